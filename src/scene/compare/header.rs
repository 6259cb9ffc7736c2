//! What stands above the panes of a comparison: which maps, what it adds up to, and what the signs mean.

use std::sync::Arc;

use super::super::{BezPath, Colour, Placed, Pos, Primitive, Rect, Role, Stroke, face};
use super::summary::{Sign, summary};
use super::{Drawing, MARGIN, PANE_HEAD, Side, curves, tags};
use crate::compare::Look;
use crate::layout;
use crate::model::{LaneKind, Map, Shown};
use crate::scene::Group;
use crate::scene::draw::bounds;
use crate::style::{size, type_face};
use crate::text::{Shaped, TextStyle};
use crate::words;
use crate::words::kinds;

/// The page is at least that wide, so that the summary does not become a tower.
const NARROWEST: f64 = 760.0;
const TILE_GAP: f64 = 10.0;
const TILE_PAD: f64 = 9.0;
const LINE: f64 = 34.0;

impl Drawing<'_> {
    /// Draws it over panes of that width; returns the page's width and where the panes begin.
    pub(super) fn header(
        &self,
        width: f64,
        shown: &Shown,
        memo: &mut layout::Memo,
        groups: &mut Vec<Placed>,
    ) -> (f64, f64) {
        if shown.without_title && shown.without_legend {
            return (width, 0.0);
        }
        let width = width.max(NARROWEST);
        let mut y = MARGIN - 4.0;
        if !shown.without_title {
            y = self.title(y, width, memo, groups) + 12.0;
            y = self.tiles(y, width, memo, groups) + 12.0;
        }
        if !shown.without_legend {
            y = self.legend(y, width, memo, groups) + 12.0;
        }
        // A pane brings its own margin.
        (width, y - MARGIN + 8.0)
    }

    fn title(&self, y: f64, width: f64, memo: &mut layout::Memo, groups: &mut Vec<Placed>) -> f64 {
        let language = self.document.language;
        let (before, after) = self.maps;
        let words = words::compare::before_and_after(name(before, language), name(after, language));
        let room = width - MARGIN * 2.0;
        let title = shape(memo, &words, room, type_face::TITLE);
        let states = [before, after].map(|map| kinds::map_state(language, map.state));
        let states = words::compare::before_and_after(states[0], states[1]);
        let line = format!("{}  ·  {states}", words::compare(language).drawing);
        let line = shape(memo, &line, room, type_face::LEAD_MORE);
        let below = f64::from(title.height);
        let height = below + f64::from(line.height);
        let primitives = vec![
            at(Pos::ZERO, title, self.style.colours.text),
            at(Pos::new(0.0, below), line, self.style.colours.secondary),
        ];
        groups.extend(group(Pos::new(MARGIN, y), Role::Title, words, primitives));
        y + height
    }

    /// The figures of the summary, row by row.
    fn tiles(&self, y: f64, width: f64, memo: &mut layout::Memo, groups: &mut Vec<Placed>) -> f64 {
        let colours = &self.style.colours;
        let mut place = Pos::new(MARGIN, y);
        let mut bottom = y;
        for figure in summary(self.document, self.comparison, self.document.language) {
            let name = shape(memo, &figure.name, width, type_face::SMALL);
            let value = shape(memo, &figure.value, width, type_face::LEAD);
            let tile = f64::from(name.width.max(value.width)) + TILE_PAD * 2.0;
            let height = f64::from(name.height + value.height) + TILE_PAD * 1.4;
            if place.x > MARGIN && place.x + tile > width - MARGIN {
                place = Pos::new(MARGIN, bottom + TILE_GAP);
            }
            let below = f64::from(name.height) + TILE_PAD * 0.7;
            let primitives = vec![
                Primitive::Rect {
                    rect: Rect::new(0.0, 0.0, tile, height),
                    radius: size::CARD_RADIUS,
                    fill: Some(colours.plain.fill),
                    stroke: Some(Stroke::solid(1.0, colours.hairline)),
                },
                at(Pos::new(TILE_PAD, TILE_PAD * 0.7), name, colours.secondary),
                at(Pos::new(TILE_PAD, below), value, colours.text),
            ];
            let label = format!("{}: {}", figure.name, figure.value);
            groups.extend(group(place, Role::Block, label, primitives));
            place.x += tile + TILE_GAP;
            bottom = place.y + height;
        }
        bottom
    }

    /// What the tags and the two lines mean.
    fn legend(&self, y: f64, width: f64, memo: &mut layout::Memo, groups: &mut Vec<Placed>) -> f64 {
        let w = words::compare(self.document.language);
        let mut x = 0.0;
        let mut primitives = Vec::new();
        let signs = [
            (Sign::Added, w.added),
            (Sign::Removed, w.removed),
            (Sign::Changed, w.changed),
            (Sign::Moved, w.moved),
        ];
        for (sign, words) in signs {
            let (wide, label) =
                tags::label(sign, words, Pos::new(x, 2.0), width, &self.style, &mut memo.text);
            primitives.extend(label);
            x += wide + 14.0;
        }
        let has_points = |map: &Map| map.lanes.iter().any(|lane| lane.kind.holds_points());
        if self.look == Look::Overlay && (has_points(self.maps.0) || has_points(self.maps.1)) {
            self.lines(&mut x, memo, &mut primitives);
        }
        let label = [w.added, w.removed, w.changed, w.moved].join(", ");
        groups.extend(group(Pos::new(MARGIN, y), Role::Legend, label, primitives));
        y + 20.0
    }

    /// How either map's curve is drawn.
    fn lines(&self, x: &mut f64, memo: &mut layout::Memo, primitives: &mut Vec<Primitive>) {
        let w = words::compare(self.document.language);
        let colours = &self.style.colours;
        let is_curve = |map: &Map| map.lanes.iter().any(|lane| matches!(lane.kind, LaneKind::Curve(_)));
        let later = Stroke::solid(2.4, colours.curves[0]);
        for (words, stroke, is_later) in
            [(w.before, curves::line(colours.secondary), false), (w.after, later, true)]
        {
            let mut path = BezPath::new();
            path.move_to((*x, 9.5));
            path.line_to((*x + LINE, 9.5));
            primitives.push(Primitive::Path { path, fill: None, stroke: Some(stroke) });
            let middle = Pos::new(*x + LINE / 2.0, 9.5);
            if is_later && is_curve(self.maps.1) {
                primitives.extend(face::face(middle, 8.0, 1.5, &self.style));
            } else {
                primitives.push(curves::ring(middle, stroke.colour, colours.ground));
            }
            let shaped = shape(memo, words, 300.0, type_face::SMALL);
            let wide = f64::from(shaped.width);
            primitives.push(at(Pos::new(*x + LINE + 6.0, 1.0), shaped, colours.text));
            *x += LINE + 6.0 + wide + 16.0;
        }
    }

    /// Which map a pane shows.
    pub(super) fn pane_head(
        &self,
        side: Side,
        place: Pos,
        memo: &mut layout::Memo,
        groups: &mut Vec<Placed>,
    ) {
        let language = self.document.language;
        let w = words::compare(language);
        let (words, map) = match side {
            Side::Before => (w.before, self.maps.0),
            Side::After | Side::Both | Side::Under => (w.after, self.maps.1),
        };
        let words = format!("{words}: {}", name(map, language));
        let shaped = shape(memo, &words, 4000.0, type_face::LANE);
        let y = PANE_HEAD - 6.0;
        let primitives = vec![at(Pos::ZERO, shaped, self.style.colours.text)];
        groups.extend(group(place + (MARGIN, y), Role::Block, words, primitives));
    }
}

fn name(map: &Map, language: crate::model::Language) -> &str {
    if map.title.is_empty() { words::map(language).untitled } else { &map.title }
}

#[expect(clippy::cast_possible_truncation, reason = "widths are far below what f32 holds")]
fn shape(memo: &mut layout::Memo, words: &str, room: f64, style: TextStyle) -> Arc<Shaped> {
    memo.text.shape(words, Some(room as f32), style)
}

fn at(at: Pos, shaped: Arc<Shaped>, colour: Colour) -> Primitive {
    Primitive::Text { at, shaped, colour, turned: false }
}

fn group(at: Pos, role: Role, label: String, primitives: Vec<Primitive>) -> Option<Placed> {
    let bounds = bounds(&primitives)?;
    Some(Placed { at, group: Arc::new(Group { item: None, role, label, parent: None, bounds, primitives }) })
}
