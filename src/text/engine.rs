//! Shaping and line breaking with parley, behind a cache by text, width and style.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{
    Blob, Collection, CollectionOptions, FontInfoOverride, FontStyle, FontWeight, SourceCache,
};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontFamilyName, IndentOptions, LayoutContext,
    LineHeight, OverflowWrap, PositionedLayoutItem, StyleProperty,
};

use skrifa::MetadataProvider as _;

use super::{Align, Face, FontRef, Glyph, GlyphRun, Line, Shaped, SystemFont, TextStyle};

/// Shaped texts kept at most before those that nobody holds any more are let go.
const KEPT_TEXTS: usize = 60_000;

/// Measures in the cache's keys are counted in this many parts of a map unit.
const UNITS: f32 = 64.0;

/// Shapes texts and breaks them into lines; the same question again costs a look-up.
pub struct TextEngine {
    fonts: FontContext,
    context: LayoutContext<()>,
    layout: parley::Layout<()>,
    /// Which bundled face a font's bytes are, by the id of its blob.
    faces: HashMap<u64, Face>,
    cache: HashMap<CacheKey, HashMap<String, Arc<Shaped>>>,
    cached: usize,
    shaped: usize,
}

#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct CacheKey {
    face: Face,
    align: Align,
    /// Size, line height, tracking, width and indent in [`UNITS`].
    measures: [i32; 5],
}

impl TextEngine {
    /// An engine with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut faces = HashMap::new();
        for face in Face::ALL {
            let blob = Blob::new(Arc::new(face.bytes()));
            faces.insert(blob.id(), face);
            // Every face is a family of its own, so that no weight is ever synthesised.
            let names = FontInfoOverride {
                family_name: Some(face.name()),
                style: Some(FontStyle::Normal),
                weight: Some(FontWeight::NORMAL),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(blob, Some(names));
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            context: LayoutContext::new(),
            layout: parley::Layout::new(),
            faces,
            cache: HashMap::new(),
            cached: 0,
            shaped: 0,
        }
    }

    /// The text broken to the width (map units), or only at its own line ends where none is given.
    /// A word wider than the width is broken inside.
    pub fn shape(&mut self, text: &str, width: Option<f32>, style: TextStyle) -> Arc<Shaped> {
        self.shape_indented(text, width, style, 0.0)
    }

    /// The same with so much space before the first line, for something that stands there.
    pub fn shape_indented(
        &mut self,
        text: &str,
        width: Option<f32>,
        style: TextStyle,
        indent: f32,
    ) -> Arc<Shaped> {
        // Cut to the cache's own units, so that what is found is what would be made.
        let width = width.map(|width| (width * UNITS).floor() / UNITS);
        let key = CacheKey::new(width, style, indent);
        if let Some(shaped) = self.cache.get(&key).and_then(|texts| texts.get(text)) {
            return shaped.clone();
        }
        let shaped = Arc::new(self.shape_anew(text, width, style, indent));
        self.keep(key, text, shaped.clone());
        shaped
    }

    /// How many texts were shaped rather than found, since the engine was made.
    #[must_use]
    pub fn shaped_count(&self) -> usize {
        self.shaped
    }

    fn keep(&mut self, key: CacheKey, text: &str, shaped: Arc<Shaped>) {
        if self.cached >= KEPT_TEXTS {
            self.cache.values_mut().for_each(|texts| texts.retain(|_, shaped| Arc::strong_count(shaped) > 1));
            self.cache.retain(|_, texts| !texts.is_empty());
            self.cached = self.cache.values().map(HashMap::len).sum();
        }
        self.cache.entry(key).or_default().insert(text.to_owned(), shaped);
        self.cached += 1;
    }

    fn shape_anew(&mut self, text: &str, width: Option<f32>, style: TextStyle, indent: f32) -> Shaped {
        self.shaped += 1;
        let families = [FontFamilyName::named(style.face.name()), FontFamilyName::named(Face::Emoji.name())];
        let mut builder = self.context.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::List((&families[..]).into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.line_height)));
        builder.push_default(StyleProperty::LetterSpacing(style.tracking));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.build_into(&mut self.layout, text);
        self.layout.set_text_indent(indent, IndentOptions::default());
        self.layout.break_all_lines(width);
        let alignment = match style.align {
            Align::Left => Alignment::Left,
            Align::Centre => Alignment::Center,
            Align::Right => Alignment::Right,
        };
        self.layout.align(alignment, AlignmentOptions::default());

        let lines: Vec<Line> = self
            .layout
            .lines()
            .enumerate()
            .map(|(index, line)| read_line(&self.faces, text, style, index, &line))
            .collect();
        let indents = std::iter::once(indent).chain(std::iter::repeat(0.0));
        Shaped {
            text: text.to_owned(),
            style,
            room: width,
            indent,
            width: lines.iter().zip(indents).map(|(line, indent)| indent + line.width).fold(0.0, f32::max),
            height: style.line_height * lines.len().max(1) as f32,
            lines,
        }
    }
}

/// An icon of the Phosphor fonts in a square of that size (map units).
#[must_use]
pub fn icon(icon: char, size: f32, filled: bool) -> Shaped {
    let face = if filled { Face::IconsFill } else { Face::Icons };
    let style = TextStyle::new(face, size, size);
    let id = skrifa::FontRef::new(face.bytes()).ok().and_then(|font| font.charmap().map(icon));
    let baseline = first_baseline(style);
    let end = u32::try_from(icon.len_utf8()).unwrap_or(0);
    let glyph = Glyph { id: id.map_or(0, skrifa::GlyphId::to_u32), x: 0.0, y: baseline, start: 0, end };
    let run = GlyphRun { font: FontRef::Bundled(face), size, glyphs: vec![glyph] };
    let text = icon.to_string();
    let line = Line { text: text.clone(), is_ended: false, x: 0.0, baseline, width: size, runs: vec![run] };
    Shaped { text, style, room: None, indent: 0.0, width: size, height: size, lines: vec![line] }
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

fn read_line(
    faces: &HashMap<u64, Face>,
    text: &str,
    style: TextStyle,
    index: usize,
    line: &parley::Line<'_, ()>,
) -> Line {
    // The same place in every line box, whatever fonts a line falls back to.
    let baseline = style.line_height * index as f32 + first_baseline(style);
    let said = line.text_range();
    let mut runs: Vec<GlyphRun> = Vec::new();
    for item in line.items() {
        let PositionedLayoutItem::GlyphRun(run) = item else { continue };
        let lift = baseline - run.baseline();
        let glyphs = run
            .positioned_glyphs()
            .zip(places(run.run(), &said))
            .map(|(glyph, (start, end))| Glyph { id: glyph.id, x: glyph.x, y: glyph.y + lift, start, end });
        let font = match faces.get(&run.run().font().data.id()) {
            Some(face) => FontRef::Bundled(*face),
            None => FontRef::System(Arc::new(SystemFont {
                family: String::new(),
                data: run.run().font().clone(),
            })),
        };
        match runs.last_mut() {
            Some(last) if last.font == font => last.glyphs.extend(glyphs),
            _ => runs.push(GlyphRun { font, size: run.run().font_size(), glyphs: glyphs.collect() }),
        }
    }
    let metrics = line.metrics();
    let said = text.get(said).unwrap_or_default();
    Line {
        text: said.trim_end_matches('\n').to_owned(),
        is_ended: said.ends_with('\n'),
        x: metrics.offset,
        baseline,
        width: metrics.advance - metrics.hanging_advance,
        runs,
    }
}

/// What each glyph of the run stands for, in bytes from the start of the line's text.
fn places(run: &parley::Run<'_, ()>, line: &Range<usize>) -> Vec<(u32, u32)> {
    let mut places: Vec<(u32, u32)> = Vec::new();
    let mut glyphs_of_last = 0;
    for cluster in run.visual_clusters() {
        let said = cluster.text_range();
        let byte = |place: usize| u32::try_from(place.clamp(line.start, line.end) - line.start).unwrap_or(0);
        let (start, end) = (byte(said.start), byte(said.end));
        if cluster.is_ligature_continuation() {
            for place in places.iter_mut().rev().take(glyphs_of_last) {
                *place = (place.0.min(start), place.1.max(end));
            }
            continue;
        }
        glyphs_of_last = cluster.glyphs().count();
        places.extend(std::iter::repeat_n((start, end), glyphs_of_last));
    }
    places
}

/// Baseline of the first line from the top of its box: Inter's ascent and descent centred in the line
/// (0.97 and 0.24 em, from its `hhea` table), and Phosphor's, which fill its square.
fn first_baseline(style: TextStyle) -> f32 {
    let (ascent, descent) = match style.face {
        Face::Icons | Face::IconsFill => (960.0 / 1024.0, 64.0 / 1024.0),
        Face::Regular | Face::Italic | Face::Medium | Face::SemiBold | Face::Bold | Face::Emoji => {
            (0.97, 0.24)
        }
    };
    (style.line_height - (ascent + descent) * style.size) / 2.0 + ascent * style.size
}

impl CacheKey {
    fn new(width: Option<f32>, style: TextStyle, indent: f32) -> Self {
        let units = |measure: f32| fixed(measure);
        Self {
            face: style.face,
            align: style.align,
            measures: [
                units(style.size),
                units(style.line_height),
                units(style.tracking),
                width.map_or(i32::MIN, units),
                units(indent),
            ],
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, which is right for absurd widths")]
fn fixed(measure: f32) -> i32 {
    (measure * UNITS).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: TextStyle = TextStyle::new(Face::Medium, 13.0, 18.0);

    fn missing(shaped: &Shaped) -> usize {
        shaped
            .lines
            .iter()
            .flat_map(|line| &line.runs)
            .flat_map(|run| &run.glyphs)
            .filter(|glyph| glyph.id == 0)
            .count()
    }

    #[test]
    fn every_vietnamese_letter_has_a_glyph_in_every_text_face() {
        let letters: String = ('\u{1EA0}'..='\u{1EF9}').chain("ăâđêôơưĂÂĐÊÔƠƯ₫“”‘’…–·×−±≥".chars()).collect();
        let mut engine = TextEngine::new();
        for face in [Face::Regular, Face::Italic, Face::Medium, Face::SemiBold, Face::Bold] {
            let shaped = engine.shape(&letters, None, TextStyle { face, ..CARD });
            assert_eq!(missing(&shaped), 0, "{face:?}");
            let [run] = &shaped.lines[0].runs[..] else { panic!("{face:?} fell back") };
            assert_eq!(run.font, FontRef::Bundled(face));
        }
    }

    #[test]
    fn decomposed_text_looks_like_composed_text() {
        let mut engine = TextEngine::new();
        let composed = engine.shape("Trải nghiệm ở điểm chạm", None, CARD);
        let decomposed = engine.shape(
            "Tra\u{309}i nghie\u{323}\u{302}m o\u{31b}\u{309} đie\u{302}\u{309}m cha\u{323}m",
            None,
            CARD,
        );
        assert_eq!(missing(&decomposed), 0);
        assert!((composed.width - decomposed.width).abs() < 0.6, "{} {}", composed.width, decomposed.width);
    }

    #[test]
    fn lines_never_exceed_their_width_even_for_one_long_word() {
        let mut engine = TextEngine::new();
        for text in ["Nghiêng".repeat(30), "So sánh ba mẫu tivi 65 inch ở siêu thị".to_owned()] {
            let shaped = engine.shape(&text, Some(100.0), CARD);
            assert!(shaped.width <= 100.01, "{}", shaped.width);
            assert!(shaped.lines.len() > 1);
            let joined: String = shaped.lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(joined, text, "no character is lost at a line's end");
        }
    }

    #[test]
    fn emoji_fall_back_and_the_same_question_is_answered_from_the_cache() {
        let mut engine = TextEngine::new();
        let shaped = engine.shape("Vui 🎉", None, CARD);
        assert_eq!(missing(&shaped), 0);
        assert_eq!(shaped.lines[0].runs.last().map(|run| &run.font), Some(&FontRef::Bundled(Face::Emoji)));
        let before = engine.shaped_count();
        assert!(Arc::ptr_eq(&shaped, &engine.shape("Vui 🎉", None, CARD)));
        assert_eq!(engine.shaped_count(), before);
    }

    #[test]
    fn glyphs_know_the_characters_that_they_stand_for() {
        let mut engine = TextEngine::new();
        for text in ["Trải nghiệm\nở điểm chạm 👩‍🚀 fi", "nghie\u{323}\u{302}m", "So sánh ba mẫu tivi 65 inch"]
        {
            let shaped = engine.shape(text, Some(100.0), CARD);
            for line in &shaped.lines {
                let mut places: Vec<_> = line
                    .runs
                    .iter()
                    .flat_map(|run| run.glyphs.iter().map(|glyph| (glyph.start as usize, glyph.end as usize)))
                    .collect();
                places.dedup();
                let read: String =
                    places.iter().filter_map(|(start, end)| line.text.get(*start..*end)).collect();
                assert_eq!(read, line.text);
            }
        }
    }

    #[test]
    fn empty_text_has_the_height_of_one_line() {
        let shaped = TextEngine::new().shape("", Some(100.0), CARD);
        assert_eq!(shaped.height.to_bits(), 18.0_f32.to_bits());
    }

    #[test]
    fn alignment_moves_lines_in_their_width() {
        let mut engine = TextEngine::new();
        let right = engine.shape("Ổn", Some(100.0), CARD.at_right());
        assert!((right.lines[0].x + right.lines[0].width - 100.0).abs() < 0.01);
        let centred = engine.shape("Ổn", Some(100.0), CARD.centred());
        assert!((centred.lines[0].x * 2.0 + centred.lines[0].width - 100.0).abs() < 0.01);
    }
}
