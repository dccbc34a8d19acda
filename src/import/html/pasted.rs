//! HTML from the clipboard: what somebody chose in a browser or a word processor.
//!
//! All of it is wanted, so nothing is scored; only what is surely no text (a menu, a form) is left out and listed.
//! Word processors write their own dialect: lists as paragraphs with a mark in front, bold as a style.

use dom_query::{Document as Dom, NodeRef};

use super::super::{ImportError, words::clean};
use super::{data, furniture, shallow, walk};
use crate::document::{Draft, ImportNote};
use crate::rules::Rules;

/// Reads it.
pub(in super::super) fn read(bytes: &[u8], rules: &Rules) -> Result<Draft, ImportError> {
    let text = String::from_utf8_lossy(bytes);
    super::is_page_of_length(&text)?;
    let (html, address) = chosen(&text);
    let html = shallow::shallow(html);
    let dom = Dom::from(&*html);
    dom.select(furniture::UNSEEN).remove();
    mend(&dom);
    let mut draft = Draft { meta: data::read(&dom, rules).meta, ..Draft::default() };
    if draft.meta.url.is_empty() {
        draft.meta.url = clean(address);
    }
    draft.blocks = walk::page(&dom).into_iter().flat_map(walk::PageRow::into_blocks).collect();
    if draft.blocks.iter().all(|block| block.furniture) {
        draft.blocks.iter_mut().for_each(|block| block.furniture = false);
    }
    if draft.blocks.is_empty() {
        return Err(ImportError::NoText);
    }
    super::name_headline(&mut draft);
    let pictures = dom.select("img").length();
    draft.notes.extend((pictures > 0).then(|| left_behind(pictures)));
    Ok(draft)
}

fn left_behind(pictures: usize) -> ImportNote {
    let said = if pictures == 1 { "A picture".to_owned() } else { format!("{pictures} pictures") };
    super::super::look(&format!("{said} on what was copied did not come along; look for words inside."))
}

/// The chosen piece of the page, and the page's address: Windows writes both in front.
fn chosen(text: &str) -> (&str, &str) {
    let (mut html, mut address) = (text, "");
    if text.starts_with("Version:") {
        let head = text.find('<').unwrap_or(text.len());
        let lines = text.get(..head).unwrap_or_default().lines();
        address = lines.filter_map(|line| line.strip_prefix("SourceURL:")).next_back().unwrap_or_default();
        html = text.get(head..).unwrap_or_default();
    }
    let marked = html.split_once("<!--StartFragment-->").and_then(|(_, rest)| rest.split_once("<!--EndFragment-->"));
    (marked.map_or(html, |(inside, _)| inside), address)
}

/// The dialects of word processors, as plain HTML.
fn mend(dom: &Dom) {
    for node in dom.select("p, h1, h2, h3, h4, h5, h6").nodes() {
        if style(node).contains("mso-list:l") || class(node).contains("msolistparagraph") {
            item(node);
        } else if class(node).contains("msotitle") {
            node.rename("h1");
        }
    }
    // The mark of a list's item, where it is not the first thing in its paragraph.
    for node in dom.select("span[style]").nodes() {
        if style(node).contains("mso-list:ignore") {
            node.remove_from_parent();
        }
    }
    for node in dom.select("b[style], strong[style], span[style], i[style], em[style]").nodes() {
        let style = style(node);
        let weight = |word: &str| style.contains(&format!("font-weight:{word}"));
        let named = node.node_name().unwrap_or_default();
        match &*named {
            "b" | "strong" if weight("normal") || weight("400") => node.rename("span"),
            "i" | "em" if style.contains("font-style:normal") => node.rename("span"),
            "span" if ["bold", "600", "700", "800", "900"].into_iter().any(weight) => node.rename("b"),
            "span" if style.contains("font-style:italic") => node.rename("i"),
            _ => {}
        }
    }
}

/// Word's `1.    The item`: an item of a list, with its number.
fn item(paragraph: &NodeRef<'_>) {
    let mark =
        paragraph.descendants_it().find(|inner| inner.has_name("span") && style(inner).contains("mso-list:ignore"));
    let Some(mark) = mark else { return };
    let number = clean(&mark.text()).trim_end_matches(['.', ')']).parse::<u32>();
    mark.remove_from_parent();
    paragraph.rename("li");
    if let Ok(number) = number {
        paragraph.set_attr("value", &number.to_string());
    }
}

fn style(node: &NodeRef<'_>) -> String {
    let style = node.attr("style").unwrap_or_default();
    style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

fn class(node: &NodeRef<'_>) -> String {
    node.class().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::DraftKind::{Heading, ListItem, Paragraph};
    use crate::document::{DraftKind, Style};
    use crate::rules::Rules;

    /// Kind, words, and which of them are set how.
    type Found = (DraftKind, String, Vec<(Style, String)>);

    fn blocks(html: &str) -> Vec<Found> {
        let draft = read(html.as_bytes(), &Rules::builtin()).expect("text");
        let styled = |block: &crate::document::DraftBlock| {
            block.styles.iter().map(|(span, style)| (*style, span.of(&block.text).to_owned())).collect()
        };
        draft.blocks.iter().map(|block| (block.kind, block.text.clone(), styled(block))).collect()
    }

    fn plain(kind: DraftKind, text: &str) -> Found {
        (kind, text.to_owned(), Vec::new())
    }

    #[test]
    fn of_a_browser() {
        let html = "<meta charset='utf-8'><h2 style=\"font-size: 2em\">Why it matters</h2><ol start=3><li>The road \
                    opens.</li></ol><p style=\"color: red\"><strong style=\"font-weight: 700\">Cost:</strong> See the \
                    <a href=\"https://example.org/\">plan</a>.</p><button>Share</button>";
        assert_eq!(
            blocks(html)[..3],
            [
                plain(Heading(2), "Why it matters"),
                plain(ListItem(Some(3)), "The road opens."),
                (
                    Paragraph,
                    "Cost: See the plan.".to_owned(),
                    vec![(Style::Bold, "Cost:".to_owned()), (Style::Link, "plan".to_owned())]
                ),
            ]
        );
    }

    #[test]
    fn of_word() {
        let html = "Version:1.0\r\nStartHTML:0000000105\r\nSourceURL:file:///C:/desk/draft.docx\r\n<html \
                    xmlns:w=\"urn\"><body><!--StartFragment--><p class=MsoTitle>Bridge closes</p><p \
                    class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if \
                    !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>The road \
                    opens.</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>";
        assert_eq!(blocks(html), [plain(Heading(1), "Bridge closes"), plain(ListItem(Some(2)), "The road opens.")]);
        let draft = read(html.as_bytes(), &Rules::builtin()).expect("text");
        assert_eq!(draft.meta.url, "file:///C:/desk/draft.docx");
    }

    #[test]
    fn of_an_editor_in_the_browser() {
        let html = "<b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><p><span \
                    style=\"font-weight:700\">Cost.</span><span style=\"font-weight:400\"> It rose.</span></p></b>";
        let bold = vec![(Style::Bold, "Cost.".to_owned())];
        assert_eq!(blocks(html), [(Paragraph, "Cost. It rose.".to_owned(), bold)]);
    }
}
