//! The areas of the window, from one to the next by F6 and back by Shift+F6, as desktop programs do. Knows where
//! the areas lie and what in them can have the keyboard, and nothing of what they show.

use egui::{Context, Id, Key, LayerId, Modifiers, Rect, Ui};

/// Width of the edge between two areas, points.
const EDGE: f32 = 6.0;

/// The areas in the order in which F6 leads through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Area {
    /// The menus.
    Menu,
    /// The tools.
    Tools,
    /// Palette or outline.
    Left,
    /// Find, filter, quick notes.
    Bars,
    /// The canvas, or a desk in its place.
    Centre,
    /// The inspector and its neighbours.
    Right,
    /// Tabs of maps, save state, zoom.
    Bottom,
}

/// Where the areas of this pass lie.
#[derive(Debug)]
pub(super) struct Areas {
    /// What no area has taken yet.
    left_over: Rect,
    taken: Vec<(Area, Rect)>,
    /// Tab was pressed while nothing had the keyboard, as after a desk has opened.
    enters: bool,
}

impl Areas {
    /// At the beginning of a pass, before anything has taken space.
    pub(super) fn of(ui: &Ui) -> Self {
        let nowhere = ui.memory(|memory| memory.focused().is_none());
        let enters = nowhere && ui.input(|input| input.key_pressed(Key::Tab));
        Self { left_over: ui.available_rect_before_wrap(), taken: Vec::new(), enters }
    }

    /// An area was just shown and has taken its part of the space.
    pub(super) fn took(&mut self, ui: &Ui, area: Area) {
        let (before, after) = (self.left_over, ui.available_rect_before_wrap());
        let strips = [
            before.with_max_y(after.top()),
            before.with_min_y(after.bottom()),
            before.with_max_x(after.left()),
            before.with_min_x(after.right()),
        ];
        self.left_over = after;
        let strip = strips.into_iter().filter(Rect::is_positive).max_by(|a, b| a.area().total_cmp(&b.area()));
        self.taken.extend(strip.map(|rect| (area, rect)));
    }

    /// Gives the keyboard to the next or previous area when F6 asks for it. What is left over is the centre, where
    /// whoever has the keyboard nowhere begins; the canvas there has an id of its own.
    pub(super) fn cycle(mut self, ctx: &Context, canvas: Option<Id>) {
        let by = ctx.input_mut(|input| {
            let back = input.consume_key(Modifiers::SHIFT, Key::F6);
            let on = input.consume_key(Modifiers::NONE, Key::F6);
            if back { -1 } else { isize::from(on) }
        });
        if by == 0 {
            if let Some(id) = first_in(ctx, self.left_over).filter(|_| self.enters && canvas.is_none()) {
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
            return;
        }
        self.taken.push((Area::Centre, self.left_over));
        self.taken.sort_by_key(|(area, _)| *area);
        let stops: Vec<(Rect, Id)> = self
            .taken
            .iter()
            .filter_map(|(area, rect)| match canvas {
                Some(canvas) if *area == Area::Centre => Some((*rect, canvas)),
                _ => Some((*rect, first_in(ctx, *rect)?)),
            })
            .collect();
        let here = ctx.memory(egui::Memory::focused);
        let at = here.and_then(|id| {
            let own = stops.iter().position(|(_, stop)| *stop == id);
            let middle = ctx.read_response(id).map(|response| response.interact_rect.center());
            own.or_else(|| middle.and_then(|at| stops.iter().position(|(rect, _)| rect.contains(at))))
        });
        let count = stops.len().cast_signed();
        let centre = stops.iter().position(|(rect, _)| *rect == self.left_over).unwrap_or_default();
        let next = at.map_or(centre, |at| (at.cast_signed() + by).rem_euclid(count.max(1)).cast_unsigned());
        if let Some((_, id)) = stops.get(next) {
            ctx.memory_mut(|memory| memory.request_focus(*id));
        }
    }
}

/// The first thing in view in a part of the window that takes the keyboard.
fn first_in(ctx: &Context, rect: Rect) -> Option<Id> {
    // On the edge lies what resizes a panel.
    let rect = rect.shrink(EDGE);
    ctx.viewport(|viewport| {
        let widgets = viewport.this_pass.widgets.get_layer(LayerId::background());
        let mut able = widgets.filter(|widget| {
            let seen = widget.interact_rect;
            widget.enabled
                && widget.sense.is_focusable()
                && seen.is_positive()
                && rect.contains(seen.center())
        });
        able.next().map(|widget| widget.id)
    })
}
