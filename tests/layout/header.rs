//! The title block: whom the map is about, one or several, in full.

use std::sync::Arc;

use waylane::layout::{Memo, PersonaBox, Rect, TextAt};
use waylane::model::{Document, Item, Language, Persona, PersonaId, Shown};

use crate::map_text::document;
use crate::picture::lay_out;

const DEMOGRAPHICS: &str =
    "36 tuổi, kế toán trưởng một công ty xây dựng ở ngoại thành, hai con nhỏ 4 và 8 tuổi";

/// A map of eight columns about that many personas.
fn map_about(personas: u64) -> Document {
    let mut document = document("Does | a | b | c | d | e | f | g | h");
    document.language = Language::Vietnamese;
    for id in 0..personas {
        document.personas.push(Arc::new(Persona {
            demographics: DEMOGRAPHICS.to_owned(),
            needs: "Giao hàng đúng hẹn".to_owned(),
            quote: "Hôm nay nấu món gì cho cả nhà?".to_owned(),
            ..Persona::new(PersonaId::from_bits(id), format!("Chị Lan {id}"))
        }));
    }
    let map = Arc::make_mut(&mut document.maps[0]);
    map.title = "Bữa cơm".into();
    map.personas = (0..personas).map(PersonaId::from_bits).collect();
    map.scenario = format!("{DEMOGRAPHICS}. {DEMOGRAPHICS}.");
    map.goal = "Ăn tối lúc bảy giờ".into();
    document
}

fn boxes(document: &Document, shown: &Shown) -> Vec<PersonaBox> {
    lay_out(document, shown, &mut Memo::default()).title.unwrap().personas
}

fn box_of(text: &TextAt) -> Rect {
    let size = (f64::from(text.shaped.width), f64::from(text.shaped.height));
    Rect::from_origin_size(text.at, size)
}

/// Everything that is said, without the places where lines break.
fn said(texts: &[TextAt]) -> String {
    texts.iter().map(|text| text.shaped.plain()).collect::<Vec<_>>().join(" ").replace('\n', " ")
}

#[test]
fn several_personas_stand_in_panels_in_the_order_of_the_map_and_say_everything() {
    for personas in 2..=5 {
        let document = map_about(personas);
        let layout = lay_out(&document, &Shown::default(), &mut Memo::default());
        let title = layout.title.as_ref().unwrap();
        assert_eq!(title.personas.len() as u64, personas);
        for (at, panel) in title.personas.iter().enumerate() {
            assert_eq!((panel.persona.id, panel.series), (PersonaId::from_bits(at as u64), Some(at)));
            assert!(said(&panel.texts).contains(DEMOGRAPHICS), "{}", said(&panel.texts));
            for text in &panel.texts {
                assert_eq!(panel.rect.union(box_of(text)), panel.rect, "words stay inside the panel");
            }
            assert_eq!(title.rect.union(panel.rect), title.rect);
            assert!(panel.rect.x1 <= layout.setting.right + 0.5);
            assert_eq!(layout.hit(panel.rect.center()), Some(Item::Persona(panel.persona.id)));
            assert_eq!(layout.rect_of(Item::Persona(panel.persona.id)), Some(panel.rect));
        }
        for pair in title.personas.windows(2) {
            assert!(pair[0].rect.intersect(pair[1].rect).area() < 1e-9);
        }
        let lowest = title.texts.iter().map(|text| box_of(text).y1).fold(0.0, f64::max);
        assert!(title.personas.iter().all(|panel| panel.rect.y0 >= lowest), "panels stand under the words");
    }
}

#[test]
fn panels_of_a_narrow_map_stand_in_rows() {
    let mut document = map_about(5);
    let map = Arc::make_mut(&mut document.maps[0]);
    map.phases[0].stages.truncate(2);
    let panels = boxes(&document, &Shown::default());
    let rows: std::collections::BTreeSet<i64> = panels.iter().map(|panel| panel.rect.y0 as i64).collect();
    assert!(rows.len() > 1, "{rows:?}");
}

#[test]
fn scenario_and_goal_are_said_in_full() {
    for personas in [0, 1, 3] {
        let document = map_about(personas);
        let title = lay_out(&document, &Shown::default(), &mut Memo::default()).title.unwrap();
        let map = &document.maps[0];
        let said = said(&title.texts);
        assert!(said.contains(&map.scenario) && said.contains(&map.goal), "{said}");
    }
}

#[test]
fn one_persona_stands_beside_the_title_and_tells_its_needs_by_choice() {
    let mut document = map_about(1);
    let [one] = &boxes(&document, &Shown::default())[..] else { panic!("one persona") };
    assert!(!one.is_panel && one.series.is_none() && one.texts.is_empty());
    let before = lay_out(&document, &Shown::default(), &mut Memo::default()).grid.top;

    Arc::make_mut(&mut document.maps[0]).persona_details = true;
    let [one] = &boxes(&document, &Shown::default())[..] else { panic!("one persona") };
    assert!(said(&one.texts).contains("Giao hàng đúng hẹn"));
    let layout = lay_out(&document, &Shown::default(), &mut Memo::default());
    assert!(layout.grid.top > before);
    let bottom = one.texts.iter().map(|text| box_of(text).y1).fold(0.0, f64::max);
    assert!(layout.title.unwrap().rect.y1 >= bottom);
}

#[test]
fn a_hidden_persona_leaves_the_block_and_the_others_keep_their_colours() {
    let document = map_about(3);
    let without = |ids: &[u64]| Shown {
        without_personas: ids.iter().copied().map(PersonaId::from_bits).collect(),
        ..Shown::default()
    };
    let series: Vec<_> = boxes(&document, &without(&[0])).iter().map(|panel| panel.series).collect();
    assert_eq!(series, [Some(1), Some(2)]);
    let [last] = &boxes(&document, &without(&[0, 1]))[..] else { panic!("one persona is left") };
    assert!(!last.is_panel && last.series == Some(2));
    assert!(boxes(&document, &without(&[0, 1, 2])).is_empty());
    let shown = Shown { without_title: true, ..Shown::default() };
    assert!(lay_out(&document, &shown, &mut Memo::default()).title.is_none());
}
