//! The command line as scripts see it: what it writes, where, and with which exit code.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("waylane-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn waylane(arguments: &[&str], locale: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_waylane")).args(arguments).env("LC_ALL", locale).output().unwrap()
}

/// Exit code, standard output, standard error.
fn english(arguments: &[&str]) -> (i32, String, String) {
    let output = waylane(arguments, "C");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn write(path: &Path, text: &str) {
    waylane::file::write_atomic(&waylane::file::RealDisk, path, text.as_bytes(), |_| true).unwrap();
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_new_document_is_checked_and_exported() {
    let folder = Folder::new("new");
    let map = folder.join("bản đồ.journey.ron");
    assert_eq!(
        english(&["new", "--template", "funnel", "--lang", "vi", "--out", text(&map)]),
        (0, String::new(), String::new())
    );
    assert!(fs::read_to_string(&map).unwrap().contains("language: Vietnamese"));
    assert_eq!(english(&["check", text(&map)]), (0, String::new(), String::new()));

    let png = folder.join("map.png");
    assert_eq!(english(&["export", text(&map), "--out", text(&png), "--width", "640"]).0, 0);
    let bytes = fs::read(&png).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    assert_eq!(bytes[16..20], 640_u32.to_be_bytes());

    let svg = folder.join("map.SVG");
    assert_eq!(english(&["export", text(&map), "--out", text(&svg), "--transparent"]).0, 0);
    assert!(fs::read_to_string(&svg).unwrap().contains("<svg"));
}

#[test]
fn an_existing_file_is_replaced_only_by_force() {
    let folder = Folder::new("force");
    let file = folder.join("mine.ron");
    write(&file, "mine");
    let arguments = ["new", "--template", "blank", "--out", text(&file)];
    let (code, out, error) = english(&arguments);
    assert_eq!((code, out), (1, String::new()));
    assert!(error.contains("exists already"), "{error}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    assert_eq!(english(&[&arguments[..], &["--force"]].concat()).0, 0);
    assert!(fs::read_to_string(&file).unwrap().starts_with("(\n  format: \"waylane\""));
}

#[test]
fn problems_are_listed_with_their_places() {
    let folder = Folder::new("check");
    let file = folder.join("map.ron");
    let good = include_str!("fixtures/version-1.journey.ron");
    write(&file, &good.replace("severity: 3)", "severity: 9)"));
    let (code, out, _) = english(&["check", text(&file)]);
    let line = 1 + good[..good.find("severity: 3)").unwrap()].matches('\n').count();
    assert_eq!(code, 1);
    assert_eq!(
        out,
        format!("{}:{line}:20: The severity of the card “card 21” is 9, outside 0 to 3\n", file.display())
    );

    write(&file, &good.replace("theme: Print", "theme: Pink"));
    let (code, out, _) = english(&["check", text(&file)]);
    assert_eq!(code, 1);
    assert!(out.starts_with(&format!("{}:8:12: \"Pink\" is not known here", file.display())), "{out}");
}

#[test]
fn sentences_follow_the_language_of_the_environment() {
    let out = |locale| String::from_utf8(waylane(&["check", "no-such-file.ron"], locale).stdout).unwrap();
    assert!(out("vi_VN.UTF-8").contains("Không tìm thấy tệp"), "{}", out("vi_VN.UTF-8"));
    assert!(out("fr_FR.UTF-8").contains("does not exist"));
}

#[test]
fn every_template_is_listed() {
    let (code, out, _) = english(&["templates"]);
    assert_eq!(code, 0);
    let names: Vec<&str> = out.lines().collect();
    for template in waylane::templates::all() {
        assert!(names.contains(&template.name), "{}", template.name);
    }
}

#[test]
fn failures_are_1_and_wrong_command_lines_are_2() {
    let folder = Folder::new("codes");
    let file = folder.join("map.ron");
    write(&file, include_str!("fixtures/version-1.journey.ron"));
    let file = text(&file);
    let png = folder.join("map.png");
    let png = text(&png);
    let failures: [&[&str]; 4] = [
        &["new", "--template", "nix", "--out", png],
        &["export", "no-such-file.ron", "--out", png],
        &["export", file, "--out", png, "--map", "9"],
        &["export", file, "--out", png, "--width", "90000"],
    ];
    for arguments in failures {
        let (code, out, error) = english(arguments);
        assert_eq!((code, out.as_str()), (1, ""), "{arguments:?}");
        assert_eq!(error.trim_end().lines().count(), 1, "{error}");
    }
    let wrong: [&[&str]; 7] = [
        &["export", file],
        &["export", file, "--out", "map.bmp"],
        &["export", file, "--out", png, "--scale", "2", "--dpi", "300"],
        &["export", file, "--out", png, "--scale", "NaN"],
        &["export", file, "--out", "map.svg", "--width", "640"],
        &["export", file, "--out", "map.csv", "--compare", "1", "2"],
        &["new", "--template", "blank", "--lang", "fr", "--out", png],
    ];
    for arguments in wrong {
        assert_eq!(english(arguments).0, 2, "{arguments:?}");
    }
    assert!(!Path::new(png).exists());
}

#[test]
fn two_maps_are_compared_by_title_or_number() {
    let folder = Folder::new("compare");
    let file = folder.join("clinic.journey.ron");
    assert_eq!(english(&["new", "--template", "clinic", "--lang", "en", "--out", text(&file)]).0, 0);
    let document = waylane::file::load(&waylane::file::RealDisk, &file).unwrap().document;
    let title = document.maps[1].title.as_str();

    let picture = folder.join("compared.svg");
    let done =
        english(&["export", text(&file), "--out", text(&picture), "--compare", "1", title, "--overlay"]);
    assert_eq!(done, (0, String::new(), String::new()));
    let overlay = fs::read_to_string(&picture).unwrap();
    assert!(overlay.contains("Average emotion: "), "the summary is in the picture");
    assert!(overlay.contains(". Removed") && overlay.contains(". From: "), "differences are told in words");

    let (code, _, error) =
        english(&["export", text(&file), "--out", text(&picture), "--compare", "1", "Nowhere"]);
    assert_ne!(code, 0);
    assert!(error.contains("Nowhere"), "{error}");
}

#[test]
fn a_saved_view_is_exported_and_an_unknown_one_named() {
    let folder = Folder::new("view");
    let map = folder.join("map.ron");
    assert_eq!(english(&["new", "--template", "funnel", "--lang", "en", "--out", text(&map)]).0, 0);
    let plain = fs::read_to_string(&map).unwrap();
    let view = r#"views: [(id: "v-0000000001", title: "Bare", shown: (without_title: true, without_legend: true))],"#;
    write(&map, &plain.replacen("phases: [", &format!("{view}\nphases: ["), 1));
    let [all, bare] = ["all.svg", "bare.svg"].map(|name| folder.join(name));
    assert_eq!(english(&["export", text(&map), "--out", text(&all)]).0, 0);
    assert_eq!(english(&["export", text(&map), "--out", text(&bare), "--view", "Bare"]).0, 0);
    let length = |path: &Path| fs::metadata(path).unwrap().len();
    assert!(length(&bare) < length(&all));
    let (code, _, said) = english(&["export", text(&map), "--out", text(&bare), "--view", "Board"]);
    assert!(code != 0 && said.contains("“Board”"), "{said}");
}

#[test]
fn a_folder_of_maps_becomes_a_folder_of_pictures_and_a_bad_one_keeps_no_other_back() {
    let folder = Folder::new("many");
    let maps = folder.join("maps");
    fs::create_dir(&maps).unwrap();
    for (name, language) in [("a", "en"), ("b", "vi"), ("d", "en")] {
        let map = maps.join(format!("{name}.journey.ron"));
        assert_eq!(english(&["new", "--template", "funnel", "--lang", language, "--out", text(&map)]).0, 0);
    }
    write(&maps.join("notes.txt"), "not a map");
    let pictures = folder.join("pictures");
    let arguments = ["export", text(&maps), "--out", text(&pictures), "--format", "png", "--width", "200"];
    assert_eq!(english(&arguments), (0, String::new(), String::new()));
    for name in ["a.png", "b.png", "d.png"] {
        assert!(fs::read(pictures.join(name)).unwrap().starts_with(b"\x89PNG"), "{name}");
    }
    assert_eq!(fs::read_dir(&pictures).unwrap().count(), 3);

    fs::remove_dir_all(&pictures).unwrap();
    write(&maps.join("c.ron"), "(format: \"waylane\", version: 1, document: (");
    let (code, out, error) = english(&arguments);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.lines().count() == 1 && error.contains("c.ron:"), "{error}");
    assert_eq!(fs::read_dir(&pictures).unwrap().count(), 3, "the others are there");
}

#[test]
fn standard_output_gets_the_very_bytes_of_the_file_and_nothing_else() {
    let folder = Folder::new("stdout");
    let map = folder.join("map.journey.ron");
    assert_eq!(english(&["new", "--template", "funnel", "--lang", "vi", "--out", text(&map)]).0, 0);
    for format in ["csv", "svg", "png", "ron", "md"] {
        let file = folder.join(&format!("map.copy.{format}"));
        assert_eq!(english(&["export", text(&map), "--out", text(&file)]).0, 0, "{format}");
        let output = waylane(&["export", text(&map), "--format", format, "--out", "-"], "C");
        assert!(output.status.success() && output.stderr.is_empty(), "{format}");
        assert_eq!(output.stdout, fs::read(&file).unwrap(), "{format}");
    }
}

#[test]
fn what_does_not_go_together_is_said_in_one_sentence_and_nothing_is_written() {
    let folder = Folder::new("conflicts");
    let map = folder.join("map.journey.ron");
    assert_eq!(english(&["new", "--template", "funnel", "--out", text(&map)]).0, 0);
    let wrong: [(&[&str], &str); 15] = [
        (&["--out", "x.png", "--native"], "PPTX alone"),
        (&["--out", "x.png", "--text"], "SVG alone"),
        (&["--out", "x.png", "--tile", "a4"], "PDF alone"),
        (&["--out", "x.pdf", "--with-document"], "PNG alone"),
        (&["--out", "x.png", "--quality", "50"], "JPEG alone"),
        (&["--out", "x.jpg", "--transparent"], "transparency"),
        (&["--out", "x.csv", "--split", "stage"], "only pictures"),
        (&["--out", "x.ron", "--stages", "1"], "whole document"),
        (&["--out", "x.png", "--split", "stage", "--compare", "1", "1"], "comparison"),
        (&["--out", "x.png", "--compare", "1", "1", "--lanes", "1"], "cannot be used"),
        (&["--out", "x.png", "--split", "view", "--view", "A"], "leave out --view"),
        (&["--out", "-", "--format", "png", "--split", "stage"], "standard output"),
        (&["--out", "-"], "needs --format"),
        (&["--out", "x.png", "--format", "svg"], "different formats"),
        (&["--out", "x.png", "--fit"], "--page"),
    ];
    for (flags, why) in wrong {
        let arguments = [&["export", text(&map)], flags].concat();
        let (code, out, error) = english(&arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{flags:?}");
        assert!(error.contains(why), "{flags:?}: {error}");
    }
    assert_eq!(english(&["export", text(&map), text(&map), "--out", "x.png"]).0, 2);
    assert!(!Path::new("x.png").exists());
}

#[test]
fn pictures_are_replaced_but_a_document_only_by_force() {
    let folder = Folder::new("overwrite");
    let [map, other, png] = ["map.journey.ron", "other.journey.ron", "map.png"].map(|name| folder.join(name));
    for file in [&map, &other] {
        assert_eq!(english(&["new", "--template", "funnel", "--out", text(file)]).0, 0);
    }
    write(&png, "an earlier picture");
    assert_eq!(english(&["export", text(&map), "--out", text(&png), "--width", "99"]).0, 0);
    assert!(fs::read(&png).unwrap().starts_with(b"\x89PNG"));

    let before = fs::read(&other).unwrap();
    let (code, _, error) = english(&["export", text(&map), "--out", text(&other)]);
    assert!(code == 1 && error.contains("--force"), "{error}");
    assert_eq!(fs::read(&other).unwrap(), before);
    assert_eq!(english(&["export", text(&map), "--out", text(&other), "--force"]).0, 0);
    assert_eq!(fs::read(&other).unwrap(), fs::read(&map).unwrap());
    let (code, _, _) = english(&["export", text(&map), "--format", "ron"]);
    assert_eq!(code, 1, "a document is not written over itself");
}

#[test]
fn a_picture_with_its_document_inside_is_exported_like_the_document() {
    let folder = Folder::new("inside");
    let [map, png] = ["map.journey.ron", "map.png"].map(|name| folder.join(name));
    assert_eq!(english(&["new", "--template", "funnel", "--lang", "vi", "--out", text(&map)]).0, 0);
    let flags = ["--with-document", "--width", "300"];
    assert_eq!(english(&[&["export", text(&map), "--out", text(&png)], &flags[..]].concat()).0, 0);
    let table = |file: &Path| waylane(&["export", text(file), "--format", "csv", "--out", "-"], "C").stdout;
    assert_eq!(table(&png), table(&map));
    let (code, _, error) = english(&["export", text(&png), "--out", text(&png)]);
    assert!(code == 1 && error.contains("--force"), "the document inside is not lost by the way: {error}");
}

#[test]
fn stages_lanes_and_layers_are_chosen_by_name_or_number() {
    let folder = Folder::new("parts");
    let map = folder.join("map.journey.ron");
    assert_eq!(english(&["new", "--template", "retailer", "--lang", "vi", "--out", text(&map)]).0, 0);
    let rows = |flags: &[&str]| {
        let arguments = [&["export", text(&map), "--format", "csv", "--out", "-"], flags].concat();
        let (code, out, error) = english(&arguments);
        assert_eq!(code, 0, "{error}");
        let mut table = csv::Reader::from_reader(out.trim_start_matches('\u{feff}').as_bytes());
        let rows = table.records().map(|row| row.unwrap());
        rows.map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let distinct = |rows: &[Vec<String>], column: usize| {
        let values = rows.iter().filter(|row| !row[1].is_empty()).map(|row| row[column].clone());
        values.collect::<std::collections::BTreeSet<_>>()
    };
    let (stage, lane, layer) = (1, 4, 3);
    let all = rows(&[]);
    let (stages, lanes) = (distinct(&all, stage), distinct(&all, lane));
    assert!(stages.len() > 3 && lanes.len() > 5);
    assert_eq!(distinct(&rows(&["--stages", "2..3"]), stage).len(), 2);
    assert_eq!(distinct(&rows(&["--stages", "3.."]), stage).len(), stages.len() - 2);
    // Plain letters find marked ones.
    assert_eq!(rows(&["--stages", "dat mua"]), rows(&["--stages", "2"]));
    assert_eq!(distinct(&rows(&["--lanes", "1,Noi dau"]), lane).len(), 2);
    assert_eq!(distinct(&rows(&["--layers", "front,back"]), layer).len(), 2);
    assert_eq!(rows(&["--lang", "en"])[0][3], "Evidence");

    for (flags, why) in [(["--stages", "9"], "9"), (["--lanes", "Nowhere"], "Nowhere")] {
        let (code, out, error) =
            english(&[&["export", text(&map), "--format", "csv", "--out", "-"], &flags[..]].concat());
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(error.contains(why) && error.contains("Chọn máy") | error.contains("Nỗi đau"), "{error}");
    }
}

#[test]
fn a_set_of_slides_is_a_numbered_folder_and_small_text_is_warned_of() {
    let folder = Folder::new("slides");
    let map = folder.join("map.journey.ron");
    assert_eq!(english(&["new", "--template", "retailer", "--lang", "en", "--out", text(&map)]).0, 0);
    let deck = folder.join("deck");
    let flags = ["--split", "stages:2", "--overview", "--page", "640x360", "--theme", "greyscale"];
    let (code, out, error) = english(&[&["export", text(&map), "--out", text(&deck)], &flags[..]].concat());
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(error.contains("pt") && error.contains("10"), "{error}");
    let mut names: Vec<String> =
        fs::read_dir(&deck).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["01 Overview.png", "02 Choose – Buy.png", "03 Receive – Use.png"]);
    let bytes = fs::read(deck.join(&names[1])).unwrap();
    assert_eq!((&bytes[16..20], &bytes[20..24]), (&640_u32.to_be_bytes()[..], &360_u32.to_be_bytes()[..]));

    let vietnamese = waylane(&[&["export", text(&map), "--out", text(&deck)], &flags[..]].concat(), "vi_VN");
    assert!(String::from_utf8(vietnamese.stderr).unwrap().contains("Chữ trên thẻ"));
}

#[test]
fn a_table_of_cards_becomes_a_document_again() {
    let folder = Folder::new("import");
    let [map, table, back, again] =
        ["map.journey.ron", "cards.tsv", "back.journey.ron", "again.tsv"].map(|name| folder.join(name));
    assert_eq!(english(&["new", "--template", "channels", "--lang", "vi", "--out", text(&map)]).0, 0);
    assert_eq!(english(&["export", text(&map), "--out", text(&table)]).0, 0);
    assert_eq!(english(&["import", text(&table), "--out", text(&back)]), (0, String::new(), String::new()));
    assert_eq!(english(&["check", text(&back)]).0, 0);
    assert_eq!(english(&["export", text(&back), "--out", text(&again)]).0, 0);
    assert_eq!(fs::read_to_string(&again).unwrap(), fs::read_to_string(&table).unwrap());

    let (code, _, error) = english(&["import", text(&table), "--out", text(&back)]);
    assert!(code == 1 && error.contains("--force"), "{error}");
    write(&table, "one,two\n1,2\n");
    let (code, _, error) = english(&["import", text(&table), "--out", text(&again), "--force"]);
    assert!(code == 1 && error.contains("cards.tsv: "), "{error}");
}
