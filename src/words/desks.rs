//! Words of the desks in the middle of the window and of the tabs of the right panel.

words! {
    /// Words of the desks and of the right panel's tabs.
    desks -> Desks {
        back_to_map: "Back to the map" | "Về bản đồ";

        // Tabs of the right panel
        details: "Details" | "Thuộc tính";
        shown: "Shown" | "Hiển thị";
        review: "Review" | "Rà soát";
    }
}
