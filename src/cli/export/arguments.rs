//! The flags of `waylane export`, and how their values are written.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::export::{Format, Page, Paper, Split};
use crate::model::{Language, Layer, ThemeName};

/// Told after the flags.
pub(in crate::cli) const MORE: &str = "\
Examples:
  waylane export hotel.journey.ron --out hotel.png --width 3840
  waylane export hotel.journey.ron --out deck.pptx --page slide --fit --split stages:2 --overview
  waylane export hotel.journey.ron --out slides --page slide --fit --split stage --min-text 18
  waylane export maps/ --out pictures/ --format png --scale 2
  waylane export hotel.journey.ron --format csv --out - | sort

Files are replaced, but a document (.ron, or the input itself) only with --force. A folder of pictures \
replaces an earlier one of the same names, with --force any of numbered files, and never one that holds \
anything else.

Exit codes:
  0  everything was written
  1  something was not, and is told with its file; other inputs were exported all the same
  2  the command line is wrong, nothing was done";

#[derive(Debug, Args)]
#[command(after_help = MORE)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub(in crate::cli) struct Arguments {
    /// Documents, or folders of documents (*.ron)
    #[arg(required = true, value_name = "FILE|FOLDER")]
    pub(super) inputs: Vec<PathBuf>,

    /// File to write, its ending says the format; a folder for several inputs or pictures; `-`: standard output.
    /// Left out: beside each input
    #[arg(long, value_name = "FILE|FOLDER|-", required_unless_present = "format")]
    pub(super) out: Option<PathBuf>,
    /// png, jpg, webp, svg, pdf, pptx, html, csv, tsv, md (a report), mmd (a Mermaid diagram) or ron (the document)
    #[arg(long, value_parser = format)]
    pub(super) format: Option<Format>,
    /// Write over a document as well, or over a folder of another set of pictures
    #[arg(long)]
    pub(super) force: bool,

    /// Which map of the document: its title, or its number counted from 1
    #[arg(long, default_value = "1", value_name = "N|TITLE")]
    pub(super) map: String,
    /// Only what this saved view of the map shows, by its name
    #[arg(long, value_name = "NAME", conflicts_with = "compare")]
    pub(super) view: Option<String>,
    /// Only these stages: titles or numbers counted from 1, `2..4`, `Choose..Buy`, `3..`, `..2`
    #[arg(long, value_name = "FROM..TO", conflicts_with = "compare")]
    pub(super) stages: Option<String>,
    /// Only these lanes: titles or numbers counted from 1, with commas between
    #[arg(long, value_name = "LANE,…", conflicts_with = "compare")]
    pub(super) lanes: Option<String>,
    /// Only these layers: evidence, customer, front, back, support, with commas between
    #[arg(long, value_name = "LAYER,…", value_delimiter = ',', value_parser = layer, conflicts_with = "compare")]
    pub(super) layers: Vec<Layer>,
    /// Two maps against each other instead of one: titles, or numbers counted from 1
    #[arg(long, num_args = 2, value_names = ["BEFORE", "AFTER"], conflicts_with = "map")]
    pub(super) compare: Option<Vec<String>>,
    /// The two maps one in the other (the usual)
    #[arg(long, requires = "compare")]
    pub(super) overlay: bool,
    /// The earlier map above the later
    #[arg(long, requires = "compare", conflicts_with = "overlay")]
    pub(super) stacked: bool,
    /// The earlier map left of the later
    #[arg(long, requires = "compare", conflicts_with_all = ["overlay", "stacked"])]
    pub(super) beside: bool,
    /// Fade the cards that are the same in both maps
    #[arg(long, requires = "compare")]
    pub(super) only_differences: bool,

    /// A set of pictures: one for each stage, so many stages, phase or saved view
    #[arg(long, value_parser = split, value_name = "stage|stages:N|phase|view")]
    pub(super) split: Option<Split>,
    /// Before them a picture of the whole, with the parts marked on it
    #[arg(long)]
    pub(super) overview: bool,

    /// slide, slide-4k, slide-4:3, a4, a3, a0, or a size: 1920x1080 (pixels), 297x210mm, 11x8.5in
    #[arg(long, value_parser = page, value_name = "PAGE", conflicts_with_all = ["scale", "width", "height"])]
    pub(super) page: Option<Page>,
    /// The page turned by a quarter
    #[arg(long, requires = "page")]
    pub(super) portrait: bool,
    /// Lay the map out anew for the shape of the page, as large as it can be
    #[arg(long, requires = "page")]
    pub(super) fit: bool,
    /// Lanes go on to further pictures until the words on cards are this large on the page, points; brings --fit along
    #[arg(long, requires = "page", value_parser = points, value_name = "PT")]
    pub(super) min_text: Option<f64>,
    /// Space around the map, units of the map
    #[arg(long, value_parser = margin, value_name = "UNITS")]
    pub(super) margin: Option<f64>,
    /// Pixels for each unit of the map
    #[arg(long, value_parser = scale, conflicts_with_all = ["width", "height", "dpi"])]
    pub(super) scale: Option<f64>,
    /// Width in pixels
    #[arg(long, value_parser = pixels, conflicts_with_all = ["height", "dpi"])]
    pub(super) width: Option<u32>,
    /// Height in pixels
    #[arg(long, value_parser = pixels, conflicts_with = "dpi")]
    pub(super) height: Option<u32>,
    /// Pixels in an inch
    #[arg(long, value_parser = dpi)]
    pub(super) dpi: Option<f64>,

    /// light, dark, print or greyscale instead of the document's own colours
    #[arg(long, value_parser = theme)]
    pub(super) theme: Option<ThemeName>,
    /// Language of the map's own words, such as the names of lines and the legend
    #[arg(long, value_parser = super::super::language, value_name = "en|vi")]
    pub(super) lang: Option<Language>,
    /// Leave the ground out
    #[arg(long)]
    pub(super) transparent: bool,
    /// Without the title block
    #[arg(long)]
    pub(super) no_title: bool,
    /// Without the legend
    #[arg(long)]
    pub(super) no_legend: bool,
    /// Without the personas in the title block
    #[arg(long)]
    pub(super) no_personas: bool,
    /// Without the blocks of text above and below the grid
    #[arg(long)]
    pub(super) no_blocks: bool,
    /// Without the heads of phases, stages and steps
    #[arg(long)]
    pub(super) no_heads: bool,

    /// JPEG: quality, 1 to 100
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(super) quality: Option<u8>,
    /// PPTX: cards, text and lines as shapes that can be edited, instead of a picture
    #[arg(long)]
    pub(super) native: bool,
    /// SVG: text that can be edited and found, with its fonts inside, instead of outlines
    #[arg(long)]
    pub(super) text: bool,
    /// PDF: a poster over sheets of this paper, with overlap and marks
    #[arg(long, value_parser = paper, value_name = "a4|a3")]
    pub(super) tile: Option<Paper>,
    /// PNG: the document itself rides inside, so that the picture opens again
    #[arg(long)]
    pub(super) with_document: bool,
}

/// The format that the ending of a name says.
pub(super) fn format_of(path: &Path) -> Option<Format> {
    path.extension().and_then(|ending| ending.to_str()).and_then(|ending| format(ending).ok())
}

/// Whether the name is that of a document.
pub(super) fn is_ron(path: &Path) -> bool {
    format_of(path) == Some(Format::Ron)
}

fn format(word: &str) -> Result<Format, &'static str> {
    Ok(match word.to_lowercase().as_str() {
        "png" => Format::Png,
        "jpg" | "jpeg" => Format::Jpeg,
        "webp" => Format::WebP,
        "svg" => Format::Svg,
        "pdf" => Format::Pdf,
        "pptx" => Format::Pptx,
        "html" | "htm" => Format::Html,
        "csv" => Format::Csv,
        "tsv" => Format::Tsv,
        "md" | "markdown" => Format::Markdown,
        "mmd" | "mermaid" => Format::Mermaid,
        "ron" => Format::Ron,
        _ => return Err("expected png, jpg, webp, svg, pdf, pptx, html, csv, tsv, md, mmd or ron"),
    })
}

fn layer(word: &str) -> Result<Layer, &'static str> {
    Ok(match word.trim() {
        "evidence" => Layer::Evidence,
        "customer" => Layer::Customer,
        "front" => Layer::FrontStage,
        "back" => Layer::BackStage,
        "support" => Layer::Support,
        _ => return Err("expected evidence, customer, front, back or support"),
    })
}

fn split(word: &str) -> Result<Split, &'static str> {
    let stages = |number: &str| number.parse().ok().filter(|stages| *stages > 0).map(Split::Stages);
    match word {
        "stage" => Ok(Split::Stages(1)),
        "phase" => Ok(Split::Phases),
        "view" => Ok(Split::Views),
        _ => word.strip_prefix("stages:").and_then(stages).ok_or("expected stage, stages:2, phase or view"),
    }
}

fn theme(word: &str) -> Result<ThemeName, &'static str> {
    Ok(match word {
        "light" => ThemeName::Light,
        "dark" => ThemeName::Dark,
        "print" => ThemeName::Print,
        "greyscale" | "grayscale" => ThemeName::Greyscale,
        _ => return Err("expected light, dark, print or greyscale"),
    })
}

fn paper(word: &str) -> Result<Paper, &'static str> {
    match word.to_lowercase().as_str() {
        "a4" => Ok(Paper::A4),
        "a3" => Ok(Paper::A3),
        _ => Err("expected a4 or a3"),
    }
}

/// Pixels in an inch of paper, where none are given.
const PAPER_DPI: f64 = 150.0;

fn page(word: &str) -> Result<Page, &'static str> {
    Ok(match word.to_lowercase().as_str() {
        "slide" => Page::SLIDE,
        "slide-4k" => Page::SLIDE_4K,
        "slide-4:3" => Page::SLIDE_4_3,
        "a4" => Page::of(Paper::A4, PAPER_DPI),
        "a3" => Page::of(Paper::A3, PAPER_DPI),
        "a0" => Page::of(Paper::A0, PAPER_DPI),
        size => {
            return page_of_size(size).ok_or(
                "expected slide, slide-4k, slide-4:3, a4, a3, a0 or a size such as 1920x1080 or 297x210mm",
            );
        }
    })
}

/// Width and height in pixels, or in a unit of length.
fn page_of_size(size: &str) -> Option<Page> {
    let number = size.trim_end_matches(char::is_alphabetic);
    let (points, dpi) = match size.get(number.len()..)? {
        // As many as a slide has, so that 1920x1080 is one.
        "" | "px" => (72.0 / Page::SLIDE.dpi, Page::SLIDE.dpi),
        "mm" => (72.0 / 25.4, PAPER_DPI),
        "cm" => (72.0 / 2.54, PAPER_DPI),
        "in" => (72.0, PAPER_DPI),
        "pt" => (1.0, PAPER_DPI),
        _ => return None,
    };
    let side = |text: &str| text.trim().parse::<f64>().ok().map(|length| length * points);
    let (width, height) = number.split_once(['x', '×'])?;
    let (width, height) = (side(width)?, side(height)?);
    // From a stamp to beyond A0.
    let is_page = |side: f64| (36.0..=20_000.0).contains(&side);
    (is_page(width) && is_page(height)).then_some(Page { width, height, dpi })
}

fn pixels(text: &str) -> Result<u32, String> {
    text.parse()
        .ok()
        .filter(|pixels| (1..=100_000).contains(pixels))
        .ok_or_else(|| "expected a number from 1 to 100000".to_owned())
}

fn scale(text: &str) -> Result<f64, String> {
    number(text, 0.05, 64.0)
}

fn dpi(text: &str) -> Result<f64, String> {
    number(text, 5.0, 6144.0)
}

fn points(text: &str) -> Result<f64, String> {
    number(text, 1.0, 200.0)
}

fn margin(text: &str) -> Result<f64, String> {
    number(text, 0.0, 2000.0)
}

fn number(text: &str, low: f64, high: f64) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|number| (low..=high).contains(number))
        .ok_or_else(|| format!("expected a number from {low} to {high}"))
}
