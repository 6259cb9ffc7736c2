//! What can be wrong with a document and what a repair did about it, in types. English sentences are the
//! `Display` of each; other languages are worded by `words`.

use std::fmt;

use crate::model::{
    Block, Card, Lane, Link, Map, OwnChannel, OwnKind, OwnMark, Persona, Phase, Point, Question, Stage, Step,
    View, Wave,
};

/// One thing that is broken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Problem {
    /// A document without a map.
    #[error("the document has no map")]
    NoMap,
    /// A map without phases, a phase without stages or a stage without steps.
    #[error("{0} has no column")]
    NoColumn(Thing),
    /// A second thing of the same id in the same list.
    #[error("the id of {0} is used twice")]
    DoubleId(Thing),
    /// A reference to what does not exist.
    #[error("{thing} refers to the {missing} {id}, which does not exist")]
    Missing {
        /// What refers.
        thing: Thing,
        /// The sort of thing that is missing.
        missing: What,
        /// Its id.
        id: String,
    },
    /// A list of references that names the same twice.
    #[error("{thing} names the same {what} twice")]
    Repeated {
        /// What names.
        thing: Thing,
        /// The sort of thing that is named.
        what: What,
    },
    /// A number that is not one, or outside its range.
    #[error("the {field} of {thing} is {found}, outside {low} to {high}")]
    OutOfRange {
        /// Whose number.
        thing: Thing,
        /// Which number.
        field: Field,
        /// As it was found; may be infinite or no number.
        found: f64,
        /// Lowest allowed.
        low: f64,
        /// Highest allowed.
        high: f64,
    },
    /// A scale whose upper end is not above its lower end.
    #[error("the scale of {0} does not rise")]
    FlatScale(Thing),
    /// A saved view whose last stage stands before its first.
    #[error("the stages of {0} run backwards")]
    Backwards(Thing),
    /// Lanes of a map that are not sorted by layer.
    #[error("the lanes of {0} are not sorted by layer")]
    LanesUnsorted(Thing),
    /// Points of a cell that do not stand left to right.
    #[error("the points of {0} do not stand left to right")]
    PointsUnsorted(Thing),
    /// A cell of a column that does not exist.
    #[error("{0} lies in a column that does not exist")]
    NoSuchColumn(Thing),
    /// A cell that is stored although it says nothing.
    #[error("{0} is stored although it is empty")]
    BlankCell(Thing),
    /// A cell that is empty on purpose and holds something.
    #[error("{0} is marked as empty on purpose but is not empty")]
    DashWithContent(Thing),
    /// A series that takes no part in a cell and has a point there.
    #[error("a series that takes no part in {0} has a point there")]
    GapWithPoint(Thing),
    /// A card in a lane of points.
    #[error("{card} lies in {lane}, which holds points")]
    CardAmongPoints {
        /// The card.
        card: Thing,
        /// The lane.
        lane: Thing,
    },
    /// A point, or a gap of a series, in a lane of cards.
    #[error("{point} lies in {lane}, which holds cards")]
    PointAmongCards {
        /// The point, or the cell with the gap.
        point: Thing,
        /// The lane.
        lane: Thing,
    },
    /// An arrow from a card to itself.
    #[error("{0} points from a card to itself")]
    SelfLink(Thing),
    /// A text that is not as texts are kept.
    #[error("a text of {thing} {fault}")]
    Text {
        /// Whose text.
        thing: Thing,
        /// What is wrong with it.
        fault: TextFault,
    },
}

/// A problem and what a repair did about it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{problem}: {remedy}")]
pub struct Repaired {
    /// What was wrong.
    pub problem: Problem,
    /// What was done.
    pub remedy: Remedy,
}

/// What a repair did.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Remedy {
    /// What was missing was added, empty.
    #[error("an empty one was added")]
    Added,
    /// It got an id of its own; references keep to the first.
    #[error("it is now {0}")]
    Renumbered(String),
    /// The thing is gone.
    #[error("it was removed")]
    Removed,
    /// Only the reference or mark is gone, the thing stays.
    #[error("this was removed from it")]
    Cleared,
    /// The number nearest to it that is allowed.
    #[error("it is now {0}")]
    SetTo(f64),
    /// Brought into order.
    #[error("they were put in order")]
    Sorted,
    /// Moved to the parking lot of its map.
    #[error("it is now in the parking lot")]
    Parked,
    /// Became a card that shows an emotion.
    #[error("it is now an emotion card")]
    BecameCard,
    /// Became a plain note.
    #[error("it is now a note")]
    BecameNote,
    /// Became a series named like the missing persona.
    #[error("it is now a series of that name")]
    BecameSeries,
    /// Speaks of the whole first map.
    #[error("it now belongs to the whole first map")]
    BelongsToMap,
    /// The text was rewritten and reads the same.
    #[error("it was corrected")]
    Corrected,
    /// The end of the text is gone.
    #[error("its end was cut off")]
    Shortened,
}

/// What a problem is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Its sort.
    pub what: What,
    /// Its id as the file writes it; empty for the document.
    pub id: String,
    /// The first words of it, or of the lane it lies in; may be empty.
    pub words: String,
}

/// A sort of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum What {
    Document,
    Map,
    Phase,
    Stage,
    Step,
    Lane,
    Cell,
    Card,
    Point,
    Link,
    Block,
    View,
    Persona,
    Wave,
    Question,
    Channel,
    Kind,
    Mark,
    Image,
    Series,
}

/// Which number is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum Field {
    Value,
    PlaceInStep,
    Span,
    Severity,
    Impact,
    Effort,
    Score,
    Width,
    Baseline,
    ScaleEnd,
    Target,
    PageShape,
}

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum TextFault {
    /// Line ends other than a line feed.
    #[error("has line ends of another system")]
    LineEnds,
    /// Characters that cannot be shown.
    #[error("has control characters")]
    Control,
    /// Letters and marks stored apart: not Unicode NFC.
    #[error("stores letters and accents apart")]
    NotComposed,
    /// Longer than [`MAX_TEXT`](super::MAX_TEXT).
    #[error("is longer than 64 KB")]
    TooLong,
}

impl Problem {
    /// What the problem is about; `None`: the document.
    #[must_use]
    pub fn thing(&self) -> Option<&Thing> {
        match self {
            Self::NoMap => None,
            Self::NoColumn(thing)
            | Self::DoubleId(thing)
            | Self::FlatScale(thing)
            | Self::Backwards(thing)
            | Self::LanesUnsorted(thing)
            | Self::PointsUnsorted(thing)
            | Self::NoSuchColumn(thing)
            | Self::BlankCell(thing)
            | Self::DashWithContent(thing)
            | Self::GapWithPoint(thing)
            | Self::SelfLink(thing)
            | Self::Missing { thing, .. }
            | Self::Repeated { thing, .. }
            | Self::OutOfRange { thing, .. }
            | Self::CardAmongPoints { card: thing, .. }
            | Self::PointAmongCards { point: thing, .. }
            | Self::Text { thing, .. } => Some(thing),
        }
    }
}

impl Thing {
    /// The document itself.
    #[must_use]
    pub fn document() -> Self {
        Self { what: What::Document, id: String::new(), words: String::new() }
    }

    pub(super) fn new(what: What, id: impl fmt::Display, words: &str) -> Self {
        let line = words.lines().next().unwrap_or_default();
        Self { what, id: id.to_string(), words: line.chars().take(60).collect() }
    }

    pub(super) fn map(map: &Map) -> Self {
        Self::new(What::Map, map.id, &map.title)
    }

    pub(super) fn phase(phase: &Phase) -> Self {
        Self::new(What::Phase, phase.id, &phase.title)
    }

    pub(super) fn stage(stage: &Stage) -> Self {
        Self::new(What::Stage, stage.id, &stage.title)
    }

    pub(super) fn step(step: &Step) -> Self {
        Self::new(What::Step, step.id, &step.title)
    }

    pub(super) fn lane(lane: &Lane) -> Self {
        Self::new(What::Lane, lane.id, &lane.title)
    }

    pub(super) fn card(card: &Card) -> Self {
        Self::new(What::Card, card.id, &card.title)
    }

    pub(super) fn point(point: &Point) -> Self {
        Self::new(What::Point, point.id, &point.words)
    }

    pub(super) fn link(link: &Link) -> Self {
        Self::new(What::Link, link.id, &link.label)
    }

    pub(super) fn block(block: &Block) -> Self {
        Self::new(What::Block, block.id, &block.title)
    }

    pub(super) fn view(view: &View) -> Self {
        Self::new(What::View, view.id, &view.title)
    }

    pub(super) fn persona(persona: &Persona) -> Self {
        Self::new(What::Persona, persona.id, &persona.name)
    }

    pub(super) fn channel(own: &OwnChannel) -> Self {
        Self::new(What::Channel, own.id, &own.name)
    }

    pub(super) fn kind(own: &OwnKind) -> Self {
        Self::new(What::Kind, own.id, &own.name)
    }

    pub(super) fn mark(own: &OwnMark) -> Self {
        Self::new(What::Mark, own.id, &own.name)
    }

    pub(super) fn wave(wave: &Wave) -> Self {
        Self::new(What::Wave, wave.id, &wave.source)
    }

    pub(super) fn question(question: &Question) -> Self {
        Self::new(What::Question, question.id, &question.words)
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {}", self.what)?;
        match (self.words.as_str(), self.id.as_str()) {
            ("", "") => Ok(()),
            ("", id) => write!(f, " {id}"),
            (words, _) => write!(f, " “{words}”"),
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Document => "document",
            Self::Map => "map",
            Self::Phase => "phase",
            Self::Stage => "stage",
            Self::Step => "step",
            Self::Lane => "lane",
            Self::Cell => "cell",
            Self::Card => "card",
            Self::Point => "point",
            Self::Link => "arrow",
            Self::Block => "text block",
            Self::View => "saved view",
            Self::Persona => "persona",
            Self::Wave => "survey",
            Self::Question => "question",
            Self::Channel => "channel",
            Self::Kind => "card kind",
            Self::Mark => "mark",
            Self::Image => "picture",
            Self::Series => "series",
        })
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value => "value",
            Self::PlaceInStep => "place in its step",
            Self::Span => "number of columns",
            Self::Severity => "severity",
            Self::Impact => "impact",
            Self::Effort => "effort",
            Self::Score => "score",
            Self::Width => "width",
            Self::Baseline => "middle line",
            Self::ScaleEnd => "end of the scale",
            Self::Target => "target",
            Self::PageShape => "page shape",
        })
    }
}
