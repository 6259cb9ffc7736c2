//! Draws a document's first map as PNG and SVG: `cargo run --example pictures -- map.ron out`.

use std::fs;

use waylane::{file, layout, output, scene, style::Style};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let loaded = file::from_bytes(&fs::read(&args[1]).unwrap()).unwrap();
    let doc = loaded.document;
    let mut doc = doc;
    if let Some(theme) = args.get(3) {
        doc.theme = match theme.as_str() {
            "dark" => waylane::model::ThemeName::Dark,
            "print" => waylane::model::ThemeName::Print,
            "grey" => waylane::model::ThemeName::Greyscale,
            _ => waylane::model::ThemeName::Light,
        };
    }
    let style = Style::of(doc.theme);
    let layout =
        layout::layout(&doc, doc.maps[0].id, &Default::default(), &style, &mut layout::Memo::default())
            .unwrap();
    let scene = scene::draw(&doc, &layout, &style, &mut scene::Memo::default());
    let options = output::png::Options {
        resolution: output::png::Resolution::Scale(1.0),
        transparent: false,
        area: None,
        title: String::new(),
    };
    let out = fs::File::create(format!("{}.png", args[2])).unwrap();
    println!("{:?}", output::png::write(&scene, &options, out).unwrap());
}
