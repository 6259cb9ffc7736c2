//! Words of the controls of a map that is exported as a page for browsers.

words! {
    /// Words of an exported page.
    page -> Page {
        find: "Find in the map" | "Tìm trong bản đồ";
        next: "Next (Enter)" | "Kết quả sau (Enter)";
        previous: "Previous (Shift+Enter)" | "Kết quả trước (Shift+Enter)";
        nothing_found: "Not found" | "Không thấy";
        whole: "Whole map" | "Toàn bản đồ";
        larger: "Larger (+)" | "Phóng to (+)";
        smaller: "Smaller (−)" | "Thu nhỏ (−)";
        lanes: "Layers and lanes" | "Lớp và làn";
        all_lanes: "Show all" | "Hiện tất cả";
        map: "Map. Arrow keys move it, plus and minus change its size, 0 shows all of it." |
            "Bản đồ. Phím mũi tên để di chuyển, cộng và trừ để đổi cỡ, số 0 để xem toàn bộ.";
    }
}
