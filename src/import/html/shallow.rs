//! Pages nested beyond reason, made shallow before they are parsed.
//!
//! A parser looks through all open elements at each tag, so that its time grows with the square of the
//! depth. No page that a person wrote is a tenth as deep as the limit here.

use std::borrow::Cow;

/// Elements open at once, counted by their tags.
const DEEPEST: usize = 400;

/// Elements that go on through the paragraphs after them until they are closed: each paragraph repeats all that are
/// open, so that a few kilobytes of them become gigabytes.
const RUNNING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Of those, open at once.
const MOST_RUNNING: usize = 24;

/// Elements that hold none, or that the next of their kind closes: their tags say nothing about depth.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "option", "optgroup", "thead", "tbody", "tfoot", "colgroup", "html", "head",
    "body", "script", "style",
];

/// `html` without the tags that open elements below the deepest level, and without those that close them.
pub(super) fn shallow(html: &str) -> Cow<'_, str> {
    let (mut depth, mut running) = (0_usize, 0_usize);
    let mut out: Option<String> = None;
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        at = start + 1;
        let rest = html.get(at..).unwrap_or_default();
        if let Some(past) = past_raw(rest) {
            at += past;
            continue;
        }
        let closes = rest.starts_with('/');
        let name = rest.get(usize::from(closes)..).unwrap_or_default();
        let end = name.bytes().take(24).take_while(u8::is_ascii_alphanumeric).count();
        let name = name.get(..end).unwrap_or_default().to_ascii_lowercase();
        if name.is_empty() || FLAT.contains(&name.as_str()) {
            continue;
        }
        let Some(tag_end) = rest.find('>').map(|end| at + end + 1) else { break };
        // In drawings an element may close itself.
        let closes_itself = html.get(..tag_end).is_some_and(|tag| tag.ends_with("/>"));
        let drop = if closes_itself {
            false
        } else if closes {
            depth = depth.saturating_sub(1);
            let runs = RUNNING.contains(&name.as_str());
            running = running.saturating_sub(usize::from(runs));
            depth >= DEEPEST || runs && running >= MOST_RUNNING
        } else {
            depth += 1;
            let runs = RUNNING.contains(&name.as_str());
            running += usize::from(runs);
            depth > DEEPEST || runs && running > MOST_RUNNING
        };
        if drop {
            let out = out.get_or_insert_default();
            out.push_str(html.get(copied..start).unwrap_or_default());
            copied = tag_end;
        }
        at = tag_end;
    }
    match out {
        Some(mut out) => {
            out.push_str(html.get(copied..).unwrap_or_default());
            Cow::Owned(out)
        }
        None => Cow::Borrowed(html),
    }
}

/// Past a comment, script or style sheet that begins here: what looks like a tag in it is none.
fn past_raw(rest: &str) -> Option<usize> {
    let begins = |name: &str| rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let end = match () {
        () if begins("!--") => "-->",
        () if begins("script") => "</script",
        () if begins("style") => "</style",
        () => return None,
    };
    Some(rest.find(end).unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, MOST_RUNNING, shallow};

    #[test]
    fn only_what_is_too_deep_is_dropped() {
        let page = "<div><p>one<p>two<br></div>".repeat(DEEPEST * 3);
        assert_eq!(shallow(&page), page);
        let deep = format!("{}x{}<p>y", "<div>".repeat(DEEPEST + 5), "</div>".repeat(DEEPEST + 5));
        let expected = format!("{}x{}<p>y", "<div>".repeat(DEEPEST), "</div>".repeat(DEEPEST));
        assert_eq!(shallow(&deep), expected);
        let run = format!("{}x{}", "<b>".repeat(MOST_RUNNING + 2), "</b>".repeat(MOST_RUNNING + 2));
        let kept = format!("{}x{}", "<b>".repeat(MOST_RUNNING), "</b>".repeat(MOST_RUNNING));
        assert_eq!(shallow(&run), kept);
    }
}
