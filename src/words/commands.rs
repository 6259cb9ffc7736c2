//! Words of commands, for menus, toolbar and shortcut list alike. A field carries the name of its
//! `app::command::Command` variant in snake case. A command that asks something first ends in `…`.

use crate::model::Language;

words! {
    /// Words of every command.
    commands -> Commands {
        // File
        new: "New" | "Tạo mới";
        open: "Open…" | "Mở…";
        open_recent: "Open recent" | "Mở gần đây";
        clear_recent: "Clear this list" | "Xóa danh sách này";
        save: "Save" | "Lưu";
        save_as: "Save as…" | "Lưu thành…";
        export_picture: "Export…" | "Xuất tệp…";
        settings: "Settings…" | "Cài đặt…";
        quit: "Quit" | "Thoát";

        // Edit
        undo: "Undo" | "Hoàn tác";
        redo: "Redo" | "Làm lại";
        cut: "Cut" | "Cắt";
        copy: "Copy" | "Sao chép";
        copy_as_picture: "Copy as picture" | "Sao chép dạng ảnh";
        copy_as_table: "Copy as table" | "Sao chép dạng bảng";
        paste: "Paste" | "Dán";
        paste_as: "Paste as…" | "Dán dưới dạng…";
        copy_style: "Copy style" | "Sao chép kiểu";
        paste_style: "Paste style" | "Dán kiểu";
        duplicate: "Duplicate" | "Nhân bản";
        delete: "Delete" | "Xóa";
        select_all: "Select all" | "Chọn tất cả";
        select_none: "Select nothing" | "Bỏ chọn";
        select_same_kind: "Select all of this kind" | "Chọn tất cả cùng loại";
        select_same_persona: "Select all of this persona" | "Chọn tất cả của chân dung này";
        select_same_stage: "Select all in this stage" | "Chọn tất cả trong giai đoạn này";
        edit_text: "Edit text" | "Sửa chữ";
        park: "Move to parking lot" | "Chuyển vào khay chờ";
        takes_no_part: "Takes no part" | "Không tham gia";
        open_link: "Open link" | "Mở liên kết";
        move_left: "Move left" | "Chuyển sang trái";
        move_right: "Move right" | "Chuyển sang phải";
        move_up: "Move up" | "Chuyển lên";
        move_down: "Move down" | "Chuyển xuống";
        widen_card: "Widen card by one column" | "Nới thẻ rộng thêm một cột";
        narrow_card: "Narrow card by one column" | "Thu thẻ hẹp bớt một cột";
        find: "Find" | "Tìm";
        find_next: "Find next" | "Tìm tiếp";
        find_previous: "Find previous" | "Tìm mục trước";
        replace: "Replace" | "Thay thế";
        filter: "Filter" | "Lọc";
        command_palette: "All commands…" | "Mọi lệnh…";
        quick_add: "Quick add" | "Thêm nhanh";

        // Insert
        insert_phase: "Phase" | "Giai đoạn lớn";
        insert_stage_before: "Stage before" | "Giai đoạn phía trước";
        insert_stage_after: "Stage after" | "Giai đoạn phía sau";
        insert_step_before: "Step before" | "Bước phía trước";
        insert_step_after: "Step after" | "Bước phía sau";
        insert_lane_above: "Lane above" | "Làn phía trên";
        insert_lane_below: "Lane below" | "Làn phía dưới";
        insert_card: "Card" | "Thẻ";
        insert_block_above: "Text block above the map" | "Khối chữ phía trên bản đồ";
        insert_block_below: "Text block below the map" | "Khối chữ phía dưới bản đồ";
        insert_persona: "Persona" | "Chân dung khách hàng";
        insert_map: "Map" | "Bản đồ";

        // Map
        rename_map: "Rename" | "Đổi tên";
        duplicate_map: "Duplicate" | "Nhân bản";
        delete_map: "Delete map" | "Xóa bản đồ";
        previous_map: "Previous map" | "Bản đồ trước";
        next_map: "Next map" | "Bản đồ sau";
        make_future_state: "Make a future state" | "Tạo trạng thái tương lai";
        add_blueprint_layers: "Add blueprint layers" | "Thêm các lớp bản thiết kế dịch vụ";
        remove_blueprint_layers: "Remove blueprint layers" | "Bỏ các lớp bản thiết kế dịch vụ";
        personas: "Personas" | "Các chân dung khách hàng";
        own_lists: "Channels, kinds and marks" | "Kênh, loại thẻ và ký hiệu";
        figures: "Survey figures" | "Số liệu khảo sát";
        theme: "Colours of the maps" | "Màu của bản đồ";
        map_language: "Language of the maps" | "Ngôn ngữ của bản đồ";

        // Lanes and columns
        merge_with_next: "Merge with the next" | "Gộp với mục kế tiếp";
        split: "Split" | "Tách đôi";
        fold_lane: "Fold lane" | "Thu gọn làn";
        unfold_lane: "Unfold lane" | "Mở rộng làn";
        fold_group: "Fold the group" | "Thu gọn nhóm làn";
        unfold_group: "Unfold the group" | "Mở rộng nhóm làn";
        divider_above: "Divider above" | "Vạch ngăn phía trên";
        hide_lane: "Hide lane" | "Ẩn làn";
        show_lanes: "Show hidden lanes" | "Hiện các làn đã ẩn";
        pin_lane: "Keep lane in view" | "Ghim làn";
        unpin_lane: "Release lane" | "Bỏ ghim làn";

        // View
        zoom_in: "Zoom in" | "Phóng to";
        zoom_out: "Zoom out" | "Thu nhỏ";
        zoom_actual: "Actual size" | "Cỡ thật";
        fit_all: "Fit the whole map" | "Xem toàn bản đồ";
        fit_selection: "Fit the selection" | "Xem vùng chọn";
        compare: "Compare maps" | "So sánh bản đồ";
        priorities: "Priorities" | "Thứ tự ưu tiên";
        review: "Review" | "Rà soát";
        what_is_shown: "What is shown" | "Nội dung hiển thị";
        save_view: "Save view…" | "Lưu khung nhìn…";
        table: "Table of cards" | "Bảng kê thẻ";
        outline: "Outline" | "Dàn ý";
        history: "History" | "Lịch sử thao tác";
        minimap: "Minimap" | "Bản đồ thu nhỏ";
        only_map: "Only the map" | "Chỉ hiện bản đồ";
        toggle_palette: "Palette" | "Bảng thẻ";
        toggle_inspector: "Inspector" | "Bảng thuộc tính";
        interface_theme: "Window colours" | "Màu giao diện";
        interface_language: "Window language" | "Ngôn ngữ giao diện";
        toggle_theme: "Light or dark window" | "Giao diện sáng hoặc tối";
        full_screen: "Full screen" | "Toàn màn hình";

        // Help
        shortcuts: "Keyboard shortcuts" | "Phím tắt";
        about: "About Waylane" | "Giới thiệu Waylane";

        // Tools
        select_tool: "Select and move" | "Chọn và di chuyển";
        pan_tool: "Move the view" | "Kéo khung nhìn";
        link_tool: "Draw arrows" | "Vẽ mũi tên";
    }
}

/// The undo entry with what it undoes, from [`super::steps`]; none: nothing to undo.
#[must_use]
pub fn undo(language: Language, step: Option<&str>) -> String {
    with_step(language, commands(language).undo, step)
}

/// The redo entry with what it does again, from [`super::steps`]; none: nothing to redo.
#[must_use]
pub fn redo(language: Language, step: Option<&str>) -> String {
    with_step(language, commands(language).redo, step)
}

fn with_step(language: Language, command: &str, step: Option<&str>) -> String {
    match (language, step) {
        (_, None) => command.to_owned(),
        (Language::English, Some(step)) => format!("{command} {step}"),
        (Language::Vietnamese, Some(step)) => format!("{command}: {step}"),
    }
}
