//! The settings file: TOML; keys this program does not know stay in it.

use std::fs;
use std::path::Path;

use super::{SaveError, shown, write};
use crate::app::Settings;

/// Reads the settings. A file that is not there gives the defaults; a broken one gives them with a message, and
/// stays as it is until somebody changes a setting (its text is then kept beside it).
pub(in crate::app) fn load_settings(path: &Path) -> (Settings, Option<String>) {
    let Ok(text) = fs::read_to_string(path) else { return (Settings::default(), None) };
    match toml::from_str(&text) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let message = format!(
                "The settings could not be read, so the usual ones are in force: {}. {}",
                error.message(),
                shown(path)
            );
            (Settings::default(), Some(message))
        }
    }
}

/// Writes the settings over those that are there.
pub(in crate::app) fn store_settings(path: &Path, settings: &Settings) -> Result<(), SaveError> {
    let failed = |error: &dyn std::fmt::Display| SaveError::Other(shown(path), error.to_string());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    let mut table = toml::Table::new();
    if let Ok(known) = toml::from_str(&before) {
        table = known;
    } else {
        write(&path.with_extension("toml.broken"), before.as_bytes())?;
    }
    table.extend(toml::Table::try_from(settings).map_err(|error| failed(&error))?);
    let text = toml::to_string(&table).map_err(|error| failed(&error))?;
    if text == before { Ok(()) } else { write(path, text.as_bytes()) }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{load_settings, store_settings};

    #[test]
    fn unknown_keys_stay_and_broken_files_are_kept() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("config/settings.toml");
        let (mut settings, told) = load_settings(&path);
        assert_eq!(told, None);
        settings.name = "Ann Lee".to_owned();
        store_settings(&path, &settings).expect("stored");
        let text = fs::read_to_string(&path).expect("there");
        fs::write(&path, format!("from_the_future = 3\n{text}")).expect("written");
        settings.initials = "AL".to_owned();
        store_settings(&path, &settings).expect("stored");
        assert!(fs::read_to_string(&path).expect("there").contains("from_the_future = 3"));
        assert_eq!(load_settings(&path), (settings.clone(), None));
        fs::write(&path, "name = [").expect("written");
        assert!(load_settings(&path).1.expect("told").contains("settings.toml"));
        store_settings(&path, &settings).expect("stored");
        assert_eq!(fs::read_to_string(path.with_extension("toml.broken")).expect("kept"), "name = [");
    }
}
