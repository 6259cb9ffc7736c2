//! PDF files of sheets: vectors, text that can be selected and found, tags for screen readers and bookmarks. Knows
//! nothing of where they are written to.

mod bookmarks;
mod ink;
mod pages;
mod poster;
mod shapes;
mod tags;

use std::io::{self, Write};

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::Metadata;
use krilla::outline::Outline;
use krilla::page::{PageLabel, PageSettings};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use kurbo::Affine;

use self::ink::Ink;
use self::pages::Page;
use self::shapes::single;
use self::tags::{Mark, Marks, Reading};
use super::{Cancelled, Progress, Sheet};
use crate::model::Language;
use crate::scene::{Placed, Primitive};

/// Groups that are drawn between two looks at whether the work is still wanted.
const GROUPS_AT_A_TIME: usize = 256;

/// How a PDF is made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Each sheet that is larger than paper of this size (points) is cut into such pages, whichever way round
    /// takes fewer of them, in the sheet's own physical size, to be put together as a poster; blank ground around
    /// the map is left out. None: one page for each sheet, of the sheet's own size, scaled down where that is more
    /// than pages can have (14,400 points).
    pub tile: Option<(f64, f64)>,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// Somebody gave it up.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// Fonts, pictures or pages are of a kind that no PDF can hold.
    #[error("the PDF cannot be made: {0}")]
    Made(String),
    /// The place that the file is written to fails.
    #[error("the file cannot be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes a page or a poster for each sheet; returns the titles of embedded pictures that could not be read and are
/// left out.
///
/// The file follows PDF/UA-1, the standard of accessible PDF, unless its words make that impossible, such as those
/// of a script that no font has. Words that two pages of a poster show are tagged on one of them only, so that they
/// are read once.
///
/// # Errors
/// Where `out` fails or the work is given up.
pub fn write(
    sheets: &[Sheet],
    options: &Options,
    progress: &Progress,
    mut out: impl Write,
) -> Result<Vec<String>, PdfError> {
    let accessible = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let mut file = File::of(sheets, options, accessible.unwrap_or_default(), progress)?;
    let bytes = match file.document.finish() {
        Err(KrillaError::Validation(reasons)) => {
            log::warn!("the PDF does not follow PDF/UA: {reasons:?}");
            file = File::of(sheets, options, Configuration::default(), progress)?;
            file.document.finish()
        }
        finished => finished,
    };
    let bytes = bytes.map_err(|error| PdfError::Made(error.to_string()))?;
    progress.reach(1.0)?;
    out.write_all(&bytes)?;
    out.flush()?;
    Ok(file.ink.unreadable)
}

/// Share of the work that drawing is; the rest is putting the file together.
const DRAWN: f64 = 0.8;

/// A file that grows page by page.
struct File {
    document: Document,
    ink: Ink,
    /// So far.
    pages: usize,
}

impl File {
    /// Everything but its end.
    fn of(
        sheets: &[Sheet],
        options: &Options,
        configuration: Configuration,
        progress: &Progress,
    ) -> Result<Self, PdfError> {
        let document =
            Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
        let mut file = Self { document, ink: Ink::default(), pages: 0 };
        let mut outline = Outline::new();
        let mut tree = TagTree::new().with_lang(sheets.first().map(|sheet| code(sheet.language).to_owned()));
        // The first heading is of the first level, also without a title block.
        let has_title = sheets.first().is_some_and(|sheet| tags::title(&sheet.scene).is_some());
        let lane_level = if has_title { 2 } else { 1 };
        for (number, sheet) in sheets.iter().enumerate() {
            let (done, all) = (share(number, sheets.len()), share(1, sheets.len()));
            let reach = |part: f64| progress.reach((done + part * all) * DRAWN);
            let first_page = file.pages;
            let pages = pages::of(sheet, options.tile);
            let marks = file.draw(sheet, number, &pages, reach)?;
            let stages = bookmarks::of_sheet(&sheet.scene, &pages, first_page);
            let nodes = tags::of_sheet(&sheet.scene, &marks, lane_level);
            if sheets.len() == 1 {
                for stage in stages {
                    outline.push_child(stage);
                }
                tree.children = nodes;
            } else {
                outline.push_child(bookmarks::with_title(sheet, number + 1, first_page, stages));
                tree.push(part(sheet, nodes));
            }
        }
        file.document.set_outline(outline);
        file.document.set_tag_tree(tree);
        file.document.set_metadata(metadata(sheets));
        Ok(file)
    }

    /// Draws all pages of a sheet; returns what is marked on them for the structure.
    fn draw(
        &mut self,
        sheet: &Sheet,
        number: usize,
        pages: &[Page],
        reach: impl Fn(f64) -> Result<(), Cancelled>,
    ) -> Result<Marks, PdfError> {
        let mut marks = Marks::new();
        for (place, page) in pages.iter().enumerate() {
            let (done, all) = (share(place, pages.len()), share(1, pages.len()));
            let settings = settings(page, number).ok_or_else(no_page)?;
            let mut on_paper = self.document.start_page_with(settings);
            let mut surface = on_paper.surface();
            let drawn = draw_map(&mut surface, &mut self.ink, sheet, page, &mut marks, |part| {
                reach(done + part * all)
            });
            if let Some(tile) = page.tile {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Page)));
                for mark in poster::marks(page, tile) {
                    self.ink.primitive(&mut surface, &mark);
                }
                surface.end_tagged();
            }
            surface.finish();
            on_paper.finish();
            drawn?;
            self.pages += 1;
        }
        Ok(marks)
    }
}

fn draw_map(
    surface: &mut Surface<'_>,
    ink: &mut Ink,
    sheet: &Sheet,
    page: &Page,
    marks: &mut Marks,
    reach: impl Fn(f64) -> Result<(), Cancelled>,
) -> Result<(), PdfError> {
    let window = shapes::rect(page.window, 0.0).ok_or_else(no_page)?;
    surface.push_clip_path(&window, &FillRule::NonZero);
    if !sheet.transparent {
        ornament(surface);
        let rect = page.window;
        let ground = Primitive::Rect { rect, radius: 0.0, fill: Some(sheet.scene.ground), stroke: None };
        ink.primitive(surface, &ground);
        surface.end_tagged();
    }
    let mut drawn = Ok(());
    for (place, placed) in sheet.scene.groups.iter().enumerate() {
        if place % GROUPS_AT_A_TIME == 0 {
            drawn = reach(share(place, sheet.scene.groups.len()));
        }
        if drawn.is_err() {
            break;
        }
        if page.shows(placed.bounds()) {
            draw_group(surface, ink, place, placed, page, marks);
        }
    }
    surface.pop();
    Ok(drawn?)
}

fn draw_group(
    surface: &mut Surface<'_>,
    ink: &mut Ink,
    place: usize,
    placed: &Placed,
    page: &Page,
    marks: &mut Marks,
) {
    let group = &*placed.group;
    let offset = placed.at.to_vec2();
    surface.push_transform(&shapes::transform(page.transform() * Affine::translate(offset)));
    let reading = tags::reading(group);
    let is_read = |bounds, marked: bool| marked && page.owns(bounds);
    if is_read(placed.bounds(), reading == Reading::Figure) {
        let id = surface.start_tagged(ContentTag::Other);
        marks.insert((place, 0), Mark { id, is_cut: false });
    } else {
        ornament(surface);
    }
    let mut is_open = true;
    for (at, primitive) in group.primitives.iter().enumerate() {
        let bounds = primitive.bounds() + offset;
        if !page.shows(bounds) {
            continue;
        }
        let is_marked = is_read(bounds, reading == Reading::Words && tags::is_marked(group, at));
        if is_marked || !is_open {
            if is_open {
                surface.end_tagged();
            }
            if is_marked {
                let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                marks.insert((place, at), Mark { id, is_cut: !page.shows_all(bounds) });
            } else {
                ornament(surface);
            }
        }
        ink.primitive(surface, primitive);
        is_open = !is_marked;
        if is_marked {
            surface.end_tagged();
        }
    }
    if is_open {
        surface.end_tagged();
    }
    surface.pop();
}

/// What follows is not read.
fn ornament(surface: &mut Surface<'_>) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
}

fn settings(page: &Page, sheet: usize) -> Option<PageSettings> {
    let settings = PageSettings::from_wh(single(page.size.width), single(page.size.height))?;
    Some(match page.tile {
        Some(tile) => {
            let name = if sheet == 0 { tile.name() } else { format!("{}-{}", sheet + 1, tile.name()) };
            settings.with_page_label(PageLabel::new(None, Some(name), None))
        }
        None => settings,
    })
}

/// A sheet of several.
fn part(sheet: &Sheet, nodes: Vec<Node>) -> TagGroup {
    TagGroup::with_children(Tag::Part.with_lang(Some(code(sheet.language).to_owned())), nodes)
}

fn metadata(sheets: &[Sheet]) -> Metadata {
    let program = concat!("Waylane ", env!("CARGO_PKG_VERSION")).to_owned();
    let metadata = Metadata::new().creator(program.clone()).producer(program);
    let Some(first) = sheets.first() else { return metadata };
    // Readers say the title when the file is opened. That of one slide of many is not the title of all.
    let of_map = sheets.iter().filter(|_| sheets.len() > 1).find_map(|sheet| tags::title(&sheet.scene));
    let mut titles = of_map.into_iter().chain([first.title.clone(), first.name.clone()]);
    let title = titles.find(|title| !title.trim().is_empty());
    metadata
        .title(title.unwrap_or_else(|| "Waylane".to_owned()))
        .description(first.description.clone())
        .language(code(first.language).to_owned())
}

/// As RFC 3066 writes it.
fn code(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Vietnamese => "vi",
    }
}

fn no_page() -> PdfError {
    PdfError::Made("a page has no size".to_owned())
}

#[expect(clippy::cast_precision_loss, reason = "a share of the work")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
