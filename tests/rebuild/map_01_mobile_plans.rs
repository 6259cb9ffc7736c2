//! NN/g's journey map "switching mobile plans": a persona with portrait, scenario and expectations,
//! several numbered actions in a stage, a curve through the steps with quotes, bands outside the grid.

use egui::{Key, Modifiers};
use waylane::model::{CardKind, Curve, Item, LaneKind, Language, Layer};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn switching_mobile_plans() {
    let language = Language::English;
    let mut author = Author::new("mobile-plans", language);
    let (inspector, interface, commands) =
        (words::inspector(language), words::interface(language), words::commands(language));
    author.rename(Item::Title, "Switching mobile plans");
    author.key(Modifiers::NONE, Key::Escape);
    author.field(inspector.scenario, "Looks for a plan that is cheaper than the present one");
    author.field(inspector.goal, "Clear information online, plans that can be compared, friendly helpers");
    author.persona("Jamie", "Pays for a plan that is too large", "I only want to pay for what I use");
    author.describe(
        "Compares on a laptop in the evening, calls before deciding",
        "Plans side by side, prices without small print",
        "A cheaper plan that covers the data that is really used",
    );
    author.portrait("Jamie");
    author.stages(&["Define", "Compare", "Negotiate", "Select"]);
    author.steps(0, &["1", "2"]);
    author.steps(1, &["3", "4", "5"]);
    author.steps(2, &["6", "7"]);
    author.steps(3, &["8"]);
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Actions");
    author.lane(&LaneKind::Curve(Curve::default()), Layer::Customer, "Feeling");
    author.row(
        "Actions",
        &[
            "1 Looks through the present plan",
            "2 Fixes what matters",
            "3 Sees a commercial",
            "4 Reads a consumer test site",
            "5 Tries the present carrier’s web tool",
            "6 Calls the present carrier",
            "7 Calls competitors",
            "8 Decides, calls to switch",
        ],
    );
    for (column, (value, words)) in [
        ("0", ""),
        ("+1", ""),
        ("+1", "Is that offer what it seems?"),
        ("0", ""),
        ("-2", "Why is this so difficult?"),
        ("-1", ""),
        ("+1", "They have a better deal"),
        ("+2", "What a relief"),
    ]
    .into_iter()
    .enumerate()
    {
        author.point("Feeling", column, value, words);
    }
    for (title, text) in [
        (
            "Opportunities",
            "- Compare other firms’ offers for the customer\n- Show plans in amounts of money\n- Offer help by chat",
        ),
        (
            "Internal ownership and metrics",
            "- Support team: length of calls\n- Web team: one place for plans\n- Marketing: knowledge of competitors’ offers",
        ),
    ] {
        author.menu(interface.menu_insert, commands.insert_block_below);
        author.type_words(text);
        author.key(Modifiers::NONE, Key::Escape);
        author.field(inspector.title, title);
        author.fit();
    }
    author.look("01");
    let built = author.save("mobile-plans");
    fixture::hold("01-mobile-plans", &built);
}
