//! A report as one page that stands alone: it escapes everything, loads nothing, runs nothing, and prints well.

use super::Input;
use super::outline::{AroundRow, Entry, HistoryRow, Outline, Section, SourceRow};

const CSS: &str = include_str!("../../assets/report/report.css");

/// The page.
pub fn html(input: &Input) -> String {
    let outline = Outline::new(input);
    let mut page = Page(String::with_capacity(64 * 1024));
    let language = language(&input.document.meta.language);
    page.raw("<!doctype html>\n<html lang=\"").text(language).raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
    // No script, no font, no picture, no frame: the page could not load anything if it wanted to.
    page.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
    );
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    page.text(&outline.title).raw(" \u{2014} review</title>\n<style>\n").raw(CSS).raw("</style>\n</head>\n<body>\n");
    page.header(&outline);
    page.around(&outline.around);
    outline.sections.iter().for_each(|section| page.section(section));
    page.sources(&outline.sources);
    page.history(&outline.history);
    page.raw("<footer>The program flags; people decide. Every mark in this report was made by a person.</footer>\n");
    page.raw("</body>\n</html>\n");
    page.0
}

/// A language tag, or English where the file names something else.
fn language(tag: &str) -> &str {
    let sound =
        !tag.is_empty() && tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if sound { tag } else { "en" }
}

/// A page being written: markup of our own goes in as it is, all else escaped.
struct Page(String);

impl Page {
    fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.0, text);
        self
    }

    /// `<name class="class">text</name>`; nothing where there is no text.
    fn element(&mut self, name: &str, class: &str, text: &str) -> &mut Self {
        if text.is_empty() {
            return self;
        }
        self.raw("<").raw(name);
        if !class.is_empty() {
            self.raw(" class=\"").raw(class).raw("\"");
        }
        self.raw(">").text(text).raw("</").raw(name).raw(">")
    }

    fn heading(&mut self, title: &str, number: usize) {
        self.raw("<h2>").text(title).raw(" <span class=\"n\">").text(&number.to_string()).raw("</span></h2>\n");
    }

    fn header(&mut self, outline: &Outline) {
        self.raw("<header>\n<p class=\"label\">Review of an article</p>\n");
        self.element("h1", "", &outline.title).raw("\n");
        self.element("p", if outline.signed { "state signed" } else { "state" }, &outline.state).raw("\n");
        self.raw("<ul class=\"figures\">");
        for (number, label) in &outline.figures {
            self.raw("<li>").element("b", "", number).element("span", "", label).raw("</li>");
        }
        self.raw("</ul>\n<dl class=\"about\">\n");
        for (label, value) in &outline.about {
            self.element("dt", "", label).element("dd", "", value).raw("\n");
        }
        self.raw("</dl>\n</header>\n");
    }

    fn around(&mut self, rows: &[AroundRow]) {
        if rows.is_empty() {
            return;
        }
        self.raw("<section>\n");
        self.heading("Around the article", rows.len());
        self.raw("<table>\n<thead><tr><th>Item</th><th>Found</th><th>In the article</th><th>Source below</th></tr></thead>\n");
        for row in rows {
            if let Some(part) = row.part {
                self.raw("<tr class=\"part\"><th colspan=\"4\">").text(part).raw("</th></tr>\n");
            }
            self.raw("<tr><td>").element("span", "words", &row.text).element("span", "soft", &row.place);
            self.element("b", "", &row.mark).raw("</td><td>").element("b", row.tone, row.outcome);
            row.differences.iter().for_each(|difference| {
                self.element("span", "soft", difference);
            });
            self.raw("</td><td>");
            for (place, words) in &row.evidence {
                self.element("span", "words", words).element("span", "soft", place);
            }
            self.raw("</td><td>").text(&row.source).raw("</td></tr>\n");
        }
        self.raw("</table>\n</section>\n");
    }

    fn section(&mut self, section: &Section) {
        self.raw("<section>\n");
        self.heading(section.title, section.entries.len());
        self.element("p", "lead", section.lead).raw("\n");
        section.entries.iter().for_each(|entry| self.entry(entry));
        self.raw("</section>\n");
    }

    fn entry(&mut self, entry: &Entry) {
        self.raw("<article class=\"").raw(entry.tone).raw("\">\n<div class=\"head\">");
        self.raw("<span class=\"badge ").raw(entry.tone).raw("\">").text(&entry.badge).raw("</span>");
        self.element("span", "place", &entry.place).element("span", "by", &entry.by).raw("</div>\n");
        if !entry.quote.is_empty() {
            self.raw("<blockquote>");
            for (marked, words) in &entry.quote {
                if *marked {
                    self.element("mark", "", words)
                } else {
                    self.text(words)
                };
            }
            self.raw("</blockquote>");
        }
        self.element("p", "", &entry.message);
        if !entry.details.is_empty() {
            self.raw("<dl class=\"more\">");
            for (label, text) in &entry.details {
                self.element("dt", "", label).element("dd", "", text);
            }
            self.raw("</dl>");
        }
        self.raw("\n</article>\n");
    }

    fn sources(&mut self, rows: &[SourceRow]) {
        if rows.is_empty() {
            return;
        }
        self.raw("<section>\n");
        self.heading("Sources", rows.len());
        self.raw("<table>\n<thead><tr><th>No.</th><th>Source</th><th>Rests on it</th></tr></thead>\n");
        for row in rows {
            self.raw("<tr><td>").text(&row.number.to_string()).raw("</td><td>").element("b", "", &row.title);
            self.element("span", "words", &row.quote);
            row.details.iter().for_each(|detail| {
                self.element("span", "soft", detail);
            });
            self.raw("</td><td>").text(&row.supports.join("; ")).raw("</td></tr>\n");
        }
        self.raw("</table>\n</section>\n");
    }

    fn history(&mut self, rows: &[HistoryRow]) {
        if rows.is_empty() {
            return;
        }
        self.raw("<section>\n");
        self.heading("History", rows.len());
        self.raw("<table>\n<thead><tr><th>When</th><th>Who</th><th>What</th><th>Words</th></tr></thead>\n");
        for row in rows {
            self.raw("<tr><td>").text(&row.at).raw("</td><td>").text(&row.by).raw("</td><td>").text(row.what);
            self.element("span", "soft", &row.change).raw("</td><td>");
            self.element("span", "words", &row.quote).raw("</td></tr>\n");
        }
        self.raw("</table>\n</section>\n");
    }
}

/// Escapes for element content and quoted attributes alike. Control characters which HTML refuses are dropped.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, language};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_escaped_can_open_or_close_anything(text in any::<String>()) {
            let mut out = String::new();
            escape(&mut out, &text);
            prop_assert!(!out.contains(['<', '>', '"', '\'']));
            let left = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().fold(out, |out, entity| out.replace(entity, ""));
            prop_assert!(!left.contains('&'));
        }
    }

    #[test]
    fn a_language_is_a_tag_or_english() {
        assert_eq!(language("nb-NO"), "nb-NO");
        assert_eq!(language("\"><script>"), "en");
    }
}
