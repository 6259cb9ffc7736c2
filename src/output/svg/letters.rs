//! Which characters of a text stand in an SVG file as characters and which are drawn as outlines of their glyphs.

use std::io::{self, Write};

use super::definitions::Definitions;
use super::syntax::{Number, Paint, Place, Text};
use crate::output::webfont::{FontId, Webfonts};
use crate::scene::{Colour, Placed, Primitive};
use crate::text::{Face, FontRef, Glyph, GlyphRun, Line, Shaped};

/// How the letters of texts are written; icons always are outlines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Letters {
    /// As outlines of their glyphs: the same everywhere.
    #[default]
    Outlines,
    /// As characters that can be edited and found, with the fonts inside.
    Text,
}

/// Neighbours in a line that are written alike.
struct Piece<'a> {
    run: &'a GlyphRun,
    glyphs: &'a [Glyph],
    /// What they stand for.
    text: &'a str,
    hand: Hand,
}

/// Who draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    /// The viewer, with a font of the file.
    Font(FontId),
    /// The viewer, with a font of its own: ours have no glyph.
    Viewer,
    /// The file, as outlines: emoji, for which viewers take coloured ones of their own, fonts of the system, which are not
    /// ours to give away, and clusters that need more than a font of single glyphs.
    Outlines,
}

/// Takes up the characters of the texts, then how close they stand.
pub(super) fn fonts_for(groups: &[&Placed]) -> Webfonts {
    let mut fonts = Webfonts::default();
    let lines = || texts(groups).flat_map(|shaped| shaped.lines.iter().map(move |line| (shaped, line)));
    for (_, line) in lines() {
        for run in &line.runs {
            for glyph in &run.glyphs {
                if let Some((face, character)) = plain(line, run, glyph) {
                    fonts.add(face, character, glyph.id);
                }
            }
        }
    }
    for (shaped, line) in lines() {
        let kerned: Vec<_> = pieces(line, &fonts).iter().flat_map(|piece| piece.distances(shaped)).collect();
        for (id, pair, distance) in kerned {
            fonts.kern(id, pair, distance);
        }
    }
    fonts
}

/// Texts other than icons.
fn texts<'a>(groups: &[&'a Placed]) -> impl Iterator<Item = &'a Shaped> {
    groups.iter().flat_map(|placed| &placed.group.primitives).filter_map(|primitive| match primitive {
        Primitive::Text { shaped, .. } if !is_icon(shaped) => Some(&**shaped),
        Primitive::Text { .. }
        | Primitive::Rect { .. }
        | Primitive::Path { .. }
        | Primitive::Image { .. } => None,
    })
}

pub(super) fn is_icon(shaped: &Shaped) -> bool {
    matches!(shaped.style.face, Face::Icons | Face::IconsFill)
}

/// The glyphs of the line that are drawn as outlines.
pub(super) fn outlined<'a>(
    line: &'a Line,
    letters: Letters,
    fonts: &Webfonts,
) -> Vec<(&'a GlyphRun, &'a [Glyph])> {
    match letters {
        Letters::Outlines => line.runs.iter().map(|run| (run, run.glyphs.as_slice())).collect(),
        Letters::Text => pieces(line, fonts)
            .into_iter()
            .filter(|piece| piece.hand == Hand::Outlines)
            .map(|piece| (piece.run, piece.glyphs))
            .collect(),
    }
}

/// The line's glyphs in order.
fn pieces<'a>(line: &'a Line, fonts: &Webfonts) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for run in &line.runs {
        let hands: Vec<Hand> = run.glyphs.iter().map(|glyph| hand(line, run, glyph, fonts)).collect();
        let mut from = 0;
        for alike in hands.chunk_by(|one, next| one == next) {
            let glyphs = run.glyphs.get(from..from + alike.len()).unwrap_or_default();
            from += alike.len();
            let Some(hand) = alike.first() else { continue };
            pieces.push(Piece { run, glyphs, text: said(line, glyphs), hand: *hand });
        }
    }
    pieces
}

fn hand(line: &Line, run: &GlyphRun, glyph: &Glyph, fonts: &Webfonts) -> Hand {
    if glyph.id == 0 {
        return Hand::Viewer;
    }
    let font = plain(line, run, glyph).and_then(|(face, character)| fonts.find(face, character, glyph.id));
    font.map_or(Hand::Outlines, Hand::Font)
}

/// The character that this glyph alone stands for, on the baseline, in a face that can ride along.
fn plain(line: &Line, run: &GlyphRun, glyph: &Glyph) -> Option<(Face, char)> {
    let FontRef::Bundled(face) = run.font else { return None };
    let mut characters = said(line, std::slice::from_ref(glyph)).chars();
    let is_alone = run.glyphs.iter().filter(|other| other.start == glyph.start).count() == 1;
    let is_plain =
        face != Face::Emoji && glyph.id != 0 && is_alone && (glyph.y - line.baseline).abs() < 0.005;
    match (characters.next(), characters.next()) {
        (Some(character), None) if is_plain => Some((face, character)),
        _ => None,
    }
}

/// The characters that glyphs stand for, whichever way they run.
fn said<'a>(line: &'a Line, glyphs: &[Glyph]) -> &'a str {
    let start = glyphs.iter().map(|glyph| glyph.start).min().unwrap_or(0);
    let end = glyphs.iter().map(|glyph| glyph.end).max().unwrap_or(0);
    line.text.get(start as usize..end as usize).unwrap_or_default()
}

impl Piece<'_> {
    fn left(&self) -> f32 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.x)
    }

    /// The font, the two characters and the distance of their origins without tracking, in em.
    fn distances(&self, shaped: &Shaped) -> Vec<(FontId, [char; 2], f64)> {
        let Hand::Font(id) = self.hand else { return Vec::new() };
        let size = f64::from(self.run.size);
        let pairs = self.glyphs.windows(2).zip(self.text.chars().zip(self.text.chars().skip(1)));
        pairs
            .filter_map(|(glyphs, (first, second))| {
                let [one, next] = glyphs else { return None };
                Some((id, [first, second], f64::from(next.x - one.x - shaped.style.tracking) / size))
            })
            .collect()
    }
}

/// Writes a text as characters, a line each in its place, and what cannot be written so as outlines.
pub(super) fn write_text(
    out: &mut impl Write,
    place: &Place,
    shaped: &Shaped,
    colour: Colour,
    definitions: &Definitions,
) -> io::Result<()> {
    let own = FontId { face: shaped.style.face, cut: 0 };
    let ink = Paint("fill", colour);
    write!(out, r#"<text class="{own}"{place} font-size="{}"{ink}"#, Number(shaped.style.size.into()))?;
    if shaped.style.tracking != 0.0 {
        write!(out, r#" letter-spacing="{}""#, Number(shaped.style.tracking.into()))?;
    }
    write!(out, ">")?;
    let mut outlined = Vec::new();
    for line in &shaped.lines {
        let pieces = pieces(line, &definitions.fonts);
        let last = pieces.iter().rposition(|piece| !piece.text.trim().is_empty());
        for (number, piece) in pieces.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
            let text = if Some(number) == last { piece.text.trim_end() } else { piece.text };
            let right = pieces.get(number + 1).map_or(line.x + line.width, Piece::left);
            write_piece(out, line, piece, text, right, own)?;
        }
        // Words of neighbouring lines must not grow together for whoever searches, but a word may go on.
        if line.text.ends_with(char::is_whitespace) || line.is_ended {
            write!(out, " ")?;
        }
        outlined.extend(pieces.into_iter().filter(|piece| piece.hand == Hand::Outlines));
    }
    writeln!(out, "</text>")?;
    if outlined.is_empty() {
        return Ok(());
    }
    write!(out, r#"<g aria-hidden="true"{ink}{place}>"#)?;
    for piece in outlined {
        super::write_glyphs(out, piece.run, piece.glyphs, definitions)?;
    }
    writeln!(out, "</g>")
}

fn write_piece(
    out: &mut impl Write,
    line: &Line,
    piece: &Piece<'_>,
    text: &str,
    right: f32,
    own: FontId,
) -> io::Result<()> {
    let (left, baseline) = (Number(piece.left().into()), Number(line.baseline.into()));
    write!(out, r#"<tspan x="{left}" y="{baseline}""#)?;
    match piece.hand {
        Hand::Font(id) if id == own => {}
        Hand::Font(id) => write!(out, r#" class="{id}""#)?,
        Hand::Viewer => {
            let width = Number((right - piece.left()).into());
            write!(out, r#" font-family="sans-serif" textLength="{width}" lengthAdjust="spacingAndGlyphs""#)?;
        }
        Hand::Outlines => write!(out, r#" fill="none""#)?,
    }
    write!(out, ">{}</tspan>", Text(text))
}
