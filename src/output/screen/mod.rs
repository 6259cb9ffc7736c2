//! The one egui back end: paints a scene into a canvas that pans and zooms. Knows nothing of maps,
//! selection or gestures.
//!
//! Each group is tessellated once per zoom and kept as a `GroupMesh`; the meshes near the view are
//! joined into a `Sheet`, which moves as a whole. So panning hands egui the same sheet at another place
//! until the view reaches its edge, and zooming shows a scaled sheet until the gesture rests.

mod fonts;
mod images;
mod mesh;
mod meshes;
mod outline;
mod sheet;
mod soft;
mod text;

use egui::emath::TSTransform;
use egui::{Color32, Context, Painter, Pos2, Rect, Vec2};

pub use fonts::font_definitions;

use crate::scene::{Colour, Group, Placed, Pos, Scene};
use fonts::{Atlas, SystemFonts};
use images::Images;
use mesh::{GroupMesh, Mesher};
use meshes::Meshes;
use sheet::{Draft, Sheet};

/// Points around the view that a sheet covers too, so that it outlives some panning.
const MARGIN: f64 = 128.0;

/// How much may be tessellated in one frame of a zoom gesture; a group costs 1, a galley [`GALLEY_COST`].
const GESTURE_BUDGET: usize = 400;

/// The same for a frame at rest. What does not fit is shown simplified and made in the next frames.
const REST_BUDGET: usize = 12_000;

/// What laying out a line of text costs beside tessellating a plain group.
const GALLEY_COST: usize = 4;

/// Where the canvas looks at the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    /// The point of the map at the top left of the canvas, map units.
    pub origin: Pos,
    /// Points of the screen per map unit.
    pub zoom: f64,
}

/// What the last [`Screen::paint`] had to make anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Groups tessellated.
    pub meshed: usize,
    /// Lines of text laid out.
    pub galleys: usize,
}

/// Paints scenes; kept by the canvas from frame to frame, one for each pane that shows another part.
#[derive(Default)]
pub struct Screen {
    atlas: Atlas,
    system_fonts: SystemFonts,
    images: Images,
    meshes: Meshes,
    sheet: Option<Sheet>,
    resting: bool,
    work: Work,
}

/// What a sheet is made for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Target {
    /// Points per map unit of the sheet.
    zoom: f64,
    /// Physical pixels per point.
    pixels_per_point: f32,
    /// Meshes must be of this very zoom; otherwise near ones are scaled.
    exact: bool,
}

impl Screen {
    /// Paints what of the scene lies in `clip` (the canvas, points). `rest` is false while a zoom gesture
    /// runs: text and shapes are then scaled from a zoom nearby and sharpened once it is true.
    pub fn paint(&mut self, painter: &Painter, scene: &Scene, view: View, clip: Rect, rest: bool) {
        self.work = Work::default();
        let context = painter.ctx();
        if !clip.is_positive() || !view.is_sound() {
            return;
        }
        if self.atlas.renewed(context) {
            self.meshes.clear();
            self.sheet = None;
        }
        let target = Target::of(view, context.pixels_per_point(), rest);
        let changed = self.meshes.update(scene);
        let serves = |sheet: &Sheet| !changed && sheet.serves(target, view, clip);
        if !self.sheet.as_ref().is_some_and(serves) {
            self.compose(context, target, view.window(clip));
        }
        let Some(sheet) = &self.sheet else { return };
        self.resting = sheet.is_final() && is_near(sheet.zoom(), view.zoom, 1e-9);
        if rest && !sheet.is_final() || Atlas::is_nearly_full(context) {
            context.request_repaint();
        }
        sheet.emit(&painter.with_clip_rect(clip.intersect(painter.clip_rect())), view, clip);
    }

    /// Whether the last frame was a simplified one: paint again with `rest` once the gesture has rested.
    #[must_use]
    pub fn wants_rest(&self) -> bool {
        !self.resting
    }

    /// What the last [`Self::paint`] had to make anew.
    #[must_use]
    pub fn work(&self) -> Work {
        self.work
    }

    /// Memory of the meshes that are kept, bytes.
    #[must_use]
    pub fn kept_bytes(&self) -> usize {
        self.meshes.bytes()
    }

    /// Joins the meshes in and around the window (map units) into a new sheet.
    fn compose(&mut self, context: &Context, target: Target, window: kurbo::Rect) {
        let margin = MARGIN / target.zoom;
        let cover = window.inflate(margin, margin);
        let spare = self.sheet.take().map(Sheet::into_buffer).unwrap_or_default();
        let mut draft = Draft::new(target, cover, spare);
        if let Some(page) = self.meshes.page() {
            draft.page(page);
        }
        let mut budget = if target.exact { REST_BUDGET } else { GESTURE_BUDGET };
        self.meshes.begin_sheet();
        for index in 0..self.meshes.len() {
            let Some(Placed { at, group }) = self.meshes.visible(index, cover).cloned() else {
                draft.leave_out();
                continue;
            };
            if let Some(mesh) = self.meshes.ready(&group, target) {
                draft.add(mesh, at);
            } else if budget > 0 {
                let mesh = self.mesh(context, &group, target);
                budget = budget.saturating_sub(1 + mesh.galleys * GALLEY_COST);
                draft.add(self.meshes.keep(group, mesh), at);
            } else if let Some(mesh) = self.meshes.roughly(&group, target) {
                draft.add_rough(mesh, at);
            } else {
                draft.add_stand_in(&group, at);
            }
        }
        self.meshes.end_sheet();
        self.images.let_go();
        self.sheet = self.atlas.blank().map(|blank| draft.finish(blank));
    }

    fn mesh(&mut self, context: &Context, group: &Group, target: Target) -> GroupMesh {
        let has_fonts = self.system_fonts.provide(context, group);
        let images = self.images.provide(context, group, target);
        let mesh = context.fonts_mut(|fonts| Mesher::new(fonts, target, images, has_fonts).mesh(group));
        self.work.meshed += 1;
        self.work.galleys += mesh.galleys;
        mesh
    }
}

impl View {
    /// Where a point of the map is on the screen, for a canvas at `clip`.
    #[must_use]
    pub fn screen_from_map(self, clip: Rect, pos: Pos) -> Pos2 {
        clip.min + vec2((pos - self.origin) * self.zoom)
    }

    /// The point of the map under a point of the screen.
    #[must_use]
    pub fn map_from_screen(self, clip: Rect, pos: Pos2) -> Pos {
        let from_corner = pos - clip.min;
        self.origin + kurbo::Vec2::new(f64::from(from_corner.x), f64::from(from_corner.y)) / self.zoom
    }

    /// What of the map a canvas shows.
    fn window(self, clip: Rect) -> kurbo::Rect {
        kurbo::Rect::from_points(self.origin, self.map_from_screen(clip, clip.max))
    }

    fn is_sound(self) -> bool {
        self.origin.is_finite() && self.zoom.is_finite() && self.zoom > 0.0
    }

    /// The way from a sheet whose (0, 0) is at `anchor` (points at the sheet's zoom) to the screen.
    fn placing(self, clip: Rect, sheet_zoom: f64, anchor: kurbo::Vec2, pixels_per_point: f32) -> TSTransform {
        let scaling = self.zoom / sheet_zoom;
        let corner = vec2(anchor * scaling - self.origin.to_vec2() * self.zoom);
        let moved = clip.min.to_vec2() + corner;
        if is_near(scaling, 1.0, 1e-9) {
            return TSTransform::from_translation(snapped(moved, pixels_per_point));
        }
        TSTransform::new(moved, narrow(scaling))
    }
}

impl Target {
    /// At rest the very zoom of the view; otherwise the nearest of four steps per doubling.
    fn of(view: View, pixels_per_point: f32, rest: bool) -> Self {
        let zoom = if rest { view.zoom } else { ((view.zoom.log2() * 4.0).round() / 4.0).exp2() };
        Self { zoom, pixels_per_point, exact: rest }
    }

    /// Physical pixels per map unit.
    fn pixels(self) -> f64 {
        self.zoom * f64::from(self.pixels_per_point)
    }

    /// Whether edges and groups go to whole pixels. Farther out that would make gaps uneven.
    fn is_crisp(self) -> bool {
        self.pixels() >= 0.3
    }

    /// Whether something made at that zoom may be shown.
    fn accepts(self, zoom: f64) -> bool {
        if self.exact { is_near(zoom, self.zoom, 1e-9) } else { is_near(zoom, self.zoom, 0.2) }
    }
}

/// Whether one zoom is the other up to this share.
fn is_near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * b.abs()
}

/// egui measures in single precision.
#[expect(clippy::cast_possible_truncation, reason = "points of a screen are far below 2^24")]
fn narrow(value: f64) -> f32 {
    value as f32
}

fn vec2(value: kurbo::Vec2) -> Vec2 {
    Vec2::new(narrow(value.x), narrow(value.y))
}

/// Moved to whole physical pixels.
fn snapped(value: Vec2, pixels_per_point: f32) -> Vec2 {
    (value * pixels_per_point).round() / pixels_per_point
}

/// Whether a stroke of that width (pixels) is sharp if it runs through the middle of pixels: it takes about
/// an odd number of them.
fn is_odd(pixels: f64) -> bool {
    pixels <= 1.0 || (0.5..1.5).contains(&pixels.rem_euclid(2.0))
}

/// The nearest edge between pixels, or the middle of the pixel for a stroke of an odd number of pixels.
fn on_pixel(value: f64, is_odd: bool) -> f64 {
    if is_odd { value.floor() + 0.5 } else { value.round() }
}

fn colour32(colour: Colour) -> Color32 {
    let [r, g, b] = colour.rgb;
    Color32::from_rgba_unmultiplied(r, g, b, colour.alpha)
}

/// An index into a mesh; meshes stay far below four thousand million vertices.
fn index(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
