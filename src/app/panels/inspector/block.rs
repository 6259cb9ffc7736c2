//! The fields of a block of text above or below the grid.

use egui::Ui;

use super::column::text_ui;
use super::{fields, head_ui};
use crate::app::Around;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::panels::fields::colours;
use crate::app::panels::widgets::segmented;
use crate::edit::{MapEdit, TextPlace};
use crate::model::{BlockId, Item};
use crate::text::icons;
use crate::words;

/// Heading and words of the block.
pub(super) fn block_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
    id: BlockId,
) {
    let map = editor.map();
    let Some(block) = map.blocks_above.iter().chain(&map.blocks_below).find(|block| block.id == id) else {
        return;
    };
    let inspector = words::inspector(around.language);
    let name = words::kinds::item(around.language, Item::Block(id));
    head_ui(ui, around, actions, (icons::TEXT_T, colours(ui).accent_text), name, &[Command::Delete]);
    text_ui(ui, actions, inspector.title, &block.title, TextPlace::BlockTitle(id));
    let mut text = block.text.clone();
    fields::text(ui, inspector.text, "", &mut text);
    if text != block.text {
        actions.push(Action::EditMap(MapEdit::SetText(TextPlace::BlockText(id), text)));
    }
    let was = map.blocks_above.iter().any(|block| block.id == id);
    let mut above = was;
    let places = [(true, inspector.above_grid), (false, inspector.below_grid)];
    segmented(ui, inspector.place, &places, &mut above, None);
    if above != was {
        actions.push(Action::EditMap(MapEdit::MoveBlock { block: id, above, index: usize::MAX }));
    }
}
