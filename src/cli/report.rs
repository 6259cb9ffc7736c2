//! How the command line speaks: in which language, and with the place of what it speaks about.

use std::env;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

use crate::file::{self, At, Disk as _, MAX_FILE, RealDisk};
use crate::model::Language;
use crate::problems;

/// The language that the environment asks for.
pub(super) fn language() -> Language {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match asked {
        Some(value) if value.starts_with("vi") => Language::Vietnamese,
        _ => Language::English,
    }
}

/// Says why nothing was done.
pub(super) fn fail(sentence: &str) -> ExitCode {
    warn(sentence);
    ExitCode::FAILURE
}

/// Says something that is not the answer. Where nobody listens, nothing can be done.
pub(super) fn warn(sentence: &str) {
    let _ = writeln!(io::stderr(), "{sentence}");
}

/// `file:line:column: sentence`, as compilers write it and editors jump to it.
pub(super) fn about(path: &Path, at: Option<At>, sentence: &str) -> String {
    let path = path.display();
    match at {
        Some(At { line, column }) => format!("{path}:{line}:{column}: {sentence}"),
        None => format!("{path}: {sentence}"),
    }
}

/// Everything that is wrong in a file, a line each.
pub(super) fn problems_of(path: &Path, language: Language) -> Vec<String> {
    let unreadable = |error: &file::LoadError| {
        vec![about(path, error.at(), &problems::load_error_without_place(language, error))]
    };
    let bytes = match RealDisk.read(path, MAX_FILE) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(&error.into()),
    };
    match file::from_bytes(&bytes) {
        Ok(loaded) => loaded
            .repairs
            .iter()
            .map(|repaired| {
                let at = repaired.problem.thing().and_then(|thing| file::place_of(&bytes, thing));
                about(path, at, &problems::problem(language, &repaired.problem))
            })
            .collect(),
        Err(error) => unreadable(&error),
    }
}
