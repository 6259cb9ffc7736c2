//! SVG files of a sheet: text as outlines of glyphs, so that it looks the same everywhere, or as text with its fonts,
//! and names for assistive tools beside it. Knows nothing of where they are written to.

mod definitions;
mod letters;
mod syntax;

use std::io::{self, BufWriter, Write};

use kurbo::{BezPath, Rect};

use self::definitions::Definitions;
pub(super) use self::definitions::outline;
pub use self::letters::Letters;
pub(super) use self::syntax::Text;
use self::syntax::{Number, Paint, PathData, Pen, Place};
use super::{Progress, Sheet, fitting_radius};
use crate::scene::{Colour, Group, Placed, Primitive, Role, Stroke};
use crate::text::{Glyph, GlyphRun, Shaped};

/// Groups that are written between two looks at whether the work is still wanted.
const GROUPS_AT_A_TIME: usize = 64;

/// Writes a sheet as an SVG file; returns the titles of embedded pictures that no viewer shows and are left out.
///
/// # Errors
/// Where `out` fails or the work is given up ([`io::ErrorKind::Interrupted`]).
pub fn write(
    sheet: &Sheet,
    letters: Letters,
    progress: &Progress,
    out: impl Write,
) -> io::Result<Vec<String>> {
    let mut out = BufWriter::new(out);
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    let unreadable = write_element(sheet, letters, &|_| String::new(), progress, &mut out)?;
    out.flush()?;
    Ok(unreadable)
}

/// Writes the `svg` element alone, its groups with further attributes, each after a space.
pub(super) fn write_element(
    sheet: &Sheet,
    letters: Letters,
    attributes: &impl Fn(&Placed) -> String,
    progress: &Progress,
    out: &mut impl Write,
) -> io::Result<Vec<String>> {
    let is_seen = |placed: &&Placed| placed.bounds().overlaps(sheet.area);
    let groups: Vec<&Placed> = sheet.scene.groups.iter().filter(is_seen).collect();
    progress.reach(0.0)?;
    let definitions = Definitions::of(&groups, letters);
    progress.reach(0.2)?;
    write_head(out, sheet)?;
    definitions.write(out)?;
    if !sheet.transparent {
        write_rect(out, sheet.area, 0.0, Some(sheet.scene.ground), None)?;
    }
    for (number, placed) in groups.iter().enumerate() {
        if number.is_multiple_of(GROUPS_AT_A_TIME) {
            progress.reach(0.2 + 0.8 * number as f64 / groups.len() as f64)?;
        }
        write_group(out, placed, &attributes(placed), letters, &definitions)?;
    }
    writeln!(out, "</svg>")?;
    Ok(definitions.into_unreadable())
}

/// Lines end and turn roundly and shapes are empty unless they say otherwise. Letters keep their distances at every
/// size, and spaces count as they were shaped.
fn write_head(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let Rect { x0, y0, .. } = sheet.area;
    let [x, y, width, height] = [x0, y0, sheet.area.width(), sheet.area.height()].map(Number);
    let (across, down) = sheet.size_in_points();
    let language = sheet.language_tag();
    write!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#)?;
    write!(out, r#" width="{}pt" height="{}pt""#, Number(across), Number(down))?;
    write!(out, r#" viewBox="{x} {y} {width} {height}" lang="{language}" xml:lang="{language}""#)?;
    let parts = [("title", &sheet.title), ("desc", &sheet.description)];
    let parts = parts.iter().filter(|(_, words)| !words.trim().is_empty());
    for (attribute, part) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
        if parts.clone().any(|(name, _)| *name == part) {
            write!(out, r#" {attribute}="map-{part}""#)?;
        }
    }
    write!(out, r#" role="graphics-document document" fill="none" stroke-linecap="round""#)?;
    write!(out, r#" stroke-linejoin="round" text-rendering="geometricPrecision" xml:space="preserve">"#)?;
    for (name, words) in parts {
        write!(out, r#"<{name} id="map-{name}">{}</{name}>"#, Text(words))?;
    }
    writeln!(out)
}

fn write_title(out: &mut impl Write, title: &str) -> io::Result<()> {
    if title.trim().is_empty() { Ok(()) } else { writeln!(out, "<title>{}</title>", Text(title)) }
}

fn write_group(
    out: &mut impl Write,
    placed: &Placed,
    attributes: &str,
    letters: Letters,
    definitions: &Definitions,
) -> io::Result<()> {
    let place = Place { at: placed.at, turned: false };
    writeln!(out, "<g {}{place}{attributes}>", role(&placed.group))?;
    write_title(out, &placed.group.label)?;
    for primitive in &placed.group.primitives {
        match primitive {
            Primitive::Rect { rect, radius, fill, stroke } => {
                write_rect(out, *rect, *radius, *fill, stroke.as_ref())?;
            }
            Primitive::Path { path, fill, stroke } => write_path(out, path, *fill, stroke.as_ref())?,
            Primitive::Text { at, shaped, colour, turned } => {
                let place = Place { at: *at, turned: *turned };
                if letters == Letters::Outlines || letters::is_icon(shaped) {
                    write_outlines(out, &place, shaped, *colour, definitions)?;
                } else {
                    letters::write_text(out, &place, shaped, *colour, definitions)?;
                }
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

fn write_outlines(
    out: &mut impl Write,
    place: &Place,
    shaped: &Shaped,
    colour: Colour,
    definitions: &Definitions,
) -> io::Result<()> {
    write!(out, r#"<g aria-hidden="true"{}{place}>"#, Paint("fill", colour))?;
    for run in shaped.lines.iter().flat_map(|line| &line.runs) {
        write_glyphs(out, run, &run.glyphs, definitions)?;
    }
    writeln!(out, "</g>")
}

/// Glyphs of a run from the first one's place on, in the units of their font.
fn write_glyphs(
    out: &mut impl Write,
    run: &GlyphRun,
    glyphs: &[Glyph],
    definitions: &Definitions,
) -> io::Result<()> {
    let (Some(unit), Some(first)) = (definitions.unit(run), glyphs.first()) else { return Ok(()) };
    let (x, y) = (Number(f64::from(first.x)), Number(f64::from(first.y)));
    write!(out, r#"<g transform="translate({x} {y}) scale({unit:.7})">"#)?;
    for glyph in glyphs {
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
