//! One HTML file of a sheet that pans, zooms, finds text and folds layers and lanes without a network, in any browser
//! of the last years. Knows nothing of where it is written to, and no words but those that it is given.

use std::io::{self, BufWriter, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::svg::{self, Letters, Text};
use super::{Progress, Sheet};
use crate::model::{Item, LaneId};
use crate::scene::{Placed, Rect, Role, Scene};

const STYLE: &str = include_str!("../../assets/html/page.css");
const SCRIPT: &str = include_str!("../../assets/html/page.js");

/// Words of the controls, in the language of the map.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Of the search field.
    pub find: &'a str,
    /// Of the button that leads to the next place found.
    pub next: &'a str,
    /// To the one before.
    pub previous: &'a str,
    /// Where nothing is found.
    pub nothing_found: &'a str,
    /// Of the button that shows all of the map.
    pub whole: &'a str,
    /// Of the button that enlarges.
    pub larger: &'a str,
    /// Of the button that makes smaller.
    pub smaller: &'a str,
    /// Over the list of layers and lanes.
    pub lanes: &'a str,
    /// Of the button that shows all of them.
    pub all_lanes: &'a str,
    /// What the map is, and which keys move it.
    pub map: &'a str,
}

/// Writes a page with the sheet; returns the titles of embedded pictures that could not be read and are left out.
///
/// # Errors
/// Where `out` fails or the work is given up ([`io::ErrorKind::Interrupted`]).
pub fn write(
    sheet: &Sheet,
    words: &Words<'_>,
    progress: &Progress,
    out: impl Write,
) -> io::Result<Vec<String>> {
    let mut out = BufWriter::new(out);
    let lanes = lanes(&sheet.scene);
    write_head(&mut out, sheet)?;
    write_controls(&mut out, sheet, words, &lanes)?;
    writeln!(out, r#"<main tabindex="0" aria-label="{}">"#, Text(words.map))?;
    let marks = |placed: &Placed| mark(placed, &lanes);
    let unreadable = svg::write_element(sheet, Letters::Text, &marks, progress, &mut out)?;
    writeln!(out, "</main>\n<script>{SCRIPT}</script>\n</body>\n</html>")?;
    out.flush()?;
    Ok(unreadable)
}

/// The rules of the page forbid whatever is not in the file, and every script but its own.
fn write_head(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    let script = STANDARD.encode(Sha256::digest(SCRIPT));
    writeln!(out, "<!DOCTYPE html>")?;
    writeln!(out, "<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", sheet.language_tag())?;
    let rules = [
        "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; ",
        &format!("script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"),
    ];
    writeln!(out, r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, rules.concat())?;
    writeln!(out, r#"<meta name="viewport" content="width=device-width, initial-scale=1">"#)?;
    writeln!(out, "<title>{}</title>", Text(&sheet.title))?;
    if !sheet.description.trim().is_empty() {
        writeln!(out, r#"<meta name="description" content="{}">"#, Text(&sheet.description))?;
    }
    writeln!(out, "<style>{STYLE}</style>\n</head>\n<body>")
}

/// Without its script the page is the map alone.
fn write_controls(
    out: &mut impl Write,
    sheet: &Sheet,
    words: &Words<'_>,
    lanes: &[LaneBand],
) -> io::Result<()> {
    writeln!(out, "<header hidden>\n<h1>{}</h1>\n<form role=\"search\">", Text(&sheet.title))?;
    let find = Text(words.find);
    write!(out, r#"<input type="search" aria-label="{find}" placeholder="{find}" autocapitalize="off""#)?;
    writeln!(out, r#" autocomplete="off" spellcheck="false">"#)?;
    write_button(out, r#"data-go="-1""#, "‹", words.previous)?;
    write_button(out, r#"data-go="1""#, "›", words.next)?;
    writeln!(out, r#"<output aria-live="polite" data-none="{}"></output>"#, Text(words.nothing_found))?;
    writeln!(out, "</form>\n<div class=\"zoom\">")?;
    write_button(out, r#"data-zoom="out""#, "−", words.smaller)?;
    write_button(out, r#"data-zoom="in""#, "+", words.larger)?;
    writeln!(out, r#"<button type="button" data-zoom="whole">{}</button>"#, Text(words.whole))?;
    if lanes.len() > 1 {
        write_lanes(out, words, lanes)?;
    }
    writeln!(out, "</div>\n</header>")
}

fn write_button(out: &mut impl Write, does: &str, sign: &str, words: &str) -> io::Result<()> {
    let words = Text(words);
    writeln!(out, r#"<button type="button" {does} title="{words}" aria-label="{words}">{sign}</button>"#)
}

/// The list of layers with their lanes, each with a box that hides it.
fn write_lanes(out: &mut impl Write, words: &Words<'_>, lanes: &[LaneBand]) -> io::Result<()> {
    writeln!(out, "<details>\n<summary>{}</summary>\n<div>\n<ul>", Text(words.lanes))?;
    let mut number = 0;
    for (layer, own) in lanes.chunk_by(|one, next| one.layer == next.layer).enumerate() {
        let named = own.first().and_then(|lane| lane.layer.as_deref());
        if let Some(name) = named {
            write!(out, r#"<li><label><input type="checkbox" checked data-layer="{layer}">"#)?;
            writeln!(out, "{}</label>\n<ul>", Text(name))?;
        }
        for lane in own {
            let LaneBand { top, bottom, name, .. } = lane;
            write!(
                out,
                r#"<li><label><input type="checkbox" checked data-lane="{number}" data-of="{layer}""#
            )?;
            writeln!(out, r#" data-top="{top:.2}" data-bottom="{bottom:.2}">{}</label></li>"#, Text(name))?;
            number += 1;
        }
        if named.is_some() {
            writeln!(out, "</ul></li>")?;
        }
    }
    let all = Text(words.all_lanes);
    writeln!(out, "</ul>\n<button type=\"button\" id=\"all-lanes\">{all}</button>\n</div>\n</details>")
}

/// A lane as it lies on the page.
#[derive(Debug, PartialEq)]
struct LaneBand {
    lane: LaneId,
    /// Its title, or its number where it has none.
    name: String,
    /// Name of the layer that it is in.
    layer: Option<String>,
    /// Map units.
    top: f64,
    /// Map units.
    bottom: f64,
}

/// The lanes from top to bottom; none where they do not lie below one another, as in maps side by side.
fn lanes(scene: &Scene) -> Vec<LaneBand> {
    let of_role = |role: Role| scene.groups.iter().filter(move |placed| placed.group.role == role);
    let mut lanes: Vec<LaneBand> = Vec::new();
    for head in of_role(Role::RowHead) {
        let Some(Item::Lane(lane)) = head.group.item else { continue };
        let is_ground = |placed: &&Placed| placed.group.parent == Some(Item::Lane(lane));
        let Some(ground) = of_role(Role::Ornament).find(is_ground) else { continue };
        let Rect { y0: top, y1: bottom, .. } = ground.bounds();
        let middle = f64::midpoint(top, bottom);
        let is_around = |strip: &&Placed| {
            let Rect { y0, y1, .. } = strip.bounds();
            matches!(strip.group.item, Some(Item::Layer(_))) && y0 < middle && middle < y1
        };
        let layer = of_role(Role::Layer).find(is_around).map(|strip| strip.group.label.clone());
        let title = head.group.label.trim();
        let name = if title.is_empty() { (lanes.len() + 1).to_string() } else { title.to_owned() };
        if lanes.last().is_some_and(|above| top < above.bottom) {
            return Vec::new();
        }
        lanes.push(LaneBand { lane, name, layer, top, bottom });
    }
    lanes
}

/// What the script must know of a group: the lane that it is in, or that it is an arrow between lanes. Tags of cards
/// may stand out a little; arrows may only be in a lane as a whole.
fn mark(placed: &Placed, lanes: &[LaneBand]) -> String {
    let Rect { y0, y1, .. } = placed.bounds();
    let arrow = match placed.group.item {
        Some(Item::Link(link)) => Some(link),
        _ => None,
    };
    let holds = |lane: &LaneBand| {
        let middle = f64::midpoint(y0, y1);
        let is_inside = lane.top - 1.0 <= y0 && y1 <= lane.bottom + 1.0;
        let is_mostly = lane.top < middle && middle < lane.bottom && y1 - y0 < lane.bottom - lane.top;
        Some(Item::Lane(lane.lane)) == placed.group.parent || is_inside || (arrow.is_none() && is_mostly)
    };
    if let Some(lane) = lanes.iter().position(holds) {
        return format!(r#" data-lane="{lane}""#);
    }
    arrow.map_or_else(String::new, |link| format!(r#" data-arrow="{link}""#))
}
