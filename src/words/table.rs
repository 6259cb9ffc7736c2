//! Words of the table of cards and of the outline.

use super::{Both, counted};
use crate::model::Language;

words! {
    /// Words of the table and of the outline.
    table -> TableWords {
        // Table
        filter_hint: "Filter: any words" | "Lọc: gõ chữ bất kỳ";
        columns: "Columns" | "Cột";
        show_on_map: "Show on map" | "Xem trên bản đồ";
        clear_filters: "Clear filters" | "Bỏ lọc";
        all_values: "All" | "Tất cả";
        blank: "(empty)" | "(trống)";
        no_cards: "This map has no cards yet." | "Bản đồ này chưa có thẻ nào.";
        none_match: "No card matches the filter." | "Không có thẻ nào khớp bộ lọc.";
        grid: "Table of cards" | "Bảng kê thẻ";
        row: "Row" | "Dòng";

        // Outline
        find_in_outline: "Find in outline" | "Tìm trong dàn ý";
        journey: "Stages and steps" | "Giai đoạn và bước";
        lanes: "Lanes and cards" | "Làn và thẻ";
        blocks: "Text blocks" | "Khối chữ";
        nothing_found: "Nothing found." | "Không tìm thấy gì.";
    }
}

/// `12 of 50 cards`, or `50 cards` while all are shown.
#[must_use]
pub fn shown_cards(language: Language, shown: usize, all: usize) -> String {
    match language {
        Language::English if shown == all => counted(all, "card", "cards"),
        Language::English => format!("{shown} of {}", counted(all, "card", "cards")),
        Language::Vietnamese if shown == all => format!("{all} thẻ"),
        Language::Vietnamese => format!("{shown} / {all} thẻ"),
    }
}

/// `3 selected`.
#[must_use]
pub fn selected(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{n} selected"),
        Language::Vietnamese => format!("đã chọn {n}"),
    }
}

/// `Filter by Owner`.
#[must_use]
pub fn filter_by(language: Language, column: &str) -> String {
    format!("{}: {column}", Both("Filter by", "Lọc theo").of(language))
}

/// `Stage 3`, for a head without words.
#[must_use]
pub fn numbered(thing: &str, number: usize) -> String {
    format!("{thing} {number}")
}
