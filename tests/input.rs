//! Pasted texts of every shape land as people mean them. The real ones lie beside the repository; where they
//! are not, the tests say so and the shapes in this file stand alone.
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use waylane::edit::{Edit, Place, apply};
use waylane::input::{Landing, Outline, Pasted, Reading, Source, StagesInto};
use waylane::model::{CardKind, Document, LaneKind, Language, Map, check};
use waylane::templates;

fn blank() -> Document {
    templates::load("blank", Language::English).unwrap()
}

/// An input of others; `None`, said aloud: it is not there.
fn shared(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/inputs").join(name);
    let found = [path, Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/inputs").join(name)];
    let text = found.iter().find_map(|path| std::fs::read_to_string(path).ok());
    if text.is_none() {
        eprintln!("skipped: {name} is not beside the repository");
    }
    text
}

fn source(text: &str) -> Source {
    Source::new(text, &blank().maps[0])
}

fn outline(text: &str) -> Outline {
    let source = source(text);
    assert!(matches!(source.best(), Some(Reading::Outline | Reading::Grid)), "{:?} of {text}", source.best());
    match source.read(source.best().unwrap()) {
        Pasted::Outline(outline) => outline,
        Pasted::Cards(_) | Pasted::Block(_) => unreachable!("no outline: {text}"),
    }
}

fn stages(outline: &Outline) -> Vec<&str> {
    outline.stages.iter().map(|stage| stage.title.as_str()).collect()
}

fn lanes(outline: &Outline) -> Vec<&str> {
    outline.lanes.iter().map(|lane| lane.title.as_str()).collect()
}

fn cards(outline: &Outline, stage: usize) -> Vec<&str> {
    let cards = outline.stages[stage].steps.iter().flat_map(|step| &step.cards);
    cards.map(|card| card.title.as_str()).collect()
}

/// The map after the text has landed in it.
fn landed(document: &Document, text: &str, place: Option<Place>, into: StagesInto) -> Arc<Map> {
    let map = &document.maps[0];
    let source = Source::new(text, map);
    let pasted = source.read(source.best().unwrap());
    let landing = Landing { document, map, place };
    let edit: Edit = landing.edit(&pasted, into).unwrap();
    let mut after = document.clone();
    apply(&mut after, &edit).unwrap();
    assert_eq!(check(&after), Vec::new(), "{text}");
    Arc::clone(&after.maps[0])
}

fn titles(map: &Map, lane: &str, column: usize) -> Vec<String> {
    let lane = map.lanes.iter().find(|other| other.title == lane).unwrap();
    let cell = lane.cells.get(&map.columns()[column]);
    cell.map_or_else(Vec::new, |cell| cell.cards.iter().map(|card| card.title.clone()).collect())
}

fn stage_titles(map: &Map) -> Vec<&str> {
    map.stages().map(|(_, stage)| stage.title.as_str()).collect()
}

fn first_cell(document: &Document, lane: &str) -> Place {
    let map = &document.maps[0];
    let lane = map.lanes.iter().find(|other| other.title == lane).unwrap();
    Place::Cell { lane: lane.id, step: map.columns()[0], index: usize::MAX }
}

#[test]
fn plain_lines_become_cards_of_the_lane_in_the_order_of_the_text() {
    let document = blank();
    let map = landed(
        &document,
        "Slow\n\n No answer \r\nDear",
        Some(first_cell(&document, "Pain points")),
        StagesInto::New,
    );
    assert_eq!(titles(&map, "Pain points", 0), ["Slow", "No answer", "Dear"]);
    let card = map.lanes.iter().flat_map(|lane| lane.cards()).next().unwrap().2;
    assert!(matches!(card.kind, CardKind::PainPoint { .. }));
    assert_eq!(source("• a\n• b").read(Reading::Lines), Pasted::Cards(vec!["a".into(), "b".into()]));
    assert_eq!(source(" \n").best(), None);
    for line in ["Giao nhanh → tốt", "open 9 > 5", "a | b", "9. May", "# 1"] {
        assert_eq!(source(line).read(Reading::Lines), Pasted::Cards(vec![line.into()]), "stays as it is");
    }
}

#[test]
fn cells_go_over_columns_and_lanes_and_make_what_is_missing() {
    let document = blank();
    let text = "a\tb\tc\td\te\n\"f\n\"\"g\"\"\"\t\t\t\th\n";
    assert_eq!(source(text).best(), Some(Reading::Block));
    let map = landed(&document, text, Some(first_cell(&document, "Actions")), StagesInto::New);
    assert_eq!(titles(&map, "Actions", 0), ["a"]);
    assert_eq!(titles(&map, "Touchpoints", 0), ["f", "\"g\""]);
    assert_eq!(titles(&map, "Touchpoints", 4), ["h"]);
    assert_eq!(map.columns().len(), 5, "one more than there were");
}

#[test]
fn a_table_with_heads_is_a_map() {
    let text = "\tDiscover\tBuy\nActions\t\"Sees an ad\nAsks\"\tPays\nEmotions\t🙂\t😡\nWeather\tsun\t\n";
    let outline = outline(text);
    assert_eq!(stages(&outline), ["Discover", "Buy"]);
    assert_eq!(lanes(&outline), ["Actions", "Emotions", "Weather"]);
    let document = blank();
    let map = landed(&document, text, None, StagesInto::New);
    assert_eq!(stage_titles(&map), ["Discover", "Buy"], "in the place of the unnamed ones");
    assert_eq!(titles(&map, "Actions", 0), ["Sees an ad", "Asks"]);
    assert_eq!(titles(&map, "Weather", 0), ["sun"]);
    let feelings: Vec<f32> =
        map.lanes.iter().flat_map(|lane| lane.points()).map(|(_, point)| point.value).collect();
    assert!(feelings.len() == 2 && feelings.contains(&1.0) && feelings.contains(&-2.0), "{feelings:?}");
}

#[test]
fn a_row_a_stage_is_the_same_map() {
    let outline = outline("Stage\tTouchpoint\tPain Point\nDiscover\tAd\tDear\nBuy\tShop\t\n");
    assert_eq!(stages(&outline), ["Discover", "Buy"]);
    assert_eq!(cards(&outline, 0), ["Ad", "Dear"]);
    assert_eq!(lanes(&outline), ["Touchpoint", "Pain Point"]);
}

#[test]
fn headings_lanes_and_bullets() {
    let text = "# Map\n\n## 1. Nhận biết (Awareness)\n### Điểm chạm\n- Web\n### Cảm xúc & Suy nghĩ\n- Tò mò\n\n\
                ## 2. Mua\n### diem cham\n- Cửa hàng\n### Thời tiết\n- nắng";
    let outline = outline(text);
    assert_eq!(outline.title, "Map");
    assert_eq!(stages(&outline), ["Nhận biết", "Mua"]);
    assert_eq!(outline.stages[0].subtitle, "Awareness");
    let map = landed(&blank(), text, None, StagesInto::New);
    let named: Vec<&str> = map.lanes.iter().map(|lane| lane.title.as_str()).collect();
    assert_eq!(
        named,
        [
            "Actions",
            "Touchpoints",
            "Emotions",
            "Pain points",
            "Opportunities",
            "Cảm xúc & Suy nghĩ",
            "Thời tiết"
        ]
    );
    assert_eq!(titles(&map, "Touchpoints", 0), ["Web"], "a lane of the same kind");
    assert_eq!(titles(&map, "Touchpoints", 1), ["Cửa hàng"]);
}

#[test]
fn labels_quotes_and_lanes_on_bullets() {
    let outline = outline(
        "**Discover**\nTouchpoint:\n- Web\n- Shop\nInsight:\n- “Too dear”, “Too old”\n\n**Buy**\n- Touchpoint: Shop, phone\n- waits",
    );
    assert_eq!(stages(&outline), ["Discover", "Buy"]);
    assert_eq!(cards(&outline, 0), ["Web", "Shop", "Too dear", "Too old"]);
    assert_eq!(cards(&outline, 1), ["Shop", "phone", "waits"]);
    let quotes: Vec<bool> = outline.stages[0].steps[0].cards.iter().map(|card| card.quote).collect();
    assert_eq!(quotes, [false, false, true, true]);
}

#[test]
fn unknown_labels_are_lanes_of_their_own() {
    let outline = outline("Discover\nThey look for:\n- price\nTouchpoints:\n- Web\nBuy\nWeather:\n- sun");
    assert_eq!(
        (stages(&outline), lanes(&outline)),
        (vec!["Discover", "Buy"], vec!["They look for", "Touchpoints", "Weather"])
    );
}

#[test]
fn labels_alone_are_stages_and_known_lanes_alone_are_lanes() {
    let of_stages = outline("Discover:\n- Ad\nBuy:\n- Shop");
    assert_eq!(stages(&of_stages), ["Discover", "Buy"]);
    let of_lanes = outline("Điểm chạm:\n- Ad\nNỗi đau:\n- Đắt");
    assert_eq!((stages(&of_lanes).len(), lanes(&of_lanes)), (0, vec!["Điểm chạm", "Nỗi đau"]));
    let document = blank();
    let map = landed(
        &document,
        "Điểm chạm:\n- Ad\nNỗi đau:\n- Đắt",
        Some(first_cell(&document, "Actions")),
        StagesInto::New,
    );
    assert_eq!(titles(&map, "Pain points", 0), ["Đắt"], "in the selected column");
    assert_eq!(stage_titles(&map).len(), 4);
}

#[test]
fn stages_of_the_same_names_are_filled() {
    let document = blank();
    let text = "Stage 2\n- a\nNew\n- b";
    let map = landed(&document, text, None, StagesInto::SameNames);
    assert_eq!(stage_titles(&map), ["Stage 2", "New"], "unnamed stages without cards give way");
    assert_eq!(titles(&map, "Actions", 0), ["a"]);
    let mut document = document;
    Arc::make_mut(&mut document.maps[0]).phases[0].stages[0].title = "Kept".into();
    let map = landed(&document, "KEPT\n- a\nNew\n- b", None, StagesInto::SameNames);
    assert_eq!(stage_titles(&map), ["Kept", "New"]);
    let map = landed(&document, "KEPT\n- a\nNew\n- b", None, StagesInto::New);
    assert_eq!(stage_titles(&map), ["Kept", "KEPT", "New"]);
}

#[test]
fn blanks_and_word_processor_bullets_make_levels() {
    let indented = outline("Discover\n\tSearch\n\t\tcheap?\n\tFriend\nBuy\n\tShop");
    assert_eq!(stages(&indented), ["Discover", "Buy"]);
    assert_eq!(cards(&indented, 0), ["Search", "cheap?", "Friend"]);
    assert!(indented.stages[0].steps[0].cards[1].child);
    let numbered = outline("1.\tDiscover\n•\tSearch\n•\tFriend\n2.\tBuy\n•\tShop");
    assert_eq!(stages(&numbered), ["Discover", "Buy"]);
    let nested = outline("- Discover\n  - Touchpoints:\n    - Web\n- Buy\n  - Shop");
    assert_eq!((stages(&nested), lanes(&nested)), (vec!["Discover", "Buy"], vec!["Touchpoints"]));
}

#[test]
fn shared_outlines_land_as_their_index_says() {
    if let Some(text) = shared("outlines/vi-ai-content-app-headings-bullets.md") {
        let outline = outline(&text);
        let sizes = outline.sizes();
        assert_eq!((sizes.stages, sizes.lanes, sizes.cards), (6, 3, 62));
        assert_eq!(
            stages(&outline),
            ["Nhận Biết", "Cân Nhắc", "Quyết Định", "Sử Dụng", "Gắn Kết", "Vận Động"]
        );
        let map = landed(&blank(), &text, None, StagesInto::New);
        assert_eq!(map.lanes.iter().map(|lane| lane.cards().count()).sum::<usize>(), 62);
    }
    if let Some(text) = shared("outlines/vi-appliance-labels-then-bullets.md") {
        let outline = outline(&text);
        assert_eq!(outline.stages.len(), 6);
        assert_eq!(
            (outline.stages[1].title.as_str(), outline.stages[1].subtitle.as_str()),
            ("Consideration", "Tìm hiểu & so sánh")
        );
        let said: Vec<&str> = outline.cards().map(|card| card.title.as_str()).collect();
        let bullets: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("- ")).map(str::trim).collect();
        assert_eq!(bullets.len(), 56);
        for bullet in bullets {
            let last = bullet.trim_end_matches('”').rsplit([',', '“']).next().unwrap().trim();
            assert!(said.iter().any(|card| card.contains(last)), "{bullet}");
        }
        // One bullet holds four quotes, one a lane with four touchpoints; one line is no bullet.
        assert_eq!(said.len(), 56 + 3 + 3 + 1);
        assert_eq!(outline.cards().filter(|card| card.quote).count(), 4 + 4 + 3 + 3 + 2 + 2);
        assert_eq!(lanes(&outline), ["Touchpoint", "Insight", "Khách bắt đầu tìm", "Khách yêu cầu"]);
        landed(&blank(), &text, None, StagesInto::New);
    }
    if let Some(text) = shared("outlines/zh-persona-tables-per-stage.md") {
        let outline = outline(&text);
        assert_eq!(
            stages(&outline),
            ["認知", "考量", "準備", "線上參與", "線下換物市集", "持續參與", "倡導"]
        );
        assert_eq!(lanes(&outline), ["行動", "觸點", "想法", "情緒", "痛點", "機會"]);
        let people = outline.stages.iter().map(|stage| {
            let mut people: Vec<_> =
                stage.steps.iter().flat_map(|step| &step.cards).filter_map(|card| card.persona).collect();
            people.sort_unstable();
            people.dedup();
            people.len()
        });
        assert_eq!(people.collect::<Vec<_>>(), [4, 4, 4, 3, 4, 3, 4]);
        assert_eq!(
            outline.stages[4].steps.iter().map(|step| step.title.as_str()).collect::<Vec<_>>(),
            ["換物攤", "維修攤", "數碼義診攤"]
        );
        assert_eq!(outline.stages[4].subtitle, "Offline Market ★ 核心體驗");
        let turned = outline.cards().filter(|card| card.feelings == [-1, 0]).count();
        assert_eq!(turned, 1, "a face that turns into another");
        assert_eq!(outline.left_out, 2);
        let map = landed(&blank(), &text, None, StagesInto::New);
        assert_eq!(map.personas.len(), 5);
        assert!(map.lanes.iter().all(|lane| lane.cards().all(|(_, _, card)| card.title != "—")));
    }
    if let Some(text) = shared("outlines/spaces-uneven-indent.txt") {
        let outline = outline(&text);
        assert_eq!((stages(&outline), outline.cards().count()), (vec!["Discover", "Buy"], 5));
        assert_eq!(outline.cards().filter(|card| card.child).count(), 2);
    }
    if let Some(text) = shared("outlines/decimal-numbers.txt") {
        let outline = outline(&text);
        assert_eq!((stages(&outline), outline.cards().count()), (vec!["Discover", "Buy"], 4));
    }
    if let Some(text) = shared("outlines/arrows-on-one-line.txt") {
        assert_eq!(stages(&outline(&text)), ["Discover", "Compare", "Buy", "Receive", "Use"]);
    }
    if let Some(text) = shared("outlines/emotion-marks.txt") {
        let outline = outline(&text);
        assert_eq!((stages(&outline), outline.cards().count()), (vec!["Home", "Café"], 6));
        let feelings: Vec<i8> = outline.cards().flat_map(|card| card.feelings.clone()).collect();
        assert_eq!(feelings, [-2, 1, -1, 1, 2, 2]);
        assert_eq!(
            outline.cards().filter(|card| card.quote).map(|card| card.title.as_str()).collect::<Vec<_>>(),
            ["best coffee in town"]
        );
        let map = landed(&blank(), &text, None, StagesInto::New);
        let curve = map.lanes.iter().find(|lane| matches!(lane.kind, LaneKind::Curve(_))).unwrap();
        assert_eq!(curve.points().count(), 6);
    }
    if let Some(text) = shared("outlines/vi-decomposed-unicode.txt") {
        let outline = outline(&text);
        assert_eq!(
            (stages(&outline), cards(&outline, 0), cards(&outline, 1)),
            (vec!["Nhận biết", "Thanh toán"], vec!["Tìm trên mạng", "Bạn bè"], vec!["Quét mã"])
        );
    }
}

#[test]
fn shared_tables_land() {
    if let Some(text) = shared("csv/grid-pasted-from-spreadsheet.tsv") {
        let outline = outline(&text);
        assert_eq!(stages(&outline), ["Discover", "Buy", "Receive"]);
        assert_eq!(lanes(&outline), ["Actions", "Thoughts", "Emotions", "Pain points", "Opportunities"]);
        assert_eq!(
            cards(&outline, 2),
            ["Waits for the van", "", "Driver calls from the gate", "No hour given", "Tell the hour"]
        );
        let feelings: Vec<i8> = outline.cards().flat_map(|card| card.feelings.clone()).collect();
        assert_eq!(feelings, [1, 0, -2]);
        landed(&blank(), &text, None, StagesInto::New);
    }
    if let Some(text) = shared("csv/real-miro-import-simple.tsv") {
        let source = source(&text);
        assert_eq!(source.best(), Some(Reading::Block));
        assert_eq!(source.read(Reading::Block).len(), 31 * 3);
        landed(&blank(), &text, None, StagesInto::New);
    }
}

#[test]
fn decimals_and_marks_in_short() {
    let decimal = outline("1 Discover\n1.1 2 friends\n1.2 Search\n2 Buy\n2.1 Shop\n2.1.1 24 hours open");
    assert_eq!(stages(&decimal), ["Discover", "Buy"]);
    assert_eq!(cards(&decimal, 0), ["2 friends", "Search"]);
    assert_eq!(cards(&decimal, 1), ["Shop", "24 hours open"]);
    let arrows = outline("Tìm → So sánh -> Mua > Dùng");
    assert_eq!(stages(&arrows), ["Tìm", "So sánh", "Mua", "Dùng"]);
    let decomposed = outline("Nha\u{323}\u{302}n bie\u{302}\u{301}t\n- Ba\u{323}n be\u{300}");
    assert_eq!((stages(&decomposed), cards(&decomposed, 0)), (vec!["Nhận biết"], vec!["Bạn bè"]));
    let tables = outline(
        "## A\n| x | Lan | Minh |\n|---|---|---|\n| **Pain** | slow；dear | — |\n| Feel | 😟→😐 (hm) | 🙂 |\n## B\n- c",
    );
    assert_eq!((stages(&tables), lanes(&tables)), (vec!["A", "B"], vec!["Pain", "Feel"]));
    assert_eq!((cards(&tables, 0), tables.personas.len()), (vec!["slow", "dear", "(hm)", ""], 2));
}

#[test]
fn what_is_beyond_the_bounds_is_counted() {
    let many = "card\n".repeat(2500);
    let mut pasted = source(&many).read(Reading::Lines);
    assert_eq!((pasted.limit(), pasted.len()), (2500, 2000));
    let mut pasted = source(&format!("Stage\n{}", many.replace("card", "- card"))).read(Reading::Outline);
    assert_eq!((pasted.limit(), pasted.len()), (2500, 2000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_text_is_too_strange(lines in prop::collection::vec("[ \t]{0,4}(- |# |## |1\\.1 |2 |\\(1\\) |\\| |```|\\*\\*|“|😟|→|Pain:|:|\t|\"|a|é|\\PC){0,6}", 0..12)) {
        let text = lines.join("\n");
        let document = blank();
        let source = Source::new(&text, &document.maps[0]);
        for reading in [Reading::Lines, Reading::OneCard, Reading::Block, Reading::Grid, Reading::Outline] {
            let mut pasted = source.read(reading);
            pasted.limit();
            let landing = Landing { document: &document, map: &document.maps[0], place: Some(first_cell(&document, "Actions")) };
            for into in [StagesInto::New, StagesInto::SameNames] {
                if let Some(edit) = landing.edit(&pasted, into) {
                    let mut after = document.clone();
                    apply(&mut after, &edit).unwrap();
                    prop_assert_eq!(check(&after), Vec::new());
                }
            }
        }
    }
}
