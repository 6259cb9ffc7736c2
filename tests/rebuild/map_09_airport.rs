//! A departing air traveller: steps under eight stages, widths by time, routes that leave out steps, a
//! connecting traveller who comes in at security, minutes as bars, who is responsible.

use egui::{Key, Modifiers};
use waylane::model::{BarsOrLine, CardKind, Curve, Item, LaneKind, Language, Layer, Numbers};
use waylane::words;

use crate::author::Author;
use crate::fixture;

/// Title, subtitle, owner, how long, width of each column where it is not the usual, steps.
type Stage = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const STAGES: [Stage; 8] = [
    ("At home", "", "Traveller", "", "120", &["Book", "Check papers", "Pack"]),
    ("Getting there", "", "Road, car park", "45 min", "165", &["Drive", "Park", "Shuttle"]),
    ("Arrival", "", "Airline", "10 min", "135", &["Find airline", "Drop bags", "Print pass"]),
    ("Security", "", "State agency", "20 min", "130", &["Queue", "Show papers", "Scan", "Re-pack"]),
    ("Passport control", "", "Border police", "", "150", &[]),
    ("Airside", "The free hour", "Airport, tenants", "1 h", "", &[]),
    ("Gate", "", "Airline", "30 min", "140", &["Wait", "Announcement", "Queue"]),
    ("Flight", "", "Airline", "", "130", &[]),
];

/// The first column of each stage, and the one after the last.
const FIRST: [usize; 9] = [0, 3, 6, 9, 13, 14, 15, 18, 19];

#[test]
fn departing_by_air() {
    let language = Language::English;
    let mut author = Author::new("airport", language);
    author.rename(Item::Title, "Airport: the departing traveller");
    author.persona("Departing traveller", "Comes by car, flies twice a year", "");
    author.persona("Connecting traveller", "Comes off another flight, enters at security", "");
    columns(&mut author);
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Thought), Layer::Customer, "Goal");
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Action");
    for (_, title, ..) in ROUTES {
        author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, title);
    }
    let touchpoint = CardKind::BUILT_IN[1].clone();
    author.lane(&LaneKind::Cards(touchpoint), Layer::Customer, "Touchpoint");
    author.lane(&LaneKind::Curve(Curve::default()), Layer::Customer, "Mood");
    author.lane(&minutes(), Layer::Customer, "Minutes");
    author.lane(&LaneKind::Cards(CardKind::Staff), Layer::FrontStage, "Responsible");

    across_stages(&mut author, "Goal", GOALS);
    author.row("Action", &ACTIONS);
    for shop in ["Look round the shops", "Find the toilets", "Charge the phone"] {
        author.card("Action", FIRST[5], shop);
    }
    author.row("Touchpoint", &TOUCHPOINTS);
    across_stages(&mut author, "Responsible", RESPONSIBLE);
    routes(&mut author);
    moods(&mut author);
    bars(&mut author);
    let connects = author.card_at("Connecting flight", FIRST[3]);
    let queues = author.card_at("Action", FIRST[3]);
    author.arrow(connects, queues);
    author.key(Modifiers::NONE, Key::Escape);
    author.fit();
    author.look("09");
    hide_and_show(&mut author);
    let built = author.save("airport");
    fixture::hold("09-airport", &built);
}

/// Stages with their steps, times, owners and widths; the last one's width with the pointer.
fn columns(author: &mut Author) {
    let inspector = words::inspector(author.language);
    author.stages(&STAGES.map(|(title, ..)| title));
    for (place, (_, subtitle, owner, duration, width, steps)) in STAGES.into_iter().enumerate() {
        if !steps.is_empty() {
            author.steps(place, steps);
        }
        let stage = author.map().stages().nth(place).map(|(_, stage)| Item::Stage(stage.id)).unwrap();
        author.click(stage);
        for (field, said) in [
            (inspector.subtitle, subtitle),
            (inspector.owner, owner),
            (inspector.duration, duration),
            (inspector.width, width),
        ] {
            if !said.is_empty() {
                author.field(field, said);
            }
        }
        if !subtitle.is_empty() {
            author.press(inspector.any_order);
        }
        author.fit();
    }
    author.widen(FIRST[5], 330.0);
    author.widen(FIRST[1], 300.0);
}

/// One card for each stage, over all of its columns.
fn across_stages(author: &mut Author, lane: &str, words: [&str; 8]) {
    for (stage, words) in words.into_iter().enumerate() {
        let card = author.card(lane, FIRST[stage], words);
        if FIRST[stage + 1] - FIRST[stage] > 1 {
            author.span_to(card, FIRST[stage + 1] - 1);
        }
    }
}

/// The routes side by side: what is done otherwise, and where it takes no part.
fn routes(author: &mut Author) {
    let inspector = words::inspector(author.language);
    for (variant, title, cards, without) in ROUTES {
        let cards: Vec<Item> =
            cards.iter().map(|(column, words)| author.card(title, *column, words)).collect();
        author.select(&cards);
        author.field(inspector.variant, variant);
        author.fit();
        if !without.is_empty() {
            let cells: Vec<Item> = without.iter().map(|column| author.cell(title, *column)).collect();
            author.select(&cells);
            author.menu(
                words::interface(author.language).menu_edit,
                words::commands(author.language).takes_no_part,
            );
            author.fit();
        }
        let lane = author.map().lanes[author.lane_at(title)].id;
        author.click(Item::Lane(lane));
        author.field(inspector.group, "Routes");
        author.fit();
    }
}

/// The mood of both travellers; the connecting one takes no part before security.
fn moods(author: &mut Author) {
    for (column, mood) in [(4, "-1"), (7, "0"), (9, "-2"), (14, "+2"), (15, "-1")] {
        author.point_of("Departing traveller", "Mood", column, mood);
    }
    for (column, mood) in [(9, "-2"), (14, "0"), (15, "-1")] {
        author.point_of("Connecting traveller", "Mood", column, mood);
    }
    let inspector = words::inspector(author.language);
    for column in 0..FIRST[3] {
        author.press_cell("Mood", column);
        author.press(&format!("{}: Connecting traveller", inspector.takes_no_part));
    }
    author.fit();
}

fn bars(author: &mut Author) {
    let inspector = words::inspector(author.language);
    let lane = author.map().lanes[author.lane_at("Minutes")].id;
    author.click(Item::Lane(lane));
    author.field(inspector.max, "60");
    author.field(inspector.unit, "min");
    author.press(words::kinds::bars_or_line(author.language, BarsOrLine::Bars));
    author.fit();
    // A lane of a map with several personas offers no points of nobody's: a series of its own is named.
    for (place, (column, minutes)) in MINUTES.into_iter().enumerate() {
        match place {
            0 => author.new_series("Everyone", "Minutes", column, minutes),
            _ => {
                author.point_of("Everyone", "Minutes", column, minutes);
            }
        }
    }
}

/// A variant is hidden and shown again.
fn hide_and_show(author: &mut Author) {
    let (interface, commands) = (words::interface(author.language), words::commands(author.language));
    author.menu(interface.menu_view, commands.what_is_shown);
    let card = author.card_at("Wheelchair", 7);
    author.press("with wheelchair");
    author.key(Modifiers::SHIFT, Key::Num1);
    author.look("09-hidden");
    assert!(!author.is_visible(card), "the variant is still shown");
    author.press("with wheelchair");
    author.key(Modifiers::SHIFT, Key::Num1);
    assert!(author.is_visible(card), "the variant did not come back");
}

fn minutes() -> LaneKind {
    LaneKind::Numbers(Numbers {
        min: 0.0,
        max: 10.0,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: BarsOrLine::Line,
    })
}

const GOALS: [&str; 8] = [
    "Be ready to leave",
    "Be there in time",
    "Have hands free",
    "Get through without trouble",
    "Be let through",
    "Rest and eat",
    "Not miss the call",
    "Arrive",
];

const ACTIONS: [&str; 19] = [
    "Book",
    "Check papers",
    "Pack",
    "Drive",
    "Park",
    "Take the shuttle",
    "Find the airline",
    "Drop bags",
    "Print pass",
    "Queue",
    "Show papers",
    "Be scanned",
    "Re-pack",
    "Show passport",
    "Find food",
    "Wait",
    "Hear the call",
    "Queue",
    "Fly",
];

const TOUCHPOINTS: [&str; 19] = [
    "Website",
    "Passport",
    "Baggage rules",
    "Road signs",
    "Car park barrier",
    "Shuttle bus",
    "Hall signs",
    "Bag drop",
    "Kiosk",
    "Queue signs",
    "Officer",
    "Scanner",
    "Trays",
    "Passport desk",
    "Shops, restaurants, sockets",
    "Seats",
    "Loudspeaker",
    "Boarding desk",
    "Cabin",
];

const RESPONSIBLE: [&str; 8] = [
    "Traveller",
    "Traveller, road authority, car park",
    "Airline",
    "State agency",
    "Border police",
    "Airport, tenants",
    "Airline",
    "Airline",
];

/// Variant, lane, what is done in which column, and the columns that the route leaves out.
type WayThrough = (&'static str, &'static str, &'static [(usize, &'static str)], &'static [usize]);

const ROUTES: [WayThrough; 5] = [
    ("with bag", "With a bag", &[(2, "Weighs the bag"), (7, "Hands the bag over")], &[]),
    ("without bag", "Without a bag", &[(2, "Packs hand luggage"), (6, "Goes straight on")], &[7]),
    ("with child", "With a child", &[(2, "Packs for two"), (9, "Family lane"), (15, "Boards first")], &[17]),
    (
        "with wheelchair",
        "Wheelchair",
        &[(0, "Orders assistance"), (7, "Is met"), (11, "Searched by hand")],
        &[5, 9],
    ),
    (
        "connecting flight",
        "Connecting flight",
        &[(9, "Comes off another flight")],
        &[0, 1, 2, 3, 4, 5, 6, 7, 8],
    ),
];

/// Minutes of the steps: 45 on the way, 10 at the bag drop, 20 at security, 60 airside, 30 at the gate.
const MINUTES: [(usize, &str); 12] = [
    (3, "30"),
    (4, "5"),
    (5, "10"),
    (7, "10"),
    (9, "12"),
    (10, "2"),
    (11, "4"),
    (12, "2"),
    (14, "60"),
    (15, "15"),
    (16, "5"),
    (17, "10"),
];
