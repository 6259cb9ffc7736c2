//! Words of the review: for every rule its name, the sentence of a finding and the reason, and the words of the
//! panel around them.

use super::counted;
use crate::model::Language;

/// Longest name of a thing in a sentence, in characters.
const LONGEST_NAME: usize = 60;

/// What is said of a rule.
#[derive(Debug)]
pub struct RuleWords {
    /// Heading over its findings.
    pub name: &'static str,
    /// A finding; `{}` is where a name comes in.
    sentence: &'static str,
    /// Why it matters and what to do, in one or two sentences.
    pub why: &'static str,
}

impl RuleWords {
    /// The sentence with the names in their places.
    #[must_use]
    pub fn sentence_with(&self, names: &[String]) -> String {
        names.iter().fold(self.sentence.to_owned(), |sentence, name| sentence.replacen("{}", name, 1))
    }
}

/// Makes for every rule a function that returns its words in a language.
macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident {
        name: $name:literal | $name_vi:literal;
        sentence: $sentence:literal | $sentence_vi:literal;
        why: $why:literal | $why_vi:literal;
    })+) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $rule(language: Language) -> &'static RuleWords {
            static ENGLISH: RuleWords = RuleWords { name: $name, sentence: $sentence, why: $why };
            static VIETNAMESE: RuleWords =
                RuleWords { name: $name_vi, sentence: $sentence_vi, why: $why_vi };
            match language {
                Language::English => &ENGLISH,
                Language::Vietnamese => &VIETNAMESE,
            }
        })+

        /// Field, English, Vietnamese.
        #[cfg(test)]
        pub(super) const RULE_PAIRS: &[(&str, &str, &str)] = &[$(
            (concat!(stringify!($rule), " name"), $name, $name_vi),
            (concat!(stringify!($rule), " sentence"), $sentence, $sentence_vi),
            (concat!(stringify!($rule), " why"), $why, $why_vi),
        )+];
    };
}

rules! {
    /// Front-stage work that no customer meets.
    front_without_action {
        name: "Front-stage without customer action" | "Tuyến trước thiếu hành động khách hàng";
        sentence: "Front-stage card {} has no customer action above it"
            | "Thẻ tuyến trước {} không có hành động nào của khách hàng ở phía trên";
        why: "Front-stage is what the customer meets. Add what the customer does at this moment, or move the card behind the line of visibility."
            | "Tuyến trước là nơi khách hàng trực tiếp tiếp xúc. Hãy thêm việc khách hàng làm lúc này, hoặc chuyển thẻ xuống dưới đường tầm nhìn.";
    }
    /// An arrow across two lines.
    arrow_jumps_layer {
        name: "Arrow that skips a layer" | "Mũi tên bỏ qua một lớp";
        sentence: "The arrow from {} to {} crosses two lines at once"
            | "Mũi tên từ {} đến {} vượt qua hai đường cùng lúc";
        why: "Somebody or something in the layer between passes the work on. Add that step and let the arrow go through it, or check the layer of both cards."
            | "Ở lớp giữa phải có ai đó hoặc hệ thống nào đó chuyển tiếp công việc. Hãy thêm bước ấy rồi nối mũi tên qua đó, hoặc xem lại lớp của hai thẻ.";
    }
    /// A grave pain point taken over into the future.
    pain_left_in_future {
        name: "Grave pain kept in the future state" | "Nỗi đau nặng còn lại trong tương lai";
        sentence: "Grave pain point {} is the same as in the current state"
            | "Nỗi đau nặng {} vẫn y như ở trạng thái hiện tại";
        why: "A future state shows what gets better. Remove or ease this pain point, or dismiss this if it has to stay."
            | "Trạng thái tương lai cho thấy điều gì sẽ tốt hơn. Hãy gỡ bỏ hoặc giảm nhẹ nỗi đau này, hoặc bỏ qua nếu buộc phải giữ lại.";
    }
    /// A touchpoint where nothing can be seen or held.
    touchpoint_without_evidence {
        name: "Touchpoint without evidence" | "Điểm chạm thiếu bằng chứng hữu hình";
        sentence: "Nothing shows what the customer sees or holds at {}"
            | "Chưa rõ khách hàng nhìn thấy hoặc cầm gì trên tay tại {}";
        why: "Customers judge a service by what they can see and hold. Add the evidence in this column, or mark its cell as ‘takes no part’."
            | "Khách hàng đánh giá dịch vụ qua những gì họ nhìn thấy và cầm trên tay. Hãy thêm bằng chứng vào cột này, hoặc đánh dấu ô là ‘Không tham gia’.";
    }
    /// A pain point nobody does anything about.
    pain_without_opportunity {
        name: "Pain point without opportunity" | "Nỗi đau chưa có cơ hội";
        sentence: "Pain point {} has no opportunity"
            | "Nỗi đau {} chưa có cơ hội cải thiện";
        why: "A map is drawn to find out what to improve. Add an opportunity in this column, or draw an arrow to the one that answers it."
            | "Vẽ bản đồ là để tìm ra điều cần cải thiện. Hãy thêm một cơ hội vào cột này, hoặc vẽ mũi tên đến cơ hội giải quyết nó.";
    }
    /// A stage that holds nothing.
    empty_stage {
        name: "Stage without any card" | "Giai đoạn chưa có thẻ nào";
        sentence: "Stage {} has no card"
            | "Giai đoạn {} chưa có thẻ nào";
        why: "Every stage of a journey has something that the customer does. Fill it, or delete the stage."
            | "Ở giai đoạn nào của hành trình khách hàng cũng làm một điều gì đó. Hãy điền vào, hoặc xóa giai đoạn này.";
    }
    /// A lane that holds nothing.
    empty_lane {
        name: "Empty lane" | "Làn trống";
        sentence: "Lane {} is empty"
            | "Làn {} đang trống";
        why: "An empty row takes up space and leaves readers wondering. Fill it, hide it, or delete the lane."
            | "Một hàng trống vừa chiếm chỗ vừa khiến người xem thắc mắc. Hãy điền vào, ẩn đi, hoặc xóa làn này.";
    }
    /// A stage that the emotion curve passes by.
    stage_without_emotion {
        name: "Stage without feeling" | "Giai đoạn chưa có cảm xúc";
        sentence: "The emotion curve has no point in stage {}"
            | "Đường cảm xúc không có điểm nào ở giai đoạn {}";
        why: "The curve only tells highs from lows where every stage has a point. Set one, or leave a gap where the customer takes no part."
            | "Chỉ khi giai đoạn nào cũng có điểm thì đường cong mới cho thấy lúc lên, lúc xuống. Hãy đặt một điểm, hoặc để khoảng ngắt nếu khách hàng không tham gia.";
    }
    /// Back-stage work for nobody.
    back_stage_unlinked {
        name: "Back-stage work without arrow" | "Việc hậu trường chưa nối mũi tên";
        sentence: "No arrow leads to or from back-stage card {}"
            | "Không có mũi tên nào nối với thẻ hậu trường {}";
        why: "Back-stage work exists because something in front needs it. Draw an arrow to what it serves, or ask whether it belongs here."
            | "Có việc hậu trường là vì phía trước cần đến. Hãy vẽ mũi tên tới việc mà nó phục vụ, hoặc xem nó có thuộc về đây không.";
    }
    /// A map about nobody.
    no_persona {
        name: "Map without persona" | "Bản đồ chưa có chân dung khách hàng";
        sentence: "The map does not say whom it is about"
            | "Bản đồ chưa cho biết đang nói về ai";
        why: "A journey is somebody's journey: different people take different ways. Add a persona in the map's details."
            | "Hành trình luôn là của một ai đó: mỗi người đi một con đường khác nhau. Hãy thêm chân dung khách hàng trong thuộc tính của bản đồ.";
    }
    /// An action that meets nothing of the brand.
    action_without_touchpoint {
        name: "Action without touchpoint" | "Hành động thiếu điểm chạm";
        sentence: "Action {} meets no touchpoint"
            | "Hành động {} không gặp điểm chạm nào";
        why: "Add where the customer meets the brand here, or mark the stage as happening without us."
            | "Hãy thêm nơi khách hàng gặp thương hiệu ở bước này, hoặc đánh dấu giai đoạn là diễn ra ngoài dịch vụ.";
    }
    /// A touchpoint through nothing.
    touchpoint_without_channel {
        name: "Touchpoint without channel" | "Điểm chạm chưa có kênh";
        sentence: "Touchpoint {} has no channel"
            | "Điểm chạm {} chưa có kênh";
        why: "The channel tells who has to act and where customers change from one to another. Choose one in the details."
            | "Kênh cho biết ai phải hành động và khách hàng đổi kênh ở đâu. Hãy chọn kênh trong phần thuộc tính.";
    }
    /// A pain point that may be mild or grave.
    pain_without_severity {
        name: "Pain point without severity" | "Nỗi đau chưa rõ mức độ";
        sentence: "Pain point {} has no severity"
            | "Nỗi đau {} chưa có mức độ";
        why: "Without it the pain list cannot be put in order. Choose mild, moderate or grave."
            | "Thiếu mức độ thì không thể xếp thứ tự các nỗi đau. Hãy chọn nhẹ, vừa hoặc nặng.";
    }
    /// A pain point of no kind.
    pain_without_category {
        name: "Pain point without category" | "Nỗi đau chưa phân nhóm";
        sentence: "Pain point {} has no category"
            | "Nỗi đau {} chưa được phân nhóm";
        why: "The category shows what the pain points have in common. Choose financial, productivity, process or support."
            | "Nhóm cho thấy các nỗi đau có gì chung. Hãy chọn tài chính, năng suất, quy trình hoặc hỗ trợ.";
    }
    /// Two cards that say the same.
    said_twice {
        name: "Said twice" | "Trùng lặp";
        sentence: "{} stands twice in one cell"
            | "{} xuất hiện hai lần trong cùng một ô";
        why: "One card says it as well. Delete one, or say how the two differ."
            | "Chỉ cần một thẻ là đủ. Hãy xóa bớt một thẻ, hoặc nói rõ hai thẻ khác nhau thế nào.";
    }
}

words! {
    /// Words of the review panel.
    review -> Review {
        breach: "Against the rules" | "Trái quy tắc";
        gap: "Missing" | "Còn thiếu";
        detail: "Could be clearer" | "Có thể rõ hơn";
        dismiss: "Dismiss" | "Bỏ qua";
        dismiss_all: "Dismiss all of these" | "Bỏ qua tất cả mục này";
        bring_back: "Bring back" | "Khôi phục";
        all_clear: "All clear" | "Mọi thứ đều ổn";
        all_clear_why: "Nothing in this map breaks the rules of the field." | "Bản đồ này không có gì trái với quy tắc của ngành.";
        nothing_yet: "Nothing to review yet" | "Chưa có gì để rà soát";
        nothing_yet_why: "Findings appear here once the map holds its first cards." | "Các nhận xét sẽ hiện ở đây khi bản đồ có những thẻ đầu tiên.";
        about: "Advice, not errors: every finding can be dismissed." | "Đây là gợi ý, không phải lỗi: mục nào cũng có thể bỏ qua.";
    }
}

words! {
    /// Words of the desk of priorities.
    priorities -> Priorities {
        matrix: "Impact and effort" | "Tác động và công sức";
        quick_wins: "Quick wins" | "Làm ngay";
        big_bets: "Big bets" | "Dự án lớn";
        fill_ins: "Fill-ins" | "Làm khi rảnh";
        think_twice: "Think twice" | "Cân nhắc kỹ";
        unrated: "Not rated yet" | "Chưa đánh giá";
        unrated_hint: "Drag into the grid" | "Kéo vào bảng";
        all_rated: "Every opportunity is rated." | "Mọi cơ hội đã được đánh giá.";
        no_opportunities: "This map has no opportunities yet." | "Bản đồ này chưa có cơ hội nào.";
        no_pains: "This map has no pain points yet." | "Bản đồ này chưa có nỗi đau nào.";
        none_match: "Nothing here fits the choice above." | "Không có gì khớp với lựa chọn phía trên.";
        all_stages: "All stages" | "Mọi giai đoạn";
        sort_by: "Sort by" | "Sắp xếp theo";
        copy: "Copy the list as text" | "Sao chép danh sách dạng chữ";
        copied: "The pain list is on the clipboard." | "Đã sao chép danh sách nỗi đau.";
        no_opportunity: "No opportunity" | "Chưa có cơ hội";
        without_words: "(without words)" | "(chưa có chữ)";
    }
}

/// What a chip or a named cell of the matrix is called by assistive tools: `Quick wins. Impact: Great. …`.
#[must_use]
pub fn rated(language: Language, title: &str, impact: u8, effort: u8) -> String {
    let words = super::inspector(language);
    let extent = |value| super::kinds::extent(language, value);
    let title = if title.is_empty() { String::new() } else { format!("{title}. ") };
    format!("{title}{}: {}. {}: {}", words.impact, extent(impact), words.effort, extent(effort))
}

/// `3 votes`.
#[must_use]
pub fn votes(language: Language, n: u32) -> String {
    match language {
        Language::English => counted(n as usize, "vote", "votes"),
        Language::Vietnamese => format!("{n} phiếu"),
    }
}

/// What a sentence calls a thing: its first words in quotation marks, else what it is.
#[must_use]
pub fn name(language: Language, kind: &str, title: &str) -> String {
    let title = super::in_one_line(title);
    if title.is_empty() {
        return match language {
            Language::English => format!("({} without words)", kind.to_lowercase()),
            Language::Vietnamese => format!("({} chưa có chữ)", kind.to_lowercase()),
        };
    }
    if title.chars().count() <= LONGEST_NAME {
        return format!("“{title}”");
    }
    let short: String = title.chars().take(LONGEST_NAME - 1).collect();
    format!("“{}…”", short.trim_end())
}

/// `Review · 4`, on the tab: how many findings there are.
#[must_use]
pub fn tab(language: Language, n: usize) -> String {
    let review = super::desks(language).review;
    if n == 0 { review.to_owned() } else { format!("{review} · {n}") }
}

/// `Dismissed (3)`, over the findings that were waved away.
#[must_use]
pub fn dismissed(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("Dismissed ({n})"),
        Language::Vietnamese => format!("Đã bỏ qua ({n})"),
    }
}

/// `4 findings`.
#[must_use]
pub fn findings(language: Language, n: usize) -> String {
    match language {
        Language::English => counted(n, "finding", "findings"),
        Language::Vietnamese => format!("{n} nhận xét"),
    }
}

/// `Show 120 more`, at the end of a long list.
#[must_use]
pub fn show_more(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("Show {n} more"),
        Language::Vietnamese => format!("Hiện thêm {n} mục"),
    }
}
