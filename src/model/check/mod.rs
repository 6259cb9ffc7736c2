//! What can be broken in a document that parses, and its repair: dangling references, ids that stand
//! twice, numbers out of range, texts in another form. Nothing is dropped without being named, and what
//! carries somebody's words is moved rather than dropped.
//!
//! Origins are not checked: what a map grew out of may have been deleted.

mod around;
mod columns;
mod ids;
mod lanes;
mod problem;
mod survey;
mod text;

use std::collections::HashSet;
use std::sync::Arc;

pub use problem::{Field, Problem, Remedy, Repaired, TextFault, Thing, What};
pub use text::{MAX_TEXT, clean_text};

use self::ids::renumber;
use self::text::clean_all;
use super::{ChannelId, Document, ImageHash, KindId, Map, MapId, MarkId, Persona, PersonaId};

/// Every broken invariant of the document; empty: it is sound.
#[must_use]
pub fn check(document: &Document) -> Vec<Problem> {
    // One walk does both, so that what is repaired and what is found cannot differ.
    repair(document.clone()).1.into_iter().map(|repaired| repaired.problem).collect()
}

/// Makes the document sound and says what was done; `check` of the result is empty.
#[must_use]
pub fn repair(mut document: Document) -> (Document, Vec<Repaired>) {
    let mut log = Log::default();
    shared(&mut document, &mut log);
    let known = Known::of(&document);
    for persona in &mut document.personas {
        repair_persona(Arc::make_mut(persona), &known, &mut log);
    }
    for map in &mut document.maps {
        repair_map(Arc::make_mut(map), &known, &mut log);
    }
    survey::repair(&mut document, &mut log);
    (document, log.0)
}

/// What was repaired so far.
#[derive(Default)]
struct Log(Vec<Repaired>);

impl Log {
    fn add(&mut self, problem: Problem, remedy: Remedy) {
        self.0.push(Repaired { problem, remedy });
    }

    fn missing(&mut self, thing: Thing, missing: What, id: &impl ToString, remedy: Remedy) {
        self.add(Problem::Missing { thing, missing, id: id.to_string() }, remedy);
    }

    fn texts(&mut self, faults: Vec<TextFault>, thing: impl Fn() -> Thing) {
        for fault in faults {
            let remedy = if fault == TextFault::TooLong { Remedy::Shortened } else { Remedy::Corrected };
            self.add(Problem::Text { thing: thing(), fault }, remedy);
        }
    }

    /// Brings a number into its range; what is no number becomes `fallback`.
    fn number(
        &mut self,
        value: &mut f32,
        (low, high): (f32, f32),
        fallback: f32,
        field: Field,
        thing: impl FnOnce() -> Thing,
    ) {
        if (low..=high).contains(value) {
            return;
        }
        let found = *value;
        *value = if found.is_finite() { found.clamp(low, high) } else { fallback };
        self.add(
            Problem::OutOfRange {
                thing: thing(),
                field,
                found: as_written(found),
                low: as_written(low),
                high: as_written(high),
            },
            Remedy::SetTo(as_written(*value)),
        );
    }

    /// Brings a whole number into its range.
    fn whole<N>(&mut self, value: &mut N, (low, high): (N, N), field: Field, thing: impl FnOnce() -> Thing)
    where
        N: Copy + Ord + Into<f64>,
    {
        let found = *value;
        *value = found.clamp(low, high);
        if *value != found {
            self.add(
                Problem::OutOfRange {
                    thing: thing(),
                    field,
                    found: found.into(),
                    low: low.into(),
                    high: high.into(),
                },
                Remedy::SetTo((*value).into()),
            );
        }
    }

    /// Leaves out what a list names again, and what it names that does not exist.
    fn references<T: Copy + PartialEq + ToString>(
        &mut self,
        list: &mut Vec<T>,
        what: What,
        exists: impl Fn(T) -> bool,
        thing: impl Fn() -> Thing,
    ) {
        let mut kept: Vec<T> = Vec::with_capacity(list.len());
        for &id in list.iter() {
            if !exists(id) {
                self.missing(thing(), what, &id, Remedy::Cleared);
            } else if kept.contains(&id) {
                self.add(Problem::Repeated { thing: thing(), what }, Remedy::Cleared);
            } else {
                kept.push(id);
            }
        }
        if kept.len() < list.len() {
            *list = kept;
        }
    }
}

/// The number that people read where this one is written: 0.1, not 0.10000000149.
fn as_written(value: f32) -> f64 {
    value.to_string().parse().unwrap_or_else(|_| f64::from(value))
}

/// What cards and personas may refer to.
struct Known {
    personas: HashSet<PersonaId>,
    images: HashSet<ImageHash>,
    channels: HashSet<ChannelId>,
    kinds: HashSet<KindId>,
    marks: HashSet<MarkId>,
}

impl Known {
    fn of(document: &Document) -> Self {
        Self {
            personas: document.personas.iter().map(|persona| persona.id).collect(),
            images: document.images.keys().copied().collect(),
            channels: document.channels.iter().map(|channel| channel.id).collect(),
            kinds: document.kinds.iter().map(|kind| kind.id).collect(),
            marks: document.marks.iter().map(|mark| mark.id).collect(),
        }
    }
}

/// What the maps of a document share, and that there is a map at all.
fn shared(document: &mut Document, log: &mut Log) {
    log.texts(clean_all([&mut document.title]), Thing::document);
    renumber!(
        log,
        PersonaId,
        document.personas.iter(),
        document.personas.iter_mut().map(Arc::make_mut),
        Thing::persona
    );
    renumber!(log, ChannelId, document.channels.iter(), document.channels.iter_mut(), Thing::channel);
    renumber!(log, KindId, document.kinds.iter(), document.kinds.iter_mut(), Thing::kind);
    renumber!(log, MarkId, document.marks.iter(), document.marks.iter_mut(), Thing::mark);
    for own in &mut document.channels {
        log.texts(clean_all([&mut own.name, &mut own.icon]), || Thing::channel(own));
    }
    for own in &mut document.kinds {
        log.texts(clean_all([&mut own.name, &mut own.icon]), || Thing::kind(own));
    }
    for own in &mut document.marks {
        log.texts(clean_all([&mut own.name, &mut own.icon]), || Thing::mark(own));
    }
    for (hash, image) in &mut document.images {
        let image = Arc::make_mut(image);
        log.texts(clean_all([&mut image.title]), || Thing::new(What::Image, hash, &image.title));
    }
    if document.maps.is_empty() {
        let map = Map::new(MapId::from_bits(0), "", columns::empty_phase());
        document.maps.push(Arc::new(map));
        log.add(Problem::NoMap, Remedy::Added);
    }
    renumber!(log, MapId, document.maps.iter(), document.maps.iter_mut().map(Arc::make_mut), Thing::map);
}

fn repair_persona(persona: &mut Persona, known: &Known, log: &mut Log) {
    let texts = [
        &mut persona.name,
        &mut persona.demographics,
        &mut persona.behaviours,
        &mut persona.needs,
        &mut persona.goals,
        &mut persona.quote,
    ];
    log.texts(clean_all(texts), || Thing::persona(persona));
    if let Some(hash) = persona.portrait.filter(|hash| !known.images.contains(hash)) {
        log.missing(Thing::persona(persona), What::Image, &hash, Remedy::Cleared);
        persona.portrait = None;
    }
}

fn repair_map(map: &mut Map, known: &Known, log: &mut Log) {
    let texts = [&mut map.title, &mut map.scenario, &mut map.goal];
    let faults = clean_all(texts.into_iter().chain(&mut map.dismissed));
    log.texts(faults, || Thing::map(map));
    let mut personas = std::mem::take(&mut map.personas);
    log.references(&mut personas, What::Persona, |id| known.personas.contains(&id), || Thing::map(map));
    map.personas = personas;
    let mut targets = std::mem::take(&mut map.targets);
    for target in &mut targets {
        log.number(&mut target.value, (-100.0, 100.0), 0.0, Field::Target, || Thing::map(map));
    }
    map.targets = targets;
    columns::repair(map, log);
    lanes::repair(map, known, log);
    around::repair(map, known, log);
}
