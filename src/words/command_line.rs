//! What `waylane export` says on the standard error.

use std::path::Path;

use super::numbers;
use crate::model::Language;

/// That a map has no such stage.
#[must_use]
pub fn no_stage(language: Language, asked: &str, there_are: &str) -> String {
    match language {
        Language::English => format!("There is no stage “{asked}”: the map has {there_are}"),
        Language::Vietnamese => format!("Không có giai đoạn nào tên “{asked}”: bản đồ có {there_are}"),
    }
}

/// That a map has no such lane.
#[must_use]
pub fn no_lane(language: Language, asked: &str, there_are: &str) -> String {
    match language {
        Language::English => format!("There is no lane “{asked}”: the map has {there_are}"),
        Language::Vietnamese => format!("Không có làn nào tên “{asked}”: bản đồ có {there_are}"),
    }
}

/// That a map has no saved views, one picture of each of which is asked for.
#[must_use]
pub fn no_views(language: Language) -> String {
    match language {
        Language::English => "The map has no saved views to split it by",
        Language::Vietnamese => "Bản đồ chưa có chế độ xem nào được lưu để tách theo",
    }
    .to_owned()
}

/// That the lanes and layers that are asked for leave nothing.
#[must_use]
pub fn nothing_shown(language: Language) -> String {
    match language {
        Language::English => "Of the map's lanes, none is left to show",
        Language::Vietnamese => "Không còn làn nào của bản đồ để hiển thị",
    }
    .to_owned()
}

/// That a folder has no documents.
#[must_use]
pub fn no_documents(language: Language) -> &'static str {
    match language {
        Language::English => "There is no document (*.ron) in this folder",
        Language::Vietnamese => "Thư mục này không có tài liệu nào (*.ron)",
    }
}

/// That a folder cannot be read or made.
#[must_use]
pub fn folder_fails(language: Language, reason: &str) -> String {
    match language {
        Language::English => format!("The folder cannot be used ({reason})"),
        Language::Vietnamese => format!("Không dùng được thư mục ({reason})"),
    }
}

/// That the standard output does not take what is written.
#[must_use]
pub fn output_fails(language: Language, reason: &str) -> String {
    match language {
        Language::English => format!("The standard output cannot be written ({reason})"),
        Language::Vietnamese => format!("Không ghi được ra đầu ra chuẩn ({reason})"),
    }
}

/// That two documents would become the same file.
#[must_use]
pub fn same_target(language: Language, target: &Path) -> String {
    let target = target.display();
    match language {
        Language::English => {
            format!("{target} is already the export of another document: export them into different folders")
        }
        Language::Vietnamese => {
            format!("{target} đã là bản xuất của một tài liệu khác: hãy xuất vào các thư mục khác nhau")
        }
    }
}

/// That the words of cards are too small for those who are to read them, and which flags help. `for_room`: on a
/// slide.
#[must_use]
pub fn small_text(
    language: Language,
    points: f64,
    least: f64,
    for_room: bool,
    remedies: &[String],
) -> String {
    let points = numbers::decimal(language, points, 1);
    let (small, helps) = match (language, for_room) {
        (Language::English, true) => {
            (format!("Words on cards are {points} pt on the slide, a room needs {least}"), "what helps")
        }
        (Language::English, false) => {
            (format!("Words on cards are {points} pt on the page, readers need {least}"), "what helps")
        }
        (Language::Vietnamese, true) => (
            format!("Chữ trên thẻ chỉ cỡ {points} pt trên trang chiếu, cả phòng đọc được thì cần {least}"),
            "nên thử",
        ),
        (Language::Vietnamese, false) => {
            (format!("Chữ trên thẻ chỉ cỡ {points} pt trên trang giấy, người đọc cần {least}"), "nên thử")
        }
    };
    if remedies.is_empty() { small } else { format!("{small}; {helps}: {}", remedies.join(", ")) }
}

/// That a file is not text.
#[must_use]
pub fn not_text(language: Language) -> &'static str {
    match language {
        Language::English => "This is not text in UTF-8: save the table as CSV in UTF-8",
        Language::Vietnamese => "Đây không phải văn bản UTF-8: hãy lưu bảng thành CSV mã hóa UTF-8",
    }
}
