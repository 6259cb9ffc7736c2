//! The rows of a map: lanes, the layers they belong to, and the cells where lanes meet steps.
//! Knows nothing of how a lane is drawn.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Card, CardKind, LaneId, PersonaId, PointId, StepId, is_default};

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// Identity within the map.
    pub id: LaneId,
    /// Words at the row's head.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// What the lane holds.
    pub kind: LaneKind,
    /// Lanes are sorted by layer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub layer: Layer,
    /// Neighbouring lanes of the same non-empty group are shown and folded together.
    #[serde(default, skip_serializing_if = "is_default")]
    pub group: String,
    /// Name of a divider drawn above the lane; empty: none.
    #[serde(default, skip_serializing_if = "is_default")]
    pub divider: String,
    /// Ground colour of the lane; none: the alternating grounds of the theme.
    #[serde(default, skip_serializing_if = "is_default")]
    pub colour: Option<super::document::Rgb>,
    /// Collapsed to a strip.
    #[serde(default, skip_serializing_if = "is_default")]
    pub folded: bool,
    /// Not drawn at all.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden: bool,
    /// Stays in view under the heads.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pinned: bool,
    /// The lane this one was copied from, in the map that this map grew out of; it may be gone.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Option<LaneId>,
    /// Only cells that hold something are stored.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "no_double_keys")]
    pub cells: BTreeMap<StepId, Cell>,
}

/// The layers of a service blueprint, top to bottom.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Layer {
    /// What the customer sees or holds.
    Evidence,
    /// What the customer does, thinks and feels.
    #[default]
    Customer,
    /// Staff and technology that the customer meets.
    FrontStage,
    /// Staff and technology that the customer does not see.
    BackStage,
    /// Systems, policies, suppliers and processes that the rest leans on.
    Support,
}

/// What a lane holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum LaneKind {
    /// Stacks of cards; a new card gets this kind.
    Cards(CardKind),
    /// The emotion curve.
    Curve(Curve),
    /// Figures on a scale of their own.
    Numbers(Numbers),
    /// Stacks of pictures, as in a storyboard.
    Pictures,
}

/// How an emotion curve is drawn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curve {
    /// Value of the middle line, −2 to +2.
    #[serde(default, skip_serializing_if = "is_default")]
    pub baseline: f32,
    /// Words at the upper end; empty: the language's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub high: String,
    /// Words at the lower end; empty: the language's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub low: String,
    /// The average of each stage is shown.
    #[serde(default, skip_serializing_if = "is_default")]
    pub averages: bool,
    /// What surveys measured is not drawn beside the curve.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_measured: bool,
}

/// Scale and look of a lane of figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Value at the lower end.
    pub min: f32,
    /// Value at the upper end; above `min`.
    pub max: f32,
    /// Words at the upper end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub high: String,
    /// Words at the lower end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub low: String,
    /// Unit written after figures, for example `min`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: String,
    /// Line or bars.
    #[serde(default, skip_serializing_if = "is_default")]
    pub look: BarsOrLine,
}

/// How figures are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BarsOrLine {
    /// A line through the points.
    #[default]
    Line,
    /// One bar a point.
    Bars,
}

/// Where a step and a lane meet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// 'Takes no part': a dash is drawn, curves break here, means leave it out. Never with content.
    #[serde(default, skip_serializing_if = "is_default")]
    pub empty_on_purpose: bool,
    /// The stack, top to bottom; empty in lanes of points.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cards: Vec<Card>,
    /// Points, left to right; empty in lanes of cards.
    #[serde(default, skip_serializing_if = "is_default")]
    pub points: Vec<Point>,
    /// Series that take no part here, in lanes of points.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gaps: Vec<Series>,
}

/// One point of a curve or of figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Identity within the map.
    pub id: PointId,
    /// −2 to +2 on an emotion curve, else on the lane's scale.
    pub value: f32,
    /// Whose point it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub series: Series,
    /// Where in the step, 0 at its left edge to 1 at its right.
    #[serde(default = "middle", skip_serializing_if = "is_middle")]
    pub at: f32,
    /// A note, quote or words beside the point.
    #[serde(default, skip_serializing_if = "is_default")]
    pub words: String,
    /// The point this one was copied from, in the map that this map grew out of.
    #[serde(default, skip_serializing_if = "is_default")]
    pub origin: Option<PointId>,
}

/// Whose points: a persona's, or a named series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Series {
    /// A persona of the document.
    Persona(PersonaId),
    /// A series with a name; the empty name is the one series of a simple lane.
    Named(String),
}

impl Default for Series {
    fn default() -> Self {
        Self::Named(String::new())
    }
}

/// The greatest of 1, 2 and 5 times a power of ten that is not above the number.
fn round_below(number: f32) -> f32 {
    let power = 10.0_f32.powf(number.max(f32::MIN_POSITIVE).log10().floor());
    let factor = [5.0, 2.0].into_iter().find(|factor| factor * power <= number * 1.000_1).unwrap_or(1.0);
    factor * power
}

fn middle() -> f32 {
    0.5
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
fn is_middle(at: &f32) -> bool {
    (*at - 0.5).abs() < f32::EPSILON
}

impl Layer {
    /// All layers, top to bottom.
    pub const ALL: [Self; 5] =
        [Self::Evidence, Self::Customer, Self::FrontStage, Self::BackStage, Self::Support];
}

impl LaneKind {
    /// Whether cells hold points rather than cards.
    #[must_use]
    pub fn holds_points(&self) -> bool {
        matches!(self, Self::Curve(_) | Self::Numbers(_))
    }

    /// Lowest and highest value of a point, or `None` in lanes of cards.
    #[must_use]
    pub fn scale(&self) -> Option<(f32, f32)> {
        match self {
            Self::Curve(_) => Some((-2.0, 2.0)),
            Self::Numbers(numbers) => Some((numbers.min, numbers.max)),
            Self::Cards(_) | Self::Pictures => None,
        }
    }

    /// How far a key moves a point, and how finely a drag or a key with Shift places it; `None` in lanes of
    /// cards. On a scale of figures about a tenth and a hundredth of it, round numbers both.
    #[must_use]
    pub fn steps(&self) -> Option<(f32, f32)> {
        match self {
            Self::Curve(_) => Some((1.0, 0.25)),
            Self::Numbers(numbers) => {
                let range = numbers.max - numbers.min;
                Some((round_below(range / 10.0), round_below(range / 100.0)))
            }
            Self::Cards(_) | Self::Pictures => None,
        }
    }
}

impl Lane {
    /// An empty lane of the customer layer.
    #[must_use]
    pub fn new(id: LaneId, title: impl Into<String>, kind: LaneKind) -> Self {
        Self {
            id,
            title: title.into(),
            kind,
            layer: Layer::default(),
            group: String::new(),
            divider: String::new(),
            colour: None,
            folded: false,
            hidden: false,
            pinned: false,
            origin: None,
            cells: BTreeMap::new(),
        }
    }

    /// Every card of the lane with the step of its cell and its place in the stack.
    pub fn cards(&self) -> impl Iterator<Item = (StepId, usize, &Card)> {
        self.cells.iter().flat_map(|(step, cell)| {
            cell.cards.iter().enumerate().map(move |(index, card)| (*step, index, card))
        })
    }

    /// Every point of the lane with the step of its cell.
    pub fn points(&self) -> impl Iterator<Item = (StepId, &Point)> {
        self.cells.iter().flat_map(|(step, cell)| cell.points.iter().map(move |point| (*step, point)))
    }
}

impl Cell {
    /// Whether the cell says nothing and need not be stored.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

impl Point {
    /// A point in the middle of its step.
    #[must_use]
    pub fn new(id: PointId, value: f32) -> Self {
        Self { id, value, series: Series::default(), at: middle(), words: String::new(), origin: None }
    }
}

/// Serde lets the last of two equal keys win; a file that has two is wrong and is told so.
fn no_double_keys<'de, D>(deserializer: D) -> Result<BTreeMap<StepId, Cell>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    super::unique_keys(deserializer, "a cell")
}
