//! Words of the comparison of two maps.

use super::{Both, counted};
use crate::model::Language;

words! {
    /// Words of the comparison: the desk and the picture.
    compare -> Compare {
        // Which and how
        before: "Before" | "Trước";
        after: "After" | "Sau";
        overlay: "Overlay" | "Chồng lên nhau";
        stacked: "One above the other" | "Trên dưới";
        beside: "Side by side" | "Cạnh nhau";
        only_differences: "Fade what is the same" | "Làm mờ phần giống nhau";
        exchange: "Exchange" | "Đổi chiều";
        drawing: "Comparison of two maps" | "So sánh hai bản đồ";
        one_map: "There is only one map. Make a future state of it, then compare the two." |
            "Mới có một bản đồ. Hãy tạo trạng thái tương lai từ bản đồ này rồi so sánh.";
        same_map: "Choose two different maps." | "Hãy chọn hai bản đồ khác nhau.";
        no_differences: "No card differs." | "Không có thẻ nào khác.";
        step: "Step" | "Bước";
        lane: "Lane" | "Làn";
        columns_and_lanes: "Columns and lanes" | "Cột và làn";

        // What became of a card
        added: "Added" | "Thêm";
        removed: "Removed" | "Bỏ";
        changed: "Changed" | "Sửa";
        moved: "Moved" | "Chuyển";
        only_before: "Only before" | "Chỉ có ở trước";
        only_after: "Only after" | "Chỉ có ở sau";

        // What of it changed
        words: "words" | "lời";
        kind: "kind" | "loại";
        details: "details" | "chi tiết";
        note: "note" | "ghi chú";
        extras: "link, tags, votes" | "liên kết, nhãn, phiếu";
        owner: "owner" | "phụ trách";
        personas: "persona" | "chân dung";
        marks: "marks" | "ký hiệu";
        evidence: "evidence" | "mức kiểm chứng";
        colour: "colour" | "màu";
        span: "width" | "độ rộng";

        // What it adds up to
        emotion: "Average emotion" | "Cảm xúc trung bình";
        pain_points: "Pain points" | "Nỗi đau";
        severity: "Severity, sum" | "Tổng mức nghiêm trọng";
        cards: "Cards" | "Thẻ";
        touchpoints: "Touchpoints" | "Điểm chạm";
        steps: "Steps" | "Bước";
        time: "Time" | "Thời gian";
        none: "none" | "không có";
    }
}

/// `From: Search · Actions`: where a moved card was.
#[must_use]
pub fn moved_from(language: Language, place: &str) -> String {
    format!("{}: {place}", Both("From", "Từ").of(language))
}

/// `To: Search · Actions`: where a moved card is now.
#[must_use]
pub fn moved_to(language: Language, place: &str) -> String {
    format!("{}: {place}", Both("To", "Sang").of(language))
}

/// `Changed: words, note`.
#[must_use]
pub fn changed_fields(language: Language, fields: &[&str]) -> String {
    format!("{}: {}", compare(language).changed, fields.join(", "))
}

/// `2 removed, 1 added`.
#[must_use]
pub fn removed_and_added(language: Language, removed: usize, added: usize) -> String {
    let words = Both("removed", "đã bỏ").of(language);
    let added_words = Both("added", "đã thêm").of(language);
    if language == Language::Vietnamese {
        return format!("{words} {removed}, {added_words} {added}");
    }
    format!("{removed} {words}, {added} {added_words}")
}

/// `4 added, 3 removed, 2 changed, 1 moved`.
#[must_use]
pub fn card_counts(language: Language, [added, removed, changed, moved]: [usize; 4]) -> String {
    match language {
        Language::English => format!("{added} added, {removed} removed, {changed} changed, {moved} moved"),
        Language::Vietnamese => format!("thêm {added}, bỏ {removed}, sửa {changed}, chuyển {moved}"),
    }
}

/// `9 → 7`: a figure before and after.
#[must_use]
pub fn before_and_after(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

/// `Step: Pay`.
#[must_use]
pub fn named(what: &str, name: &str) -> String {
    format!("{what}: {name}")
}

/// `Average emotion, Lan`.
#[must_use]
pub fn emotion_of(language: Language, whose: &str) -> String {
    format!("{}, {whose}", compare(language).emotion)
}

/// `3 differences`.
#[must_use]
pub fn differences(language: Language, n: usize) -> String {
    match language {
        Language::English => counted(n, "difference", "differences"),
        Language::Vietnamese => format!("{n} khác biệt"),
    }
}
