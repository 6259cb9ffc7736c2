//! What of the flags of `waylane export` does not go together, in one sentence each.

use super::arguments::Arguments;
use super::targets::Target;
use crate::export::{Format, Split};

impl Arguments {
    /// Why what is asked for and the format do not go together; `None`: they do.
    pub(super) fn conflict(&self, target: &Target) -> Option<&'static str> {
        let format = target.format();
        let rules = [
            (
                self.has_pixels() && !(format.has_pixels() || format == Format::Pptx),
                "only PNG, JPEG, WebP and PPTX have pixels: leave out --scale, --width, --height and --dpi",
            ),
            (
                self.is_about_pictures() && !format.is_picture(),
                "only pictures have pages, colours and ground, compare maps and are split: leave out such flags \
                 for csv, tsv, md, mmd and ron",
            ),
            (
                self.is_part() && format == Format::Ron,
                "ron is the whole document: leave out --view, --stages, --lanes, --layers and --lang",
            ),
            (
                self.transparent && format == Format::Jpeg,
                "a JPEG has no transparency: leave out --transparent, or choose png or webp",
            ),
            (self.quality.is_some() && format != Format::Jpeg, "--quality is for JPEG alone"),
            (self.native && format != Format::Pptx, "--native is for PPTX alone"),
            (self.text && format != Format::Svg, "--text is for SVG alone"),
            (self.tile.is_some() && format != Format::Pdf, "--tile is for PDF alone"),
            (self.with_document && format != Format::Png, "--with-document is for PNG alone"),
            (
                self.is_set() && self.compare.is_some(),
                "a comparison is one picture: leave out --split, --overview and --min-text",
            ),
            (
                self.split == Some(Split::Views) && self.view.is_some(),
                "--split view makes a picture of every saved view: leave out --view",
            ),
            (
                self.choices(format).makes_folder() && *target == Target::StandardOutput(format),
                "several pictures cannot go to the standard output: choose pdf or pptx, or --out FOLDER",
            ),
        ];
        rules.into_iter().find(|(broken, _)| *broken).map(|(_, why)| why)
    }

    fn has_pixels(&self) -> bool {
        self.scale.is_some() || self.width.is_some() || self.height.is_some() || self.dpi.is_some()
    }

    fn is_about_pictures(&self) -> bool {
        let looks = self.transparent || self.theme.is_some() || self.margin.is_some() || self.page.is_some();
        let around = self.no_title || self.no_legend || self.no_personas || self.no_heads;
        looks || around || self.compare.is_some() || self.is_set()
    }

    fn is_part(&self) -> bool {
        let part = self.view.is_some() || self.stages.is_some() || self.lanes.is_some();
        part || !self.layers.is_empty() || self.lang.is_some()
    }

    fn is_set(&self) -> bool {
        self.split.is_some() || self.overview || self.min_text.is_some()
    }
}
