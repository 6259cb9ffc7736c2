//! Every lane kind and every map type with all that they can carry, in both languages, as pictures.

use std::collections::BTreeMap;
use std::sync::Arc;

use waylane::compare::{Compared, Look};
use waylane::layout::{self, layout};
use waylane::model::*;
use waylane::output::{Progress, Sheet, png};
use waylane::scene::{self, Scene};
use waylane::style::Style;

use crate::card_sheet::{Words, landscape, packed};
use crate::goldens::compare_picture;
use crate::map_text::{card, card_mut, document, lane_mut};

const LANGUAGES: [(Language, &str); 2] = [(Language::English, "en"), (Language::Vietnamese, "vi")];

#[test]
fn every_lane_kind_looks_as_it_did() {
    for (language, code) in LANGUAGES {
        for (theme, name) in
            [(ThemeName::Light, "light"), (ThemeName::Dark, "dark"), (ThemeName::Print, "print")]
        {
            let document = Document { theme, ..lanes(language) };
            compare_scene(&format!("lanes-{name}.{code}.png"), &draw(&document), 0.45);
        }
    }
}

#[test]
fn every_map_type_looks_as_it_did() {
    for (language, code) in LANGUAGES {
        for (name, mut document) in [
            ("current", current_state(language)),
            ("day", day_in_the_life(language)),
            ("blueprint", blueprint(language)),
        ] {
            document.theme = ThemeName::Print;
            compare_scene(&format!("{name}-print.{code}.png"), &draw(&document), 0.45);
        }
    }
}

#[test]
fn a_future_state_and_what_differs_look_as_they_did() {
    for (language, code) in LANGUAGES {
        let mut document = Document { theme: ThemeName::Print, ..future_state(language) };
        for (name, look) in [("overlay", Look::Overlay), ("beside", Look::Beside)] {
            let [before, after] = [document.maps[0].id, document.maps[1].id];
            let compared = Compared { before, after, look, only_differences: false };
            let mut memo = layout::Memo::default();
            let scene = scene::compare::compared(&document, &compared, &Shown::default(), &mut memo).unwrap();
            compare_scene(&format!("{name}-print.{code}.png"), &scene, 0.45);
        }
        document.maps.swap(0, 1);
        compare_scene(&format!("future-print.{code}.png"), &draw(&document), 0.45);
    }
}

fn draw(document: &Document) -> Scene {
    let mut memo = layout::Memo::default();
    let laid_out = layout(document, document.maps[0].id, &Shown::default(), &mut memo).unwrap();
    scene::draw(document, &laid_out, &Style::of(document.theme), &mut scene::Memo::default())
}

fn compare_scene(name: &str, scene: &Scene, scale: f64) {
    let mut bytes = Vec::new();
    let sheet = Sheet::of(scene.clone(), scale);
    png::write(&sheet, &png::Options::default(), &Progress::default(), &mut bytes).unwrap();
    let bytes = packed(&bytes);
    assert!(bytes.len() < 61_440, "{name}: {} bytes", bytes.len());
    compare_picture(name, &bytes);
}

/// The document of the text in that language, about Lan and Minh.
fn about_two(language: Language, title: &str, text: &str) -> Document {
    let mut document = Document { language, ..document(text) };
    document.personas = [(1, "Lan"), (2, "Minh")]
        .map(|(bits, name)| Arc::new(Persona::new(PersonaId::from_bits(bits), name)))
        .to_vec();
    let map = first(&mut document);
    map.title = title.into();
    map.personas = [1, 2].map(PersonaId::from_bits).to_vec();
    document
}

fn first(document: &mut Document) -> &mut Map {
    Arc::make_mut(&mut document.maps[0])
}

/// The lane at that place among the lines of the text, counted from 1.
fn lane(document: &mut Document, place: u64) -> &mut Lane {
    lane_mut(document, LaneId::from_bits(place))
}

fn persona(bits: u64) -> Series {
    Series::Persona(PersonaId::from_bits(bits))
}

fn named(name: &str) -> Series {
    Series::Named(name.to_owned())
}

/// A value in each column; `None` where the series takes no part.
fn put(lane: &mut Lane, series: &Series, values: &[Option<f32>]) {
    for (column, value) in (1..).zip(values) {
        let id = PointId::from_bits(lane.id.bits() * 100 + lane.points().count() as u64);
        let cell = lane.cells.entry(StepId::from_bits(column)).or_default();
        match value {
            Some(value) => cell.points.push(Point { series: series.clone(), ..Point::new(id, *value) }),
            None => cell.gaps.push(series.clone()),
        }
    }
}

/// Words beside the first point of the series in that column.
fn say(lane: &mut Lane, column: u64, series: &Series, words: &str) {
    let cell = lane.cells.get_mut(&StepId::from_bits(column)).unwrap();
    cell.points.iter_mut().find(|point| point.series == *series).unwrap().words.push_str(words);
}

fn satisfied(bits: u64, stage: u64, counts: &[(u8, u32)]) -> Wave {
    Wave {
        id: WaveId::from_bits(bits),
        date: None,
        source: String::new(),
        indicator: Indicator::Csat,
        target: SurveyTarget::Stage(StageId::from_bits(stage)),
        counts: counts.iter().copied().collect::<BTreeMap<_, _>>(),
        comments: Vec::new(),
    }
}

fn numbers(scale: (f32, f32), ends: [&str; 2], unit: &str, look: BarsOrLine) -> LaneKind {
    let [low, high] = ends.map(str::to_owned);
    LaneKind::Numbers(Numbers { min: scale.0, max: scale.1, high, low, unit: unit.to_owned(), look })
}

/// A map with a lane of every kind and look.
fn lanes(language: Language) -> Document {
    let w = Words(language);
    let text = w.of(
        "stages           | Search              | Buy                    | Deliver       | Use
         Actions          | ask friends         | try it in the shop *2  |               | watch films
         Feelings [curve] |                     |                        |               |
         Figures          |                     |                        |               |
         Time             |                     |                        |               |
         Pictures         | On the way          | At the shop            |               | At home
         Folded [folded]  | one                 | two; three             |               | four
         Pain points [divider:What~hurts]   | too many models  | queues   | nobody calls   |
         Ideas            | one list            | -                      | a text before | -
         Principles       | short ways          |                        | kept promises |",
        "stages           | Tìm hiểu            | Mua                    | Giao hàng     | Sử dụng
         Hành động        | hỏi bạn bè          | xem thử ở cửa hàng *2  |               | xem phim
         Cảm xúc [curve]  |                     |                        |               |
         Điểm số          |                     |                        |               |
         Thời gian        |                     |                        |               |
         Hình ảnh         | Trên đường          | Ở cửa hàng             |               | Ở nhà
         Đã gập [folded]  | một                 | hai; ba                |               | bốn
         Điểm đau [divider:Điều~gây~khó]    | quá nhiều mẫu    | xếp hàng | không ai gọi   |
         Ý tưởng          | một bảng giá        | -                      | nhắn tin trước| -
         Nguyên tắc       | đường đi ngắn       |                        | giữ lời hứa   |",
    );
    let mut sheet = about_two(language, w.of("Every lane kind", "Mọi loại dòng"), text);
    lane(&mut sheet, 1).pinned = true;

    let (lan, minh) = (persona(1), persona(2));
    let feelings = lane(&mut sheet, 2);
    feelings.kind = LaneKind::Curve(Curve { baseline: 0.5, averages: true, ..Curve::default() });
    put(feelings, &lan, &[Some(1.0), Some(-1.5), Some(-0.5), Some(2.0)]);
    put(feelings, &minh, &[Some(-1.0), Some(0.5), None, Some(1.0)]);
    say(feelings, 2, &lan, w.of("Who can help me here?", "Ai giúp tôi với?"));
    say(feelings, 4, &minh, w.of("The picture is sharp", "Hình rất nét"));
    sheet.surveys = vec![
        satisfied(1, 1, &[(2, 30), (4, 30)]),
        satisfied(2, 2, &[(2, 30), (3, 15)]),
        satisfied(3, 4, &[(4, 40), (5, 25)]),
    ];

    let figures = lane(&mut sheet, 3);
    let ends = [w.of("nobody", "không ai"), w.of("everybody", "tất cả")];
    figures.kind = numbers((0.0, 10.0), ends, "", BarsOrLine::Line);
    put(figures, &named(w.of("Effort", "Công sức")), &[Some(3.0), Some(8.0), Some(6.0), Some(1.0)]);
    put(figures, &named(w.of("Trust", "Tin cậy")), &[Some(5.0), Some(4.0), None, Some(9.0)]);
    put(figures, &named(w.of("Drama", "Kịch tính")), &[Some(1.0), Some(6.0), Some(9.0), Some(4.0)]);

    let time = lane(&mut sheet, 4);
    time.kind = numbers((0.0, 60.0), ["", ""], w.of("min", "phút"), BarsOrLine::Bars);
    put(time, &named(w.of("Waiting", "Chờ đợi")), &[Some(10.0), Some(45.0), Some(60.0), Some(0.0)]);
    put(time, &named(w.of("Advice", "Tư vấn")), &[Some(20.0), Some(25.0), Some(5.0), Some(12.5)]);

    lane(&mut sheet, 5).kind = LaneKind::Pictures;
    let bytes = landscape();
    let image = Some(ImageHash::of(&bytes));
    sheet.images.insert(ImageHash::of(&bytes), Arc::new(StoredImage { title: String::new(), bytes }));
    for card in lane(&mut sheet, 5).cells.values_mut().flat_map(|cell| &mut cell.cards) {
        card.kind = CardKind::Picture { image };
    }

    let group = w.of("Findings", "Kết quả");
    set_kinds(
        lane(&mut sheet, 7),
        &CardKind::PainPoint { category: Some(PainCategory::Process), severity: 2 },
    );
    set_kinds(lane(&mut sheet, 8), &CardKind::Opportunity { impact: 3, effort: 1 });
    for place in [7, 8] {
        let lane = lane(&mut sheet, place);
        lane.group.push_str(group);
        lane.divider = lane.divider.replace('~', " ");
    }
    let principles = lane(&mut sheet, 9);
    principles.colour = Some(Rgb([0x1B, 0x7A, 0x43]));
    set_kinds(principles, &CardKind::Note);
    sheet
}

fn set_kinds(lane: &mut Lane, kind: &CardKind) {
    lane.kind = LaneKind::Cards(kind.clone());
    for card in lane.cells.values_mut().flat_map(|cell| &mut cell.cards) {
        card.kind = kind.clone();
    }
}

/// A journey as it is today, with all that stands around the grid.
fn current_state(language: Language) -> Document {
    let w = Words(language);
    let text = w.of(
        "phases           | Before the purchase | <              | Afterwards
         stages           | Search              | Buy            | Use
         Actions          | compare three models| pay            | watch films
         Touchpoints      | website             | till           | hotline
         Feelings [curve] | -1                  | 0              | 1
         Pain points      | too many models     | long queue     | -",
        "phases           | Trước khi mua       | <              | Sau khi mua
         stages           | Tìm hiểu            | Mua            | Sử dụng
         Hành động        | so sánh ba mẫu      | trả tiền       | xem phim
         Điểm chạm        | trang web           | quầy thu ngân  | tổng đài
         Cảm xúc [curve]  | -1                  | 0              | 1
         Điểm đau         | quá nhiều mẫu       | xếp hàng lâu   | -",
    );
    let mut document = about_two(language, w.of("Buying a television", "Mua tivi"), text);
    let map = first(&mut document);
    map.personas.truncate(1);
    map.persona_details = true;
    map.scenario =
        w.of("The old set broke before the final", "Tivi cũ hỏng ngay trước trận chung kết").into();
    map.goal = w.of("A good picture by Saturday", "Có hình đẹp trước thứ Bảy").into();
    map.date = "2026-11-22".parse().ok();
    let block = |bits, title: &str, text: &str| Block {
        id: BlockId::from_bits(bits),
        title: title.to_owned(),
        text: text.to_owned(),
    };
    map.blocks_above = vec![block(
        1,
        w.of("Principles", "Nguyên tắc"),
        w.of("One price for all. Nobody waits alone.", "Một giá cho mọi người. Không ai phải chờ một mình."),
    )];
    map.blocks_below =
        vec![block(2, w.of("Sources", "Nguồn"), w.of("Twelve interviews", "Mười hai cuộc phỏng vấn"))];
    let lan = Arc::make_mut(&mut document.personas[0]);
    lan.demographics = w.of("34, teacher, Huế", "34 tuổi, giáo viên, Huế").into();
    lan.goals = w.of("Evenings with the family", "Buổi tối bên gia đình").into();
    lan.needs = w.of("Somebody who explains", "Người giải thích cặn kẽ").into();
    lan.quote = w.of("I do not want to regret it", "Tôi không muốn phải hối tiếc").into();
    set_kinds(lane(&mut document, 4), &CardKind::PainPoint { category: None, severity: 3 });
    let touchpoints = lane(&mut document, 2);
    let channels = [
        (Channel::Website, Presence::Online),
        (Channel::Store, Presence::Offline),
        (Channel::Phone, Presence::Unsaid),
    ];
    let cards = touchpoints.cells.values_mut().flat_map(|cell| &mut cell.cards);
    for (card, (channel, presence)) in cards.zip(channels) {
        card.kind = CardKind::Touchpoint { channel: Some(channel), presence };
    }
    document
}

/// A day with its time axis: two steps in the morning, hours without the company, an evening that repeats.
fn day_in_the_life(language: Language) -> Document {
    let w = Words(language);
    let text = w.of(
        "stages          | Morning       | <           | Work           | Evening
         steps           | Wake          | Leave       |                |
         Actions         | reads the app | takes a bus | teaches        | cooks; pays bills
         Mood [curve]    | 0             | -1          | 1              | 2",
        "stages          | Buổi sáng     | <           | Làm việc       | Buổi tối
         steps           | Thức dậy      | Ra khỏi nhà |                |
         Hành động       | đọc ứng dụng  | đi xe buýt  | dạy học        | nấu ăn; trả hóa đơn
         Tâm trạng [curve]| 0            | -1          | 1              | 2",
    );
    let mut document = about_two(language, w.of("A Tuesday of Lan's", "Một ngày thứ Ba của Lan"), text);
    let map = first(&mut document);
    map.state = MapState::DayInTheLife;
    let stages = &mut map.phases[0].stages;
    stages[0].facts.clock = "06:15".parse().ok();
    stages[0].steps[0].facts.duration = Some(45);
    stages[0].steps[1].facts.duration = Some(30);
    stages[1].facts = Facts { duration: Some(8 * 60), not_with_us: true, ..Facts::default() };
    stages[2].facts = Facts {
        duration: Some(90),
        repeats: true,
        any_order: true,
        owner: "Lan".to_owned(),
        ..Facts::default()
    };
    document
}

/// A blueprint of all five layers with arrows: plain, labelled, both ways, and back to an earlier step.
fn blueprint(language: Language) -> Document {
    let w = Words(language);
    let text = w.of(
        "stages               | Arrive          | Order           | Receive
         Evidence [evidence]  | sign            | menu            | receipt
         Actions              | walks in        | asks            | takes the parcel
         Staff [front]        | greets          | advises         | hands over
         Tools [front]        |                 | till            |
         Stock room [back]    |                 | picks           | packs
         Systems [support]    | door counter    | stock system    | -",
        "stages               | Đến nơi         | Đặt hàng        | Nhận hàng
         Bằng chứng [evidence]| biển hiệu       | bảng giá        | biên lai
         Hành động            | bước vào        | hỏi mua         | nhận gói hàng
         Nhân viên [front]    | chào khách      | tư vấn          | trao hàng
         Công cụ [front]      |                 | máy tính tiền   |
         Kho [back]           |                 | lấy hàng        | đóng gói
         Hệ thống [support]   | đếm lượt khách  | hệ thống kho    | -",
    );
    let mut document = about_two(language, w.of("Service blueprint", "Bản thiết kế dịch vụ"), text);
    for (place, kind) in [(1, CardKind::Evidence), (3, CardKind::Staff), (4, CardKind::System)] {
        set_kinds(lane(&mut document, place), &kind);
    }
    for (place, kind) in [(5, CardKind::Process), (6, CardKind::System)] {
        set_kinds(lane(&mut document, place), &kind);
    }
    let arrow = |from: [&'static str; 2], to: [&'static str; 2], label: &str, two_way| {
        let [from, to] = [from, to].map(|[english, vietnamese]| card(&document, w.of(english, vietnamese)));
        Link { id: LinkId::fresh(), from, to, label: label.to_owned(), two_way }
    };
    let links = vec![
        arrow(["walks in", "bước vào"], ["greets", "chào khách"], "", false),
        arrow(["asks", "hỏi mua"], ["advises", "tư vấn"], "", true),
        arrow(["advises", "tư vấn"], ["picks", "lấy hàng"], w.of("in stock", "còn hàng"), false),
        arrow(["picks", "lấy hàng"], ["stock system", "hệ thống kho"], "", true),
        arrow(["picks", "lấy hàng"], ["packs", "đóng gói"], "", false),
        arrow(["packs", "đóng gói"], ["hands over", "trao hàng"], "", false),
        arrow(
            ["takes the parcel", "nhận gói hàng"],
            ["asks", "hỏi mua"],
            w.of("wrong size", "sai cỡ"),
            false,
        ),
    ];
    let map = first(&mut document);
    map.personas.clear();
    map.links = links;
    document
}

/// The current state and, after it, the future one: a card gone, one changed, one moved, one added, a better feeling.
fn future_state(language: Language) -> Document {
    let w = Words(language);
    let mut document = current_state(language);
    let mut future = document.maps[0].as_ref().clone();
    future.id = MapId::from_bits(2);
    future.origin = Some(document.maps[0].id);
    future.state = MapState::Future;
    future.title = w.of("Buying a television, 2028", "Mua tivi, năm 2028").into();
    for stage in future.phases.iter_mut().flat_map(|phase| &mut phase.stages) {
        stage.origin = Some(stage.id);
        stage.steps.iter_mut().for_each(|step| step.origin = Some(step.id));
    }
    for lane in future.lanes.iter_mut().map(Arc::make_mut) {
        lane.origin = Some(lane.id);
        for cell in lane.cells.values_mut() {
            cell.cards.iter_mut().for_each(|card| card.origin = Some(card.id));
            cell.points.iter_mut().for_each(|point| point.origin = Some(point.id));
        }
    }
    document.maps.insert(0, Arc::new(future));
    card_mut(&mut document, w.of("compare three models", "so sánh ba mẫu")).title =
        w.of("compare two models", "so sánh hai mẫu").into();
    let step = StepId::from_bits;
    let touchpoints = lane(&mut document, 2);
    let moved = touchpoints.cells.get_mut(&step(3)).unwrap().cards.remove(0);
    let till = touchpoints.cells.get_mut(&step(2)).unwrap();
    till.cards.push(moved);
    till.cards.push(Card::new(
        CardId::from_bits(900),
        CardKind::Touchpoint { channel: Some(Channel::App), presence: Presence::Online },
        w.of("app", "ứng dụng"),
    ));
    for (column, value) in [(1, 0.5), (2, 1.0), (3, 2.0)] {
        lane(&mut document, 3).cells.get_mut(&step(column)).unwrap().points[0].value = value;
    }
    lane(&mut document, 4).cells.remove(&step(2));
    renumber(first(&mut document));
    document.maps.swap(0, 1);
    document
}

/// Other ids than those of the map it grew out of, as a copy has them.
fn renumber(map: &mut Map) {
    const BY: u64 = 10_000;
    for stage in map.phases.iter_mut().flat_map(|phase| &mut phase.stages) {
        stage.id = StageId::from_bits(stage.id.bits() + BY);
        for step in &mut stage.steps {
            step.id = StepId::from_bits(step.id.bits() + BY);
        }
    }
    for lane in map.lanes.iter_mut().map(Arc::make_mut) {
        lane.id = LaneId::from_bits(lane.id.bits() + BY);
        let cells = std::mem::take(&mut lane.cells);
        lane.cells =
            cells.into_iter().map(|(step, cell)| (StepId::from_bits(step.bits() + BY), cell)).collect();
        for cell in lane.cells.values_mut() {
            cell.cards.iter_mut().for_each(|card| card.id = CardId::from_bits(card.id.bits() + BY));
            cell.points.iter_mut().for_each(|point| point.id = PointId::from_bits(point.id.bits() + BY));
        }
    }
}
