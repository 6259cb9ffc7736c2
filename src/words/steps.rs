//! What an undo step did, for the undo and redo entries. `app` chooses the words for an
//! `edit::StepName`; a field or function here carries the name of its variant in snake case.

use super::{Both, counted, shortened};
use crate::model::Language;

/// Letters of a card's words that are easily read in a menu.
const LONGEST: usize = 24;

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
        add_blueprint_layers: "Add blueprint layers" | "Thêm các lớp bản thiết kế dịch vụ";
        change_card: "Change card" | "Sửa thẻ";
        change_column: "Change column" | "Sửa cột";
        change_document: "Change document" | "Sửa tài liệu";
        change_lane: "Change lane" | "Sửa làn";
        change_link: "Change arrow" | "Sửa mũi tên";
        change_map: "Change map" | "Sửa bản đồ";
        change_surveys: "Change survey figures" | "Sửa số liệu khảo sát";
        change_persona: "Change persona" | "Sửa chân dung khách hàng";
        change_point: "Change point" | "Sửa điểm";
        fold_lanes: "Fold or unfold lanes" | "Thu gọn hoặc mở rộng làn";
        hide_lanes: "Hide lanes" | "Ẩn làn";
        dismiss_findings: "Dismiss finding" | "Bỏ qua nhận xét";
        make_future_state: "Make a future state" | "Tạo trạng thái tương lai";
        move_block: "Move text block" | "Di chuyển khối chữ";
        move_lane: "Move lane" | "Di chuyển làn";
        move_map: "Move map" | "Di chuyển bản đồ";
        move_phase: "Move phase" | "Di chuyển giai đoạn lớn";
        move_point: "Move point" | "Di chuyển điểm";
        move_stage: "Move stage" | "Di chuyển giai đoạn";
        move_step: "Move step" | "Di chuyển bước";
        pin_lanes: "Pin or release lanes" | "Ghim hoặc bỏ ghim làn";
        remove_blueprint_layers: "Remove blueprint layers" | "Bỏ các lớp bản thiết kế dịch vụ";
        resize_column: "Change column width" | "Đổi độ rộng cột";
        restore_findings: "Bring finding back" | "Khôi phục nhận xét";
        set_empty_on_purpose: "Change ‘takes no part’" | "Đổi ‘Không tham gia’";
        set_language: "Change language of the maps" | "Đổi ngôn ngữ bản đồ";
        set_theme: "Change colours of the maps" | "Đổi màu bản đồ";
        show_lanes: "Show hidden lanes" | "Hiện các làn đã ẩn";
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
    park_cards: "Park" | "Cất vào khay chờ", "card" "cards" | "thẻ";
    /// `Paste card`, `Paste 3 cards`.
    paste: "Paste" | "Dán", "card" "cards" | "thẻ";
    /// `Paste stage`, `Paste 3 stages`.
    paste_stages: "Paste" | "Dán", "stage" "stages" | "giai đoạn";
    /// `Replace word`, `Replace 3 words`.
    replace: "Replace" | "Thay", "word" "words" | "cụm từ";
}

/// Steps done to something with a title: `Split lane “Actions”`, without a title `Split lane`.
macro_rules! titled_steps {
    ($($(#[$doc:meta])* $function:ident: $english:literal | $vietnamese:literal;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $function(language: Language, title: &str) -> String {
            titled(Both($english, $vietnamese).of(language), title)
        }
    )+};
}

titled_steps! {
    /// `Delete map “Today”`.
    delete_map: "Delete map" | "Xóa bản đồ";
    /// `Delete persona “Young family”`.
    delete_persona: "Delete persona" | "Xóa chân dung";
    /// `Split lane “Actions”`.
    split_lane: "Split lane" | "Tách làn";
    /// `Split phase “Before”`.
    split_phase: "Split phase" | "Tách giai đoạn lớn";
    /// `Split stage “Decision”`.
    split_stage: "Split stage" | "Tách giai đoạn";
    /// `Split step “Pay”`.
    split_step: "Split step" | "Tách bước";
}

/// Deletions of something that holds cards: `Delete stage “Pay” with 3 cards: “Invoice”, “Card reader”…`.
macro_rules! holding_steps {
    ($($(#[$doc:meta])* $function:ident: $english:literal | $vietnamese:literal;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $function(language: Language, title: &str, cards: usize, first: &[String]) -> String {
            format!("{}{}", titled(Both($english, $vietnamese).of(language), title), with_cards(language, cards, first))
        }
    )+};
}

holding_steps! {
    /// `Delete lane “Actions” with 2 cards: “Ask”, “Pay”`.
    delete_lane: "Delete lane" | "Xóa làn";
    /// `Delete phase “Before” with 2 cards: “Ask”, “Pay”`.
    delete_phase: "Delete phase" | "Xóa giai đoạn lớn";
    /// `Delete stage “Decision” with 2 cards: “Ask”, “Pay”`.
    delete_stage: "Delete stage" | "Xóa giai đoạn";
    /// `Delete step “Pay” with 2 cards: “Ask”, “Pay”`.
    delete_step: "Delete step" | "Xóa bước";
}

/// Two things that became one: `Merge stages “Search” and “Compare”`.
macro_rules! joining_steps {
    ($($(#[$doc:meta])* $function:ident: $english:literal | $vietnamese:literal;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $function(language: Language, first: &str, second: &str) -> String {
            let words = Both($english, $vietnamese).of(language);
            if first.is_empty() || second.is_empty() {
                return words.to_owned();
            }
            format!("{words} “{first}” {} “{second}”", Both("and", "và").of(language))
        }
    )+};
}

joining_steps! {
    /// `Merge lanes “Actions” and “Thoughts”`.
    merge_lanes: "Merge lanes" | "Gộp làn";
    /// `Merge phases “Before” and “During”`.
    merge_phases: "Merge phases" | "Gộp giai đoạn lớn";
    /// `Merge stages “Search” and “Compare”`.
    merge_stages: "Merge stages" | "Gộp giai đoạn";
    /// `Merge steps “Ask” and “Pay”`.
    merge_steps: "Merge steps" | "Gộp bước";
}

fn titled(words: &str, title: &str) -> String {
    if title.is_empty() { words.to_owned() } else { format!("{words} “{title}”") }
}

/// ` with 3 cards: “Invoice”, “Card reader”…`; nothing of no cards. Long words are cut.
pub fn with_cards(language: Language, cards: usize, first: &[String]) -> String {
    if cards == 0 {
        return String::new();
    }
    let count = match language {
        Language::English => format!(" with {}", counted(cards, "card", "cards")),
        Language::Vietnamese => format!(" cùng {cards} thẻ"),
    };
    let names: Vec<String> = first
        .iter()
        .map(|words| format!("“{}”", shortened(words.lines().next().unwrap_or_default(), LONGEST)))
        .collect();
    let more = if cards > names.len() { "…" } else { "" };
    if names.is_empty() { count } else { format!("{count}: {}{more}", names.join(", ")) }
}
