//! What is drawn over the map in a pass: outlines, where a drop lands, and what hangs from the pointer.

use std::collections::{HashMap, HashSet};

use egui::{CursorIcon, LayerId, Order, Painter, Response, Ui};

use super::bands::Bands;
use super::gesture::{Gesture, LINE_REACH, Load, card_handles, edge_reach, handle_at, handled_card};
use super::overlay::{Overlay, cursor_over};
use super::{Canvas, Pass, hints, navigate};
use crate::app::action::Tool;
use crate::app::panels;
use crate::app::theme::Colours;
use crate::layout::{Edge, Pos, Rect, Vec2};
use crate::model::{Item, LaneId};
use crate::scene::Placed;
use crate::words;

/// More things than these are looked up together, and are drawn without shadows.
const FEW: usize = 40;

impl Canvas {
    /// What hangs from the pointer and so is not drawn at its place.
    pub(super) fn lifted(&self) -> Vec<Item> {
        self.gesture.hanging().into_iter().map(|(item, _)| item).collect()
    }

    /// Outlines and bars over the map, and the cursor that says what a press would do.
    pub(super) fn overlay(
        &self,
        ui: &Ui,
        painter: &Painter,
        pass: &Pass<'_>,
        response: &Response,
        bands: &Bands,
    ) {
        let Some(drawn) = self.picture.drawn() else { return };
        let overlay = Overlay {
            painter,
            camera: &self.camera,
            bands,
            layout: &drawn.layout,
            colours: Colours::over(drawn.scene.ground),
        };
        let hanging = self.lifted();
        let selection = pass.editor.selection();
        let under = response.hover_pos().map(|pos| bands.map_from_screen(&self.camera, pos));
        if let Some(pos) = under.filter(|_| response.hovered()) {
            let hit = drawn.layout.hit_near(pos, LINE_REACH / self.camera.view.zoom);
            let item = hit.filter(|_| matches!(self.gesture, Gesture::Idle));
            if let Some(item) = item.filter(|item| !selection.contains(item)) {
                overlay.hover(item);
            }
            if let Some(lane) = item.and_then(|item| lane_of(pass, item)) {
                overlay.baseline(lane);
            }
            if let Some(measured) = drawn.layout.measured_at(pos) {
                response.clone().on_hover_text_at_pointer(&measured.words);
            }
            ui.set_cursor_icon(self.cursor(ui, pass, response, pos, item));
            if matches!(self.gesture, Gesture::Idle)
                && let Some((place, folded)) = drawn.layout.caret_near(pos)
            {
                overlay.caret(place, folded);
            }
        }
        if selection.len() > FEW {
            let placed = drawn.layout.placed_cards_and_points();
            let chosen = placed.filter(|(item, _)| pass.editor.is_selected(*item));
            chosen.for_each(|(item, rect)| overlay.selected_at(item, rect, false));
            let others = selection.iter().filter(|item| !matches!(item, Item::Card(_) | Item::Point(_)));
            others.for_each(|item| overlay.selected(*item, false));
        } else {
            for (place, item) in selection.iter().enumerate().filter(|(_, item)| !hanging.contains(item)) {
                let is_last = place + 1 == selection.len() && self.typing.is_none();
                overlay.selected(*item, is_last && pass.has_keys);
            }
        }
        // What is typed on and not there yet cannot be selected.
        let is_new = pass.editor.typing().is_some_and(|typing| typing.made.is_some());
        if let Some(words) = drawn.words.as_ref().filter(|_| is_new) {
            overlay.selected(words.item, false);
        }
        if let Some(pos) = under.filter(|_| response.hovered() && matches!(self.gesture, Gesture::Idle)) {
            self.handles(&overlay, pass, pos);
            self.hint(ui, &overlay, pass, response, pos);
        }
        if let Some(rect) = self.gesture.marquee() {
            overlay.marquee(rect);
        }
        self.target(&overlay);
    }

    /// The handles of the card under the pointer and of the selected arrow.
    fn handles(&self, overlay: &Overlay<'_>, pass: &Pass<'_>, pos: Pos) {
        let zoom = self.camera.view.zoom;
        if let [Item::Link(id)] = *pass.editor.selection() {
            overlay.link_ends(id);
        }
        if pass.editor.tool() == Tool::Pan {
            return;
        }
        let card = handled_card(overlay.layout, pos, zoom);
        if let Some(rect) = card.and_then(|card| overlay.layout.rect_of(Item::Card(card))) {
            overlay.dots(&card_handles(rect, zoom), pos);
        }
    }

    /// Where what is carried would land.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most loads are put into a place of their own")]
    fn target(&self, overlay: &Overlay<'_>) {
        let Some((load, by)) = self.gesture.carried() else { return };
        let shown = self.gesture.preview().is_some();
        match load {
            Load::Arrow(_) => self.arrow_end(overlay, self.gesture.pos().map(|pos| pos - by)),
            Load::ArrowEnd(id, starts) => {
                let path = overlay.layout.links.iter().find(|path| path.link.id == *id);
                let other =
                    path.and_then(|path| if *starts { path.corners.last() } else { path.corners.first() });
                self.arrow_end(overlay, other.copied());
            }
            Load::CardEdge(id) => overlay.grip(Item::Card(*id)),
            Load::Baseline(id) => overlay.baseline(*id),
            Load::ColumnEdge(steps) => {
                let head = steps.last().and_then(|step| hints::head_of(overlay.layout, *step));
                if let Some(head) = head {
                    overlay.grip(head);
                }
            }
            Load::Point(_) => {}
            _ if !shown => {
                if let Some(bar) = self.gesture.bar() {
                    overlay.drop_bar(bar);
                }
            }
            Load::Cards { .. } | Load::NewCard(_) => {
                let hanging: HashSet<Item> = self.lifted().into_iter().collect();
                let placed = overlay.layout.placed_cards_and_points();
                placed.filter(|(item, _)| hanging.contains(item)).for_each(|(item, rect)| {
                    overlay.room_at(item, rect);
                });
            }
            _ => Self::landed(load).into_iter().for_each(|item| overlay.room(item)),
        }
    }

    /// The loose end of an arrow: the card that it would join, or a line to the pointer.
    fn arrow_end(&self, overlay: &Overlay<'_>, other: Option<Pos>) {
        let Some(pos) = self.gesture.pos() else { return };
        match overlay.layout.hit(pos).filter(|_| self.gesture.preview().is_some()) {
            Some(card @ Item::Card(_)) => overlay.joined(card),
            _ => other.into_iter().for_each(|other| overlay.draft_link(other, pos)),
        }
    }

    /// The things that the preview puts in their new place.
    fn landed(load: &Load) -> Vec<Item> {
        match load {
            Load::Phase(id) => vec![Item::Phase(*id)],
            Load::NewPhase(phase) => vec![Item::Phase(phase.id)],
            Load::Stage(id) => vec![Item::Stage(*id)],
            Load::NewStage(stage) => vec![Item::Stage(stage.id)],
            Load::Step(id) => vec![Item::Step(*id)],
            Load::NewStep(step) => vec![Item::Step(step.id)],
            Load::Lane(id) => vec![Item::Lane(*id)],
            Load::NewLane(lane) => vec![Item::Lane(lane.id)],
            Load::Block(id) => vec![Item::Block(*id)],
            Load::NewBlock(block) => vec![Item::Block(block.id)],
            Load::Cards { .. }
            | Load::NewCard(_)
            | Load::Point(_)
            | Load::ColumnEdge(_)
            | Load::CardEdge(_)
            | Load::Baseline(_)
            | Load::Arrow(_)
            | Load::ArrowEnd(..) => Vec::new(),
        }
    }

    /// Remembers what hangs from the pointer as it was drawn last: over the parking lot it has no place.
    pub(super) fn keep_hanging(&mut self) {
        let Some(drawn) = self.picture.drawn() else { return };
        if self.gesture.carried().is_none() {
            self.hanging.clear();
        } else if !drawn.lifted.is_empty() {
            self.hanging.clone_from(&drawn.lifted);
        }
    }

    /// Paints what is carried under the pointer, over the panels too.
    pub(super) fn paint_carried(&mut self, ui: &Ui, pass: &Pass<'_>) {
        if matches!(self.gesture.carried(), Some((Load::Cards { .. }, _))) && !self.from_panel {
            panels::invite_to_parking(ui.ctx());
        }
        let groups = self.carried_groups(ui);
        let layer = LayerId::new(Order::Tooltip, pass.id.with("carried"));
        let painter = ui.ctx().layer_painter(layer);
        // The same view, as if the canvas were the whole window.
        let mut camera = self.camera;
        camera.area = ui.ctx().content_rect();
        camera.view.origin = self.camera.map_from_screen(camera.area.min);
        let Some(drawn) = self.picture.drawn() else { return };
        let overlay = Overlay {
            painter: &painter,
            camera: &camera,
            bands: &Bands::default(),
            layout: &drawn.layout,
            colours: pass.around.colours,
        };
        if groups.is_empty() {
            let pointer = ui.input(|input| input.pointer.latest_pos());
            if let (Some(name), Some(pos)) = (self.name_of_load(pass), pointer) {
                overlay.tag(pos, &name);
            }
            return;
        }
        // Of many cards the shadows would be one dark cloud.
        for placed in groups.iter().filter(|_| groups.len() <= FEW) {
            overlay.shadow(placed.bounds());
        }
        self.picture.paint_floating(&painter, &camera, &groups);
    }

    /// What a tag at the pointer says while something is carried that does not hang there itself.
    fn name_of_load(&self, pass: &Pass<'_>) -> Option<String> {
        let (load, _) = self.gesture.carried()?;
        let map = pass.editor.map();
        let name = match load {
            Load::NewCard(card) => words::kinds::card_kind(pass.around.language, &card.kind),
            Load::Phase(id) => &map.phases.iter().find(|phase| phase.id == *id)?.title,
            Load::NewPhase(phase) => &phase.title,
            Load::Stage(id) => &map.stage(*id)?.title,
            Load::NewStage(stage) => &stage.title,
            Load::Step(id) => &map.step(*id)?.1.title,
            Load::NewStep(step) => &step.title,
            Load::Lane(id) => &map.lane(*id)?.title,
            Load::NewLane(lane) => &lane.title,
            Load::NewBlock(block) => &block.title,
            Load::Cards { cards, .. } if cards.len() > 1 => {
                return Some(words::phrases::cards(pass.around.language, cards.len()));
            }
            Load::Cards { grabbed, .. } => &map.card(*grabbed)?.title,
            Load::Block(_)
            | Load::Point(_)
            | Load::ColumnEdge(_)
            | Load::CardEdge(_)
            | Load::Baseline(_)
            | Load::Arrow(_)
            | Load::ArrowEnd(..) => return None,
        };
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// The carried cards where they hang: those of the map as far from their places as the pointer is from
    /// the press, new ones around the pointer.
    fn carried_groups(&self, ui: &Ui) -> Vec<Placed> {
        let (Some((_, by)), Some(pos)) = (self.gesture.carried(), self.gesture.pos()) else {
            return Vec::new();
        };
        // Over a pinned lane the pointer is elsewhere on the page than where it is seen.
        let seen = ui.input(|input| input.pointer.latest_pos());
        let aside = seen.map_or(Vec2::ZERO, |seen| self.camera.map_from_screen(seen) - pos);
        let places: HashMap<Item, Rect> =
            self.pressed.iter().flat_map(|layout| layout.placed_cards_and_points()).collect();
        let from: HashMap<Item, Item> = self.gesture.hanging().into_iter().collect();
        self.hanging
            .iter()
            .filter_map(|placed| {
                let item = placed.group.item?;
                let at = match from.get(&item).or(Some(&item)).and_then(|from| places.get(from)) {
                    Some(rect) => rect.origin() + by + aside,
                    None => pos + aside - placed.group.bounds.center().to_vec2(),
                };
                Some(Placed { at, group: placed.group.clone() })
            })
            .collect()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "most loads are simply held")]
    fn cursor(
        &self,
        ui: &Ui,
        pass: &Pass<'_>,
        response: &Response,
        pos: Pos,
        item: Option<Item>,
    ) -> CursorIcon {
        let is_panning = matches!(self.gesture, Gesture::Panning(_));
        if let Some(cursor) = navigate::cursor(ui, pass, response, is_panning) {
            return cursor;
        }
        if let Some((load, _)) = self.gesture.carried() {
            return match load {
                Load::ColumnEdge(_) | Load::CardEdge(_) => CursorIcon::ResizeHorizontal,
                Load::Baseline(_) => CursorIcon::ResizeVertical,
                Load::Arrow(_) | Load::ArrowEnd(..) => CursorIcon::Crosshair,
                Load::Point(_) => CursorIcon::Grabbing,
                _ if self.gesture.bar().is_none() && self.gesture.preview().is_none() => CursorIcon::NoDrop,
                _ if self.gesture.copies() => CursorIcon::Copy,
                _ => CursorIcon::Grabbing,
            };
        }
        let Some(drawn) = self.picture.drawn() else { return CursorIcon::Default };
        if pass.editor.tool() == Tool::Link {
            return if matches!(item, Some(Item::Card(_))) {
                CursorIcon::Crosshair
            } else {
                CursorIcon::Default
            };
        }
        if drawn.layout.fold_at(pos).is_some() {
            return CursorIcon::PointingHand;
        }
        if handle_at(&drawn.layout, pass.editor.selection(), pos, self.camera.view.zoom).is_some() {
            return CursorIcon::Crosshair;
        }
        match drawn.layout.edge_at(pos, edge_reach(self.camera.view.zoom)) {
            Some(Edge::Column(_) | Edge::Stage(_) | Edge::Card(_)) => CursorIcon::ResizeHorizontal,
            Some(Edge::Baseline(_)) => CursorIcon::ResizeVertical,
            None => cursor_over(item),
        }
    }
}

/// The lane that a thing is or lies in, as far as points are concerned.
fn lane_of(pass: &Pass<'_>, item: Item) -> Option<LaneId> {
    match item {
        Item::Lane(lane) | Item::Cell(lane, _) => Some(lane),
        Item::Point(point) => pass.editor.map().point(point).map(|(lane, ..)| lane.id),
        _ => None,
    }
}
