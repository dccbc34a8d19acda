//! The seeds of the fuzz targets, and what fuzzing has found, read as ordinary tests.

#[expect(unreachable_pub, reason = "it is a library of its own in fuzz/")]
#[path = "../../fuzz/src/lib.rs"]
mod formats;

use std::fs;
use std::path::Path;

const FORMATS: &[&str] =
    &["plain", "markdown", "html", "pasted", "docx", "odt", "rtf", "mail", "pdf", "package", "review"];

#[test]
fn every_seed_is_read_or_refused() {
    for format in FORMATS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(format);
        let mut count = 0;
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let bytes = fs::read(entry.expect("entry").path()).expect("seed");
            formats::run(format, &bytes);
            // Cut short, it must hold together as well.
            formats::run(format, &bytes[..bytes.len() / 2]);
            count += 1;
        }
        assert!(count >= 2, "{format} has no seeds");
    }
}
