//! Capture at the speed of speech through the real interface, by keys alone: a small map typed in English, in
//! Vietnamese with composed letters, with a composing input method and with the bursts of Backspace and
//! letters that Telex tools send, each letter by letter and with everything in one slow pass.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use egui::{Event, ImeEvent, Key, Modifiers};
use support::window::{Window, app, at_once, cell_centre, click, map, press, titles, type_text, window};
use waylane::edit::StepName;
use waylane::model::{Item, Language};

/// How letters arrive from the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typing {
    /// Each letter as it is, composed ones too.
    Letters,
    /// An input method that composes and commits word by word.
    Composing,
    /// A tool that types base letters and rewrites them by Backspace.
    Rewriting,
}

/// How many events a pass sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    /// Each key in a pass of its own.
    Calm,
    /// Everything in one pass, as a slow machine gets it.
    Burst,
}

#[test]
fn the_story_in_english() {
    tell(Language::English, Typing::Letters);
}

#[test]
fn the_story_in_vietnamese_with_composed_letters() {
    tell(Language::Vietnamese, Typing::Letters);
}

#[test]
fn the_story_in_vietnamese_with_a_composing_input_method() {
    tell(Language::Vietnamese, Typing::Composing);
}

#[test]
fn the_story_in_vietnamese_with_a_tool_that_rewrites() {
    tell(Language::Vietnamese, Typing::Rewriting);
}

const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;

fn key(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// What the keyboard sends for the words.
fn words(words: &str, typing: Typing) -> Vec<Event> {
    let text = |text: &str| Event::Text(text.to_owned());
    match typing {
        Typing::Letters => words.chars().map(|letter| text(&letter.to_string())).collect(),
        Typing::Composing => words.split_inclusive(' ').flat_map(composed).collect(),
        Typing::Rewriting => words.chars().flat_map(rewritten).collect(),
    }
}

fn composed(word: &str) -> Vec<Event> {
    let preedit = |text: String| Event::Ime(ImeEvent::Preedit { text, active_range_chars: None });
    let letters: Vec<char> = word.trim_end().chars().collect();
    let mut events: Vec<_> = (1..=letters.len()).map(|n| preedit(letters[..n].iter().collect())).collect();
    events.push(preedit(String::new()));
    events.push(Event::Ime(ImeEvent::Commit(word.trim_end().to_owned())));
    events.extend(word.ends_with(' ').then(|| Event::Text(" ".to_owned())));
    events
}

/// A letter with marks comes after its base letter, which is taken back.
fn rewritten(letter: char) -> Vec<Event> {
    use unicode_normalization::UnicodeNormalization as _;
    let text = |letter: char| Event::Text(letter.to_string());
    let base = match letter {
        'đ' => 'd',
        'Đ' => 'D',
        _ => letter.nfd().next().unwrap(),
    };
    if base == letter {
        return vec![text(letter)];
    }
    let mut events = vec![text(base)];
    events.extend(key(NONE, Key::Backspace));
    events.push(text(letter));
    events
}

/// What somebody does with the keyboard.
struct Hands<'a> {
    window: &'a mut Window,
    typing: Typing,
    pace: Pace,
    waiting: Vec<Event>,
}

impl Hands<'_> {
    fn say(&mut self, said: &str) {
        let events = words(said, self.typing);
        self.send(events);
    }

    fn press(&mut self, modifiers: Modifiers, pressed: Key) {
        self.send(key(modifiers, pressed));
    }

    fn send(&mut self, events: Vec<Event>) {
        match self.pace {
            Pace::Calm => {
                for event in events {
                    at_once(self.window, [event]);
                }
                self.window.run();
            }
            Pace::Burst => self.waiting.extend(events),
        }
    }

    fn rest(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        at_once(self.window, waiting);
        self.window.run();
    }
}

fn tell(language: Language, typing: Typing) {
    for pace in [Pace::Calm, Pace::Burst] {
        let mut window = window(language, None);
        let said = match language {
            Language::English => ["sees an advert", "asks a friend", "opens the shop", "at home", "hotline"],
            Language::Vietnamese => {
                ["đọc quảng cáo", "ý kiến người thân", "ướm thử ở cửa hàng", "ở nhà", "ấm ức vì chờ"]
            }
        };
        let before = app(&window).editor().document().clone();
        let mut hands = Hands { window: &mut window, typing, pace, waiting: Vec::new() };
        hands.press(NONE, Key::ArrowDown);
        // Two cards in the first cell, an empty third one that goes by itself.
        hands.say(said[0]);
        hands.press(NONE, Key::Enter);
        hands.say(said[1]);
        hands.press(NONE, Key::Enter);
        hands.press(NONE, Key::Tab);
        // The next column, and the lane below it.
        hands.say(said[2]);
        hands.press(COMMAND, Key::Enter);
        hands.say(said[3]);
        // Back over an empty cell to nothing, then up by hand and on with the card that is there.
        hands.press(SHIFT, Key::Tab);
        hands.press(NONE, Key::Tab);
        hands.press(SHIFT, Key::Enter);
        hands.say(said[4]);
        hands.press(NONE, Key::Escape);
        hands.rest();

        let case = format!("{language:?} {typing:?} {pace:?}");
        assert_eq!(titles(&window, 0, 0), said[..2], "{case}");
        assert_eq!(titles(&window, 0, 1), said[2..3], "{case}");
        assert_eq!(titles(&window, 1, 0), [""; 0], "{case}");
        assert_eq!(titles(&window, 1, 1), [format!("{}\n{}", said[3], said[4])], "{case}");
        let editor = app(&window).editor();
        let card = map(&window).lanes[1].cards().next().unwrap().2;
        assert_eq!(editor.selection(), [Item::Card(card.id)], "{case}");
        assert!(card.kind.same_kind(&touchpoint()), "of its lane's kind: {case}");
        let steps: Vec<_> = editor.steps().0.cloned().collect();
        let add = StepName::AddCards(1);
        assert_eq!(steps, [add.clone(), add.clone(), add.clone(), add, StepName::Type], "{case}");
        for _ in 0..5 {
            press(&mut window, COMMAND, Key::Z);
        }
        assert_eq!(*app(&window).editor().document(), before, "{case}");
    }
}

fn touchpoint() -> waylane::model::CardKind {
    use waylane::model::{CardKind, Presence};
    CardKind::Touchpoint { channel: None, presence: Presence::Unsaid }
}

/// With the first cell of the map selected.
fn at_first_cell() -> Window {
    let mut window = window(Language::English, None);
    press(&mut window, NONE, Key::ArrowDown);
    window
}

#[test]
fn a_new_card_without_words_leaves_nothing_behind() {
    for leave in [Key::Enter, Key::Tab, Key::Escape] {
        let mut window = at_first_cell();
        let before = app(&window).editor().document().clone();
        press(&mut window, NONE, Key::Enter);
        assert!(app(&window).editor().typing().is_some());
        press(&mut window, NONE, leave);
        press(&mut window, NONE, Key::Escape);
        assert!(app(&window).editor().typing().is_none(), "{leave:?}");
        assert_eq!(*app(&window).editor().document(), before, "{leave:?}");
        assert!(!app(&window).editor().can_undo(), "{leave:?}");
    }
    let mut window = at_first_cell();
    press(&mut window, NONE, Key::Enter);
    let elsewhere = cell_centre(&window, 3, 2);
    click(&mut window, elsewhere);
    assert!(!app(&window).editor().can_undo());
}

#[test]
fn a_letter_that_the_input_method_takes_back_leaves_no_card() {
    let mut window = at_first_cell();
    let preedit =
        |text: &str| Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None });
    at_once(&mut window, [preedit("đ")]);
    at_once(&mut window, [preedit("")]);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(titles(&window, 0, 0).len(), 0);
    assert!(!app(&window).editor().can_undo());

    type_text(&mut window, "w");
    press(&mut window, NONE, Key::Backspace);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(titles(&window, 0, 0).len(), 0);
    assert!(!app(&window).editor().can_undo());
}

#[test]
fn undo_right_after_enter_takes_the_card_back() {
    let mut window = at_first_cell();
    type_text(&mut window, "gone");
    press(&mut window, NONE, Key::Enter);
    press(&mut window, COMMAND, Key::Z);
    assert_eq!(titles(&window, 0, 0).len(), 0);
}

#[test]
fn enter_puts_the_next_card_below_the_one_just_typed() {
    let mut window = at_first_cell();
    for title in ["one", "three"] {
        type_text(&mut window, title);
        press(&mut window, NONE, Key::Enter);
    }
    press(&mut window, NONE, Key::Escape);
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::ArrowUp);
    press(&mut window, NONE, Key::Enter);
    press(&mut window, NONE, Key::Enter);
    type_text(&mut window, "two");
    press(&mut window, NONE, Key::Escape);
    assert_eq!(titles(&window, 0, 0), ["one", "two", "three"]);
}

#[test]
fn figures_go_into_a_lane_of_feelings_between_lanes_of_words() {
    let mut window = at_first_cell();
    let lane = map(&window).lanes.iter().position(|lane| lane.kind.holds_points()).unwrap();
    let mut hands =
        Hands { window: &mut window, typing: Typing::Letters, pace: Pace::Burst, waiting: Vec::new() };
    hands.say("opens the shop");
    hands.press(COMMAND, Key::Enter);
    hands.say("website");
    hands.press(COMMAND, Key::Enter);
    hands.say("-2");
    hands.press(NONE, Key::Tab);
    hands.say("+1");
    hands.press(COMMAND, Key::Enter);
    hands.say("no one answers");
    hands.press(NONE, Key::Escape);
    hands.rest();
    let values: Vec<f32> = map(&window).lanes[lane].points().map(|(_, point)| point.value).collect();
    assert_eq!(values, [-2.0, 1.0]);
    assert_eq!(titles(&window, lane - 1, 0), ["website"]);
    assert_eq!(titles(&window, lane + 1, 1), ["no one answers"]);
}

#[test]
fn heads_are_named_one_after_another_and_the_last_one_is_followed_by_a_new_one() {
    let mut window = at_first_cell();
    press(&mut window, NONE, Key::ArrowUp);
    let mut hands =
        Hands { window: &mut window, typing: Typing::Letters, pace: Pace::Burst, waiting: Vec::new() };
    for title in ["Notice", "Compare", "Buy", "Use", "Repeat"] {
        hands.say(title);
        hands.press(NONE, Key::Tab);
    }
    hands.press(NONE, Key::Escape);
    hands.rest();
    let stages: Vec<_> = map(&window).stages().map(|(_, stage)| stage.title.clone()).collect();
    assert_eq!(stages, ["Notice", "Compare", "Buy", "Use", "Repeat"]);
    let last = map(&window).stages().last().unwrap().1.id;
    assert_eq!(app(&window).editor().selection(), [Item::Stage(last)]);
    assert_eq!(map(&window).columns().len(), 5, "the sixth had no name");
}

#[test]
fn nothing_on_the_canvas_is_lost_to_letters_and_backspace() {
    let mut window = at_first_cell();
    type_text(&mut window, "kept");
    press(&mut window, NONE, Key::Escape);
    let before = app(&window).editor().document().clone();
    press(&mut window, NONE, Key::Backspace);
    press(&mut window, NONE, Key::Backspace);
    assert_eq!(*app(&window).editor().document(), before);
    // Shift+1 types where something is selected, and fits the map where nothing is.
    let one = Event::Key {
        key: Key::Exclamationmark,
        physical_key: Some(Key::Num1),
        pressed: true,
        repeat: false,
        modifiers: SHIFT,
    };
    at_once(&mut window, [one, Event::Text("!".to_owned())]);
    press(&mut window, NONE, Key::Escape);
    assert_eq!(titles(&window, 0, 0), ["kept!"]);
}

#[test]
fn keys_walk_to_the_ends_of_rows_and_map() {
    let mut window = at_first_cell();
    let cell = |window: &Window, lane: usize, column: usize| {
        let map = map(window);
        [Item::Cell(map.lanes[lane].id, map.columns()[column])]
    };
    let selected = |window: &Window| app(window).editor().selection().to_vec();
    press(&mut window, NONE, Key::End);
    assert_eq!(selected(&window), cell(&window, 0, 3));
    press(&mut window, COMMAND, Key::End);
    assert_eq!(selected(&window), cell(&window, 4, 3));
    press(&mut window, NONE, Key::Home);
    assert_eq!(selected(&window), cell(&window, 4, 0));
    press(&mut window, NONE, Key::PageUp);
    assert_eq!(selected(&window), cell(&window, 0, 0));
    press(&mut window, NONE, Key::ArrowLeft);
    assert_eq!(selected(&window), [Item::Lane(map(&window).lanes[0].id)]);
    press(&mut window, COMMAND, Key::Home);
    press(&mut window, SHIFT, Key::ArrowRight);
    press(&mut window, SHIFT, Key::ArrowRight);
    assert_eq!(selected(&window).len(), 3);
    press(&mut window, SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&window).len(), 2, "back the same way makes it smaller");
}
