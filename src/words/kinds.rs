//! Names of the model's enums: card kinds, channels, layers and the like.

use super::Both;
use crate::model::{
    BarsOrLine, CardKind, Channel, EvidenceLevel, Indicator, Item, Joint, LaneKind, Language, Layer,
    MapState, Mark, PainCategory, Presence, ThemeName,
};

/// Name of one card of the kind. A kind of the document's own has its name there.
#[must_use]
pub fn card_kind(language: Language, kind: &CardKind) -> &'static str {
    let both = match kind {
        CardKind::Touchpoint { .. } => Both("Touchpoint", "Điểm chạm"),
        CardKind::Action => Both("Action", "Hành động"),
        CardKind::Thought => Both("Thought", "Suy nghĩ"),
        CardKind::Quote { .. } => Both("Quote", "Trích dẫn"),
        CardKind::Emotion { .. } => Both("Emotion", "Cảm xúc"),
        CardKind::PainPoint { .. } => Both("Pain point", "Nỗi đau"),
        CardKind::Opportunity { .. } => Both("Opportunity", "Cơ hội"),
        CardKind::Risk => Both("Risk", "Rủi ro"),
        CardKind::Metric => Both("Metric", "Chỉ số"),
        CardKind::Question => Both("Question", "Câu hỏi"),
        CardKind::Evidence => Both("Evidence", "Bằng chứng"),
        CardKind::Staff => Both("Staff", "Nhân viên"),
        CardKind::System => Both("System", "Hệ thống"),
        CardKind::Policy => Both("Policy", "Chính sách"),
        CardKind::Process => Both("Process", "Quy trình"),
        CardKind::Note => Both("Note", "Ghi chú"),
        CardKind::Picture { .. } => Both("Picture", "Hình ảnh"),
        CardKind::Own { .. } => Both("Own kind", "Loại riêng"),
    };
    both.of(language)
}

/// Name of several cards of the kind; also the title of a new lane for them.
#[must_use]
pub fn card_kinds(language: Language, kind: &CardKind) -> &'static str {
    if language == Language::Vietnamese {
        return card_kind(language, kind);
    }
    match kind {
        CardKind::Touchpoint { .. } => "Touchpoints",
        CardKind::Action => "Actions",
        CardKind::Thought => "Thoughts",
        CardKind::Quote { .. } => "Quotes",
        CardKind::Emotion { .. } => "Emotions",
        CardKind::PainPoint { .. } => "Pain points",
        CardKind::Opportunity { .. } => "Opportunities",
        CardKind::Risk => "Risks",
        CardKind::Metric => "Metrics",
        CardKind::Question => "Questions",
        CardKind::Evidence => "Evidence",
        CardKind::Staff => "Staff",
        CardKind::System => "Systems",
        CardKind::Policy => "Policies",
        CardKind::Process => "Processes",
        CardKind::Note => "Notes",
        CardKind::Picture { .. } => "Pictures",
        CardKind::Own { .. } => "Own kind",
    }
}

/// What a card of the kind is for, in a sentence.
#[must_use]
pub fn card_kind_hint(language: Language, kind: &CardKind) -> &'static str {
    let both = match kind {
        CardKind::Touchpoint { .. } => {
            Both("Where customer and brand meet", "Nơi khách hàng và thương hiệu gặp nhau")
        }
        CardKind::Action => Both("What the customer does", "Việc khách hàng làm"),
        CardKind::Thought => Both("What the customer thinks", "Điều khách hàng nghĩ"),
        CardKind::Quote { .. } => Both("What somebody really said", "Nguyên văn lời ai đó đã nói"),
        CardKind::Emotion { .. } => Both(
            "How the customer feels; on the curve it becomes a point",
            "Khách hàng thấy thế nào; thả lên đường cong sẽ thành một điểm",
        ),
        CardKind::PainPoint { .. } => Both("A concrete problem", "Một vấn đề cụ thể"),
        CardKind::Opportunity { .. } => Both("What could be done better", "Điều có thể làm tốt hơn"),
        CardKind::Risk => Both("What could go wrong", "Điều có thể trục trặc"),
        CardKind::Metric => Both("A figure to follow", "Con số cần theo dõi"),
        CardKind::Question => Both("What to ask customers next", "Điều cần hỏi khách hàng tiếp theo"),
        CardKind::Evidence => {
            Both("What the customer sees or holds", "Thứ khách hàng nhìn thấy hoặc cầm trên tay")
        }
        CardKind::Staff => Both("People who serve the customer", "Người phục vụ khách hàng"),
        CardKind::System => Both("Technology behind the service", "Công nghệ đứng sau dịch vụ"),
        CardKind::Policy => Both("A rule that the service follows", "Quy định mà dịch vụ phải theo"),
        CardKind::Process => Both("Work that the service rests on", "Công việc mà dịch vụ dựa vào"),
        CardKind::Note => Both("Anything worth remembering", "Bất cứ điều gì đáng nhớ"),
        CardKind::Picture { .. } => Both("A photo or drawing", "Ảnh chụp hoặc hình vẽ"),
        CardKind::Own { .. } => Both("A kind of this document's own", "Loại thẻ riêng của tài liệu này"),
    };
    both.of(language)
}

/// Name of a channel. A channel of the document's own has its name there.
#[must_use]
pub fn channel(language: Language, channel: Channel) -> &'static str {
    let both = match channel {
        Channel::Advert => Both("Advert", "Quảng cáo"),
        Channel::App => Both("App", "Ứng dụng"),
        Channel::Chat => Both("Chat", "Trò chuyện"),
        Channel::Delivery => Both("Delivery", "Giao hàng"),
        Channel::Email => Both("E-mail", "Email"),
        Channel::Event => Both("Event", "Sự kiện"),
        Channel::Friends => Both("Friends and family", "Người quen"),
        Channel::Invoice => Both("Invoice", "Hóa đơn"),
        Channel::Payment => Both("Payment", "Thanh toán"),
        Channel::Phone => Both("Phone", "Điện thoại"),
        Channel::Post => Both("Post", "Bưu điện"),
        Channel::Print => Both("Print", "Ấn phẩm"),
        Channel::Review => Both("Review", "Bài đánh giá"),
        Channel::Search => Both("Search", "Tìm kiếm"),
        Channel::Social => Both("Social media", "Mạng xã hội"),
        Channel::Staff => Both("Staff", "Nhân viên"),
        Channel::Store => Both("Store", "Cửa hàng"),
        Channel::Text => Both("Text message", "Tin nhắn"),
        Channel::Tv => Both("Television", "Truyền hình"),
        Channel::Video => Both("Video", "Video"),
        Channel::Website => Both("Website", "Trang web"),
        Channel::Own(_) => Both("Own channel", "Kênh riêng"),
    };
    both.of(language)
}

/// Online or offline.
#[must_use]
pub fn presence(language: Language, presence: Presence) -> &'static str {
    let both = match presence {
        Presence::Unsaid => Both("Not said", "Chưa rõ"),
        Presence::Online => Both("Online", "Trực tuyến"),
        Presence::Offline => Both("Offline", "Trực tiếp"),
    };
    both.of(language)
}

/// Nature of a pain point.
#[must_use]
pub fn pain_category(language: Language, category: PainCategory) -> &'static str {
    let both = match category {
        PainCategory::Financial => Both("Financial", "Tài chính"),
        PainCategory::Productivity => Both("Productivity", "Năng suất"),
        PainCategory::Process => Both("Process", "Quy trình"),
        PainCategory::Support => Both("Support", "Hỗ trợ"),
    };
    both.of(language)
}

/// Severity of a pain point, 1 to 3; anything else: not said.
#[must_use]
pub fn severity(language: Language, severity: u8) -> &'static str {
    let both = match severity {
        1 => Both("Mild", "Nhẹ"),
        2 => Both("Moderate", "Vừa"),
        3 => Both("Grave", "Nặng"),
        _ => Both("Not said", "Chưa rõ"),
    };
    both.of(language)
}

/// Impact or effort of an opportunity, 1 to 3; anything else: not said.
#[must_use]
pub fn extent(language: Language, extent: u8) -> &'static str {
    let both = match extent {
        1 => Both("Small", "Ít"),
        2 => Both("Medium", "Vừa"),
        3 => Both("Great", "Nhiều"),
        _ => Both("Not said", "Chưa rõ"),
    };
    both.of(language)
}

/// Name of a mark. A mark of the document's own has its name there.
#[must_use]
pub fn mark(language: Language, mark: Mark) -> &'static str {
    let both = match mark {
        Mark::MomentOfTruth => Both("Moment of truth", "Khoảnh khắc quyết định"),
        Mark::FailPoint => Both("Fail point", "Điểm dễ sai sót"),
        Mark::Critical => Both("Critical", "Trọng yếu"),
        Mark::Wow => Both("Delight", "Bất ngờ thú vị"),
        Mark::Star => Both("Star", "Ngôi sao"),
        Mark::Own(_) => Both("Own mark", "Ký hiệu riêng"),
    };
    both.of(language)
}

/// How well a claim is known.
#[must_use]
pub fn evidence_level(language: Language, level: EvidenceLevel) -> &'static str {
    let both = match level {
        EvidenceLevel::Unsaid => Both("Not said", "Chưa rõ"),
        EvidenceLevel::Assumed => Both("Assumed", "Giả định"),
        EvidenceLevel::Partly => Both("Partly", "Kiểm chứng một phần"),
        EvidenceLevel::Researched => Both("Researched", "Đã kiểm chứng"),
    };
    both.of(language)
}

/// How well a claim is known, short enough to stand beside the others under a heading that says what it is.
#[must_use]
pub fn evidence_choice(language: Language, level: EvidenceLevel) -> &'static str {
    match (language, level) {
        (Language::Vietnamese, EvidenceLevel::Partly) => "Một phần",
        _ => evidence_level(language, level),
    }
}

/// How well a claim is known, said in full for the legend.
#[must_use]
pub fn evidence_in_legend(language: Language, level: EvidenceLevel) -> &'static str {
    let both = match level {
        EvidenceLevel::Unsaid => Both("Not said", "Chưa rõ"),
        EvidenceLevel::Assumed => Both("Assumed", "Giả định"),
        EvidenceLevel::Partly => Both("Partly researched", "Nghiên cứu một phần"),
        EvidenceLevel::Researched => Both("Researched", "Đã nghiên cứu"),
    };
    both.of(language)
}

/// The word between two cards of a stack, as drawn in the map; empty for none.
#[must_use]
pub fn joint(language: Language, joint: Joint) -> &'static str {
    let both = match joint {
        Joint::None => Both("", ""),
        Joint::Or => Both("or", "hoặc"),
        Joint::And => Both("and", "và"),
    };
    both.of(language)
}

/// Short name of a layer, as on its strip.
#[must_use]
pub fn layer(language: Language, layer: Layer) -> &'static str {
    let both = match layer {
        Layer::Evidence => Both("Evidence", "Bằng chứng"),
        Layer::Customer => Both("Customer", "Khách hàng"),
        Layer::FrontStage => Both("Front-stage", "Tuyến trước"),
        Layer::BackStage => Both("Back-stage", "Hậu trường"),
        Layer::Support => Both("Support", "Hỗ trợ"),
    };
    both.of(language)
}

/// Full name of a layer, for the inspector and assistive tools.
#[must_use]
pub fn layer_in_full(language: Language, layer: Layer) -> &'static str {
    let both = match layer {
        Layer::Evidence => Both("Physical evidence", "Bằng chứng hữu hình"),
        Layer::Customer => Both("Customer actions", "Hành động khách hàng"),
        Layer::FrontStage => Both("Front-stage", "Tuyến trước"),
        Layer::BackStage => Both("Back-stage", "Hậu trường"),
        Layer::Support => Both("Support processes", "Quy trình hỗ trợ"),
    };
    both.of(language)
}

/// Name of the blueprint line above a layer; the two upper layers have none.
#[must_use]
pub fn line_above(language: Language, layer: Layer) -> Option<&'static str> {
    let both = match layer {
        Layer::Evidence | Layer::Customer => return None,
        Layer::FrontStage => Both("line of interaction", "đường tương tác"),
        Layer::BackStage => Both("line of visibility", "đường tầm nhìn"),
        Layer::Support => Both("line of internal interaction", "đường tương tác nội bộ"),
    };
    Some(both.of(language))
}

/// Name of a lane kind; lanes of cards by the kind of their cards.
#[must_use]
pub fn lane_kind(language: Language, kind: &LaneKind) -> &'static str {
    let both = match kind {
        LaneKind::Cards(kind) => return card_kinds(language, kind),
        LaneKind::Curve(_) => Both("Emotion curve", "Đường cảm xúc"),
        LaneKind::Numbers(_) => Both("Numbers", "Số liệu"),
        LaneKind::Pictures => Both("Pictures", "Hình ảnh"),
    };
    both.of(language)
}

/// How figures are drawn.
#[must_use]
pub fn bars_or_line(language: Language, look: BarsOrLine) -> &'static str {
    let both = match look {
        BarsOrLine::Line => Both("Line", "Đường"),
        BarsOrLine::Bars => Both("Bars", "Cột"),
    };
    both.of(language)
}

/// Which state of the journey a map shows, as in the title block.
#[must_use]
pub fn map_state(language: Language, state: MapState) -> &'static str {
    let both = match state {
        MapState::Current => Both("Current state", "Trạng thái hiện tại"),
        MapState::DayInTheLife => Both("Day in the life", "Một ngày của khách hàng"),
        MapState::Future => Both("Future state", "Trạng thái tương lai"),
    };
    both.of(language)
}

/// Name of a set of document colours.
#[must_use]
pub fn theme_name(language: Language, theme: ThemeName) -> &'static str {
    let both = match theme {
        ThemeName::Light => Both("Light", "Sáng"),
        ThemeName::Dark => Both("Dark", "Tối"),
        ThemeName::Print => Both("For print", "Để in"),
        ThemeName::Greyscale => Both("Greyscale", "Thang xám"),
    };
    both.of(language)
}

/// Name of a language, in that language.
#[must_use]
pub fn language_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Vietnamese => "Tiếng Việt",
    }
}

/// Short name of an indicator, the same in both languages.
#[must_use]
pub fn indicator(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Nps => "NPS",
        Indicator::Csat => "CSAT",
        Indicator::Ces => "CES",
    }
}

/// What an indicator measures.
#[must_use]
pub fn indicator_in_full(language: Language, indicator: Indicator) -> &'static str {
    let both = match indicator {
        Indicator::Nps => Both("Net Promoter Score", "Mức sẵn lòng giới thiệu"),
        Indicator::Csat => Both("Customer satisfaction", "Mức hài lòng"),
        Indicator::Ces => Both("Customer Effort Score", "Mức dễ dàng"),
    };
    both.of(language)
}

/// An emotion in words, from −2 very unhappy to +2 very happy; the bounds are those of its colours.
#[must_use]
pub fn emotion(language: Language, value: f32) -> &'static str {
    let both = match value {
        value if value <= -1.5 => Both("very unhappy", "rất bực"),
        value if value <= -0.5 => Both("unhappy", "bực"),
        value if value < 0.5 => Both("neutral", "bình thường"),
        value if value < 1.5 => Both("happy", "vui"),
        _ => Both("very happy", "rất vui"),
    };
    both.of(language)
}

/// What kind of thing an item is, as the heading of its inspector; cards by [`card_kind`].
#[must_use]
pub fn item(language: Language, item: Item) -> &'static str {
    let both = match item {
        Item::Title => Both("Map", "Bản đồ"),
        Item::Persona(_) => Both("Persona", "Chân dung khách hàng"),
        Item::Phase(_) => Both("Phase", "Giai đoạn lớn"),
        Item::Stage(_) => Both("Stage", "Giai đoạn"),
        Item::Step(_) => Both("Step", "Bước"),
        Item::Layer(_) => Both("Layer", "Lớp"),
        Item::Lane(_) => Both("Lane", "Làn"),
        Item::Cell(..) => Both("Cell", "Ô"),
        Item::Card(_) => Both("Card", "Thẻ"),
        Item::Point(_) => Both("Point", "Điểm"),
        Item::Link(_) => Both("Arrow", "Mũi tên"),
        Item::Block(_) => Both("Text block", "Khối chữ"),
        Item::Legend => Both("Legend", "Chú giải"),
    };
    both.of(language)
}
