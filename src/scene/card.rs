//! Cards.

use super::draw::{Pen, bounds, shaped_icon};
use super::{Colour, Dash, Group, Picture, Pos, Primitive, Rect, Role, Stroke};
use crate::layout::{CardBox, Detail, kind_name};
use crate::model::{Card, CardKind, EvidenceLevel, Item, LaneId, Mark};
use crate::style::{self, CardColours, size};
use crate::words;
use crate::words::kinds;

/// The group of a card, from its top left.
pub(super) fn group(pen: &Pen<'_>, card: &CardBox, lane: LaneId) -> Group {
    let colours = colours(pen, &card.card);
    let (width, height) = card.parts.size;
    let mut primitives = vec![ground(&card.card, colours, Rect::new(0.0, 0.0, width, height))];
    if let (CardKind::Picture { image: Some(hash) }, Some(rect)) = (&card.card.kind, card.parts.picture)
        && let Some(image) = pen.document.images.get(hash)
    {
        primitives.push(Primitive::Image { rect, radius: 3.0, picture: Picture(image.clone()) });
    }
    primitives.push(icon(pen, card, colours.ink));
    primitives.push(pen.text(&card.parts.title, Pos::ZERO));
    for detail in &card.parts.details {
        draw_detail(pen, detail, colours.ink, &mut primitives);
    }
    for (at, mark) in &card.parts.marks {
        primitives.push(mark_icon(pen, *at, *mark));
    }
    let bounds = bounds(&primitives).unwrap_or_default();
    Group {
        item: Some(Item::Card(card.card.id)),
        role: Role::Card,
        label: label(pen, &card.card),
        parent: Some(Item::Lane(lane)),
        bounds,
        primitives,
    }
}

fn colours(pen: &Pen<'_>, card: &Card) -> CardColours {
    match card.colour {
        Some(own) => pen.style.colours.card_of(own.into()),
        None => pen.style.card(&card.kind, pen.document),
    }
}

/// Notes and assumptions have a dashed edge, everything else a hairline.
fn ground(card: &Card, colours: CardColours, rect: Rect) -> Primitive {
    let dashed = matches!(card.kind, CardKind::Note) || card.evidence == EvidenceLevel::Assumed;
    let dash = if dashed { Dash::Dashed(4.0, 3.0) } else { Dash::Solid };
    Primitive::Rect {
        rect: rect.inset(-0.5),
        radius: size::CARD_RADIUS,
        fill: Some(colours.fill),
        stroke: Some(Stroke::dashed(1.0, colours.border, dash)),
    }
}

fn icon(pen: &Pen<'_>, card: &CardBox, ink: Colour) -> Primitive {
    Primitive::Text {
        at: card.parts.icon,
        shaped: shaped_icon(style::kind_icon(&card.card.kind, pen.document), false),
        colour: ink,
        turned: false,
    }
}

fn mark_icon(pen: &Pen<'_>, at: Pos, mark: Mark) -> Primitive {
    let shaped = shaped_icon(style::mark_icon(mark, pen.document), true);
    Primitive::Text { at, shaped, colour: mark_colour(pen, mark), turned: false }
}

/// Colour of a mark: its own, red for dangers, gold for the rest.
pub(super) fn mark_colour(pen: &Pen<'_>, mark: Mark) -> Colour {
    match mark {
        Mark::Own(id) => {
            let own = pen.document.marks.iter().find(|own| own.id == id);
            own.map_or(pen.style.colours.mark, |own| own.colour.into())
        }
        Mark::FailPoint | Mark::Critical => pen.style.colours.pain_point.ink,
        Mark::MomentOfTruth | Mark::Wow | Mark::Star => pen.style.colours.mark,
    }
}

fn draw_detail(pen: &Pen<'_>, detail: &Detail, ink: Colour, primitives: &mut Vec<Primitive>) {
    primitives.push(pen.text_in(&detail.text, Pos::ZERO, ink));
    let Some((dots, filled)) = &detail.dots else { return };
    for (place, centre) in dots.iter().enumerate() {
        let full = place < usize::from(*filled);
        let radius = crate::layout::DOT - if full { 0.0 } else { 0.6 };
        primitives.push(Primitive::Rect {
            rect: Rect::from_center_size(*centre, (radius * 2.0, radius * 2.0)),
            radius,
            fill: full.then_some(ink),
            stroke: (!full).then_some(Stroke::solid(1.2, ink)),
        });
    }
}

/// `Pain point: Too slow. Productivity, moderate. Moment of truth.`
fn label(pen: &Pen<'_>, card: &Card) -> String {
    let language = pen.document.language;
    let mut parts = vec![words::phrases::card_name(kind_name(pen.document, &card.kind), &card.title)];
    if let CardKind::PainPoint { category, severity } = &card.kind {
        parts.extend(category.map(|category| kinds::pain_category(language, category).to_owned()));
        if *severity > 0 {
            parts.push(kinds::severity(language, *severity).to_owned());
        }
    }
    parts.extend(card.marks.iter().map(|mark| kinds::mark(language, *mark).to_owned()));
    parts.join(". ")
}
