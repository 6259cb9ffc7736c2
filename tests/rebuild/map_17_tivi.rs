//! Buying a TV in Vietnamese: seven stages with an owner each, a stage with either of two outcomes, the
//! delivery as the moment of truth, the family as a second persona, quotes as insights.

use egui::{Key, Modifiers};
use waylane::model::{CardKind, Curve, Item, LaneKind, Language, Layer, Mark};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn buying_a_tv() {
    let language = Language::Vietnamese;
    let mut author = Author::new("tivi", language);
    let inspector = words::inspector(language);
    author.rename(Item::Title, "Mua TV 65” tại điện máy");
    author.persona("Người mua", "Mua TV cho phòng khách", "");
    author.persona("Gia đình", "Cùng xem, cùng quyết định", "");
    author.stages(&[
        "Nhận biết",
        "Tìm hiểu",
        "Cân nhắc",
        "Mua & thanh toán",
        "Giao hàng & lắp đặt",
        "Sử dụng",
        "Gắn bó",
    ]);
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Hành động");
    author.lane(&LaneKind::Curve(Curve::default()), Layer::Customer, "Cảm xúc");
    let pain = CardKind::PainPoint { category: None, severity: 0 };
    author.lane(&LaneKind::Cards(pain), Layer::Customer, "Điểm đau");
    let opportunity = CardKind::Opportunity { impact: 0, effort: 0 };
    author.lane(&LaneKind::Cards(opportunity), Layer::Customer, "Cơ hội");
    let quote = CardKind::Quote { speaker: String::new() };
    author.lane(&LaneKind::Cards(quote), Layer::Customer, "Insight");

    author.row(
        "Hành động",
        &[
            "Xem review TV trên TikTok",
            "So sánh giá, hỏi bạn bè",
            "Xem website, sàn",
            "Chọn model, thanh toán",
            "Được lắp đặt TV",
            "Dùng TV",
            "Mua lại, giới thiệu",
        ],
    );
    for (column, (value, words)) in [
        ("+1", "Hứng thú nhẹ"),
        ("-1", "Bối rối"),
        ("0", "Muốn chắc chắn"),
        ("-1", "Lo lắng"),
        ("+1", "Kỳ vọng rất cao"),
        ("+2", "Ấn tượng…"),
        ("+2", "Tin tưởng"),
    ]
    .into_iter()
    .enumerate()
    {
        author.point("Cảm xúc", column, value, words);
    }
    author.point_of("Người mua", "Cảm xúc", 5, "-2");
    author.words("…hoặc thất vọng");
    // The family takes part in the decision and in the use, and nowhere else.
    author.point_of("Gia đình", "Cảm xúc", 2, "+1");
    author.words("Cả nhà cùng chọn");
    author.point_of("Gia đình", "Cảm xúc", 3, "0");
    author.gap("Gia đình", "Cảm xúc", 4);
    author.point_of("Gia đình", "Cảm xúc", 5, "+2");
    author.row(
        "Điểm đau",
        &[
            "Không chắc nhu cầu",
            "Quá nhiều model",
            "Giá thay đổi, thông tin không đồng nhất",
            "Sợ giao chậm",
            "Trễ hẹn, kỹ thuật không chuyên",
            "Không biết dùng tính năng",
            "Không ai chăm sóc lại",
        ],
    );
    author.row(
        "Cơ hội",
        &[
            "Gợi ý nội dung",
            "Chatbot tư vấn",
            "Một nguồn thông tin",
            "Cam kết có hàng",
            "Đào tạo, checklist 6 bước",
            "Video hướng dẫn",
            "Chăm sóc tự động",
        ],
    );
    for (column, said) in
        [(3, "Tôi sợ bị upsell quá mức."), (4, "Giao nhanh → tốt."), (4, "Lắp dơ → bỏ điểm liền.")]
    {
        author.card("Insight", column, said);
    }
    let delivered = author.card_at("Hành động", 4);
    author.click(delivered);
    author.press(words::kinds::mark(language, Mark::MomentOfTruth));
    let owners = ["Marketing", "Marketing", "Sales", "Sales", "Operations", "CRM", "CRM"];
    let stages: Vec<Item> = author.map().stages().map(|(_, stage)| Item::Stage(stage.id)).collect();
    for (stage, owner) in stages.into_iter().zip(owners) {
        author.click(stage);
        author.field(inspector.owner, owner);
    }
    author.key(Modifiers::NONE, Key::Escape);
    author.fit();
    author.look("17");
    let built = author.save("tivi");
    fixture::hold("17-tivi", &built);
}
