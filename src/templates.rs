//! The templates and samples that are built into the program: document files of `assets/`, one for each
//! language. Knows nothing of how they are offered.

use crate::file::{self, LoadError};
use crate::model::{Document, DocumentId, Language};

/// A built-in document in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Template {
    /// Its name on the command line, and of its files.
    pub name: &'static str,
    english: &'static [u8],
    vietnamese: &'static [u8],
}

/// Why there is no document of that name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// Nothing is called that.
    #[error("no template is called \"{name}\": there are {known}")]
    Unknown {
        /// What was asked for.
        name: String,
        /// The names that there are, with commas.
        known: String,
    },
    /// The file that was built in is broken, which a test rules out.
    #[error("the template is broken: {0}")]
    Broken(#[from] LoadError),
}

macro_rules! built_in {
    ($folder:literal, $($name:literal),+ $(,)?) => {
        [$(Template {
            name: $name,
            english: include_bytes!(concat!("../assets/", $folder, "/", $name, ".en.ron")),
            vietnamese: include_bytes!(concat!("../assets/", $folder, "/", $name, ".vi.ron")),
        }),+]
    };
}

static TEMPLATES: [Template; 5] =
    built_in!("templates", "blank", "funnel", "digital-marketing", "day-in-the-life", "service-blueprint");

static SAMPLES: [Template; 7] =
    built_in!("samples", "tv-shop", "utility", "airline", "clinic", "retailer", "webshop", "channels");

/// What a new document can start from, in the order in which it is offered.
pub fn all() -> &'static [Template] {
    &TEMPLATES
}

/// Finished maps to look at.
pub fn samples() -> &'static [Template] {
    &SAMPLES
}

/// A new document from the template or sample of that name.
///
/// # Errors
/// When there is none of that name.
pub fn load(name: &str, language: Language) -> Result<Document, TemplateError> {
    let template = TEMPLATES.iter().chain(&SAMPLES).find(|template| template.name == name);
    template.ok_or_else(|| TemplateError::Unknown { name: name.to_owned(), known: names() })?.load(language)
}

impl Template {
    /// A new document of it. Ids within stay as they are: they are unique within their document.
    ///
    /// # Errors
    /// When the built-in file is broken.
    pub fn load(&self, language: Language) -> Result<Document, TemplateError> {
        let mut document = file::from_bytes(self.bytes(language))?.document;
        document.id = DocumentId::fresh();
        Ok(document)
    }

    /// The file as it is built in.
    pub fn bytes(&self, language: Language) -> &'static [u8] {
        match language {
            Language::English => self.english,
            Language::Vietnamese => self.vietnamese,
        }
    }
}

fn names() -> String {
    let names: Vec<&str> = TEMPLATES.iter().chain(&SAMPLES).map(|template| template.name).collect();
    names.join(", ")
}
