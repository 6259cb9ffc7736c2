//! The program's own mark, for the start screen and the window. Knows nothing of where it is shown.

use egui::{ColorImage, Context, IconData, TextureHandle, TextureOptions};

/// The mark, 256 × 256 pixels.
const PNG: &[u8] = include_bytes!("../../../assets/icon/waylane-256.png");

/// The mark for the window's icon; `None`: the picture built in is broken, which a test rules out.
pub fn window_icon() -> Option<IconData> {
    let pixels = image::load_from_memory_with_format(PNG, image::ImageFormat::Png).ok()?.into_rgba8();
    let (width, height) = pixels.dimensions();
    Some(IconData { rgba: pixels.into_raw(), width, height })
}

/// The mark as a texture, made once.
pub(super) fn texture(ctx: &Context) -> Option<TextureHandle> {
    let id = egui::Id::unique("the mark of the program");
    if let Some(kept) = ctx.data(|data| data.get_temp::<Kept>(id)) {
        return kept.0;
    }
    let texture = window_icon().map(|icon| {
        let size = [icon.width as usize, icon.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &icon.rgba);
        let smooth =
            TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };
        ctx.load_texture("waylane-mark", image, smooth)
    });
    ctx.data_mut(|data| data.insert_temp(id, Kept(texture.clone())));
    texture
}

#[derive(Clone, Default)]
struct Kept(Option<TextureHandle>);

#[cfg(test)]
mod tests {
    #[test]
    fn the_icon_is_a_square_picture() {
        let icon = super::window_icon().expect("a PNG");
        assert_eq!((icon.width, icon.height, icon.rgba.len()), (256, 256, 256 * 256 * 4));
    }
}
