//! The hands of a person who builds a map: pointer and keys, and the eyes to find things on the screen.
//! Nothing here changes a document but through the window.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use image::{Rgb, RgbImage};
use waylane::model::{Curve, Item, LaneKind, Language, Layer, Map};
use waylane::words;

use crate::support::window::{
    Folder, Window, app, at_once, button, centre, drag, map, move_to, press, wait_until, window_of,
};

/// Large enough that a whole map can be worked on without scrolling.
const SIZE: [f32; 2] = [1920.0, 1200.0];

/// Width of the palette, points.
const PALETTE: f32 = 180.0;

/// Somebody who builds a map.
pub(crate) struct Author {
    pub(crate) window: Window,
    pub(crate) language: Language,
    folder: Folder,
}

impl Author {
    /// In front of an empty map.
    pub(crate) fn new(name: &str, language: Language) -> Self {
        let folder = Folder::new(&format!("rebuild-{name}"));
        let mut window = window_of(SIZE, 1.0 / 60.0, language, Some(&folder.0));
        press(&mut window, Modifiers::COMMAND, Key::N);
        let mut author = Self { window, language, folder };
        author.press(words::start(language).blank);
        author.fit();
        author
    }

    /// The map in front.
    pub(crate) fn map(&self) -> &Map {
        map(&self.window)
    }

    /// The whole map into view, with nothing selected.
    pub(crate) fn fit(&mut self) {
        while !app(&self.window).editor().selection().is_empty() {
            self.key(Modifiers::NONE, Key::Escape);
        }
        self.key(Modifiers::SHIFT, Key::Num1);
    }

    /// A few passes: enough for what was done to show, without waiting for the last animation.
    fn settle(&mut self) {
        self.window.run_steps(4);
    }

    /// Words of any length, as an input method commits them; the first letter by itself.
    pub(crate) fn type_words(&mut self, words: &str) {
        let mut letters = words.chars();
        let Some(first) = letters.next() else { return };
        at_once(&mut self.window, [Event::Text(first.to_string())]);
        if !letters.as_str().is_empty() {
            at_once(&mut self.window, [Event::Text(letters.as_str().to_owned())]);
        }
        self.settle();
    }

    pub(crate) fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Clicks a thing of the map.
    pub(crate) fn click(&mut self, item: Item) {
        if app(&self.window).canvas().rect_on_screen(item).is_none() {
            self.fit();
        }
        let at = self.at(item);
        self.press_at(at);
    }

    /// Where to press a thing: its middle, or a lane's head at its left end.
    fn at(&self, item: Item) -> Pos2 {
        if let Item::Lane(_) = item {
            let row = app(&self.window).canvas().rect_on_screen(item).unwrap();
            return row.left_top() + egui::vec2(12.0, 8.0);
        }
        centre(&self.window, item)
    }

    fn press_at(&mut self, at: Pos2) {
        move_to(&mut self.window, at);
        for pressed in [true, false] {
            button(&mut self.window, at, egui::PointerButton::Primary, pressed);
        }
        self.settle();
    }

    /// Selects a thing and puts other words in the place of those that stand there.
    pub(crate) fn rename(&mut self, item: Item, words: &str) {
        self.click(item);
        self.key(Modifiers::NONE, Key::F2);
        self.retype(words);
    }

    /// Words in the place of those that are being typed.
    pub(crate) fn retype(&mut self, words: &str) {
        assert!(app(&self.window).editor().typing().is_some(), "nothing is typed while {words} is");
        self.key(Modifiers::COMMAND, Key::A);
        self.type_words(words);
        self.key(Modifiers::NONE, Key::Escape);
    }

    /// Runs a command out of the menus.
    pub(crate) fn menu(&mut self, menu: &str, entry: &str) {
        self.window.get_by_role_and_label(Role::Button, menu).click();
        self.settle();
        self.press(entry);
    }

    /// Presses the button, box or choice of that name that was drawn last: menus and dialogs lie over
    /// everything, and the panel at the right comes after the one at the left.
    pub(crate) fn press(&mut self, name: &str) {
        let Some(node) = self.pressable(name) else { panic!("nothing to press is called {name}") };
        node.scroll_to_me();
        self.settle();
        let at = self.pressable(name).map(|node| node.rect().center()).unwrap();
        self.press_at(at);
    }

    fn pressable<'a>(&'a self, name: &'a str) -> Option<Node<'a>> {
        self.window.get_all_by_label(name).rfind(|node| {
            matches!(
                node.accesskit_node().role(),
                Role::Button
                    | Role::CheckBox
                    | Role::RadioButton
                    | Role::Switch
                    | Role::MenuItem
                    | Role::Tab
                    | Role::ListBoxOption
            )
        })
    }

    /// Types into a field of a panel or desk; what stood there goes.
    pub(crate) fn field(&mut self, name: &str, words: &str) {
        let node = |window: &Window| {
            let all: Vec<_> = window
                .get_all_by_label(name)
                .filter(|node| {
                    matches!(node.accesskit_node().role(), Role::TextInput | Role::MultilineTextInput)
                })
                .map(|node| node.rect())
                .collect();
            *all.last().unwrap_or_else(|| panic!("no field {name}"))
        };
        let rect = node(&self.window);
        let all = self.window.get_all_by_label(name).find(|node| node.rect() == rect);
        if let Some(node) = all {
            node.scroll_to_me();
        }
        self.settle();
        let rect = node(&self.window);
        self.press_at(rect.left_center() + egui::vec2(12.0, 0.0));
        self.key(Modifiers::COMMAND, Key::A);
        self.type_words(words);
        self.key(Modifiers::NONE, Key::Escape);
    }

    /// Chooses an entry of a list that drops down.
    pub(crate) fn choose(&mut self, name: &str, entry: &str) {
        let list = |window: &Window| {
            let all = window.get_all_by_role_and_label(Role::ComboBox, name);
            all.last().map_or_else(|| panic!("no list {name}"), |node| node.rect().center())
        };
        self.window.get_all_by_role_and_label(Role::ComboBox, name).last().unwrap().scroll_to_me();
        self.settle();
        let at = list(&self.window);
        self.press_at(at);
        // Heads on the map may have the same name.
        let found = self.pressable(entry).map(|node| node.rect().center());
        let at = found.unwrap_or_else(|| panic!("no {entry} in {name}"));
        self.press_at(at);
    }

    /// These stages and no others: those that the empty map comes with are renamed first.
    pub(crate) fn stages(&mut self, titles: &[&str]) {
        let (insert, after) =
            (words::interface(self.language).menu_insert, words::commands(self.language).insert_stage_after);
        let ready: Vec<_> = self.map().stages().map(|(_, stage)| stage.id).collect();
        for (place, title) in titles.iter().enumerate() {
            if let Some(&stage) = ready.get(place) {
                self.rename(Item::Stage(stage), title);
            } else {
                let last = self.map().stages().last().map(|(_, stage)| stage.id).unwrap();
                self.click(Item::Stage(last));
                self.menu(insert, after);
                self.retype(title);
            }
            self.fit();
        }
        for &stage in ready.iter().skip(titles.len()) {
            self.click(Item::Stage(stage));
            self.key(Modifiers::NONE, Key::Delete);
            self.fit();
        }
        self.fit();
    }

    /// Takes every lane away.
    pub(crate) fn without_lanes(&mut self) {
        let lanes: Vec<_> = self.map().lanes.iter().map(|lane| lane.id).collect();
        for lane in lanes {
            self.click(Item::Lane(lane));
            self.key(Modifiers::NONE, Key::Delete);
            self.fit();
        }
        self.fit();
    }

    /// Steps of a stage, by its place: the others are added after the first, which is named last, since a
    /// step has a head only once one of them has a name.
    pub(crate) fn steps(&mut self, stage: usize, titles: &[&str]) {
        let (insert, after) =
            (words::interface(self.language).menu_insert, words::commands(self.language).insert_step_after);
        let id = self.map().stages().nth(stage).map(|(_, stage)| stage.id).unwrap();
        for title in titles.iter().skip(1) {
            let last = self.map().stage(id).and_then(|stage| stage.steps.last()).map(|step| step.id).unwrap();
            let has_head = app(&self.window).canvas().rect_on_screen(Item::Step(last)).is_some();
            self.click(if has_head { Item::Step(last) } else { Item::Stage(id) });
            self.menu(insert, after);
            self.retype(title);
            self.fit();
        }
        let first = self.map().stage(id).unwrap().steps[0].id;
        if let Some(title) = titles.first().filter(|title| !title.is_empty()) {
            self.rename(Item::Step(first), title);
        }
        self.fit();
    }

    /// A lane of that kind under the last one, by a click in the palette, under that name.
    pub(crate) fn lane(&mut self, kind: &LaneKind, layer: Layer, title: &str) {
        let interface = words::interface(self.language);
        let curve = words::kinds::lane_kind(self.language, &LaneKind::Curve(Curve::default()));
        if self.window.query_by_label(curve).is_none() {
            self.window.get_by_role_and_label(Role::DisclosureTriangle, interface.lane).click();
            self.settle();
        }
        self.fit();
        let before: Vec<_> = self.map().lanes.iter().map(|lane| lane.id).collect();
        // The list of lanes stands above the cards, which may have the same names.
        let at = self.in_palette(words::kinds::lane_kind(self.language, kind));
        self.press_at(at);
        let new = self.map().lanes.iter().find(|lane| !before.contains(&lane.id)).map(|lane| lane.id);
        let new = new.unwrap_or_else(|| panic!("{title} was not made"));
        self.fit();
        self.rename(Item::Lane(new), title);
        if self.map().lane(new).unwrap().layer != layer {
            let words = words::inspector(self.language);
            self.choose(words.layer, words::kinds::layer_in_full(self.language, layer));
            assert_eq!(self.map().lane(new).unwrap().layer, layer, "{title}");
        }
        self.fit();
    }

    /// The place of the lane of that title.
    pub(crate) fn lane_at(&self, title: &str) -> usize {
        self.map()
            .lanes
            .iter()
            .position(|lane| lane.title == title)
            .unwrap_or_else(|| panic!("no lane {title}"))
    }

    /// A card of the lane's own kind at the foot of a cell: select the cell or its last card, type.
    pub(crate) fn card(&mut self, lane: &str, column: usize, words: &str) -> Item {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        let (id, last) = {
            let lane = &self.map().lanes[lane];
            let last = lane.cells.get(&step).and_then(|cell| cell.cards.last()).map(|card| card.id);
            (lane.id, last)
        };
        if let Some(last) = last {
            self.click(Item::Card(last));
            self.key(Modifiers::NONE, Key::Insert);
        } else {
            self.click(Item::Cell(id, step));
        }
        self.type_words(words);
        self.key(Modifiers::NONE, Key::Escape);
        let [item] = *app(&self.window).editor().selection() else { panic!("{words} is not selected") };
        item
    }

    /// One card in each column, from the first on; none where there are no words.
    pub(crate) fn row(&mut self, lane: &str, words: &[&str]) -> Vec<Item> {
        let filled = words.iter().enumerate().filter(|(_, words)| !words.is_empty());
        filled.map(|(column, words)| self.card(lane, column, words)).collect()
    }

    /// The middle of an item of the palette: the highest of that name at the left.
    fn in_palette(&self, name: &str) -> Pos2 {
        let items = self.window.get_all_by_label(name).map(|item| item.rect().center());
        let items = items.filter(|at| at.x < PALETTE);
        items.min_by(|a, b| a.y.total_cmp(&b.y)).unwrap_or_else(|| panic!("no {name} in the palette"))
    }

    /// A point of a curve or of figures: the value is typed into the selected cell, then the words.
    pub(crate) fn point(&mut self, lane: &str, column: usize, value: &str, words: &str) -> Item {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        let lane = self.map().lanes[lane].id;
        self.click(Item::Cell(lane, step));
        self.figure(value);
        let [item @ Item::Point(_)] = *app(&self.window).editor().selection() else {
            panic!("no point {value}")
        };
        if !words.is_empty() {
            self.words(words);
        }
        item
    }

    /// Another point in a cell that has one in its middle.
    pub(crate) fn second_point(&mut self, lane: &str, column: usize, value: &str, words: &str) {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        let lane = self.map().lanes[lane].id;
        let cell = app(&self.window).canvas().rect_on_screen(Item::Cell(lane, step)).unwrap();
        self.press_at(cell.left_center() + egui::vec2(6.0, 0.0));
        self.figure(value);
        self.words(words);
    }

    /// Words at the selected point.
    pub(crate) fn words(&mut self, words: &str) {
        self.key(Modifiers::NONE, Key::F2);
        self.type_words(words);
        self.key(Modifiers::NONE, Key::Escape);
    }

    /// A point of a persona or a named series, with the button of the cell's own list.
    pub(crate) fn point_of(&mut self, series: &str, lane: &str, column: usize, value: &str) -> Item {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        let lane = self.map().lanes[lane].id;
        let cell = app(&self.window).canvas().rect_on_screen(Item::Cell(lane, step)).unwrap();
        self.press_at(cell.left_top() + egui::vec2(4.0, 4.0));
        let add = words::inspector(self.language).add_point;
        // The only series has no need of its name on the button.
        if self.map().series_of(self.map().lane(lane).unwrap()).len() > 1 {
            self.press(&format!("{add}: {series}"));
        } else {
            self.press(add);
        }
        self.figure(value);
        let [item @ Item::Point(_)] = *app(&self.window).editor().selection() else {
            panic!("no point {value}")
        };
        item
    }

    /// A persona takes no part in a cell of a lane of points.
    pub(crate) fn gap(&mut self, series: &str, lane: &str, column: usize) {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        let lane = self.map().lanes[lane].id;
        let cell = app(&self.window).canvas().rect_on_screen(Item::Cell(lane, step)).unwrap();
        self.press_at(cell.left_top() + egui::vec2(4.0, 4.0));
        self.press(&format!("{}: {series}", words::inspector(self.language).takes_no_part));
    }

    /// A person of the library, whom the map is about.
    pub(crate) fn persona(&mut self, name: &str, demographics: &str, quote: &str) {
        let (interface, commands) = (words::interface(self.language), words::commands(self.language));
        let inspector = words::inspector(self.language);
        self.menu(interface.menu_map, commands.personas);
        self.press(words::personas(self.language).add);
        for (field, said) in
            [(inspector.name, name), (inspector.demographics, demographics), (inspector.quote, quote)]
        {
            if !said.is_empty() {
                self.field(field, said);
            }
        }
        self.press(words::desks(self.language).back_to_map);
        self.fit();
    }

    /// The first card of a cell.
    pub(crate) fn card_at(&self, lane: &str, column: usize) -> Item {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        Item::Card(self.map().lanes[lane].cells[&step].cards[0].id)
    }

    /// The first point of a cell.
    pub(crate) fn point_at(&self, lane: &str, column: usize) -> Item {
        let (lane, step) = (self.lane_at(lane), self.map().columns()[column]);
        Item::Point(self.map().lanes[lane].cells[&step].points[0].id)
    }

    /// A figure typed for the selected point or cell.
    pub(crate) fn figure(&mut self, text: &str) {
        at_once(&mut self.window, [Event::Text(text.to_owned())]);
        self.settle();
    }

    /// An arrow, drawn with its tool.
    pub(crate) fn arrow(&mut self, from: Item, to: Item) -> Item {
        self.press(words::commands(self.language).link_tool);
        let (a, b) = (self.at(from), self.at(to));
        drag(&mut self.window, a, b);
        let item = self.map().links.last().map(|link| Item::Link(link.id)).expect("an arrow");
        self.press(words::commands(self.language).select_tool);
        item
    }

    /// What the first persona does, needs and wants.
    pub(crate) fn describe(&mut self, behaviours: &str, needs: &str, goals: &str) {
        let inspector = words::inspector(self.language);
        let (menu, personas) =
            (words::interface(self.language).menu_map, words::commands(self.language).personas);
        self.menu(menu, personas);
        for (field, said) in
            [(inspector.behaviours, behaviours), (inspector.needs, needs), (inspector.goals, goals)]
        {
            self.field(field, said);
        }
        self.look("persona");
        self.press(words::desks(self.language).back_to_map);
        self.fit();
    }

    /// A portrait for the first persona, chosen in the program's own dialog: head and shoulders, drawn here.
    pub(crate) fn portrait(&mut self, name: &str) {
        let file = format!("{name}.png");
        head_and_shoulders().save(self.folder.0.join(&file)).unwrap();
        let (menu, personas) =
            (words::interface(self.language).menu_map, words::commands(self.language).personas);
        self.menu(menu, personas);
        self.press(words::inspector(self.language).choose_picture);
        let at = self.window.get_by_label_contains(&file).rect().center();
        self.press_at(at);
        self.press(words::paths(self.language).open);
        wait_until(&mut self.window, |app| app.editor().document().personas[0].portrait.is_some());
        self.press(words::desks(self.language).back_to_map);
        self.fit();
    }

    /// Saves under a name with the program's own dialog and gives the file.
    pub(crate) fn save(&mut self, name: &str) -> PathBuf {
        self.key(Modifiers::COMMAND, Key::S);
        let paths = words::paths(self.language);
        self.window.get_by_role_and_label(Role::TextInput, paths.name).focus();
        self.settle();
        self.key(Modifiers::COMMAND, Key::A);
        self.type_words(name);
        self.press(paths.save);
        wait_until(&mut self.window, |app| !app.editor().is_unsaved());
        self.folder.0.join(format!("{name}.journey.ron"))
    }

    /// A picture of the window, for a person to look at, where `WAYLANE_LOOK` names a folder.
    pub(crate) fn look(&mut self, name: &str) {
        let Ok(folder) = std::env::var("WAYLANE_LOOK") else { return };
        let picture = self.window.render().unwrap();
        picture.save(Path::new(&folder).join(format!("{name}.png"))).unwrap();
    }

    /// A card drawn out to the right by its edge, as far as that column.
    pub(crate) fn span_to(&mut self, card: Item, column: usize) {
        let Item::Card(id) = card else { panic!("only cards span") };
        let cell = {
            let lane = self.map().card_in_grid(id).map(|(lane, ..)| lane.id).unwrap();
            Item::Cell(lane, self.map().columns()[column])
        };
        let screen = |item| app(&self.window).canvas().rect_on_screen(item).unwrap();
        let edge = screen(card).right_center() - egui::vec2(1.0, 0.0);
        let to = egui::pos2(screen(cell).right() - 3.0, edge.y);
        drag(&mut self.window, edge, to);
        let (_, first, _, card) = self.map().card_in_grid(id).unwrap();
        let first = self.map().columns().iter().position(|step| *step == first).unwrap();
        assert_eq!(first + usize::from(card.span), column + 1, "{} spans otherwise", card.title);
    }

    /// Selects several things: the first with a click, the others with the key for more held down.
    pub(crate) fn select(&mut self, items: &[Item]) {
        let (first, others) = items.split_first().unwrap();
        self.click(*first);
        for other in others {
            let at = self.at(*other);
            let modifiers = Modifiers::COMMAND;
            self.window.event(Event::ModifiersChanged(modifiers));
            move_to(&mut self.window, at);
            for pressed in [true, false] {
                let primary = egui::PointerButton::Primary;
                self.window.event(Event::PointerButton { pos: at, button: primary, pressed, modifiers });
                self.window.step();
            }
            self.window.event(Event::ModifiersChanged(Modifiers::NONE));
            self.settle();
        }
        assert_eq!(app(&self.window).editor().selection().len(), items.len());
    }

    /// A block of text above or below the grid, with its heading.
    pub(crate) fn block(&mut self, above: bool, title: &str, text: &str) {
        let (commands, inspector) = (words::commands(self.language), words::inspector(self.language));
        let command = if above { commands.insert_block_above } else { commands.insert_block_below };
        self.menu(words::interface(self.language).menu_insert, command);
        self.key(Modifiers::NONE, Key::Escape);
        let map = self.map();
        let blocks = if above { &map.blocks_above } else { &map.blocks_below };
        let id = blocks.last().map(|block| block.id).unwrap();
        if *app(&self.window).editor().selection() != [Item::Block(id)] {
            self.click(Item::Block(id));
        }
        self.field(inspector.title, title);
        self.field(inspector.text, text);
        self.fit();
    }

    /// A series of its own with its first point: named in the details of the cell, then the value.
    pub(crate) fn new_series(&mut self, series: &str, lane: &str, column: usize, value: &str) {
        self.press_cell(lane, column);
        self.field(words::inspector(self.language).series_new, series);
        self.figure(value);
        let [Item::Point(_)] = *app(&self.window).editor().selection() else { panic!("no point {value}") };
    }

    /// Selects a cell, at a corner where neither cards nor points lie.
    pub(crate) fn press_cell(&mut self, lane: &str, column: usize) {
        let cell = self.cell(lane, column);
        let rect = app(&self.window).canvas().rect_on_screen(cell).unwrap();
        self.press_at(rect.left_top() + egui::vec2(3.0, 3.0));
        assert_eq!(*app(&self.window).editor().selection(), [cell]);
    }

    /// Where that lane and column meet.
    pub(crate) fn cell(&self, lane: &str, column: usize) -> Item {
        Item::Cell(self.map().lanes[self.lane_at(lane)].id, self.map().columns()[column])
    }

    /// The right edge of a column dragged to where the column is that wide, map units.
    pub(crate) fn widen(&mut self, column: usize, width: f32) {
        let step = self.map().columns()[column];
        let head = self.map().step(step).map(|(stage, _)| Item::Stage(stage.id)).unwrap();
        let screen = |item| app(&self.window).canvas().rect_on_screen(item);
        let rect = screen(Item::Step(step)).or_else(|| screen(head)).unwrap();
        let zoom = app(&self.window).canvas().zoom();
        let from = rect.right_center() + egui::vec2(1.0, 0.0);
        drag(&mut self.window, from, from + egui::vec2(width * zoom - rect.width(), 0.0));
        self.fit();
    }

    /// Whether a thing of the map can be seen.
    pub(crate) fn is_visible(&self, item: Item) -> bool {
        app(&self.window).canvas().rect_on_screen(item).is_some()
    }
}

/// A small portrait in four flat colours.
fn head_and_shoulders() -> RgbImage {
    const SIDE: i32 = 64;
    RgbImage::from_fn(64, 64, |x, y| {
        let (x, y) = (x.cast_signed(), y.cast_signed());
        let within = |(cx, cy): (i32, i32), (rx, ry): (i32, i32)| {
            let (dx, dy) = (x - cx, y - cy);
            dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry
        };
        Rgb(if within((SIDE / 2, 27), (12, 14)) {
            [240, 200, 170]
        } else if within((SIDE / 2, 24), (17, 18)) {
            [92, 62, 48]
        } else if within((SIDE / 2, SIDE), (25, 20)) {
            [64, 120, 160]
        } else {
            [226, 234, 240]
        })
    })
}
