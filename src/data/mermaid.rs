//! A map as a Mermaid `journey` diagram: stages as sections, what the customer does as tasks, the curve as
//! scores from 1 to 5. What such a diagram cannot hold is said in a comment at its head.

use std::fmt::Write as _;

use super::Source;
use crate::figures;
use crate::model::{Card, CardKind, Lane, LaneKind, Series, Step};
use crate::words::{self, in_one_line};

/// The diagram.
#[must_use]
pub fn mermaid(source: Source<'_>) -> String {
    let language = source.document.language;
    let mut sections = String::new();
    let mut taken = 0;
    for (_, stage) in source.shown.stages(source.map) {
        let name = named(&stage.title, words::map(language).untitled);
        let _ = writeln!(sections, "    section {}", escaped(&name));
        for step in &stage.steps {
            let score = score(source, step);
            let actions: Vec<&Card> = actions(source, step).collect();
            taken += actions.len();
            if actions.is_empty() {
                let words = named(&step.title, &name);
                task(&mut sections, &words, score, &everyone(source));
            }
            for card in actions {
                let people = if card.personas.is_empty() { everyone(source) } else { names(source, card) };
                task(&mut sections, &named(words::names::card(source.document, card), &name), score, &people);
            }
        }
    }
    let others = source.cards().count() - taken;
    let left_out = words::data::left_out(language, others, source.map.links.len());
    let title = named(&source.map.title, words::map(language).untitled);
    // The name of the diagram comes first: some programs look for it in the first line alone.
    format!("journey\n    %% {left_out}\n    title {}\n{sections}", escaped(&title))
}

fn task(out: &mut String, words: &str, score: u8, people: &[String]) {
    let people: Vec<String> = people.iter().map(|name| escaped(name).replace(',', " ")).collect();
    let _ = match people.as_slice() {
        [] => writeln!(out, "      {}: {score}", escaped(words)),
        people => writeln!(out, "      {}: {score}: {}", escaped(words), people.join(", ")),
    };
}

/// The visible actions in a step.
fn actions<'a>(source: Source<'a>, step: &'a Step) -> impl Iterator<Item = &'a Card> {
    let lanes = source.shown.lanes(source.map);
    lanes
        .into_iter()
        .flat_map(move |lane| source.cards_in(lane, step.id))
        .filter(|card| card.kind == CardKind::Action)
}

/// The mean of all curves in the step, −2 to +2, as 1 to 5; where there is none, the middle.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 5")]
fn score(source: Source<'_>, step: &Step) -> u8 {
    let is_curve = |lane: &&std::sync::Arc<Lane>| matches!(lane.kind, LaneKind::Curve(_));
    let lanes = source.shown.lanes(source.map);
    let mut means = Vec::new();
    for lane in lanes.into_iter().filter(is_curve) {
        let points = lane.cells.get(&step.id).map(|cell| cell.points.as_slice()).unwrap_or_default();
        let mut series: Vec<&Series> = points.iter().map(|point| &point.series).collect();
        series.sort();
        series.dedup();
        means.extend(series.into_iter().filter_map(|series| figures::average(lane, &[step.id], series)));
    }
    if means.is_empty() {
        return 3;
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let mean = means.iter().sum::<f64>() / means.len() as f64;
    (mean + 3.0).round().clamp(1.0, 5.0) as u8
}

fn everyone(source: Source<'_>) -> Vec<String> {
    let shown = source.map.personas.iter().filter(|id| !source.shown.without_personas.contains(id));
    shown.filter_map(|id| source.document.persona(*id)).map(|persona| persona.name.clone()).collect()
}

fn names(source: Source<'_>, card: &Card) -> Vec<String> {
    let personas = card.personas.iter().filter_map(|id| source.document.persona(*id));
    personas.map(|persona| persona.name.clone()).collect()
}

fn named(words: &str, otherwise: &str) -> String {
    let words = in_one_line(words);
    if words.is_empty() { in_one_line(otherwise) } else { words }
}

/// Characters that end a name in a diagram, as the codes that Mermaid turns back.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '#' => out.push_str("#35;"),
            ';' => out.push_str("#59;"),
            ':' => out.push_str("#58;"),
            '%' => out.push_str("#37;"),
            letter => out.push(letter),
        }
    }
    out
}
