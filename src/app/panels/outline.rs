//! The map as a tree of words: phases, stages and steps, then lanes with their cards, text blocks, and the parking
//! lot. It is the way through a map for screen readers and keys: ↑ and ↓ walk, ← and → fold, Enter selects and
//! brings into view on the map, letters and F2 type, Delete takes away. The selection is that of the canvas. Only
//! lines in view are drawn. Knows nothing of the canvas.

mod line;
mod tree;

use std::collections::HashSet;

use egui::accesskit::Role;
use egui::{
    Context, Event, Id, Key, Modifiers, Popup, Rect, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

use super::fields::keep_escape;
use crate::app::Around;
use crate::app::action::{Action, ViewChange};
use crate::app::command::Command;
use crate::app::editor::{Editor, text_at};
use crate::app::in_place::{self, End};
use crate::app::perform::{can_be_deleted, text_of};
use crate::edit::{MapEdit, TextPlace};
use crate::model::{Item, MapId};
use crate::words;
use line::Told;
use tree::{Node, Tree};

/// Height of a line, points.
const LINE: f32 = 26.0;
/// How far from its edge the ring around the outline runs, points.
const RING: f32 = 4.0;

/// The outline as it is looked at.
#[derive(Debug, Clone, Default)]
struct Outline {
    tree: Tree,
    /// Nodes that are not folded or unfolded as they are at first.
    turned: HashSet<Node>,
    /// What is looked for.
    wanted: String,
    /// The line that keys are for.
    cursor: Option<Node>,
    typing: Option<Typing>,
    /// The selection of the pass before, and the same to be asked for one by one.
    selection: Vec<Item>,
    selected: HashSet<Item>,
    /// Upper edge and height of what is in view, points.
    view: (f32, f32),
    lines_in_view: usize,
    /// The cursor is to be brought into view with this pass.
    reveal: bool,
    /// A line was clicked: the outline takes the keyboard with the next pass, when the click is over.
    takes_keys: bool,
    map: Option<MapId>,
}

/// Words that are typed in a line.
#[derive(Debug, Clone)]
struct Typing {
    node: Node,
    place: TextPlace,
    draft: String,
}

/// What a pass works with.
struct Pass<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    has_keys: bool,
}

/// What has the keyboard while the outline has it; also the id of the field in a line.
fn tree_id() -> Id {
    Id::unique("outline")
}

/// Whether the outline has the keyboard: letters are typed into its lines then.
pub(in crate::app) fn has_keys(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.has_focus(tree_id()))
}

/// Gives the outline the keyboard.
pub(in crate::app) fn focus(ctx: &Context) {
    ctx.memory_mut(|memory| memory.request_focus(tree_id()));
}

/// Keys that the outline answers to itself.
pub(super) fn kept_keys(ctx: &Context) -> &'static [Key] {
    if has_keys(ctx) { &[Key::Delete, Key::Backspace, Key::F2, Key::Home, Key::End] } else { &[] }
}

/// The outline in all the space there is.
pub(super) fn outline_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let id = tree_id().with("state");
    let mut outline = ui.data_mut(|data| data.remove_temp::<Outline>(id)).unwrap_or_default();
    if std::mem::take(&mut outline.takes_keys) {
        focus(ui.ctx());
    }
    let is_covered = Popup::is_any_open(ui.ctx()) || ui.memory(|memory| memory.top_modal_layer().is_some());
    let has_keys = !is_covered && has_keys(ui.ctx());
    let pass = Pass { editor, around, has_keys };
    outline.search_ui(ui, &pass);
    outline.follow(&pass);
    if has_keys && outline.typing.is_none() {
        outline.read_keys(ui, &pass, actions);
    }
    outline.tree_ui(ui, &pass, actions);
    ui.data_mut(|data| data.insert_temp(id, outline));
}

impl Outline {
    fn search_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let name = words::table(pass.around.language).find_in_outline;
        egui::Frame::new().inner_margin(egui::Margin::symmetric(10, 2)).show(ui, |ui| {
            let field = TextEdit::singleline(&mut self.wanted).hint_text(name).desired_width(f32::INFINITY);
            let field = ui.add(field).accessible_name(name);
            let goes_on = ui.input(|input| input.key_pressed(Key::Enter));
            if field.lost_focus() {
                keep_escape(ui);
                if goes_on {
                    ui.memory_mut(|memory| memory.request_focus(tree_id()));
                    self.cursor = None;
                }
            }
        });
    }

    /// Lines, selection and cursor as the document has them now.
    fn follow(&mut self, pass: &Pass<'_>) {
        let map = pass.editor.map();
        if self.map.replace(map.id) != Some(map.id) {
            self.turned.clear();
            self.typing = None;
            self.cursor = None;
        }
        if self.selection != pass.editor.selection() {
            pass.editor.selection().clone_into(&mut self.selection);
            self.selected = self.selection.iter().copied().collect();
            if let Some(&item) = self.selection.last().filter(|item| self.cursor != Some(Node::Thing(**item)))
            {
                self.unfold_to(pass, item);
            }
        }
        let before = self.cursor.and_then(|node| self.tree.place(node));
        self.tree.follow(pass.editor.document(), map, &self.turned, &self.wanted);
        if self.cursor.is_none_or(|node| self.tree.place(node).is_none()) {
            let last = self.tree.lines.len().saturating_sub(1);
            self.cursor = self.tree.get(before.unwrap_or_default().min(last)).map(|line| line.node);
        }
    }

    fn unfold_to(&mut self, pass: &Pass<'_>, item: Item) {
        for (node, turned) in tree::nodes_above(pass.editor.map(), item) {
            if turned {
                self.turned.insert(node)
            } else {
                self.turned.remove(&node)
            };
        }
        self.cursor = Some(Node::Thing(item));
        self.reveal = true;
    }

    fn read_keys(&mut self, ui: &Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        if self.place_of_words(pass).is_some() && in_place::begins(ui) {
            self.type_into(ui, pass);
            return;
        }
        let mut keys = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let is_ours = is_ours(*key, *modifiers);
                keys.extend(is_ours.then_some(*key));
                !is_ours
            });
        });
        for key in keys {
            self.answer(ui, pass, key, actions);
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keys are for others")]
    fn answer(&mut self, ui: &Ui, pass: &Pass<'_>, key: Key, actions: &mut Vec<Action>) {
        let Some(here) = self.cursor.and_then(|node| self.tree.place(node)) else { return };
        let open = self.tree.get(here).and_then(|line| line.open);
        let last = self.tree.lines.len().saturating_sub(1);
        let page = self.lines_in_view.saturating_sub(3).max(1);
        let parent = self.tree.parent(here).and_then(|line| self.tree.place(line.node));
        match key {
            Key::ArrowUp => self.go(here.saturating_sub(1)),
            Key::ArrowDown => self.go((here + 1).min(last)),
            Key::PageUp => self.go(here.saturating_sub(page)),
            Key::PageDown => self.go((here + page).min(last)),
            Key::Home => self.go(0),
            Key::End => self.go(last),
            Key::ArrowRight if open == Some(false) => self.turn(),
            Key::ArrowRight if open == Some(true) => self.go(here + 1),
            Key::ArrowLeft if open == Some(true) => self.turn(),
            Key::ArrowLeft => self.go(parent.unwrap_or(here)),
            Key::Enter => match self.cursor {
                Some(Node::Thing(item)) => select(item, actions),
                _ => self.turn(),
            },
            Key::F2 => self.type_into(ui, pass),
            Key::Delete => self.delete(actions),
            Key::Escape => ui.memory_mut(|memory| memory.surrender_focus(tree_id())),
            _ => {}
        }
    }

    fn go(&mut self, place: usize) {
        self.cursor = self.tree.get(place).map(|line| line.node).or(self.cursor);
        self.reveal = true;
    }

    /// Folds or unfolds the line of the cursor.
    fn turn(&mut self) {
        if let Some(node) = self.cursor {
            self.turn_node(node);
        }
    }

    fn turn_node(&mut self, node: Node) {
        if !self.turned.remove(&node) {
            self.turned.insert(node);
        }
    }

    fn delete(&self, actions: &mut Vec<Action>) {
        if let Some(Node::Thing(item)) = self.cursor
            && can_be_deleted(item)
        {
            if !self.selected.contains(&item) {
                actions.push(Action::Select(vec![item]));
            }
            actions.push(Action::Command(Command::Delete));
        }
    }

    /// The words that typing into the line of the cursor changes.
    fn place_of_words(&self, pass: &Pass<'_>) -> Option<TextPlace> {
        let Some(Node::Thing(item)) = self.cursor else { return None };
        let place = match item {
            Item::Block(id) => {
                let map = pass.editor.map();
                let mut blocks = map.blocks_above.iter().chain(&map.blocks_below);
                let has_title = blocks.any(|block| block.id == id && !block.title.is_empty());
                Some(if has_title { TextPlace::BlockTitle(id) } else { TextPlace::BlockText(id) })
            }
            _ => text_of(&[item]),
        };
        place.filter(|place| text_at(pass.editor.map(), *place).is_some())
    }

    fn type_into(&mut self, ui: &Ui, pass: &Pass<'_>) {
        let (Some(node), Some(place)) = (self.cursor, self.place_of_words(pass)) else { return };
        let draft = text_at(pass.editor.map(), place).unwrap_or_default().to_owned();
        in_place::forget(ui.ctx(), tree_id());
        self.typing = Some(Typing { node, place, draft });
        self.reveal = true;
    }

    /// The lines in view, and what has the keyboard.
    fn tree_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let whole = ui.available_rect_before_wrap();
        if self.tree.lines.is_empty() {
            let words = words::table(pass.around.language).nothing_found;
            ui.add_space(8.0);
            ui.vertical_centered(|ui| ui.label(crate::app::theme::label(pass.around.colours, words)));
        }
        // Before the lines: they shall be above it for the pointer.
        if self.typing.is_none() {
            Self::keyboard_ui(ui, pass, whole);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut list = ScrollArea::vertical().id_salt("outline").auto_shrink(false).animated(false);
        if let Some(top) = self.top_for_reveal() {
            list = list.vertical_scroll_offset(top);
        }
        let mut told = Told::default();
        let mut in_view = 0;
        let output = list.show_rows(ui, LINE, self.tree.lines.len(), |ui, places| {
            in_view = places.len();
            for place in places {
                if let Some(line) = self.tree.get(place) {
                    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), LINE));
                    ui.advance_cursor_after_rect(rect);
                    told.line_ui(ui, rect, pass, line, (self.cursor, &self.selected));
                }
            }
        });
        self.view = (output.state.clamped_offset().y, output.inner_rect.height());
        self.lines_in_view = in_view;
        self.reveal = false;
        self.typing_ui(ui, pass, &told, output.inner_rect, actions);
        self.name_active(ui, pass, &told);
        self.take(ui, pass, &told, actions);
    }

    fn top_for_reveal(&self) -> Option<f32> {
        let place = self.cursor.filter(|_| self.reveal).and_then(|node| self.tree.place(node))?;
        let (top, height) = self.view;
        let line = place as f32 * LINE;
        let wanted =
            if height > 0.0 { top.max(line + LINE - height).min(line) } else { (line - 3.0 * LINE).max(0.0) };
        ((wanted - top).abs() > 0.5).then_some(wanted)
    }

    fn keyboard_ui(ui: &Ui, pass: &Pass<'_>, whole: Rect) {
        let response = ui.interact(whole.shrink(RING), tree_id(), Sense::focusable_noninteractive());
        let name = words::commands(pass.around.language).outline;
        response.widget_info(|| WidgetInfo::labeled(Role::Tree, true, name));
        if pass.has_keys {
            let filter = egui::EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(tree_id(), filter));
        }
    }

    fn name_active(&self, ui: &Ui, pass: &Pass<'_>, told: &Told) {
        let Some(drawn) = told.cursor.filter(|_| self.typing.is_none()) else { return };
        ui.ctx().accesskit_node_builder(tree_id(), |node| node.set_active_descendant(drawn.0.accesskit_id()));
        if pass.has_keys && self.place_of_words(pass).is_some() {
            in_place::invite_letters(ui, drawn.1);
        }
    }

    /// The field over the line that is typed in.
    fn typing_ui(
        &mut self,
        ui: &mut Ui,
        pass: &Pass<'_>,
        told: &Told,
        clip: Rect,
        actions: &mut Vec<Action>,
    ) {
        let Some(typing) = &mut self.typing else { return };
        let had_keys = ui.memory(|memory| memory.has_focus(tree_id()));
        let end = if had_keys { in_place::end(ui) } else { None };
        let drawn = told.words.filter(|_| self.cursor == Some(typing.node));
        if let Some(rect) = drawn {
            let name = words::inspector(pass.around.language).title;
            in_place::field_ui(ui, tree_id(), (rect, clip), name, pass.around.colours, &mut typing.draft);
        }
        let has_keys = ui.memory(|memory| memory.has_focus(tree_id()));
        if end.is_none() && has_keys && drawn.is_some() {
            return;
        }
        ui.ctx().request_repaint();
        let Typing { place, draft, .. } = typing.clone();
        let before = text_at(pass.editor.map(), place);
        if end != Some(End::Dropped) && before.is_some_and(|before| before != draft) {
            actions.push(Action::EditMap(MapEdit::SetText(place, draft)));
        }
        self.typing = None;
        in_place::forget(ui.ctx(), tree_id());
    }

    /// What the pointer did.
    fn take(&mut self, ui: &Ui, pass: &Pass<'_>, told: &Told, actions: &mut Vec<Action>) {
        if let Some(node) = told.turned {
            self.turn_node(node);
        }
        let Some(node) = told.clicked else { return };
        self.cursor = Some(node);
        self.takes_keys = true;
        ui.ctx().request_repaint();
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        match node {
            Node::Thing(item) if adds => actions.push(Action::ToggleSelect(item)),
            Node::Thing(item) => select(item, actions),
            Node::Part(_) | Node::Under(..) if told.turned.is_none() => self.turn_node(node),
            Node::Part(_) | Node::Under(..) => {}
        }
        if told.twice {
            self.type_into(ui, pass);
        }
    }
}

fn select(item: Item, actions: &mut Vec<Action>) {
    actions.push(Action::Select(vec![item]));
    actions.push(Action::View(ViewChange::Reveal(item)));
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other keys are for others")]
fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    match key {
        Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => modifiers.is_none(),
        Key::PageUp | Key::PageDown | Key::Home | Key::End => modifiers.is_none(),
        // Backspace does nothing here: input methods send it to rewrite letters.
        Key::Enter | Key::F2 | Key::Delete | Key::Backspace | Key::Escape => modifiers.is_none(),
        _ => false,
    }
}
