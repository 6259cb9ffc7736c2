//! Soft edges for triangles that fill a shape: the rim fades over a pixel, half inside and half outside.
//! Knows nothing of how the shape was triangulated.

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

/// Adds the triangles in that colour.
pub(super) fn add(area: &VertexBuffers<Pos2, u32>, colour: Color32, pixel: f32, out: &mut Mesh) {
    let edges = edges(area);
    let groups: Vec<&[Edge]> = edges.chunk_by(|one, other| one.ends == other.ends).collect();
    let mut fans = Fans::new(area.indices.len());
    for pair in &groups {
        for (one, other) in pair.iter().zip(pair.iter().skip(1)) {
            fans.join(one.corners[0], other.corners[0]);
            fans.join(one.corners[1], other.corners[1]);
        }
    }
    let rim: Vec<(&Edge, Vec2)> = groups
        .iter()
        .filter_map(|edges| match edges {
            [alone] => Some((alone, outward(area, alone)?)),
            _ => None,
        })
        .collect();

    let mut ways_out = vec![(Vec2::ZERO, 0.0_f32); area.indices.len()];
    for (edge, outward) in &rim {
        for corner in edge.corners {
            if let Some((sum, count)) = ways_out.get_mut(fans.of(corner)) {
                *sum += *outward;
                *count += 1.0;
            }
        }
    }
    // Two vertices for each fan: the inner and the outer end of the soft edge.
    let first = index(out.vertices.len());
    let mut numbers = vec![0_u32; area.indices.len()];
    for (corner, vertex) in area.indices.iter().enumerate() {
        let (Some(point), Some((sum, count))) = (area.vertices.get(*vertex as usize), ways_out.get(corner))
        else {
            continue;
        };
        if fans.of(corner) == corner {
            let shift = mitre(*sum, *count) * (pixel / 2.0);
            numbers[corner] = index(out.vertices.len()) - first;
            out.colored_vertex(*point - shift, colour);
            out.colored_vertex(*point + shift, Color32::TRANSPARENT);
        }
    }
    let mut inner = |corner: usize| first + numbers[fans.of(corner)];
    for corner in (0..area.indices.len()).step_by(3) {
        out.add_triangle(inner(corner), inner(corner + 1), inner(corner + 2));
    }
    for (edge, _) in &rim {
        let [a, b] = edge.corners.map(&mut inner);
        out.add_triangle(a, b, b + 1);
        out.add_triangle(a, b + 1, a + 1);
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

/// The unit vector out of the area at an edge; lyon's triangles all run anticlockwise on the screen.
fn outward(area: &VertexBuffers<Pos2, u32>, edge: &Edge) -> Option<Vec2> {
    let [low, high] = edge.ends.map(|vertex| area.vertices.get(vertex as usize).copied());
    let along = if edge.backwards { low? - high? } else { high? - low? };
    if along.length() < SHORTEST_EDGE { None } else { Some(-along.normalized().rot90()) }
}

/// The way out at a corner, from the sum of the ways out of its edges: long enough that the edges move by
/// one, but never very long.
fn mitre(sum: Vec2, count: f32) -> Vec2 {
    if count == 0.0 {
        return Vec2::ZERO;
    }
    let mean = sum / count;
    if mean.length_sq() < 0.05 { Vec2::ZERO } else { mean / mean.length_sq().max(0.2) }
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
