//! Pictures as textures, decoded when they first come into view. Knows nothing of where they are shown.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::imageops::FilterType;
use image::{DynamicImage, ImageReader, Limits};

use super::Target;
use crate::model::StoredImage;
use crate::scene::{Group, Picture, Primitive};

/// Longest side of a texture, pixels.
const LARGEST_SIDE: u32 = 2048;

/// Longest side of a picture that is decoded at all, pixels, and the memory that may take.
const LARGEST_SOURCE: u32 = 16_384;
const LARGEST_DECODED: u64 = 256 << 20;

/// The textures of pictures that were in view.
#[derive(Default)]
pub(super) struct Images {
    loaded: HashMap<*const StoredImage, Loaded>,
}

struct Loaded {
    /// Held so that its address stays its own.
    _image: Arc<StoredImage>,
    /// None for a picture that cannot be decoded.
    texture: Option<TextureHandle>,
    /// Longest side of the texture that was asked for, pixels.
    side: u32,
}

impl Images {
    /// The textures of a group's pictures, in their order.
    pub(super) fn provide(
        &mut self,
        context: &Context,
        group: &Group,
        target: Target,
    ) -> Vec<Option<TextureHandle>> {
        let images = group.primitives.iter().filter_map(|primitive| match primitive {
            Primitive::Image { rect, picture, .. } => Some((rect, picture)),
            Primitive::Rect { .. } | Primitive::Path { .. } | Primitive::Text { .. } => None,
        });
        let largest = context.input(|input| input.max_texture_side).try_into().unwrap_or(LARGEST_SIDE);
        images
            .map(|(rect, Picture(image))| {
                let shown = rect.width().max(rect.height()) * target.pixels();
                self.texture(context, image, texture_side(shown).min(largest))
            })
            .collect()
    }

    /// Forgets the textures that no mesh shows any more.
    pub(super) fn let_go(&mut self) {
        let is_shown = |loaded: &Loaded| Arc::strong_count(&loaded._image) > 1;
        self.loaded.retain(|_, loaded| is_shown(loaded));
    }

    fn texture(&mut self, context: &Context, image: &Arc<StoredImage>, side: u32) -> Option<TextureHandle> {
        let key = Arc::as_ptr(image);
        if let Some(loaded) = self.loaded.get(&key).filter(|loaded| loaded.side >= side) {
            return loaded.texture.clone();
        }
        let texture = decode(&image.bytes).map(|picture| {
            let options = TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
            context.load_texture(&image.title, texels(picture, side), options)
        });
        let loaded = Loaded { _image: image.clone(), texture: texture.clone(), side };
        self.loaded.insert(key, loaded);
        texture
    }
}

/// The side (pixels) for a picture shown at that size (pixels): some more, so that zooming in a little
/// does not decode it again.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn texture_side(shown: f64) -> u32 {
    let wanted = shown.clamp(1.0, f64::from(LARGEST_SIDE)) as u32;
    (wanted + wanted / 2).next_power_of_two().clamp(128, LARGEST_SIDE)
}

fn decode(bytes: &[u8]) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST_SOURCE);
    limits.max_image_height = Some(LARGEST_SOURCE);
    limits.max_alloc = Some(LARGEST_DECODED);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.limits(limits);
    reader.decode().inspect_err(|problem| log::warn!("a picture cannot be shown: {problem}")).ok()
}

fn texels(picture: DynamicImage, side: u32) -> ColorImage {
    let is_large = picture.width().max(picture.height()) > side;
    let picture = if is_large { picture.resize(side, side, FilterType::Triangle) } else { picture };
    let pixels = picture.into_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    ColorImage::from_rgba_unmultiplied(size, &pixels)
}
