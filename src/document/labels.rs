//! The names under which pages print their parts: "Key takeaways", "TL;DR", "In this article", "FAQ".

use std::collections::BTreeMap;

use super::Part;
use super::row::Row;
use crate::rules::Rules;
use crate::text::{Span, fold};

/// The names of the parts, ready to compare.
#[derive(Debug)]
pub(super) struct Labels(BTreeMap<String, Part>);

const LISTS: &[(&str, Part)] = &[
    ("part_labels_subheadings", Part::Subheadings),
    ("part_labels_key_points", Part::KeyPoints),
    ("part_labels_summary", Part::Summary),
    ("part_labels_faq", Part::Faq),
];
/// Names that a section of the body may have as well.
const WEAK: &[&str] = &[
    "overview",
    "the big picture",
    "recap",
    "outline",
    "abstract",
    "in short",
    "in sum",
    "summing up",
    "wrap-up",
    "sections",
    "the facts",
    "the essentials",
    "essentials",
    "what we know",
    "what we know so far",
    "the gist",
    "in brief",
    "need to know",
    "what to know",
    "what you need to know",
    "what you should know",
    "things to know",
    "key developments",
    "key findings",
    "main findings",
    "key numbers",
    "key facts",
    "highlights",
];

impl Labels {
    pub(super) fn new(rules: &Rules) -> Self {
        let mut labels = BTreeMap::new();
        for (list, part) in LISTS {
            for (label, _) in rules.lexicon(list).iter() {
                labels.insert(fold(label), *part);
            }
        }
        Self(labels)
    }

    /// The part which `row` is the name of, as a whole line.
    pub(super) fn whole(&self, row: &Row) -> Option<Part> {
        if row.text.len() > 80 {
            return None;
        }
        let folded = fold(&row.text.replace(" | ", " "));
        let bare = folded.trim_matches(['*', '_', '#', '=', '-', ' ', ':', '|', '.', '[', ']']);
        self.0.get(bare).or_else(|| self.0.get(folded.as_str())).copied()
    }

    /// A name, a colon and the part's own words in one line: `TL;DR: …`; with where those begin. Inside the body
    /// (not `at_edge`) only a name that is surely one counts.
    pub(super) fn inline(&self, row: &Row, at_edge: bool) -> Option<(Part, usize)> {
        let colon = row.text.find(':').filter(|at| *at <= 40)?;
        let words = row.text.get(colon + 1..)?;
        let folded = fold(Span::new(0, colon).of(&row.text));
        let part = *self.0.get(&folded)?;
        let sure = at_edge || folded.contains("summary") || folded.starts_with("tl") || row.bold_lead() + 1 >= colon;
        let len = row.text.len() - words.trim_start().len();
        (part == Part::Summary && sure && words.split_whitespace().count() >= 4).then_some((part, len))
    }

    /// A section of the body may have this name too, so that more must speak for a part.
    pub(super) fn is_weak(row: &Row) -> bool {
        WEAK.contains(&row.folded().as_str())
    }
}
