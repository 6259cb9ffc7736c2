//! How numbers, paths, colours and text are written in SVG.

use std::fmt::{self, Display, Formatter};

use kurbo::{BezPath, Cap, PathEl, Point, Vec2};

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

/// The `d` attribute of a path: after a move, places are relative, which is shorter.
pub(super) struct PathData<'a>(pub(super) &'a BezPath);

impl Display for PathData<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (mut start, mut from) = (Point::ORIGIN, Point::ORIGIN);
        for element in self.0.elements() {
            let offset = |point: Point| Pair(written(point) - from);
            match *element {
                PathEl::MoveTo(to) => {
                    start = written(to);
                    write!(f, "M{}", Pair(start.to_vec2()))?;
                }
                PathEl::LineTo(to) => write!(f, "l{}", offset(to))?,
                PathEl::QuadTo(control, to) => write!(f, "q{} {}", offset(control), offset(to))?,
                PathEl::CurveTo(first, second, to) => {
                    write!(f, "c{} {} {}", offset(first), offset(second), offset(to))?;
                }
                PathEl::ClosePath => write!(f, "z")?,
            }
            from = element.end_point().map_or(start, written);
        }
        Ok(())
    }
}

/// Where a point comes to lie when it is written with two decimals, so that offsets do not add up to an error.
fn written(point: Point) -> Point {
    Point::new((point.x * 100.0).round() / 100.0, (point.y * 100.0).round() / 100.0)
}

struct Pair(Vec2);

impl Display for Pair {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", Number(self.0.x), Number(self.0.y))
    }
}

/// The `transform` attribute that moves the origin, and for texts that read upwards turns what follows.
pub(super) struct Place {
    pub(super) at: Point,
    pub(super) turned: bool,
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let turn = if self.turned { " rotate(-90)" } else { "" };
        write!(f, r#" transform="translate({}){turn}""#, Pair(self.at.to_vec2()))
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
pub(in crate::output) struct Text<'a>(pub(in crate::output) &'a str);

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
    fn offsets_in_a_path_never_drift() {
        let mut path = BezPath::new();
        path.move_to((0.004, 0.0));
        for step in 1..=1000 {
            path.line_to((f64::from(step) * 0.014, 0.0));
        }
        let data = PathData(&path).to_string();
        let steps =
            data.split('l').skip(1).map(|step| step.split(' ').next().unwrap().parse::<f64>().unwrap());
        assert!((steps.sum::<f64>() - 14.0).abs() < 0.006, "{data}");
    }

    #[test]
    fn a_path_goes_on_from_where_its_closed_part_began() {
        let mut path = BezPath::new();
        path.move_to((10.0, 10.0));
        path.line_to((20.0, 10.0));
        path.close_path();
        path.line_to((10.0, 15.0));
        assert_eq!(PathData(&path).to_string(), "M10 10l10 0zl0 5");
    }

    #[test]
    fn text_is_escaped_and_loses_what_xml_forbids() {
        assert_eq!(
            Text("a<b> & \"c\"\u{0}\u{1b}\u{ffff}\nd").to_string(),
            "a&lt;b&gt; &amp; &quot;c&quot;\nd"
        );
    }
}
