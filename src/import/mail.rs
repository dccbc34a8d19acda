//! Mails (.eml) and pages that a browser saved as one file (.mhtml).

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Format, ImportError, Options, PdfReader, html, plain, words};
use crate::document::{Draft, DraftBlock, ImportNote, NoteKind};
use crate::rules::Rules;

/// Mails in mails are opened this deep.
const DEEPEST: usize = 3;
/// With fewer words of its own a mail is the cover of what is attached to it.
const COVER: usize = 120;
/// Files looked at.
const MOST_FILES: usize = 20;
/// A mail with more parts, or lines that may begin one, is none.
const MOST_PARTS: usize = 20_000;

/// A mail: its text, or its page without what only mail programs need; or the article that is attached to it.
pub(super) fn read(bytes: &[u8], rules: &Rules, options: &Options<'_>) -> Result<Draft, ImportError> {
    let message = parse(bytes, "mail")?;
    let mut draft = of_message(&message, rules, options.pdf, 0);
    draft.meta.title = words::clean(without_prefix(&draft.meta.title));
    super::is_of_length(draft.blocks.iter().map(|block| block.text.len()).sum(), draft.blocks.len())?;
    Ok(draft)
}

/// A file attached to a mail that may be an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files attached to a mail that may be articles; none where `bytes` are no mail.
///
/// ```
/// use factdesk::import::attachments;
///
/// assert!(attachments(b"No mail.", "note.txt").is_empty());
/// ```
pub fn attachments(bytes: &[u8], name: &str) -> Vec<Attachment> {
    if !matches!(super::sniff::format(bytes, name), Ok(Format::Mail)) {
        return Vec::new();
    }
    let Ok(message) = parse(bytes, "mail") else { return Vec::new() };
    let files = message.attachments().filter(|part| may_be_article(part)).take(MOST_FILES);
    files.map(|part| Attachment { name: name_of(part), bytes: part.contents().to_vec() }).collect()
}

/// Told by its bytes, so that a card or a picture under any name is none.
fn may_be_article(part: &MessagePart<'_>) -> bool {
    let calendar = part
        .content_type()
        .and_then(|kind| kind.subtype())
        .is_some_and(|kind| ["calendar", "vcard", "x-vcard"].iter().any(|other| kind.eq_ignore_ascii_case(other)));
    !calendar && !is_picture(part) && super::sniff::format(part.contents(), &name_of(part)).is_ok()
}

fn name_of(part: &MessagePart<'_>) -> String {
    let unnamed =
        if matches!(part.body, PartType::Message(_)) { "the attached mail.eml" } else { "a file without a name" };
    let name = part.attachment_name().map(words::clean).filter(|name| !name.is_empty());
    // A name is no path.
    let name = name.and_then(|name| name.rsplit(['/', '\\']).next().map(str::to_owned));
    name.unwrap_or_else(|| unnamed.to_owned())
}

fn of_message(message: &Message<'_>, rules: &Rules, pdf: Option<PdfReader>, depth: usize) -> Draft {
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
    let mut refused = Vec::new();
    if own < COVER
        && let Some((name, inside)) = attached(message, rules, (pdf, depth), &mut refused)
    {
        return under_cover(draft, inside, message, &name);
    }
    draft.notes.extend(refused);
    draft.notes.extend(tell_of_files(message, ""));
    draft
}

/// The first attachment that is an article, with its name. Why others are not goes into `refused`.
fn attached(
    message: &Message<'_>,
    rules: &Rules,
    (pdf, depth): (Option<PdfReader>, usize),
    refused: &mut Vec<ImportNote>,
) -> Option<(String, Draft)> {
    message.attachments().take(MOST_FILES).find_map(|part| {
        let name = name_of(part);
        let options = Options { pdf, ..Options::default() };
        let draft = match &part.body {
            PartType::Message(inner) if depth < DEEPEST => Ok(of_message(inner, rules, pdf, depth + 1)),
            PartType::Message(_) | PartType::Multipart(_) => return None,
            _ if is_picture(part) => return None,
            _ => match super::sniff::format(part.contents(), &name) {
                Ok(Format::Mail | Format::SavedPage) | Err(_) => return None,
                // A PDF is read in a process of its own.
                Ok(Format::Pdf) if pdf.is_none() => return None,
                Ok(_) => super::draft(part.contents(), &name, rules, &options),
            },
        };
        let draft = match draft {
            Ok(draft) => draft,
            Err(error) => {
                refused
                    .push(super::look(&format!("The file attached to the mail ({name}) could not be read. {error}")));
                return None;
            }
        };
        let words: usize = draft.blocks.iter().map(|block| block.text.split(' ').count()).sum();
        (words >= COVER / 2).then_some((name, draft))
    })
}

/// The attached article; the mail around it is left out.
fn under_cover(cover: Draft, mut inside: Draft, message: &Message<'_>, name: &str) -> Draft {
    let from = inside.blocks.len();
    inside.blocks.extend(cover.blocks.into_iter().map(|block| DraftBlock { furniture: true, ..block }));
    let left = inside.blocks.len() - from;
    let told = if left > 0 {
        format!("The article is in a file attached to the mail ({name}); the mail's own words were left out.")
    } else {
        format!("The article is in a file attached to the mail ({name}).")
    };
    inside.notes.insert(0, ImportNote { kind: NoteKind::Guessed, message: told, quote: String::new(), span: None });
    inside.notes.extend(tell_of_files(message, name));
    if inside.meta.date.is_empty() {
        (inside.meta.date, inside.meta.date_iso) = (cover.meta.date, cover.meta.date_iso);
    }
    inside
}

/// Files that stay closed; the pictures of a signature are none.
fn tell_of_files(message: &Message<'_>, opened: &str) -> Option<ImportNote> {
    let files = message.attachments().filter(|part| !is_picture(part));
    let names: Vec<String> = files.map(name_of).filter(|name| name != opened).collect();
    let shown = names.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
    let (files, them) = match names.len() {
        0 => return None,
        1 if opened.is_empty() => ("A file is".to_owned(), "it"),
        1 => ("Another file is".to_owned(), "it"),
        many if opened.is_empty() => (format!("{many} files are"), "one"),
        many => (format!("{many} other files are"), "one"),
    };
    Some(super::look(&format!(
        "{files} attached to the mail ({shown}). Open {them} from File › What was left out, or save and open it on its own."
    )))
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

/// A mail or saved page that is set into another file: its words alone.
pub(super) fn piece(bytes: &[u8], rules: &Rules) -> Result<Draft, ImportError> {
    let message = parse(bytes, "saved page")?;
    let page = message.parts.iter().find(|part| part.is_text_html()).and_then(|part| part.text_contents());
    match (page, message.body_text(0)) {
        (Some(page), _) => Ok(Draft { blocks: html::fragment(page, rules), ..Draft::default() }),
        (None, Some(text)) => super::is_text_of_length(&text).map(|()| plain::from_text(&text)),
        _ => Err(ImportError::NoText),
    }
}

fn parse<'b>(bytes: &'b [u8], what: &'static str) -> Result<Message<'b>, ImportError> {
    // Each part costs memory, however small it is.
    let parts = bytes.windows(3).filter(|start| *start == b"\n--").count();
    if parts > MOST_PARTS {
        return Err(ImportError::TooLong { megabytes: bytes.len() >> 20, lines: parts });
    }
    let message = MessageParser::default().parse(bytes).ok_or(ImportError::Damaged { what })?;
    are_pages_of_length(&message, 0)?;
    Ok(message)
}

/// Refuses a mail of which a page, or that of a mail within it, has more tags than any.
fn are_pages_of_length(message: &Message<'_>, depth: usize) -> Result<(), ImportError> {
    for part in &message.parts {
        match &part.body {
            PartType::Html(page) => html::is_page_of_length(page)?,
            PartType::Message(inner) if depth < DEEPEST => are_pages_of_length(inner, depth + 1)?,
            _ => {}
        }
    }
    Ok(())
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
