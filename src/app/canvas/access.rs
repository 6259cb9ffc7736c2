//! The map for assistive tools: a node for each thing in view, named by its group of the scene. The canvas
//! has the keyboard as a whole; what is selected is its active descendant.

use std::collections::HashMap;

use egui::accesskit::{Action as Request, Role as NodeRole};
use egui::{Id, Sense, Ui, WidgetInfo};

use super::bands::Bands;
use super::paint::Drawn;
use super::view::Camera;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::layout::{Rect as MapRect, Row};
use crate::model::{Cell, Item};
use crate::scene::{Placed, Role};

/// More things than this in view, and none gets a node.
const MOST: usize = 1000;

/// Adds the nodes.
pub(super) fn nodes(
    ui: &Ui,
    canvas: Id,
    drawn: &Drawn,
    camera: &Camera,
    bands: &Bands,
    editor: &Editor,
    actions: &mut Vec<Action>,
) {
    let is_listening = ui.ctx().accesskit_node_builder(canvas, |_| ()).is_some();
    if !is_listening {
        return;
    }
    let window = camera.window();
    let visible: Vec<(Item, &Placed)> = drawn
        .scene
        .groups
        .iter()
        .filter_map(|placed| Some((placed.group.item?, placed)))
        .filter(|(item, placed)| {
            let is_thing = placed.group.role != Role::Ornament && placed.group.role != Role::Curve;
            is_thing && (touches(placed.bounds(), window) || bands.columns.is_some() && is_head(*item))
        })
        .take(MOST + 1)
        .collect();
    if visible.len() > MOST {
        return;
    }
    let places = places_in_stacks(drawn, window);
    for (item, placed) in visible {
        let (rect, clip) = bands.on_screen(camera, item, placed.bounds());
        let rect = rect.intersect(clip);
        if !rect.is_positive() {
            continue;
        }
        let selected = editor.is_selected(item);
        let id = canvas.with(("node", item, placed.group.role));
        let response = ui.interact(rect, id, Sense::hover());
        let label = &placed.group.label;
        response.widget_info(|| WidgetInfo::selected(role(placed.group.role), true, selected, label));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(Request::Click);
            if let Some((position, size)) = places.get(&item).copied() {
                node.set_position_in_set(position);
                node.set_size_of_set(size);
            }
        });
        if ui.input(|input| input.has_accesskit_action_request(id, Request::Click)) {
            actions.push(Action::Select(vec![item]));
        }
        if selected {
            ui.ctx().accesskit_node_builder(canvas, |node| {
                node.set_active_descendant(id.accesskit_id());
            });
        }
    }
}

fn role(role: Role) -> NodeRole {
    match role {
        Role::Card | Role::Point => NodeRole::ListItem,
        Role::ColumnHead => NodeRole::ColumnHeader,
        Role::RowHead | Role::Layer => NodeRole::RowHeader,
        Role::Title => NodeRole::Heading,
        Role::Block => NodeRole::Paragraph,
        Role::Ornament | Role::Divider | Role::Curve | Role::Link | Role::Legend => NodeRole::Label,
    }
}

/// Of every card near the window its place in the stack, from 1, and the size of the stack.
fn places_in_stacks(drawn: &Drawn, window: MapRect) -> HashMap<Item, (usize, usize)> {
    let seen = |row: &&Row| row.y < window.y1 && row.y + row.body.height > window.y0;
    let cells = drawn.layout.rows.iter().filter(seen).flat_map(|row| row.lane.cells.values());
    let places = |cell: &Cell| -> Vec<_> {
        let places = cell.cards.iter().enumerate();
        places.map(|(place, card)| (Item::Card(card.id), (place + 1, cell.cards.len()))).collect()
    };
    cells.flat_map(places).collect()
}

fn is_head(item: Item) -> bool {
    matches!(item, Item::Phase(_) | Item::Stage(_) | Item::Step(_))
}

fn touches(a: MapRect, b: MapRect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
