//! What can be dragged out of the palette, and what a click on it inserts. The canvas reads the payload and
//! makes edits of its own with [`new_card`] and [`new_lane`]. Knows nothing of pointers.

use std::sync::Arc;

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::edit::{MapEdit, Place, TextPlace};
use crate::model::{
    Card, CardId, CardKind, Curve, Item, Lane, LaneId, LaneKind, Language, Layer, Map, Numbers, Point,
    PointId, StepId,
};
use crate::words;

/// What is dragged out of the palette: egui's drag-and-drop payload.
#[derive(Debug, Clone, PartialEq)]
pub enum PaletteItem {
    /// A new card of that kind, with its data unsaid.
    Card(CardKind),
    /// A new phase.
    Phase,
    /// A new stage.
    Stage,
    /// A new step.
    Step,
    /// A new lane of that kind in that layer.
    Lane(LaneKind, Layer),
    /// A new block of text above or below the grid.
    Block,
    /// Cards that lie in the parking lot, in its order; the first stands for all.
    Parked(Vec<CardId>),
}

/// A new card of the kind, without words.
pub fn new_card(kind: &CardKind) -> Card {
    Card::new(CardId::fresh(), kind.clone(), "")
}

/// A new empty lane, titled after what it holds in the language of the document.
pub fn new_lane(kind: &LaneKind, layer: Layer, language: Language) -> Lane {
    let new = words::new(language);
    let title = match kind {
        LaneKind::Cards(kind) => words::kinds::card_kinds(language, kind),
        LaneKind::Curve(_) => new.emotions,
        LaneKind::Numbers(_) => new.numbers,
        LaneKind::Pictures => new.pictures,
    };
    let mut lane = Lane::new(LaneId::fresh(), title, kind.clone());
    lane.layer = layer;
    lane
}

/// The layer in which a blueprint keeps cards of the kind.
pub fn usual_layer(kind: &CardKind) -> Layer {
    match kind {
        CardKind::Evidence => Layer::Evidence,
        CardKind::Staff => Layer::FrontStage,
        CardKind::System => Layer::BackStage,
        CardKind::Policy | CardKind::Process => Layer::Support,
        _ => Layer::Customer,
    }
}

/// Every kind of lane that the palette offers, with its layer.
pub fn lane_kinds() -> Vec<(LaneKind, Layer)> {
    let numbers = Numbers {
        min: 0.0,
        max: 10.0,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: crate::model::BarsOrLine::Line,
    };
    let mut kinds = vec![
        (LaneKind::Curve(Curve::default()), Layer::Customer),
        (LaneKind::Numbers(numbers), Layer::Customer),
        (LaneKind::Pictures, Layer::Customer),
    ];
    let of_cards = CardKind::BUILT_IN.into_iter().filter(|kind| {
        !matches!(
            kind,
            CardKind::Note | CardKind::Picture { .. } | CardKind::Emotion { .. } | CardKind::Question
        )
    });
    kinds.extend(of_cards.map(|kind| (LaneKind::Cards(kind.clone()), usual_layer(&kind))));
    kinds
}

/// What a click on the item does: it inserts at the selection. New cards in the grid are typed at once.
pub(super) fn insert(item: &PaletteItem, editor: &Editor) -> Vec<Action> {
    let inserted = insertion(item, editor);
    let typed = match &inserted {
        Some(Action::EditMap(MapEdit::AddCards { to: Place::Cell { .. }, cards })) => cards.first(),
        _ => None,
    };
    let typed = typed.map(|card| Action::Type(TextPlace::Card(card.id)));
    inserted.into_iter().chain(typed).collect()
}

fn insertion(item: &PaletteItem, editor: &Editor) -> Option<Action> {
    match item {
        PaletteItem::Phase => Some(Action::Command(Command::InsertPhase)),
        PaletteItem::Stage => Some(Action::Command(Command::InsertStageAfter)),
        PaletteItem::Step => Some(Action::Command(Command::InsertStepAfter)),
        PaletteItem::Block => Some(Action::Command(Command::InsertBlockBelow)),
        PaletteItem::Lane(kind, layer) => {
            let lane = new_lane(kind, *layer, editor.document().language);
            let index = Spot::of(editor)
                .lane
                .and_then(|id| editor.map().lane_index(id))
                .map_or(usize::MAX, |index| index + 1);
            Some(Action::EditMap(MapEdit::AddLane { index, lane: Arc::new(lane) }))
        }
        PaletteItem::Card(kind) => Some(Action::EditMap(insert_card(kind, editor))),
        PaletteItem::Parked(cards) => {
            let kind = editor.map().card(*cards.first()?)?.kind.clone();
            let to = place_for(&kind, editor)?;
            Some(Action::EditMap(MapEdit::MoveCards { cards: cards.clone(), to }))
        }
    }
}

/// A card where [`place_for`] says, else in the parking lot; a feeling for a curve lane becomes a point.
fn insert_card(kind: &CardKind, editor: &Editor) -> MapEdit {
    if let CardKind::Emotion { score } = kind
        && let Some((lane, step)) = curve_spot(editor)
    {
        let point = Point::new(PointId::fresh(), f32::from(*score));
        return MapEdit::AddPoint { lane, step, point };
    }
    let to = place_for(kind, editor).unwrap_or(Place::Parking { index: usize::MAX });
    MapEdit::AddCards { to, cards: vec![new_card(kind)] }
}

/// Where a card of the kind goes by click: into the selected cell or lane; else into the lane of its kind
/// in the selected column, or under the selected card. `None`: the map has no place for it.
fn place_for(kind: &CardKind, editor: &Editor) -> Option<Place> {
    let map = editor.map();
    let spot = Spot::of(editor);
    let step = spot.step.or_else(|| map.columns().first().copied())?;
    let selected = spot.lane.and_then(|id| map.lane(id)).filter(|lane| !lane.kind.holds_points());
    if spot.exact
        && let Some(lane) = selected
    {
        return Some(Place::Cell { lane: lane.id, step, index: usize::MAX });
    }
    if let Some(Item::Card(id)) = editor.selection().last()
        && let Some((_, _, index, card)) = map.card_in_grid(*id)
        && card.kind.same_kind(kind)
    {
        return Some(Place::Cell { lane: selected?.id, step, index: index + 1 });
    }
    let lane = lane_of_kind(map, kind).or(selected.map(|lane| lane.id))?;
    Some(Place::Cell { lane, step, index: usize::MAX })
}

fn lane_of_kind(map: &Map, kind: &CardKind) -> Option<LaneId> {
    let lane = map.lanes.iter().filter(|lane| !lane.hidden).find(|lane| match &lane.kind {
        LaneKind::Cards(of) => of.same_kind(kind),
        LaneKind::Pictures => matches!(kind, CardKind::Picture { .. }),
        LaneKind::Curve(_) | LaneKind::Numbers(_) => false,
    })?;
    Some(lane.id)
}

/// Where a feeling becomes a point: in the curve lane, unless a cell or lane of cards is selected.
fn curve_spot(editor: &Editor) -> Option<(LaneId, StepId)> {
    let map = editor.map();
    let spot = Spot::of(editor);
    let is_curve = |lane: &Lane| matches!(lane.kind, LaneKind::Curve(_)) && !lane.hidden;
    let lane = match spot.lane.filter(|_| spot.exact) {
        Some(id) => map.lane(id).filter(|lane| is_curve(lane))?,
        None => map.lanes.iter().find(|lane| is_curve(lane))?,
    };
    Some((lane.id, spot.step.or_else(|| map.columns().first().copied())?))
}

/// Lane and column of what was selected last.
#[derive(Debug, Default)]
struct Spot {
    lane: Option<LaneId>,
    step: Option<StepId>,
    /// A cell or a lane itself is selected: nothing else can be meant.
    exact: bool,
}

impl Spot {
    fn of(editor: &Editor) -> Self {
        let map = editor.map();
        match editor.selection().last() {
            Some(&Item::Card(id)) => map.card_in_grid(id).map_or_else(Self::default, |(lane, step, ..)| {
                Self { lane: Some(lane.id), step: Some(step), exact: false }
            }),
            Some(&Item::Point(id)) => map.point(id).map_or_else(Self::default, |(lane, step, _)| Self {
                lane: Some(lane.id),
                step: Some(step),
                exact: false,
            }),
            Some(&Item::Cell(lane, step)) => Self { lane: Some(lane), step: Some(step), exact: true },
            Some(&Item::Lane(lane)) => Self { lane: Some(lane), step: None, exact: true },
            Some(&Item::Step(step)) => Self { step: Some(step), ..Self::default() },
            Some(&Item::Stage(id)) => {
                let step = map.stage(id).and_then(|stage| stage.steps.first()).map(|step| step.id);
                Self { step, ..Self::default() }
            }
            _ => Self::default(),
        }
    }
}
