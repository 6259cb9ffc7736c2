//! The form of one survey wave. Changes a copy; who called decides what becomes of it.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::app::Around;
use crate::app::fonts::font;
use crate::app::panels::fields::{self, colours};
use crate::app::panels::widgets::{combo, group, icon, icon_button, segmented};
use crate::app::theme;
use crate::figures;
use crate::layout::{figure_basis, figure_value};
use crate::model::{CardId, CardKind, Comment, Document, Indicator, Language, Map, SurveyTarget, Wave};
use crate::text::{Face, icons};
use crate::words;

/// Width of the field of one score, points.
const SCORE: f32 = 56.0;

/// Every field of the wave.
pub(super) fn wave_ui(ui: &mut Ui, document: &Document, around: &Around<'_>, wave: &mut Wave) {
    let language = around.language;
    let words = words::figures::figures(language);
    let indicators = Indicator::ALL.map(|indicator| (indicator, words::kinds::indicator(indicator)));
    let before = wave.indicator;
    segmented(ui, words.asked, &indicators, &mut wave.indicator, None);
    if wave.indicator != before {
        keep_on_scale(wave);
    }
    let hint = words::figures::scale_hint(language, wave.indicator);
    ui.add(egui::Label::new(theme::label(colours(ui), hint)).wrap());
    target_ui(ui, document, language, &mut wave.target);
    ui.columns_const(|[left, right]| {
        let inspector = words::inspector(language);
        let written = wave.date.map_or_else(String::new, |date| words::numbers::date(language, date));
        let date = fields::parsed(left, words.date, inspector.date_hint, &written, |text| {
            if text.is_empty() {
                return Ok(None);
            }
            words::numbers::read_date(text).map(Some).ok_or(inspector.wrong_date)
        });
        wave.date = date.unwrap_or(wave.date);
        fields::line(right, words.source, words.source_hint, &mut wave.source);
    });
    group(ui, words.answers);
    counts_ui(ui, language, wave);
    figure_ui(ui, language, wave);
    group(ui, words.comments);
    comments_ui(ui, language, wave);
}

/// Another question has another scale.
fn keep_on_scale(wave: &mut Wave) {
    let (low, high) = wave.indicator.scale();
    let fits = |score: &u8| (low..=high).contains(score);
    wave.counts.retain(|score, _| fits(score));
    for comment in &mut wave.comments {
        comment.score = comment.score.filter(fits);
    }
}

/// The sorts of things that can be asked about.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Journey,
    Stage,
    Step,
    Touchpoint,
}

fn sort_of(target: SurveyTarget) -> Sort {
    match target {
        SurveyTarget::Map(_) => Sort::Journey,
        SurveyTarget::Stage(_) => Sort::Stage,
        SurveyTarget::Step(_) => Sort::Step,
        SurveyTarget::Touchpoint(_) => Sort::Touchpoint,
    }
}

fn target_ui(ui: &mut Ui, document: &Document, language: Language, target: &mut SurveyTarget) {
    let words = words::figures::figures(language);
    let sorts = [
        (Sort::Journey, words.journey),
        (Sort::Stage, words.stage),
        (Sort::Step, words.step),
        (Sort::Touchpoint, words.touchpoint),
    ];
    let before = sort_of(*target);
    let mut sort = before;
    segmented(ui, words.about, &sorts, &mut sort, None);
    let options = things(document, sort, *target, language);
    if sort != before {
        let Some((first, ..)) = options.first() else {
            // The choice springs back: there is nothing of that sort.
            ui.label(theme::label(colours(ui), words.nothing_there));
            return;
        };
        *target = *first;
    }
    let name = sorts.iter().find(|(other, _)| *other == sort).map_or("", |(_, name)| name);
    combo(ui, name, &options, target, "");
}

/// Everything of that sort on all maps, by name; what is chosen now is always among it.
fn things(
    document: &Document,
    sort: Sort,
    chosen: SurveyTarget,
    language: Language,
) -> Vec<(SurveyTarget, Option<char>, String)> {
    let mut all = Vec::new();
    for map in &document.maps {
        let targets: Vec<SurveyTarget> = match sort {
            Sort::Journey => vec![SurveyTarget::Map(map.id)],
            Sort::Stage => map.stages().map(|(_, stage)| SurveyTarget::Stage(stage.id)).collect(),
            Sort::Step => map.steps().map(|(_, step)| SurveyTarget::Step(step.id)).collect(),
            Sort::Touchpoint => touchpoints(map, chosen),
        };
        all.extend(targets.into_iter().map(|target| {
            let name = super::about(document, target, language);
            let several = document.maps.len() > 1 && sort != Sort::Journey;
            (target, None, if several { format!("{name} · {}", map.title) } else { name })
        }));
    }
    all
}

/// In reading order.
fn touchpoints(map: &Map, chosen: SurveyTarget) -> Vec<SurveyTarget> {
    let columns = map.columns();
    let cells = map.lanes.iter().flat_map(|lane| columns.iter().filter_map(|step| lane.cells.get(step)));
    let cards = cells.flat_map(|cell| &cell.cards).chain(&map.parking);
    cards
        .filter(|card| is_kind(&card.kind) || chosen == SurveyTarget::Touchpoint(card.id))
        .map(|card| SurveyTarget::Touchpoint(card.id))
        .collect()
}

/// Whether the card is a touchpoint.
pub(super) fn is_touchpoint(map: &Map, id: CardId) -> bool {
    map.card(id).is_some_and(|card| is_kind(&card.kind))
}

fn is_kind(kind: &CardKind) -> bool {
    matches!(kind, CardKind::Touchpoint { .. })
}

/// A field for each score.
fn counts_ui(ui: &mut Ui, language: Language, wave: &mut Wave) {
    let wrong = words::figures::figures(language).wrong_count;
    let (low, high) = wave.indicator.scale();
    ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for score in low..=high {
            ui.allocate_ui_with_layout(vec2(SCORE, 52.0), Layout::top_down(Align::LEFT), |ui| {
                ui.set_width(SCORE);
                let count = wave.counts.get(&score).copied();
                let written = count.map_or_else(String::new, |count| count.to_string());
                let read = fields::parsed(ui, &score.to_string(), "0", &written, |text| {
                    if text.is_empty() { Ok(0) } else { text.parse::<u32>().map_err(|_| wrong) }
                });
                match read {
                    Some(0) => _ = wave.counts.remove(&score),
                    Some(count) => _ = wave.counts.insert(score, count),
                    None => {}
                }
            });
        }
    });
}

/// What the answers come to.
fn figure_ui(ui: &mut Ui, language: Language, wave: &Wave) {
    let words = words::figures::figures(language);
    ui.add_space(8.0);
    let Some(figure) = figures::figure(wave.indicator, &wave.counts) else {
        ui.label(theme::label(colours(ui), words.no_answers));
        return;
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let value =
            format!("{} {}", words::kinds::indicator(wave.indicator), figure_value(language, wave, &figure));
        ui.label(RichText::new(value).font(font(Face::Bold, 20.0)));
        ui.label(theme::label(colours(ui), figure_basis(language, wave, &figure)));
    });
    let about_part = !matches!(wave.target, SurveyTarget::Map(_));
    if let Some(mood) = figures::mood(wave.indicator, &wave.counts).filter(|_| about_part) {
        let mood = words::numbers::signed(language, mood, 1);
        ui.label(theme::label(colours(ui), format!("{}: {mood}", words.on_curve)));
    }
}

fn comments_ui(ui: &mut Ui, language: Language, wave: &mut Wave) {
    let words = words::figures::figures(language);
    let (low, high) = wave.indicator.scale();
    let mut gone = None;
    for (place, comment) in wave.comments.iter_mut().enumerate() {
        ui.push_id(place, |ui| {
            ui.horizontal_top(|ui| {
                let width = ui.available_width() - SCORE - 60.0;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    fields::text(ui, words.comment, "", &mut comment.words);
                });
                ui.vertical(|ui| {
                    ui.set_width(SCORE);
                    let written = comment.score.map_or_else(String::new, |score| score.to_string());
                    let beyond = words::interface(language).number_out_of_range;
                    let read = fields::parsed(ui, words.score, "", &written, |text| match text {
                        "" => Ok(None),
                        text => text
                            .parse()
                            .ok()
                            .filter(|score| (low..=high).contains(score))
                            .map(Some)
                            .ok_or(beyond),
                    });
                    comment.score = read.unwrap_or(comment.score);
                });
                ui.vertical(|ui| {
                    ui.add_space(24.0);
                    if icon_button(ui, icons::TRASH, words.delete_comment).clicked() {
                        gone = Some(place);
                    }
                });
            });
        });
    }
    if let Some(place) = gone {
        wave.comments.remove(place);
    }
    ui.add_space(6.0);
    if ui.button((icon(icons::PLUS, 15.0), words.add_comment)).clicked() {
        wave.comments.push(Comment { words: String::new(), score: None });
    }
}
