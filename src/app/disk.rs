//! The only place that opens article, review, report and rule files.
//!
//! Reading is bounded; writing is atomic: a file is written whole beside its place and then takes it, so that
//! nobody ever finds half of one. Errors are sentences for an editor, message first, path last.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

/// No larger file is read, in bytes; import refuses such files too.
const LARGEST: u64 = 256 << 20;

/// What went wrong with a file.
#[derive(Debug, Error)]
#[error("{message} ({})", path.display())]
pub struct DiskError {
    /// What is wrong and what to do.
    pub message: String,
    /// The file or folder.
    pub path: PathBuf,
}

impl DiskError {
    fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { message: message.into(), path: path.to_owned() }
    }

    /// What the system said, in plain words.
    fn from_io(path: &Path, error: &io::Error) -> Self {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "There is no such file.".to_owned(),
            io::ErrorKind::PermissionDenied => "You may not open this file.".to_owned(),
            io::ErrorKind::IsADirectory => FOLDER.to_owned(),
            io::ErrorKind::StorageFull => "There is no room left on the disk.".to_owned(),
            io::ErrorKind::ReadOnlyFilesystem => "Nothing can be written there.".to_owned(),
            _ => format!("The system says: {error}."),
        };
        Self::new(path, message)
    }
}

const FOLDER: &str = "This is a folder; name a file in it.";

/// The bytes of a file.
///
/// # Errors
/// Where there is no such file, it is a folder, it may not be read or is too large.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    let fail = |error: io::Error| DiskError::from_io(path, &error);
    let file = fs::File::open(path).map_err(fail)?;
    let about = file.metadata().map_err(fail)?;
    if about.is_dir() {
        return Err(DiskError::new(path, FOLDER));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > LARGEST {
        return Err(DiskError::new(path, "The file is too large."));
    }
    Ok(bytes)
}

/// Writes a file whole or not at all.
///
/// # Errors
/// Where the folder is missing, or nothing may be written there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let fail = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound => DiskError::new(path, "There is no such folder."),
        io::ErrorKind::PermissionDenied => DiskError::new(path, "You may not write there."),
        _ => DiskError::from_io(path, error),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".factdesk-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the umask takes away what the user does not want.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(|error| fail(&error))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(|error| fail(&error))?;
    file.persist(path).map_err(|error| fail(&error.error))?;
    Ok(())
}

/// The files of a folder with house rules, as [`crate::rules::Rules::with_overrides`] wants them: name inside the
/// folder and text. Files elsewhere in it, and hidden ones, are none of its business.
///
/// # Errors
/// Where there is no such folder, or a file in it cannot be read as UTF-8 text.
pub fn read_rules(folder: &Path) -> Result<BTreeMap<String, String>, DiskError> {
    if !folder.is_dir() {
        return Err(DiskError::new(folder, "There is no such folder with house rules."));
    }
    let mut files = BTreeMap::new();
    let mut take = |prefix: &str, folder: &Path| -> Result<(), DiskError> {
        for path in entries(folder)?.into_iter().filter(|path| path.is_file()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = String::from_utf8(read(&path)?);
            let text =
                text.map_err(|_not_utf8| DiskError::new(&path, "The file is not UTF-8 text; save it as UTF-8."))?;
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
fn entries(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let listed = listed.map_err(|error| DiskError::from_io(folder, &error))?;
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
    use super::{read, read_rules, write};
    use std::fs;

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        write(&path, b"one").expect("written");
        write(&path, b"two").expect("written again");
        assert_eq!(read(&path).expect("read"), b"two");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left beside it");
        assert!(write(&folder.path().join("none/a.txt"), b"").is_err_and(|error| error.message.contains("folder")));
    }

    #[test]
    fn a_folder_or_nothing_is_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(read(folder.path()).is_err_and(|error| error.message.contains("folder")));
        assert!(read(&folder.path().join("none")).is_err_and(|error| error.message.contains("no such file")));
    }

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
        fs::write(at("rules/x.toml"), [0xff]).expect("written");
        assert!(read_rules(folder.path()).is_err_and(|error| error.message.contains("UTF-8")));
        assert!(read_rules(&at("none")).is_err());
    }
}
