//! How large the pictures become, how many there are, and what a format has to choose of its own. Knows nothing of
//! what they show.

use egui::{DragValue, Slider, Ui};

use crate::app::panels::widgets::{combo, group, segmented, stepper};
use crate::app::{Around, theme};
use crate::export::{Choices, Deck, Export, Format, Page, Paper, Size, Split, SvgText};
use crate::model::Language;
use crate::words;

/// Resolutions of paper, dots per inch.
const DPI: [f64; 2] = [150.0, 300.0];
/// Size of words that lanes give way to when it is first asked for, points.
const READABLE: f64 = 18.0;
/// Most stages on one picture.
const MOST_STAGES: u32 = 99;

/// Sizes that have a name.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Preset {
    Slide,
    Slide4K,
    Slide43,
    Paper(Paper),
    /// As large as the map, so many pixels for one.
    Times(u8),
    Scale,
    Width,
    Height,
    Dpi,
}

/// Presets, what they need, and the shape of the page.
pub(super) fn size_ui(ui: &mut Ui, around: &Around<'_>, choices: &mut Choices) {
    if choices.format == Format::Html {
        return;
    }
    let words = words::export(around.language);
    group(ui, words.size);
    let has_pixels = choices.format.has_pixels();
    let presets = presets(choices.format);
    let options: Vec<_> = presets
        .iter()
        .map(|preset| (*preset, None, preset.words(around.language, has_pixels).to_owned()))
        .collect();
    let before = Preset::of(choices.size, has_pixels);
    let mut preset = before;
    combo(ui, words.preset, &options, &mut preset, before.words(around.language, has_pixels));
    if preset != before {
        choices.size = preset.size();
        choices.fit |= matches!(choices.size, Size::Page(_));
    }
    match &mut choices.size {
        Size::Page(page) => {
            if let Preset::Paper(paper) = preset {
                paper_ui(ui, around, paper, page, has_pixels);
            }
            ui.add_space(2.0);
            ui.checkbox(&mut choices.fit, words.fit);
        }
        Size::Scale(scale) if preset == Preset::Scale => {
            own_ui(ui, words.scale, DragValue::new(scale).range(0.1..=16.0).speed(0.01).suffix(" ×"));
        }
        Size::Width(pixels) => {
            own_ui(ui, words.width, DragValue::new(pixels).range(100..=100_000).suffix(" px"));
        }
        Size::Height(pixels) => {
            own_ui(ui, words.height, DragValue::new(pixels).range(100..=100_000).suffix(" px"));
        }
        Size::Dpi(dpi) => own_ui(ui, words.dpi, DragValue::new(dpi).range(36.0..=1200.0).suffix(" dpi")),
        Size::Scale(_) => {}
    }
}

fn own_ui(ui: &mut Ui, name: &str, value: DragValue<'_>) {
    ui.add(value.max_decimals(2)).accessible_name(name);
}

/// Which way paper lies, and how sharply it is printed.
fn paper_ui(ui: &mut Ui, around: &Around<'_>, paper: Paper, page: &mut Page, has_pixels: bool) {
    let words = words::export(around.language);
    let mut is_portrait = page.height > page.width;
    let ways = [(false, words.landscape), (true, words.portrait)];
    segmented(ui, words.direction, &ways, &mut is_portrait, None);
    let mut dpi = page.dpi;
    if has_pixels {
        segmented(ui, words.sharpness, &[(DPI[0], "150 dpi"), (DPI[1], "300 dpi")], &mut dpi, None);
    }
    let flat = Page::of(paper, dpi);
    *page = if is_portrait { flat.turned() } else { flat };
}

/// How many pictures there are.
pub(super) fn set_ui(ui: &mut Ui, around: &Around<'_>, export: &Export, choices: &mut Choices) {
    if choices.format == Format::Html || !export.only.is_empty() || export.compared.is_some() {
        return;
    }
    let words = words::export(around.language);
    let map = export.document.map(export.map);
    group(ui, words.set);
    let stages = if let Split::Stages(stages) = choices.split { stages } else { 2 };
    let mut options = vec![
        (Split::Whole, None, words.split_whole.to_owned()),
        (Split::Phases, None, words.split_phases.to_owned()),
        (Split::Stages(stages), None, words.split_stages.to_owned()),
    ];
    if choices.split == Split::Views || map.is_some_and(|map| !map.views.is_empty()) {
        options.push((Split::Views, None, words.split_views.to_owned()));
    }
    combo(ui, words.split, &options, &mut choices.split, "");
    if let Split::Stages(stages) = &mut choices.split
        && let Some(new) = stepper(ui, words.stages_each, u32::from(*stages), 1..=MOST_STAGES)
    {
        *stages = u16::try_from(new).unwrap_or(1);
    }
    ui.add_space(2.0);
    if choices.split != Split::Whole {
        ui.checkbox(&mut choices.overview, words.overview);
    }
    if matches!(choices.size, Size::Page(_)) {
        let mut goes_on = choices.smallest_text.is_some();
        let text = egui::RichText::new(words.smallest_text);
        ui.checkbox(&mut goes_on, text);
        let mut points = choices.smallest_text.unwrap_or(READABLE);
        if goes_on {
            let value = DragValue::new(&mut points).range(6.0..=72.0).max_decimals(1).suffix(" pt");
            ui.add(value).accessible_name(words.smallest_text);
        }
        choices.smallest_text = goes_on.then_some(points);
    }
}

/// What the format has to choose of its own.
pub(super) fn options_ui(ui: &mut Ui, around: &Around<'_>, choices: &mut Choices) {
    let words = words::export(around.language);
    match choices.format {
        Format::Png => {
            group(ui, words.options_png);
            ui.checkbox(&mut choices.with_document, words.with_document);
        }
        Format::Jpeg => {
            group(ui, words.options_jpeg);
            let name = ui.label(theme::label(around.colours, words.quality));
            theme::slider_style(ui, around.colours);
            ui.add(Slider::new(&mut choices.quality, 1..=100)).labelled_by(name.id);
        }
        Format::Pptx => {
            group(ui, words.options_pptx);
            let decks = [(Deck::Pictures, words.deck_pictures), (Deck::Shapes, words.deck_shapes)];
            segmented(ui, words.deck, &decks, &mut choices.deck, None);
        }
        Format::Svg => {
            group(ui, words.options_svg);
            let texts = [(SvgText::Outlines, words.svg_outlines), (SvgText::Text, words.svg_as_text)];
            segmented(ui, words.svg_text, &texts, &mut choices.svg_text, None);
        }
        Format::Pdf => {
            group(ui, words.options_pdf);
            let tiles = [
                (None, words.no_tiles),
                (Some(Paper::A4), words.tiles_a4),
                (Some(Paper::A3), words.tiles_a3),
            ];
            segmented(ui, words.tiles, &tiles, &mut choices.tiles, None);
        }
        Format::WebP
        | Format::Html
        | Format::Csv
        | Format::Tsv
        | Format::Markdown
        | Format::Mermaid
        | Format::Ron => {}
    }
}

/// What can be chosen for a format: pages for all, so many pixels for pictures of pixels, and the map's own size
/// where pages may have any.
fn presets(format: Format) -> Vec<Preset> {
    let mut presets = vec![
        Preset::Slide,
        Preset::Slide4K,
        Preset::Slide43,
        Preset::Paper(Paper::A4),
        Preset::Paper(Paper::A3),
        Preset::Paper(Paper::A0),
    ];
    if format.has_pixels() {
        presets.extend([Preset::Times(1), Preset::Times(2), Preset::Times(3)]);
        presets.extend([Preset::Scale, Preset::Width, Preset::Height, Preset::Dpi]);
        return presets;
    }
    // Twice the pixels make no difference to outlines.
    presets.retain(|preset| *preset != Preset::Slide4K);
    if format != Format::Pptx {
        presets.push(Preset::Times(1));
    }
    presets
}

impl Preset {
    fn of(size: Size, has_pixels: bool) -> Self {
        let is = |scale: f64, times: f64| (scale - times).abs() < 1e-9;
        match size {
            Size::Page(page) => Self::of_page(page, has_pixels),
            _ if !has_pixels => Self::Times(1),
            Size::Scale(scale) if is(scale, 1.0) => Self::Times(1),
            Size::Scale(scale) if is(scale, 2.0) => Self::Times(2),
            Size::Scale(scale) if is(scale, 3.0) => Self::Times(3),
            Size::Scale(_) => Self::Scale,
            Size::Width(_) => Self::Width,
            Size::Height(_) => Self::Height,
            Size::Dpi(_) => Self::Dpi,
        }
    }

    fn of_page(page: Page, has_pixels: bool) -> Self {
        let is = |paper: &Paper| {
            let (flat, long) = (Page::of(*paper, page.dpi), page.width.max(page.height));
            (flat.width - long).abs() < 1.0
        };
        if let Some(paper) = [Paper::A4, Paper::A3, Paper::A0].into_iter().find(is) {
            return Self::Paper(paper);
        }
        let is_wide = page.shape() > 1.5;
        match (is_wide, page.dpi > Page::SLIDE.dpi * 1.5) {
            (false, _) => Self::Slide43,
            (true, true) if has_pixels => Self::Slide4K,
            (true, _) => Self::Slide,
        }
    }

    /// What it begins with.
    fn size(self) -> Size {
        match self {
            Self::Slide => Size::Page(Page::SLIDE),
            Self::Slide4K => Size::Page(Page::SLIDE_4K),
            Self::Slide43 => Size::Page(Page::SLIDE_4_3),
            Self::Paper(paper) => Size::Page(Page::of(paper, DPI[0])),
            Self::Times(times) => Size::Scale(f64::from(times)),
            Self::Scale => Size::Scale(1.5),
            Self::Width => Size::Width(1920),
            Self::Height => Size::Height(1080),
            Self::Dpi => Size::Dpi(192.0),
        }
    }

    fn words(self, language: Language, has_pixels: bool) -> &'static str {
        let words = words::export(language);
        match self {
            Self::Slide if !has_pixels => words.size_slide_vector,
            Self::Slide43 if !has_pixels => words.size_slide_4_3_vector,
            Self::Slide => words.size_slide,
            Self::Slide4K => words.size_slide_4k,
            Self::Slide43 => words.size_slide_4_3,
            Self::Paper(Paper::A4) => words.size_a4,
            Self::Paper(Paper::A3) => words.size_a3,
            Self::Paper(Paper::A0) => words.size_a0,
            Self::Times(_) if !has_pixels => words.size_map,
            Self::Times(1) => words.size_once,
            Self::Times(2) => words.size_twice,
            Self::Times(_) => words.size_thrice,
            Self::Scale => words.scale,
            Self::Width => words.width,
            Self::Height => words.height,
            Self::Dpi => words.dpi,
        }
    }
}
