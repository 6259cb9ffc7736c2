//! The document as it would be: with the change that a drag would make, and with what is being typed.
//! Made again only when one of them changes.

use std::sync::Arc;

use crate::edit::{self, Edit, MapEdit, TextPlace};
use crate::model::{Document, MapId};

/// What is foreseen.
#[derive(Default)]
pub(super) struct Foresight {
    made: Option<Made>,
}

struct Made {
    base: Arc<Document>,
    edits: Vec<Edit>,
    result: Arc<Document>,
}

impl Foresight {
    /// The document after the change and with the draft in its place. What cannot be done is left out.
    pub(super) fn document(
        &mut self,
        base: &Arc<Document>,
        map: MapId,
        edit: Option<Edit>,
        draft: Option<(TextPlace, &str)>,
    ) -> Arc<Document> {
        let typing = draft.map(|(place, words)| Edit::Map(map, MapEdit::SetText(place, words.to_owned())));
        let edits: Vec<Edit> = edit.into_iter().chain(typing).collect();
        if edits.is_empty() {
            self.made = None;
            return Arc::clone(base);
        }
        if let Some(made) = &self.made
            && Arc::ptr_eq(&made.base, base)
            && made.edits == edits
        {
            return Arc::clone(&made.result);
        }
        let mut document = (**base).clone();
        for edit in &edits {
            if let Err(problem) = edit::apply(&mut document, edit) {
                log::debug!("a preview is not possible: {problem}");
            }
        }
        let result = Arc::new(document);
        self.made = Some(Made { base: Arc::clone(base), edits, result: Arc::clone(&result) });
        result
    }
}
