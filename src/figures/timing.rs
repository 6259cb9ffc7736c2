//! When the parts of a map begin and how long they take, from what its stages and steps say of it. What is not
//! said follows from its neighbours: a start from the start and length before it, a length from two starts.

use crate::model::{ClockTime, Map, Stage, StageId, StepId};

/// The times of a map, left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timetable {
    /// A span for each step of a stage whose steps have times of their own, else one for the stage.
    pub spans: Vec<TimeSpan>,
}

/// A stage or a step in time.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeSpan {
    /// The stage, or that of the step.
    pub stage: StageId,
    /// The columns, left to right; never empty.
    pub steps: Vec<StepId>,
    /// When it begins, said or derived.
    pub clock: Option<ClockTime>,
    /// How long it takes, said or derived, in minutes.
    pub minutes: Option<u32>,
    /// It happens without the company.
    pub not_with_us: bool,
    /// What the stage says it takes in all, where its steps are spans of their own.
    stage_minutes: Option<u32>,
}

/// Minutes in all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    /// Everything.
    pub minutes: u32,
    /// What of it happens without the company.
    pub not_with_us: u32,
}

/// Minutes that a stage takes: what it says, or else the sum of its steps. `None`: neither says anything.
#[must_use]
pub fn stage_minutes(stage: &Stage) -> Option<u32> {
    let steps = stage.steps.iter().filter_map(|step| step.facts.duration);
    stage.facts.duration.or_else(|| steps.reduce(u32::saturating_add))
}

/// The times of a map.
#[must_use]
pub fn timetable(map: &Map) -> Timetable {
    let mut spans: Vec<TimeSpan> = map.stages().flat_map(|(_, stage)| spans_of(stage)).collect();
    let mut now: Option<ClockTime> = None;
    for at in 0..spans.len() {
        let next = spans.get(at + 1).and_then(|span| span.clock);
        let Some(span) = spans.get_mut(at) else { break };
        span.clock = span.clock.or(now);
        if let (None, Some(clock), Some(next)) = (span.minutes, span.clock, next) {
            span.minutes = Some(clock.minutes_until(next)).filter(|minutes| *minutes > 0);
        }
        now = span.end();
    }
    Timetable { spans }
}

/// As they say it themselves, nothing derived.
fn spans_of(stage: &Stage) -> Vec<TimeSpan> {
    let own = stage.steps.iter().any(|step| step.facts.clock.is_some() || step.facts.duration.is_some());
    if !own {
        return vec![TimeSpan {
            stage: stage.id,
            steps: stage.steps.iter().map(|step| step.id).collect(),
            clock: stage.facts.clock,
            minutes: stage.facts.duration,
            not_with_us: stage.facts.not_with_us || stage.steps.iter().all(|step| step.facts.not_with_us),
            stage_minutes: None,
        }];
    }
    let alone = stage.steps.len() == 1;
    let spans = stage.steps.iter().enumerate().map(|(at, step)| TimeSpan {
        stage: stage.id,
        steps: vec![step.id],
        clock: step.facts.clock.or(stage.facts.clock.filter(|_| at == 0)),
        minutes: step.facts.duration.or(stage.facts.duration.filter(|_| alone)),
        not_with_us: stage.facts.not_with_us || step.facts.not_with_us,
        stage_minutes: stage.facts.duration,
    });
    spans.collect()
}

impl TimeSpan {
    /// When it is over; `None`: start or length are unknown.
    #[must_use]
    pub fn end(&self) -> Option<ClockTime> {
        Some(self.clock?.after(self.minutes?))
    }
}

impl Timetable {
    /// Whether nothing is known of any time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.clock.is_none() && span.minutes.is_none())
    }

    /// The sum over these stages; a stage that says what it takes counts as that. `None`: none says anything.
    #[must_use]
    pub fn total(&self, counts: impl Fn(StageId) -> bool) -> Option<Total> {
        let stages = self.spans.chunk_by(|a, b| a.stage == b.stage);
        let known = stages.filter(|spans| spans.first().is_some_and(|span| counts(span.stage)));
        known.filter_map(total_of_stage).reduce(|all, one| Total {
            minutes: all.minutes.saturating_add(one.minutes),
            not_with_us: all.not_with_us.saturating_add(one.not_with_us),
        })
    }
}

fn total_of_stage(spans: &[TimeSpan]) -> Option<Total> {
    let sum = |only: fn(&TimeSpan) -> bool| {
        spans.iter().filter(|span| only(span)).filter_map(|span| span.minutes).reduce(u32::saturating_add)
    };
    let said = spans.iter().find_map(|span| span.stage_minutes);
    let minutes = said.or_else(|| sum(|_| true))?;
    let all_without = spans.iter().all(|span| span.not_with_us);
    let without = if all_without { minutes } else { sum(|span| span.not_with_us).unwrap_or(0) };
    Some(Total { minutes, not_with_us: without.min(minutes) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Facts, MapId, Phase, PhaseId, Step};

    /// Stages of one step each, as (clock, minutes).
    fn map(times: &[(&str, u32)]) -> Map {
        let stages = (0..).zip(times).map(|(at, (clock, minutes))| Stage {
            facts: Facts { clock: clock.parse().ok(), duration: said(*minutes), ..Facts::default() },
            ..Stage::new(StageId::from_bits(at), "", StepId::from_bits(at))
        });
        let phase = Phase { id: PhaseId::from_bits(0), title: String::new(), stages: stages.collect() };
        Map::new(MapId::from_bits(0), "", phase)
    }

    fn said(minutes: u32) -> Option<u32> {
        (minutes > 0).then_some(minutes)
    }

    fn times(map: &Map) -> Vec<(String, u32)> {
        let spans = timetable(map).spans;
        let text = |span: &TimeSpan| span.clock.map(|clock| clock.to_string()).unwrap_or_default();
        spans.iter().map(|span| (text(span), span.minutes.unwrap_or(0))).collect()
    }

    #[test]
    fn starts_follow_from_the_first_and_the_lengths_past_midnight_too() {
        let map = map(&[("22:00", 90), ("", 60), ("", 0), ("", 30)]);
        let expected = [("22:00", 90), ("23:30", 60), ("00:30", 0), ("", 30)];
        assert_eq!(times(&map), expected.map(|(clock, minutes)| (clock.to_owned(), minutes)));
    }

    #[test]
    fn a_length_follows_from_two_starts_and_what_is_said_wins() {
        let map = map(&[("06:00", 0), ("07:15", 30), ("08:00", 0)]);
        let expected = [("06:00", 75), ("07:15", 30), ("08:00", 0)];
        assert_eq!(times(&map), expected.map(|(clock, minutes)| (clock.to_owned(), minutes)));
    }

    #[test]
    fn steps_with_times_are_spans_and_their_stage_counts_as_it_says() {
        let mut map = map(&[("08:00", 0), ("", 60)]);
        let steps = [(10, 20, true), (11, 15, false)].map(|(id, minutes, not_with_us)| Step {
            facts: Facts { duration: said(minutes), not_with_us, ..Facts::default() },
            ..Step::new(StepId::from_bits(id))
        });
        let first = &mut map.phases[0].stages[0];
        first.steps = steps.to_vec();
        assert_eq!(stage_minutes(first), Some(35));
        let expected = [("08:00", 20), ("08:20", 15), ("08:35", 60)];
        assert_eq!(times(&map), expected.map(|(clock, minutes)| (clock.to_owned(), minutes)));
        assert_eq!(timetable(&map).total(|_| true), Some(Total { minutes: 95, not_with_us: 20 }));
        assert_eq!(timetable(&map).total(|id| id.bits() == 1).map(|total| total.minutes), Some(60));

        map.phases[0].stages[0].facts.duration = Some(50);
        assert_eq!(timetable(&map).total(|_| true).map(|total| total.minutes), Some(110));
        assert_eq!(timetable(&self::map(&[("", 0)])).total(|_| true), None);
    }
}
