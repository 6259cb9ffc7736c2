//! What every word must keep to, in both languages.

use unicode_normalization::is_nfc;

use super::*;
use crate::model::{
    BarsOrLine, CardKind, Channel, Curve, Date, EvidenceLevel, Indicator, Item, Joint, LaneKind, Layer,
    MapState, Mark, Numbers, PainCategory, Presence, ThemeName,
};

/// Words that are the same in both languages for good reason.
const SAME: [&str; 1] = ["Video"];

/// Commands and buttons that ask something before they act.
const ASKING: [&str; 10] = [
    "open",
    "save_as",
    "export_picture",
    "settings",
    "paste_as",
    "command_palette",
    "choose",
    "choose_picture",
    "save_elsewhere",
    "save_view",
];

type Name<'a> = (String, &'a str, &'a str);

fn fixed_words() -> Vec<Name<'static>> {
    let structs = [
        Commands::PAIRS,
        Page::PAIRS,
        Paste::PAIRS,
        Inspector::PAIRS,
        FindWords::PAIRS,
        FilterWords::PAIRS,
        Interface::PAIRS,
        Hints::PAIRS,
        Accessible::PAIRS,
        access::Groups::PAIRS,
        Start::PAIRS,
        Settings::PAIRS,
        Mouse::PAIRS,
        Dialogs::PAIRS,
        Paths::PAIRS,
        Export::PAIRS,
        Page::PAIRS,
        Compare::PAIRS,
        MapWords::PAIRS,
        NewWords::PAIRS,
        figures::FigureWords::PAIRS,
        Desks::PAIRS,
        ShownWords::PAIRS,
        Slides::PAIRS,
        PersonasWords::PAIRS,
        Speed::PAIRS,
        CanvasKeys::PAIRS,
        data::Columns::PAIRS,
        data::ReportWords::PAIRS,
        review::Review::PAIRS,
        review::Priorities::PAIRS,
        review::RULE_PAIRS,
        steps::Steps::PAIRS,
        TableWords::PAIRS,
    ];
    structs
        .concat()
        .into_iter()
        .map(|(field, english, vietnamese)| (field.to_owned(), english, vietnamese))
        .collect()
}

fn enum_words() -> Vec<Name<'static>> {
    let mut names = Vec::new();
    let mut add = |name: String, word: &dyn Fn(Language) -> &'static str| {
        names.push((name, word(Language::English), word(Language::Vietnamese)));
    };
    for kind in CardKind::BUILT_IN {
        add(format!("{kind:?}"), &|l| kinds::card_kind(l, &kind));
        add(format!("{kind:?} plural"), &|l| kinds::card_kinds(l, &kind));
        add(format!("{kind:?} hint"), &|l| kinds::card_kind_hint(l, &kind));
    }
    for channel in Channel::BUILT_IN {
        add(format!("{channel:?}"), &|l| kinds::channel(l, channel));
    }
    for presence in [Presence::Unsaid, Presence::Online, Presence::Offline] {
        add(format!("{presence:?}"), &|l| kinds::presence(l, presence));
    }
    for category in
        [PainCategory::Financial, PainCategory::Productivity, PainCategory::Process, PainCategory::Support]
    {
        add(format!("{category:?}"), &|l| kinds::pain_category(l, category));
    }
    for level in 0..=3 {
        add(format!("severity {level}"), &|l| kinds::severity(l, level));
        add(format!("extent {level}"), &|l| kinds::extent(l, level));
    }
    for mark in Mark::BUILT_IN {
        add(format!("{mark:?}"), &|l| kinds::mark(l, mark));
    }
    for level in
        [EvidenceLevel::Unsaid, EvidenceLevel::Assumed, EvidenceLevel::Partly, EvidenceLevel::Researched]
    {
        add(format!("{level:?}"), &|l| kinds::evidence_level(l, level));
    }
    for joint in [Joint::Or, Joint::And] {
        add(format!("{joint:?}"), &|l| kinds::joint(l, joint));
    }
    for layer in Layer::ALL {
        add(format!("{layer:?}"), &|l| kinds::layer(l, layer));
        add(format!("{layer:?} in full"), &|l| kinds::layer_in_full(l, layer));
    }
    for layer in [Layer::FrontStage, Layer::BackStage, Layer::Support] {
        add(format!("line above {layer:?}"), &|l| kinds::line_above(l, layer).unwrap_or_default());
    }
    let numbers = Numbers {
        min: 0.,
        max: 1.,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: BarsOrLine::Line,
    };
    for kind in [LaneKind::Curve(Curve::default()), LaneKind::Numbers(numbers), LaneKind::Pictures] {
        add(format!("{kind:?}"), &|l| kinds::lane_kind(l, &kind));
    }
    for look in [BarsOrLine::Line, BarsOrLine::Bars] {
        add(format!("{look:?}"), &|l| kinds::bars_or_line(l, look));
    }
    for state in [MapState::Current, MapState::DayInTheLife, MapState::Future] {
        add(format!("{state:?}"), &|l| kinds::map_state(l, state));
    }
    for theme in ThemeName::ALL {
        add(format!("{theme:?}"), &|l| kinds::theme_name(l, theme));
    }
    for indicator in Indicator::ALL {
        add(format!("{indicator:?}"), &|l| kinds::indicator_in_full(l, indicator));
    }
    for value in [-2., -1., 0., 1., 2.] {
        add(format!("emotion {value}"), &|l| kinds::emotion(l, value));
    }
    for item in [Item::Title, Item::Legend, Item::Layer(Layer::Customer)] {
        add(format!("{item:?}"), &|l| kinds::item(l, item));
    }
    names
}

#[test]
fn every_word_is_there_in_both_languages() {
    for (name, english, vietnamese) in fixed_words().into_iter().chain(enum_words()) {
        for word in [english, vietnamese] {
            assert!(!word.is_empty() && word.trim() == word, "{name}: \"{word}\"");
            assert!(is_nfc(word), "{name}: \"{word}\" is not NFC");
        }
        assert!(english.chars().all(|c| c.is_ascii() || !c.is_alphabetic()), "{name}: \"{english}\"");
        assert!(english != vietnamese || SAME.contains(&english), "{name}: \"{english}\" is not translated");
        assert_eq!(english.ends_with('…'), vietnamese.ends_with('…'), "{name}");
        assert_eq!(english.ends_with('.'), vietnamese.ends_with('.'), "{name}");
    }
}

#[test]
fn commands_that_ask_end_in_an_ellipsis_and_others_do_not() {
    for (field, english, _) in Commands::PAIRS {
        assert_eq!(english.ends_with('…'), ASKING.contains(field), "{field}");
    }
}

#[test]
fn numbers_follow_the_language() {
    use Language::{English, Vietnamese};
    let day = Date::new(2026, 11, 2).expect("a day");
    assert_eq!(numbers::date(English, day), "2 Nov 2026");
    assert_eq!(numbers::date(Vietnamese, day), "02/11/2026");
    assert_eq!(numbers::month(Vietnamese, day), "T11/2026");
    assert_eq!(numbers::decimal(English, 4.12, 1), "4.1");
    assert_eq!(numbers::decimal(Vietnamese, -4.12, 1), "−4,1");
    assert_eq!(numbers::decimal(English, -0.01, 1), "0.0");
    assert_eq!(numbers::signed(English, 18.2, 0), "+18");
    assert_eq!(numbers::signed(English, 0.2, 0), "0");
    assert_eq!(numbers::percent(Vietnamese, 64.0), "64\u{a0}%");
    assert_eq!(numbers::with_unit(English, "64", "%"), "64%");
    assert_eq!(numbers::with_unit(Vietnamese, "64", "%"), "64\u{a0}%");
    assert_eq!(numbers::with_unit(English, "64", "min"), "64\u{a0}min");
    assert_eq!(numbers::short(Vietnamese, 3.0), "3");
    assert_eq!(numbers::short(Vietnamese, -3.25), "−3,25");
    assert_eq!(numbers::short(English, 2.5), "2.5");
}

#[test]
fn dates_and_numbers_are_read_in_the_form_they_are_written() {
    let day = Date::new(2026, 11, 2).expect("a day");
    for language in Language::ALL {
        assert_eq!(numbers::read_date(&numbers::date(language, day)), Some(day));
        assert_eq!(numbers::read_decimal(&numbers::decimal(language, -1.5, 1)), Some(-1.5));
    }
    assert_eq!(numbers::read_date(" 2/11/2026 "), Some(day));
    assert_eq!(numbers::read_date("2 november 2026"), Some(day));
    for text in ["", "31/2/2026", "2/11", "2/11/2026/1", "Nov 2 2026", "2 ấy 2026"] {
        assert_eq!(numbers::read_date(text), None, "{text}");
    }
    assert_eq!(numbers::read_decimal("inf"), None);
}

#[test]
fn one_and_many_differ_in_english() {
    use Language::{English, Vietnamese};
    assert_eq!(steps::move_cards(English, 1), "Move card");
    assert_eq!(steps::move_cards(English, 3), "Move 3 cards");
    assert_eq!(steps::move_cards(Vietnamese, 3), "Di chuyển 3 thẻ");
    assert_eq!(commands::undo(Vietnamese, Some("Di chuyển 3 thẻ")), "Hoàn tác: Di chuyển 3 thẻ");
    assert_eq!(phrases::deleted_cards(English, 1), "1 card deleted");
    assert_eq!(phrases::repaired(English, 2), "2 problems in the file were repaired");
}
