//! The small map in the lower right corner: the whole map as coloured blocks, what of it the canvas shows, and a
//! press to look elsewhere. It is there while it is switched on and there is more map than canvas.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::epaint::{Mesh, Shadow};
use egui::{
    Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::paint::color32;
use super::{Canvas, Pass};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::menu::switch_button;
use crate::app::{Around, theme};
use crate::layout::{CardBox, Content, Layout, Pos, Rect as MapRect};
use crate::model::{Document, Language};
use crate::style::{Colour, Style};
use crate::words;

/// The largest that the map is drawn, points.
const LARGEST: Vec2 = vec2(220.0, 150.0);
/// And the largest part of the canvas' width and height that it takes.
const SHARE: f32 = 0.28;
/// Space around it, and from there to the edges of the canvas, points.
const MARGIN: f32 = 5.0;
const INSET: f32 = 14.0;
/// On canvases smaller than this there is no room for it, points.
const ROOM: Vec2 = vec2(480.0, 320.0);
/// Of more cards than these those of a cell are drawn as one.
const MOST: usize = 4000;

/// The small map.
#[derive(Default)]
pub(super) struct Minimap {
    blocks: Option<Blocks>,
    /// From the middle of what is in view to where it was grabbed, points.
    grabbed: Vec2,
}

/// The map as blocks, made once for each layout.
struct Blocks {
    layout: Arc<Layout>,
    /// Lower right corner of the canvas.
    corner: Pos2,
    /// Where the page is.
    page: Rect,
    /// Points per map unit.
    scale: f32,
    mesh: Arc<Mesh>,
}

impl Canvas {
    /// Shows the small map and moves the view where it is pressed.
    pub(super) fn minimap_ui(&mut self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let area = self.camera.area;
        let Some(drawn) = self.picture.drawn() else { return };
        let size = drawn.layout.size;
        let seen = self.camera.window();
        let all_seen = seen.inflate(1.0, 1.0).contains_rect(size.to_rect());
        let has_room = area.width() >= ROOM.x && area.height() >= ROOM.y;
        if !pass.around.settings.minimap_shown || all_seen || !has_room {
            self.minimap.blocks = None;
            return;
        }
        // A drag lays the map out with every move; the small one waits until it is over.
        let waits = self.gesture.preview().is_some();
        let is_new = |blocks: &Blocks| {
            blocks.corner != area.max || (!waits && !Arc::ptr_eq(&blocks.layout, &drawn.layout))
        };
        if self.minimap.blocks.as_ref().is_none_or(is_new) {
            let blocks = Blocks::of(&drawn.layout, pass.editor.document(), area);
            self.minimap.blocks = Some(blocks);
        }
        let Some(blocks) = &self.minimap.blocks else { return };
        let view = blocks.on_screen(seen).intersect(blocks.page);
        let response = blocks.frame_ui(ui, pass, view);
        response.context_menu(|ui| menu_ui(ui, pass, actions));
        let Some(pointer) = response.interact_pointer_pos() else { return };
        if ui.input(|input| input.pointer.primary_pressed()) {
            let inside = view.contains(pointer);
            self.minimap.grabbed = if inside { pointer - view.center() } else { Vec2::ZERO };
        }
        let is_held = response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_down());
        if is_held || response.clicked() {
            let middle = blocks.on_page(pointer - self.minimap.grabbed);
            self.camera.look_at(middle);
            self.camera.keep_in_reach(size);
            ui.ctx().request_repaint();
        }
    }

    /// Where the small map is on the screen; `None`: it is not shown.
    pub fn minimap_on_screen(&self) -> Option<Rect> {
        self.minimap.blocks.as_ref().map(|blocks| blocks.page)
    }
}

impl Blocks {
    fn of(layout: &Arc<Layout>, document: &Document, canvas: Rect) -> Self {
        let corner = canvas.max;
        let largest = LARGEST.min(canvas.size() * SHARE);
        let (width, height) = (points(layout.size.width), points(layout.size.height));
        let scale = (largest.x / width.max(1.0)).min(largest.y / height.max(1.0));
        let size = vec2(width, height) * scale;
        let page = Rect::from_min_size(corner - size - Vec2::splat(INSET + MARGIN), size);
        let mut blocks =
            Self { layout: Arc::clone(layout), corner, page, scale, mesh: Arc::new(Mesh::default()) };
        blocks.mesh = Arc::new(blocks.draw(document));
        blocks
    }

    fn draw(&self, document: &Document) -> Mesh {
        let (layout, style) = (&self.layout, Style::of(document.theme));
        let colours = &style.colours;
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(self.page, color32(colours.ground));
        for row in &layout.rows {
            let [even, odd] = colours.lanes;
            let ground = if row.ground == 0 { even } else { odd };
            let ground = row.lane.colour.map_or(ground, Colour::from);
            self.block(&mut mesh, layout.row_rect(row), color32(ground));
        }
        for head in &layout.heads {
            self.block(&mut mesh, head.rect, color32(colours.band_ink));
        }
        for block in &layout.blocks {
            self.block(&mut mesh, block.rect, color32(colours.band));
        }
        if let Some(title) = &layout.title {
            let words = MapRect { x1: title.rect.x1.min(layout.grid.columns_left + 400.0), ..title.rect };
            self.block(&mut mesh, words, color32(colours.band));
        }
        let cards = layout.rows.iter().map(|row| match &row.body.content {
            Content::Cards(lane) => lane.cards.len(),
            Content::Points(_) | Content::Folded(_) => 0,
        });
        let merge = cards.sum::<usize>() > MOST;
        for row in &layout.rows {
            let colour_of = |card: &CardBox| {
                let own = card.card.colour.map(Colour::from);
                color32(own.unwrap_or_else(|| style.card(&card.card.kind, document).border))
            };
            let down = |rect: MapRect| rect + kurbo::Vec2::new(0.0, row.y);
            match &row.body.content {
                Content::Cards(lane) if merge => {
                    for stack in lane.cards.chunk_by(|a, b| a.step == b.step) {
                        let all = stack.iter().map(|card| card.rect).reduce(|all, one| all.union(one));
                        if let (Some(all), Some(first)) = (all, stack.first()) {
                            self.block(&mut mesh, down(all), colour_of(first));
                        }
                    }
                }
                Content::Cards(lane) => {
                    for card in &lane.cards {
                        self.block(&mut mesh, down(card.rect), colour_of(card));
                    }
                }
                Content::Points(lane) => {
                    for point in &lane.points {
                        let at = self.point_on_screen(Pos::new(point.at.x, point.at.y + row.y));
                        let dot = Rect::from_center_size(at, Vec2::splat(2.0));
                        mesh.add_colored_rect(dot, color32(colours.accent));
                    }
                }
                Content::Folded(_) => {}
            }
        }
        mesh
    }

    /// A rectangle of the map; none is too small to be seen.
    fn block(&self, mesh: &mut Mesh, rect: MapRect, colour: Color32) {
        let rect = self.on_screen(rect);
        let size = rect.size().max(Vec2::splat(0.75));
        mesh.add_colored_rect(Rect::from_min_size(rect.min, size), colour);
    }

    fn frame_ui(&self, ui: &Ui, pass: &Pass<'_>, view: Rect) -> Response {
        let colours = pass.around.colours;
        let frame = self.page.expand(MARGIN);
        let response = ui.interact(frame, Id::unique("minimap"), Sense::CLICK | Sense::DRAG);
        let row = Command::Minimap.row();
        let name = row.words(pass.around.language);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name));
        let painter = ui.painter();
        let shadow = Shadow { offset: [0, 3], blur: 12, spread: 0, color: colours.shadow };
        painter.add(shadow.as_shape(frame, theme::RADIUS));
        let edge = Stroke::new(1.0, colours.edge);
        painter.rect(frame, theme::RADIUS, colours.surface, edge, StrokeKind::Inside);
        painter.add(Shape::mesh(Arc::clone(&self.mesh)));
        let accent = colours.accent;
        let stroke = Stroke::new(1.5, accent);
        painter.rect(view, 2.0, accent.gamma_multiply(0.1), stroke, StrokeKind::Inside);
        if response.hovered() || response.dragged() {
            let holds = response.hover_pos().is_some_and(|pos| view.contains(pos));
            ui.set_cursor_icon(match (response.is_pointer_button_down_on(), holds) {
                (true, _) => CursorIcon::Grabbing,
                (false, true) => CursorIcon::Grab,
                (false, false) => CursorIcon::PointingHand,
            });
        }
        // What is under way says itself.
        if ui.input(|input| input.pointer.any_down()) {
            return response;
        }
        response.on_hover_text(hint(ui, pass.around.language))
    }

    fn on_screen(&self, rect: MapRect) -> Rect {
        let end = Pos::new(rect.x1, rect.y1);
        Rect::from_min_max(self.point_on_screen(rect.origin()), self.point_on_screen(end))
    }

    fn point_on_screen(&self, pos: Pos) -> Pos2 {
        self.page.min + vec2(points(pos.x), points(pos.y)) * self.scale
    }

    fn on_page(&self, pos: Pos2) -> Pos {
        let from = (pos2(pos.x, pos.y) - self.page.min) / self.scale;
        Pos::new(f64::from(from.x), f64::from(from.y))
    }
}

/// What else can be done with the view.
fn menu_ui(ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
    let Around { language, colours, .. } = *pass.around;
    ui.spacing_mut().item_spacing.y = 1.0;
    for command in [Command::FitAll, Command::FitSelection, Command::ZoomActual, Command::Minimap] {
        let (words, on) = (command.row().words(language), command == Command::Minimap);
        if switch_button(ui, command, words, command.is_enabled(pass.editor), on, colours) {
            actions.push(Action::Command(command));
            ui.close();
        }
    }
}

fn hint(ui: &Ui, language: Language) -> String {
    let row = Command::Minimap.row();
    let name = row.with_keys(row.words(language), ui.ctx());
    format!("{name}\n{}", words::mouse(language).minimap)
}

/// egui measures in single precision.
#[expect(clippy::cast_possible_truncation, reason = "maps are far smaller than 2^24 units")]
fn points(value: f64) -> f32 {
    value as f32
}
