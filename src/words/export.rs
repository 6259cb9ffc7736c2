//! Words of the export: its choices, what comes of them, and pictures and tables on the clipboard.

use super::{Both, counted, numbers};
use crate::model::Language;

words! {
    /// The export dialog.
    export -> Export {
        title: "Export" | "Xuất tệp";
        format: "Format" | "Định dạng";
        format_png: "PNG, for slides and documents" | "PNG, cho bản trình chiếu và văn bản";
        format_svg: "SVG, for drawing programs" | "SVG, cho phần mềm đồ họa";
        format_jpeg: "JPEG, for places that take no PNG" | "JPEG, cho nơi không nhận PNG";
        format_webp: "WebP, for web pages" | "WebP, cho trang web";
        format_pdf: "PDF, for printing and reading" | "PDF, để in và đọc";
        format_pptx: "PowerPoint, a deck of slides" | "PowerPoint, bộ trang trình chiếu";
        format_html: "HTML, a page for the browser" | "HTML, trang xem bằng trình duyệt";
        format_ron: "RON, the document itself" | "RON, chính tài liệu";
        format_csv: "CSV, cards as a table for spreadsheets" | "CSV, bảng thẻ cho phần mềm bảng tính";
        format_tsv: "TSV, cards as a table with tabs" | "TSV, bảng thẻ cách nhau bằng tab";
        format_markdown: "Markdown, a report" | "Markdown, bản báo cáo";
        format_mermaid: "Mermaid, a journey diagram" | "Mermaid, sơ đồ hành trình";

        content: "What is exported" | "Xuất những gì";
        scope: "Part of the map" | "Phần của bản đồ";
        scope_map: "Whole map" | "Cả bản đồ";
        scope_shown: "As on screen" | "Như đang hiển thị";
        scope_selection: "Selection" | "Phần đã chọn";
        stages_and_lanes: "Stages, layers and lanes" | "Giai đoạn, lớp và làn";
        views_and_names: "Saved views" | "Các khung nhìn đã lưu";

        look: "Look" | "Hình thức";
        theme: "Colours" | "Màu";
        theme_document: "As in the document" | "Theo tài liệu";
        with_title: "Title" | "Phần tiêu đề";
        with_personas: "Personas in the title" | "Chân dung ở phần tiêu đề";
        with_legend: "Legend" | "Chú giải";
        with_blocks: "Text blocks" | "Khối chữ";
        with_heads: "Heads of the columns" | "Tiêu đề cột";
        margin: "Margin" | "Lề";
        transparent: "Transparent ground" | "Nền trong suốt";

        size: "Size" | "Kích thước";
        preset: "Preset" | "Cỡ có sẵn";
        size_slide: "Slide 16:9, 1920 × 1080" | "Trang chiếu 16:9, 1920 × 1080";
        size_slide_vector: "Slide 16:9" | "Trang chiếu 16:9";
        size_slide_4_3_vector: "Slide 4:3" | "Trang chiếu 4:3";
        size_slide_4k: "Slide 16:9, 3840 × 2160" | "Trang chiếu 16:9, 3840 × 2160";
        size_slide_4_3: "Slide 4:3, 1600 × 1200" | "Trang chiếu 4:3, 1600 × 1200";
        size_a4: "A4 paper" | "Giấy A4";
        size_a3: "A3 paper" | "Giấy A3";
        size_a0: "A0 poster" | "Áp phích A0";
        size_map: "As large as the map" | "Bằng cỡ bản đồ";
        size_once: "1×, as on screen" | "1×, như trên màn hình";
        size_twice: "2×, sharp on screens" | "2×, sắc nét trên màn hình";
        size_thrice: "3×, sharp when zoomed" | "3×, sắc nét khi phóng to";
        scale: "Own scale" | "Tỉ lệ tự chọn";
        width: "Own width" | "Chiều rộng tự chọn";
        height: "Own height" | "Chiều cao tự chọn";
        dpi: "Own resolution" | "Độ phân giải tự chọn";
        pixels: "pixels" | "điểm ảnh";
        landscape: "Landscape" | "Ngang";
        portrait: "Portrait" | "Dọc";
        direction: "Direction" | "Hướng giấy";
        sharpness: "Sharpness" | "Độ nét";
        fit: "Lay the map out for the page" | "Sắp lại bản đồ cho vừa trang";

        set: "Pictures and slides" | "Số ảnh và trang";
        split: "One picture for" | "Mỗi ảnh là";
        split_whole: "Everything together" | "Tất cả chung một ảnh";
        split_phases: "Each phase" | "Một giai đoạn lớn";
        split_stages: "So many stages" | "Một số giai đoạn";
        split_views: "Each saved view" | "Một khung nhìn đã lưu";
        stages_each: "Stages on each" | "Số giai đoạn mỗi ảnh";
        overview: "An overview first" | "Thêm ảnh tổng thể ở đầu";
        smallest_text: "Lanes go on to further pictures, for card text of at least (pt)" | "Chuyển bớt làn sang ảnh sau để chữ trên thẻ tối thiểu đạt (pt)";

        options_png: "PNG" | "Tệp PNG";
        with_document: "The document inside, to open again" | "Kèm tài liệu để mở lại được";
        options_jpeg: "JPEG" | "Tệp JPEG";
        quality: "Quality" | "Chất lượng";
        options_pptx: "PowerPoint" | "Tệp PowerPoint";
        deck: "On the slides" | "Trên trang chiếu";
        deck_pictures: "Pictures" | "Ảnh";
        deck_shapes: "Shapes to edit" | "Hình sửa được";
        options_svg: "SVG" | "Tệp SVG";
        svg_text: "Text" | "Chữ";
        svg_outlines: "As outlines" | "Nét vẽ";
        svg_as_text: "As text" | "Văn bản";
        options_pdf: "PDF" | "Tệp PDF";
        tiles: "Poster of sheets" | "Áp phích ghép tờ";
        no_tiles: "One page" | "Một trang";
        tiles_a4: "A4 sheets" | "Các tờ A4";
        tiles_a3: "A3 sheets" | "Các tờ A3";

        preview: "Preview" | "Xem trước";
        making_preview: "Drawing the preview" | "Đang vẽ bản xem trước";
        no_preview: "This format holds words and figures, no picture." | "Định dạng này chứa chữ và số, không có hình.";
        closer: "Zoom in" | "Phóng to";
        away: "Zoom out" | "Thu nhỏ";
        all_of_it: "Whole page" | "Cả trang";
        true_size: "Pixel for pixel" | "Đúng từng điểm ảnh";
        previous: "Previous picture" | "Ảnh trước";
        next: "Next picture" | "Ảnh sau";
        result: "Result" | "Kết quả";
        fewer_lanes: "Fewer lanes…" | "Bớt làn…";
        lanes_go_on: "lanes go on to further pictures" | "chuyển bớt làn sang ảnh sau";
        grid_alone: "without title, legend and text blocks" | "bỏ tiêu đề, chú giải và khối chữ";
        too_large: "The picture would be too large. Choose a smaller size." | "Ảnh sẽ quá lớn. Hãy chọn cỡ nhỏ hơn.";
        nothing: "Nothing of the map would be seen." | "Sẽ không thấy gì của bản đồ.";

        export: "Export" | "Xuất";
        copy_picture: "Copy as picture" | "Sao chép dạng ảnh";
        copy_table: "Copy as table" | "Sao chép dạng bảng";
        failed: "The file could not be exported" | "Không xuất được tệp";
        cancelled: "The export was cancelled" | "Đã hủy việc xuất";
        exporting: "Exporting" | "Đang xuất";
        copying: "Copying the picture" | "Đang sao chép ảnh";
        copy_failed: "The clipboard takes no picture" | "Bảng nhớ tạm không nhận ảnh";
        copy_failed_hint: "Export the picture as a file instead, and insert the file." | "Hãy xuất ảnh ra tệp rồi chèn tệp đó.";
    }
}

/// `3,840 × 1,942 pixels`.
#[must_use]
pub fn pixel_size(language: Language, width: u32, height: u32) -> String {
    format!("{} × {} {}", grouped(language, width), grouped(language, height), export(language).pixels)
}

/// `33.9 × 19.1 cm`, from points.
#[must_use]
pub fn page_size(language: Language, (width, height): (f64, f64)) -> String {
    let centimetres = |points: f64| numbers::decimal(language, points / 72.0 * 2.54, 1);
    format!("{} × {}\u{a0}cm", centimetres(width), centimetres(height))
}

/// `7 slides`, `3 pages`, `12 files`.
#[must_use]
pub fn pieces(language: Language, piece: Piece, n: usize) -> String {
    let (one, many, vietnamese) = match piece {
        Piece::File => ("file", "files", "tệp"),
        Piece::Page => ("page", "pages", "trang"),
        Piece::Slide => ("slide", "slides", "trang chiếu"),
    };
    match language {
        Language::English => counted(n, one, many),
        Language::Vietnamese => format!("{n} {vietnamese}"),
    }
}

/// What an export consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say all there is to say")]
pub enum Piece {
    File,
    Page,
    Slide,
}

/// `about 1.2 MB`.
#[must_use]
pub fn about_bytes(language: Language, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let kilobytes = bytes as f64 / 1000.0;
    let size = match kilobytes {
        ..1.0 => "1\u{a0}kB".to_owned(),
        ..1000.0 => format!("{kilobytes:.0}\u{a0}kB"),
        ..10_000.0 => format!("{}\u{a0}MB", numbers::decimal(language, kilobytes / 1000.0, 1)),
        _ => format!("{:.0}\u{a0}MB", kilobytes / 1000.0),
    };
    format!("{} {size}", Both("about", "khoảng").of(language))
}

/// `2 of 7`.
#[must_use]
pub fn place(language: Language, place: usize, all: usize) -> String {
    match language {
        Language::English => format!("{place} of {all}"),
        Language::Vietnamese => format!("{place}/{all}"),
    }
}

/// How large the words on cards are where they are smallest.
#[must_use]
pub fn card_text(language: Language, points: f64) -> String {
    let points = points_of_text(language, points);
    match language {
        Language::English => format!("card text {points}"),
        Language::Vietnamese => format!("chữ trên thẻ {points}"),
    }
}

/// That the words on cards are too small to read.
#[must_use]
pub fn small_text(language: Language, points: f64, least: f64, in_a_room: bool) -> String {
    let (points, least) = (points_of_text(language, points), points_of_text(language, least));
    match (language, in_a_room) {
        (Language::English, true) => {
            format!("Card text will be {points}: too small for a room, which needs {least}.")
        }
        (Language::English, false) => {
            format!("Card text will be {points}: too small for a page in the hand, which needs {least}.")
        }
        (Language::Vietnamese, true) => {
            format!("Chữ trên thẻ sẽ chỉ {points}, quá nhỏ khi trình chiếu trong phòng: cần {least}.")
        }
        (Language::Vietnamese, false) => {
            format!("Chữ trên thẻ sẽ chỉ {points}, quá nhỏ để đọc trên giấy: cần {least}.")
        }
    }
}

/// `2 stages on each, lanes go on (9.1 → 18.2 pt)`: how words become larger. `what`: so many stages on each picture,
/// lanes go on to further ones, the grid is alone on them.
#[must_use]
pub fn remedy(language: Language, what: (Option<u16>, bool, bool), before: f64, after: f64) -> String {
    let (stages, lanes, grid_alone) = what;
    let words = export(language);
    let stages = stages.map(|stages| match language {
        Language::English if stages == 1 => "one stage on each".to_owned(),
        Language::English => format!("{stages} stages on each"),
        Language::Vietnamese => format!("mỗi ảnh {stages} giai đoạn"),
    });
    let lanes = lanes.then(|| words.lanes_go_on.to_owned());
    let grid_alone = grid_alone.then(|| words.grid_alone.to_owned());
    let parts: Vec<String> = [stages, lanes, grid_alone].into_iter().flatten().collect();
    let said = if parts.is_empty() { words.fit.to_owned() } else { parts.join(", ") };
    let mut letters = said.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let said: String = first.chain(letters).collect();
    format!("{said} ({} → {})", tenths(language, before), points_of_text(language, after))
}

/// `Copied, 1,840 × 920 pixels`.
#[must_use]
pub fn picture_copied(language: Language, width: u32, height: u32) -> String {
    format!("{}, {}", Both("Copied", "Đã sao chép").of(language), pixel_size(language, width, height))
}

/// `Copied, 12 rows for spreadsheets`.
#[must_use]
pub fn table_copied(language: Language, rows: usize) -> String {
    match language {
        Language::English => format!("Copied, {} for spreadsheets", counted(rows, "row", "rows")),
        Language::Vietnamese => format!("Đã sao chép {rows} dòng cho bảng tính"),
    }
}

/// `Exported as map.png, 1.2 MB`; of several files the first is named.
#[must_use]
pub fn exported(language: Language, file: &str, files: usize, bytes: u64) -> String {
    let size = about_bytes(language, bytes);
    let size = size.split_once(' ').map_or(size.as_str(), |(_, size)| size);
    let more = if files > 1 { format!(", {}", pieces(language, Piece::File, files)) } else { String::new() };
    format!("{} {file}{more}, {size}", Both("Exported as", "Đã xuất ra").of(language))
}

/// `9.1 pt`.
fn points_of_text(language: Language, points: f64) -> String {
    format!("{}\u{a0}pt", tenths(language, points))
}

/// `9.1`, `18`: never rounded up to a size that the words do not have.
fn tenths(language: Language, points: f64) -> String {
    let tenths = (points * 10.0 + 1e-6).floor() / 10.0;
    let decimals = usize::from((tenths - tenths.round()).abs() > 0.01);
    numbers::decimal(language, tenths, decimals)
}

/// Digits in groups of three: `1,840`, `1.840`.
fn grouped(language: Language, n: u32) -> String {
    let digits = n.to_string();
    let separator = Both(",", ".").of(language);
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_write_them() {
        use Language::{English, Vietnamese};
        assert_eq!(pixel_size(English, 1840, 920), "1,840 × 920 pixels");
        assert_eq!(pixel_size(Vietnamese, 28_240, 960), "28.240 × 960 điểm ảnh");
        assert_eq!(page_size(English, (960.0, 540.0)), "33.9 × 19.1\u{a0}cm");
        assert_eq!(about_bytes(English, 1_240_000), "about 1.2\u{a0}MB");
        assert_eq!(about_bytes(Vietnamese, 90), "khoảng 1\u{a0}kB");
        assert_eq!(card_text(English, 17.99), "card text 17.9\u{a0}pt");
        assert_eq!(card_text(English, 18.0), "card text 18\u{a0}pt");
    }
}
