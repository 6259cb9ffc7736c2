//! What has the keyboard is always seen: it is scrolled into view, and a ring is painted around it in whatever
//! part of the window it lies. Widgets with a shape of their own paint their ring themselves, see
//! `panels::focus_ring`. Knows nothing of what the widgets are.

use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{Context, CornerRadius, Event, Id, Key, Stroke, StrokeKind};

use super::theme::{self, Colours};

/// Space between a widget and its ring, points.
const GAP: f32 = 1.0;
/// Width of the ring, points.
const WIDTH: f32 = 2.0;

/// Passes within which what got the keyboard is scrolled to.
const SETTLING: u8 = 3;

/// Keys that lead from one thing to another.
const LEADING: [Key; 7] =
    [Key::Tab, Key::F6, Key::Escape, Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];

/// What had the keyboard when it was looked for last.
#[derive(Debug, Default)]
pub(super) struct Focus {
    last: Option<Id>,
    /// For how many passes it has had it, as far as that matters.
    passes: u8,
    /// The keyboard was used after the pointer.
    by_keys: bool,
}

/// A widget that painted its own ring.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Ringed {
    id: Option<Id>,
    pass: u64,
}

/// Says that a widget has painted its ring itself in this pass.
pub(super) fn has_own_ring(ctx: &Context, id: Id) {
    let ringed = Ringed { id: Some(id), pass: ctx.cumulative_pass_nr() };
    ctx.data_mut(|data| data.insert_temp(ringed_id(), ringed));
}

impl Focus {
    /// At the beginning of a pass: what got the keyboard and is out of sight will be scrolled to. egui does so
    /// for assistive tools alone, so it is asked in their name.
    pub(super) fn bring_into_view(&mut self, ctx: &Context) {
        ctx.input(|input| {
            let leads = |event: &Event| matches!(event, Event::Key { key, pressed: true, .. } if LEADING.contains(key));
            self.by_keys |= input.events.iter().any(leads);
            self.by_keys &= !input.pointer.any_pressed();
        });
        let focused = ctx.memory(egui::Memory::focused);
        if focused != self.last {
            (self.last, self.passes) = (focused, 0);
        }
        // What opens takes a pass or two to find its place.
        if self.passes >= SETTLING {
            return;
        }
        self.passes += 1;
        ctx.request_repaint();
        let Some(response) = focused.and_then(|id| ctx.read_response(id)) else { return };
        let whole = response.interact_rect.expand(0.5).contains_rect(response.rect);
        // What was clicked is where the pointer is.
        let clicked = ctx.input(|input| input.pointer.any_down() || input.pointer.any_released());
        if whole || clicked {
            return;
        }
        let request = ActionRequest {
            action: Action::ScrollIntoView,
            target_node: response.id.accesskit_id(),
            target_tree: TreeId::ROOT,
            data: None,
        };
        ctx.input_mut(|input| input.events.push(Event::AccessKitActionRequest(request)));
        ctx.request_repaint();
    }

    /// At the end of a pass: the ring. Text fields have an edge and a cursor instead. The canvas shows what is
    /// selected; while nothing is (`bare`), it has a ring for those who use the keyboard.
    pub(super) fn ring_ui(&self, ctx: &Context, canvas: Id, bare: bool, colours: &Colours) {
        let focused = ctx.memory(egui::Memory::focused);
        let Some(id) = focused.filter(|_| !ctx.text_edit_focused()) else { return };
        if id == canvas {
            let area = ctx.read_response(id).filter(|_| bare && self.by_keys);
            let painter = area.map(|area| (ctx.layer_painter(area.layer_id), area.rect));
            if let Some((painter, rect)) = painter {
                painter.rect_stroke(rect, 0, Stroke::new(WIDTH, colours.focus), StrokeKind::Inside);
            }
            return;
        }
        let ringed = ctx.data(|data| data.get_temp::<Ringed>(ringed_id())).unwrap_or_default();
        if ringed == (Ringed { id: Some(id), pass: ctx.cumulative_pass_nr() }) {
            return;
        }
        let Some(response) = ctx.read_response(id) else { return };
        let seen = response.interact_rect.intersect(response.rect);
        if !seen.is_positive() {
            return;
        }
        let reach = GAP + WIDTH;
        let painter = ctx.layer_painter(response.layer_id).with_clip_rect(seen.expand(reach + 1.0));
        let rect = response.rect.expand(reach);
        let corners = CornerRadius::same(theme::RADIUS + 3);
        // The light line tells the ring from dark grounds.
        painter.rect_stroke(rect, corners, Stroke::new(1.0, colours.surface), StrokeKind::Outside);
        painter.rect_stroke(rect, corners, Stroke::new(WIDTH, colours.focus), StrokeKind::Inside);
    }
}

fn ringed_id() -> Id {
    Id::unique("has its own focus ring")
}
