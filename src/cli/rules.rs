//! `factdesk rules`: the rules in force and what a house changed, each tried on its own examples; or a built-in file, to
//! copy.

use std::io::{self, Write};
use std::path::PathBuf;

use super::load;
use super::text::{self, number};
use super::{Failure, Status, Streams};
use crate::app::trial::{self, Trial};
use crate::check::Quiet;
use crate::rules::{Rule, Rules};

/// What `rules` is told.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A folder with house rules laid over the built-in ones; without it, those alone.
    #[arg(value_name = "DIR", default_value = "builtin", hide_default_value = true)]
    folder: PathBuf,
    /// Show the limits of every rule, not only those that the house changed.
    #[arg(long)]
    limits: bool,
    /// Write a built-in rule (by its id) or word list (by its name) as it is, to copy and change.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["folder", "limits"])]
    print: Option<String>,
}

/// Prints the rules; the status is 1 where an example that the house brought does not hold.
pub(super) fn run(args: &Args, streams: &mut Streams) -> Result<Status, Failure> {
    if let Some(name) = &args.print {
        let text = Rules::builtin_file(name).map_err(|cure| Failure::Input(sentence(&cure)))?;
        streams.out.write_all(text.as_bytes())?;
        return Ok(Status::Fine);
    }
    let (rules, builtin) = (load::rules(&args.folder)?, Rules::builtin());
    let trials = trial::run(&rules, |_| true, &Quiet);
    for rule in rules.iter() {
        let its: Vec<_> = trials.iter().filter(|trial| trial.rule == rule.id).collect();
        one(rule, builtin.rule(rule.id).unwrap_or(rule), &its, args.limits, streams.out)?;
    }
    let lists = rules.house.iter().filter(|file| file.starts_with("lexicons/"));
    let lists: Vec<_> = lists.map(String::as_str).collect();
    if !lists.is_empty() {
        writeln!(streams.out, "Word lists of the house: {}", lists.join(", "))?;
    }
    sum(&trials, streams.out)?;
    text::rules(&rules.hash, streams.out)?;
    let fault = |trial: &Trial| trial.house && !trial.holds();
    Ok(if trials.iter().any(fault) { Status::Found } else { Status::Fine })
}

/// A rule beside the one that is built in, and what became of its examples.
fn one(rule: &Rule, base: &Rule, trials: &[&Trial], limits: bool, out: &mut dyn Write) -> io::Result<()> {
    let grade = if rule.on { rule.severity.as_str() } else { "off" };
    let before = if base.on { base.severity.as_str() } else { "off" };
    let changed = if grade == before { String::new() } else { format!(" (built in: {before})") };
    writeln!(out, "{:<26}{grade}{changed}", rule.id.as_str())?;
    for (name, value) in &rule.limits {
        match base.limits.get(name).filter(|before| before.to_bits() != value.to_bits()) {
            Some(before) => writeln!(out, "    {name} = {value} (built in: {before})")?,
            None if limits => writeln!(out, "    {name} = {value}")?,
            None => {}
        }
    }
    for failed in trials.iter().filter(|trial| !trial.holds()) {
        writeln!(out, "    {}{failed}", if failed.house { "" } else { "built in: " })?;
    }
    Ok(())
}

/// How many examples hold, and what to do about those that do not.
fn sum(trials: &[Trial], out: &mut dyn Write) -> io::Result<()> {
    let failed = |house| trials.iter().filter(|trial| trial.house == house && !trial.holds()).count();
    let (own, others) = (failed(true), failed(false));
    write!(out, "{}:", number(trials.len(), "example"))?;
    if own + others == 0 {
        return writeln!(out, " all hold.");
    }
    if own > 0 {
        let verb = if own == 1 { "does" } else { "do" };
        write!(out, " {own} of your own {verb} not hold. Change the example, or the limit or list behind it.")?;
    }
    if others > 0 {
        let verb = if others == 1 { "tells" } else { "tell" };
        write!(
            out,
            " {others} of those built in {verb} otherwise under these rules; where that is meant, give the rule examples of your own."
        )?;
    }
    writeln!(out)
}

/// A cure as a sentence.
fn sentence(cure: &str) -> String {
    let mut letters = cure.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if cure.ends_with('?') { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}
