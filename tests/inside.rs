//! The document inside a PNG: it survives, and whatever else is in such a file is told and never a panic.
#![expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]

mod support;

use std::io::{Cursor, Write as _};
use std::sync::{Arc, LazyLock};

use flate2::{Compression, Crc, write::ZlibEncoder};
use proptest::prelude::*;
use support::everything::everything;
use waylane::export::{Export, Size};
use waylane::file::{self, LoadError, SaveError};
use waylane::model::{Document, Language, Shown};
use waylane::output::Progress;
use waylane::problems;

/// A small picture of the document of the tests, with it inside.
static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| picture(&everything(), true));

fn picture(document: &Document, with_document: bool) -> Vec<u8> {
    let mut export = Export::new(Arc::new(document.clone()), document.maps[0].id, Shown::default());
    export.choices.size = Size::Width(120);
    export.choices.with_document = with_document;
    let mut bytes = Vec::new();
    export.write_to(&mut bytes, &Progress::default()).unwrap();
    bytes
}

/// The picture with another chunk in the place of its own.
fn with_chunk(content: &[u8]) -> Vec<u8> {
    let begin = PICTURE.windows(4).position(|part| part == file::CHUNK).unwrap() - 4;
    let own = file::to_chunk(&everything()).unwrap();
    let mut crc = Crc::new();
    crc.update(&file::CHUNK);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap();
    let mut bytes = PICTURE[..begin].to_vec();
    bytes.extend(length.to_be_bytes().iter().chain(&file::CHUNK).chain(content));
    bytes.extend(crc.sum().to_be_bytes());
    bytes.extend(&PICTURE[begin + 12 + own.len()..]);
    bytes
}

/// A chunk that says so much of a stream of zeros.
fn zeros(says: u64, there_are: usize) -> Vec<u8> {
    let mut chunk = vec![1];
    chunk.extend(says.to_be_bytes());
    chunk.extend([0; 32]);
    let mut deflate = ZlibEncoder::new(chunk, Compression::fast());
    deflate.write_all(&vec![0; there_are]).unwrap();
    deflate.finish().unwrap()
}

#[test]
fn the_document_survives_byte_for_byte() {
    let loaded = file::from_bytes(&PICTURE).unwrap();
    assert!(loaded.in_picture && loaded.repairs.is_empty());
    assert_eq!(file::to_bytes(&loaded.document).unwrap(), file::to_bytes(&everything()).unwrap());
    assert!(file::is_inside(Cursor::new(&*PICTURE)));
    assert_eq!(image::load_from_memory(&PICTURE).unwrap().width(), 120);
}

#[test]
fn without_the_choice_nothing_rides_inside() {
    let plain = picture(&everything(), false);
    assert!(!file::is_inside(Cursor::new(&plain)));
    assert!(plain.len() < PICTURE.len());
    assert_eq!(file::from_bytes(&plain), Err(LoadError::NothingInside));
}

#[test]
fn a_picture_that_another_program_saved_says_so() {
    let mut saved = Cursor::new(Vec::new());
    image::load_from_memory(&PICTURE).unwrap().write_to(&mut saved, image::ImageFormat::Png).unwrap();
    let error = file::from_bytes(saved.get_ref()).unwrap_err();
    assert_eq!(error, LoadError::NothingInside);
    let english = problems::load_error(Language::English, &error);
    assert!(english.starts_with("There is no document inside this picture"), "{english}");
    let vietnamese = problems::load_error(Language::Vietnamese, &error);
    assert!(vietnamese.starts_with("Trong ảnh này không có tài liệu"), "{vietnamese}");
}

#[test]
fn what_is_damaged_or_newer_is_told() {
    let own = file::to_chunk(&everything()).unwrap();
    assert_eq!(with_chunk(&own), *PICTURE);
    let newer = [&[2], &own[1..]].concat();
    assert_eq!(file::from_bytes(&with_chunk(&newer)), Err(LoadError::NewerVersion { found: 2, known: 1 }));
    // Each of these has a sound checksum of the PNG's own.
    for (at, what) in [(8, "length"), (20, "digest"), (own.len() / 2, "stream"), (own.len() - 1, "end")] {
        let mut chunk = own.clone();
        chunk[at] ^= 1;
        assert_eq!(file::from_bytes(&with_chunk(&chunk)), Err(LoadError::DamagedInside), "{what}");
    }
    assert_eq!(file::from_bytes(&with_chunk(&[])), Err(LoadError::DamagedInside));
    assert_eq!(file::from_bytes(&with_chunk(&own[..60])), Err(LoadError::DamagedInside));
}

#[test]
fn a_stream_that_would_fill_memory_is_not_unpacked() {
    let too_big = LoadError::TooBig { limit: file::MAX_INSIDE, with_images: true };
    assert_eq!(file::from_bytes(&with_chunk(&zeros(1 << 40, 1 << 20))), Err(too_big));
    assert_eq!(file::from_bytes(&with_chunk(&zeros(1000, 64 << 20))), Err(LoadError::DamagedInside));
}

#[test]
fn a_document_that_is_too_large_stays_outside() {
    let mut document = everything();
    let mut map = waylane::model::Map::clone(&document.maps[0]);
    map.scenario = "x".repeat(65 << 20);
    document.maps[0] = Arc::new(map);
    let error = file::to_chunk(&document).unwrap_err();
    assert_eq!(error, SaveError::TooBigInside { limit: file::MAX_INSIDE });
    let told = problems::save_error(Language::Vietnamese, &error);
    assert!(told.contains("64 MB"), "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_picture_gives_the_document_or_an_error(
        changes in proptest::collection::vec((0..PICTURE.len(), any::<u8>()), 1..4),
        length in 0..=PICTURE.len()
    ) {
        let mut bytes = PICTURE.clone();
        for (at, byte) in changes {
            bytes[at] = byte;
        }
        for bytes in [&bytes[..], &bytes[..length]] {
            if let Ok(loaded) = file::from_bytes(bytes) {
                prop_assert_eq!(&loaded.document, &everything());
            }
        }
    }
}
