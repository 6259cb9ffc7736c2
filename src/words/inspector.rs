//! Words of the inspector: the fields of every kind of item.

use super::{Both, counted};
use crate::model::Language;

words! {
    /// Headings and fields of the inspector.
    inspector -> Inspector {
        // Any card
        title: "Title" | "Tiêu đề";
        note: "Note" | "Ghi chú";
        link: "Link" | "Liên kết";
        link_hint: "Address of a page" | "Địa chỉ trang web";
        tags: "Tags" | "Nhãn";
        tags_hint: "Separate with commas" | "Cách nhau bằng dấu phẩy";
        tags_of_some: "On some:" | "Ở một số thẻ:";
        owner: "Owner" | "Người phụ trách";
        personas: "Personas" | "Chân dung";
        personas_everyone: "Everyone" | "Mọi khách hàng";
        variant: "Variant" | "Biến thể";
        variant_hint: "For example: web, shop" | "Ví dụ: web, cửa hàng";
        joint: "Joined to the next card by" | "Nối với thẻ kế tiếp bằng";
        joint_none: "Nothing" | "Không nối";
        joint_or: "or" | "hoặc";
        joint_and: "and" | "và";
        marks: "Marks" | "Ký hiệu";
        evidence_level: "Research evidence" | "Mức kiểm chứng";
        votes: "Votes" | "Số phiếu";
        colour: "Colour" | "Màu";
        colour_of_kind: "Colour of its kind" | "Màu theo loại thẻ";
        span: "Columns covered" | "Số cột chiếm";
        kind: "Kind" | "Loại";

        // Single card kinds
        channel: "Channel" | "Kênh";
        channel_none: "No channel" | "Chưa chọn kênh";
        presence: "Form" | "Hình thức";
        speaker: "Speaker" | "Người nói";
        emotion: "Feeling" | "Cảm xúc";
        category: "Category" | "Nhóm";
        category_none: "No category" | "Chưa phân nhóm";
        severity: "Severity" | "Mức độ";
        impact: "Impact" | "Tác động";
        effort: "Effort" | "Công sức";
        picture: "Picture" | "Hình ảnh";
        choose_picture: "Choose picture…" | "Chọn ảnh…";
        picture_description: "Description for people who cannot see it" | "Mô tả cho người không nhìn thấy ảnh";

        // Columns
        subtitle: "Subtitle" | "Dòng phụ";
        clock: "Begins at" | "Bắt đầu lúc";
        clock_hint: "For example 07:30" | "Ví dụ 07:30";
        duration: "Takes" | "Kéo dài";
        duration_hint: "For example 1 h 30 min, 3 days" | "Ví dụ 1 giờ 30 phút, 3 ngày";
        not_with_us: "Happens without us" | "Diễn ra ngoài dịch vụ";
        repeats: "Happens again and again" | "Lặp đi lặp lại";
        any_order: "In any order" | "Thứ tự bất kỳ";
        width: "Column width" | "Độ rộng cột";
        width_usual: "Usual width" | "Độ rộng thường";
        time: "Time" | "Thời gian";
        steps: "Steps" | "Các bước";

        // Lanes
        lane_kind: "Holds" | "Nội dung";
        new_cards: "New cards are" | "Thẻ mới là";
        layer: "Layer" | "Lớp";
        group: "Group" | "Nhóm làn";
        group_hint: "Neighbouring lanes with the same group fold together" | "Các làn liền nhau cùng nhóm được thu gọn cùng lúc";
        divider: "Divider above" | "Vạch ngăn phía trên";
        folded: "Folded" | "Thu gọn";
        hidden: "Hidden" | "Ẩn";
        pinned: "Stays in view" | "Luôn hiện";
        baseline: "Middle line at" | "Đường giữa ở mức";
        high_end: "Upper end" | "Đầu trên";
        low_end: "Lower end" | "Đầu dưới";
        averages: "Show the average of each stage" | "Hiện trung bình mỗi giai đoạn";
        measured: "Show what surveys measured" | "Hiện kết quả khảo sát đo được";
        measured_hint: "A dotted line where survey figures exist: NPS, CSAT and CES on the scale of the curve" | "Đường chấm ở nơi có số liệu khảo sát: NPS, CSAT và CES quy về thang của đường cảm xúc";
        min: "From" | "Từ";
        max: "To" | "Đến";
        unit: "Unit" | "Đơn vị";
        look: "Drawn as" | "Kiểu vẽ";

        // Cells
        takes_no_part: "Takes no part" | "Không tham gia";
        takes_no_part_hint: "The customer has nothing to do with this here" | "Ở bước này khách hàng không liên quan";

        // Points
        value: "Value" | "Giá trị";
        series: "Belongs to" | "Thuộc về";
        series_plain: "The lane" | "Cả làn";
        series_new: "New series" | "Chuỗi mới";
        series_new_hint: "Name, for example: on the phone" | "Tên, ví dụ: qua điện thoại";
        add_point: "Add point" | "Thêm điểm";
        gap_hint: "The line breaks here, and averages leave this step out" | "Đường bị ngắt ở đây, số trung bình bỏ qua bước này";
        at: "Place in the step" | "Vị trí trong bước";
        words: "Words beside it" | "Lời cạnh điểm";
        words_hint: "Note or quote" | "Ghi chú hoặc trích dẫn";

        // Arrows
        label: "Words on the arrow" | "Chữ trên mũi tên";
        two_way: "Points both ways" | "Hai chiều";
        from: "From" | "Từ";
        to: "To" | "Đến";
        turn_round: "Turn round" | "Đảo chiều";

        // Text blocks
        text: "Text" | "Nội dung";
        place: "Place" | "Vị trí";
        above_grid: "Above the grid" | "Trên bảng";
        below_grid: "Below the grid" | "Dưới bảng";

        // Map
        state: "State" | "Trạng thái";
        scenario: "Scenario" | "Kịch bản";
        scenario_hint: "What happens, in a sentence" | "Chuyện gì xảy ra, trong một câu";
        goal: "Goal" | "Mục tiêu";
        goal_hint: "What the customer wants to reach" | "Điều khách hàng muốn đạt được";
        date: "Date" | "Ngày";
        date_hint: "For example 22 Nov 2026" | "Ví dụ 22/11/2026";
        map_personas: "Personas of this map" | "Chân dung của bản đồ này";

        // Persona
        name: "Name" | "Tên";
        portrait: "Portrait" | "Ảnh chân dung";
        demographics: "Demographics" | "Nhân khẩu học";
        demographics_hint: "Age, family, work, place" | "Tuổi, gia đình, công việc, nơi ở";
        behaviours: "Behaviours" | "Hành vi";
        needs: "Needs" | "Nhu cầu";
        goals: "Goals" | "Mục tiêu";
        quote: "In their own words" | "Lời của chính họ";

        // Document
        document: "Document" | "Tài liệu";
        document_language: "Language of the maps" | "Ngôn ngữ của bản đồ";
        document_theme: "Colours of the maps" | "Màu của bản đồ";
        icon: "Icon" | "Biểu tượng";

        // Headings of groups
        details: "Details" | "Chi tiết";
        look_heading: "Look" | "Hiển thị";
        several_values: "Different values" | "Nhiều giá trị";

        // Nothing selected
        nothing_selected_hint: "Click a card, a head or the title to see its details here." | "Bấm vào thẻ, tiêu đề cột hoặc tên bản đồ để xem chi tiết ở đây.";
        wrong_time: "Hours and minutes, for example 07:30" | "Cần giờ và phút, ví dụ 07:30";
        wrong_duration: "A span of time, for example 90 min, 1h30 or 2 weeks" | "Cần một khoảng thời gian, ví dụ 90 phút, 1h30 hoặc 2 tuần";
        wrong_date: "Day, month and year, for example 22 Nov 2026" | "Cần ngày, tháng và năm, ví dụ 22/11/2026";
        wrong_number: "A number is needed here" | "Chỗ này cần một con số";
    }
}

/// `3 cards selected`.
#[must_use]
pub fn cards_selected(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} selected", counted(n, "card", "cards")),
        Language::Vietnamese => format!("Đã chọn {n} thẻ"),
    }
}

/// `3 things selected`, when not all of them are cards.
#[must_use]
pub fn items_selected(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} selected", counted(n, "thing", "things")),
        Language::Vietnamese => format!("Đã chọn {n} mục"),
    }
}

/// `“online”: on 2 of 5, click to give it to all`, for a tag that some of the selected cards have.
#[must_use]
pub fn give_to_all(language: Language, tag: &str, count: usize, of: usize) -> String {
    match language {
        Language::English => format!("“{tag}”: on {count} of {of}, click to give it to all"),
        Language::Vietnamese => format!("“{tag}”: ở {count}/{of} thẻ, bấm để gắn cho tất cả"),
    }
}

/// Where a card lies: `Stage Purchase · card 2 of 2`. `place` counts from 1.
#[must_use]
pub fn card_place(language: Language, stage: &str, place: usize, of: usize) -> String {
    match language {
        Language::English => format!("Stage {stage} · card {place} of {of}"),
        Language::Vietnamese => format!("Giai đoạn {stage} · thẻ {place}/{of}"),
    }
}

/// Where a card lies that is parked.
#[must_use]
pub fn card_parked(language: Language) -> &'static str {
    Both("In the parking lot", "Trong khay chờ").of(language)
}
