//! Survey waves and interview questions: what they are about exists, scores lie on their scale.

use std::collections::HashSet;

use super::ids::renumber;
use super::text::clean_all;
use super::{Field, Log, Problem, Remedy, Thing, What};
use crate::model::{CardId, Document, MapId, QuestionId, StageId, StepId, SurveyTarget, Wave, WaveId};

pub(super) fn repair(document: &mut Document, log: &mut Log) {
    let surveys = &mut document.surveys;
    renumber!(log, WaveId, surveys.iter(), surveys.iter_mut(), Thing::wave);
    let questions = &mut document.questions;
    renumber!(log, QuestionId, questions.iter(), questions.iter_mut(), Thing::question);
    if document.surveys.is_empty() && document.questions.is_empty() {
        return;
    }
    let targets = Targets::of(document);
    let whole = document.maps.first().map(|map| SurveyTarget::Map(map.id));
    for wave in &mut document.surveys {
        if let Some((missing, id)) = targets.missing(wave.target) {
            // The answers are kept: a wave says what it is from in its own words.
            wave.target = whole.unwrap_or(wave.target);
            log.missing(Thing::wave(wave), missing, &id, Remedy::BelongsToMap);
        }
        repair_wave(wave, log);
    }
    for question in &mut document.questions {
        log.texts(clean_all([&mut question.words]), || Thing::question(question));
        if let Some((missing, id)) = question.target.and_then(|target| targets.missing(target)) {
            question.target = None;
            log.missing(Thing::question(question), missing, &id, Remedy::Cleared);
        }
    }
}

fn repair_wave(wave: &mut Wave, log: &mut Log) {
    let (low, high) = wave.indicator.scale();
    let words = wave.comments.iter_mut().map(|comment| &mut comment.words);
    log.texts(clean_all([&mut wave.source].into_iter().chain(words)), || {
        Thing::new(What::Wave, wave.id, &wave.source)
    });
    let outside: Vec<u8> =
        wave.counts.keys().copied().filter(|score| !(low..=high).contains(score)).collect();
    for score in outside {
        let problem = Problem::OutOfRange {
            thing: Thing::wave(wave),
            field: Field::Score,
            found: score.into(),
            low: low.into(),
            high: high.into(),
        };
        log.add(problem, Remedy::Removed);
        wave.counts.remove(&score);
    }
    let (id, source) = (wave.id, &wave.source);
    for score in wave.comments.iter_mut().filter_map(|comment| comment.score.as_mut()) {
        log.whole(score, (low, high), Field::Score, || Thing::new(What::Wave, id, source));
    }
}

/// What surveys and questions may be about, of all maps together.
struct Targets {
    maps: HashSet<MapId>,
    stages: HashSet<StageId>,
    steps: HashSet<StepId>,
    cards: HashSet<CardId>,
}

impl Targets {
    fn of(document: &Document) -> Self {
        let maps = || document.maps.iter();
        let in_grid = maps().flat_map(|map| &map.lanes).flat_map(|lane| lane.cards());
        let parked = maps().flat_map(|map| &map.parking).map(|card| card.id);
        Self {
            maps: maps().map(|map| map.id).collect(),
            stages: maps().flat_map(|map| map.stages()).map(|(_, stage)| stage.id).collect(),
            steps: maps().flat_map(|map| map.steps()).map(|(_, step)| step.id).collect(),
            cards: in_grid.map(|(_, _, card)| card.id).chain(parked).collect(),
        }
    }

    /// The sort and id of the target if it does not exist.
    fn missing(&self, target: SurveyTarget) -> Option<(What, String)> {
        match target {
            SurveyTarget::Map(id) => (!self.maps.contains(&id)).then(|| (What::Map, id.to_string())),
            SurveyTarget::Stage(id) => (!self.stages.contains(&id)).then(|| (What::Stage, id.to_string())),
            SurveyTarget::Step(id) => (!self.steps.contains(&id)).then(|| (What::Step, id.to_string())),
            SurveyTarget::Touchpoint(id) => (!self.cards.contains(&id)).then(|| (What::Card, id.to_string())),
        }
    }
}
