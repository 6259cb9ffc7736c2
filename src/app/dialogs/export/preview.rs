//! The picture that will be written, panned and zoomed down to its own pixels. What was drawn last is shown until
//! the next is there. Knows nothing of the choices around it.

use egui::accesskit::Role;
use egui::{
    Color32, Context, CursorIcon, Key, Modifiers, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::camera::Camera;
use super::worker::{Look, SheetShape, Shot, Worker};
use crate::app::{Around, panels, theme};
use crate::export::{Export, Format};
use crate::model::ThemeName;
use crate::output::UNITS_PER_INCH;
use crate::scene::Rect as MapRect;
use crate::text::icons;
use crate::words;

/// Height of the bar below the picture, points.
const BAR: f32 = 36.0;
/// Screen pixels for one pixel of the picture, at the closest.
const CLOSEST: f64 = 16.0;
/// How far an arrow key moves the picture, points.
const KEY_STEP: f32 = 60.0;
/// Side of a square of the ground that shows through a transparent picture, points.
const CHECK: f32 = 8.0;
/// Most pixels across that are asked for at once.
const MOST_PIXELS: f64 = 8192.0;

/// What is seen of the pictures.
#[derive(Default)]
pub(super) struct Preview {
    camera: Camera,
    slide: usize,
    sheet: Option<SheetShape>,
    whole: Option<Drawn>,
    part: Option<Drawn>,
    look: Option<Look>,
}

struct Drawn {
    texture: TextureHandle,
    slide: usize,
    /// Map units.
    area: MapRect,
}

impl Preview {
    /// Which picture of the set is shown.
    pub(super) fn slide(&self) -> usize {
        self.slide
    }

    /// What has to be drawn for what is looked at.
    pub(super) fn look(&self) -> Option<Look> {
        self.look
    }

    pub(super) fn take_shot(&mut self, ctx: &Context, shot: Shot) {
        let Shot { slide, is_whole, .. } = shot;
        // Pixels of the picture stay squares when they are larger than those of the screen.
        let options = if is_whole { TextureOptions::LINEAR } else { TextureOptions::NEAREST };
        let texture = ctx.load_texture("export preview", shot.image, options);
        let drawn = Drawn { texture, slide, area: shot.area };
        if is_whole {
            self.sheet = Some(shot.sheet);
            (self.whole, self.part) = (Some(drawn), None);
        } else {
            self.part = Some(drawn);
        }
    }

    /// Shows the picture in all the space there is.
    pub(super) fn ui(&mut self, ui: &mut Ui, export: &Export, worker: Option<&Worker>, around: &Around<'_>) {
        let all = ui.available_rect_before_wrap();
        let (picture, bar) = all.split_top_bottom_at_y((all.bottom() - BAR).max(all.top() + 20.0));
        if !export.choices.format.is_picture() {
            text_ui(ui, all, worker.and_then(Worker::text), around);
            return;
        }
        let slides = worker.and_then(Worker::sizes).map_or(0, |sizes| sizes.slides.len());
        self.slide = self.slide.min(slides.saturating_sub(1));
        let response = ui.allocate_rect(picture, Sense::click_and_drag());
        let words = words::export(around.language);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, words.preview));
        self.camera.area = picture;
        // There is nothing to look at before the first picture.
        if self.sheet.is_some() {
            self.navigate(ui, &response);
        }
        self.paint(ui, export, around);
        if self.whole.is_none() || worker.is_some_and(Worker::is_behind) {
            let said = words.making_preview;
            let font = crate::app::fonts::font(crate::text::Face::Regular, theme::SMALL);
            let corner = picture.left_top() + vec2(12.0, 8.0);
            ui.painter().text(corner, egui::Align2::LEFT_TOP, said, font, around.colours.text_secondary);
        }
        panels::focus_ring(ui, response.id, picture, theme::RADIUS.into());
        ui.scope_builder(egui::UiBuilder::new().max_rect(bar), |ui| {
            ui.horizontal_centered(|ui| self.bar_ui(ui, export, worker, slides, around));
        });
        let look = Some(self.wanted(ui, export));
        if look != self.look {
            // It is asked for in the next pass.
            ui.ctx().request_repaint();
        }
        self.look = look;
    }

    /// Previous and next picture at the left, closer and away at the right.
    fn bar_ui(
        &mut self,
        ui: &mut Ui,
        export: &Export,
        worker: Option<&Worker>,
        slides: usize,
        around: &Around<'_>,
    ) {
        let words = words::export(around.language);
        ui.spacing_mut().item_spacing.x = 4.0;
        if slides > 1 {
            let previous = |ui: &mut Ui| panels::icon_button(ui, icons::ARROW_LEFT, words.previous).clicked();
            if ui.add_enabled_ui(self.slide > 0, previous).inner {
                self.slide -= 1;
            }
            ui.label(words::export::place(around.language, self.slide + 1, slides));
            let next = |ui: &mut Ui| panels::icon_button(ui, icons::ARROW_RIGHT, words.next).clicked();
            if ui.add_enabled_ui(self.slide + 1 < slides, next).inner {
                self.slide += 1;
            }
        }
        if self.sheet.is_none() {
            return;
        }
        let title = worker.and_then(Worker::sizes).and_then(|sizes| sizes.slides.get(self.slide));
        let title = title.map(|slide| slide.title.as_str()).unwrap_or_default();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if panels::icon_button(ui, icons::CORNERS_OUT, words.all_of_it).clicked() {
                self.camera.show_all();
            }
            if panels::icon_button(ui, icons::PLUS, words.closer).clicked() {
                self.camera.step(true);
            }
            let percent = self.camera.zoom() / self.true_zoom(ui, export) * 100.0;
            let percent = egui::Button::new(words::numbers::percent(around.language, percent)).frame(false);
            let actual = ui.add(percent).on_hover_text(words.true_size);
            if actual.clicked() {
                let zoom = self.true_zoom(ui, export);
                self.camera.zoom_to(zoom, self.camera.area.center());
            }
            if panels::icon_button(ui, icons::MINUS, words.away).clicked() {
                self.camera.step(false);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(theme::label(around.colours, title.replace('\n', " "))).truncate());
            });
        });
    }

    /// Screen points in a map unit at which a pixel of the picture is one of the screen, or an inch of the page one.
    fn true_zoom(&self, ui: &Ui, export: &Export) -> f64 {
        let Some(sheet) = self.sheet else { return 1.0 };
        if has_own_pixels(export) {
            sheet.scale / f64::from(ui.pixels_per_point())
        } else {
            sheet.points * UNITS_PER_INCH / 72.0
        }
    }

    fn navigate(&mut self, ui: &Ui, response: &Response) {
        if response.dragged() {
            self.camera.pan(response.drag_delta());
            ui.set_cursor_icon(CursorIcon::Grabbing);
        } else if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Grab);
        }
        if response.contains_pointer() {
            let (zoom, scroll, pointer) = ui
                .input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
            if (zoom - 1.0).abs() > f32::EPSILON {
                let anchor = pointer.unwrap_or(self.camera.area.center());
                self.camera.zoom_to(self.camera.zoom() * f64::from(zoom), anchor);
            } else {
                self.camera.pan(scroll);
            }
        }
        if response.double_clicked() {
            self.camera.show_all();
        }
        if response.has_focus() {
            self.keys(ui, response);
        }
    }

    fn keys(&mut self, ui: &Ui, response: &Response) {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let ways = [
            (Key::ArrowLeft, vec2(KEY_STEP, 0.0)),
            (Key::ArrowRight, vec2(-KEY_STEP, 0.0)),
            (Key::ArrowUp, vec2(0.0, KEY_STEP)),
            (Key::ArrowDown, vec2(0.0, -KEY_STEP)),
        ];
        let by = ways.into_iter().filter(|(key, _)| pressed(*key)).map(|(_, by)| by);
        self.camera.pan(by.fold(Vec2::ZERO, |all, one| all + one));
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.camera.step(true);
        }
        if pressed(Key::Minus) {
            self.camera.step(false);
        }
    }

    fn paint(&mut self, ui: &Ui, export: &Export, around: &Around<'_>) {
        let area = self.camera.area;
        let painter = ui.painter_at(area);
        painter.rect_filled(area, theme::RADIUS, around.colours.canvas);
        let (Some(sheet), Some(whole)) = (self.sheet, &self.whole) else {
            return;
        };
        self.camera.page = sheet.area;
        let closest = if has_own_pixels(export) { CLOSEST } else { CLOSEST / 2.0 };
        self.camera.closest = self.true_zoom(ui, export) * closest;
        let page = self.camera.rect_on_screen(sheet.area);
        if sheet.transparent {
            checks_ui(&painter.with_clip_rect(page.intersect(area)), page.intersect(area), export);
        }
        for drawn in [Some(whole), self.part.as_ref()].into_iter().flatten() {
            if drawn.slide != whole.slide {
                continue;
            }
            let rect = self.camera.rect_on_screen(drawn.area);
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(drawn.texture.id(), rect, uv, Color32::WHITE);
        }
        let edge = Stroke::new(1.0, around.colours.edge);
        painter.rect_stroke(page, 0.0, edge, StrokeKind::Outside);
    }

    /// The whole, and what is seen of it in all its pixels.
    fn wanted(&self, ui: &Ui, export: &Export) -> Look {
        let density = f64::from(ui.pixels_per_point());
        let room = self.camera.area.size().max(vec2(1.0, 1.0));
        let room = [room.x, room.y].map(|length| whole(f64::from(length) * density));
        let mut look = Look { slide: self.slide, room, part: None };
        let (Some(sheet), Some(drawn)) = (self.sheet, &self.whole) else { return look };
        if drawn.slide != self.slide || self.camera.is_whole() {
            return look;
        }
        let Some(seen) = self.camera.seen() else { return look };
        let closer = self.camera.zoom() * density;
        let (seen, scale) = if has_own_pixels(export) && closer >= sheet.scale {
            (in_whole_pixels(seen, &sheet), sheet.scale)
        } else {
            (seen, closer)
        };
        look.part = Some((seen, whole((seen.width() * scale).min(MOST_PIXELS))));
        look
    }
}

/// Whether the file holds pixels of the sheet's own scale.
fn has_own_pixels(export: &Export) -> bool {
    export.choices.format.has_pixels()
        || (export.choices.format == Format::Pptx && export.choices.deck == crate::export::Deck::Pictures)
}

/// What is seen, up to the edges of the picture's pixels.
fn in_whole_pixels(seen: MapRect, sheet: &SheetShape) -> MapRect {
    let out =
        |at: f64, from: f64, round: fn(f64) -> f64| from + round((at - from) * sheet.scale) / sheet.scale;
    MapRect::new(
        out(seen.x0, sheet.area.x0, f64::floor),
        out(seen.y0, sheet.area.y0, f64::floor),
        out(seen.x1, sheet.area.x0, f64::ceil),
        out(seen.y1, sheet.area.y0, f64::ceil),
    )
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
fn whole(pixels: f64) -> u16 {
    pixels.round().clamp(1.0, f64::from(u16::MAX)) as u16
}

/// The ground that shows through a transparent picture: light or dark as the slide has to be that it suits.
fn checks_ui(painter: &egui::Painter, rect: Rect, export: &Export) {
    let theme = export.choices.theme.unwrap_or(export.document.theme);
    let is_dark = theme == ThemeName::Dark;
    let colours = theme::Colours::of(if is_dark { egui::Theme::Dark } else { egui::Theme::Light });
    painter.rect_filled(rect, 0.0, colours.surface);
    let (mut y, mut row) = (rect.top(), 0);
    while y < rect.bottom() {
        let mut x = rect.left() + if row % 2 == 0 { 0.0 } else { CHECK };
        while x < rect.right() {
            painter.rect_filled(Rect::from_min_size(pos2(x, y), Vec2::splat(CHECK)), 0.0, colours.pressed);
            x += 2.0 * CHECK;
        }
        y += CHECK;
        row += 1;
    }
}

/// The beginning of a file of words.
fn text_ui(ui: &mut Ui, all: Rect, text: Option<&str>, around: &Around<'_>) {
    ui.painter().rect_filled(all, theme::RADIUS, around.colours.canvas);
    let words = words::export(around.language);
    ui.scope_builder(egui::UiBuilder::new().max_rect(all.shrink(10.0)), |ui| {
        ScrollArea::both().id_salt("text of the file").auto_shrink(false).show(ui, |ui| {
            ui.label(theme::label(around.colours, words.no_preview));
            let text = egui::RichText::new(text.unwrap_or_default())
                .font(crate::app::fonts::font(crate::text::Face::Regular, theme::SMALL));
            ui.add(egui::Label::new(text).extend());
        });
    });
}
