//! A map as a report in Markdown: what it is about, its people, its stages with their cards, pain points by
//! severity, opportunities by what they are worth, survey figures.

use std::fmt::Write as _;

use super::Source;
use crate::figures;
use crate::model::{Card, CardKind, LaneKind, Persona, Series, Stage};
use crate::words::data::{ReportWords, report as report_words};
use crate::words::{self, in_one_line, kinds, names, numbers};

/// The report.
#[must_use]
pub fn report(source: Source<'_>) -> String {
    let w = report_words(source.document.language);
    let mut out = String::new();
    head(source, &mut out);
    personas(source, w, &mut out);
    heading(&mut out, w.stages);
    for (_, stage) in source.shown.stages(source.map) {
        stage_part(source, stage, &mut out);
    }
    pains(source, w, &mut out);
    opportunities(source, w, &mut out);
    survey(source, w, &mut out);
    parked(source, w, &mut out);
    out
}

fn head(source: Source<'_>, out: &mut String) {
    let (map, language) = (source.map, source.document.language);
    let w = words::map(language);
    let title = if map.title.is_empty() { w.untitled } else { &map.title };
    let _ = writeln!(out, "# {}", text(title));
    let date = map.date.map(|date| numbers::date(language, date)).unwrap_or_default();
    let facts = [(w.scenario, map.scenario.as_str()), (w.goal, &map.goal), (w.date, &date)];
    let said: Vec<_> = facts.iter().filter(|(_, said)| !said.is_empty()).collect();
    if !said.is_empty() {
        out.push('\n');
    }
    for (name, said) in said {
        let _ = writeln!(out, "- **{name}:** {}", text(said));
    }
    for block in map.blocks_above.iter().chain(&map.blocks_below).filter(|_| !source.shown.without_blocks) {
        let _ = writeln!(out, "\n**{}**\n\n{}", text(&block.title), text(&block.text));
    }
}

fn personas(source: Source<'_>, w: &ReportWords, out: &mut String) {
    let shown = source.map.personas.iter().filter(|id| !source.shown.without_personas.contains(id));
    let personas: Vec<&Persona> =
        shown.filter_map(|id| source.document.persona(*id)).map(std::convert::AsRef::as_ref).collect();
    if personas.is_empty() {
        return;
    }
    heading(out, w.personas);
    for persona in personas {
        let _ = writeln!(out, "\n### {}\n", text(&persona.name));
        if !persona.quote.is_empty() {
            let _ = writeln!(out, "> {}\n", text(&numbers::quoted(&persona.quote)));
        }
        for (name, said) in [
            (w.demographics, &persona.demographics),
            (w.behaviours, &persona.behaviours),
            (w.needs, &persona.needs),
            (w.goals, &persona.goals),
        ] {
            if !said.is_empty() {
                let _ = writeln!(out, "- **{name}:** {}", text(said));
            }
        }
    }
}

/// A stage with its lanes, and under each its cards; steps are named where there is more than one.
fn stage_part(source: Source<'_>, stage: &Stage, out: &mut String) {
    let language = source.document.language;
    let untitled = words::map(language).untitled;
    let title = if stage.title.is_empty() { untitled } else { &stage.title };
    let _ = writeln!(out, "\n### {}", text(title));
    if !stage.subtitle.is_empty() {
        let _ = writeln!(out, "\n*{}*", text(&stage.subtitle));
    }
    for lane in source.shown.lanes(source.map) {
        let mut lines = String::new();
        for step in &stage.steps {
            let before = match (stage.steps.len(), step.title.as_str()) {
                (0 | 1, _) | (_, "") => String::new(),
                (_, title) => format!("{}: ", text(title)),
            };
            for card in source.cards_in(lane, step.id) {
                let _ = writeln!(lines, "- {before}{}", card_line(source, card));
            }
            let Some(cell) = lane.cells.get(&step.id) else { continue };
            for point in cell.points.iter().filter(|point| source.shown.shows_point(point)) {
                let name = match &point.series {
                    Series::Persona(id) => {
                        source.document.persona(*id).map_or("", |persona| persona.name.as_str())
                    }
                    Series::Named(name) => name,
                };
                let value = match &lane.kind {
                    LaneKind::Numbers(scale) => {
                        let figure = numbers::short(language, f64::from(point.value));
                        numbers::with_unit(language, &figure, &scale.unit)
                    }
                    LaneKind::Curve(_) | LaneKind::Cards(_) | LaneKind::Pictures => {
                        numbers::signed(language, f64::from(point.value), 1)
                    }
                };
                let parts: Vec<String> = [name, &value, &point.words]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .map(text)
                    .collect();
                let _ = writeln!(lines, "- {before}{}", parts.join(" – "));
            }
            if cell.empty_on_purpose {
                let _ = writeln!(lines, "- {before}*{}*", report_words(language).takes_no_part);
            }
        }
        if !lines.is_empty() {
            let title = if lane.title.is_empty() { untitled } else { &lane.title };
            let _ = write!(out, "\n**{}**\n\n{lines}", text(title));
        }
    }
}

/// Words, note and what the kind says.
#[expect(clippy::wildcard_enum_match_arm, reason = "only quotes are written otherwise")]
fn card_line(source: Source<'_>, card: &Card) -> String {
    let mut line = match &card.kind {
        CardKind::Quote { speaker } if !speaker.is_empty() => {
            format!("{} ({})", text(&numbers::quoted(&card.title)), text(speaker))
        }
        CardKind::Quote { .. } => text(&numbers::quoted(&card.title)),
        _ => text(names::card(source.document, card)),
    };
    if !card.note.is_empty() {
        let _ = write!(line, " – {}", text(&card.note));
    }
    if !card.link.is_empty() {
        let _ = write!(line, " <{}>", in_one_line(&card.link));
    }
    line
}

fn pains(source: Source<'_>, w: &ReportWords, out: &mut String) {
    let language = source.document.language;
    let mut pains: Vec<(u8, u32, String)> = Vec::new();
    for card in source.cards() {
        if let CardKind::PainPoint { severity, category } = card.kind {
            let category = category.map(|category| kinds::pain_category(language, category));
            let rating = (severity > 0).then(|| kinds::severity(language, severity));
            pains.push((severity, card.votes, with_facts(&card_line(source, card), [rating, category])));
        }
    }
    pains.sort_by_key(|(severity, votes, _)| std::cmp::Reverse((*severity, *votes)));
    numbered(out, w.pains, pains.into_iter().map(|(.., line)| line));
}

/// Great impact for little effort first.
fn opportunities(source: Source<'_>, w: &ReportWords, out: &mut String) {
    let language = source.document.language;
    let map_words = words::map(language);
    let mut ideas: Vec<((i16, u8, u32), String)> = Vec::new();
    for card in source.cards() {
        if let CardKind::Opportunity { impact, effort } = card.kind {
            let fact = |name: &str, extent: u8| {
                (extent > 0).then(|| format!("{name}: {}", kinds::extent(language, extent).to_lowercase()))
            };
            let facts = [fact(map_words.impact, impact), fact(map_words.effort, effort)];
            let line = with_facts(&card_line(source, card), facts.each_ref().map(Option::as_deref));
            let worth = i16::from(impact) - i16::from(effort);
            ideas.push(((worth, impact, card.votes), line));
        }
    }
    ideas.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
    numbered(out, w.opportunities, ideas.into_iter().map(|(_, line)| line));
}

fn survey(source: Source<'_>, w: &ReportWords, out: &mut String) {
    let language = source.document.language;
    let mut lines = Vec::new();
    for (_, stage) in source.shown.stages(source.map) {
        for pool in figures::about_stage(source.document, source.map, stage) {
            let Some(figure) = figures::figure(pool.indicator, &pool.counts) else { continue };
            let value = numbers::decimal(language, figure.value, 1);
            let margin = figure.margin.map(|margin| format!(" ± {}", numbers::decimal(language, margin, 1)));
            lines.push(format!(
                "{}: {} {value}{} ({})",
                text(&stage.title),
                kinds::indicator(pool.indicator),
                margin.unwrap_or_default(),
                words::data::answers(language, figure.answers),
            ));
        }
    }
    if lines.is_empty() {
        return;
    }
    heading(out, w.figures);
    out.push('\n');
    for line in lines {
        let _ = writeln!(out, "- {line}");
    }
}

fn parked(source: Source<'_>, w: &ReportWords, out: &mut String) {
    let parked: Vec<&Card> = source.map.parking.iter().filter(|card| source.shown.shows(card)).collect();
    if parked.is_empty() {
        return;
    }
    heading(out, w.parked);
    out.push('\n');
    for card in parked {
        let _ = writeln!(out, "- {}", card_line(source, card));
    }
}

fn with_facts<const N: usize>(line: &str, facts: [Option<&str>; N]) -> String {
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    if facts.is_empty() { line.to_owned() } else { format!("{line} ({})", facts.join(", ")) }
}

fn heading(out: &mut String, words: &str) {
    let _ = writeln!(out, "\n## {words}");
}

fn numbered(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    for (place, line) in lines.enumerate() {
        if place == 0 {
            heading(out, title);
            out.push('\n');
        }
        let _ = writeln!(out, "{}. {line}", place + 1);
    }
}

/// Words in one line, with the characters that Markdown would take for its own told apart.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in in_one_line(words).chars() {
        if matches!(letter, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
