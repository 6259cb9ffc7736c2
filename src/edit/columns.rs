//! Edits of phases, stages and steps. A stage left without a step goes, and a phase left without a stage.

use std::collections::BTreeSet;

use super::ids::{AnyId, ids_of_phase, ids_of_stage};
use super::spans::Columns;
use super::{Applied, Draft, EditError, MergeKey, StepName, incoming, insert_at};
use crate::model::{Facts, Item, Phase, PhaseId, Stage, StageId, Step, StepId, SurveyTarget};

impl Draft<'_> {
    pub(super) fn add_phase(&mut self, index: usize, phase: &Phase) -> Result<Applied, EditError> {
        self.refuse_taken(ids_of_phase(phase))?;
        let mut new = phase.clone();
        incoming::phase(&mut new)?;
        let before = Columns::of(self.map);
        insert_at(&mut self.map.phases, index, new);
        self.settle_columns(&before, &BTreeSet::new());
        Ok(Applied::new(StepName::AddPhase).selecting([Item::Phase(phase.id)]))
    }

    pub(super) fn add_stage(
        &mut self,
        phase: PhaseId,
        index: usize,
        stage: &Stage,
    ) -> Result<Applied, EditError> {
        self.refuse_taken(ids_of_stage(stage))?;
        let mut new = stage.clone();
        incoming::stage(&mut new)?;
        let before = Columns::of(self.map);
        insert_at(&mut self.phase_mut(phase)?.stages, index, new);
        self.settle_columns(&before, &BTreeSet::new());
        Ok(Applied::new(StepName::AddStage).selecting([Item::Stage(stage.id)]))
    }

    pub(super) fn add_step(
        &mut self,
        stage: StageId,
        index: usize,
        step: &Step,
    ) -> Result<Applied, EditError> {
        self.refuse_taken(vec![AnyId::Step(step.id)])?;
        let mut new = step.clone();
        incoming::step(&mut new)?;
        let before = Columns::of(self.map);
        insert_at(&mut self.stage_mut(stage)?.steps, index, new);
        self.settle_columns(&before, &BTreeSet::new());
        Ok(Applied::new(StepName::AddStep).selecting([Item::Step(step.id)]))
    }

    pub(super) fn move_phase(&mut self, id: PhaseId, index: usize) -> Result<Applied, EditError> {
        let before = Columns::of(self.map);
        let place = self.map.phases.iter().position(|phase| phase.id == id);
        let phase = self.map.phases.remove(place.ok_or(EditError::NoItem(Item::Phase(id)))?);
        let moved = phase.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.id).collect();
        insert_at(&mut self.map.phases, index, phase);
        self.settle_columns(&before, &moved);
        Ok(Applied::new(StepName::MovePhase).selecting([Item::Phase(id)]))
    }

    pub(super) fn move_stage(
        &mut self,
        id: StageId,
        to: PhaseId,
        index: usize,
    ) -> Result<Applied, EditError> {
        let before = Columns::of(self.map);
        let stage = self
            .map
            .phases
            .iter_mut()
            .find_map(|phase| phase.stages.extract_if(.., |stage| stage.id == id).next())
            .ok_or(EditError::NoItem(Item::Stage(id)))?;
        let moved = stage.steps.iter().map(|step| step.id).collect();
        insert_at(&mut self.phase_mut(to)?.stages, index, stage);
        self.drop_empty_columns();
        self.settle_columns(&before, &moved);
        Ok(Applied::new(StepName::MoveStage).selecting([Item::Stage(id)]))
    }

    pub(super) fn move_step(&mut self, id: StepId, to: StageId, index: usize) -> Result<Applied, EditError> {
        let before = Columns::of(self.map);
        let mut stages = self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages);
        let step = stages
            .find_map(|stage| stage.steps.extract_if(.., |step| step.id == id).next())
            .ok_or(EditError::NoItem(Item::Step(id)))?;
        insert_at(&mut self.stage_mut(to)?.steps, index, step);
        self.drop_empty_columns();
        self.settle_columns(&before, &BTreeSet::from([id]));
        Ok(Applied::new(StepName::MoveStep).selecting([Item::Step(id)]))
    }

    pub(super) fn set_stage_facts(&mut self, id: StageId, facts: &Facts) -> Result<Applied, EditError> {
        let mut facts = facts.clone();
        incoming::facts(&mut facts)?;
        self.stage_mut(id)?.facts = facts;
        Ok(Applied::new(StepName::ChangeColumn).merging(MergeKey::Stage(self.map.id, id)))
    }

    pub(super) fn set_step_facts(&mut self, id: StepId, facts: &Facts) -> Result<Applied, EditError> {
        let mut facts = facts.clone();
        incoming::facts(&mut facts)?;
        self.step_mut(id)?.facts = facts;
        Ok(Applied::new(StepName::ChangeColumn).merging(MergeKey::Step(self.map.id, id)))
    }

    pub(super) fn set_column_width(&mut self, id: StepId, width: Option<f32>) -> Result<Applied, EditError> {
        self.step_mut(id)?.facts.width = width.map(incoming::width).transpose()?;
        Ok(Applied::new(StepName::ResizeColumn).merging(MergeKey::Step(self.map.id, id)))
    }

    /// Takes these columns out, with what lies in them.
    pub(super) fn delete_steps(&mut self, steps: &BTreeSet<StepId>) {
        let before = Columns::of(self.map);
        for stage in self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages) {
            for step in stage.steps.extract_if(.., |step| steps.contains(&step.id)) {
                self.gone.target(SurveyTarget::Step(step.id), SurveyTarget::Stage(stage.id));
            }
        }
        self.drop_empty_columns();
        self.settle_columns(&before, &BTreeSet::new());
    }

    /// Columns from this one to the last.
    pub(super) fn columns_from(&self, step: StepId) -> Result<usize, EditError> {
        let columns = self.map.columns();
        let place = columns.iter().position(|id| *id == step).ok_or(EditError::NoItem(Item::Step(step)))?;
        Ok(columns.len() - place)
    }

    pub(super) fn phase_mut(&mut self, id: PhaseId) -> Result<&mut Phase, EditError> {
        let phase = self.map.phases.iter_mut().find(|phase| phase.id == id);
        phase.ok_or(EditError::NoItem(Item::Phase(id)))
    }

    pub(super) fn stage_mut(&mut self, id: StageId) -> Result<&mut Stage, EditError> {
        let mut stages = self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages);
        stages.find(|stage| stage.id == id).ok_or(EditError::NoItem(Item::Stage(id)))
    }

    pub(super) fn step_mut(&mut self, id: StepId) -> Result<&mut Step, EditError> {
        let stages = self.map.phases.iter_mut().flat_map(|phase| &mut phase.stages);
        let mut steps = stages.flat_map(|stage| &mut stage.steps);
        steps.find(|step| step.id == id).ok_or(EditError::NoItem(Item::Step(id)))
    }

    fn drop_empty_columns(&mut self) {
        for phase in &mut self.map.phases {
            for stage in phase.stages.extract_if(.., |stage| stage.steps.is_empty()) {
                self.gone.target(SurveyTarget::Stage(stage.id), SurveyTarget::Map(self.map.id));
            }
        }
        self.map.phases.retain(|phase| !phase.stages.is_empty());
    }
}
