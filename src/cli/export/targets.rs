//! Which documents are exported, and where each export goes.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::arguments::{Arguments, format_of, is_ron};
use crate::export::Format;

/// Where exports go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Target {
    /// Onto the standard output.
    StandardOutput(Format),
    /// Into that file, or folder of a set.
    Named(PathBuf, Format),
    /// Into that folder, each called after its document.
    Into(PathBuf, Format),
    /// Beside its document, called after it.
    Beside(Format),
}

/// What a name without a format says.
pub(super) const NO_FORMAT: &str = "the name must end in .png, .jpg, .webp, .svg, .pdf, .pptx, .html, .csv, .tsv, .md, .mmd or .ron; or add --format";

impl Arguments {
    /// Where exports go; or why that cannot be.
    pub(super) fn target(&self) -> Result<Target, &'static str> {
        let Some(out) = &self.out else { return Ok(Target::Beside(self.format.unwrap_or_default())) };
        let said = format_of(out);
        if out.as_os_str() == "-" {
            let format = self.format.ok_or("standard output needs --format")?;
            let one = !self.has_several_inputs();
            return one
                .then_some(Target::StandardOutput(format))
                .ok_or("only one document can go to the standard output: choose a folder");
        }
        let usual = self.format.or(said).unwrap_or_default();
        let is_folder = out.is_dir() || is_folder_name(out);
        if self.has_several_inputs() {
            let is_file = said.is_some() && !is_folder;
            return if is_file {
                Err("several documents need a folder: choose --out FOLDER and --format")
            } else {
                Ok(Target::Into(out.clone(), self.format.unwrap_or_default()))
            };
        }
        if self.choices(usual).makes_folder() {
            let named = if said.is_some() && !is_folder { out.with_extension("") } else { out.clone() };
            return Ok(Target::Named(named, usual));
        }
        if is_folder {
            return Ok(Target::Into(out.clone(), self.format.unwrap_or_default()));
        }
        match (self.format, said) {
            (Some(format), Some(other)) if format != other => Err(
                "--format and the ending of --out say different formats: leave out --format, or change the ending",
            ),
            (Some(format), _) | (None, Some(format)) => Ok(Target::Named(out.clone(), format)),
            (None, None) => Err(NO_FORMAT),
        }
    }

    fn has_several_inputs(&self) -> bool {
        self.inputs.len() > 1 || self.inputs.iter().any(|input| input.is_dir())
    }
}

impl Target {
    pub(super) fn format(&self) -> Format {
        match self {
            Self::StandardOutput(format)
            | Self::Named(_, format)
            | Self::Into(_, format)
            | Self::Beside(format) => *format,
        }
    }

    /// Where the export of that document goes; `None`: onto the standard output.
    pub(super) fn of(&self, document: &Path, makes_folder: bool) -> Option<PathBuf> {
        let name = |format: Format| {
            let stem = stem(document);
            if makes_folder { stem.to_owned() } else { format!("{stem}.{}", format.extension()) }
        };
        match self {
            Self::StandardOutput(_) => None,
            Self::Named(path, _) => Some(path.clone()),
            Self::Into(folder, format) => Some(folder.join(name(*format))),
            Self::Beside(format) => Some(document.with_file_name(name(*format))),
        }
    }
}

/// The name of a document without `.journey.ron` and the like.
fn stem(document: &Path) -> &str {
    let name = document.file_name().and_then(OsStr::to_str).unwrap_or("map");
    let cut = [".journey.ron", ".ron", ".png"].into_iter().find_map(|ending| {
        let start = name.len().checked_sub(ending.len())?;
        name.get(start..).filter(|end| end.eq_ignore_ascii_case(ending)).and_then(|_| name.get(..start))
    });
    cut.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

fn is_folder_name(path: &Path) -> bool {
    path.to_string_lossy().ends_with(['/', MAIN_SEPARATOR])
}

/// The documents that an input means: itself, or those of a folder, by their names.
pub(super) fn documents(input: &Path) -> io::Result<Vec<PathBuf>> {
    if !input.is_dir() {
        return Ok(vec![input.to_owned()]);
    }
    let mut documents = Vec::new();
    for entry in fs::read_dir(input)? {
        let path = entry?.path();
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_file() && !is_hidden && is_ron(&path) {
            documents.push(path);
        }
    }
    documents.sort();
    Ok(documents)
}
