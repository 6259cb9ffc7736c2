//! Words of the start screen, settings, questions, the path and export dialogs, and the about box.

words! {
    /// The start screen.
    start -> Start {
        heading: "What would you like to map?" | "Bạn muốn vẽ bản đồ gì?";
        templates: "Templates" | "Mẫu";
        recent: "Recent" | "Gần đây";
        no_recent: "Documents that you open appear here." | "Tài liệu bạn mở sẽ hiện ở đây.";
        missing_file: "The file is no longer there" | "Tệp không còn ở đó";
        open: "Open a document…" | "Mở tài liệu…";
        drop: "or drop a file onto the window" | "hoặc thả tệp vào cửa sổ";
        restore: "Restore" | "Khôi phục";
        restore_hint: "Work from last time that was not saved" | "Phần việc lần trước chưa kịp lưu";
        discard: "Discard" | "Bỏ đi";
        blank: "Blank map" | "Bản đồ trống";
        blank_hint: "Four stages and the usual lanes, no cards" | "Bốn giai đoạn với các làn thường dùng, chưa có thẻ";
        funnel: "Purchase funnel" | "Phễu mua hàng";
        funnel_hint: "Six stages before, during and after the purchase" | "Sáu giai đoạn trước, trong và sau khi mua";
        digital_marketing: "Digital marketing" | "Tiếp thị số";
        digital_marketing_hint: "Eight stages from awareness to promotion" | "Tám giai đoạn từ nhận biết đến quảng bá";
        day_in_the_life: "Day in the life" | "Một ngày của khách hàng";
        day_in_the_life_hint: "A whole day by the clock, with us and without us" | "Trọn một ngày theo giờ, cả lúc có và lúc không có chúng ta";
        service_blueprint: "Service blueprint" | "Bản thiết kế dịch vụ";
        service_blueprint_hint: "What the customer meets, and what makes it work behind the scenes" | "Điều khách hàng gặp và guồng máy vận hành phía sau";
        samples: "Finished maps" | "Bản đồ hoàn chỉnh";
        tv_shop: "Buying a TV" | "Mua tivi mới";
        tv_shop_hint: "A family and an electronics store" | "Một gia đình và siêu thị điện máy";
        utility: "Electricity company" | "Công ty điện lực";
        utility_hint: "Current state, by phone and by app" | "Hiện trạng, qua tổng đài và qua ứng dụng";
        airline: "Airline" | "Hãng hàng không";
        airline_hint: "A traveller’s day with a flight in it" | "Một ngày có chuyến bay của hành khách";
        clinic: "Health centre" | "Trung tâm y tế";
        clinic_hint: "Current and future state to compare" | "Hiện trạng và tương lai để so sánh";
        retailer: "Electronics retailer" | "Siêu thị điện máy";
        retailer_hint: "A blueprint with all layers and arrows" | "Bản thiết kế đủ các lớp và mũi tên";
        webshop: "Online shop" | "Cửa hàng trực tuyến";
        webshop_hint: "Eight stages to a favourite coffee" | "Tám giai đoạn đến với một loại cà phê";
        channels: "Two kinds of channels" | "Hai loại kênh";
        channels_hint: "Traditional and digital, side by side" | "Truyền thống và số, đặt cạnh nhau";
    }
}

words! {
    /// The settings.
    settings -> Settings {
        title: "Settings" | "Cài đặt";
        language: "Language" | "Ngôn ngữ";
        language_system: "As the system" | "Theo hệ thống";
        theme: "Window colours" | "Màu giao diện";
        theme_system: "As the system" | "Theo hệ thống";
        theme_light: "Light" | "Sáng";
        theme_dark: "Dark" | "Tối";
        scale: "Interface size" | "Cỡ giao diện";
        motion: "Motion" | "Chuyển động";
        motion_system: "As the system" | "Theo hệ thống";
        motion_reduced: "Reduced" | "Giảm chuyển động";
        motion_full: "Full" | "Đầy đủ";
        map_unchanged: "The colours and language of maps stay as the document says." | "Màu và ngôn ngữ của bản đồ vẫn theo tài liệu.";
    }
}

words! {
    /// Questions and messages in front of the window.
    dialogs -> Dialogs {
        unsaved_explanation: "Your changes are lost if you do not save them." | "Nếu không lưu, các thay đổi của bạn sẽ mất.";
        save: "Save" | "Lưu";
        dont_save: "Don’t save" | "Không lưu";
        cancel: "Cancel" | "Hủy";
        open_failed: "The document could not be opened" | "Không mở được tài liệu";
        save_failed: "The document could not be saved" | "Không lưu được tài liệu";
        save_failed_hint: "Your work is still here. Choose another place or try again." | "Công việc của bạn vẫn còn đây. Hãy chọn nơi khác hoặc thử lại.";
        save_elsewhere: "Save elsewhere…" | "Lưu nơi khác…";
        changed_on_disk: "The file was changed by another program" | "Tệp đã bị chương trình khác thay đổi";
        changed_on_disk_hint: "Saving now would overwrite those changes." | "Lưu lúc này sẽ ghi đè các thay đổi đó.";
        overwrite_mine: "Overwrite with mine" | "Ghi đè bằng bản của tôi";
        load_theirs: "Load theirs" | "Dùng bản trên đĩa";
        repaired_title: "The document was repaired" | "Tài liệu đã được sửa lỗi";
        repaired_hint: "Nothing is written to the file until you save." | "Tệp chưa bị thay đổi gì cho đến khi bạn lưu.";
        shortcuts_title: "Keyboard shortcuts" | "Phím tắt";
        about_title: "About Waylane" | "Giới thiệu Waylane";
        about_line: "Customer-journey maps and service blueprints" | "Bản đồ hành trình khách hàng và bản thiết kế dịch vụ";
        licences: "Licences" | "Giấy phép";
        licences_line: "Waylane is free under the MIT licence. The fonts Inter and Noto Emoji are under the SIL Open Font License, the Phosphor icons under MIT." | "Waylane miễn phí theo giấy phép MIT. Phông Inter và Noto Emoji theo giấy phép SIL Open Font License, biểu tượng Phosphor theo giấy phép MIT.";
    }
}

words! {
    /// The program's own dialog for files, where the system has none.
    paths -> Paths {
        open_title: "Open document" | "Mở tài liệu";
        save_title: "Save document" | "Lưu tài liệu";
        export_title: "Export" | "Xuất tệp";
        picture_title: "Choose picture" | "Chọn ảnh";
        name: "File name" | "Tên tệp";
        parent_folder: "Up one folder" | "Lên thư mục cha";
        home: "Home" | "Thư mục cá nhân";
        open: "Open" | "Mở";
        save: "Save" | "Lưu";
        replace: "Replace" | "Thay thế";
        empty_folder: "No documents in this folder" | "Thư mục này không có tài liệu nào";
        unreadable_folder: "This folder cannot be read" | "Không đọc được thư mục này";
        bad_name: "This name cannot be used: it is too long, holds a sign such as : or ?, or its folder does not exist"
            | "Không thể dùng tên này: tên quá dài, có ký tự như : hoặc ?, hoặc thư mục không tồn tại";
        no_such_file: "There is no such file" | "Không có tệp nào tên như vậy";
        documents_filter: "Journey maps" | "Bản đồ hành trình";
        pictures_filter: "Pictures" | "Hình ảnh";
    }
}
