//! A choice of Phosphor icons by name, for what users bring: channels, kinds and marks of their own. Fields of
//! life follow one another, so that a grid of them reads well. Names are what files hold: none may go.

/// An icon with its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedIcon {
    /// As Phosphor names it.
    pub name: &'static str,
    /// Its code point in both icon fonts.
    pub code: char,
    /// What it shows, in Vietnamese; the English word is the name.
    pub vietnamese: &'static str,
}

/// The icon of that name; none: it is not among the choice.
#[must_use]
pub fn named(name: &str) -> Option<char> {
    ALL.iter().find(|icon| icon.name == name).map(|icon| icon.code)
}

impl NamedIcon {
    /// Whether the icon is meant by what somebody typed, in either language.
    #[must_use]
    pub fn is_meant_by(&self, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        let english = self.name.replace('-', " ");
        typed
            .split_whitespace()
            .all(|word| english.contains(word) || self.vietnamese.to_lowercase().contains(word))
    }
}

const fn icon(name: &'static str, code: char, vietnamese: &'static str) -> NamedIcon {
    NamedIcon { name, code, vietnamese }
}

/// Every icon of the choice.
pub const ALL: &[NamedIcon] = &[
    // Shop
    icon("storefront", '\u{e470}', "cửa hàng"),
    icon("shopping-cart", '\u{e41e}', "xe đẩy, giỏ hàng"),
    icon("shopping-bag", '\u{e416}', "túi mua sắm"),
    icon("basket", '\u{e964}', "giỏ"),
    icon("package", '\u{e390}', "gói hàng, bưu kiện"),
    icon("gift", '\u{e276}', "quà"),
    icon("tag", '\u{e478}', "nhãn giá"),
    icon("barcode", '\u{e0b8}', "mã vạch"),
    icon("qr-code", '\u{e3e6}', "mã QR"),
    icon("receipt", '\u{e3ec}', "hóa đơn, biên lai"),
    icon("invoice", '\u{ee42}', "hóa đơn"),
    icon("ticket", '\u{e490}', "vé"),
    // Money
    icon("coins", '\u{e78e}', "xu, tiền"),
    icon("money", '\u{e588}', "tiền mặt"),
    icon("currency-circle-dollar", '\u{e54c}', "tiền, đô la"),
    icon("credit-card", '\u{e1d2}', "thẻ tín dụng"),
    icon("wallet", '\u{e68a}', "ví"),
    icon("bank", '\u{e0b4}', "ngân hàng"),
    icon("piggy-bank", '\u{ea04}', "tiết kiệm"),
    icon("percent", '\u{e3b6}', "phần trăm, giảm giá"),
    icon("hand-coins", '\u{ea8c}', "trả tiền"),
    icon("calculator", '\u{e538}', "máy tính tiền"),
    // Web and devices
    icon("globe", '\u{e288}', "trang web, địa cầu"),
    icon("browsers", '\u{e0f6}', "trình duyệt"),
    icon("app-window", '\u{e5da}', "ứng dụng, cửa sổ"),
    icon("desktop", '\u{e560}', "máy tính bàn"),
    icon("laptop", '\u{e586}', "máy tính xách tay"),
    icon("device-mobile", '\u{e1e0}', "điện thoại di động"),
    icon("device-tablet", '\u{e1e6}', "máy tính bảng"),
    icon("television", '\u{e754}', "tivi"),
    icon("monitor-play", '\u{e58c}', "video, phát"),
    icon("cursor-click", '\u{e7c8}', "bấm chuột"),
    icon("link", '\u{e2e2}', "liên kết"),
    icon("wifi-high", '\u{e4ea}', "mạng không dây"),
    icon("cloud", '\u{e1aa}', "đám mây"),
    icon("database", '\u{e1de}', "dữ liệu"),
    icon("robot", '\u{e762}', "robot, tự động"),
    icon("cpu", '\u{e610}', "hệ thống, chip"),
    // Phone and messages
    icon("phone", '\u{e3b8}', "điện thoại"),
    icon("phone-call", '\u{e3ba}', "cuộc gọi"),
    icon("headset", '\u{e584}', "tổng đài, tai nghe"),
    icon("chat", '\u{e15c}', "trò chuyện"),
    icon("chat-circle", '\u{e168}', "trò chuyện"),
    icon("chats-circle", '\u{e17e}', "hội thoại"),
    icon("chat-text", '\u{e17a}', "tin nhắn"),
    icon("envelope-simple", '\u{e218}', "thư, email"),
    icon("at", '\u{e0ac}', "email, a còng"),
    icon("megaphone", '\u{e324}', "loa, quảng cáo"),
    icon("speaker-high", '\u{e44a}', "âm thanh, loa"),
    icon("broadcast", '\u{e0f2}', "phát sóng"),
    icon("radio", '\u{e77e}', "đài"),
    icon("microphone", '\u{e326}', "micrô"),
    icon("bell", '\u{e0ce}', "chuông, thông báo"),
    icon("share-network", '\u{e408}', "chia sẻ, mạng xã hội"),
    // Vehicles and travel
    icon("car", '\u{e112}', "ô tô"),
    icon("taxi", '\u{e902}', "taxi"),
    icon("bus", '\u{e106}', "xe buýt"),
    icon("train", '\u{e496}', "tàu hỏa"),
    icon("airplane-takeoff", '\u{e504}', "máy bay"),
    icon("bicycle", '\u{e0d6}', "xe đạp"),
    icon("motorcycle", '\u{e80a}', "xe máy"),
    icon("scooter", '\u{e820}', "xe tay ga"),
    icon("truck", '\u{e4b4}', "xe tải, giao hàng"),
    icon("boat", '\u{e786}', "thuyền"),
    icon("map-pin", '\u{e316}', "địa điểm"),
    icon("map-trifold", '\u{e31a}', "bản đồ"),
    icon("signpost", '\u{e89c}', "biển chỉ đường"),
    icon("suitcase", '\u{e5ae}', "vali"),
    // Health
    icon("heartbeat", '\u{e2ac}', "nhịp tim"),
    icon("first-aid-kit", '\u{e570}', "sơ cứu"),
    icon("hospital", '\u{e844}', "bệnh viện"),
    icon("stethoscope", '\u{e7ea}', "bác sĩ, ống nghe"),
    icon("syringe", '\u{e968}', "tiêm"),
    icon("pill", '\u{e700}', "thuốc"),
    icon("wheelchair", '\u{e4e8}', "xe lăn"),
    icon("tooth", '\u{e9cc}', "răng"),
    // Paper
    icon("file-text", '\u{e23a}', "văn bản, tệp"),
    icon("files", '\u{e710}', "hồ sơ"),
    icon("note", '\u{e348}', "ghi chú"),
    icon("newspaper", '\u{e344}', "báo"),
    icon("book-open", '\u{e0e6}', "sách"),
    icon("clipboard-text", '\u{e198}', "bảng kê"),
    icon("scroll", '\u{eb7a}', "quy định"),
    icon("printer", '\u{e3dc}', "máy in"),
    icon("mailbox", '\u{ec1e}', "hộp thư"),
    icon("stamp", '\u{ea48}', "con dấu"),
    icon("signature", '\u{ebac}', "chữ ký"),
    icon("certificate", '\u{e766}', "chứng nhận"),
    icon("folder", '\u{e24a}', "thư mục"),
    icon("archive", '\u{e00c}', "lưu trữ"),
    // People
    icon("user", '\u{e4c2}', "người"),
    icon("users", '\u{e4d6}', "hai người"),
    icon("users-three", '\u{e68e}', "nhóm người"),
    icon("user-circle", '\u{e4c4}', "tài khoản"),
    icon("student", '\u{e73e}', "học sinh"),
    icon("baby", '\u{e774}', "em bé"),
    icon("person-simple-walk", '\u{e73a}', "đi bộ"),
    icon("handshake", '\u{e582}', "bắt tay"),
    icon("hand-tap", '\u{ec90}', "chạm tay"),
    icon("hands-clapping", '\u{e6a0}', "vỗ tay"),
    icon("identification-badge", '\u{e6f6}', "thẻ nhân viên"),
    icon("identification-card", '\u{e2c8}', "căn cước"),
    icon("graduation-cap", '\u{e62c}', "tốt nghiệp"),
    icon("chalkboard-teacher", '\u{e600}', "giáo viên"),
    // Tools and places
    icon("gear", '\u{e270}', "bánh răng, quy trình"),
    icon("wrench", '\u{e5d4}', "cờ lê, sửa chữa"),
    icon("hammer", '\u{e80e}', "búa"),
    icon("toolbox", '\u{eca0}', "hộp dụng cụ"),
    icon("paint-brush", '\u{e6f0}', "cọ sơn"),
    icon("plug", '\u{e946}', "phích cắm, điện"),
    icon("lightning", '\u{e2de}', "tia chớp, điện"),
    icon("drop", '\u{e210}', "giọt nước"),
    icon("fire", '\u{e242}', "lửa"),
    icon("leaf", '\u{e2da}', "lá, môi trường"),
    icon("recycle", '\u{e75a}', "tái chế"),
    icon("house", '\u{e2c2}', "nhà"),
    icon("buildings", '\u{e102}', "tòa nhà"),
    icon("factory", '\u{e760}', "nhà máy"),
    icon("warehouse", '\u{ecd4}', "kho"),
    icon("door", '\u{e61c}', "cửa"),
    icon("key", '\u{e2d6}', "chìa khóa"),
    icon("lock", '\u{e2fa}', "khóa"),
    icon("shield-check", '\u{e40c}', "bảo vệ, an toàn"),
    // Time
    icon("calendar", '\u{e108}', "lịch"),
    icon("clock", '\u{e19a}', "đồng hồ"),
    icon("hourglass", '\u{e2b2}', "chờ đợi"),
    icon("timer", '\u{e492}', "bấm giờ"),
    icon("alarm", '\u{e006}', "báo thức"),
    icon("repeat", '\u{e3f6}', "lặp lại"),
    // Signs
    icon("star", '\u{e46a}', "sao"),
    icon("heart", '\u{e2a8}', "trái tim"),
    icon("thumbs-up", '\u{e48e}', "thích"),
    icon("smiley", '\u{e436}', "vui"),
    icon("smiley-sad", '\u{e43e}', "buồn"),
    icon("flag", '\u{e244}', "cờ"),
    icon("push-pin", '\u{e3e2}', "ghim"),
    icon("warning", '\u{e4e0}', "cảnh báo"),
    icon("warning-circle", '\u{e4e2}', "cảnh báo"),
    icon("warning-octagon", '\u{e4e4}', "dừng, nguy hiểm"),
    icon("prohibit", '\u{e3de}', "cấm"),
    icon("check-circle", '\u{e184}', "xong, đúng"),
    icon("x-circle", '\u{e4f8}', "sai, hủy"),
    icon("question", '\u{e3e8}', "câu hỏi"),
    icon("info", '\u{e2ce}', "thông tin"),
    icon("eye", '\u{e220}', "mắt, xem"),
    icon("magnifying-glass", '\u{e30c}', "kính lúp, tìm"),
    icon("target", '\u{e47c}', "mục tiêu"),
    icon("trophy", '\u{e67e}', "cúp"),
    icon("medal", '\u{e320}', "huy chương"),
    icon("crown", '\u{e614}', "vương miện"),
    icon("sparkle", '\u{e6a2}', "lấp lánh"),
    icon("rocket", '\u{e3fc}', "tên lửa"),
    icon("lightbulb", '\u{e2dc}', "ý tưởng, bóng đèn"),
    icon("scales", '\u{e750}', "cân, pháp lý"),
    icon("gavel", '\u{ea32}', "luật"),
    icon("puzzle-piece", '\u{e596}', "mảnh ghép"),
    icon("chart-bar", '\u{e150}', "biểu đồ cột"),
    icon("chart-line-up", '\u{e156}', "biểu đồ tăng"),
    // Leisure
    icon("camera", '\u{e10e}', "máy ảnh"),
    icon("image", '\u{e2ca}', "hình ảnh"),
    icon("video", '\u{e740}', "video, phim"),
    icon("music-notes", '\u{e340}', "nhạc"),
    icon("coffee", '\u{e1c2}', "cà phê"),
    icon("fork-knife", '\u{e262}', "ăn uống"),
    icon("bed", '\u{e0cc}', "giường, khách sạn"),
    icon("sun", '\u{e472}', "mặt trời"),
    icon("moon", '\u{e330}', "mặt trăng"),
    icon("umbrella", '\u{e684}', "ô, bảo hiểm"),
];

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider as _;

    use super::*;
    use crate::text::Face;

    #[test]
    fn every_icon_is_in_both_icon_fonts_and_stands_once() {
        for face in [Face::Icons, Face::IconsFill] {
            let font = skrifa::FontRef::new(face.bytes()).expect("a bundled font");
            for icon in ALL {
                assert!(font.charmap().map(icon.code).is_some(), "{} is not in {face:?}", icon.name);
                assert_eq!(ALL.iter().filter(|other| other.name == icon.name).count(), 1, "{}", icon.name);
            }
        }
    }

    #[test]
    fn icons_are_found_in_both_languages() {
        let found = |typed: &str| {
            ALL.iter().filter(|icon| icon.is_meant_by(typed)).map(|icon| icon.name).collect::<Vec<_>>()
        };
        assert_eq!(found("shopping cart"), ["shopping-cart"]);
        assert_eq!(found("Xe máy"), ["motorcycle"]);
        assert_eq!(named("storefront"), Some(crate::text::icons::STOREFRONT));
        assert_eq!(named("no such icon"), None);
    }
}
