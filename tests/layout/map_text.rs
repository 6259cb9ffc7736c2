//! A short text form of a map:
//!
//! ```text
//! phases | Before | <              | After
//! stages | Need   | Search         | Use
//! Does   | ask    | look; compare  | -
//! Staff [front] | call *2 | @web chat |
//! ```
//!
//! Lines `phases`, `stages` and `steps` are heads, every other line is a lane. `<` lengthens the head at its
//! left. Cards of a cell stand between `;`, `*2` is a span, `@web` a variant, `-` is empty on purpose. In a
//! lane's brackets: its layer, `folded`, `hidden`, `curve`, `divider:Name`. In a curve's cells: values.

use std::sync::Arc;

use waylane::model::{
    Card, CardId, CardKind, Cell, Curve, Document, DocumentId, Lane, LaneId, LaneKind, Language, Layer, Map,
    MapId, Phase, PhaseId, Point, PointId, Series, Stage, StageId, Step, StepId,
};

/// The document of the text, with one map; ids are numbered in reading order from 1.
pub(crate) fn document(text: &str) -> Document {
    let table: Vec<Vec<&str>> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let columns = table.iter().map(|cells| cells.len() - 1).max().unwrap();
    let heads = |name: &str| table.iter().find(|line| line[0] == name).map(|line| &line[1..]);

    let mut map = Map::new(MapId::from_bits(1), "Map", phase(1, ""));
    map.phases = phases(columns, heads("phases"), heads("stages"), heads("steps"));
    let mut numbers = Numbers::default();
    let lanes = table.iter().filter(|line| !["phases", "stages", "steps"].contains(&line[0]));
    map.lanes = lanes
        .enumerate()
        .map(|(at, line)| Arc::new(lane(LaneId::from_bits(at as u64 + 1), line, &mut numbers)))
        .collect();
    map.lanes.sort_by_key(|lane| lane.layer);
    Document::new(DocumentId::from_bits(1), Language::English, map)
}

/// The number of the next card and point.
#[derive(Default)]
struct Numbers {
    card: u64,
    point: u64,
}

fn phases(
    columns: usize,
    phases: Option<&[&str]>,
    stages: Option<&[&str]>,
    steps: Option<&[&str]>,
) -> Vec<Phase> {
    // Without a line of phases there is one; without a line of stages every column has its own.
    let at = |line: Option<&[&str]>, column: usize| {
        line.map(|line| line.get(column).copied().unwrap_or_default().to_owned())
    };
    let mut all: Vec<Phase> = Vec::new();
    let mut stage_count = 0;
    for column in 0..columns {
        let number = column as u64 + 1;
        let phase_title = at(phases, column).unwrap_or_else(|| if column == 0 { "" } else { "<" }.to_owned());
        if phase_title != "<" {
            all.push(phase(number, &phase_title));
        }
        let stage_title = at(stages, column).unwrap_or_default();
        let phase = all.last_mut().unwrap();
        if stage_title != "<" || phase.stages.is_empty() {
            stage_count += 1;
            let mut stage =
                Stage::new(StageId::from_bits(stage_count), stage_title, StepId::from_bits(number));
            stage.steps.clear();
            phase.stages.push(stage);
        }
        let mut step = Step::new(StepId::from_bits(number));
        step.title = at(steps, column).unwrap_or_default();
        phase.stages.last_mut().unwrap().steps.push(step);
    }
    all
}

fn phase(number: u64, title: &str) -> Phase {
    Phase { id: PhaseId::from_bits(number), title: title.to_owned(), stages: Vec::new() }
}

fn lane(id: LaneId, row: &[&str], numbers: &mut Numbers) -> Lane {
    let (title, options) = row[0]
        .split_once('[')
        .map_or((row[0], ""), |(title, rest)| (title.trim(), rest.trim_end_matches(']')));
    let mut lane = Lane::new(id, title, LaneKind::Cards(CardKind::Action));
    for option in options.split_whitespace() {
        match option {
            "evidence" => lane.layer = Layer::Evidence,
            "front" => lane.layer = Layer::FrontStage,
            "back" => lane.layer = Layer::BackStage,
            "support" => lane.layer = Layer::Support,
            "folded" => lane.folded = true,
            "hidden" => lane.hidden = true,
            "curve" => lane.kind = LaneKind::Curve(Curve::default()),
            divider => lane.divider = divider.strip_prefix("divider:").unwrap().into(),
        }
    }
    for (column, text) in row[1..].iter().enumerate() {
        let cell = cell(text, &lane.kind, numbers);
        if cell != Cell::default() {
            lane.cells.insert(StepId::from_bits(column as u64 + 1), cell);
        }
    }
    lane
}

fn cell(text: &str, kind: &LaneKind, numbers: &mut Numbers) -> Cell {
    let mut cell = Cell { empty_on_purpose: text == "-", ..Cell::default() };
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty() && *part != "-");
    for part in parts {
        if kind.holds_points() {
            numbers.point += 1;
            cell.points.push(Point {
                id: PointId::from_bits(numbers.point),
                value: part.parse().unwrap(),
                series: Series::default(),
                at: 0.5,
                words: String::new(),
                origin: None,
            });
            continue;
        }
        let (part, span) =
            part.split_once('*').map_or((part, 1), |(part, span)| (part, span.parse().unwrap()));
        let variant = part.strip_prefix('@').and_then(|part| part.split_once(' '));
        let (variant, title) = variant.unwrap_or(("", part));
        numbers.card += 1;
        let mut card = Card::new(CardId::from_bits(numbers.card), CardKind::Action, title.trim());
        card.span = span;
        card.variant = variant.into();
        cell.cards.push(card);
    }
    cell
}

/// The card of those words.
pub(crate) fn card(document: &Document, title: &str) -> CardId {
    let cards = document.maps[0].lanes.iter().flat_map(|lane| lane.cards());
    cards.map(|(_, _, card)| card).find(|card| card.title == title).unwrap().id
}

/// The lane of that title.
pub(crate) fn lane_id(document: &Document, title: &str) -> LaneId {
    document.maps[0].lanes.iter().find(|lane| lane.title == title).unwrap().id
}

/// The lane, to be changed.
pub(crate) fn lane_mut(document: &mut Document, id: LaneId) -> &mut Lane {
    let map = Arc::make_mut(&mut document.maps[0]);
    Arc::make_mut(map.lanes.iter_mut().find(|lane| lane.id == id).unwrap())
}

/// The card of those words, to be changed.
pub(crate) fn card_mut<'a>(document: &'a mut Document, title: &str) -> &'a mut Card {
    let lanes = Arc::make_mut(&mut document.maps[0]).lanes.iter_mut().map(Arc::make_mut);
    let mut cards = lanes.flat_map(|lane| lane.cells.values_mut()).flat_map(|cell| &mut cell.cards);
    cards.find(|card| card.title == title).unwrap()
}
