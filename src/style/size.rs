//! Sizes of everything that layout places, in map units (px at 100 %).

/// Space around the page.
pub const MARGIN: f64 = 28.0;
/// Width of a layer's strip.
pub const STRIP: f64 = 22.0;
/// Space between strip and lane ground.
pub const STRIP_GAP: f64 = 4.0;
/// Width of the band of a group of lanes.
pub const GROUP: f64 = 20.0;
/// Width of the lane heads, with the space to the first column.
pub const LANE_HEAD: f64 = 126.0;
/// Space left of words in a lane's head.
pub const LANE_HEAD_PAD: f64 = 8.0;
/// Width of a column that has none of its own.
pub const COLUMN: f64 = 240.0;
/// Narrowest and widest column.
pub const COLUMN_RANGE: (f64, f64) = (96.0, 1200.0);
/// Space between a column's edge and its cards, at either side.
pub const CELL_SIDE: f64 = 6.0;
/// Space between a lane's edge and its cards, above and below.
pub const CELL_PAD: f64 = 7.0;
/// Space between two cards of a stack.
pub const CARD_GAP: f64 = 6.0;
/// Corner radius of cards.
pub const CARD_RADIUS: f64 = 6.0;
/// Space above and below a card's words.
pub const CARD_PAD: f64 = 6.0;
/// Space left of a card's icon and right of its words.
pub const CARD_SIDE: f64 = 8.0;
/// Size of a card's icon.
pub const ICON: f64 = 17.0;
/// Space between icon and words.
pub const ICON_GAP: f64 = 7.0;
/// Size of a mark at a card's corner, with the space to the next.
pub const MARK: f64 = 18.0;
/// Narrowest room for a card's words beside its marks; where there is less the marks go under them.
pub const WORDS: f64 = 60.0;
/// Tallest picture on a card.
pub const PICTURE_HEIGHT: f64 = 220.0;
/// Height of an extra row between neighbours joined by 'or' or 'and'.
pub const JOINT: f64 = 18.0;
/// Corner radius of thoughts.
pub const BUBBLE: f64 = 14.0;
/// Space for the bubbles under a thought.
pub const TAIL: f64 = 6.0;
/// Side of the folded corner of notes.
pub const DOG_EAR: f64 = 10.0;
/// Width of the bar at the left of quotes.
pub const QUOTE_BAR: f64 = 3.5;
/// Space between two lanes of a layer.
pub const LANE_GAP: f64 = 3.0;
/// Space between two layers, where a blueprint line runs.
pub const LAYER_GAP: f64 = 24.0;
/// Height of a named divider above a lane.
pub const DIVIDER: f64 = 26.0;
/// Height of a folded lane.
pub const FOLDED: f64 = 24.0;
/// Lowest lane of cards.
pub const LANE_MIN: f64 = 44.0;
/// Side of the place of a caret that folds a lane or a group.
pub const CARET: f64 = 22.0;
/// Corner radius of lane grounds, strips and phase bands.
pub const GROUND_RADIUS: f64 = 5.0;
/// Space between two heads of a row.
pub const HEAD_GAP: f64 = 4.0;
/// Lowest phase band.
pub const PHASE: f64 = 24.0;
/// Lowest stage head.
pub const STAGE: f64 = 38.0;
/// Lowest step head.
pub const STEP: f64 = 28.0;
/// Depth of a chevron's point.
pub const CHEVRON: f64 = 13.0;
/// Space above and below words in heads.
pub const HEAD_PAD: f64 = 8.0;
/// Distance of one step of the emotion scale (five guide lines).
pub const CURVE_STEP: f64 = 26.0;
/// Space above and below the guide lines.
pub const CURVE_PAD: f64 = 20.0;
/// Radius of a face on a curve.
pub const FACE: f64 = 12.0;
/// Width of a point of figures, or of what was measured.
pub const MARKER: f64 = 9.0;
/// Length of what a curve's middle line is grabbed at.
pub const GRIP: f64 = 12.0;
/// Length of the line at the average of a stage.
pub const AVERAGE: f64 = 30.0;
/// Width of a bar.
pub const BAR: f64 = 16.0;
/// Distance of the middles of two bars of a step; five bars fit the narrowest column.
pub const BAR_STEP: f64 = 17.0;
/// Height of the scale of a lane of figures.
pub const NUMBERS: f64 = 84.0;
/// Diameter of the portrait.
pub const PORTRAIT: f64 = 76.0;
/// Space below title block, blocks and above the legend.
pub const SECTION_GAP: f64 = 18.0;
/// Height of a row of the legend.
pub const LEGEND_ROW: f64 = 26.0;
/// Widest line of running text in title and blocks.
pub const TEXT_WIDTH: f64 = 760.0;
/// Narrowest block of text.
pub const BLOCK: f64 = 300.0;
/// Width of an arrow's line.
pub const ARROW: f64 = 1.7;
