//! Everything around the cells: title block, blocks of text, heads, lanes, strips, lines, legend.

use std::sync::Arc;

use super::draw::Pen;
use super::{BezPath, Colour, Dash, Group, Picture, Placed, Pos, Primitive, Rect, Role, Scene, Stroke};
use crate::layout::{Dividing, Head, Level, PersonaBox, Row, TICK};
use crate::model::{Document, Indicator, Item, Layer, Persona, StepId};
use crate::style::{Style, size};
use crate::words;
use crate::words::kinds;

/// The title block.
pub(super) fn title(pen: &mut Pen<'_>) {
    let Some(block) = &pen.layout.title else { return };
    let origin = block.rect.origin();
    for placed in &block.personas {
        persona(pen, placed);
    }
    let mut primitives: Vec<_> =
        std::iter::once(&block.title).chain(&block.texts).map(|text| pen.text(text, origin)).collect();
    for figure in &block.figures {
        primitives.push(Primitive::Rect {
            rect: figure.bar - origin.to_vec2(),
            radius: 1.5,
            fill: Some(figure_colour(pen, figure.indicator)),
            stroke: None,
        });
        primitives.extend(figure.texts.iter().map(|text| pen.text(text, origin)));
    }
    pen.group(origin, Some(Item::Title), Role::Title, block.label.clone(), None, primitives);
}

/// A persona: its portrait in the colour of its curve, and what is said of it.
fn persona(pen: &mut Pen<'_>, placed: &PersonaBox) {
    let origin = placed.rect.origin();
    let mut primitives = Vec::new();
    if placed.is_panel {
        primitives.push(Primitive::Rect {
            rect: (placed.rect - origin.to_vec2()).inset(-0.5),
            radius: size::CARD_RADIUS,
            fill: Some(pen.style.colours.lanes[0]),
            stroke: Some(Stroke::solid(1.0, pen.style.colours.hairline)),
        });
    }
    let rect = placed.portrait - origin.to_vec2();
    primitives.extend(portrait_in(rect, pen.document, &placed.persona, placed.series, pen.style));
    primitives.extend(placed.texts.iter().map(|text| pen.text(text, origin)));
    let said = placed.texts.iter().map(|text| text.shaped.plain());
    let label = if placed.is_panel {
        said.collect::<Vec<_>>().join(". ")
    } else {
        std::iter::once(placed.persona.name.clone()).chain(said).collect::<Vec<_>>().join(". ")
    };
    let item = Some(Item::Persona(placed.persona.id));
    pen.group(origin, item, Role::Title, label, Some(Item::Title), primitives);
}

/// A portrait alone, as large as its page.
#[must_use]
pub fn portrait(
    document: &Document,
    persona: &Persona,
    series: Option<usize>,
    side: f64,
    style: &Style,
) -> Scene {
    let rect = Rect::new(0.0, 0.0, side, side);
    let group = Group {
        item: Some(Item::Persona(persona.id)),
        role: Role::Title,
        label: persona.name.clone(),
        parent: None,
        bounds: rect,
        primitives: portrait_in(rect, document, persona, series, style),
    };
    let ground = Colour { alpha: 0, ..style.colours.ground };
    Scene { size: rect.size(), ground, groups: vec![Placed { at: Pos::ZERO, group: Arc::new(group) }] }
}

/// Picture or drawn figure in a ring of the colour of the persona's curve.
fn portrait_in(
    rect: Rect,
    document: &Document,
    persona: &Persona,
    series: Option<usize>,
    style: &Style,
) -> Vec<Primitive> {
    let curves = style.colours.curves;
    // A persona alone is drawn in the accent of the program rather than in the black of the first curve.
    let colour = series.and_then(|at| curves.get(at % curves.len())).copied().unwrap_or(curves[1]);
    match persona.portrait.and_then(|hash| document.images.get(&hash)) {
        Some(image) => {
            let radius = rect.width() / 2.0;
            vec![Primitive::Image { rect, radius, picture: Picture(image.clone()) }, ring(rect, colour)]
        }
        None => super::face::figure(rect, colour, style),
    }
}

fn figure_colour(pen: &Pen<'_>, indicator: Indicator) -> Colour {
    match indicator {
        Indicator::Nps => pen.style.colours.opportunity.ink,
        Indicator::Csat => pen.style.layer(Layer::Customer),
        Indicator::Ces => pen.style.colours.pain_point.ink,
    }
}

/// A circle's edge.
pub(super) fn ring(rect: Rect, colour: Colour) -> Primitive {
    Primitive::Rect {
        rect: rect.inset(-1.0),
        radius: rect.width() / 2.0 - 1.0,
        fill: None,
        stroke: Some(Stroke::solid(2.0, colour)),
    }
}

/// Blocks of text.
pub(super) fn blocks(pen: &mut Pen<'_>) {
    for block in &pen.layout.blocks {
        let origin = block.rect.origin();
        let mut primitives = vec![Primitive::Rect {
            rect: (block.rect - origin.to_vec2()).inset(-0.5),
            radius: size::CARD_RADIUS,
            fill: Some(pen.style.colours.lanes[0]),
            stroke: Some(Stroke::solid(1.0, pen.style.colours.hairline)),
        }];
        primitives.extend(block.texts.iter().map(|text| pen.text(text, origin)));
        pen.group(origin, Some(Item::Block(block.block)), Role::Block, block.label.clone(), None, primitives);
    }
}

/// Phase bands, stage chevrons, step heads.
pub(super) fn heads(pen: &mut Pen<'_>) {
    for head in &pen.layout.heads {
        let origin = head.rect.origin();
        let rect = head.rect - origin.to_vec2();
        let colours = &pen.style.colours;
        let (ground, ink, quiet) = match head.level {
            Level::Phase => (band(rect, pen), colours.band_ink, colours.band_ink),
            Level::Stage if head.not_with_us => {
                (chevron(pen, head, rect, true), colours.band_ink, colours.band_ink)
            }
            Level::Stage => (chevron(pen, head, rect, false), colours.stage_ink, colours.stage_ink),
            Level::Step => (step(rect, head.not_with_us, pen), colours.text, colours.secondary),
        };
        let mut primitives = vec![ground];
        primitives.extend(
            head.texts
                .iter()
                .enumerate()
                .map(|(line, text)| pen.text_in(text, origin, if line == 0 { ink } else { quiet })),
        );
        primitives.extend(head.facts.iter().map(|text| pen.text_in(text, origin, quiet)));
        pen.group(origin, Some(head.item), Role::ColumnHead, head.label.clone(), None, primitives);
    }
}

fn band(rect: Rect, pen: &Pen<'_>) -> Primitive {
    let outlined = pen.style.colours.band == pen.style.colours.ground;
    Primitive::Rect {
        rect: if outlined { rect.inset(-0.5) } else { rect },
        radius: size::GROUND_RADIUS,
        fill: Some(pen.style.colours.band),
        stroke: outlined.then_some(Stroke::solid(1.0, pen.style.colours.hairline)),
    }
}

fn step(rect: Rect, not_with_us: bool, pen: &Pen<'_>) -> Primitive {
    let colours = &pen.style.colours;
    let stroke = if not_with_us { without_us(pen) } else { Stroke::solid(1.0, colours.hairline) };
    Primitive::Rect {
        rect: rect.inset(-0.5),
        radius: size::GROUND_RADIUS,
        fill: Some(colours.lanes[1]),
        stroke: Some(stroke),
    }
}

/// The edge of what happens without the company.
fn without_us(pen: &Pen<'_>) -> Stroke {
    Stroke::dashed(1.2, pen.style.colours.secondary, Dash::Dashed(5.0, 3.0))
}

/// The axis of times.
pub(super) fn axis(pen: &mut Pen<'_>) {
    let Some(axis) = &pen.layout.axis else { return };
    let origin = axis.rect.origin();
    let mut primitives: Vec<_> = axis
        .stretches
        .iter()
        .map(|stretch| self::stretch(pen, stretch.rect - origin.to_vec2(), stretch.not_with_us))
        .collect();
    primitives.extend(axis.ticks.iter().map(|tick| {
        let mut path = BezPath::new();
        let top = *tick - origin.to_vec2();
        path.move_to(top);
        path.line_to((top.x, top.y + axis.thickness() + TICK * 2.0));
        Primitive::Path { path, fill: None, stroke: Some(Stroke::solid(1.4, pen.style.colours.text)) }
    }));
    primitives.extend(axis.texts.iter().map(|text| pen.text(text, origin)));
    pen.group(origin, None, Role::ColumnHead, axis.label.clone(), None, primitives);
}

/// A stretch of time: filled with us, an empty dashed bar without.
pub(super) fn stretch(pen: &Pen<'_>, rect: Rect, not_with_us: bool) -> Primitive {
    let (fill, stroke) = if not_with_us {
        (pen.style.colours.ground, Some(without_us(pen)))
    } else {
        (pen.style.colours.curves[1], None)
    };
    let rect = if not_with_us { rect.inset(-0.6) } else { rect };
    Primitive::Rect { rect, radius: 0.0, fill: Some(fill), stroke }
}

/// An arrow-shaped head: a point at the right, a notch at the left but for the first.
fn chevron(pen: &Pen<'_>, head: &Head, rect: Rect, outlined: bool) -> Primitive {
    let first = head.rect.x0 <= pen.layout.grid.columns_left + 0.5;
    let (gap, depth) = (pen.layout.setting.measures.head_gap, pen.layout.setting.measures.chevron);
    let (left, right) = (rect.x0 + if first { 0.0 } else { gap / 2.0 }, rect.x1 - gap / 2.0 + depth / 2.0);
    // The last point stays inside the grid.
    let last = head.rect.x1 >= pen.layout.grid.right - 0.5;
    let right = if last { rect.x1 } else { right };
    let left = if first { left } else { left - depth / 2.0 };
    let middle = rect.center().y;
    let mut path = BezPath::new();
    path.move_to((left, rect.y0));
    path.line_to((right - depth, rect.y0));
    path.line_to((right, middle));
    path.line_to((right - depth, rect.y1));
    path.line_to((left, rect.y1));
    if !first {
        path.line_to((left + depth, middle));
    }
    path.close_path();
    let colours = &pen.style.colours;
    if outlined {
        return Primitive::Path { path, fill: Some(colours.band), stroke: Some(without_us(pen)) };
    }
    Primitive::Path { path, fill: Some(colours.stage), stroke: None }
}

/// Colour of a lane's ground: a breath of its own, or one of the two that alternate.
pub(super) fn ground_of(row: &Row, style: &Style) -> Colour {
    let own = row.lane.colour.map(|colour| style.colours.ground.mix(style.of_theme(colour.into()), 0.10));
    let [even, odd] = style.colours.lanes;
    own.unwrap_or(if row.ground == 0 { even } else { odd })
}

/// Ground and head of a lane.
pub(super) fn row(pen: &mut Pen<'_>, row: &Row) {
    let rect = pen.layout.row_rect(row);
    let origin = rect.origin();
    let fill = ground_of(row, pen.style);
    let ground = Primitive::Rect {
        rect: rect - origin.to_vec2(),
        radius: size::GROUND_RADIUS,
        fill: Some(fill),
        stroke: (fill == pen.style.colours.ground).then_some(Stroke::solid(0.8, pen.style.colours.hairline)),
    };
    let lane = Some(Item::Lane(row.lane.id));
    pen.group(origin, None, Role::Ornament, String::new(), lane, vec![ground]);
    let top = Pos::new(0.0, row.y);
    let head = &row.body.head;
    let mut primitives = vec![pen.text(&head.title, Pos::ZERO)];
    primitives.extend(head.notes.iter().map(|note| pen.text(note, Pos::ZERO)));
    pen.group(top, lane, Role::RowHead, row.lane.title.clone(), None, primitives);
}

/// Dashes in cells that are empty on purpose.
pub(super) fn dashes(pen: &mut Pen<'_>, row: &Row, dashes: &[(StepId, f64)]) {
    for (step, x) in dashes {
        let centre = Pos::new(*x, row.y + row.body.height / 2.0);
        let item = Some(Item::Cell(row.lane.id, *step));
        let label = words::map(pen.document.language).takes_no_part.to_owned();
        let dash = dash(pen, Pos::ZERO);
        pen.group(centre, item, Role::Ornament, label, Some(Item::Lane(row.lane.id)), vec![dash]);
    }
}

pub(super) fn dash(pen: &Pen<'_>, centre: Pos) -> Primitive {
    let mut path = BezPath::new();
    path.move_to((centre.x - 5.0, centre.y));
    path.line_to((centre.x + 5.0, centre.y));
    Primitive::Path { path, fill: None, stroke: Some(Stroke::solid(1.4, pen.style.colours.secondary)) }
}

/// Strips of the layers.
pub(super) fn strips(pen: &mut Pen<'_>) {
    for strip in &pen.layout.strips {
        let origin = strip.rect.origin();
        let mut primitives = vec![Primitive::Rect {
            rect: strip.rect - origin.to_vec2(),
            radius: size::GROUND_RADIUS,
            fill: Some(pen.style.layer(strip.layer)),
            stroke: None,
        }];
        primitives.extend(strip.name.as_ref().map(|name| Primitive::Text {
            at: name.at - origin.to_vec2(),
            shaped: name.shaped.clone(),
            colour: pen.style.colours.layer_ink,
            turned: true,
        }));
        let label = kinds::layer_in_full(pen.document.language, strip.layer).to_owned();
        pen.group(origin, Some(Item::Layer(strip.layer)), Role::Layer, label, None, primitives);
    }
}

/// Bands of groups of lanes.
pub(super) fn groups(pen: &mut Pen<'_>) {
    for band in &pen.layout.groups {
        let origin = band.rect.origin();
        let mut primitives = vec![Primitive::Rect {
            rect: (band.rect - origin.to_vec2()).inset(-0.5),
            radius: size::GROUND_RADIUS,
            fill: Some(pen.style.colours.lanes[1]),
            stroke: Some(Stroke::solid(1.0, pen.style.colours.hairline)),
        }];
        primitives.extend(band.name.as_ref().map(|name| Primitive::Text {
            at: name.at - origin.to_vec2(),
            shaped: name.shaped.clone(),
            colour: pen.ink(name.ink),
            turned: true,
        }));
        pen.group(origin, None, Role::Layer, band.group.clone(), None, primitives);
    }
}

/// Blueprint lines and named dividers.
pub(super) fn dividers(pen: &mut Pen<'_>) {
    for divider in &pen.layout.dividers {
        let colours = &pen.style.colours;
        let stroke = match divider.dividing {
            Dividing::Layers(Layer::BackStage) => Stroke::dashed(2.0, colours.text, Dash::Dashed(4.0, 3.0)),
            Dividing::Layers(Layer::Support) => Stroke::dashed(1.8, colours.text, Dash::Dotted(5.0)),
            Dividing::Layers(Layer::Evidence | Layer::Customer | Layer::FrontStage) => {
                Stroke::dashed(1.5, colours.text, Dash::Dashed(10.0, 5.0))
            }
            Dividing::Lanes(_) => Stroke::solid(1.0, colours.hairline),
        };
        let mut path = BezPath::new();
        path.move_to((0.0, 0.0));
        path.line_to((divider.to.x - divider.from.x, 0.0));
        let line = Primitive::Path { path, fill: None, stroke: Some(stroke) };
        let name = pen.text(&divider.name, divider.from);
        let label = divider.name.shaped.plain();
        let item = match divider.dividing {
            Dividing::Layers(_) => None,
            Dividing::Lanes(lane) => Some(Item::Lane(lane)),
        };
        pen.group(divider.from, item, Role::Divider, label, None, vec![line, name]);
    }
}
