//! The program's own colours, light and dark, and egui's style made from them. Besides `style`, which
//! holds the colours of documents, the only file with colours.

use egui::epaint::Shadow;
use egui::style::{HandleShape, Selection, TextCursorStyle, WidgetVisuals, Widgets};
use egui::{
    Align2, Button, Color32, CornerRadius, IntoAtoms, Margin, Rect, Response, RichText, Stroke, Style,
    TextStyle, Ui, Visuals, vec2,
};

use super::fonts;
use crate::output::screen;
use crate::text::{Face, icons};

/// Colours of the program by what they are for.
#[derive(Debug, Clone, PartialEq)]
pub struct Colours {
    /// Light text on dark ground.
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
    /// The accent: main button, selection, focus.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The ring around what has the keyboard.
    pub focus: Color32,
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
    /// Ground of short messages.
    pub toast: Color32,
    /// Text on it.
    pub on_toast: Color32,
    /// Its button.
    pub toast_link: Color32,
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
    accent: Color32::from_rgb(0x1F, 0x66, 0xA3),
    accent_hover: Color32::from_rgb(0x18, 0x56, 0x8C),
    on_accent: Color32::WHITE,
    focus: Color32::from_rgb(0x1F, 0x66, 0xA3),
    accent_soft: Color32::from_rgb(0xDC, 0xE8, 0xF3),
    accent_edge: Color32::from_rgb(0x8F, 0xB8, 0xDA),
    accent_text: Color32::from_rgb(0x0B, 0x54, 0x85),
    good: Color32::from_rgb(0x0A, 0x6B, 0x43),
    warning: Color32::from_rgb(0x85, 0x65, 0x00),
    error: Color32::from_rgb(0xA3, 0x35, 0x17),
    backdrop: Color32::from_black_alpha(70),
    shadow: Color32::from_black_alpha(36),
    toast: Color32::from_rgb(0x26, 0x32, 0x4A),
    on_toast: Color32::WHITE,
    toast_link: Color32::from_rgb(0x9C, 0xCB, 0xF2),
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
    accent: Color32::from_rgb(0x2F, 0x78, 0xB7),
    accent_hover: Color32::from_rgb(0x2A, 0x6E, 0xA9),
    on_accent: Color32::WHITE,
    focus: Color32::from_rgb(0x8C, 0xC3, 0xF2),
    accent_soft: Color32::from_rgb(0x20, 0x3A, 0x52),
    accent_edge: Color32::from_rgb(0x3F, 0x6E, 0x97),
    accent_text: Color32::from_rgb(0x9C, 0xCB, 0xF2),
    good: Color32::from_rgb(0x6F, 0xCF, 0x9F),
    warning: Color32::from_rgb(0xE0, 0xB8, 0x4A),
    error: Color32::from_rgb(0xF2, 0x9A, 0x80),
    backdrop: Color32::from_black_alpha(140),
    shadow: Color32::from_black_alpha(120),
    toast: Color32::from_rgb(0xE3, 0xE7, 0xEE),
    on_toast: Color32::from_rgb(0x1F, 0x24, 0x30),
    toast_link: Color32::from_rgb(0x0B, 0x54, 0x85),
};

/// Corner radius of buttons, fields and menus, points.
pub const RADIUS: u8 = 6;
/// Size of text, points.
pub const TEXT: f32 = 13.0;
/// Size of labels and explanations, points.
pub const SMALL: f32 = 12.0;
/// Size of headings, points.
pub const HEADING: f32 = 17.0;
/// Size of icons that stand alone, points.
pub const ICON: f32 = 18.0;

impl Colours {
    /// The colours of an egui theme.
    #[must_use]
    pub fn of(theme: egui::Theme) -> &'static Self {
        match theme {
            egui::Theme::Light => &LIGHT,
            egui::Theme::Dark => &DARK,
        }
    }
}

/// Gives egui the fonts and both styles; which one is used, the settings say.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(screen::font_definitions());
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(theme, style(Colours::of(theme)));
    }
}

/// Text set in a bolder face, for headings and names.
#[must_use]
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(fonts::font(Face::SemiBold, TEXT))
}

/// An icon at a size, in points.
#[must_use]
pub fn icon(icon: char, size: f32) -> RichText {
    // Text faces have signs of their own at the places of the icons.
    RichText::new(icon).font(fonts::font(Face::Icons, size))
}

/// Text of the quiet labels above fields.
#[must_use]
pub fn label(colours: &Colours, text: impl Into<String>) -> RichText {
    RichText::new(text).font(fonts::font(Face::Regular, SMALL)).color(colours.text_secondary)
}

/// The one button that a dialog or the toolbar leads to.
pub fn main_button<'a>(ui: &mut Ui, colours: &Colours, words: impl IntoAtoms<'a>) -> Response {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (part, fill) in [
            (&mut widgets.inactive, colours.accent),
            (&mut widgets.hovered, colours.accent_hover),
            (&mut widgets.active, colours.accent_hover),
        ] {
            part.weak_bg_fill = fill;
            part.fg_stroke.color = colours.on_accent;
        }
        widgets.inactive.bg_stroke.color = colours.accent;
        widgets.hovered.bg_stroke.color = colours.accent_hover;
        widgets.active.bg_stroke = Stroke::new(2.0, colours.accent_text);
        ui.style_mut().text_styles.insert(TextStyle::Body, fonts::font(Face::SemiBold, TEXT));
        ui.add(Button::new(words))
    })
    .inner
}

/// The sign at the right of a choice, for [`egui::ComboBox::icon`].
pub fn caret(ui: &Ui, rect: Rect, visuals: &WidgetVisuals, _is_open: bool) {
    let font = fonts::font(Face::Icons, 14.0);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, icons::CARET_DOWN, font, visuals.fg_stroke.color);
}

/// Sliders from here on: a thin line, in the accent where it is passed.
pub fn slider_style(ui: &mut Ui, colours: &Colours) {
    ui.spacing_mut().slider_rail_height = 4.0;
    let visuals = ui.visuals_mut();
    visuals.selection.bg_fill = colours.accent;
    visuals.widgets.inactive.bg_fill = colours.edge;
    for part in [&mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        part.bg_fill = colours.accent_soft;
    }
}

fn style(colours: &Colours) -> Style {
    let mut style = Style { visuals: visuals(colours), ..Style::default() };
    style.text_styles = [
        (TextStyle::Small, fonts::font(Face::Regular, SMALL)),
        (TextStyle::Body, fonts::font(Face::Medium, TEXT)),
        (TextStyle::Button, fonts::font(Face::Medium, TEXT)),
        (TextStyle::Heading, fonts::font(Face::SemiBold, HEADING)),
        (TextStyle::Monospace, fonts::font(Face::Regular, TEXT)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 8.0);
    style.spacing.button_padding = vec2(12.0, 6.0);
    style.spacing.interact_size = vec2(32.0, 32.0);
    style.spacing.window_margin = Margin::same(24);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.icon_spacing = 8.0;
    style.spacing.combo_width = 160.0;
    style.spacing.extra_text_line_spacing = 2.0;
    style.spacing.menu_width = 320.0;
    style.spacing.tooltip_width = 320.0;
    style.spacing.scroll.bar_width = 8.0;
    style.spacing.scroll.floating_allocated_width = 8.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.1;
    style.compact_menu_style = false;
    style
}

fn visuals(colours: &Colours) -> Visuals {
    let base = if colours.dark { Visuals::dark() } else { Visuals::light() };
    let shadow = Shadow { offset: [0, 6], blur: 20, spread: 0, color: colours.shadow };
    Visuals {
        dark_mode: colours.dark,
        weak_text_color: Some(colours.text_secondary),
        widgets: widgets(colours),
        selection: Selection { bg_fill: colours.accent_soft, stroke: Stroke::new(2.0, colours.accent_text) },
        hyperlink_color: colours.accent_text,
        faint_bg_color: colours.bar,
        extreme_bg_color: colours.surface,
        text_edit_bg_color: Some(colours.surface),
        code_bg_color: colours.bar,
        warn_fg_color: colours.warning,
        error_fg_color: colours.error,
        window_corner_radius: CornerRadius::same(10),
        window_shadow: shadow,
        window_fill: colours.surface,
        window_stroke: Stroke::new(1.0, colours.hairline),
        menu_corner_radius: CornerRadius::same(8),
        panel_fill: colours.panel,
        popup_shadow: shadow,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, colours.accent_text),
            ..TextCursorStyle::default()
        },
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        disabled_alpha: 0.55,
        ..base
    }
}

fn widgets(colours: &Colours) -> Widgets {
    let part = |fill: Color32, edge: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: Stroke::new(1.5, ink),
        expansion: 0.0,
    };
    let edge = Stroke::new(1.0, colours.edge);
    Widgets {
        noninteractive: part(colours.surface, Stroke::new(1.0, colours.hairline), colours.text),
        inactive: part(colours.surface, edge, colours.text),
        hovered: part(colours.hover, edge, colours.text),
        // Also what has the keyboard: the edge is the focus ring.
        active: part(colours.pressed, Stroke::new(2.0, colours.focus), colours.text),
        open: part(colours.pressed, edge, colours.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Colour;

    fn contrast(a: Color32, b: Color32) -> f32 {
        let colour = |c: Color32| Colour { rgb: [c.r(), c.g(), c.b()], alpha: 255 };
        colour(a).contrast(colour(b))
    }

    #[test]
    fn every_text_can_be_read_on_every_ground_it_stands_on() {
        for colours in [&LIGHT, &DARK] {
            let grounds = [colours.canvas, colours.panel, colours.bar, colours.surface];
            let inks = [
                colours.text,
                colours.text_secondary,
                colours.accent_text,
                colours.good,
                colours.warning,
                colours.error,
            ];
            for ground in grounds {
                for ink in inks {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
            }
            for (ink, ground) in [
                (colours.text, colours.hover),
                (colours.text, colours.pressed),
                (colours.text_secondary, colours.hover),
                (colours.text_secondary, colours.pressed),
                (colours.on_accent, colours.accent),
                (colours.on_accent, colours.accent_hover),
                (colours.accent_text, colours.accent_soft),
                (colours.text, colours.accent_soft),
                (colours.on_toast, colours.toast),
                (colours.toast_link, colours.toast),
            ] {
                assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
            }
            for ground in grounds.into_iter().chain([colours.hover, colours.pressed, colours.accent_soft]) {
                assert!(contrast(colours.focus, ground) >= 3.0, "the ring on {ground:?}");
            }
            for ground in grounds {
                assert!(contrast(colours.accent, ground) >= 3.0 || colours.dark, "selection on {ground:?}");
            }
        }
    }
}
