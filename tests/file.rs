//! Documents survive their files, and nothing that stands in a file can hurt.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use support::everything::everything;
use waylane::file::{self, At, Foreign, LoadError, Loaded, Syntax};
use waylane::model::*;

const FIXTURE: &str = include_str!("fixtures/version-1.journey.ron");

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn load(text: &str) -> Result<Loaded, LoadError> {
    file::from_bytes(text.as_bytes())
}

/// The fixture with one change, which must apply exactly once.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(FIXTURE.matches(from).count(), 1, "{from}");
    FIXTURE.replace(from, to)
}

/// Where the text stands in the fixture.
fn place(of: &str) -> At {
    let before = &FIXTURE[..FIXTURE.find(of).unwrap()];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    At { line: 1 + before.matches('\n').count(), column: 1 + before[line_start..].chars().count() }
}

/// A new field of any record does not compile in `everything()` until it has a value there, and then this
/// fails until the file has it too: add it to the fixture of a new version, never to that of an old one.
#[test]
fn the_fixture_of_today_uses_every_field() {
    let path = fixtures().join(format!("version-{}.journey.ron", file::VERSION));
    let bytes = file::to_bytes(&everything()).unwrap();
    if std::env::var_os("WAYLANE_ACCEPT").is_some() {
        file::write_atomic(&file::RealDisk, &path, &bytes, |_| true).unwrap();
    }
    assert_eq!(check(&everything()), []);
    assert_eq!(String::from_utf8(bytes).unwrap(), fs::read_to_string(path).unwrap());
}

#[test]
fn every_version_has_a_fixture_and_opens() {
    for version in 1..=file::VERSION {
        let path = fixtures().join(format!("version-{version}.journey.ron"));
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let loaded = file::from_bytes(&bytes).unwrap();
        assert_eq!(loaded.repairs, [], "{version}");
        let written = file::to_bytes(&loaded.document).unwrap();
        assert_eq!(file::from_bytes(&written).unwrap().document, loaded.document, "{version}");
    }
}

#[test]
fn save_load_save_gives_the_same_bytes() {
    let loaded = load(FIXTURE).unwrap();
    assert_eq!(loaded.document, everything());
    assert_eq!(file::to_bytes(&loaded.document).unwrap(), FIXTURE.as_bytes());
}

#[test]
fn the_file_is_plain_utf_8_with_line_feeds() {
    assert!(!FIXTURE.contains('\r') && !FIXTURE.starts_with('\u{feff}') && !FIXTURE.contains('\t'));
    assert!(FIXTURE.ends_with(")\n") && !FIXTURE.ends_with("\n\n"));
    assert!(!FIXTURE.contains("Some(") && !FIXTURE.contains("#!["));
    assert!(
        FIXTURE.contains("\n                  (id: \"c-0000000003\", kind: Touchpoint()"),
        "a card is a line"
    );
}

#[test]
fn what_other_programs_do_to_text_files_does_no_harm() {
    let windows = format!("\u{feff}{}", FIXTURE.replace('\n', "\r\n"));
    let loaded = load(&windows).unwrap();
    assert_eq!((loaded.document, loaded.repairs), (everything(), vec![]));

    let by_hand = FIXTURE
        .replacen("(\n", "// my map /* really */\n#![enable(implicit_some)]\n(/* first */ ", 1)
        .replace("portrait: \"", "portrait: Some(\"")
        .replace("9ade\",\n        demographics", "9ade\"),\n        demographics");
    assert_eq!(load(&by_hand).unwrap().document, everything());
}

#[test]
fn line_ends_inside_texts_are_not_those_of_the_file() {
    let mut document = everything();
    document.title = "one\r\ntwo".into();
    let loaded = file::from_bytes(&file::to_bytes(&document).unwrap()).unwrap();
    assert_eq!(loaded.document.title, "one\ntwo");
    let problem = Problem::Text { thing: Thing::document(), fault: TextFault::LineEnds };
    assert_eq!(loaded.repairs, [Repaired { problem, remedy: Remedy::Corrected }]);
}

#[test]
fn letters_and_accents_come_out_composed() {
    let text = changed("\"Nhận biết\"", "\"Nha\u{323}\u{302}n bie\u{302}\u{301}t\"");
    let loaded = load(&text).unwrap();
    assert_eq!(loaded.document, everything());
    assert_eq!(loaded.repairs.len(), 1);
}

#[test]
fn other_files_are_named_for_what_they_are() {
    let cases: [(&[u8], LoadError); 14] = [
        (b"", LoadError::Empty),
        (b"\xEF\xBB\xBF \r\n\t", LoadError::Empty),
        (b"\xFF\xFE(\0f\0", LoadError::Foreign(Foreign::Utf16)),
        (b"(\0f\0o\0", LoadError::Foreign(Foreign::Utf16)),
        (b"\x89PNG\r\n\x1a\n", LoadError::NothingInside),
        (b"\xFF\xD8\xFF\xE0", LoadError::Foreign(Foreign::Picture)),
        (b"%PDF-1.7", LoadError::Foreign(Foreign::Pdf)),
        (b"PK\x03\x04", LoadError::Foreign(Foreign::Archive)),
        (b"\x7FELF\x02\x01\0", LoadError::Foreign(Foreign::Binary)),
        (b"{\"format\": \"waylane\"}", LoadError::OtherFormat { found: None }),
        (b"(name: \"ordinary RON\", items: [1, 2])", LoadError::OtherFormat { found: None }),
        (
            b"(format: \"excalidraw\", version: 2)",
            LoadError::OtherFormat { found: Some("excalidraw".into()) },
        ),
        (b"(format: \"waylane\", document: ())", LoadError::OtherFormat { found: None }),
        (
            b"(format: \"wayl",
            LoadError::Cut { at: At { line: 1, column: 15 }, open: At { line: 1, column: 11 } },
        ),
    ];
    for (bytes, error) in cases {
        assert_eq!(file::from_bytes(bytes), Err(error), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_newer_version_is_refused_by_its_number_whatever_follows() {
    let newer = LoadError::NewerVersion { found: 7, known: file::VERSION };
    assert_eq!(load("(format: \"waylane\", version: 7, what: ~~~"), Err(newer.clone()));
    assert_eq!(file::from_bytes(b"(format: \"waylane\", version: 7, \xFF\xC0"), Err(newer));
    let at = At { line: 1, column: 30 };
    for bad in ["0", "x", "99999999999"] {
        let text = format!("(format: \"waylane\", version: {bad}, document: ())");
        assert_eq!(load(&text), Err(LoadError::BadVersion { at, known: file::VERSION }), "{bad}");
    }
}

#[test]
fn bytes_that_are_no_text_are_found() {
    let mut bytes = FIXTURE.as_bytes().to_vec();
    let offset = FIXTURE.find("Nhận").unwrap() + 3;
    bytes[offset] = 0xFF;
    let At { line, column } = place("Nhận");
    assert_eq!(file::from_bytes(&bytes), Err(LoadError::NotUtf8 { at: At { line, column: column + 2 } }));
}

#[test]
fn mistakes_are_told_with_their_place() {
    let missing_field = Syntax::MissingField("language");
    let cases = [
        (changed("theme: Print", "theme: Pink"), place("Print,\n    personas"), "\"Pink\" is not known here"),
        (
            changed("  theme: Print", "  topic: Print"),
            place("theme: Print"),
            "no field is called \"topic\" here",
        ),
        (
            changed("state: Future", "title: \"x\""),
            place("state: Future"),
            "the field \"title\" stands twice",
        ),
        (
            changed("span: 2", "span: 70000"),
            place("2),\n                ],\n              ),\n              \"s-0000000002"),
            "this number cannot be read",
        ),
        (changed("value: 12.35", "value: low"), place("12.35"), "a number is expected here"),
        (changed("\"p-0000000003\"", "\"p-3\""), place("\"p-0000000003\""), "\"p-3\" is not an id"),
        (
            changed(
                "clock: \"07:30\",\n                  duration",
                "clock: \"25:30\",\n                  duration",
            ),
            place("\"07:30\",\n"),
            "\"25:30\" is not a time",
        ),
        (changed("\n    theme: Print,", "\n    theme: Print"), place("personas"), "a comma is expected here"),
        (
            changed("pinned: true", "pinned: 1"),
            place("true,\n            origin"),
            "true or false is expected here",
        ),
        (changed("          4: 40,", "          1: 40,"), place("4: 40"), "\"1\" stands twice"),
        (changed("look: Bars", "look: \"Bars\""), place("Bars"), "a name is expected"),
    ];
    for (text, at, words) in cases {
        let error = load(&text).unwrap_err();
        let found = error.at().unwrap_or_else(|| panic!("{error}"));
        assert_eq!(found.line, at.line, "{error}");
        assert!(error.to_string().contains(words), "{error}, not {words}");
        assert!(found.column.abs_diff(at.column) <= 12, "{error} is far from column {}", at.column);
    }
    let without = changed("    language: Vietnamese,\n", "");
    assert!(matches!(load(&without), Err(LoadError::Syntax { fault, .. }) if fault == missing_field));
    let twice = FIXTURE.replace("\"s-0000000002\": (", "\"s-0000000001\": (");
    assert!(load(&twice).unwrap_err().to_string().contains("\"s-0000000001\" stands twice"));
    let more = format!("{FIXTURE})");
    assert!(
        matches!(load(&more), Err(LoadError::Syntax { fault: Syntax::Trailing, .. })),
        "{:?}",
        load(&more)
    );
}

#[test]
fn a_cut_file_says_so() {
    let cuts = [place("Print").line, place("\"c-0000000009\"").line, place("images").line];
    for line in cuts {
        let text: String = FIXTURE.split_inclusive('\n').take(line).collect();
        let end = At { line: line + 1, column: 1 };
        assert!(matches!(load(&text), Err(LoadError::Cut { at, .. }) if at == end), "{:?}", load(&text));
    }
    let inside = &FIXTURE[..FIXTURE.find("Nhận hàng").unwrap() + 2];
    let error = load(inside).unwrap_err();
    assert!(matches!(error, LoadError::Cut { open, .. } if open == place("\"Nhận hàng")), "{error}");
}

#[test]
fn limits_hold_before_anything_is_parsed() {
    let long = "ệ".repeat(MAX_TEXT / 3 + 1);
    for text in [format!("\"{long}\""), format!("r#\"{long}\"#")] {
        let at = place("\"Mua\"");
        assert_eq!(
            load(&changed("\"Mua\"", &text)),
            Err(LoadError::TextTooLong {
                at: if text.starts_with('r') { At { column: at.column + 2, ..at } } else { at },
                limit: MAX_TEXT
            })
        );
    }
    let tags = "\"\",".repeat(file::MAX_RECORDS);
    assert!(matches!(
        load(&changed("tags: [\"web\"", &format!("tags: [{tags}\"web\""))),
        Err(LoadError::TooManyRecords { .. })
    ));
    let deep = "[".repeat(1_000_000);
    assert!(matches!(
        load(&changed("tags: [", &format!("tags: {deep}["))),
        Err(LoadError::Syntax { fault: Syntax::TooDeep, .. })
    ));
    let much = format!("/*{}*/", "x".repeat(file::MAX_WITHOUT_IMAGES));
    assert_eq!(
        load(&changed("tags: [", &format!("tags: {much}["))),
        Err(LoadError::TooBig { limit: file::MAX_WITHOUT_IMAGES as u64, with_images: false })
    );
}

#[test]
fn pictures_do_not_count_as_text() {
    let picture = "iVBO".repeat(1_000_000);
    let loaded = load(&changed("iVBORyBub3QgcmVhbGx5", &picture)).unwrap();
    assert_eq!(loaded.document.images.first_key_value().unwrap().1.bytes.len(), 3_000_000);
}

#[test]
fn numbers_are_kept_with_three_decimals() {
    let mut document = everything();
    let map = std::sync::Arc::make_mut(&mut document.maps[0]);
    map.phases[0].stages[0].facts.width = Some(200.123_46);
    let curve = std::sync::Arc::make_mut(&mut map.lanes[2]);
    curve.cells.first_entry().unwrap().get_mut().points[0].value = -0.000_01;
    let text = String::from_utf8(file::to_bytes(&document).unwrap()).unwrap();
    assert!(
        text.contains("width: 200.123,") && text.contains("(id: \"p-0000000001\", value: 0.0,"),
        "{text}"
    );
}

/// Texts with everything that has a meaning in RON.
fn nasty() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just("\"".to_owned()),
            Just("#".to_owned()),
            Just("\"#".to_owned()),
            Just("\\".to_owned()),
            Just("\n".to_owned()),
            Just("//".to_owned()),
            Just("/*".to_owned()),
            Just("r#\"".to_owned()),
            Just("'".to_owned()),
            Just("\u{301}".to_owned()),
            "\\PC{0,6}",
            Just("Tiếng Việt".to_owned()),
        ],
        0..12,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_text_survives(title in nasty(), note in nasty()) {
        let mut document = everything();
        document.title = title;
        std::sync::Arc::make_mut(&mut document.maps[0]).parking[0].note = note;
        let (document, _) = repair(document);
        let loaded = file::from_bytes(&file::to_bytes(&document).unwrap()).unwrap();
        prop_assert_eq!(loaded.document, document);
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error_with_a_place(cut in 0..FIXTURE.len() - 3) {
        let cut = FIXTURE.floor_char_boundary(cut);
        match load(&FIXTURE[..cut]) {
            Err(LoadError::Empty) => prop_assert_eq!(cut, 0),
            Err(error) => prop_assert!(error.at().is_some(), "{}", error),
            Ok(_) => prop_assert!(false, "half a file was opened"),
        }
    }

    #[test]
    fn a_changed_file_is_repaired_or_an_error_with_a_place(
        at in 60..FIXTURE.len(), length in 0..9_usize, put in "[()\\[\\]{},:\"'#a-z0-9.\\\\/* \n-]{0,4}"
    ) {
        let at = FIXTURE.floor_char_boundary(at);
        let end = FIXTURE.floor_char_boundary((at + length).min(FIXTURE.len()));
        let text = format!("{}{put}{}", &FIXTURE[..at], &FIXTURE[end.max(at)..]);
        match load(&text) {
            Ok(loaded) => prop_assert_eq!(check(&loaded.document), []),
            Err(error) => prop_assert!(error.at().is_some(), "{}", error),
        }
    }

    #[test]
    fn any_bytes_are_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(file::from_bytes(&bytes).is_err());
    }
}
