//! Tags of a comparison cover no words, in every look and both languages.

use waylane::compare::{Compared, Look};
use waylane::file;
use waylane::layout::Memo;
use waylane::model::{Item, Shown};
use waylane::scene::{self, Placed, Primitive, Rect, Role};

/// Tags stand on these; arrows and curves run where they must.
const TAGGED: [Role; 3] = [Role::Card, Role::ColumnHead, Role::RowHead];

#[test]
fn tags_cover_no_words() {
    for name in ["clinic.en.ron", "clinic.vi.ron"] {
        let bytes = std::fs::read(format!("{}/assets/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let document = file::from_bytes(&bytes).unwrap().document;
        let [before, after] = [0, 1].map(|map| document.maps[map].id);
        for look in [Look::Overlay, Look::Stacked, Look::Beside] {
            let compared = Compared { before, after, look, only_differences: false };
            let scene =
                scene::compare::compared(&document, &compared, &Shown::default(), &mut Memo::default());
            let scene = scene.unwrap();
            let tagged: Vec<&Placed> =
                scene.groups.iter().filter(|placed| TAGGED.contains(&placed.group.role)).collect();
            // A tag is placed where that stands which it belongs to.
            let tags: Vec<(Rect, &Placed)> = scene
                .groups
                .iter()
                .filter(|placed| placed.group.role == Role::Ornament)
                .filter_map(|tag| Some((plate(tag)?, *tagged.iter().find(|of| of.at == tag.at)?)))
                .collect();
            assert!(
                tags.iter().any(|(_, of)| matches!(of.group.item, Some(Item::Lane(_)))),
                "{name} {look:?}"
            );
            for (words, said) in tagged.iter().flat_map(|placed| words_of(placed)) {
                for (tag, of) in &tags {
                    let shared = tag.intersect(words);
                    let covered = shared.width() > 0.1 && shared.height() > 0.1;
                    assert!(!covered, "{name} {look:?}: tag of {:?} on {said:?}: {shared:?}", of.group.label);
                }
            }
        }
    }
}

/// The ground of a tag with its outline: under a sign and words.
fn plate(placed: &Placed) -> Option<Rect> {
    let [
        ..,
        Primitive::Rect { rect, stroke: Some(stroke), .. },
        Primitive::Text { .. },
        Primitive::Text { .. },
    ] = &placed.group.primitives[..]
    else {
        return None;
    };
    Some(rect.inflate(stroke.width / 2.0, stroke.width / 2.0) + placed.at.to_vec2())
}

/// The boxes of the words, with room for the marks over capitals and the tails of small letters.
fn words_of(placed: &Placed) -> Vec<(Rect, String)> {
    let mut words = Vec::new();
    for primitive in &placed.group.primitives {
        let Primitive::Text { at, shaped, turned: false, .. } = primitive else { continue };
        let top = at.y + placed.at.y;
        let bottom = top + f64::from(shaped.height);
        for line in &shaped.lines {
            let left = at.x + placed.at.x + f64::from(line.x);
            words.push((Rect::new(left, top, left + f64::from(line.width), bottom), line.text.clone()));
        }
    }
    words
}
