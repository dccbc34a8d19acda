//! The program: its window, opened on the file that is named.

use std::path::PathBuf;
use std::process::ExitCode;

#[cfg(feature = "gui")]
fn main() -> ExitCode {
    let file = std::env::args_os().nth(1).map(PathBuf::from);
    let options = factdesk::ui::Options { file, ..factdesk::ui::Options::default() };
    match factdesk::ui::run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
fn main() -> ExitCode {
    drop(PathBuf::new());
    ExitCode::SUCCESS
}
