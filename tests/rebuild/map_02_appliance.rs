//! NN/g's service blueprint "buying an appliance": five layers and their lines, two lanes of staff in a group,
//! either of whom explains, arrows with one and two heads, minutes of each step, a rule, mood and metrics.

use egui::{Key, Modifiers};
use waylane::model::{CardKind, Curve, Item, LaneKind, Language, Layer};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn buying_an_appliance() {
    let language = Language::English;
    let (inspector, interface, commands) =
        (words::inspector(language), words::interface(language), words::commands(language));
    let mut author = Author::new("appliance", language);
    author.rename(Item::Title, "Buying an appliance");
    author.stages(&["Visit site", "Go to shop", "Talk it over", "Buy", "Hear the day", "Receive"]);
    author.without_lanes();
    for (kind, layer, title) in [
        (CardKind::Evidence, Layer::Evidence, "Evidence"),
        (CardKind::Action, Layer::Customer, "Customer actions"),
        (CardKind::Staff, Layer::FrontStage, "Shop and chat"),
        (CardKind::Staff, Layer::FrontStage, "Partners"),
        (CardKind::Process, Layer::BackStage, "Backstage"),
        (CardKind::Process, Layer::Support, "Support processes"),
        (CardKind::Policy, Layer::Support, "Rules and policies"),
    ] {
        author.lane(&LaneKind::Cards(kind), layer, title);
    }
    for title in ["Shop and chat", "Partners"] {
        let lane = author.map().lanes[author.lane_at(title)].id;
        author.click(Item::Lane(lane));
        author.field(inspector.group, "Frontstage");
        author.fit();
    }
    author.lane(&LaneKind::Curve(Curve::default()), Layer::FrontStage, "Staff’s mood");
    author.lane(&LaneKind::Cards(CardKind::Metric), Layer::Support, "Metrics");
    // A lane comes in at the edge of its layer nearest to where it was.
    for title in ["Staff’s mood", "Metrics"] {
        let lane = author.map().lanes[author.lane_at(title)].id;
        author.click(Item::Lane(lane));
        author.menu(interface.menu_edit, commands.move_down);
        author.menu(interface.menu_edit, commands.move_down);
        author.fit();
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
    let greets = author.card("Shop and chat", 1, "Shop worker greets");
    let explains = author.card("Shop and chat", 2, "Shop worker explains features");
    author.press(inspector.joint_or);
    let chat = author.card("Shop and chat", 2, "Chat helper explains features");
    let partner = author.card("Partners", 4, "Partner firm calls to arrange the day");
    let crew = author.card("Partners", 5, "Crew delivers");
    for (column, value, words) in [(1, "+1", ""), (2, "+1", ""), (4, "-1", "Nobody answers"), (5, "0", "")] {
        author.point("Staff’s mood", column, value, words);
    }

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
    author.row("Metrics", &["Visits", "", "Talks per sale", "Sales", "", "Damage on arrival"]);

    for pair in customer.windows(2) {
        author.arrow(pair[0], pair[1]);
    }
    for (from, to) in [
        (customer[1], greets),
        (partner, customer[4]),
        (crew, customer[5]),
        (chat, factory),
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
        author.press(inspector.two_way);
        author.key(Modifiers::NONE, Key::Escape);
    }
    let minutes = [10, 20, 30, 15, 5, 60];
    let steps: Vec<Item> = author.map().stages().map(|(_, stage)| Item::Stage(stage.id)).collect();
    for (stage, minutes) in steps.into_iter().zip(minutes) {
        author.click(stage);
        author.field(inspector.duration, &minutes.to_string());
    }
    author.fit();
    author.look("02");
    let built = author.save("appliance");
    fixture::hold("02-appliance", &built);
}
