//! What a pasted text becomes, before it does: how much, where, and a picture of it in words, with the other
//! ways to read it. Knows nothing of how texts are read.

use std::sync::Arc;

use egui::{Align, Context, Key, Label, Layout, Modifiers, RichText, ScrollArea, Ui, vec2};

use super::{Answer, buttons_ui, modal};
use crate::app::{Around, panels, theme};
use crate::edit::Place;
use crate::input::{CardIn, Landing, Outline, Pasted, Reading, Sizes, Source, StagesInto};
use crate::model::{Document, Language, Map, MapId};
use crate::words;
use crate::words::paste::Made;

/// Columns, rows, and cards of a cell that are shown.
const MOST: (usize, usize, usize) = (24, 60, 6);
/// Lines that are shown of a list.
const MOST_LINES: usize = 60;
/// Width of a column, points.
const COLUMN: f32 = 150.0;
/// Letters of a card that are shown.
const LETTERS: usize = 70;

/// The preview of a paste.
#[derive(Debug)]
pub(in crate::app) struct PasteDialog {
    source: Source,
    document: Arc<Document>,
    map: MapId,
    place: Option<Place>,
    readings: Vec<Reading>,
    reading: Reading,
    into: StagesInto,
    preview: Preview,
    asked: bool,
}

/// What a reading makes, in words.
#[derive(Debug, Default)]
struct Preview {
    pasted: Option<Pasted>,
    /// `6 stages, 3 lanes, 62 cards`.
    sizes: String,
    /// Where it goes and what is to be known.
    notes: Vec<String>,
    /// Stages that the map has by name.
    same: usize,
    /// Stages that make room.
    replaced: usize,
    heads: Vec<String>,
    /// What a lane is called, and its cells.
    rows: Vec<(String, Vec<Vec<String>>)>,
    /// A list instead of a grid.
    lines: Vec<String>,
    /// Columns, rows or lines that are not shown.
    hidden: usize,
}

impl PasteDialog {
    /// For a text that is not blank, on its way to that place of the map.
    pub(in crate::app) fn new(
        source: Source,
        document: Arc<Document>,
        map: MapId,
        place: Option<Place>,
        language: Language,
    ) -> Self {
        let readings = source.readings();
        let reading = readings.first().copied().unwrap_or(Reading::Lines);
        let mut dialog = Self {
            source,
            document,
            map,
            place,
            readings,
            reading,
            into: StagesInto::New,
            preview: Preview::default(),
            asked: false,
        };
        dialog.read(language);
        if dialog.preview.same > 0 {
            dialog.into = StagesInto::SameNames;
            dialog.read(language);
        }
        dialog
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let language = around.language;
        let words = words::paste(language);
        let first_time = !std::mem::replace(&mut self.asked, true);
        // Enter accepts whatever has the keyboard; nothing here is typed into.
        let entered = !first_time && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let before = (self.reading, self.into);
        let shown = modal(ctx, around, "paste", words.title, 760.0, |ui| {
            ui.label(theme::strong(&self.preview.sizes));
            self.choices_ui(ui, language);
            for note in &self.preview.notes {
                ui.add(Label::new(theme::label(around.colours, note)).wrap());
            }
            ui.add_space(4.0);
            self.preview_ui(ui, around);
            buttons_ui(ui, |ui| {
                let accept = theme::main_button(ui, around.colours, words.accept);
                if first_time {
                    accept.request_focus();
                }
                let left = ui.button(words::interface(language).cancel).clicked();
                (accept.clicked() || entered, left)
            })
        });
        if before != (self.reading, self.into) {
            self.read(language);
        }
        let (accepted, left) = shown.inner;
        if accepted {
            return Some(self.answer(language));
        }
        (left || shown.should_close()).then_some(Answer::Leave)
    }

    fn choices_ui(&mut self, ui: &mut Ui, language: Language) {
        let words = words::paste(language);
        if self.readings.len() > 1 {
            let name = |reading: Reading| match reading {
                Reading::Lines => words.as_lines,
                Reading::OneCard => words.as_one_card,
                Reading::Block => words.as_block,
                Reading::Grid => words.as_grid,
                Reading::Outline => words.as_outline,
            };
            let options: Vec<(Reading, &str)> =
                self.readings.iter().map(|&reading| (reading, name(reading))).collect();
            panels::segmented(ui, words.reading, &options, &mut self.reading, None);
        }
        if self.preview.same > 0 {
            let new = if self.preview.replaced > 0 { words.into_new_replacing } else { words.into_new };
            let options = [(StagesInto::SameNames, words.into_same), (StagesInto::New, new)];
            panels::segmented(ui, words.stages_into, &options, &mut self.into, None);
        }
    }

    fn preview_ui(&self, ui: &mut Ui, around: &Around<'_>) {
        let preview = &self.preview;
        // As high whatever is read, so that nothing jumps under the pointer.
        let height = (ui.ctx().content_rect().height() - 400.0).clamp(90.0, 400.0);
        let area = ScrollArea::both().max_height(height).min_scrolled_height(height).auto_shrink(false);
        area.show(ui, |ui| {
            if !preview.heads.is_empty() {
                ui.horizontal_top(|ui| {
                    cell_ui(ui, |ui| {
                        ui.label("");
                    });
                    for head in &preview.heads {
                        cell_ui(ui, |ui| {
                            ui.add(Label::new(theme::strong(head)).wrap());
                        });
                    }
                });
            }
            for (lane, cells) in &preview.rows {
                ui.separator();
                ui.horizontal_top(|ui| {
                    if !lane.is_empty() {
                        cell_ui(ui, |ui| {
                            ui.add(Label::new(theme::label(around.colours, lane)).wrap());
                        });
                    }
                    for cell in cells {
                        cell_ui(ui, |ui| {
                            for entry in cell {
                                entry_ui(ui, entry);
                            }
                        });
                    }
                });
            }
            for line in &preview.lines {
                entry_ui(ui, line);
            }
            if preview.hidden > 0 {
                ui.label(theme::label(around.colours, words::paste::more(around.language, preview.hidden)));
            }
        });
    }

    fn answer(&self, language: Language) -> Answer {
        let made = self.preview.pasted.as_ref().and_then(|pasted| self.landing()?.edit(pasted, self.into));
        match made {
            Some(edit) => Answer::Paste(Box::new(edit), words::paste::pasted(language, &self.preview.sizes)),
            None => Answer::Leave,
        }
    }

    fn landing(&self) -> Option<Landing<'_>> {
        let map = self.document.map(self.map)?;
        Some(Landing { document: &self.document, map, place: self.place })
    }

    /// Reads the text as it is chosen now.
    fn read(&mut self, language: Language) {
        let mut pasted = self.source.read(self.reading);
        let all = pasted.limit();
        let Some(landing) = self.landing() else { return };
        let mut preview = Preview::of(&pasted, &landing, language);
        preview.notes = notes(&landing, &pasted, self.into, language);
        if all > pasted.len() {
            preview.notes.push(words::paste::only_first(language, pasted.len(), all));
        }
        if let Pasted::Outline(outline) = &pasted {
            preview.same = landing.same_names(outline);
            preview.replaced = landing.placeholders().len();
        }
        preview.pasted = Some(pasted);
        self.preview = preview;
    }
}

impl Preview {
    fn of(pasted: &Pasted, landing: &Landing<'_>, language: Language) -> Self {
        match pasted {
            Pasted::Cards(cards) => {
                let shown = cards.iter().take(MOST_LINES).map(|card| short(card));
                Self {
                    sizes: words::paste::of(language, Made::Cards, cards.len()),
                    lines: shown.collect(),
                    hidden: cards.len().saturating_sub(MOST_LINES),
                    ..Self::default()
                }
            }
            Pasted::Block(block) => {
                let cell = |cell: &Vec<String>| some(cell.iter().map(|card| short(card)), language);
                let row =
                    |row: &Vec<Vec<String>>| (String::new(), row.iter().take(MOST.0).map(cell).collect());
                let sizes = Sizes { cards: block.cards(), lanes: block.rows.len(), ..Sizes::default() };
                Self {
                    sizes: said(language, sizes, block.columns()),
                    rows: block.rows.iter().take(MOST.1).map(row).collect(),
                    hidden: block.rows.len().saturating_sub(MOST.1) + block.columns().saturating_sub(MOST.0),
                    ..Self::default()
                }
            }
            Pasted::Outline(outline) => Self::of_outline(outline, landing, language),
        }
    }

    /// A column for each step, a row for each lane.
    fn of_outline(outline: &Outline, landing: &Landing<'_>, language: Language) -> Self {
        let words = words::paste(language);
        let mut heads = Vec::new();
        let mut columns: Vec<&[CardIn]> = Vec::new();
        if !outline.loose.is_empty() {
            heads.push(words.no_stage.to_owned());
            columns.push(&outline.loose);
        }
        for stage in &outline.stages {
            for step in &stage.steps {
                let parts = [&stage.title, &stage.subtitle, &step.title];
                let parts: Vec<&str> =
                    parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
                heads.push(parts.join(" · "));
                columns.push(&step.cards);
            }
        }
        let lanes = std::iter::once(None).chain((0..outline.lanes.len()).map(Some));
        let mut rows = Vec::new();
        for lane in lanes {
            let inside = |card: &&CardIn| card.lane == lane;
            if !columns.iter().any(|cards| cards.iter().any(|card| inside(&card))) {
                continue;
            }
            let named = lane.and_then(|lane| outline.lanes.get(lane));
            let title = named.map_or(words.no_lane, |lane| &lane.title);
            let title = match landing.lane_for(outline, named) {
                Some(there) if there == title => there,
                Some(there) => format!("{title} → {there}"),
                None => words::paste::new_lane(language, title),
            };
            let entry = |card: &CardIn| entry(outline, card);
            let cells = columns
                .iter()
                .take(MOST.0)
                .map(|cards| some(cards.iter().filter(inside).map(entry), language));
            rows.push((title, cells.collect()));
        }
        let hidden = heads.len().saturating_sub(MOST.0) + rows.len().saturating_sub(MOST.1);
        heads.truncate(MOST.0);
        rows.truncate(MOST.1);
        Self { sizes: said(language, outline.sizes(), 0), heads, rows, hidden, ..Self::default() }
    }
}

/// Where it goes, and what is to be known.
fn notes(landing: &Landing<'_>, pasted: &Pasted, into: StagesInto, language: Language) -> Vec<String> {
    let words = words::paste(language);
    let mut notes = Vec::new();
    let from = || match landing.place.filter(|_| landing.takes_cards()) {
        Some(Place::Cell { lane, step, .. }) => {
            let lane = landing.map.lane(lane).map(|lane| lane.title.as_str()).unwrap_or_default();
            let stage = landing.map.step(step).map(|(stage, _)| stage.title.as_str()).unwrap_or_default();
            Some(words::paste::from_cell(language, lane, stage))
        }
        Some(Place::Parking { .. }) | None => None,
    };
    match pasted {
        Pasted::Cards(_) => notes.push(from().unwrap_or_else(|| words.to_parking.to_owned())),
        Pasted::Block(_) => {
            let first = first_cell(landing.map);
            notes
                .extend(from().or(first.map(|(lane, stage)| words::paste::from_cell(language, lane, stage))));
            notes.push(words.cells_hint.to_owned());
        }
        Pasted::Outline(outline) => {
            let same = landing.same_names(outline);
            let all = outline.stages.len();
            let new = if into == StagesInto::SameNames { all - same } else { all };
            let replaced = landing.placeholders().len();
            if same > 0 {
                notes.push(words::paste::same_names(language, same, all));
            }
            if new > 0 && replaced > 0 {
                notes.push(words::paste::instead_of(language, replaced));
            } else if new > 0
                && let Some((_, stage)) = landing.map.stages().last()
            {
                notes.push(words::paste::after_stage(language, &stage.title));
            } else if all == 0 {
                notes.extend(from());
            }
            if outline.cards().any(|card| card.child) {
                notes.push(words.children_hint.to_owned());
            }
            if !outline.title.is_empty() {
                notes.push(words::paste::titled(language, &outline.title));
            }
            if outline.left_out > 0 {
                notes.push(words::paste::left_out(language, outline.left_out));
            }
        }
    }
    notes
}

/// Titles of the first lane of cards and of the first stage.
fn first_cell(map: &Map) -> Option<(&str, &str)> {
    let lane = map.lanes.iter().find(|lane| !lane.kind.holds_points())?;
    let (_, stage) = map.stages().next()?;
    Some((&lane.title, &stage.title))
}

fn said(language: Language, sizes: Sizes, columns: usize) -> String {
    let Sizes { stages, lanes, cards, feelings, personas } = sizes;
    let made = [
        (Made::Stages, stages),
        (Made::Columns, columns),
        (Made::Lanes, lanes),
        (Made::Cards, cards),
        (Made::Feelings, feelings),
        (Made::Personas, personas),
    ];
    words::paste::sizes(language, made)
}

/// A card in a line: who, how it feels, its words.
fn entry(outline: &Outline, card: &CardIn) -> String {
    let who = card.persona.and_then(|place| outline.personas.get(place)).map(|name| format!("{name}:"));
    let sign = |feeling: &i8| match feeling {
        0 => "0".to_owned(),
        below @ ..0 => format!("−{}", below.unsigned_abs()),
        above => format!("+{above}"),
    };
    let feelings = (!card.feelings.is_empty())
        .then(|| format!("({})", card.feelings.iter().map(sign).collect::<Vec<_>>().join(" → ")));
    let words = if card.quote { format!("“{}”", card.title) } else { card.title.clone() };
    let words = Some(if card.child { format!("↳ {words}") } else { words });
    let parts: Vec<String> =
        [who, words, feelings].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    short(&parts.join(" "))
}

/// The first of the entries, and how many more there are.
fn some(entries: impl Iterator<Item = String>, language: Language) -> Vec<String> {
    let mut all: Vec<String> = entries.collect();
    let more = all.len().saturating_sub(MOST.2);
    all.truncate(MOST.2);
    all.extend((more > 0).then(|| words::paste::more(language, more)));
    all
}

fn short(text: &str) -> String {
    words::shortened(&text.replace('\n', " "), LETTERS)
}

/// A cell of the width of all; its words stand at its top.
fn cell_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(COLUMN, 0.0), Layout::top_down(Align::LEFT), |ui| {
        ui.set_width(COLUMN);
        ui.spacing_mut().item_spacing.y = 3.0;
        content(ui);
    });
}

fn entry_ui(ui: &mut Ui, entry: &str) {
    ui.add(Label::new(RichText::new(entry)).wrap());
}
