//! Two copies on one list of versions: the one that is behind is carried to the other's current version.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::review::carry::carry_over;
use crate::review::{Entry, Place, Review, Version};
use crate::rules::Rules;

/// Both copies with the same versions, on the same current one. None where they share no version.
pub(super) fn level(mine: &Review, theirs: &Review, rules: &Rules) -> Option<(Review, Review)> {
    let has = |review: &Review, version: Option<&Arc<Version>>| {
        version.is_some_and(|version| review.versions.iter().any(|own| own.text == version.text))
    };
    let behind = has(theirs, mine.current()) && !has(mine, theirs.current());
    if behind {
        let (theirs, mine) = lead(theirs, mine, rules)?;
        return Some((mine, theirs));
    }
    lead(mine, theirs, rules)
}

/// Brings `back` to the current version of `front`; versions that `back` alone has stand before those `front` alone has.
fn lead(front: &Review, back: &Review, rules: &Rules) -> Option<(Review, Review)> {
    let common = front.versions.iter().zip(&back.versions).take_while(|(a, b)| a.text == b.text).count();
    let known = |version: &&Arc<Version>| !front.versions.iter().any(|own| own.text == version.text);
    let extra: Vec<Arc<Version>> = back.versions.iter().filter(known).cloned().collect();
    if extra.len() == back.versions.len() || front.versions.is_empty() {
        return None;
    }
    let (start, end) = front.versions.split_at(common);
    let all: Vec<Arc<Version>> = start.iter().chain(&extra).chain(end).cloned().collect();
    let find = |version: &Arc<Version>| all.iter().rposition(|other| other.text == version.text);

    let shift = |at: usize| if at >= common { at + extra.len() } else { at };
    let mut front = renumbered(front, &shift);
    let map: Vec<usize> = back.versions.iter().map(|version| find(version).unwrap_or_default()).collect();
    let mut level = renumbered(back, &|at| map.get(at).copied().unwrap_or(at));
    let here = back.current().and_then(find)?;
    level.versions = all[..=here].to_vec();
    let mut document = level.current()?.to_document();
    for next in &all[here + 1..] {
        let new = next.to_document();
        (level, _) = carry_over(&level, &document, &new, next.clone(), rules);
        document = new;
    }
    front.versions = all;
    Some((front, level))
}

fn renumbered(review: &Review, number: &dyn Fn(usize) -> usize) -> Review {
    let mut next = review.clone();
    let put = |place: &mut Place| place.version = number(place.version);
    next.marks.iter_mut().for_each(|own| put(&mut Arc::make_mut(own).place));
    next.queries.iter_mut().for_each(|own| put(&mut Arc::make_mut(own).place));
    next.notes.iter_mut().for_each(|own| put(&mut Arc::make_mut(own).place));
    next.source_links.iter_mut().for_each(|own| put(&mut Arc::make_mut(own).place));
    next.dismissals.iter_mut().for_each(|own| put(&mut Arc::make_mut(own).place));
    next.assignments.iter_mut().filter_map(|own| Arc::make_mut(own).place.as_mut()).for_each(put);
    for sign_off in &mut next.sign_offs {
        let sign_off = Arc::make_mut(sign_off);
        sign_off.version = number(sign_off.version);
    }
    next
}

/// Both histories as one: what both have first, then the rest by time, each side's order kept.
pub(super) fn history(mine: &[Arc<Entry>], theirs: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
    let ids = |list: &[Arc<Entry>]| list.iter().map(|entry| entry.id).collect::<BTreeSet<_>>();
    let (ours, others) = (ids(mine), ids(theirs));
    let (mut all, own): (Vec<_>, Vec<_>) = mine.iter().cloned().partition(|entry| others.contains(&entry.id));
    let other: Vec<_> = theirs.iter().filter(|entry| !ours.contains(&entry.id)).cloned().collect();
    let (mut own, mut other) = (own.into_iter().peekable(), other.into_iter().peekable());
    loop {
        let from_other = match (own.peek(), other.peek()) {
            (Some(mine), Some(theirs)) => theirs.stamp.at < mine.stamp.at,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (None, None) => return all,
        };
        all.extend(if from_other { other.next() } else { own.next() });
    }
}
