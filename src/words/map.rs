//! Words that maps themselves carry, in the language of the document: title block, legend, scale ends,
//! and the titles that new things begin with.

use crate::model::Language;

words! {
    /// Words drawn in a map.
    map -> MapWords {
        persona: "Persona" | "Chân dung";
        scenario: "Scenario" | "Kịch bản";
        goal: "Goal" | "Mục tiêu";
        date: "Date" | "Ngày";
        very_happy: "very happy" | "rất vui";
        very_unhappy: "very unhappy" | "rất bực";
        takes_no_part: "Takes no part" | "Không tham gia";
        not_with_us: "Not with us" | "Ngoài dịch vụ";
        time: "Time" | "Thời gian";
        total: "Total" | "Tổng";
        total_time: "Total time" | "Tổng thời gian";
        repeats: "Repeats" | "Lặp lại";
        any_order: "In any order" | "Thứ tự bất kỳ";
        measured: "Measured (survey)" | "Đo được (khảo sát)";
        sample_small: "small sample" | "mẫu nhỏ";
        impact: "impact" | "tác động";
        effort: "effort" | "công sức";
        severity: "Severity" | "Mức độ nghiêm trọng";
        arrow_one_way: "Leads to" | "Dẫn tới";
        arrow_two_way: "Goes both ways" | "Hai chiều";
        untitled: "Untitled" | "Chưa đặt tên";
    }
}

words! {
    /// Titles of new things, in the language of the document.
    new -> NewWords {
        document: "Untitled" | "Chưa đặt tên";
        map: "New map" | "Bản đồ mới";
        phase: "New phase" | "Giai đoạn lớn mới";
        stage: "New stage" | "Giai đoạn mới";
        step: "New step" | "Bước mới";
        lane: "New lane" | "Làn mới";
        emotions: "Feelings" | "Cảm xúc";
        numbers: "Figures" | "Số liệu";
        pictures: "Pictures" | "Hình ảnh";
        persona: "New persona" | "Chân dung mới";
        block: "New text" | "Khối chữ mới";
        evidence: "Physical evidence" | "Bằng chứng hữu hình";
        front_staff: "Front-stage staff" | "Nhân viên gặp khách";
        front_technology: "Front-stage technology" | "Công nghệ khách dùng";
        back_staff: "Back-stage staff" | "Nhân viên hậu trường";
        systems: "Systems" | "Hệ thống";
        policies: "Policies" | "Chính sách";
        processes: "Support processes" | "Quy trình hỗ trợ";
    }
}

/// Whether a head still has the title that it began with, so that nothing is lost when another is typed:
/// 'New stage', 'Stage 2'.
pub fn is_given_title(title: &str) -> bool {
    let numbered = title.trim_end_matches(|sign: char| sign.is_ascii_digit()).trim_end();
    Language::ALL.into_iter().any(|language| {
        let (new, sorts) = (new(language), super::interface(language));
        [new.map, new.phase, new.stage, new.step, new.lane].contains(&title)
            || (numbered.len() < title.len() && [sorts.stage, sorts.step, sorts.lane].contains(&numbered))
    })
}
