//! JSON that breaks off or is broken at one place: what stands before that, made whole.

use serde_json::Value;

/// Parses `text`; where it is broken, parses what stands before the break. Gives the value and whether it was whole.
///
/// Half a record is not taken for a whole one: what the break lies in is left out, down to `depth` levels of lists
/// and objects.
pub(super) fn parse(text: &str, depth: usize) -> Option<(Value, bool)> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Some((value, true)),
        Err(error) => error,
    };
    let upto = if error.is_eof() { text.len() } else { offset(text, error.line(), error.column()) };
    // The reader may see a break later than it is (a lost quotation mark): go back until something holds.
    let mut ends = checkpoints(text.get(..upto).unwrap_or_default(), depth);
    for _ in 0..200 {
        let (end, closers) = ends.pop()?;
        let whole = format!("{}{closers}", text.get(..end).unwrap_or_default());
        if let Ok(value) = serde_json::from_str(&whole) {
            return Some((value, false));
        }
    }
    None
}

/// The byte of a line and column as the reader counts them, from 1, columns in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (before + column).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Places after a complete value, with what closes all that is open there; the last 400.
fn checkpoints(text: &str, depth: usize) -> Vec<(usize, String)> {
    let mut open: Vec<char> = Vec::new();
    let mut found = std::collections::VecDeque::new();
    let (mut in_string, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        if in_string {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match c {
            '"' => in_string = true,
            '{' => open.push('}'),
            '[' => open.push(']'),
            ',' if open.len() <= depth => found.push_back((at, open.iter().rev().collect())),
            '}' | ']' => {
                if open.pop() != Some(c) {
                    break;
                }
                if open.len() <= depth {
                    found.push_back((at + 1, open.iter().rev().collect()));
                }
            }
            _ => {}
        }
        if found.len() > 400 {
            found.pop_front();
        }
    }
    found.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn what_stands_before_the_break_is_read() {
        let whole = r#"{"a":[{"b":1},{"b":"x, \"y\" }"}],"c":2}"#;
        assert_eq!(parse(whole, 9), Some((json!({"a":[{"b":1},{"b":"x, \"y\" }"}],"c":2}), true)));
        assert_eq!(parse(r#"{"a":[{"b":1},{"b":"x, \"y"#, 9), Some((json!({"a":[{"b":1}]}), false)));
        assert_eq!(parse(r#"{"a":[{"b":1},{"b":2}],"c"#, 9), Some((json!({"a":[{"b":1},{"b":2}]}), false)));
        assert_eq!(parse("{\"a\":1,\n\"b\":nonsense,\"c\":3}", 9), Some((json!({"a":1}), false)));
        assert_eq!(parse(r#"{"a":[{"b":1},{"b":2,"c":3"#, 2), Some((json!({"a":[{"b":1}]}), false)));
        assert_eq!(parse("nonsense", 9), None);
        assert_eq!(parse("", 9), None);
    }
}
