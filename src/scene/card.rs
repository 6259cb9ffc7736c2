//! Cards. What a card is can be told from its shape, also without colour: a thought is a bubble, a quote has a
//! bar, a note a folded corner. How well its claim is known shows in its edge.

use std::sync::Arc;

use super::draw::{Pen, bounds, shaped_icon};
use super::{BezPath, Colour, Dash, Group, Picture, Pos, Primitive, Rect, Role, Stroke, Vec2};
use crate::layout::{
    CardBox, CardSign, DOT, Detail, FACT_ICON, Fact, FactKind, Initial, JointBox, SCALE_ICON, kind_name,
};
use crate::model::{Card, CardKind, Channel, Document, EvidenceLevel, Item, LaneId, Mark, Presence};
use crate::style::{self, CardColours, size};
use crate::text::{self, icons};
use crate::words;
use crate::words::kinds;

/// The group of a card, from its top left.
pub(super) fn group(pen: &Pen<'_>, card: &CardBox, lane: LaneId) -> Group {
    let colours = colours(pen, &card.card);
    let (width, height) = card.parts.size;
    let mut primitives = Vec::new();
    ground(&card.card, colours, Rect::new(0.0, 0.0, width, height), &mut primitives);
    if let (CardKind::Picture { image: Some(hash) }, Some(rect)) = (&card.card.kind, card.parts.picture)
        && let Some(image) = pen.document.images.get(hash)
    {
        primitives.push(Primitive::Image { rect, radius: 3.0, picture: Picture(image.clone()) });
    }
    if let Some(at) = card.parts.icon {
        let filled = matches!(card.card.kind, CardKind::Quote { .. });
        let shaped = shaped_icon(style::kind_icon(&card.card.kind, pen.document), filled);
        primitives.push(Primitive::Text { at, shaped, colour: colours.ink, turned: false });
    }
    primitives.push(pen.text(&card.parts.title, Pos::ZERO));
    for detail in &card.parts.details {
        draw_detail(pen, detail, colours.ink, &mut primitives);
    }
    for (at, sign) in &card.parts.signs {
        draw_sign(pen, *at, sign, colours, &mut primitives);
    }
    for fact in &card.parts.facts {
        draw_fact(pen, fact, colours, &mut primitives);
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

/// The word between two cards, on the line that joins them.
pub(super) fn joint(pen: &Pen<'_>, joint: &JointBox) -> Vec<Primitive> {
    let rect = joint.rect;
    let colours = &pen.style.colours;
    let mut line = BezPath::new();
    line.move_to((rect.center().x, rect.y0));
    line.line_to((rect.center().x, rect.y1));
    let height = f64::from(joint.text.shaped.height) + 1.0;
    let pill = Rect::from_center_size(rect.center(), (rect.width() + 18.0, height));
    vec![
        Primitive::Path { path: line, fill: None, stroke: Some(Stroke::solid(1.4, colours.secondary)) },
        Primitive::Rect {
            rect: pill,
            radius: height / 2.0,
            fill: Some(colours.ground),
            stroke: Some(Stroke::solid(1.2, colours.secondary)),
        },
        pen.text(&joint.text, Pos::ZERO),
    ]
}

fn colours(pen: &Pen<'_>, card: &Card) -> CardColours {
    match card.colour {
        Some(own) => pen.style.card_filled(own.into()),
        None => pen.style.card(&card.kind, pen.document),
    }
}

/// The edge of a card whose claim is known that well.
pub(super) fn edge(colours: CardColours, evidence: EvidenceLevel) -> Stroke {
    // A hairline of the border's colour would hardly be seen broken.
    let broken = colours.border.mix(colours.ink, 0.45);
    match evidence {
        EvidenceLevel::Assumed => Stroke::dashed(1.2, broken, Dash::Dashed(3.0, 3.0)),
        EvidenceLevel::Partly => Stroke::dashed(1.2, broken, Dash::Dashed(11.0, 4.0)),
        EvidenceLevel::Unsaid | EvidenceLevel::Researched => Stroke::solid(1.0, colours.border),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "most kinds are plain cards")]
fn ground(card: &Card, colours: CardColours, rect: Rect, primitives: &mut Vec<Primitive>) {
    let edge = edge(colours, card.evidence);
    let (inner, fill, stroke) = (rect.inset(-0.5), Some(colours.fill), Some(edge));
    match &card.kind {
        CardKind::Thought => {
            let radius = size::BUBBLE.min(rect.height() / 2.0);
            // The bubbles that lead to whoever thinks, in the space below the card.
            for (x, y, radius) in [(18.0, 1.2, 3.2), (11.0, 3.9, 1.6)] {
                let centre = Pos::new(rect.x0 + x, rect.y1 + y);
                let rect = Rect::from_center_size(centre, (radius * 2.0, radius * 2.0));
                let stroke = Some(Stroke::solid(1.0, colours.border.mix(colours.ink, 0.35)));
                primitives.push(Primitive::Rect { rect, radius, fill, stroke });
            }
            primitives.push(Primitive::Rect { rect: inner, radius, fill, stroke });
        }
        CardKind::Quote { .. } => {
            primitives.push(Primitive::Rect { rect: inner, radius: size::CARD_RADIUS, fill, stroke });
            let bar = Rect::new(rect.x0, rect.y0 + 4.0, rect.x0 + size::QUOTE_BAR, rect.y1 - 4.0);
            primitives.push(Primitive::Rect {
                rect: bar,
                radius: size::QUOTE_BAR / 2.0,
                fill: Some(colours.ink),
                stroke: None,
            });
        }
        CardKind::Note => {
            let (path, ear) = dog_eared(inner);
            primitives.push(Primitive::Path { path, fill, stroke });
            primitives.push(Primitive::Path {
                path: ear,
                fill: Some(colours.border),
                stroke: Some(Stroke::solid(1.0, edge.colour)),
            });
        }
        _ => primitives.push(Primitive::Rect { rect: inner, radius: size::CARD_RADIUS, fill, stroke }),
    }
}

/// A rectangle whose lower right corner is folded up, and the folded corner.
fn dog_eared(rect: Rect) -> (BezPath, BezPath) {
    let (ear, round) = (size::DOG_EAR, size::CARD_RADIUS * 0.6);
    let mut path = BezPath::new();
    path.move_to((rect.x0 + round, rect.y0));
    path.line_to((rect.x1 - round, rect.y0));
    path.quad_to((rect.x1, rect.y0), (rect.x1, rect.y0 + round));
    path.line_to((rect.x1, rect.y1 - ear));
    path.line_to((rect.x1 - ear, rect.y1));
    path.line_to((rect.x0 + round, rect.y1));
    path.quad_to((rect.x0, rect.y1), (rect.x0, rect.y1 - round));
    path.line_to((rect.x0, rect.y0 + round));
    path.quad_to((rect.x0, rect.y0), (rect.x0 + round, rect.y0));
    path.close_path();
    let mut corner = BezPath::new();
    corner.move_to((rect.x1, rect.y1 - ear));
    corner.line_to((rect.x1 - ear, rect.y1));
    corner.line_to((rect.x1 - ear, rect.y1 - ear));
    corner.close_path();
    (path, corner)
}

/// A sign in the square from there.
fn draw_sign(pen: &Pen<'_>, at: Pos, sign: &CardSign, on: CardColours, primitives: &mut Vec<Primitive>) {
    let ink = on.ink;
    let square = Rect::from_origin_size(at, (size::ICON, size::ICON));
    match sign {
        CardSign::Mark(mark) => primitives.push(mark_icon(pen, at, *mark, on.fill)),
        CardSign::Presence(presence) => {
            primitives.push(small_icon(style::presence_icon(*presence), square, 14.0, ink));
        }
        CardSign::Persona(initial) => badge(pen, square, initial, primitives),
        CardSign::Researched => primitives.push(small_icon(icons::CHECK, square, 13.0, ink)),
    }
}

/// The letter of a persona on the colour of the persona's curves.
pub(super) fn badge(pen: &Pen<'_>, square: Rect, initial: &Initial, primitives: &mut Vec<Primitive>) {
    let radius = 7.5;
    let ground = super::curve::series_colour(pen, initial.colour);
    primitives.push(Primitive::Rect {
        rect: Rect::from_center_size(square.center(), (radius * 2.0, radius * 2.0)),
        radius,
        fill: Some(ground),
        stroke: None,
    });
    let half = Vec2::new(f64::from(initial.letter.width), f64::from(initial.letter.height)) / 2.0;
    primitives.push(Primitive::Text {
        at: square.center() - half,
        shaped: initial.letter.clone(),
        colour: pen.style.ink_on(ground),
        turned: false,
    });
}

/// An icon in the middle of the square.
pub(super) fn small_icon(icon: char, square: Rect, side: f64, colour: Colour) -> Primitive {
    #[expect(clippy::cast_possible_truncation, reason = "a small constant")]
    let shaped = Arc::new(text::icon(icon, side as f32, false));
    let at = square.center() - Vec2::new(side, side) / 2.0;
    Primitive::Text { at, shaped, colour, turned: false }
}

fn mark_icon(pen: &Pen<'_>, at: Pos, mark: Mark, ground: Colour) -> Primitive {
    let shaped = shaped_icon(style::mark_icon(mark, pen.document), true);
    let colour = pen.style.on(ground, mark_colour(pen, mark), 3.0);
    Primitive::Text { at, shaped, colour, turned: false }
}

/// Colour of a mark: its own, red for dangers, gold for the rest.
pub(super) fn mark_colour(pen: &Pen<'_>, mark: Mark) -> Colour {
    match mark {
        Mark::Own(id) => {
            let own = pen.document.marks.iter().find(|own| own.id == id);
            own.map_or(pen.style.colours.mark, |own| pen.style.mark_of(own.colour.into()))
        }
        Mark::FailPoint | Mark::Critical => pen.style.colours.pain_point.ink,
        Mark::MomentOfTruth | Mark::Wow | Mark::Star => pen.style.colours.mark,
    }
}

fn draw_detail(pen: &Pen<'_>, detail: &Detail, ink: Colour, primitives: &mut Vec<Primitive>) {
    primitives.extend(detail.text.as_ref().map(|text| pen.text_in(text, Pos::ZERO, ink)));
    if let Some((at, icon)) = detail.icon {
        let square = Rect::from_origin_size(at, (SCALE_ICON, SCALE_ICON));
        primitives.push(small_icon(icon, square, SCALE_ICON, ink));
    }
    if let Some((dots, filled)) = &detail.dots {
        draw_dots(dots, *filled, ink, primitives);
    }
}

/// The dots of a scale.
pub(super) fn draw_dots(dots: &[Pos; 3], filled: u8, ink: Colour, primitives: &mut Vec<Primitive>) {
    for (place, centre) in dots.iter().enumerate() {
        let full = place < usize::from(filled);
        let radius = DOT - if full { 0.0 } else { 0.6 };
        primitives.push(Primitive::Rect {
            rect: Rect::from_center_size(*centre, (radius * 2.0, radius * 2.0)),
            radius,
            fill: full.then_some(ink),
            stroke: (!full).then_some(Stroke::solid(1.2, ink)),
        });
    }
}

fn draw_fact(pen: &Pen<'_>, fact: &Fact, colours: CardColours, primitives: &mut Vec<Primitive>) {
    if fact.kind.is_chip() {
        let radius = if fact.kind == FactKind::Variant { 3.0 } else { (fact.rect.height() / 2.0).min(8.0) };
        primitives.push(Primitive::Rect {
            rect: fact.rect.inset(-0.5),
            radius,
            fill: None,
            stroke: Some(Stroke::solid(1.0, colours.border.mix(colours.ink, 0.25))),
        });
    }
    if let Some(at) = fact.icon {
        let icon = if fact.kind == FactKind::Owner { icons::USER } else { icons::THUMBS_UP };
        let square = Rect::from_origin_size(at, (FACT_ICON, FACT_ICON));
        primitives.push(small_icon(icon, square, FACT_ICON, colours.ink));
    }
    primitives.push(pen.text_in(&fact.text, Pos::ZERO, colours.ink));
}

/// `Pain point: Too slow. Productivity. Moderate. Moment of truth. Assumed.`
#[expect(clippy::wildcard_enum_match_arm, reason = "most kinds have words alone")]
fn label(pen: &Pen<'_>, card: &Card) -> String {
    let language = pen.document.language;
    let map = words::map(language);
    let mut parts =
        vec![words::phrases::card_name(kind_name(pen.document, &card.kind), &words_of(pen.document, card))];
    match &card.kind {
        CardKind::PainPoint { category, severity } => {
            parts.extend(category.map(|category| kinds::pain_category(language, category).to_owned()));
            parts.extend((*severity > 0).then(|| kinds::severity(language, *severity).to_owned()));
        }
        CardKind::Opportunity { impact, effort } => {
            let scales = [(map.impact, *impact), (map.effort, *effort)];
            let given = scales.into_iter().filter(|(_, value)| *value > 0);
            parts.extend(given.map(|(name, value)| format!("{name}: {}", kinds::extent(language, value))));
        }
        CardKind::Touchpoint { channel, presence } => {
            parts.extend(channel.map(|channel| channel_name(pen, channel)));
            let said = *presence != Presence::Unsaid;
            parts.extend(said.then(|| kinds::presence(language, *presence).to_owned()));
        }
        _ => {}
    }
    parts.extend(card.marks.iter().map(|mark| mark_name(pen, *mark)));
    let known = card.evidence != EvidenceLevel::Unsaid;
    parts.extend(known.then(|| kinds::evidence_level(language, card.evidence).to_owned()));
    parts.join(". ")
}

/// The words of the card; those of its picture where it has none.
#[must_use]
pub fn words_of(document: &Document, card: &Card) -> String {
    let CardKind::Picture { image: Some(hash) } = &card.kind else { return card.title.clone() };
    let picture = document.images.get(hash).map(|image| image.title.clone());
    if card.title.is_empty() { picture.unwrap_or_default() } else { card.title.clone() }
}

fn channel_name(pen: &Pen<'_>, channel: Channel) -> String {
    let own = pen.document.channels.iter().find(|own| channel == Channel::Own(own.id));
    own.map_or_else(|| kinds::channel(pen.document.language, channel).to_owned(), |own| own.name.clone())
}

fn mark_name(pen: &Pen<'_>, mark: Mark) -> String {
    let own = pen.document.marks.iter().find(|own| mark == Mark::Own(own.id));
    own.map_or_else(|| kinds::mark(pen.document.language, mark).to_owned(), |own| own.name.clone())
}
