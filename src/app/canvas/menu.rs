//! The menu of the right mouse button: what can be done with what lies under the pointer. What cannot be done now
//! is left out. Knows nothing of where the menu opens.

mod submenus;

use std::borrow::Cow;

use egui::{Separator, Ui};

use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::menu::{scrolled_ui, submenu_ui, switch_button};
use crate::app::perform::select;
use crate::model::Item;
use crate::words;

/// Letters that are shown of a persona's name.
const LONGEST_NAME: usize = 28;

/// What a menu is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// A command.
    Run(Command),
    /// Commands under a heading.
    Under(Heading, &'static [Command]),
    /// The kinds that cards can become.
    Kinds,
    /// Their marks.
    Marks,
    /// Their colour, or that of a lane.
    Colours,
    /// The word between a card and the next.
    Joints,
    /// Whether a lane is folded, in view, shown; its group and its divider.
    LaneLook,
    /// Which way an arrow points.
    Arrow,
    /// Values of a point on a curve of feelings.
    Values,
    /// A new point in the cell.
    NewPoint,
}

/// Headings of commands that stand in a menu of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    Insert,
    Move,
    Select,
    Style,
}

/// Groups of entries, with a line between two of them.
type Groups = &'static [&'static [Entry]];

const MOVE: Entry =
    Entry::Under(Heading::Move, &[Command::MoveLeft, Command::MoveRight, Command::MoveUp, Command::MoveDown]);
const FRAME: Entry = Entry::Under(
    Heading::Insert,
    &[
        Command::InsertPhase,
        Command::InsertStageBefore,
        Command::InsertStageAfter,
        Command::InsertStepBefore,
        Command::InsertStepAfter,
        Command::InsertLaneAbove,
        Command::InsertLaneBelow,
        Command::InsertBlockAbove,
        Command::InsertBlockBelow,
    ],
);

/// What can be done with a thing; `None`: with the map as a whole.
#[expect(clippy::too_many_lines, reason = "a table")]
fn groups(item: Option<Item>) -> Groups {
    use Command as C;
    use Entry::{Run, Under};
    match item {
        Some(Item::Card(_)) => &[
            &[Run(C::EditText)],
            &[
                Run(C::Cut),
                Run(C::Copy),
                Run(C::CopyAsPicture),
                Run(C::Paste),
                Run(C::PasteAs),
                Run(C::Duplicate),
            ],
            &[
                Entry::Kinds,
                Entry::Marks,
                Entry::Colours,
                Entry::Joints,
                Under(Heading::Style, &[C::CopyStyle, C::PasteStyle]),
            ],
            &[
                Run(C::InsertCard),
                Under(
                    Heading::Move,
                    &[C::MoveLeft, C::MoveRight, C::MoveUp, C::MoveDown, C::WidenCard, C::NarrowCard],
                ),
                Under(
                    Heading::Select,
                    &[C::SelectSameKind, C::SelectSamePersona, C::SelectSameStage, C::FitSelection],
                ),
            ],
            &[Run(C::Park), Run(C::Delete)],
        ],
        Some(Item::Block(_)) => &[
            &[Run(C::EditText)],
            &[MOVE, Under(Heading::Insert, &[C::InsertBlockAbove, C::InsertBlockBelow])],
            &[Run(C::Delete)],
        ],
        Some(Item::Point(_)) => {
            &[&[Run(C::EditText), Entry::Values], &[Run(C::FitSelection)], &[Run(C::Delete)]]
        }
        Some(Item::Link(_)) => &[&[Run(C::EditText)], &[Entry::Arrow], &[Run(C::Delete)]],
        Some(Item::Phase(_)) => &[
            &[Run(C::EditText)],
            &[Under(Heading::Insert, &[C::InsertPhase, C::InsertStageAfter]), MOVE],
            &[Run(C::MergeWithNext), Run(C::Split)],
            &[Run(C::CopyAsPicture), Run(C::FitSelection)],
            &[Run(C::Delete)],
        ],
        Some(Item::Stage(_)) => &[
            &[Run(C::EditText)],
            &[
                Under(Heading::Insert, &[C::InsertStageBefore, C::InsertStageAfter, C::InsertStepAfter]),
                MOVE,
                Run(C::SelectSameStage),
            ],
            &[Run(C::MergeWithNext), Run(C::Split)],
            &[Run(C::CopyAsPicture), Run(C::FitSelection)],
            &[Run(C::Delete)],
        ],
        Some(Item::Step(_)) => &[
            &[Run(C::EditText)],
            &[Under(Heading::Insert, &[C::InsertStepBefore, C::InsertStepAfter]), MOVE],
            &[Run(C::MergeWithNext), Run(C::Split)],
            &[Run(C::CopyAsPicture), Run(C::FitSelection)],
            &[Run(C::Delete)],
        ],
        Some(Item::Lane(_)) => &[
            &[Run(C::EditText)],
            &[Entry::LaneLook, Entry::Colours],
            &[Run(C::InsertCard), Under(Heading::Insert, &[C::InsertLaneAbove, C::InsertLaneBelow]), MOVE],
            &[Run(C::MergeWithNext), Run(C::Split)],
            &[Run(C::Delete)],
        ],
        Some(Item::Cell(..)) => &[
            &[Run(C::InsertCard), Entry::NewPoint, Run(C::Paste), Run(C::PasteAs)],
            &[Run(C::TakesNoPart)],
            &[FRAME],
            &[Run(C::SelectSameStage), Run(C::SelectAll)],
        ],
        Some(Item::Title) => &[
            &[Run(C::EditText)],
            &[Run(C::Personas), Run(C::Figures)],
            &[Under(Heading::Insert, &[C::InsertBlockAbove, C::InsertBlockBelow])],
            &[Run(C::MakeFutureState), Run(C::Compare)],
            &[Run(C::WhatIsShown)],
        ],
        Some(Item::Persona(_)) => {
            &[&[Run(C::Personas)], &[Run(C::SelectSamePersona)], &[Run(C::Figures), Run(C::WhatIsShown)]]
        }
        Some(Item::Layer(_)) => &[
            &[Run(C::AddBlueprintLayers), Run(C::RemoveBlueprintLayers)],
            &[Run(C::ShowHiddenLanes)],
            &[Run(C::WhatIsShown)],
        ],
        Some(Item::Legend) => &[&[Run(C::WhatIsShown), Run(C::OwnLists)]],
        None => &[
            &[Run(C::Paste), Run(C::PasteAs)],
            &[Run(C::SelectAll), Run(C::Find), Run(C::Filter)],
            &[FRAME, Run(C::ShowHiddenLanes)],
            &[Run(C::FitAll), Run(C::ZoomActual), Run(C::Minimap)],
            &[Run(C::WhatIsShown)],
            &[Run(C::CopyAsPicture), Run(C::CopyAsTable), Run(C::ExportPicture)],
        ],
    }
}

/// The menu for what is selected.
pub(super) fn menu_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    ui.set_min_width(220.0);
    scrolled_ui(ui, 0.0, |ui| groups_ui(ui, editor, around, actions));
}

fn groups_ui(ui: &mut Ui, editor: &Editor, around: &Around<'_>, actions: &mut Vec<Action>) {
    let mut menu = Menu { editor, around, actions, line: false };
    for group in groups(editor.selection().last().copied()) {
        let shown: Vec<Entry> = group.iter().copied().filter(|entry| menu.has(*entry)).collect();
        if shown.is_empty() {
            continue;
        }
        if std::mem::replace(&mut menu.line, true) {
            ui.add(Separator::default().spacing(9.0));
        }
        for entry in shown {
            menu.entry_ui(ui, entry);
        }
    }
}

/// A menu while it is shown.
struct Menu<'a> {
    editor: &'a Editor,
    around: &'a Around<'a>,
    actions: &'a mut Vec<Action>,
    /// Something stands above.
    line: bool,
}

impl Menu<'_> {
    /// Whether the entry would do anything now.
    fn has(&self, entry: Entry) -> bool {
        let editor = self.editor;
        match entry {
            Entry::Run(command) => command.is_enabled(editor),
            Entry::Under(_, commands) => commands.iter().any(|command| command.is_enabled(editor)),
            Entry::Kinds | Entry::Marks | Entry::Colours | Entry::LaneLook | Entry::Arrow => true,
            Entry::Joints => submenus::has_joints(editor),
            Entry::Values => submenus::has_values(editor),
            Entry::NewPoint => submenus::new_point(editor).is_some(),
        }
    }

    fn entry_ui(&mut self, ui: &mut Ui, entry: Entry) {
        let (editor, language) = (self.editor, self.around.language);
        match entry {
            Entry::Run(command) => self.command_ui(ui, command, false),
            Entry::Under(heading, commands) => {
                submenu_ui(ui, heading.words(self.around), |ui| {
                    for command in commands.iter().filter(|command| command.is_enabled(editor)) {
                        self.command_ui(ui, *command, true);
                    }
                });
            }
            Entry::Kinds => submenus::kinds_ui(ui, editor, language, self.actions),
            Entry::Marks => submenus::marks_ui(ui, editor, language, self.actions),
            Entry::Colours => submenus::colours_ui(ui, editor, language, self.actions),
            Entry::Joints => submenus::joints_ui(ui, editor, language, self.actions),
            Entry::LaneLook => submenus::lane_ui(ui, editor, self.around, self.actions),
            Entry::Arrow => submenus::link_ui(ui, editor, self.around, self.actions),
            Entry::Values => submenus::values_ui(ui, editor, language, self.actions),
            Entry::NewPoint => submenus::new_point_ui(ui, editor, self.around, self.actions),
        }
    }

    fn command_ui(&mut self, ui: &mut Ui, command: Command, under: bool) {
        let language = self.around.language;
        // Under no heading that says what is done, the name of the thing alone would not.
        let words = match command {
            Command::InsertCard if !under => words::mouse(language).add_card.into(),
            Command::SelectSamePersona => self.same_persona(),
            _ => Cow::Borrowed(command.row().words(language)),
        };
        let on = command == Command::Minimap && self.around.settings.minimap_shown;
        if switch_button(ui, command, &words, true, on, self.around.colours) {
            self.actions.push(Action::Command(command));
            ui.close();
        }
    }

    /// Which persona is meant, where that is one.
    fn same_persona(&self) -> Cow<'static, str> {
        let words = Command::SelectSamePersona.row().words(self.around.language);
        match select::name_of_persona(self.editor) {
            Some(name) => format!("{words} ({})", words::shortened(name, LONGEST_NAME)).into(),
            None => words.into(),
        }
    }
}

impl Heading {
    fn words(self, around: &Around<'_>) -> &'static str {
        let mouse = words::mouse(around.language);
        match self {
            Self::Insert => words::interface(around.language).menu_insert,
            Self::Move => mouse.move_heading,
            Self::Select => mouse.select_heading,
            Self::Style => mouse.style_heading,
        }
    }
}
