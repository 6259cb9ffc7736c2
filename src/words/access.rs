//! What things of a map are called by assistive tools, with their place: `Touchpoint, Website, stage Awareness,
//! card 2 of 5`. Knows nothing of where things stand.

use super::{Both, kinds};
use crate::model::{LaneKind, Language, Layer};

/// A place in a row, from 1, and how many there are.
pub type Place = (usize, usize);

/// Where in the columns something stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Column<'a> {
    /// Title of the stage.
    pub stage: &'a str,
    /// Which stage of the map it is, from 1: its name while it has no title.
    pub stage_number: usize,
    /// Title of the step; empty: steps have none here.
    pub step: &'a str,
}

/// A card: `Touchpoint, Website, stage Awareness, card 2 of 5`.
#[must_use]
pub fn card(language: Language, kind: &str, words: &str, column: Column<'_>, place: Place) -> String {
    let words = or_no_words(language, words);
    let place = counted(language, Both("card", "thẻ"), place);
    joined([kind, words, &self::column(language, column), &place])
}

/// A point: `Linh, unhappy (−1), stage Purchase, point 1 of 2`.
#[must_use]
pub fn point(language: Language, whose: &str, value: &str, column: Column<'_>, place: Place) -> String {
    let place = counted(language, Both("point", "điểm"), place);
    joined([whose, value, &self::column(language, column), &place])
}

/// A feeling in words and figures: `unhappy (−1)`.
#[must_use]
pub fn feeling(language: Language, value: f32) -> String {
    let figure = super::numbers::signed(language, f64::from(value), 2);
    let figure = figure.trim_end_matches('0').trim_end_matches(['.', ',']);
    let figure = if figure.is_empty() { "0" } else { figure };
    format!("{} ({figure})", kinds::emotion(language, value))
}

/// An empty cell: `Empty cell, Touchpoints, stage Awareness`.
#[must_use]
pub fn empty_cell(language: Language, lane: &str, column: Column<'_>) -> String {
    let name = super::accessible(language).empty_cell;
    joined([name, lane, &self::column(language, column)])
}

/// A cell with something in it: `Cell, Touchpoints, stage Awareness, 3 cards`.
#[must_use]
pub fn cell(language: Language, lane: &str, column: Column<'_>, cards: usize) -> String {
    let cards = super::phrases::cards(language, cards);
    joined([Both("Cell", "Ô").of(language), lane, &self::column(language, column), &cards])
}

/// A cell where nothing happens on purpose: `Takes no part, Touchpoints, stage Awareness`.
#[must_use]
pub fn takes_no_part(language: Language, lane: &str, column: Column<'_>) -> String {
    joined([super::map(language).takes_no_part, lane, &self::column(language, column)])
}

/// The head of a phase: `Phase Before the purchase, 1 of 3`.
#[must_use]
pub fn phase(language: Language, title: &str, place: Place) -> String {
    head(language, Both("Phase", "Giai đoạn lớn"), title, place)
}

/// The head of a stage: `Stage Awareness, 1 of 5, phase Before the purchase`.
#[must_use]
pub fn stage(language: Language, title: &str, place: Place, phase: &str) -> String {
    let phase = within(language, Both("phase", "giai đoạn lớn"), phase);
    joined([&head(language, Both("Stage", "Giai đoạn"), title, place), &phase])
}

/// The head of a step: `Step Search, 1 of 2, stage Awareness`.
#[must_use]
pub fn step(language: Language, title: &str, place: Place, column: Column<'_>) -> String {
    let stage = self::column(language, Column { step: "", ..column });
    joined([&head(language, Both("Step", "Bước"), title, place), &stage])
}

/// A lane: `Lane Touchpoints, 2 of 7, Front-stage, folded`.
#[must_use]
pub fn lane(language: Language, title: &str, place: Place, layer: Layer, folded: bool) -> String {
    let folded = if folded { Both("folded", "đang thu gọn").of(language) } else { "" };
    joined([&head(language, Both("Lane", "Làn"), title, place), kinds::layer(language, layer), folded])
}

/// What a lane without a title is called: by what it holds.
#[must_use]
pub fn lane_title<'a>(language: Language, title: &'a str, kind: &LaneKind) -> &'a str {
    if title.is_empty() { kinds::lane_kind(language, kind) } else { title }
}

/// The strip of a layer: `Layer Front-stage`.
#[must_use]
pub fn layer(language: Language, layer: Layer) -> String {
    format!("{} {}", Both("Layer", "Lớp").of(language), kinds::layer(language, layer))
}

/// An arrow: `Arrow from “Invoice” to “Payment”, label “by e-mail”`.
#[must_use]
pub fn link(language: Language, from: &str, to: &str, label: &str, two_way: bool) -> String {
    let (from, to) = (or_no_words(language, from), or_no_words(language, to));
    let name = match (language, two_way) {
        (_, false) => super::phrases::link_name(language, from, to),
        (Language::English, true) => format!("Arrow between “{from}” and “{to}”, both ways"),
        (Language::Vietnamese, true) => format!("Mũi tên hai chiều giữa “{from}” và “{to}”"),
    };
    let label = if label.is_empty() {
        String::new()
    } else {
        format!("{} “{label}”", Both("label", "nhãn").of(language))
    };
    joined([&name, &label])
}

/// A persona of the title block: `Persona Linh`.
#[must_use]
pub fn persona(language: Language, name: &str) -> String {
    format!("{} {}", Both("Persona", "Chân dung khách hàng").of(language), or_no_words(language, name))
}

/// A block of text: `Text block Principles`.
#[must_use]
pub fn block(language: Language, title: &str) -> String {
    let kind = Both("Text block", "Khối chữ").of(language);
    if title.is_empty() { kind.to_owned() } else { format!("{kind} {title}") }
}

/// The title block: `Map Buying a television`.
#[must_use]
pub fn title(language: Language, title: &str) -> String {
    let title = if title.is_empty() { super::map(language).untitled } else { title };
    format!("{} {title}", Both("Map", "Bản đồ").of(language))
}

words! {
    /// Names of the groups of things.
    groups -> Groups {
        heads: "Phases, stages and steps" | "Các giai đoạn và bước";
        links: "Arrows" | "Các mũi tên";
        about: "About the map" | "Thông tin về bản đồ";
        no_words: "no words" | "chưa có chữ";
        announcements: "Messages" | "Thông báo";
    }
}

/// `Stage Awareness, 1 of 5`.
fn head(language: Language, kind: Both, title: &str, place: Place) -> String {
    let kind = kind.of(language);
    let name = if title.is_empty() { kind.to_owned() } else { format!("{kind} {title}") };
    joined([&name, &of(language, place)])
}

/// `stage Awareness, step Search`.
fn column(language: Language, column: Column<'_>) -> String {
    let number = column.stage_number.to_string();
    let stage = if column.stage.is_empty() { &number } else { column.stage };
    let stage = within(language, Both("stage", "giai đoạn"), stage);
    joined([&stage, &within(language, Both("step", "bước"), column.step)])
}

fn within(language: Language, kind: Both, title: &str) -> String {
    if title.is_empty() { String::new() } else { format!("{} {title}", kind.of(language)) }
}

/// `card 2 of 5`, `thẻ 2/5`.
fn counted(language: Language, what: Both, place: Place) -> String {
    format!("{} {}", what.of(language), of(language, place))
}

fn of(language: Language, (place, all): Place) -> String {
    match language {
        Language::English => format!("{place} of {all}"),
        Language::Vietnamese => format!("{place}/{all}"),
    }
}

/// The words; of none, that there are none.
fn or_no_words(language: Language, words: &str) -> &str {
    if words.is_empty() { groups(language).no_words } else { words }
}

/// The parts that say something, with commas.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Vietnamese};

    #[test]
    fn a_card_is_named_with_its_place() {
        let column = |stage| Column { stage, stage_number: 1, step: "" };
        assert_eq!(
            card(English, "Touchpoint", "Website", column("Awareness"), (2, 5)),
            "Touchpoint, Website, stage Awareness, card 2 of 5"
        );
        assert_eq!(
            card(Vietnamese, "Điểm chạm", "Website", column("Nhận biết"), (2, 5)),
            "Điểm chạm, Website, giai đoạn Nhận biết, thẻ 2/5"
        );
        assert_eq!(
            card(English, "Note", "", column(""), (1, 1)),
            "Note, no words, stage 1, card 1 of 1",
            "nothing is passed over"
        );
    }

    #[test]
    fn feelings_are_said_in_words() {
        assert_eq!(feeling(English, -1.0), "unhappy (−1)");
        assert_eq!(feeling(English, 0.0), "neutral (0)");
        assert_eq!(feeling(Vietnamese, 1.5), "rất vui (+1,5)");
    }
}
