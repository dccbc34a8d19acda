//! The page as blocks, in reading order.

use dom_query::{Document as Dom, NodeRef};

use super::super::words::{Words, clean};
use super::{furniture, tags};
use crate::document::{DraftBlock, DraftKind, Part, Style};

/// One block of the page with its surroundings.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
pub(super) struct PageRow {
    pub block: DraftBlock,
    /// Share of its words that are links, 0 to 1.
    pub links: f32,
    /// The number of the innermost box (`div`, `section`, `aside`, list) it stands in.
    pub within: usize,
    /// Tag and class of the element it stands in, as a number: what stands in like elements is alike.
    pub shape: u64,
    /// Its class says that it is the line under the headline.
    pub standfirst: bool,
    /// The box it stands in is furniture by tag or class, but may hold a part of the article all the same.
    pub doubtful: bool,
    /// Somebody's post, set into the page.
    pub post: bool,
    /// It stands in a box that is called an FAQ.
    pub faq: bool,
    /// The number of the outermost `<article>` it stands in, from 1; 0 outside of any.
    pub article: usize,
    /// What stands beside a heading for those who edit or link the page: `[ edit ]`, `#`.
    pub control: String,
}

impl PageRow {
    /// A paragraph that only the page's data hold.
    pub(super) fn of_data(text: &str) -> Self {
        let block = DraftBlock { text: text.to_owned(), gap_before: true, ..DraftBlock::default() };
        Self { block, ..Self::default() }
    }

    /// Its block, and what stands beside it as furniture of its own.
    pub(super) fn into_blocks(self) -> impl Iterator<Item = DraftBlock> {
        let control = DraftBlock { text: self.control, furniture: true, ..DraftBlock::default() };
        let control = (!control.text.is_empty()).then_some(control);
        std::iter::once(self.block).chain(control)
    }

    /// Number of words.
    pub(super) fn words(&self) -> usize {
        self.block.text.split(' ').count()
    }
}

/// Elements nested deeper than this are read as the text of the one that holds them.
const DEEPEST: usize = 180;
/// Blocks beyond this are not read: no article has them.
const MOST: usize = 60_000;

/// Walks the whole page.
pub(super) fn page(dom: &Dom) -> Vec<PageRow> {
    let mut walk = Walk::default();
    let root = dom.root();
    walk.children(&root, 0);
    walk.flush();
    walk.rows
}

#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
struct Place {
    furniture: bool,
    doubtful: bool,
    within: usize,
    shape: u64,
    standfirst: bool,
    byline: bool,
    caption: bool,
    quote: bool,
    pulled: bool,
    answer: bool,
    faq: bool,
    post: bool,
    article: usize,
}

#[derive(Default)]
struct Walk {
    rows: Vec<PageRow>,
    words: Words,
    kind: DraftKind,
    place: Place,
    boxes: usize,
    /// Bytes of link text in the block so far.
    linked: usize,
    lists: Vec<Option<u32>>,
    in_row: bool,
    breaks: usize,
    /// A line across the page stands before the next block.
    rule: bool,
    articles: usize,
    control: String,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>, depth: usize) {
        if depth > DEEPEST {
            self.words.push(&node.text());
            return;
        }
        for child in node.children_it(false) {
            if self.rows.len() > MOST {
                return;
            }
            if child.is_text() {
                let text = child.text();
                if !text.trim().is_empty() {
                    self.breaks = 0;
                }
                self.words.push(&text);
            } else if child.is_element() {
                self.element(&child, depth + 1);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, depth: usize) {
        let name = node.node_name().unwrap_or_default();
        let name = name.as_ref();
        match name {
            "script" | "style" | "noscript" | "template" | "head" | "iframe" | "svg" | "math" | "select" | "object"
            | "audio" | "video" | "canvas" | "input" | "textarea" | "option" | "link" | "meta" | "title" | "img"
            | "wbr" => {}
            "br" => {
                self.breaks += 1;
                if self.breaks >= 2 { self.flush() } else { self.words.space() }
            }
            "hr" => {
                self.flush();
                self.rule = true;
            }
            "b" | "strong" => self.styled(node, depth, Style::Bold),
            "i" | "em" => self.styled(node, depth, Style::Italic),
            "a" if self.is_heading() && furniture::is_anchor(node) => self.control = clean(&node.text()),
            "a" => {
                // Links in a row are set apart by the style sheet.
                if node.prev_sibling().is_some_and(|before| before.has_name("a")) {
                    self.words.space();
                }
                let from = self.words.len();
                self.styled(node, depth, Style::Link);
                self.linked += self.words.len().saturating_sub(from);
            }
            "sup" if tags::is_footnote_call(node) => {}
            "button" if node.text().trim_end().ends_with('?') => self.boxed(node, name, depth),
            _ if tags::is_inline(name) && !tags::has_block(node) => self.inline(node, depth),
            _ => self.boxed(node, name, depth),
        }
    }

    /// An inline element may carry a class that makes it a byline or hide it.
    fn inline(&mut self, node: &NodeRef<'_>, depth: usize) {
        if furniture::is_hidden(node) {
            return;
        }
        // A link to edit a section is no word of its heading, within it or behind it.
        if node.class().is_some_and(|class| class.contains("editsection")) && self.takes_control(node) {
            return;
        }
        self.children(node, depth);
    }

    fn takes_control(&mut self, node: &NodeRef<'_>) -> bool {
        let words = node.descendants_it().filter(NodeRef::is_text).map(|word| clean(&word.text()));
        let words = clean(&words.collect::<Vec<_>>().join(" "));
        if self.is_heading() {
            self.control = words;
            return true;
        }
        match self.rows.last_mut().filter(|row| matches!(row.block.kind, DraftKind::Heading(_))) {
            Some(row) if self.words.is_empty() && row.control.is_empty() => row.control = words,
            _ => return false,
        }
        true
    }

    fn is_heading(&self) -> bool {
        matches!(self.kind, DraftKind::Heading(_))
    }

    fn styled(&mut self, node: &NodeRef<'_>, depth: usize, style: Style) {
        if tags::has_block(node) {
            self.children(node, depth);
            return;
        }
        self.words.begin(style);
        self.children(node, depth);
        self.words.end(style);
    }

    fn boxed(&mut self, node: &NodeRef<'_>, name: &str, depth: usize) {
        let (kind, in_row) = (self.kind, self.in_row);
        if name == "td" || name == "th" {
            self.cell(node, depth);
            return;
        }
        self.flush();
        let place = self.place;
        self.enter(node, name);
        // A box that is called an FAQ is set apart from the text like one behind a line across the page.
        let apart = self.place.faq && !place.faq;
        self.rule |= apart;
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.kind = DraftKind::Heading(name.as_bytes().get(1).map_or(2, |b| b - b'0'));
            }
            "ol" => self.lists.push(Some(node.attr("start").and_then(|n| n.parse().ok()).unwrap_or(1))),
            "ul" | "menu" | "dl" => self.lists.push(None),
            "li" => {
                let stated = node.attr("value").and_then(|value| value.parse().ok());
                self.kind = DraftKind::ListItem(self.number(stated));
            }
            "summary" | "button" => self.kind = DraftKind::Question,
            "dt" if node.text().trim_end().ends_with('?') => self.kind = DraftKind::Question,
            "figcaption" | "caption" => self.kind = DraftKind::Caption,
            "tr" => {
                self.in_row = !tags::is_layout(node);
                self.kind = if self.in_row { DraftKind::TableRow } else { DraftKind::Paragraph };
            }
            // The first paragraph of a list item is the item.
            _ if matches!(kind, DraftKind::ListItem(_)) && node.prev_element_sibling().is_none() => {}
            _ => self.kind = DraftKind::Paragraph,
        }
        self.children(node, depth);
        self.flush();
        self.rule |= apart;
        if matches!(name, "ol" | "ul" | "menu" | "dl") {
            self.lists.pop();
        }
        (self.kind, self.in_row, self.place) = (DraftKind::Paragraph, in_row, place);
        if matches!(kind, DraftKind::ListItem(_)) && !matches!(name, "ol" | "ul" | "p" | "div") {
            self.kind = kind;
        }
    }

    /// The number of an item of the innermost list; `stated` is its own.
    fn number(&mut self, stated: Option<u32>) -> Option<u32> {
        match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = stated.unwrap_or(*next);
                *next = number.saturating_add(1);
                Some(number)
            }
            Some(None) => None,
            None => stated,
        }
    }

    fn cell(&mut self, node: &NodeRef<'_>, depth: usize) {
        if !self.in_row {
            self.flush();
            self.children(node, depth);
            self.flush();
            return;
        }
        if !self.words.is_empty() {
            self.words.push(" | ");
        }
        for child in node.descendants_it().filter(NodeRef::is_text) {
            let hidden = child.parent().is_some_and(|node| node.has_name("script") || node.has_name("style"));
            if !hidden {
                self.words.push(&child.text());
            }
        }
    }

    fn enter(&mut self, node: &NodeRef<'_>, name: &str) {
        let below_question = self.rows.last().is_some_and(|row| row.block.text.ends_with('?'));
        let signs = furniture::Signs::of(node, name, below_question);
        let place = &mut self.place;
        place.shape = furniture::shape(node, name, place.shape);
        place.furniture |= signs.furniture;
        place.doubtful |= signs.doubtful;
        place.standfirst |= signs.standfirst;
        place.byline |= signs.byline;
        place.caption |= matches!(name, "figcaption" | "caption") || signs.caption;
        place.quote |= name == "blockquote";
        place.pulled |= signs.pulled;
        // The box of one question of many is none.
        place.faq |= signs.faq && node.text().matches('?').count() > 1;
        place.answer |= name == "details";
        place.post |= furniture::is_post(node);
        if name == "article" && place.article == 0 {
            self.articles += 1;
            place.article = self.articles;
        }
        if matches!(
            name,
            "div"
                | "section"
                | "article"
                | "aside"
                | "main"
                | "body"
                | "ul"
                | "ol"
                | "table"
                | "header"
                | "footer"
                | "details"
        ) {
            self.boxes += 1;
            place.within = self.boxes;
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let linked = std::mem::take(&mut self.linked);
        let length = self.words.len();
        let place = self.place;
        let control = std::mem::take(&mut self.control);
        let kind = match self.kind {
            DraftKind::Paragraph if place.pulled => DraftKind::PullQuote,
            DraftKind::Paragraph if place.caption => DraftKind::Caption,
            DraftKind::Paragraph if place.quote => DraftKind::Quote,
            kind => kind,
        };
        let Some(mut block) = self.words.take(kind) else { return };
        if matches!(self.kind, DraftKind::ListItem(_) | DraftKind::Question) {
            self.kind = DraftKind::Paragraph;
        }
        // The fold of a details box asks only if it is a question.
        if kind == DraftKind::Question && !block.text.ends_with('?') {
            block.kind = DraftKind::Heading(4);
        }
        (block.furniture, block.rule_before) = (place.furniture, std::mem::take(&mut self.rule));
        if kind == DraftKind::Caption && !place.furniture {
            block.part = Some(Part::Caption);
        }
        if place.byline && block.text.split(' ').count() <= 12 && matches!(kind, DraftKind::Paragraph) {
            block.part = Some(Part::Byline);
        }
        let links = linked as f32 / length.max(1) as f32;
        self.rows.push(PageRow {
            block,
            links,
            within: place.within,
            shape: place.shape,
            standfirst: place.standfirst,
            doubtful: place.doubtful,
            post: place.post,
            faq: place.faq,
            article: place.article,
            control,
        });
    }
}
