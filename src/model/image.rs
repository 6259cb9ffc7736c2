//! Pictures embedded in a document, named by what they contain. Knows nothing of how they are decoded.

use std::fmt;
use std::str::FromStr;

use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{is_default, serde_as_text};

/// The first 80 bits of the SHA-256 of a picture's bytes, written as 20 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageHash([u8; 10]);

/// What is wrong with the text of an image hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" does not name an image: expected 20 hexadecimal digits")]
pub struct ImageHashError(String);

/// A picture as it was embedded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredImage {
    /// What it shows, for people who cannot see it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// The PNG, JPEG or WebP file, unchanged; base 64 in the document's file.
    #[serde(with = "as_base64")]
    pub bytes: Vec<u8>,
}

impl ImageHash {
    /// The name of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let digest = Sha256::digest(bytes);
        let mut hash = [0; 10];
        for (to, from) in hash.iter_mut().zip(digest) {
            *to = from;
        }
        Self(hash)
    }
}

impl fmt::Display for ImageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for ImageHash {
    type Err = ImageHashError;

    fn from_str(text: &str) -> Result<Self, ImageHashError> {
        let wrong = || ImageHashError(text.chars().take(40).collect());
        if text.len() != 20 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let mut hash = [0; 10];
        for (at, to) in hash.iter_mut().enumerate() {
            let digits = text.get(at * 2..at * 2 + 2).ok_or_else(wrong)?;
            *to = u8::from_str_radix(digits, 16).map_err(|_| wrong())?;
        }
        Ok(Self(hash))
    }
}

serde_as_text!(ImageHash, "20 hexadecimal digits that name an image");

mod as_base64 {
    use base64::Engine as _;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    use super::STANDARD;

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map_err(|wrong| D::Error::custom(format!("the picture is damaged: {wrong}")))
    }
}
