//! Colours, lines and outlines as `DrawingML` writes them, in the order that its schema wants.

use std::io::{self, Write};

use kurbo::{BezPath, PathEl, Point, Rect, Shape as _};

use super::space::{Frame, Space};
use super::xml::Xml;
use crate::output::fitting_radius;
use crate::scene::{Colour, Dash, Stroke};

/// Shares of a length or a colour are counted in these.
const WHOLE: f64 = 100_000.0;

/// Width from which a line has heads of the usual size, English Metric Units: 1.5 points.
const THICK: i64 = 19_050;

/// Which ends of a line have a head.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Heads {
    pub(super) first: bool,
    pub(super) last: bool,
}

/// The outline of a shape.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outline {
    /// A rectangle with that corner radius, map units.
    Rect(Rect, f64),
    /// Anything else.
    Path(BezPath),
}

impl Outline {
    pub(super) fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect, _) => *rect,
            Self::Path(path) => path.bounding_box(),
        }
    }

    /// Whether it is as round as can be and no wider than high.
    pub(super) fn is_circle(&self) -> bool {
        match self {
            Self::Rect(rect, radius) => {
                (rect.width() - rect.height()).abs() < 0.01 && *radius >= rect.width() / 2.0 - 0.01
            }
            Self::Path(_) => false,
        }
    }

    /// How far the corners push text inwards: by the share of their radius that lies outside of the arc.
    pub(super) fn text_inset(&self) -> f64 {
        match self {
            Self::Rect(rect, radius) => {
                fitting_radius(*rect, *radius) * (1.0 - std::f64::consts::FRAC_1_SQRT_2)
            }
            Self::Path(_) => 0.0,
        }
    }

    /// The two ends of a straight line.
    pub(super) fn straight(&self) -> Option<(Point, Point)> {
        match self {
            Self::Path(path) => match path.elements() {
                [PathEl::MoveTo(from), PathEl::LineTo(to)] => Some((*from, *to)),
                _ => None,
            },
            Self::Rect(..) => None,
        }
    }

    /// `a:xfrm` and the geometry.
    pub(super) fn write(&self, xml: &mut Xml<impl Write>, space: &Space) -> io::Result<()> {
        if let Some((from, to)) = self.straight() {
            return straight(xml, space, from, to);
        }
        let frame = space.frame(self.bounds());
        write_frame(xml, frame)?;
        match self {
            Self::Rect(rect, radius) => rounded(xml, *rect, *radius),
            Self::Path(path) => freeform(xml, space, path, frame),
        }
    }
}

pub(super) fn write_frame(xml: &mut Xml<impl Write>, frame: Frame) -> io::Result<()> {
    xml.with("a:xfrm", &[], |xml| write_place(xml, frame))
}

fn write_place(xml: &mut Xml<impl Write>, frame: Frame) -> io::Result<()> {
    xml.empty("a:off", &[("x", &frame.x), ("y", &frame.y)])?;
    xml.empty("a:ext", &[("cx", &frame.width), ("cy", &frame.height)])
}

/// The place of a group whose parts stand on the slide as if there was none.
pub(super) fn write_group_frame(xml: &mut Xml<impl Write>, frame: Frame) -> io::Result<()> {
    xml.with("a:xfrm", &[], |xml| {
        write_place(xml, frame)?;
        xml.empty("a:chOff", &[("x", &frame.x), ("y", &frame.y)])?;
        xml.empty("a:chExt", &[("cx", &frame.width), ("cy", &frame.height)])
    })
}

/// A rectangle, rounded rectangle or ellipse.
pub(super) fn rounded(xml: &mut Xml<impl Write>, rect: Rect, radius: f64) -> io::Result<()> {
    let (radius, shorter) = (fitting_radius(rect, radius), rect.width().min(rect.height()));
    if Outline::Rect(rect, radius).is_circle() {
        return preset(xml, "ellipse");
    }
    if radius <= 0.0 {
        return preset(xml, "rect");
    }
    let share = (radius / shorter * WHOLE).round().min(WHOLE / 2.0);
    xml.with("a:prstGeom", &[("prst", &"roundRect")], |xml| {
        xml.with("a:avLst", &[], |xml| {
            xml.empty("a:gd", &[("name", &"adj"), ("fmla", &format_args!("val {share}"))])
        })
    })
}

pub(super) fn preset(xml: &mut Xml<impl Write>, name: &str) -> io::Result<()> {
    xml.with("a:prstGeom", &[("prst", &name)], |xml| xml.empty("a:avLst", &[]))
}

/// A line is drawn from the top left of its frame to the bottom right, unless it is flipped.
fn straight(xml: &mut Xml<impl Write>, space: &Space, from: Point, to: Point) -> io::Result<()> {
    let frame = space.frame(Rect::from_points(from, to));
    let (leftwards, upwards) = (u8::from(to.x < from.x), u8::from(to.y < from.y));
    let flips: [(&str, &dyn std::fmt::Display); 2] = [("flipH", &leftwards), ("flipV", &upwards)];
    let flips: Vec<_> =
        flips.into_iter().zip([leftwards, upwards]).filter(|(_, flips)| *flips == 1).collect();
    let flips: Vec<_> = flips.into_iter().map(|(attribute, _)| attribute).collect();
    xml.with("a:xfrm", &flips, |xml| write_place(xml, frame))?;
    preset(xml, "line")
}

fn freeform(xml: &mut Xml<impl Write>, space: &Space, path: &BezPath, frame: Frame) -> io::Result<()> {
    xml.with("a:custGeom", &[], |xml| {
        for name in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
            xml.empty(name, &[])?;
        }
        xml.empty("a:rect", &[("l", &"0"), ("t", &"0"), ("r", &"r"), ("b", &"b")])?;
        xml.with("a:pathLst", &[], |xml| {
            let size: [(&str, &dyn std::fmt::Display); 2] =
                [("w", &frame.width.max(1)), ("h", &frame.height.max(1))];
            xml.with("a:path", &size, |xml| {
                path.elements().iter().try_for_each(|element| write_element(xml, space, frame, *element))
            })
        })
    })
}

fn write_element(xml: &mut Xml<impl Write>, space: &Space, frame: Frame, element: PathEl) -> io::Result<()> {
    let mut points = |name: &str, points: &[Point]| {
        xml.with(name, &[], |xml| {
            points.iter().try_for_each(|point| {
                let (x, y) = space.point(*point);
                xml.empty("a:pt", &[("x", &(x - frame.x)), ("y", &(y - frame.y))])
            })
        })
    };
    match element {
        PathEl::MoveTo(to) => points("a:moveTo", &[to]),
        PathEl::LineTo(to) => points("a:lnTo", &[to]),
        PathEl::QuadTo(by, to) => points("a:quadBezTo", &[by, to]),
        PathEl::CurveTo(by, and, to) => points("a:cubicBezTo", &[by, and, to]),
        PathEl::ClosePath => xml.empty("a:close", &[]),
    }
}

/// The inside of a shape.
pub(super) fn write_fill(xml: &mut Xml<impl Write>, fill: Option<Colour>) -> io::Result<()> {
    match fill {
        Some(colour) => solid(xml, colour),
        None => xml.empty("a:noFill", &[]),
    }
}

pub(super) fn solid(xml: &mut Xml<impl Write>, colour: Colour) -> io::Result<()> {
    let [r, g, b] = colour.rgb;
    let value = format!("{r:02X}{g:02X}{b:02X}");
    xml.with("a:solidFill", &[], |xml| {
        if colour.alpha == u8::MAX {
            return xml.empty("a:srgbClr", &[("val", &value)]);
        }
        let alpha = (f64::from(colour.alpha) / 255.0 * WHOLE).round();
        xml.with("a:srgbClr", &[("val", &value)], |xml| xml.empty("a:alpha", &[("val", &alpha)]))
    })
}

/// The edge of a shape. Ends are as in [`crate::output::pen`].
pub(super) fn write_line(
    xml: &mut Xml<impl Write>,
    space: &Space,
    stroke: Option<&Stroke>,
    heads: Heads,
) -> io::Result<()> {
    let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0) else {
        return xml.with("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
    };
    let cap = if matches!(stroke.dash, Dash::Dashed(..)) { "flat" } else { "rnd" };
    xml.with("a:ln", &[("w", &space.length(stroke.width)), ("cap", &cap)], |xml| {
        solid(xml, stroke.colour)?;
        write_dash(xml, stroke)?;
        xml.empty("a:round", &[])?;
        // Heads grow with lines and are never smaller than those of a line of 2 points.
        let size = if space.length(stroke.width) < THICK { "sm" } else { "med" };
        for (name, _) in [("a:headEnd", heads.first), ("a:tailEnd", heads.last)].iter().filter(|end| end.1) {
            xml.empty(name, &[("type", &"arrow"), ("w", &size), ("len", &size)])?;
        }
        Ok(())
    })
}

/// Dashes and gaps are shares of the line's width; a round dot is a dash as long as the line is wide.
fn write_dash(xml: &mut Xml<impl Write>, stroke: &Stroke) -> io::Result<()> {
    let (dash, gap) = match stroke.dash {
        Dash::Dashed(dash, gap) if dash > 0.0 && gap > 0.0 => (dash, gap),
        Dash::Dotted(distance) if distance > stroke.width => (stroke.width, distance - stroke.width),
        Dash::Solid | Dash::Dashed(..) | Dash::Dotted(_) => {
            return xml.empty("a:prstDash", &[("val", &"solid")]);
        }
    };
    let share = |length: f64| (length / stroke.width * WHOLE).round();
    xml.with("a:custDash", &[], |xml| xml.empty("a:ds", &[("d", &share(dash)), ("sp", &share(gap))]))
}
