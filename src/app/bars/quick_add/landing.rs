//! Where a quick note lands: from a line as it was read, and from what is selected, to a cell and the edit that
//! puts the note there. Knows nothing of the bar.

use std::sync::Arc;

use super::line::{Column, Line, Names, Said};
use crate::app::editor::Editor;
use crate::app::panels::{new_lane, usual_layer};
use crate::app::{perform, points};
use crate::edit::{Edit, MapEdit, Place, StepName};
use crate::model::{
    Card, CardId, CardKind, Curve, Item, Lane, LaneId, LaneKind, Language, Layer, Map, StepId,
};
use crate::words;

/// A place for a note, and what it becomes there.
#[derive(Debug, Clone)]
pub(super) struct Landing {
    /// The lane; one that is not in the map yet is made with the note.
    pub(super) lane: Arc<Lane>,
    pub(super) is_new_lane: bool,
    pub(super) step: StepId,
    pub(super) what: What,
}

/// What a note becomes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A card of that kind.
    Card(CardKind),
    /// A point of that value.
    Point(f32),
}

/// Lane and column of the note before, for when nothing is selected.
pub(super) type Before = Option<(LaneId, StepId)>;

/// What can be named in a line about this map: the language of the interface first.
pub(super) fn names(editor: &Editor, language: Language) -> Names {
    let document = editor.document();
    let own = document.kinds.iter().map(|own| CardKind::Own { kind: own.id });
    let kinds = likeliest_first().into_iter().chain(own).map(|kind| {
        let names = [language, language.other()]
            .map(|language| words::names::card_kind(document, language, &kind).to_owned())
            .to_vec();
        (kind, names)
    });
    let columns = editor.map().stages().zip(1..).flat_map(|((_, stage), stage_number)| {
        stage.steps.iter().zip(1..).map(move |(step, step_number)| Column {
            id: step.id,
            stage_number,
            step_number,
            stage: stage.title.clone(),
            step: step.title.clone(),
        })
    });
    Names { kinds: kinds.collect(), columns: columns.collect() }
}

/// Kinds in the order in which one letter finds them: what is called out most in workshops first.
fn likeliest_first() -> Vec<CardKind> {
    let early = |kind: &CardKind| match kind {
        CardKind::Action => 0,
        CardKind::Touchpoint { .. } => 1,
        CardKind::PainPoint { .. } => 2,
        CardKind::Opportunity { .. } => 3,
        CardKind::Thought => 4,
        CardKind::Quote { .. } => 5,
        CardKind::Emotion { .. } => 6,
        _ => 7,
    };
    let mut kinds: Vec<CardKind> =
        CardKind::BUILT_IN.into_iter().filter(|kind| !matches!(kind, CardKind::Picture { .. })).collect();
    kinds.sort_by_key(early);
    kinds
}

impl Landing {
    /// Where the note of a line lands: at the stage and in the lane it names, else where the selection is,
    /// else beside the note before, else at the beginning. `None`: its stage is unknown, or the map has none.
    pub(super) fn of(line: &Line<'_>, editor: &Editor, before: Before) -> Option<Self> {
        let map = editor.map();
        let (lane, step) = perform::spot(editor);
        let lane = lane.or(before.map(|(lane, _)| lane)).and_then(|id| map.lane(id));
        let here = step.or(before.map(|(_, step)| step)).filter(|&step| map.step(step).is_some());
        let step = match line.column {
            Some(Said::Unknown(_)) => return None,
            Some(Said::Known(step)) => step,
            None => here.or_else(|| map.columns().first().copied())?,
        };
        let (lane, is_new_lane, what) = match wanted(line) {
            Some(What::Point(value)) => {
                let curve = LaneKind::Curve(Curve::default());
                let (lane, is_new) = lane_for(&curve, lane, editor);
                (lane, is_new, What::Point(value))
            }
            Some(What::Card(kind)) => {
                let (lane, is_new) = lane_for(&LaneKind::Cards(kind.clone()), lane, editor);
                (lane, is_new, What::Card(kind))
            }
            None => {
                let lane = lane.filter(|lane| takes_words(lane)).or_else(|| first_of_cards(map));
                let new = || {
                    let note = LaneKind::Cards(CardKind::Note);
                    (
                        Arc::new(new_lane(&note, usual_layer(&CardKind::Note), editor.document().language)),
                        true,
                    )
                };
                let (lane, is_new) = lane.map_or_else(new, |lane| (Arc::clone(lane), false));
                let what = usual(&lane.kind);
                (lane, is_new, what)
            }
        };
        Some(Self { lane, is_new_lane, step, what })
    }

    /// The edit that puts the words there, one step, and what is to be selected then.
    pub(super) fn edit(&self, words: &str, map: &Map) -> (Edit, Item) {
        let (lane, step) = (self.lane.id, self.step);
        let (note, name, item) = match &self.what {
            What::Card(kind) => {
                let card = Card::new(CardId::fresh(), kind.clone(), words);
                let item = Item::Card(card.id);
                let to = Place::Cell { lane, step, index: usize::MAX };
                (MapEdit::AddCards { to, cards: vec![card] }, StepName::AddCards(1), item)
            }
            What::Point(value) => {
                let mut point = points::new_point(map, &self.lane, step, *value);
                words.clone_into(&mut point.words);
                let item = Item::Point(point.id);
                (MapEdit::AddPoint { lane, step, point }, StepName::AddPoint, item)
            }
        };
        let note = Edit::Map(map.id, note);
        if !self.is_new_lane {
            return (note, item);
        }
        let lane = MapEdit::AddLane { index: usize::MAX, lane: Arc::clone(&self.lane) };
        (Edit::Several(name, vec![Edit::Map(map.id, lane), note]), item)
    }

    /// The cell in the map; none where its lane is not there yet.
    pub(super) fn cell(&self) -> Option<Item> {
        (!self.is_new_lane).then_some(Item::Cell(self.lane.id, self.step))
    }

    /// Kind, stage and lane in words.
    pub(super) fn words(&self, editor: &Editor, names: &Names, language: Language) -> String {
        let what = match &self.what {
            What::Card(kind) => words::names::card_kind(editor.document(), language, kind).to_owned(),
            What::Point(value) => {
                let sign = words::numbers::signed(
                    language,
                    f64::from(*value),
                    u8::from(value.fract() != 0.0).into(),
                );
                format!("{} {sign}", words::kinds::card_kind(language, &CardKind::Emotion { score: 0 }))
            }
        };
        let column = names.columns.iter().find(|column| column.id == self.step);
        let stage = column.map(|column| column.words(language)).unwrap_or_default();
        words::speed::lands(language, &what, &stage, &self.lane.title)
    }
}

impl Column {
    /// Number and name, `4 Payment`.
    pub(super) fn words(&self, language: Language) -> String {
        let stage = if self.stage.is_empty() {
            words::speed::stage_number(language, self.stage_number)
        } else {
            format!("{} {}", self.stage_number, self.stage)
        };
        if self.step.is_empty() { stage } else { format!("{stage} › {}", self.step) }
    }

    /// What may stand after `@` for it and for no other: its name, or its number where that is not enough.
    pub(super) fn address(&self) -> String {
        match self.step_number {
            1 if self.stage.is_empty() || self.stage.contains(':') => self.stage_number.to_string(),
            1 => self.stage.clone(),
            step => format!("{}.{step}", self.stage_number),
        }
    }
}

/// What the line asks for; none: whatever the lane holds.
fn wanted(line: &Line<'_>) -> Option<What> {
    match (&line.kind, line.feeling) {
        (_, Some(value)) => Some(What::Point(value)),
        (Some(CardKind::Emotion { score }), None) => Some(What::Point(f32::from(*score))),
        (Some(kind), None) => Some(What::Card(kind.clone())),
        (None, None) => None,
    }
}

/// The lane itself where it holds that, else the first that does, else a new one; `true`: it is new.
fn lane_for(kind: &LaneKind, here: Option<&Arc<Lane>>, editor: &Editor) -> (Arc<Lane>, bool) {
    let holds = |lane: &&Arc<Lane>| match (&lane.kind, kind) {
        (LaneKind::Cards(of), LaneKind::Cards(kind)) => of.same_kind(kind) && !lane.hidden,
        (LaneKind::Curve(_), LaneKind::Curve(_)) => !lane.hidden,
        _ => false,
    };
    if let Some(lane) = here.filter(holds).or_else(|| editor.map().lanes.iter().find(holds)) {
        return (Arc::clone(lane), false);
    }
    let layer = match kind {
        LaneKind::Cards(kind) => usual_layer(kind),
        _ => usual_layer(&CardKind::Action),
    };
    let mut lane = new_lane(kind, layer, editor.document().language);
    if let LaneKind::Cards(own @ CardKind::Own { .. }) = kind {
        let document = editor.document();
        words::names::card_kind(document, document.language, own).clone_into(&mut lane.title);
    }
    (Arc::new(lane), true)
}

/// The first lane of cards of the customer, else of any layer.
fn first_of_cards(map: &Map) -> Option<&Arc<Lane>> {
    let lanes = map.lanes.iter().filter(|lane| matches!(lane.kind, LaneKind::Cards(_)) && !lane.hidden);
    lanes.min_by_key(|lane| lane.layer != Layer::Customer)
}

fn takes_words(lane: &Arc<Lane>) -> bool {
    !matches!(lane.kind, LaneKind::Numbers(_)) && !lane.hidden
}

/// What words without a kind become in the lane.
fn usual(kind: &LaneKind) -> What {
    match kind {
        LaneKind::Cards(CardKind::Emotion { score }) => What::Card(CardKind::Emotion { score: *score }),
        LaneKind::Cards(kind) => What::Card(kind.clone()),
        LaneKind::Curve(curve) => What::Point(curve.baseline),
        LaneKind::Numbers(_) | LaneKind::Pictures => What::Card(CardKind::Note),
    }
}
