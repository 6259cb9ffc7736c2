//! Ids of records: 50 random bits, written as a prefix and ten Crockford base-32 characters
//! (`"c-7f3k9m2q0w"`). Knows nothing of what the ids name.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// Bits that an id carries.
pub const ID_BITS: u32 = 50;

const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const CHARACTERS: usize = 10;

/// What is wrong with the text of an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not an id: expected \"{prefix}-\" and ten characters such as \"{prefix}-7f3k9m2q0w\"")]
pub struct IdError {
    text: String,
    prefix: &'static str,
}

fn random_bits() -> u64 {
    // Without a source of randomness ids fall back to the clock: unique enough, never a crash.
    let bits = getrandom::u64().unwrap_or_else(|_| {
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| u64::from(since.subsec_nanos()) << 20 ^ since.as_secs())
    });
    bits & ((1 << ID_BITS) - 1)
}

fn write_id(bits: u64, prefix: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{prefix}-")?;
    for place in (0..CHARACTERS).rev() {
        let digit = (bits >> (place * 5)) & 31;
        let character = CROCKFORD.get(digit as usize).copied().unwrap_or(b'0');
        write!(f, "{}", char::from(character))?;
    }
    Ok(())
}

fn read_id(text: &str, prefix: &'static str) -> Result<u64, IdError> {
    let wrong = || IdError { text: text.chars().take(40).collect(), prefix };
    let digits = text
        .strip_prefix(prefix)
        .and_then(|rest| rest.strip_prefix('-'))
        .filter(|digits| digits.len() == CHARACTERS)
        .ok_or_else(wrong)?;
    digits.bytes().try_fold(0, |bits, byte| {
        let digit = CROCKFORD.iter().position(|&c| c == byte).ok_or_else(wrong)?;
        Ok(bits << 5 | digit as u64)
    })
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// What the written form begins with, before the dash.
            pub const PREFIX: &'static str = $prefix;

            /// A new id of random bits.
            #[must_use]
            pub fn fresh() -> Self {
                Self(random_bits())
            }

            /// The id with the given bits; those above [`ID_BITS`] are ignored.
            #[must_use]
            pub const fn from_bits(bits: u64) -> Self {
                Self(bits & ((1 << ID_BITS) - 1))
            }

            /// The bits, below 2^50.
            #[must_use]
            pub const fn bits(self) -> u64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id(self.0, $prefix, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_id(self.0, $prefix, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                read_id(text, $prefix).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "an id such as \"{}-7f3k9m2q0w\"", $prefix)
                    }

                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    )+};
}

ids! {
    /// A document, for its journal and earlier versions.
    DocumentId "d";
    /// A map: one tab of a document.
    MapId "m";
    /// A phase: a group of stages.
    PhaseId "f";
    /// A stage: a part of the journey.
    StageId "g";
    /// A step: one column.
    StepId "s";
    /// A lane: one row.
    LaneId "l";
    /// A card.
    CardId "c";
    /// A point of a curve or of numbers.
    PointId "p";
    /// An arrow between two cards.
    LinkId "k";
    /// A persona.
    PersonaId "u";
    /// A block of text above or below the grid.
    BlockId "b";
    /// A saved view.
    ViewId "v";
    /// A survey wave.
    WaveId "w";
    /// An interview question.
    QuestionId "q";
    /// A channel of the document's own.
    ChannelId "n";
    /// A card kind of the document's own.
    KindId "o";
    /// A mark of the document's own.
    MarkId "r";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip_through_their_text() {
        for bits in [0, 1, 31, 32, (1 << ID_BITS) - 1] {
            let id = CardId::from_bits(bits);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
        assert_eq!(CardId::from_bits(0).to_string(), "c-0000000000");
    }

    #[test]
    fn wrong_ids_are_refused() {
        for text in ["", "c", "c-", "c-123", "l-0000000000", "c-000000000u", "c-00000000000"] {
            assert!(text.parse::<CardId>().is_err(), "{text}");
        }
    }
}
