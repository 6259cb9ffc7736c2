//! What the program does on the command line without a window. Answers go to the standard output, errors to
//! the standard error as one sentence; exit code 0 is success, 1 a failure, 2 a wrong command line.

mod export;
mod report;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory as _, Parser, Subcommand};

use self::report::fail;
use crate::data;
use crate::file::{self, Disk as _, MAX_FILE, RealDisk};
use crate::model::{Document, Language};
use crate::problems;
use crate::templates;
use crate::words::command_line;

/// What is left to do after the command line was read.
#[derive(Debug)]
pub enum Task {
    /// Nothing: end with this code.
    End(ExitCode),
    /// Open the editor, with this document if there is one.
    Open(Option<PathBuf>),
}

/// Reads the command line and does what it asks for, other than opening the editor.
#[must_use]
pub fn run() -> Task {
    let arguments = Arguments::parse();
    let language = report::language();
    let done = match arguments.command {
        None => return Task::Open(arguments.file.map(whole_path)),
        Some(Command::Export(arguments)) => match arguments.checked() {
            Ok(target) => Ok(export::run(&arguments, &target, language)),
            Err((kind, why)) => of_export().error(kind, why).exit(),
        },
        Some(Command::Templates) => Ok(list_templates()),
        Some(Command::New(arguments)) => new(&arguments, language),
        Some(Command::Import(arguments)) => import(&arguments, language),
        Some(Command::Check { file }) => Ok(check(&file, language)),
    };
    Task::End(done.unwrap_or_else(|sentence| fail(&sentence)))
}

/// The path as it is from everywhere: the window remembers it and proposes names beside it.
fn whole_path(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// Says that this build has no window.
#[must_use]
pub fn no_window() -> ExitCode {
    fail(problems::no_window(report::language()))
}

/// Customer-journey maps and service blueprints. Without a command, opens the editor.
#[derive(Debug, Parser)]
#[command(name = "waylane", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Document to open
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write maps as pictures, slides, tables of cards, reports or diagrams
    Export(Box<export::Arguments>),
    /// List the names of the templates and samples, one a line
    Templates,
    /// Make a document from a template
    New(NewArguments),
    /// Make a document from a table of cards (.csv, .tsv), as `waylane export` writes it
    Import(ImportArguments),
    /// List what is wrong in a document, one line each; exit code 1 if there is anything
    Check {
        /// Document to check
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
struct NewArguments {
    /// One of `waylane templates`
    #[arg(long)]
    template: String,
    /// Language of the document
    #[arg(long, value_parser = language, default_value = "en", value_name = "en|vi")]
    lang: Language,
    /// File to make
    #[arg(long)]
    out: PathBuf,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct ImportArguments {
    /// Table of cards
    table: PathBuf,
    /// File to make
    #[arg(long)]
    out: PathBuf,
    /// Title of the map; else the name of the table's file
    #[arg(long)]
    title: Option<String>,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
}

fn language(code: &str) -> Result<Language, &'static str> {
    match code {
        "en" => Ok(Language::English),
        "vi" => Ok(Language::Vietnamese),
        _ => Err("expected en or vi"),
    }
}

/// The command line of `waylane export`, by which its faults are told.
fn of_export() -> clap::Command {
    let mut whole = Arguments::command();
    whole.build();
    let export = whole.find_subcommand("export").cloned();
    export.unwrap_or(whole)
}

fn list_templates() -> ExitCode {
    let mut out = io::stdout().lock();
    for template in templates::all().iter().chain(templates::samples()) {
        // A reader that has seen enough, such as `head`, is no failure.
        if writeln!(out, "{}", template.name).is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

fn new(arguments: &NewArguments, language: Language) -> Result<ExitCode, String> {
    if !arguments.force && arguments.out.exists() {
        return Err(problems::file_exists(language, &arguments.out));
    }
    let document = templates::load(&arguments.template, arguments.lang)
        .map_err(|error| problems::template_error(language, &error))?;
    file::save(&RealDisk, &arguments.out, &document)
        .map_err(|error| report::about(&arguments.out, None, &problems::save_error(language, &error)))?;
    Ok(ExitCode::SUCCESS)
}

fn import(arguments: &ImportArguments, language: Language) -> Result<ExitCode, String> {
    if !arguments.force && arguments.out.exists() {
        return Err(problems::file_exists(language, &arguments.out));
    }
    let about = |sentence: &str| report::about(&arguments.table, None, sentence);
    let bytes = RealDisk.read(&arguments.table, MAX_FILE).map_err(|error| {
        about(&problems::load_error_without_place(language, &file::LoadError::from(error)))
    })?;
    let text = String::from_utf8(bytes).map_err(|_| about(command_line::not_text(language)))?;
    let name = arguments.table.file_stem().unwrap_or_default().to_string_lossy();
    let title = arguments.title.as_deref().unwrap_or(&name);
    let document =
        data::from_table(&text, title).map_err(|error| about(&problems::table_error(language, &error)))?;
    file::save(&RealDisk, &arguments.out, &document)
        .map_err(|error| report::about(&arguments.out, None, &problems::save_error(language, &error)))?;
    Ok(ExitCode::SUCCESS)
}

fn check(path: &Path, language: Language) -> ExitCode {
    let lines = report::problems_of(path, language);
    let mut out = io::stdout().lock();
    for line in &lines {
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    if lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The document of a file; what had to be repaired is told, but is no failure.
fn load(path: &Path, language: Language) -> Result<Document, String> {
    let loaded = file::load(&RealDisk, path).map_err(|error| {
        report::about(path, error.at(), &problems::load_error_without_place(language, &error))
    })?;
    for repaired in &loaded.repairs {
        report::warn(&report::about(path, None, &problems::repaired(language, repaired)));
    }
    Ok(loaded.document)
}
