//! Pictures that are dropped on the window, pasted or chosen: where they go, and what is said of those that
//! cannot be embedded. Knows nothing of how they are read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::action::{Action, Desk};
use super::embed::{self, Embedded, PictureFor, PictureSpot, Refusal};
use super::{App, clip, step_words};
use crate::edit::{Edit, Place};
use crate::file;
use crate::model::StoredImage;
use crate::words;

impl App {
    /// A document that was dropped is opened, inside a picture or not: who exported it so means that; whatever else was is taken for pictures.
    pub(super) fn read_dropped_files(&self, ctx: &Context, actions: &mut Vec<Action>) {
        if self.dialog.is_some() {
            return;
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if let Some(document) = dropped.iter().find(|path| is_document(path) || has_document(path)) {
            actions.push(Action::OpenFile(document.clone()));
        } else if !dropped.is_empty() && self.editor.desk() != Desk::Map {
            let refusal = words::interface(self.language()).pictures_go_on_the_map;
            actions.push(Action::Toast(refusal.to_owned()));
        } else if !dropped.is_empty() {
            let at = ctx.input(|input| input.pointer.latest_pos());
            let spot = at.and_then(|at| self.canvas.picture_spot(at, &self.editor));
            // What is dropped beside the map waits in the parking lot.
            let parked = PictureSpot::At(self.editor.map_id(), Place::Parking { index: usize::MAX });
            actions.push(Action::DropPictures(dropped, spot.unwrap_or(parked)));
        }
    }

    /// A picture from the clipboard: onto the selected picture card, else as a card where cards are pasted.
    pub(super) fn paste_picture(&mut self, ctx: &Context, pixels: Arc<egui::ColorImage>) {
        let title = words::interface(self.editor.document().language).pasted_picture;
        let spot = clip::picture_spot(&self.editor);
        self.files.embed_pixels(ctx, pixels, title, spot);
    }

    /// Embeds a picture that was read.
    pub(super) fn take_picture(
        &mut self,
        ctx: &Context,
        chosen_for: PictureFor,
        image: Result<Arc<StoredImage>, Refusal>,
    ) {
        match image {
            Ok(image) => {
                let edit = embed::edit(self.editor.document(), chosen_for, image);
                self.embed(ctx, edit);
            }
            Err(refusal) => self.refuse_picture(ctx, refusal),
        }
    }

    /// Embeds pictures that were dropped or pasted, and says what is wrong with those that are none.
    pub(super) fn take_pictures(&mut self, ctx: &Context, spot: PictureSpot, embedded: Embedded) {
        let edit = embed::edit_several(self.editor.document(), spot, embedded.images);
        self.embed(ctx, edit);
        if let Some(refusal) = embedded.refused {
            self.refuse_picture(ctx, refusal);
        }
    }

    fn embed(&mut self, ctx: &Context, edit: Option<Edit>) {
        let now = ctx.input(|input| input.time);
        let Some(edit) = edit else { return };
        if let Err(error) = self.editor.edit(&edit, now) {
            log::info!("the picture is refused: {error}");
            self.toast.say(step_words::refusal(self.language(), &error).to_owned(), now);
        }
    }

    fn refuse_picture(&mut self, ctx: &Context, refusal: Refusal) {
        let words = words::interface(self.language());
        let reason = match refusal {
            Refusal::NoPicture => words.not_a_picture,
            Refusal::TooLarge => words.picture_too_large,
        };
        self.toast.say(reason.to_owned(), ctx.input(|input| input.time));
    }
}

/// Whether the file is a document by its name.
pub(super) fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// Whether the file is a picture with a document inside.
fn has_document(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("png") && std::fs::File::open(path).is_ok_and(file::is_inside)
}
