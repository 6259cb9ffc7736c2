//! Edits of words in place, and of what stands around the grid: brief, personas, targets, views, blocks.

use super::ids::{AnyId, refuse_taken};
use super::incoming::{self, Incoming, keep_first};
use super::text::{tidy, tidy_all};
use super::{Applied, Brief, Draft, EditError, MergeKey, StepName, TextPlace, insert_at};
use crate::model::{Block, BlockId, Item, PersonaId, Target, View};

impl Draft<'_> {
    pub(super) fn set_text(&mut self, place: TextPlace, text: &str) -> Result<Applied, EditError> {
        let text = tidy(text)?;
        *self.text_mut(place)? = text;
        // Words of a new point are of one step with it.
        let key = if let TextPlace::Point(id) = place {
            MergeKey::Point(self.map.id, id)
        } else {
            MergeKey::Text(self.map.id, place)
        };
        Ok(Applied::new(StepName::Type).merging(key))
    }

    pub(super) fn set_brief(&mut self, brief: &Brief) -> Result<Applied, EditError> {
        self.map.state = brief.state;
        self.map.scenario = tidy(&brief.scenario)?;
        self.map.goal = tidy(&brief.goal)?;
        self.map.date = brief.date;
        self.map.persona_details = brief.persona_details;
        Ok(Applied::new(StepName::ChangeMap).merging(MergeKey::Brief(self.map.id)))
    }

    pub(super) fn set_personas(&mut self, personas: &[PersonaId]) -> Result<Applied, EditError> {
        if let Some(missing) = personas.iter().find(|id| self.rest.persona(**id).is_none()) {
            return Err(EditError::NoPersona(*missing));
        }
        self.map.personas = personas.to_vec();
        keep_first(&mut self.map.personas);
        Ok(Applied::new(StepName::ChangeMap))
    }

    pub(super) fn set_targets(&mut self, targets: &[Target]) -> Result<Applied, EditError> {
        incoming::targets(targets)?;
        self.map.targets = targets.to_vec();
        Ok(Applied::new(StepName::ChangeMap).merging(MergeKey::Targets(self.map.id)))
    }

    pub(super) fn set_views(&mut self, views: &[View]) -> Result<Applied, EditError> {
        let others = self.rest.maps.iter().map(AsRef::as_ref);
        refuse_taken(others, views.iter().map(|view| AnyId::View(view.id)).collect())?;
        let mut new = views.to_vec();
        let incoming = Incoming::into_map(self.rest, self.map);
        new.iter_mut().try_for_each(|view| incoming.view(view, self.map))?;
        self.map.views = new;
        Ok(Applied::new(StepName::ChangeMap))
    }

    pub(super) fn set_dismissed(&mut self, findings: &[String]) -> Result<Applied, EditError> {
        let mut new = findings.to_vec();
        tidy_all(&mut new)?;
        keep_first(&mut new);
        self.map.dismissed = new;
        Ok(Applied::new(StepName::ChangeMap))
    }

    pub(super) fn add_block(
        &mut self,
        above: bool,
        index: usize,
        block: &Block,
    ) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Block(block.id)])?;
        let mut new = block.clone();
        incoming::block(&mut new)?;
        insert_at(self.blocks_mut(above), index, new);
        Ok(Applied::new(StepName::AddBlock).selecting([Item::Block(block.id)]))
    }

    pub(super) fn move_block(
        &mut self,
        id: BlockId,
        above: bool,
        index: usize,
    ) -> Result<Applied, EditError> {
        let block = [true, false]
            .into_iter()
            .find_map(|side| self.blocks_mut(side).extract_if(.., |block| block.id == id).next())
            .ok_or(EditError::NoItem(Item::Block(id)))?;
        insert_at(self.blocks_mut(above), index, block);
        Ok(Applied::new(StepName::MoveBlock).selecting([Item::Block(id)]))
    }

    fn blocks_mut(&mut self, above: bool) -> &mut Vec<Block> {
        if above { &mut self.map.blocks_above } else { &mut self.map.blocks_below }
    }

    fn block_mut(&mut self, id: BlockId) -> Result<&mut Block, EditError> {
        let mut blocks = self.map.blocks_above.iter_mut().chain(&mut self.map.blocks_below);
        blocks.find(|block| block.id == id).ok_or(EditError::NoItem(Item::Block(id)))
    }

    fn text_mut(&mut self, place: TextPlace) -> Result<&mut String, EditError> {
        Ok(match place {
            TextPlace::Map => &mut self.map.title,
            TextPlace::Phase(id) => &mut self.phase_mut(id)?.title,
            TextPlace::Stage(id) => &mut self.stage_mut(id)?.title,
            TextPlace::StageSubtitle(id) => &mut self.stage_mut(id)?.subtitle,
            TextPlace::Step(id) => &mut self.step_mut(id)?.title,
            TextPlace::StepSubtitle(id) => &mut self.step_mut(id)?.subtitle,
            TextPlace::Lane(id) => &mut self.lane_mut(id)?.title,
            TextPlace::Card(id) => &mut self.card_mut(id)?.title,
            TextPlace::Point(id) => &mut self.point_mut(id)?.words,
            TextPlace::Link(id) => {
                let link = self.map.links.iter_mut().find(|link| link.id == id);
                &mut link.ok_or(EditError::NoItem(Item::Link(id)))?.label
            }
            TextPlace::BlockTitle(id) => &mut self.block_mut(id)?.title,
            TextPlace::BlockText(id) => &mut self.block_mut(id)?.text,
        })
    }
}
