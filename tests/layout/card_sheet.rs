//! Every card kind with all that a card can carry, in both languages and every theme, as pictures.

use std::sync::Arc;

use waylane::layout::{Sign, layout};
use waylane::model::*;
use waylane::output::{Progress, Sheet, png};
use waylane::scene;
use waylane::style::Style;

use crate::goldens::compare_picture;

const THEMES: [(ThemeName, &str); 4] = [
    (ThemeName::Light, "light"),
    (ThemeName::Dark, "dark"),
    (ThemeName::Print, "print"),
    (ThemeName::Greyscale, "greyscale"),
];

#[test]
fn every_card_kind_looks_as_it_did() {
    for (language, code) in [(Language::English, "en"), (Language::Vietnamese, "vi")] {
        for (theme, name) in THEMES {
            // The pictures together stay small: the two themes that differ most stand for English.
            if language == Language::English && matches!(theme, ThemeName::Dark | ThemeName::Greyscale) {
                continue;
            }
            let document = Document { theme, ..sheet(language) };
            let mut memo = waylane::layout::Memo::default();
            let laid_out = layout(&document, document.maps[0].id, &Shown::default(), &mut memo).unwrap();
            let scene = scene::draw(&document, &laid_out, &Style::of(theme), &mut scene::Memo::default());
            let mut bytes = Vec::new();
            let sheet = Sheet::of(scene, 0.3);
            png::write(&sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
            let bytes = packed(&bytes);
            assert!(bytes.len() < 50_000, "{} bytes", bytes.len());
            compare_picture(&format!("cards-{name}.{code}.png"), &bytes);
        }
    }
}

#[test]
fn the_legend_explains_everything_that_is_used_and_nothing_else() {
    let document = sheet(Language::English);
    let signs = |document: &Document| {
        let mut memo = waylane::layout::Memo::default();
        let laid_out = layout(document, document.maps[0].id, &Shown::default(), &mut memo).unwrap();
        let entries = laid_out.legend.map(|legend| legend.entries).unwrap_or_default();
        entries.into_iter().map(|entry| (entry.sign, entry.text.shaped.plain())).collect::<Vec<_>>()
    };
    let all = signs(&document);
    let names: Vec<&str> = all.iter().map(|(_, name)| name.as_str()).collect();
    for kind in CardKind::BUILT_IN {
        assert!(
            all.iter().any(|(sign, _)| matches!(sign, Sign::Kind(of) if of.same_kind(&kind))),
            "{kind:?}"
        );
    }
    for mark in Mark::BUILT_IN {
        assert!(all.iter().any(|(sign, _)| *sign == Sign::Mark(mark)), "{mark:?}");
    }
    let others = [
        "Checklist",
        "Legal",
        "Severity",
        "Impact",
        "Effort",
        "Online",
        "Offline",
        "Assumed",
        "Partly researched",
        "Researched",
        "Lan",
        "Minh",
        "Leads to",
        "Takes no part",
    ];
    for name in others {
        assert!(names.contains(&name), "{name} is missing in {names:?}");
    }
    assert!(!names.contains(&"Goes both ways"), "no arrow does");

    let mut plain = document.clone();
    let map = Arc::make_mut(&mut plain.maps[0]);
    map.links.clear();
    for lane in &mut map.lanes {
        let lane = Arc::make_mut(lane);
        lane.cells.clear();
    }
    let lane = Arc::make_mut(&mut map.lanes[0]);
    let card = Card::new(CardId::from_bits(900), CardKind::Action, "Ask");
    lane.cells.insert(StepId::from_bits(1), Cell { cards: vec![card], ..Cell::default() });
    let left: Vec<String> = signs(&plain).into_iter().map(|(_, name)| name).collect();
    assert_eq!(left, ["Action"]);
}

/// English or Vietnamese words.
pub(crate) struct Words(pub(crate) Language);

impl Words {
    pub(crate) fn of(&self, english: &'static str, vietnamese: &'static str) -> &'static str {
        match self.0 {
            Language::English => english,
            Language::Vietnamese => vietnamese,
        }
    }
}

/// A document whose one map carries every kind of card, sign and fact.
pub(crate) fn sheet(language: Language) -> Document {
    let w = Words(language);
    let stage = |bits: u64, title: &str| Stage::new(StageId::from_bits(bits), title, StepId::from_bits(bits));
    let phase = Phase {
        id: PhaseId::from_bits(1),
        title: String::new(),
        stages: vec![
            stage(1, w.of("Journey", "Hành trình")),
            stage(2, w.of("Back stage", "Hậu trường")),
            stage(3, w.of("Signs", "Dấu hiệu")),
            stage(4, w.of("Facts", "Thông tin")),
        ],
    };
    let mut map = Map::new(MapId::from_bits(1), w.of("Every card kind", "Mọi loại thẻ"), phase);
    map.personas = vec![PersonaId::from_bits(1), PersonaId::from_bits(2)];
    let mut lane = Lane::new(LaneId::from_bits(1), w.of("Cards", "Thẻ"), LaneKind::Cards(CardKind::Action));
    let columns = [journey(&w), back_stage(&w), signs(&w), facts(&w)];
    for (column, mut cards) in (1_u64..).zip(columns) {
        for (place, card) in (1_u64..).zip(&mut cards) {
            card.id = CardId::from_bits(column * 100 + place);
        }
        lane.cells.insert(StepId::from_bits(column), Cell { cards, ..Cell::default() });
    }
    let mut dash = Lane::new(LaneId::from_bits(2), w.of("Empty", "Trống"), LaneKind::Cards(CardKind::Action));
    dash.cells.insert(StepId::from_bits(1), Cell { empty_on_purpose: true, ..Cell::default() });
    map.lanes = vec![Arc::new(lane), Arc::new(dash)];
    map.links = vec![Link {
        id: LinkId::from_bits(1),
        from: CardId::from_bits(101),
        to: CardId::from_bits(201),
        label: String::new(),
        two_way: false,
    }];
    let mut document = Document::new(DocumentId::from_bits(1), language, map);
    document.personas = ["Lan", "Minh"]
        .into_iter()
        .zip(1..)
        .map(|(name, bits)| Arc::new(Persona::new(PersonaId::from_bits(bits), name)))
        .collect();
    let (name, icon) = (w.of("Checklist", "Danh mục").to_owned(), "clipboard-text".to_owned());
    document.kinds = vec![OwnKind { id: KindId::from_bits(1), name, colour: Rgb([0x8A, 0x2B, 0x7A]), icon }];
    let (name, icon) = (w.of("Legal", "Pháp lý").to_owned(), "scales".to_owned());
    document.marks = vec![OwnMark { id: MarkId::from_bits(1), name, colour: Rgb([0x1F, 0x66, 0xA3]), icon }];
    document.channels =
        vec![OwnChannel { id: ChannelId::from_bits(1), name: "Zalo".into(), icon: "chats-circle".into() }];
    let bytes = landscape();
    let hash = ImageHash::of(&bytes);
    document.images.insert(hash, Arc::new(StoredImage { title: "Landscape".into(), bytes }));
    document
}

fn card(kind: CardKind, title: &str) -> Card {
    Card::new(CardId::from_bits(0), kind, title)
}

fn journey(w: &Words) -> Vec<Card> {
    let own = Channel::Own(ChannelId::from_bits(1));
    let quote = CardKind::Quote { speaker: w.of("Lan, 34", "Chị Lan, 34 tuổi").into() };
    let pain = CardKind::PainPoint { category: Some(PainCategory::Productivity), severity: 2 };
    let mut wait = card(CardKind::Action, w.of("Wait at the counter", "Chờ ở quầy"));
    wait.joint = Joint::Or;
    let picture = CardKind::Picture { image: Some(ImageHash::of(&landscape())) };
    vec![
        wait,
        card(CardKind::Action, w.of("Take a number and walk around", "Lấy số rồi đi một vòng")),
        card(
            CardKind::Touchpoint { channel: Some(own), presence: Presence::Online },
            w.of("Message to the shop", "Nhắn tin cho cửa hàng"),
        ),
        card(
            CardKind::Thought,
            w.of("Will it be delivered before the weekend?", "Liệu có giao trước cuối tuần không nhỉ?"),
        ),
        card(quote, w.of("I had to explain it three times", "Tôi phải kể lại đến ba lần")),
        card(CardKind::Emotion { score: 2 }, w.of("Glad it works", "Mừng vì chạy tốt")),
        card(CardKind::Emotion { score: -1 }, w.of("Annoyed", "Bực mình")),
        card(pain, w.of("Every shop says something else", "Mỗi nơi nói một kiểu")),
        card(
            CardKind::Opportunity { impact: 3, effort: 1 },
            w.of("One price everywhere", "Một giá cho mọi kênh"),
        ),
        card(CardKind::Risk, w.of("Customers leave for a rival", "Khách chuyển sang đối thủ")),
        card(picture, w.of("The view from the shop", "Cảnh nhìn từ cửa hàng")),
    ]
}

fn back_stage(w: &Words) -> Vec<Card> {
    vec![
        card(CardKind::Metric, w.of("42 % come back", "42 % quay lại")),
        card(CardKind::Question, w.of("Who answers at night?", "Ban đêm ai trả lời?")),
        card(CardKind::Evidence, w.of("Receipt and warranty", "Hóa đơn, phiếu bảo hành")),
        card(CardKind::Staff, w.of("Counter clerk", "Nhân viên quầy")),
        card(CardKind::System, w.of("Order system", "Hệ thống đơn hàng")),
        card(CardKind::Policy, w.of("Two years of warranty", "Bảo hành hai năm")),
        card(CardKind::Process, w.of("Stock is counted", "Kiểm kê kho")),
        card(CardKind::Note, w.of("Ask the hotline for figures", "Xin số liệu của tổng đài")),
        card(CardKind::Picture { image: None }, ""),
        card(CardKind::Own { kind: KindId::from_bits(1) }, w.of("Papers to bring along", "Giấy tờ cần mang")),
        Card {
            colour: Some(Rgb([0xF6, 0xC8, 0xDC])),
            ..card(CardKind::Action, w.of("With a fill of its own", "Có màu nền riêng"))
        },
    ]
}

fn signs(w: &Words) -> Vec<Card> {
    let touchpoint = |channel, presence| CardKind::Touchpoint { channel: Some(channel), presence };
    let level = |evidence, title| Card { evidence, ..card(CardKind::Action, title) };
    let theirs = |personas: &[u64], title| Card {
        personas: personas.iter().map(|bits| PersonaId::from_bits(*bits)).collect(),
        ..card(CardKind::Thought, title)
    };
    let every_mark = Mark::BUILT_IN.into_iter().chain([Mark::Own(MarkId::from_bits(1))]).collect();
    vec![
        Card {
            marks: vec![Mark::MomentOfTruth],
            ..card(touchpoint(Channel::Store, Presence::Offline), w.of("Shop", "Cửa hàng"))
        },
        Card { marks: every_mark, ..card(CardKind::Action, w.of("Every mark", "Mọi dấu")) },
        Card {
            marks: vec![Mark::FailPoint, Mark::Own(MarkId::from_bits(1))],
            evidence: EvidenceLevel::Researched,
            personas: vec![PersonaId::from_bits(1)],
            ..card(
                touchpoint(Channel::Website, Presence::Online),
                w.of("Responsibility of the telecommunications authority", "Nghiêng ngả ngoằn ngoèo Ổ Ẫ Ặ"),
            )
        },
        level(EvidenceLevel::Assumed, w.of("Assumed", "Giả định")),
        level(EvidenceLevel::Partly, w.of("Partly researched", "Nghiên cứu một phần")),
        level(EvidenceLevel::Researched, w.of("Researched", "Đã nghiên cứu")),
        theirs(&[1], w.of("Only Lan thinks so", "Chỉ Lan nghĩ vậy")),
        theirs(&[1, 2], w.of("Both think so", "Cả hai nghĩ vậy")),
        Card {
            evidence: EvidenceLevel::Assumed,
            ..card(
                CardKind::PainPoint { category: None, severity: 3 },
                w.of("Grave, nobody knows for sure", "Nặng, chưa ai chắc"),
            )
        },
        card(
            CardKind::Opportunity { impact: 2, effort: 0 },
            w.of("Only the impact is known", "Chỉ biết tác động"),
        ),
    ]
}

fn facts(w: &Words) -> Vec<Card> {
    let tags = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    vec![
        Card {
            variant: w.of("shop", "cửa hàng").into(),
            joint: Joint::And,
            ..card(CardKind::Action, w.of("Try it on", "Mặc thử"))
        },
        Card { variant: "web".into(), ..card(CardKind::Action, w.of("Compare sizes", "So sánh cỡ")) },
        Card {
            owner: w.of("Marketing", "Tiếp thị").into(),
            ..card(CardKind::Staff, w.of("Adviser", "Tư vấn viên"))
        },
        Card {
            votes: 7,
            ..card(CardKind::Opportunity { impact: 1, effort: 3 }, w.of("Night shift", "Ca đêm"))
        },
        Card {
            tags: tags(&[w.of("delivery", "giao hàng"), w.of("after sales", "hậu mãi"), "Q4"]),
            ..card(
                CardKind::PainPoint { category: Some(PainCategory::Support), severity: 1 },
                w.of("No answer", "Không ai trả lời"),
            )
        },
        Card {
            owner: w.of("Customer service, second line", "Chăm sóc khách hàng, tuyến hai").into(),
            tags: tags(&[w.of("promise", "cam kết"), w.of("phone", "điện thoại")]),
            votes: 12,
            variant: w.of("hotline", "tổng đài").into(),
            marks: vec![Mark::Wow],
            evidence: EvidenceLevel::Partly,
            personas: vec![PersonaId::from_bits(2)],
            ..card(
                CardKind::Quote { speaker: w.of("Minh", "Anh Minh").into() },
                w.of("They called back the same day", "Họ gọi lại ngay trong ngày"),
            )
        },
        Card {
            owner: "Lan".into(),
            ..card(CardKind::Note, w.of("A note with an owner", "Ghi chú có người phụ trách"))
        },
    ]
}

/// A small picture: sky, sun and hills.
pub(crate) fn landscape() -> Vec<u8> {
    let image = image::RgbImage::from_fn(64, 36, |x, y| {
        let hill = 24.0 + 5.0 * (f64::from(x) / 9.0).sin();
        let sun = (f64::from(x) - 48.0).hypot(f64::from(y) - 9.0) < 5.0;
        image::Rgb(if sun {
            [0xF6, 0xC4, 0x45]
        } else if f64::from(y) > hill {
            [0x5C, 0x8D, 0x5A]
        } else {
            [0xBF, 0xDD, 0xF2]
        })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The same picture without transparency, in as few bytes as PNG allows.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    use image::codecs::png::{CompressionType, FilterType, PngEncoder};
    let picture = image::load_from_memory(bytes).unwrap().into_rgb8();
    let mut packed = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut packed, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(encoder).unwrap();
    packed
}
