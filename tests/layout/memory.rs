//! What a change costs: only what it touches is laid out and drawn again.

use waylane::edit::{Edit, MapEdit, Place, apply};
use waylane::layout::Memo;
use waylane::model::{Document, LaneId, Language, Shown, StepId};
use waylane::style::Style;
use waylane::{scene, templates};

use crate::arrows::linked;
use crate::map_text::{card, document, lane_id};
use crate::picture::lay_out;

/// A document as it is edited, with what layout and scene remember of it.
struct Canvas {
    document: Document,
    layout: Memo,
    scene: scene::Memo,
}

impl Canvas {
    fn new(document: Document) -> Self {
        Self { document, layout: Memo::default(), scene: scene::Memo::default() }
    }

    /// Lanes laid out and cards drawn.
    fn show(&mut self) -> (usize, usize) {
        let before = (self.layout.lanes_laid_out(), self.scene.cards_drawn());
        let layout = lay_out(&self.document, &Shown::default(), &mut self.layout);
        let style = Style::of(self.document.theme);
        let _ = scene::draw(&self.document, &layout, &style, &mut self.scene);
        (self.layout.lanes_laid_out() - before.0, self.scene.cards_drawn() - before.1)
    }

    fn edit(&mut self, edit: MapEdit) {
        let map = self.document.maps[0].id;
        apply(&mut self.document, &Edit::Map(map, edit)).unwrap();
    }
}

const MAP: &str = "stages  | Need      | Search | Use
                   Does    | ask; look | find   | watch
                   Feels   | tired     |        | glad
                   Answers | greet     | show   |";

fn place(lane: LaneId, step: u64, index: usize) -> Place {
    Place::Cell { lane, step: StepId::from_bits(step), index }
}

#[test]
fn the_first_look_costs_everything_and_the_second_nothing() {
    let mut canvas = Canvas::new(document(MAP));
    assert_eq!(canvas.show(), (3, 8));
    assert_eq!(canvas.show(), (0, 0));
}

#[test]
fn moving_a_card_within_its_lane_costs_one_lane_and_no_drawing() {
    let mut canvas = Canvas::new(document(MAP));
    canvas.show();
    let (does, look) = (lane_id(&canvas.document, "Does"), card(&canvas.document, "look"));
    canvas.edit(MapEdit::MoveCards { cards: vec![look], to: place(does, 2, 0) });
    assert_eq!(canvas.show(), (1, 0));
}

#[test]
fn moving_a_card_to_another_lane_costs_two_lanes_and_one_card() {
    let mut canvas = Canvas::new(document(MAP));
    canvas.show();
    let (feels, look) = (lane_id(&canvas.document, "Feels"), card(&canvas.document, "look"));
    canvas.edit(MapEdit::MoveCards { cards: vec![look], to: place(feels, 2, 0) });
    // The card now belongs to another lane, which its group says to assistive tools.
    assert_eq!(canvas.show(), (2, 1));
}

#[test]
fn arrows_keep_their_way_while_what_is_near_them_stays() {
    let text = "stages | Need | Search | Use
                One    | a; b | c      | d
                Two    | e    | f      | g
                Three  |      | h      |
                Four   |      | i      |
                Five   | j    | k      | l";
    let mut canvas = Canvas::new(linked(text, &[("j", "l"), ("k", "i"), ("a", "f")]));
    canvas.show();
    assert_eq!(canvas.layout.arrows_routed(), 3);
    canvas.show();
    assert_eq!(canvas.layout.arrows_routed(), 3, "nothing changed");

    let (one, b) = (lane_id(&canvas.document, "One"), card(&canvas.document, "b"));
    canvas.edit(MapEdit::MoveCards { cards: vec![b], to: place(one, 2, 0) });
    canvas.show();
    assert_eq!(canvas.layout.arrows_routed(), 4, "only the arrow of that lane, not those far below");
}

#[test]
fn one_word_in_a_template_costs_one_lane_and_one_card() {
    let mut canvas = Canvas::new(templates::load("service-blueprint", Language::Vietnamese).unwrap());
    let (lanes, cards) = canvas.show();
    assert!(lanes > 3 && cards > 10, "{lanes} lanes, {cards} cards");
    let lane = canvas.document.maps[0].lanes.iter().find(|lane| lane.cards().count() > 1).unwrap();
    let mut changed = lane.cards().next().unwrap().2.clone();
    changed.title = "Tìm hiểu".to_owned();
    canvas.edit(MapEdit::SetCard(Box::new(changed)));
    assert_eq!(canvas.show(), (1, 1));
}
