//! The command line: `check`, `export`, `why`, `verify`, `merge` and `rules`, and how the window is asked for.
//!
//! Commands write to the streams they are given and return an exit status: 0 = nothing to report, 1 = something
//! found, 2 = an input that cannot be used. Messages are written for an editor and go to the error stream; standard
//! output holds the result alone.

mod check;
mod export;
mod load;
mod merge;
mod rules;
mod text;
mod verify;
mod why;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::app::sandbox;
use crate::rules::Severity;

/// Which drawing library the window uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// Vulkan, Metal, Direct3D.
    #[default]
    Wgpu,
    /// OpenGL, for machines on which the other shows nothing.
    Glow,
}

/// A workbench for the editor or fact-checker who must sign off one article.
#[derive(Debug, Parser)]
#[command(name = "factdesk", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Args {
    /// An article or a review to open in the window.
    pub file: Option<PathBuf>,
    /// Which drawing library the window uses.
    #[arg(long, value_enum, default_value_t)]
    pub renderer: Renderer,
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check articles and print what was found.
    Check(check::Args),
    /// Write a report on a review or an article.
    Export(export::Args),
    /// Tell everything the program thought about one statement.
    Why(why::Args),
    /// Tell whether a signed review is still what was signed, and whether a page says it.
    Verify(verify::Args),
    /// Make one review of two copies of it.
    Merge(merge::Args),
    /// Tell the rules in force and what a house changed, and try each on its own examples.
    Rules(rules::Args),
    /// Read a PDF from the input and write what is in it: what the program asks itself, in a process of its own.
    #[command(hide = true)]
    ReadPdf,
}

/// From which severity on `check` fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Anything at all.
    Note,
    /// Problems, grave or not.
    Warning,
    /// Grave problems only.
    Error,
}

impl FailOn {
    const fn severity(self) -> Severity {
        match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// Where house rules come from.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct RulesArg {
    /// A folder with house rules laid over the built-in ones, or `builtin` for those alone.
    #[arg(long, value_name = "DIR|builtin", default_value = "builtin")]
    rules: PathBuf,
}

/// Exit status of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing to report.
    Fine = 0,
    /// Something was found.
    Found = 1,
    /// An input could not be used.
    Unusable = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// The streams of a command.
pub struct Streams<'a> {
    /// The result.
    pub out: &'a mut dyn Write,
    /// Messages.
    pub err: &'a mut dyn Write,
}

/// Does what the command says, on the process's own streams.
pub fn run(command: &Command) -> ExitCode {
    let (out, err) = (io::stdout(), io::stderr());
    let mut out = io::BufWriter::new(out.lock());
    run_on(command, &mut Streams { out: &mut out, err: &mut err.lock() }).into()
}

/// Does what the command says.
pub fn run_on(command: &Command, streams: &mut Streams) -> Status {
    let done = match command {
        Command::Check(args) => check::run(args, streams),
        Command::Export(args) => export::run(args, streams),
        Command::Why(args) => why::run(args, streams),
        Command::Verify(args) => verify::run(args, streams),
        Command::Merge(args) => merge::run(args, streams),
        Command::Rules(args) => rules::run(args, streams),
        Command::ReadPdf => {
            let done = sandbox::serve(&mut io::stdin().lock(), streams.out);
            done.map(|()| Status::Fine).map_err(Failure::from)
        }
    };
    let done = done.and_then(|status| streams.out.flush().map(|()| status).map_err(Failure::from));
    match done {
        Ok(status) => status,
        // Whoever reads our output has had enough of it (`| head`): that is no failure of ours.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Fine,
        Err(failure) => tell(streams, &failure.to_string()),
    }
}

/// A message on the error stream; an error stream that is closed takes none.
fn tell(streams: &mut Streams, message: &str) -> Status {
    if let Err(error) = writeln!(streams.err, "factdesk: {message}") {
        tracing::debug!(%error, "no error stream");
    }
    Status::Unusable
}

/// Why a command could not be done: a sentence for an editor.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// An input is no use.
    #[error("{0}")]
    Input(String),
    /// The result could not be written.
    #[error("The result could not be written: {0}.")]
    Output(#[from] io::Error),
}
