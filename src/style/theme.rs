//! The colours of the four themes, by role. Every text on its ground has a contrast of 4.5 : 1 or better.

use crate::model::ThemeName;

use super::Colour;

/// Fill, border and ink of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardColours {
    /// Inside.
    pub fill: Colour,
    /// Hairline around.
    pub border: Colour,
    /// Icon and details.
    pub ink: Colour,
}

/// Colours of a feeling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mood {
    /// Face, or a card of that feeling.
    pub card: CardColours,
    /// Tint between curve and middle line.
    pub tint: Colour,
}

/// The colours of one theme, by role.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "roles are named after what they colour")]
pub struct Colours {
    pub ground: Colour,
    pub lanes: [Colour; 2],
    pub text: Colour,
    pub secondary: Colour,
    pub hairline: Colour,
    pub stage: Colour,
    pub stage_ink: Colour,
    pub band: Colour,
    pub band_ink: Colour,
    pub accent: Colour,
    pub accent_soft: Colour,
    pub action: CardColours,
    pub touchpoint: CardColours,
    pub thought: CardColours,
    pub pain_point: CardColours,
    pub opportunity: CardColours,
    pub risk: CardColours,
    pub plain: CardColours,
    pub note: CardColours,
    pub evidence: CardColours,
    pub staff: CardColours,
    pub system: CardColours,
    pub process: CardColours,
    /// Evidence, customer, front-stage, back-stage, support.
    pub layers: [Colour; 5],
    pub layer_ink: Colour,
    /// Lines of personas 1 to 5.
    pub curves: [Colour; 5],
    pub good: Mood,
    pub middling: Mood,
    pub bad: Mood,
    /// Filled marks such as the star of a moment of truth.
    pub mark: Colour,
    pub arrow: Colour,
}

const fn card(fill: u32, border: u32, ink: u32) -> CardColours {
    CardColours { fill: Colour::hex(fill), border: Colour::hex(border), ink: Colour::hex(ink) }
}

const fn mood(fill: u32, ink: u32, tint: u32) -> Mood {
    let tint = Colour { alpha: 33, ..Colour::hex(tint) };
    Mood { card: card(fill, ink, ink), tint }
}

const LIGHT: Colours = Colours {
    ground: Colour::hex(0xFD_FD_FC),
    lanes: [Colour::hex(0xF4_F5_F3), Colour::hex(0xFB_FB_FA)],
    text: Colour::hex(0x1F_24_30),
    secondary: Colour::hex(0x5B_62_70),
    hairline: Colour::hex(0xD9_DC_D8),
    stage: Colour::hex(0x26_32_4A),
    stage_ink: Colour::hex(0xFF_FF_FF),
    band: Colour::hex(0xE3_E7_EE),
    band_ink: Colour::hex(0x2C_38_50),
    accent: Colour::hex(0x1F_66_A3),
    accent_soft: Colour::hex(0xDC_E8_F3),
    action: card(0xFF_F6_D8, 0xEB_D7_96, 0x6E_56_00),
    touchpoint: card(0xE4_F1_FB, 0xAA_CF_EB, 0x0B_54_85),
    thought: card(0xF1_EF_FB, 0xCE_C6_EE, 0x53_40_9A),
    pain_point: card(0xFD_E8_E2, 0xF1_B9_A8, 0xA3_35_17),
    opportunity: card(0xE3_F4_EB, 0xA8_D9_BF, 0x0A_6B_43),
    risk: card(0xFF_F0_DC, 0xF2_CB_94, 0x8F_4E_00),
    plain: card(0xFF_FF_FF, 0xD9_D9_D4, 0x5B_62_70),
    note: card(0xFF_FB_E9, 0xDC_CB_8A, 0x6E_56_00),
    evidence: card(0xF2_F2_EF, 0xD4_D4_CE, 0x55_5B_66),
    staff: card(0xE4_F1_F0, 0xAF_D3_D0, 0x22_60_5F),
    system: card(0xE9_ED_F5, 0xC0_CA_DD, 0x38_49_7A),
    process: card(0xF4_EE_E6, 0xDA_C9_B3, 0x73_53_2C),
    layers: [
        Colour::hex(0x6F_72_78),
        Colour::hex(0x2F_78_B7),
        Colour::hex(0x27_80_79),
        Colour::hex(0x4F_61_8F),
        Colour::hex(0x8F_6A_3A),
    ],
    layer_ink: Colour::hex(0xFF_FF_FF),
    curves: [
        Colour::hex(0x26_32_4A),
        Colour::hex(0x00_72_B2),
        Colour::hex(0xB8_4A_00),
        Colour::hex(0x00_7A_5A),
        Colour::hex(0xA3_49_7F),
    ],
    good: mood(0xDD_F1_E6, 0x0A_6B_43, 0x0A_6B_43),
    middling: mood(0xFF_F1_C4, 0x7D_60_00, 0x7D_60_00),
    bad: mood(0xFB_DD_D4, 0xA3_35_17, 0xA3_35_17),
    mark: Colour::hex(0xB0_7E_00),
    arrow: Colour::hex(0x3D_46_58),
};

const DARK: Colours = Colours {
    ground: Colour::hex(0x16_18_1D),
    lanes: [Colour::hex(0x1E_21_27), Colour::hex(0x1A_1C_21)],
    text: Colour::hex(0xEC_EE_F2),
    secondary: Colour::hex(0xA7_AE_BB),
    hairline: Colour::hex(0x3A_3F_49),
    stage: Colour::hex(0x3B_4C_6E),
    stage_ink: Colour::hex(0xFF_FF_FF),
    band: Colour::hex(0x2A_31_3F),
    band_ink: Colour::hex(0xD3_DB_EA),
    accent: Colour::hex(0x6F_B1_E6),
    accent_soft: Colour::hex(0x22_3B_52),
    action: card(0x3A_33_1A, 0x6E_5F_2A, 0xF0_D6_82),
    touchpoint: card(0x19_31_43, 0x2F_5A_7B, 0x93_CB_F3),
    thought: card(0x2B_27_40, 0x50_48_7A, 0xC4_B8_F5),
    pain_point: card(0x42_25_1D, 0x7F_45_35, 0xF7_A9_92),
    opportunity: card(0x1A_35_29, 0x2F_64_4B, 0x83_D6_AE),
    risk: card(0x3F_2D_17, 0x7B_57_26, 0xF3_BC_74),
    plain: card(0x24_27_2E, 0x45_4A_55, 0xB3_BA_C6),
    note: card(0x35_31_1F, 0x6B_60_30, 0xE7_D2_83),
    evidence: card(0x2A_2C_30, 0x4A_4D_54, 0xB9_BF_C9),
    staff: card(0x1B_3332, 0x2F_5F_5D, 0x86_CC_C8),
    system: card(0x24_2B_3C, 0x43_50_70, 0xAD_BF_EA),
    process: card(0x36_2D_22, 0x66_54_3D, 0xDD_BE_95),
    layers: [
        Colour::hex(0x5F_63_6A),
        Colour::hex(0x2B_6A_A1),
        Colour::hex(0x23_70_6A),
        Colour::hex(0x4C_5C_88),
        Colour::hex(0x7C_5C_33),
    ],
    layer_ink: Colour::hex(0xFF_FF_FF),
    curves: [
        Colour::hex(0xC9_D4_EA),
        Colour::hex(0x5D_B6_EA),
        Colour::hex(0xF0_92_4E),
        Colour::hex(0x4C_C5_9C),
        Colour::hex(0xE0_8C_BE),
    ],
    good: mood(0x1D_44_33, 0x83_D6_AE, 0x4C_C5_9C),
    middling: mood(0x48_3D_18, 0xF0_D6_82, 0xF0_D6_82),
    bad: mood(0x52_2A_20, 0xF7_A9_92, 0xF0_7A_5A),
    mark: Colour::hex(0xF2_C1_4B),
    arrow: Colour::hex(0xB8_C0_CE),
};

const PRINT: Colours = Colours {
    ground: Colour::hex(0xFF_FF_FF),
    lanes: [Colour::hex(0xFF_FF_FF), Colour::hex(0xFF_FF_FF)],
    text: Colour::hex(0x00_00_00),
    secondary: Colour::hex(0x3D_42_4C),
    hairline: Colour::hex(0x9A_9E_9A),
    stage: Colour::hex(0x1C_26_3A),
    stage_ink: Colour::hex(0xFF_FF_FF),
    band: Colour::hex(0xFF_FF_FF),
    band_ink: Colour::hex(0x1C_26_3A),
    accent: Colour::hex(0x1F_66_A3),
    accent_soft: Colour::hex(0xDC_E8_F3),
    action: card(0xFF_FF_FF, 0xA0_82_14, 0x6E_56_00),
    touchpoint: card(0xFF_FF_FF, 0x2F_78_B7, 0x0B_54_85),
    thought: card(0xFF_FF_FF, 0x7B_69_C0, 0x53_40_9A),
    pain_point: card(0xFF_FF_FF, 0xC2_52_33, 0xA3_35_17),
    opportunity: card(0xFF_FF_FF, 0x2C_8F_66, 0x0A_6B_43),
    risk: card(0xFF_FF_FF, 0xB8_70_14, 0x8A_4B_00),
    plain: card(0xFF_FF_FF, 0x8A_8D_93, 0x3D_42_4C),
    note: card(0xFF_FF_FF, 0xA0_82_14, 0x6E_56_00),
    evidence: card(0xFF_FF_FF, 0x7E_82_8A, 0x3D_42_4C),
    staff: card(0xFF_FF_FF, 0x27_80_79, 0x22_60_5F),
    system: card(0xFF_FF_FF, 0x4F_61_8F, 0x38_49_7A),
    process: card(0xFF_FF_FF, 0x8F_6A_3A, 0x73_53_2C),
    layers: [
        Colour::hex(0x5B_5E64),
        Colour::hex(0x24_66_9E),
        Colour::hex(0x1F_6B_65),
        Colour::hex(0x43_54_7F),
        Colour::hex(0x7C_5A_2F),
    ],
    layer_ink: Colour::hex(0xFF_FF_FF),
    good: Mood {
        tint: Colour { alpha: 0, ..Colour::hex(0) },
        card: card(0xFF_FF_FF, 0x0A_6B_43, 0x0A_6B_43),
    },
    middling: Mood {
        tint: Colour { alpha: 0, ..Colour::hex(0) },
        card: card(0xFF_FF_FF, 0x7D_60_00, 0x7D_60_00),
    },
    bad: Mood { tint: Colour { alpha: 0, ..Colour::hex(0) }, card: card(0xFF_FF_FF, 0xA3_35_17, 0xA3_35_17) },
    mark: Colour::hex(0x9A_6E_00),
    arrow: Colour::hex(0x1F_24_30),
    ..LIGHT
};

impl Colours {
    /// The colours of that theme.
    #[must_use]
    pub fn of(theme: ThemeName) -> Self {
        match theme {
            ThemeName::Light => LIGHT,
            ThemeName::Dark => DARK,
            ThemeName::Print => PRINT,
            ThemeName::Greyscale => LIGHT.without_colour(),
        }
    }

    /// The colour, taken towards the text colour until it has that contrast to the ground.
    pub(super) fn towards_text(&self, colour: Colour, ground: Colour, contrast: f32) -> Colour {
        [0.0, 0.25, 0.5, 0.75, 1.0]
            .map(|share| colour.mix(self.text, share))
            .into_iter()
            .find(|ink| ink.contrast(ground) >= contrast)
            .unwrap_or(self.text)
    }

    fn without_colour(self) -> Self {
        let grey = |c: Colour| c.grey();
        let card =
            |c: CardColours| CardColours { fill: c.fill.grey(), border: c.border.grey(), ink: c.ink.grey() };
        let mood = |m: Mood| Mood { card: card(m.card), tint: m.tint.grey() };
        Self {
            ground: grey(self.ground),
            lanes: self.lanes.map(grey),
            text: grey(self.text),
            secondary: grey(self.secondary),
            hairline: grey(self.hairline),
            stage: grey(self.stage),
            stage_ink: grey(self.stage_ink),
            band: grey(self.band),
            band_ink: grey(self.band_ink),
            accent: grey(self.accent),
            accent_soft: grey(self.accent_soft),
            action: card(self.action),
            touchpoint: card(self.touchpoint),
            thought: card(self.thought),
            pain_point: card(self.pain_point),
            opportunity: card(self.opportunity),
            risk: card(self.risk),
            plain: card(self.plain),
            note: card(self.note),
            evidence: card(self.evidence),
            staff: card(self.staff),
            system: card(self.system),
            process: card(self.process),
            layers: self.layers.map(grey),
            layer_ink: grey(self.layer_ink),
            // Greys of the colours themselves would be nearly the same; between these two no letter can be read.
            curves: [0x2B_2B_2B, 0x74_74_74, 0x4C_4C_4C, 0x8C_8C_8C, 0x62_62_62].map(Colour::hex),
            good: mood(self.good),
            middling: mood(self.middling),
            bad: mood(self.bad),
            mark: grey(self.mark),
            arrow: grey(self.arrow),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read_on_its_ground_in_every_theme() {
        for theme in ThemeName::ALL {
            let c = Colours::of(theme);
            let cards = [
                c.action,
                c.touchpoint,
                c.thought,
                c.pain_point,
                c.opportunity,
                c.risk,
                c.plain,
                c.note,
                c.evidence,
                c.staff,
                c.system,
                c.process,
                c.good.card,
                c.middling.card,
                c.bad.card,
            ];
            for card in cards {
                for ink in [c.text, card.ink] {
                    assert!(
                        ink.contrast(card.fill) >= 4.5,
                        "{theme:?}: {ink:?} on {:?}: {}",
                        card.fill,
                        ink.contrast(card.fill)
                    );
                }
            }
            for ground in [c.ground, c.lanes[0], c.lanes[1]] {
                for ink in [c.text, c.secondary, c.arrow] {
                    assert!(ink.contrast(ground) >= 4.5, "{theme:?}: {ink:?} on {ground:?}");
                }
            }
            assert!(c.stage_ink.contrast(c.stage) >= 4.5, "{theme:?}");
            assert!(c.band_ink.contrast(c.band) >= 4.5, "{theme:?}");
            for layer in c.layers {
                assert!(
                    c.layer_ink.contrast(layer) >= 4.5,
                    "{theme:?}: {layer:?} {}",
                    c.layer_ink.contrast(layer)
                );
            }
            for curve in c.curves {
                assert!(curve.contrast(c.lanes[0]) >= 3.0, "{theme:?}: {curve:?}");
            }
        }
    }
}
