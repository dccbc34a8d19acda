//! The last line of the file: SHA-256 of all before it, so that a letter a disk or a program turned round is told.
//!
//! It detects accidents; whoever changes a file on purpose can leave the line out, and then nothing is told.

use crate::review::sha256;

/// The field's name.
pub(super) const NAME: &str = "checksum";
/// How the file ends without it.
const END: &str = "\n}\n";

/// Adds the line.
pub(super) fn sealed(bytes: Vec<u8>) -> Vec<u8> {
    let sum = sha256(&bytes);
    let Some(body) = bytes.strip_suffix(END.as_bytes()) else { return bytes };
    [body, format!(",\n  \"{NAME}\": \"{sum}\"{END}").as_bytes()].concat()
}

/// Whether what stands before the line is what was written. The file must end with it.
pub(super) fn holds(text: &str) -> bool {
    let Some((body, line)) = text.rsplit_once(",\n") else { return false };
    let sum = sha256(format!("{body}{END}").as_bytes());
    line == format!("  \"{NAME}\": \"{sum}\"{END}")
}

#[cfg(test)]
mod tests {
    use super::{holds, sealed};

    #[test]
    fn every_letter_counts() {
        let bytes = sealed(b"{\n  \"a\": 1\n}\n".to_vec());
        let text = String::from_utf8(bytes).expect("text");
        assert!(holds(&text), "{text}");
        for (at, letter) in text.char_indices() {
            let mut other = text.clone();
            other.replace_range(at..at + letter.len_utf8(), "~");
            assert!(!holds(&other), "{other}");
        }
    }
}
