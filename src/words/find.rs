//! Words of finding, replacing and filtering.

use super::{Both, counted};
use crate::model::Language;

words! {
    /// Words of the bar that finds and replaces.
    find -> FindWords {
        hint: "Find in the maps" | "Tìm trong các bản đồ";
        nothing: "Nothing found" | "Không tìm thấy";
        with: "Replace with" | "Thay bằng";
        show_replace: "Replace" | "Thay thế";
        this: "Replace this" | "Thay chỗ này";
        all: "Replace all" | "Thay tất cả";
        this_hint: "Titles, notes and texts; tags, owners and links stay as they are" | "Tiêu đề, ghi chú và văn bản; nhãn, người phụ trách và liên kết giữ nguyên";
        nothing_to_replace: "Nothing to replace in titles, notes and texts" | "Không có gì để thay trong tiêu đề, ghi chú và văn bản";
        close: "Close the search" | "Đóng tìm kiếm";
        in_note: "in the note" | "trong ghi chú";
        in_link: "in the link" | "trong liên kết";
        in_persona: "in the persona’s details" | "trong phần mô tả chân dung";
        in_parking: "in the parking lot" | "trong khay chờ";
        not_shown: "hidden at the moment" | "hiện đang ẩn";
    }
}

words! {
    /// Words of the filter bar.
    filter -> FilterWords {
        words: "Words" | "Từ khóa";
        kind: "Kind" | "Loại";
        tag: "Tag" | "Nhãn";
        owner: "Owner" | "Phụ trách";
        persona: "Persona" | "Chân dung";
        evidence: "Evidence" | "Kiểm chứng";
        mark: "Mark" | "Ký hiệu";
        variant: "Variant" | "Biến thể";
        no_tag: "Without tags" | "Không có nhãn";
        no_owner: "Without an owner" | "Chưa có người phụ trách";
        no_variant: "Always shown" | "Luôn hiện";
        clear: "Clear filter" | "Bỏ lọc";
        close: "Close the filter bar" | "Đóng thanh lọc";
        on: "The map is filtered: click to change the filter" | "Bản đồ đang được lọc: bấm để đổi bộ lọc";
    }
}

/// `3 of 17`.
#[must_use]
pub fn place(language: Language, place: usize, of: usize) -> String {
    match language {
        Language::English => format!("{place} of {of}"),
        Language::Vietnamese => format!("{place}/{of}"),
    }
}

/// `17 found`, while none of them is selected.
#[must_use]
pub fn count(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{n} found"),
        Language::Vietnamese => format!("Tìm thấy {n}"),
    }
}

/// `12 in other maps`.
#[must_use]
pub fn elsewhere(language: Language, n: usize) -> String {
    format!("{n} {}", Both("in other maps", "ở bản đồ khác").of(language))
}

/// `in the hidden lane “Systems”`.
#[must_use]
pub fn in_hidden_lane(language: Language, lane: &str) -> String {
    format!("{} “{lane}”", Both("in the hidden lane", "trong làn ẩn").of(language))
}

/// `in the folded lane “Systems”`.
#[must_use]
pub fn in_folded_lane(language: Language, lane: &str) -> String {
    format!("{} “{lane}”", Both("in the folded lane", "trong làn thu gọn").of(language))
}

/// `Replaced in 3 places`.
#[must_use]
pub fn replaced(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("Replaced in {}", counted(n, "place", "places")),
        Language::Vietnamese => format!("Đã thay ở {n} chỗ"),
    }
}

/// `12 of 34 cards`.
#[must_use]
pub fn cards(language: Language, n: usize, of: usize) -> String {
    match language {
        Language::English => format!("{n} of {}", counted(of, "card", "cards")),
        Language::Vietnamese => format!("{n}/{of} thẻ"),
    }
}
