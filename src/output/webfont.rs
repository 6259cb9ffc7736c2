//! Parts of the bundled fonts that browsers and drawing programs take: the characters of one file with the glyphs
//! that they were shaped to, and the kerning between them. Knows nothing of where they are embedded.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider as _;
use skrifa::string::StringId;
use skrifa::{GlyphId, MetadataProvider as _};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::types::{GlyphId as NewGlyphId, NameId, Tag};

use crate::text::Face;

/// Pairs that a `kern` table of one part can hold: its length is a 16-bit number of bytes, a pair takes 6.
const MOST_PAIRS: usize = 10_000;

/// The fonts of one file.
#[derive(Default)]
pub(super) struct Webfonts(BTreeMap<FontId, Webfont>);

/// A font of the file. A character that is drawn with several glyphs, such as a hyphen between small letters and
/// between capitals, needs several cuts of its face, since nothing but the character chooses the glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FontId {
    pub(super) face: Face,
    /// 0: each character with the glyph that is its own by the font.
    pub(super) cut: usize,
}

/// One font, in the numbers of the whole face.
pub(super) struct Webfont {
    font: skrifa::FontRef<'static>,
    glyphs: BTreeMap<char, u32>,
    /// What is added to the first one's advance where the second follows, font units.
    kerning: BTreeMap<(char, char), i16>,
}

impl Webfonts {
    /// Takes up a character that was shaped to that glyph.
    pub(super) fn add(&mut self, face: Face, character: char, glyph: u32) {
        if self.find(face, character, glyph).is_some() {
            return;
        }
        let Ok(font) = skrifa::FontRef::new(face.bytes()) else { return };
        let is_own = font.charmap().map(character) == Some(GlyphId::new(glyph));
        let mut id = FontId { face, cut: usize::from(!is_own) };
        while self.0.get(&id).is_some_and(|webfont| webfont.glyphs.contains_key(&character)) {
            id.cut += 1;
        }
        let empty = || Webfont { font, glyphs: BTreeMap::new(), kerning: BTreeMap::new() };
        self.0.entry(id).or_insert_with(empty).glyphs.insert(character, glyph);
    }

    /// The font in which the character has that glyph.
    pub(super) fn find(&self, face: Face, character: char, glyph: u32) -> Option<FontId> {
        let cuts = FontId { face, cut: 0 }..=FontId { face, cut: usize::MAX };
        self.0
            .range(cuts)
            .find(|(_, webfont)| webfont.glyphs.get(&character) == Some(&glyph))
            .map(|(id, _)| *id)
    }

    /// Takes up how far the origins of two neighbours are apart, em.
    pub(super) fn kern(&mut self, id: FontId, [first, second]: [char; 2], distance: f64) {
        let Some(webfont) = self.0.get_mut(&id) else { return };
        let Some(glyph) = webfont.glyphs.get(&first) else { return };
        webfont.kerning.entry((first, second)).or_insert_with(|| {
            let metrics = webfont.font.glyph_metrics(Size::unscaled(), LocationRef::default());
            let advance = metrics.advance_width(GlyphId::new(*glyph)).unwrap_or_default();
            let units = distance * em(&webfont.font) - f64::from(advance);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "saturates, which is right for absurd places"
            )]
            let units = units.round() as i16;
            units
        });
    }

    /// The fonts in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (FontId, &Webfont)> {
        self.0.iter().map(|(id, webfont)| (*id, webfont))
    }
}

impl Webfont {
    /// A font file of its own, called as told; none: the face cannot be taken apart.
    pub(super) fn file(&self, family: &str) -> Option<Vec<u8>> {
        let mut numbers = GlyphRemapper::new();
        for glyph in self.glyphs.values() {
            numbers.remap(u16::try_from(*glyph).ok()?);
        }
        let outlines = subsetter::subset(self.font.data().as_bytes(), 0, &numbers).ok()?;
        let outlines = skrifa::FontRef::new(&outlines).ok()?;
        let new = |glyph: u32| numbers.get(u16::try_from(glyph).ok()?);

        let mut file = FontBuilder::new();
        for record in outlines.table_directory().table_records() {
            let data = outlines.table_data(record.tag())?;
            file.add_raw(Tag::new(&record.tag().to_be_bytes()), data.as_bytes());
        }
        let mappings = self.glyphs.iter().filter_map(|(c, glyph)| Some((*c, NewGlyphId::from(new(*glyph)?))));
        file.add_table(&Cmap::from_mappings(mappings).ok()?).ok()?;
        file.add_table(&self.names(family)).ok()?;
        let unchanged = |tag: &[u8; 4]| self.font.table_data(skrifa::Tag::new(tag));
        file.add_raw(Tag::new(b"OS/2"), unchanged(b"OS/2")?.as_bytes());
        file.add_raw(Tag::new(b"post"), nameless(unchanged(b"post")?.as_bytes())?);
        let pair = |(first, second)| Some((new(*self.glyphs.get(first)?)?, new(*self.glyphs.get(second)?)?));
        let pairs: BTreeMap<(u16, u16), i16> = self
            .kerning
            .iter()
            .filter(|(_, units)| **units != 0)
            .filter_map(|((first, second), units)| Some((pair((first, second))?, *units)))
            .take(MOST_PAIRS)
            .collect();
        if !pairs.is_empty() {
            file.add_raw(Tag::new(b"kern"), kern_table(&pairs)?);
        }
        Some(file.build())
    }

    /// The family, and whose work the font is.
    fn names(&self, family: &str) -> Name {
        let kept = [StringId::COPYRIGHT_NOTICE, StringId::LICENSE_DESCRIPTION, StringId::LICENSE_URL];
        let kept = kept.into_iter().filter_map(|id| {
            let text = self.font.localized_strings(id).english_or_first()?;
            Some((NameId::new(id.to_u16()), text.chars().collect()))
        });
        let own = [NameId::FAMILY_NAME, NameId::FULL_NAME, NameId::POSTSCRIPT_NAME, NameId::UNIQUE_ID];
        let own = own.into_iter().map(|id| (id, family.to_owned()));
        let style = [
            (NameId::SUBFAMILY_NAME, "Regular".to_owned()),
            (NameId::VERSION_STRING, "Version 1.0".to_owned()),
        ];
        let mut records: Vec<NameRecord> = kept
            .chain(own)
            .chain(style)
            // Windows, Unicode, English of the United States.
            .map(|(id, text): (NameId, String)| NameRecord::new(3, 1, 0x409, id, text.into()))
            .collect();
        records.sort();
        Name::new(records)
    }
}

impl Display for FontId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.face.name())?;
        if self.cut > 0 { write!(f, "-{}", self.cut + 1) } else { Ok(()) }
    }
}

fn em(font: &skrifa::FontRef<'_>) -> f64 {
    font.head().map_or(1.0, |head| f64::from(head.units_per_em()))
}

/// The `post` table without names of glyphs: version 3, which ends after the 32 bytes that all versions share.
fn nameless(post: &[u8]) -> Option<Cow<'static, [u8]>> {
    let mut table = post.get(..32)?.to_vec();
    table.get_mut(..4)?.copy_from_slice(&[0, 3, 0, 0]);
    Some(table.into())
}

/// A `kern` table with one horizontal part of format 0, as the OpenType specification describes it.
fn kern_table(pairs: &BTreeMap<(u16, u16), i16>) -> Option<Cow<'static, [u8]>> {
    let count = u16::try_from(pairs.len()).ok()?;
    let selector = count.checked_ilog2()?;
    let range = 6 * (1_u16 << selector);
    let head = [0, 1, 0, 14 + 6 * count, 1, count, range, u16::try_from(selector).ok()?, 6 * count - range];
    let pairs = pairs.iter().flat_map(|((first, second), units)| [*first, *second, units.cast_unsigned()]);
    Some(head.into_iter().chain(pairs).flat_map(u16::to_be_bytes).collect::<Vec<u8>>().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Trải nghiệm ở điểm chạm: AVAToYo – 65 inch, 7-ELEVEN";

    fn webfont(face: Face) -> (FontId, Webfonts) {
        let font = skrifa::FontRef::new(face.bytes()).unwrap();
        let mut fonts = Webfonts::default();
        for c in TEXT.chars() {
            fonts.add(face, c, font.charmap().map(c).unwrap().to_u32());
        }
        let ids: Vec<FontId> = fonts.iter().map(|(id, _)| id).collect();
        assert_eq!(ids, [FontId { face, cut: 0 }]);
        (ids[0], fonts)
    }

    fn advance(font: &skrifa::FontRef<'_>, c: char) -> f32 {
        let glyph = font.charmap().map(c).unwrap_or_else(|| panic!("{c} is missing"));
        font.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph).unwrap()
    }

    fn outline(font: &skrifa::FontRef<'_>, c: char) -> kurbo::Rect {
        let glyph = font.charmap().map(c).unwrap();
        let bounds = font.glyph_metrics(Size::unscaled(), LocationRef::default()).bounds(glyph).unwrap();
        kurbo::Rect::new(bounds.x_min.into(), bounds.y_min.into(), bounds.x_max.into(), bounds.y_max.into())
    }

    #[test]
    fn a_part_has_every_character_as_it_was_and_is_small() {
        for face in [Face::Regular, Face::Italic, Face::Medium, Face::SemiBold, Face::Bold] {
            let whole = skrifa::FontRef::new(face.bytes()).unwrap();
            let (id, fonts) = webfont(face);
            let file = fonts.0[&id].file("part").unwrap();
            assert!(file.len() < 14_000, "{face:?}: {} bytes", file.len());
            let part = skrifa::FontRef::new(&file).unwrap();
            for c in TEXT.chars() {
                assert_eq!(advance(&part, c).to_bits(), advance(&whole, c).to_bits(), "{c} of {face:?}");
                assert_eq!(outline(&part, c), outline(&whole, c), "{c} of {face:?}");
            }
            assert_eq!(part.charmap().map('z'), None);
        }
    }

    #[test]
    fn a_part_says_whose_work_it_is_and_has_what_sanitisers_ask_for() {
        let (id, fonts) = webfont(Face::Medium);
        let file = fonts.0[&id].file("waylane-medium").unwrap();
        let part = skrifa::FontRef::new(&file).unwrap();
        for tag in [b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post"]
        {
            assert!(part.table_data(skrifa::Tag::new(tag)).is_some(), "{}", String::from_utf8_lossy(tag));
        }
        let said = |id| part.localized_strings(id).english_or_first().map(|text| text.to_string());
        assert_eq!(said(StringId::FAMILY_NAME).as_deref(), Some("waylane-medium"));
        assert!(said(StringId::COPYRIGHT_NOTICE).is_some_and(|text| text.contains("Inter Project Authors")));
        assert!(said(StringId::LICENSE_DESCRIPTION).is_some_and(|text| text.contains("Open Font License")));
    }

    #[test]
    fn kerning_is_kept_as_it_was_shaped() {
        let (id, mut fonts) = webfont(Face::Medium);
        let whole = skrifa::FontRef::new(Face::Medium.bytes()).unwrap();
        let units = em(&whole);
        fonts.kern(id, ['A', 'V'], (f64::from(advance(&whole, 'A')) - 90.0) / units);
        fonts.kern(id, ['T', 'o'], (f64::from(advance(&whole, 'T')) - 130.0) / units);
        fonts.kern(id, ['o', 'Y'], f64::from(advance(&whole, 'o')) / units);
        let file = fonts.0[&id].file("part").unwrap();
        let part = skrifa::FontRef::new(&file).unwrap();
        let kern = part.kern().unwrap();
        let [table] = &kern.subtables().map(Result::unwrap).collect::<Vec<_>>()[..] else { panic!("one") };
        let skrifa::raw::tables::kern::SubtableKind::Format0(pairs) = table.kind().unwrap() else {
            panic!("0")
        };
        let kerning = |a, b| pairs.kerning(part.charmap().map(a).unwrap(), part.charmap().map(b).unwrap());
        assert_eq!((kerning('A', 'V'), kerning('T', 'o'), kerning('o', 'Y')), (Some(-90), Some(-130), None));
    }

    #[test]
    fn another_glyph_for_the_same_character_is_another_cut() {
        let (id, mut fonts) = webfont(Face::Medium);
        let (own, other) = (fonts.0[&id].glyphs[&'-'], fonts.0[&id].glyphs[&'7']);
        fonts.add(Face::Medium, '-', other);
        fonts.add(Face::Medium, '-', own);
        assert_eq!(fonts.find(Face::Medium, '-', own), Some(id));
        let cut = fonts.find(Face::Medium, '-', other).unwrap();
        assert_eq!((cut.cut, cut.to_string().as_str()), (1, "waylane-medium-2"));
        assert_eq!(fonts.find(Face::Bold, '-', own), None);
        let file = fonts.0[&cut].file("cut").unwrap();
        let seven = advance(&skrifa::FontRef::new(Face::Medium.bytes()).unwrap(), '7');
        assert_eq!(advance(&skrifa::FontRef::new(&file).unwrap(), '-').to_bits(), seven.to_bits());
    }
}
