//! What an undo step did, for the undo and redo entries. `app` chooses the words for an
//! `edit::StepName`; a field or function here carries the name of its variant in snake case.

use super::counted;
use crate::model::Language;

words! {
    /// Steps that name neither number nor title.
    steps -> Steps {
        add_point: "Add point" | "Thêm điểm";
        add_phase: "Add phase" | "Thêm giai đoạn lớn";
        add_stage: "Add stage" | "Thêm giai đoạn";
        add_step: "Add step" | "Thêm bước";
        add_lane: "Add lane" | "Thêm làn";
        add_link: "Add arrow" | "Thêm mũi tên";
        add_block: "Add text block" | "Thêm khối chữ";
        add_map: "Add map" | "Thêm bản đồ";
        add_persona: "Add persona" | "Thêm chân dung khách hàng";
        add_picture: "Add picture" | "Thêm hình ảnh";
        change_card: "Change card" | "Sửa thẻ";
        change_column: "Change column" | "Sửa cột";
        change_document: "Change document" | "Sửa tài liệu";
        change_lane: "Change lane" | "Sửa làn";
        change_link: "Change arrow" | "Sửa mũi tên";
        change_map: "Change map" | "Sửa bản đồ";
        change_persona: "Change persona" | "Sửa chân dung khách hàng";
        change_point: "Change point" | "Sửa điểm";
        make_future_state: "Make a future state" | "Tạo trạng thái tương lai";
        move_block: "Move text block" | "Di chuyển khối chữ";
        move_lane: "Move lane" | "Di chuyển làn";
        move_map: "Move map" | "Di chuyển bản đồ";
        move_phase: "Move phase" | "Di chuyển giai đoạn lớn";
        move_point: "Move point" | "Di chuyển điểm";
        move_stage: "Move stage" | "Di chuyển giai đoạn";
        move_step: "Move step" | "Di chuyển bước";
        resize_column: "Change column width" | "Đổi độ rộng cột";
        set_empty_on_purpose: "Change ‘takes no part’" | "Đổi ‘Không tham gia’";
        set_language: "Change language of the maps" | "Đổi ngôn ngữ bản đồ";
        set_theme: "Change colours of the maps" | "Đổi màu bản đồ";
        type_: "Typing" | "Gõ chữ";
    }
}

/// Steps done to a number of cards or items: the English verb, the Vietnamese verb.
macro_rules! counted_steps {
    ($($(#[$doc:meta])* $function:ident: $english:literal | $vietnamese:literal, $one:literal $many:literal | $noun:literal;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $function(language: Language, n: usize) -> String {
            match language {
                Language::English if n == 1 => concat!($english, " ", $one).to_owned(),
                Language::English => format!("{} {}", $english, counted(n, $one, $many)),
                Language::Vietnamese if n == 1 => concat!($vietnamese, " ", $noun).to_owned(),
                Language::Vietnamese => format!("{} {n} {}", $vietnamese, $noun),
            }
        }
    )+};
}

counted_steps! {
    /// `Add card`, `Add 3 cards`.
    add_cards: "Add" | "Thêm", "card" "cards" | "thẻ";
    /// `Change card`, `Change 3 cards`.
    change_cards: "Change" | "Sửa", "card" "cards" | "thẻ";
    /// `Delete card`, `Delete 3 cards`.
    delete_cards: "Delete" | "Xóa", "card" "cards" | "thẻ";
    /// `Delete item`, `Delete 3 items`.
    delete_items: "Delete" | "Xóa", "item" "items" | "mục";
    /// `Duplicate card`, `Duplicate 3 cards`.
    duplicate_cards: "Duplicate" | "Nhân bản", "card" "cards" | "thẻ";
    /// `Move card`, `Move 3 cards`.
    move_cards: "Move" | "Di chuyển", "card" "cards" | "thẻ";
    /// `Park card`, `Park 3 cards`.
    park_cards: "Park" | "Cất vào bãi đỗ", "card" "cards" | "thẻ";
    /// `Paste card`, `Paste 3 cards`.
    paste: "Paste" | "Dán", "card" "cards" | "thẻ";
}

/// Deletions of something with a title: `Delete lane “Actions”`, without a title `Delete lane`.
macro_rules! titled_steps {
    ($($(#[$doc:meta])* $function:ident: $english:literal | $vietnamese:literal;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $function(language: Language, title: &str) -> String {
            let words = match language {
                Language::English => $english,
                Language::Vietnamese => $vietnamese,
            };
            if title.is_empty() { words.to_owned() } else { format!("{words} “{title}”") }
        }
    )+};
}

titled_steps! {
    /// `Delete lane “Actions”`.
    delete_lane: "Delete lane" | "Xóa làn";
    /// `Delete map “Today”`.
    delete_map: "Delete map" | "Xóa bản đồ";
    /// `Delete phase “Before”`.
    delete_phase: "Delete phase" | "Xóa giai đoạn lớn";
    /// `Delete persona “Young family”`.
    delete_persona: "Delete persona" | "Xóa chân dung";
    /// `Delete stage “Decision”`.
    delete_stage: "Delete stage" | "Xóa giai đoạn";
    /// `Delete step “Pay”`.
    delete_step: "Delete step" | "Xóa bước";
}
