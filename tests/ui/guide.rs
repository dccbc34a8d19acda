//! The guide's pages say what the window does.

use factdesk::ui::commands::{keys_as_markdown, readme_keys_as_markdown};
use factdesk::ui::guide_files;

#[test]
fn the_page_of_keys_is_the_list_of_commands() {
    let page = include_str!("../../assets/guide/keys.md");
    if cfg!(target_os = "macos") {
        return; // The page has the keys of the other systems, and says so.
    }
    let rows = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("| ")).skip(1).map(str::to_owned).collect()
    };
    assert_eq!(rows(page), rows(&keys_as_markdown()));
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_commands() {
    if cfg!(target_os = "macos") {
        return;
    }
    let readme = include_str!("../../README.md");
    let table = readme_keys_as_markdown();
    assert!(readme.contains(&table), "the README's table of keys should be\n{table}");
}

#[test]
fn every_listed_page_is_there_and_no_other() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/guide");
    let mut listed: Vec<_> = include_str!("../../assets/guide/index.txt").lines().map(str::to_owned).collect();
    let entries = std::fs::read_dir(&folder).expect("the folder");
    let mut there: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    there.retain(|name| std::path::Path::new(name).extension().is_some_and(|ending| ending == "md"));
    assert_eq!(guide_files(), listed, "the guide in the window has the pages of the list, in its order");
    listed.sort();
    there.sort();
    assert_eq!(listed, there);
}
