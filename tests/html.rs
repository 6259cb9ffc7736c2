//! The page for browsers: one file that needs no other and lets no other in, with the words of its language and
//! what its script needs to fold lanes; and the script runs in a browser.
#![expect(clippy::unwrap_used, reason = "a test's own helpers may fail it")]

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use waylane::export::{Choices, Export, ExportError, Format};
use waylane::model::{Language, Shown};
use waylane::output::Progress;
use waylane::templates;
use waylane::words;

mod support;

use support::has_tool;

fn export(language: Language) -> Export {
    let document = templates::load("retailer", language).unwrap();
    let map = document.maps[0].id;
    let choices = Choices { format: Format::Html, ..Choices::default() };
    Export { choices, ..Export::new(Arc::new(document), map, Shown::default()) }
}

fn page(language: Language) -> String {
    static PAGES: AtomicUsize = AtomicUsize::new(0);
    let number = PAGES.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("waylane-page-{}-{number}.html", std::process::id()));
    export(language).write(&path, &Progress::default()).unwrap();
    let page = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    page
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    page.split_once(start).unwrap().1.split_once(end).unwrap().0
}

#[test]
fn a_page_needs_nothing_but_itself_and_lets_nothing_else_run() {
    let page = page(Language::English);
    let addresses = page.match_indices("://").map(|(at, _)| &page[at - 5..at + 15]);
    for address in addresses {
        assert!(address.contains("://www.w3.org/"), "{address}");
    }
    for tag in ["src=", "<link", "@import", "<iframe", "href=\"http"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert_eq!(page.matches("<script").count(), 1);
    let script = between(&page, "<script>", "</script>");
    assert!(script.len() < 20_000, "{} bytes", script.len());
    let rules = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert!(rules.starts_with("default-src 'none';"), "{rules}");
    assert!(rules.contains(&STANDARD.encode(Sha256::digest(script))), "the script may not run: {rules}");
}

#[test]
fn controls_speak_the_language_of_the_map() {
    for (language, tag) in [(Language::English, "en"), (Language::Vietnamese, "vi")] {
        let (page, words) = (page(language), words::page(language));
        assert!(page.contains(&format!("<html lang=\"{tag}\">")));
        for word in [words.find, words.next, words.nothing_found, words.lanes, words.all_lanes, words.map] {
            assert!(page.contains(word), "{word}");
        }
    }
}

#[test]
fn every_card_is_in_the_lane_that_hides_it() {
    let export = export(Language::Vietnamese);
    let page = page(Language::Vietnamese);
    let lanes = &export.document.maps[0].lanes;
    let listed: Vec<&str> = page
        .split("data-lane=\"")
        .filter_map(|input| input.split_once("data-bottom=\"")?.1.split_once('>')?.1.split_once('<'))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(listed, lanes.iter().map(|lane| lane.title.as_str()).collect::<Vec<_>>());
    let mut found = 0;
    for (number, lane) in lanes.iter().enumerate() {
        for card in lane.cells.values().flat_map(|cell| &cell.cards) {
            let title = format!(": {}", card.title);
            let group = page
                .lines()
                .zip(page.lines().skip(1))
                .find(|(_, said)| said.strip_prefix("<title>").is_some_and(|said| said.contains(&title)));
            let (group, _) = group.unwrap_or_else(|| panic!("{title}"));
            assert!(group.contains(&format!("data-lane=\"{number}\"")), "{title}: {group}");
            found += 1;
        }
    }
    assert!(found > 50, "{found}");
}

#[test]
fn the_script_runs_to_its_end_in_a_browser() {
    if !has_tool("chromium") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("waylane-browser-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("page.html");
    export(Language::Vietnamese).write(&path, &Progress::default()).unwrap();
    assert!(page(Language::Vietnamese).contains("<header hidden>"));
    let shown = Command::new("chromium")
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--window-size=360,740", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", path.display()))
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    let _ = std::fs::remove_dir_all(&folder);
    assert!(shown.contains("<header>"), "the last lines of the script show the controls");
    assert!(between(&shown, "<svg", ">").contains("style=\"width:"), "the map has a size");
}

#[test]
fn work_that_is_given_up_leaves_nothing_behind() {
    let path = std::env::temp_dir().join(format!("waylane-given-up-{}", std::process::id()));
    for format in [Format::Html, Format::Svg] {
        let progress = Progress::default();
        progress.cancel();
        let export = export(Language::English);
        let export = Export { choices: Choices { format, ..export.choices.clone() }, ..export };
        let error = export.write(&path, &progress).unwrap_err();
        assert!(matches!(error, ExportError::Cancelled(_)), "{format:?}: {error}");
        assert!(!path.exists());
    }
}
