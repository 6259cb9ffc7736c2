//! What the sample maps become as tables, reports and diagrams.

use std::collections::BTreeMap;

use super::{Separator, Source, TableError, cards, from_table, mermaid, report};
use crate::model::{Document, LaneKind, Language, Shown};
use crate::templates;

fn sample(language: Language) -> Document {
    templates::load("tv-shop", language).expect("the sample is built in")
}

fn source<'a>(document: &'a Document, shown: &'a Shown) -> Source<'a> {
    Source { document, map: &document.maps[0], shown }
}

#[test]
fn a_table_has_a_row_for_every_card_and_point_and_comes_back_as_it_was() {
    for language in Language::ALL {
        let document = sample(language);
        let shown = Shown::default();
        let map = &document.maps[0];
        let count: usize =
            map.lanes.iter().map(|lane| lane.cards().count() + lane.points().count()).sum::<usize>()
                + map.parking.len();
        for separator in [Separator::Comma, Separator::Tab] {
            let text = cards(source(&document, &shown), separator).unwrap();
            let text = text.trim_start_matches('\u{feff}');
            let delimiter = if separator == Separator::Tab { b'\t' } else { b',' };
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), count);
            let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
            for row in &rows {
                *titles.entry(&row[6]).or_default() += 1;
            }
            for (_, _, card) in map.lanes.iter().flat_map(|lane| lane.cards()) {
                assert!(titles.contains_key(card.title.as_str()), "{}", card.title);
            }
        }
    }
}

#[test]
fn a_report_has_every_card_and_what_is_left_out_is_not_in_it() {
    let document = sample(Language::Vietnamese);
    let map = &document.maps[0];
    let whole = report(source(&document, &Shown::default()));
    for (_, _, card) in map.lanes.iter().flat_map(|lane| lane.cards()) {
        assert!(whole.contains(&crate::words::in_one_line(&card.title)), "{}", card.title);
    }
    let lane = map.lanes.iter().find(|lane| matches!(lane.kind, LaneKind::Cards(_))).unwrap();
    let shown = Shown { without_lanes: vec![lane.id], ..Shown::default() };
    assert!(report(source(&document, &shown)).len() < whole.len());
}

#[test]
fn a_diagram_has_a_section_for_every_stage_and_scores_from_one_to_five() {
    let document = sample(Language::English);
    let text = mermaid(source(&document, &Shown::default()));
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(lines[0], "journey");
    let sections = lines.iter().filter(|line| line.starts_with("section ")).count();
    assert_eq!(sections, document.maps[0].stages().count());
    for task in lines.iter().filter(|line| line.contains(": ") && !line.starts_with("%%")) {
        let score: u8 = task.split(": ").nth(1).unwrap().parse().unwrap();
        assert!((1..=5).contains(&score), "{task}");
    }
}

#[test]
fn every_sample_and_template_comes_back_from_its_table_as_it_was_written() {
    for language in Language::ALL {
        for template in templates::all().iter().chain(templates::samples()) {
            let document = templates::load(template.name, language).unwrap();
            for map in &document.maps {
                for separator in [Separator::Comma, Separator::Tab] {
                    let shown = Shown::default();
                    let table = cards(Source { document: &document, map, shown: &shown }, separator).unwrap();
                    let read = from_table(&table, &map.title).unwrap();
                    assert_eq!(read.language, language);
                    let again =
                        cards(Source { document: &read, map: &read.maps[0], shown: &shown }, separator);
                    assert_eq!(again.unwrap(), table, "{} {language:?}", template.name);
                }
            }
        }
    }
}

#[test]
fn a_table_changed_in_a_spreadsheet_is_read_all_the_same() {
    let moved = "Title;Lane;Column;Stage;Kind;Layer;Votes\r\n\
        Pays;Actions;2;Buy;Action;Customer;\r\n\
        \"'=SUM(A1)\nnext line\";Notes;1;Choose;Note;Customer;3\r\n\
        Looks;Actions;1;Choose;action;Customer;\r\n";
    let document = from_table(moved, "Moved").unwrap();
    let map = &document.maps[0];
    let stages: Vec<&str> = map.stages().map(|(_, stage)| stage.title.as_str()).collect();
    assert_eq!(stages, ["Choose", "Buy"]);
    let cards: Vec<(&str, u32)> = map
        .lanes
        .iter()
        .flat_map(|lane| lane.cards())
        .map(|(_, _, card)| (card.title.as_str(), card.votes))
        .collect();
    assert!(cards.contains(&("=SUM(A1)\nnext line", 3)), "{cards:?}");
    assert_eq!(map.lanes.len(), 2);
}

#[test]
fn what_is_no_table_of_cards_is_refused_and_a_wrong_cell_is_named() {
    assert_eq!(from_table("a,b\n1,2\n", "").unwrap_err(), TableError::NoHeads);
    let wrong = "Stage,Lane,Kind,Title,Severity\nBuy,Pains,Pain point,Slow,very\n";
    let error = from_table(wrong, "").unwrap_err();
    assert_eq!(error, TableError::Unknown { row: 2, column: "Severity", word: "very".into() });
}
