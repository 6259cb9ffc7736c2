//! What is to be seen, as groups of primitives in map units, for the screen and every picture export
//! alike. Knows nothing of zoom, selection, egui or file formats.

mod card;
pub mod compare;
mod curve;
mod draw;
mod face;
mod frame;
mod legend;
mod links;
mod primitive;
mod regions;

use std::sync::Arc;

pub use draw::{Memo, draw};
pub use frame::portrait;
pub use kurbo::{BezPath, Point as Pos, Rect, Size, Vec2};
pub use primitive::{Colour, Dash, Picture, Primitive, Stroke};
pub use regions::{Region, mark};

use crate::model::Item;

/// Everything that is to be seen of a map, in reading order, later groups over earlier ones.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Page from (0, 0), map units.
    pub size: Size,
    /// Colour of the page.
    pub ground: Colour,
    /// What is drawn.
    pub groups: Vec<Placed>,
}

/// A group at its place. The group is shared while its content stays the same, whatever its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Origin of the group on the page, map units.
    pub at: Pos,
    /// What is drawn there.
    pub group: Arc<Group>,
}

/// Primitives that belong to one thing of the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The thing; none: ground and ornament.
    pub item: Option<Item>,
    /// What it is for assistive tools, tags and titles.
    pub role: Role,
    /// Its name in words; empty for ornament.
    pub label: String,
    /// The thing it belongs to, such as the lane of a card.
    pub parent: Option<Item>,
    /// Everything drawn lies inside, from the group's origin, map units.
    pub bounds: Rect,
    /// Painted in order, from the group's origin.
    pub primitives: Vec<Primitive>,
}

/// What a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ground and ornament.
    Ornament,
    /// The title block.
    Title,
    /// Head of a phase, stage or step.
    ColumnHead,
    /// Head of a lane.
    RowHead,
    /// Strip of a layer.
    Layer,
    /// A blueprint line with its name.
    Divider,
    /// A card.
    Card,
    /// A curve or row of bars.
    Curve,
    /// A point of a curve.
    Point,
    /// An arrow.
    Link,
    /// A block of text.
    Block,
    /// The legend.
    Legend,
}

impl Placed {
    /// Bounds on the page, map units.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.group.bounds + self.at.to_vec2()
    }
}
