//! Code points of the Phosphor icons that the program uses, named as Phosphor names them.
#![expect(missing_docs, reason = "the names say all there is to say")]

pub const ARROW_DOWN: char = '\u{e03e}';
pub const ARROW_LEFT: char = '\u{e058}';
pub const ARROW_RIGHT: char = '\u{e06c}';
pub const ARROW_SQUARE_OUT: char = '\u{e5de}';
pub const ARROW_U_UP_LEFT: char = '\u{e08a}';
pub const ARROW_U_UP_RIGHT: char = '\u{e08c}';
pub const ARROW_UP: char = '\u{e08e}';
pub const ARROWS_SPLIT: char = '\u{ed3c}';
pub const BARBELL: char = '\u{e0b6}';
pub const CALENDAR: char = '\u{e108}';
pub const CARET_DOWN: char = '\u{e136}';
pub const CARET_RIGHT: char = '\u{e13a}';
pub const CARET_UP: char = '\u{e13c}';
pub const CHART_BAR: char = '\u{e150}';
pub const CHART_LINE_UP: char = '\u{e156}';
pub const CHAT_CIRCLE_DOTS: char = '\u{e16c}';
pub const CHAT_TEXT: char = '\u{e17a}';
pub const CHATS_CIRCLE: char = '\u{e17e}';
pub const CHECK: char = '\u{e182}';
pub const CHECK_CIRCLE: char = '\u{e184}';
pub const CLIPBOARD: char = '\u{e196}';
pub const CLOCK: char = '\u{e19a}';
pub const CLOCK_COUNTER_CLOCKWISE: char = '\u{e1a0}';
pub const CLOUD: char = '\u{e1aa}';
pub const COLUMNS: char = '\u{e546}';
pub const COPY: char = '\u{e1ca}';
pub const CORNERS_OUT: char = '\u{e1d0}';
pub const CPU: char = '\u{e610}';
pub const CREDIT_CARD: char = '\u{e1d2}';
pub const CURRENCY_CIRCLE_DOLLAR: char = '\u{e54c}';
pub const CURSOR: char = '\u{e1dc}';
pub const DEVICE_MOBILE: char = '\u{e1e0}';
pub const DIAMOND: char = '\u{e1ec}';
pub const DOTS_SIX_VERTICAL: char = '\u{eae2}';
pub const ENVELOPE_SIMPLE: char = '\u{e218}';
pub const EXPORT: char = '\u{eaf0}';
pub const EYE: char = '\u{e220}';
pub const EYE_SLASH: char = '\u{e224}';
pub const FILE: char = '\u{e230}';
pub const FILE_PLUS: char = '\u{e236}';
pub const FILE_TEXT: char = '\u{e23a}';
pub const FLAG: char = '\u{e244}';
pub const FLOPPY_DISK: char = '\u{e248}';
pub const FLOW_ARROW: char = '\u{e6ec}';
pub const FOLDER: char = '\u{e24a}';
pub const FOLDER_OPEN: char = '\u{e256}';
pub const FRAME_CORNERS: char = '\u{e626}';
pub const FUNNEL: char = '\u{e266}';
pub const GEAR: char = '\u{e270}';
pub const GEAR_SIX: char = '\u{e272}';
pub const GLOBE: char = '\u{e288}';
pub const HAND: char = '\u{e298}';
pub const HAND_TAP: char = '\u{ec90}';
pub const HEART: char = '\u{e2a8}';
pub const HOUSE: char = '\u{e2c2}';
pub const IDENTIFICATION_BADGE: char = '\u{e6f6}';
pub const IMAGE: char = '\u{e2ca}';
pub const INFO: char = '\u{e2ce}';
pub const KANBAN: char = '\u{eb54}';
pub const KEYBOARD: char = '\u{e2d8}';
pub const LIFEBUOY: char = '\u{e63a}';
pub const LIGHTBULB: char = '\u{e2dc}';
pub const LIGHTNING: char = '\u{e2de}';
pub const LINK_SIMPLE: char = '\u{e2e6}';
pub const LIST_BULLETS: char = '\u{e2f2}';
pub const LOCK: char = '\u{e2fa}';
pub const MAGNIFYING_GLASS: char = '\u{e30c}';
pub const MAILBOX: char = '\u{ec1e}';
pub const MAP_PIN: char = '\u{e316}';
pub const MAP_TRIFOLD: char = '\u{e31a}';
pub const MEGAPHONE: char = '\u{e324}';
pub const MINUS: char = '\u{e32a}';
pub const MOON: char = '\u{e330}';
pub const NEWSPAPER: char = '\u{e344}';
pub const NOTE_BLANK: char = '\u{e34a}';
pub const PAINT_BRUSH: char = '\u{e6f0}';
pub const PENCIL_SIMPLE: char = '\u{e3b4}';
pub const PHONE: char = '\u{e3b8}';
pub const PLUS: char = '\u{e3d4}';
pub const PRESENTATION: char = '\u{e654}';
pub const PROHIBIT: char = '\u{e3de}';
pub const PUSH_PIN: char = '\u{e3e2}';
pub const QUESTION: char = '\u{e3e8}';
pub const QUOTES: char = '\u{e660}';
pub const RECEIPT: char = '\u{e3ec}';
pub const REPEAT: char = '\u{e3f6}';
pub const ROWS: char = '\u{e5a2}';
pub const SCISSORS: char = '\u{eae0}';
pub const SCROLL: char = '\u{eb7a}';
pub const SEAL_WARNING: char = '\u{e60c}';
pub const SHAPES: char = '\u{ec5e}';
pub const SHARE_NETWORK: char = '\u{e408}';
pub const SHUFFLE: char = '\u{e422}';
pub const SIDEBAR: char = '\u{eab6}';
pub const SIGN_OUT: char = '\u{e42a}';
pub const SLIDERS_HORIZONTAL: char = '\u{e434}';
pub const SMILEY: char = '\u{e436}';
pub const SMILEY_MEH: char = '\u{e43a}';
pub const SMILEY_SAD: char = '\u{e43e}';
pub const SPARKLE: char = '\u{e6a2}';
pub const SQUARES_FOUR: char = '\u{e464}';
pub const STAR: char = '\u{e46a}';
pub const STEPS: char = '\u{ecbe}';
pub const STOREFRONT: char = '\u{e470}';
pub const SUN: char = '\u{e472}';
pub const TABLE: char = '\u{e476}';
pub const TAG: char = '\u{e478}';
pub const TELEVISION: char = '\u{e754}';
pub const TEXT_T: char = '\u{e48a}';
pub const THUMBS_UP: char = '\u{e48e}';
pub const TRANSLATE: char = '\u{e4a2}';
pub const TRASH: char = '\u{e4a6}';
pub const TRAY: char = '\u{e4aa}';
pub const TREND_UP: char = '\u{e4ae}';
pub const TRUCK: char = '\u{e4b4}';
pub const USER: char = '\u{e4c2}';
pub const USER_FOCUS: char = '\u{e6fc}';
pub const USER_MINUS: char = '\u{e4ce}';
pub const USERS_THREE: char = '\u{e68e}';
pub const VIDEO: char = '\u{e740}';
pub const WARNING: char = '\u{e4e0}';
pub const WARNING_CIRCLE: char = '\u{e4e2}';
pub const WARNING_OCTAGON: char = '\u{e4e4}';
pub const WIFI_HIGH: char = '\u{e4ea}';
pub const X: char = '\u{e4f6}';

#[cfg(test)]
mod tests {
    use skrifa::MetadataProvider as _;

    use crate::text::Face;

    #[test]
    fn every_icon_is_in_both_icon_fonts() {
        let source = include_str!("icons.rs");
        for face in [Face::Icons, Face::IconsFill] {
            let font = skrifa::FontRef::new(face.bytes()).expect("a bundled font");
            let escapes = source
                .lines()
                .filter(|line| line.starts_with("pub const"))
                .filter_map(|line| line.split_once("u{"));
            for (name, rest) in escapes {
                let digits = rest.split('}').next().expect("a code point");
                let code = u32::from_str_radix(digits, 16).expect("hexadecimal");
                assert!(font.charmap().map(code).is_some(), "{name} is not in {face:?}");
            }
        }
    }
}
