//! Words of the desks in the middle of the window and of the tabs of the right panel.

use super::counted;
use crate::model::Language;

words! {
    /// Words of the desks and of the right panel's tabs.
    desks -> Desks {
        back_to_map: "Back to the map" | "Về bản đồ";

        // Own lists
        own_hint: "What you add here belongs to this document and can be chosen on every card of it." | "Những gì bạn thêm ở đây thuộc về tài liệu này và dùng được cho mọi thẻ trong đó.";
        own_channels: "Channels" | "Kênh";
        own_kinds: "Card kinds" | "Loại thẻ";
        own_marks: "Marks" | "Dấu";
        no_own_channels: "Besides the built-in channels there are none yet." | "Ngoài các kênh có sẵn, chưa có kênh nào.";
        no_own_kinds: "Besides the built-in kinds there are none yet." | "Ngoài các loại có sẵn, chưa có loại thẻ nào.";
        no_own_marks: "Besides the built-in marks there are none yet." | "Ngoài các dấu có sẵn, chưa có dấu nào.";
        add_channel: "Add a channel" | "Thêm kênh";
        add_kind: "Add a card kind" | "Thêm loại thẻ";
        add_mark: "Add a mark" | "Thêm dấu";
        new_channel: "New channel" | "Kênh mới";
        new_kind: "New kind" | "Loại mới";
        new_mark: "New mark" | "Dấu mới";
        channel_new: "New channel…" | "Kênh mới…";
        channel_name: "Name of the channel" | "Tên kênh";
        move_up: "Move up" | "Chuyển lên";
        move_down: "Move down" | "Chuyển xuống";
        delete: "Delete" | "Xóa";
        search_icons: "Search icons" | "Tìm biểu tượng";
        no_icon: "No icon of that name." | "Không có biểu tượng nào tên như vậy.";

        // Tabs of the right panel
        details: "Details" | "Thuộc tính";
        shown: "Shown" | "Hiển thị";
        review: "Review" | "Rà soát";
    }
}

/// `3 cards`: how many refer to something.
#[must_use]
pub fn cards(language: Language, n: usize) -> String {
    match language {
        Language::English => counted(n, "card", "cards"),
        Language::Vietnamese => format!("{n} thẻ"),
    }
}
