//! The names under which pages print their parts: "Key takeaways", "TL;DR", "In this article", "FAQ".

use std::collections::BTreeMap;

use super::Part;
use super::row::Row;
use super::shape::ends_sentence;
use crate::rules::Rules;
use crate::text::{Span, fold};

/// The names of the parts, ready to compare.
#[derive(Debug)]
pub struct Labels(BTreeMap<String, Part>);

const LISTS: &[(&str, Part)] = &[
    ("part_labels_subheadings", Part::Subheadings),
    ("part_labels_key_points", Part::KeyPoints),
    ("part_labels_summary", Part::Summary),
    ("part_labels_faq", Part::Faq),
    ("part_labels_body", Part::Body),
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
    "brief",
    "index",
    "key aspects",
    "key details",
    "key information",
    "key lines",
    "key moments",
    "key questions",
    "the lowdown",
    "the upshot",
    "upshot",
    "what matters",
    "überblick",
    "im überblick",
    "in kürze",
    "kurz und knapp",
    "inhalt",
    "der artikel",
    "en bref",
    "à savoir",
    "synthèse",
    "l'article",
    "en breve",
    "claves",
    "las claves",
    "síntesis",
    "índice",
    "contenidos",
    "in breve",
    "da sapere",
    "sommario",
    "indice",
    "destaques",
    "síntese",
    "in het kort",
    "inhoud",
    "i korthet",
    "innehåll",
    "kort sagt",
    "kort fortalt",
    "innhold",
    "indhold",
];

/// What is counted over a list of key points: "Six takeaways".
const COUNTED: &[&str] = &[
    "facts",
    "key facts",
    "key findings",
    "key points",
    "key takeaways",
    "main points",
    "points to note",
    "quick facts",
    "quick takeaways",
    "takeaways",
    "things to know",
    "things to remember",
    "things we know",
    "things we learned",
    "things you need to know",
    "things you should know",
];
const NUMBERS: &[&str] =
    &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "a few", "some"];
/// What stands between a name and what it is about: "Key points from the ruling".
const LINKS: &[&str] = &[" about ", " from ", " on ", " of ", " for ", ": ", " – ", " — ", " - "];

impl Labels {
    /// The names that `rules` hold.
    pub fn new(rules: &Rules) -> Self {
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
        self.plain(bare).or_else(|| self.0.get(folded.as_str()).copied())
    }

    /// A name as the lists have it, or with an article before it: "The recap".
    fn plain(&self, bare: &str) -> Option<Part> {
        self.0.get(bare).or_else(|| self.0.get(bare.strip_prefix("the ")?)).copied()
    }

    /// The part which a line is the name of, also where the name has a number before it ("Six takeaways") or says what
    /// it is about ("Key points from the ruling", "Flood wall: at a glance", "Your questions about it answered").
    pub fn named(&self, text: &str) -> Option<Part> {
        if text.len() > 100 || ends_sentence(text.trim_end_matches('?')) {
            return None;
        }
        let folded = fold(text);
        let bare = folded.trim_matches(['*', '_', '#', '=', '-', ' ', ':', '|', '.', '[', ']', '?']);
        self.plain(bare).or_else(|| Self::counted(bare)).or_else(|| self.about(bare))
    }

    fn counted(bare: &str) -> Option<Part> {
        let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = if digits.len() < bare.len() {
            digits.strip_prefix(' ')
        } else {
            NUMBERS.iter().find_map(|number| bare.strip_prefix(number)?.strip_prefix(' '))
        };
        let named = |rest: &str| {
            LINKS.iter().find_map(|link| rest.split_once(link)).map_or(rest.to_owned(), |(head, _)| head.to_owned())
        };
        rest.filter(|rest| COUNTED.contains(&named(rest).as_str())).map(|_| Part::KeyPoints)
    }

    /// A name with what it is about, before or behind it. Names that a section of the body may have are no names then.
    fn about(&self, bare: &str) -> Option<Part> {
        if bare.split(' ').count() > 12 {
            return None;
        }
        let sure = |name: &str| {
            let part = self.0.get(name).copied().filter(|part| matches!(part, Part::KeyPoints | Part::Faq))?;
            (!WEAK.contains(&name)).then_some(part)
        };
        let front = || LINKS.iter().filter_map(|link| bare.split_once(link)).find_map(|(head, _)| sure(head));
        let behind = || {
            [": ", " – ", " — ", " - "]
                .iter()
                .filter_map(|link| bare.rsplit_once(link))
                .find_map(|(_, tail)| sure(tail))
        };
        let asked = || bare.starts_with("your questions ") && bare.ends_with(" answered");
        let faq = || [" faq", " faqs", " q&a"].iter().any(|tail| bare.ends_with(tail)) && bare.split(' ').count() <= 8;
        let glance = || bare.ends_with(" at a glance") && bare.split(' ').count() <= 8;
        front()
            .or_else(behind)
            .or_else(|| (asked() || faq()).then_some(Part::Faq))
            .or_else(|| glance().then_some(Part::KeyPoints))
    }

    /// A name, a colon and the part's own words in one line: `TL;DR: …`; with where those begin. Inside the body
    /// (not `at_edge`) only a name that is surely one counts.
    pub(super) fn inline(&self, row: &Row, at_edge: bool) -> Option<(Part, usize)> {
        // "**Summary** The pool …": the name in bold is enough.
        let lead = row.bold_lead();
        let name = row.text.get(..lead).map(fold).unwrap_or_default();
        let rest = row.text.get(lead..).filter(|rest| lead > 0 && rest.split_whitespace().count() >= 4);
        let name = name.trim_end_matches([':', '.', ' ']);
        let is_name = self.0.get(name) == Some(&Part::Summary) && (at_edge || !WEAK.contains(&name));
        if let Some(rest) = rest.filter(|_| is_name) {
            return Some((Part::Summary, row.text.len() - rest.trim_start_matches([':', ' ', '–', '—', '-']).len()));
        }
        // "TL;DR: …", and with a dash.
        let signs = [":", " – ", " — ", " - "].into_iter().filter_map(|sign| Some((row.text.find(sign)?, sign.len())));
        let (colon, sign) = signs.min().filter(|(at, _)| *at <= 40)?;
        let words = row.text.get(colon + sign..)?;
        let folded = fold(Span::new(0, colon).of(&row.text));
        let part = *self.0.get(&folded)?;
        let sure = at_edge || folded.contains("summary") || folded.starts_with("tl") || row.bold_lead() + 1 >= colon;
        let len = row.text.len() - words.trim_start().len();
        (part == Part::Summary && sure && words.split_whitespace().count() >= 4).then_some((part, len))
    }

    /// A section of the body may have this name too, so that more must speak for a part.
    pub(super) fn is_weak(row: &Row) -> bool {
        let folded = row.folded();
        WEAK.contains(&folded.as_str()) || folded.strip_prefix("the ").is_some_and(|rest| WEAK.contains(&rest))
    }
}

#[cfg(test)]
mod tests {
    use super::Labels;
    use crate::document::Part;
    use crate::rules::Rules;

    #[test]
    fn names_in_other_languages() {
        let labels = Labels::new(&Rules::builtin());
        for (part, names) in [
            (
                Part::KeyPoints,
                ["Das Wichtigste in Kürze", "À retenir", "L’essentiel", "Puntos clave", "Pontos principais"],
            ),
            (Part::Summary, ["Zusammenfassung", "Résumé", "Resumen", "In sintesi", "Samenvatting:"]),
            (
                Part::Faq,
                [
                    "Häufige Fragen",
                    "Questions fréquentes",
                    "Domande frequenti",
                    "Veelgestelde vragen",
                    "Vanliga frågor",
                ],
            ),
            (
                Part::Subheadings,
                ["In diesem Artikel", "Sommaire", "En este artículo", "Inhoudsopgave", "I denne artikkelen"],
            ),
        ] {
            for name in names {
                assert_eq!(labels.named(name), Some(part), "{name}");
            }
        }
    }

    #[test]
    fn names_with_numbers_and_topics() {
        let labels = Labels::new(&Rules::builtin());
        for name in [
            "Key Points:",
            "Six takeaways",
            "8 things to know about the strike",
            "Key points from the ruling",
            "The wall: at a glance",
        ] {
            assert_eq!(labels.named(name), Some(Part::KeyPoints), "{name}");
        }
        for name in [
            "FAQ: Flood wall",
            "Flood wall FAQs",
            "Your questions about the wall answered",
            "Frequently asked questions about fares",
        ] {
            assert_eq!(labels.named(name), Some(Part::Faq), "{name}");
        }
        for name in [
            "What we know about the suspect",
            "Six months later",
            "Highlights of the season",
            "The FAQ page was taken down.",
            "Who pays for the wall?",
            "A summary of the ruling",
        ] {
            assert_eq!(labels.named(name), None, "{name}");
        }
    }
}
