//! From a slide to what is drawn of it: colours, margins, shape of the page and how large it becomes.

use std::sync::Arc;

use super::choices::{Choices, Page, Size};
use super::{Export, Slide};
use crate::layout;
use crate::model::{Document, Shown};
use crate::output::{POINTS_PER_INCH, Sheet, UNITS_PER_INCH};
use crate::scene::{self, Rect, Scene};
use crate::style::{Style, size, type_face};

impl Export {
    /// The pictures as they are drawn; `None`: the map is gone.
    #[must_use]
    pub fn sheets(&self) -> Option<Vec<Sheet>> {
        self.slides().iter().map(|slide| self.sheet(slide)).collect()
    }

    /// One picture as it is drawn.
    #[must_use]
    pub fn sheet(&self, slide: &Slide) -> Option<Sheet> {
        let document = self.dressed();
        let scene = self.scene_of(&document, &slide.shown)?;
        let margin = self.choices.margin - size::MARGIN;
        let around = scene.size.to_rect().inflate(margin, margin);
        let (area, scale, points) = placed(&self.choices, around);
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

    /// What of the map is visible, with what the choices leave out.
    #[must_use]
    pub fn shown(&self) -> Shown {
        let mut shown = self.shown.clone();
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
    fn dressed(&self) -> Arc<Document> {
        match self.choices.theme {
            Some(theme) if theme != self.document.theme => {
                Arc::new(Document { theme, ..Document::clone(&self.document) })
            }
            _ => Arc::clone(&self.document),
        }
    }

    fn scene_of(&self, document: &Document, shown: &Shown) -> Option<Scene> {
        if let Some(compared) = &self.compared {
            return scene::compare::compared(document, compared, shown, &mut layout::Memo::default());
        }
        let layout = layout::layout(document, self.map, shown, &mut layout::Memo::default())?;
        Some(scene::draw(document, &layout, &Style::of(document.theme), &mut scene::Memo::default()))
    }
}

/// The part of the page that is seen, pixels and points in a map unit.
fn placed(choices: &Choices, around: Rect) -> (Rect, f64, f64) {
    let natural = POINTS_PER_INCH / UNITS_PER_INCH;
    match choices.size {
        Size::Scale(scale) => (around, scale, natural),
        Size::Width(pixels) => (around, f64::from(pixels) / around.width(), natural),
        Size::Height(pixels) => (around, f64::from(pixels) / around.height(), natural),
        Size::Dpi(dpi) => (around, dpi / UNITS_PER_INCH, natural),
        Size::Page(page) => on_page(page, around),
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
