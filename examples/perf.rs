use std::time::Instant;
use waylane::{file, layout, output, scene, style::Style};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let t=Instant::now();
    let bytes=std::fs::read(&args[1]).unwrap();
    let doc = file::from_bytes(&bytes).unwrap().document;
    println!("load {:?}", t.elapsed());
    let style = Style::of(doc.theme);
    let mut memo=layout::Memo::default();
    println!("engine {:?}", t.elapsed());
    let t2=Instant::now();
    let l = layout::layout(&doc, doc.maps[0].id, &Default::default(), &style, &mut memo).unwrap();
    println!("layout {:?} size {:?}, texts {}", t2.elapsed(), l.size, memo.text.shaped_count());
    let t3=Instant::now();
    let mut sm=scene::Memo::default();
    let s = scene::draw(&doc, &l, &style, &mut sm);
    println!("scene {:?} groups {}; total {:?}", t3.elapsed(), s.groups.len(), t.elapsed());
    let t4=Instant::now(); let b=file::to_bytes(&doc).unwrap(); println!("to_bytes {:?} {}", t4.elapsed(), b.len());
    // one drag step
    for _ in 0..3 {
    let t5=Instant::now();
    let mut d2=doc.clone(); let m=&doc.maps[0]; let lane=m.lanes[0].clone(); let (step,_,card)=lane.cards().next().unwrap();
    let _=step; let target=m.columns()[3];
    waylane::edit::apply(&mut d2,&waylane::edit::Edit::Map(m.id,waylane::edit::MapEdit::MoveCards{cards:vec![card.id],to:waylane::edit::Place::Cell{lane:m.lanes[1].id,step:target,index:0}})).unwrap();
    let a=t5.elapsed();
    let l2 = layout::layout(&d2, doc.maps[0].id, &Default::default(), &style, &mut memo).unwrap(); let b=t5.elapsed();
    let s2 = scene::draw(&d2, &l2, &style, &mut sm);
    println!("drag step: apply {a:?} layout {:?} scene {:?} groups {}", b-a, t5.elapsed()-b, s2.groups.len());
    }
    let w: u32 = args.get(2).map_or(3120, |w| w.parse().unwrap());
    let t6=Instant::now();
    let options = output::png::Options { resolution: output::png::Resolution::Width(w), transparent: false, area: None, title: String::new() };
    let mut v=Vec::new();
    println!("{:?} {:?} bytes {}", output::png::write(&s, &options, &mut v).unwrap(), t6.elapsed(), v.len());
    std::fs::write("/tmp/bench.png", v).unwrap();
}
