//! NN/g's service blueprint "buying an appliance": five layers, their lines, arrows with one and two heads.

use egui::Key;
use egui::Modifiers;
use waylane::model::{CardKind, Item, LaneKind, Language, Layer};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn buying_an_appliance() {
    let mut author = Author::new("appliance", Language::English);
    author.rename(Item::Title, "Buying an appliance");
    author.stages(&["Visit site", "Go to shop", "Talk over choice", "Buy", "Be told the day", "Receive"]);
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Evidence), Layer::Evidence, "Evidence");
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Customer actions");
    author.lane(&LaneKind::Cards(CardKind::Staff), Layer::FrontStage, "Frontstage");
    author.lane(&LaneKind::Cards(CardKind::Staff), Layer::FrontStage, "Backstage staff");
    author.lane(&LaneKind::Cards(CardKind::System), Layer::BackStage, "Backstage");
    author.lane(&LaneKind::Cards(CardKind::Process), Layer::Support, "Support processes");
    author.look("02-lanes");
    let evidence = ["Site", "Shop", "Sales talk", "Order", "Mail or call", "Delivered appliance"];
    for (column, words) in evidence.iter().enumerate() {
        author.card("Evidence", column, words);
    }
    let actions = [
        "Visits site",
        "Goes to shop and looks round",
        "Talks over choice and features",
        "Buys",
        "Is told the day of delivery",
        "Receives appliance",
    ];
    let actions: Vec<Item> =
        actions.iter().enumerate().map(|(column, words)| author.card("Customer actions", column, words)).collect();
    let greets = author.card("Frontstage", 1, "Shop worker greets");
    author.card("Frontstage", 1, "Partner firm calls");
    author.arrow(actions[1], greets);
    let link = author.arrow(greets, actions[2]);
    author.click(link);
    author.tick(words::inspector(Language::English).two_way);
    author.key(Modifiers::NONE, Key::Escape);
    author.fit();
    author.look("02");
    let built = author.save("appliance");
    fixture::hold("02-appliance", &built);
}
