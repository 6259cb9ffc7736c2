//! Keys of the table: walking from cell to cell as in a spreadsheet, selecting rows, beginning to change a cell.

use egui::{Event, Key, Modifiers, Ui};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// So many rows and columns on; what was selected stays so when rows are added to it.
    Walk { rows: isize, columns: isize, extend: bool },
    /// One cell on, over the end of the row; back where `false`.
    Next(bool),
    /// A screen down, or up.
    Page { down: bool, extend: bool },
    /// The first or last column.
    Side { last: bool },
    /// The first or last row.
    End { last: bool, extend: bool },
    /// Changes the cell.
    Change,
    /// Selects every row.
    All,
    /// Selects none.
    None,
}

/// Takes the keys that the table answers to.
pub(super) fn wishes(ui: &Ui) -> Vec<Wish> {
    let mut wishes = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
            let wish = wish(*key, *modifiers);
            wishes.extend(wish);
            wish.is_none()
        });
    });
    wishes
}

#[expect(clippy::wildcard_enum_match_arm, reason = "all other keys are for others")]
fn wish(key: Key, modifiers: Modifiers) -> Option<Wish> {
    let extend = modifiers.shift;
    let plain = modifiers.is_none();
    let walks = plain || modifiers.shift_only();
    let ends = modifiers.command && !modifiers.alt;
    match key {
        Key::ArrowUp | Key::ArrowDown if ends => Some(Wish::End { last: key == Key::ArrowDown, extend }),
        Key::ArrowUp if walks => Some(Wish::Walk { rows: -1, columns: 0, extend }),
        Key::ArrowDown if walks => Some(Wish::Walk { rows: 1, columns: 0, extend }),
        Key::ArrowLeft if plain => Some(Wish::Walk { rows: 0, columns: -1, extend: false }),
        Key::ArrowRight if plain => Some(Wish::Walk { rows: 0, columns: 1, extend: false }),
        Key::Tab if walks => Some(Wish::Next(plain)),
        Key::PageDown | Key::PageUp if walks => Some(Wish::Page { down: key == Key::PageDown, extend }),
        Key::Home | Key::End if plain => Some(Wish::Side { last: key == Key::End }),
        Key::Home | Key::End if ends => Some(Wish::End { last: key == Key::End, extend }),
        Key::Enter | Key::F2 if plain => Some(Wish::Change),
        Key::A if modifiers.command_only() => Some(Wish::All),
        Key::A if ends && modifiers.shift => Some(Wish::None),
        _ => None,
    }
}
