//! The lines around the triangles that fill a shape, and soft edges along them. Knows nothing of how the
//! shape was triangulated.

use egui::epaint::Mesh;
use egui::{Color32, Pos2, Vec2};
use lyon_tessellation::VertexBuffers;

use super::index;

/// Edges shorter than this (points) have no direction.
const SHORTEST_EDGE: f32 = 1e-5;

/// An edge of a triangle.
struct Edge {
    /// Numbers of the vertices, the lower first: the same for both triangles that meet there.
    ends: [u32; 2],
    /// Numbers of the triangle's corners at these vertices.
    corners: [usize; 2],
    /// Whether the triangle runs from the higher to the lower vertex.
    backwards: bool,
}

/// A closed line around a part of an area.
pub(super) struct Rim {
    points: Vec<RimPoint>,
}

struct RimPoint {
    at: Pos2,
    /// Out of the area, so long that edges move by one.
    outward: Vec2,
}

/// The lines around triangles.
pub(super) fn rims(area: &VertexBuffers<Pos2, u32>) -> Vec<Rim> {
    let edges = edges(area);
    let groups: Vec<&[Edge]> = edges.chunk_by(|one, other| one.ends == other.ends).collect();
    let mut fans = Fans::new(area.indices.len());
    for pair in &groups {
        for (one, other) in pair.iter().zip(pair.iter().skip(1)) {
            fans.join(one.corners[0], other.corners[0]);
            fans.join(one.corners[1], other.corners[1]);
        }
    }
    // By the fan that it starts at, the fan that each edge of the rim leads to, and its way out.
    let mut onward: Vec<Option<(usize, Vec2)>> = vec![None; area.indices.len()];
    for group in groups {
        let [edge] = group else { continue };
        let [low, high] = edge.corners.map(|corner| fans.of(corner));
        let (from, to) = if edge.backwards { (high, low) } else { (low, high) };
        if let Some(next) = onward.get_mut(from) {
            *next = Some((to, outward(area, edge)));
        }
    }
    let mut rims = Vec::new();
    for start in 0..onward.len() {
        let mut steps = Vec::new();
        let mut fan = start;
        while let Some((to, outward)) = onward.get_mut(fan).and_then(Option::take) {
            steps.push((fan, outward));
            fan = to;
        }
        rims.extend(Rim::through(area, &steps));
    }
    rims
}

impl Rim {
    fn through(area: &VertexBuffers<Pos2, u32>, steps: &[(usize, Vec2)]) -> Option<Self> {
        let mut before = steps.last()?.1;
        let mut points = Vec::with_capacity(steps.len());
        for (corner, after) in steps {
            let vertex = area.vertices.get(*area.indices.get(*corner)? as usize)?;
            points.push(RimPoint { at: *vertex, outward: mitre(before, *after) });
            before = *after;
        }
        Some(Self { points })
    }

    /// The same line, moved into the area.
    pub(super) fn inside(&self, distance: f32) -> impl Iterator<Item = Pos2> + '_ {
        self.points.iter().map(move |point| point.at - point.outward * distance)
    }

    /// Adds a band of that width, half inside and half outside, that fades outwards.
    pub(super) fn add_edge(&self, colour: Color32, width: f32, out: &mut Mesh) {
        let first = index(out.vertices.len());
        let mut previous = first + 2 * index(self.points.len().saturating_sub(1));
        for point in &self.points {
            let inner = index(out.vertices.len());
            out.colored_vertex(point.at - point.outward * (width / 2.0), colour);
            out.colored_vertex(point.at + point.outward * (width / 2.0), Color32::TRANSPARENT);
            out.add_triangle(previous, inner, inner + 1);
            out.add_triangle(previous, inner + 1, previous + 1);
            previous = inner;
        }
    }
}

/// The edges of all triangles, those between the same vertices beside each other.
fn edges(area: &VertexBuffers<Pos2, u32>) -> Vec<Edge> {
    let mut edges = Vec::with_capacity(area.indices.len());
    for (triangle, [a, b, c]) in area.indices.as_chunks::<3>().0.iter().enumerate() {
        let corner = triangle * 3;
        for (from, to) in [
            ((*a, corner), (*b, corner + 1)),
            ((*b, corner + 1), (*c, corner + 2)),
            ((*c, corner + 2), (*a, corner)),
        ] {
            let backwards = from.0 > to.0;
            let (low, high) = if backwards { (to, from) } else { (from, to) };
            edges.push(Edge { ends: [low.0, high.0], corners: [low.1, high.1], backwards });
        }
    }
    edges.sort_unstable_by_key(|edge| edge.ends);
    edges
}

/// The unit vector out of the area at an edge, or zero if it has no length. lyon's triangles all run
/// anticlockwise on the screen.
fn outward(area: &VertexBuffers<Pos2, u32>, edge: &Edge) -> Vec2 {
    let vertex = |number: u32| area.vertices.get(number as usize).copied().unwrap_or_default();
    let [low, high] = edge.ends.map(vertex);
    let along = if edge.backwards { low - high } else { high - low };
    if along.length() < SHORTEST_EDGE { Vec2::ZERO } else { -along.normalized().rot90() }
}

/// The way out at a corner between two edges, from theirs: so long that the edges move by one, but never
/// very long.
fn mitre(before: Vec2, after: Vec2) -> Vec2 {
    if before == Vec2::ZERO || after == Vec2::ZERO {
        return before + after;
    }
    let mean = (before + after) / 2.0;
    mean / mean.length_sq().max(0.2)
}

/// Corners of triangles that lie around one vertex and are connected. Where areas only touch in a point, it
/// has a fan for each, and each its own way out.
struct Fans {
    parents: Vec<usize>,
}

impl Fans {
    fn new(corners: usize) -> Self {
        Self { parents: (0..corners).collect() }
    }

    /// The corner that stands for the fan.
    fn of(&mut self, corner: usize) -> usize {
        let mut fan = corner;
        while let Some(parent) = self.parents.get(fan).copied().filter(|parent| *parent != fan) {
            fan = parent;
        }
        if let Some(parent) = self.parents.get_mut(corner) {
            *parent = fan;
        }
        fan
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(parent) = self.parents.get_mut(one) {
            *parent = other;
        }
    }
}
