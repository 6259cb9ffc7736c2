//! Pictures as textures, decoded when they first come into view. Knows nothing of where they are shown.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::DynamicImage;
use image::imageops::FilterType;

use super::Target;
use crate::model::StoredImage;
use crate::output::pictures;
use crate::scene::{Group, Picture, Primitive};

/// Longest side of a texture, pixels.
const LARGEST_SIDE: u32 = 2048;
const SMALLEST_SIDE: u32 = 64;

/// A texture this much larger than what is shown flickers, since every so many pixels are left out.
const MOST_TOO_LARGE: u32 = 2;

/// The textures of pictures that were in view.
#[derive(Default)]
pub(super) struct Images {
    loaded: HashMap<*const StoredImage, Loaded>,
}

struct Loaded {
    /// Held so that its address stays its own.
    image: Arc<StoredImage>,
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
        images
            .map(|(rect, picture)| {
                let shown = rect.width().max(rect.height()) * target.pixels();
                self.texture(context, picture, texture_side(shown))
            })
            .collect()
    }

    /// Forgets the textures of pictures that no scene holds any more.
    pub(super) fn let_go(&mut self) {
        self.loaded.retain(|_, loaded| Arc::strong_count(&loaded.image) > 1);
    }

    fn texture(&mut self, context: &Context, picture: &Picture, side: u32) -> Option<TextureHandle> {
        let image = &picture.0;
        let fits = |loaded: &&Loaded| loaded.side >= side && loaded.side / MOST_TOO_LARGE <= side;
        if let Some(loaded) = self.loaded.get(&Arc::as_ptr(image)).filter(fits) {
            return loaded.texture.clone();
        }
        let largest = context.input(|input| input.max_texture_side);
        let texture = match pictures::decode(picture) {
            Ok(decoded) => {
                let texels = texels(decoded, side.min(u32::try_from(largest).unwrap_or(side)));
                Some(context.load_texture(&image.title, texels, TextureOptions::LINEAR))
            }
            Err(problem) => {
                log::warn!("a picture is not shown: {problem}");
                None
            }
        };
        let loaded = Loaded { image: image.clone(), texture: texture.clone(), side };
        self.loaded.insert(Arc::as_ptr(image), loaded);
        texture
    }
}

/// The side (pixels) of the texture for a picture shown at that size (pixels).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn texture_side(shown: f64) -> u32 {
    let wanted = shown.clamp(f64::from(SMALLEST_SIDE), f64::from(LARGEST_SIDE)).ceil() as u32;
    wanted.next_power_of_two()
}

fn texels(picture: DynamicImage, side: u32) -> ColorImage {
    let is_large = picture.width().max(picture.height()) > side;
    let picture = if is_large { picture.resize(side, side, FilterType::Triangle) } else { picture };
    let pixels = picture.into_rgba8();
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    ColorImage::from_rgba_unmultiplied([width, height], &pixels)
}
