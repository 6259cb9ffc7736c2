//! The data of a document: a nested tree of plain structs, and `check`, which lists what is broken in
//! one. Knows nothing of files, layout or the window; the only writer of a document is `edit`.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

mod card;
mod check;
mod column;
mod document;
mod id;
mod image;
mod item;
mod lane;
mod map;
mod persona;
mod series;
mod survey;
mod time;
mod view;

pub use card::{
    Card, CardKind, Channel, EvidenceLevel, Joint, Mark, OwnChannel, OwnKind, OwnMark, PainCategory, Presence,
};
pub use check::{
    Field, MAX_TEXT, Problem, Remedy, Repaired, TextFault, Thing, What, check, clean_text, repair,
};
pub use column::{Facts, Phase, Stage, Step};
pub use document::{Document, Language, Rgb, RgbError, ThemeName};
pub use id::*;
pub use image::{ImageHash, ImageHashError, StoredImage};
pub use item::Item;
pub use lane::{BarsOrLine, Cell, Curve, Lane, LaneKind, Layer, Numbers, Point, Series};
pub use map::{Block, Link, Map, MapState};
pub use persona::Persona;
pub use survey::{Comment, Indicator, Question, SurveyTarget, Target, Wave};
pub use time::{ClockTime, ClockTimeError, Date, DateError};
pub use view::{Shown, StageRange, View};

/// For serde: leaves a field out of the file while it has its default.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// For serde: reads a map and refuses a key that stands twice, which serde alone would let pass.
fn unique_keys<'de, D, K, V>(deserializer: D, what: &'static str) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + fmt::Display + Copy,
    V: Deserialize<'de>,
{
    struct Entries<K, V>(&'static str, PhantomData<(K, V)>);
    impl<'de, K, V> Visitor<'de> for Entries<K, V>
    where
        K: Deserialize<'de> + Ord + fmt::Display + Copy,
        V: Deserialize<'de>,
    {
        type Value = BTreeMap<K, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "entries \"key\": {}", self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut map = BTreeMap::new();
            while let Some((key, value)) = entries.next_entry::<K, V>()? {
                if map.insert(key, value).is_some() {
                    return Err(de::Error::custom(format!("\"{key}\" stands twice")));
                }
            }
            Ok(map)
        }
    }
    deserializer.deserialize_map(Entries(what, PhantomData))
}

/// Serde through `Display` and `FromStr`, for values that are one string in the file.
macro_rules! serde_as_text {
    ($name:ty, $expected:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl serde::de::Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    };
}
use serde_as_text;
