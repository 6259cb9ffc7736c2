//! The sizes of [`size`](super::size) and [`type_face`](super::type_face) that give way where a map is laid out
//! for a page: as usual, and tight.

use super::{size, type_face};
use crate::text::TextStyle;

/// Sizes that a layout chooses between, map units. What cards say is as large in all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Space around the page.
    pub margin: f64,
    /// Width of a layer's strip.
    pub strip: f64,
    /// Space right of strips and of the bands of groups.
    pub strip_gap: f64,
    /// Width of the band of a group of lanes.
    pub group: f64,
    /// Width of the lane heads, with the space to the first column.
    pub lane_head: f64,
    /// Space left of words in a lane's head.
    pub lane_head_pad: f64,
    /// Space between a column's edge and its cards, at either side.
    pub cell_side: f64,
    /// Space between a lane's edge and its cards, above and below.
    pub cell_pad: f64,
    /// Space between two cards of a stack.
    pub card_gap: f64,
    /// Space above and below a card's words.
    pub card_pad: f64,
    /// Space left of a card's icon and right of its words.
    pub card_side: f64,
    /// Space between a card's icon and its words.
    pub icon_gap: f64,
    /// The words of a card run on under its icon rather than beside it.
    pub words_under_icon: bool,
    /// Width from which on the cards of a cell stand side by side; none: they are always stacked.
    pub flowing_card: Option<f64>,
    /// Tallest picture on a card.
    pub picture_height: f64,
    /// Space between two lanes of a layer.
    pub lane_gap: f64,
    /// Space between two layers, where a blueprint line runs.
    pub layer_gap: f64,
    /// Height of a named divider above a lane.
    pub divider: f64,
    /// Lowest lane of cards.
    pub lane_min: f64,
    /// Height of a folded lane.
    pub folded: f64,
    /// Space between two heads of a row.
    pub head_gap: f64,
    /// Space under the heads.
    pub below_heads: f64,
    /// Lowest phase band.
    pub phase: f64,
    /// Lowest stage head.
    pub stage: f64,
    /// Lowest step head.
    pub step: f64,
    /// Depth of a chevron's point.
    pub chevron: f64,
    /// Space above and below words in the heads of stages; half of it in others.
    pub head_pad: f64,
    /// Space left and right of words in heads.
    pub head_side: f64,
    /// Times and owner of a stage stand beside its title where there is room, rather than under it.
    pub facts_beside: bool,
    /// Distance of one step of the emotion scale.
    pub curve_step: f64,
    /// Space above and below the guide lines of a scale.
    pub curve_pad: f64,
    /// Height of the scale of a lane of figures.
    pub numbers: f64,
    /// Scenario and goal stand beside the title where there is room, rather than under it.
    pub brief_beside: bool,
    /// Diameter of the portrait.
    pub portrait: f64,
    /// Space below title block, blocks and above the legend.
    pub section_gap: f64,
    /// Space inside blocks of text, left and right of their words.
    pub block_pad: f64,
    /// Height of a row of the legend.
    pub legend_row: f64,
    /// Space between two entries of the legend.
    pub legend_gap: f64,
    /// Title of the map.
    pub title_face: TextStyle,
    /// Stage heads.
    pub stage_face: TextStyle,
    /// Phase bands.
    pub phase_face: TextStyle,
    /// Lane heads.
    pub lane_face: TextStyle,
}

impl Measures {
    /// As usual.
    pub const ROOMY: Self = Self {
        margin: size::MARGIN,
        strip: size::STRIP,
        strip_gap: size::STRIP_GAP,
        group: size::GROUP,
        lane_head: size::LANE_HEAD,
        lane_head_pad: size::LANE_HEAD_PAD,
        cell_side: size::CELL_SIDE,
        cell_pad: size::CELL_PAD,
        card_gap: size::CARD_GAP,
        card_pad: size::CARD_PAD,
        card_side: size::CARD_SIDE,
        icon_gap: size::ICON_GAP,
        words_under_icon: false,
        flowing_card: None,
        picture_height: size::PICTURE_HEIGHT,
        lane_gap: size::LANE_GAP,
        layer_gap: size::LAYER_GAP,
        divider: size::DIVIDER,
        lane_min: size::LANE_MIN,
        folded: size::FOLDED,
        head_gap: size::HEAD_GAP,
        below_heads: size::HEAD_GAP + 4.0,
        phase: size::PHASE,
        stage: size::STAGE,
        step: size::STEP,
        chevron: size::CHEVRON,
        head_pad: size::HEAD_PAD,
        head_side: 8.0,
        facts_beside: false,
        curve_step: size::CURVE_STEP,
        curve_pad: size::CURVE_PAD,
        numbers: size::NUMBERS,
        brief_beside: false,
        portrait: size::PORTRAIT,
        section_gap: size::SECTION_GAP,
        block_pad: 14.0,
        legend_row: size::LEGEND_ROW,
        legend_gap: 22.0,
        title_face: type_face::TITLE,
        stage_face: type_face::STAGE,
        phase_face: type_face::PHASE,
        lane_face: type_face::LANE,
    };

    /// As little around the words of cards as still looks like a map, where no arrows want to pass.
    pub const TIGHT: Self = Self {
        margin: 10.0,
        strip: 17.0,
        strip_gap: 2.0,
        group: 17.0,
        lane_head: 84.0,
        lane_head_pad: 5.0,
        cell_side: 2.5,
        cell_pad: 3.0,
        card_gap: 3.0,
        card_pad: 3.0,
        card_side: 5.0,
        icon_gap: 4.0,
        words_under_icon: true,
        flowing_card: Some(128.0),
        picture_height: 120.0,
        lane_gap: 2.0,
        layer_gap: 18.0,
        divider: 19.0,
        lane_min: 25.0,
        folded: 20.0,
        head_gap: 3.0,
        below_heads: 3.0,
        phase: 18.0,
        stage: 21.0,
        step: 20.0,
        chevron: 7.0,
        head_pad: 2.0,
        head_side: 4.0,
        facts_beside: true,
        curve_step: 15.0,
        curve_pad: 14.0,
        numbers: 52.0,
        brief_beside: true,
        portrait: 44.0,
        section_gap: 8.0,
        block_pad: 8.0,
        legend_row: 20.0,
        legend_gap: 12.0,
        title_face: TextStyle { size: 19.0, line_height: 26.0, ..type_face::TITLE },
        stage_face: TextStyle { size: 14.0, line_height: 19.0, ..type_face::STAGE },
        phase_face: TextStyle { size: 12.0, line_height: 17.0, ..type_face::PHASE },
        lane_face: TextStyle { size: 12.5, line_height: 17.0, ..type_face::LANE },
    };

    /// The same with the gutters and channels that arrows run in, and cards only where these lead.
    #[must_use]
    pub const fn with_arrows(self) -> Self {
        Self {
            cell_side: 5.0,
            cell_pad: 5.5,
            card_gap: size::CARD_GAP,
            lane_gap: size::LANE_GAP,
            flowing_card: None,
            ..self
        }
    }
}
