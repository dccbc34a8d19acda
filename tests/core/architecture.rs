//! The invariants of `src/lib.rs`, read off the sources.

#![expect(clippy::string_slice, reason = "a slice off the boundaries fails the test, as it should")]

use std::fs;
use std::path::{Path, PathBuf};

/// Which modules each module may use, besides itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("spread", &[]),
    ("text", &[]),
    ("rules", &["text"]),
    ("document", &["text", "rules"]),
    ("import", &["text", "rules", "document"]),
    ("language", &["spread", "text"]),
    ("similarity", &["text", "rules", "document", "language"]),
    ("check", &["spread", "text", "rules", "document", "language", "similarity"]),
    ("review", &["text", "rules", "document", "similarity", "check"]),
    ("storage", &["text", "rules", "document", "check", "review"]),
    ("report", &["text", "rules", "document", "import", "check", "review"]),
];
/// Modules above the core; they may use all of it.
const ABOVE: &[&str] = &["app", "cli", "ui"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `(module, path, code without comments and test modules)` of every source file below `src`.
fn modules() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 10, "the sources were not found");
    files
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("utf-8");
            let inside = path.strip_prefix(&root).expect("below src");
            let module = inside.iter().next().expect("a name").to_string_lossy().trim_end_matches(".rs").to_owned();
            let code: String = text
                .split("#[cfg(test)]\nmod ")
                .next()
                .unwrap_or_default()
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .flat_map(|line| [line, "\n"])
                .collect();
            (module, path, code)
        })
        .collect()
}

fn words_after<'t>(code: &'t str, prefix: &str) -> Vec<&'t str> {
    code.match_indices(prefix)
        .map(|(at, _)| {
            let rest = &code[at + prefix.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}

#[test]
fn imports_run_one_way() {
    for (module, path, code) in modules() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else { continue };
        assert!(!code.contains("use crate::{"), "{}: one `use crate::module` a line", path.display());
        for used in words_after(&code, "crate::") {
            let known = MAY_USE.iter().any(|(name, _)| *name == used) || ABOVE.contains(&used);
            let fine = used == module || allowed.contains(&used) || !known;
            assert!(fine, "{} uses {used}, which {module} may not", path.display());
        }
    }
}

#[test]
fn every_module_is_in_the_table() {
    for (module, path, _) in modules() {
        let known = MAY_USE.iter().any(|(name, _)| *name == module) || ABOVE.contains(&module.as_str());
        assert!(known || module == "lib" || module == "main", "{} is in no module of the table", path.display());
    }
}

#[test]
fn only_the_window_knows_egui() {
    for (module, path, code) in modules() {
        if module == "ui" || module == "main" {
            continue;
        }
        for name in ["egui::", "eframe::", "rfd::", "arboard::"] {
            assert!(!code.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn only_disk_opens_files() {
    for (module, path, code) in modules() {
        let is_disk = path.to_string_lossy().contains("/app/disk");
        if is_disk || module == "main" {
            continue;
        }
        for name in ["std::fs", "fs::", "File::", "OpenOptions", "tempfile::"] {
            assert!(!code.contains(name), "{} touches files: {name}", path.display());
        }
    }
}

#[test]
fn no_clock_or_chance_below_app() {
    for (module, path, code) in modules() {
        if !MAY_USE.iter().any(|(name, _)| *name == module) {
            continue;
        }
        for name in ["SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "new_v4", "rand::", "std::env"] {
            assert!(!code.contains(name), "{} is not pure: {name}", path.display());
        }
    }
}

#[test]
fn the_review_file_has_its_types_in_storage_alone() {
    for (module, path, code) in modules() {
        if module == "review" {
            assert!(
                !code.contains("derive(") || !code.contains("Serialize"),
                "{}: file types belong to storage",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let text = fs::read_to_string(&path).expect("utf-8");
        assert!(text.starts_with("//!"), "{} does not say what it is", path.display());
        assert!(text.lines().count() <= 400, "{} has over 400 lines", path.display());
    }
}

/// What a window shows is written in `ui/words`, and in the list of commands: one place to read it all, and to hold it
/// to one voice. A string that begins like a sentence belongs there; ids and file names do not begin so.
#[test]
fn what_the_window_says_is_in_one_place() {
    // The gallery is for builders; the window's own errors are for the terminal it was started from.
    let apart = ["/ui/words/", "/ui/commands.rs", "/ui/gallery.rs", "/ui/window.rs", "/ui/guide/", "/ui/fonts.rs"];
    for (_, path, code) in modules().into_iter().filter(|(module, ..)| module == "ui") {
        let name = path.to_string_lossy().into_owned();
        if apart.iter().any(|own| name.contains(own)) {
            continue;
        }
        // Why a lint is expected is said to builders, too.
        let code: Vec<&str> =
            code.lines().filter(|line| !line.contains("#[expect") && !line.contains("reason = ")).collect();
        for said in code.join("\n").split('"').skip(1).step_by(2) {
            let mut chars = said.chars();
            let (first, second) = (chars.next(), chars.next());
            let sentence = first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase);
            assert!(!sentence || said == "Ctrl+" || said == "Shift+", "{name} says {said:?}");
        }
    }
}
