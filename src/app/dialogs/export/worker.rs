//! The thread that lays out and draws what the dialog shows. The latest wish wins: what was wanted before is given
//! up. Knows nothing of the dialog.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use egui::{ColorImage, Context};

use crate::export::{Choices, Export, Format, Page, Size, Slide, Split, text_points};
use crate::output::{self, Cancelled, Progress, Sheet};
use crate::scene::Rect;

/// Letters that are shown of a format that holds words.
const LETTERS: usize = 20_000;
/// Numbers of stages on a slide that are tried as a remedy, the most first.
const STAGES: [u16; 2] = [2, 1];
/// Stages on each picture where lanes go on to further pictures as well.
const FEW_STAGES: u16 = 2;
/// What a remedy must at least gain, as a share.
const GAIN: f64 = 1.02;
/// Words this much smaller are as large, points.
pub(super) const TOLERANCE: f64 = 0.05;

/// The thread, and what it has found out so far.
pub(super) struct Worker {
    orders: Sender<Order>,
    reports: Receiver<Report>,
    /// Counts the exports that were asked for.
    edition: u64,
    export: Option<Arc<Export>>,
    look: Option<Look>,
    /// Gives up all that belongs to the last export.
    wanted: Progress,
    /// Gives up what is only done while nothing else is to do.
    spare: Progress,
    sizes: Option<Sizes>,
    /// Which export the sizes are of.
    sized: u64,
    remedies: Vec<Remedy>,
    bytes: Option<u64>,
    text: Option<String>,
    shots: Vec<Shot>,
}

/// What is seen of which picture: all of it, and closer a part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Which picture of the set.
    pub(super) slide: usize,
    /// Width and height that the whole has to fit into, pixels.
    pub(super) room: [u16; 2],
    /// Map units, and pixels across.
    pub(super) part: Option<(Rect, u16)>,
}

/// What comes of the choices.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sizes {
    /// The pictures in their order.
    pub(super) slides: Vec<SlideSize>,
    /// Size of the words of cards where they are smallest, points.
    pub(super) text: f64,
}

/// One picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SlideSize {
    pub(super) title: String,
    /// Width and height.
    pub(super) pixels: (f64, f64),
    /// Width and height.
    pub(super) points: (f64, f64),
}

/// A way to larger words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Remedy {
    pub(super) deed: Deed,
    /// Size of the words of cards afterwards, points.
    pub(super) text: f64,
}

/// What a remedy changes, besides laying the map out for the page.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Deed {
    /// So many stages on each picture.
    pub(super) stages: Option<u16>,
    /// Lanes go on to further pictures, for words of at least that size, points.
    pub(super) lanes: Option<f64>,
    /// Without title, legend and text blocks.
    pub(super) grid_alone: bool,
}

impl Deed {
    pub(super) fn apply(self, choices: &mut Choices) {
        choices.fit = true;
        if self.grid_alone {
            (choices.title, choices.legend, choices.blocks) = (false, false, false);
        }
        choices.split = self.stages.map_or(choices.split, Split::Stages);
        choices.smallest_text = self.lanes.or(choices.smallest_text);
    }
}

/// Pixels of a picture, or of a part of it.
pub(super) struct Shot {
    /// Which picture of the set.
    pub(super) slide: usize,
    pub(super) is_whole: bool,
    pub(super) sheet: SheetShape,
    /// What of the sheet it shows, map units.
    pub(super) area: Rect,
    pub(super) image: ColorImage,
}

/// What of a sheet is to be known to show parts of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SheetShape {
    /// Map units.
    pub(super) area: Rect,
    /// Pixels in a map unit.
    pub(super) scale: f64,
    /// Points in a map unit.
    pub(super) points: f64,
    pub(super) transparent: bool,
}

struct Order {
    edition: u64,
    export: Arc<Export>,
    look: Option<Look>,
    wanted: Progress,
    spare: Progress,
}

struct Report {
    edition: u64,
    made: Made,
}

enum Made {
    Sizes(Sizes),
    Shot(Box<Shot>),
    Text(String),
    Bytes(u64),
    Remedy(Remedy),
}

impl Worker {
    /// A thread that ends with the dialog.
    pub(super) fn start(ctx: &Context) -> Self {
        let (orders, ordered) = channel();
        let (send, reports) = channel();
        let ctx = ctx.clone();
        let mut studio =
            Studio { send, ctx, edition: 0, sheets: Vec::new(), text: 0.0, whole: None, is_weighed: false };
        let work = move || studio.work(&ordered);
        if let Err(error) = thread::Builder::new().name("waylane-preview".to_owned()).spawn(work) {
            log::warn!("no preview: {error}");
        }
        Self {
            orders,
            reports,
            edition: 0,
            export: None,
            look: None,
            wanted: Progress::default(),
            spare: Progress::default(),
            sizes: None,
            sized: 0,
            remedies: Vec::new(),
            bytes: None,
            text: None,
            shots: Vec::new(),
        }
    }

    /// Asks for that export and that look at it, unless both were asked for already.
    pub(super) fn set_export(&mut self, export: &Export, look: Option<Look>) {
        let is_new = self.export.as_ref().is_none_or(|asked| !is_same(asked, export));
        if !is_new && look == self.look {
            return;
        }
        self.spare.cancel();
        self.spare = Progress::default();
        if is_new {
            self.wanted.cancel();
            self.wanted = Progress::default();
            self.edition += 1;
            self.export = Some(Arc::new(export.clone()));
            (self.bytes, self.remedies) = (None, Vec::new());
        }
        self.look = look;
        let Some(export) = self.export.clone() else { return };
        let order = Order {
            edition: self.edition,
            export,
            look,
            wanted: self.wanted.clone(),
            spare: self.spare.clone(),
        };
        // Without a thread there is no preview, which was logged.
        let _ = self.orders.send(order);
    }

    /// Takes over what was made since the last call; the answer are new pictures.
    pub(super) fn take_shots(&mut self) -> Vec<Shot> {
        for Report { edition, made } in self.reports.try_iter() {
            if edition != self.edition {
                continue;
            }
            match made {
                Made::Sizes(sizes) => (self.sizes, self.sized) = (Some(sizes), edition),
                Made::Shot(shot) => {
                    self.text = None;
                    self.shots.push(*shot);
                }
                Made::Text(text) => self.text = Some(text),
                Made::Bytes(bytes) => self.bytes = Some(bytes),
                Made::Remedy(remedy) if self.remedies.contains(&remedy) => {}
                Made::Remedy(remedy) => self.remedies.push(remedy),
            }
        }
        std::mem::take(&mut self.shots)
    }

    /// Whether other choices are being looked into than those that are told of.
    pub(super) fn is_behind(&self) -> bool {
        self.sized != self.edition
    }

    /// What comes of the last choices that were looked into.
    pub(super) fn sizes(&self) -> Option<&Sizes> {
        self.sizes.as_ref()
    }

    /// Ways to larger words.
    pub(super) fn remedies(&self) -> &[Remedy] {
        &self.remedies
    }

    /// About how large all files become.
    pub(super) fn bytes(&self) -> Option<u64> {
        self.bytes
    }

    /// The beginning of a format that holds words.
    pub(super) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.wanted.cancel();
        self.spare.cancel();
    }
}

/// Documents are snapshots: it is enough that they are the same one.
fn is_same(a: &Export, b: &Export) -> bool {
    Arc::ptr_eq(&a.document, &b.document)
        && a.map == b.map
        && a.compared == b.compared
        && a.shown == b.shown
        && a.only == b.only
        && a.choices == b.choices
}

/// The thread's side.
struct Studio {
    send: Sender<Report>,
    ctx: Context,
    /// The export that the sheets are of.
    edition: u64,
    sheets: Vec<Sheet>,
    /// Size of the words of cards where they are smallest, points.
    text: f64,
    /// The picture that was drawn whole last, and the room that it had.
    whole: Option<(usize, [u16; 2])>,
    /// How large the files become, and what makes words larger, is told.
    is_weighed: bool,
}

impl Studio {
    fn work(&mut self, orders: &Receiver<Order>) {
        while let Ok(first) = orders.recv() {
            let order = orders.try_iter().last().unwrap_or(first);
            // What is given up was followed by something else.
            let _: Result<(), Cancelled> = self.carry_out(&order);
        }
    }

    fn carry_out(&mut self, order: &Order) -> Result<(), Cancelled> {
        order.wanted.reach(0.0)?;
        if order.edition != self.edition {
            self.edition = order.edition;
            self.is_weighed = false;
            self.whole = None;
            self.lay_out(&order.export);
        }
        if order.export.choices.format.is_picture()
            && let Some(look) = order.look
        {
            self.draw(look, &order.wanted)?;
        }
        if self.is_weighed {
            return Ok(());
        }
        match order.export.weigh(&self.sheets, &order.spare) {
            Ok(bytes) => self.tell(Made::Bytes(bytes)),
            Err(error) => log::info!("the size of the file is not known: {error}"),
        }
        order.spare.reach(0.0)?;
        let found = |remedy| self.tell(Made::Remedy(remedy));
        find_remedies(&order.export, self.text, &order.spare, found)?;
        self.is_weighed = true;
        Ok(())
    }

    fn lay_out(&mut self, export: &Export) {
        if !export.choices.format.is_picture() {
            self.sheets.clear();
            let text = export.text().unwrap_or_default();
            self.tell(Made::Text(text.chars().take(LETTERS).collect()));
            self.text = f64::INFINITY;
            self.tell(Made::Sizes(Sizes { slides: Vec::new(), text: self.text }));
            return;
        }
        let set = Set::of(export);
        self.text = set.smallest_text();
        self.sheets = set.sheets;
        let slides = self.sheets.iter().map(|sheet| SlideSize {
            title: sheet.title.clone(),
            pixels: sheet.size_in_pixels(),
            points: sheet.size_in_points(),
        });
        let sizes = Sizes { slides: slides.collect(), text: self.text };
        self.tell(Made::Sizes(sizes));
    }

    fn draw(&mut self, look: Look, wanted: &Progress) -> Result<(), Cancelled> {
        let slide = look.slide.min(self.sheets.len().saturating_sub(1));
        let Some(sheet) = self.sheets.get(slide) else { return Ok(()) };
        let shot = |area: Rect, width: u16, is_whole: bool| {
            let pixels = output::preview(sheet, area, width, wanted)?;
            let size = [usize::from(pixels.width), usize::from(pixels.height)];
            let image = ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
            let Sheet { scale, points, transparent, .. } = *sheet;
            let sheet = SheetShape { area: sheet.area, scale, points, transparent };
            self.tell(Made::Shot(Box::new(Shot { slide, is_whole, sheet, area, image })));
            Ok(())
        };
        if self.whole != Some((slide, look.room)) {
            shot(sheet.area, width_within(sheet, look.room), true)?;
        }
        if let Some((area, width)) = look.part {
            shot(area, width, false)?;
        }
        self.whole = Some((slide, look.room));
        Ok(())
    }

    fn tell(&self, made: Made) {
        // Nobody listens any more once the dialog is gone.
        let _ = self.send.send(Report { edition: self.edition, made });
        self.ctx.request_repaint();
    }
}

/// The width at which the sheet fits into the room, but no more pixels than it has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and the room")]
fn width_within(sheet: &Sheet, [width, height]: [u16; 2]) -> u16 {
    let shape = sheet.area.width() / sheet.area.height().max(f64::MIN_POSITIVE);
    f64::from(width).min(f64::from(height) * shape).max(1.0) as u16
}

/// The pictures of an export.
struct Set {
    slides: Vec<Slide>,
    sheets: Vec<Sheet>,
}

impl Set {
    fn of(export: &Export) -> Self {
        let slides = export.slides();
        let sheets: Option<_> = slides.iter().map(|slide| export.sheet(slide)).collect();
        Self { slides, sheets: sheets.unwrap_or_default() }
    }

    /// Size of the words of cards where they are smallest, points. An overview is not there to be read.
    fn smallest_text(&self) -> f64 {
        let all = self.sheets.iter().zip(&self.slides);
        let read = all.filter(|(_, slide)| !slide.is_overview).map(|(sheet, _)| text_points(sheet));
        read.fold(f64::INFINITY, f64::min)
    }
}

/// What would make words larger, as far as they are too small for the page: what changes least and is soon found
/// out comes first. `found` hears of each.
fn find_remedies(
    export: &Export,
    before: f64,
    spare: &Progress,
    mut found: impl FnMut(Remedy),
) -> Result<(), Cancelled> {
    let choices = &export.choices;
    let Size::Page(page) = choices.size else { return Ok(()) };
    let least = page.reading().smallest_text();
    if before >= least - TOLERANCE || !choices.format.is_picture() || choices.format == Format::Html {
        return Ok(());
    }
    let mut best = before;
    for deed in deeds(export, least) {
        spare.reach(0.5)?;
        let mut changed = export.clone();
        deed.apply(&mut changed.choices);
        let text = Set::of(&changed).smallest_text();
        spare.reach(0.5)?;
        if text > best * GAIN {
            best = text;
            found(Remedy { deed, text });
        }
        if best >= least - TOLERANCE {
            break;
        }
    }
    Ok(())
}

/// What could be done, as far as it is not done yet.
fn deeds(export: &Export, least: f64) -> Vec<Deed> {
    let choices = &export.choices;
    let mut deeds = Vec::new();
    if !choices.fit {
        deeds.push(Deed::default());
    }
    if !export.only.is_empty() || export.compared.is_some() {
        return deeds;
    }
    let now = match choices.split {
        Split::Whole | Split::Phases => u16::MAX,
        Split::Stages(stages) => stages,
        Split::Views => 0,
    };
    let fewer = STAGES.into_iter().filter(|stages| *stages < now);
    deeds.extend(fewer.map(|stages| Deed { stages: Some(stages), ..Deed::default() }));
    let stages = (now > FEW_STAGES).then_some(FEW_STAGES);
    let lanes = choices.smallest_text.is_none().then_some(least);
    if lanes.is_some() {
        deeds.push(Deed { stages, lanes, grid_alone: false });
    }
    if choices.title || choices.legend || choices.blocks {
        deeds.push(Deed { stages, lanes, grid_alone: true });
    }
    deeds
}

/// What a page is, for the words about it.
pub(super) fn page_of(export: &Export) -> Option<Page> {
    match export.choices.size {
        Size::Page(page) => Some(page),
        Size::Scale(_) | Size::Width(_) | Size::Height(_) | Size::Dpi(_) => None,
    }
}
