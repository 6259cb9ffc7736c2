//! Which icon stands for what.

use crate::model::{CardKind, Channel, Document, Mark, PainCategory, Presence};
use crate::text::{icons, named_icons::named};

/// Icon of a card of that kind; kinds and channels of the document's own have theirs there.
#[must_use]
pub fn kind_icon(kind: &CardKind, document: &Document) -> char {
    match kind {
        CardKind::Touchpoint { channel, .. } => {
            channel.map_or(icons::STOREFRONT, |channel| channel_icon(channel, document))
        }
        CardKind::Action => icons::HAND_TAP,
        CardKind::Thought => icons::CHAT_CIRCLE_DOTS,
        CardKind::Quote { .. } => icons::QUOTES,
        CardKind::Emotion { score } => match score {
            1.. => icons::SMILEY,
            0 => icons::SMILEY_MEH,
            _ => icons::SMILEY_SAD,
        },
        CardKind::PainPoint { category, .. } => category.map_or(icons::LIGHTNING, pain_icon),
        CardKind::Opportunity { .. } => icons::LIGHTBULB,
        CardKind::Risk => icons::WARNING,
        CardKind::Metric => icons::CHART_LINE_UP,
        CardKind::Question => icons::QUESTION,
        CardKind::Evidence => icons::RECEIPT,
        CardKind::Staff => icons::USER,
        CardKind::System => icons::CPU,
        CardKind::Policy => icons::SCROLL,
        CardKind::Process => icons::GEAR_SIX,
        CardKind::Note => icons::NOTE_BLANK,
        CardKind::Picture { .. } => icons::IMAGE,
        CardKind::Own { kind } => {
            let own = document.kinds.iter().find(|own| own.id == *kind);
            own.and_then(|own| named(&own.icon)).unwrap_or(icons::SHAPES)
        }
    }
}

/// Icon of a channel.
#[must_use]
pub fn channel_icon(channel: Channel, document: &Document) -> char {
    match channel {
        Channel::Advert => icons::MEGAPHONE,
        Channel::App => icons::DEVICE_MOBILE,
        Channel::Chat => icons::CHATS_CIRCLE,
        Channel::Delivery => icons::TRUCK,
        Channel::Email => icons::ENVELOPE_SIMPLE,
        Channel::Event => icons::CALENDAR,
        Channel::Friends => icons::USERS_THREE,
        Channel::Invoice => icons::FILE_TEXT,
        Channel::Payment => icons::CREDIT_CARD,
        Channel::Phone => icons::PHONE,
        Channel::Post => icons::MAILBOX,
        Channel::Print => icons::NEWSPAPER,
        Channel::Review => icons::STAR,
        Channel::Search => icons::MAGNIFYING_GLASS,
        Channel::Social => icons::SHARE_NETWORK,
        Channel::Staff => icons::IDENTIFICATION_BADGE,
        Channel::Store => icons::STOREFRONT,
        Channel::Text => icons::CHAT_TEXT,
        Channel::Tv => icons::TELEVISION,
        Channel::Video => icons::VIDEO,
        Channel::Website => icons::GLOBE,
        Channel::Own(id) => {
            let own = document.channels.iter().find(|own| own.id == id);
            own.and_then(|own| named(&own.icon)).unwrap_or(icons::SHAPES)
        }
    }
}

/// Icon of a category of pain points.
#[must_use]
pub fn pain_icon(category: PainCategory) -> char {
    match category {
        PainCategory::Financial => icons::CURRENCY_CIRCLE_DOLLAR,
        PainCategory::Productivity => icons::CLOCK_COUNTER_CLOCKWISE,
        PainCategory::Process => icons::ARROWS_SPLIT,
        PainCategory::Support => icons::LIFEBUOY,
    }
}

/// Icon of an opportunity's impact.
#[must_use]
pub fn impact_icon() -> char {
    icons::TREND_UP
}

/// Icon of an opportunity's effort.
#[must_use]
pub fn effort_icon() -> char {
    icons::BARBELL
}

/// Icon of where a touchpoint takes place; nobody said: a question.
#[must_use]
pub fn presence_icon(presence: Presence) -> char {
    match presence {
        Presence::Unsaid => icons::QUESTION,
        Presence::Online => icons::WIFI_HIGH,
        Presence::Offline => icons::MAP_PIN,
    }
}

/// Icon of a mark, drawn filled.
#[must_use]
pub fn mark_icon(mark: Mark, document: &Document) -> char {
    match mark {
        Mark::MomentOfTruth => icons::STAR,
        Mark::FailPoint => icons::WARNING_CIRCLE,
        Mark::Critical => icons::FLAG,
        Mark::Wow => icons::HEART,
        Mark::Star => icons::SPARKLE,
        Mark::Own(id) => {
            let own = document.marks.iter().find(|own| own.id == id);
            own.and_then(|own| named(&own.icon)).unwrap_or(icons::TAG)
        }
    }
}
