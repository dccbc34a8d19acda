//! What a line looks like: a list marker, a heading, a question.

/// The sign at the start of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// The number, where it has one.
    pub number: Option<u32>,
    /// Bytes up to the words of the item.
    pub len: usize,
    /// A number without a stop or bracket: `1 The road …`.
    pub bare: bool,
}

const BULLETS: [char; 14] = ['-', '*', '•', '·', '–', '—', '●', '▪', '◦', '‣', '⁃', '■', '○', '►'];

/// The list marker at the start of `text`, if any.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    if BULLETS.contains(&first) {
        let rest = text.get(first.len_utf8()..)?;
        // "-5 degrees" and "*note" are words; "•word" is an item all the same.
        let tight = !rest.starts_with(' ');
        if tight && matches!(first, '-' | '*' | '–' | '—' | '·') || rest.trim().is_empty() {
            return None;
        }
        return Some(Marker { number: None, len: text.len() - rest.trim_start().len(), bare: false });
    }
    let open = usize::from(first == '(');
    let digits = text.get(open..)?.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let number = text.get(open..open + digits)?.parse().ok()?;
    let rest = text.get(open + digits..)?;
    let stop = rest.len() - rest.trim_start_matches(['.', ')', ':']).len();
    let tail = rest.get(stop..)?;
    let words = tail.trim_start();
    if !tail.starts_with(' ') || words.is_empty() || open == 1 && stop == 0 {
        return None;
    }
    Some(Marker { number: Some(number), len: text.len() - words.len(), bare: stop == 0 })
}

/// Full stops, question and exclamation marks of other scripts.
const OTHER_ENDS: [char; 8] = ['。', '！', '？', '｡', '؟', '۔', '।', '॥'];

/// Ends with a full stop, question or exclamation mark, quotation marks and brackets behind it apart.
pub fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』']);
    bare.ends_with(['.', '?', '!', '…']) || bare.ends_with(OTHER_ENDS)
}

/// Ends with a question mark, and holds no sentence before.
pub(super) fn is_question(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\'', '”', '’', ')']);
    bare.ends_with('?') && text.split(' ').count() <= 40
}

/// Short, no sentence, begins like a heading.
pub(super) fn is_title_like(text: &str) -> bool {
    let words = text.split(' ').count();
    let begins = text.trim_start_matches(['"', '\'', '“', '‘', '(']).chars().next();
    let fine = begins.is_some_and(|c| c.is_uppercase() || c.is_numeric() || !c.is_lowercase() && c.is_alphabetic());
    let sentence = text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '…', '!', ',', ';', ':']);
    let sentence = sentence || ends_sentence(text) && text.ends_with(OTHER_ENDS);
    words <= 16 && text.len() <= 120 && fine && !sentence
}

/// A line of several short pieces parted by bars: `Home | Health | Sport`.
pub(super) fn is_menu(text: &str) -> bool {
    let pieces: Vec<_> = text.split(['|', '›', '»', '·', '•']).map(str::trim).collect();
    pieces.len() >= 3 && pieces.iter().all(|piece| piece.split(' ').count() <= 4 && !ends_sentence(piece))
}

/// `Question:`, `Q:`, `Q1.`, `Q.`: bytes up to the words.
pub(super) fn question_mark(text: &str) -> Option<usize> {
    sign(text, &["question", "q"])
}

/// `Answer:`, `A:`, `A1.`: bytes up to the words.
pub(super) fn answer_mark(text: &str) -> Option<usize> {
    sign(text, &["answer", "ans", "a"])
}

fn sign(text: &str, names: &[&str]) -> Option<usize> {
    let bare = text.trim_start_matches(['*', '_', '[', '(']);
    let name = names.iter().find(|name| bare.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name)))?;
    let rest = bare.get(name.len()..)?;
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '#');
    let digits = rest.get(..rest.len() - after.len())?;
    let tail = after.trim_start_matches([':', '.', ')', ']', '*', '_', '-', '–', '—']);
    let signs = after.get(..after.len() - tail.len())?;
    // "A. Smith" and "A – " begin sentences; "A:" and "A1." do not.
    let sure = signs.contains([':', ')', ']'])
        || !signs.is_empty() && (digits.chars().any(|c| c.is_ascii_digit()) || *name != "a");
    let words = tail.trim_start();
    (sure && digits.len() <= 4 && !words.is_empty()).then_some(text.len() - words.len())
}

/// A question and its answer in one line, `Q: Why? A: Because.`: where the answer's mark begins.
pub(super) fn answer_inside(text: &str) -> Option<usize> {
    let at = text.find("? A: ").or_else(|| text.find("? Answer: "))?;
    Some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::{answer_mark, is_menu, is_title_like, marker, question_mark};

    #[test]
    fn markers() {
        let found = |text: &str| marker(text).map(|m| (m.number, m.len, m.bare));
        assert_eq!(found("1) Road"), Some((Some(1), 3, false)));
        assert_eq!(found("12. Road"), Some((Some(12), 4, false)));
        assert_eq!(found("3 Road"), Some((Some(3), 2, true)));
        assert_eq!(found("(2) Road"), Some((Some(2), 4, false)));
        assert_eq!(found("- Road"), Some((None, 2, false)));
        assert_eq!(found("•Road"), Some((None, 3, false)));
        assert_eq!(found("-5 degrees"), None);
        assert_eq!(found("1.5 million"), None);
        assert_eq!(found("2025 was dry"), None);
    }

    #[test]
    fn questions_and_answers() {
        assert_eq!(question_mark("Q1. Why?"), Some(4));
        assert_eq!(question_mark("Question: Why?"), Some(10));
        assert_eq!(question_mark("Quarry owners wait"), None);
        assert_eq!(answer_mark("A: So."), Some(3));
        assert_eq!(answer_mark("A. Smith won."), None);
        assert_eq!(answer_mark("A man won."), None);
    }

    #[test]
    fn lines() {
        assert!(is_title_like("What happens next"));
        assert!(!is_title_like("“We had no water.”"));
        assert!(is_menu("Home | News | Sport"));
    }
}
