//! Words of what makes the program quick: the command palette, the sheet of shortcuts, the list of steps and
//! the bar for quick notes. Know nothing of keys.

use super::Both;
use crate::model::Language;

words! {
    /// The command palette, the list of steps and the bar for quick notes.
    speed -> Speed {
        // Command palette
        palette_field: "Type the name of a command" | "Gõ tên lệnh";
        palette_none: "No command of that name" | "Không có lệnh nào tên như vậy";
        go_to_map: "Go to map" | "Sang bản đồ";
        tools: "Tools" | "Công cụ";

        // Sheet of shortcuts
        sheet_field: "Search shortcuts" | "Tìm phím tắt";
        sheet_none: "No shortcut of that name" | "Không có phím tắt nào như vậy";

        // List of steps
        history_tab: "History: steps to undo and redo" | "Lịch sử: các bước để hoàn tác và làm lại";
        opened: "Opened" | "Lúc mở";
        now: "now" | "hiện tại";
        undone: "undone" | "đã hoàn tác";

        // Quick notes
        quick_help: "How a line is read" | "Cách đọc một dòng";
        quick_name: "Quick note" | "Ghi chú nhanh";
        quick_close: "Close quick add" | "Đóng thêm nhanh";
        quick_enter: "Enter: add" | "Enter: thêm";
        quick_tab: "Tab: complete" | "Tab: điền nốt";
        quick_no_column: "The map has no stage yet" | "Bản đồ chưa có giai đoạn nào";
        stage_sign: "stage 4, or its name" | "giai đoạn 4, hoặc tên";
        feeling_sign: "feeling" | "cảm xúc";
    }
}

words! {
    /// What the canvas answers to, on the sheet of shortcuts.
    canvas_keys -> CanvasKeys {
        typing: "Typing on the map" | "Gõ trên bản đồ";
        type_letters: "A new card in the selected cell, or on in the selected card" | "Gõ thẻ mới vào ô đang chọn, hoặc gõ tiếp vào cuối thẻ đang chọn";
        edit_or_next: "Edit; while typing: done, and the next card in the cell" | "Sửa; khi đang gõ: xong và sang thẻ kế tiếp trong ô";
        next_column: "Done, and on to the next column" | "Xong và sang cột kế tiếp";
        previous_column: "Done, and back to the column before" | "Xong và lùi về cột trước";
        lane_below: "Done, and on to the lane below" | "Xong và xuống làn bên dưới";
        new_line: "New line" | "Xuống dòng";
        leave: "Done; then: select nothing" | "Xong; rồi: bỏ chọn";

        moving: "Moving about the map" | "Đi lại trên bản đồ";
        walk: "To the next card or empty cell" | "Sang thẻ hoặc ô trống bên cạnh";
        extend: "The same, and keep what is selected" | "Như trên và giữ những gì đang chọn";
        row_ends: "First or last of the row" | "Đầu hoặc cuối hàng";
        corners: "First or last of the map" | "Đầu hoặc cuối bản đồ";
        screens: "A screen up or down" | "Lên hoặc xuống một màn hình";
        menu_bar: "Into the menu" | "Vào trình đơn";
        areas: "To the next or previous part; Esc: back to the map" | "Sang phần kế tiếp hoặc phần trước; Esc: về bản đồ";

        points: "Points of curves" | "Điểm trên đường biểu diễn";
        raise_point: "Higher or lower" | "Nâng lên hoặc hạ xuống";
        raise_point_finely: "A little higher or lower" | "Nâng hoặc hạ một chút";
        set_point: "Set the value, also in an empty cell" | "Đặt giá trị, cả trong ô trống";
        walk_from_point: "To the neighbour" | "Sang mục bên cạnh";

        mouse: "Mouse and trackpad" | "Chuột và bàn di chuột";
        click: "Click" | "Bấm";
        drag: "drag" | "kéo";
        wheel: "wheel" | "con lăn";
        space: "Space" | "Phím cách";
        middle: "middle button" | "nút giữa";
        pinch: "pinch" | "chụm hai ngón";
        double_click: "Double-click" | "Bấm đúp";
        right_click: "Right-click" | "Bấm phải";
        add_to_selection: "Add to the selection, or take out of it" | "Thêm vào vùng chọn hoặc bỏ ra";
        marquee: "Select everything in a frame, drawn from empty ground" | "Chọn mọi thứ trong khung, kéo từ chỗ trống";
        drag_copy: "Move a copy" | "Di chuyển một bản sao";
        menu_there: "What can be done with what is selected" | "Những gì làm được với mục đang chọn";
        put_back: "Put back what is being dragged" | "Trả lại thứ đang kéo";
        pan: "Move the view" | "Di chuyển khung nhìn";
        zoom: "Zoom in and out" | "Phóng to và thu nhỏ";
        sideways: "Sideways" | "Sang ngang";
        type_there: "Type there; on a curve: a new point" | "Gõ tại đó; trên đường biểu diễn: thêm điểm";
        what_can_be_done: "What can be done there" | "Những gì làm được ở đó";
    }
}

/// `Pain point → 4 Payment, lane “Pain points”`: where a quick note will land.
#[must_use]
pub fn lands(language: Language, what: &str, stage: &str, lane: &str) -> String {
    let word = Both("lane", "làn").of(language);
    format!("{what} → {stage} · {word} “{lane}”")
}

/// `A lane “Risks” will be made.`
#[must_use]
pub fn lane_will_be_made(language: Language, lane: &str) -> String {
    match language {
        Language::English => format!("A lane “{lane}” will be made."),
        Language::Vietnamese => format!("Sẽ tạo làn “{lane}”."),
    }
}

/// `No stage “thanh” here`.
#[must_use]
pub fn no_such_stage(language: Language, said: &str) -> String {
    match language {
        Language::English => format!("No stage “{said}” in this map"),
        Language::Vietnamese => format!("Bản đồ này không có giai đoạn “{said}”"),
    }
}

/// `3 lines left after this one`, which has no place.
#[must_use]
pub fn lines_wait(language: Language, n: usize) -> String {
    match language {
        Language::English => format!("{} left after this one", super::counted(n, "line", "lines")),
        Language::Vietnamese => format!("còn {n} dòng sau dòng này"),
    }
}

/// `Stage 4`, for a stage without a name.
#[must_use]
pub fn stage_number(language: Language, number: usize) -> String {
    format!("{} {number}", Both("Stage", "Giai đoạn").of(language))
}
