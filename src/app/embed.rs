//! Pictures from files into the document: for cards and for portraits. Knows nothing of dialogs.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat};
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

/// Longest side of an embedded portrait, pixels: three times what the largest map shows of it.
const PORTRAIT: u32 = 384;

/// Reads a picture, scaled down where it is for a portrait; `None`: it is too large, or no sound PNG, JPEG or
/// WebP file.
pub(super) fn read(path: &Path, chosen_for: PictureFor) -> Option<Arc<StoredImage>> {
    let bytes = RealDisk.read(path, LARGEST).ok()?;
    // macOS keeps file names decomposed.
    let title = path.file_stem().map(|name| name.to_string_lossy().nfc().collect()).unwrap_or_default();
    let image = Arc::new(StoredImage { title, bytes });
    let pixels = pictures::decode(&Picture(image.clone())).ok()?;
    match chosen_for {
        PictureFor::Card(..) => Some(image),
        PictureFor::Portrait(_) => Some(reduced(&pixels, &image.title).unwrap_or(image)),
    }
}

/// The picture no larger than portraits are; `None`: it is small already.
fn reduced(pixels: &DynamicImage, title: &str) -> Option<Arc<StoredImage>> {
    if pixels.width().max(pixels.height()) <= PORTRAIT {
        return None;
    }
    let small = pixels.resize(PORTRAIT, PORTRAIT, FilterType::Lanczos3);
    let mut bytes = Cursor::new(Vec::new());
    // JPEG cannot be seen through.
    let written = if small.color().has_alpha() {
        small.write_to(&mut bytes, ImageFormat::Png)
    } else {
        small.to_rgb8().write_to(&mut bytes, ImageFormat::Jpeg)
    };
    written.ok()?;
    Some(Arc::new(StoredImage { title: title.to_owned(), bytes: bytes.into_inner() }))
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

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;

    #[test]
    fn portraits_are_scaled_down_and_small_ones_stay_as_they_are() {
        let large = reduced(&DynamicImage::ImageRgb8(RgbImage::new(1600, 1200)), "Lan").unwrap();
        let pixels = pictures::decode(&Picture(large.clone())).unwrap();
        assert_eq!((pixels.width(), pixels.height(), large.title.as_str()), (384, 288, "Lan"));
        assert!(reduced(&DynamicImage::ImageRgb8(RgbImage::new(384, 200)), "").is_none());
    }
}
