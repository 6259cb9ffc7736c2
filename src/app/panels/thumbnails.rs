//! Small pictures of the templates, drawn by the program's own pipeline on a thread of their own, once for
//! each language and only when they come into view. Know nothing of where they are shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::layout;
use crate::model::{Language, Shown};
use crate::output::{Progress, Sheet, png};
use crate::scene;
use crate::style::Style;
use crate::templates::Template;

/// Pixels.
const WIDTH: u32 = 720;
/// Width over height.
pub(super) const SHAPE: f32 = 16.0 / 10.0;
/// Part of the map that is shown at most, map units: beyond, words become too small to guess at.
const MOST: f64 = 1080.0;
/// Empty edge of the page that is left out, map units.
const EDGE: f64 = 12.0;

/// The pictures that are there, and those being drawn.
#[derive(Default)]
pub(super) struct Thumbnails {
    textures: BTreeMap<Wanted, TextureHandle>,
    asked: BTreeSet<Wanted>,
    painter: Option<Painter>,
}

/// A template's name, and whether its Vietnamese words are wanted.
type Wanted = (&'static str, bool);

/// The thread that draws, one picture after the other.
struct Painter {
    orders: Sender<(&'static Template, Language)>,
    drawn: Receiver<(Wanted, ColorImage)>,
}

impl Thumbnails {
    /// The picture of a template, which the first call has drawn; `None` until it is.
    pub(super) fn get(
        &mut self,
        ctx: &Context,
        template: &'static Template,
        language: Language,
    ) -> Option<&TextureHandle> {
        let wanted = (template.name, language == Language::Vietnamese);
        if self.asked.insert(wanted) {
            let painter = self.painter.get_or_insert_with(|| Painter::start(ctx.clone()));
            // Without a thread there are no pictures, which was logged.
            let _ = painter.orders.send((template, language));
        }
        for (name, image) in self.painter.iter().flat_map(|painter| painter.drawn.try_iter()) {
            let smooth =
                TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };
            self.textures.insert(name, ctx.load_texture(name.0, image, smooth));
        }
        self.textures.get(&wanted)
    }
}

impl Painter {
    /// A thread that ends with the screen that asks it.
    fn start(ctx: Context) -> Self {
        let (orders, ordered) = channel::<(&'static Template, Language)>();
        let (send, drawn) = channel();
        let draw = move || {
            for (template, language) in ordered {
                let Some(image) = draw(template, language) else { continue };
                let name = (template.name, language == Language::Vietnamese);
                if send.send((name, image)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        };
        if let Err(error) = thread::Builder::new().name("waylane-thumbnails".to_owned()).spawn(draw) {
            log::warn!("no pictures of the templates: {error}");
        }
        Self { orders, drawn }
    }
}

/// The upper left of a template's map, without what stands around the grid.
fn draw(template: &Template, language: Language) -> Option<ColorImage> {
    let document = template.load(language).ok()?;
    let map = document.maps.first()?.id;
    let style = Style::of(document.theme);
    let shown = Shown { without_title: true, without_legend: true, without_blocks: true, ..Shown::default() };
    let layout = layout::layout(&document, map, &shown, &mut layout::Memo::default())?;
    let scene = scene::draw(&document, &layout, &style, &mut scene::Memo::default());
    let width = (scene.size.width - EDGE).min(MOST);
    let area = scene::Rect::new(EDGE, EDGE, EDGE + width, EDGE + width / f64::from(SHAPE));
    let sheet = Sheet { area, ..Sheet::of(scene, f64::from(WIDTH) / area.width()) };
    let mut bytes = Vec::new();
    png::write(&sheet, &png::Options::default(), &Progress::default(), &mut bytes).ok()?;
    let pixels = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).ok()?.into_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, &pixels))
}
