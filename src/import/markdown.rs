//! Markdown: headings, lists, tables, emphasis, quotations, front matter.

use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

use super::words::{Words, clean};
use super::{ImportError, Options, decode, html};
use crate::document::{Draft, DraftBlock, DraftKind, Meta, SourceNote, Style};
use crate::rules::Rules;
use crate::text::Span;

/// Reads Markdown.
pub(super) fn read(bytes: &[u8], rules: &Rules, options: &Options<'_>) -> Result<Draft, ImportError> {
    let decoded = decode::text(bytes, options.encoding)?;
    super::is_text_of_length(&decoded.text)?;
    let mut reader = Reader { rules: Some(rules), ..Reader::default() };
    let extensions = Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Extensions::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    for event in Parser::new_ext(&decoded.text, extensions) {
        reader.event(event);
    }
    reader.flush();
    let mut draft = reader.finish();
    draft.notes.extend(decoded.notes);
    if draft.blocks.is_empty() && draft.meta.title.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(draft)
}

/// Lists nested deeper than this are read as one.
const DEEPEST: usize = 64;

#[derive(Default)]
struct Reader<'r> {
    rules: Option<&'r Rules>,
    draft: Draft,
    words: Words,
    /// The next numbers of the lists we are in; none for bullets.
    lists: Vec<Option<u32>>,
    kind: DraftKind,
    quotes: usize,
    images: usize,
    cells: usize,
    /// A line across the page stands before the next block.
    rule: bool,
    /// Front matter or HTML that is being collected.
    raw: Option<String>,
    html: String,
    /// The footnote whose text is being read.
    footnote: Option<String>,
    /// Where footnotes are called: label, block, byte.
    calls: Vec<(String, usize, usize)>,
    footnotes: Vec<(String, String)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        if !matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)) {
            self.flush_html();
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => match &mut self.raw {
                Some(raw) => raw.push_str(&text),
                None if self.images == 0 => self.words.push(&text),
                None => {}
            },
            Event::SoftBreak => self.words.space(),
            Event::HardBreak => {
                self.flush();
                self.kind = if matches!(self.kind, DraftKind::Heading(_)) { DraftKind::Paragraph } else { self.kind };
            }
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::Html(html) => self.html.push_str(&html),
            Event::FootnoteReference(label) => {
                self.calls.push((label.to_string(), self.draft.blocks.len(), self.words.len()));
            }
            Event::Rule => {
                self.flush();
                self.rule = true;
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.kind = DraftKind::Heading(level as u8);
            }
            Tag::List(first) => {
                self.flush();
                if self.lists.len() < DEEPEST {
                    self.lists.push(first.and_then(|number| u32::try_from(number).ok()));
                }
            }
            Tag::Item => {
                self.flush();
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = next.map(|number| number.saturating_add(1));
                    number
                });
                self.kind = DraftKind::ListItem(number);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
                self.kind = DraftKind::Quote;
            }
            Tag::Paragraph | Tag::CodeBlock(_) if !self.words.is_empty() => self.flush(),
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                (self.kind, self.cells) = (DraftKind::TableRow, 0);
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.words.push(" | ");
                }
                self.cells += 1;
            }
            Tag::Strong => self.words.begin(Style::Bold),
            Tag::Emphasis => self.words.begin(Style::Italic),
            Tag::Link { .. } => self.words.begin(Style::Link),
            Tag::Image { .. } => self.images += 1,
            Tag::MetadataBlock(_) => self.raw = Some(String::new()),
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.footnote = Some(label.to_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
            }
            TagEnd::Item => {
                self.flush();
                self.kind = DraftKind::Paragraph;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
                self.kind = DraftKind::Paragraph;
            }
            TagEnd::Strong => self.words.end(Style::Bold),
            TagEnd::Emphasis => self.words.end(Style::Italic),
            TagEnd::Link => self.words.end(Style::Link),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::MetadataBlock(_) => {
                if let Some(raw) = self.raw.take() {
                    front_matter(&raw, &mut self.draft.meta);
                }
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.footnote = None;
            }
            _ => {}
        }
    }

    fn inline_html(&mut self, tag: &str) {
        let name = tag.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase();
        if name == "br" {
            self.flush();
        }
    }

    fn flush_html(&mut self) {
        if self.html.is_empty() {
            return;
        }
        self.flush();
        let html = std::mem::take(&mut self.html);
        if let Some(rules) = self.rules {
            self.draft.blocks.extend(html::fragment(&html, rules));
        }
    }

    fn flush(&mut self) {
        let kind = match self.kind {
            DraftKind::Paragraph if self.quotes > 0 => DraftKind::Quote,
            kind => kind,
        };
        let Some(block) = self.words.take(kind) else { return };
        match &self.footnote {
            Some(label) => match self.footnotes.iter_mut().find(|(own, _)| own == label) {
                Some((_, text)) => *text = format!("{text} {}", block.text),
                None => self.footnotes.push((label.clone(), block.text)),
            },
            None => self.draft.blocks.push(DraftBlock { rule_before: std::mem::take(&mut self.rule), ..block }),
        }
        // A second paragraph of an item is one of its own.
        if !matches!(self.kind, DraftKind::Quote) {
            self.kind = DraftKind::Paragraph;
        }
    }

    fn finish(mut self) -> Draft {
        for (label, text) in self.footnotes {
            let call = self.calls.iter().find(|(own, ..)| *own == label);
            let (block, at) = call.map_or((0, 0), |(_, block, at)| (*block, *at));
            let note = SourceNote { span: Span::new(at, at), text, author: String::new() };
            self.draft.source_notes.push((block, note));
        }
        self.draft
    }
}

/// `key: value` or `key = "value"` lines; lists and nested keys are passed over.
fn front_matter(raw: &str, meta: &mut Meta) {
    for line in raw.lines().filter(|line| !line.starts_with([' ', '\t', '#'])) {
        let Some((key, value)) = line.split_once(':').or_else(|| line.split_once('=')) else { continue };
        let value = clean(value.trim().trim_matches(['"', '\'', '[', ']']));
        let field = match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => &mut meta.title,
            "author" | "authors" | "byline" => &mut meta.byline,
            "date" | "published" | "pubdate" => &mut meta.date,
            "description" | "summary" | "subtitle" | "standfirst" | "excerpt" => &mut meta.description,
            "site" | "publication" => &mut meta.site,
            "url" | "canonical" | "permalink" => &mut meta.url,
            "lang" | "language" => &mut meta.language,
            _ => continue,
        };
        if field.is_empty() {
            *field = value;
        }
    }
}

/// Whether a text without a telling name is Markdown: headings with signs, and more than one.
pub(super) fn is_likely(text: &str) -> bool {
    let heading = |line: &&str| {
        let signs = line.bytes().take_while(|b| *b == b'#').count();
        (1..=6).contains(&signs) && line.get(signs..).is_some_and(|rest| rest.starts_with(' ') && rest.trim().len() > 2)
    };
    let headings = text.lines().filter(heading).count();
    headings >= 2 || headings == 1 && (text.contains("](http") || text.contains("\n**"))
}
