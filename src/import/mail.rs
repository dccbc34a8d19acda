//! Mails (.eml) and pages that a browser saved as one file (.mhtml).

use mail_parser::{Message, MessageParser};

use super::{ImportError, html, plain, words};
use crate::document::Draft;
use crate::rules::Rules;

/// A mail: its text, or its page without what only mail programs need.
pub(super) fn read(bytes: &[u8], rules: &Rules) -> Result<Draft, ImportError> {
    let message = parse(bytes, "mail")?;
    let page = message.html_bodies().find(|part| part.is_text_html()).and_then(|part| part.text_contents());
    let mut draft = match (page, message.body_text(0)) {
        (Some(page), _) => Draft { blocks: html::fragment(page, rules), ..Draft::default() },
        (None, Some(text)) => plain::from_text(&text),
        (None, None) => Draft::default(),
    };
    draft.meta.title = words::clean(without_prefix(message.subject().unwrap_or_default()));
    if let Some(date) = message.date() {
        draft.meta.date = date.to_rfc3339();
        draft.meta.date_iso = draft.meta.date.get(..10).unwrap_or_default().to_owned();
    }
    let attached = message.attachment_count();
    if attached > 0 {
        let files = if attached == 1 { "1 file is".to_owned() } else { format!("{attached} files are") };
        draft.notes.push(super::look(&format!("{files} attached to the mail; save and open the article on its own.")));
    }
    Ok(draft)
}

/// A saved page: its main part, read as a web page.
pub(super) fn read_page(bytes: &[u8], rules: &Rules) -> Result<Draft, ImportError> {
    let message = parse(bytes, "saved page")?;
    let page = message.parts.iter().find(|part| part.is_text_html()).and_then(|part| part.text_contents());
    let mut draft = html::from_text(page.ok_or(ImportError::NoText)?, rules);
    let url = message.header("Snapshot-Content-Location").and_then(|value| value.as_text());
    if draft.meta.url.is_empty() {
        url.unwrap_or_default().trim().clone_into(&mut draft.meta.url);
    }
    Ok(draft)
}

fn parse<'b>(bytes: &'b [u8], what: &'static str) -> Result<Message<'b>, ImportError> {
    MessageParser::default().parse(bytes).ok_or(ImportError::Damaged { what })
}

/// A subject without "Fwd:" and "Re:".
fn without_prefix(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let prefix = ["re:", "fwd:", "fw:", "aw:", "wg:"]
            .iter()
            .find(|prefix| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)));
        let Some(prefix) = prefix else { return rest };
        rest = rest.get(prefix.len()..).unwrap_or_default().trim();
    }
}

/// Whether a text begins with the headers of a mail, and whether it holds a saved page.
pub(super) fn headers(text: &str, named: bool) -> Option<bool> {
    const KNOWN: &[&str] = &[
        "from",
        "to",
        "subject",
        "date",
        "received",
        "mime-version",
        "message-id",
        "content-type",
        "return-path",
        "delivered-to",
        "reply-to",
        "cc",
        "snapshot-content-location",
        "content-transfer-encoding",
        "sender",
    ];
    let (mut known, mut sure, mut page) = (0, named, false);
    for line in text.lines().take(80) {
        if line.trim().is_empty() {
            break;
        }
        let folded = line.starts_with([' ', '\t']);
        let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if !folded && (name.len() > 40 || name.contains(' ') && !line.starts_with("From ") || !line.contains(':')) {
            return None;
        }
        known += usize::from(!folded && KNOWN.contains(&name.as_str()));
        sure |= matches!(name.as_str(), "mime-version" | "message-id" | "received" | "return-path");
        page |= name == "snapshot-content-location" || line.to_ascii_lowercase().contains("multipart/related");
    }
    (known >= 2 && sure).then_some(page)
}
