//! Small pictures of the templates, drawn by the program's own pipeline on a thread of their own, once for
//! each language. Know nothing of where they are shown.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::layout;
use crate::model::{Language, Shown};
use crate::output::png;
use crate::scene;
use crate::style::Style;
use crate::templates::{self, Template};

/// Pixels.
const WIDTH: u32 = 720;
/// Width over height.
pub(super) const SHAPE: f32 = 16.0 / 10.0;
/// Part of the map that is shown at most, map units: beyond, words become too small to guess at.
const MOST: f64 = 1080.0;
/// Empty edge of the page that is left out, map units.
const EDGE: f64 = 12.0;

/// The pictures that are there.
#[derive(Default)]
pub(super) struct Thumbnails {
    textures: BTreeMap<(&'static str, bool), TextureHandle>,
    asked: [bool; 2],
    drawn: Vec<Receiver<Drawn>>,
}

struct Drawn {
    name: &'static str,
    language: Language,
    image: ColorImage,
}

impl Thumbnails {
    /// The picture of a template; `None` while it is still being drawn.
    pub(super) fn get(
        &mut self,
        ctx: &Context,
        name: &'static str,
        language: Language,
    ) -> Option<&TextureHandle> {
        self.ask(ctx, language);
        for drawn in self.drawn.iter().flat_map(Receiver::try_iter) {
            let smooth =
                TextureOptions { mipmap_mode: Some(egui::TextureFilter::Linear), ..TextureOptions::LINEAR };
            let texture = ctx.load_texture(drawn.name, drawn.image, smooth);
            self.textures.insert((drawn.name, is_vietnamese(drawn.language)), texture);
        }
        self.textures.get(&(name, is_vietnamese(language)))
    }

    /// Lets all pictures of that language be drawn, the first time.
    fn ask(&mut self, ctx: &Context, language: Language) {
        let [english, vietnamese] = &mut self.asked;
        let asked = if is_vietnamese(language) { vietnamese } else { english };
        if std::mem::replace(asked, true) {
            return;
        }
        let (send, receive) = channel();
        let ctx = ctx.clone();
        let draw = move || {
            for template in templates::all().iter().chain(templates::samples()) {
                let Some(image) = draw(template, language) else { continue };
                if send.send(Drawn { name: template.name, language, image }).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        };
        match thread::Builder::new().name("waylane-thumbnails".to_owned()).spawn(draw) {
            Ok(_) => self.drawn.push(receive),
            Err(error) => log::warn!("no pictures of the templates: {error}"),
        }
    }
}

fn is_vietnamese(language: Language) -> bool {
    language == Language::Vietnamese
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
    let options = png::Options {
        resolution: png::Resolution::Width(WIDTH),
        area: Some(area),
        ..png::Options::default()
    };
    let mut bytes = Vec::new();
    png::write(&scene, &options, &mut bytes).ok()?;
    let pixels = image::load_from_memory_with_format(&bytes, image::ImageFormat::Png).ok()?.into_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, &pixels))
}
