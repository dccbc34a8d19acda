//! Bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ImportError;
use crate::document::{ImportNote, NoteKind};

/// Bytes looked at to tell UTF-16 by its zeros, or text from other things.
const SAMPLE: usize = 8192;
/// With so few letters outside ASCII in so much English, other guesses are less likely than windows-1252.
const MOSTLY_ASCII: f64 = 0.02;

/// A text with what had to be guessed to read it.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub notes: Vec<ImportNote>,
}

/// Decodes a text file: by the editor's choice, its byte order mark, the pattern of its zeros, as UTF-8, or
/// by a guess, which is told.
pub(super) fn text(bytes: &[u8], chosen: Option<&str>) -> Result<Decoded, ImportError> {
    let chosen = chosen.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let mut notes = Vec::new();
    if let Some(text) = utf32(bytes).filter(|_| chosen.is_none()) {
        return if is_noise(&text) { Err(ImportError::Binary) } else { Ok(Decoded { text, notes }) };
    }
    let (encoding, bytes) = match (chosen, Encoding::for_bom(bytes)) {
        (_, Some((encoding, mark))) => (encoding, bytes.get(mark..).unwrap_or_default()),
        (Some(encoding), None) => (encoding, bytes),
        (None, None) => (detect(bytes, &mut notes)?, bytes),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        let message = format!("Some letters could not be read as {}; they show as \u{fffd}.", encoding.name());
        notes.push(note(NoteKind::Look, message));
    }
    let text = text.into_owned();
    if is_noise(&text) {
        return Err(ImportError::Binary);
    }
    Ok(Decoded { text, notes })
}

fn detect(bytes: &[u8], notes: &mut Vec<ImportNote>) -> Result<&'static Encoding, ImportError> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(encoding) = utf16_by_zeros(sample).or_else(|| utf16_by_script(sample)) {
        return Ok(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    if sample.contains(&0) {
        return Err(ImportError::Binary);
    }
    let wide = bytes.iter().filter(|byte| **byte >= 0x80).count();
    // A few broken bytes in a long UTF-8 text are no other encoding.
    let (lossy, good) = utf8_share(bytes);
    if good > lossy * 20 {
        return Ok(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let mut guess = detector.guess(None, Utf8Detection::Deny);
    let few = (wide as f64) < MOSTLY_ASCII * bytes.len() as f64;
    if wide * 10 < bytes.len() && looks_like_old_mac(bytes) {
        guess = MACINTOSH;
    } else if few && (!guess.name().starts_with("windows-125") || looks_like_typography(bytes)) {
        guess = WINDOWS_1252;
    }
    let message = format!("The file does not say how its letters are coded; it was read as {}.", guess.name());
    notes.push(note(NoteKind::Guessed, message));
    Ok(guess)
}

/// Broken places and whole letters outside ASCII when read as UTF-8.
fn utf8_share(bytes: &[u8]) -> (usize, usize) {
    let (mut broken, mut good) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (broken, good)
}

/// All high bytes are the quotation marks, dashes and accents of English text in windows-1252.
fn looks_like_typography(bytes: &[u8]) -> bool {
    let usual = |byte: u8| {
        matches!(byte, 0x80 | 0x85 | 0x91..=0x97 | 0x99 | 0xA0 | 0xA3 | 0xA9 | 0xAB | 0xB0 | 0xB7 | 0xBB..=0xBE)
            || matches!(byte, 0xE0..=0xEF | 0xF1..=0xF6 | 0xF8..=0xFC | 0xC0..=0xCF)
    };
    bytes.iter().filter(|byte| **byte >= 0x80).all(|byte| usual(*byte))
}

/// High bytes that are the quotation marks, dashes and dots of English text on an old Mac; in windows-1252 the same
/// bytes are rare capital letters, which do not stand inside words.
fn looks_like_old_mac(bytes: &[u8]) -> bool {
    let sign = |byte: u8| matches!(byte, 0xC9 | 0xCA | 0xD0..=0xD5 | 0x8E | 0xA5 | 0xA8..=0xAA);
    let mut signs = 0;
    for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let near = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        match byte {
            // An apostrophe, an opening and a closing mark.
            0xD5 if before.is_ascii_lowercase() => signs += 1,
            0xD2 | 0xD4 if before.is_ascii_whitespace() && after.is_ascii_alphanumeric() => signs += 1,
            0xD3 if before.is_ascii_punctuation() || before.is_ascii_alphanumeric() => signs += 1,
            byte if sign(*byte) => {}
            _ => return false,
        }
    }
    signs > 0
}

/// The text of UTF-32, told by its mark or by three zeros in each four bytes.
fn utf32(bytes: &[u8]) -> Option<String> {
    let plain = |at: usize| {
        bytes
            .get(..SAMPLE)
            .unwrap_or(bytes)
            .chunks_exact(4)
            .take_while(|unit| {
                let [a, b, c, d] = **unit else { return false };
                if at == 0 { a == 0 && b == 0 && (c, d) != (0, 0) } else { c == 0 && d == 0 && (a, b) != (0, 0) }
            })
            .count()
            * 4
    };
    let whole = bytes.len().min(SAMPLE) & !3;
    let (big, rest) = match bytes {
        [0, 0, 0xFE, 0xFF, rest @ ..] => (true, rest),
        [0xFF, 0xFE, 0, 0, rest @ ..] if rest.len() % 4 == 0 => (false, rest),
        _ if whole >= 16 && plain(0) == whole => (true, bytes),
        _ if whole >= 16 && plain(3) == whole => (false, bytes),
        _ => return None,
    };
    let char = |unit: &[u8]| {
        let unit = <[u8; 4]>::try_from(unit).unwrap_or_default();
        let value = if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
        char::from_u32(value).unwrap_or('\u{fffd}')
    };
    Some(rest.chunks_exact(4).map(char).collect())
}

fn utf16_by_zeros(sample: &[u8]) -> Option<&'static Encoding> {
    if sample.len() < 4 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 2 > half && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 2 > half && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-16 in another alphabet than the Latin one: of nearly every two bytes the one that is the same in a whole script
/// says which, and spaces, figures and line ends have a zero there.
fn utf16_by_script(sample: &[u8]) -> Option<&'static Encoding> {
    const FEWEST: usize = 16;
    let fits = |high: usize| {
        let units = sample.chunks_exact(2).filter_map(|unit| Some((*unit.get(high)?, *unit.get(1 - high)?)));
        let mut scripts = [0_usize; 32];
        let (mut all, mut plain) = (0, 0);
        for (high, low) in units {
            all += 1;
            match high {
                0 if !(low.is_ascii_graphic() || low.is_ascii_whitespace() || low >= 0xA0) => return false,
                0 => plain += 1,
                3..32 => scripts[usize::from(high)] += 1,
                _ => {}
            }
        }
        let script = scripts.into_iter().max().unwrap_or_default();
        all >= FEWEST && plain * 50 >= all && script * 2 > all && (plain + script) * 20 >= all * 19
    };
    match (fits(1), fits(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Control characters have no place in a text.
fn is_noise(text: &str) -> bool {
    let odd = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{85}') || *c == '\u{fffd}'
    };
    let all = text.chars().take(SAMPLE).count();
    text.chars().take(SAMPLE).filter(odd).count() * 20 > all
}

fn note(kind: NoteKind, message: String) -> ImportNote {
    ImportNote { kind, message, quote: String::new(), span: None }
}

#[cfg(test)]
mod tests {
    use super::text;

    fn read(bytes: &[u8]) -> String {
        text(bytes, None).expect("text").text
    }

    #[test]
    fn every_common_encoding_of_english() {
        let words = "Café owner: “It’s £5,” said Zoë – twice. ".repeat(6);
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (narrow, _, _) = encoding_rs::WINDOWS_1252.encode(&words);
        for bytes in [words.as_bytes(), &wide, &big, &narrow] {
            assert_eq!(read(bytes), words);
        }
        assert_eq!(read(&[b"\xEF\xBB\xBF", words.as_bytes()].concat()), words);
        assert_eq!(read(&[b"\xFF\xFE", wide.as_slice()].concat()), words);
        let four: Vec<u8> = words.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let four_big: Vec<u8> = words.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        for bytes in [&four, &four_big, &[b"\xFF\xFE\0\0", four.as_slice()].concat()] {
            assert_eq!(read(bytes), words);
        }
    }

    #[test]
    fn utf16_without_a_mark_in_other_alphabets() {
        for words in [
            "Совет порта собрался в понедельник. Стена стоит 4 млн евро.\n",
            "Το συμβούλιο συνεδρίασε τη Δευτέρα. Το τείχος κοστίζει 4 εκατ.\n",
            "המועצה התכנסה ביום שני. החומה תעלה 4 מיליון.\n",
        ] {
            let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!((read(&wide).as_str(), read(&big).as_str()), (words, words));
        }
        assert!(text(&[4, 4, 4, 4, 0, 1].repeat(40), None).is_err());
    }

    #[test]
    fn old_mac_typography_in_english() {
        let bytes = b"The owner said \xD2we don\xD5t know\xD3 \xD0 and left the caf\x8E early. ".repeat(3);
        assert!(read(&bytes).starts_with("The owner said “we don’t know” – and left the café early."));
    }

    #[test]
    fn what_an_editor_chose_wins_over_the_guess() {
        let found = text(b"Zo\xEB paid.", Some("windows-1251")).expect("text");
        assert_eq!(found.text, "Zoл paid.");
    }

    #[test]
    fn stray_zeros_and_control_characters_are_no_harm() {
        let words = "The council met on Monday. ".repeat(20);
        assert!(read(format!("{words}\0\u{1b}[0m{words}").as_bytes()).ends_with(&words));
    }

    #[test]
    fn a_broken_byte_in_utf8_is_told() {
        let found = text(
            "“quoted” “again” “and” “so on” “as” “ever” “was” “it” “one” “two” “\u{e9}”\n".repeat(3).as_bytes(),
            None,
        );
        assert!(found.expect("text").notes.is_empty());
        let mut bytes = "“ten” ".repeat(30).into_bytes();
        bytes.push(0xff);
        let found = text(&bytes, None).expect("text");
        assert!(found.text.starts_with("“ten”") && found.notes.len() == 1);
    }

    #[test]
    fn zeros_are_no_text() {
        assert!(text(&[1, 2, 0, 3, 0, 0, 0, 200, 7, 7, 7], None).is_err());
    }
}
