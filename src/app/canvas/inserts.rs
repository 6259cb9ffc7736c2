//! Small '+' buttons that appear near the pointer: at the ends of heads for stages and steps, at the foot of a
//! lane's head for lanes, in the free corner of a cell for cards. None covers words.

use egui::accesskit::Role;
use egui::{
    Align2, CursorIcon, Id, Popup, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::bands::Bands;
use super::gesture::Gesture;
use super::{Canvas, Pass};
use crate::app::action::{Action, Tool};
use crate::app::command::Command;
use crate::app::fonts;
use crate::layout::{Content, Layout, Level, Pos, Rect as MapRect};
use crate::model::Item;
use crate::style::size;
use crate::text::{Face, icons};
use crate::words;

/// Radius of a button, points.
const RADIUS: f32 = 8.0;
/// A button is seen once the pointer is this near to it, points.
const NEAR: f32 = 26.0;
/// Or, for those above heads, this near to where the heads end, points.
const NEAR_EDGE: f32 = 14.0;
/// On heads lower than this a button would lie on the edge that makes a column wider, points.
const LEAST_HEAD: f32 = 24.0;
/// Seen from farther away than this scale there is no room for buttons.
const LEAST_ZOOM: f64 = 0.45;

/// A place where a click inserts something.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Insert {
    at: Pos2,
    /// Where the pointer makes it seen.
    zone: Rect,
    /// What is selected for the command.
    beside: Item,
    command: Command,
}

impl Canvas {
    /// Shows the button nearest to the pointer.
    pub(super) fn inserts_ui(&self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let is_free = matches!(self.gesture, Gesture::Idle)
            && pass.editor.typing().is_none()
            && pass.editor.tool() == Tool::Select
            && self.camera.view.zoom >= LEAST_ZOOM
            && !Popup::is_any_open(ui.ctx())
            && ui.rect_contains_pointer(self.camera.area);
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| is_free);
        let (Some(pointer), Some(drawn)) = (pointer, self.picture.drawn()) else { return };
        let bands = Bands::of(&drawn.layout, &self.camera);
        let places = self.inserts(&drawn.layout, &bands, pointer);
        let away = |insert: &Insert| insert.at.distance(pointer);
        let near = places.into_iter().filter(|insert| insert.zone.contains(pointer));
        if let Some(insert) = near.min_by(|a, b| away(a).total_cmp(&away(b)))
            && insert_ui(ui, pass, &insert).clicked()
        {
            actions.push(Action::Select(vec![insert.beside]));
            actions.push(Action::Command(insert.command));
        }
    }

    fn inserts(&self, layout: &Layout, bands: &Bands, pointer: Pos2) -> Vec<Insert> {
        let mut places = self.beside_heads(layout, bands);
        let pos = bands.map_from_screen(&self.camera, pointer);
        if pos.x < layout.grid.columns_left {
            places.extend(self.below_lanes(layout, bands));
        }
        places.extend(self.in_cell(layout, bands, pos));
        places
    }

    /// Above the end of every stage, and below the end of every step within one.
    fn beside_heads(&self, layout: &Layout, bands: &Bands) -> Vec<Insert> {
        let steps = layout.heads.iter().any(|head| head.level == Level::Step);
        let heads = layout.heads.iter().filter_map(|head| {
            let (command, y) = match head.item {
                Item::Stage(_) => (Command::InsertStageAfter, layout.grid.top),
                Item::Step(_) if steps => (Command::InsertStepAfter, head.rect.y1),
                _ => return None,
            };
            let edge = MapRect::new(head.rect.x0, y, head.rect.x1 + size::HEAD_GAP / 2.0, y);
            let (seen, clip) = bands.on_screen(&self.camera, head.item, edge);
            let at = pos2(seen.right(), seen.top().max(self.camera.area.top() + RADIUS));
            let whole = bands.on_screen(&self.camera, head.item, head.rect).0;
            if whole.height() < LEAST_HEAD {
                return None;
            }
            let zone = Rect::from_x_y_ranges(
                at.x - NEAR_EDGE..=at.x + NEAR_EDGE,
                at.y - NEAR_EDGE..=whole.bottom().max(at.y + NEAR_EDGE),
            );
            clip.expand(RADIUS).contains(at).then_some(Insert { at, zone, beside: head.item, command })
        });
        heads.collect()
    }

    /// At the foot of the head of every lane.
    fn below_lanes(&self, layout: &Layout, bands: &Bands) -> Vec<Insert> {
        let lanes = layout.rows.iter().filter_map(|row| {
            let item = Item::Lane(row.lane.id);
            let (seen, clip) = bands.on_screen(&self.camera, item, layout.row_rect(row));
            let at = seen.left_bottom() + vec2(0.0, 1.0);
            let command = Command::InsertLaneBelow;
            clip.expand(2.0).contains(at).then_some(Insert { at, zone: around(at), beside: item, command })
        });
        lanes.collect()
    }

    /// In the lower right corner of the cell under the pointer, where nothing lies there.
    fn in_cell(&self, layout: &Layout, bands: &Bands, pos: Pos) -> Option<Insert> {
        let beside = layout.hit(pos).filter(|item| matches!(item, Item::Cell(..)))?;
        let Item::Cell(lane, step) = beside else { return None };
        matches!(layout.row(lane)?.body.content, Content::Cards(_)).then_some(())?;
        let cell = layout.cell_rect(lane, step)?;
        let side = f64::from(RADIUS) * 2.0 / self.camera.view.zoom + 4.0;
        let corner = MapRect::new(cell.x1 - side, cell.y1 - side, cell.x1, cell.y1);
        if cell.width() < side * 2.0 || !layout.items_in(corner).is_empty() {
            return None;
        }
        let (seen, clip) = bands.on_screen(&self.camera, beside, corner);
        let at = seen.center();
        let (zone, command) = (around(at), Command::InsertCard);
        clip.shrink(RADIUS).contains(at).then_some(Insert { at, zone, beside, command })
    }
}

fn around(at: Pos2) -> Rect {
    Rect::from_center_size(at, Vec2::splat(NEAR * 2.0))
}

fn insert_ui(ui: &Ui, pass: &Pass<'_>, insert: &Insert) -> Response {
    let (colours, mouse) = (pass.around.colours, words::mouse(pass.around.language));
    let words = match insert.command {
        Command::InsertStageAfter => mouse.add_stage,
        Command::InsertStepAfter => mouse.add_step,
        Command::InsertLaneBelow => mouse.add_lane,
        _ => mouse.add_card,
    };
    let rect = Rect::from_center_size(insert.at, Vec2::splat(RADIUS * 2.0));
    let id = Id::unique(("insert", insert.beside, insert.command));
    // A drag from here is not one of the map under it.
    let response = ui.interact(rect.expand(1.0), id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    let (fill, ink) = if response.hovered() {
        (colours.accent, colours.on_accent)
    } else {
        (colours.surface, colours.accent)
    };
    ui.painter().circle(insert.at, RADIUS, fill, Stroke::new(1.0, colours.accent_edge));
    let font = fonts::font(Face::Icons, 11.0);
    ui.painter().text(insert.at, Align2::CENTER_CENTER, icons::PLUS, font, ink);
    if response.hovered() {
        ui.set_cursor_icon(CursorIcon::PointingHand);
    }
    response.on_hover_text(insert.command.row().with_keys(words, ui.ctx()))
}
