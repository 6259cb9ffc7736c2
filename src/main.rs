//! The program: the command line, and the editor's window behind it.

use std::path::PathBuf;
use std::process::ExitCode;

use waylane::cli::{self, Task};

fn main() -> ExitCode {
    // Other crates warn of what nobody can change; `RUST_LOG` shows it all.
    env_logger::init_from_env(env_logger::Env::default().default_filter_or("error,waylane=warn"));
    match cli::run() {
        Task::End(code) => code,
        Task::Open(path) => open(path),
    }
}

#[cfg(feature = "window")]
fn open(path: Option<PathBuf>) -> ExitCode {
    match waylane::app::run(path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "window"))]
fn open(_path: Option<PathBuf>) -> ExitCode {
    cli::no_window()
}
