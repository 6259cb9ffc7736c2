//! `waylane export`: a map of a document as a picture, a table, a report or a diagram.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ArgGroup, Args};

use super::report;
use crate::compare::{Compared, Look};
use crate::export::{Choices, Export, Format, Size};
use crate::model::{Document, Language, Map, Shown};
use crate::output::Progress;
use crate::problems;

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("size").args(["scale", "width", "dpi"]))]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
pub(super) struct Arguments {
    /// Document
    file: PathBuf,
    /// File to write; its ending says the format: pictures, tables of cards (.csv, .tsv), a report (.md), a Mermaid diagram (.mmd)
    #[arg(long, value_parser = target, value_name = "NAME.png|svg|csv|tsv|md|mmd")]
    out: Target,
    /// Which map of the document, counted from 1
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    map: u16,
    /// Only what this saved view of the map shows, by its name
    #[arg(long, value_name = "NAME", conflicts_with = "compare")]
    view: Option<String>,
    /// Two maps against each other instead of one: titles, or numbers counted from 1
    #[arg(long, num_args = 2, value_names = ["BEFORE", "AFTER"], conflicts_with = "map")]
    compare: Option<Vec<String>>,
    /// The two maps one in the other (the usual)
    #[arg(long, requires = "compare")]
    overlay: bool,
    /// The earlier map above the later
    #[arg(long, requires = "compare", conflicts_with = "overlay")]
    stacked: bool,
    /// The earlier map left of the later
    #[arg(long, requires = "compare", conflicts_with_all = ["overlay", "stacked"])]
    beside: bool,
    /// Fade the cards that are the same in both maps
    #[arg(long, requires = "compare")]
    only_differences: bool,
    /// Pixels for each unit of the map (PNG)
    #[arg(long, value_parser = scale)]
    scale: Option<f64>,
    /// Width in pixels (PNG)
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    width: Option<u32>,
    /// Pixels in an inch (PNG)
    #[arg(long, value_parser = dpi)]
    dpi: Option<f64>,
    /// Leave the ground out
    #[arg(long)]
    transparent: bool,
}

impl Arguments {
    /// Why what is asked for and the format do not go together; `None`: they do.
    pub(super) fn conflict(&self) -> Option<&'static str> {
        let sized = self.scale.is_some() || self.width.is_some() || self.dpi.is_some();
        if sized && self.out.format != Format::Png {
            return Some("only a PNG has pixels: leave out --scale, --width and --dpi for other formats");
        }
        let drawn = self.compare.is_some() || self.transparent;
        let why = "only a picture has a ground and compares maps: leave out --transparent and --compare";
        (drawn && !self.out.format.is_picture()).then_some(why)
    }
}

#[derive(Debug, Clone)]
struct Target {
    path: PathBuf,
    format: Format,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<ExitCode, String> {
    let document = super::load(&arguments.file, language)?;
    let compared = compared(arguments, &document, language)?;
    let index = usize::from(arguments.map) - 1;
    let map = document
        .maps
        .get(index)
        .ok_or_else(|| problems::no_such_map(language, arguments.map, document.maps.len()))?;
    let shown = shown(arguments, map, language)?;
    let map = map.id;
    let choices = Choices {
        format: arguments.out.format,
        size: size(arguments),
        transparent: arguments.transparent,
        ..Choices::default()
    };
    let export = Export { compared, choices, ..Export::new(Arc::new(document), map, shown) };
    let path = &arguments.out.path;
    let written = export
        .write(path, &Progress::default())
        .map_err(|error| report::about(path, None, &problems::export_error(language, &error)))?;
    for picture in written.unreadable {
        report::warn(&problems::picture_left_out(language, &picture));
    }
    Ok(ExitCode::SUCCESS)
}

/// Everything, or what the view shows.
fn shown(arguments: &Arguments, map: &Map, language: Language) -> Result<Shown, String> {
    let Some(name) = &arguments.view else { return Ok(Shown::default()) };
    let view = map.views.iter().find(|view| view.title == *name);
    view.map(|view| view.shown.clone()).ok_or_else(|| problems::no_view_titled(language, name))
}

/// The two maps that are asked for.
fn compared(
    arguments: &Arguments,
    document: &Document,
    language: Language,
) -> Result<Option<Compared>, String> {
    let Some([before, after]) = arguments.compare.as_deref() else { return Ok(None) };
    let map = |name: &String| {
        let by_title = document.maps.iter().find(|map| map.title == *name);
        let number = name.parse::<u16>().ok();
        let by_number = number.and_then(|number| document.maps.get(usize::from(number).checked_sub(1)?));
        let found = by_title.or(by_number).map(|map| map.id);
        found.ok_or_else(|| match number {
            Some(number) => problems::no_such_map(language, number, document.maps.len()),
            None => problems::no_map_titled(language, name),
        })
    };
    let look = match (arguments.stacked, arguments.beside) {
        (true, _) => Look::Stacked,
        (_, true) => Look::Beside,
        _ => Look::Overlay,
    };
    let (before, after) = (map(before)?, map(after)?);
    Ok(Some(Compared { before, after, look, only_differences: arguments.only_differences }))
}

fn size(arguments: &Arguments) -> Size {
    if let Some(width) = arguments.width {
        return Size::Width(width);
    }
    if let Some(dpi) = arguments.dpi {
        return Size::Dpi(dpi);
    }
    Size::Scale(arguments.scale.unwrap_or(1.0))
}

fn target(path: &str) -> Result<Target, &'static str> {
    let path = PathBuf::from(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let format = match ending.as_deref() {
        Some("png") => Format::Png,
        Some("jpg" | "jpeg") => Format::Jpeg,
        Some("webp") => Format::WebP,
        Some("svg") => Format::Svg,
        Some("pdf") => Format::Pdf,
        Some("pptx") => Format::Pptx,
        Some("html" | "htm") => Format::Html,
        Some("ron") => Format::Ron,
        Some("csv") => Format::Csv,
        Some("tsv") => Format::Tsv,
        Some("md") => Format::Markdown,
        Some("mmd") => Format::Mermaid,
        _ => {
            return Err(
                "the name must end in .png, .jpg, .webp, .svg, .pdf, .pptx, .html, .csv, .tsv, .md, .mmd or .ron",
            );
        }
    };
    Ok(Target { path, format })
}

fn scale(text: &str) -> Result<f64, String> {
    number(text, 0.05, 64.0)
}

fn dpi(text: &str) -> Result<f64, String> {
    number(text, 5.0, 6144.0)
}

fn number(text: &str, low: f64, high: f64) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|number| (low..=high).contains(number))
        .ok_or_else(|| format!("expected a number from {low} to {high}"))
}
