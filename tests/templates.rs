//! Every template and sample is built in, sound, and written as the program would write it.

use std::fs;
use std::path::Path;

use waylane::file;
use waylane::model::{Document, Language};
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

#[test]
fn two_documents_of_one_template_are_two_documents() {
    let new = || templates::load("blank", Language::Vietnamese).unwrap();
    assert_ne!(new().id, new().id);
    assert_eq!(new().maps[0].columns().len(), 4);
    assert_eq!(
        templates::load("nix", Language::English).unwrap_err().to_string(),
        "no template is called \"nix\": there are blank, funnel, digital-marketing, day-in-the-life, \
         service-blueprint, tv-shop"
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
