//! A utility company's current state: the default and the digital choice side by side with a curve each,
//! what repeats and what happens at random, calls per month, moments of truth and where there is
//! none, and who works behind.

use egui::{Key, Modifiers};
use waylane::model::{BarsOrLine, CardKind, Curve, Item, LaneKind, Language, Layer, Mark, Numbers};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn a_utility_as_it_is() {
    let language = Language::English;
    let mut author = Author::new("utility", language);
    let inspector = words::inspector(language);
    author.rename(Item::Title, "Utility company, current state");
    author.persona("By phone and post", "Calls, writes letters, pays at the counter", "");
    author.persona("By web and app", "Does it on the phone, in the evening", "");
    author.stages(&["Start service", "Billing", "Payment", "Service request", "Outage"]);
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Default today");
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Digital choice");
    author.lane(&LaneKind::Curve(Curve::default()), Layer::Customer, "Mood");
    let touchpoint = CardKind::BUILT_IN[1].clone();
    author.lane(&LaneKind::Cards(touchpoint), Layer::Customer, "Moment of truth");
    author.lane(&numbers(), Layer::Customer, "Calls per month");
    author.lane(&LaneKind::Cards(CardKind::Staff), Layer::BackStage, "Behind");
    author.lane(&LaneKind::Cards(CardKind::System), Layer::Support, "Systems and rules");

    let default = author.row(
        "Default today",
        &[
            "Phone, papers by post",
            "Paper bill, hard to read",
            "Cheque or counter",
            "Phone queue",
            "Reports it by phone",
        ],
    );
    let digital = author.row(
        "Digital choice",
        &[
            "Web form",
            "E-bill, usage graph",
            "App, direct debit",
            "Chat, appointment window",
            "Text with time of repair",
        ],
    );
    for (cards, variant) in [(default, "default"), (digital, "digital")] {
        for card in cards {
            author.click(card);
            author.field(inspector.variant, variant);
        }
    }
    for (column, (phone, app)) in
        [("-1", "+1"), ("-1", "0"), ("0", "+1"), ("-2", "0"), ("-2", "+1")].into_iter().enumerate()
    {
        author.point_of("By phone and post", "Mood", column, phone);
        author.point_of("By web and app", "Mood", column, app);
    }
    let truths =
        author.row("Moment of truth", &["First bill", "Bill shock", "Cut-off notice", "", "Time of repair"]);
    for truth in truths {
        author.click(truth);
        author.press(words::kinds::mark(language, Mark::MomentOfTruth));
    }
    let no_truth = author.cell("Moment of truth", 3);
    author.click(no_truth);
    author.menu(words::interface(language).menu_edit, words::commands(language).takes_no_part);
    let calls = author.map().lanes[author.lane_at("Calls per month")].id;
    author.click(Item::Lane(calls));
    author.field(inspector.max, "3000");
    author.press(words::kinds::bars_or_line(language, BarsOrLine::Bars));
    author.fit();
    for (column, calls) in ["400", "2400", "650", "900", "2900"].into_iter().enumerate() {
        author.point("Calls per month", column, calls, "");
    }
    author.row("Behind", &["Call centre", "Call centre", "Counter staff", "Field crew", "Field crew"]);
    author.row("Systems and rules", &["", "Meter data, billing system", "Regulator", "", "Regulator"]);

    let stages: Vec<Item> = author.map().stages().map(|(_, stage)| Item::Stage(stage.id)).collect();
    for (stage, how_often) in stages.iter().zip(["Once", "Monthly", "Monthly", "Seldom", "At random"]) {
        author.click(*stage);
        author.field(inspector.subtitle, how_often);
        if how_often == "Monthly" {
            author.press(inspector.repeats);
        }
    }
    author.key(Modifiers::NONE, Key::Escape);
    author.fit();
    author.look("11");
    let built = author.save("utility");
    fixture::hold("11-utility", &built);
}

fn numbers() -> LaneKind {
    LaneKind::Numbers(Numbers {
        min: 0.0,
        max: 10.0,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: BarsOrLine::Line,
    })
}
