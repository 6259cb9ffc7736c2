//! A scene as it comes onto one page or into one picture: what every back end but the screen draws.

use super::{POINTS_PER_INCH, UNITS_PER_INCH};
use crate::model::Language;
use crate::scene::{Rect, Scene};

/// One page or picture.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What is drawn.
    pub scene: Scene,
    /// The part of the scene's page that is seen, map units. It may reach beyond: there is only ground.
    pub area: Rect,
    /// Pixels in a map unit, for pictures of pixels.
    pub scale: f64,
    /// Points (1/72 inch) in a map unit, for everything that has a physical size.
    pub points: f64,
    /// The page's colour is left out, so that what lies below shows.
    pub transparent: bool,
    /// What it shows, in a few words; may be empty.
    pub title: String,
    /// The same in a sentence or two, for those who cannot see it; may be empty.
    pub description: String,
    /// Language of the words on it.
    pub language: Language,
    /// What its file is called, without number and ending.
    pub name: String,
}

impl Sheet {
    /// All of a scene at its natural size, without any words of its own.
    #[must_use]
    pub fn of(scene: Scene, scale: f64) -> Self {
        Self {
            area: scene.size.to_rect(),
            scene,
            scale,
            points: POINTS_PER_INCH / UNITS_PER_INCH,
            transparent: false,
            title: String::new(),
            description: String::new(),
            language: Language::default(),
            name: String::new(),
        }
    }

    /// The language as files name it (BCP 47).
    #[must_use]
    pub fn language_tag(&self) -> &'static str {
        match self.language {
            Language::English => "en",
            Language::Vietnamese => "vi",
        }
    }

    /// Width and height, points.
    #[must_use]
    pub fn size_in_points(&self) -> (f64, f64) {
        (self.area.width() * self.points, self.area.height() * self.points)
    }

    /// Width and height, pixels.
    #[must_use]
    pub fn size_in_pixels(&self) -> (f64, f64) {
        (
            (self.area.width() * self.scale).round().max(1.0),
            (self.area.height() * self.scale).round().max(1.0),
        )
    }
}
