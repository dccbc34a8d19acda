//! PDFs are read in a child process: this very program, asked for `read-pdf`, bytes in and JSON out.
//!
//! A broken or hostile PDF can make a reader run for ever, fill the memory or crash; then the child is what ends, and
//! the editor reads one sentence. The child bounds its own memory, processor time and output before it reads a byte;
//! the parent takes no more than `MOST_OUT` and kills it after `LONGEST`. Where the system has no such
//! bounds for a process (Windows), the parent's two remain.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::sync_channel;
use std::thread::Builder;
use std::time::Duration;

use crate::document::{Document, Draft, ImportNote};
use crate::import::{self, ImportError, Options, pdf};
use crate::rules::Rules;

/// The subcommand that reads.
pub const COMMAND: &str = "read-pdf";
/// The child is killed after this time.
const LONGEST: Duration = Duration::from_secs(30);
/// Processor time of the child, in seconds.
#[cfg(unix)]
const MOST_CPU: u64 = 20;
/// Address space of the child, in bytes.
#[cfg(unix)]
const MOST_MEMORY: u64 = 1 << 30;
/// Bytes of its answer that are taken.
const MOST_OUT: u64 = 48 << 20;

/// Reads a file as [`import::read`] does, PDFs in a child process, those attached to a mail too.
///
/// # Errors
/// As [`import::read`]; where the child took too long or too much memory, or could not be started.
pub fn read(
    bytes: &[u8],
    name: &str,
    rules: &Rules,
    options: &Options<'_>,
) -> Result<(Document, Vec<ImportNote>), ImportError> {
    import::read(bytes, name, rules, &Options { pdf: Some(draft), ..*options })
}

/// Reads a PDF in a child process as far as its format tells.
///
/// # Errors
/// As [`read`].
pub fn draft(bytes: &[u8]) -> Result<Draft, ImportError> {
    if bytes.len() > import::LARGEST {
        return Err(ImportError::TooLarge { megabytes: bytes.len() >> 20 });
    }
    let program = program().ok_or_else(|| no_reader(&"its file was not found"))?;
    draft_by(&program, COMMAND, bytes, LONGEST)
}

/// As [`draft`], by this program asked for this subcommand, within this time.
///
/// # Errors
/// As [`read`].
pub fn draft_by(program: &Path, command: &str, bytes: &[u8], longest: Duration) -> Result<Draft, ImportError> {
    let (status, out) = ask(program, command, bytes, longest)?;
    match status {
        Some(status) if status.success() && out.len() as u64 <= MOST_OUT => pdf::parse(&out),
        // A panic of the reader.
        Some(status) if status.code().is_some() && (out.len() as u64) <= MOST_OUT => {
            Err(ImportError::Damaged { what: "PDF" })
        }
        _ => Err(ImportError::TooHard { what: "PDF" }),
    }
}

/// Runs the child; no status where it had to be killed.
fn ask(
    program: &Path,
    command: &str,
    bytes: &[u8],
    longest: Duration,
) -> Result<(Option<ExitStatus>, Vec<u8>), ImportError> {
    let mut command = {
        let mut child = Command::new(program);
        child.arg(command).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        child
    };
    #[cfg(unix)]
    command.env_clear();
    let mut child = Ended(command.spawn().map_err(|error| no_reader(&error))?);
    let (Some(mut stdin), Some(stdout)) = (child.0.stdin.take(), child.0.stdout.take()) else {
        return Err(no_reader(&"no pipe"));
    };
    let bytes = bytes.to_vec();
    let feed = move || {
        // A child that ended early hears no more; its answer counts.
        if let Err(error) = stdin.write_all(&bytes) {
            tracing::debug!(%error, "child");
        }
    };
    let (sender, receiver) = sync_channel(1);
    let hear = move || {
        let mut out = Vec::new();
        let read = stdout.take(MOST_OUT + 1).read_to_end(&mut out);
        // Nobody waits any more where the time was over.
        drop(sender.send(read.map(|_| out)));
    };
    for (name, work) in
        [("factdesk-pdf-in", Box::new(feed) as Box<dyn FnOnce() + Send>), ("factdesk-pdf-out", Box::new(hear))]
    {
        Builder::new().name(name.to_owned()).spawn(work).map_err(|error| no_reader(&error))?;
    }
    let Ok(out) = receiver.recv_timeout(longest) else { return Ok((None, Vec::new())) };
    let out = out.map_err(|error| no_reader(&error))?;
    if out.len() as u64 > MOST_OUT {
        return Ok((None, out));
    }
    // It has closed its output; what is left of it is its end.
    let status = child.0.wait().map_err(|error| no_reader(&error))?;
    Ok((Some(status), out))
}

/// A child that does not outlive the question.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            let ended = self.0.kill().and_then(|()| self.0.wait());
            tracing::debug!(?ended, "child killed");
        }
    }
}

fn no_reader(why: &dyn std::fmt::Display) -> ImportError {
    ImportError::NoReader { why: why.to_string() }
}

/// This program; for tests and examples the one that was built with them.
fn program() -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let folder = own.parent()?;
    let built_apart = folder.file_name().is_some_and(|name| name == "deps" || name == "examples");
    if !built_apart && own.file_name()?.to_string_lossy().starts_with("factdesk") {
        // An update may have taken the file's place; what runs is still there.
        return Some(if cfg!(target_os = "linux") { PathBuf::from("/proc/self/exe") } else { own });
    }
    let name = format!("factdesk{}", std::env::consts::EXE_SUFFIX);
    [Some(folder), folder.parent()].into_iter().flatten().map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// What the child does: bounds itself, reads the PDF from its input, writes the answer.
///
/// # Errors
/// Where a stream fails.
pub fn serve(input: &mut dyn Read, out: &mut dyn Write) -> io::Result<()> {
    bound();
    let mut bytes = Vec::new();
    input.take(import::LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    out.write_all(&pdf::answer(&bytes))
}

#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let bounds = [
        (Resource::As, MOST_MEMORY),
        (Resource::Cpu, MOST_CPU),
        (Resource::Core, 0),
        (Resource::Fsize, MOST_OUT),
        // Nothing is opened or started from here on.
        (Resource::Nofile, 3),
        (Resource::Nproc, 0),
    ];
    for (resource, most) in bounds {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        match setrlimit(resource, limit) {
            Ok(()) => {}
            // Some systems know no bound for memory.
            Err(error) => tracing::debug!(%error, ?resource, "no bound"),
        }
    }
}

#[cfg(not(unix))]
fn bound() {}
