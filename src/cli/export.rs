//! `waylane export`: maps of documents as pictures, slides, tables, reports and diagrams.

mod arguments;
mod chosen;
mod conflicts;
mod targets;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;

pub(super) use self::arguments::Arguments;
use self::targets::Target;
use super::report;
use crate::export::{Export, Size, Split, Written};
use crate::file::{Disk as _, RealDisk};
use crate::model::Language;
use crate::output::Progress;
use crate::problems;
use crate::words::command_line;

impl Arguments {
    /// Where exports go; or why the flags do not go together.
    pub(super) fn checked(&self) -> Result<Target, (ErrorKind, &'static str)> {
        let target = self.target().map_err(|why| (ErrorKind::ValueValidation, why))?;
        match self.conflict(&target) {
            None => Ok(target),
            Some(why) => Err((ErrorKind::ArgumentConflict, why)),
        }
    }
}

/// Exports every document; one that fails does not keep the others back.
pub(super) fn run(arguments: &Arguments, target: &Target, language: Language) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let mut fail = |sentence: &str| code = report::fail(sentence);
    let mut taken: Vec<PathBuf> = Vec::new();
    for input in &arguments.inputs {
        let documents = match targets::documents(input) {
            Ok(documents) => documents,
            Err(error) => {
                let sentence = command_line::folder_fails(language, &error.to_string());
                fail(&report::about(input, None, &sentence));
                continue;
            }
        };
        if documents.is_empty() {
            fail(&report::about(input, None, command_line::no_documents(language)));
        }
        for document in documents {
            let path = target.of(&document, arguments.choices(target.format()).makes_folder());
            if let Some(path) = &path {
                if taken.contains(path) {
                    fail(&report::about(&document, None, &command_line::same_target(language, path)));
                    continue;
                }
                taken.push(path.clone());
            }
            if let Err(sentence) = export(arguments, target, &document, path.as_deref(), language) {
                fail(&sentence);
            }
        }
    }
    code
}

/// Exports one document to the path, or onto the standard output. A failure is told with its file.
fn export(
    arguments: &Arguments,
    target: &Target,
    input: &Path,
    path: Option<&Path>,
    language: Language,
) -> Result<(), String> {
    let export = described(arguments, target, input, language)?;
    let Some(path) = path else {
        let mut bytes = Vec::new();
        let written = export
            .write_to(&mut bytes, &Progress::default())
            .map_err(|error| report::about(input, None, &problems::export_error(language, &error)))?;
        warn(&export, input, &written, language);
        return print(&bytes, language);
    };
    if !arguments.force && is_document(path, input) {
        return Err(problems::file_exists(language, path));
    }
    if let (Target::Into(..), Some(folder)) = (target, path.parent()) {
        fs::create_dir_all(folder).map_err(|error| {
            report::about(folder, None, &command_line::folder_fails(language, &error.to_string()))
        })?;
    }
    let progress = Progress::default();
    let written =
        if arguments.force { export.write_over(path, &progress) } else { export.write(path, &progress) };
    let written =
        written.map_err(|error| report::about(path, None, &problems::export_error(language, &error)))?;
    warn(&export, path, &written, language);
    Ok(())
}

/// What is exported of a document, and how.
fn described(
    arguments: &Arguments,
    target: &Target,
    input: &Path,
    language: Language,
) -> Result<Export, String> {
    let mut document = super::load(input, language)?;
    if let Some(own) = arguments.lang {
        document.language = own;
    }
    let about = |sentence: String| report::about(input, None, &sentence);
    let compared = arguments.compared(&document, language).map_err(about)?;
    let map = arguments.map_of(&document, language).map_err(about)?;
    let shown = arguments.shown(map, language).map_err(about)?;
    if arguments.split == Some(Split::Views) && map.views.is_empty() {
        return Err(about(command_line::no_views(language)));
    }
    let (map, choices) = (map.id, arguments.choices(target.format()));
    Ok(Export { compared, choices, ..Export::new(Arc::new(document), map, shown) })
}

/// Whether somebody's document is there, which a picture of it must not replace.
fn is_document(path: &Path, input: &Path) -> bool {
    let is_input = || match (RealDisk.resolve(path), RealDisk.resolve(input)) {
        (Ok(path), Ok(input)) => path == input,
        _ => false,
    };
    path.is_file() && (arguments::is_ron(path) || is_input())
}

/// A reader that has seen enough, such as `head`, is no failure.
fn print(bytes: &[u8], language: Language) -> Result<(), String> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(command_line::output_fails(language, &error.to_string()))
        }
        _ => Ok(()),
    }
}

/// Says what is not as it should be although the file is there.
fn warn(export: &Export, path: &Path, written: &Written, language: Language) {
    for picture in &written.unreadable {
        report::warn(&problems::picture_left_out(language, picture));
    }
    let (Some(points), Size::Page(page)) = (written.smallest_text, export.choices.size) else { return };
    let reading = page.reading();
    let least = reading.smallest_text();
    // What rounds to the size that was asked for is as large.
    if points < least - 0.05 {
        let for_room = reading == crate::export::Reading::Room;
        let remedies = remedies(export, least);
        let sentence = command_line::small_text(language, points, least, for_room, &remedies);
        report::warn(&report::about(path, None, &sentence));
    }
}

/// The flags that make text larger and are not given yet. A comparison is always one picture of two whole maps.
fn remedies(export: &Export, least: f64) -> Vec<String> {
    let choices = &export.choices;
    let fit = (!choices.fit).then(|| "--fit".to_owned());
    if export.compared.is_some() {
        return fit.into_iter().collect();
    }
    let stages = export.document.map(export.map).map_or(0, |map| export.shown().stages(map).len());
    let finer = match choices.split {
        Split::Whole | Split::Phases if stages > 2 => Some("--split stages:2"),
        Split::Whole | Split::Phases if stages > 1 => Some("--split stage"),
        Split::Stages(most) if most > 1 && stages > 1 => Some("--split stage"),
        Split::Whole | Split::Phases | Split::Stages(_) | Split::Views => None,
    };
    let several = choices.smallest_text.is_none().then(|| format!("--min-text {least}"));
    let flags = fit.into_iter().chain(finer.map(str::to_owned)).chain(several);
    flags.chain(["--lanes".to_owned()]).collect()
}
