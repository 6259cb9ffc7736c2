//! The document: maps that belong together and what they share. Knows nothing of the file.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    CardKind, DocumentId, ImageHash, Map, MapId, Mark, OwnChannel, OwnKind, OwnMark, Persona, PersonaId,
    Question, StoredImage, Wave, is_default, serde_as_text,
};

/// Everything that one file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Stays with the document for its life, also through renaming.
    pub id: DocumentId,
    /// Words in the title bar while the document has no file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// Language of the maps' own words (line names, legend), whatever the program's.
    pub language: Language,
    /// Colours of the maps, on the canvas and in exports alike.
    #[serde(default, skip_serializing_if = "is_default")]
    pub theme: ThemeName,
    /// People that maps are about.
    #[serde(default, skip_serializing_if = "is_default")]
    pub personas: Vec<Arc<Persona>>,
    /// Channels of the document's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub channels: Vec<OwnChannel>,
    /// Card kinds of the document's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kinds: Vec<OwnKind>,
    /// Marks of the document's own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub marks: Vec<OwnMark>,
    /// Survey waves.
    #[serde(default, skip_serializing_if = "is_default")]
    pub surveys: Vec<Wave>,
    /// Interview questions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub questions: Vec<Question>,
    /// The tabs, left to right; never empty.
    pub maps: Vec<Arc<Map>>,
    /// Pictures, once each, by what they contain. Last in the file: they are long.
    #[serde(default, skip_serializing_if = "is_default", deserialize_with = "no_double_images")]
    pub images: BTreeMap<ImageHash, Arc<StoredImage>>,
}

/// A language that Waylane speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Tiếng Việt.
    Vietnamese,
}

/// A set of document colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeName {
    /// Quiet colours on near white.
    #[default]
    Light,
    /// For dark rooms.
    Dark,
    /// White ground and stronger borders, for paper.
    Print,
    /// Without colour.
    Greyscale,
}

/// A colour without transparency, written `#1F66A3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rgb(pub [u8; 3]);

/// What is wrong with the text of a colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a colour: expected six hexadecimal digits such as \"#1F66A3\"")]
pub struct RgbError(String);

impl Document {
    /// A document with one map.
    #[must_use]
    pub fn new(id: DocumentId, language: Language, map: Map) -> Self {
        Self {
            id,
            title: String::new(),
            language,
            theme: ThemeName::Light,
            personas: Vec::new(),
            channels: Vec::new(),
            kinds: Vec::new(),
            marks: Vec::new(),
            surveys: Vec::new(),
            questions: Vec::new(),
            maps: vec![Arc::new(map)],
            images: BTreeMap::new(),
        }
    }

    /// The map of that id.
    #[must_use]
    pub fn map(&self, id: MapId) -> Option<&Arc<Map>> {
        self.maps.iter().find(|map| map.id == id)
    }

    /// The persona of that id.
    #[must_use]
    pub fn persona(&self, id: PersonaId) -> Option<&Arc<Persona>> {
        self.personas.iter().find(|persona| persona.id == id)
    }

    /// Every kind that a card can be: the built-in ones in the order of the palette, then its own.
    pub fn all_kinds(&self) -> impl Iterator<Item = CardKind> {
        CardKind::BUILT_IN.into_iter().chain(self.kinds.iter().map(|own| CardKind::Own { kind: own.id }))
    }

    /// Every mark that a card can have: the built-in ones, then its own.
    pub fn all_marks(&self) -> impl Iterator<Item = Mark> {
        Mark::BUILT_IN.into_iter().chain(self.marks.iter().map(|own| Mark::Own(own.id)))
    }
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Vietnamese];

    /// The other of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::English => Self::Vietnamese,
            Self::Vietnamese => Self::English,
        }
    }
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Print, Self::Greyscale];
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

impl FromStr for Rgb {
    type Err = RgbError;

    fn from_str(text: &str) -> Result<Self, RgbError> {
        text.strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(|value| {
                let [_, r, g, b] = value.to_be_bytes();
                Self([r, g, b])
            })
            .ok_or_else(|| RgbError(text.chars().take(40).collect()))
    }
}

serde_as_text!(Rgb, "a colour such as \"#1F66A3\"");

/// Serde lets the last of two equal keys win; a file that has two is wrong and is told so.
fn no_double_images<'de, D>(deserializer: D) -> Result<BTreeMap<ImageHash, Arc<StoredImage>>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    super::unique_keys(deserializer, "an image")
}
