//! The command line as a user meets it: the real binary, its streams and its exit status.

use std::fs;
use std::path::{Path, PathBuf};

use std::sync::Arc;

use assert_cmd::Command;
use factdesk::import;
use factdesk::review::edit::Edit;
use factdesk::review::{Person, Review, Stamp, Version, sha256};
use factdesk::rules::Rules;
use factdesk::storage;
use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

fn factdesk() -> Command {
    let mut command = Command::cargo_bin("factdesk").expect("the binary");
    command.env_remove("RUST_LOG").env("RUST_BACKTRACE", "0");
    command
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles").join(name)
}

/// Exit status, standard output, error stream.
pub(crate) fn run(args: &[&str]) -> (i32, String, String) {
    let output = factdesk().args(args).output().expect("it runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("no signal"), text(output.stdout), text(output.stderr))
}

pub(crate) fn path(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// A folder with inputs nobody can use, and one with a problem in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("written");
    put("empty.txt", b"");
    put("blank.txt", b" \n\n\t\n");
    put("binary.txt", &(0u8..=255).cycle().take(4096).collect::<Vec<_>>());
    put("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89");
    put("latin1.txt", b"Caf\xe9 closes on Monday\n\nThe caf\xe9 in the market closed on Monday, its owner said.\n");
    put("placeholder.txt", b"Bridge to close\n\nThe bridge will close on TK, the council said on Monday.\n");
    put("fine.txt", b"Bridge to close\n\nThe bridge will close on Monday, the council said on Friday.\n");
    put("broken.factdesk", b"{\"schema\": \"factdesk-review/1\", ");
    folder
}

#[test]
fn a_file_that_cannot_be_used_is_status_2_and_one_clear_sentence() {
    let folder = folder();
    for name in ["missing.txt", "empty.txt", "blank.txt", "binary.txt", "picture.html", "."] {
        let file = folder.path().join(name);
        for command in [&["check"][..], &["check", "--format", "json"], &["why", "--statement", "s1"]] {
            let mut args = command.to_vec();
            args.push(path(&file));
            let (status, out, err) = run(&args);
            assert_eq!((status, out.as_str()), (2, ""), "{args:?}: {err}");
            assert!(err.starts_with("factdesk: ") && err.lines().count() == 1, "{args:?}: {err}");
            assert!(err.contains(path(&file)) && !err.contains("panicked"), "{args:?}: {err}");
        }
    }
}

#[test]
fn another_encoding_is_read() {
    let folder = folder();
    let (status, out, err) = run(&["check", "--format", "json", path(&folder.path().join("latin1.txt"))]);
    assert!(status < 2, "{err}");
    assert!(out.contains("The café in the market closed on Monday, its owner said."), "{out}");
}

#[test]
fn the_status_follows_the_gravest_finding_of_all_files() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let (placeholder, fine) = (at("placeholder.txt"), at("fine.txt"));
    assert_eq!(run(&["check", path(&fine)]).0, 0);
    assert_eq!(run(&["check", path(&fine), path(&placeholder)]).0, 1);
    assert_eq!(run(&["check", "--fail-on", "error", path(&placeholder)]).0, 1);
    assert_eq!(run(&["check", path(&placeholder), path(&at("empty.txt")), path(&fine)]).0, 2);
    assert_eq!(run(&["check"]).0, 2, "no file");
    assert_eq!(run(&["check", "--fail-on", "nonsense", path(&fine)]).0, 2);
}

#[test]
fn text_names_line_place_and_words() {
    let folder = folder();
    let file = folder.path().join("placeholder.txt");
    let (_, out, _) = run(&["check", path(&file)]);
    let first = out.lines().next().expect("a line");
    assert!(first.starts_with(&format!("{}:3:26: error: ", path(&file))), "{out}");
    assert!(out.contains("Paragraph 1, sentence 1: \u{201c}The bridge will close on TK,"), "{out}");
    assert!(!out.contains("copy.placeholder"), "no rule id unless asked for");
    assert!(run(&["check", "--ids", path(&file)]).1.contains("[copy.placeholder]"));
    let rules = format!("House rules: {}", factdesk::rules::Rules::builtin().hash);
    assert!(!out.contains(&rules));
    assert_eq!(run(&["check", "--all", path(&file)]).1.lines().last(), Some(rules.as_str()));
}

#[test]
fn json_is_one_object_a_line_that_keeps_the_contract() {
    let files = ["flood-wall.txt", "flood-wall-v2.txt", "library-roof.md", "harbour-strike.html"].map(sample);
    let mut args = vec!["check", "--format", "json"];
    args.extend(files.iter().map(|file| path(file)));
    let (status, out, err) = run(&args);
    assert!(status < 2, "{err}");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), files.len());
    for line in &lines {
        let value: Value = serde_json::from_str(line).expect("JSON");
        crate::contract::holds(&value);
        assert_eq!(value["article"]["sha256"].as_str().map(str::len), Some(64));
        assert!(value["language"].as_str().is_some_and(|language| language.starts_with("en")), "stated or judged");
    }
    assert_eq!(run(&args).1, out, "the same bytes give the same findings");
}

#[test]
fn sarif_is_one_log() {
    let (status, out, _) =
        run(&["check", "--format", "sarif", path(&sample("flood-wall.txt")), path(&sample("library-roof.md"))]);
    assert!(status < 2);
    let log: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        (log["version"].as_str(), log["runs"][0]["artifacts"].as_array().map(Vec::len)),
        (Some("2.1.0"), Some(2))
    );
}

#[test]
fn house_rules_are_laid_over_and_broken_ones_named() {
    let folder = folder();
    let (rules, file) = (folder.path().join("house"), folder.path().join("placeholder.txt"));
    fs::create_dir_all(rules.join("rules")).expect("made");
    let put = |text: &str| fs::write(rules.join("rules/copy.placeholder.toml"), text).expect("written");
    put("id = \"copy.placeholder\"\non = false\n");
    assert_eq!(run(&["check", "--rules", path(&rules), path(&file)]).0, 0);
    assert_eq!(run(&["check", "--rules", "builtin", path(&file)]).0, 1);
    put("id = \"copy.placeholder\"\nseverity = \"loud\"\n");
    let (status, _, err) = run(&["check", "--rules", path(&rules), path(&file)]);
    assert!(status == 2 && err.contains("rules/copy.placeholder.toml") && err.contains("line 2"), "{err}");
    let (status, _, err) = run(&["check", "--rules", path(&folder.path().join("none")), path(&file)]);
    assert!(status == 2 && err.contains("house rules"), "{err}");
}

#[test]
fn rules_are_listed_with_what_the_house_changed_and_tried() {
    let (status, out, err) = run(&["rules"]);
    assert!(status == 0 && err.is_empty(), "{err}");
    assert!(out.contains("grounding.contradicted    error\n") && out.contains("examples: all hold."), "{out}");

    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/house-rules");
    let (status, out, err) = run(&["rules", path(&house)]);
    assert!(status == 0, "{err}{out}");
    for line in [
        "attribution.vague         error (built in: warning)\n",
        "copy.undated              off (built in: note)\n",
        "    room = 0 (built in: 0.01)\n",
        "Word lists of the house: lexicons/en/placeholders.txt\n",
    ] {
        assert!(out.contains(line), "{line}: {out}");
    }

    let folder = folder();
    fs::create_dir_all(folder.path().join("rules")).expect("made");
    let put = |text: &str| fs::write(folder.path().join("rules/repeat.verbatim.toml"), text).expect("written");
    put("id = \"repeat.verbatim\"\n[limits]\nwords = 30\n");
    let (status, out, _) = run(&["rules", path(folder.path())]);
    assert!(
        status == 0 && out.contains("    built in: repeat.verbatim, example 1, must be flagged and is not"),
        "{out}"
    );
    put("id = \"repeat.verbatim\"\n[[example]]\nflag = \"Rain fell on the town all day.\"\n");
    let (status, out, _) = run(&["rules", path(folder.path())]);
    assert!(status == 1 && out.contains("1 of your own does not hold. Change"), "{out}");
}

#[test]
fn a_built_in_file_is_written_to_copy() {
    let (status, out, _) = run(&["rules", "--print", "repeat.near"]);
    assert!(status == 0 && out.starts_with("id = \"repeat.near\"") && out.contains("\n# "), "{out}");
    let (status, out, _) = run(&["rules", "--print", "hedges"]);
    assert!(status == 0 && out.lines().count() > 10, "{out}");
    let (status, out, err) = run(&["rules", "--print", "hegdes"]);
    assert!(status == 2 && out.is_empty(), "{out}");
    assert!(
        err.contains("There is no rule or word list \u{201c}hegdes\u{201d}; did you mean \u{201c}hedges\u{201d}?"),
        "{err}"
    );
}

#[test]
fn why_tells_of_one_statement() {
    let folder = folder();
    let file = folder.path().join("placeholder.txt");
    let (status, out, err) = run(&["why", path(&file), "--statement", "close on TK"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("copy.placeholder (error)") && out.contains("fired on \u{201c}TK\u{201d}"), "{out}");
    let (status, _, err) = run(&["why", path(&file), "--statement", "s99"]);
    assert!(status == 2 && err.contains("s99") && err.contains("s1 to s2"), "{err}");
}

#[test]
fn an_article_is_exported() {
    let folder = folder();
    let (file, page) = (folder.path().join("placeholder.txt"), folder.path().join("report.html"));
    let (status, out, err) = run(&["export", path(&file), "--to", "html", "-o", path(&page)]);
    assert_eq!((status, out.as_str(), err.as_str()), (0, "", ""));
    assert!(fs::read_to_string(&page).expect("written").contains("<mark>TK</mark>"));
    let (status, out, _) = run(&["export", path(&file), "--to", "json", "-o", "-"]);
    assert_eq!(status, 0);
    assert_eq!(serde_json::from_str::<Value>(&out).expect("JSON")["schema"], "factdesk-report/1");
    let before = fs::read(&file).expect("read");
    let (status, _, err) = run(&["export", path(&file), "--to", "html", "-o", path(&file)]);
    assert!(status == 2 && err.contains("replace"), "{err}");
    assert_eq!(fs::read(&file).expect("still there"), before);
    assert_eq!(run(&["export", path(&file), "--to", "html", "-o", path(&folder.path().join("none/x.html"))]).0, 2);
}

#[test]
fn a_broken_review_is_no_article() {
    let folder = folder();
    for args in [&["verify"][..], &["export", "--to", "html", "-o", "-"]] {
        let file = folder.path().join("broken.factdesk");
        let mut args = args.to_vec();
        args.push(path(&file));
        let (status, out, err) = run(&args);
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains("broken.factdesk") && err.lines().count() == 1, "{err}");
    }
}

/// A signed review of `fine.txt` with one mark, and its path.
fn signed(folder: &Path) -> (Review, PathBuf) {
    let bytes = fs::read(folder.join("fine.txt")).expect("read");
    let read = import::read(&bytes, "fine.txt", &Rules::builtin(), &import::Options::default());
    let (document, _) = read.expect("an article");
    let stamp =
        Stamp { by: Person { name: "Ann Berg".to_owned(), initials: "AB".to_owned() }, at: Timestamp::UNIX_EPOCH };
    let version = Version::of(&document, "fine.txt", &sha256(&bytes), stamp.at);
    let mut review = Review { lineage: Uuid::from_u128(1), versions: vec![Arc::new(version)], ..Review::default() };
    let mut next = 1;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let span = document.statements.last().expect("a statement").span;
    let mut edit = Edit::new(&mut review, &document, stamp, &mut fresh);
    assert!(edit.add_note(span, "Heard it myself."));
    assert!(edit.sign_off(&[], "", "factdesk 0.1.0", "rules"));
    let path = folder.join("fine.txt.factdesk");
    fs::write(&path, storage::to_bytes(&review)).expect("written");
    (review, path)
}

#[test]
fn a_signed_review_is_verified_and_a_changed_one_is_not() {
    let folder = folder();
    let (mut review, file) = signed(folder.path());
    let article = folder.path().join("fine.txt");
    let (status, out, err) = run(&["verify", path(&file), "--against", path(&article)]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("Ann Berg") && out.lines().all(|line| line.starts_with("ok: ")), "{out}");
    let other = folder.path().join("placeholder.txt");
    let (status, out, _) = run(&["verify", path(&file), "--against", path(&other)]);
    assert!(status == 1 && out.contains("differs: "), "{out}");
    let mut version = (*review.versions[0]).clone();
    version.text = version.text.replace("Friday", "Sunday");
    review.versions[0] = Arc::new(version);
    fs::write(&file, storage::to_bytes(&review)).expect("written");
    let (status, out, _) = run(&["verify", path(&file)]);
    assert_eq!((status, out.matches("differs: ").count()), (1, 2), "text and seal: {out}");
    assert_eq!(run(&["verify", path(&article)]).0, 2, "an article is no review");
}

#[test]
fn a_review_is_exported_without_its_article() {
    let folder = folder();
    let (_, file) = signed(folder.path());
    fs::remove_file(folder.path().join("fine.txt")).expect("removed");
    let (status, page, err) = run(&["export", path(&file), "--to", "html", "-o", "-"]);
    assert_eq!((status, err.as_str()), (0, ""));
    for words in ["Signed off by Ann Berg", "Heard it myself.", "Bridge to close"] {
        assert!(page.contains(words), "{words} is not in the page");
    }
}

#[test]
fn help_and_version() {
    let (status, out, _) = run(&["--help"]);
    assert_eq!(status, 0);
    for command in ["check", "export", "why", "verify", "merge", "--renderer"] {
        assert!(out.contains(command), "{command} is not in the help");
    }
    assert_eq!(run(&["--version"]), (0, format!("factdesk {}\n", env!("CARGO_PKG_VERSION")), String::new()));
}
