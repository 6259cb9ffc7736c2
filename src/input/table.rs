//! Tables: cells between tabs as spreadsheets put them on the clipboard, with several cards in a cell. Knows
//! nothing of the map they come into.

use super::lane_words::LaneWords;
use super::meaning::{cards_of, stage_words};
use super::outline::{CardIn, LaneIn, Outline, StageIn};
use super::{lines, quotes};

/// Rows of cells, all of the same length.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

/// Cells with the words of their cards, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// Rows top to bottom, of cells left to right, of cards top to bottom.
    pub rows: Vec<Vec<Vec<String>>>,
}

impl Block {
    /// How many columns there are.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// How many cards there are.
    #[must_use]
    pub fn cards(&self) -> usize {
        self.rows.iter().flatten().map(Vec::len).sum()
    }

    pub(super) fn limit(&mut self, most: usize) {
        let mut left = most;
        for cell in self.rows.iter_mut().flatten() {
            cell.truncate(left);
            left -= cell.len();
        }
        self.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    }
}

impl Table {
    /// The table that a text is; `None`: no tab parts its lines.
    pub(super) fn of(text: &str) -> Option<Self> {
        if !text.lines().any(lines::has_inner_tab) {
            return None;
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let rows = reader.records().filter_map(Result::ok);
        Some(Self::new(rows.map(|row| row.iter().map(str::to_owned).collect()).collect()))
    }

    /// Rows as they come; blank ones go, also those that only part the head from the rest, and blank columns at
    /// the end.
    pub(super) fn new(mut rows: Vec<Vec<String>>) -> Self {
        let rules = |cell: &String| cell.trim().chars().all(|letter| matches!(letter, '-' | ':' | '=' | ' '));
        rows.retain(|row| !row.iter().all(rules));
        let filled = |row: &Vec<String>| {
            row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
        };
        let width = rows.iter().map(filled).max().unwrap_or_default();
        for row in &mut rows {
            row.resize(width, String::new());
        }
        Self { rows }
    }

    pub(super) fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// Whether the first row and column seem to name stages and lanes.
    pub(super) fn has_heads(&self, words: &LaneWords) -> bool {
        let Some((head, body)) = self.rows.split_first() else { return false };
        let corner = head.first().is_some_and(|corner| corner.trim().is_empty());
        let named = body.iter().all(|row| row.first().is_some_and(|name| !name.trim().is_empty()));
        let wide = head.len() > 1 && !body.is_empty();
        wide && (corner && named || self.lanes_below(words) || self.lanes_beside(words))
    }

    /// The cells as they stand.
    pub(super) fn block(&self) -> Block {
        let cells = |row: &Vec<String>| row.iter().map(|cell| entries_of_cell(cell, false)).collect();
        Block { rows: self.rows.iter().map(cells).collect() }
    }

    /// Stages and lanes by the names in the first row and column.
    pub(super) fn outline(&self, words: &LaneWords) -> Outline {
        if self.lanes_beside(words) && !self.lanes_below(words) {
            self.stages_below(words)
        } else {
            self.stages_beside(words)
        }
    }

    /// Most names of the first column are known lanes.
    fn lanes_below(&self, words: &LaneWords) -> bool {
        let names: Vec<&String> = self.rows.iter().skip(1).filter_map(|row| row.first()).collect();
        are_lanes(&names, words)
    }

    /// Most names of the first row are known lanes.
    fn lanes_beside(&self, words: &LaneWords) -> bool {
        let names: Vec<&String> = self.rows.first().into_iter().flatten().skip(1).collect();
        are_lanes(&names, words)
    }

    /// A column for each stage, a row for each lane; the same name again and again is one stage of several steps.
    fn stages_beside(&self, words: &LaneWords) -> Outline {
        let mut outline = Outline::default();
        let Some((head, body)) = self.rows.split_first() else { return outline };
        let lanes: Vec<Option<usize>> =
            body.iter().map(|row| named_lane(&mut outline, row.first(), words)).collect();
        for (column, name) in head.iter().enumerate().skip(1) {
            let mut cards = Vec::new();
            for (row, lane) in body.iter().zip(&lanes) {
                let cell = row.get(column).map(String::as_str).unwrap_or_default();
                cards.extend(cards_of_cell(&outline, cell, *lane, None));
            }
            let (title, subtitle) = stage_words(&lines::plain(name));
            let mut new = StageIn { subtitle, ..StageIn::new(title, cards) };
            match outline.stages.last_mut() {
                Some(last) if last.title == new.title => last.steps.append(&mut new.steps),
                _ => outline.stages.push(new),
            }
        }
        outline
    }

    /// A row for each stage, a column for each lane. A column may name people: then a stage has several rows.
    fn stages_below(&self, words: &LaneWords) -> Outline {
        let mut outline = Outline::default();
        let Some((head, body)) = self.rows.split_first() else { return outline };
        let people = head.iter().position(|name| is_persona(name));
        let lanes: Vec<Option<usize>> = head
            .iter()
            .enumerate()
            .map(|(column, name)| {
                if column == 0 || people == Some(column) {
                    None
                } else {
                    named_lane(&mut outline, Some(name), words)
                }
            })
            .collect();
        for row in body {
            let name = row.first().map(|name| lines::plain(name)).unwrap_or_default();
            let (title, subtitle) = stage_words(&name);
            let who = people.and_then(|column| row.get(column)).filter(|name| !name.trim().is_empty());
            let persona = who.map(|name| outline.persona(name.trim()));
            let mut cards = Vec::new();
            for (column, (cell, lane)) in row.iter().zip(&lanes).enumerate().skip(1) {
                if people != Some(column) {
                    cards.extend(cards_of_cell(&outline, cell, *lane, persona));
                }
            }
            let same = outline.stages.iter_mut().find(|stage| stage.title == title);
            match same.and_then(|stage| stage.steps.first_mut()) {
                Some(step) => step.cards.append(&mut cards),
                None => outline.stages.push(StageIn { subtitle, ..StageIn::new(title, cards) }),
            }
        }
        outline
    }
}

/// The words of the cards of a cell: a line each, and where a cell cannot hold lines, a part each.
pub(super) fn entries_of_cell(cell: &str, on_one_line: bool) -> Vec<String> {
    let cell = cell.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n");
    let parts = |line: &str| -> Vec<String> {
        let line = lines::without_marker(line.trim());
        let separates = |letter: char| matches!(letter, '；' | ';' | '·' | '•');
        let parts = if on_one_line { quotes::split(line, separates) } else { vec![line] };
        parts.into_iter().map(lines::plain).collect()
    };
    let is_none = |entry: &str| entry.chars().all(|letter| matches!(letter, '—' | '–' | '-' | ' '));
    cell.lines().flat_map(parts).filter(|entry| !is_none(entry)).collect()
}

fn cards_of_cell(outline: &Outline, cell: &str, lane: Option<usize>, persona: Option<usize>) -> Vec<CardIn> {
    let expects_feelings = lane.and_then(|lane| outline.lanes.get(lane)).is_some_and(LaneIn::is_feelings);
    let cards = entries_of_cell(cell, false).into_iter().flat_map(|entry| cards_of(&entry, expects_feelings));
    cards.map(|card| CardIn { lane, persona, ..card }).collect()
}

fn named_lane(outline: &mut Outline, name: Option<&String>, words: &LaneWords) -> Option<usize> {
    let name = name.filter(|name| !name.trim().is_empty())?;
    Some(outline.lane(words.lane_or_notes(&lines::plain(name))))
}

fn are_lanes(names: &[&String], words: &LaneWords) -> bool {
    let known = names.iter().filter(|name| words.lane(name).is_some()).count();
    known > 0 && known * 2 >= names.len()
}

fn is_persona(name: &str) -> bool {
    ["persona", "personas", "chân dung", "chân dung khách hàng", "khách hàng", "角色"]
        .contains(&name.trim().to_lowercase().as_str())
}
