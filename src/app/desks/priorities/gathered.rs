//! The opportunities and pain points of a map as the desk shows them: made when the document or the choice
//! changes, read in every frame. Knows nothing of how they are drawn.

use crate::model::{Card, CardId, CardKind, Map, PainCategory, PersonaId, PhaseId, StageId};
use crate::review::{Grid, Placed};
use crate::words::in_one_line;

/// Levels of impact and effort, 0 being 'not said'.
pub(super) const LEVELS: usize = 4;

/// Which cards are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Among {
    /// Only those that lie there.
    pub(super) columns: Option<Columns>,
    /// Only those of that persona and those of everyone.
    pub(super) persona: Option<PersonaId>,
}

/// A part of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Columns {
    Phase(PhaseId),
    Stage(StageId),
}

/// An opportunity.
#[derive(Debug, Clone)]
pub(super) struct Idea {
    pub(super) card: CardId,
    pub(super) title: String,
    /// 1 to 3; 0: not said.
    pub(super) impact: u8,
    pub(super) effort: u8,
    pub(super) votes: u32,
}

/// A pain point.
#[derive(Debug, Clone)]
pub(super) struct Pain {
    pub(super) card: CardId,
    pub(super) title: String,
    pub(super) category: Option<PainCategory>,
    /// 1 to 3; 0: not said.
    pub(super) severity: u8,
    pub(super) votes: u32,
    /// Words of the stage's head.
    pub(super) stage: String,
    /// What answers it.
    pub(super) opportunity: Option<String>,
    /// Its place in reading order.
    pub(super) place: usize,
}

/// The cards that the desk shows.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Opportunities by impact and effort; those of the first row or column are not fully rated.
    ideas: [[Vec<Idea>; LEVELS]; LEVELS],
    /// Those that lack one of the two or both.
    pub(super) unrated: Vec<Idea>,
    /// In reading order.
    pub(super) pains: Vec<Pain>,
    /// Whether the map has any, whatever was chosen.
    pub(super) has_ideas: bool,
    pub(super) has_pains: bool,
}

impl Among {
    /// Chooses anew what the map no longer has.
    pub(super) fn forget_what_is_gone(&mut self, map: &Map) {
        let exists = |columns: &Columns| match columns {
            Columns::Phase(id) => map.phases.iter().any(|phase| phase.id == *id),
            Columns::Stage(id) => map.stage(*id).is_some(),
        };
        self.columns = self.columns.filter(exists);
        self.persona = self.persona.filter(|persona| map.personas.contains(persona));
    }

    fn includes(&self, map: &Map, placed: &Placed<'_>) -> bool {
        let here = match self.columns {
            None => true,
            Some(Columns::Stage(id)) => placed.stage.id == id,
            Some(Columns::Phase(id)) => {
                super::phase_of(map, placed.stage.id).is_some_and(|phase| phase.id == id)
            }
        };
        let whose = &placed.card.personas;
        here && self.persona.is_none_or(|persona| whose.is_empty() || whose.contains(&persona))
    }
}

impl Gathered {
    /// The cards of the map that are wanted. Parked cards have no place in a journey and are left out.
    pub(super) fn new(map: &Map, among: &Among) -> Self {
        let grid = Grid::new(map);
        let mut all = Self::default();
        for (place, placed) in grid.cards().iter().enumerate() {
            let is_wanted = among.includes(map, placed);
            match placed.card.kind {
                CardKind::Opportunity { impact, effort } => {
                    all.has_ideas = true;
                    if is_wanted {
                        all.add_idea(placed.card, impact, effort);
                    }
                }
                CardKind::PainPoint { category, severity } => {
                    all.has_pains = true;
                    if is_wanted {
                        let answer = grid.opportunities_of(placed).next();
                        all.pains.push(Pain {
                            card: placed.card.id,
                            title: in_one_line(&placed.card.title),
                            category,
                            severity,
                            votes: placed.card.votes,
                            stage: placed.stage.title.clone(),
                            opportunity: answer.map(|answer| in_one_line(&answer.card.title)),
                            place,
                        });
                    }
                }
                _ => {}
            }
        }
        let lists = all.ideas.iter_mut().flatten().chain([&mut all.unrated]);
        lists.for_each(|ideas| ideas.sort_by_key(|idea| std::cmp::Reverse(idea.votes)));
        all
    }

    /// The opportunities of that impact and effort, those with most votes first.
    pub(super) fn ideas(&self, impact: u8, effort: u8) -> &[Idea] {
        let row = self.ideas.get(usize::from(impact));
        row.and_then(|row| row.get(usize::from(effort))).map_or(&[], Vec::as_slice)
    }

    fn add_idea(&mut self, card: &Card, impact: u8, effort: u8) {
        let idea = Idea { card: card.id, title: in_one_line(&card.title), impact, effort, votes: card.votes };
        let row = self.ideas.get_mut(usize::from(impact));
        match row.and_then(|row| row.get_mut(usize::from(effort))) {
            Some(cell) if impact > 0 && effort > 0 => cell.push(idea),
            _ => self.unrated.push(idea),
        }
    }
}
