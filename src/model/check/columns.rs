//! Phases, stages and steps: each level holds at least one of the next, ids stand once, widths are sane.

use super::ids::{Taken, renumber};
use super::text::clean_all;
use super::{Field, Log, Problem, Remedy, Thing, What};
use crate::model::{Facts, Map, Phase, PhaseId, Stage, StageId, Step, StepId};

/// Narrowest and widest column, map units.
const WIDTHS: (f32, f32) = (40.0, 4000.0);
const USUAL_WIDTH: f32 = 160.0;

pub(super) fn repair(map: &mut Map, log: &mut Log) {
    fill(map, log);
    renumber!(log, PhaseId, map.phases.iter(), map.phases.iter_mut(), Thing::phase);
    renumber!(log, StageId, map.stages().map(|(_, stage)| stage), stages_mut(map), Thing::stage);
    renumber!(
        log,
        StepId,
        map.steps().map(|(_, step)| step),
        stages_mut(map).flat_map(|stage| &mut stage.steps),
        Thing::step
    );
    for phase in &mut map.phases {
        log.texts(clean_all([&mut phase.title]), || Thing::phase(phase));
        for stage in &mut phase.stages {
            let texts = [&mut stage.title, &mut stage.subtitle, &mut stage.facts.owner];
            log.texts(clean_all(texts), || Thing::stage(stage));
            width(&mut stage.facts, || Thing::new(What::Stage, stage.id, &stage.title), log);
            for step in &mut stage.steps {
                let texts = [&mut step.title, &mut step.subtitle, &mut step.facts.owner];
                log.texts(clean_all(texts), || Thing::step(step));
                width(&mut step.facts, || Thing::new(What::Step, step.id, &step.title), log);
            }
        }
    }
}

/// A phase of one stage of one step, all without words.
pub(super) fn empty_phase() -> Phase {
    let stage = Stage::new(StageId::from_bits(0), "", StepId::from_bits(0));
    Phase { id: PhaseId::from_bits(0), title: String::new(), stages: vec![stage] }
}

fn stages_mut(map: &mut Map) -> impl Iterator<Item = &mut Stage> {
    map.phases.iter_mut().flat_map(|phase| &mut phase.stages)
}

/// Gives every empty level one empty part, so that its words have a column to stand over.
fn fill(map: &mut Map, log: &mut Log) {
    if map.phases.is_empty() {
        map.phases.push(empty_phase());
        log.add(Problem::NoColumn(Thing::map(map)), Remedy::Added);
    }
    let mut stages = Taken::of(map.stages().map(|(_, stage)| stage.id.bits()));
    let mut steps = Taken::of(map.steps().map(|(_, step)| step.id.bits()));
    for phase in &mut map.phases {
        if phase.stages.is_empty() {
            let (stage, step) = (StageId::from_bits(stages.free(0)), StepId::from_bits(steps.free(0)));
            phase.stages.push(Stage::new(stage, "", step));
            log.add(Problem::NoColumn(Thing::phase(phase)), Remedy::Added);
        }
        for stage in phase.stages.iter_mut().filter(|stage| stage.steps.is_empty()) {
            stage.steps.push(Step::new(StepId::from_bits(steps.free(0))));
            log.add(Problem::NoColumn(Thing::stage(stage)), Remedy::Added);
        }
    }
}

fn width(facts: &mut Facts, thing: impl FnOnce() -> Thing, log: &mut Log) {
    if let Some(width) = &mut facts.width {
        log.number(width, WIDTHS, USUAL_WIDTH, Field::Width, thing);
    }
}
