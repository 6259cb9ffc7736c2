//! Edits of what the maps of a document share: title, personas, pictures, own kinds, surveys.

use std::sync::Arc;

use super::forget::forget_unknown;
use super::text::{tidy, tidy_all};
use super::{Applied, EditError, MergeKey, StepName};
use crate::model::{
    Document, ImageHash, Item, OwnChannel, OwnKind, OwnMark, Persona, PersonaId, Question, StoredImage,
    SurveyTarget, Wave, WaveId,
};

pub(super) fn set_title(document: &mut Document, title: &str) -> Result<Applied, EditError> {
    document.title = tidy(title)?;
    Ok(Applied::new(StepName::Type).merging(MergeKey::DocumentTitle))
}

pub(super) fn add_persona(document: &mut Document, persona: &Persona) -> Result<Applied, EditError> {
    if document.persona(persona.id).is_some() {
        return Err(EditError::Taken(persona.id.to_string()));
    }
    let persona = tidy_persona(document, persona)?;
    document.personas.push(Arc::new(persona));
    Ok(Applied::new(StepName::AddPersona))
}

pub(super) fn set_persona(document: &mut Document, persona: &Persona) -> Result<Applied, EditError> {
    let new = tidy_persona(document, persona)?;
    let old = document.personas.iter_mut().find(|old| old.id == persona.id);
    *old.ok_or(EditError::NoPersona(persona.id))? = Arc::new(new);
    Ok(Applied::new(StepName::ChangePersona).merging(MergeKey::Persona(persona.id)))
}

pub(super) fn delete_persona(document: &mut Document, id: PersonaId) -> Result<Applied, EditError> {
    let place = document.personas.iter().position(|persona| persona.id == id);
    let persona = document.personas.remove(place.ok_or(EditError::NoPersona(id))?);
    forget_unknown(document)?;
    Ok(Applied::new(StepName::DeletePersona(persona.name.clone())))
}

pub(super) fn add_image(
    document: &mut Document,
    hash: ImageHash,
    image: &Arc<StoredImage>,
) -> Result<Applied, EditError> {
    let title = tidy(&image.title)?;
    let same_title = title == image.title;
    let image = if same_title {
        Arc::clone(image)
    } else {
        Arc::new(StoredImage { title, bytes: image.bytes.clone() })
    };
    document.images.insert(hash, image);
    Ok(Applied::new(StepName::AddPicture))
}

pub(super) fn set_own(
    document: &mut Document,
    channels: &[OwnChannel],
    kinds: &[OwnKind],
    marks: &[OwnMark],
) -> Result<Applied, EditError> {
    refuse_double(channels.iter().map(|channel| channel.id))?;
    refuse_double(kinds.iter().map(|kind| kind.id))?;
    refuse_double(marks.iter().map(|mark| mark.id))?;
    document.channels = channels.to_vec();
    document.kinds = kinds.to_vec();
    document.marks = marks.to_vec();
    tidy_all(document.channels.iter_mut().flat_map(|channel| [&mut channel.name, &mut channel.icon]))?;
    tidy_all(document.kinds.iter_mut().flat_map(|kind| [&mut kind.name, &mut kind.icon]))?;
    tidy_all(document.marks.iter_mut().flat_map(|mark| [&mut mark.name, &mut mark.icon]))?;
    forget_unknown(document)?;
    Ok(Applied::new(StepName::ChangeDocument))
}

pub(super) fn set_surveys(
    document: &mut Document,
    waves: &[Wave],
    questions: &[Question],
) -> Result<Applied, EditError> {
    refuse_double(waves.iter().map(|wave| wave.id))?;
    refuse_double(questions.iter().map(|question| question.id))?;
    let typed = only_change(&document.surveys, waves);
    document.surveys = waves.to_vec();
    document.questions = questions.to_vec();
    for wave in &mut document.surveys {
        tidy_all(
            [&mut wave.source].into_iter().chain(wave.comments.iter_mut().map(|comment| &mut comment.words)),
        )?;
        let (low, high) = wave.indicator.scale();
        let scores =
            wave.counts.keys().copied().chain(wave.comments.iter().filter_map(|comment| comment.score));
        if !scores.into_iter().all(|score| (low..=high).contains(&score)) {
            return Err(EditError::OutOfRange);
        }
    }
    tidy_all(document.questions.iter_mut().map(|question| &mut question.words))?;
    let asked = document.questions.iter().filter_map(|question| question.target);
    for target in document.surveys.iter().map(|wave| wave.target).chain(asked) {
        need_target(document, target)?;
    }
    let applied = Applied::new(StepName::ChangeSurveys);
    Ok(match typed {
        Some(wave) => applied.merging(MergeKey::Wave(wave)),
        None => applied,
    })
}

/// The one wave that differs, while the list stays the same: it is being typed.
fn only_change(before: &[Wave], after: &[Wave]) -> Option<WaveId> {
    let same = before.len() == after.len() && before.iter().zip(after).all(|(a, b)| a.id == b.id);
    let mut changed = before.iter().zip(after).filter(|(a, b)| a != b).map(|(_, wave)| wave.id);
    let first = changed.next().filter(|_| same)?;
    changed.next().is_none().then_some(first)
}

fn need_target(document: &Document, target: SurveyTarget) -> Result<(), EditError> {
    let item = match target {
        SurveyTarget::Map(id) => {
            return document.map(id).map(|_| ()).ok_or(EditError::NoMap(id));
        }
        SurveyTarget::Stage(id) => Item::Stage(id),
        SurveyTarget::Step(id) => Item::Step(id),
        SurveyTarget::Touchpoint(id) => Item::Card(id),
    };
    if document.maps.iter().any(|map| map.has(item)) { Ok(()) } else { Err(EditError::NoItem(item)) }
}

fn tidy_persona(document: &Document, persona: &Persona) -> Result<Persona, EditError> {
    let mut new = persona.clone();
    let Persona { name, demographics, behaviours, needs, goals, quote, .. } = &mut new;
    tidy_all([name, demographics, behaviours, needs, goals, quote])?;
    new.portrait = new.portrait.filter(|hash| document.images.contains_key(hash));
    Ok(new)
}

fn refuse_double<T: Ord + ToString>(ids: impl Iterator<Item = T>) -> Result<(), EditError> {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(id.to_string()) {
            return Err(EditError::Taken(id.to_string()));
        }
    }
    Ok(())
}
