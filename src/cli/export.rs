//! `waylane export`: a map of a document as a picture file.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ArgGroup, Args};

use super::report;
use crate::export::{Export, Format};
use crate::model::{Language, Shown};
use crate::output::png;
use crate::problems;

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("size").args(["scale", "width", "dpi"]))]
pub(super) struct Arguments {
    /// Document
    file: PathBuf,
    /// Picture to write; its ending says the format
    #[arg(long, value_parser = target, value_name = "NAME.png|NAME.svg")]
    out: Target,
    /// Which map of the document, counted from 1
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    map: u16,
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
    /// Whether a number of pixels is asked for where there are none.
    pub(super) fn sizes_a_drawing(&self) -> bool {
        let sized = self.scale.is_some() || self.width.is_some() || self.dpi.is_some();
        sized && self.out.format == Format::Svg
    }
}

#[derive(Debug, Clone)]
struct Target {
    path: PathBuf,
    format: Format,
}

pub(super) fn run(arguments: &Arguments, language: Language) -> Result<ExitCode, String> {
    let document = super::load(&arguments.file, language)?;
    let index = usize::from(arguments.map) - 1;
    let map = document
        .maps
        .get(index)
        .ok_or_else(|| problems::no_such_map(language, arguments.map, document.maps.len()))?
        .id;
    let export = Export {
        document: Arc::new(document),
        map,
        shown: Shown::default(),
        format: arguments.out.format,
        resolution: resolution(arguments),
        transparent: arguments.transparent,
    };
    let path = &arguments.out.path;
    let unreadable = export
        .write(path)
        .map_err(|error| report::about(path, None, &problems::export_error(language, &error)))?;
    for picture in unreadable {
        report::warn(&problems::picture_left_out(language, &picture));
    }
    Ok(ExitCode::SUCCESS)
}

fn resolution(arguments: &Arguments) -> png::Resolution {
    if let Some(width) = arguments.width {
        return png::Resolution::Width(width);
    }
    if let Some(dpi) = arguments.dpi {
        return png::Resolution::Dpi(dpi);
    }
    png::Resolution::Scale(arguments.scale.unwrap_or(1.0))
}

fn target(path: &str) -> Result<Target, &'static str> {
    let path = PathBuf::from(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let format = match ending.as_deref() {
        Some("png") => Format::Png,
        Some("svg") => Format::Svg,
        _ => return Err("the name must end in .png or .svg"),
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
