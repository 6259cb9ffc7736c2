//! The map for assistive tools: a node for each thing in view and each that is selected, in reading order, the
//! things of a lane in a list of their own. The canvas has the keyboard as a whole; what was selected last is
//! its active descendant. What things are called is in [`names`].

mod names;

use std::collections::{BTreeMap, HashSet};

use egui::accesskit::{Action as Request, Node, Role as NodeRole};
use egui::{Id, Sense, Ui, UiBuilder, WidgetInfo};

use super::bands::Bands;
use super::paint::Drawn;
use super::view::Camera;
use super::{Canvas, Pass};
use crate::app::action::{Action, ViewChange};
use crate::app::editor::Editor;
use crate::app::points;
use crate::layout::{Layout, Rect as MapRect};
use crate::model::{Item, LaneId, Layer};
use crate::scene::{Placed, Role};
use crate::words::access;
pub(super) use names::Names;
use names::{Source, Told};

/// More things than this in view, and only what is selected gets nodes: so far away nothing can be read.
const MOST: usize = 1000;
/// Of a larger selection, only what is in view and the last get nodes.
const MOST_SELECTED: usize = 100;

impl Canvas {
    /// Tells assistive tools of the map, and does what they ask for. Costs nothing while none listens.
    pub(super) fn access(&mut self, ui: &mut Ui, pass: &Pass<'_>, actions: &mut Vec<Action>) {
        let is_listening = ui.ctx().accesskit_node_builder(pass.id, |_| ()).is_some();
        let Some(drawn) = self.picture.drawn().filter(|_| is_listening) else { return };
        let Some(map) = drawn.document().map(pass.editor.map_id()) else { return };
        let source =
            Source { document: drawn.document(), map, layout: &drawn.layout, language: pass.around.language };
        self.names.follow(&source);
        let bands = Bands::of(&drawn.layout, &self.camera);
        let sight = Sight { camera: &self.camera, bands: &bands, editor: pass.editor, canvas: pass.id };
        let names = &mut self.names;
        Tree { sight, source, names, actions }.nodes(ui, drawn);
    }

    /// How many names were made for assistive tools: a pass that changes nothing adds none.
    pub fn names_made(&self) -> usize {
        self.names.made()
    }
}

/// Where things are seen, and which are selected.
#[derive(Clone, Copy)]
struct Sight<'a> {
    camera: &'a Camera,
    bands: &'a Bands,
    editor: &'a Editor,
    /// Its id is that of the text field while something is typed.
    canvas: Id,
}

/// The nodes of a pass.
struct Tree<'a> {
    sight: Sight<'a>,
    source: Source<'a>,
    names: &'a mut Names,
    actions: &'a mut Vec<Action>,
}

/// Things that are told of together, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Section {
    /// Title, personas, text above the grid.
    About,
    /// Heads of phases, stages and steps.
    Heads,
    /// Head and things of the row with that number.
    Row(usize, Part),
    /// Arrows.
    Links,
    /// Text below the grid, legend.
    Below,
}

/// What belongs to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    /// The strip of the layer that begins with the row.
    Layer,
    /// The lane itself.
    Lane,
}

/// A thing with what it is told by.
struct Thing<'a> {
    section: Section,
    item: Item,
    role: Role,
    /// On the page.
    bounds: MapRect,
    /// None: a cell that is selected.
    placed: Option<&'a Placed>,
}

impl Tree<'_> {
    fn nodes(&mut self, ui: &mut Ui, drawn: &Drawn) {
        let typing = self.sight.editor.typing().is_some();
        let parent = if typing { ui.unique_id() } else { self.sight.canvas };
        let area = self.sight.camera.area;
        let whole = UiBuilder::new().scope_id(self.id("nodes")).max_rect(area).accessibility_parent(parent);
        let mut whole = ui.new_child(whole);
        let things = things(drawn, &self.sight);
        for section in things.chunk_by(|a, b| a.section == b.section) {
            let Some(first) = section.first() else { continue };
            let id = self.id(("group", first.section));
            let group = whole.new_child(UiBuilder::new().scope_id(id).max_rect(area));
            if let Some(name) = self.name_of(first.section) {
                group.ctx().accesskit_node_builder(id, |node| {
                    node.set_role(NodeRole::List);
                    node.set_label(name.as_str());
                });
            }
            for thing in section {
                self.node(&group, thing, typing);
            }
        }
    }

    fn id(&self, of: impl std::hash::Hash + std::fmt::Debug) -> Id {
        self.sight.canvas.with(of)
    }

    /// What a section is called; nothing where its things stand alone.
    fn name_of(&mut self, section: Section) -> Option<String> {
        let words = access::groups(self.source.language);
        match section {
            Section::About => Some(words.about.to_owned()),
            Section::Heads => Some(words.heads.to_owned()),
            Section::Links => Some(words.links.to_owned()),
            Section::Row(_, Part::Layer) | Section::Below => None,
            Section::Row(row, Part::Lane) => {
                let lane = self.source.layout.rows.get(row)?.lane.id;
                Some(self.names.of_lane(&self.source, lane).name.clone())
            }
        }
    }

    fn node(&mut self, ui: &Ui, thing: &Thing<'_>, typing: bool) {
        let item = thing.item;
        let told = match thing.placed {
            Some(placed) => self.names.of_group(&self.source, item, &placed.group),
            None => self.names.of_cell(&self.source, item),
        };
        let (rect, clip) = self.sight.bands.on_screen(self.sight.camera, item, thing.bounds);
        let seen = rect.intersect(clip);
        let rect = if seen.is_positive() { seen } else { rect };
        let selected = self.sight.editor.is_selected(item);
        let id = self.id(("node", item, thing.role));
        let response = ui.interact(rect, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role(thing.role), true, &told.name));
        ui.ctx().accesskit_node_builder(id, |node| tell(node, &told, selected));
        let is_last = self.sight.editor.selection().last() == Some(&item);
        if is_last && !typing {
            ui.ctx().accesskit_node_builder(self.sight.canvas, |node| {
                node.set_active_descendant(id.accesskit_id());
            });
        }
        self.answer(ui, id, item);
    }

    /// Does what an assistive tool asks a thing for.
    fn answer(&mut self, ui: &Ui, id: Id, item: Item) {
        let asked = |request| ui.input(|input| input.num_accesskit_action_requests(id, request));
        if asked(Request::Click) + asked(Request::Focus) > 0 {
            self.actions.push(Action::Select(vec![item]));
            self.actions.push(Action::View(ViewChange::Reveal(item)));
            ui.memory_mut(|memory| memory.request_focus(self.sight.canvas));
        }
        let Item::Point(point) = item else { return };
        for (request, up) in [(Request::Increment, true), (Request::Decrement, false)] {
            if asked(request) > 0 {
                self.actions.extend(points::raise_one(self.sight.editor, point, up).map(Action::Edit));
            }
        }
    }
}

/// Puts what is told of a thing into its node.
fn tell(node: &mut Node, told: &Told, selected: bool) {
    node.add_action(Request::Click);
    node.add_action(Request::Focus);
    node.set_selected(selected);
    if !told.more.is_empty() {
        node.set_description(told.more.as_str());
    }
    if let Some((place, all)) = told.place {
        node.set_position_in_set(place);
        node.set_size_of_set(all);
    }
    if let Some([value, low, high, step]) = told.value.map(|all| all.map(f64::from)) {
        node.set_numeric_value(value);
        node.set_min_numeric_value(low);
        node.set_max_numeric_value(high);
        node.set_numeric_value_step(step);
        node.add_action(Request::Increment);
        node.add_action(Request::Decrement);
    }
}

fn role(role: Role) -> NodeRole {
    match role {
        Role::Card => NodeRole::ListItem,
        Role::Point => NodeRole::Slider,
        Role::ColumnHead => NodeRole::ColumnHeader,
        Role::RowHead | Role::Layer => NodeRole::RowHeader,
        Role::Title => NodeRole::Heading,
        Role::Block => NodeRole::Paragraph,
        Role::Link => NodeRole::ListItem,
        Role::Legend => NodeRole::Note,
        // A cell.
        Role::Ornament => NodeRole::ListItem,
        Role::Divider | Role::Curve => NodeRole::Label,
    }
}

/// What is in view or selected, in reading order.
fn things<'a>(drawn: &'a Drawn, sight: &Sight<'_>) -> Vec<Thing<'a>> {
    let selection = sight.editor.selection();
    let from = selection.len().saturating_sub(MOST_SELECTED);
    let selected: HashSet<Item> = selection.iter().skip(from).copied().collect();
    let order = Order::of(&drawn.layout);
    let window = sight.camera.window();
    let is_seen = |item: Item, bounds: MapRect| {
        touches(bounds, window)
            || (sight.bands.columns.is_some() && item.is_column_head() && touches_x(bounds, window))
    };
    let all = drawn.scene.groups.iter().filter_map(|placed| Some((placed.group.item?, placed)));
    let told = all.filter(|(item, placed)| match placed.group.role {
        Role::Curve => false,
        Role::Ornament => matches!(item, Item::Cell(..)),
        _ => true,
    });
    let mut things: Vec<Thing<'_>> = told
        .filter(|(item, placed)| selected.contains(item) || is_seen(*item, placed.bounds()))
        .filter_map(|(item, placed)| Thing::drawn(&order, &drawn.layout, item, placed))
        .collect();
    if things.len() > MOST {
        things.retain(|thing| selected.contains(&thing.item));
    }
    let is_told = |item: &Item| things.iter().any(|thing| thing.item == *item);
    let cells: Vec<Item> = selected.iter().filter(|item| !is_told(item)).copied().collect();
    things.extend(cells.into_iter().filter_map(|item| Thing::cell(&order, &drawn.layout, item)));
    things.sort_by_key(|thing| thing.section);
    things
}

/// The rows by their lanes, and by the layers that begin with them.
struct Order {
    rows: BTreeMap<LaneId, usize>,
    layers: BTreeMap<Layer, usize>,
}

impl Order {
    fn of(layout: &Layout) -> Self {
        let mut layers = BTreeMap::new();
        for (at, row) in layout.rows.iter().enumerate() {
            layers.entry(row.lane.layer).or_insert(at);
        }
        let rows = layout.rows.iter().enumerate().map(|(at, row)| (row.lane.id, at)).collect();
        Self { rows, layers }
    }

    fn row(&self, lane: LaneId) -> Option<Section> {
        Some(Section::Row(*self.rows.get(&lane)?, Part::Lane))
    }
}

impl<'a> Thing<'a> {
    fn drawn(order: &Order, layout: &Layout, item: Item, placed: &'a Placed) -> Option<Self> {
        let bounds = placed.bounds();
        let below = bounds.y0 >= layout.grid.bottom;
        let section = match item {
            Item::Title | Item::Persona(_) => Section::About,
            Item::Block(_) if !below => Section::About,
            Item::Block(_) | Item::Legend => Section::Below,
            Item::Phase(_) | Item::Stage(_) | Item::Step(_) => Section::Heads,
            Item::Layer(layer) => Section::Row(*order.layers.get(&layer)?, Part::Layer),
            Item::Lane(lane) | Item::Cell(lane, _) => order.row(lane)?,
            Item::Card(_) | Item::Point(_) => match placed.group.parent? {
                Item::Lane(lane) => order.row(lane)?,
                _ => return None,
            },
            Item::Link(_) => Section::Links,
        };
        Some(Self { section, item, role: placed.group.role, bounds, placed: Some(placed) })
    }

    /// A cell that nothing is drawn for.
    fn cell(order: &Order, layout: &Layout, item: Item) -> Option<Self> {
        let Item::Cell(lane, step) = item else { return None };
        let bounds = layout.cell_rect(lane, step)?;
        Some(Self { section: order.row(lane)?, item, role: Role::Ornament, bounds, placed: None })
    }
}

fn touches(a: MapRect, b: MapRect) -> bool {
    touches_x(a, b) && a.y0 < b.y1 && b.y0 < a.y1
}

fn touches_x(a: MapRect, b: MapRect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1
}
