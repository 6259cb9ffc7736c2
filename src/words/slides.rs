//! What the pictures of a set are called, in the language of the document.

use crate::model::Language;

words! {
    /// Words of a set of pictures.
    slides -> Slides {
        overview: "Overview" | "Tổng quan";
    }
}

/// `Choose – Buy (2 of 3)`: one of the parts of a picture whose lanes go on.
#[must_use]
pub fn part(language: Language, title: &str, number: usize, count: usize) -> String {
    match language {
        Language::English => format!("{title} ({number} of {count})"),
        Language::Vietnamese => format!("{title} ({number}/{count})"),
    }
}
