//! A small map under a pointer, for the tables of drags.

use super::super::*;
use crate::edit::{MapEdit, Place};
use crate::layout::{Memo, layout};
use crate::model::{
    Block, BlockId, Card, CardId, CardKind, Cell, Curve, DocumentId, Lane, LaneId, LaneKind, Language, Layer,
    Phase, PhaseId, Point, PointId, Shown, StageId, Step, StepId,
};

pub(super) const MAP: MapId = MapId::from_bits(1);
pub(super) const NEW: u64 = 4711;

pub(super) fn card(n: u64) -> CardId {
    CardId::from_bits(n)
}

pub(super) fn lane(n: u64) -> LaneId {
    LaneId::from_bits(n)
}

pub(super) fn step_id(n: u64) -> StepId {
    StepId::from_bits(n)
}

pub(super) fn stage(n: u64) -> StageId {
    StageId::from_bits(n)
}

pub(super) fn phase(n: u64) -> PhaseId {
    PhaseId::from_bits(n)
}

pub(super) fn point(n: u64) -> PointId {
    PointId::from_bits(n)
}

pub(super) fn cell(in_lane: u64, at: u64, index: usize) -> Place {
    Place::Cell { lane: lane(in_lane), step: step_id(at), index }
}

pub(super) fn parking() -> Place {
    Place::Parking { index: usize::MAX }
}

pub(super) fn action(n: u64) -> Card {
    Card::new(card(n), CardKind::Action, format!("action {n}"))
}

pub(super) fn lane_of(n: u64, layer: Layer, cells: Vec<(u64, Vec<Card>)>) -> Arc<Lane> {
    let mut new = Lane::new(lane(n), format!("lane {n}"), LaneKind::Cards(CardKind::Action));
    new.layer = layer;
    new.cells =
        cells.into_iter().map(|(at, cards)| (step_id(at), Cell { cards, ..Cell::default() })).collect();
    Arc::new(new)
}

/// Phase 1: stage 1 of step 1, stage 2 of steps 2 and 3; phase 2: stage 3 of step 4. Lanes 1 (cards),
/// 2 (curve) and 3 (cards) of the customer, 4 (cards) back-stage. Block 1 below, card 9 parked.
pub(super) fn document() -> Document {
    let step = |n: u64| Step { title: format!("step {n}"), ..Step::new(step_id(n)) };
    let stage_of = |n: u64, steps: &[u64]| crate::model::Stage {
        steps: steps.iter().map(|n| step(*n)).collect(),
        ..crate::model::Stage::new(stage(n), format!("stage {n}"), step_id(0))
    };
    let phase_of = |n: u64, stages| Phase { id: phase(n), title: format!("phase {n}"), stages };
    let mut map = Map::new(MAP, "map", phase_of(1, vec![stage_of(1, &[1]), stage_of(2, &[2, 3])]));
    map.phases.push(phase_of(2, vec![stage_of(3, &[4])]));
    let mut curve = Lane::new(lane(2), "feelings", LaneKind::Curve(Curve::default()));
    curve.cells.insert(step_id(1), Cell { points: vec![Point::new(point(1), 1.0)], ..Cell::default() });
    curve.cells.insert(step_id(3), Cell { points: vec![Point::new(point(2), -1.0)], ..Cell::default() });
    map.lanes = vec![
        lane_of(1, Layer::Customer, vec![(1, vec![action(1), action(2), action(3)]), (2, vec![action(4)])]),
        Arc::new(curve),
        lane_of(3, Layer::Customer, vec![(2, vec![action(5)])]),
        lane_of(
            4,
            Layer::BackStage,
            vec![(1, vec![Card::new(card(6), CardKind::Emotion { score: 1 }, "hm")])],
        ),
    ];
    map.blocks_below = vec![Block { id: BlockId::from_bits(1), title: "sources".into(), text: "a".into() }];
    map.parking = vec![action(9)];
    Document::new(DocumentId::from_bits(1), Language::English, map)
}

/// A canvas that shows the small map at 100 %.
pub(super) struct Table {
    pub(super) document: Arc<Document>,
    pub(super) layout: Arc<Layout>,
    pub(super) selection: Vec<Item>,
    pub(super) tool: Tool,
    pub(super) gesture: Gesture,
}

impl Table {
    pub(super) fn new() -> Self {
        Self::of(document())
    }

    pub(super) fn of(document: Document) -> Self {
        let layout = layout(&document, MAP, &Shown::default(), &mut Memo::default()).unwrap();
        Self {
            document: Arc::new(document),
            layout: Arc::new(layout),
            selection: Vec::new(),
            tool: Tool::Select,
            gesture: Gesture::Idle,
        }
    }

    pub(super) fn selecting(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.selection = items.into_iter().collect();
        self
    }

    pub(super) fn situation(&self) -> Situation<'_> {
        Situation {
            document: &self.document,
            map: MAP,
            layout: &self.layout,
            selection: &self.selection,
            tool: self.tool,
            zoom: 1.0,
            new_id: NEW,
        }
    }

    /// Carries out what a canvas would: selections take effect at once.
    pub(super) fn send(&mut self, pointer: &Pointer) -> Option<Outcome> {
        let gesture = std::mem::take(&mut self.gesture);
        let (gesture, outcome) = step(gesture, pointer, &self.situation());
        self.gesture = gesture;
        match &outcome {
            Some(Outcome::Select(items)) => self.selection.clone_from(items),
            Some(Outcome::Toggle(item)) => match self.selection.iter().position(|other| other == item) {
                Some(place) => _ = self.selection.remove(place),
                None => self.selection.push(*item),
            },
            _ => {}
        }
        outcome
    }

    pub(super) fn press(&mut self, pos: Pos) -> Option<Outcome> {
        self.send(&at(pos, Event::Press(Button::Primary)))
    }

    pub(super) fn drag_to(&mut self, pos: Pos) -> Option<Outcome> {
        self.send(&at(pos, Event::Move))
    }

    pub(super) fn release(&mut self, pos: Pos) -> Option<Outcome> {
        self.send(&at(pos, Event::Release))
    }

    /// Press, move, release: the edit that comes of it.
    pub(super) fn drag(&mut self, from: Pos, to: Pos) -> Option<MapEdit> {
        self.press(from);
        self.drag_to(from.midpoint(to));
        self.drag_to(to);
        let shown = self.gesture.preview().cloned();
        let edit = match self.release(to) {
            Some(Outcome::Commit(edit)) => edit,
            None => {
                assert_eq!(shown, None, "what is shown is what release does");
                return None;
            }
            other => panic!("a release ended in {other:?}"),
        };
        let mut document = Document::clone(&self.document);
        apply(&mut document, &edit).unwrap();
        assert_eq!(shown.as_deref(), Some(&document), "what is shown is what release does");
        match edit {
            Edit::Map(_, edit) => Some(edit),
            other => panic!("not a single change of the map: {other:?}"),
        }
    }

    /// Something out of a panel, dropped there.
    pub(super) fn carry(&mut self, load: Load, to: &Pointer) -> Option<Outcome> {
        let start = at(Pos::new(-500.0, 0.0), Event::Move);
        self.gesture = Gesture::carry(load, &start, &self.situation());
        assert!(self.gesture.preview().is_none(), "nothing is shown beside the map");
        self.send(to);
        self.send(&Pointer { event: Event::Release, ..*to })
    }

    pub(super) fn centre(&self, item: Item) -> Pos {
        self.layout.rect_of(item).unwrap().center()
    }

    pub(super) fn card(&self, n: u64) -> Pos {
        self.centre(Item::Card(card(n)))
    }

    /// The lower end of a cell.
    pub(super) fn end_of(&self, in_lane: u64, at: u64) -> Pos {
        let rect = self.layout.cell_rect(lane(in_lane), step_id(at)).unwrap();
        Pos::new(rect.center().x, rect.y1 - 2.0)
    }

    pub(super) fn lane_head(&self, n: u64) -> Pos {
        Pos::new(self.layout.grid.lanes_left + 8.0, self.centre(Item::Lane(lane(n))).y)
    }

    /// Between a head's middle and its right edge.
    pub(super) fn right_half(&self, item: Item) -> Pos {
        let rect = self.layout.rect_of(item).unwrap();
        Pos::new(rect.x0 + rect.width() * 0.7, rect.center().y)
    }
}

pub(super) fn at(pos: Pos, event: Event) -> Pointer {
    Pointer { event, pos, on_screen: pos, adds: false, copies: false, pans: false, over_parking: false }
}
