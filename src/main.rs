//! The program: opens the editor's window.

use std::process::ExitCode;

#[cfg(feature = "window")]
fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn")).init();
    let path = std::env::args_os().nth(1).map(std::path::PathBuf::from);
    match waylane::app::run(path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "window"))]
fn main() -> ExitCode {
    ExitCode::FAILURE
}
