//! From what is carried and where the pointer is to the edit that dropping there would be.

mod cards;
mod order;
mod points;

use super::{Held, Load, Pointer};
use crate::edit::{Edit, MapEdit, StepName};
use crate::layout::{Pos, Rect};
use crate::model::{CardId, Item, Link, LinkId, StepId};
use crate::style::size;

/// What a drop would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Aim {
    /// Nothing, where there is no place for it.
    pub(super) edit: Option<Edit>,
    /// A bar that shows the place, on the page.
    pub(super) bar: Option<Rect>,
    /// The edit is forbidden, and whoever drops there is told why.
    pub(super) tells_why_not: bool,
}

/// What dropping the load here would do, if it was picked up at `start`.
pub(super) fn aim(load: &Load, held: &Held, start: Pos, pointer: &Pointer) -> Aim {
    let pos = pointer.pos;
    match load {
        Load::Cards { cards, .. } if pointer.over_parking && pointer.copies => {
            cards::park_copies(held, cards)
        }
        Load::Cards { cards, .. } if pointer.over_parking => cards::park(held, cards),
        Load::NewCard(card) if pointer.over_parking => cards::park_new(held, card),
        _ if pointer.over_parking => Aim::default(),
        Load::Cards { cards, grabbed } if pointer.copies => cards::drop_copies(held, cards, *grabbed, pos),
        Load::Cards { cards, grabbed } => cards::drop(held, cards, *grabbed, pos),
        Load::NewCard(card) => cards::drop_new(held, card, pos),
        Load::Point(id) => Aim::at(held, points::drag(held, *id, start, pos)),
        Load::Phase(id) => {
            order::phase(held, pos, Some(*id), |index| MapEdit::MovePhase { phase: *id, index })
        }
        Load::NewPhase(new) => {
            order::phase(held, pos, None, |index| MapEdit::AddPhase { index, phase: new.clone() })
        }
        Load::Stage(id) => {
            order::stage(held, pos, Some(*id), |to, index| MapEdit::MoveStage { stage: *id, to, index })
        }
        Load::NewStage(new) => order::stage(held, pos, None, |phase, index| MapEdit::AddStage {
            phase,
            index,
            stage: new.clone(),
        }),
        Load::Step(id) => {
            order::step(held, pos, Some(*id), |to, index| MapEdit::MoveStep { step: *id, to, index })
        }
        Load::NewStep(new) => {
            order::step(held, pos, None, |stage, index| MapEdit::AddStep { stage, index, step: new.clone() })
        }
        Load::Lane(id) => order::lane(held, pos, *id),
        Load::NewLane(new) => order::new_lane(held, pos, new),
        Load::Block(id) => {
            order::block(held, pos, Some(*id), |above, index| MapEdit::MoveBlock { block: *id, above, index })
        }
        Load::NewBlock(new) => order::block(held, pos, None, |above, index| MapEdit::AddBlock {
            above,
            index,
            block: new.clone(),
        }),
        Load::ColumnEdge(steps) => Aim { edit: widths(held, steps, pos.x - start.x), ..Aim::default() },
        Load::CardEdge(card) => Aim::at(held, span(held, *card, pos)),
        Load::Baseline(lane) => Aim::at(held, points::baseline(held, *lane, pos)),
        Load::Arrow(from) => Aim::at(held, arrow(held, *from, pos)),
        Load::ArrowEnd(link, starts) => Aim::at(held, arrow_end(held, *link, *starts, pos)),
    }
}

impl Aim {
    /// A change of the map, without a bar.
    fn at(held: &Held, edit: Option<MapEdit>) -> Self {
        Self { edit: edit.map(|edit| Edit::Map(held.map.id, edit)), ..Self::default() }
    }

    fn with_bar(self, bar: Rect) -> Self {
        Self { bar: Some(bar), ..self }
    }
}

/// The columns together become wider by that, each in proportion.
fn widths(held: &Held, steps: &[StepId], wider: f64) -> Option<Edit> {
    let (narrowest, widest) = size::COLUMN_RANGE;
    let columns: Vec<_> = steps.iter().filter_map(|step| held.layout.column(*step)).collect();
    let before: f64 = columns.iter().map(|column| column.width).sum();
    let share = (before + wider) / before;
    let edits = columns.iter().map(|column| {
        let width = (column.width * share).round().clamp(narrowest, widest);
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2000")]
        let width = MapEdit::SetColumnWidth(column.step, Some(width as f32));
        Edit::Map(held.map.id, width)
    });
    let mut edits: Vec<Edit> = edits.collect();
    if edits.len() > 1 { Some(Edit::Several(StepName::ResizeColumn, edits)) } else { edits.pop() }
}

/// The card ends with the column whose right edge is nearest.
fn span(held: &Held, id: CardId, pos: Pos) -> Option<MapEdit> {
    let (_, first, _, card) = held.map.card_in_grid(id)?;
    let columns = held.layout.setting.columns.iter().skip_while(|column| column.step != first);
    let away = |x: f64| (x - pos.x).abs();
    let (more, _) =
        columns.enumerate().min_by(|(_, a), (_, b)| away(a.x + a.width).total_cmp(&away(b.x + b.width)))?;
    let span = u16::try_from(more + 1).ok()?;
    Some(MapEdit::SetCard(Box::new(crate::model::Card { span, ..card.clone() })))
}

fn arrow(held: &Held, from: CardId, pos: Pos) -> Option<MapEdit> {
    let Some(Item::Card(to)) = held.layout.hit(pos) else { return None };
    let id = LinkId::from_bits(held.new_id);
    Some(MapEdit::AddLink(Link { id, from, to, label: String::new(), two_way: false }))
}

/// The arrow with that end at the card under the pointer.
fn arrow_end(held: &Held, id: LinkId, starts: bool, pos: Pos) -> Option<MapEdit> {
    let Some(Item::Card(card)) = held.layout.hit(pos) else { return None };
    let mut link = held.map.links.iter().find(|link| link.id == id)?.clone();
    *if starts { &mut link.from } else { &mut link.to } = card;
    Some(MapEdit::SetLink(link))
}
