//! Pictures from files into the document: for cards and for portraits. Knows nothing of dialogs.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, RgbaImage};
use unicode_normalization::UnicodeNormalization as _;

use crate::edit::{Edit, MapEdit, Place, StepName};
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
/// Longest side of the picture on a card, pixels: sharp on paper where a card is 10 cm wide.
const ON_CARD: u32 = 1600;

/// Where dropped or pasted pictures go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureSpot {
    /// On that card in the place of what it shows; more than one: cards below it.
    On(MapId, CardId),
    /// Cards at that place.
    At(MapId, Place),
}

/// Why a picture cannot be embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no sound PNG, JPEG or WebP file.
    NoPicture,
    /// It is larger than [`LARGEST`].
    TooLarge,
}

/// Reads a picture, scaled down to what it is for, upright.
pub(super) fn read(path: &Path, chosen_for: PictureFor) -> Result<Arc<StoredImage>, Refusal> {
    if std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGEST) {
        return Err(Refusal::TooLarge);
    }
    let bytes = RealDisk.read(path, LARGEST).map_err(|_| Refusal::NoPicture)?;
    // macOS keeps file names decomposed.
    let title = path.file_stem().map(|name| name.to_string_lossy().nfc().collect()).unwrap_or_default();
    let image = Arc::new(StoredImage { title, bytes });
    let picture = Picture(image.clone());
    let pixels = pictures::decode(&picture).map_err(|_| Refusal::NoPicture)?;
    let longest = match chosen_for {
        PictureFor::Card(..) => ON_CARD,
        PictureFor::Portrait(_) => PORTRAIT,
    };
    // What shows the picture one day may know nothing of orientations.
    let upright = || written(&pixels, &image.title).filter(|_| !pictures::is_upright(&picture));
    Ok(reduced(&pixels, longest, &image.title).or_else(upright).unwrap_or(image))
}

/// Reads pictures for cards; those that cannot be embedded are counted by what is wrong with the first.
pub(super) fn read_several(paths: &[PathBuf], spot: PictureSpot) -> Embedded {
    let (map, card) = match spot {
        PictureSpot::On(map, card) => (map, card),
        PictureSpot::At(map, _) => (map, CardId::fresh()),
    };
    let mut embedded = Embedded::default();
    for path in paths {
        match read(path, PictureFor::Card(map, card)) {
            Ok(image) => embedded.images.push(image),
            Err(refusal) => {
                embedded.refused = embedded.refused.or(Some(refusal));
            }
        }
    }
    embedded
}

/// What became of pictures that were dropped together.
#[derive(Default)]
pub(super) struct Embedded {
    /// In the order in which they were dropped.
    pub(super) images: Vec<Arc<StoredImage>>,
    /// What is wrong with the first that cannot be embedded.
    pub(super) refused: Option<Refusal>,
}

/// Pixels from the clipboard as a picture to embed.
pub(super) fn of_pixels(pixels: &egui::ColorImage, title: &str) -> Embedded {
    match from_pixels(pixels, title) {
        Some(image) => Embedded { images: vec![image], refused: None },
        None => Embedded { images: Vec::new(), refused: Some(Refusal::NoPicture) },
    }
}

fn from_pixels(pixels: &egui::ColorImage, title: &str) -> Option<Arc<StoredImage>> {
    let [width, height] = pixels.size;
    let bytes = pixels.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    let buffer = RgbaImage::from_raw(u32::try_from(width).ok()?, u32::try_from(height).ok()?, bytes)?;
    let opaque = buffer.pixels().all(|pixel| pixel.0.last() == Some(&255));
    let image = DynamicImage::ImageRgba8(buffer);
    let image = if opaque { DynamicImage::ImageRgb8(image.into_rgb8()) } else { image };
    if image.width().max(image.height()) > ON_CARD {
        return reduced(&image, ON_CARD, title);
    }
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(Arc::new(StoredImage { title: title.to_owned(), bytes: bytes.into_inner() }))
}

/// The picture with no side longer than that, in pixels; `None`: it is small already.
fn reduced(pixels: &DynamicImage, longest: u32, title: &str) -> Option<Arc<StoredImage>> {
    if pixels.width().max(pixels.height()) <= longest {
        return None;
    }
    written(&pixels.resize(longest, longest, FilterType::CatmullRom), title)
}

fn written(pixels: &DynamicImage, title: &str) -> Option<Arc<StoredImage>> {
    let mut bytes = Cursor::new(Vec::new());
    // JPEG cannot be seen through.
    let written = if pixels.color().has_alpha() {
        pixels.write_to(&mut bytes, ImageFormat::Png)
    } else {
        pixels.to_rgb8().write_to(&mut bytes, ImageFormat::Jpeg)
    };
    written.ok()?;
    Some(Arc::new(StoredImage { title: title.to_owned(), bytes: bytes.into_inner() }))
}

/// Embeds the picture and shows it where it was chosen for; `None`: that is gone.
pub(super) fn edit(document: &Document, chosen_for: PictureFor, image: Arc<StoredImage>) -> Option<Edit> {
    let hash = ImageHash::of(&image.bytes);
    let show = match chosen_for {
        PictureFor::Card(map, id) => show_on(document, map, id, hash)?,
        PictureFor::Portrait(id) => {
            let persona = Persona { portrait: Some(hash), ..(**document.persona(id)?).clone() };
            Edit::SetPersona(Arc::new(persona))
        }
    };
    Some(Edit::Several(StepName::AddPicture, vec![Edit::AddImage { hash, image }, show]))
}

/// Embeds pictures and shows them at the spot; `None`: there are none, or the spot is gone.
pub(super) fn edit_several(
    document: &Document,
    spot: PictureSpot,
    images: Vec<Arc<StoredImage>>,
) -> Option<Edit> {
    let hashes: Vec<ImageHash> = images.iter().map(|image| ImageHash::of(&image.bytes)).collect();
    let (first, rest) = hashes.split_first()?;
    let mut edits: Vec<Edit> =
        hashes.iter().zip(images).map(|(hash, image)| Edit::AddImage { hash: *hash, image }).collect();
    let (map, to, new) = match spot {
        PictureSpot::On(map, id) => {
            edits.push(show_on(document, map, id, *first)?);
            let below = document.map(map)?.card_in_grid(id);
            let to = below.map_or(Place::Parking { index: usize::MAX }, |(lane, step, index, _)| {
                Place::Cell { lane: lane.id, step, index: index + 1 }
            });
            (map, to, rest)
        }
        PictureSpot::At(map, to) => (map, to, hashes.as_slice()),
    };
    let card = |hash: &ImageHash| Card::new(CardId::fresh(), CardKind::Picture { image: Some(*hash) }, "");
    if !new.is_empty() {
        let cards = new.iter().map(card).collect();
        edits.push(Edit::Map(map, MapEdit::AddCards { to, cards }));
    }
    Some(Edit::Several(StepName::AddPicture, edits))
}

/// The picture on a card that exists; another kind of card becomes a picture.
fn show_on(document: &Document, map: MapId, id: CardId, hash: ImageHash) -> Option<Edit> {
    let card = document.map(map)?.card(id)?.clone();
    let card = Card { kind: CardKind::Picture { image: Some(hash) }, ..card };
    Some(Edit::Map(map, MapEdit::SetCard(Box::new(card))))
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;

    #[test]
    fn pictures_are_scaled_down_and_small_ones_stay_as_they_are() {
        let image = DynamicImage::ImageRgb8(RgbImage::new(3200, 1200));
        for (longest, expected) in [(PORTRAIT, (384, 144)), (ON_CARD, (1600, 600))] {
            let small = reduced(&image, longest, "Lan").unwrap();
            let pixels = pictures::decode(&Picture(small.clone())).unwrap();
            assert_eq!(
                (pixels.width(), pixels.height(), small.title.as_str()),
                (expected.0, expected.1, "Lan")
            );
        }
        assert!(reduced(&DynamicImage::ImageRgb8(RgbImage::new(384, 200)), PORTRAIT, "").is_none());
    }

    #[test]
    fn a_photograph_taken_upright_is_embedded_upright() {
        let folder = std::env::temp_dir().join(format!("waylane-upright-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("phone.jpg");
        crate::file::write_atomic(&RealDisk, &path, &turned_jpeg(40, 20), |_| true).unwrap();
        let image = read(&path, PictureFor::Card(MapId::from_bits(1), CardId::from_bits(1)));
        std::fs::remove_dir_all(&folder).unwrap();
        let image = Picture(image.unwrap_or_else(|refusal| panic!("{refusal:?}")));
        assert!(pictures::is_upright(&image));
        let pixels = image::load_from_memory(&image.0.bytes).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (20, 40));
    }

    /// A JPEG of that many pixels whose EXIF data say that it lies on its side (orientation 6).
    fn turned_jpeg(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(width, height).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let (start, rest) = bytes.get_ref().split_at(2);
        let exif =
            b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        [start, exif, rest].concat()
    }

    #[test]
    fn pixels_of_the_clipboard_become_a_png_that_looks_the_same() {
        let half = egui::Color32::from_rgba_unmultiplied(200, 40, 90, 128);
        for colour in [egui::Color32::from_rgb(10, 200, 30), half] {
            let pixels = egui::ColorImage::filled([3, 2], colour);
            let image = from_pixels(&pixels, "Pasted").unwrap();
            let read = pictures::decode(&Picture(image)).unwrap().into_rgba8();
            assert_eq!(read.dimensions(), (3, 2));
            let expected = colour.to_srgba_unmultiplied();
            assert!(read.pixels().all(|pixel| pixel.0 == expected), "{expected:?}");
        }
    }
}
