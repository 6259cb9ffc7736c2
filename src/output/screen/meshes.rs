//! The meshes of the groups of a scene, kept while they are in use and memory allows. Knows nothing of
//! how they are made.

use std::collections::HashMap;
use std::sync::Arc;

use super::mesh::GroupMesh;
use super::{Target, is_near};
use crate::scene::{Colour, Group, Placed, Rect, Scene, Size};

/// Bytes of meshes kept before those out of view are let go.
const KEPT_BYTES: usize = 32 << 20;

/// The groups of the scene last painted, and a mesh for each that was in view.
#[derive(Default)]
pub(super) struct Meshes {
    placed: Vec<Placed>,
    /// On the page, one for each of `placed`: culling reads these and not the groups.
    bounds: Vec<Rect>,
    page: Option<(Size, Colour)>,
    kept: HashMap<*const Group, Kept>,
    bytes: usize,
    frame: u64,
}

struct Kept {
    mesh: GroupMesh,
    /// Held so that its address stays its own.
    _group: Arc<Group>,
    /// The frame that last used it.
    used: u64,
}

impl Meshes {
    /// Takes over what changed in the scene; false if nothing did.
    pub(super) fn update(&mut self, scene: &Scene) -> bool {
        let page = Some((scene.size, scene.ground));
        let mut changed = self.page != page || self.placed.len() != scene.groups.len();
        self.page = page;
        self.placed.truncate(scene.groups.len());
        self.bounds.truncate(scene.groups.len());
        for ((old, bounds), new) in self.placed.iter_mut().zip(&mut self.bounds).zip(&scene.groups) {
            if old.at == new.at && Arc::ptr_eq(&old.group, &new.group) {
                continue;
            }
            *bounds = new.bounds();
            *old = new.clone();
            changed = true;
        }
        for new in scene.groups.iter().skip(self.placed.len()) {
            self.bounds.push(new.bounds());
            self.placed.push(new.clone());
        }
        changed
    }

    /// Size and colour of the page.
    pub(super) fn page(&self) -> Option<(Size, Colour)> {
        self.page
    }

    /// How many groups the scene has.
    pub(super) fn len(&self) -> usize {
        self.placed.len()
    }

    /// The group of that number if any of it lies in the window (map units).
    pub(super) fn visible(&self, index: usize, window: Rect) -> Option<&Placed> {
        let bounds = self.bounds.get(index)?;
        let overlaps = bounds.x0 <= window.x1
            && bounds.x1 >= window.x0
            && bounds.y0 <= window.y1
            && bounds.y1 >= window.y0;
        if overlaps { self.placed.get(index) } else { None }
    }

    /// The mesh of a group, if there is one that the target accepts.
    pub(super) fn ready(&mut self, group: &Arc<Group>, target: Target) -> Option<&GroupMesh> {
        let kept = self.kept.get_mut(&Arc::as_ptr(group))?;
        if !kept.mesh.whole || !target.accepts(kept.mesh.zoom) {
            return None;
        }
        kept.used = self.frame;
        Some(&kept.mesh)
    }

    /// The mesh of a group at whatever zoom, if it can stand in for one at the target's.
    pub(super) fn roughly(&mut self, group: &Arc<Group>, target: Target) -> Option<&GroupMesh> {
        let kept = self.kept.get_mut(&Arc::as_ptr(group))?;
        if !is_near(kept.mesh.zoom, target.zoom, 3.0) {
            return None;
        }
        kept.used = self.frame;
        Some(&kept.mesh)
    }

    /// Keeps a mesh and lends it.
    pub(super) fn keep(&mut self, group: Arc<Group>, mesh: GroupMesh) -> &GroupMesh {
        let key = Arc::as_ptr(&group);
        self.bytes += mesh.bytes();
        if let Some(old) = self.kept.remove(&key) {
            self.bytes -= old.mesh.bytes();
        }
        let kept = Kept { mesh, _group: group, used: self.frame };
        &self.kept.entry(key).or_insert(kept).mesh
    }

    /// Memory of all meshes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Lets go of every mesh.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
        self.bytes = 0;
    }

    /// To be called before the meshes of a new sheet are asked for.
    pub(super) fn begin_sheet(&mut self) {
        self.frame += 1;
    }

    /// To be called after: if there are too many meshes, keeps those of this sheet only.
    pub(super) fn end_sheet(&mut self) {
        if self.bytes <= KEPT_BYTES {
            return;
        }
        let frame = self.frame;
        self.kept.retain(|_, kept| kept.used == frame);
        self.bytes = self.kept.values().map(|kept| kept.mesh.bytes()).sum();
    }
}
