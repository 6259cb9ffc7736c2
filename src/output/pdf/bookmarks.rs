//! Bookmarks: the stages of each sheet, in their phases. Knows nothing of drawing and tags.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::OutlineNode;
use kurbo::Rect;

use super::pages::Page;
use super::shapes::single;
use super::tags;
use crate::model::Item;
use crate::output::Sheet;
use crate::scene::{Placed, Role, Scene};

/// Space above a head that one jumps to, points.
const ABOVE: f64 = 12.0;

/// A phase or stage that is jumped to.
struct Entry {
    name: String,
    bounds: Rect,
    is_phase: bool,
}

/// The bookmarks of a sheet whose first page has that number.
pub(super) fn of_sheet(scene: &Scene, pages: &[Page], first_page: usize) -> Vec<OutlineNode> {
    let mut entries: Vec<Entry> = scene.groups.iter().filter_map(entry).collect();
    // Phases and stages from left to right, a phase before its first stage.
    entries.sort_by(|one, other| {
        one.bounds.x0.total_cmp(&other.bounds.x0).then(other.is_phase.cmp(&one.is_phase))
    });
    let mut nodes: Vec<OutlineNode> = Vec::new();
    let mut phase: Option<(OutlineNode, Rect)> = None;
    for entry in entries {
        let Some(destination) = place(entry.bounds, pages, first_page) else { continue };
        let node = OutlineNode::new(entry.name, destination).with_open(true);
        if entry.is_phase {
            nodes.extend(phase.replace((node, entry.bounds)).map(|(node, _)| node));
            continue;
        }
        match &mut phase {
            Some((phase, bounds)) if entry.bounds.center().x < bounds.x1 => phase.push_child(node),
            _ => {
                nodes.extend(phase.take().map(|(node, _)| node));
                nodes.push(node);
            }
        }
    }
    nodes.extend(phase.map(|(node, _)| node));
    nodes
}

/// The bookmark of a whole sheet, those of its stages below.
pub(super) fn with_title(
    sheet: &Sheet,
    number: usize,
    first_page: usize,
    stages: Vec<OutlineNode>,
) -> OutlineNode {
    let title = [&sheet.title, &sheet.name].into_iter().find(|name| !name.trim().is_empty());
    let title = title.map_or_else(|| number.to_string(), Clone::clone);
    let top = XyzDestination::new(first_page, Point::from_xy(0.0, 0.0));
    let mut node = OutlineNode::new(title, top).with_open(true);
    for stage in stages {
        node.push_child(stage);
    }
    node
}

fn entry(placed: &Placed) -> Option<Entry> {
    let item = placed.group.item?;
    let is_phase = matches!(item, Item::Phase(_));
    if !is_phase && !matches!(item, Item::Stage(_)) {
        return None;
    }
    let name = tags::first_words(&placed.group)?;
    let is_head = placed.group.role == Role::ColumnHead;
    is_head.then(|| Entry { name, bounds: placed.bounds(), is_phase })
}

/// The head's top left, on the page that it is read on.
fn place(head: Rect, pages: &[Page], first_page: usize) -> Option<XyzDestination> {
    let corner = Rect::from_origin_size(head.origin(), (0.0, 0.0));
    let (number, page) = pages.iter().enumerate().find(|(_, page)| page.owns(corner))?;
    let at = page.transform() * head.origin();
    let point = Point::from_xy(single(at.x.max(0.0)), single((at.y - ABOVE).max(0.0)));
    Some(XyzDestination::new(first_page + number, point))
}
