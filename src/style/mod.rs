//! Every colour, size and font size of a document. Knows nothing of the program's own colours
//! (`app::theme`) and nothing of what is drawn with these.

mod colour;
mod icon;
mod measures;
pub mod size;
mod theme;
pub mod type_face;

pub use colour::Colour;
pub use icon::{channel_icon, effort_icon, impact_icon, kind_icon, mark_icon, pain_icon, presence_icon};
pub use measures::Measures;
pub use theme::{CardColours, Colours, Mood};

use crate::model::{CardKind, Document, Layer, Rgb, ThemeName};

/// Strong colours that suit each other, offered for kinds and marks that users bring.
pub const OWN_COLOURS: [Rgb; 12] = [
    Rgb([0x1F, 0x66, 0xA3]),
    Rgb([0x8A, 0x2B, 0x7A]),
    Rgb([0x0A, 0x7A, 0x5A]),
    Rgb([0xB8, 0x4A, 0x00]),
    Rgb([0x53, 0x40, 0x9A]),
    Rgb([0xA3, 0x24, 0x24]),
    Rgb([0x00, 0x73, 0x86]),
    Rgb([0x7D, 0x60, 0x00]),
    Rgb([0xB0, 0x2A, 0x63]),
    Rgb([0x4C, 0x6B, 0x1F]),
    Rgb([0x73, 0x53, 0x2C]),
    Rgb([0x4A, 0x51, 0x60]),
];

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
                .map_or(colours.plain, |own| self.card_of(own.colour.into())),
        }
    }

    /// Fill, border and ink of a kind with one strong colour of its own.
    #[must_use]
    pub fn card_of(&self, colour: Colour) -> CardColours {
        let (colour, plain) = (self.of_theme(colour), self.colours.plain.fill);
        let on_paper = self.theme == ThemeName::Print;
        let fill = if on_paper { plain } else { plain.mix(colour, 0.12) };
        let ink = self.colours.towards_text(colour, fill, 4.5);
        let border = if on_paper { ink.mix(fill, 0.2) } else { plain.mix(colour, 0.45) };
        CardColours { fill, border, ink }
    }

    /// Fill, border and ink of a card that somebody gave this fill; on it, text can be read.
    #[must_use]
    pub fn card_filled(&self, colour: Colour) -> CardColours {
        let (colour, plain) = (self.of_theme(colour), self.colours.plain.fill);
        let text = self.colours.text;
        let fill = [0.0, 0.25, 0.5, 0.75, 0.9]
            .map(|share| colour.mix(plain, share))
            .into_iter()
            .find(|fill| fill.contrast(text) >= 4.5 && self.theme != ThemeName::Print)
            .unwrap_or(plain);
        let ink = self.colours.towards_text(colour.mix(text, 0.5), fill, 4.5);
        CardColours { fill, border: fill.mix(ink, 0.35), ink }
    }

    /// A colour that somebody chose, as this theme shows it: grey without colours.
    #[must_use]
    pub fn of_theme(&self, colour: Colour) -> Colour {
        if self.theme == ThemeName::Greyscale { colour.grey() } else { colour }
    }

    /// Colour of a mark of the document's own: the same, taken towards the text colour until it can be told
    /// from every card (3 : 1).
    #[must_use]
    pub fn mark_of(&self, colour: Colour) -> Colour {
        let colour = self.of_theme(colour);
        self.colours.towards_text(colour, self.colours.plain.fill, 3.0)
    }

    /// A colour on a ground: the same, taken towards the text colour until it has that contrast.
    #[must_use]
    pub fn on(&self, ground: Colour, colour: Colour, contrast: f32) -> Colour {
        self.colours.towards_text(colour, ground, contrast)
    }

    /// The colour of a curve's words on a lane's ground and on the tints beside the curve.
    #[must_use]
    pub fn curve_ink(&self, ground: Colour, curve: Colour) -> Colour {
        let tints = [self.colours.good.tint, self.colours.bad.tint].map(|tint| tint.over(ground));
        tints.into_iter().fold(self.on(ground, curve, 4.5), |ink, tinted| self.on(tinted, ink, 4.5))
    }

    /// The ink of words on a strong colour, such as that of a curve: the ground's or the text's, whichever
    /// stands out.
    #[must_use]
    pub fn ink_on(&self, colour: Colour) -> Colour {
        let Colours { ground, text, .. } = self.colours;
        if ground.contrast(colour) >= text.contrast(colour) { ground } else { text }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_kinds_and_fills_of_any_colour_can_be_read() {
        for theme in ThemeName::ALL {
            let style = Style::of(theme);
            for value in [0xFF_FF_00, 0x00_00_00, 0xFF_FF_FF, 0x00_FF_FF, 0xC0_40_80, 0x1F_66_A3, 0x80_80_80]
            {
                let colour = Colour::hex(value);
                for card in [style.card_of(colour), style.card_filled(colour)] {
                    for ink in [card.ink, style.colours.text] {
                        let contrast = ink.contrast(card.fill);
                        assert!(
                            contrast >= 4.5,
                            "{theme:?} {value:x}: {ink:?} on {:?}: {contrast}",
                            card.fill
                        );
                    }
                }
                assert!(
                    style.mark_of(colour).contrast(style.colours.plain.fill) >= 3.0,
                    "{theme:?} {value:x}"
                );
            }
        }
    }
}
