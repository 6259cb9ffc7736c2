//! Who refers to what is gone forgets it: origins, saved views, survey waves and questions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::EditError;
use super::incoming::{Incoming, settle};
use crate::model::{CardId, Document, Lane, Map, PointId, Series, SurveyTarget};

/// What an edit took out of a map.
#[derive(Default)]
pub(super) struct Gone {
    cards: BTreeSet<CardId>,
    points: BTreeSet<PointId>,
    /// What answers about something that is gone are about from now on.
    heirs: BTreeMap<SurveyTarget, SurveyTarget>,
}

impl Gone {
    /// A card is gone; answers about it are now about `heir`, the step that it lay in: a step's and a
    /// stage's figures pool those of their touchpoints, so theirs stay as they were.
    pub(super) fn card(&mut self, id: CardId, heir: SurveyTarget) {
        self.cards.insert(id);
        self.target(SurveyTarget::Touchpoint(id), heir);
    }

    /// A point is gone.
    pub(super) fn point(&mut self, id: PointId) {
        self.points.insert(id);
    }

    /// A stage, step or touchpoint is gone; answers about it are now about `heir`, which may be gone too.
    pub(super) fn target(&mut self, target: SurveyTarget, heir: SurveyTarget) {
        self.heirs.insert(target, heir);
    }

    /// Whether the card is gone.
    pub(super) fn has_card(&self, id: CardId) -> bool {
        self.cards.contains(&id)
    }

    /// Makes the rest of the document forget what is gone.
    pub(super) fn forget_in(self, document: &mut Document) {
        if !self.heirs.is_empty() {
            let targets = document.surveys.iter_mut().map(|wave| &mut wave.target);
            let asked = document.questions.iter_mut().filter_map(|question| question.target.as_mut());
            for target in targets.chain(asked) {
                while let Some(heir) = self.heirs.get(target) {
                    *target = *heir;
                }
            }
        }
        if self.cards.is_empty() && self.points.is_empty() {
            return;
        }
        for map in document.maps.iter_mut().filter(|map| map.origin.is_some()) {
            if map.lanes.iter().any(|lane| self.has_origin_of(lane))
                || map.parking.iter().any(|card| card.origin.is_some_and(|id| self.has_card(id)))
            {
                self.forget_origins(Arc::make_mut(map));
            }
        }
    }

    fn has_origin_of(&self, lane: &Lane) -> bool {
        lane.cards().any(|(_, _, card)| card.origin.is_some_and(|id| self.cards.contains(&id)))
            || lane.points().any(|(_, point)| point.origin.is_some_and(|id| self.points.contains(&id)))
    }

    fn forget_origins(&self, map: &mut Map) {
        let left = |id: &CardId| !self.cards.contains(id);
        for card in &mut map.parking {
            card.origin = card.origin.filter(left);
        }
        for lane in map.lanes.iter_mut().filter(|lane| self.has_origin_of(lane)) {
            for cell in Arc::make_mut(lane).cells.values_mut() {
                for card in &mut cell.cards {
                    card.origin = card.origin.filter(left);
                }
                for point in &mut cell.points {
                    point.origin = point.origin.filter(|id| !self.points.contains(id));
                }
            }
        }
    }
}

/// Makes every map forget personas, maps, own channels, kinds and marks that the document lacks.
pub(super) fn forget_unknown(document: &mut Document) -> Result<(), EditError> {
    let known = document.clone();
    let mut gone = Gone::default();
    for map in document.maps.iter_mut().map(Arc::make_mut) {
        map.origin = map.origin.filter(|id| known.map(*id).is_some());
        map.personas.retain(|id| known.persona(*id).is_some());
        let incoming = Incoming::into_map(&known, map);
        map.parking.iter_mut().try_for_each(|card| incoming.card(card))?;
        incoming.column_origins(&mut map.phases);
        for lane in map.lanes.iter_mut().map(Arc::make_mut) {
            incoming.lane_origin(lane);
            incoming.lane_kind(&mut lane.kind)?;
            for cell in lane.cells.values_mut() {
                cell.cards.iter_mut().try_for_each(|card| incoming.card(card))?;
                cell.points.retain(|point| {
                    let stays = is_known(&point.series, &known);
                    if !stays {
                        gone.point(point.id);
                    }
                    stays
                });
                cell.gaps.retain(|series| is_known(series, &known));
                for point in &mut cell.points {
                    incoming.point(point, lane.kind.scale().unwrap_or_default())?;
                }
                settle(cell, lane.kind.holds_points());
            }
            lane.cells.retain(|_, cell| !cell.is_blank());
        }
        let mut views = std::mem::take(&mut map.views);
        views.iter_mut().try_for_each(|view| incoming.view(view, map))?;
        map.views = views;
    }
    gone.forget_in(document);
    Ok(())
}

fn is_known(series: &Series, document: &Document) -> bool {
    match series {
        Series::Persona(id) => document.persona(*id).is_some(),
        Series::Named(_) => true,
    }
}
