//! SVG files of a scene: text as outlines of glyphs, so that it looks the same everywhere, and names
//! for assistive tools beside it. Knows nothing of where they are written to.

mod definitions;
mod syntax;

use std::io::{self, BufWriter, Write};

use kurbo::{BezPath, Rect};

use self::definitions::Definitions;
pub(super) use self::definitions::outline;
use self::syntax::{Number, Paint, PathData, Pen, Text};
use super::fitting_radius;
use crate::scene::{Colour, Group, Placed, Pos, Primitive, Role, Scene, Stroke};
use crate::text::{GlyphRun, Shaped};

/// What is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// Whether the page's colour is left out, so that what lies below the picture shows.
    pub transparent: bool,
    /// The part of the page, map units; none: all of it.
    pub area: Option<Rect>,
    /// Name of the whole picture; none is written where it is empty.
    pub title: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgInfo {
    /// Titles of embedded pictures of a format that no viewer shows; they are left out.
    pub unreadable: Vec<String>,
}

/// Writes a scene as an SVG file, a map unit as a pixel.
///
/// # Errors
/// Where `out` fails.
pub fn write(scene: &Scene, options: &Options, out: impl Write) -> io::Result<SvgInfo> {
    let area = options.area.unwrap_or_else(|| scene.size.to_rect());
    let groups: Vec<&Placed> = scene.groups.iter().filter(|placed| placed.bounds().overlaps(area)).collect();
    let definitions = Definitions::of(&groups);
    let mut out = BufWriter::new(out);
    write_head(&mut out, area, &options.title)?;
    definitions.write(&mut out)?;
    if !options.transparent {
        write_rect(&mut out, area, 0.0, Some(scene.ground), None)?;
    }
    for placed in groups {
        write_group(&mut out, placed, &definitions)?;
    }
    writeln!(out, "</svg>")?;
    out.flush()?;
    Ok(SvgInfo { unreadable: definitions.into_unreadable() })
}

/// Lines end and turn roundly and shapes are empty unless they say otherwise.
fn write_head(out: &mut impl Write, area: Rect, title: &str) -> io::Result<()> {
    let [x, y, width, height] = [area.x0, area.y0, area.width(), area.height()].map(Number);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    write!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#)?;
    write!(out, r#" width="{width}" height="{height}" viewBox="{x} {y} {width} {height}""#)?;
    writeln!(
        out,
        r#" role="graphics-document document" fill="none" stroke-linecap="round" stroke-linejoin="round">"#
    )?;
    write_title(out, title)
}

fn write_title(out: &mut impl Write, title: &str) -> io::Result<()> {
    if title.trim().is_empty() { Ok(()) } else { writeln!(out, "<title>{}</title>", Text(title)) }
}

fn write_group(out: &mut impl Write, placed: &Placed, definitions: &Definitions) -> io::Result<()> {
    let (x, y) = (Number(placed.at.x), Number(placed.at.y));
    writeln!(out, r#"<g {} transform="translate({x} {y})">"#, role(&placed.group))?;
    write_title(out, &placed.group.label)?;
    for primitive in &placed.group.primitives {
        match primitive {
            Primitive::Rect { rect, radius, fill, stroke } => {
                write_rect(out, *rect, *radius, *fill, stroke.as_ref())?;
            }
            Primitive::Path { path, fill, stroke } => write_path(out, path, *fill, stroke.as_ref())?,
            Primitive::Text { at, shaped, colour, turned } => {
                write_text(out, *at, *turned, shaped, *colour, definitions)?;
            }
            Primitive::Image { rect, radius, picture } => {
                if let Some(number) = definitions.picture(rect.size(), *radius, picture) {
                    let (x, y) = (Number(rect.x0), Number(rect.y0));
                    writeln!(out, r##"<use xlink:href="#p{number}" x="{x}" y="{y}"/>"##)?;
                }
            }
        }
    }
    writeln!(out, "</g>")
}

/// Roles of WAI-ARIA and its graphics module. What has a name of its own hides its drawing's parts.
fn role(group: &Group) -> &'static str {
    match group.role {
        _ if group.label.trim().is_empty() => r#"aria-hidden="true""#,
        Role::Ornament => r#"aria-hidden="true""#,
        Role::Title => r#"role="heading" aria-level="1""#,
        Role::ColumnHead | Role::RowHead => r#"role="heading" aria-level="2""#,
        Role::Divider => r#"role="separator""#,
        Role::Layer | Role::Legend | Role::Curve => r#"role="graphics-object group""#,
        Role::Card | Role::Point | Role::Link | Role::Block => r#"role="graphics-symbol img""#,
    }
}

fn write_rect(
    out: &mut impl Write,
    rect: Rect,
    radius: f64,
    fill: Option<Colour>,
    stroke: Option<&Stroke>,
) -> io::Result<()> {
    if fill.is_none() && stroke.is_none() {
        return Ok(());
    }
    let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(Number);
    write!(out, r#"<rect x="{x}" y="{y}" width="{width}" height="{height}""#)?;
    let radius = fitting_radius(rect, radius);
    if radius > 0.0 {
        write!(out, r#" rx="{}""#, Number(radius))?;
    }
    write_ink(out, fill, stroke)
}

fn write_path(
    out: &mut impl Write,
    path: &BezPath,
    fill: Option<Colour>,
    stroke: Option<&Stroke>,
) -> io::Result<()> {
    if fill.is_none() && stroke.is_none() {
        return Ok(());
    }
    write!(out, r#"<path d="{}""#, PathData(path))?;
    write_ink(out, fill, stroke)
}

/// Fill and stroke, and the end of the element.
fn write_ink(out: &mut impl Write, fill: Option<Colour>, stroke: Option<&Stroke>) -> io::Result<()> {
    if let Some(fill) = fill {
        write!(out, "{}", Paint("fill", fill))?;
    }
    if let Some(stroke) = stroke {
        write!(out, "{}", Pen(stroke))?;
    }
    writeln!(out, "/>")
}

fn write_text(
    out: &mut impl Write,
    at: Pos,
    turned: bool,
    shaped: &Shaped,
    colour: Colour,
    definitions: &Definitions,
) -> io::Result<()> {
    let (x, y) = (Number(at.x), Number(at.y));
    let turn = if turned { " rotate(-90)" } else { "" };
    write!(out, r#"<g{} transform="translate({x} {y}){turn}">"#, Paint("fill", colour))?;
    for run in shaped.lines.iter().flat_map(|line| &line.runs) {
        write_run(out, run, definitions)?;
    }
    writeln!(out, "</g>")
}

/// Glyphs from the first one's place on, in the units of their font.
fn write_run(out: &mut impl Write, run: &GlyphRun, definitions: &Definitions) -> io::Result<()> {
    let (Some(unit), Some(first)) = (definitions.unit(run), run.glyphs.first()) else { return Ok(()) };
    let (x, y) = (Number(f64::from(first.x)), Number(f64::from(first.y)));
    write!(out, r#"<g transform="translate({x} {y}) scale({unit:.7})">"#)?;
    for glyph in &run.glyphs {
        let Some(number) = definitions.glyph(run, glyph) else { continue };
        write!(out, r##"<use xlink:href="#g{number}""##)?;
        for (name, distance) in [("x", glyph.x - first.x), ("y", glyph.y - first.y)] {
            let units = Number((f64::from(distance) / unit).round());
            if units.0 != 0.0 {
                write!(out, r#" {name}="{units}""#)?;
            }
        }
        write!(out, "/>")?;
    }
    write!(out, "</g>")
}
