//! Documents held against those that were accepted, whatever their ids.

use std::path::Path;

use waylane::file::{self, RealDisk};
use waylane::model::{Document, Map};

/// Compares what was built with the fixture of that name.
pub(crate) fn hold(name: &str, built: &Path) {
    let loaded = file::load(&RealDisk, built).unwrap();
    assert!(loaded.repairs.is_empty(), "{:?}", loaded.repairs);
    let now = renumbered(&loaded.document);
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/published")
        .join(format!("{name}.journey.ron"));
    if std::env::var_os("WAYLANE_ACCEPT").is_some() {
        std::fs::create_dir_all(fixture.parent().unwrap()).unwrap();
        file::save(&RealDisk, &fixture, &now).unwrap();
        return;
    }
    let then = file::load(&RealDisk, &fixture).unwrap().document;
    assert_eq!(text(&now), text(&then), "{name} came out otherwise than it was accepted");
}

fn text(document: &Document) -> String {
    String::from_utf8(file::to_bytes(document).unwrap()).unwrap()
}

/// The same document with ids in reading order.
fn renumbered(document: &Document) -> Document {
    let mut text = text(document);
    let mut ids = vec![document.id.to_string()];
    ids.extend(document.personas.iter().map(|persona| persona.id.to_string()));
    ids.extend(document.channels.iter().map(|own| own.id.to_string()));
    ids.extend(document.kinds.iter().map(|own| own.id.to_string()));
    ids.extend(document.marks.iter().map(|own| own.id.to_string()));
    ids.extend(document.surveys.iter().map(|wave| wave.id.to_string()));
    ids.extend(document.questions.iter().map(|question| question.id.to_string()));
    for map in &document.maps {
        ids_of(map, &mut ids);
    }
    for (place, id) in ids.iter().enumerate() {
        let (prefix, _) = id.split_once('-').unwrap();
        text = text.replace(id, &format!("{prefix}-{place:010}"));
    }
    file::from_bytes(text.as_bytes()).unwrap().document
}

fn ids_of(map: &Map, ids: &mut Vec<String>) {
    ids.push(map.id.to_string());
    ids.extend(map.blocks_above.iter().chain(&map.blocks_below).map(|block| block.id.to_string()));
    for phase in &map.phases {
        ids.push(phase.id.to_string());
        for stage in &phase.stages {
            ids.push(stage.id.to_string());
            ids.extend(stage.steps.iter().map(|step| step.id.to_string()));
        }
    }
    let columns = map.columns();
    for lane in &map.lanes {
        ids.push(lane.id.to_string());
        for cell in columns.iter().filter_map(|step| lane.cells.get(step)) {
            ids.extend(cell.cards.iter().map(|card| card.id.to_string()));
            ids.extend(cell.points.iter().map(|point| point.id.to_string()));
        }
    }
    ids.extend(map.links.iter().map(|link| link.id.to_string()));
    ids.extend(map.parking.iter().map(|card| card.id.to_string()));
    ids.extend(map.views.iter().map(|view| view.id.to_string()));
}
