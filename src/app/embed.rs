//! Pictures from files into the document: for cards and for portraits. Knows nothing of dialogs.

use std::path::Path;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use crate::edit::{Edit, MapEdit, StepName};
use crate::file::{Disk as _, RealDisk};
use crate::model::{Card, CardId, CardKind, Document, ImageHash, MapId, Persona, PersonaId, StoredImage};
use crate::output::pictures;
use crate::scene::Picture;

/// Largest file that is embedded, bytes; documents are meant to be sent around.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What a picture is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFor {
    /// A picture card of that map.
    Card(MapId, CardId),
    /// The portrait of that persona.
    Portrait(PersonaId),
}

/// Reads a picture; `None`: it is too large, or no sound PNG, JPEG or WebP file.
pub(super) fn read(path: &Path) -> Option<Arc<StoredImage>> {
    let bytes = RealDisk.read(path, LARGEST).ok()?;
    // macOS keeps file names decomposed.
    let title = path.file_stem().map(|name| name.to_string_lossy().nfc().collect()).unwrap_or_default();
    let image = Arc::new(StoredImage { title, bytes });
    pictures::decode(&Picture(image.clone())).ok()?;
    Some(image)
}

/// Embeds the picture and shows it where it was chosen for; `None`: that is gone.
pub(super) fn edit(document: &Document, chosen_for: PictureFor, image: Arc<StoredImage>) -> Option<Edit> {
    let hash = ImageHash::of(&image.bytes);
    let show = match chosen_for {
        PictureFor::Card(map, id) => {
            let card = document.map(map)?.card(id)?.clone();
            let card = Card { kind: CardKind::Picture { image: Some(hash) }, ..card };
            Edit::Map(map, MapEdit::SetCard(Box::new(card)))
        }
        PictureFor::Portrait(id) => {
            let persona = Persona { portrait: Some(hash), ..(**document.persona(id)?).clone() };
            Edit::SetPersona(Arc::new(persona))
        }
    };
    Some(Edit::Several(StepName::AddPicture, vec![Edit::AddImage { hash, image }, show]))
}
