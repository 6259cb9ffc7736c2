//! What is wrong with a file or a document, and what was done about it, one sentence each, for the window
//! and the command line alike. The English sentences are those that the errors themselves give.

use std::path::Path;

use crate::data::TableError;
use crate::export::ExportError;
use crate::file::{At, Cause, Foreign, LoadError, SaveError, SaveStep, Syntax};
use crate::model::{Field, Language, Problem, Remedy, Repaired, TextFault, Thing, What};
use crate::output::SizeError;
use crate::output::photo::PhotoError;
use crate::output::png::PngError;
use crate::templates::TemplateError;
use crate::words::{Both, counted};

/// Why a file could not be opened, where, and what to do.
#[must_use]
pub fn load_error(language: Language, error: &LoadError) -> String {
    match language {
        Language::English => capital(&error.to_string()),
        Language::Vietnamese => capital(&match error.at() {
            Some(at) => format!("{}: {}", place(at), load_error_vi(error)),
            None => load_error_vi(error),
        }),
    }
}

/// Why a file could not be opened without its place, for lists that show the place in front.
#[must_use]
pub fn load_error_without_place(language: Language, error: &LoadError) -> String {
    let sentence = match language {
        Language::English => error.to_string(),
        Language::Vietnamese => return capital(&load_error_vi(error)),
    };
    let place = error.at().map(|at| format!("{at}: ")).unwrap_or_default();
    capital(sentence.strip_prefix(&place).unwrap_or(&sentence))
}

/// Why a file could not be saved, and what to do.
#[must_use]
pub fn save_error(language: Language, error: &SaveError) -> String {
    match language {
        Language::English => capital(&error.to_string()),
        Language::Vietnamese => save_error_vi(error),
    }
}

/// Why there is no such template.
#[must_use]
pub fn template_error(language: Language, error: &TemplateError) -> String {
    match (language, error) {
        (Language::English, _) => capital(&error.to_string()),
        (Language::Vietnamese, TemplateError::Unknown { name, known }) => {
            format!("Không có mẫu nào tên \"{name}\": hiện có {known}")
        }
        (Language::Vietnamese, TemplateError::Broken(error)) => {
            format!("Mẫu bị hỏng: {}", load_error_vi(error))
        }
    }
}

/// Why a new document is not written.
#[must_use]
pub fn file_exists(language: Language, path: &Path) -> String {
    let path = path.display();
    match language {
        Language::English => format!("{path} exists already: choose another name, or add --force"),
        Language::Vietnamese => format!("Đã có {path}: hãy chọn tên khác, hoặc thêm --force"),
    }
}

/// Why a map is not exported.
#[must_use]
pub fn no_such_map(language: Language, asked: u16, there_are: usize) -> String {
    match language {
        Language::English => {
            format!("There is no map {asked}: the document has {}", counted(there_are, "map", "maps"))
        }
        Language::Vietnamese => format!("Không có bản đồ {asked}: tài liệu có {there_are} bản đồ"),
    }
}

/// That a map has no saved view of the name that was asked for.
#[must_use]
pub fn no_view_titled(language: Language, asked: &str) -> String {
    match language {
        Language::English => format!("The map has no saved view called “{asked}”"),
        Language::Vietnamese => format!("Bản đồ không có khung nhìn nào tên “{asked}”"),
    }
}

/// Why two maps are not compared.
#[must_use]
pub fn no_map_titled(language: Language, asked: &str) -> String {
    match language {
        Language::English => format!("There is no map titled “{asked}”"),
        Language::Vietnamese => format!("Không có bản đồ nào tên “{asked}”"),
    }
}

/// Why a map could not be exported as a picture.
#[must_use]
pub fn export_error(language: Language, error: &ExportError) -> String {
    match error {
        ExportError::Png(error) => png_error(language, error),
        ExportError::Write(error) => save_error(language, error),
        ExportError::NoMap => Both("The map is gone", "Bản đồ không còn nữa").of(language).to_owned(),
        ExportError::Table(error) => match language {
            Language::English => format!("The table cannot be made ({error})"),
            Language::Vietnamese => format!("Không tạo được bảng ({error})"),
        },
        ExportError::Cancelled(_) => cancelled(language),
        ExportError::Photo(PhotoError::Size(error)) => size_error(language, error),
        ExportError::Photo(error) => file_not_made(language, &error),
        ExportError::Pdf(error) => file_not_made(language, &error),
        ExportError::Pptx(error) => file_not_made(language, &error),
        ExportError::Svg(error) => match language {
            Language::English => format!("The picture cannot be made ({error})"),
            Language::Vietnamese => format!("Không tạo được tệp ảnh ({error})"),
        },
    }
}

fn file_not_made(language: Language, error: &dyn std::error::Error) -> String {
    match language {
        Language::English => format!("The file cannot be made ({error})"),
        Language::Vietnamese => format!("Không tạo được tệp ({error})"),
    }
}

/// Why a map could not be exported as a picture of pixels.
fn png_error(language: Language, error: &PngError) -> String {
    capital(&match (language, error) {
        (_, PngError::Size(error)) => return size_error(language, error),
        (_, PngError::Cancelled(_)) => return cancelled(language),
        (Language::English, _) => error.to_string(),
        (Language::Vietnamese, PngError::Write(error)) => format!("không ghi được ảnh ({error})"),
        (Language::Vietnamese, PngError::Encode(error)) => format!("không tạo được tệp ảnh ({error})"),
        (Language::Vietnamese, PngError::Compress(error)) => format!("không nén được ảnh ({error})"),
        (Language::Vietnamese, PngError::Drawing(_)) => "việc vẽ ảnh bị dừng giữa chừng".to_owned(),
    })
}

/// Why a picture of pixels cannot have that size.
fn size_error(language: Language, error: &SizeError) -> String {
    capital(&match (language, error) {
        (Language::English, _) => error.to_string(),
        (Language::Vietnamese, SizeError::Empty { width, height, scale }) => {
            format!("không có gì để vẽ: {width} × {height} đơn vị bản đồ, mỗi đơn vị {scale} pixel")
        }
        (Language::Vietnamese, SizeError::TooLarge { width, height, most }) => format!(
            "{width:.0} × {height:.0} pixel là {:.0} megapixel, quá mức {most:.0}: hãy chọn cỡ nhỏ hơn",
            width * height / 1e6
        ),
        (Language::Vietnamese, SizeError::TooLong { width, height, most }) => format!(
            "{width:.0} × {height:.0} pixel: định dạng này chỉ chứa được {most} pixel mỗi cạnh: hãy chọn cỡ nhỏ \
             hơn, hoặc chọn PNG"
        ),
    })
}

fn cancelled(language: Language) -> String {
    Both("The export was cancelled", "Đã hủy việc xuất").of(language).to_owned()
}

/// Why a table of cards is not read.
#[must_use]
pub fn table_error(language: Language, error: &TableError) -> String {
    match (language, error) {
        (Language::English, TableError::NoHeads) => {
            "The first row does not name the columns of a table of cards, such as Stage, Lane, Kind and Title"
                .into()
        }
        (Language::Vietnamese, TableError::NoHeads) => {
            "Hàng đầu không có tên cột của bảng thẻ, như Giai đoạn, Làn, Loại và Tiêu đề".into()
        }
        (Language::English, TableError::Broken(reason)) => format!("The table cannot be read ({reason})"),
        (Language::Vietnamese, TableError::Broken(reason)) => format!("Không đọc được bảng ({reason})"),
        (Language::English, TableError::Unknown { row, column, word }) => {
            format!("Row {row}: “{word}” is not known under {column}")
        }
        (Language::Vietnamese, TableError::Unknown { row, column, word }) => {
            format!("Hàng {row}: không rõ “{word}” trong cột {column}")
        }
    }
}

/// That a picture on a card cannot be shown.
#[must_use]
pub fn picture_left_out(language: Language, title: &str) -> String {
    match language {
        Language::English => format!("The picture “{title}” cannot be read and is left out"),
        Language::Vietnamese => format!("Không đọc được hình “{title}” nên đã bỏ qua"),
    }
}

/// Why the editor does not open.
#[must_use]
pub fn no_window(language: Language) -> &'static str {
    Both(
        "The window is not part of this build: try \"waylane --help\"",
        "Bản này không có cửa sổ soạn thảo: hãy thử \"waylane --help\"",
    )
    .of(language)
}

/// What is wrong with a document.
#[must_use]
pub fn problem(language: Language, problem: &Problem) -> String {
    capital(&match language {
        Language::English => problem.to_string(),
        Language::Vietnamese => problem_vi(problem),
    })
}

/// What was wrong with a document and what was done about it.
#[must_use]
pub fn repaired(language: Language, repaired: &Repaired) -> String {
    capital(&match language {
        Language::English => repaired.to_string(),
        Language::Vietnamese => {
            format!("{}: {}", problem_vi(&repaired.problem), remedy_vi(&repaired.remedy))
        }
    })
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn place(at: At) -> String {
    format!("dòng {}, cột {}", at.line, at.column)
}

fn load_error_vi(error: &LoadError) -> String {
    match error {
        LoadError::NotFound => "không tìm thấy tệp: có thể tệp đã bị chuyển đi hoặc đổi tên".into(),
        LoadError::NotAFile => "đây không phải là một tệp: hãy chọn tài liệu nằm bên trong".into(),
        LoadError::Forbidden => "không được phép đọc tệp này: hãy xin chủ tệp quyền đọc".into(),
        LoadError::Io(reason) => {
            format!("không đọc được tệp ({reason}): hãy thử lại, hoặc chép tệp về máy này trước")
        }
        LoadError::Empty => "tệp trống: hãy khôi phục một bản sao cũ hơn".into(),
        LoadError::Foreign(foreign) => format!(
            "đây là {}, không phải tài liệu Waylane: hãy chọn tệp có đuôi .journey.ron",
            foreign_vi(*foreign)
        ),
        LoadError::NothingInside => {
            "trong ảnh này không có tài liệu: ảnh được xuất không kèm tài liệu, hoặc đã \
             được chương trình khác lưu lại; hãy mở chính tài liệu, tên có đuôi .journey.ron"
                .into()
        }
        LoadError::DamagedInside => {
            "tài liệu trong ảnh này bị hỏng: hãy lấy lại ảnh gốc, hoặc mở chính tài liệu".into()
        }
        LoadError::NotUtf8 { .. } => {
            "văn bản bị hỏng ở đây (không phải UTF-8): hãy khôi phục một bản sao cũ hơn".into()
        }
        LoadError::OtherFormat { .. } => {
            "đây không phải tài liệu Waylane: tệp như vậy bắt đầu bằng (format: \"waylane\", version: 1"
                .into()
        }
        LoadError::NewerVersion { found, known } => format!(
            "tệp có phiên bản {found}, chương trình này chỉ biết đến phiên bản {known}: hãy cài Waylane mới hơn \
             để mở"
        ),
        LoadError::BadVersion { known, .. } => {
            format!("số phiên bản phải từ 1 đến {known}: hãy sửa lại hoặc khôi phục một bản sao cũ hơn")
        }
        LoadError::TooBig { limit, .. } => {
            format!("tệp lớn hơn {} MB: hãy chia thành nhiều tài liệu", limit / (1024 * 1024))
        }
        LoadError::TooManyRecords { limit, .. } => {
            format!("tệp có hơn {limit} mục: hãy chia thành nhiều tài liệu")
        }
        LoadError::TextTooLong { limit, .. } => {
            format!("đoạn chữ bắt đầu từ đây dài hơn {} KB: hãy rút ngắn", limit / 1024)
        }
        LoadError::Cut { open, .. } => format!(
            "tệp kết thúc khi phần mở ở {} chưa đóng: tệp đã bị cắt cụt, hãy khôi phục một bản sao cũ hơn",
            place(*open)
        ),
        LoadError::Syntax { fault, .. } => format!(
            "{}: hãy sửa bằng trình soạn thảo văn bản, hoặc khôi phục một bản sao cũ hơn",
            syntax_vi(fault)
        ),
    }
}

fn foreign_vi(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Utf16 => "văn bản UTF-16",
        Foreign::Picture => "hình ảnh",
        Foreign::Pdf => "tệp PDF",
        Foreign::Archive => "tệp nén hoặc tệp văn phòng",
        Foreign::Binary => "tệp nhị phân",
    }
}

fn syntax_vi(fault: &Syntax) -> String {
    let only = |known: &[&str]| {
        if known.is_empty() { String::new() } else { format!(", chỉ có {}", known.join(", ")) }
    };
    match fault {
        Syntax::Expected(what) => format!("ở đây phải có {}", expected_vi(what)),
        Syntax::UnknownField { field, known } => {
            format!("ở đây không có trường nào tên \"{field}\"{}", only(known))
        }
        Syntax::DoubleField(field) => format!("trường \"{field}\" xuất hiện hai lần"),
        Syntax::MissingField(field) => format!("thiếu trường \"{field}\""),
        Syntax::UnknownName { found, known } => format!("ở đây không có \"{found}\"{}", only(known)),
        Syntax::WrongValue { expected, found } => format!("ở đây là {found}, đáng lẽ phải là {expected}"),
        Syntax::BadNumber => "con số này không đọc được hoặc quá lớn".into(),
        Syntax::BadEscape => "dấu gạch chéo ngược trong đoạn chữ này không có nghĩa".into(),
        Syntax::BadValue(reason) => format!("giá trị không hợp lệ ({reason})"),
        Syntax::TooDeep => "các dấu ngoặc lồng nhau quá sâu".into(),
        Syntax::Trailing => "tài liệu đã hết mà vẫn còn nội dung phía sau".into(),
    }
}

/// Signs are the same in every language; what is in words is told in words.
fn expected_vi(what: &'static str) -> &'static str {
    match what {
        "a comma" => "dấu phẩy",
        "a colon" => "dấu hai chấm",
        "a text in quotation marks" => "đoạn chữ trong ngoặc kép",
        "a closing quotation mark" => "dấu ngoặc kép đóng",
        "true or false" => "true hoặc false",
        "a name" => "một tên gọi",
        "a whole number" => "một số nguyên",
        "a number" => "một số",
        sign => sign,
    }
}

fn save_error_vi(error: &SaveError) -> String {
    match error {
        SaveError::NotWritable(reason) => {
            format!("Không ghi được tài liệu ({reason}): hãy báo lỗi này cho chúng tôi")
        }
        SaveError::TooBigInside { limit } => format!(
            "Tài liệu lớn hơn {} MB, không thể kèm trong ảnh: hãy xuất không kèm tài liệu",
            limit / (1024 * 1024)
        ),
        SaveError::ReadOnly => "Tệp chỉ được phép đọc: hãy lưu với tên khác".into(),
        SaveError::Disk { step, cause, reason } => format!(
            "{} ({}): {}; tệp cũ, nếu có, vẫn còn nguyên",
            match step {
                SaveStep::Find => "Không tìm được nơi lưu tệp",
                SaveStep::Write => "Không ghi được tệp",
                SaveStep::ReadBack => "Không đọc lại được những gì đã ghi",
                SaveStep::Replace => "Không thay được tệp cũ bằng tệp mới",
            },
            match cause {
                Cause::Full => "ổ đĩa đã đầy",
                Cause::NoFolder => "không tìm thấy thư mục",
                Cause::Forbidden => "không có quyền ghi",
                Cause::BadName => "tên tệp quá dài hoặc không dùng được",
                Cause::Other => reason,
            },
            match cause {
                Cause::Full => "hãy dọn chỗ trên ổ đĩa",
                Cause::NoFolder => "hãy chọn một thư mục có thật",
                Cause::Forbidden => "hãy chọn thư mục mà bạn được phép ghi",
                Cause::BadName => "hãy chọn tên khác, ngắn hơn",
                Cause::Other => "hãy thử lại, hoặc lưu nơi khác",
            }
        ),
        SaveError::NotAFolder => "Đã có tệp trùng tên với thư mục cần tạo: hãy chọn tên khác".into(),
        SaveError::FolderHoldsOther(other) => {
            format!("Thư mục đã có và chứa thứ khác ({other}): hãy chọn tên khác hoặc dọn trống thư mục")
        }
        SaveError::Differs => {
            "Đọc lại thấy khác với những gì đã ghi: ổ đĩa có thể sắp hỏng, hãy lưu nơi khác; tệp cũ vẫn còn nguyên"
                .into()
        }
    }
}

fn problem_vi(problem: &Problem) -> String {
    match problem {
        Problem::NoMap => "tài liệu không có bản đồ nào".into(),
        Problem::NoColumn(thing) => format!("{} không có cột nào", thing_vi(thing)),
        Problem::DoubleId(thing) => format!("mã của {} bị dùng hai lần", thing_vi(thing)),
        Problem::Missing { thing, missing, id } => {
            format!("{} nhắc đến {} {id}, mà mục này không tồn tại", thing_vi(thing), what_vi(*missing))
        }
        Problem::Repeated { thing, what } => {
            format!("{} nhắc đến cùng một {} hai lần", thing_vi(thing), what_vi(*what))
        }
        Problem::OutOfRange { thing, field, found, low, high } => format!(
            "{} của {} là {found}, nằm ngoài khoảng từ {low} đến {high}",
            field_vi(*field),
            thing_vi(thing)
        ),
        Problem::FlatScale(thing) => format!("thang đo của {} không tăng dần", thing_vi(thing)),
        Problem::Backwards(thing) => format!("các giai đoạn của {} bị đảo ngược", thing_vi(thing)),
        Problem::LanesUnsorted(thing) => format!("các làn của {} không xếp theo lớp", thing_vi(thing)),
        Problem::PointsUnsorted(thing) => {
            format!("các điểm của {} không xếp từ trái sang phải", thing_vi(thing))
        }
        Problem::NoSuchColumn(thing) => format!("{} nằm ở một cột không tồn tại", thing_vi(thing)),
        Problem::BlankCell(thing) => format!("{} được lưu dù không có gì", thing_vi(thing)),
        Problem::DashWithContent(thing) => {
            format!("{} được đánh dấu là cố ý để trống nhưng lại có nội dung", thing_vi(thing))
        }
        Problem::GapWithPoint(thing) => {
            format!("một chuỗi không có mặt ở {} lại có điểm ở đó", thing_vi(thing))
        }
        Problem::CardAmongPoints { card, lane } => {
            format!("{} nằm ở {}, là làn chứa điểm", thing_vi(card), thing_vi(lane))
        }
        Problem::PointAmongCards { point, lane } => {
            format!("{} nằm ở {}, là làn chứa thẻ", thing_vi(point), thing_vi(lane))
        }
        Problem::SelfLink(thing) => format!("{} nối một thẻ với chính nó", thing_vi(thing)),
        Problem::Text { thing, fault } => format!(
            "một đoạn chữ của {} {}",
            thing_vi(thing),
            match fault {
                TextFault::LineEnds => "xuống dòng theo kiểu của hệ điều hành khác",
                TextFault::Control => "có ký tự điều khiển",
                TextFault::NotComposed => "lưu chữ và dấu tách rời",
                TextFault::TooLong => "dài hơn 64 KB",
            }
        ),
    }
}

fn remedy_vi(remedy: &Remedy) -> String {
    let words = match remedy {
        Remedy::Renumbered(id) => return format!("nay là {id}"),
        Remedy::SetTo(value) => return format!("nay là {value}"),
        Remedy::Added => "đã thêm một mục trống",
        Remedy::Removed => "đã xóa",
        Remedy::Cleared => "đã gỡ khỏi đó",
        Remedy::Sorted => "đã xếp lại",
        Remedy::Parked => "nay nằm trong khay chờ",
        Remedy::BecameCard => "nay là thẻ cảm xúc",
        Remedy::BecameNote => "nay là ghi chú",
        Remedy::BecameSeries => "nay là một chuỗi mang tên đó",
        Remedy::BelongsToMap => "nay thuộc về cả bản đồ đầu tiên",
        Remedy::Corrected => "đã sửa",
        Remedy::Shortened => "phần cuối đã bị cắt",
    };
    words.into()
}

fn thing_vi(thing: &Thing) -> String {
    let what = what_vi(thing.what);
    match (thing.words.as_str(), thing.id.as_str()) {
        ("", "") => what.into(),
        ("", id) => format!("{what} {id}"),
        (words, _) => format!("{what} “{words}”"),
    }
}

fn what_vi(what: What) -> &'static str {
    match what {
        What::Document => "tài liệu",
        What::Map => "bản đồ",
        What::Phase => "giai đoạn lớn",
        What::Stage => "giai đoạn",
        What::Step => "bước",
        What::Lane => "làn",
        What::Cell => "ô",
        What::Card => "thẻ",
        What::Point => "điểm",
        What::Link => "mũi tên",
        What::Block => "khối chữ",
        What::View => "chế độ xem",
        What::Persona => "chân dung",
        What::Wave => "đợt khảo sát",
        What::Question => "câu hỏi",
        What::Channel => "kênh",
        What::Kind => "loại thẻ",
        What::Mark => "ký hiệu",
        What::Image => "hình ảnh",
        What::Series => "chuỗi",
    }
}

fn field_vi(field: Field) -> &'static str {
    match field {
        Field::Value => "giá trị",
        Field::PlaceInStep => "vị trí trong bước",
        Field::Span => "số cột",
        Field::Severity => "mức nghiêm trọng",
        Field::Impact => "tác động",
        Field::Effort => "công sức",
        Field::Score => "điểm số",
        Field::Width => "chiều rộng",
        Field::Baseline => "đường giữa",
        Field::ScaleEnd => "đầu thang đo",
        Field::Target => "mục tiêu",
        Field::PageShape => "hình dạng trang",
    }
}
