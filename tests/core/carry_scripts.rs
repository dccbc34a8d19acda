//! A whole review over edit scripts of many kinds, there and back: nothing vanishes, nothing slides, nothing stays silent.

use std::collections::BTreeMap;
use std::sync::Arc;

use factdesk::document::Document;
use factdesk::import::{Options, read};
use factdesk::review::carry::carry_over;
use factdesk::review::edit::{Edit, Given, SourceFields};
use factdesk::review::{Anchor, Mark, Review, Stamp, Standing, Verdict, Version};
use factdesk::rules::Rules;
use factdesk::text::{CodePoints, Span, fold};
use proptest::prelude::*;
use uuid::Uuid;

/// A city story: sentences that differ in a name or figure, a running quotation, a list, short and long ones.
const ARTICLE: &str = "Tram line to the harbour delayed\n\n\
    The tram line to the harbour will open 14 months late, the transport office said on Monday. It had been promised \
    for June. The office blamed a shortage of rails.\n\n\
    The tram line to the airport will open 4 months late, the transport office said on Monday.\n\n\
    “We were told in March,” said Lena Moor, who heads the traders of Dock Street. “Nobody told our customers.”\n\n\
    “We were told in April,” said Paul Renner, who heads the traders of Mill Street.\n\n\
    The delay costs 3.2 million crowns. The city pays two thirds of it. The state pays the rest.\n\n\
    Work on Dock Street goes on at night. Work on Mill Street goes on by day. Residents do not mind, a survey of 220 \
    households found.\n";

/// Turns one paragraph list into another. Kinds a newsroom knows, unlike those of any scored set.
#[derive(Clone, Debug)]
enum Script {
    SwapParagraphs(usize, usize),
    JoinParagraphs(usize),
    CutParagraph(usize),
    Shout(usize),
    Stutter(usize),
    Retell(usize),
    Figure(usize),
    Lookalike(usize),
    DropParagraph(usize),
    Prepend(usize),
    Restyle,
}

fn script() -> impl Strategy<Value = Script> {
    let at = 1_usize..7;
    prop_oneof![
        (at.clone(), at.clone()).prop_map(|(a, b)| Script::SwapParagraphs(a, b)),
        at.clone().prop_map(Script::JoinParagraphs),
        at.clone().prop_map(Script::CutParagraph),
        at.clone().prop_map(Script::Shout),
        at.clone().prop_map(Script::Stutter),
        at.clone().prop_map(Script::Retell),
        at.clone().prop_map(Script::Figure),
        at.clone().prop_map(Script::Lookalike),
        at.clone().prop_map(Script::DropParagraph),
        at.prop_map(Script::Prepend),
        Just(Script::Restyle),
    ]
}

fn edit(paragraphs: &mut Vec<String>, script: &Script) {
    let last = paragraphs.len() - 1;
    let within = |at: usize| at.min(last);
    match *script {
        Script::SwapParagraphs(a, b) if last > 1 => paragraphs.swap(within(a), within(b)),
        Script::JoinParagraphs(at) if at < last => {
            let next = paragraphs.remove(at + 1);
            paragraphs[at] = format!("{} {next}", paragraphs[at]);
        }
        Script::CutParagraph(at) => {
            let text = paragraphs[within(at)].clone();
            if let Some((a, b)) = text.split_once(". ") {
                paragraphs[within(at)] = format!("{a}.");
                paragraphs.insert(within(at) + 1, b.to_owned());
            }
        }
        Script::Shout(at) => paragraphs[within(at)] = paragraphs[within(at)].replace("The ", "THE "),
        Script::Stutter(at) => paragraphs[within(at)] = paragraphs[within(at)].replacen(" the ", " the  the ", 1),
        Script::Retell(at) => {
            paragraphs[within(at)] =
                paragraphs[within(at)].replace("will open", "opens").replace("goes on", "continues");
        }
        Script::Figure(at) => {
            let swap = |c: char| {
                if c.is_ascii_digit() { char::from_digit((c as u32 - 47) % 10, 10).unwrap_or('7') } else { c }
            };
            paragraphs[within(at)] = paragraphs[within(at)].chars().map(swap).collect();
        }
        Script::Lookalike(at) => {
            let twin =
                paragraphs[within(at)].replace("Monday", "Friday").replace("Street", "Lane").replace("tram", "bus");
            paragraphs.insert(within(at), twin);
        }
        Script::DropParagraph(at) if last > 2 => {
            paragraphs.remove(within(at));
        }
        Script::Prepend(at) => paragraphs[within(at)] = format!("As was feared, {}", paragraphs[within(at)]),
        Script::Restyle => {
            for text in paragraphs.iter_mut() {
                *text = text.replace(['“', '”'], "\"").replace(", ", ",  ");
            }
        }
        _ => {}
    }
}

fn document(text: &str) -> Document {
    read(text.as_bytes(), "tram.txt", &Rules::builtin(), &Options::default()).expect("text").0
}

fn version(document: &Document) -> Arc<Version> {
    Arc::new(Version::of(document, "tram.txt", "", jiff::Timestamp::default()))
}

/// A review with a mark, a note and a source on every statement.
fn reviewed(document: &Document) -> Review {
    let mut review = Review { lineage: Uuid::from_u128(1), versions: vec![version(document)], ..Review::default() };
    let mut next = 10;
    let mut fresh = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut edit = Edit::new(&mut review, document, Stamp::default(), &mut fresh);
    for statement in &document.statements {
        edit.mark(statement.span, Verdict::Confirmed, Given::default());
        edit.add_note(statement.span, "A note.");
        let fields = SourceFields { title: format!("Source {}", statement.id.index()), ..SourceFields::default() };
        edit.add_source(Some(statement.span), fields);
    }
    review
}

fn digits(words: &str) -> String {
    words.chars().filter(char::is_ascii_digit).collect()
}

/// Letters and digits, so that typography counts for nothing.
fn bare(words: &str) -> String {
    fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn holds(review: &Review, document: &Document, regrouped: &[Uuid]) -> Result<(), TestCaseError> {
    let mut owners: BTreeMap<Span, &Mark> = BTreeMap::new();
    for mark in &review.marks {
        let Some(span) = mark.place.span else {
            prop_assert_eq!(&mark.place.standing, &Standing::Gone);
            prop_assert!(!mark.place.anchor.exact.is_empty(), "what is gone keeps its words");
            continue;
        };
        let whole = document.statements.iter().any(|statement| statement.span == span);
        prop_assert!(whole, "a mark on a statement is on a statement: {:?}", document.words(span));
        let now = document.words(span);
        prop_assert_eq!(&mark.place.anchor.exact, now);
        if mark.place.standing == Standing::Current {
            let flagged = regrouped.contains(&mark.id);
            prop_assert!(flagged || bare(now) == bare(&mark.wording), "silent: {:?} → {now:?}", mark.wording);
            prop_assert!(flagged || digits(now) == digits(&mark.wording), "silent: {:?} → {now:?}", mark.wording);
            if let Some(other) = owners.insert(span, mark) {
                let flagged = flagged || regrouped.contains(&other.id);
                prop_assert!(flagged, "lent to a sibling: {:?} and {:?}", mark.wording, other.wording);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn there_and_back_nothing_vanishes_and_nothing_slides(scripts in prop::collection::vec(script(), 1..6)) {
        let rules = Rules::builtin();
        let first = document(ARTICLE);
        let before = reviewed(&first);
        let mut paragraphs: Vec<String> = ARTICLE.trim_end().split("\n\n").map(str::to_owned).collect();
        for script in &scripts {
            edit(&mut paragraphs, script);
        }
        let second = document(&paragraphs.join("\n\n"));
        let (there, changes) = carry_over(&before, &first, &second, version(&second), &rules);
        let regrouped: Vec<Uuid> = changes.marks.iter().filter(|own| own.regrouped).map(|own| own.mark).collect();
        holds(&there, &second, &regrouped)?;
        let count = |review: &Review| [review.marks.len(), review.notes.len(), review.sources.len(), review.source_links.len()];
        prop_assert_eq!(count(&there), count(&before));
        prop_assert_eq!(&there.history, &before.history);

        // The edit is undone in the next version: what went astray on the way is where it was, or asks.
        let (back, _) = carry_over(&there, &second, &first, version(&first), &rules);
        prop_assert_eq!(count(&back), count(&before));
        for ((was, away), is) in before.marks.iter().zip(&there.marks).zip(&back.marks) {
            prop_assert_eq!(was.id, is.id);
            if away.place.standing == Standing::Current && !regrouped.contains(&was.id) {
                prop_assert_eq!(is.place.span, was.place.span, "{:?}", was.wording);
            }
            if let (Standing::Current, Some(span)) = (&is.place.standing, is.place.span) {
                prop_assert!(bare(first.words(span)) == bare(&was.wording) || regrouped.contains(&was.id), "{:?}", was.wording);
            }
        }
    }

    #[test]
    fn what_is_described_is_found_again(text in "(\\PC|\n| ){1,80}", start in any::<usize>(), length in 1_usize..20) {
        let index = CodePoints::new(&text);
        let count = text.chars().count();
        let start = start % count;
        let span = index.span(&text, start, (start + length).min(count));
        let anchor = Anchor::describe(&text, &index, span);
        prop_assert_eq!(anchor.resolve_exactly(&text, &index), Some(span));
        // Somewhere else in the text the same numbers are other words, or they are told to be.
        let moved = format!("x{text}");
        let there = anchor.resolve_exactly(&moved, &CodePoints::new(&moved));
        prop_assert!(there.is_none_or(|span| span.of(&moved) == anchor.exact));
    }
}
