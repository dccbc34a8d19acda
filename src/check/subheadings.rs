//! `structure.subheadings`: the page's list of its sections against the section headings.

use similar::{ChangeTag, TextDiff};

use super::context::Context;
use super::{Finding, Related};
use crate::document::{Part, Statement, StatementRole};
use crate::rules::RuleId;
use crate::text::fold;

const RULE: RuleId = RuleId::StructureSubheadings;

/// Flags listed subheadings that no heading of the body matches, and headings which the list leaves out.
/// A heading out of order is reported once, on the listed entry.
pub(super) fn run(ctx: &Context) -> Vec<Finding> {
    let document = ctx.document;
    let of_role = |role| document.statements.iter().filter(move |statement| statement.role == role);
    let listed: Vec<&Statement> = of_role(StatementRole::ListedSubheading).collect();
    if listed.is_empty() {
        return Vec::new();
    }
    let headings: Vec<&Statement> =
        of_role(StatementRole::Heading).filter(|statement| statement.part == Part::Body).collect();
    let folded = |list: &[&Statement]| list.iter().map(|statement| bare(ctx.words(statement.span))).collect::<Vec<_>>();
    let (ours, theirs) = (folded(&listed), folded(&headings));
    let diff = TextDiff::configure().diff_slices(&as_strs(&ours), &as_strs(&theirs));
    let mut findings = Vec::new();
    for change in diff.iter_all_changes() {
        match (change.tag(), change.old_index(), change.new_index()) {
            (ChangeTag::Delete, Some(at), _) => {
                findings.push(listed_only(ctx, listed[at], &ours[at], &headings, &theirs));
            }
            (ChangeTag::Insert, _, Some(at)) if !nearly_listed(&theirs[at], &ours, ctx) => {
                let heading = headings[at];
                let message = "This heading is not in the list of subheadings.".to_owned();
                findings.push(ctx.finding(RULE, heading.id, heading.span, message));
            }
            _ => {}
        }
    }
    findings
}

fn listed_only(ctx: &Context, entry: &Statement, words: &str, headings: &[&Statement], theirs: &[String]) -> Finding {
    let closest = theirs
        .iter()
        .zip(headings)
        .map(|(heading, statement)| (strsim::normalized_levenshtein(words, heading), statement))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(likeness, _)| *likeness >= ctx.rules.limit(RULE, "same_heading"));
    let Some((likeness, heading)) = closest else {
        return ctx.finding(RULE, entry.id, entry.span, "No heading in the article matches this entry.".to_owned());
    };
    let message = if likeness >= 1.0 {
        "The heading stands at another place in the article than in this list.".to_owned()
    } else {
        format!("The heading in the article reads \u{201c}{}\u{201d}.", ctx.words(heading.span))
    };
    let mut finding = ctx.finding(RULE, entry.id, entry.span, message);
    finding.related.push(Related { statement: heading.id, span: heading.span, note: "the heading".to_owned() });
    finding
}

/// Whether the list has this heading in other words; then the entry carries the finding.
fn nearly_listed(heading: &str, listed: &[String], ctx: &Context) -> bool {
    let limit = ctx.rules.limit(RULE, "same_heading");
    listed.iter().any(|entry| strsim::normalized_levenshtein(entry, heading) >= limit)
}

/// Folded and without its number and end punctuation, for a list may print "1) Who pays" or "Who pays.".
fn bare(words: &str) -> String {
    let folded = fold(words);
    let words = folded.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')', ':', '-', ' ']);
    words.trim_end_matches(['.', ':', ' ']).to_owned()
}

fn as_strs(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}
