//! The table of commands, the same for menu, toolbar and keys.

/// Everything that menu, toolbar and keys can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words of `words::commands` say what each does")]
pub enum Command {
    New,
    Open,
    Save,
    SaveAs,
    ExportPicture,
    Settings,
    Close,
    Quit,

    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    SelectNone,
    EditText,
    Park,
    TakesNoPart,

    InsertPhase,
    InsertStageBefore,
    InsertStageAfter,
    InsertStepBefore,
    InsertStepAfter,
    InsertLaneAbove,
    InsertLaneBelow,
    InsertCard,
    InsertBlockAbove,
    InsertBlockBelow,
    InsertMap,

    RenameMap,
    DuplicateMap,
    DeleteMap,
    PreviousMap,
    NextMap,

    ZoomIn,
    ZoomOut,
    ZoomActual,
    FitAll,
    FitSelection,
    TogglePalette,
    ToggleInspector,
    FullScreen,

    Shortcuts,
    About,

    SelectTool,
    PanTool,
    LinkTool,
}
