//! Everything that can be broken in a document is found, named and repaired, and nothing is lost silently.

mod support;

use std::sync::Arc;

use proptest::prelude::*;
use support::everything::everything;
use waylane::model::*;

/// What a break must lead to: the sentence of its first repair.
type Break = (&'static str, fn(&mut Document));

fn map(document: &mut Document) -> &mut Map {
    Arc::make_mut(&mut document.maps[0])
}

fn lane(document: &mut Document, index: usize) -> &mut Lane {
    Arc::make_mut(&mut map(document).lanes[index])
}

fn cell(document: &mut Document, index: usize, step: u64) -> &mut Cell {
    lane(document, index).cells.entry(StepId::from_bits(step)).or_default()
}

const PICTURES: usize = 0;
const ACTIONS: usize = 1;
const CURVE: usize = 2;
const NUMBERS: usize = 3;

const BREAKS: &[Break] = &[
    ("the document has no map: an empty one was added", |d| d.maps.clear()),
    ("the map “Mua hàng trực tuyến” has no column: an empty one was added", |d| {
        map(d).phases.clear();
    }),
    ("the phase “Trong” has no column: an empty one was added", |d| map(d).phases[1].stages.clear()),
    ("the stage “Mua” has no column: an empty one was added", |d| {
        map(d).phases[1].stages[0].steps.clear();
    }),
    ("the id of the persona “Bình” is used twice: it is now u-0000000003", |d| {
        d.personas.push(Arc::new(Persona::new(PersonaId::from_bits(3), "An")));
        Arc::make_mut(&mut d.personas[1]).id = PersonaId::from_bits(1);
        d.personas[2] = Arc::new(Persona::new(PersonaId::from_bits(2), "An"));
    }),
    ("the id of the map “Future” is used twice: it is now m-0000000002", |d| {
        Arc::make_mut(&mut d.maps[1]).id = MapId::from_bits(1);
    }),
    ("the id of the stage “Mua” is used twice: it is now g-0000000002", |d| {
        map(d).phases[1].stages[0].id = StageId::from_bits(1);
        map(d).views.clear();
    }),
    ("the id of the step “Tìm kiếm” is used twice: it is now s-0000000004", |d| {
        map(d).phases[0].stages[0].steps[1].id = StepId::from_bits(1);
        lane(d, ACTIONS).cells.remove(&StepId::from_bits(2));
        d.surveys.clear();
        map(d).links.clear();
        map(d).phases[1].stages[0].steps.push(Step::new(StepId::from_bits(2)));
    }),
    ("the id of the card c-0000000018 is used twice: it is now c-000000001y", |d| {
        cell(d, ACTIONS, 2).cards[5].id = CardId::from_bits(40);
    }),
    ("the id of the point p-0000000001 is used twice: it is now p-0000000002", |d| {
        cell(d, CURVE, 1).points[1].id = PointId::from_bits(1);
    }),
    ("the id of the arrow k-0000000001 is used twice: it is now k-0000000002", |d| {
        map(d).links[1].id = LinkId::from_bits(1);
    }),
    ("the id of the text block “Sources” is used twice: it is now b-0000000002", |d| {
        map(d).blocks_below[0].id = BlockId::from_bits(1);
    }),
    ("the arrow “sau đó” refers to the card c-00000000z0, which does not exist: it was removed", |d| {
        map(d).links[0].to = CardId::from_bits(992);
    }),
    ("the arrow “sau đó” points from a card to itself: it was removed", |d| {
        map(d).links[0].to = map(d).links[0].from;
    }),
    (
        "the card “Trang chủ” refers to the persona u-0000000008, which does not exist: this was removed from it",
        |d| cell(d, ACTIONS, 1).cards[0].personas.push(PersonaId::from_bits(8)),
    ),
    ("the card “Trang chủ” names the same persona twice: this was removed from it", |d| {
        cell(d, ACTIONS, 1).cards[0].personas.push(PersonaId::from_bits(1));
    }),
    (
        "the card “Trang chủ” refers to the mark r-0000000008, which does not exist: this was removed from it",
        |d| {
            cell(d, ACTIONS, 1).cards[0].marks.push(Mark::Own(MarkId::from_bits(8)));
        },
    ),
    ("the card “Trang chủ” names the same mark twice: this was removed from it", |d| {
        cell(d, ACTIONS, 1).cards[0].marks.push(Mark::Star);
    }),
    (
        "the map “Mua hàng trực tuyến” refers to the persona u-0000000008, which does not exist: this was removed \
         from it",
        |d| map(d).personas.push(PersonaId::from_bits(8)),
    ),
    (
        "the persona “Chị Lan” refers to the picture a8626d27cb132ba09ade, which does not exist: this was removed from it",
        |d| {
            d.images.clear();
        },
    ),
    (
        "the card “card 27” refers to the card kind o-0000000001, which does not exist: it is now a note",
        |d| {
            d.kinds.clear();
        },
    ),
    (
        "the card c-000000001x refers to the channel n-0000000001, which does not exist: this was removed from it",
        |d| {
            d.channels.clear();
        },
    ),
    ("the number of columns of the card “Trang chủ” is 9, outside 1 to 3: it is now 3", |d| {
        cell(d, ACTIONS, 1).cards[0].span = 9;
    }),
    ("the number of columns of the card “Later?” is 0, outside 1 to 65535: it is now 1", |d| {
        map(d).parking[0].span = 0;
    }),
    ("the severity of the card “card 7” is 4, outside 0 to 3: it is now 3", |d| {
        cell(d, ACTIONS, 2).cards[5].kind = CardKind::PainPoint { category: None, severity: 4 };
    }),
    ("the score of the card “card 7” is -3, outside -2 to 2: it is now -2", |d| {
        cell(d, ACTIONS, 2).cards[5].kind = CardKind::Emotion { score: -3 };
    }),
    ("the effort of the card “card 7” is 200, outside 0 to 3: it is now 3", |d| {
        cell(d, ACTIONS, 2).cards[5].kind = CardKind::Opportunity { impact: 0, effort: 200 };
    }),
    ("the value of the point “Chờ lâu” is 2.5, outside -2 to 2: it is now 2", |d| {
        cell(d, CURVE, 1).points[0].value = 2.5;
    }),
    ("the value of the point “Chờ lâu” is NaN, outside -2 to 2: it is now 0", |d| {
        cell(d, CURVE, 1).points[0].value = f32::NAN;
    }),
    ("the value of the point p-0000000003 is 500, outside -10 to 120.5: it is now 120.5", |d| {
        cell(d, NUMBERS, 3).points[0].value = 500.0;
    }),
    ("the place in its step of the point “Chờ lâu” is -1, outside 0 to 1: it is now 0", |d| {
        cell(d, CURVE, 1).points[0].at = -1.0;
    }),
    ("the points of the cell “Cảm xúc” do not stand left to right: they were put in order", |d| {
        cell(d, CURVE, 1).points[0].at = 1.0;
    }),
    ("the width of the step “Tìm kiếm” is 10, outside 40 to 4000: it is now 40", |d| {
        map(d).phases[0].stages[0].steps[1].facts.width = Some(10.0);
    }),
    ("the width of the stage “Nhận biết” is inf, outside 40 to 4000: it is now 160", |d| {
        map(d).phases[0].stages[0].facts.width = Some(f32::INFINITY);
    }),
    ("the middle line of the lane “Cảm xúc” is NaN, outside -2 to 2: it is now 0", |d| {
        lane(d, CURVE).kind = LaneKind::Curve(Curve { baseline: f32::NAN, ..Curve::default() });
    }),
    ("the scale of the lane “Waiting” does not rise: they were put in order", |d| {
        if let LaneKind::Numbers(numbers) = &mut lane(d, NUMBERS).kind {
            (numbers.min, numbers.max) = (50.0, 0.0);
        }
    }),
    ("the scale of the lane “Waiting” does not rise: it is now 13", |d| {
        if let LaneKind::Numbers(numbers) = &mut lane(d, NUMBERS).kind {
            (numbers.min, numbers.max) = (12.0, 12.0);
        }
    }),
    (
        "the lanes of the map “Mua hàng trực tuyến” are not sorted by layer: they were put in order",
        |d| {
            map(d).lanes.swap(0, 4);
        },
    ),
    (
        "the cell “Hành động” is marked as empty on purpose but is not empty: this was removed from it",
        |d| {
            cell(d, ACTIONS, 1).empty_on_purpose = true;
        },
    ),
    ("the cell “Pictures” is stored although it is empty: it was removed", |d| {
        cell(d, PICTURES, 3);
    }),
    ("the cell “Cảm xúc” lies in a column that does not exist: it is now in the parking lot", |d| {
        cell(d, CURVE, 77).points.push(Point::new(PointId::from_bits(70), 1.0));
    }),
    (
        "the card “lost” lies in the lane “Cảm xúc”, which holds points: it is now in the parking lot",
        |d| {
            cell(d, CURVE, 1).cards.push(Card::new(CardId::from_bits(70), CardKind::Note, "lost"));
        },
    ),
    (
        "the point p-000000002y lies in the lane “Hành động”, which holds cards: it is now an emotion card",
        |d| {
            cell(d, ACTIONS, 1).points.push(Point::new(PointId::from_bits(94), 1.0));
        },
    ),
    (
        "a series that takes no part in the cell “Cảm xúc” has a point there: this was removed from it",
        |d| {
            cell(d, CURVE, 1).gaps.push(Series::Named("nhóm".into()));
        },
    ),
    (
        "the saved view “For the board” refers to the lane l-0000000008, which does not exist: this was removed from it",
        |d| {
            map(d).views[0].shown.folded_lanes.push(LaneId::from_bits(8));
        },
    ),
    (
        "the saved view “For the board” refers to the stage g-0000000008, which does not exist: this was removed from it",
        |d| {
            let range = StageRange { first: StageId::from_bits(1), last: StageId::from_bits(8) };
            map(d).views[0].shown.stages = Some(range);
        },
    ),
    ("the stages of the saved view “For the board” run backwards: they were put in order", |d| {
        let range = StageRange { first: StageId::from_bits(2), last: StageId::from_bits(1) };
        map(d).views[0].shown.stages = Some(range);
    }),
    ("the page shape of the saved view “For the board” is 0, outside 0.1 to 10: it is now 0.1", |d| {
        map(d).views[0].shown.page_shape = Some(0.0);
    }),
    (
        "the survey “E-mail” refers to the step s-0000000008, which does not exist: it now belongs to the whole first map",
        |d| {
            d.surveys[2].target = SurveyTarget::Step(StepId::from_bits(8));
        },
    ),
    (
        "the question “Điều gì làm chị phải chờ?” refers to the map m-0000000008, which does not exist: this was removed from it",
        |d| {
            d.questions[0].target = Some(SurveyTarget::Map(MapId::from_bits(8)));
        },
    ),
    ("the score of the survey “E-mail” is 11, outside 0 to 10: it was removed", |d| {
        d.surveys[0].counts.insert(11, 3);
    }),
    ("the score of the survey “E-mail” is 9, outside 1 to 5: it is now 5", |d| {
        d.surveys[1].comments[0].score = Some(9);
    }),
    ("a text of the card “Trang chủ” stores letters and accents apart: it was corrected", |d| {
        cell(d, ACTIONS, 1).cards[0].tags.push("vie\u{302}\u{323}t".into());
    }),
    ("a text of the document has control characters: it was corrected", |d| d.title.push('\u{7}')),
    ("a text of the text block “Principles” has line ends of another system: it was corrected", |d| {
        map(d).blocks_above[0].text.push_str("\r\n");
    }),
    ("a text of the saved view “For the board” is longer than 64 KB: its end was cut off", |d| {
        map(d).views[0].shown.without_variants.push("x".repeat(MAX_TEXT + 1));
    }),
];

#[test]
fn every_break_is_named_and_repaired() {
    assert_eq!(check(&everything()), []);
    for (sentence, break_it) in BREAKS {
        let mut document = everything();
        break_it(&mut document);
        let (repaired, repairs) = repair(document.clone());
        let told: Vec<String> = repairs.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|told| told == sentence), "{sentence}\nis not in\n{}", told.join("\n"));
        assert_eq!(check(&repaired), [], "{sentence}");
        assert_eq!(check(&document).len(), repairs.len());
        assert_eq!(format!("{:?}", repair(document).0), format!("{repaired:?}"), "the same every time");
    }
}

#[test]
fn a_repair_says_the_same_in_vietnamese() {
    for (sentence, break_it) in BREAKS {
        let mut document = everything();
        break_it(&mut document);
        for repaired in repair(document).1 {
            let words = waylane::problems::repaired(Language::Vietnamese, &repaired);
            let words_lower = words.to_lowercase();
            for english in ["which does", "it was", "it is now", "used twice", "outside"] {
                assert!(!words_lower.contains(english), "{sentence}: {words}");
            }
        }
    }
}

#[test]
fn what_lies_in_the_wrong_place_keeps_its_words() {
    let mut document = everything();
    let mut point = Point::new(PointId::from_bits(90), -1.6);
    point.words = "Chờ".into();
    point.series = Series::Persona(PersonaId::from_bits(1));
    cell(&mut document, ACTIONS, 1).points.push(point);
    cell(&mut document, CURVE, 1).cards.push(Card::new(CardId::from_bits(91), CardKind::Note, "lost"));
    cell(&mut document, ACTIONS, 77).cards.push(Card::new(CardId::from_bits(92), CardKind::Note, "nowhere"));
    let (repaired, _) = repair(document);
    let map = &repaired.maps[0];
    let card = map.card_in_grid(CardId::from_bits(90)).unwrap().3;
    assert_eq!((&*card.title, &card.kind), ("Chờ", &CardKind::Emotion { score: -2 }));
    assert_eq!(card.personas, [PersonaId::from_bits(1)]);
    let parked: Vec<&str> = map.parking.iter().map(|card| &*card.title).collect();
    assert_eq!(parked, ["Later?", "nowhere", "lost"]);
}

#[test]
fn references_stay_with_the_first_of_two_equal_ids() {
    let mut document = everything();
    map(&mut document).parking.push(Card::new(CardId::from_bits(1), CardKind::Note, "second"));
    let (repaired, _) = repair(document);
    let map = &repaired.maps[0];
    assert_eq!(map.card(map.links[0].from).unwrap().title, "Trang chủ\nđiện thoại");
    assert_eq!(map.parking[1].title, "second");
    assert_ne!(map.parking[1].id, CardId::from_bits(1));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_breaks_together_are_repaired(which in proptest::collection::vec(0..BREAKS.len(), 1..6)) {
        let mut document = everything();
        for index in which {
            // A break may not find what an earlier one took away.
            let broken = std::panic::catch_unwind(|| {
                let mut broken = document.clone();
                BREAKS[index].1(&mut broken);
                broken
            });
            document = broken.unwrap_or(document);
        }
        let (repaired, _) = repair(document);
        prop_assert_eq!(check(&repaired), []);
    }
}
