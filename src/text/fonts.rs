//! The bundled typefaces and their bytes. Knows nothing of shaping.

/// A typeface of the program. Text faces fall back to [`Face::Emoji`], then to fonts of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Inter 400.
    Regular,
    /// Inter 400 italic.
    Italic,
    /// Inter 500.
    Medium,
    /// Inter 600.
    SemiBold,
    /// Inter 700.
    Bold,
    /// Phosphor regular: icons.
    Icons,
    /// Phosphor fill: filled icons.
    IconsFill,
    /// Noto Emoji, monochrome.
    Emoji,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 8] = [
        Self::Regular,
        Self::Italic,
        Self::Medium,
        Self::SemiBold,
        Self::Bold,
        Self::Icons,
        Self::IconsFill,
        Self::Emoji,
    ];

    /// The font file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/Inter_400Regular.ttf"),
            Self::Italic => include_bytes!("../../assets/fonts/Inter_400Regular_Italic.ttf"),
            Self::Medium => include_bytes!("../../assets/fonts/Inter_500Medium.ttf"),
            Self::SemiBold => include_bytes!("../../assets/fonts/Inter_600SemiBold.ttf"),
            Self::Bold => include_bytes!("../../assets/fonts/Inter_700Bold.ttf"),
            Self::Icons => include_bytes!("../../assets/fonts/Phosphor.ttf"),
            Self::IconsFill => include_bytes!("../../assets/fonts/Phosphor-Fill.ttf"),
            Self::Emoji => include_bytes!("../../assets/fonts/NotoEmoji_400Regular.ttf"),
        }
    }

    /// Weight from 100 to 900 and `normal` or `italic`, as CSS counts them.
    #[must_use]
    pub fn weight_and_slant(self) -> (u16, &'static str) {
        match self {
            Self::Italic => (400, "italic"),
            Self::Medium => (500, "normal"),
            Self::SemiBold => (600, "normal"),
            Self::Bold => (700, "normal"),
            Self::Regular | Self::Icons | Self::IconsFill | Self::Emoji => (400, "normal"),
        }
    }

    /// A name of our own for the face, the same in parley and in egui.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "waylane-regular",
            Self::Italic => "waylane-italic",
            Self::Medium => "waylane-medium",
            Self::SemiBold => "waylane-semibold",
            Self::Bold => "waylane-bold",
            Self::Icons => "waylane-icons",
            Self::IconsFill => "waylane-icons-fill",
            Self::Emoji => "waylane-emoji",
        }
    }
}
