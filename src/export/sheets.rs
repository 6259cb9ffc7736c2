//! From a slide to what is drawn of it: colours, margins, shape of the page and how large it becomes.

use std::sync::Arc;

use super::choices::{Choices, Page, Size};
use super::continued::continued;
use super::{Export, Slide};
use crate::layout::{self, Layout};
use crate::model::{Document, Shown};
use crate::output::{POINTS_PER_INCH, Sheet, UNITS_PER_INCH};
use crate::scene::{self, Placed, Rect, Scene};
use crate::style::{Measures, Style, size, type_face};

impl Export {
    /// The pictures as they are drawn; `None`: the map is gone.
    #[must_use]
    pub fn sheets(&self) -> Option<Vec<Sheet>> {
        self.slides().iter().map(|slide| self.sheet(slide)).collect()
    }

    /// One picture as it is drawn.
    #[must_use]
    pub fn sheet(&self, slide: &Slide) -> Option<Sheet> {
        let document = continued(&self.dressed(), self.map, &slide.shown);
        let (mut scene, margin) = self.scene_of(&document, slide)?;
        let around = match self.cut_out(&mut scene) {
            Some(selected) => selected.inflate(self.choices.margin, self.choices.margin),
            None => self.around(&scene, margin),
        };
        let (area, scale, points) = placed(&self.choices, around, slide.room);
        Some(Sheet {
            area,
            scale,
            points,
            transparent: self.choices.transparent,
            title: slide.title.clone(),
            description: document.map(self.map).map(|map| map.scenario.clone()).unwrap_or_default(),
            language: document.language,
            name: slide.title.clone(),
            scene,
        })
    }

    /// The scene with the margins that are chosen, however far it reaches into those that it was laid out with.
    fn around(&self, scene: &Scene, margin: f64) -> Rect {
        let wider = self.wider(margin);
        let rect = scene.size.to_rect().inflate(wider, wider);
        if wider >= 0.0 {
            rect
        } else {
            scene.groups.iter().map(Placed::bounds).fold(rect, |all, one| all.union(one))
        }
    }

    /// Width and height of a layout with the margins that are chosen.
    pub(super) fn size_around(&self, layout: &Layout) -> (f64, f64) {
        let wider = self.wider(layout.setting.measures.margin) * 2.0;
        (layout.size.width + wider, layout.size.height + wider)
    }

    /// How much wider than laid out the margins are: those of a tight layout are as much tighter as it is.
    fn wider(&self, margin: f64) -> f64 {
        self.choices.margin * margin / size::MARGIN - margin
    }

    /// What of the map is visible, with what the choices leave out.
    #[must_use]
    pub fn shown(&self) -> Shown {
        self.with_choices(self.shown.clone())
    }

    /// The same of a saved view.
    pub(super) fn with_choices(&self, mut shown: Shown) -> Shown {
        shown.without_title |= !self.choices.title;
        shown.without_legend |= !self.choices.legend;
        shown.without_blocks |= !self.choices.blocks;
        shown.without_heads |= !self.choices.heads;
        shown.without_faces |= !self.choices.personas;
        if let (true, Size::Page(page)) = (self.choices.fit, self.choices.size) {
            #[expect(clippy::cast_possible_truncation, reason = "a shape of paper")]
            let shape = page.shape() as f32;
            shown.page_shape = Some(shape);
        }
        shown
    }

    /// The document in the colours that are chosen.
    pub(super) fn dressed(&self) -> Arc<Document> {
        match self.choices.theme {
            Some(theme) if theme != self.document.theme => {
                Arc::new(Document { theme, ..Document::clone(&self.document) })
            }
            _ => Arc::clone(&self.document),
        }
    }

    /// The scene and the margin that it was laid out with.
    fn scene_of(&self, document: &Document, slide: &Slide) -> Option<(Scene, f64)> {
        let mut memo = layout::Memo::default();
        if let Some(compared) = &self.compared {
            let scene = scene::compare::compared(document, compared, &slide.shown, &mut memo)?;
            return Some((scene, size::MARGIN));
        }
        let wider = self.wider(Measures::TIGHT.margin) * 2.0;
        memo.room = slide.room.filter(|_| self.choices.fit).map(|(w, h)| (w - wider, h - wider));
        let layout = layout::layout(document, self.map, &slide.shown, &mut memo)?;
        let style = Style::of(document.theme);
        let mut scene = scene::draw(document, &layout, &style, &mut scene::Memo::default());
        if !slide.regions.is_empty() {
            let map = document.map(self.map)?;
            scene::mark(&mut scene, &layout, map, &slide.regions, &style, &mut memo.text);
        }
        Some((scene, layout.setting.measures.margin))
    }

    /// How large the words of cards are where they are smallest in the set, as the map is laid out usually and for
    /// the shape of the page; `None`: the map is gone. Costs layouts, but nothing is drawn unless margins are cut.
    ///
    /// Without a page, text has its natural size: 13 map units of 1/96 inch.
    #[must_use]
    pub fn text_points(&self) -> Option<TextPoints> {
        let of = |fit| {
            let choices = Choices { fit, ..self.choices.clone() };
            Self { choices, ..self.clone() }.smallest_text()
        };
        let usual = of(false)?;
        let fitted = if matches!(self.choices.size, Size::Page(_)) { of(true)? } else { usual };
        Some(TextPoints { usual, fitted, is_fitted: self.choices.fit })
    }

    /// How large the words of cards are where they are smallest in the set, points.
    fn smallest_text(&self) -> Option<f64> {
        let document = self.dressed();
        let mut memo = layout::Memo::default();
        let mut smallest: Option<f64> = None;
        for slide in self.slides().iter().filter(|slide| !slide.is_overview) {
            let is_cut = self.choices.margin < size::MARGIN;
            let points = if self.compared.is_some() || !self.only.is_empty() || is_cut {
                text_points(&self.sheet(slide)?)
            } else {
                let document = continued(&document, self.map, &slide.shown);
                let layout = layout::layout(&document, self.map, &slide.shown, &mut memo)?;
                let around = Rect::from_origin_size((0.0, 0.0), self.size_around(&layout));
                let (_, _, points) = placed(&self.choices, around, slide.room);
                f64::from(type_face::CARD.size) * points
            };
            smallest = Some(smallest.map_or(points, |least| least.min(points)));
        }
        smallest
    }
}

/// How large the words of cards are, points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextPoints {
    /// As the map is laid out usually.
    pub usual: f64,
    /// Laid out for the shape of the page; where there is no page the same as usually.
    pub fitted: f64,
    /// Which of them is chosen.
    pub is_fitted: bool,
}

impl TextPoints {
    /// With the present choices.
    #[must_use]
    pub fn now(self) -> f64 {
        if self.is_fitted { self.fitted } else { self.usual }
    }
}

/// The part of the page that is seen, pixels and points in a map unit. Pictures that share a scale begin at the
/// same corner: who turns the pages finds heads and lane names at the same place.
fn placed(choices: &Choices, around: Rect, room: Option<(f64, f64)>) -> (Rect, f64, f64) {
    let natural = POINTS_PER_INCH / UNITS_PER_INCH;
    let (width, height) = room.unwrap_or((around.width(), around.height()));
    let wide = |width| Rect::from_origin_size(around.origin(), (width, around.height()));
    let high = |height| Rect::from_origin_size(around.origin(), (around.width(), height));
    match choices.size {
        Size::Scale(scale) => (around, scale, natural),
        Size::Width(pixels) => (wide(width), f64::from(pixels) / width, natural),
        Size::Height(pixels) => (high(height), f64::from(pixels) / height, natural),
        Size::Dpi(dpi) => (around, dpi / UNITS_PER_INCH, natural),
        Size::Page(page) => on_page(page, Rect::from_origin_size(around.origin(), (width, height))),
    }
}

/// The map in the middle of the page.
fn on_page(page: Page, around: Rect) -> (Rect, f64, f64) {
    let width = around.width().max(around.height() * page.shape());
    let points = page.width / width;
    let area = Rect::from_center_size(around.center(), (width, width / page.shape()));
    (area, points * page.dpi / POINTS_PER_INCH, points)
}

/// How large the words of cards are on that sheet, points.
#[must_use]
pub fn text_points(sheet: &Sheet) -> f64 {
    f64::from(type_face::CARD.size) * sheet.points
}
