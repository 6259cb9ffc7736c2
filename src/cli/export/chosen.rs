//! What of a document `waylane export` is asked for, found by names and numbers as people write them.

use super::arguments::Arguments;
use crate::compare::{Compared, Look};
use crate::export::{Choices, Deck, Format, Size, SvgText};
use crate::find::Query;
use crate::model::{Document, LaneId, Language, Layer, Map, Shown, StageId, StageRange};
use crate::problems;
use crate::words::{self, command_line};

impl Arguments {
    /// How the export is made.
    pub(super) fn choices(&self, format: Format) -> Choices {
        let usual = Choices::default();
        Choices {
            format,
            theme: self.theme,
            size: self.size(),
            // Columns as wide as usual would only leave fewer lanes on a page.
            fit: self.fit || self.min_text.is_some(),
            margin: self.margin.unwrap_or(usual.margin),
            transparent: self.transparent,
            title: !self.no_title,
            personas: !self.no_personas,
            legend: !self.no_legend,
            blocks: !self.no_blocks,
            heads: !self.no_heads,
            split: self.split.unwrap_or_default(),
            smallest_text: self.min_text,
            overview: self.overview,
            deck: if self.native { Deck::Shapes } else { Deck::Pictures },
            svg_text: if self.text { SvgText::Text } else { SvgText::Outlines },
            tiles: self.tile,
            quality: self.quality.unwrap_or(usual.quality),
            with_document: self.with_document,
        }
    }

    fn size(&self) -> Size {
        if let Some(page) = self.page {
            let page = if self.portrait { page.turned() } else { page };
            return Size::Page(crate::export::Page { dpi: self.dpi.unwrap_or(page.dpi), ..page });
        }
        let sizes = [
            self.width.map(Size::Width),
            self.height.map(Size::Height),
            self.dpi.map(Size::Dpi),
            self.scale.map(Size::Scale),
        ];
        sizes.into_iter().flatten().next().unwrap_or(Size::Scale(1.0))
    }

    /// The map that is asked for.
    pub(super) fn map_of<'a>(&self, document: &'a Document, language: Language) -> Result<&'a Map, String> {
        map_called(document, &self.map, language)
    }

    /// What of the map is shown: everything or a saved view, and of this the stages, lanes and layers asked for.
    pub(super) fn shown(&self, map: &Map, language: Language) -> Result<Shown, String> {
        let mut shown = match &self.view {
            None => Shown::default(),
            Some(name) => map
                .views
                .iter()
                .find(|view| view.title == *name)
                .map(|view| view.shown.clone())
                .ok_or_else(|| problems::no_view_titled(language, name))?,
        };
        if let Some(stages) = &self.stages {
            shown.stages = Some(stage_range(map, stages, language)?);
        }
        if let Some(lanes) = &self.lanes {
            let kept = lanes_called(map, lanes, language)?;
            let others = map.lanes.iter().map(|lane| lane.id).filter(|id| !kept.contains(id));
            shown.without_lanes.extend(others);
        }
        if !self.layers.is_empty() {
            shown.without_layers.extend(Layer::ALL.into_iter().filter(|layer| !self.layers.contains(layer)));
        }
        if shown.lanes(map).is_empty() && !map.lanes.is_empty() {
            return Err(command_line::nothing_shown(language));
        }
        Ok(shown)
    }

    /// The two maps that are asked for.
    pub(super) fn compared(
        &self,
        document: &Document,
        language: Language,
    ) -> Result<Option<Compared>, String> {
        let Some([before, after]) = self.compare.as_deref() else { return Ok(None) };
        let look = match (self.stacked, self.beside) {
            (true, _) => Look::Stacked,
            (_, true) => Look::Beside,
            _ => Look::Overlay,
        };
        let map = |name: &str| map_called(document, name, language).map(|map| map.id);
        let (before, after) = (map(before)?, map(after)?);
        Ok(Some(Compared { before, after, look, only_differences: self.only_differences }))
    }
}

fn map_called<'a>(document: &'a Document, name: &str, language: Language) -> Result<&'a Map, String> {
    let titles: Vec<&str> = document.maps.iter().map(|map| map.title.as_str()).collect();
    let found = place_called(&titles, name).and_then(|place| document.maps.get(place));
    found.map(std::convert::AsRef::as_ref).ok_or_else(|| match name.parse() {
        Ok(number) => problems::no_such_map(language, number, document.maps.len()),
        Err(_) => problems::no_map_titled(language, name),
    })
}

fn stage_range(map: &Map, asked: &str, language: Language) -> Result<StageRange, String> {
    let stages: Vec<StageId> = map.stages().map(|(_, stage)| stage.id).collect();
    let titles: Vec<&str> = map.stages().map(|(_, stage)| stage.title.as_str()).collect();
    let called = |name: &str| {
        let found = place_called(&titles, name).and_then(|place| stages.get(place));
        found.copied().ok_or_else(|| command_line::no_stage(language, name.trim(), &list(&titles)))
    };
    let end = |name: &str, usual: Option<&StageId>| match (name.trim(), usual) {
        ("", Some(id)) => Ok(*id),
        _ => called(name),
    };
    let Some((first, last)) = asked.split_once("..") else {
        let only = called(asked)?;
        return Ok(StageRange { first: only, last: only });
    };
    Ok(StageRange { first: end(first, stages.first())?, last: end(last, stages.last())? })
}

/// Lanes by titles and numbers with commas between; a title may have commas of its own.
fn lanes_called(map: &Map, asked: &str, language: Language) -> Result<Vec<LaneId>, String> {
    let titles: Vec<&str> = map.lanes.iter().map(|lane| lane.title.as_str()).collect();
    let called = |name: &str| {
        let found = place_called(&titles, name);
        found.and_then(|place| map.lanes.get(place)).map(|lane| lane.id)
    };
    if let Some(lane) = called(asked) {
        return Ok(vec![lane]);
    }
    let names = asked.split(',').filter(|name| !name.trim().is_empty());
    names
        .map(|name| called(name).ok_or_else(|| command_line::no_lane(language, name.trim(), &list(&titles))))
        .collect()
}

/// The place of what is called so: by its title, then by plain letters, then by number.
fn place_called(titles: &[&str], name: &str) -> Option<usize> {
    let name = name.trim();
    let by_title = titles.iter().position(|title| title.trim() == name);
    let by_letters = || {
        let query = Query::new(&name.to_lowercase());
        titles.iter().position(|title| query.find(title.trim()) == Some(0..title.trim().len()))
    };
    let by_number = || {
        let place = name.parse::<usize>().ok()?.checked_sub(1)?;
        (place < titles.len()).then_some(place)
    };
    by_title.or_else(by_letters).or_else(by_number)
}

fn list(titles: &[&str]) -> String {
    titles.iter().map(|title| words::in_one_line(title)).collect::<Vec<_>>().join(", ")
}
