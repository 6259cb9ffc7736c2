//! The start screen: templates as small pictures, files opened before, and a place to drop a file. Knows
//! nothing of what a choice leads to.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{
    Align, Align2, CentralPanel, Color32, CornerRadius, Frame, Layout, Margin, Rect, Response, RichText,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use unicode_normalization::UnicodeNormalization as _;

use super::brand;
use super::thumbnails::{SHAPE, Thumbnails};
use super::widgets::{focus_ring, icon, icon_button, icon_ui, one_line, pills};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::fonts::font;
use crate::app::theme::{self, Colours};
use crate::model::Language;
use crate::templates::{self, Template};
use crate::text::{Face, icons};
use crate::words::{self, Start as Words};

/// Widest that the content becomes, points.
const WIDEST: f32 = 1400.0;
/// Width of the column of files, points.
const FILES: f32 = 296.0;
/// Space between the pictures, points.
const GAP: f32 = 18.0;
/// Space between the two columns, points.
const COLUMN_GAP: f32 = 40.0;
/// Narrowest picture, points.
const NARROWEST: f32 = 170.0;
/// Pictures beside one another at most.
const MOST_IN_ROW: f32 = 5.0;

/// What the start screen remembers.
#[derive(Default)]
pub struct Start {
    /// Language of the templates; none: that of the interface.
    language: Option<Language>,
    thumbnails: Thumbnails,
    recent: Vec<Recent>,
    /// The first template has the keyboard until something else takes it.
    begun: bool,
}

/// A file opened before.
struct Recent {
    path: PathBuf,
    name: String,
    folder: String,
    missing: bool,
}

impl Start {
    /// Shows the screen in all the space there is.
    pub fn ui(&mut self, ui: &mut Ui, around: &Around<'_>, recent: &[PathBuf], actions: &mut Vec<Action>) {
        self.look_at(recent, ui.input(|i| i.events.contains(&egui::Event::WindowFocused(true))));
        let frame = Frame::new().fill(around.colours.panel);
        CentralPanel::no_frame().frame(frame).show(ui, |ui| {
            ScrollArea::vertical().id_salt("start").auto_shrink(false).show(ui, |ui| {
                let width = ui.available_width();
                let side = if width < 900.0 { 24.0 } else { 48.0 };
                let content = (width - 2.0 * side).min(WIDEST);
                let rect = ui.available_rect_before_wrap();
                let left = rect.left() + (width - content) / 2.0;
                let area = Rect::from_min_size(pos2(left, rect.top()), vec2(content, rect.height()));
                ui.scope_builder(egui::UiBuilder::new().max_rect(area), |ui| {
                    self.content_ui(ui, around, actions);
                });
            });
        });
    }

    fn content_ui(&mut self, ui: &mut Ui, around: &Around<'_>, actions: &mut Vec<Action>) {
        let height = ui.ctx().content_rect().height();
        let low = height < 760.0;
        ui.add_space(if low { 20.0 } else { height * 0.06 });
        let start = words::start(around.language);
        name_ui(ui, around, start.heading);
        ui.add_space(if low { 16.0 } else { 30.0 });
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let templates = ui.available_width() - FILES - COLUMN_GAP;
            ui.allocate_ui_with_layout(vec2(templates, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(templates);
                self.templates_ui(ui, around, start, actions);
            });
            ui.add_space(COLUMN_GAP);
            ui.allocate_ui_with_layout(vec2(FILES, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(FILES);
                self.files_ui(ui, around, start, actions);
            });
        });
        ui.add_space(32.0);
    }

    fn templates_ui(&mut self, ui: &mut Ui, around: &Around<'_>, start: &Words, actions: &mut Vec<Action>) {
        let mut language = self.language.unwrap_or(around.language);
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            ui.label(heading(start.templates));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let names = Language::ALL.map(|language| (language, words::kinds::language_name(language)));
                pills(ui, "template language", &names, &mut language);
                icon_ui(ui, icons::TRANSLATE, 16.0, around.colours.text_secondary);
            });
        });
        self.language = (language != around.language || self.language.is_some()).then_some(language);
        ui.add_space(10.0);
        self.grid_ui(ui, around, start, (templates::all(), language), actions);
        ui.add_space(14.0);
        ui.label(heading(start.samples));
        ui.add_space(10.0);
        self.grid_ui(ui, around, start, (templates::samples(), language), actions);
    }

    /// Pictures in rows of equal ones.
    fn grid_ui(
        &mut self,
        ui: &mut Ui,
        around: &Around<'_>,
        start: &Words,
        (offered, language): (&'static [Template], Language),
        actions: &mut Vec<Action>,
    ) {
        let width = ui.available_width();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to MOST_IN_ROW")]
        let in_row = ((width + GAP) / (NARROWEST + GAP)).floor().clamp(1.0, MOST_IN_ROW) as usize;
        let card = (width - GAP * (in_row - 1) as f32) / in_row as f32;
        for row in offered.chunks(in_row) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for template in row {
                    let words = names(start, template.name);
                    let picture = |ctx: &egui::Context| {
                        self.thumbnails.get(ctx, template, language).map(egui::TextureHandle::id)
                    };
                    let response = template_ui(ui, around.colours, card, picture, words);
                    if !std::mem::replace(&mut self.begun, true) {
                        response.request_focus();
                    }
                    if response.clicked() {
                        actions.push(Action::NewFrom(template.name, language));
                    }
                }
            });
            ui.add_space(GAP - 8.0);
        }
    }

    fn files_ui(&mut self, ui: &mut Ui, around: &Around<'_>, start: &Words, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            ui.label(heading(start.recent));
        });
        ui.add_space(10.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        if self.recent.is_empty() {
            ui.add(egui::Label::new(theme::label(around.colours, start.no_recent)).wrap());
        }
        for file in &self.recent {
            file_ui(ui, around, start, file, actions);
        }
        ui.add_space(20.0);
        open_ui(ui, around, start, actions);
    }

    /// Asks the disk which files are still there, but not in every pass.
    fn look_at(&mut self, recent: &[PathBuf], again: bool) {
        let same = self.recent.iter().map(|file| &file.path).eq(recent);
        if !same || again {
            self.recent = recent.iter().map(|path| Recent::of(path)).collect();
        }
    }
}

impl Recent {
    fn of(path: &Path) -> Self {
        // macOS keeps file names decomposed, which the fonts cannot show.
        let text = |text: &std::ffi::OsStr| -> String { text.to_string_lossy().nfc().collect() };
        let name = path.file_name().map(text).unwrap_or_default();
        let name = name.strip_suffix(".ron").unwrap_or(&name);
        let name = name.strip_suffix(".journey").unwrap_or(name).to_owned();
        let folder = path.parent().map(|folder| text(folder.as_os_str())).unwrap_or_default();
        Self { path: path.to_owned(), name, folder, missing: !path.exists() }
    }
}

/// The program's mark, its name, and the question.
fn name_ui(ui: &mut Ui, around: &Around<'_>, question: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        if let Some(mark) = brand::texture(ui.ctx()) {
            let size = Vec2::splat(56.0);
            ui.add(egui::Image::new((mark.id(), size)).alt_text("Waylane"));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(RichText::new("Waylane").font(font(Face::Bold, 26.0)).color(around.colours.text));
            let question = RichText::new(question).font(font(Face::Regular, 15.0));
            ui.label(question.color(around.colours.text_secondary));
        });
    });
}

fn heading(words: &str) -> RichText {
    RichText::new(words).font(font(Face::SemiBold, 15.0))
}

/// Name and description of a template or sample.
fn names(start: &Words, template: &'static str) -> (&'static str, &'static str) {
    match template {
        "blank" => (start.blank, start.blank_hint),
        "funnel" => (start.funnel, start.funnel_hint),
        "digital-marketing" => (start.digital_marketing, start.digital_marketing_hint),
        "day-in-the-life" => (start.day_in_the_life, start.day_in_the_life_hint),
        "service-blueprint" => (start.service_blueprint, start.service_blueprint_hint),
        "tv-shop" => (start.tv_shop, start.tv_shop_hint),
        "utility" => (start.utility, start.utility_hint),
        "airline" => (start.airline, start.airline_hint),
        "clinic" => (start.clinic, start.clinic_hint),
        "retailer" => (start.retailer, start.retailer_hint),
        "webshop" => (start.webshop, start.webshop_hint),
        "channels" => (start.channels, start.channels_hint),
        _ => (template, ""),
    }
}

/// A template as a picture, asked for only where it is seen, with its name and description.
fn template_ui(
    ui: &mut Ui,
    colours: &Colours,
    width: f32,
    picture: impl FnOnce(&egui::Context) -> Option<egui::TextureId>,
    (name, hint): (&str, &str),
) -> Response {
    let title = wrapped(ui.painter(), name, font(Face::SemiBold, 14.0), colours.text, width - 4.0);
    let text = font(Face::Regular, theme::SMALL);
    let lines = wrapped(ui.painter(), hint, text, colours.text_secondary, width - 4.0);
    let size = vec2(width, width / SHAPE + title.size().y + lines.size().y + 18.0);
    let (whole, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if !ui.is_rect_visible(whole) {
        return response;
    }
    let (top, foot) = whole.split_top_bottom_at_y(whole.top() + width / SHAPE);
    let lively = response.hovered() || response.has_focus();
    let painter = ui.painter();
    if lively {
        let shadow = egui::Shadow { offset: [0, 5], blur: 18, spread: 0, color: colours.shadow };
        painter.add(shadow.as_shape(top, CornerRadius::same(9)));
    }
    painter.rect_filled(top, 9, colours.surface);
    if let Some(texture) = picture(ui.ctx()) {
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        // In a dark window white pages would glare.
        let tint = if colours.dark { colours.text } else { Color32::WHITE };
        painter.add(egui::epaint::RectShape::filled(top, 9, tint).with_texture(texture, all));
    } else {
        let font = font(Face::Icons, 30.0);
        painter.text(top.center(), Align2::CENTER_CENTER, icons::MAP_TRIFOLD, font, colours.edge);
    }
    let edge = if lively { Stroke::new(2.0, colours.accent) } else { Stroke::new(1.0, colours.hairline) };
    painter.rect_stroke(top, 9, edge, StrokeKind::Outside);
    let at = pos2(foot.left() + 2.0, foot.top() + 9.0);
    painter.galley(at, title.clone(), colours.text);
    painter.galley(pos2(at.x, at.y + title.size().y + 2.0), lines, colours.text_secondary);
    response
}

fn wrapped(
    painter: &egui::Painter,
    words: &str,
    font: egui::FontId,
    ink: Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    painter.layout(words.to_owned(), font, ink, width)
}

/// A file opened before, with its folder; one that is gone can only be taken off the list.
fn file_ui(ui: &mut Ui, around: &Around<'_>, start: &Words, file: &Recent, actions: &mut Vec<Action>) {
    let colours = around.colours;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !file.missing, &file.name));
    if response.hovered() && !file.missing {
        ui.painter().rect_filled(rect, 8, colours.hover);
    }
    let ink = if file.missing { colours.text_secondary } else { colours.text };
    let sign = if file.missing { icons::FILE } else { icons::MAP_TRIFOLD };
    let sign_ink = if file.missing { colours.text_secondary } else { colours.accent_text };
    let painter = ui.painter();
    let middle = pos2(rect.left() + 20.0, rect.center().y);
    painter.text(middle, Align2::CENTER_CENTER, sign, font(Face::Icons, 20.0), sign_ink);
    let width = rect.width() - 48.0 - if file.missing { 30.0 } else { 0.0 };
    let name = one_line(painter, &file.name, font(Face::Medium, theme::TEXT), ink, width);
    let below = if file.missing { start.missing_file } else { &file.folder };
    let below = one_line(painter, below, font(Face::Regular, 11.5), colours.text_secondary, width);
    let left = rect.left() + 40.0;
    painter.galley(pos2(left, rect.center().y - 18.0), name, ink);
    painter.galley(pos2(left, rect.center().y + 1.0), below, colours.text_secondary);
    focus_ring(ui, response.id, rect, CornerRadius::same(8));
    if file.missing {
        let place = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), Vec2::splat(26.0));
        let remove = format!("{}: {}", words::interface(around.language).remove, file.name);
        let forget = |ui: &mut Ui| icon_button(ui, icons::X, &remove).clicked();
        if ui.scope_builder(egui::UiBuilder::new().max_rect(place), forget).inner {
            actions.push(Action::Forget(file.path.clone()));
        }
    } else if response.on_hover_text(file.path.display().to_string()).clicked() {
        actions.push(Action::OpenFile(file.path.clone()));
    }
}

/// The button to open a file, in the place where one can be dropped.
fn open_ui(ui: &mut Ui, around: &Around<'_>, start: &Words, actions: &mut Vec<Action>) {
    let colours = around.colours;
    let hovering = ui.input(|i| !i.raw.hovered_files.is_empty());
    let fill = if hovering { colours.accent_soft } else { colours.bar };
    let edge = if hovering { colours.accent } else { colours.hairline };
    let frame = Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(10)
        .inner_margin(Margin::same(16));
    frame.show(ui, |ui| {
        ui.vertical_centered(|ui| {
            ui.set_width(ui.available_width());
            icon_ui(ui, icons::TRAY, 26.0, colours.text_secondary);
            ui.add_space(6.0);
            let button =
                egui::Button::new((icon(icons::FOLDER_OPEN, 17.0), start.open)).min_size(vec2(0.0, 34.0));
            if ui.add(button).clicked() {
                actions.push(Action::Command(Command::Open));
            }
            ui.add_space(4.0);
            ui.add(egui::Label::new(theme::label(colours, start.drop)).wrap());
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_and_sample_has_a_name_for_people() {
        for template in templates::all().iter().chain(templates::samples()) {
            for language in Language::ALL {
                let (name, hint) = names(words::start(language), template.name);
                assert!(name != template.name && !hint.is_empty(), "{}", template.name);
            }
        }
    }
}
