//! The few widgets that egui does not have: segmented choice, dots, icon toggles, chips, colour swatches.
//! All have a label above and take the keyboard. Know nothing of what is edited.

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::epaint::QuadraticBezierShape;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Atom, AtomExt as _, Color32, CornerRadius, FontId, Galley, Painter, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::by_key::close_list;
use super::fields::{colours, keep_escape, label};
use crate::app::fonts::font;
use crate::app::{focus, theme};
use crate::model::Rgb;
use crate::style::{CardColours, Colour};
use crate::text::{Face, icons};

/// Height of fields, buttons and segments, points.
pub(super) const ROW: f32 = 30.0;
/// Smallest size that words shrink to in order to fit, points.
const SMALLEST: f32 = 10.5;

/// The colour as egui has it.
pub(in crate::app) fn color32(colour: Colour) -> Color32 {
    let [r, g, b] = colour.rgb;
    Color32::from_rgba_unmultiplied(r, g, b, colour.alpha)
}

/// An icon before the words of a button. It is painted and no text, so that nobody reads it out.
pub(in crate::app) fn icon(icon: char, size: f32) -> Atom<'static> {
    Atom::paint(Vec2::splat(size), move |ui, args| {
        let ink = ui.visuals().text_color();
        ui.painter().text(args.rect.center(), Align2::CENTER_CENTER, icon, font(Face::Icons, size), ink);
    })
}

/// An icon that stands alone and says nothing that is not said beside it.
pub(in crate::app) fn icon_ui(ui: &mut Ui, icon: char, size: f32, ink: Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon, font(Face::Icons, size), ink);
}

/// A choice of few, side by side in the full width. A second click on what is chosen gives `none`.
pub(in crate::app) fn segmented<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    options: &[(T, &str)],
    value: &mut T,
    none: Option<T>,
) {
    label(ui, name);
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let colours = colours(ui);
    let width = whole.width() / options.len().max(1) as f32;
    let size = size_that_fits(ui.painter(), options.iter().map(|(_, words)| *words), width - 10.0);
    ui.painter().rect_filled(whole, theme::RADIUS, colours.surface);
    for (index, (option, words)) in options.iter().enumerate() {
        let left = whole.left() + width * index as f32;
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, ROW));
        let id = ui.make_persistent_id((name, "segment", index));
        let response = ui.interact(rect, id, Sense::click());
        let chosen = *option == *value;
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, words));
        if response.clicked() {
            *value = if chosen { none.unwrap_or(*value) } else { *option };
        }
        let corners = segment_corners(index, options.len());
        let (face, ink) = if chosen {
            ui.painter().rect_filled(rect, corners, colours.accent_soft);
            (Face::SemiBold, colours.accent_text)
        } else {
            if response.hovered() {
                ui.painter().rect_filled(rect, corners, colours.hover);
            }
            (Face::Medium, colours.text)
        };
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, words, font(face, size), ink);
        if index > 0 {
            ui.painter().vline(left, rect.y_range(), Stroke::new(1.0, colours.edge));
        }
    }
    let edge = Stroke::new(1.0, colours.edge);
    ui.painter().rect_stroke(whole, theme::RADIUS, edge, StrokeKind::Inside);
    for (index, (option, _)) in options.iter().enumerate() {
        let left = whole.left() + width * index as f32;
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, ROW));
        let corners = segment_corners(index, options.len());
        if *option == *value {
            let edge = Stroke::new(1.0, colours.accent_edge);
            ui.painter().rect_stroke(rect, corners, edge, StrokeKind::Inside);
        }
        let id = ui.make_persistent_id((name, "segment", index));
        focus_ring(ui, id, rect, corners);
    }
}

/// A small choice of few without a label of its own, beside a heading.
pub(in crate::app) fn pills<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: &str,
    options: &[(T, &str)],
    value: &mut T,
) {
    ui.spacing_mut().item_spacing.x = 2.0;
    // Laid out from the right, where the last comes first.
    for (index, (option, words)) in options.iter().enumerate().rev() {
        let colours = colours(ui);
        let chosen = *option == *value;
        let (face, ink) = if chosen {
            (Face::SemiBold, colours.accent_text)
        } else {
            (Face::Medium, colours.text_secondary)
        };
        let galley = ui.painter().layout_no_wrap((*words).to_owned(), font(face, theme::SMALL), ink);
        let (_, rect) = ui.allocate_space(vec2(galley.size().x + 18.0, 24.0));
        let response = ui.interact(rect, ui.make_persistent_id((salt, index)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
        if chosen {
            ui.painter().rect_filled(rect, 12, colours.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 12, colours.hover);
        }
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
        focus_ring(ui, response.id, rect, CornerRadius::same(12));
        if response.clicked() {
            *value = *option;
        }
    }
}

/// A row of three dots, filled up to the value, with the words for it. A second click on the last gives 0.
pub(super) fn dots(
    ui: &mut Ui,
    name: &str,
    value: &mut u8,
    ink: Color32,
    words: impl Fn(u8) -> &'static str,
) {
    label(ui, name);
    let before = *value;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for level in 1..=3 {
            let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
            let chosen = before == level;
            let said = format!("{name}: {}", words(level));
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &said));
            if response.clicked() {
                *value = if chosen { 0 } else { level };
            }
            if before >= level {
                ui.painter().circle_filled(rect.center(), 7.0, ink);
            } else {
                let width = if response.hovered() { 2.0 } else { 1.2 };
                ui.painter().circle_stroke(rect.center(), 6.4, Stroke::new(width, ink));
            }
            focus_ring(ui, response.id, rect, CornerRadius::same(12));
            response.on_hover_text(words(level));
        }
        ui.add_space(6.0);
        ui.label(theme::label(colours(ui), words(before)));
    });
}

/// A square button with an icon that is on or off; `true`: clicked.
pub(super) fn icon_toggle(
    ui: &mut Ui,
    icon: (char, Face),
    name: &str,
    on: bool,
    look: Option<CardColours>,
) -> bool {
    icon_toggle_of(ui, icon, name, Some(on), look)
}

/// The same for several things at once: `None` where it is on for some of them.
pub(super) fn icon_toggle_of(
    ui: &mut Ui,
    icon: (char, Face),
    name: &str,
    on: Option<bool>,
    look: Option<CardColours>,
) -> bool {
    let (rect, ink, clicked) = toggle(ui, name, on, look);
    let font = font(icon.1, theme::ICON);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.0, font, ink);
    clicked
}

/// A square button with a face, −2 very unhappy to +2 very happy; `true`: clicked.
pub(super) fn face_toggle(ui: &mut Ui, value: i8, name: &str, on: bool, look: CardColours) -> bool {
    let (rect, ink, clicked) = toggle(ui, name, Some(on), Some(look));
    let (middle, line) = (rect.center(), Stroke::new(1.4, ink));
    let painter = ui.painter();
    painter.circle_stroke(middle, 8.5, line);
    for side in [-1.0, 1.0] {
        painter.circle_filled(middle + vec2(side * 3.0, -2.2), 1.2, ink);
    }
    let bend = f32::from(value) * 2.4;
    let (left, right) = (middle + vec2(-4.4, 3.2 - bend / 3.0), middle + vec2(4.4, 3.2 - bend / 3.0));
    let below = middle + vec2(0.0, 3.2 + bend);
    let mouth =
        QuadraticBezierShape::from_points_stroke([left, below, right], false, Color32::TRANSPARENT, line);
    painter.add(mouth);
    clicked
}

/// The square itself, the colour of what stands in it, and whether it was clicked. `on`: `None` is half on.
fn toggle(ui: &mut Ui, name: &str, on: Option<bool>, look: Option<CardColours>) -> (Rect, Color32, bool) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(ROW), Sense::click());
    let is_on = on.unwrap_or_default();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), is_on, name));
    let colours = colours(ui);
    let (fill, edge, ink) = match (on, look) {
        (Some(true), Some(look)) => (color32(look.fill), color32(look.border), color32(look.ink)),
        (Some(true), None) => (colours.accent_soft, colours.accent_edge, colours.accent_text),
        (None, _) => (colours.surface, colours.accent_edge, colours.text),
        (Some(false), _) if response.hovered() => (colours.hover, colours.edge, colours.text),
        (Some(false), _) => (colours.surface, colours.edge, colours.text_secondary),
    };
    ui.painter().rect(rect, theme::RADIUS, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    if on.is_none() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_toggled(Toggled::Mixed));
        // The line of a half-checked box, at its foot.
        let line = Rect::from_center_size(rect.center_bottom() - vec2(0.0, 4.0), vec2(14.0, 3.0));
        ui.painter().rect_filled(line, 1.5, colours.accent);
    }
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    let clicked = response.clicked();
    response.on_hover_text(name);
    (rect, ink, clicked)
}

/// A quiet button that is only an icon.
pub(in crate::app) fn icon_button(ui: &mut Ui, sign: char, name: &str) -> Response {
    icon_button_of(ui, Vec2::splat(26.0), sign, name, name)
}

/// The same that says more under the pointer than its name, such as its keys.
pub(in crate::app) fn icon_button_with_hint(ui: &mut Ui, sign: char, name: &str, hint: &str) -> Response {
    icon_button_of(ui, Vec2::splat(26.0), sign, name, hint)
}

fn icon_button_of(ui: &mut Ui, size: Vec2, sign: char, name: &str, hint: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let colours = colours(ui);
    let ink = if !ui.is_enabled() {
        colours.edge
    } else if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, colours.hover);
        colours.text
    } else {
        colours.text_secondary
    };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, sign, font(Face::Icons, 16.0), ink);
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    response.on_hover_text(hint)
}

/// A number with buttons for one less and one more. `Some`: the new one.
pub(in crate::app) fn stepper(
    ui: &mut Ui,
    name: &str,
    value: u32,
    range: std::ops::RangeInclusive<u32>,
) -> Option<u32> {
    label(ui, name);
    let mut new = value;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let size = vec2(26.0, ROW);
        let mut step_ui = |ui: &mut Ui, sign: char, by: &str, to: Option<u32>| {
            let to = to.filter(|to| range.contains(to));
            let said = format!("{name}: {by}1");
            let button = |ui: &mut Ui| icon_button_of(ui, size, sign, &said, &said).clicked();
            if ui.add_enabled_ui(to.is_some(), button).inner {
                new = to.unwrap_or(value);
            }
        };
        step_ui(ui, icons::MINUS, "−", value.checked_sub(1));
        let mut typed = value;
        let number = egui::DragValue::new(&mut typed).range(range.clone()).speed(0.05);
        let changed = ui.add_sized(vec2(54.0, ROW), number).accessible_name(name).changed();
        step_ui(ui, icons::PLUS, "+", value.checked_add(1));
        if changed {
            new = typed;
        }
    });
    (new != value).then_some(new)
}

/// Words as chips in a frame that looks like a field; the field inside takes a new one with Enter or comma.
pub(super) fn chips(ui: &mut Ui, name: &str, hint: &str, remove: &str, values: &mut Vec<String>) {
    let id = ui.make_persistent_id((name, "chips"));
    let name = label(ui, name);
    let colours = colours(ui);
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    let focused = ui.memory(|memory| memory.has_focus(id));
    let edge = if focused { Stroke::new(1.5, colours.accent_text) } else { Stroke::new(1.0, colours.edge) };
    let frame = egui::Frame::new()
        .fill(colours.surface)
        .stroke(edge)
        .corner_radius(theme::RADIUS)
        .inner_margin(egui::Margin::symmetric(5, 3));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().interact_size.y = 22.0;
        ui.horizontal_wrapped(|ui| {
            let gone = values.iter().position(|value| chip(ui, value, &format!("{remove}: {value}")));
            if let Some(gone) = gone {
                values.remove(gone);
            }
            let field = egui::TextEdit::singleline(&mut typed)
                .id(id)
                .frame(egui::Frame::new().inner_margin(egui::Margin::symmetric(2, 0)))
                .hint_text(if values.is_empty() { hint } else { "" })
                .min_size(vec2(32.0, 22.0))
                .align(Align2::LEFT_CENTER)
                .desired_width((ui.available_size_before_wrap().x - 2.0).max(34.0));
            let before = typed_is_empty(ui, id);
            let response = ui.add(field).labelled_by(name.id);
            if response.lost_focus() {
                keep_escape(ui);
            }
            let done = response.lost_focus() || typed.contains([',', ';', '\n']);
            if done && take_chips(&mut typed, values) && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
                response.request_focus();
            }
            if before && response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Backspace)) {
                values.pop();
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
}

fn typed_is_empty(ui: &Ui, id: egui::Id) -> bool {
    ui.data(|data| data.get_temp::<String>(id)).is_none_or(|typed| typed.is_empty())
}

/// Moves what was typed into the list; `false`: there was nothing.
fn take_chips(typed: &mut String, values: &mut Vec<String>) -> bool {
    let before = values.len();
    for word in typed.split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty()) {
        if !values.iter().any(|value| value == word) {
            values.push(word.to_owned());
        }
    }
    typed.clear();
    values.len() > before
}

/// One chip; `true`: it is to go.
fn chip(ui: &mut Ui, words: &str, remove: &str) -> bool {
    let colours = colours(ui);
    let widest = (ui.available_size_before_wrap().x.max(120.0) - 34.0).max(40.0);
    let galley = ui.painter().layout(words.to_owned(), font(Face::Medium, 12.5), colours.text, widest);
    let size = vec2(galley.size().x + 30.0, (galley.size().y + 6.0).max(22.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, remove));
    ui.painter().rect_filled(rect, 11, colours.pressed);
    ui.painter().galley(
        pos2(rect.left() + 9.0, rect.center().y - galley.size().y / 2.0),
        galley,
        colours.text,
    );
    let ink = if response.hovered() { colours.error } else { colours.text_secondary };
    let cross = pos2(rect.right() - 12.0, rect.center().y);
    ui.painter().text(cross, Align2::CENTER_CENTER, icons::X, font(Face::Icons, 11.0), ink);
    focus_ring(ui, response.id, rect, CornerRadius::same(11));
    response.clicked()
}

/// A list to unfold, in the full width.
pub(in crate::app) fn combo<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    options: &[(T, Option<char>, String)],
    value: &mut T,
    otherwise: &str,
) {
    let list = egui::ComboBox::from_id_salt((name, "list"));
    let name = label(ui, name);
    let shown = options.iter().find(|(option, ..)| option == value);
    let (sign, words) = shown.map_or((None, otherwise), |(_, sign, words)| (*sign, words.as_str()));
    let atoms = entry(sign, words);
    let shown = list
        .width(ui.available_width())
        .height(480.0)
        .truncate()
        .icon(|ui, rect, _, _| {
            let ink = colours(ui).text_secondary;
            let font = font(Face::Icons, 13.0);
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CARET_DOWN, font, ink);
        })
        .selected_text(atoms)
        .show_ui(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.spacing_mut().interact_size.y = 28.0;
            for (option, sign, words) in options {
                let chosen = option == value;
                if ui.selectable_label(chosen, entry(*sign, words)).clicked() {
                    *value = option.clone();
                }
            }
        });
    close_list(ui, &shown);
    if shown.inner.is_some() {
        keep_escape(ui);
    }
    shown.response.labelled_by(name.id);
}

/// An icon and words, for buttons and lists; the words give way where they do not fit.
pub(in crate::app) fn entry(sign: Option<char>, words: &str) -> egui::Atoms<'static> {
    let mut atoms = egui::Atoms::default();
    if let Some(sign) = sign {
        atoms.push_right(icon(sign, 16.0));
    }
    atoms.push_right(words.to_owned().atom_shrink(true));
    atoms
}

/// A colour out of a few, any other, or none.
pub(super) fn swatches(ui: &mut Ui, name: &str, none: &str, few: &[Rgb], value: &mut Option<Rgb>) {
    if let Some(chosen) = swatches_of(ui, name, none, few, Some(*value)) {
        *value = chosen;
    }
}

#[expect(clippy::option_option, reason = "no one choice of several, and the choice of no colour")]
/// The same for several things at once, `value` being `None` where they differ. `Some`: what was chosen.
pub(super) fn swatches_of(
    ui: &mut Ui,
    name: &str,
    none: &str,
    few: &[Rgb],
    value: Option<Option<Rgb>>,
) -> Option<Option<Rgb>> {
    label(ui, name);
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        if swatch(ui, None, none, value == Some(None)) {
            chosen = Some(None);
        }
        for colour in few {
            if swatch(ui, Some(*colour), &colour.to_string(), value == Some(Some(*colour))) {
                chosen = Some(Some(*colour));
            }
        }
        let mut other = value.flatten();
        other_colour(ui, name, few, &mut other);
        if other != value.flatten() {
            chosen = Some(other);
        }
    });
    chosen
}

/// A button that opens the field of all colours.
fn other_colour(ui: &mut Ui, name: &str, few: &[Rgb], value: &mut Option<Rgb>) {
    let own = value.filter(|colour| !few.contains(colour));
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    let said = own.map_or_else(|| format!("{name}…"), |colour| format!("{name}: {colour}"));
    response.widget_info(|| WidgetInfo::labeled(Role::ColorWell, true, &said));
    let colours = colours(ui);
    let fill = own.map_or(colours.surface, |colour| color32(colour.into()));
    let edge = if own.is_some() { Stroke::new(2.0, colours.accent) } else { Stroke::new(1.0, colours.edge) };
    ui.painter().rect(rect.shrink(2.0), 5, fill, edge, StrokeKind::Outside);
    if own.is_none() {
        let ink = colours.text_secondary;
        let font = font(Face::Icons, 14.0);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::PAINT_BRUSH, font, ink);
    }
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    egui::Popup::from_toggle_button_response(&response)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let mut chosen = value.map_or(colours.surface, |colour| color32(colour.into()));
            let opaque = egui::color_picker::Alpha::Opaque;
            if egui::color_picker::color_picker_color32(ui, &mut chosen, opaque) {
                *value = Some(Rgb([chosen.r(), chosen.g(), chosen.b()]));
            }
        });
}

/// A small field of a colour to choose, or of none.
pub(in crate::app) fn swatch(ui: &mut Ui, colour: Option<Rgb>, name: &str, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let colours = colours(ui);
    let inside = rect.shrink(2.0);
    let edge = Stroke::new(1.0, colours.edge);
    let painter = ui.painter();
    let fill = colour.map_or(colours.surface, |rgb| color32(rgb.into()));
    painter.rect(inside, 5, fill, edge, StrokeKind::Outside);
    if colour.is_none() {
        let (ink, font) = (colours.text_secondary, font(Face::Icons, 14.0));
        painter.text(inside.center(), Align2::CENTER_CENTER, icons::PROHIBIT, font, ink);
    }
    if chosen {
        painter.rect_stroke(rect, 6, Stroke::new(2.0, colours.accent), StrokeKind::Inside);
    }
    let clicked = response.clicked();
    response.on_hover_text(name);
    clicked
}

/// The heading of a group of fields, with a line above.
pub(in crate::app) fn group(ui: &mut Ui, heading: &str) {
    divider(ui);
    ui.label(theme::strong(heading));
}

/// A line between groups.
pub(in crate::app) fn divider(ui: &mut Ui) {
    ui.add_space(14.0);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(line.x_range(), line.center().y, Stroke::new(1.0, colours(ui).hairline));
    ui.add_space(6.0);
}

/// A ring around what has the keyboard.
pub(in crate::app) fn focus_ring(ui: &Ui, id: egui::Id, rect: Rect, corners: CornerRadius) {
    if ui.memory(|memory| memory.has_focus(id)) {
        let stroke = Stroke::new(2.0, colours(ui).focus);
        ui.painter().rect_stroke(rect, corners, stroke, StrokeKind::Inside);
        focus::has_own_ring(ui.ctx(), id);
    }
}

fn segment_corners(index: usize, of: usize) -> CornerRadius {
    let left = if index == 0 { theme::RADIUS } else { 0 };
    let right = if index + 1 == of { theme::RADIUS } else { 0 };
    CornerRadius { nw: left, sw: left, ne: right, se: right }
}

/// Text size at which the widest of the words fits.
pub(super) fn size_that_fits<'a>(painter: &Painter, words: impl Iterator<Item = &'a str>, width: f32) -> f32 {
    let semibold = font(Face::SemiBold, theme::TEXT);
    let widest = words
        .map(|words| {
            painter.layout_no_wrap(words.to_owned(), semibold.clone(), Color32::PLACEHOLDER).size().x
        })
        .fold(1.0, f32::max);
    (theme::TEXT * width / widest).clamp(SMALLEST, theme::TEXT)
}

/// Words in one line, with an ellipsis where the width ends.
pub(in crate::app) fn one_line(
    painter: &Painter,
    words: &str,
    font: FontId,
    ink: Color32,
    width: f32,
) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(words.to_owned(), font, ink);
    job.wrap = TextWrapping::truncate_at_width(width);
    painter.layout_job(job)
}
