//! Survey figures, typed in by hand: waves of answers about the journey, stages, steps and touchpoints, and
//! what their indicators should reach. Knows nothing of the formulas.

mod targets;
mod wave;

use egui::accesskit::Role;
use egui::{
    Align, Button, CornerRadius, Frame, Layout, Panel, RichText, ScrollArea, Sense, Ui, WidgetInfo, vec2,
};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::fonts::font;
use crate::app::panels::fields::colours;
use crate::app::panels::widgets::{focus_ring, icon, icon_button, one_line};
use crate::app::theme;
use crate::edit::Edit;
use crate::figures;
use crate::layout::{figure_basis, figure_value};
use crate::model::{Document, Indicator, Item, Language, SurveyTarget, Wave, WaveId};
use crate::text::{Face, icons};
use crate::words;

/// Width of the list, points.
const LIST: f32 = 320.0;
/// Height of a row of the list, points.
const ROW: f32 = 46.0;
/// Widest form, points.
const FORM: f32 = 760.0;

/// Which wave is open.
#[derive(Default)]
pub(super) struct Figures {
    open: Option<WaveId>,
}

impl Figures {
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        around: &Around<'_>,
        actions: &mut Vec<Action>,
    ) {
        let document = editor.document();
        let waves = &document.surveys;
        if !waves.iter().any(|wave| Some(wave.id) == self.open) {
            self.open = waves.first().map(|wave| wave.id);
        }
        let mut new = waves.clone();
        let frame = Frame::new().fill(around.colours.panel).inner_margin(12);
        Panel::left("surveys").exact_size(LIST).resizable(false).frame(frame).show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                self.list_ui(ui, editor, around.language, &mut new);
                ui.add_space(18.0);
                targets::targets_ui(ui, editor, around, actions);
            });
        });
        ScrollArea::vertical().id_salt(("survey", self.open)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(20).show(ui, |ui| {
                ui.set_max_width(FORM);
                self.form_ui(ui, editor, around, &mut new);
            });
        });
        if new != *waves {
            actions
                .push(Action::Edit(Edit::SetSurveys { waves: new, questions: document.questions.clone() }));
        }
    }

    /// All waves, and a button for one more.
    fn list_ui(&mut self, ui: &mut Ui, editor: &Editor, language: Language, new: &mut Vec<Wave>) {
        let words = words::figures::figures(language);
        ui.horizontal(|ui| {
            ui.label(theme::strong(words.surveys));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::new((icon(icons::PLUS, 15.0), words.add))).clicked() {
                    let wave = new_wave(editor);
                    self.open = Some(wave.id);
                    new.push(wave);
                }
            });
        });
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        for wave in &editor.document().surveys {
            let title = about(editor.document(), wave.target, language);
            if row_ui(ui, &title, &said(language, wave), self.open == Some(wave.id)) {
                self.open = Some(wave.id);
            }
        }
    }

    fn form_ui(&mut self, ui: &mut Ui, editor: &Editor, around: &Around<'_>, new: &mut Vec<Wave>) {
        let words = words::figures::figures(around.language);
        let Some(place) = new.iter().position(|wave| Some(wave.id) == self.open) else {
            ui.label(RichText::new(words.none_yet).font(font(Face::SemiBold, 16.0)));
            ui.add(egui::Label::new(theme::label(colours(ui), words.none_yet_hint)).wrap());
            return;
        };
        let Some(wave) = new.get_mut(place) else { return };
        let (mut twice, mut gone) = (false, false);
        ui.horizontal(|ui| {
            let title = about(editor.document(), wave.target, around.language);
            ui.label(RichText::new(title).font(font(Face::SemiBold, 17.0)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                gone = icon_button(ui, icons::TRASH, words.delete).clicked();
                twice = icon_button(ui, icons::COPY, words.duplicate).clicked();
            });
        });
        // What is typed belongs to the wave that was open then.
        ui.push_id(wave.id, |ui| wave::wave_ui(ui, editor.document(), around, wave));
        if twice {
            let copy = Wave { id: WaveId::fresh(), ..wave.clone() };
            self.open = Some(copy.id);
            new.insert(place + 1, copy);
        } else if gone {
            new.remove(place);
            self.open = new.get(place).or(new.last()).map(|wave| wave.id);
        }
    }
}

/// Two lines to click.
fn row_ui(ui: &mut Ui, title: &str, more: &str, chosen: bool) -> bool {
    let colours = colours(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = format!("{title}: {more}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let (fill, ink) = match (chosen, response.hovered()) {
        (true, _) => (colours.accent_soft, colours.accent_text),
        (false, true) => (colours.hover, colours.text),
        (false, false) => (colours.panel, colours.text),
    };
    ui.painter().rect_filled(rect, theme::RADIUS, fill);
    focus_ring(ui, response.id, rect, CornerRadius::same(theme::RADIUS));
    let width = rect.width() - 20.0;
    let title = one_line(ui.painter(), title, font(Face::SemiBold, theme::TEXT), ink, width);
    ui.painter().galley(rect.min + vec2(10.0, 5.0), title, ink);
    let more = one_line(ui.painter(), more, font(Face::Regular, 12.0), colours.text_secondary, width);
    ui.painter().galley(rect.min + vec2(10.0, 25.0), more, colours.text_secondary);
    response.clicked()
}

/// About what is selected on the map, where that can be asked about; else about the journey.
fn new_wave(editor: &Editor) -> Wave {
    let target = match editor.selection() {
        [Item::Stage(id)] => SurveyTarget::Stage(*id),
        [Item::Step(id)] => SurveyTarget::Step(*id),
        [Item::Card(id)] if wave::is_touchpoint(editor.map(), *id) => SurveyTarget::Touchpoint(*id),
        _ => SurveyTarget::Map(editor.map_id()),
    };
    Wave {
        id: WaveId::fresh(),
        date: None,
        source: String::new(),
        indicator: Indicator::Csat,
        target,
        counts: std::collections::BTreeMap::new(),
        comments: Vec::new(),
    }
}

/// What a wave is about, by name.
fn about(document: &Document, target: SurveyTarget, language: Language) -> String {
    let name = document.maps.iter().find_map(|map| match target {
        SurveyTarget::Map(id) => (map.id == id).then(|| map.title.clone()),
        SurveyTarget::Stage(id) => map.stage(id).map(|stage| stage.title.clone()),
        SurveyTarget::Step(id) => {
            map.step(id).map(
                |(stage, step)| {
                    if step.title.is_empty() { stage.title.clone() } else { step.title.clone() }
                },
            )
        }
        SurveyTarget::Touchpoint(id) => map.card(id).map(|card| card.title.clone()),
    });
    let untitled = || words::map(language).untitled.to_owned();
    name.filter(|name| !name.is_empty()).unwrap_or_else(untitled)
}

/// `NPS +18 · n = 412 · ±8 · Oct 2026`.
fn said(language: Language, wave: &Wave) -> String {
    let name = words::kinds::indicator(wave.indicator);
    match figures::figure(wave.indicator, &wave.counts) {
        Some(figure) => {
            let value = figure_value(language, wave, &figure);
            format!("{name} {value} · {}", figure_basis(language, wave, &figure))
        }
        None => format!("{name} · {}", words::figures::figures(language).no_answers),
    }
}
