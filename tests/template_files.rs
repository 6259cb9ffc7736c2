//! The files of templates and samples: sound, canonical, and twins in every language.

use std::path::{Path, PathBuf};

use waylane::file;
use waylane::model::{Document, Language, check};

fn ron_files() -> Vec<PathBuf> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    let mut files = ["templates", "samples"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(assets.join(folder)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .collect::<Vec<_>>();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn document(path: &Path) -> Document {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let loaded = file::from_bytes(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(loaded.repairs.is_empty(), "{}: {:?}", path.display(), loaded.repairs);
    loaded.document
}

/// Ids of everything in the grid, in order: what twins share.
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
fn every_file_is_sound_and_canonical() {
    for path in ron_files() {
        let document = document(&path);
        assert_eq!(check(&document), [], "{}", path.display());
        let canonical = file::to_bytes(&document).expect("a document that can be written");
        assert!(std::fs::read(&path).expect("a file") == canonical, "{} is not canonical", path.display());
    }
}

#[test]
fn every_file_has_a_twin_of_the_same_shape_in_the_other_language() {
    for path in ron_files() {
        let name = path.to_string_lossy();
        let (twin, language, other) = if let Some(stem) = name.strip_suffix(".en.ron") {
            (format!("{stem}.vi.ron"), Language::English, Language::Vietnamese)
        } else {
            let stem = name.strip_suffix(".vi.ron").expect("a name that ends in its language");
            (format!("{stem}.en.ron"), Language::Vietnamese, Language::English)
        };
        let (one, two) = (document(&path), document(Path::new(&twin)));
        assert_eq!((one.language, two.language), (language, other), "{name}");
        assert_eq!(shape(&one), shape(&two), "{name}");
    }
}
