//! Words of maps written as data: heads of tables, headings of reports.

use super::Both;
use crate::model::Language;

words! {
    /// Heads of the table of cards, in the language of the document.
    columns -> Columns {
        phase: "Phase" | "Giai đoạn lớn";
        stage: "Stage" | "Giai đoạn";
        step: "Step" | "Bước";
        layer: "Layer" | "Lớp";
        lane: "Lane" | "Làn";
        kind: "Kind" | "Loại";
        title: "Title" | "Tiêu đề";
        note: "Note" | "Ghi chú";
        value: "Value" | "Giá trị";
        series: "Series" | "Chuỗi";
        speaker: "Speaker" | "Người nói";
        channel: "Channel" | "Kênh";
        presence: "Form" | "Hình thức";
        category: "Category" | "Nhóm";
        severity: "Severity" | "Mức độ";
        impact: "Impact" | "Tác động";
        effort: "Effort" | "Công sức";
        personas: "Personas" | "Chân dung";
        marks: "Marks" | "Ký hiệu";
        evidence: "Research evidence" | "Mức kiểm chứng";
        votes: "Votes" | "Số phiếu";
        owner: "Owner" | "Người phụ trách";
        tags: "Tags" | "Nhãn";
        variant: "Variant" | "Biến thể";
        joint: "Joined by" | "Nối bằng";
        span: "Columns covered" | "Số cột chiếm";
        link: "Link" | "Liên kết";
        column: "Column" | "Cột";
        row: "Row" | "Hàng";
        group: "Group of lanes" | "Nhóm làn";
        at: "Place in step" | "Vị trí trong bước";
        parked: "Parking lot" | "Khay chờ";
    }
}

words! {
    /// Headings of the report, in the language of the document.
    report -> ReportWords {
        personas: "Personas" | "Chân dung khách hàng";
        demographics: "Who" | "Là ai";
        behaviours: "Behaviours" | "Hành vi";
        needs: "Needs" | "Nhu cầu";
        goals: "Goals" | "Mục tiêu";
        stages: "Stages" | "Các giai đoạn";
        pains: "Pain points, most severe first" | "Nỗi đau, nặng nhất trước";
        opportunities: "Opportunities, best first" | "Cơ hội, tốt nhất trước";
        figures: "Survey figures" | "Số liệu khảo sát";
        parked: "Parking lot" | "Khay chờ";
        takes_no_part: "takes no part" | "không tham gia";
    }
}

/// `Not in this diagram: 12 other cards, 3 arrows; …`: what a Mermaid diagram cannot hold.
#[must_use]
pub fn left_out(language: Language, cards: usize, arrows: usize) -> String {
    let both = Both("Not in this diagram", "Không có trong sơ đồ này");
    match language {
        Language::English => format!(
            "{}: {}, {}; lanes, layers, colours and notes.",
            both.of(language),
            super::counted(cards, "other card", "other cards"),
            super::counted(arrows, "arrow", "arrows"),
        ),
        Language::Vietnamese => {
            format!("{}: {cards} thẻ khác, {arrows} mũi tên; làn, lớp, màu và ghi chú.", both.of(language))
        }
    }
}

/// `412 answers`.
#[must_use]
pub fn answers(language: Language, n: u32) -> String {
    match language {
        Language::English => super::counted(n as usize, "answer", "answers"),
        Language::Vietnamese => format!("{n} câu trả lời"),
    }
}
