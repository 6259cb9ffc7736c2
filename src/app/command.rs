//! The table of commands, the same for menu, toolbar and keys: words, icon, keys, and when each can be
//! used. What a command does, `run_command` and `perform` say.

mod menus;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::action::{Desk, Side, Tool};
use super::clip;
use super::editor::Editor;
use super::perform;
use crate::model::{Item, Language};
use crate::text::icons;
use crate::words::{Commands, commands};

pub use menus::{Entry, MENUS};

macro_rules! commands {
    ($($name:ident),+ $(,)?) => {
        /// Everything that menu, toolbar and keys can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the words of `words::commands` say what each does")]
        pub enum Command {
            $($name),+
        }

        impl Command {
            /// Every command.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}

commands! {
    New, Open, Save, SaveAs, ExportPicture, Settings, Quit,
    Undo, Redo, Cut, Copy, CopyAsPicture, CopyAsTable, Paste, PasteAs, CopyStyle, PasteStyle, Duplicate, Delete,
    SelectAll, SelectNone, SelectSameKind, SelectSamePersona, SelectSameStage,
    Find, FindNext, FindPrevious, Replace, Filter, CommandPalette, QuickAdd,
    EditText, Park, TakesNoPart, MoveLeft, MoveRight, MoveUp, MoveDown,
    WidenCard, NarrowCard,
    InsertPhase, InsertStageBefore, InsertStageAfter, InsertStepBefore, InsertStepAfter,
    InsertLaneAbove, InsertLaneBelow, InsertCard, InsertBlockAbove, InsertBlockBelow, InsertMap,
    RenameMap, DuplicateMap, DeleteMap, PreviousMap, NextMap,
    MakeFutureState, Compare,
    AddBlueprintLayers, RemoveBlueprintLayers,
    MergeWithNext, Split, FoldLane, PinLane, HideLane, ShowHiddenLanes,
    Personas, OwnLists, Figures, Priorities, Review, WhatIsShown, SaveView, Table, Outline, History,
    ZoomIn, ZoomOut, ZoomActual, FitAll, FitSelection, TogglePalette, ToggleInspector, Minimap, OnlyMap, ToggleTheme,
    FullScreen,
    Shortcuts, About,
    SelectTool, PanTool, LinkTool,
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    words: fn(&Commands) -> &'static str,
    /// A Phosphor icon.
    pub icon: Option<char>,
    /// Keys that run the command; menus show the first.
    pub keys: &'static [Keys],
}

/// A key with modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keys {
    /// Exactly these must be held.
    pub modifiers: Modifiers,
    /// The key.
    pub key: Key,
    /// Found by its place on the keyboard, whatever it types there: digits that some layouts shift.
    pub by_place: bool,
}

impl Command {
    /// Words, icon and keys.
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub fn row(self) -> Row {
        match self {
            Self::New => row(|w| w.new).icon(icons::FILE_PLUS).keys(const { &[ctrl(Key::N)] }),
            Self::Open => row(|w| w.open).icon(icons::FOLDER_OPEN).keys(const { &[ctrl(Key::O)] }),
            Self::Save => row(|w| w.save).icon(icons::FLOPPY_DISK).keys(const { &[ctrl(Key::S)] }),
            Self::SaveAs => row(|w| w.save_as).keys(const { &[ctrl_shift(Key::S)] }),
            Self::ExportPicture => {
                row(|w| w.export_picture).icon(icons::EXPORT).keys(const { &[ctrl(Key::E)] })
            }
            Self::Settings => row(|w| w.settings).icon(icons::GEAR).keys(const { &[ctrl(Key::Comma)] }),
            Self::Quit => row(|w| w.quit).icon(icons::SIGN_OUT).keys(const { &[ctrl(Key::Q), ctrl(Key::W)] }),

            Self::Undo => row(|w| w.undo).icon(icons::ARROW_U_UP_LEFT).keys(const { &[ctrl(Key::Z)] }),
            Self::Redo => row(|w| w.redo)
                .icon(icons::ARROW_U_UP_RIGHT)
                .keys(const { &[ctrl(Key::Y), ctrl_shift(Key::Z)] }),
            // Cut, copy and paste arrive as events of their own; these keys are only shown.
            Self::Cut => row(|w| w.cut).icon(icons::SCISSORS).keys(const { &[ctrl(Key::X)] }),
            Self::Copy => row(|w| w.copy).icon(icons::COPY).keys(const { &[ctrl(Key::C)] }),
            Self::CopyAsPicture => {
                row(|w| w.copy_as_picture).icon(icons::IMAGE).keys(const { &[alt_shift(Key::C)] })
            }
            Self::CopyAsTable => row(|w| w.copy_as_table),
            Self::Paste => row(|w| w.paste).icon(icons::CLIPBOARD).keys(const { &[ctrl(Key::V)] }),
            Self::PasteAs => row(|w| w.paste_as).keys(const { &[ctrl_shift(Key::V)] }),
            Self::CopyStyle => row(|w| w.copy_style).keys(const { &[ctrl_alt(Key::C)] }),
            Self::PasteStyle => row(|w| w.paste_style).keys(const { &[ctrl_alt(Key::V)] }),
            Self::Duplicate => row(|w| w.duplicate).keys(const { &[ctrl(Key::D)] }),
            Self::Delete => row(|w| w.delete)
                .icon(icons::TRASH)
                .keys(const { &[bare(Key::Delete), ctrl(Key::Backspace)] }),
            Self::SelectAll => row(|w| w.select_all).keys(const { &[ctrl(Key::A)] }),
            Self::SelectNone => row(|w| w.select_none).keys(const { &[ctrl_shift(Key::A)] }),
            Self::SelectSameKind => row(|w| w.select_same_kind),
            Self::SelectSamePersona => row(|w| w.select_same_persona),
            Self::SelectSameStage => row(|w| w.select_same_stage),
            Self::Find => row(|w| w.find).icon(icons::MAGNIFYING_GLASS).keys(const { &[ctrl(Key::F)] }),
            Self::FindNext => row(|w| w.find_next).keys(const { &[bare(Key::F3)] }),
            Self::FindPrevious => row(|w| w.find_previous).keys(const { &[shift(Key::F3)] }),
            Self::Replace => row(|w| w.replace).keys(const { &[ctrl(Key::H)] }),
            Self::Filter => row(|w| w.filter).icon(icons::FUNNEL).keys(const { &[ctrl_shift(Key::F)] }),
            Self::CommandPalette => row(|w| w.command_palette)
                .keys(const { &[ctrl(Key::K), ctrl_shift(Key::P), ctrl(Key::Slash)] }),
            Self::QuickAdd => {
                row(|w| w.quick_add).icon(icons::LIGHTNING).keys(const { &[ctrl(Key::J), place(Key::N)] })
            }
            Self::EditText => {
                row(|w| w.edit_text).icon(icons::PENCIL_SIMPLE).keys(const { &[bare(Key::F2)] })
            }
            Self::Park => row(|w| w.park).icon(icons::TRAY),
            Self::TakesNoPart => row(|w| w.takes_no_part).icon(icons::USER_MINUS),
            Self::MoveLeft => row(|w| w.move_left).keys(const { &[alt(Key::ArrowLeft)] }),
            Self::MoveRight => row(|w| w.move_right).keys(const { &[alt(Key::ArrowRight)] }),
            Self::MoveUp => row(|w| w.move_up).keys(const { &[alt(Key::ArrowUp), ctrl(Key::CloseBracket)] }),
            Self::MoveDown => {
                row(|w| w.move_down).keys(const { &[alt(Key::ArrowDown), ctrl(Key::OpenBracket)] })
            }

            Self::WidenCard => row(|w| w.widen_card).keys(const { &[alt_shift(Key::ArrowRight)] }),
            Self::NarrowCard => row(|w| w.narrow_card).keys(const { &[alt_shift(Key::ArrowLeft)] }),

            Self::InsertPhase => row(|w| w.insert_phase),
            Self::InsertStageBefore => row(|w| w.insert_stage_before),
            Self::InsertStageAfter => row(|w| w.insert_stage_after).icon(icons::COLUMNS),
            Self::InsertStepBefore => row(|w| w.insert_step_before),
            Self::InsertStepAfter => row(|w| w.insert_step_after).icon(icons::STEPS),
            Self::InsertLaneAbove => row(|w| w.insert_lane_above),
            Self::InsertLaneBelow => row(|w| w.insert_lane_below).icon(icons::ROWS),
            Self::InsertCard => {
                row(|w| w.insert_card).icon(icons::NOTE_BLANK).keys(const { &[bare(Key::Insert)] })
            }
            Self::InsertBlockAbove => row(|w| w.insert_block_above),
            Self::InsertBlockBelow => row(|w| w.insert_block_below).icon(icons::TEXT_T),
            Self::InsertMap => row(|w| w.insert_map).icon(icons::MAP_TRIFOLD),

            Self::RenameMap => row(|w| w.rename_map),
            Self::DuplicateMap => row(|w| w.duplicate_map),
            Self::DeleteMap => row(|w| w.delete_map).icon(icons::TRASH),
            Self::PreviousMap => row(|w| w.previous_map).keys(const { &[ctrl(Key::PageUp)] }),
            Self::NextMap => row(|w| w.next_map).keys(const { &[ctrl(Key::PageDown)] }),

            Self::MakeFutureState => row(|w| w.make_future_state),
            Self::Compare => row(|w| w.compare).icon(icons::COLUMNS),
            Self::AddBlueprintLayers => row(|w| w.add_blueprint_layers),
            Self::RemoveBlueprintLayers => row(|w| w.remove_blueprint_layers),
            Self::MergeWithNext => row(|w| w.merge_with_next),
            Self::Split => row(|w| w.split),
            Self::FoldLane => row(|w| w.fold_lane),
            Self::PinLane => row(|w| w.pin_lane),
            Self::HideLane => row(|w| w.hide_lane),
            Self::ShowHiddenLanes => row(|w| w.show_lanes),
            Self::Personas => row(|w| w.personas),
            Self::OwnLists => row(|w| w.own_lists),
            Self::Figures => row(|w| w.figures),
            Self::Priorities => row(|w| w.priorities),
            Self::Review => row(|w| w.review),
            Self::WhatIsShown => row(|w| w.what_is_shown),
            Self::SaveView => row(|w| w.save_view),

            Self::Table => row(|w| w.table).icon(icons::TABLE).keys(const { &[ctrl_shift(Key::T)] }),
            Self::Outline => {
                row(|w| w.outline).icon(icons::LIST_BULLETS).keys(const { &[ctrl_shift(Key::O)] })
            }
            Self::History => {
                row(|w| w.history).icon(icons::CLOCK_COUNTER_CLOCKWISE).keys(const { &[ctrl_shift(Key::H)] })
            }

            Self::ZoomIn => row(|w| w.zoom_in)
                .icon(icons::PLUS)
                .keys(const { &[ctrl(Key::Plus), ctrl_shift(Key::Plus), ctrl(Key::Equals)] }),
            Self::ZoomOut => row(|w| w.zoom_out).icon(icons::MINUS).keys(const { &[ctrl(Key::Minus)] }),
            Self::ZoomActual => row(|w| w.zoom_actual).keys(const { &[ctrl(Key::Num0)] }),
            Self::FitAll => row(|w| w.fit_all)
                .icon(icons::CORNERS_OUT)
                .keys(const { &[ctrl_place(Key::Num1), shift_place(Key::Num1)] }),
            // With Shift alone these keys type where something is selected.
            Self::FitSelection => {
                row(|w| w.fit_selection).keys(const { &[ctrl_place(Key::Num2), shift_place(Key::Num2)] })
            }
            Self::TogglePalette => row(|w| w.toggle_palette).keys(const { &[bare(Key::F7)] }),
            Self::ToggleInspector => row(|w| w.toggle_inspector).keys(const { &[bare(Key::F8)] }),
            Self::Minimap => row(|w| w.minimap).keys(const { &[ctrl_shift(Key::M)] }),
            Self::OnlyMap => row(|w| w.only_map).keys(const { &[alt(Key::Z)] }),
            Self::ToggleTheme => {
                row(|w| w.toggle_theme).icon(icons::MOON).keys(const { &[alt_shift(Key::D)] })
            }
            Self::FullScreen => {
                row(|w| w.full_screen).icon(icons::FRAME_CORNERS).keys(const { &[bare(Key::F11)] })
            }

            Self::Shortcuts => row(|w| w.shortcuts).icon(icons::KEYBOARD).keys(const { &[bare(Key::F1)] }),
            Self::About => row(|w| w.about).icon(icons::INFO),

            Self::SelectTool => {
                row(|w| w.select_tool).icon(icons::CURSOR).keys(const { &[place(Key::V), place(Key::Num1)] })
            }
            Self::PanTool => row(|w| w.pan_tool).icon(icons::HAND).keys(const { &[place(Key::H)] }),
            Self::LinkTool => row(|w| w.link_tool)
                .icon(icons::FLOW_ARROW)
                .keys(const { &[place(Key::A), place(Key::Num5)] }),
        }
    }

    /// The tool that the command takes up.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few commands are tools")]
    pub fn tool(self) -> Option<Tool> {
        match self {
            Self::SelectTool => Some(Tool::Select),
            Self::PanTool => Some(Tool::Pan),
            Self::LinkTool => Some(Tool::Link),
            _ => None,
        }
    }

    /// The desk that the command opens, or leaves when it is open already.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few commands open a desk")]
    pub fn desk(self) -> Option<Desk> {
        match self {
            Self::Compare => Some(Desk::Compare),
            Self::Priorities => Some(Desk::Priorities),
            Self::Personas => Some(Desk::Personas),
            Self::OwnLists => Some(Desk::OwnLists),
            Self::Figures => Some(Desk::Figures),
            Self::Table => Some(Desk::Table),
            _ => None,
        }
    }

    /// The part of the right panel that the command opens.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few commands open one")]
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Review => Some(Side::Review),
            Self::WhatIsShown => Some(Side::Shown),
            Self::History => Some(Side::History),
            _ => None,
        }
    }

    /// Whether it can be used on the start screen.
    pub fn needs_no_document(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Settings
                | Self::Quit
                | Self::FullScreen
                | Self::CommandPalette
                | Self::Shortcuts
                | Self::About
        )
    }

    /// Whether its keys mean the same while a text is being typed.
    pub fn works_while_typing(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Save
                | Self::SaveAs
                | Self::ExportPicture
                | Self::Settings
                | Self::Quit
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomActual
                | Self::TogglePalette
                | Self::ToggleInspector
                | Self::FullScreen
                | Self::Shortcuts
                | Self::CommandPalette
                | Self::Find
                | Self::FindNext
                | Self::FindPrevious
                | Self::Replace
                | Self::Filter
                | Self::QuickAdd
        )
    }

    /// Whether it works on what is selected or seen on the map, which must not change behind another desk.
    fn works_on_the_map(self) -> bool {
        matches!(
            self,
            Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::PasteAs
                | Self::CopyStyle
                | Self::PasteStyle
                | Self::Duplicate
                | Self::Delete
                | Self::SelectAll
                | Self::SelectNone
                | Self::SelectSameKind
                | Self::SelectSamePersona
                | Self::SelectSameStage
                | Self::EditText
                | Self::Park
                | Self::TakesNoPart
                | Self::MoveLeft
                | Self::MoveRight
                | Self::MoveUp
                | Self::MoveDown
                | Self::WidenCard
                | Self::NarrowCard
                | Self::MergeWithNext
                | Self::Split
                | Self::FoldLane
                | Self::PinLane
                | Self::HideLane
                | Self::InsertPhase
                | Self::InsertStageBefore
                | Self::InsertStageAfter
                | Self::InsertStepBefore
                | Self::InsertStepAfter
                | Self::InsertLaneAbove
                | Self::InsertLaneBelow
                | Self::InsertCard
                | Self::InsertBlockAbove
                | Self::InsertBlockBelow
                | Self::RenameMap
        )
    }

    /// Whether what is selected can be seen at the desk that is open: in the table cards alone can.
    fn works_at(self, editor: &Editor) -> bool {
        let cards = || editor.selection().iter().all(|item| matches!(item, Item::Card(_)));
        match editor.desk() {
            Desk::Map | Desk::Priorities => true,
            Desk::Table => self.works_on_cards() && cards(),
            Desk::Compare | Desk::Personas | Desk::OwnLists | Desk::Figures => false,
        }
    }

    /// Whether it works on selected cards, wherever they are seen.
    fn works_on_cards(self) -> bool {
        matches!(
            self,
            Self::Cut
                | Self::Copy
                | Self::CopyStyle
                | Self::PasteStyle
                | Self::Duplicate
                | Self::Delete
                | Self::SelectNone
                | Self::SelectSameKind
                | Self::SelectSamePersona
                | Self::SelectSameStage
                | Self::EditText
                | Self::Park
                | Self::InsertCard
        )
    }

    /// Whether it can be used now.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most commands always can")]
    pub fn is_enabled(self, editor: &Editor) -> bool {
        if self.works_on_the_map() && !self.works_at(editor) {
            return false;
        }
        let selection = editor.selection();
        let any_card = || selection.iter().any(|item| matches!(item, Item::Card(_)));
        match self {
            Self::Undo => editor.can_undo(),
            Self::Redo => editor.can_redo(),
            Self::Copy => clip::can_copy(editor),
            Self::Cut => clip::can_copy(editor) && Self::Delete.is_enabled(editor),
            Self::Park | Self::CopyStyle => any_card(),
            Self::PasteStyle => any_card() && editor.style().is_some(),
            Self::Delete => selection.iter().copied().any(perform::can_be_deleted),
            Self::SelectNone | Self::FitSelection => !selection.is_empty(),
            Self::SelectSameKind => matches!(selection, [Item::Card(_), ..]),
            Self::SelectSamePersona => !perform::select::same_persona(editor).is_empty(),
            Self::SelectSameStage => !perform::select::same_stage(editor).is_empty(),
            Self::EditText => perform::text_of(selection).is_some(),
            Self::TakesNoPart => selection.iter().any(|item| matches!(item, Item::Cell(..))),
            Self::MoveLeft | Self::MoveRight | Self::MoveUp | Self::MoveDown => {
                perform::edit(self, editor).is_some()
            }
            Self::InsertCard => perform::card_place(editor).is_some(),
            Self::Duplicate
            | Self::WidenCard
            | Self::NarrowCard
            | Self::AddBlueprintLayers
            | Self::RemoveBlueprintLayers
            | Self::MergeWithNext
            | Self::Split
            | Self::FoldLane
            | Self::PinLane
            | Self::HideLane
            | Self::ShowHiddenLanes => perform::edit(self, editor).is_some(),
            Self::DeleteMap | Self::PreviousMap | Self::NextMap => editor.document().maps.len() > 1,
            _ => true,
        }
    }
}

impl Keys {
    /// As it is written in menus on this system.
    #[expect(clippy::wildcard_enum_match_arm, reason = "most keys have good names")]
    pub fn text(self, ctx: &egui::Context) -> String {
        let text = ctx.format_shortcut(&KeyboardShortcut::new(self.modifiers, self.key));
        let sign = match self.key {
            Key::Comma => ",",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Equals => "=",
            Key::Slash => "/",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            _ => return text,
        };
        format!("{}{sign}", text.trim_end_matches(self.key.name()))
    }
}

impl Row {
    /// What it is called.
    pub fn words(&self, language: Language) -> &'static str {
        (self.words)(commands(language))
    }

    /// The words with the first of its keys, as they are said under the pointer.
    pub fn with_keys(&self, words: &str, ctx: &egui::Context) -> String {
        match self.keys.first() {
            Some(keys) => format!("{words}  {}", keys.text(ctx)),
            None => words.to_owned(),
        }
    }

    const fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    const fn keys(self, keys: &'static [Keys]) -> Self {
        Self { keys, ..self }
    }
}

fn row(words: fn(&Commands) -> &'static str) -> Row {
    Row { words, icon: None, keys: &[] }
}

const fn keys(modifiers: Modifiers, key: Key) -> Keys {
    Keys { modifiers, key, by_place: false }
}

const fn bare(key: Key) -> Keys {
    keys(Modifiers::NONE, key)
}

/// Command on a Mac.
const fn ctrl(key: Key) -> Keys {
    keys(Modifiers::COMMAND, key)
}

const fn ctrl_alt(key: Key) -> Keys {
    keys(Modifiers { alt: true, ..Modifiers::COMMAND }, key)
}

const fn shift(key: Key) -> Keys {
    keys(Modifiers::SHIFT, key)
}

const fn ctrl_shift(key: Key) -> Keys {
    keys(Modifiers { shift: true, ..Modifiers::COMMAND }, key)
}

const fn alt(key: Key) -> Keys {
    keys(Modifiers::ALT, key)
}

const fn alt_shift(key: Key) -> Keys {
    keys(Modifiers { shift: true, ..Modifiers::ALT }, key)
}

/// A key alone, while nothing is selected.
const fn place(key: Key) -> Keys {
    Keys { by_place: true, ..bare(key) }
}

const fn ctrl_place(key: Key) -> Keys {
    Keys { by_place: true, ..ctrl(key) }
}

const fn shift_place(key: Key) -> Keys {
    Keys { by_place: true, ..keys(Modifiers::SHIFT, key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_keys_run_two_commands() {
        let mut seen: Vec<(Keys, Command)> = Vec::new();
        for &command in Command::ALL {
            for &keys in command.row().keys {
                let other = seen.iter().find(|(other, _)| *other == keys);
                assert!(other.is_none(), "{command:?} and {other:?} share {keys:?}");
                seen.push((keys, command));
            }
        }
    }

    #[test]
    fn every_command_can_be_reached_by_pointer() {
        let tools = [Command::SelectTool, Command::PanTool, Command::LinkTool];
        for &command in Command::ALL {
            let in_menu = MENUS.iter().any(|menu| menu.contains(&Entry::Run(command)));
            assert!(in_menu || tools.contains(&command), "{command:?}");
        }
    }

    #[test]
    fn bare_letters_and_digits_only_take_up_tools_and_open_the_bar_for_notes() {
        // Vietnamese input methods type through these, also while no field has the keyboard: none may change
        // the document. They are commands only while nothing is selected, see `keys::Letters`.
        for &command in Command::ALL {
            for keys in command.row().keys {
                let typed = keys.key.name().chars().count() == 1;
                let harmless = command.tool().is_some() || command == Command::QuickAdd;
                assert!(!(typed && keys.modifiers.is_none()) || (harmless && keys.by_place), "{command:?}");
            }
        }
    }
}
