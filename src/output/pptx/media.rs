//! Pictures of the document as files of the deck, each once. Knows nothing of where they are seen.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::ImageFormat;

use crate::output::pictures::{self, PictureError};
use crate::scene::Picture;

/// The pictures of a deck.
#[derive(Debug, Default)]
pub(super) struct Media {
    files: Vec<File>,
    /// By address; none: unreadable.
    known: BTreeMap<usize, Option<usize>>,
    unreadable: Vec<String>,
}

/// A picture in the deck.
#[derive(Debug)]
pub(super) struct File {
    /// Its name among the deck's pictures.
    pub(super) name: String,
    /// Pixels.
    pub(super) width: u32,
    /// Pixels.
    pub(super) height: u32,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// As it is in the document.
    Kept(Picture),
    /// Anew as PNG.
    Made(Vec<u8>),
}

impl Media {
    /// The file of that picture; none: it cannot be read.
    pub(super) fn file(&mut self, picture: &Picture) -> Option<&File> {
        let address = std::sync::Arc::as_ptr(&picture.0).addr();
        let known = self.known.get(&address).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.add(picture);
            self.known.insert(address, number);
            number
        });
        number.and_then(|number| self.files.get(number))
    }

    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    pub(super) fn into_unreadable(self) -> Vec<String> {
        self.unreadable
    }

    fn add(&mut self, picture: &Picture) -> Option<usize> {
        match read(picture, self.files.len() + 1) {
            Ok(file) => {
                self.files.push(file);
                Some(self.files.len() - 1)
            }
            Err(error) => {
                log::warn!("left out of the deck: \"{}\": {error}", picture.0.title);
                self.unreadable.push(picture.0.title.clone());
                None
            }
        }
    }
}

impl File {
    pub(super) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Kept(picture) => &picture.0.bytes,
            Content::Made(bytes) => bytes,
        }
    }
}

/// PowerPoint knows no WebP and does not turn photographs upright.
fn read(picture: &Picture, number: usize) -> Result<File, PictureError> {
    let image = pictures::decode(picture)?;
    let (width, height) = (image.width(), image.height());
    let kept = match pictures::media_type(picture)? {
        "image/png" => Some("png"),
        "image/jpeg" => Some("jpeg"),
        _ => None,
    };
    if let Some(extension) = kept.filter(|_| pictures::is_upright(picture)) {
        let name = format!("image{number}.{extension}");
        return Ok(File { name, width, height, content: Content::Kept(picture.clone()) });
    }
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)?;
    Ok(File { name: format!("image{number}.png"), width, height, content: Content::Made(bytes) })
}
