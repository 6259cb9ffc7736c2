//! Sentences with numbers or names in them: save state, questions, and what toasts report.

use super::{Both, counted};
use crate::model::{ClockTime, Item, Language};

/// `Saved at 14:05`.
#[must_use]
pub fn saved_at(language: Language, time: ClockTime) -> String {
    format!("{} {time}", Both("Saved at", "Đã lưu lúc").of(language))
}

/// Heading of the question before a document with unsaved changes is closed.
#[must_use]
pub fn save_changes_to(language: Language, document: &str) -> String {
    match language {
        Language::English => format!("Save changes to “{document}”?"),
        Language::Vietnamese => format!("Lưu thay đổi trong “{document}”?"),
    }
}

/// The question before a file is replaced.
#[must_use]
pub fn replace_file(language: Language, file: &str) -> String {
    match language {
        Language::English => format!("“{file}” exists already. Replace it?"),
        Language::Vietnamese => format!("Đã có tệp “{file}”. Thay thế tệp này?"),
    }
}

/// `3 cards`.
#[must_use]
pub fn cards(language: Language, n: usize) -> String {
    match language {
        Language::English => counted(n, "card", "cards"),
        Language::Vietnamese => format!("{n} thẻ"),
    }
}

/// `3 cards deleted`, beside a button that undoes it.
#[must_use]
pub fn deleted_cards(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} deleted", counted(n, "card", "cards")),
        Language::Vietnamese => format!("Đã xóa {n} thẻ"),
    }
}

/// `3 things deleted`, when not all of them were cards.
#[must_use]
pub fn deleted_items(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} deleted", counted(n, "thing", "things")),
        Language::Vietnamese => format!("Đã xóa {n} mục"),
    }
}

/// `“Today” deleted`, for something with a title.
#[must_use]
pub fn deleted_titled(language: Language, title: &str) -> String {
    match language {
        Language::English => format!("“{title}” deleted"),
        Language::Vietnamese => format!("Đã xóa “{title}”"),
    }
}

/// `Stage “Pay” deleted with 3 cards: “Invoice”, “Card reader”…`, for something that held cards.
#[must_use]
pub fn deleted_with(language: Language, item: Item, title: &str, cards: usize, first: &[String]) -> String {
    let kind = super::kinds::item(language, item);
    let title = if title.is_empty() { String::new() } else { format!(" “{title}”") };
    let cards = super::steps::with_cards(language, cards, first);
    match language {
        Language::English => format!("{kind}{title} deleted{cards}"),
        Language::Vietnamese => format!("Đã xóa {}{title}{cards}", kind.to_lowercase()),
    }
}

/// `3 cards copied`; where there are no cards, `2 things copied`.
#[must_use]
pub fn copied(language: Language, cards: usize, others: usize) -> String {
    match language {
        Language::English if cards == 0 => format!("{} copied", counted(others, "thing", "things")),
        Language::English => format!("{} copied", counted(cards, "card", "cards")),
        Language::Vietnamese if cards == 0 => format!("Đã sao chép {others} mục"),
        Language::Vietnamese => format!("Đã sao chép {cards} thẻ"),
    }
}

/// `2 points were left out: this map has no lane for them`, after pasting.
#[must_use]
pub fn points_left_out(language: Language, n: usize) -> String {
    match language {
        Language::English => {
            let were = if n == 1 { "was" } else { "were" };
            format!("{} {were} left out: this map has no lane for that", counted(n, "point", "points"))
        }
        Language::Vietnamese => format!("Đã bỏ qua {n} điểm: bản đồ này không có làn phù hợp"),
    }
}

/// `3 cards moved to the parking lot`.
#[must_use]
pub fn parked_cards(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} moved to the parking lot", counted(n, "card", "cards")),
        Language::Vietnamese => format!("Đã chuyển {n} thẻ vào khay chờ"),
    }
}

/// `Moved to stage Purchase`, for assistive tools after a move by keyboard.
#[must_use]
pub fn moved_to(language: Language, stage: &str, lane: &str) -> String {
    match language {
        Language::English => format!("Moved to {stage}, lane {lane}"),
        Language::Vietnamese => format!("Đã chuyển đến {stage}, làn {lane}"),
    }
}

/// `Undone: Move 3 cards`.
#[must_use]
pub fn undone(language: Language, step: &str) -> String {
    format!("{}: {step}", Both("Undone", "Đã hoàn tác").of(language))
}

/// `Done again: Move 3 cards`.
#[must_use]
pub fn redone(language: Language, step: &str) -> String {
    format!("{}: {step}", Both("Done again", "Đã làm lại").of(language))
}

/// `Could not save: …`, with the reason in the words of `file`.
#[must_use]
pub fn save_failed(language: Language, reason: &str) -> String {
    format!("{}: {reason}", Both("Could not save", "Không lưu được").of(language))
}

/// `Could not open map.ron: …`, with the reason in the words of `file`.
#[must_use]
pub fn open_failed(language: Language, file: &str, reason: &str) -> String {
    format!("{} {file}: {reason}", Both("Could not open", "Không mở được").of(language))
}

/// `3 problems in the file were repaired`.
#[must_use]
pub fn repaired(language: Language, n: usize) -> String {
    match language {
        Language::English if n == 1 => "1 problem in the file was repaired".to_owned(),
        Language::English => format!("{n} problems in the file were repaired"),
        Language::Vietnamese => format!("Đã sửa {n} lỗi trong tệp"),
    }
}

/// `Copy of Today`, for the copy of a map.
#[must_use]
pub fn copy_of(language: Language, title: &str) -> String {
    match language {
        Language::English => format!("Copy of {title}"),
        Language::Vietnamese => format!("Bản sao của {title}"),
    }
}

/// `Today – future state`, for what grows out of a map.
#[must_use]
pub fn future_of(language: Language, title: &str) -> String {
    let state = Both("future state", "trạng thái tương lai").of(language);
    if title.is_empty() { state.to_owned() } else { format!("{title} – {state}") }
}

/// `New map “Today – future state”. …`
#[must_use]
pub fn future_made(language: Language, title: &str) -> String {
    match language {
        Language::English => {
            format!("New map “{title}”. Its cards remember where they came from: see Compare maps")
        }
        Language::Vietnamese => {
            format!("Bản đồ mới “{title}”. Mỗi thẻ vẫn nhớ thẻ gốc: xem So sánh bản đồ")
        }
    }
}

/// `Version 0.1.0`.
#[must_use]
pub fn version(language: Language, version: &str) -> String {
    format!("{} {version}", Both("Version", "Phiên bản").of(language))
}

/// `n = 412`, under a survey figure: how many answered.
#[must_use]
pub fn sample(n: u32) -> String {
    format!("n = {n}")
}

/// What a card is called by assistive tools: `Pain point: Delivery two hours late`.
#[must_use]
pub fn card_name(kind: &str, title: &str) -> String {
    if title.is_empty() { kind.to_owned() } else { format!("{kind}: {title}") }
}

/// What an arrow is called by assistive tools.
#[must_use]
pub fn link_name(language: Language, from: &str, to: &str) -> String {
    match language {
        Language::English => format!("Arrow from “{from}” to “{to}”"),
        Language::Vietnamese => format!("Mũi tên từ “{from}” đến “{to}”"),
    }
}

/// What a point is called by assistive tools: `Feeling in Purchase: unhappy`.
#[must_use]
pub fn point_name(language: Language, step: &str, value: &str) -> String {
    match language {
        Language::English => format!("Point in {step}: {value}"),
        Language::Vietnamese => format!("Điểm ở {step}: {value}"),
    }
}

/// What the average of a stage is called by assistive tools: `Average of Purchase: +0.5`.
#[must_use]
pub fn average_of(language: Language, stage: &str, value: &str) -> String {
    match language {
        Language::English => format!("Average of {stage}: {value}"),
        Language::Vietnamese => format!("Trung bình của {stage}: {value}"),
    }
}

/// What a new map with these templates is called while it has no file: `Untitled 2`.
#[must_use]
pub fn untitled(language: Language, n: usize) -> String {
    let untitled = super::new(language).document;
    if n <= 1 { untitled.to_owned() } else { format!("{untitled} {n}") }
}
