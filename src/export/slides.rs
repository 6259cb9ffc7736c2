//! Which pictures a set has: one for each phase, each few stages or each saved view, and before them an overview
//! with their places. Title, personas, legend and blocks of text come once, on the first picture; the others are
//! the grid alone, so that its words are as large as they can be. Where a size of text is asked for, the first
//! picture has only as much of them as leaves room for it.

use std::sync::Arc;

use super::continued::continued;
use super::lanes::Runs;
use super::{Choices, Export, Size, Split};
use crate::layout;
use crate::model::{Document, LaneId, Map, Shown, Stage, StageRange};
use crate::scene::Region;
use crate::style::type_face;
use crate::words;

/// One picture of a set, before it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// What it shows, in a few words; may be empty.
    pub title: String,
    /// What of the map is on it.
    pub shown: Shown,
    /// It shows the whole, the others marked on it.
    pub is_overview: bool,
    /// What is marked on it: the other pictures of the set.
    pub regions: Vec<Region>,
    /// Width and height of the widest and highest picture that it shares its scale with, map units with margins;
    /// none: it has its own scale.
    pub room: Option<(f64, f64)>,
}

/// Text this much smaller is as large, points.
pub(super) const AS_LARGE: f64 = 0.05;

impl Export {
    /// The pictures that are made, in their order; never empty.
    #[must_use]
    pub fn slides(&self) -> Vec<Slide> {
        let shown = self.shown();
        let whole = Slide::new(self.title(), shown.clone());
        let Some(map) = self.document.map(self.map).filter(|_| self.is_set()) else { return vec![whole] };
        let document = self.dressed();
        let mut measure = Measure { export: self, document: &document, memo: layout::Memo::default() };
        let keeps_around = |place| self.choices.split == Split::Views || place == 0 && !self.choices.overview;
        let mut slides = Vec::new();
        for (place, mut part) in self.parts(map, &shown).into_iter().enumerate() {
            if !keeps_around(place) {
                part.shown = grid_alone(part.shown);
            }
            slides.extend(measure.with_large_text(map, part));
        }
        if slides.is_empty() || self.choices.split == Split::Whole && slides.len() == 1 {
            return vec![whole];
        }
        measure.at_one_scale(&mut slides);
        if self.choices.overview {
            let title = words::slides(document.language).overview.to_owned();
            let regions = slides.iter().enumerate().map(|(place, slide)| slide.region(place + 2)).collect();
            slides.insert(0, Slide { is_overview: true, regions, ..Slide::new(title, shown) });
        }
        slides
    }

    /// Whether more than one picture is asked for, however many there are in the end.
    fn is_set(&self) -> bool {
        self.compared.is_none() && self.only.is_empty() && self.choices.is_set()
    }

    /// Whether a folder of files is made rather than one file.
    #[must_use]
    pub fn makes_folder(&self) -> bool {
        self.compared.is_none() && self.only.is_empty() && self.choices.makes_folder()
    }

    /// The title of the map, or of both that are compared.
    fn title(&self) -> String {
        let of = |map| self.document.map(map).map(|map| map.title.as_str()).unwrap_or_default();
        match &self.compared {
            Some(compared) => words::compare::before_and_after(of(compared.before), of(compared.after)),
            None => of(self.map).to_owned(),
        }
    }

    /// What the map is split into, before lanes go on to further slides; empty: nothing.
    fn parts(&self, map: &Map, shown: &Shown) -> Vec<Slide> {
        let stages = shown.stages(map);
        let untitled = words::map(self.document.language).untitled;
        match self.choices.split {
            Split::Whole => vec![Slide::new(self.title(), shown.clone())],
            Split::Stages(most) => {
                let stages: Vec<&Stage> = stages.into_iter().map(|(_, stage)| stage).collect();
                let parts = stages.chunks(usize::from(most.max(1)));
                parts.filter_map(|stages| of_stages(stages, "", untitled, shown)).collect()
            }
            Split::Phases => {
                let of_phase = |phase: &crate::model::Phase| {
                    let own = stages.iter().filter(|(other, _)| other.id == phase.id);
                    let own: Vec<&Stage> = own.map(|(_, stage)| *stage).collect();
                    of_stages(&own, &phase.title, untitled, shown)
                };
                map.phases.iter().filter_map(of_phase).collect()
            }
            Split::Views => {
                let of_view = |view: &crate::model::View| {
                    Slide::new(words::in_one_line(&view.title), self.with_choices(view.shown.clone()))
                };
                map.views.iter().map(of_view).collect()
            }
        }
    }
}

impl Choices {
    /// Whether more than one picture is asked for.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.split != Split::Whole || self.splits_lanes() || self.overview
    }

    /// Whether a set of pictures becomes a folder of files, since one file cannot hold it.
    #[must_use]
    pub fn makes_folder(&self) -> bool {
        self.is_set() && self.format.is_picture() && !self.format.has_pages()
    }

    /// Whether lanes may go on to further slides: only a page says how large text becomes.
    fn splits_lanes(&self) -> bool {
        self.smallest_text.is_some() && matches!(self.size, Size::Page(_))
    }
}

impl Slide {
    /// A picture with a scale of its own.
    fn new(title: String, shown: Shown) -> Self {
        Self { title, shown, is_overview: false, regions: Vec::new(), room: None }
    }

    fn region(&self, number: usize) -> Region {
        Region { number, title: self.title.clone(), shown: self.shown.clone() }
    }
}

/// The picture of neighbouring stages, called as given or else by its first and last stage.
fn of_stages(stages: &[&Stage], title: &str, untitled: &str, shown: &Shown) -> Option<Slide> {
    let (first, last) = (stages.first()?, stages.last()?);
    let name = |words: &str| {
        let words = words::in_one_line(words);
        if words.is_empty() { untitled.to_owned() } else { words }
    };
    let title = if !title.trim().is_empty() {
        name(title)
    } else if first.id == last.id {
        name(&first.title)
    } else {
        format!("{} – {}", name(&first.title), name(&last.title))
    };
    let range = StageRange { first: first.id, last: last.id };
    Some(Slide::new(title, Shown { stages: Some(range), ..shown.clone() }))
}

/// Without everything around the grid.
pub(super) fn grid_alone(shown: Shown) -> Shown {
    Shown { without_title: true, without_legend: true, without_blocks: true, ..shown }
}

/// How large pictures are, laid out with one memory.
struct Measure<'a> {
    export: &'a Export,
    document: &'a Arc<Document>,
    memo: layout::Memo,
}

impl Measure<'_> {
    /// The slide, or as few as give the text that is asked for, with some of its lanes each.
    fn with_large_text(&mut self, map: &Map, slide: Slide) -> Vec<Slide> {
        let least = self.export.choices.smallest_text.filter(|_| self.export.choices.splits_lanes());
        let lanes: Vec<LaneId> = slide.shown.lanes(map).iter().map(|lane| lane.id).collect();
        let Some(least) = least.filter(|least| lanes.len() > 1 && self.text(&slide.shown) < *least) else {
            return vec![slide];
        };
        let shown = self.with_room_for_text(&slide.shown, &lanes, least);
        let mut runs = Runs::new(&shown, lanes, |shown| self.text(shown));
        let parts = runs.parted(least);
        let numbered = parts.iter().enumerate().map(|(place, part)| {
            let title = words::slides::part(self.document.language, &slide.title, place + 1, parts.len());
            Slide::new(title, part.clone())
        });
        numbered.collect()
    }

    /// The same with as much around the grid as leaves room for text of that size beside one lane.
    fn with_room_for_text(&mut self, shown: &Shown, lanes: &[LaneId], least: f64) -> Shown {
        let others: Vec<LaneId> = lanes.iter().skip(1).copied().collect();
        let without_blocks = Shown { without_blocks: true, ..shown.clone() };
        let title_alone = Shown { without_legend: true, ..without_blocks.clone() };
        let choices = [shown.clone(), without_blocks, title_alone];
        let fits = choices.into_iter().find(|shown| {
            let mut one_lane = shown.clone();
            one_lane.without_lanes.extend(&others);
            self.text(&one_lane) >= least - AS_LARGE
        });
        fits.unwrap_or_else(|| grid_alone(shown.clone()))
    }

    /// The same map units in a point on all of them. Those whose text stays too small whatever is done make
    /// that of the others no smaller; they have a scale of their own.
    fn at_one_scale(&mut self, slides: &mut [Slide]) {
        let least = self.export.choices.smallest_text.unwrap_or_default();
        let sizes: Vec<(f64, f64)> = slides.iter().map(|slide| self.size(&slide.shown)).collect();
        let is_large = |size: &(f64, f64)| self.export.text_in(*size) >= least - AS_LARGE;
        for (slide, size) in slides.iter_mut().zip(&sizes) {
            let alike = sizes.iter().filter(|other| is_large(other) == is_large(size));
            slide.room = alike.copied().reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)));
        }
    }

    /// Size of the words on cards where that is shown alone on a page, points.
    fn text(&mut self, shown: &Shown) -> f64 {
        let size = self.size(shown);
        self.export.text_in(size)
    }

    /// Width and height with margins, map units.
    fn size(&mut self, shown: &Shown) -> (f64, f64) {
        let document = continued(self.document, self.export.map, shown);
        let layout = layout::layout(&document, self.export.map, shown, &mut self.memo);
        layout.map(|layout| self.export.size_around(&layout)).unwrap_or_default()
    }
}

impl Export {
    /// Size of the words on cards on a page with room for that much of a map, points.
    fn text_in(&self, room: (f64, f64)) -> f64 {
        let Size::Page(page) = self.choices.size else { return f64::INFINITY };
        f64::from(type_face::CARD.size) * page.width / room.0.max(room.1 * page.shape())
    }
}
