//! When the page was published: the day, and the words in which the page prints it.
//!
//! The page's data and its tags name the day for machines, often in another time zone; the page prints it for readers.
//! The words are taken where they name the day that the data state, or its neighbour. A page whose data are silent is
//! believed where it marks a date as that of its publication, or prints one beside its headline.

use dom_query::{Document as Dom, NodeRef};

use super::super::words::clean;
use super::furniture::Signs;
use crate::document::{Meta, are_near, is_stamp, iso_date};
use crate::rules::Rules;

/// Tags in the page's head that state the day, the surest first.
const STATED: &[&str] = &[
    "meta[property='article:published_time']",
    "meta[name='article:published_time']",
    "meta[property='og:published_time']",
    "meta[itemprop='datePublished']",
    "meta[name='pubdate' i]",
    "meta[name='publishdate' i]",
    "meta[name='publish-date' i]",
    "meta[name='publication_date' i]",
    "meta[name='parsely-pub-date']",
    "meta[name='sailthru.date']",
    "meta[name='dc.date.issued' i]",
    "meta[name='dcterms.date' i]",
    "meta[name='dc.date' i]",
    "meta[name='date' i]",
];
/// Dates on a page that are looked at.
const MOST: usize = 80;
/// Elements around a date that are looked at.
const AROUND: usize = 9;
/// Letters in the words of a date.
const LONGEST: usize = 80;

/// A date that stands on the page.
struct Printed {
    words: String,
    /// The day that its words or its tag name.
    day: String,
    /// It is marked as the day of publication.
    marked: bool,
    /// It stands beside the headline.
    beside: bool,
}

/// Fills in the date.
pub(super) fn read(dom: &Dom, meta: &mut Meta, rules: &Rules) {
    let stated = std::iter::once(meta.date.clone()).chain(STATED.iter().filter_map(|tag| content(dom, tag)));
    // A year 1 is what a system writes that does not know.
    let stated: Vec<String> = stated.filter(|date| !date.is_empty() && !date.starts_with("0001")).collect();
    let known = stated.iter().find_map(|date| Some((date.clone(), iso_date(date, rules)?)));
    let (date, day) = known.or_else(|| Some((stated.first()?.clone(), String::new()))).unwrap_or_default();
    let printed = on_page(dom, rules);
    let fits = |printed: &&Printed| if day.is_empty() { printed.marked } else { are_near(&day, &printed.day) };
    // Words that name a day of their own are better than those that count on ("Monday 18.54").
    let mut named = printed.iter().filter(|printed| printed.day == iso_date(&printed.words, rules).unwrap_or_default());
    let found = named.find(fits).or_else(|| printed.iter().find(fits));
    let found = found.or_else(|| printed.iter().find(|printed| day.is_empty() && printed.beside));
    (meta.date, meta.date_iso) = match found {
        Some(found) if is_date(&found.words, rules) => (found.words.clone(), found.day.clone()),
        Some(found) if day.is_empty() => (found.day.clone(), found.day.clone()),
        // Nobody reads a stamp to the second.
        _ if is_stamp(&date) => (day.clone(), day),
        _ => (date, day),
    };
}

fn is_date(words: &str, rules: &Rules) -> bool {
    iso_date(words, rules).is_some() && !is_stamp(words)
}

fn content(dom: &Dom, tag: &str) -> Option<String> {
    dom.select(tag).iter().find_map(|found| found.attr("content")).map(|text| clean(&text))
}

/// Dates that stand on the page itself, in its order, without those of other stories and of later changes.
fn on_page(dom: &Dom, rules: &Rules) -> Vec<Printed> {
    let found = dom.select("time, [itemprop='datePublished']");
    found.nodes().iter().take(MOST).filter_map(|node| printed(node, rules)).collect()
}

fn printed(node: &NodeRef<'_>, rules: &Rules) -> Option<Printed> {
    let class = node.class().unwrap_or_default().to_ascii_lowercase();
    let prop = node.attr("itemprop").unwrap_or_default().to_ascii_lowercase();
    let marked = prop == "datepublished"
        || node.has_attr("pubdate")
        || class.split([' ', '-', '_']).any(|word| matches!(word, "published" | "pubdate"));
    let words = without_lead(&clean(&node.text()));
    let changed = ["modified", "updated", "dateupdated"];
    let later = changed.iter().any(|word| class.contains(word) || prop.contains(word));
    if later && !marked || words.len() > LONGEST || node.has_name("meta") {
        return None;
    }
    let stamp = ["content", "datetime"].iter().find_map(|name| iso_date(node.attr(name)?.trim(), rules));
    let day = iso_date(&words, rules).or(stamp)?;
    let mut beside = false;
    let around = node.ancestors_it(Some(AROUND)).filter(NodeRef::is_element);
    for box_of in around {
        let name = box_of.node_name().unwrap_or_default();
        let signs = Signs::of(&box_of, &name, false);
        if matches!(&*name, "a" | "aside" | "nav" | "footer") || signs.furniture {
            return None;
        }
        if box_of.descendants_it().any(|inner| inner.has_name("h1")) {
            beside = !matches!(&*name, "body" | "html");
            break;
        }
        // A heading of its own makes it the date of a story on the page.
        if box_of.descendants_it().any(|inner| inner.has_name("h2") || inner.has_name("h3")) {
            return None;
        }
    }
    Some(Printed { words, day, marked, beside })
}

/// Without "Published:" and the like before the date, and without what follows a bar.
fn without_lead(text: &str) -> String {
    const LEADS: &[&str] = &["first published", "published on", "published", "posted on", "posted", "date"];
    let small = text.to_ascii_lowercase();
    let lead = LEADS.iter().find(|lead| small.starts_with(**lead)).map_or(0, |lead| lead.len());
    text.get(lead..).unwrap_or_default().trim_matches([' ', ':', ';', '|', ',', '/']).to_owned()
}
