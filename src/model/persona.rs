//! Personas: the people that maps are about.

use serde::{Deserialize, Serialize};

use super::{ImageHash, PersonaId, is_default};

/// A person that stands for a group of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// Identity within the document.
    pub id: PersonaId,
    /// Name, or what the group is called.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: String,
    /// Portrait, an image of the document; none: a drawn figure.
    #[serde(default, skip_serializing_if = "is_default")]
    pub portrait: Option<ImageHash>,
    /// Age, family, work, place.
    #[serde(default, skip_serializing_if = "is_default")]
    pub demographics: String,
    /// What the person does.
    #[serde(default, skip_serializing_if = "is_default")]
    pub behaviours: String,
    /// What the person needs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub needs: String,
    /// What the person wants to reach.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goals: String,
    /// One sentence in the person's own words, without quotation marks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub quote: String,
}

impl Persona {
    /// A persona of whom only the name is known.
    #[must_use]
    pub fn new(id: PersonaId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            portrait: None,
            demographics: String::new(),
            behaviours: String::new(),
            needs: String::new(),
            goals: String::new(),
            quote: String::new(),
        }
    }
}
