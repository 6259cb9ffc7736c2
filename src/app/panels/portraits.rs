//! Portraits of personas in panels and desks, painted as the map paints them. Know nothing of where they are shown.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Sense, Ui, Vec2};

use super::palette::window_style;
use crate::model::{Document, Persona, PersonaId};
use crate::output::screen::{Screen, View};
use crate::scene::{self, Pos, Scene};

/// Map units of the side of a portrait's scene.
const SIDE: f64 = 96.0;

/// The portraits painted so far.
#[derive(Default)]
pub(in crate::app) struct Portraits {
    kept: BTreeMap<(PersonaId, bool), Kept>,
}

struct Kept {
    persona: Arc<Persona>,
    series: Option<usize>,
    dark: bool,
    scene: Scene,
    screen: Screen,
}

impl Portraits {
    /// The portrait at that size in points, ringed in the colour of its curve. `large`: the one beside the fields,
    /// rather than the one in a list.
    pub(in crate::app) fn ui(
        &mut self,
        ui: &mut Ui,
        document: &Document,
        persona: &Arc<Persona>,
        series: Option<usize>,
        (size, large): (f32, bool),
    ) {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        let dark = ui.visuals().dark_mode;
        let draw = || Kept {
            persona: persona.clone(),
            series,
            dark,
            scene: scene::portrait(document, persona, series, SIDE, &window_style(ui)),
            screen: Screen::default(),
        };
        let kept = self.kept.entry((persona.id, large)).or_insert_with(draw);
        if kept.persona.portrait != persona.portrait || (kept.series, kept.dark) != (series, dark) {
            *kept = draw();
        }
        let view = View { origin: Pos::ZERO, zoom: f64::from(size) / SIDE };
        kept.screen.paint(ui.painter(), &kept.scene, view, rect, true);
    }
}
