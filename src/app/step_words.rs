//! Words for undo steps and for what the rules forbid. Knows nothing of where they are shown.

use crate::edit::{EditError, StepName};
use crate::model::Language;
use crate::words::{self, steps};

/// What a step did, for undo and redo.
pub(super) fn step(language: Language, name: &StepName) -> String {
    let fixed = steps::steps(language);
    let fixed = match name {
        StepName::AddCards(n) => return steps::add_cards(language, *n),
        StepName::ChangeCards(n) => return steps::change_cards(language, *n),
        StepName::DeleteCards(n) => return steps::delete_cards(language, *n),
        StepName::DeleteItems(n, cards) => {
            let with = steps::with_cards(language, cards.count, &cards.first);
            return format!("{}{with}", steps::delete_items(language, *n));
        }
        StepName::DuplicateCards(n) => return steps::duplicate_cards(language, *n),
        StepName::MoveCards(n) => return steps::move_cards(language, *n),
        StepName::ParkCards(n) => return steps::park_cards(language, *n),
        StepName::Replace(n) => return steps::replace(language, *n),
        StepName::Paste(n) => return steps::paste(language, *n),
        StepName::PasteStages(n) => return steps::paste_stages(language, *n),
        StepName::DeleteLane(title, cards) => {
            return steps::delete_lane(language, title, cards.count, &cards.first);
        }
        StepName::MergeLanes(first, second) => return steps::merge_lanes(language, first, second),
        StepName::SplitLane(title) => return steps::split_lane(language, title),
        StepName::DeleteMap(title) => return steps::delete_map(language, title),
        StepName::DeletePhase(title, cards) => {
            return steps::delete_phase(language, title, cards.count, &cards.first);
        }
        StepName::MergePhases(first, second) => return steps::merge_phases(language, first, second),
        StepName::SplitPhase(title) => return steps::split_phase(language, title),
        StepName::DeletePersona(name) => return steps::delete_persona(language, name),
        StepName::DeleteStage(title, cards) => {
            return steps::delete_stage(language, title, cards.count, &cards.first);
        }
        StepName::MergeStages(first, second) => return steps::merge_stages(language, first, second),
        StepName::SplitStage(title) => return steps::split_stage(language, title),
        StepName::DeleteStep(title, cards) => {
            return steps::delete_step(language, title, cards.count, &cards.first);
        }
        StepName::MergeSteps(first, second) => return steps::merge_steps(language, first, second),
        StepName::SplitStep(title) => return steps::split_step(language, title),
        StepName::AddPoint => fixed.add_point,
        StepName::AddPhase => fixed.add_phase,
        StepName::AddStage => fixed.add_stage,
        StepName::AddStep => fixed.add_step,
        StepName::AddLane => fixed.add_lane,
        StepName::AddLink => fixed.add_link,
        StepName::AddBlock => fixed.add_block,
        StepName::AddMap => fixed.add_map,
        StepName::AddPersona => fixed.add_persona,
        StepName::AddPicture => fixed.add_picture,
        StepName::AddBlueprintLayers => fixed.add_blueprint_layers,
        StepName::ChangeCard => fixed.change_card,
        StepName::ChangeColumn => fixed.change_column,
        StepName::ChangeDocument => fixed.change_document,
        StepName::ChangeLane => fixed.change_lane,
        StepName::ChangeLink => fixed.change_link,
        StepName::ChangeMap => fixed.change_map,
        StepName::ChangeSurveys => fixed.change_surveys,
        StepName::ChangePersona => fixed.change_persona,
        StepName::ChangePoint => fixed.change_point,
        StepName::FoldLanes => fixed.fold_lanes,
        StepName::HideLanes => fixed.hide_lanes,
        StepName::DismissFindings => fixed.dismiss_findings,
        StepName::MakeFutureState => fixed.make_future_state,
        StepName::MoveBlock => fixed.move_block,
        StepName::MoveLane => fixed.move_lane,
        StepName::MoveMap => fixed.move_map,
        StepName::MovePhase => fixed.move_phase,
        StepName::MovePoint => fixed.move_point,
        StepName::MoveStage => fixed.move_stage,
        StepName::MoveStep => fixed.move_step,
        StepName::PinLanes => fixed.pin_lanes,
        StepName::RemoveBlueprintLayers => fixed.remove_blueprint_layers,
        StepName::ResizeColumn => fixed.resize_column,
        StepName::RestoreFindings => fixed.restore_findings,
        StepName::SetEmptyOnPurpose => fixed.set_empty_on_purpose,
        StepName::SetLanguage => fixed.set_language,
        StepName::SetTheme => fixed.set_theme,
        StepName::ShowLanes => fixed.show_lanes,
        StepName::Type => fixed.type_,
    };
    fixed.to_owned()
}

/// Why a change was refused.
pub(super) fn refusal(language: Language, error: &EditError) -> &'static str {
    let words = words::interface(language);
    match error {
        EditError::NoMap(_)
        | EditError::NoItem(_)
        | EditError::NoPersona(_)
        | EditError::NoView(_)
        | EditError::Taken(_) => words.already_gone,
        EditError::WrongLane(_) => words.wrong_lane,
        EditError::NotEmpty => words.cell_not_empty,
        EditError::LastOne | EditError::NoColumn => words.last_column_stays,
        EditError::NothingToMerge => words.nothing_to_merge,
        EditError::NothingToSplit => words.nothing_to_split,
        EditError::OutOfRange => words.number_out_of_range,
        EditError::TooLong => words.text_too_long,
        EditError::SameCard => words.arrow_needs_two_cards,
    }
}
