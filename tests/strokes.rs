//! How many keys it takes to build a map of thirty cards from a spoken list, from the start screen to the saved
//! file, by keyboard alone, in both languages. `-- --nocapture` prints the table.
#![cfg(feature = "window")]
#![expect(clippy::unwrap_used, reason = "what is not there fails the test")]

mod support;

use std::fmt::Write as _;

use egui::{Event, Key, Modifiers};
use support::window::{Folder, Window, app, at_once, map, wait_until, window};
use waylane::file;
use waylane::model::Language;

/// What somebody in the room says about a stage.
struct Spoken {
    stage: &'static str,
    actions: [&'static str; 2],
    touchpoint: &'static str,
    feeling: &'static str,
    pain: &'static str,
    chance: &'static str,
}

/// The whole list: the lanes as this team calls them, the stages in order, and the file's name.
struct List {
    lanes: [&'static str; 5],
    stages: [Spoken; 6],
    file: &'static str,
}

const ENGLISH: List = List {
    lanes: ["What she does", "Where we meet", "How she feels", "What goes wrong", "What we could do"],
    stages: [
        Spoken {
            stage: "Notice",
            actions: ["Sees the television on a poster at the bus stop", "Asks her brother about his set"],
            touchpoint: "Poster at the bus stop",
            feeling: "1",
            pain: "The poster does not say what it costs",
            chance: "Put the price and a short address on it",
        },
        Spoken {
            stage: "Compare",
            actions: ["Reads three tests in the evening", "Makes a list of sizes for the living room"],
            touchpoint: "Comparison page of the web shop",
            feeling: "-1",
            pain: "The names of the models all look alike",
            chance: "Compare two sets side by side",
        },
        Spoken {
            stage: "Try",
            actions: ["Drives to the shop on Saturday", "Waits for someone who knows the sound system"],
            touchpoint: "Sales staff on the second floor",
            feeling: "-2",
            pain: "Waits twenty minutes for advice",
            chance: "Book advice ahead from the product page",
        },
        Spoken {
            stage: "Buy",
            actions: ["Asks for a discount at the counter", "Pays by card and chooses a delivery day"],
            touchpoint: "Counter",
            feeling: "1",
            pain: "Has to spell her address twice",
            chance: "Fill in the address from the customer card",
        },
        Spoken {
            stage: "Delivery",
            actions: ["Takes a day off work", "Calls the hotline to ask where the lorry is"],
            touchpoint: "Driver and fitter",
            feeling: "-2",
            pain: "Nobody can say when they will come",
            chance: "Send a message one hour before",
        },
        Spoken {
            stage: "Use",
            actions: ["Looks for the news in the menu", "Shows the new picture to her neighbours"],
            touchpoint: "Short guide in the box",
            feeling: "2",
            pain: "The guide is printed too small",
            chance: "Offer a first call after one week",
        },
    ],
    file: "Shop journey",
};

const VIETNAMESE: List = List {
    lanes: ["Khách làm gì", "Gặp nhau ở đâu", "Khách thấy thế nào", "Chỗ còn vướng", "Ta làm được gì"],
    stages: [
        Spoken {
            stage: "Nhận biết",
            actions: ["Thấy tivi trên tấm biển ở trạm xe buýt", "Hỏi anh trai về chiếc tivi ở nhà anh"],
            touchpoint: "Biển quảng cáo ở trạm xe buýt",
            feeling: "1",
            pain: "Trên biển không ghi giá bao nhiêu",
            chance: "Ghi giá và địa chỉ ngắn gọn lên biển",
        },
        Spoken {
            stage: "So sánh",
            actions: ["Buổi tối đọc ba bài đánh giá", "Đo phòng khách rồi ghi lại các cỡ vừa"],
            touchpoint: "Trang so sánh của cửa hàng trực tuyến",
            feeling: "-1",
            pain: "Tên các mẫu trông giống hệt nhau",
            chance: "Đặt hai mẫu cạnh nhau để so sánh",
        },
        Spoken {
            stage: "Xem thử",
            actions: ["Thứ bảy chạy xe đến cửa hàng", "Chờ người am hiểu về dàn âm thanh"],
            touchpoint: "Nhân viên tư vấn ở tầng hai",
            feeling: "-2",
            pain: "Chờ tư vấn mất hai mươi phút",
            chance: "Cho hẹn giờ tư vấn ngay trên trang sản phẩm",
        },
        Spoken {
            stage: "Mua hàng",
            actions: ["Xin bớt giá ở quầy", "Trả bằng thẻ rồi chọn ngày giao hàng"],
            touchpoint: "Quầy thu ngân",
            feeling: "1",
            pain: "Phải đọc địa chỉ đến hai lần",
            chance: "Lấy địa chỉ từ thẻ khách hàng thân thiết",
        },
        Spoken {
            stage: "Giao hàng",
            actions: ["Xin nghỉ làm một ngày để đợi", "Gọi tổng đài hỏi xe đang ở đâu"],
            touchpoint: "Tài xế và thợ lắp đặt",
            feeling: "-2",
            pain: "Không ai biết mấy giờ hàng đến",
            chance: "Nhắn tin trước một tiếng",
        },
        Spoken {
            stage: "Sử dụng",
            actions: ["Tìm kênh thời sự trong bảng chọn", "Khoe hình ảnh mới với hàng xóm"],
            touchpoint: "Tờ hướng dẫn trong hộp",
            feeling: "2",
            pain: "Chữ trong tờ hướng dẫn quá nhỏ",
            chance: "Gọi hỏi thăm sau một tuần",
        },
    ],
    file: "Hành trình mua tivi",
};

const NONE: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;

/// What one phase of the work took.
struct Phase {
    name: &'static str,
    characters: usize,
    strokes: usize,
}

/// Hands on a keyboard, without a mouse, that count what they press.
struct Hands<'a> {
    window: &'a mut Window,
    phases: Vec<Phase>,
}

impl Hands<'_> {
    fn begin(&mut self, name: &'static str) {
        self.phases.push(Phase { name, characters: 0, strokes: 0 });
    }

    /// Every character is one key, a capital letter one more for Shift.
    fn say(&mut self, words: &str) {
        let phase = self.phases.last_mut().unwrap();
        for letter in words.chars() {
            phase.characters += 1;
            phase.strokes += 1 + usize::from(letter.is_uppercase());
        }
        at_once(self.window, words.chars().map(|letter| Event::Text(letter.to_string())));
    }

    /// A key is one, a modifier held with it another.
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.phases.last_mut().unwrap().strokes += 1 + usize::from(modifiers.any());
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }
}

#[test]
fn thirty_cards_in_english() {
    measure(Language::English, &ENGLISH);
}

#[test]
fn thirty_cards_in_vietnamese() {
    measure(Language::Vietnamese, &VIETNAMESE);
}

fn measure(language: Language, list: &List) {
    let folder = Folder::new(&format!("strokes-{language:?}"));
    let mut window = window(language, Some(&folder.0));
    window.state_mut().as_mut().unwrap().show_start();
    window.run();
    let mut hands = Hands { window: &mut window, phases: Vec::new() };

    hands.begin("Blank template from the start screen");
    hands.press(NONE, Key::Enter);

    hands.begin("Names of 6 stages");
    // The first cell, and the head over it.
    hands.press(NONE, Key::ArrowDown);
    hands.press(NONE, Key::ArrowUp);
    for (place, spoken) in list.stages.iter().enumerate() {
        if place > 0 {
            hands.press(NONE, Key::Tab);
        }
        hands.say(spoken.stage);
    }
    hands.press(NONE, Key::Enter);

    hands.begin("Names of 5 lanes");
    hands.press(COMMAND, Key::Home);
    hands.press(NONE, Key::ArrowLeft);
    // Opens the name, all of it selected; Tab goes on to the next and does the same.
    hands.press(NONE, Key::Enter);
    for (place, lane) in list.lanes.iter().enumerate() {
        if place > 0 {
            hands.press(NONE, Key::Tab);
        }
        hands.say(lane);
    }
    hands.press(NONE, Key::Enter);

    hands.begin("30 cards and 6 feelings");
    hands.press(COMMAND, Key::Home);
    for (place, spoken) in list.stages.iter().enumerate() {
        if place > 0 {
            // The next column, nothing yet, and up to its first lane.
            hands.press(NONE, Key::Tab);
            hands.press(NONE, Key::Escape);
            hands.press(NONE, Key::PageUp);
        }
        hands.say(spoken.actions[0]);
        hands.press(NONE, Key::Enter);
        hands.say(spoken.actions[1]);
        for words in [spoken.touchpoint, spoken.feeling, spoken.pain, spoken.chance] {
            hands.press(COMMAND, Key::Enter);
            hands.say(words);
        }
    }

    hands.begin("Saved under a name");
    hands.press(COMMAND, Key::S);
    hands.say(list.file);
    hands.press(NONE, Key::Enter);

    let phases = hands.phases;
    wait_until(&mut window, |app| !app.editor().is_unsaved());
    check(&window, list, &folder);
    let total = print_table(language, &phases);
    assert!(total <= 1.3, "{total:.2} keys per character");
}

/// What was said is what is in the file.
fn check(window: &Window, list: &List, folder: &Folder) {
    let path = folder.0.join(format!("{}.journey.ron", list.file));
    assert_eq!(file::load(&file::RealDisk, &path).unwrap().document, **app(window).editor().document());
    let map = map(window);
    let stages: Vec<_> = map.stages().map(|(_, stage)| stage.title.as_str()).collect();
    assert_eq!(stages, list.stages.each_ref().map(|spoken| spoken.stage));
    let lanes: Vec<_> = map.lanes.iter().map(|lane| lane.title.as_str()).collect();
    assert_eq!(lanes, list.lanes);
    let columns = map.columns();
    let titles = |lane: usize, column: usize| -> Vec<&str> {
        let cell = &map.lanes[lane].cells[&columns[column]];
        cell.cards.iter().map(|card| card.title.as_str()).collect()
    };
    for (column, spoken) in list.stages.iter().enumerate() {
        assert_eq!(titles(0, column), spoken.actions);
        assert_eq!(titles(1, column), [spoken.touchpoint]);
        assert_eq!(titles(3, column), [spoken.pain]);
        assert_eq!(titles(4, column), [spoken.chance]);
        let value: f32 = spoken.feeling.parse().unwrap();
        assert_eq!(map.lanes[2].cells[&columns[column]].points[0].value.to_bits(), value.to_bits());
    }
    assert_eq!(map.lanes.iter().map(|lane| lane.cards().count()).sum::<usize>(), 30);
}

/// Prints what each phase took; key strokes per character in total.
#[expect(clippy::print_stdout, reason = "the table is for people")]
fn print_table(language: Language, phases: &[Phase]) -> f64 {
    let mut table = format!(
        "{language:?}\n| {:<38} | {:>10} | {:>11} | {:>13} | {:>6} |\n",
        "phase of work", "characters", "key strokes", "per character", "clicks"
    );
    let mut row = |name: &str, characters: usize, strokes: usize| {
        #[expect(clippy::cast_precision_loss, reason = "some hundred")]
        let ratio = strokes as f64 / characters.max(1) as f64;
        let shown = if characters == 0 { "–".to_owned() } else { format!("{ratio:.2}") };
        writeln!(table, "| {name:<38} | {characters:>10} | {strokes:>11} | {shown:>13} | {:>6} |", 0)
            .unwrap();
        ratio
    };
    for phase in phases {
        row(phase.name, phase.characters, phase.strokes);
    }
    let sum = |of: fn(&Phase) -> usize| phases.iter().map(of).sum::<usize>();
    let total = row("total", sum(|phase| phase.characters), sum(|phase| phase.strokes));
    println!("{table}");
    total
}
