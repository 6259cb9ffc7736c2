//! Random edits: a seed of plain numbers becomes an edit of whatever the document holds by then. Some
//! name what is not there or bring numbers out of range, on purpose.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use waylane::edit::{Brief, Edit, LaneSettings, MapEdit, Place, Split, StepName, TextPlace};
use waylane::model::{
    BarsOrLine, Block, BlockId, Card, CardId, CardKind, Channel, ChannelId, Comment, Curve, Document, Facts,
    ImageHash, Indicator, Item, KindId, Lane, LaneId, LaneKind, Language, Layer, Link, LinkId, Map, MapId,
    MapState, Mark, MarkId, Numbers, Persona, PersonaId, Phase, PhaseId, Point, PointId, Presence, Series,
    Shown, Stage, StageId, StageRange, Step, StepId, StoredImage, SurveyTarget, Target, ThemeName, View,
    ViewId, Wave, WaveId,
};

/// How many variants [`variant`] tells apart.
pub(crate) const VARIANTS: usize = 48;

/// What an edit is made from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seed {
    pub(crate) kind: u8,
    pub(crate) picks: [u8; 8],
    pub(crate) number: f32,
    pub(crate) text: String,
}

pub(crate) fn seeds(most: usize) -> impl Strategy<Value = Vec<Seed>> {
    let number =
        prop_oneof![9 => -80.0..80.0_f32, 1 => Just(f32::NAN), 1 => Just(f32::INFINITY), 1 => Just(1e30)];
    let seed = (any::<u8>(), any::<[u8; 8]>(), number, "[a-cệ\u{0}\r\n\u{301}]{0,6}")
        .prop_map(|(kind, picks, number, text)| Seed { kind, picks, number, text });
    vec(seed, 1..most)
}

/// Which variant an edit is. A new variant does not compile until it is here and in [`edit_of`].
pub(crate) fn variant(edit: &Edit) -> usize {
    match edit {
        Edit::SetDocumentTitle(_) => 0,
        Edit::SetLanguage(_) => 1,
        Edit::SetTheme(_) => 2,
        Edit::AddMap { .. } => 3,
        Edit::MoveMap { .. } => 4,
        Edit::DeleteMap(_) => 5,
        Edit::AddPersona(_) => 6,
        Edit::SetPersona(_) => 7,
        Edit::DeletePersona(_) => 8,
        Edit::AddImage { .. } => 9,
        Edit::SetOwn { .. } => 10,
        Edit::SetSurveys { .. } => 11,
        Edit::Several(..) => 12,
        Edit::Map(_, edit) => match edit {
            MapEdit::SetText(..) => 13,
            MapEdit::SetBrief(_) => 14,
            MapEdit::SetPersonas(_) => 15,
            MapEdit::SetTargets(_) => 16,
            MapEdit::SetViews(_) => 17,
            MapEdit::SetDismissed(_) => 18,
            MapEdit::AddPhase { .. } => 19,
            MapEdit::AddStage { .. } => 20,
            MapEdit::AddStep { .. } => 21,
            MapEdit::MovePhase { .. } => 22,
            MapEdit::MoveStage { .. } => 23,
            MapEdit::MoveStep { .. } => 24,
            MapEdit::SetStageFacts(..) => 25,
            MapEdit::SetStepFacts(..) => 26,
            MapEdit::SetColumnWidth(..) => 27,
            MapEdit::AddLane { .. } => 28,
            MapEdit::MoveLane { .. } => 29,
            MapEdit::SetLane(..) => 30,
            MapEdit::SetEmptyOnPurpose { .. } => 31,
            MapEdit::SetGap { .. } => 32,
            MapEdit::AddCards { .. } => 33,
            MapEdit::MoveCards { .. } => 34,
            MapEdit::PlaceCards(_) => 35,
            MapEdit::SetCard(_) => 36,
            MapEdit::AddPoint { .. } => 37,
            MapEdit::SetPoint { .. } => 38,
            MapEdit::AddLink(_) => 39,
            MapEdit::SetLink(_) => 40,
            MapEdit::AddBlock { .. } => 41,
            MapEdit::MoveBlock { .. } => 42,
            MapEdit::Delete(_) => 43,
            MapEdit::Merge(_) => 44,
            MapEdit::Split(_) => 45,
            MapEdit::SetCards(_) => 46,
            MapEdit::AddContents { .. } => 47,
        },
    }
}

/// The edit that the seed stands for in this document.
pub(crate) fn edit_of(document: &Document, seed: &Seed) -> Edit {
    let map = pick(document.maps.iter(), seed.picks[7] % 8).unwrap();
    Picker { document, seed, map }.edit(usize::from(seed.kind) % VARIANTS)
}

fn pick<T>(list: impl Iterator<Item = T>, number: u8) -> Option<T> {
    let mut list: Vec<T> = list.collect();
    if number == u8::MAX || list.is_empty() {
        None
    } else {
        Some(list.swap_remove(usize::from(number) % list.len()))
    }
}

/// Bits of an id that nothing has.
const MISSING: u64 = 999_999;

struct Picker<'a> {
    document: &'a Document,
    seed: &'a Seed,
    map: &'a Arc<Map>,
}

impl Picker<'_> {
    fn edit(&self, variant: usize) -> Edit {
        match variant {
            0 => Edit::SetDocumentTitle(self.text()),
            1 => Edit::SetLanguage(Language::ALL[self.small(0) % 2]),
            2 => Edit::SetTheme(ThemeName::ALL[self.small(0) % 4]),
            3 => Edit::AddMap { index: self.small(0), map: Arc::new(self.new_map()) },
            4 => Edit::MoveMap { map: self.map.id, index: self.small(0) },
            5 => Edit::DeleteMap(self.map.id),
            6 => Edit::AddPersona(Arc::new(Persona::new(PersonaId::from_bits(self.fresh()), self.text()))),
            7 => Edit::SetPersona(Arc::new(Persona {
                quote: self.text(),
                ..Persona::new(self.persona(0), "p")
            })),
            8 => Edit::DeletePersona(self.persona(0)),
            9 => {
                let image = StoredImage { title: self.text(), bytes: self.seed.picks.to_vec() };
                Edit::AddImage { hash: ImageHash::of(&image.bytes), image: Arc::new(image) }
            }
            10 => Edit::SetOwn {
                channels: self.document.channels.iter().skip(self.small(0) % 2).cloned().collect(),
                kinds: self.document.kinds.iter().skip(self.small(1) % 2).cloned().collect(),
                marks: self.document.marks.iter().skip(self.small(2) % 2).cloned().collect(),
            },
            11 => {
                let mut waves: Vec<Wave> =
                    self.document.surveys.iter().skip(self.small(0) % 3).cloned().collect();
                waves.push(self.wave());
                Edit::SetSurveys { waves, questions: self.document.questions.clone() }
            }
            12 => Edit::Several(
                StepName::Paste(2),
                vec![self.edit(13 + self.small(0) % 33), self.edit(13 + self.small(1) % 33)],
            ),
            _ => Edit::Map(self.map.id, self.map_edit(variant)),
        }
    }

    fn map_edit(&self, variant: usize) -> MapEdit {
        match variant {
            13 => MapEdit::SetText(self.text_place(), self.text()),
            14 => MapEdit::SetBrief(Brief {
                state: MapState::Future,
                scenario: self.text(),
                ..Brief::default()
            }),
            15 => MapEdit::SetPersonas(vec![self.persona(0), self.persona(1)]),
            16 => MapEdit::SetTargets(vec![Target { indicator: Indicator::Nps, value: self.seed.number }]),
            17 => MapEdit::SetViews(vec![self.view()]),
            18 => MapEdit::SetDismissed(vec![self.text(), "rule".into(), "rule".into()]),
            43 => MapEdit::Delete((0..=self.small(6) % 3).map(|place| self.item(place)).collect()),
            44 => MapEdit::Merge(self.part()),
            45 => MapEdit::Split(self.split()),
            46 => MapEdit::SetCards(vec![
                self.new_card(self.card(0).bits()),
                self.new_card(self.card(1).bits()),
            ]),
            47 => MapEdit::AddContents {
                cards: (0..2).map(|n| (self.new_card(self.fresh() + n), self.place(2))).collect(),
                points: vec![(self.lane(0), self.step(1), self.new_point(self.fresh()))],
                links: vec![self.link(self.fresh())],
            },
            19..=27 => self.column_edit(variant),
            28..=32 => self.lane_edit(variant),
            33..=36 => self.card_edit(variant),
            _ => self.other_edit(variant),
        }
    }

    /// A phase, stage, step or lane, rarely something else.
    fn part(&self) -> Item {
        match self.seed.picks[2] % 9 {
            0 => Item::Phase(self.phase(0)),
            1 | 2 => Item::Stage(self.stage(0)),
            3 | 4 => Item::Step(self.step(0)),
            5..=7 => Item::Lane(self.lane(0)),
            _ => self.item(0),
        }
    }

    fn split(&self) -> Split {
        let new = self.fresh();
        let cards: Vec<CardId> = (0..self.small(4) % 3).map(|place| self.card(place + 1)).collect();
        match self.seed.picks[2] % 5 {
            0 => Split::Phase { phase: self.phase(0), before: self.stage(1), new: PhaseId::from_bits(new) },
            1 => Split::Stage { stage: self.stage(0), before: self.step(1), new: StageId::from_bits(new) },
            2 | 3 => Split::Step { step: self.step(0), new: StepId::from_bits(new), cards },
            _ => Split::Lane { lane: self.lane(0), new: LaneId::from_bits(new), cards },
        }
    }

    fn column_edit(&self, variant: usize) -> MapEdit {
        let index = self.small(3);
        match variant {
            19 => MapEdit::AddPhase { index, phase: self.new_phase() },
            20 => MapEdit::AddStage { phase: self.phase(0), index, stage: self.new_stage(0) },
            21 => {
                let step = Step { title: self.text(), ..Step::new(StepId::from_bits(self.fresh())) };
                MapEdit::AddStep { stage: self.stage(0), index, step }
            }
            22 => MapEdit::MovePhase { phase: self.phase(0), index },
            23 => MapEdit::MoveStage { stage: self.stage(0), to: self.phase(1), index },
            24 => MapEdit::MoveStep { step: self.step(0), to: self.stage(1), index },
            25 => MapEdit::SetStageFacts(self.stage(0), self.facts()),
            26 => MapEdit::SetStepFacts(self.step(0), self.facts()),
            _ => MapEdit::SetColumnWidth(self.step(0), Some(self.seed.number)),
        }
    }

    fn lane_edit(&self, variant: usize) -> MapEdit {
        let (lane, index, layer) = (self.lane(0), self.small(3), Layer::ALL[self.small(2) % 5]);
        match variant {
            28 => MapEdit::AddLane { index, lane: Arc::new(self.new_lane()) },
            29 => MapEdit::MoveLane { lane, index, layer },
            30 => MapEdit::SetLane(
                lane,
                LaneSettings {
                    kind: self.lane_kind(),
                    layer,
                    group: self.text(),
                    divider: String::new(),
                    colour: None,
                    folded: true,
                    hidden: false,
                    pinned: self.small(3) == 1,
                },
            ),
            31 => MapEdit::SetEmptyOnPurpose {
                lane,
                step: self.step(1),
                empty: !self.small(3).is_multiple_of(3),
            },
            _ => MapEdit::SetGap {
                lane,
                step: self.step(1),
                series: self.series(),
                gap: !self.small(3).is_multiple_of(3),
            },
        }
    }

    fn card_edit(&self, variant: usize) -> MapEdit {
        match variant {
            33 => {
                let cards = (0..=u64::from(self.seed.picks[3] % 3)).map(|n| self.new_card(self.fresh() + n));
                MapEdit::AddCards { to: self.place(0), cards: cards.collect() }
            }
            34 => MapEdit::MoveCards {
                cards: vec![self.card(3), self.card(4), self.card(5)],
                to: self.place(0),
            },
            35 => MapEdit::PlaceCards(vec![(self.card(3), self.place(0)), (self.card(4), self.place(2))]),
            _ => MapEdit::SetCard(Box::new(self.new_card(self.card(0).bits()))),
        }
    }

    fn other_edit(&self, variant: usize) -> MapEdit {
        let (lane, step, index) = (self.lane(0), self.step(1), self.small(3));
        let block = || Block { id: BlockId::from_bits(self.fresh()), title: self.text(), text: self.text() };
        match variant {
            37 => MapEdit::AddPoint { lane, step, point: self.new_point(self.fresh()) },
            38 => MapEdit::SetPoint { lane, step, point: self.new_point(self.point(2).bits()) },
            39 => MapEdit::AddLink(self.link(self.fresh())),
            40 => {
                let id =
                    pick(self.map.links.iter(), self.seed.picks[0]).map_or(MISSING, |link| link.id.bits());
                MapEdit::SetLink(self.link(id))
            }
            41 => MapEdit::AddBlock { above: index.is_multiple_of(2), index, block: block() },
            _ => MapEdit::MoveBlock { block: self.block(0), above: index.is_multiple_of(2), index },
        }
    }

    fn text(&self) -> String {
        self.seed.text.clone()
    }

    fn small(&self, place: usize) -> usize {
        usize::from(self.seed.picks[place] % 8)
    }

    /// Bits that are most likely in no id yet.
    fn fresh(&self) -> u64 {
        1000 + u64::from(u16::from_be_bytes([self.seed.picks[5], self.seed.picks[6]])) * 8
    }

    fn phase(&self, place: usize) -> PhaseId {
        let id = pick(self.map.phases.iter().map(|phase| phase.id), self.seed.picks[place]);
        id.unwrap_or(PhaseId::from_bits(MISSING))
    }

    fn stage(&self, place: usize) -> StageId {
        let id = pick(self.map.stages().map(|(_, stage)| stage.id), self.seed.picks[place]);
        id.unwrap_or(StageId::from_bits(MISSING))
    }

    fn step(&self, place: usize) -> StepId {
        let id = pick(self.map.columns().into_iter(), self.seed.picks[place]);
        id.unwrap_or(StepId::from_bits(MISSING))
    }

    fn lane(&self, place: usize) -> LaneId {
        let id = pick(self.map.lanes.iter().map(|lane| lane.id), self.seed.picks[place]);
        id.unwrap_or(LaneId::from_bits(MISSING))
    }

    fn card(&self, place: usize) -> CardId {
        let in_grid = self.map.lanes.iter().flat_map(|lane| lane.cards().map(|(_, _, card)| card.id));
        let id = pick(in_grid.chain(self.map.parking.iter().map(|card| card.id)), self.seed.picks[place]);
        id.unwrap_or(CardId::from_bits(MISSING))
    }

    fn point(&self, place: usize) -> PointId {
        let points = self.map.lanes.iter().flat_map(|lane| lane.points().map(|(_, point)| point.id));
        pick(points, self.seed.picks[place]).unwrap_or(PointId::from_bits(MISSING))
    }

    fn block(&self, place: usize) -> BlockId {
        let blocks = self.map.blocks_above.iter().chain(&self.map.blocks_below).map(|block| block.id);
        pick(blocks, self.seed.picks[place]).unwrap_or(BlockId::from_bits(MISSING))
    }

    fn persona(&self, place: usize) -> PersonaId {
        let id = pick(self.document.personas.iter().map(|persona| persona.id), self.seed.picks[place]);
        id.unwrap_or(PersonaId::from_bits(MISSING))
    }

    fn place(&self, place: usize) -> Place {
        let index = self.small(place);
        if self.seed.picks[place] % 7 == 6 {
            return Place::Parking { index };
        }
        Place::Cell { lane: self.lane(place), step: self.step(place + 1), index }
    }

    fn item(&self, place: usize) -> Item {
        match self.seed.picks[place + 3] % 12 {
            0 => Item::Title,
            1 => Item::Persona(self.persona(place)),
            2 => Item::Phase(self.phase(place)),
            3 => Item::Stage(self.stage(place)),
            4 | 5 => Item::Step(self.step(place)),
            6 => Item::Lane(self.lane(place)),
            7 => Item::Cell(self.lane(place), self.step(place + 1)),
            8 => Item::Point(self.point(place)),
            9 => Item::Block(self.block(place)),
            _ => Item::Card(self.card(place)),
        }
    }

    fn text_place(&self) -> TextPlace {
        match self.small(6) {
            0 => TextPlace::Map,
            1 => TextPlace::Phase(self.phase(0)),
            2 => TextPlace::StageSubtitle(self.stage(0)),
            3 => TextPlace::Step(self.step(0)),
            4 if self.seed.picks[5].is_multiple_of(2) => TextPlace::Divider(self.lane(0)),
            4 => TextPlace::Lane(self.lane(0)),
            5 => TextPlace::Card(self.card(0)),
            6 => TextPlace::Point(self.point(0)),
            _ => TextPlace::BlockText(self.block(0)),
        }
    }

    fn facts(&self) -> Facts {
        Facts { owner: self.text(), width: Some(self.seed.number * 100.0), ..Facts::default() }
    }

    fn series(&self) -> Series {
        match self.small(4) {
            0..=3 => Series::default(),
            4 => Series::Named(self.text()),
            _ => Series::Persona(self.persona(4)),
        }
    }

    fn card_kind(&self) -> CardKind {
        match self.small(6) {
            0 => CardKind::Own { kind: KindId::from_bits(1) },
            1 => CardKind::Own { kind: KindId::from_bits(MISSING) },
            2 => CardKind::Emotion { score: 7 },
            3 => CardKind::PainPoint { category: None, severity: 9 },
            4 => CardKind::Picture { image: Some(ImageHash::of(&[1, 2, 3])) },
            5 => CardKind::Picture { image: Some(ImageHash::of(&[9])) },
            6 => CardKind::Quote { speaker: self.text() },
            _ => {
                let channel = Some(Channel::Own(ChannelId::from_bits(u64::from(self.seed.picks[0] % 2))));
                CardKind::Touchpoint { channel, presence: Presence::Online }
            }
        }
    }

    fn new_card(&self, id: u64) -> Card {
        let mut card = Card::new(CardId::from_bits(id), self.card_kind(), self.text());
        card.span = u16::from(self.seed.picks[4] % 5);
        card.personas = vec![self.persona(3), self.persona(4), PersonaId::from_bits(MISSING)];
        card.marks =
            vec![Mark::Star, Mark::Star, Mark::Own(MarkId::from_bits(1)), Mark::Own(MarkId::from_bits(2))];
        card.origin = Some(CardId::from_bits(1));
        card.tags = vec![self.text()];
        card
    }

    fn new_point(&self, id: u64) -> Point {
        let mut point = Point::new(PointId::from_bits(id), self.seed.number);
        point.series = self.series();
        point.at = self.seed.number / 40.0;
        point.words = self.text();
        point.origin = Some(PointId::from_bits(1));
        point
    }

    fn link(&self, id: u64) -> Link {
        let (from, to) = (self.card(1), self.card(2));
        Link { id: LinkId::from_bits(id), from, to, label: self.text(), two_way: true }
    }

    fn new_stage(&self, offset: u64) -> Stage {
        let id = self.fresh() + offset;
        Stage::new(StageId::from_bits(id), self.text(), StepId::from_bits(id))
    }

    fn new_phase(&self) -> Phase {
        let stages = (0..u64::from(self.seed.picks[2] % 3)).map(|n| self.new_stage(n)).collect();
        Phase { id: PhaseId::from_bits(self.fresh()), title: self.text(), stages }
    }

    fn lane_kind(&self) -> LaneKind {
        match self.small(4) {
            0 => LaneKind::Curve(Curve { baseline: self.seed.number, ..Curve::default() }),
            1 | 2 => LaneKind::Numbers(Numbers {
                min: -3.0,
                max: self.seed.number,
                high: self.text(),
                low: String::new(),
                unit: String::new(),
                look: BarsOrLine::Line,
            }),
            3 => LaneKind::Pictures,
            _ => LaneKind::Cards(self.card_kind()),
        }
    }

    fn new_lane(&self) -> Lane {
        let mut lane = Lane::new(LaneId::from_bits(self.fresh()), self.text(), self.lane_kind());
        lane.layer = Layer::ALL[self.small(2) % 5];
        let cell = lane.cells.entry(self.step(0)).or_default();
        match self.small(1) {
            0 => {}
            1..=3 => cell.cards = vec![self.new_card(self.fresh())],
            _ => cell.points = vec![self.new_point(self.fresh()), self.new_point(self.fresh() + 1)],
        }
        cell.gaps = vec![self.series()];
        lane
    }

    fn new_map(&self) -> Map {
        let mut map = Map::new(MapId::from_bits(self.fresh()), self.text(), self.new_phase());
        map.origin = Some(self.map.id);
        map.personas = vec![self.persona(0), self.persona(0)];
        let mut lane = Lane { layer: Layer::Support, ..self.new_lane() };
        lane.cells = lane.cells.into_values().map(|cell| (StepId::from_bits(self.fresh()), cell)).collect();
        map.lanes = vec![
            Arc::new(lane),
            Arc::new(Lane::new(LaneId::from_bits(self.fresh() + 1), "b", LaneKind::Pictures)),
        ];
        map.parking = vec![self.new_card(self.fresh() + 2)];
        map
    }

    fn view(&self) -> View {
        View {
            id: ViewId::from_bits(self.fresh()),
            title: self.text(),
            shown: Shown {
                stages: Some(StageRange { first: self.stage(0), last: self.stage(1) }),
                without_lanes: vec![self.lane(0), self.lane(0)],
                without_personas: vec![self.persona(0)],
                page_shape: Some(self.seed.number.abs().min(9.0)),
                ..Shown::default()
            },
        }
    }

    fn wave(&self) -> Wave {
        let target = match self.small(1) {
            0 => SurveyTarget::Map(self.map.id),
            1 | 2 => SurveyTarget::Stage(self.stage(2)),
            3 | 4 => SurveyTarget::Step(self.step(2)),
            _ => SurveyTarget::Touchpoint(self.card(2)),
        };
        Wave {
            id: WaveId::from_bits(self.fresh()),
            date: None,
            source: self.text(),
            indicator: Indicator::Ces,
            target,
            counts: std::iter::once((self.seed.picks[3] % 9, 1)).collect(),
            comments: vec![Comment { words: self.text(), score: Some(1) }],
        }
    }
}
