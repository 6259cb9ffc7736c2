//! What copied cards refer to and another document may lack: it comes along and is added there, unless there
//! is one of the same name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Clip;
use crate::edit::Edit;
use crate::model::{
    Card, CardKind, Channel, ChannelId, Document, ImageHash, KindId, LaneKind, Mark, MarkId, OwnChannel,
    OwnKind, OwnMark, Persona, PersonaId, Point, Series, StoredImage,
};

/// Records of the document that the clip came from.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Lent {
    personas: Vec<Persona>,
    channels: Vec<OwnChannel>,
    kinds: Vec<OwnKind>,
    marks: Vec<OwnMark>,
    images: BTreeMap<ImageHash, StoredImage>,
}

/// Whom the records are in the document that the clip comes into, where that has them under another id.
#[derive(Debug, Default)]
pub(super) struct Known {
    personas: BTreeMap<PersonaId, PersonaId>,
    channels: BTreeMap<ChannelId, ChannelId>,
    kinds: BTreeMap<KindId, KindId>,
    marks: BTreeMap<MarkId, MarkId>,
}

impl Lent {
    /// What the clip needs of its document.
    pub(super) fn to(clip: &Clip, document: &Document) -> Self {
        let mut personas = BTreeSet::new();
        let (mut channels, mut kinds, mut marks) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut images = BTreeSet::new();
        let mut take_kind = |kind: &CardKind| match kind {
            CardKind::Touchpoint { channel: Some(Channel::Own(id)), .. } => _ = channels.insert(*id),
            CardKind::Own { kind } => _ = kinds.insert(*kind),
            CardKind::Picture { image: Some(hash) } => _ = images.insert(*hash),
            _ => {}
        };
        for card in clip.cards() {
            take_kind(&card.kind);
            personas.extend(card.personas.iter().copied());
            let own = |mark: &Mark| if let Mark::Own(id) = mark { Some(*id) } else { None };
            marks.extend(card.marks.iter().filter_map(own));
        }
        for lane in &clip.lanes {
            if let LaneKind::Cards(kind) = &lane.lane.kind {
                take_kind(kind);
            }
        }
        for cell in clip.cells.iter().map(|piece| &piece.cell) {
            let series = cell.points.iter().map(|point| &point.series).chain(&cell.gaps);
            personas.extend(series.filter_map(persona_of));
        }
        let personas: Vec<Persona> = document
            .personas
            .iter()
            .filter(|one| personas.contains(&one.id))
            .map(|one| (**one).clone())
            .collect();
        images.extend(personas.iter().filter_map(|persona| persona.portrait));
        let images = document.images.iter().filter(|(hash, _)| images.contains(hash));
        Self {
            personas,
            channels: document.channels.iter().filter(|own| channels.contains(&own.id)).cloned().collect(),
            kinds: document.kinds.iter().filter(|own| kinds.contains(&own.id)).cloned().collect(),
            marks: document.marks.iter().filter(|own| marks.contains(&own.id)).cloned().collect(),
            images: images.map(|(hash, image)| (*hash, (**image).clone())).collect(),
        }
    }

    /// Adds what the document lacks; what it has by name it need not get.
    pub(super) fn settle(self, document: &Document, edits: &mut Vec<Edit>) -> Known {
        let mut known = Known::default();
        for (hash, image) in self.images.into_iter().filter(|(hash, _)| !document.images.contains_key(hash)) {
            // A name that belies the bytes would stand for another picture.
            if ImageHash::of(&image.bytes) == hash {
                edits.push(Edit::AddImage { hash, image: Arc::new(image) });
            }
        }
        for persona in self.personas {
            if document.persona(persona.id).is_some() {
                continue;
            }
            let same = document.personas.iter().find(|one| same_name(&one.name, &persona.name));
            match same {
                Some(same) => _ = known.personas.insert(persona.id, same.id),
                None => edits.push(Edit::AddPersona(Arc::new(persona))),
            }
        }
        let (mut channels, mut kinds, mut marks) =
            (document.channels.clone(), document.kinds.clone(), document.marks.clone());
        merge(&mut channels, self.channels, |own| (own.id, &own.name), &mut known.channels);
        merge(&mut kinds, self.kinds, |own| (own.id, &own.name), &mut known.kinds);
        merge(&mut marks, self.marks, |own| (own.id, &own.name), &mut known.marks);
        let more = channels.len() > document.channels.len()
            || kinds.len() > document.kinds.len()
            || marks.len() > document.marks.len();
        if more {
            edits.push(Edit::SetOwn { channels, kinds, marks });
        }
        known
    }
}

impl Known {
    /// The card as the document knows it.
    pub(super) fn rename_card(&self, card: &mut Card) {
        self.rename_kind(&mut card.kind);
        for id in &mut card.personas {
            *id = self.personas.get(id).copied().unwrap_or(*id);
        }
        for mark in &mut card.marks {
            if let Mark::Own(id) = mark {
                *id = self.marks.get(id).copied().unwrap_or(*id);
            }
        }
    }

    /// A kind as the document knows it.
    pub(super) fn rename_kind(&self, kind: &mut CardKind) {
        match kind {
            CardKind::Touchpoint { channel: Some(Channel::Own(id)), .. } => {
                *id = self.channels.get(id).copied().unwrap_or(*id);
            }
            CardKind::Own { kind } => *kind = self.kinds.get(kind).copied().unwrap_or(*kind),
            _ => {}
        }
    }

    /// The point as the document knows it.
    pub(super) fn rename_point(&self, point: &mut Point) {
        self.rename_series(&mut point.series);
    }

    /// A series as the document knows it.
    pub(super) fn rename_series(&self, series: &mut Series) {
        if let Series::Persona(id) = series {
            *id = self.personas.get(id).copied().unwrap_or(*id);
        }
    }
}

fn persona_of(series: &Series) -> Option<PersonaId> {
    match series {
        Series::Persona(id) => Some(*id),
        Series::Named(_) => None,
    }
}

/// Adds records that the list has neither by id nor by name.
fn merge<T, Id: Ord + Copy>(
    list: &mut Vec<T>,
    lent: Vec<T>,
    named: impl Fn(&T) -> (Id, &String),
    known: &mut BTreeMap<Id, Id>,
) {
    for record in lent {
        let (id, name) = named(&record);
        if list.iter().any(|own| named(own).0 == id) {
            continue;
        }
        match list.iter().map(&named).find(|(_, own)| same_name(own, name)) {
            Some((own, _)) => _ = known.insert(id, own),
            None => list.push(record),
        }
    }
}

fn same_name(a: &str, b: &str) -> bool {
    !a.trim().is_empty() && a.trim().to_lowercase() == b.trim().to_lowercase()
}
