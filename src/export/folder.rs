//! A set of pictures as a folder of numbered files.

use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use super::{Export, ExportError, Written};
use crate::file::NewFolder;
use crate::output::Progress;
use crate::words::in_one_line;

/// Most letters of a file name before its ending: with three bytes each it stays below the 255 bytes that file
/// systems take.
const MOST_LETTERS: usize = 72;

impl Export {
    /// Writes every picture of the set into a folder of that name.
    pub(super) fn write_folder(
        &self,
        path: &Path,
        any_set: bool,
        progress: &Progress,
    ) -> Result<Written, ExportError> {
        let slides = self.slides();
        let titles: Vec<&str> = slides.iter().map(|slide| slide.title.as_str()).collect();
        let names = file_names(&titles, self.choices.format.extension());
        let folder = NewFolder::begin(path, &names, any_set)?;
        let mut written = Written::default();
        for (place, (slide, name)) in slides.iter().zip(&names).enumerate() {
            let share = |place: usize| place as f64 / names.len() as f64;
            let sheet = self.sheet(slide).ok_or(ExportError::NoMap)?;
            written.note_text(slide, &sheet);
            let part = progress.part(share(place), share(place + 1));
            part.reach(0.0)?;
            let unreadable = self.write_file(&[sheet], &folder.path().join(name), &part)?;
            written.unreadable.extend(unreadable);
        }
        written.unreadable.sort();
        written.unreadable.dedup();
        folder.put_in_place()?;
        written.files = names.iter().map(|name| path.join(name)).collect();
        Ok(written)
    }
}

/// `01 Overview.png`, `02 Choose – Buy.png`: names that sort as the pictures come and that every system takes.
fn file_names(titles: &[&str], extension: &str) -> Vec<String> {
    let digits = titles.len().to_string().len().max(2);
    let numbered = titles.iter().enumerate().map(|(place, title)| {
        let (number, words) = (place + 1, safe(title));
        let blank = if words.is_empty() { "" } else { " " };
        format!("{number:0digits$}{blank}{words}.{extension}")
    });
    numbered.collect()
}

/// Words as a part of a file name: composed, on one line, without what Windows forbids or strips.
fn safe(words: &str) -> String {
    let words: String = in_one_line(words).replace(": ", " – ").nfc().collect();
    let kept = words.chars().filter_map(|letter| match letter {
        '/' | '\\' | '|' | ':' => Some('-'),
        '<' | '>' | '"' | '?' | '*' => None,
        letter if letter.is_control() || is_unseen(letter) => None,
        letter => Some(letter),
    });
    let kept: String = kept.take(MOST_LETTERS).collect();
    kept.trim_matches(|letter: char| letter == '.' || letter.is_whitespace()).to_owned()
}

/// Marks of direction and the like, by which names could look like others.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_the_pictures_come_and_every_system_takes_them() {
        let decomposed = "Cha\u{323}m đie\u{302}\u{309}m";
        let titles =
            ["Overview", "Choose – Buy", "A/B: \"on\\off\"?", " ... ", "CON", decomposed, "a\nb\u{202e}c."];
        assert_eq!(
            file_names(&titles, "png"),
            [
                "01 Overview.png",
                "02 Choose – Buy.png",
                "03 A-B – on-off.png",
                "04.png",
                "05 CON.png",
                "06 Chạm điểm.png",
                "07 a bc.png"
            ]
        );
        let long = "ế".repeat(4_000);
        let many = vec![long.as_str(); 120];
        let names = file_names(&many, "journey.ron");
        assert!(names.iter().all(|name| name.len() <= 255), "{}", names[0].len());
        assert!(names.is_sorted() && names[0].starts_with("001 "));
    }
}
