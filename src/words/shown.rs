//! Words of the choice of what is visible, and of the page of personas.

use super::counted;
use crate::model::Language;

words! {
    /// Words of the choice of what is visible.
    shown -> ShownWords {
        hint: "What is hidden here stays in the document and is left out of exports." | "Nội dung ẩn ở đây vẫn còn trong tài liệu và không có trong tệp xuất.";
        everything: "Show everything" | "Hiện tất cả";
        views: "Saved views" | "Khung nhìn đã lưu";
        view_name: "Name of the view" | "Tên khung nhìn";
        view_hint: "For example: for the board" | "Ví dụ: cho ban giám đốc";
        keep_view: "Keep this choice" | "Lưu lựa chọn này";
        personas: "Personas" | "Chân dung";
        variants: "Variants" | "Biến thể";
        stages: "Stages" | "Giai đoạn";
        first: "From" | "Từ";
        last: "To" | "Đến";
        layers: "Layers" | "Lớp";
        lanes: "Lanes" | "Làn";
        around: "Around the map" | "Xung quanh bản đồ";
        title_block: "Title block" | "Phần tiêu đề";
        persona_details: "Needs and goals of the personas" | "Nhu cầu và mục tiêu của khách hàng";
        faces: "Personas in the title block" | "Chân dung trong phần tiêu đề";
        heads: "Column heads" | "Tiêu đề các cột";
        legend: "Legend" | "Chú giải";
        blocks: "Text blocks" | "Khối chữ";
        hide: "Hide" | "Ẩn";
        show: "Show" | "Hiện";
        fold: "Fold" | "Thu gọn";
        unfold: "Unfold" | "Mở ra";
        hidden_in_map: "hidden in the map" | "ẩn trong bản đồ";
        rename: "Rename" | "Đổi tên";
        delete: "Delete" | "Xóa";
        earlier: "Move up" | "Lên trên";
    }
}

words! {
    /// Words of the page of personas.
    personas -> PersonasWords {
        on_this_map: "On this map" | "Trên bản đồ này";
        others: "Others in the document" | "Khác trong tài liệu";
        about: "This map is about this persona" | "Bản đồ này kể về chân dung này";
        earlier: "Move up" | "Lên trên";
        later: "Move down" | "Xuống dưới";
        order_hint: "The order is that of colours, curves and legend; the first five are drawn." | "Thứ tự này cũng là thứ tự màu, đường cảm xúc và chú giải; năm chân dung đầu được vẽ.";
        add: "New persona" | "Thêm chân dung";
        duplicate: "Duplicate" | "Nhân bản";
        none: "No personas yet" | "Chưa có chân dung nào";
        none_hint: "A persona stands for a group of customers: who they are, what they do, need and want. A map tells the journey of one, or of up to five." | "Mỗi chân dung đại diện cho một nhóm khách hàng: họ là ai, làm gì, cần gì, muốn gì. Một bản đồ kể hành trình của một, hoặc tối đa năm chân dung.";
        no_map: "on no map" | "chưa có trên bản đồ nào";
    }
}

/// `3 things hidden`.
#[must_use]
pub fn hidden(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} hidden", counted(n, "thing", "things")),
        Language::Vietnamese => format!("{n} mục đang ẩn"),
    }
}

/// `on 2 maps`.
#[must_use]
pub fn on_maps(language: Language, n: usize) -> String {
    match language {
        _ if n == 0 => personas(language).no_map.to_owned(),
        Language::English => format!("on {}", counted(n, "map", "maps")),
        Language::Vietnamese => format!("trên {n} bản đồ"),
    }
}
