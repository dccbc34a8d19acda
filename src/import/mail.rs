//! Mails (.eml) and pages that a browser saved as one file (.mhtml).

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Format, ImportError, Options, html, plain, words};
use crate::document::{Draft, DraftBlock, ImportNote, NoteKind};
use crate::rules::Rules;

/// Mails in mails are opened this deep.
const DEEPEST: usize = 3;
/// With fewer words of its own a mail is the cover of what is attached to it.
const COVER: usize = 120;

/// A mail: its text, or its page without what only mail programs need; or the article that is attached to it.
pub(super) fn read(bytes: &[u8], rules: &Rules) -> Result<Draft, ImportError> {
    let message = parse(bytes, "mail")?;
    let mut draft = of_message(&message, rules, 0);
    draft.meta.title = words::clean(without_prefix(&draft.meta.title));
    super::is_of_length(draft.blocks.iter().map(|block| block.text.len()).sum(), draft.blocks.len())?;
    Ok(draft)
}

fn of_message(message: &Message<'_>, rules: &Rules, depth: usize) -> Draft {
    let page = message.html_bodies().find(|part| part.is_text_html()).and_then(|part| part.text_contents());
    let mut draft = match (page, message.body_text(0)) {
        (Some(page), _) => Draft { blocks: html::fragment(page, rules), ..Draft::default() },
        (None, Some(text)) if super::is_text_of_length(&text).is_ok() => plain::from_text(&text),
        _ => Draft::default(),
    };
    message.subject().unwrap_or_default().clone_into(&mut draft.meta.title);
    if let Some(date) = message.date() {
        draft.meta.date = date.to_rfc3339();
        draft.meta.date.get(..10).unwrap_or_default().clone_into(&mut draft.meta.date_iso);
    }
    let own: usize = draft.blocks.iter().map(|block| block.text.split(' ').count()).sum();
    let inside = if own < COVER { attached(message, rules, depth) } else { None };
    if let Some((name, inside)) = inside {
        return under_cover(draft, inside, &name);
    }
    draft.notes.extend(tell_of_files(message));
    draft
}

/// The first attachment that is an article, with its name.
fn attached(message: &Message<'_>, rules: &Rules, depth: usize) -> Option<(String, Draft)> {
    message.attachments().take(20).find_map(|part| {
        let name = part.attachment_name().unwrap_or("the attached mail").to_owned();
        let draft = match &part.body {
            PartType::Message(inner) if depth < DEEPEST => of_message(inner, rules, depth + 1),
            PartType::Message(_) | PartType::Multipart(_) => return None,
            _ if is_picture(part) => return None,
            // A PDF is read in a process of its own, from its own file.
            _ if super::is_pdf(part.contents()) => return None,
            _ => match super::sniff::format(part.contents(), &name).ok()? {
                Format::Mail | Format::SavedPage => return None,
                _ => super::draft(part.contents(), &name, rules, &Options::default()).ok()?,
            },
        };
        let words: usize = draft.blocks.iter().map(|block| block.text.split(' ').count()).sum();
        (words >= COVER / 2).then_some((name, draft))
    })
}

/// The attached article; the mail around it is left out.
fn under_cover(cover: Draft, mut inside: Draft, name: &str) -> Draft {
    let from = inside.blocks.len();
    inside.blocks.extend(cover.blocks.into_iter().map(|block| DraftBlock { furniture: true, ..block }));
    let left = inside.blocks.len() - from;
    let message = if left > 0 {
        format!("The article is in a file attached to the mail ({name}); the mail's own words were left out.")
    } else {
        format!("The article is in a file attached to the mail ({name}).")
    };
    inside.notes.insert(0, ImportNote { kind: NoteKind::Guessed, message, quote: String::new(), span: None });
    if inside.meta.date.is_empty() {
        (inside.meta.date, inside.meta.date_iso) = (cover.meta.date, cover.meta.date_iso);
    }
    inside
}

/// Files that stay closed; the pictures of a signature are none.
fn tell_of_files(message: &Message<'_>) -> Option<ImportNote> {
    let names: Vec<&str> = message
        .attachments()
        .filter(|part| !is_picture(part))
        .map(|part| part.attachment_name().unwrap_or("a file without a name"))
        .collect();
    let shown = names.iter().take(5).copied().collect::<Vec<_>>().join(", ");
    let files = if names.len() == 1 { "A file is".to_owned() } else { format!("{} files are", names.len()) };
    let told = format!("{files} attached to the mail ({shown}); save and open the article on its own.");
    (!names.is_empty()).then(|| super::look(&told))
}

fn is_picture(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"))
}

/// A saved page: its main part, read as a web page.
pub(super) fn read_page(bytes: &[u8], rules: &Rules, options: &Options<'_>) -> Result<Draft, ImportError> {
    let message = parse(bytes, "saved page")?;
    let page = message.parts.iter().find(|part| part.is_text_html()).and_then(|part| part.text_contents());
    let mut draft = html::from_text(page.ok_or(ImportError::NoText)?, rules, options);
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
