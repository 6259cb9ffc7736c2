//! How numbers, paths, colours and text are written in SVG.

use std::fmt::{self, Display, Formatter};

use kurbo::{BezPath, Cap, PathEl, Point};

use crate::output::pen;
use crate::scene::{Colour, Stroke};

/// A number with at most two decimals: a hundredth of a map unit is finer than print.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(pub(super) f64);

impl Display for Number {
    #[expect(clippy::cast_possible_truncation, reason = "saturates, which is right for absurd places")]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round() as i64;
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        match rest {
            0 => write!(f, "{sign}{whole}"),
            _ if rest.is_multiple_of(10) => write!(f, "{sign}{whole}.{}", rest / 10),
            _ => write!(f, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// The `d` attribute of a path.
pub(super) struct PathData<'a>(pub(super) &'a BezPath);

impl Display for PathData<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let at = |point: Point| (Number(point.x), Number(point.y));
        for element in self.0.elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    let (x, y) = at(to);
                    write!(f, "M{x} {y}")?;
                }
                PathEl::LineTo(to) => {
                    let (x, y) = at(to);
                    write!(f, "L{x} {y}")?;
                }
                PathEl::QuadTo(control, to) => {
                    let ((cx, cy), (x, y)) = (at(control), at(to));
                    write!(f, "Q{cx} {cy} {x} {y}")?;
                }
                PathEl::CurveTo(first, second, to) => {
                    let ((ax, ay), (bx, by), (x, y)) = (at(first), at(second), at(to));
                    write!(f, "C{ax} {ay} {bx} {by} {x} {y}")?;
                }
                PathEl::ClosePath => write!(f, "Z")?,
            }
        }
        Ok(())
    }
}

/// The attribute of that name for a colour, and its opacity.
pub(super) struct Paint(pub(super) &'static str, pub(super) Colour);

impl Display for Paint {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(name, Colour { rgb: [r, g, b], alpha }) = self;
        write!(f, r##" {name}="#{r:02x}{g:02x}{b:02x}""##)?;
        if *alpha < 255 {
            write!(f, r#" {name}-opacity="{}""#, Number(f64::from(*alpha) / 255.0))?;
        }
        Ok(())
    }
}

/// The attributes of a line.
pub(super) struct Pen<'a>(pub(super) &'a Stroke);

impl Display for Pen<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let pen = pen(self.0);
        write!(f, r#"{} stroke-width="{}""#, Paint("stroke", self.0.colour), Number(pen.width))?;
        if let [dash, gap] = pen.dash_pattern.as_slice() {
            write!(f, r#" stroke-dasharray="{} {}""#, Number(*dash), Number(*gap))?;
        }
        if pen.start_cap == Cap::Butt {
            write!(f, r#" stroke-linecap="butt""#)?;
        }
        Ok(())
    }
}

/// Text as content or in an attribute; characters that XML forbids are left out.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\t' | '\n' => write!(f, "{c}")?,
                '\u{fffe}' | '\u{ffff}' => {}
                _ if c.is_control() => {}
                _ => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_never_minus_nothing() {
        let written = [0.0, -0.001, 1.0, -1.5, 12.345, 0.05, -0.05, 7.1, 1e6].map(|n| Number(n).to_string());
        assert_eq!(written, ["0", "0", "1", "-1.5", "12.35", "0.05", "-0.05", "7.1", "1000000"]);
    }

    #[test]
    fn text_is_escaped_and_loses_what_xml_forbids() {
        assert_eq!(
            Text("a<b> & \"c\"\u{0}\u{1b}\u{ffff}\nd").to_string(),
            "a&lt;b&gt; &amp; &quot;c&quot;\nd"
        );
    }
}
