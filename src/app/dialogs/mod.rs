//! What stands in front of the window until it is answered: questions and messages, the program's own file
//! dialog, settings, export, the preview of a paste, the command palette, shortcuts and licences. Each is shown once
//! a pass and gives an [`Answer`] when the user has decided. None of them does anything itself.

mod about;
mod commands;
mod commands_list;
mod export;
mod paste;
mod path;
mod question;
mod settings;
mod shortcuts;
mod wanted;

use std::path::PathBuf;

use crate::edit::Edit;
use crate::export::Export;
use crate::model::View;
use egui::{
    Align, Context, Frame, Id, Key, Layout, Margin, Modal, ModalResponse, Popup, Response, RichText,
    ScrollArea, TextStyle, Ui, vec2,
};

pub(super) use commands::CommandPalette;
pub(super) use commands_list::{Chosen, Offer};
pub(super) use export::ExportDialog;
pub(super) use paste::PasteDialog;
pub(super) use path::PathDialog;
pub(super) use question::Question;
pub(super) use settings::SettingsDialog;
pub(super) use shortcuts::ShortcutSheet;

use super::Around;
use super::files::Ask;
use super::settings::Settings;

/// What is to be done once unsaved work is settled.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Then {
    /// The window closes.
    Quit,
    /// A new document.
    New,
    /// Another document.
    Open(PathBuf),
}

/// The dialog that is open.
pub(super) enum Dialog {
    /// A question or a message.
    Question(Question),
    /// The program's own file dialog.
    Path(PathDialog),
    /// What the program remembers.
    Settings(Box<SettingsDialog>),
    /// What is exported, and how.
    Export(Box<ExportDialog>),
    /// What a pasted text becomes.
    Paste(Box<PasteDialog>),
    /// Every command, to be found by its name.
    Commands(Box<CommandPalette>),
    /// The keys of every command.
    Shortcuts(Box<ShortcutSheet>),
    /// Version and licences.
    About,
}

/// What the user has decided.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    /// Nothing; the dialog goes.
    Leave,
    /// Save, and then that.
    SaveFirst(Then),
    /// That, whatever is lost.
    Without(Then),
    /// This file was chosen; one that exists may not be written over yet.
    Chosen(Ask, PathBuf),
    /// This file, also where it exists.
    Replace(Ask, PathBuf),
    /// Save over what another program has written.
    Overwrite,
    /// Read again what another program has written.
    Reload,
    /// Choose another place to save in.
    SaveElsewhere,
    /// Take up the work that was left behind there.
    Restore(PathBuf),
    /// Throw it away.
    Discard(PathBuf),
    /// The settings are now these; the dialog stays.
    Settings(Box<Settings>),
    /// What was chosen in the command palette.
    Chose(Box<Chosen>),
    /// Choose a file for this export.
    Export(Box<Export>),
    /// Put that picture of the set onto the clipboard.
    CopyPicture(Box<Export>, usize),
    /// Put its cards onto the clipboard as a table.
    CopyTable(Box<Export>),
    /// The saved views of the map are now these; the dialog stays.
    Views(Vec<View>),
    /// Paste, and say this.
    Paste(Box<Edit>, String),
}

impl Dialog {
    /// Shows the dialog in front of everything.
    pub(super) fn ui(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        match self {
            Self::Question(question) => question.ui(ctx, around),
            Self::Path(path) => path.ui(ctx, around),
            Self::Settings(settings) => settings.ui(ctx, around),
            Self::Export(export) => export.ui(ctx, around),
            Self::Paste(paste) => paste.ui(ctx, around),
            Self::Commands(palette) => palette.ui(ctx, around),
            Self::Shortcuts(sheet) => sheet.ui(ctx, around),
            Self::About => about::ui(ctx, around),
        }
    }
}

/// Height of a window below which dialogs have narrow margins, points.
const LOW: f32 = 460.0;

/// The frame of all dialogs: title, content, in the middle of the window. `width` in points.
fn modal<R>(
    ctx: &Context,
    around: &Around<'_>,
    name: &'static str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui) -> R,
) -> ModalResponse<R> {
    framed(ctx, around, name, title, width, |ui, room| {
        let all = ScrollArea::vertical().id_salt("dialog").max_height(room).min_scrolled_height(room);
        let all = all.show(ui, |ui| {
            ui.label(RichText::new(title).text_style(TextStyle::Heading));
            ui.add_space(4.0);
            content(ui)
        });
        all.inner
    })
}

/// The same without title, for what is not scrolled as a whole. `content` is told the height that it may have.
fn framed<R>(
    ctx: &Context,
    around: &Around<'_>,
    name: &'static str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Ui, f32) -> R,
) -> ModalResponse<R> {
    let style = ctx.global_style();
    let window = ctx.content_rect().size();
    // In a low window, as with a large interface on a small screen, every point counts.
    let margin = if window.y < LOW { 12 } else { 24 };
    let frame = Frame::popup(&style).inner_margin(Margin::same(margin)).corner_radius(12);
    let modal = Modal::new(Id::unique(name)).frame(frame).backdrop_color(around.colours.backdrop);
    modal.show(ctx, |ui| {
        let margin = f32::from(margin);
        let width = width.min(window.x - 2.0 * margin - 16.0);
        ui.set_width(width);
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::Dialog);
            node.set_label(title);
        });
        content(ui, window.y - 2.0 * margin - 16.0)
    })
}

/// Whether the main button of a dialog was clicked, or Enter pressed while nothing has the keyboard and no list
/// is unfolded.
fn is_chosen(ui: &Ui, button: &Response) -> bool {
    let enter = button.enabled()
        && !Popup::is_any_open(ui.ctx())
        && ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| input.key_pressed(Key::Enter));
    button.clicked() || enter
}

/// The row of buttons at the foot, the most important one rightmost.
fn buttons_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(8.0);
    // As high as a button: without a height of its own the row would take all that the window has.
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), content).inner
}
