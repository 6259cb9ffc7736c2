//! Which series a lane of points has, and whose point comes next. Knows nothing of colours and patterns.

use super::{Lane, LaneKind, Map, PersonaId, Series, StepId};

impl Lane {
    /// The series with points in these columns: personas in the given order, then named ones as they come.
    #[must_use]
    pub fn series(&self, columns: &[StepId], personas: &[PersonaId]) -> Vec<Series> {
        let mut used: Vec<Series> = Vec::new();
        for point in columns.iter().filter_map(|step| self.cells.get(step)).flat_map(|cell| &cell.points) {
            if !used.contains(&point.series) {
                used.push(point.series.clone());
            }
        }
        used.sort_by_key(|series| match series {
            Series::Persona(id) => personas.iter().position(|known| known == id).unwrap_or(usize::MAX),
            Series::Named(_) => usize::MAX,
        });
        used
    }
}

impl Map {
    /// The series that points of the lane can belong to: those it has, and every persona of a map with
    /// several. A lane without points begins with the one plain series where it holds figures or the map
    /// is about one persona: figures are rarely a persona's own, feelings always are. Never empty.
    #[must_use]
    pub fn series_of(&self, lane: &Lane) -> Vec<Series> {
        let mut all = lane.series(&self.columns(), &self.personas);
        if all.is_empty() && matches!(lane.kind, LaneKind::Numbers(_)) {
            all.push(Series::default());
        }
        if self.personas.len() > 1 {
            for id in &self.personas {
                let series = Series::Persona(*id);
                if !all.contains(&series) {
                    all.push(series);
                }
            }
        }
        if all.is_empty() {
            all.push(Series::default());
        }
        all
    }

    /// Whose point comes next in the cell: the first series that has none there and takes part. `None`:
    /// all have one.
    #[must_use]
    pub fn next_series(&self, lane: &Lane, step: StepId) -> Option<Series> {
        let Some(cell) = lane.cells.get(&step) else { return self.series_of(lane).into_iter().next() };
        self.series_of(lane).into_iter().find(|series| {
            !cell.gaps.contains(series) && !cell.points.iter().any(|point| point.series == *series)
        })
    }
}
