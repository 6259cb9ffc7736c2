//! Words around the pointer: its settings, hints at what can be dragged, the buttons that insert, the small map.

use crate::model::Language;

words! {
    /// What the pointer does on the map.
    mouse -> Mouse {
        // Settings
        wheel: "Mouse wheel" | "Con lăn chuột";
        wheel_moves: "Moves the map" | "Cuộn bản đồ";
        wheel_zooms: "Zooms" | "Phóng to, thu nhỏ";
        wheel_hint: "Hold Ctrl (⌘) for the other one." | "Giữ Ctrl (⌘) để dùng chức năng còn lại.";
        autoscroll: "Scroll at the edges while dragging" | "Tự cuộn khi kéo đến mép";
        snaps: "Snap points and column widths" | "Bắt điểm và độ rộng cột vào mốc";
        snaps_hint: "Hold Ctrl (⌘) while dragging for the opposite." | "Giữ Ctrl (⌘) khi kéo để làm ngược lại.";

        // Headings in menus
        move_heading: "Move" | "Di chuyển";
        select_heading: "Select" | "Chọn";
        style_heading: "Style" | "Kiểu";
        add_point: "Add a point" | "Thêm điểm";

        // Buttons that appear under the pointer
        add_stage: "Add a stage here" | "Thêm giai đoạn vào đây";
        add_step: "Add a step here" | "Thêm bước vào đây";
        add_lane: "Add a lane here" | "Thêm làn vào đây";
        add_card: "Add a card" | "Thêm thẻ";

        // Handles
        card_edge: "Drag to cover more or fewer columns" | "Kéo để thẻ trải qua nhiều hay ít cột hơn";
        baseline: "Drag to move the middle line" | "Kéo để dời đường giữa";
        arrow: "Drag to another card to draw an arrow" | "Kéo sang thẻ khác để vẽ mũi tên";
        arrow_end: "Drag to another card" | "Kéo sang thẻ khác";
        drag_lane: "Drag to move the lane, double-click to rename it" | "Kéo để dời làn, bấm đúp để đổi tên";
        drag_head: "Drag to move, double-click to rename" | "Kéo để dời, bấm đúp để đổi tên";

        // The small map
        minimap: "Click or drag to move the view there" | "Bấm hoặc kéo để chuyển khung nhìn tới đó";
        add_to_map: "Add to the map" | "Thêm vào bản đồ";
    }
}

/// How panels and tools come back once they were put away.
#[must_use]
pub fn only_map(language: Language, keys: &str) -> String {
    match language {
        Language::English => format!("{keys} brings tools and panels back."),
        Language::Vietnamese => format!("Nhấn {keys} để hiện lại công cụ và các bảng."),
    }
}
