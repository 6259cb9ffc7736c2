//! Lanes as rows, the strips of their layers and the lines between them.

use std::sync::Arc;

use super::cards::{CardBox, JointBox, narrow, stacks};
use super::curve::{PointLane, points};
use super::links::Lowered;
use super::memo::{Memo, Setting};
use super::{Ink, Pos, Rect, TextAt};
use crate::model::{Document, Lane, LaneId, Layer, Shown, StepId};
use crate::style::{Measures, type_face};
use crate::text::{Shaped, TextStyle};
use crate::words::kinds;

/// A visible lane.
#[derive(Debug, Clone)]
pub struct Row {
    /// The lane.
    pub lane: Arc<Lane>,
    /// Top of the row on the page.
    pub y: f64,
    /// Which of the two alternating grounds it has.
    pub ground: usize,
    /// What stands in it; its y is counted from the row's top.
    pub body: Arc<LaneBody>,
}

/// What stands in a lane; y from the lane's top, x from the page's left.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneBody {
    /// Height of the row.
    pub height: f64,
    /// Its head.
    pub head: LaneHead,
    /// Its cells.
    pub content: Content,
}

/// The head of a lane.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneHead {
    /// The title.
    pub title: TextAt,
    /// Ends of a scale and the like.
    pub notes: Vec<TextAt>,
}

/// The cells of a lane.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Collapsed to a strip, which says how much it hides.
    Folded(TextAt),
    /// Stacks of cards.
    Cards(LaneCards),
    /// Points of a curve or of figures.
    Points(PointLane),
}

/// The stacks of a lane.
#[derive(Debug, Clone, PartialEq)]
pub struct LaneCards {
    /// Column by column, top to bottom.
    pub cards: Vec<CardBox>,
    /// Words between neighbours.
    pub joints: Vec<JointBox>,
    /// Middles of cells that are empty on purpose.
    pub dashes: Vec<(StepId, f64)>,
}

/// The strip of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// Which layer.
    pub layer: Layer,
    /// Where.
    pub rect: Rect,
    /// Its name, to be turned; none where it does not fit at 9 units. `at`: bottom left of the turned box.
    pub name: Option<TextAt>,
}

/// The band at the left of neighbouring lanes of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupBand {
    /// The first of its lanes that is visible.
    pub first: LaneId,
    /// Where.
    pub rect: Rect,
    /// Its name.
    pub group: String,
    /// The name, to be turned, cut where it does not fit. `at`: bottom left of the turned box.
    pub name: Option<TextAt>,
    /// All its lanes are folded.
    pub folded: bool,
}

/// A line between two rows, with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Divider {
    /// Which.
    pub dividing: Dividing,
    /// Left end of the line.
    pub from: Pos,
    /// Right end of the line, before the name.
    pub to: Pos,
    /// The name.
    pub name: TextAt,
}

/// What a line divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dividing {
    /// The layers above from this one: the blueprint lines.
    Layers(Layer),
    /// The lanes above from this one: a named divider.
    Lanes(LaneId),
}

/// All rows with what stands beside and between them.
pub(super) struct Stack {
    pub(super) rows: Vec<Row>,
    pub(super) strips: Vec<Strip>,
    pub(super) groups: Vec<GroupBand>,
    pub(super) dividers: Vec<Divider>,
    pub(super) bottom: f64,
}

impl Stack {
    /// Makes room between the rows for the arrows that run there.
    pub(super) fn lower(&mut self, by: &Lowered, setting: &Setting, memo: &mut Memo) {
        if by.is_nothing() {
            return;
        }
        for divider in &mut self.dividers {
            let down = by.of_line(divider.from.y);
            for y in [&mut divider.from.y, &mut divider.to.y, &mut divider.name.at.y] {
                *y += down;
            }
        }
        self.rows.iter_mut().enumerate().for_each(|(number, row)| row.y += by.of_row(number));
        self.bottom += by.of_row(self.rows.len());
        self.strips = strips(&self.rows, setting, memo);
        self.groups = groups(&self.rows, setting, memo);
    }
}

/// The rows from `top` down.
pub(super) fn rows(
    document: &Document,
    lanes: &[&Arc<Lane>],
    setting: &Arc<Setting>,
    shown: &Shown,
    top: f64,
    memo: &mut Memo,
) -> Stack {
    let mut rows: Vec<Row> = Vec::new();
    let mut dividers = Vec::new();
    let mut y = top;
    for lane in lanes {
        y = gap(rows.last().map(|row| &row.lane), lane, y, setting, memo, &mut dividers);
        let (folded, least) = (is_folded(lane, shown), least_height(lane, lanes, setting, memo));
        let body = memo.body(lane, setting, folded, least, |memo, floor| {
            lane_body(document, lane, setting, folded, floor, memo)
        });
        rows.push(Row { lane: Arc::clone(lane), y, ground: rows.len() % 2, body });
        y += rows.last().map_or(0.0, |row| row.body.height);
    }
    let strips = strips(&rows, setting, memo);
    let groups = groups(&rows, setting, memo);
    Stack { rows, strips, groups, dividers, bottom: y }
}

/// How high the rows would be in that setting, without what arrows want.
pub(super) fn height(
    document: &Document,
    lanes: &[&Arc<Lane>],
    (setting, trial): (&Arc<Setting>, usize),
    shown: &Shown,
    memo: &mut Memo,
) -> f64 {
    let mut y = 0.0;
    let mut above = None;
    for lane in lanes {
        y = gap(above, lane, y, setting, memo, &mut Vec::new());
        let (folded, least) = (is_folded(lane, shown), least_height(lane, lanes, setting, memo));
        let height = memo.height(lane, (setting, trial), folded, |memo| {
            lane_body(document, lane, setting, folded, 0.0, memo).height
        });
        y += height.max(if folded { 0.0 } else { least });
        above = Some(*lane);
    }
    y
}

/// Where the lane begins below the one above it, with the lines that run between them.
fn gap(
    above: Option<&Arc<Lane>>,
    lane: &Lane,
    mut y: f64,
    setting: &Setting,
    memo: &mut Memo,
    dividers: &mut Vec<Divider>,
) -> f64 {
    let measures = &setting.measures;
    if let Some(above) = above {
        let crossing =
            (above.layer != lane.layer).then(|| kinds::line_above(setting.language, lane.layer)).flatten();
        y += match crossing {
            Some(name) => {
                let of = Dividing::Layers(lane.layer);
                let (line, height) = divider(of, name, y, measures.layer_gap, setting, memo);
                dividers.push(line);
                height
            }
            None if above.layer != lane.layer => measures.lane_gap * 2.0,
            None => measures.lane_gap,
        };
    }
    if !lane.divider.is_empty() {
        let of = Dividing::Lanes(lane.id);
        let (line, height) = divider(of, &lane.divider, y, measures.divider, setting, memo);
        dividers.push(line);
        y += height;
    }
    y
}

pub(super) fn is_folded(lane: &Lane, shown: &Shown) -> bool {
    lane.folded || shown.folded_lanes.contains(&lane.id)
}

/// The strip of a layer with one lane holds its name; so does, on a page, the band of a group with one lane.
fn least_height(lane: &Lane, lanes: &[&Arc<Lane>], setting: &Setting, memo: &mut Memo) -> f64 {
    let of_layer = if alone_in_layer(lane, lanes) {
        room_of(kinds::layer(setting.language, lane.layer), memo)
    } else {
        0.0
    };
    let of_group = if setting.measures != Measures::ROOMY && alone_in_group(lane, lanes) {
        room_of(&lane.group, memo).min(HIGHEST_FOR_GROUP)
    } else {
        0.0
    };
    of_layer.max(of_group)
}

fn lane_body(
    document: &Document,
    lane: &Lane,
    setting: &Setting,
    folded: bool,
    floor: f64,
    memo: &mut Memo,
) -> LaneBody {
    if folded {
        return folded_body(lane, setting, memo);
    }
    let room = setting.measures.lane_head - setting.measures.lane_head_pad * 2.0;
    let shaped = memo.text.shape(&lane.title, Some(narrow(room)), setting.measures.lane_face);
    let head_height = f64::from(shaped.height) + setting.measures.cell_pad * 2.0 + 4.0;
    let title = TextAt {
        at: Pos::new(setting.lanes_left + setting.measures.lane_head_pad, setting.measures.cell_pad + 4.0),
        shaped,
        ink: Ink::Text,
    };
    if lane.kind.holds_points() {
        let (lane_points, notes, height) = points(lane, setting, head_height, memo);
        return LaneBody {
            height: height.max(floor),
            head: LaneHead { title, notes },
            content: Content::Points(lane_points),
        };
    }
    let (cards, bottom) = stacks(document, lane, setting, memo);
    LaneBody {
        height: bottom.max(head_height).max(setting.measures.lane_min).max(floor),
        head: LaneHead { title, notes: Vec::new() },
        content: Content::Cards(cards),
    }
}

fn folded_body(lane: &Lane, setting: &Setting, memo: &mut Memo) -> LaneBody {
    let held = lane.cards().count() + lane.points().count();
    let count = memo.text.shape(&format!("{held}"), None, type_face::SMALL);
    let left = setting.lanes_left + setting.measures.lane_head_pad;
    let room = setting.right - left - f64::from(count.width) - 20.0;
    let title = memo.text.shape(&lane.title, Some(narrow(room)), type_face::SMALL);
    let height = setting.measures.folded.max(f64::from(title.height) + setting.measures.cell_pad);
    let middle = |text: &Shaped| (height - f64::from(text.height)) / 2.0;
    let after = (left + f64::from(title.width) + 10.0).max(setting.columns_left + setting.measures.cell_side);
    LaneBody {
        height,
        head: LaneHead {
            title: TextAt { at: Pos::new(left, middle(&title)), shaped: title, ink: Ink::Secondary },
            notes: Vec::new(),
        },
        content: Content::Folded(TextAt {
            at: Pos::new(after, middle(&count)),
            shaped: count,
            ink: Ink::Secondary,
        }),
    }
}

/// The line from `top` down and the height it takes, at least that one.
fn divider(
    dividing: Dividing,
    name: &str,
    top: f64,
    least: f64,
    setting: &Setting,
    memo: &mut Memo,
) -> (Divider, f64) {
    let left = match dividing {
        Dividing::Layers(_) => setting.left,
        Dividing::Lanes(_) => setting.lanes_left,
    };
    let shaped = memo.text.shape(name, Some(narrow(setting.right - left)), type_face::LINE_NAME);
    let height = least.max(f64::from(shaped.height) + setting.measures.cell_pad);
    let y = top + height / 2.0;
    let text = Pos::new(setting.right - f64::from(shaped.width), y - f64::from(shaped.height) / 2.0);
    let line = Divider {
        dividing,
        from: Pos::new(left, y),
        to: Pos::new((text.x - 12.0).max(left), y),
        name: TextAt { at: text, shaped, ink: Ink::Text },
    };
    (line, height)
}

fn strips(rows: &[Row], setting: &Setting, memo: &mut Memo) -> Vec<Strip> {
    if rows.iter().all(|row| rows.first().is_some_and(|first| first.lane.layer == row.lane.layer)) {
        return Vec::new();
    }
    let mut strips: Vec<Strip> = Vec::new();
    for row in rows {
        let bottom = row.y + row.body.height;
        match strips.last_mut() {
            Some(strip) if strip.layer == row.lane.layer => strip.rect.y1 = bottom,
            _ => strips.push(Strip {
                layer: row.lane.layer,
                rect: Rect::new(setting.left, row.y, setting.left + setting.measures.strip, bottom),
                name: None,
            }),
        }
    }
    for strip in &mut strips {
        strip.name = strip_name(strip, setting, memo);
    }
    strips
}

/// Whether no other of the lanes belongs to the lane's layer, while others do to other layers.
fn alone_in_layer(lane: &Lane, lanes: &[&Arc<Lane>]) -> bool {
    lanes.len() > 1 && lanes.iter().all(|other| other.id == lane.id || other.layer != lane.layer)
}

/// Whether the lane belongs to a group, and its neighbours do not.
fn alone_in_group(lane: &Lane, lanes: &[&Arc<Lane>]) -> bool {
    let with_it = |other: &Arc<Lane>| other.group == lane.group && other.layer == lane.layer;
    let place = lanes.iter().position(|other| other.id == lane.id);
    let neighbours = place.map(|place| [place.checked_sub(1), place.checked_add(1)]);
    let mut neighbours = neighbours.into_iter().flatten().flatten().filter_map(|place| lanes.get(place));
    !lane.group.is_empty() && !neighbours.any(|other| with_it(other))
}

/// Height of the lowest strip that holds the turned words.
fn room_of(words: &str, memo: &mut Memo) -> f64 {
    let name = memo.text.shape(words, None, strip_style(SMALLEST));
    f64::from(name.width) + STRIP_PAD + 0.1
}

/// The name of a layer in the middle of its strip; none where it does not fit.
fn strip_name(strip: &Strip, setting: &Setting, memo: &mut Memo) -> Option<TextAt> {
    turned(kinds::layer(setting.language, strip.layer), strip.rect, memo)
}

/// Bands beside neighbouring rows of the same group and layer.
fn groups(rows: &[Row], setting: &Setting, memo: &mut Memo) -> Vec<GroupBand> {
    let belong = |a: &Row, b: &Row| a.lane.group == b.lane.group && a.lane.layer == b.lane.layer;
    let mut bands = Vec::new();
    for rows in rows.chunk_by(belong) {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
        let group = &first.lane.group;
        if group.is_empty() {
            continue;
        }
        let right = setting.lanes_left - setting.measures.strip_gap;
        let rect = Rect::new(right - setting.measures.group, first.y, right, last.y + last.body.height);
        bands.push(GroupBand {
            first: first.lane.id,
            rect,
            group: group.clone(),
            name: cut(group).find_map(|words| turned(&words, rect, memo)),
            folded: rows.iter().all(|row| matches!(row.body.content, Content::Folded(_))),
        });
    }
    bands
}

/// The words, then ever shorter beginnings of them.
fn cut(words: &str) -> impl Iterator<Item = String> {
    let ends = words.char_indices().map(|(end, _)| end).rev();
    let shorter = ends.filter_map(|end| words.get(..end)).map(|start| format!("{}…", start.trim_end()));
    std::iter::once(words.to_owned()).chain(shorter.filter(|words| words.len() > '…'.len_utf8()))
}

/// The smallest size of turned words.
const SMALLEST: f32 = 9.0;
/// A lane becomes no higher than this for the name of its group, which is cut then.
const HIGHEST_FOR_GROUP: f64 = 130.0;
/// What turned words leave of their rectangle, both ends together.
const STRIP_PAD: f64 = 6.0;

fn strip_style(size: f32) -> TextStyle {
    TextStyle { size, ..type_face::STRIP }
}

/// Words to be turned, at the largest of three sizes that fits into the middle of the rectangle.
fn turned(words: &str, rect: Rect, memo: &mut Memo) -> Option<TextAt> {
    [11.5, 10.0, SMALLEST].into_iter().find_map(|points| {
        let shaped = memo.text.shape(words, None, strip_style(points));
        let (width, height) = (f64::from(shaped.width), f64::from(shaped.height));
        let centre = rect.center();
        (width <= rect.height() - STRIP_PAD).then(|| TextAt {
            at: Pos::new(centre.x - height / 2.0, centre.y + width / 2.0),
            shaped,
            ink: Ink::Text,
        })
    })
}
