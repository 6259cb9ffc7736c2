//! Paths: strokes of any dash and fills of any shape, with soft edges. egui itself fills convex shapes only.

use egui::epaint::tessellator::PathType;
use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2, pos2};
use kurbo::{BezPath, Cap, Join, PathEl, StrokeOpts};
use lyon_tessellation::path::Path as LyonPath;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

use super::mesh::Mesher;
use super::{colour32, index, is_odd, narrow, on_pixel, soft};
use crate::scene::{Colour, Dash, Stroke};

/// How far a flattened curve may be from the true one, pixels.
const TOLERANCE: f64 = 0.1;

/// Lines wider than this (pixels) get truly round corners and ends.
const WIDE_LINE: f32 = 2.5;

/// Dashes closer than this (pixels) are drawn as a fainter solid line.
const CLOSEST_DASHES: f64 = 2.0;

/// Points closer than this (points) are one.
const NEAREST_POINTS: f32 = 1e-3;

/// More dashes than this in a path are not drawn one by one.
const MOST_DASHES: f64 = 50_000.0;

/// Points of a path without curves, and whether it ends where it began. Points, from the group's origin.
struct Polyline {
    points: Vec<Pos2>,
    closed: bool,
}

impl Mesher<'_, '_> {
    pub(super) fn outline(&mut self, path: &BezPath, fill: Option<Colour>, stroke: Option<Stroke>) {
        if !path.is_finite() {
            return;
        }
        let scaled = self.flattened(path);
        if let Some(fill) = fill {
            self.area(&polylines(scaled.iter()), colour32(fill));
        }
        if let Some(stroke) = stroke {
            self.stroke(&scaled, stroke);
        }
    }

    /// The path in points, without curves.
    fn flattened(&self, path: &BezPath) -> BezPath {
        let scaled = kurbo::Affine::scale(self.target.zoom) * path;
        let mut flat = BezPath::new();
        let tolerance = TOLERANCE / f64::from(self.target.pixels_per_point);
        kurbo::flatten(&scaled, tolerance, |element| flat.push(element));
        flat
    }

    fn area(&mut self, outlines: &[Polyline], colour: Color32) {
        match outlines {
            [] => {}
            [only] if is_convex(&only.points) => self.convex(&only.points, colour),
            several => {
                let pixel = self.pixel();
                fill(several, colour, pixel, self.font_mesh());
            }
        }
    }

    fn stroke(&mut self, path: &BezPath, stroke: Stroke) {
        let width = stroke.width * self.target.zoom;
        let path = self.on_pixels_if_straight(path, width);
        let (dash, colour) = self.dash(&path, stroke);
        match dash {
            Dash::Solid => self.solid(&path, width, colour),
            Dash::Dashed(dash, gap) => {
                let ends = (2.0 * f64::from(self.soft_end(narrow(width)))).min(dash / 2.0);
                let lengths = [dash - ends, gap + ends];
                for dash in polylines(kurbo::dash(path.iter(), dash + gap - ends / 2.0, &lengths)) {
                    self.line(&dash.points, PathType::Open, narrow(width), colour);
                }
            }
            Dash::Dotted(distance) => {
                for line in polylines(path.iter()) {
                    line.every(narrow(distance), |centre| self.dot(centre, narrow(width / 2.0), colour));
                }
            }
        }
    }

    /// The dash in points, and the colour; a fainter solid line where dashes are too fine to see.
    fn dash(&self, path: &BezPath, stroke: Stroke) -> (Dash, Color32) {
        let zoom = self.target.zoom;
        let (dash, period, share) = match stroke.dash {
            Dash::Solid => return (Dash::Solid, colour32(stroke.colour)),
            Dash::Dashed(dash, gap) => {
                (Dash::Dashed(dash * zoom, gap * zoom), dash + gap, dash / (dash + gap))
            }
            Dash::Dotted(distance) => {
                (Dash::Dotted(distance * zoom), distance, stroke.width * 0.8 / distance)
            }
        };
        let pixels = period * self.target.pixels();
        let length: f64 = path.segments().map(|segment| kurbo::ParamCurveArclen::arclen(&segment, 1.0)).sum();
        if pixels.is_finite() && pixels >= CLOSEST_DASHES && length <= MOST_DASHES * period * zoom {
            return (dash, colour32(stroke.colour));
        }
        let opacity = f32::from(stroke.colour.alpha) / 255.0 * narrow(share).clamp(0.0, 1.0);
        (Dash::Solid, colour32(stroke.colour.with_opacity(opacity)))
    }

    /// Lines that only run across and down are crisp if they run through whole pixels.
    fn on_pixels_if_straight(&self, path: &BezPath, width: f64) -> BezPath {
        let is_straight = path.segments().all(|segment| {
            let along = kurbo::ParamCurve::end(&segment) - kurbo::ParamCurve::start(&segment);
            along.x.abs() < 1e-6 || along.y.abs() < 1e-6
        });
        if !is_straight || !self.target.is_crisp() {
            return path.clone();
        }
        let density = f64::from(self.target.pixels_per_point);
        let is_odd = is_odd(width * density);
        let round = |value: f64| on_pixel(value * density, is_odd) / density;
        let rounded = |point: kurbo::Point| kurbo::Point::new(round(point.x), round(point.y));
        path.iter()
            .map(|element| match element {
                PathEl::MoveTo(point) => PathEl::MoveTo(rounded(point)),
                PathEl::LineTo(point) => PathEl::LineTo(rounded(point)),
                other @ (PathEl::QuadTo(..) | PathEl::CurveTo(..) | PathEl::ClosePath) => other,
            })
            .collect()
    }

    fn solid(&mut self, path: &BezPath, width: f64, colour: Color32) {
        let pixels = narrow(width) * self.target.pixels_per_point;
        if pixels > WIDE_LINE {
            let tolerance = TOLERANCE / f64::from(self.target.pixels_per_point);
            let style = kurbo::Stroke::new(width).with_join(Join::Round).with_caps(Cap::Round);
            let outline = kurbo::stroke(path.iter(), &style, &StrokeOpts::default(), tolerance);
            let mut flat = BezPath::new();
            kurbo::flatten(&outline, tolerance, |element| flat.push(element));
            return self.area(&polylines(flat.iter()), colour);
        }
        for line in polylines(path.iter()) {
            let kind = if line.closed { PathType::Closed } else { PathType::Open };
            self.line(&line.points, kind, narrow(width), colour);
        }
    }
}

impl Polyline {
    /// Visits points at that distance along the line, its start first.
    fn every(&self, distance: f32, mut visit: impl FnMut(Pos2)) {
        let mut to_next = 0.0;
        let closing = self.points.last().zip(self.points.first()).filter(|_| self.closed);
        let pairs = self.points.iter().zip(self.points.iter().skip(1)).chain(closing);
        for (from, to) in pairs {
            let length = from.distance(*to);
            while to_next <= length {
                visit(*from + (*to - *from) * (to_next / length.max(f32::MIN_POSITIVE)));
                to_next += distance;
            }
            to_next -= length;
        }
    }
}

/// The parts of a path without curves, without repeated points.
fn polylines(path: impl Iterator<Item = PathEl>) -> Vec<Polyline> {
    let mut lines: Vec<Polyline> = Vec::new();
    let mut start = Pos2::ZERO;
    for element in path {
        match element {
            PathEl::MoveTo(point) => {
                start = pos(point);
                lines.push(Polyline { points: vec![start], closed: false });
            }
            PathEl::LineTo(point) => {
                let open = lines.pop_if(|line| !line.closed);
                let mut line = open.unwrap_or_else(|| Polyline { points: vec![start], closed: false });
                line.add(pos(point));
                lines.push(line);
            }
            PathEl::ClosePath => lines.iter_mut().last().into_iter().for_each(Polyline::close),
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
        }
    }
    lines.retain(|line| line.points.len() >= 2);
    lines
}

impl Polyline {
    fn add(&mut self, point: Pos2) {
        if self.points.last().is_none_or(|last| last.distance(point) > NEAREST_POINTS) {
            self.points.push(point);
        }
    }

    fn close(&mut self) {
        self.closed = true;
        let Some(first) = self.points.first().copied() else { return };
        while self.points.len() > 1
            && self.points.pop_if(|last| last.distance(first) <= NEAREST_POINTS).is_some()
        {}
    }
}

fn pos(point: kurbo::Point) -> Pos2 {
    pos2(narrow(point.x), narrow(point.y))
}

/// Whether a closed outline turns one way only, and once around.
fn is_convex(points: &[Pos2]) -> bool {
    let next = |by: usize| points.iter().cycle().skip(by).take(points.len());
    let mut sign = 0.0;
    let mut turned = 0.0;
    for ((a, b), c) in points.iter().zip(next(1)).zip(next(2)) {
        let (first, second) = (*b - *a, *c - *b);
        let cross = first.x * second.y - first.y * second.x;
        let angle = cross.atan2(first.dot(second));
        turned += angle;
        if angle.abs() < 1e-4 {
            continue;
        }
        if sign * angle < 0.0 {
            return false;
        }
        sign = angle;
    }
    turned.abs() < std::f32::consts::TAU * 1.01
}

/// Fills outlines of any shape by the non-zero rule.
fn fill(outlines: &[Polyline], colour: Color32, pixel: f32, out: &mut Mesh) {
    let whole = triangles(outlines.iter().map(|outline| outline.points.iter().copied()));
    let rims = soft::rims(&whole);
    // The edge fades from half a pixel inside to half a pixel outside, so only what is inside is full.
    let inside = triangles(rims.iter().map(|rim| rim.inside(pixel / 2.0)));
    let first = index(out.vertices.len());
    out.vertices.extend(inside.vertices.iter().map(|point| Vertex::untextured(*point, colour)));
    out.indices.extend(inside.indices.iter().map(|index| index + first));
    for rim in &rims {
        rim.add_edge(colour, pixel, out);
    }
}

/// Triangles that fill what lies inside of closed lines.
fn triangles(outlines: impl Iterator<Item = impl Iterator<Item = Pos2>>) -> VertexBuffers<Pos2, u32> {
    let mut builder = LyonPath::builder();
    for outline in outlines {
        let mut points = outline.map(|point| lyon_tessellation::math::point(point.x, point.y));
        let Some(first) = points.next() else { continue };
        builder.begin(first);
        points.for_each(|point| {
            builder.line_to(point);
        });
        builder.end(true);
    }
    let mut triangles = VertexBuffers::new();
    let place = |vertex: FillVertex<'_>| pos2(vertex.position().x, vertex.position().y);
    let filled = FillTessellator::new().tessellate_path(
        &builder.build(),
        &FillOptions::non_zero(),
        &mut BuffersBuilder::new(&mut triangles, place),
    );
    if let Err(problem) = filled {
        log::debug!("a shape cannot be filled: {problem:?}");
    }
    triangles
}
