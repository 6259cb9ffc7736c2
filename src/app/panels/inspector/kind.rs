//! The fields of a card that depend on its kind, and the list of kinds itself.

use std::sync::Arc;

use egui::Ui;

use super::fields::{colours, label, line, line_when_left};
use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::own_lists::OwnLists;
use crate::app::panels::icon_picker::icon_picker;
use crate::app::panels::palette::window_style;
use crate::app::panels::widgets::{ROW, color32, combo, dots, entry, face_toggle, icon_button, segmented};
use crate::app::{Around, PictureFor, theme};
use crate::edit::Edit;
use crate::model::{
    CardId, CardKind, Channel, ChannelId, Document, ImageHash, Language, PainCategory, Presence, StoredImage,
};
use crate::style::{channel_icon, kind_icon, pain_icon};
use crate::text::icons;
use crate::words;

/// A list of card kinds; `None` while several kinds are meant.
pub(super) fn kind_ui(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    name: &str,
    value: Option<&CardKind>,
) -> Option<CardKind> {
    let kinds: Vec<CardKind> = document.all_kinds().collect();
    let options: Vec<_> = kinds
        .iter()
        .enumerate()
        .map(|(index, kind)| {
            (
                Some(index),
                Some(kind_icon(kind, document)),
                words::names::card_kind(document, language, kind).to_owned(),
            )
        })
        .collect();
    let before = value.and_then(|value| kinds.iter().position(|kind| kind.same_kind(value)));
    let mut chosen = before;
    combo(ui, name, &options, &mut chosen, words::inspector(language).several_values);
    if chosen == before { None } else { chosen.and_then(|index| kinds.into_iter().nth(index)) }
}

/// The data of the kind.
pub(super) fn data_ui(
    ui: &mut Ui,
    editor: &Editor,
    around: &Around<'_>,
    card: CardId,
    kind: &mut CardKind,
    actions: &mut Vec<Action>,
) {
    let (document, language) = (editor.document(), around.language);
    let inspector = words::inspector(language);
    let style = window_style(ui);
    match kind {
        CardKind::Touchpoint { channel, presence } => {
            channel_ui(ui, document, language, channel, actions);
            let options =
                [Presence::Online, Presence::Offline].map(|it| (it, words::kinds::presence(language, it)));
            segmented(ui, inspector.presence, &options, presence, Some(Presence::Unsaid));
        }
        CardKind::Quote { speaker } => line(ui, inspector.speaker, "", speaker),
        CardKind::Emotion { score } => faces_ui(ui, language, inspector.emotion, score),
        CardKind::PainPoint { category, severity } => {
            category_ui(ui, language, category);
            let ink = color32(style.colours.pain_point.ink);
            dots(ui, inspector.severity, severity, ink, |level| words::kinds::severity(language, level));
        }
        CardKind::Opportunity { impact, effort } => {
            let ink = color32(style.colours.opportunity.ink);
            dots(ui, inspector.impact, impact, ink, |level| words::kinds::extent(language, level));
            dots(ui, inspector.effort, effort, ink, |level| words::kinds::extent(language, level));
        }
        CardKind::Picture { image } => picture_ui(ui, editor, language, card, image, actions),
        CardKind::Action
        | CardKind::Thought
        | CardKind::Risk
        | CardKind::Metric
        | CardKind::Question
        | CardKind::Evidence
        | CardKind::Staff
        | CardKind::System
        | CardKind::Policy
        | CardKind::Process
        | CardKind::Note
        | CardKind::Own { .. } => {}
    }
}

/// An entry of the list of channels.
#[derive(Clone, Copy, PartialEq)]
enum ChannelChoice {
    None,
    Channel(Channel),
    /// One that the document does not have yet.
    New,
}

/// The list of channels, those of the document among them; its last entry adds one. An own channel can be
/// named and given an icon right here.
fn channel_ui(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    channel: &mut Option<Channel>,
    actions: &mut Vec<Action>,
) {
    let inspector = words::inspector(language);
    let own = document.channels.iter().map(|own| (Channel::Own(own.id), own.name.clone()));
    let built_in = Channel::BUILT_IN
        .into_iter()
        .map(|channel| (channel, words::kinds::channel(language, channel).to_owned()));
    let mut options = vec![(ChannelChoice::None, None, inspector.channel_none.to_owned())];
    options.extend(built_in.chain(own).map(|(channel, name)| {
        (ChannelChoice::Channel(channel), Some(channel_icon(channel, document)), name)
    }));
    options.push((ChannelChoice::New, Some(icons::PLUS), words::desks(language).channel_new.to_owned()));
    let mut choice = channel.map_or(ChannelChoice::None, ChannelChoice::Channel);
    combo(ui, inspector.channel, &options, &mut choice, inspector.channel_none);
    match choice {
        ChannelChoice::None => *channel = None,
        ChannelChoice::Channel(chosen) => *channel = Some(chosen),
        ChannelChoice::New => {
            let mut lists = OwnLists::of(document);
            let id = lists.add_channel(words::desks(document.language).new_channel);
            actions.push(Action::Edit(lists.edit()));
            *channel = Some(Channel::Own(id));
        }
    }
    if let Some(Channel::Own(id)) = *channel {
        own_channel_ui(ui, document, language, id, actions);
    }
}

fn own_channel_ui(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    id: ChannelId,
    actions: &mut Vec<Action>,
) {
    let mut lists = OwnLists::of(document);
    let Some(own) = lists.channels.iter_mut().find(|own| own.id == id) else { return };
    let before = own.clone();
    let name = line_when_left(ui, words::desks(language).channel_name, "", &own.name);
    if let Some(name) = name.filter(|name| !name.trim().is_empty()) {
        own.name = name;
    }
    let sign = channel_icon(Channel::Own(id), document);
    let label = words::inspector(language).icon;
    ui.horizontal(|ui| {
        if let Some(icon) = icon_picker(ui, language, label, (sign, &before.icon), None) {
            icon.clone_into(&mut own.icon);
        }
        ui.label(theme::label(colours(ui), label));
    });
    if *own != before {
        actions.push(Action::Edit(lists.edit()));
    }
}

fn category_ui(ui: &mut Ui, language: Language, category: &mut Option<PainCategory>) {
    let inspector = words::inspector(language);
    let mut options = vec![(None, None, inspector.category_none.to_owned())];
    options.extend(
        [PainCategory::Financial, PainCategory::Productivity, PainCategory::Process, PainCategory::Support]
            .map(|it| (Some(it), Some(pain_icon(it)), words::kinds::pain_category(language, it).to_owned())),
    );
    combo(ui, inspector.category, &options, category, inspector.category_none);
}

/// Five faces from very unhappy to very happy.
pub(super) fn faces_ui(ui: &mut Ui, language: Language, name: &str, score: &mut i8) {
    label(ui, name);
    let style = window_style(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for value in -2..=2_i8 {
            let look = style.mood(f32::from(value)).card;
            let words = words::kinds::emotion(language, f32::from(value));
            if face_toggle(ui, value, words, *score == value, look) {
                *score = value;
            }
        }
    });
}

/// The picture itself, and the words for people who cannot see it.
fn picture_ui(
    ui: &mut Ui,
    editor: &Editor,
    language: Language,
    card: CardId,
    image: &mut Option<ImageHash>,
    actions: &mut Vec<Action>,
) {
    let document = editor.document();
    label(ui, words::inspector(language).picture);
    choose_ui(ui, document, language, PictureFor::Card(editor.map_id(), card), image, actions);
    let Some((hash, image)) = image.and_then(|hash| Some((hash, document.images.get(&hash)?))) else {
        return;
    };
    let name = words::inspector(language).picture_description;
    if let Some(title) = line_when_left(ui, name, "", &image.title) {
        let image = Arc::new(StoredImage { title, bytes: image.bytes.clone() });
        actions.push(Action::Edit(Edit::AddImage { hash, image }));
    }
}

/// A button to choose a picture file, and one to do without.
pub(super) fn choose_ui(
    ui: &mut Ui,
    document: &Document,
    language: Language,
    chosen_for: PictureFor,
    image: &mut Option<ImageHash>,
    actions: &mut Vec<Action>,
) {
    let inspector = words::inspector(language);
    let title = image.and_then(|hash| document.images.get(&hash)).map(|image| image.title.as_str());
    let title = title.filter(|title| !title.is_empty()).unwrap_or(inspector.choose_picture);
    ui.horizontal(|ui| {
        let width = ui.available_width() - if image.is_some() { 34.0 } else { 0.0 };
        let button = egui::Button::new(entry(Some(icons::IMAGE), title)).truncate();
        if ui.add_sized(egui::vec2(width, ROW), button).clicked() {
            actions.push(Action::ChoosePicture(chosen_for));
        }
        if image.is_some() && icon_button(ui, icons::X, words::interface(language).remove).clicked() {
            *image = None;
        }
    });
}
