//! Rail Europe's experience map: steps of the seller's own under the stages, opposite feelings in one stage,
//! three ratings on one axis, opportunities across several stages, principles above, sources and legend below.

use egui::{Key, Modifiers};
use waylane::model::{CardKind, Curve, EvidenceLevel, Item, LaneKind, Language, Layer, Numbers};
use waylane::words;

use crate::author::Author;
use crate::fixture;

/// The stages with their kind of line, and the seller's own steps.
const STAGES: [(&str, &str, &[&str]); 6] = [
    ("Research & planning", "Non-linear", &["–"]),
    ("Shopping", "Non-linear", &["Enter trips", "Review fares", "Select passes"]),
    (
        "Booking",
        "Linear",
        &["Confirm itinerary", "Delivery options", "Payment options", "Review and confirm"],
    ),
    ("Post-booking, pre-travel", "Non-linear, time-bound", &["Change plans", "Wait for paper tickets"]),
    ("Travel", "Linear", &["Activate pass", "Board"]),
    ("Post-travel", "Ongoing", &["Share", "Refund"]),
];

/// The first column of each stage, and the one after the last.
const FIRST: [usize; 7] = [0, 1, 4, 8, 10, 12, 14];

#[test]
fn rail_europe() {
    let language = Language::English;
    let mut author = Author::new("rail", language);
    author.rename(Item::Title, "Rail Europe experience map");
    columns(&mut author);
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Doing");
    author.lane(&LaneKind::Cards(CardKind::Thought), Layer::Customer, "Thinking");
    author.lane(&LaneKind::Curve(Curve::default()), Layer::Customer, "Feeling");
    author.lane(&numbers(), Layer::Customer, "Experience");
    let opportunity = CardKind::Opportunity { impact: 0, effort: 0 };
    author.lane(&LaneKind::Cards(opportunity), Layer::Customer, "Opportunities");

    let doing = DOING.map(|(column, words)| author.card("Doing", column, words));
    let thinking: Vec<Item> =
        THINKING.iter().map(|(column, words)| author.card("Thinking", *column, words)).collect();
    for (card, (column, _)) in thinking.iter().zip(THINKING) {
        let last = FIRST.into_iter().find(|first| *first > column).unwrap() - 1;
        if last > column {
            author.span_to(*card, last);
        }
    }
    author.span_to(doing[7], FIRST[3] - 1);
    author.select(&thinking);
    author.press(words::kinds::evidence_level(language, EvidenceLevel::Researched));
    author.fit();
    author.select(&doing);
    author.press(words::kinds::evidence_level(language, EvidenceLevel::Partly));
    author.fit();

    for (column, value, words) in FEELING {
        author.point("Feeling", column, value, words);
    }
    author.second_point("Feeling", 0, "-1", "Lost");
    ratings(&mut author);

    // All cards first: where one spans a cell, the cell cannot be clicked any more.
    let opportunities = OPPORTUNITIES.map(|(first, _, words)| author.card("Opportunities", first, words));
    for (card, (_, last, _)) in opportunities.iter().zip(OPPORTUNITIES) {
        author.span_to(*card, last);
    }
    author.select(&opportunities);
    author.press(words::kinds::evidence_level(language, EvidenceLevel::Assumed));
    author.fit();
    for (title, text) in PRINCIPLES {
        author.block(true, title, text);
    }
    author.block(
        false,
        "Information sources",
        "Interviews with travellers\nSurvey of customers\nWeb analytics",
    );
    author.block(
        false,
        "Kinds of lines",
        "Linear: one step after the other\nNon-linear: in any order\nNon-linear, time-bound: in any order, before departure\nOngoing: without an end",
    );
    author.key(Modifiers::NONE, Key::Escape);
    author.fit();
    author.look("03");
    let built = author.save("rail");
    fixture::hold("03-rail", &built);
}

/// Stages with their steps and what is said of them.
fn columns(author: &mut Author) {
    let inspector = words::inspector(author.language);
    author.stages(&STAGES.map(|(title, ..)| title));
    // The one step of the first stage has a head only once other steps have names.
    for (place, (_, line, steps)) in STAGES.into_iter().enumerate().rev() {
        author.steps(place, steps);
        let stage = author.map().stages().nth(place).map(|(_, stage)| Item::Stage(stage.id)).unwrap();
        author.click(stage);
        author.field(inspector.subtitle, line);
        match line {
            "Non-linear" | "Non-linear, time-bound" => author.press(inspector.any_order),
            "Ongoing" => author.press(inspector.repeats),
            _ => {}
        }
        match steps.len() {
            1 => author.press(inspector.not_with_us),
            _ => author.field(inspector.width, "176"),
        }
    }
    author.fit();
}

/// Three curves on one axis; the figures are made up, since the printed map gives none.
fn ratings(author: &mut Author) {
    let inspector = words::inspector(author.language);
    let lane = author.map().lanes[author.lane_at("Experience")].id;
    author.click(Item::Lane(lane));
    author.field(inspector.high_end, "Very good");
    author.field(inspector.low_end, "Very poor");
    author.fit();
    for (series, values) in [
        ("Enjoyability", ["7", "5", "4", "3", "8", "7"]),
        ("Relevance", ["6", "8", "9", "6", "7", "4"]),
        ("Helpfulness", ["5", "6", "6", "2", "5", "3"]),
    ] {
        for (stage, value) in values.into_iter().enumerate() {
            let column = (FIRST[stage] + FIRST[stage + 1] - 1) / 2;
            if stage == 0 {
                author.new_series(series, "Experience", column, value);
            } else {
                author.point_of(series, "Experience", column, value);
            }
        }
    }
}

fn numbers() -> LaneKind {
    LaneKind::Numbers(Numbers {
        min: 0.0,
        max: 10.0,
        high: String::new(),
        low: String::new(),
        unit: String::new(),
        look: waylane::model::BarsOrLine::Line,
    })
}

const DOING: [(usize, &str); 14] = [
    (0, "Searches the web"),
    (0, "Maps a route"),
    (0, "Asks friends"),
    (0, "Compares air fares"),
    (1, "Compares"),
    (2, "Plans with companions"),
    (3, "Phones for advice"),
    (4, "Books hotels elsewhere"),
    (8, "Prints e-tickets"),
    (9, "Paper tickets arrive by post"),
    (10, "Looks up timetables"),
    (11, "Asks at desks"),
    (12, "Shares photos"),
    (13, "Writes reviews"),
];

const THINKING: [(usize, &str); 8] = [
    (0, "Where do I want to go?"),
    (0, "Can I get there by train?"),
    (1, "Is this the best price?"),
    (1, "Do all stops fit?"),
    (4, "Do I have everything?"),
    (8, "What if plans change?"),
    (10, "Is this the right platform?"),
    (12, "Would I use it again?"),
];

const FEELING: [(usize, &str, &str); 8] = [
    (0, "+1", "Excited"),
    (2, "-1", "Unsure what to trust"),
    (6, "-1", "Stressed that the session will end"),
    (9, "-1", "Anxious about the post"),
    (10, "+2", "Happy"),
    (11, "-1", "At a loss about next steps"),
    (12, "+1", "Pleased"),
    (13, "0", "Tired"),
];

/// First and last column, and what could be done.
const OPPORTUNITIES: [(usize, usize, &str); 8] = [
    (0, 13, "One clear value proposition"),
    (0, 13, "Help where the traveller is"),
    (0, 7, "Connect planning, shopping and booking on the web"),
    (0, 7, "Arm people with information to decide"),
    (4, 9, "State of the order at any time"),
    (4, 9, "Better paper tickets"),
    (8, 13, "Proactive help"),
    (8, 13, "Aggregate shipping"),
];

const PRINCIPLES: [(&str, &str); 4] = [
    ("Why rail", "People choose it because it is convenient, easy and flexible."),
    ("A larger process", "Booking is one part of the whole journey."),
    ("Over time", "People build their travel plans bit by bit."),
    ("Good service", "People value what is respectful, effective and personable."),
];
