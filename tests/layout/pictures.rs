//! Small maps and what they look like.

use waylane::layout::{Content, Memo};
use waylane::model::{Document, Joint, Language, Layer, PersonaId, Shown, StageId, StageRange};

use crate::map_text::{card_mut, document, lane_id, lane_mut};
use crate::picture::{lay_out, picture, picture_of};

/// Compares with the expected picture, whose lines begin after a `>`.
fn looks_like(picture: &str, expected: &str) {
    let lines = expected.lines().filter_map(|line| line.trim_start().strip_prefix('>'));
    let expected: String = lines.map(|line| line.trim_end().to_owned() + "\n").collect();
    assert!(picture == expected, "laid out:\n{picture}\nexpected:\n{expected}");
}

#[test]
fn cards_stack_in_their_cells_and_lanes_grow_with_them() {
    let map = document(
        "stages | Need      | Search       | Use
         Does   | ask; look |              | watch; rate; tell
         Feels  | tired     | curious      | -",
    );
    looks_like(
        &picture(&map),
        ">          /Need     /Search   /Use
         >  Does    [ask     ]          [watch   ]
         >          [look    ]          [rate    ]
         >                              [tell    ]
         >  Feels   [tired   ][curious ]-",
    );
}

#[test]
fn a_card_grows_with_its_words() {
    let map = document(
        "Does  | Compare three televisions of 65 inches in the shop and once more at home | buy
         Feels | tired | glad",
    );
    looks_like(
        &picture(&map),
        ">  Does    [Compare ][buy     ]
         >          [        ]
         >  Feels   [tired   ][glad    ]",
    );
}

#[test]
fn a_spanning_card_takes_the_first_place_that_is_free_in_all_its_columns() {
    let map = document(
        "Does | ask; call *2 | look; compare | buy
         Runs | shop *3      | web           | app
         More | a *2         | b *2          | c",
    );
    looks_like(
        &picture(&map),
        ">  Does    [ask     ][look    ][buy     ]
         >          [call              ]
         >                    [compare ]
         >  Runs    [shop                        ]
         >                    [web     ][app     ]
         >  More    [a                 ][c       ]
         >                    [b                 ]",
    );
}

#[test]
fn a_span_beyond_the_last_column_ends_with_the_map() {
    let map = document("Does | ask | call *5");
    looks_like(&picture(&map), ">  Does    [ask     ][call    ]");
}

#[test]
fn levels_without_titles_draw_no_head() {
    looks_like(&picture(&document("Does | ask | buy")), ">  Does    [ask     ][buy     ]");
    looks_like(
        &picture(&document(
            "phases | Before | <      | After
             stages | Need   | Search |
             steps  |        |        |
             Does   | ask    | look   | use",
        )),
        ">          /Before             /After
         >          /Need     /Search   /
         >  Does    [ask     ][look    ][use     ]",
    );
    looks_like(
        &picture(&document(
            "stages | Need | <    | Buy
             steps  | Ask  | Look | Pay
             Does   | ask  | look | pay",
        )),
        ">          /Need               /Buy
         >          /Ask      /Look     /Pay
         >  Does    [ask     ][look    ][pay     ]",
    );
}

#[test]
fn folded_lanes_are_strips_that_count_and_hidden_ones_are_gone() {
    let map = document(
        "Does [folded] | ask; look | buy
         Gone [hidden] | never     |
         Feels         | tired     |",
    );
    looks_like(
        &picture(&map),
        ">  Does    (3)
         >  Feels   [tired   ]",
    );
    let shown = Shown { folded_lanes: vec![lane_id(&map, "Feels")], ..Shown::default() };
    looks_like(
        &picture_of(&lay_out(&map, &shown, &mut Memo::default())),
        ">  Does    (3)
         >  Feels   (1)",
    );
    let shown = Shown { without_lanes: vec![lane_id(&map, "Does")], ..Shown::default() };
    looks_like(&picture_of(&lay_out(&map, &shown, &mut Memo::default())), ">  Feels   [tired   ]");
}

#[test]
fn every_layer_says_its_name_however_low_its_lane() {
    let all = "Holds [evidence] | leaflet
               Does             | ask
               Answers [front]  | greet
               Fetches [back]   | fetch
               Runs [support]   | stock";
    for language in Language::ALL {
        let layout =
            lay_out(&Document { language, ..document(all) }, &Shown::default(), &mut Memo::default());
        assert_eq!(layout.strips.len(), 5);
        for strip in &layout.strips {
            assert!(strip.name.is_some(), "{:?} in {language:?}", strip.layer);
        }
    }
}

#[test]
fn two_layers_get_strips_and_the_line_that_belongs_to_the_lower_one() {
    let one = document(
        "Does  | ask
         Feels | tired",
    );
    assert!(lay_out(&one, &Shown::default(), &mut Memo::default()).strips.is_empty());

    let all = "Holds [evidence]   | leaflet
               Does               | ask
               Feels              | tired
               Answers [front]    | greet
               Fetches [back]     | fetch
               Runs [support]     | stock";
    looks_like(
        &picture(&document(all)),
        ">E Holds   [leaflet ]
         >C Does    [ask     ]
         >C Feels   [tired   ]
         >= line of interaction
         >F Answers [greet   ]
         >= line of visibility
         >B Fetches [fetch   ]
         >= line of internal interaction
         >S Runs    [stock   ]",
    );

    let shown = Shown { without_layers: vec![Layer::FrontStage, Layer::Evidence], ..Shown::default() };
    looks_like(
        &picture_of(&lay_out(&document(all), &shown, &mut Memo::default())),
        ">C Does    [ask     ]
         >C Feels   [tired   ]
         >= line of visibility
         >B Fetches [fetch   ]
         >= line of internal interaction
         >S Runs    [stock   ]",
    );
}

#[test]
fn a_named_divider_stands_above_its_lane() {
    let map = document(
        "Does                 | ask
         Feels [divider:Mind] | tired
         Runs [support]       | stock",
    );
    looks_like(
        &picture(&map),
        ">C Does    [ask     ]
         >- Mind
         >C Feels   [tired   ]
         >= line of internal interaction
         >S Runs    [stock   ]",
    );
}

#[test]
fn a_range_of_stages_shows_only_their_columns() {
    let map = document(
        "phases | Before | <       | After | <
         stages | Need   | Search  | Buy   | Use
         Does   | ask    | look *3 | pay   | watch",
    );
    let range = StageRange { first: StageId::from_bits(2), last: StageId::from_bits(3) };
    let shown = Shown { stages: Some(range), ..Shown::default() };
    looks_like(
        &picture_of(&lay_out(&map, &shown, &mut Memo::default())),
        ">          /Before   /After
         >          /Search   /Buy
         >  Does    [look              ]
         >                    [pay     ]",
    );
    // A stage that is no longer there hides nothing.
    let range = StageRange { first: StageId::from_bits(2), last: StageId::from_bits(99) };
    let shown = Shown { stages: Some(range), ..Shown::default() };
    assert_eq!(lay_out(&map, &shown, &mut Memo::default()).setting.columns.len(), 4);
}

#[test]
fn cards_of_hidden_variants_and_personas_leave_no_hole() {
    let [lan, minh] = [1, 2].map(PersonaId::from_bits);
    let mut map = document(
        "Does  | @web chat; ask; @shop visit | buy
         Feels | hers; his; theirs           |",
    );
    card_mut(&mut map, "hers").personas = vec![lan];
    card_mut(&mut map, "his").personas = vec![minh];
    card_mut(&mut map, "theirs").personas = vec![lan, minh];
    let shown =
        Shown { without_variants: vec!["web".to_owned()], without_personas: vec![minh], ..Shown::default() };
    looks_like(
        &picture_of(&lay_out(&map, &shown, &mut Memo::default())),
        ">  Does    [ask     ][buy     ]
         >          [visit   ]
         >          [        ]
         >  Feels   [hers    ]
         >          [theirs  ]",
    );
}

#[test]
fn a_word_between_cards_stands_between_those_that_are_visible() {
    let mut map = document("Does | call; @web chat | buy");
    card_mut(&mut map, "call").joint = Joint::Or;
    let joints = |shown: &Shown| match &lay_out(&map, shown, &mut Memo::default()).rows[0].body.content {
        Content::Cards(cards) => cards.joints.len(),
        Content::Folded(_) | Content::Points(_) => 0,
    };
    assert_eq!(joints(&Shown::default()), 1);
    // 'Or' what? The only other choice is hidden.
    assert_eq!(joints(&Shown { without_variants: vec!["web".to_owned()], ..Shown::default() }), 0);
}

#[test]
fn a_curve_stands_on_its_scale() {
    let map = document(
        "Does          | ask | look | pay | use
         Feels [curve] | -2  | -    | 0   | 2",
    );
    looks_like(
        &picture(&map),
        ">  Does    [ask     ][look    ][pay     ][use     ]
         >  Feels             -                   (2)
         >
         >                              (0)
         >          (-2)",
    );
}

#[test]
fn while_a_card_is_dragged_lanes_grow_but_do_not_shrink() {
    let mut map = document(
        "Does  | ask; look; pay
         Feels | tired",
    );
    let mut memo = Memo::default();
    let lane = lane_id(&map, "Does");
    let height = |map: &Document, memo: &mut Memo| {
        lay_out(map, &Shown::default(), memo).row(lane).unwrap().body.height
    };
    let before = height(&map, &mut memo);
    memo.floors.insert(lane, before);
    lane_mut(&mut map, lane).cells.values_mut().for_each(|cell| cell.cards.truncate(1));
    assert!(height(&map, &mut memo) >= before);
    memo.floors.clear();
    assert!(height(&map, &mut memo) < before);
}
