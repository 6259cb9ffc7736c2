//! Words of the desk of survey figures.

use super::Both;
use crate::model::{Indicator, Language};

words! {
    /// Words of the desk of survey figures.
    figures -> FigureWords {
        surveys: "Surveys" | "Các đợt khảo sát";
        add: "Add survey" | "Thêm đợt khảo sát";
        none_yet: "No survey figures yet" | "Chưa có số liệu khảo sát";
        none_yet_hint: "Add a survey and type how many people gave each score. The figure shows in the title or beside its stage, and as a dotted line on the emotion curve." | "Thêm một đợt khảo sát rồi nhập số người cho từng điểm. Kết quả hiện ở phần tiêu đề hoặc tại giai đoạn, và là đường chấm trên đường cảm xúc.";
        duplicate: "Duplicate survey" | "Nhân đôi đợt khảo sát";
        delete: "Delete survey" | "Xóa đợt khảo sát";
        asked: "Question" | "Câu hỏi";
        about: "About" | "Hỏi về";
        journey: "Journey" | "Hành trình";
        stage: "Stage" | "Giai đoạn";
        step: "Step" | "Bước";
        touchpoint: "Touchpoint" | "Điểm chạm";
        nothing_there: "There is none on the map" | "Bản đồ chưa có mục này";
        date: "Date" | "Ngày";
        source: "Source" | "Nguồn";
        source_hint: "For example: e-mail after the purchase" | "Ví dụ: thư điện tử sau khi mua";
        answers: "Answers for each score" | "Số câu trả lời cho từng điểm";
        no_answers: "No answers yet" | "Chưa có câu trả lời";
        on_curve: "On the emotion curve" | "Trên đường cảm xúc";
        comments: "Comments chosen for the map" | "Ý kiến chọn cho bản đồ";
        comment: "Comment" | "Ý kiến";
        score: "Score" | "Điểm";
        add_comment: "Add comment" | "Thêm ý kiến";
        delete_comment: "Delete comment" | "Xóa ý kiến";
        targets: "Targets of this map" | "Chỉ tiêu của bản đồ này";
        targets_hint: "Beside the latest figure about the whole journey. Leave empty for none." | "Bên cạnh số liệu mới nhất về cả hành trình. Để trống nếu không đặt.";
        target: "Target" | "Chỉ tiêu";
        now: "Now" | "Hiện tại";
        wrong_count: "A whole number" | "Số nguyên";
        with_touchpoints: "with steps and touchpoints" | "gồm cả bước và điểm chạm";
    }
}

/// What the scores of an indicator mean, from the lowest to the highest.
#[must_use]
pub fn scale_hint(language: Language, indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Nps => Both(
            "How likely to recommend: 0 not at all, 10 for sure. Share of 9–10 less share of 0–6.",
            "Sẵn lòng giới thiệu: 0 hoàn toàn không, 10 chắc chắn có. Tỷ lệ 9–10 trừ tỷ lệ 0–6.",
        ),
        Indicator::Csat => Both(
            "How satisfied: 1 not at all, 5 very. Share of 4 and 5.",
            "Mức hài lòng: 1 rất không hài lòng, 5 rất hài lòng. Tỷ lệ chọn 4 và 5.",
        ),
        Indicator::Ces => Both(
            "“It was easy”: 1 disagree strongly, 7 agree strongly. Mean of all answers.",
            "“Việc này thật dễ”: 1 rất không đồng ý, 7 rất đồng ý. Trung bình các câu trả lời.",
        ),
    }
    .of(language)
}
