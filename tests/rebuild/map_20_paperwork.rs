//! Elderly people's paperwork in Vietnamese: as it is and as it should be, step by step and yet with other
//! steps, a loop of writing it all again, compared with each other.

use egui::{Key, Modifiers};
use waylane::model::{CardKind, Curve, Item, LaneKind, Language, Layer};
use waylane::words;

use crate::author::Author;
use crate::fixture;

#[test]
fn paperwork_as_it_is_and_as_it_should_be() {
    let language = Language::Vietnamese;
    let mut author = Author::new("paperwork", language);
    let (interface, commands) = (words::interface(language), words::commands(language));
    author.rename(Item::Title, "Người cao tuổi làm thủ tục hành chính");
    author.stages(&["Hiện trạng"]);
    author.steps(0, &AS_IS.map(|(title, _)| title));
    author.without_lanes();
    author.lane(&LaneKind::Cards(CardKind::Action), Layer::Customer, "Người dân");
    author.lane(&LaneKind::Curve(Curve::default()), Layer::Customer, "Cảm xúc");
    author.lane(&LaneKind::Cards(CardKind::Staff), Layer::FrontStage, "Cán bộ");
    for (column, (title, value)) in AS_IS.into_iter().enumerate() {
        author.card("Người dân", column, title);
        author.point("Cảm xúc", column, value, "");
    }
    author.card("Cán bộ", 5, "Yêu cầu viết lại");
    let (wrong, again) = (author.card_at("Người dân", 4), author.card_at("Người dân", 6));
    author.arrow(again, wrong);
    author.fit();
    author.look("20-as-is");

    author.menu(interface.menu_map, commands.make_future_state);
    author.fit();
    assert_eq!(author.map().state, waylane::model::MapState::Future);
    let stage = author.map().stages().next().map(|(_, stage)| stage.id).unwrap();
    author.rename(Item::Stage(stage), "Khi áp dụng");
    author.lane(&LaneKind::Cards(CardKind::System), Layer::BackStage, "Hệ thống");
    // The last of seven steps goes: nobody writes it all again.
    let last = author.map().steps().last().map(|(_, step)| step.id).unwrap();
    author.click(Item::Step(last));
    author.key(Modifiers::NONE, Key::Delete);
    author.fit();
    let asks = author.card_at("Cán bộ", 5);
    author.click(asks);
    author.key(Modifiers::NONE, Key::Delete);
    for (column, (title, value)) in TO_BE.into_iter().enumerate() {
        author.fit();
        let step = author.map().steps().nth(column).map(|(_, step)| step.id).unwrap();
        author.rename(Item::Step(step), title);
        let card = author.card_at("Người dân", column);
        author.rename(card, title);
        let point = author.point_at("Cảm xúc", column);
        author.click(point);
        author.figure(value);
    }
    author.row("Hệ thống", &["", "Camera nhận diện", "Màn hình phóng đại", "Trợ lý đọc từng ô"]);
    author.fit();
    author.look("20-to-be");

    author.menu(interface.menu_view, commands.compare);
    author.look("20-compared");
    author.key(Modifiers::NONE, Key::Escape);
    let built = author.save("paperwork");
    fixture::hold("20-paperwork", &built);
}

const AS_IS: [(&str, &str); 7] = [
    ("Lấy mẫu giấy", "0"),
    ("Đọc chữ nhỏ", "-1"),
    ("Lúng túng trước thuật ngữ", "-2"),
    ("Ngần ngại hỏi cán bộ", "-1"),
    ("Ghi sai ô", "-2"),
    ("Bị yêu cầu viết lại", "-2"),
    ("Viết lại", "-2"),
];

const TO_BE: [(&str, &str); 6] = [
    ("Quét mã", "+1"),
    ("Camera nhận diện", "+2"),
    ("Màn hình phóng đại", "+2"),
    ("Trợ lý đọc từng ô", "+2"),
    ("Điền đúng", "+2"),
    ("Nộp ngay lần đầu", "+2"),
];
