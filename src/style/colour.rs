//! A colour with transparency, and the arithmetic that themes need.

use crate::model::Rgb;

/// Red, green, blue in sRGB, and opacity, not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: [u8; 3],
    /// 0 clear to 255 opaque.
    pub alpha: u8,
}

impl Colour {
    /// An opaque colour from `0xRRGGBB`.
    #[must_use]
    pub const fn hex(value: u32) -> Self {
        let [_, r, g, b] = value.to_be_bytes();
        Self { rgb: [r, g, b], alpha: 255 }
    }

    /// The same with another opacity, 0 to 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
    pub fn with_opacity(self, opacity: f32) -> Self {
        Self { alpha: (opacity.clamp(0.0, 1.0) * 255.0).round() as u8, ..self }
    }

    /// A mix: 0 is this colour, 1 the other.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a mix of two bytes is a byte"
    )]
    pub fn mix(self, other: Self, share: f32) -> Self {
        let between = |a: u8, b: u8| {
            (f32::from(a) + (f32::from(b) - f32::from(a)) * share.clamp(0.0, 1.0)).round() as u8
        };
        let [r, g, b] = self.rgb;
        let [or, og, ob] = other.rgb;
        Self {
            rgb: [between(r, or), between(g, og), between(b, ob)],
            alpha: between(self.alpha, other.alpha),
        }
    }

    /// What is seen where this colour lies on an opaque ground.
    #[must_use]
    pub fn over(self, ground: Self) -> Self {
        ground.mix(Self { alpha: 255, ..self }, f32::from(self.alpha) / 255.0)
    }

    /// The grey of the same lightness.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "luminance is within 0 and 1"
    )]
    pub fn grey(self) -> Self {
        let linear = self.luminance();
        let value =
            if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
        Self { rgb: [(value * 255.0).round() as u8; 3], ..self }
    }

    /// Relative luminance, 0 to 1, after WCAG 2.2.
    #[must_use]
    pub fn luminance(self) -> f32 {
        let linear = |byte: u8| {
            let value = f32::from(byte) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = self.rgb;
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }

    /// Contrast of two opaque colours, 1 to 21, after WCAG 2.2.
    #[must_use]
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl From<Rgb> for Colour {
    fn from(rgb: Rgb) -> Self {
        Self { rgb: rgb.0, alpha: 255 }
    }
}
