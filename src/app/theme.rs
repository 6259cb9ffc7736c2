//! The program's own colours, light and dark, and egui's style made from them. Besides `style`, which
//! holds the colours of documents, the only file with colours.

use egui::Color32;

/// Colours of the program by what they are for.
#[derive(Debug, Clone, PartialEq)]
pub struct Colours {
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// Ground of the canvas around the page.
    pub canvas: Color32,
    /// Ground of palette and inspector.
    pub panel: Color32,
    /// Ground of menu bar and status bar.
    pub bar: Color32,
    /// Ground of toolbar, text fields, buttons, menus and dialogs.
    pub surface: Color32,
    /// The same under the pointer.
    pub hover: Color32,
    /// The same while pressed.
    pub pressed: Color32,
    /// Lines between areas, quiet edges.
    pub hairline: Color32,
    /// Edges of fields and buttons.
    pub edge: Color32,
    /// Text.
    pub text: Color32,
    /// Labels and explanations.
    pub text_secondary: Color32,
    /// Text and icons of what is not enabled.
    pub text_disabled: Color32,
    /// The accent: main button, selection, focus.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Soft ground of what is chosen.
    pub accent_soft: Color32,
    /// Edge of what is chosen.
    pub accent_edge: Color32,
    /// Text and icons on the soft ground; links.
    pub accent_text: Color32,
    /// Something was saved, is well.
    pub good: Color32,
    /// The dot of unsaved changes, warnings.
    pub warning: Color32,
    /// Errors and deletion.
    pub error: Color32,
    /// Behind dialogs.
    pub backdrop: Color32,
    /// Soft shadows.
    pub shadow: Color32,
}

/// On light ground.
pub const LIGHT: Colours = Colours {
    dark: false,
    canvas: Color32::from_rgb(0xF4, 0xF5, 0xF3),
    panel: Color32::from_rgb(0xF7, 0xF7, 0xF5),
    bar: Color32::from_rgb(0xF1, 0xF1, 0xEF),
    surface: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    hover: Color32::from_rgb(0xEC, 0xEF, 0xF2),
    pressed: Color32::from_rgb(0xDF, 0xE4, 0xE9),
    hairline: Color32::from_rgb(0xD9, 0xDC, 0xD8),
    edge: Color32::from_rgb(0xC9, 0xCD, 0xC9),
    text: Color32::from_rgb(0x1F, 0x24, 0x30),
    text_secondary: Color32::from_rgb(0x5B, 0x62, 0x70),
    text_disabled: Color32::from_rgb(0x6E, 0x74, 0x80),
    accent: Color32::from_rgb(0x1F, 0x66, 0xA3),
    accent_hover: Color32::from_rgb(0x18, 0x56, 0x8C),
    on_accent: Color32::WHITE,
    accent_soft: Color32::from_rgb(0xDC, 0xE8, 0xF3),
    accent_edge: Color32::from_rgb(0x8F, 0xB8, 0xDA),
    accent_text: Color32::from_rgb(0x0B, 0x54, 0x85),
    good: Color32::from_rgb(0x0A, 0x6B, 0x43),
    warning: Color32::from_rgb(0x8A, 0x6A, 0x00),
    error: Color32::from_rgb(0xA3, 0x35, 0x17),
    backdrop: Color32::from_black_alpha(70),
    shadow: Color32::from_black_alpha(36),
};

/// On dark ground.
pub const DARK: Colours = Colours {
    dark: true,
    canvas: Color32::from_rgb(0x14, 0x17, 0x1C),
    panel: Color32::from_rgb(0x1D, 0x21, 0x28),
    bar: Color32::from_rgb(0x17, 0x1B, 0x21),
    surface: Color32::from_rgb(0x25, 0x2A, 0x32),
    hover: Color32::from_rgb(0x2F, 0x35, 0x3F),
    pressed: Color32::from_rgb(0x3A, 0x41, 0x4D),
    hairline: Color32::from_rgb(0x34, 0x3A, 0x44),
    edge: Color32::from_rgb(0x49, 0x51, 0x5E),
    text: Color32::from_rgb(0xE8, 0xEA, 0xEE),
    text_secondary: Color32::from_rgb(0xAD, 0xB4, 0xC0),
    text_disabled: Color32::from_rgb(0x95, 0x9D, 0xAA),
    accent: Color32::from_rgb(0x2F, 0x78, 0xB7),
    accent_hover: Color32::from_rgb(0x3A, 0x82, 0xC0),
    on_accent: Color32::WHITE,
    accent_soft: Color32::from_rgb(0x20, 0x3A, 0x52),
    accent_edge: Color32::from_rgb(0x3F, 0x6E, 0x97),
    accent_text: Color32::from_rgb(0x9C, 0xCB, 0xF2),
    good: Color32::from_rgb(0x6F, 0xCF, 0x9F),
    warning: Color32::from_rgb(0xE0, 0xB8, 0x4A),
    error: Color32::from_rgb(0xF2, 0x9A, 0x80),
    backdrop: Color32::from_black_alpha(140),
    shadow: Color32::from_black_alpha(120),
};
