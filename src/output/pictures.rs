//! Decoding of embedded pictures, within limits. Knows nothing of where they are drawn.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use kurbo::Affine;

use crate::scene::Picture;

/// Longest side of a picture that is decoded, pixels.
pub const MAX_SIDE: u32 = 16_384;

/// Most memory that decoding one picture may take, bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Why an embedded picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// Its first bytes are of no format that can be shown.
    #[error("the picture is neither PNG, JPEG nor WebP")]
    Format,
    /// It is damaged, or larger than [`MAX_SIDE`] and [`MAX_BYTES`] allow.
    #[error("the picture cannot be decoded: {0}")]
    Decode(#[from] image::ImageError),
}

/// The picture's pixels, upright.
///
/// # Errors
/// Where the bytes are not a sound PNG, JPEG or WebP file within the limits.
pub fn decode(picture: &Picture) -> Result<DynamicImage, PictureError> {
    let (mut decoder, mut limits) = decoder(picture)?;
    limits.reserve(decoder.total_bytes())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    Ok(image)
}

/// Whether the pixels are stored as they are to be seen; a picture that cannot be read is taken for one.
#[must_use]
pub fn is_upright(picture: &Picture) -> bool {
    orientation(picture) == Orientation::NoTransforms
}

/// From the unit square of the stored pixels to that of the upright picture, both from the top left.
#[must_use]
pub fn turned_upright(picture: &Picture) -> Affine {
    Affine::new(match orientation(picture) {
        Orientation::NoTransforms => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        Orientation::FlipHorizontal => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
        Orientation::Rotate180 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
        Orientation::FlipVertical => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
        Orientation::Rotate90FlipH => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        Orientation::Rotate90 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
        Orientation::Rotate270FlipH => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
        Orientation::Rotate270 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
    })
}

fn orientation(picture: &Picture) -> Orientation {
    let said = decoder(picture).ok().and_then(|(mut decoder, _)| decoder.orientation().ok());
    said.unwrap_or(Orientation::NoTransforms)
}

fn decoder(picture: &Picture) -> Result<(impl ImageDecoder + '_, Limits), PictureError> {
    let bytes = picture.0.bytes.as_slice();
    let format = format(bytes)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    Ok((reader.into_decoder()?, limits))
}

/// The media type of an embedded picture, by its first bytes.
///
/// # Errors
/// Where it is of another format than PNG, JPEG and WebP.
pub fn media_type(picture: &Picture) -> Result<&'static str, PictureError> {
    Ok(format(&picture.0.bytes)?.to_mime_type())
}

fn format(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    image::guess_format(bytes)
        .ok()
        .filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP))
        .ok_or(PictureError::Format)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::StoredImage;

    fn picture(bytes: Vec<u8>) -> Picture {
        Picture(Arc::new(StoredImage { title: String::new(), bytes }))
    }

    /// A PNG whose header claims this size and whose pixels are missing.
    fn claimed_png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = ::png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(::png::ColorType::Rgba);
        encoder.write_header().unwrap().write_chunk(::png::chunk::IDAT, &[]).unwrap();
        bytes
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [Vec::new(), b"<svg/>".to_vec(), b"GIF89a.....".to_vec()] {
            assert!(matches!(decode(&picture(bytes)), Err(PictureError::Format)));
        }
    }

    #[test]
    fn a_damaged_picture_is_an_error() {
        assert!(matches!(decode(&picture(claimed_png(4, 4))), Err(PictureError::Decode(_))));
    }

    #[test]
    fn huge_pictures_are_refused_before_memory_is_taken() {
        for (width, height) in [(MAX_SIDE + 1, 1), (MAX_SIDE, MAX_SIDE)] {
            let refused = decode(&picture(claimed_png(width, height)));
            assert!(
                matches!(refused, Err(PictureError::Decode(image::ImageError::Limits(_)))),
                "{width} × {height}: {refused:?}"
            );
        }
    }
}
