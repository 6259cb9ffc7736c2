//! A line of the outline: caret, icon and words, with its name and place for assistive tools.

use std::collections::HashSet;

use egui::accesskit::{Action as Request, Role};
use egui::{Align2, CornerRadius, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::tree::{Line, Node, Part, card_of};
use super::{Pass, tree_id};
use crate::app::fonts::font;
use crate::app::panels::fields::colours;
use crate::app::panels::palette::{lane_icon, window_style};
use crate::app::panels::widgets::{color32, focus_ring, one_line};
use crate::app::theme;
use crate::model::Item;
use crate::style::kind_icon;
use crate::text::{Face, icons};
use crate::words;

/// Space before the first level, and how far each level is set in, points.
const LEFT: f32 = 6.0;
const INDENT: f32 = 14.0;
/// Width of the caret and of the icon, points.
const CARET: f32 = 18.0;
const ICON: f32 = 20.0;

/// What the lines of a pass say.
#[derive(Default)]
pub(super) struct Told {
    /// The line that was clicked, and whether twice.
    pub(super) clicked: Option<Node>,
    pub(super) twice: bool,
    /// The line to be folded or unfolded.
    pub(super) turned: Option<Node>,
    /// The node and place of the line with the cursor, and of its words.
    pub(super) cursor: Option<(Id, Rect)>,
    pub(super) words: Option<Rect>,
}

/// What a line shows.
struct Look {
    icon: Option<(char, egui::Color32)>,
    words: String,
    /// For assistive tools: with what kind of thing it is.
    name: String,
}

impl Told {
    /// Shows a line, and keeps what was done with it.
    pub(super) fn line_ui(
        &mut self,
        ui: &Ui,
        rect: Rect,
        pass: &Pass<'_>,
        line: &Line,
        (cursor, selected): (Option<Node>, &HashSet<Item>),
    ) {
        let colours = colours(ui);
        let look = Look::of(ui, pass, line);
        let id = tree_id().with(line.node);
        let response = ui.interact(rect, id, Sense::CLICK | Sense::HOVER);
        let is_selected = if let Node::Thing(item) = line.node { selected.contains(&item) } else { false };
        response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, &look.name));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_selected(is_selected);
            node.set_level(line.level);
            node.set_position_in_set(line.place + 1);
            node.set_size_of_set(line.of);
            if let Some(open) = line.open {
                node.set_expanded(open);
                node.add_action(if open { Request::Collapse } else { Request::Expand });
            }
        });
        let asked = |request| ui.input(|input| input.has_accesskit_action_request(id, request));
        if line.open.is_some() && (asked(Request::Expand) || asked(Request::Collapse)) {
            self.turned = Some(line.node);
        }

        let inside = rect.shrink2(vec2(4.0, 1.0));
        if is_selected {
            ui.painter().rect_filled(inside, theme::RADIUS, colours.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(inside, theme::RADIUS, colours.hover);
        }
        let (caret, words) = look.paint(ui, rect, line, is_selected);
        if cursor == Some(line.node) {
            self.cursor = Some((id, rect));
            self.words = Some(words.with_min_x(words.left() - 6.0));
            if pass.has_keys {
                focus_ring(ui, tree_id(), inside, CornerRadius::same(theme::RADIUS));
            }
        }
        if response.clicked() {
            let on_caret = response.interact_pointer_pos().is_some_and(|at| caret.contains(at));
            if line.open.is_some() && on_caret {
                self.turned = Some(line.node);
            } else {
                self.clicked = Some(line.node);
            }
            self.twice = response.double_clicked() && !on_caret;
        }
    }
}

impl Look {
    /// Paints caret, icon and words; where the caret and the words stand.
    fn paint(&self, ui: &Ui, rect: Rect, line: &Line, is_selected: bool) -> (Rect, Rect) {
        let colours = colours(ui);
        let left = rect.left() + LEFT + line.level as f32 * INDENT;
        let caret = Rect::from_min_max(pos2(left, rect.top()), pos2(left + CARET, rect.bottom()));
        if let Some(open) = line.open {
            let sign = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
            let ink = colours.text_secondary;
            ui.painter().text(caret.center(), Align2::CENTER_CENTER, sign, font(Face::Icons, 12.0), ink);
        }
        let mut words_left = left + CARET;
        if let Some((icon, ink)) = self.icon {
            let at = pos2(words_left + ICON / 2.0 - 2.0, rect.center().y);
            ui.painter().text(at, Align2::CENTER_CENTER, icon, font(Face::Icons, 15.0), ink);
            words_left += ICON;
        }
        let words = Rect::from_min_max(pos2(words_left, rect.top()), pos2(rect.right() - 8.0, rect.bottom()));
        let (face, ink) = match line.node {
            Node::Part(_) => (Face::SemiBold, colours.text),
            Node::Under(..) => (Face::Regular, colours.text_secondary),
            Node::Thing(_) => (Face::Medium, colours.text),
        };
        let ink = if is_selected { colours.accent_text } else { ink };
        let galley =
            one_line(ui.painter(), &self.words, font(face, theme::TEXT), ink, words.width().max(0.0));
        ui.painter().galley(pos2(words.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
        (caret, words)
    }

    fn of(ui: &Ui, pass: &Pass<'_>, line: &Line) -> Self {
        match line.node {
            Node::Part(part) => Self::of_part(pass, part),
            Node::Under(_, stage) => {
                let map = pass.editor.map();
                let place = map.stages().position(|(_, other)| other.id == stage).unwrap_or_default();
                let title = map.stage(stage).map_or("", |stage| stage.title.as_str());
                let words = titled(pass, Item::Stage(stage), title, place);
                Self { icon: None, name: words.clone(), words }
            }
            Node::Thing(item) => Self::of_thing(ui, pass, line, item),
        }
    }

    fn of_part(pass: &Pass<'_>, part: Part) -> Self {
        let table = words::table(pass.around.language);
        let words = match part {
            Part::Journey => table.journey,
            Part::Lanes => table.lanes,
            Part::Blocks => table.blocks,
            Part::Parking => words::interface::interface(pass.around.language).palette_parking,
        };
        Self { icon: None, words: words.to_owned(), name: words.to_owned() }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few kinds of things have lines")]
    fn of_thing(ui: &Ui, pass: &Pass<'_>, line: &Line, item: Item) -> Self {
        let (map, language) = (pass.editor.map(), pass.around.language);
        let quiet = colours(ui).text_secondary;
        let (icon, title) = match item {
            Item::Card(_) => return Self::of_card(ui, pass, line),
            Item::Phase(id) => {
                let phase = map.phases.iter().find(|phase| phase.id == id);
                (icons::SQUARES_FOUR, phase.map_or("", |phase| &phase.title))
            }
            Item::Stage(id) => (icons::COLUMNS, map.stage(id).map_or("", |stage| &stage.title)),
            Item::Step(id) => (icons::STEPS, map.step(id).map_or("", |(_, step)| &step.title)),
            Item::Lane(id) => {
                let lane = map.lane(id);
                let icon = lane.map_or(icons::ROWS, |lane| lane_icon(&lane.kind, pass.editor.document()));
                (icon, lane.map_or("", |lane| &lane.title))
            }
            Item::Point(id) => {
                let point = map.point(id).map(|(_, _, point)| point);
                let value = point.map_or(0.0, |point| f64::from(point.value));
                let value = words::numbers::signed(language, value, 1);
                let said = point.map_or("", |point| point.words.as_str());
                let words =
                    if said.is_empty() { value } else { format!("{value} {}", words::in_one_line(said)) };
                let name = format!("{}: {words}", words::kinds::item(language, item));
                return Self { icon: Some((icons::SMILEY, quiet)), words, name };
            }
            Item::Block(id) => {
                let mut blocks = map.blocks_above.iter().chain(&map.blocks_below);
                let block = blocks.find(|block| block.id == id);
                let words =
                    block.map_or("", |block| if block.title.is_empty() { &block.text } else { &block.title });
                (icons::TEXT_T, words)
            }
            _ => (icons::NOTE_BLANK, ""),
        };
        let words = titled(pass, item, title, line.place);
        let name = format!("{}: {words}", words::kinds::item(language, item));
        Self { icon: Some((icon, quiet)), words, name }
    }

    fn of_card(ui: &Ui, pass: &Pass<'_>, line: &Line) -> Self {
        let (document, language) = (pass.editor.document(), pass.around.language);
        let Some(card) = card_of(pass.editor.map(), line) else {
            return Self { icon: None, words: String::new(), name: String::new() };
        };
        let kind = words::names::card_kind(document, language, &card.kind);
        let ink = color32(window_style(ui).card(&card.kind, document).ink);
        let without = words::priorities(language).without_words;
        let words = if card.title.is_empty() { without.to_owned() } else { words::in_one_line(&card.title) };
        let name = words::phrases::card_name(kind, &words::in_one_line(&card.title));
        Self { icon: Some((kind_icon(&card.kind, document), ink)), words, name }
    }
}

/// The words of a head, or its number where it has none.
fn titled(pass: &Pass<'_>, item: Item, title: &str, place: usize) -> String {
    if title.is_empty() {
        words::table::numbered(words::kinds::item(pass.around.language, item), place + 1)
    } else {
        words::in_one_line(title)
    }
}
