//! NN/g's service blueprint "buying an appliance": five layers and their lines, staff on both sides of the
//! line of visibility, arrows with one and two heads, minutes of each step, a rule.

use egui::{Key, Modifiers};
use waylane::model::{CardKind, Item, LaneKind, Language, Layer};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn buying_an_appliance() {
    let mut author = Author::new("appliance", Language::English);
    author.rename(Item::Title, "Buying an appliance");
    author.stages(&["Visit site", "Go to shop", "Talk it over", "Buy", "Hear the day", "Receive"]);
    author.without_lanes();
    for (kind, layer, title) in [
        (CardKind::Evidence, Layer::Evidence, "Evidence"),
        (CardKind::Action, Layer::Customer, "Customer actions"),
        (CardKind::Staff, Layer::FrontStage, "Frontstage"),
        (CardKind::Process, Layer::BackStage, "Backstage"),
        (CardKind::Process, Layer::Support, "Support processes"),
        (CardKind::Policy, Layer::Support, "Rules and policies"),
    ] {
        author.lane(&LaneKind::Cards(kind), layer, title);
    }
    author.row("Evidence", &["Site", "Shop", "Sales talk", "Order", "Mail or call", "Delivered appliance"]);
    let customer = author.row(
        "Customer actions",
        &[
            "Visits site",
            "Goes to shop and looks round",
            "Talks over choice and features",
            "Buys",
            "Is told the day of delivery",
            "Receives appliance",
        ],
    );
    let chat = author.card("Frontstage", 0, "Chat helper explains features");
    let greets = author.card("Frontstage", 1, "Shop worker greets");
    let explains = author.card("Frontstage", 2, "Shop worker explains features");
    let partner = author.card("Frontstage", 4, "Partner firm calls to arrange the day");
    let crew = author.card("Frontstage", 5, "Crew delivers");

    let site = author.card("Backstage", 0, "Site is kept up to date");
    author.card("Backstage", 0, "Advertisements");
    let factory = author.card("Backstage", 2, "Chat helper asks factory for lead time");
    let till = author.card("Backstage", 3, "Stock is entered into the till system");
    let checked = author.card("Backstage", 5, "Unit is checked before it leaves");

    let pricing = author.card("Support processes", 0, "Pricing");
    let transport = author.card("Support processes", 2, "Transport factory → shop");
    let card_check = author.card("Support processes", 3, "Card check");
    let tests = author.card("Support processes", 5, "Quality tests");
    author.card("Rules and policies", 3, "Right of return");

    for (from, to) in [
        (customer[0], chat),
        (customer[1], greets),
        (partner, customer[4]),
        (crew, customer[5]),
        (explains, factory),
        (customer[3], till),
        (checked, crew),
        (site, pricing),
        (factory, transport),
        (checked, tests),
    ] {
        author.arrow(from, to);
    }
    for (from, to) in [(customer[2], explains), (till, card_check)] {
        let arrow = author.arrow(from, to);
        author.click(arrow);
        author.press(words::inspector(Language::English).two_way);
        author.key(Modifiers::NONE, Key::Escape);
    }
    let minutes = [10, 20, 30, 15, 5, 60];
    let steps: Vec<Item> = author.map().stages().map(|(_, stage)| Item::Stage(stage.id)).collect();
    for (stage, minutes) in steps.into_iter().zip(minutes) {
        author.click(stage);
        author.field(words::inspector(Language::English).duration, &minutes.to_string());
    }
    author.fit();
    author.look("02");
    let built = author.save("appliance");
    fixture::hold("02-appliance", &built);
}
