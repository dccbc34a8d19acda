//! A folder of house rules.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::read::{ReadError, read};
use super::shown;

/// The files of a folder with house rules, as [`crate::rules::Rules::with_overrides`] wants them: name inside the
/// folder and text. Files elsewhere in it, and hidden ones, are none of its business.
///
/// # Errors
/// Where there is no such folder, or a file in it cannot be read as UTF-8 text.
pub fn read_rules(folder: &Path) -> Result<BTreeMap<String, String>, ReadError> {
    if !folder.is_dir() {
        return Err(ReadError::Missing(shown(folder)));
    }
    let mut files = BTreeMap::new();
    let mut take = |prefix: &str, folder: &Path| -> Result<(), ReadError> {
        for path in entries(folder)?.into_iter().filter(|path| path.is_file()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = String::from_utf8(read(&path)?);
            let text = text.map_err(|error| {
                let sound = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
                ReadError::NotText(shown(&path), sound.filter(|byte| **byte == b'\n').count() + 1)
            })?;
            files.insert(format!("{prefix}/{name}"), text);
        }
        Ok(())
    };
    take("rules", &folder.join("rules"))?;
    for language in entries(&folder.join("lexicons"))?.into_iter().filter(|path| path.is_dir()) {
        let name = language.file_name().unwrap_or_default().to_string_lossy().into_owned();
        take(&format!("lexicons/{name}"), &language)?;
    }
    Ok(files)
}

/// What is in a folder, by name, hidden files apart; nothing where there is no such folder.
pub(in crate::app) fn entries(folder: &Path) -> Result<Vec<PathBuf>, ReadError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let listed = listed.map_err(|error| ReadError::Other(shown(folder), error.to_string()))?;
    let shown = |name: &str| !name.starts_with('.') && !name.ends_with('~');
    let mut paths: Vec<_> = listed
        .into_iter()
        .filter(|entry| shown(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::read_rules;
    use std::fs;

    #[test]
    fn house_rules_are_named_as_the_built_in_ones() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("lexicons/en")).expect("made");
        fs::create_dir_all(at("rules")).expect("made");
        for name in ["rules/repeat.near.toml", "rules/.swp", "lexicons/en/hedges.txt", "README.md"] {
            fs::write(at(name), name).expect("written");
        }
        let files = read_rules(folder.path()).expect("read");
        let names: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["lexicons/en/hedges.txt", "rules/repeat.near.toml"]);
        fs::write(at("rules/x.toml"), b"id\n\n\xff\n").expect("written");
        assert!(read_rules(folder.path()).is_err_and(|error| error.to_string().starts_with("Line 3 is not UTF-8")));
        assert!(read_rules(&at("none")).is_err());
    }
}
