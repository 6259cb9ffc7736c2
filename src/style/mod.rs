//! Every colour, size and font size of a document. Knows nothing of the program's own colours
//! (`app::theme`) and nothing of what is drawn with these.

mod colour;
mod icon;
pub mod size;
mod theme;
pub mod type_face;

pub use colour::Colour;
pub use icon::{channel_icon, kind_icon, mark_icon, pain_icon};
pub use theme::{CardColours, Colours, Mood};

use crate::model::{CardKind, Document, Layer, ThemeName};

/// The colours of one theme. Sizes are the same in all: [`size`] and [`type_face`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Which theme.
    pub theme: ThemeName,
    /// Its colours.
    pub colours: Colours,
}

impl Style {
    /// The style of that theme.
    #[must_use]
    pub fn of(theme: ThemeName) -> Self {
        Self { theme, colours: Colours::of(theme) }
    }

    /// Fill, border and ink of a card of that kind; kinds of the document's own follow from their colour.
    #[must_use]
    pub fn card(&self, kind: &CardKind, document: &Document) -> CardColours {
        let colours = &self.colours;
        match kind {
            CardKind::Action => colours.action,
            CardKind::Touchpoint { .. } => colours.touchpoint,
            CardKind::Thought => colours.thought,
            CardKind::PainPoint { .. } => colours.pain_point,
            CardKind::Opportunity { .. } => colours.opportunity,
            CardKind::Risk => colours.risk,
            CardKind::Quote { .. } | CardKind::Picture { .. } => colours.plain,
            CardKind::Question => CardColours { ink: colours.touchpoint.ink, ..colours.plain },
            CardKind::Metric => CardColours { ink: colours.band_ink, ..colours.plain },
            CardKind::Note => colours.note,
            CardKind::Evidence => colours.evidence,
            CardKind::Staff => colours.staff,
            CardKind::System => colours.system,
            CardKind::Process | CardKind::Policy => colours.process,
            // A face has its ink as edge; on a card that would shout.
            CardKind::Emotion { score } => {
                let face = self.mood(f32::from(*score)).card;
                CardColours { border: face.fill.mix(face.ink, 0.3), ..face }
            }
            CardKind::Own { kind } => document
                .kinds
                .iter()
                .find(|own| own.id == *kind)
                .map_or(colours.plain, |own| colours.card_of(own.colour.into())),
        }
    }

    /// Colours of an emotion, −2 to +2: good above +0.5, bad below −0.5.
    #[must_use]
    pub fn mood(&self, value: f32) -> Mood {
        match value {
            value if value >= 0.5 => self.colours.good,
            value if value <= -0.5 => self.colours.bad,
            _ => self.colours.middling,
        }
    }

    /// Colour of a layer's strip.
    #[must_use]
    pub fn layer(&self, layer: Layer) -> Colour {
        let [evidence, customer, front, back, support] = self.colours.layers;
        match layer {
            Layer::Evidence => evidence,
            Layer::Customer => customer,
            Layer::FrontStage => front,
            Layer::BackStage => back,
            Layer::Support => support,
        }
    }
}
