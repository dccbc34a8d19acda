//! Two processes on one review, and processes that are killed while they save.
//!
//! The other process is this test binary again, running the same test: told of an article by its environment, the test
//! plays the other's part. It talks by lines on its standard output and ends when its standard input does. Nothing here sleeps: a process is killed after so many
//! saves as it told of, while it works on the next ones.

use std::fs;
use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use factdesk::app::{Action, Effect};
use factdesk::review::Verdict;
use factdesk::storage;

use super::session::{act, bench, folder_with, mark, opened_as, problems, review, statement};

const TEXT: &str = "Bridge closes\n\nThe bridge closed on Monday, the council said. It is 40 years old.\n";
/// Where the other process finds the article.
const ARTICLE: &str = "FACTDESK_TEST_ARTICLE";
/// What begins the words of the other process.
const MARK: &str = "other: ";
/// How many times a saving process is killed: few in the suite, many when somebody asks.
const KILLS: &str = "FACTDESK_TEST_KILLS";

/// Another process, running the other's part of a test.
struct Other {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Other {
    fn start(test: &str, article: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this binary"))
            .args([test, "--exact", "--nocapture", "--test-threads=1"])
            .env(ARTICLE, article)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        Self { child, lines }
    }

    /// The next line that begins so, without it.
    fn hear(&mut self, prefix: &str) -> String {
        loop {
            let line = self.lines.next().expect("the other process ended").expect("readable");
            // The test harness writes its own words, the name of the test too, before the first of ours.
            if let Some(rest) = line.split_once(MARK).and_then(|(_, ours)| ours.strip_prefix(prefix)) {
                return rest.trim().to_owned();
            }
        }
    }

    fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
        self.lines.map_while(Result::ok).collect()
    }
}

fn say(words: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{MARK}{words}").and_then(|()| out.flush()).expect("heard");
}

/// The article of whoever plays the other's part.
fn others_article() -> Option<PathBuf> {
    std::env::var_os(ARTICLE).map(PathBuf::from)
}

/// Saves for ever, a note more each time; tells each save once it is done.
fn save_for_ever(article: &Path) {
    let mut bench = opened_as(article, "Bo Berg", 50_000 * i64::from(std::process::id()));
    let (_, span) = statement(&bench, "It is 40");
    for number in review(&bench).notes.len() + 1.. {
        act(&mut bench, Action::AddNote { span, text: format!("{number} {}", "words ".repeat(number % 50)) });
        let effects = act(&mut bench, Action::Save);
        assert_eq!(problems(&effects), Vec::<String>::new());
        say(&format!("saved {number}"));
    }
}

/// Holds the review open until its standard input ends.
fn hold_open(article: &Path) {
    let bench = opened_as(article, "Bo Berg", 50_000);
    say(&format!("open {}", bench.article.as_ref().expect("open").held.is_none()));
    let mut rest = Vec::new();
    std::io::stdin().read_to_end(&mut rest).expect("read");
}

#[test]
fn killed_at_any_time_the_review_is_whole_and_has_all_that_was_saved() {
    if let Some(article) = others_article() {
        return save_for_ever(&article);
    }
    let kills: usize = std::env::var(KILLS).ok().and_then(|count| count.parse().ok()).unwrap_or(3);
    let (folder, path) = folder_with(TEXT);
    let mut first = opened_as(&path, "Ann Lee", 0);
    mark(&mut first, "The bridge", Verdict::Confirmed);
    act(&mut first, Action::Save);
    drop(first);
    let beside = path.with_file_name("wall.txt.factdesk");
    let (mut told, mut spread, mut between) = (0, 7_usize, 0);
    for _ in 0..kills {
        let mut other =
            Other::start("processes::killed_at_any_time_the_review_is_whole_and_has_all_that_was_saved", &path);
        spread = spread * 31 % 101;
        for _ in 0..=spread % 23 {
            told = other.hear("saved").parse().expect("a number");
        }
        // Some way into the next save, how far by chance of the machine and of this.
        let mut sum = 0_usize;
        for step in 0..spread * 20_000 {
            sum = std::hint::black_box(sum.wrapping_add(step));
        }
        for line in other.kill() {
            told = line.rsplit_once("saved ").and_then(|(_, number)| number.parse().ok()).unwrap_or(told);
        }
        let read = storage::from_bytes(&fs::read(&beside).expect("there")).expect("a review");
        assert_eq!(read.damage, Vec::<String>::new());
        let notes = read.review.notes.len();
        assert!(notes == told || notes == told + 1, "{notes} notes after {told} saves were told");
        between += usize::from(notes == told + 1);
        let kept = fs::read(beside.with_extension("factdesk.bak")).expect("kept");
        let kept = storage::from_bytes(&kept).expect("the version before is whole");
        assert!(kept.damage.is_empty() && kept.review.notes.len() + 2 > notes, "the version before is the last");
    }
    let bench = opened_as(&path, "Ann Lee", 900_000);
    assert!(bench.article.as_ref().expect("open").held.is_none(), "who was killed holds nothing");
    let halves = fs::read_dir(folder.path()).expect("listed").flatten();
    let halves = halves.filter(|entry| entry.file_name().to_string_lossy().ends_with(".part")).count();
    assert_eq!(halves, 0, "what was half written is swept");
    eprintln!("{told} saves, {kills} kills, {between} after a save was done and before it was told");
}

#[test]
fn a_review_open_in_another_process_is_read_until_that_ends() {
    if let Some(article) = others_article() {
        return hold_open(&article);
    }
    let (_folder, path) = folder_with(TEXT);
    let mut first = opened_as(&path, "Ann Lee", 0);
    mark(&mut first, "The bridge", Verdict::Confirmed);
    act(&mut first, Action::Save);
    drop(first);
    let mut other = Other::start("processes::a_review_open_in_another_process_is_read_until_that_ends", &path);
    assert_eq!(other.hear("open"), "true");
    let mut bench = bench();
    let effects = act(&mut bench, Action::Open(path));
    assert!(matches!(effects.as_slice(), [Effect::Held(holder)] if holder.name == "Bo Berg"), "{effects:?}");
    other.kill();
    let effects = act(&mut bench, Action::Reopen);
    assert!(bench.article.as_ref().expect("open").held.is_none(), "{effects:?}");
}
