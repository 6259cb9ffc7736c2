//! What under the pointer can be grabbed, and how: handles that show on hover and the words about them.

use egui::{Response, Ui};

use super::gesture::{Handle, edge_reach, handle_at};
use super::overlay::Overlay;
use super::{Canvas, Pass};
use crate::app::action::Tool;
use crate::layout::{Edge, Layout, Pos};
use crate::model::{Item, StepId};
use crate::words;

/// How far from the edge of a head its grip is, map units.
const GRIP_REACH: f64 = 10.0;

impl Canvas {
    /// Shows what under the pointer can be grabbed, and says how where it is not plain to see.
    pub(super) fn hint(
        &self,
        ui: &Ui,
        overlay: &Overlay<'_>,
        pass: &Pass<'_>,
        response: &Response,
        pos: Pos,
    ) {
        if pass.editor.tool() != Tool::Select {
            return;
        }
        let (layout, zoom) = (overlay.layout, self.camera.view.zoom);
        let mouse = words::mouse(pass.around.language);
        let hints = words::hints(pass.around.language);
        let handle = handle_at(layout, pass.editor.selection(), pos, zoom);
        let edge = layout.edge_at(pos, edge_reach(zoom));
        let words = match (layout.caret_near(pos), handle, edge) {
            (Some((place, folded)), ..) if place.contains(pos) => {
                let commands = words::commands(pass.around.language);
                if folded { commands.unfold_lane } else { commands.fold_lane }
            }
            (_, Some(Handle::New(_)), _) => mouse.arrow,
            (_, Some(Handle::Start(_) | Handle::Target(_)), _) => mouse.arrow_end,
            (_, None, Some(edge)) => {
                overlay.edge(edge);
                match edge {
                    Edge::Column(_) | Edge::Stage(_) => hints.column_width,
                    Edge::Card(_) => mouse.card_edge,
                    Edge::Baseline(_) => mouse.baseline,
                }
            }
            (_, None, None) => {
                let head = layout.hit(pos).filter(|item| item.is_head() && is_in_head(layout, *item, pos));
                let Some(rect) = head.and_then(|head| layout.rect_of(head)) else { return };
                let (Some(head), is_lane) = (head, matches!(head, Some(Item::Lane(_)))) else { return };
                overlay.grip_dots(head);
                let (from_edge, words) = if is_lane {
                    (pos.x - rect.x0, mouse.drag_lane)
                } else {
                    (pos.y - rect.y0, mouse.drag_head)
                };
                if from_edge > GRIP_REACH {
                    return;
                }
                words
            }
        };
        // Not while a button is down: what is under way says itself.
        if !ui.input(|input| input.pointer.any_down()) {
            response.clone().on_hover_text_at_pointer(words);
        }
    }
}

/// A lane is grabbed by its head alone.
fn is_in_head(layout: &Layout, item: Item, pos: Pos) -> bool {
    !matches!(item, Item::Lane(_)) || pos.x < layout.grid.columns_left
}

/// The thing whose right edge that is: a step has no head of its own where it is the only one of its stage.
pub(super) fn head_of(layout: &Layout, step: StepId) -> Option<Item> {
    let item = Item::Step(step);
    if layout.rect_of(item).is_some() {
        return Some(item);
    }
    layout.column(step).map(|column| Item::Stage(column.stage))
}
