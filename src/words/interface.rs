//! Words of the window around the map: menus, palette, status bar, hints, names for assistive tools.

words! {
    /// Words of the window.
    interface -> Interface {
        // Menu titles
        menu_file: "File" | "Tệp";
        menu_edit: "Edit" | "Sửa";
        menu_insert: "Insert" | "Chèn";
        menu_map: "Map" | "Bản đồ";
        menu_view: "View" | "Xem";
        menu_help: "Help" | "Trợ giúp";
        submenu_card: "Card" | "Thẻ";

        // Palette
        palette_structure: "Structure" | "Cấu trúc";
        palette_journey: "Journey" | "Hành trình";
        palette_back_stage: "Back stage" | "Hậu trường";
        palette_parking: "Parking lot" | "Khay chờ";
        phase: "Phase" | "Giai đoạn lớn";
        stage: "Stage" | "Giai đoạn";
        step: "Step" | "Bước";
        lane: "Lane" | "Làn";
        text_block: "Text block" | "Khối chữ";
        larger_parking: "Larger parking lot" | "Phóng to khay chờ";
        smaller_parking: "Smaller parking lot" | "Thu nhỏ khay chờ";
        add_to_parking: "Add to parking lot" | "Thêm vào khay chờ";

        // Tabs and status bar
        add_map: "Add map" | "Thêm bản đồ";
        unsaved: "Unsaved changes" | "Có thay đổi chưa lưu";
        never_saved: "Not saved yet" | "Chưa lưu lần nào";
        saving: "Saving…" | "Đang lưu…";
        save_failed: "Not saved: saving failed" | "Chưa lưu được";

        // Buttons
        ok: "OK" | "Đồng ý";
        cancel: "Cancel" | "Hủy";
        close: "Close" | "Đóng";
        remove: "Remove" | "Bỏ";
        undo: "Undo" | "Hoàn tác";
        none: "None" | "Không có";

        // What cannot be done, and why
        last_column_stays: "The last column of a map cannot be deleted." | "Không thể xóa cột cuối cùng của bản đồ.";
        wrong_lane: "This lane does not hold that." | "Làn này không chứa loại đó.";
        cell_not_empty: "The cell is not empty." | "Ô này đang có nội dung.";
        nothing_to_merge: "There is nothing beside it to merge with." | "Bên cạnh không có gì để gộp.";
        nothing_to_split: "There is nothing to split." | "Không có gì để tách.";
        text_too_long: "The text is too long." | "Đoạn chữ quá dài.";
        number_out_of_range: "The number is out of range." | "Số nằm ngoài phạm vi cho phép.";
        arrow_needs_two_cards: "An arrow needs two different cards." | "Mũi tên cần hai thẻ khác nhau.";
        already_gone: "That is no longer in the map." | "Mục này không còn trong bản đồ.";
        nothing_to_paste: "There is nothing to paste." | "Không có gì để dán.";
        style_copied: "Style copied: kind, colour, marks and evidence" | "Đã sao chép kiểu: loại, màu, ký hiệu và mức kiểm chứng";
        not_a_picture: "This file is not a picture that Waylane can read (PNG, JPEG or WebP)." | "Tệp này không phải ảnh mà Waylane đọc được (PNG, JPEG hoặc WebP).";
        pictures_go_on_the_map: "Pictures go onto the map: switch to it, then drop them there." | "Ảnh được đặt trên bản đồ: hãy mở bản đồ rồi thả ảnh vào đó.";
        picture_too_large: "This picture is larger than 16 MB." | "Ảnh này lớn hơn 16 MB.";
        opened_from_picture: "This document came inside a picture: Save makes a file of its own beside it." | "Tài liệu này nằm trong một ảnh: Lưu sẽ tạo tệp riêng ở cạnh ảnh.";
        pasted_picture: "Pasted picture" | "Ảnh đã dán";
    }
}

words! {
    /// Empty states and hints.
    hints -> Hints {
        empty_parking: "Drag cards here that have no place yet" | "Kéo vào đây những thẻ chưa có chỗ";
        palette: "Drag onto the map, or click to add to the selected cell" | "Kéo vào bản đồ, hoặc bấm để thêm vào ô đang chọn";
        drop_file: "Drop the file to open it" | "Thả tệp để mở";
        drop_picture: "Drop pictures into a cell, or onto a card to show them there" | "Thả ảnh vào một ô, hoặc lên thẻ để hiện ở đó";
        column_width: "Drag to change the width, double-click for the usual one" | "Kéo để đổi độ rộng, bấm đúp để về mức thường";
    }
}

words! {
    /// Names for assistive tools, where nothing on the screen says them.
    accessible -> Accessible {
        canvas: "Map" | "Bản đồ";
        zoom_slider: "Zoom" | "Mức thu phóng";
        unsaved_dot: "Unsaved changes" | "Có thay đổi chưa lưu";
        empty_cell: "Empty cell" | "Ô trống";
    }
}
