//! The program: the command line, and the editor's window behind it.

use std::path::PathBuf;
use std::process::ExitCode;

use waylane::cli::{self, Task};

fn main() -> ExitCode {
    match cli::run() {
        Task::End(code) => code,
        Task::Open(path) => open(path),
    }
}

fn open(_path: Option<PathBuf>) -> ExitCode {
    cli::no_window()
}
