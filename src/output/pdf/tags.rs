//! What a screen reader makes of a map: for each lane a heading and the list of its cards, in the scene's order.
//! Knows nothing of drawing; pages hand it what they have marked.
//!
//! Cards and heads are read by their own words. What a card says without words (its kind, its marks) is the other
//! text of its icon, together with the head of the column where that changes. Curves, points and arrows are figures
//! with their names, arrows with their words besides. Ground and lines are not read.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, Tag, TagGroup, TagKind};
use kurbo::Rect;

use crate::model::{Item, LinkId};
use crate::scene::{Group, Placed, Primitive, Role, Scene};
use crate::text::{Face, Shaped};

/// What has been marked on pages, by group and primitive of the scene.
pub(super) type Marks = BTreeMap<(usize, usize), Mark>;

/// Something on a page that is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) id: Identifier,
    /// Whether the page shows only a part of it.
    pub(super) is_cut: bool,
}

/// How a group is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Not at all.
    Silent,
    /// By the words that it shows.
    Words,
    /// As a drawing with a name.
    Figure,
}

/// How a group is read.
pub(super) fn reading(group: &Group) -> Reading {
    let is_named = !group.label.trim().is_empty();
    match group.role {
        Role::Curve | Role::Point | Role::Link if is_named => Reading::Figure,
        Role::Curve | Role::Point | Role::Link => Reading::Silent,
        Role::Ornament if is_named => Reading::Figure,
        Role::Ornament if matches!(group.item, Some(Item::Link(_))) => Reading::Silent,
        Role::Ornament
        | Role::Title
        | Role::ColumnHead
        | Role::RowHead
        | Role::Layer
        | Role::Divider
        | Role::Card
        | Role::Block
        | Role::Legend => Reading::Words,
    }
}

/// Whether a primitive of a group that is read by its words is marked on its own: its words, and the icon that says
/// what a card is.
pub(super) fn is_marked(group: &Group, place: usize) -> bool {
    let is_words = group.primitives.get(place).is_some_and(|primitive| words(primitive).is_some());
    is_words || group.role == Role::Card && sign(group) == Some(place)
}

/// The words of a primitive; none: it is a shape, a picture or an icon.
pub(super) fn words(primitive: &Primitive) -> Option<&Shaped> {
    match primitive {
        Primitive::Text { shaped, .. } => {
            let is_icon = matches!(shaped.style.face, Face::Icons | Face::IconsFill);
            (!is_icon && shaped.lines.iter().any(|line| !line.text.trim().is_empty())).then_some(&**shaped)
        }
        Primitive::Rect { .. } | Primitive::Path { .. } | Primitive::Image { .. } => None,
    }
}

/// The first words of a group, such as the title of a card or a head.
pub(super) fn first_words(group: &Group) -> Option<String> {
    group.primitives.iter().find_map(words).map(Shaped::plain)
}

/// The icon that says what a card is, or its picture.
fn sign(group: &Group) -> Option<usize> {
    group.primitives.iter().position(|primitive| match primitive {
        Primitive::Text { .. } => words(primitive).is_none(),
        Primitive::Image { .. } => true,
        Primitive::Rect { .. } | Primitive::Path { .. } => false,
    })
}

/// The title of the map, where its title block is seen.
pub(super) fn title(scene: &Scene) -> Option<String> {
    let block = scene.groups.iter().find(|placed| placed.group.item == Some(Item::Title))?;
    first_words(&block.group)
}

/// The structure of a sheet; lanes have headings of that level.
pub(super) fn of_sheet(scene: &Scene, marks: &Marks, lane_level: u16) -> Vec<Node> {
    let mut tree = Tree {
        marks,
        lane_level,
        columns: columns(scene),
        on_arrows: on_arrows(scene),
        nodes: vec![],
        lane: None,
        list: vec![],
        column: None,
    };
    // Personas are drawn first, but the title is what a map begins with.
    let is_title = |group: &Group| group.item == Some(Item::Title);
    let groups = || scene.groups.iter().enumerate();
    for (place, placed) in groups().filter(|(_, placed)| is_title(&placed.group)) {
        tree.add(place, placed);
    }
    for (place, placed) in groups().filter(|(_, placed)| !is_title(&placed.group)) {
        tree.add(place, placed);
    }
    tree.end_lane();
    tree.nodes
}

/// A structure that grows from group to group.
struct Tree<'a> {
    marks: &'a Marks,
    lane_level: u16,
    columns: Vec<Column>,
    on_arrows: BTreeMap<LinkId, String>,
    nodes: Vec<Node>,
    /// The lane that is being read.
    lane: Option<TagGroup>,
    /// Entries of the list that is being read.
    list: Vec<Node>,
    /// The column of the last card of the lane.
    column: Option<usize>,
}

/// The head of a stage without steps, or of a step.
struct Column {
    bounds: Rect,
    name: String,
}

impl Tree<'_> {
    fn add(&mut self, place: usize, placed: &Placed) {
        let group = &placed.group;
        match reading(group) {
            Reading::Silent => {}
            Reading::Figure => {
                let alternative = Tag::Figure(Some(self.name_of(placed)));
                let figure = self.mark(place, 0).map(|mark| tagged(alternative, vec![mark]));
                if matches!(group.role, Role::Link) {
                    self.end_lane();
                }
                self.end_list();
                self.push(figure);
            }
            Reading::Words => self.add_words(place, placed),
        }
    }

    fn add_words(&mut self, place: usize, placed: &Placed) {
        let group = &placed.group;
        match group.role {
            Role::Card => self.add_card(place, placed),
            Role::ColumnHead => {
                let paragraphs = self.paragraphs(place, group, 0);
                self.entry(None, paragraphs);
            }
            Role::RowHead => {
                self.end_lane();
                self.lane = Some(TagGroup::new(Tag::Section));
                self.headed(place, group, self.lane_level);
            }
            Role::Title if group.item == Some(Item::Title) => {
                self.headed(place, group, 1);
            }
            Role::Title | Role::Block | Role::Layer | Role::Divider | Role::Legend => {
                self.end_lane();
                let paragraphs = self.paragraphs(place, group, 0);
                self.push((!paragraphs.is_empty()).then(|| tagged(Tag::Div, paragraphs)));
            }
            Role::Ornament => {
                self.end_list();
                for paragraph in self.paragraphs(place, group, 0) {
                    self.push(Some(paragraph));
                }
            }
            Role::Curve | Role::Point | Role::Link => {}
        }
    }

    /// What it is, where that changes the column it is in, and its words.
    fn add_card(&mut self, place: usize, placed: &Placed) {
        let group = &placed.group;
        let column = self.column_of(placed.bounds());
        let moved = (column != self.column).then(|| column.and_then(|at| self.columns.get(at))).flatten();
        let said: Vec<String> =
            moved.map(|column| column.name.clone()).into_iter().chain(beside_words(group)).collect();
        self.column = column;
        let label = sign(group).and_then(|sign| self.mark(place, sign)).map(|mark| {
            let alternative = (!said.is_empty()).then(|| said.join(". "));
            tagged(Tag::Lbl.with_alt_text(alternative), vec![mark])
        });
        let paragraphs = self.paragraphs(place, group, 0);
        self.entry(label, paragraphs);
    }

    /// A heading of that level from the first words, paragraphs from the others.
    fn headed(&mut self, place: usize, group: &Group, level: u16) {
        let title = group.primitives.iter().enumerate().find_map(|(at, one)| Some((at, words(one)?.plain())));
        let Some((first, title)) = title else { return };
        let heading = self.marks.get(&(place, first)).map(|mark| {
            let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
            let tag = Tag::Hn(level, Some(title.clone()));
            tagged(tag.with_actual_text(mark.is_cut.then_some(title)), vec![mark.id.into()])
        });
        self.end_list();
        self.push(heading);
        for paragraph in self.paragraphs(place, group, first + 1) {
            self.push(Some(paragraph));
        }
    }

    /// The words of a group from that primitive on, a paragraph each.
    fn paragraphs(&self, place: usize, group: &Group, from: usize) -> Vec<Node> {
        group
            .primitives
            .iter()
            .enumerate()
            .skip(from)
            .filter_map(|(at, primitive)| Some((words(primitive)?, self.marks.get(&(place, at))?)))
            .map(|(words, mark)| {
                // What the edge of the page cuts off is read all the same.
                let whole = mark.is_cut.then(|| words.plain());
                tagged(Tag::P.with_actual_text(whole), vec![mark.id.into()])
            })
            .collect()
    }

    fn mark(&self, group: usize, primitive: usize) -> Option<Node> {
        self.marks.get(&(group, primitive)).map(|mark| mark.id.into())
    }

    /// An entry of the list that is being read.
    fn entry(&mut self, label: Option<Node>, body: Vec<Node>) {
        let body = (!body.is_empty()).then(|| tagged(Tag::LBody, body));
        let parts: Vec<Node> = label.into_iter().chain(body).collect();
        if !parts.is_empty() {
            self.list.push(tagged(Tag::LI, parts));
        }
    }

    fn end_list(&mut self) {
        let entries = std::mem::take(&mut self.list);
        if !entries.is_empty() {
            let list = tagged(Tag::L(ListNumbering::None), entries);
            self.push(Some(list));
        }
    }

    fn end_lane(&mut self) {
        self.end_list();
        self.column = None;
        if let Some(lane) = self.lane.take().filter(|lane| !lane.children.is_empty()) {
            self.nodes.push(lane.into());
        }
    }

    fn push(&mut self, node: Option<Node>) {
        let Some(node) = node else { return };
        match &mut self.lane {
            Some(lane) => lane.push(node),
            None => self.nodes.push(node),
        }
    }

    /// The name of a figure; of an arrow with its words, of a sign in an empty cell with its column.
    fn name_of(&self, placed: &Placed) -> String {
        let label = placed.group.label.trim();
        match placed.group.item {
            Some(Item::Link(link)) => match self.on_arrows.get(&link) {
                Some(words) => format!("{label}: {words}"),
                None => label.to_owned(),
            },
            Some(Item::Cell(..)) => {
                let column = self.column_of(placed.bounds()).and_then(|at| self.columns.get(at));
                column.map_or_else(|| label.to_owned(), |column| format!("{}: {label}", column.name))
            }
            _ => label.to_owned(),
        }
    }

    fn column_of(&self, card: Rect) -> Option<usize> {
        let x = card.center().x;
        self.columns.iter().position(|column| (column.bounds.x0..column.bounds.x1).contains(&x))
    }
}

/// The words on arrows, which are drawn after all lines.
fn on_arrows(scene: &Scene) -> BTreeMap<LinkId, String> {
    let groups = scene.groups.iter().map(|placed| &placed.group);
    groups
        .filter(|group| group.role == Role::Ornament)
        .filter_map(|group| match group.item {
            Some(Item::Link(link)) => Some((link, first_words(group)?)),
            _ => None,
        })
        .collect()
}

/// The lowest heads of all columns, so that a step comes before its stage.
fn columns(scene: &Scene) -> Vec<Column> {
    let mut columns: Vec<Column> = scene
        .groups
        .iter()
        .filter(|placed| placed.group.role == Role::ColumnHead)
        .filter_map(|placed| Some(Column { bounds: placed.bounds(), name: first_words(&placed.group)? }))
        .collect();
    columns.sort_by(|one, other| other.bounds.y0.total_cmp(&one.bounds.y0));
    columns
}

/// What the name of a card says besides its title, such as `Pain point. Moderate. Assumed`.
fn beside_words(group: &Group) -> Vec<String> {
    let title = first_words(group).unwrap_or_default();
    let (before, after) = group.label.split_once(title.as_str()).unwrap_or((group.label.as_str(), ""));
    let ends: &[char] = &[':', '.', ' '];
    [before, after]
        .iter()
        .map(|part| part.trim_matches(ends).to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn tagged(tag: impl Into<TagKind>, children: Vec<Node>) -> Node {
    TagGroup::with_children(tag, children).into()
}
