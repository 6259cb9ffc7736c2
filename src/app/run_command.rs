//! What [`App`] does for each command that is more than an edit of the selection; those that are one, [`perform`]
//! makes. Knows nothing of menus and keys.

use egui::{Context, ViewportCommand};

use super::action::{Bar, Desk, Left, Side, ViewChange};
use super::command::Command;
use super::dialogs::{Dialog, SettingsDialog, Then};
use super::settings::WindowTheme;
use super::theme::Colours;
use super::{App, panels, perform};
use crate::edit::{EditError, TextPlace};

impl App {
    /// Carries out a command, unless it cannot be used now; what is being typed is committed first.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other commands are edits of the selection")]
    pub(super) fn run_command(&mut self, ctx: &Context, command: Command, now: f64) -> Result<(), EditError> {
        self.editor.commit_typing()?;
        if !command.is_enabled(&self.editor) {
            return Ok(());
        }
        if let Some(tool) = command.tool() {
            self.editor.take_tool(tool);
            return Ok(());
        }
        if let Some(desk) = command.desk() {
            let open = self.editor.desk() == desk;
            self.sit_at(ctx, if open { Desk::Map } else { desk });
            return Ok(());
        }
        if let Some(side) = command.side() {
            self.open_side(ctx, side);
            return Ok(());
        }
        match command {
            Command::New => self.begin(ctx, Then::New),
            Command::Open => self.ask_for_document(),
            Command::Save => self.save(ctx),
            Command::SaveAs => self.ask_for_place(),
            Command::ExportPicture => self.open_export(),
            Command::CopyAsPicture => self.copy_as_picture(ctx),
            Command::CopyAsTable => self.copy_as_table(ctx),
            Command::SaveView => {
                self.open_side(ctx, Side::Shown);
                panels::ask_for_name(ctx);
            }
            Command::Settings => {
                let dialog = SettingsDialog::new(self.settings.clone());
                self.dialog = Some(Dialog::Settings(Box::new(dialog)));
            }
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            Command::Undo => self.editor.undo(),
            Command::Redo => self.editor.redo(),
            Command::Cut => {
                self.copy(ctx, now);
                return self.edit_by(Command::Delete, now);
            }
            Command::Copy => self.copy(ctx, now),
            Command::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            Command::PasteAs => self.paste_as(ctx, now),
            Command::SelectAll => self.editor.select(perform::select::all(&self.editor)),
            Command::SelectNone => self.editor.select(Vec::new()),
            Command::SelectSameKind => self.editor.select(perform::select::same_kind(&self.editor)),
            Command::SelectSamePersona => self.editor.select(perform::select::same_persona(&self.editor)),
            Command::SelectSameStage => self.editor.select(perform::select::same_stage(&self.editor)),
            Command::CopyStyle => self.copy_style(now),
            Command::EditText => {
                if let Some(place) = perform::text_of(self.editor.selection()) {
                    self.editor.begin_typing(place, now)?;
                }
            }
            Command::RenameMap => self.editor.begin_typing(TextPlace::Map, now)?,
            Command::PreviousMap => self.show_neighbour(-1),
            Command::NextMap => self.show_neighbour(1),
            Command::ZoomIn => self.change_view(ViewChange::ZoomIn),
            Command::ZoomOut => self.change_view(ViewChange::ZoomOut),
            Command::ZoomActual => self.change_view(ViewChange::ZoomTo(1.0)),
            Command::FitAll => self.change_view(ViewChange::FitAll),
            Command::FitSelection => self.change_view(ViewChange::FitSelection),
            Command::TogglePalette => self.toggle_left(ctx, Left::Palette),
            Command::ToggleInspector => self.toggle_inspector(ctx),
            Command::OnlyMap => self.toggle_only_map(ctx, now),
            Command::Minimap => {
                self.change_settings(ctx, |settings| settings.minimap_shown = !settings.minimap_shown);
            }
            Command::ToggleTheme => {
                let dark = Colours::of(ctx.theme()).dark;
                let theme = if dark { WindowTheme::Light } else { WindowTheme::Dark };
                self.change_settings(ctx, |settings| settings.theme = theme);
            }
            Command::Find => self.bars.open(ctx, Bar::Find),
            Command::FindNext => self.seek_on(ctx, true),
            Command::FindPrevious => self.seek_on(ctx, false),
            Command::Replace => self.bars.open(ctx, Bar::Replace),
            Command::Filter => self.bars.open(ctx, Bar::Filter),
            Command::QuickAdd => {
                if self.editor.desk() != Desk::Map {
                    self.sit_at(ctx, Desk::Map);
                }
                self.bars.open(ctx, Bar::QuickAdd);
            }
            Command::Outline => self.toggle_left(ctx, Left::Outline),
            Command::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Command::Shortcuts => self.open_shortcuts(ctx),
            Command::CommandPalette => self.open_palette(ctx),
            Command::About => self.dialog = Some(Dialog::About),
            Command::InsertCard => return self.insert_card(now),
            _ => return self.edit_by(command, now),
        }
        Ok(())
    }

    /// Changes the view of what the middle of the window shows.
    pub(super) fn change_view(&mut self, change: ViewChange) {
        if self.editor.desk() == Desk::Compare {
            self.desks.change_view(change);
        } else {
            self.canvas.change_view(change);
        }
    }

    /// Carries out a command that is an edit of the document.
    pub(super) fn edit_by(&mut self, command: Command, now: f64) -> Result<(), EditError> {
        let Some(edit) = perform::edit(command, &self.editor) else { return Ok(()) };
        let report = perform::report(command, &self.editor, self.language());
        let cell = perform::cell_that_stays(command, &self.editor);
        self.editor.edit(&edit, now)?;
        if self.editor.selection().is_empty() {
            self.editor.select(cell.into_iter().collect());
        }
        if let Some(report) = report {
            self.toast.say_with_undo(report, self.editor.revision(), now);
        }
        if perform::is_typed_into(command)
            && let Some(place) = perform::text_of(self.editor.selection())
        {
            self.editor.begin_typing(place, now)?;
        }
        if let [item, ..] = *self.editor.selection() {
            self.canvas.change_view(ViewChange::Reveal(item));
        }
        Ok(())
    }

    fn show_neighbour(&mut self, by: isize) {
        let maps = &self.editor.document().maps;
        let here = maps.iter().position(|map| map.id == self.editor.map_id());
        let next = here.and_then(|place| place.checked_add_signed(by)).and_then(|place| maps.get(place));
        if let Some(id) = next.map(|map| map.id) {
            self.editor.show_map(id);
        }
    }
}
