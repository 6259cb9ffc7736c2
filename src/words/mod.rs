//! Every word of the program and of the maps, English and Vietnamese side by side.
//!
//! Fixed words are fields of plain structs, one struct for each place where they are read, made by the
//! `words!` macro from lines `field: "English" | "Tiếng Việt";`: a missing language does not compile, and a
//! word is found by searching for it. Words with numbers or names in them are functions. Names of the
//! model's enums are in [`kinds`]. Knows the model's enums and [`Language`], and nothing of what shows the words.

/// Makes a struct of words, and a function of the given name that returns it in a language.
macro_rules! words {
    ($(#[$doc:meta])* $function:ident -> $name:ident {
        $($field:ident: $english:literal | $vietnamese:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name {
            $(#[doc = concat!("`", $english, "`")] pub $field: &'static str,)+
        }

        $(#[$doc])*
        #[must_use]
        pub fn $function(language: $crate::model::Language) -> &'static $name {
            static ENGLISH: $name = $name { $($field: $english,)+ };
            static VIETNAMESE: $name = $name { $($field: $vietnamese,)+ };
            match language {
                $crate::model::Language::English => &ENGLISH,
                $crate::model::Language::Vietnamese => &VIETNAMESE,
            }
        }

        #[cfg(test)]
        impl $name {
            /// Field, English, Vietnamese.
            pub(super) const PAIRS: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($field), $english, $vietnamese),)+];
        }
    };
}

pub mod access;
pub mod command_line;
pub mod commands;
pub mod compare;
pub mod data;
pub mod desks;
pub mod dialogs;
pub mod durations;
pub mod export;
pub mod figures;
pub mod find;
pub mod inspector;
pub mod interface;
pub mod kinds;
pub mod map;
pub mod mouse;
pub mod names;
pub mod numbers;
pub mod page;
pub mod paste;
pub mod phrases;
pub mod review;
pub mod shown;
pub mod slides;
pub mod speed;
pub mod steps;
pub mod table;

#[cfg(test)]
mod tests;

pub use commands::{Commands, commands};
pub use compare::{Compare, compare};
pub use desks::{Desks, desks};
pub use dialogs::{Dialogs, Paths, Settings, Start, dialogs, paths, settings, start};
pub use export::{Export, export};
pub use find::{FilterWords, FindWords, filter, find};
pub use inspector::{Inspector, inspector};
pub use interface::{Accessible, Hints, Interface, accessible, hints, interface};
pub use map::{MapWords, NewWords, is_given_title, map, new};
pub use mouse::{Mouse, mouse};
pub use page::{Page, page};
pub use paste::{Paste, paste};
pub use review::{Priorities, Review, priorities, review};
pub use shown::{PersonasWords, ShownWords, personas, shown};
pub use slides::{Slides, slides};
pub use speed::{CanvasKeys, Speed, canvas_keys, speed};
pub use table::{TableWords, table};

use crate::model::Language;

/// The same words in both languages.
#[derive(Clone, Copy)]
pub(crate) struct Both(pub(crate) &'static str, pub(crate) &'static str);

impl Both {
    pub(crate) fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.0,
            Language::Vietnamese => self.1,
        }
    }
}

/// Words of several lines in one, with one blank between two of them.
#[must_use]
pub fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first letters, with an ellipsis where there are more.
#[must_use]
pub fn shortened(words: &str, letters: usize) -> String {
    match words.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or(words).trim_end()),
        None => words.to_owned(),
    }
}

/// `1 card`, `3 cards`: a number with the English noun that fits it.
pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
