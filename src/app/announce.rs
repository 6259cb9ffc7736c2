//! What assistive tools read out after a change: what an edit did, what was undone or done again. Said in the
//! words of the undo steps; a message on the screen is read out by itself. Knows nothing of how it is read.

use egui::accesskit::{Live, Role};
use egui::{Context, Id};

use super::editor::Editor;
use super::step_words;
use crate::edit::StepName;
use crate::model::Language;
use crate::words::{access, phrases};

/// The last thing that was said.
#[derive(Debug, Default)]
pub(super) struct Announcements {
    said: String,
    /// The document as it was when that was said.
    last: Option<Last>,
}

#[derive(Debug, Clone, PartialEq)]
struct Last {
    revision: u64,
    /// How many steps could be undone and done again.
    steps: (usize, usize),
    /// What undo would take back, and what redo would do again.
    names: (Option<StepName>, Option<StepName>),
}

impl Announcements {
    /// Says what happened since the last pass; with `quiet`, a message on the screen says it.
    pub(super) fn ui(&mut self, ctx: &Context, editor: &Editor, language: Language, quiet: bool) {
        let now = Last::of(editor);
        let last = self.last.replace(now.clone());
        if let Some(last) = last.filter(|last| last.revision != now.revision)
            && let Some(said) = said(editor, language, &last, &now)
        {
            self.say(if quiet { String::new() } else { said });
        }
        ctx.accesskit_node_builder(Id::unique("announcements"), |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_label(access::groups(language).announcements);
            node.set_value(self.said.as_str());
        });
    }

    /// The same words again must be another text, or nobody reads them out.
    fn say(&mut self, said: String) {
        let again = self.said == said && !said.is_empty();
        self.said = if again { format!("{said}\u{a0}") } else { said };
    }
}

impl Last {
    fn of(editor: &Editor) -> Self {
        let (past, future) = editor.steps();
        let steps = (past.len(), future.len());
        let names = (editor.undo_name().cloned(), editor.redo_name().cloned());
        Self { revision: editor.revision(), steps, names }
    }
}

/// What was done; nothing while the same step grows, as it does with every letter typed into a field.
fn said(editor: &Editor, language: Language, last: &Last, now: &Last) -> Option<String> {
    let step = |name| step_words::step(language, name);
    if now.steps.1 > last.steps.1 {
        return editor.redo_name().map(|name| phrases::undone(language, &step(name)));
    }
    if now.steps.1 + 1 == last.steps.1 && now.names.0 == last.names.1 {
        return editor.undo_name().map(|name| phrases::redone(language, &step(name)));
    }
    let grows = now.steps == last.steps && now.names == last.names;
    editor.undo_name().filter(|_| !grows).map(step)
}
