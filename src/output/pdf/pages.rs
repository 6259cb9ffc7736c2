//! Onto which pages a sheet comes: one of its own size, or a poster cut into pages that overlap. Knows nothing of
//! drawing.

use kurbo::{Affine, Rect, Size};

use crate::output::Sheet;
use crate::scene::Pos;

/// Longest side of a page, points: more than this no reader shows (ISO 32000-1, annex C.2).
const LONGEST: f64 = 14_400.0;

/// Points in a millimetre.
pub(super) const MILLIMETRE: f64 = 72.0 / 25.4;

/// What printers leave blank, and where marks and labels stand.
pub(super) const MARGIN: f64 = 10.0 * MILLIMETRE;

/// What neighbouring pages of a poster both show, so that one can be glued onto the other.
pub(super) const OVERLAP: f64 = 10.0 * MILLIMETRE;

/// How much larger than a page a sheet may be by rounding, points.
const SLACK: f64 = 0.5;

/// One page and what is seen on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// Points.
    pub(super) size: Size,
    /// Where the map is seen, points from the page's top left.
    pub(super) window: Rect,
    /// The part of the map that is seen there, map units.
    pub(super) area: Rect,
    /// The part of the map that is read on this page, map units: of what neighbours both show only one half.
    own: Rect,
    /// Points in a map unit.
    points: f64,
    /// Its place in a poster.
    pub(super) tile: Option<Tile>,
}

/// A place in a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    /// From the top.
    pub(super) row: usize,
    /// From the left.
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// How a length is cut into pages.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// Points.
    length: f64,
    /// What one page shows of it, points.
    window: f64,
    pages: usize,
}

/// The pages of a sheet, row by row. Posters are in the sheet's own physical size.
pub(super) fn of(sheet: &Sheet, paper: Option<(f64, f64)>) -> Vec<Page> {
    let (width, height) = sheet.size_in_points();
    match paper {
        Some(paper) if !fits((width, height), paper) => poster(sheet, paper),
        _ => vec![whole(sheet)],
    }
}

/// One page; a sheet that is larger than pages can be is scaled down.
fn whole(sheet: &Sheet) -> Page {
    let (width, height) = sheet.size_in_points();
    let scale = (LONGEST / width.max(height)).min(1.0);
    let size = Size::new((width * scale).max(1.0), (height * scale).max(1.0));
    Page {
        size,
        window: size.to_rect(),
        area: sheet.area,
        own: everything(),
        points: sheet.points * scale,
        tile: None,
    }
}

/// Blank ground around the map's own page is left out: it would be paper that shows nothing.
fn poster(sheet: &Sheet, paper: (f64, f64)) -> Vec<Page> {
    let page = sheet.area.intersect(sheet.scene.size.to_rect());
    let area = if page.area() > 0.0 { page } else { sheet.area };
    let whole = (area.width() * sheet.points, area.height() * sheet.points);
    let upright = cuts(whole, paper);
    let turned = cuts(whole, (paper.1, paper.0));
    let pages = |(across, down): (Cut, Cut)| across.pages * down.pages;
    let (paper, (across, down)) =
        if pages(turned) < pages(upright) { ((paper.1, paper.0), turned) } else { (paper, upright) };
    let places = (0..down.pages).flat_map(|row| (0..across.pages).map(move |column| (row, column)));
    places
        .map(|(row, column)| {
            let (x0, x1) = across.seen(column);
            let (y0, y1) = down.seen(row);
            let (own_left, own_right) = across.own(column);
            let (own_top, own_bottom) = down.own(row);
            let on_map = |rect: Rect| rect.scale_from_origin(1.0 / sheet.points) + area.origin().to_vec2();
            Page {
                size: Size::new(paper.0, paper.1),
                window: Rect::new(MARGIN, MARGIN, MARGIN + x1 - x0, MARGIN + y1 - y0),
                area: on_map(Rect::new(x0, y0, x1, y1)),
                own: on_map(Rect::new(own_left, own_top, own_right, own_bottom)),
                points: sheet.points,
                tile: Some(Tile { row, column, rows: down.pages, columns: across.pages }),
            }
        })
        .collect()
}

fn cuts((width, height): (f64, f64), paper: (f64, f64)) -> (Cut, Cut) {
    (Cut::new(width, paper.0), Cut::new(height, paper.1))
}

fn fits((width, height): (f64, f64), paper: (f64, f64)) -> bool {
    let (width, height) = (width - SLACK, height - SLACK);
    (width <= paper.0 && height <= paper.1) || (width <= paper.1 && height <= paper.0)
}

fn everything() -> Rect {
    Rect::new(f64::NEG_INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY)
}

impl Cut {
    fn new(length: f64, side: f64) -> Self {
        let window = (side - 2.0 * MARGIN).max(2.0 * OVERLAP);
        let further = ((length - SLACK - window) / (window - OVERLAP)).ceil().max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 0, few")]
        let pages = 1 + further as usize;
        Self { length, window, pages }
    }

    #[expect(clippy::cast_precision_loss, reason = "few pages")]
    fn start(&self, page: usize) -> f64 {
        page as f64 * (self.window - OVERLAP)
    }

    /// From where to where the page shows it.
    fn seen(&self, page: usize) -> (f64, f64) {
        let start = self.start(page);
        (start, (start + self.window).min(self.length))
    }

    /// From where to where it belongs to the page, without gaps and overlaps, and beyond the ends.
    fn own(&self, page: usize) -> (f64, f64) {
        let start = if page == 0 { f64::NEG_INFINITY } else { self.start(page) + OVERLAP / 2.0 };
        let is_last = page + 1 == self.pages;
        (start, if is_last { f64::INFINITY } else { self.start(page + 1) + OVERLAP / 2.0 })
    }
}

impl Page {
    /// From the map to the page.
    pub(super) fn transform(&self) -> Affine {
        Affine::translate(self.window.origin().to_vec2())
            * Affine::scale(self.points)
            * Affine::translate(-self.area.origin().to_vec2())
    }

    /// Whether what has these bounds (map units) is read on this page. Of all pages of a sheet it is one.
    pub(super) fn owns(&self, bounds: Rect) -> bool {
        let Pos { x, y } = bounds.center();
        (self.own.x0..self.own.x1).contains(&x) && (self.own.y0..self.own.y1).contains(&y)
    }

    /// Whether something of it can be seen on this page.
    pub(super) fn shows(&self, bounds: Rect) -> bool {
        bounds.overlaps(self.area)
    }

    /// Whether all of it can be seen on this page.
    pub(super) fn shows_all(&self, bounds: Rect) -> bool {
        self.area.contains_rect(bounds)
    }
}

impl Tile {
    /// `A1`, `A2` … from left to right, `B1` … below.
    pub(super) fn name(self) -> String {
        format!("{}{}", letters(self.row), self.column + 1)
    }
}

/// A, B … Z, AA, AB …
fn letters(place: usize) -> String {
    let last = char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    let before = if place < 26 { String::new() } else { letters(place / 26 - 1) };
    format!("{before}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::scene::{Colour, Scene};

    const A4: (f64, f64) = (297.0 * MILLIMETRE, 210.0 * MILLIMETRE);

    fn sheet(width: f64, height: f64) -> Sheet {
        let size = Size::new(width, height);
        Sheet {
            scene: Scene { size, ground: Colour::hex(0xff_ffff), groups: vec![] },
            area: size.to_rect(),
            scale: 1.0,
            points: 0.75,
            transparent: false,
            title: String::new(),
            description: String::new(),
            language: Language::English,
            name: String::new(),
        }
    }

    #[test]
    fn a_sheet_that_fits_is_one_page_of_its_own_size() {
        let (width, height) = (A4.1 / 0.75, A4.0 / 0.75);
        let [page] = &of(&sheet(width, height), Some(A4))[..] else { panic!("one page") };
        assert_eq!(page.tile, None);
        assert!((page.size.width - A4.1).abs() < 0.01);
    }

    #[test]
    fn a_sheet_larger_than_pages_can_be_is_scaled_down() {
        let [page] = &of(&sheet(40_000.0, 1_000.0), None)[..] else { panic!("one page") };
        assert!((page.size.width - LONGEST).abs() < 0.01);
        assert!((page.size.height - LONGEST / 40.0).abs() < 0.01);
        let corner = page.transform() * page.area.origin();
        assert!(corner.to_vec2().hypot() < 0.01);
    }

    #[test]
    fn pages_of_a_poster_overlap_and_miss_nothing() {
        let sheet = sheet(4494.0, 3178.0);
        let pages = of(&sheet, Some(A4));
        let union = pages.iter().map(|page| page.area).reduce(|all, one| all.union(one)).unwrap();
        assert!((union.x0 - sheet.area.x0).abs() < 0.01 && (union.x1 - sheet.area.x1).abs() < 0.01);
        assert!((union.y0 - sheet.area.y0).abs() < 0.01 && (union.y1 - sheet.area.y1).abs() < 0.01);
        for pair in pages.windows(2) {
            let [left, right] = pair else { continue };
            if left.tile.unwrap().row == right.tile.unwrap().row {
                assert!(((left.area.x1 - right.area.x0) * 0.75 - OVERLAP).abs() < 0.01);
            }
            assert_eq!(left.size, right.size);
            assert!(left.window.x1 <= left.size.width - MARGIN + 0.01);
        }
        let spot = Rect::from_center_size((2000.0, 1000.0), (10.0, 10.0));
        assert_eq!(pages.iter().filter(|page| page.owns(spot)).count(), 1);
        assert!(pages.iter().filter(|page| page.owns(spot)).all(|page| page.shows(spot)));
    }

    #[test]
    fn posters_leave_out_blank_ground_around_the_map() {
        let tight = sheet(2000.0, 1000.0);
        let wide = Sheet { area: tight.area.inflate(1000.0, 1000.0), ..tight.clone() };
        assert_eq!(of(&wide, Some(A4)), of(&tight, Some(A4)));
    }

    #[test]
    fn paper_is_turned_when_that_saves_pages() {
        let tall = of(&sheet(700.0, 1300.0), Some(A4));
        assert_eq!(tall.len(), 2);
        let wide = of(&sheet(1300.0, 700.0), Some((A4.1, A4.0)));
        assert_eq!(wide.len(), 2);
        assert!(wide.iter().all(|page| page.size.height > page.size.width));
    }

    #[test]
    fn rows_have_letters_and_columns_numbers() {
        let name = |row, column| Tile { row, column, rows: 40, columns: 9 }.name();
        assert_eq!([name(0, 0), name(1, 8), name(25, 1), name(26, 0)], ["A1", "B9", "Z2", "AA1"]);
    }
}
