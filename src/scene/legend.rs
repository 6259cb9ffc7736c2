//! The legend: every sign as it is drawn on the map, with what it means.

use super::card;
use super::draw::{Pen, shaped_icon};
use super::{BezPath, Dash, Pos, Primitive, Rect, Role, Stroke};
use crate::layout::Sign;
use crate::model::{CardKind, Channel, EvidenceLevel, Item};
use crate::style::{self, size};
use crate::text::icons;

/// The legend.
pub(super) fn legend(pen: &mut Pen<'_>) {
    let Some(legend) = &pen.layout.legend else { return };
    let origin = legend.rect.origin();
    let mut primitives = Vec::new();
    let mut names = Vec::new();
    for entry in &legend.entries {
        sign(pen, &entry.sign, entry.rect - origin.to_vec2(), &mut primitives);
        primitives.push(pen.text(&entry.text, origin));
        names.push(entry.text.shaped.plain());
    }
    pen.group(origin, Some(Item::Legend), Role::Legend, names.join(", "), None, primitives);
}

fn sign(pen: &Pen<'_>, sign: &Sign, rect: Rect, primitives: &mut Vec<Primitive>) {
    let icon_at = Pos::new(rect.center().x - size::ICON / 2.0, rect.center().y - size::ICON / 2.0);
    match sign {
        Sign::Kind(kind) => kind_sign(pen, kind, rect, primitives),
        Sign::Severity => {
            let dots = [-1.0, 0.0, 1.0].map(|place| rect.center() + kurbo::Vec2::new(place * 10.0, 0.0));
            card::draw_dots(&dots, 2, pen.style.colours.pain_point.ink, primitives);
        }
        Sign::Impact | Sign::Effort => {
            let icon = if *sign == Sign::Impact { style::impact_icon() } else { style::effort_icon() };
            primitives.push(card::small_icon(icon, rect, 16.0, pen.style.colours.opportunity.ink));
        }
        Sign::Presence(presence) => {
            let icon = style::presence_icon(*presence);
            primitives.push(card::small_icon(icon, rect, 16.0, pen.style.colours.touchpoint.ink));
        }
        Sign::Evidence(level) => evidence_sign(pen, *level, rect, primitives),
        Sign::Persona(initial) => card::badge(pen, rect, initial, primitives),
        Sign::Arrow { two_way } => arrow_sign(pen, *two_way, rect, primitives),
        Sign::Mark(mark) => {
            let shaped = shaped_icon(style::mark_icon(*mark, pen.document), true);
            let colour = super::card::mark_colour(pen, *mark);
            primitives.push(Primitive::Text { at: icon_at, shaped, colour, turned: false });
        }
        Sign::Channel(id) => {
            let icon = style::channel_icon(Channel::Own(*id), pen.document);
            let colour = pen.style.colours.touchpoint.ink;
            primitives.push(Primitive::Text {
                at: icon_at,
                shaped: shaped_icon(icon, false),
                colour,
                turned: false,
            });
        }
        Sign::Dash => primitives.push(super::frame::dash(pen, rect.center())),
        Sign::NotWithUs => primitives.push(super::frame::stretch(pen, rect.inflate(0.0, -6.0), true)),
        Sign::Series(colour) => {
            let mut path = BezPath::new();
            path.move_to((rect.x0, rect.center().y));
            path.line_to((rect.x1, rect.center().y));
            let stroke = Some(super::curve::stroke(pen, *colour));
            primitives.push(Primitive::Path { path, fill: None, stroke });
        }
        Sign::Bars(colour) => primitives.push(Primitive::Rect {
            rect: Rect::from_center_size(rect.center(), (9.0, 14.0)),
            radius: 2.0,
            fill: Some(super::curve::series_colour(pen, *colour)),
            stroke: None,
        }),
        Sign::Measured => {
            let mut path = BezPath::new();
            path.move_to((rect.x0, rect.center().y));
            path.line_to((rect.x1, rect.center().y));
            let stroke = Some(super::curve::measured_stroke(pen));
            primitives.push(Primitive::Path { path, fill: None, stroke });
            primitives.push(super::curve::measured_mark(pen, rect.center(), false));
        }
    }
}

/// A small card of the kind, with its shape.
fn kind_sign(pen: &Pen<'_>, kind: &CardKind, rect: Rect, primitives: &mut Vec<Primitive>) {
    let colours = pen.style.card(kind, pen.document);
    let radius = if *kind == CardKind::Thought { rect.height() / 2.0 } else { 4.0 };
    primitives.push(Primitive::Rect {
        rect: rect.inset(-0.5),
        radius,
        fill: Some(colours.fill),
        stroke: Some(Stroke::solid(1.0, colours.border)),
    });
    primitives.push(card::small_icon(style::kind_icon(kind, pen.document), rect, 14.0, colours.ink));
}

/// An empty card with the edge of that level; what is researched has a check.
fn evidence_sign(pen: &Pen<'_>, level: EvidenceLevel, rect: Rect, primitives: &mut Vec<Primitive>) {
    let plain = pen.style.colours.plain;
    primitives.push(Primitive::Rect {
        rect: rect.inset(-1.5),
        radius: 4.0,
        fill: Some(plain.fill),
        stroke: Some(card::edge(plain, level)),
    });
    if level == EvidenceLevel::Researched {
        primitives.push(card::small_icon(icons::CHECK, rect, 13.0, plain.ink));
    }
}

fn arrow_sign(pen: &Pen<'_>, two_way: bool, rect: Rect, primitives: &mut Vec<Primitive>) {
    let middle = rect.center().y;
    let (from, to) = (Pos::new(rect.x0 + 2.0, middle), Pos::new(rect.x1 - 2.0, middle));
    let stroke = Stroke { width: size::ARROW, colour: pen.style.colours.arrow, dash: Dash::Solid };
    let mut path = BezPath::new();
    path.move_to(from);
    path.line_to(to);
    let mut head = |tip: Pos, back: f64| {
        path.move_to((tip.x + back, tip.y - 4.0));
        path.line_to(tip);
        path.line_to((tip.x + back, tip.y + 4.0));
    };
    head(to, -5.0);
    if two_way {
        head(from, 5.0);
    }
    primitives.push(Primitive::Path { path, fill: None, stroke: Some(stroke) });
}
