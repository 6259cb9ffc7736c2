//! Every template and sample is built in, sound, and written as the program would write it.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use waylane::file;
use waylane::model::{CardKind, Document, Language, Layer, Map, MapState, Presence};
use waylane::templates::{self, Template};

fn every() -> impl Iterator<Item = (&'static Template, Language)> {
    let built_in = templates::all().iter().chain(templates::samples());
    built_in.flat_map(|template| Language::ALL.map(|language| (template, language)))
}

#[test]
fn every_file_of_the_folders_is_built_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    for (folder, table) in [("templates", templates::all()), ("samples", templates::samples())] {
        let mut files: Vec<String> = fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let mut names: Vec<String> =
            table.iter().flat_map(|t| ["en", "vi"].map(|code| format!("{}.{code}.ron", t.name))).collect();
        names.sort();
        assert_eq!(files, names);
    }
}

#[test]
fn templates_are_sound_and_canonical() {
    for (template, language) in every() {
        let name = template.name;
        let loaded = file::from_bytes(template.bytes(language)).unwrap();
        assert_eq!(loaded.repairs, [], "{name}");
        assert_eq!(loaded.document.language, language, "{name}");
        let written = String::from_utf8(file::to_bytes(&loaded.document).unwrap()).unwrap();
        assert_eq!(written, std::str::from_utf8(template.bytes(language)).unwrap(), "{name}");
    }
}

/// Ids of everything in the grid with its place.
fn shape(document: &Document) -> Vec<String> {
    let mut ids = Vec::new();
    for map in &document.maps {
        ids.extend(map.columns().iter().map(ToString::to_string));
        for lane in &map.lanes {
            ids.push(format!("{} {:?}", lane.id, lane.layer));
            ids.extend(lane.cards().map(|(step, index, card)| format!("{step} {index} {}", card.id)));
            ids.extend(lane.points().map(|(step, point)| format!("{step} {} {}", point.id, point.value)));
        }
        ids.extend(map.links.iter().map(|link| format!("{} {} {}", link.id, link.from, link.to)));
    }
    ids
}

#[test]
fn both_languages_tell_the_same_story() {
    let built_in = templates::all().iter().chain(templates::samples());
    for template in built_in.filter(|template| template.name != "blank") {
        let [english, vietnamese] = Language::ALL.map(|language| template.load(language).unwrap());
        assert_eq!(shape(&english), shape(&vietnamese), "{}", template.name);
    }
}

/// The samples that are to hang on a wall; the shop that sells televisions is the program's small example.
const FOR_THE_WALL: [&str; 6] = ["utility", "airline", "clinic", "retailer", "webshop", "channels"];

fn sample(name: &str) -> Document {
    templates::load(name, Language::English).unwrap()
}

fn cards(map: &Map) -> impl Iterator<Item = &waylane::model::Card> {
    map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card))
}

#[test]
fn samples_are_full_and_know_whom_they_are_about() {
    for name in FOR_THE_WALL {
        let document = sample(name);
        for map in &document.maps {
            assert!(cards(map).count() >= 40, "{name}: {} cards", cards(map).count());
            assert!(!map.personas.is_empty(), "{name}");
            assert!(!map.scenario.is_empty() && !map.goal.is_empty() && map.date.is_some(), "{name}");
            assert!(!map.blocks_above.is_empty() && !map.blocks_below.is_empty(), "{name}");
            assert!(map.lanes.iter().any(|lane| lane.points().count() >= map.columns().len()), "{name}");
        }
        for persona in &document.personas {
            let texts =
                [&persona.demographics, &persona.behaviours, &persona.needs, &persona.goals, &persona.quote];
            assert!(texts.iter().all(|text| !text.is_empty()), "{name}: {}", persona.name);
        }
        assert!(!document.surveys.is_empty(), "{name}");
    }
}

#[test]
fn no_column_of_a_sample_is_bare() {
    for name in FOR_THE_WALL {
        for map in &sample(name).maps {
            for column in map.columns() {
                let cells = map.lanes.iter().filter_map(|lane| lane.cells.get(&column));
                let cards: usize = cells.map(|cell| cell.cards.len()).sum();
                assert!(cards >= 4, "{name}: {cards} cards in a column");
            }
        }
    }
}

#[test]
fn every_sample_shows_what_it_is_there_for() {
    let states = |name| sample(name).maps.iter().map(|map| map.state).collect::<Vec<_>>();
    assert_eq!(states("airline"), [MapState::DayInTheLife]);
    assert_eq!(states("clinic"), [MapState::Current, MapState::Future]);
    let utility = sample("utility");
    assert!(utility.maps[0].stages().any(|(_, stage)| stage.facts.repeats));
    let variants: BTreeSet<&str> = cards(&utility.maps[0]).map(|card| card.variant.as_str()).collect();
    assert_eq!(variants, BTreeSet::from(["", "digital", "phone"]));
    let airline = sample("airline");
    assert!(airline.maps[0].stages().all(|(_, stage)| stage.facts.clock.is_some()));
    assert!(airline.maps[0].stages().any(|(_, stage)| stage.facts.not_with_us));
    assert_eq!(sample("webshop").maps[0].stages().count(), 8);
    let groups: BTreeSet<String> = sample("channels").maps[0].lanes.iter().map(|l| l.group.clone()).collect();
    assert_eq!(groups.len(), 3, "two groups, and what is common to both");
    for presence in [Presence::Online, Presence::Offline] {
        let channels = sample("channels");
        let is = |kind: &CardKind| matches!(kind, CardKind::Touchpoint { presence: p, .. } if *p == presence);
        assert!(cards(&channels.maps[0]).filter(|card| is(&card.kind)).count() >= 8, "{presence:?}");
    }
}

#[test]
fn the_retailer_is_a_whole_blueprint() {
    let document = sample("retailer");
    let map = &document.maps[0];
    let layers: BTreeSet<Layer> = map.lanes.iter().map(|lane| lane.layer).collect();
    assert_eq!(layers, BTreeSet::from(Layer::ALL));
    assert!(map.links.len() >= 15);
    assert!(map.links.iter().any(|link| link.two_way));
    assert!(map.links.iter().any(|link| !link.label.is_empty()));
    let columns = map.columns();
    let column = |card| columns.iter().position(|step| map.card_in_grid(card).unwrap().1 == *step);
    assert!(map.links.iter().any(|link| column(link.to) < column(link.from)), "one arrow leads back");
}

#[test]
fn the_future_of_the_clinic_grew_out_of_its_present() {
    let document = sample("clinic");
    let [now, then] = [&document.maps[0], &document.maps[1]];
    assert_eq!(then.origin, Some(now.id));
    let origins: Vec<_> = cards(then).filter_map(|card| card.origin).collect();
    assert!(origins.iter().all(|id| now.card(*id).is_some()));
    let points = || then.lanes.iter().flat_map(|lane| lane.points().map(|(_, point)| point));
    assert!(points().filter_map(|point| point.origin).all(|id| now.point(id).is_some()));
    let kept: BTreeSet<_> = origins.iter().copied().collect();
    assert_eq!(kept.len(), origins.len(), "no card grew twice");
    assert!(cards(then).any(|card| card.origin.is_none()), "something was added");
    assert!(cards(now).any(|card| !kept.contains(&card.id)), "something was removed");
    let pains = |map: &Map| cards(map).filter(|c| matches!(c.kind, CardKind::PainPoint { .. })).count();
    assert!(pains(then) < pains(now));
}

/// Every word of a file, in lower case.
fn words_of(template: &Template, language: Language) -> Vec<String> {
    let text = std::str::from_utf8(template.bytes(language)).unwrap().to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

#[test]
fn no_sample_holds_words_that_stand_for_others() {
    for template in templates::samples() {
        for language in Language::ALL {
            let words = words_of(template, language);
            for empty in ["lorem", "ipsum", "todo", "tbd", "xxx", "placeholder", "foo", "untitled"] {
                assert!(!words.iter().any(|word| word == empty), "{}: {empty}", template.name);
            }
        }
    }
}

#[test]
fn samples_stay_small() {
    for template in templates::samples() {
        for language in Language::ALL {
            assert!(template.bytes(language).len() <= 60 * 1024, "{}", template.name);
        }
    }
}

#[test]
fn two_documents_of_one_template_are_two_documents() {
    let new = || templates::load("blank", Language::Vietnamese).unwrap();
    assert_ne!(new().id, new().id);
    assert_eq!(new().maps[0].columns().len(), 4);
    assert_eq!(
        templates::load("nix", Language::English).unwrap_err().to_string(),
        "no template is called \"nix\": there are blank, funnel, digital-marketing, day-in-the-life, \
         service-blueprint, tv-shop, utility, airline, clinic, retailer, webshop, channels"
    );
}

#[test]
fn the_example_of_the_readme_is_a_document_as_the_program_writes_it() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```ron\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let loaded = file::from_bytes(example.as_bytes()).unwrap();
    assert_eq!(loaded.repairs, []);
    assert_eq!(String::from_utf8(file::to_bytes(&loaded.document).unwrap()).unwrap(), example);
}
