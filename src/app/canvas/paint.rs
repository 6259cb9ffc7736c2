//! The map as it is seen now: laid out, drawn as a scene and painted. Each is done again only when what it
//! shows has changed. Knows nothing of pointers and keys.

use std::collections::HashSet;
use std::sync::Arc;

use egui::epaint::Mesh;
use egui::{Color32, Painter, Rect, Shape, Stroke, pos2};

use super::bands::{self, Band, Bands, Pins};
use super::spot::{self, Spot};
use super::view::Camera;
use crate::app::theme::Colours;
use crate::edit::TextPlace;
use crate::layout::{self, Layout};
use crate::model::{Document, Item, MapId, Shown};
use crate::output::screen::Screen;
use crate::scene::{self, Group, Placed, Primitive, Role, Scene};
use crate::style::Style;

/// Length of the soft edge of a band, points.
const SOFT_EDGE: f32 = 7.0;

/// What is shown.
#[derive(Clone, PartialEq)]
pub(super) struct Sight {
    /// The document, with what a drag or typing would change.
    pub(super) document: Arc<Document>,
    /// Which map.
    pub(super) map: MapId,
    /// What of it.
    pub(super) shown: Shown,
    /// These words are not drawn: a text field shows them.
    pub(super) without_words: Option<TextPlace>,
    /// These cards are not drawn: they hang from the pointer.
    pub(super) lifted: Vec<Item>,
}

/// The map, laid out and drawn.
pub(super) struct Drawn {
    sight: Sight,
    pub(super) layout: Arc<Layout>,
    pub(super) scene: Scene,
    /// What hangs from the pointer, where it would land.
    pub(super) lifted: Vec<Placed>,
    /// Where the words are that a text field shows.
    pub(super) words: Option<Spot>,
    column_heads: Scene,
    row_heads: Scene,
    /// The pinned lanes one under the other; the second holds their heads alone.
    pinned: [Scene; 2],
}

/// Makes and paints what is seen.
#[derive(Default)]
pub(super) struct Picture {
    /// What layouts remember of one another.
    pub(super) memo: layout::Memo,
    scenes: scene::Memo,
    drawn: Option<Drawn>,
    content: Screen,
    column_heads: Screen,
    row_heads: Screen,
    pinned: [Screen; 2],
    floating: Screen,
}

impl Picture {
    /// Shows that from now on; `None` when there is no such map.
    pub(super) fn show(&mut self, sight: Sight) -> Option<&Drawn> {
        if !self.drawn.as_ref().is_some_and(|drawn| drawn.sight.is_same(&sight)) {
            self.drawn = self.draw(sight);
        }
        self.drawn.as_ref()
    }

    /// What is shown.
    pub(super) fn drawn(&self) -> Option<&Drawn> {
        self.drawn.as_ref()
    }

    /// Lanes grow from now on but do not shrink; or do again.
    pub(super) fn hold_rows(&mut self, hold: bool) {
        let rows = self.drawn.as_ref().filter(|_| hold).map(|drawn| drawn.layout.rows.as_slice());
        self.memo.floors =
            rows.unwrap_or_default().iter().map(|row| (row.lane.id, row.body.height)).collect();
    }

    fn draw(&mut self, sight: Sight) -> Option<Drawn> {
        let style = Style::of(sight.document.theme);
        let layout = layout::layout(&sight.document, sight.map, &sight.shown, &mut self.memo)?;
        let mut scene = scene::draw(&sight.document, &layout, &style, &mut self.scenes);
        let words = sight.without_words.and_then(|place| spot::spot(&layout, &scene, place));
        if let Some(spot) = &words {
            leave_out_words(&mut scene, spot);
        }
        let lifted: HashSet<Item> = sight.lifted.iter().copied().collect();
        let hangs = |placed: &mut Placed| placed.group.item.is_some_and(|item| lifted.contains(&item));
        let lifted = scene.groups.extract_if(.., hangs).collect();
        let heads = |belongs: &dyn Fn(&Placed) -> bool| Scene {
            groups: scene.groups.iter().filter(|placed| belongs(placed)).cloned().collect(),
            ..scene
        };
        let column_heads = heads(&|placed| placed.group.role == Role::ColumnHead);
        let row_heads = heads(&|placed| {
            matches!(placed.group.role, Role::RowHead | Role::Layer) || is_ground(placed, &layout)
        });
        let pinned = [stacked(&scene, &layout), stacked(&row_heads, &layout)];
        Some(Drawn { layout: Arc::new(layout), sight, scene, lifted, words, column_heads, row_heads, pinned })
    }

    /// Paints the map with its heads in view.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        camera: &Camera,
        bands: &Bands,
        rest: bool,
        colours: &Colours,
    ) {
        let Some(drawn) = &self.drawn else { return };
        painter.rect_filled(camera.area, 0.0, colours.canvas);
        let page = camera.rect_on_screen(drawn.scene.size.to_rect());
        painter.rect_stroke(page, 0.0, Stroke::new(1.0, colours.hairline), egui::StrokeKind::Outside);
        self.content.paint(painter, &drawn.scene, camera.view, camera.area, rest);
        if let Some(band) = &bands.rows {
            self.row_heads.paint(painter, &drawn.row_heads, band.view, band.area, rest);
            let edge = Rect::from_min_max(
                band.area.right_top(),
                pos2(band.area.right() + SOFT_EDGE, band.area.bottom()),
            );
            soft_edge(painter, edge, false, colours);
        }
        if let Some(pins) = &bands.pins {
            self.paint_pinned(painter, camera, pins, rest, colours);
        }
        if let Some(band) = &bands.columns {
            self.paint_columns(painter, camera, band, rest, colours);
        }
        if !self.is_sharp() && !rest {
            painter.ctx().request_repaint_after(super::view::REST);
        }
    }

    fn paint_columns(
        &mut self,
        painter: &Painter,
        camera: &Camera,
        band: &Band,
        rest: bool,
        colours: &Colours,
    ) {
        let Some(drawn) = &self.drawn else { return };
        let corner = Rect::from_min_max(camera.area.min, pos2(band.area.left(), band.area.bottom()));
        if corner.is_positive() {
            painter.rect_filled(corner, 0.0, color32(drawn.scene.ground));
        }
        self.column_heads.paint(painter, &drawn.column_heads, band.view, band.area, rest);
        let edge = Rect::from_min_max(
            pos2(camera.area.left(), band.area.bottom()),
            pos2(band.area.right(), band.area.bottom() + SOFT_EDGE),
        );
        soft_edge(painter, edge, true, colours);
    }

    fn paint_pinned(
        &mut self,
        painter: &Painter,
        camera: &Camera,
        pins: &Pins,
        rest: bool,
        colours: &Colours,
    ) {
        let Some(drawn) = &self.drawn else { return };
        let [content, heads] = &mut self.pinned;
        let [all, head_scene] = &drawn.pinned;
        let area = pins.content.area;
        let whole = Rect::from_x_y_ranges(camera.area.x_range(), area.y_range());
        painter.rect_filled(whole, 0.0, color32(drawn.scene.ground));
        content.paint(painter, all, pins.content.view, area, rest);
        if let Some(band) = &pins.heads {
            heads.paint(painter, head_scene, band.view, band.area, rest);
            let edge = Rect::from_min_max(
                band.area.right_top(),
                pos2(band.area.right() + SOFT_EDGE, band.area.bottom()),
            );
            soft_edge(painter, edge, false, colours);
        }
        let bottom = whole.bottom();
        let edge = Rect::from_x_y_ranges(whole.x_range(), bottom..=bottom + SOFT_EDGE);
        soft_edge(painter, edge, true, colours);
    }

    /// Paints groups that hang from the pointer.
    pub(super) fn paint_floating(&mut self, painter: &Painter, camera: &Camera, groups: &[Placed]) {
        let Some(drawn) = &self.drawn else { return };
        // Without a page of its own, so that nothing is painted around the cards.
        let scene = Scene { size: scene::Size::ZERO, groups: groups.to_vec(), ..drawn.scene };
        self.floating.paint(painter, &scene, camera.view, camera.area, true);
    }

    fn is_sharp(&self) -> bool {
        !self.content.wants_rest()
    }
}

impl Drawn {
    /// The document that is shown.
    pub(super) fn document(&self) -> &Document {
        &self.sight.document
    }
}

impl Sight {
    /// Documents are compared by identity: a document never changes.
    fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && self.map == other.map
            && self.shown == other.shown
            && self.without_words == other.without_words
            && self.lifted == other.lifted
    }
}

/// What of the scene lies in pinned lanes, in a stack of its own.
fn stacked(scene: &Scene, layout: &Layout) -> Scene {
    let mut groups = Vec::new();
    let rows = bands::stack_of_pinned(layout);
    for row in &rows {
        let lies_there = |placed: &&Placed| {
            let is_content = matches!(
                placed.group.role,
                Role::Ornament | Role::RowHead | Role::Card | Role::Curve | Role::Point
            );
            is_content && (row.y..row.y + row.height).contains(&placed.bounds().center().y)
        };
        groups.extend(scene.groups.iter().filter(lies_there).map(|placed| {
            let at = placed.at + scene::Vec2::new(0.0, row.stacked - row.y);
            Placed { at, group: placed.group.clone() }
        }));
    }
    let height = rows.last().map_or(0.0, |row| row.stacked + row.height);
    Scene { size: scene::Size::new(scene.size.width, height), groups, ..*scene }
}

/// The ground of a lane, which the band of row heads repeats.
fn is_ground(placed: &Placed, layout: &Layout) -> bool {
    placed.group.role == Role::Ornament
        && placed.group.item.is_none()
        && (placed.at.x - layout.grid.lanes_left).abs() < 0.5
        && placed.group.bounds.width() >= layout.grid.right - layout.grid.lanes_left - 0.5
}

/// Takes the words out of the group that draws them.
fn leave_out_words(scene: &mut Scene, spot: &Spot) {
    let Some(words) = &spot.drawn else { return };
    let is_words = |primitive: &Primitive| matches!(primitive, Primitive::Text { shaped, .. } if Arc::ptr_eq(shaped, words));
    let of_item = scene.groups.iter_mut().filter(|placed| placed.group.item == Some(spot.item));
    for placed in of_item {
        if placed.group.primitives.iter().any(is_words) {
            let primitives = placed.group.primitives.iter().filter(|one| !is_words(one)).cloned().collect();
            placed.group = Arc::new(Group { primitives, ..(*placed.group).clone() });
        }
    }
}

/// A shadow that fades away from a band.
fn soft_edge(painter: &Painter, edge: Rect, downwards: bool, colours: &Colours) {
    let (strong, none) = (colours.shadow.gamma_multiply(0.55), Color32::TRANSPARENT);
    let mut mesh = Mesh::default();
    let corners = [edge.left_top(), edge.right_top(), edge.right_bottom(), edge.left_bottom()];
    let shades = if downwards { [strong, strong, none, none] } else { [strong, none, none, strong] };
    for (corner, shade) in corners.into_iter().zip(shades) {
        mesh.colored_vertex(corner, shade);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(Shape::mesh(mesh));
}

/// A colour of the document for egui.
pub(super) fn color32(colour: crate::style::Colour) -> Color32 {
    let [r, g, b] = colour.rgb;
    Color32::from_rgba_unmultiplied(r, g, b, colour.alpha)
}
