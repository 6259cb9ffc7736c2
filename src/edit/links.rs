//! Edits of arrows.

use super::ids::AnyId;
use super::{Applied, Draft, EditError, MergeKey, StepName, incoming};
use crate::model::{Item, Link};

impl Draft<'_> {
    pub(super) fn add_link(&mut self, link: &Link) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Link(link.id)])?;
        let new = incoming::link(link, self.map)?;
        self.map.links.push(new);
        Ok(Applied::new(StepName::AddLink).selecting([Item::Link(link.id)]))
    }

    pub(super) fn set_link(&mut self, link: &Link) -> Result<Applied, EditError> {
        let new = incoming::link(link, self.map)?;
        let old = self.map.links.iter_mut().find(|old| old.id == link.id);
        *old.ok_or(EditError::NoItem(Item::Link(link.id)))? = new;
        Ok(Applied::new(StepName::ChangeLink).merging(MergeKey::Link(self.map.id, link.id)))
    }
}
