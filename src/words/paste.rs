//! Words of pasting: what a text becomes, where it goes, and the choice between readings.

use super::{Both, counted};
use crate::model::Language;

words! {
    /// The preview of what is pasted.
    paste -> Paste {
        title: "Paste" | "Dán";
        accept: "Paste" | "Dán";
        reading: "Read the text as" | "Hiểu đoạn chữ là";
        as_lines: "Lines" | "Từng dòng";
        as_one_card: "One card" | "Một thẻ";
        as_block: "Cells" | "Các ô";
        as_grid: "Table with heads" | "Bảng có tiêu đề";
        as_outline: "Outline" | "Dàn ý";
        stages_into: "Put the stages" | "Đặt các giai đoạn";
        into_new: "After the others" | "Sau các giai đoạn khác";
        into_new_replacing: "Instead of the empty ones" | "Thay các giai đoạn trống";
        into_same: "Into those of the same name" | "Vào giai đoạn cùng tên";
        to_parking: "They are kept in the parking lot, since no cell is selected." | "Các thẻ nằm ở khay chờ vì chưa chọn ô nào.";
        no_lane: "No lane named" | "Chưa rõ làn";
        no_stage: "No stage" | "Không thuộc giai đoạn";
        cells_hint: "Every cell goes into the map as it stands." | "Mỗi ô được đưa nguyên vào bản đồ.";
        children_hint: "Indented lines become notes below their card." | "Dòng thụt vào trở thành ghi chú dưới thẻ của nó.";
        too_long: "The text is too long to paste." | "Đoạn chữ quá dài, không dán được.";
    }
}

/// `6 stages, 3 lanes, 62 cards`; what there is none of is left out.
#[must_use]
pub fn sizes(language: Language, sizes: [(Made, usize); 6]) -> String {
    let parts = sizes.into_iter().filter(|(_, n)| *n > 0).map(|(made, n)| of(language, made, n));
    parts.collect::<Vec<_>>().join(", ")
}

/// What a text makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum Made {
    Stages,
    Columns,
    Lanes,
    Cards,
    Feelings,
    Personas,
}

/// `6 stages`.
#[must_use]
pub fn of(language: Language, made: Made, n: usize) -> String {
    let (one, many, vietnamese) = match made {
        Made::Stages => ("stage", "stages", "giai đoạn"),
        Made::Columns => ("column", "columns", "cột"),
        Made::Lanes => ("lane", "lanes", "làn"),
        Made::Cards => ("card", "cards", "thẻ"),
        Made::Feelings => ("feeling", "feelings", "điểm cảm xúc"),
        Made::Personas => ("persona", "personas", "chân dung"),
    };
    match language {
        Language::English => counted(n, one, many),
        Language::Vietnamese => format!("{n} {vietnamese}"),
    }
}

/// `3 cards pasted`, beside a button that undoes it.
#[must_use]
pub fn pasted(language: Language, what: &str) -> String {
    match language {
        Language::English => format!("{what} pasted"),
        Language::Vietnamese => format!("Đã dán {what}"),
    }
}

/// The first cell that cards go to.
#[must_use]
pub fn from_cell(language: Language, lane: &str, stage: &str) -> String {
    match language {
        Language::English => format!("Starting at the cell {lane} · {stage}."),
        Language::Vietnamese => format!("Bắt đầu từ ô {lane} · {stage}."),
    }
}

/// Where new stages go.
#[must_use]
pub fn after_stage(language: Language, stage: &str) -> String {
    match language {
        Language::English => format!("The stages come after “{stage}”."),
        Language::Vietnamese => format!("Các giai đoạn được đặt sau “{stage}”."),
    }
}

/// Which stages go.
#[must_use]
pub fn instead_of(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("They take the place of {}.", counted(n, "empty stage", "empty stages")),
        Language::Vietnamese => format!("Chúng thay cho {n} giai đoạn còn trống."),
    }
}

/// How many stages are there already.
#[must_use]
pub fn same_names(language: Language, same: usize, all: usize) -> String {
    match language {
        Language::English => format!("{same} of {all} stages are in the map already."),
        Language::Vietnamese => format!("{same} trên {all} giai đoạn đã có trong bản đồ."),
    }
}

/// What is beyond the bounds.
#[must_use]
pub fn only_first(language: Language, first: usize, all: usize) -> String {
    match language {
        Language::English => format!("Only the first {first} of {all} cards are pasted."),
        Language::Vietnamese => format!("Chỉ dán {first} thẻ đầu trong số {all}."),
    }
}

/// What is no part of a map.
#[must_use]
pub fn left_out(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("Left out: {}.", counted(n, "block of code", "blocks of code")),
        Language::Vietnamese => format!("Bỏ qua {n} khối mã."),
    }
}

/// `Weather, a new lane`.
#[must_use]
pub fn new_lane(language: Language, title: &str) -> String {
    format!("{title}, {}", Both("a new lane", "làn mới").of(language))
}

/// What the preview does not show.
#[must_use]
pub fn more(language: Language, n: usize) -> String {
    format!("+{n} {}", Both("more", "nữa").of(language))
}

/// The title that a text gives itself.
#[must_use]
pub fn titled(language: Language, title: &str) -> String {
    match language {
        Language::English => format!("The text is titled “{title}”; the map keeps its own title."),
        Language::Vietnamese => format!("Đoạn chữ có tiêu đề “{title}”; bản đồ giữ nguyên tiêu đề của mình."),
    }
}
