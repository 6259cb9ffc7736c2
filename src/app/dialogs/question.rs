//! Questions and messages: a sentence, some lines, and a button for each answer.

use std::path::{Path, PathBuf};

use egui::{Context, Label, RichText, ScrollArea};

use super::{Answer, Then, buttons_ui, modal};
use crate::app::Around;
use crate::app::files::Ask;
use crate::app::theme;
use crate::model::Language;
use crate::words;

/// Lines that are shown of a longer list.
const MOST_LINES: usize = 200;

/// A question or a message.
#[derive(Debug)]
pub(in crate::app) struct Question {
    title: String,
    lines: Vec<String>,
    /// The most important one first.
    choices: Vec<(String, Answer)>,
    /// What Escape means.
    escape: Answer,
    asked: bool,
}

impl Question {
    /// Before unsaved work would be lost.
    pub(in crate::app) fn unsaved(language: Language, document: &str, then: Then) -> Self {
        let words = words::dialogs(language);
        let choices = vec![
            (words.save.to_owned(), Answer::SaveFirst(then.clone())),
            (words.cancel.to_owned(), Answer::Leave),
            (words.dont_save.to_owned(), Answer::Without(then)),
        ];
        let title = words::phrases::save_changes_to(language, document);
        Self::new(title, vec![words.unsaved_explanation.to_owned()], choices)
    }

    /// Before a file is written over that the file dialog did not ask about.
    pub(in crate::app) fn replace(language: Language, ask: Ask, path: PathBuf) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let title = words::phrases::replace_file(language, &name);
        let choices = vec![
            (words::paths(language).replace.to_owned(), Answer::Replace(ask, path)),
            (words::dialogs(language).cancel.to_owned(), Answer::Leave),
        ];
        Self::new(title, Vec::new(), choices)
    }

    /// Before a file is saved that another program has written since.
    pub(in crate::app) fn changed(language: Language) -> Self {
        let words = words::dialogs(language);
        let choices = vec![
            (words.save_elsewhere.to_owned(), Answer::SaveElsewhere),
            (words.overwrite_mine.to_owned(), Answer::Overwrite),
            (words.load_theirs.to_owned(), Answer::Reload),
            (words.cancel.to_owned(), Answer::Leave),
        ];
        Self::new(words.changed_on_disk.to_owned(), vec![words.changed_on_disk_hint.to_owned()], choices)
    }

    /// After a save that failed.
    pub(in crate::app) fn save_failed(language: Language, reason: String) -> Self {
        let words = words::dialogs(language);
        let choices = vec![
            (words.save_elsewhere.to_owned(), Answer::SaveElsewhere),
            (words.cancel.to_owned(), Answer::Leave),
        ];
        let lines = vec![reason, words.save_failed_hint.to_owned()];
        Self::new(words.save_failed.to_owned(), lines, choices)
    }

    /// At the start, when the last run ended before its work was saved.
    pub(in crate::app) fn restore(language: Language, path: &Path) -> Self {
        let words = words::start(language);
        let choices = vec![
            (words.restore.to_owned(), Answer::Restore(path.to_owned())),
            (words::dialogs(language).cancel.to_owned(), Answer::Leave),
            (words.discard.to_owned(), Answer::Discard(path.to_owned())),
        ];
        Self::new(words.restore_hint.to_owned(), Vec::new(), choices)
    }

    /// Something to be known.
    pub(in crate::app) fn message(language: Language, title: String, lines: Vec<String>) -> Self {
        let choices = vec![(words::interface(language).ok.to_owned(), Answer::Leave)];
        Self::new(title, lines, choices)
    }

    /// After a document that could not be opened.
    pub(in crate::app) fn open_failed(language: Language, path: &Path, reason: String) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let title = words::dialogs(language).open_failed.to_owned();
        Self::message(language, title, vec![name, reason])
    }

    fn new(title: String, mut lines: Vec<String>, choices: Vec<(String, Answer)>) -> Self {
        lines.truncate(MOST_LINES);
        Self { title, lines, choices, escape: Answer::Leave, asked: false }
    }

    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let first_time = !std::mem::replace(&mut self.asked, true);
        let shown = modal(ctx, around, "question", &self.title, 440.0, |ui| {
            ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                for line in &self.lines {
                    ui.add(Label::new(RichText::new(line).color(around.colours.text_secondary)).wrap());
                }
            });
            buttons_ui(ui, |ui| {
                let mut answer = None;
                for (place, (words, choice)) in self.choices.iter().enumerate() {
                    let button = if place == 0 {
                        theme::main_button(ui, around.colours, words.as_str())
                    } else {
                        ui.button(words)
                    };
                    if place == 0 && first_time {
                        button.request_focus();
                    }
                    if button.clicked() {
                        answer = Some(choice.clone());
                    }
                }
                answer
            })
        });
        let escaped = shown.is_top_modal && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        shown.inner.or_else(|| escaped.then(|| self.escape.clone()))
    }
}
