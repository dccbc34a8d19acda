//! The sources of an article by name: who is heard and for what, and who is only spoken for.

use crate::check::{Attribution, AttributionKind, Ledger, Sourcing, Voice};
use crate::document::{Document, Part, StatementId};

use std::collections::BTreeMap;

/// Adds up the attributions of the body.
pub(super) fn ledger(
    document: &Document,
    attributions: &[Attribution],
    sourcing: &BTreeMap<StatementId, Sourcing>,
) -> Ledger {
    let of_body = |found: &&Attribution| document.statement(found.statement).part == Part::Body;
    let mut heard: Vec<Voice> = Vec::new();
    let mut minds: Vec<Voice> = Vec::new();
    let (mut told, mut hidden) = (0usize, 0usize);
    for found in attributions.iter().filter(of_body) {
        let speech = found.kind != AttributionKind::Attitude;
        told += usize::from(speech);
        hidden += usize::from(speech && !found.grade.is_named());
        if !found.name.is_empty() {
            enter(if speech { &mut heard } else { &mut minds }, found);
        }
    }
    minds.retain(|mind| !heard.iter().any(|voice| voice.name == mind.name));
    for voices in [&mut heard, &mut minds] {
        voices.sort_by_key(|voice| (std::cmp::Reverse(voice.statements.len()), voice.statements.first().copied()));
    }
    let counted: Vec<StatementId> =
        document.counted().filter(|statement| statement.part == Part::Body).map(|statement| statement.id).collect();
    let named = |id: &&StatementId| {
        sourcing.get(id).is_some_and(|sourcing| {
            sourcing
                .by
                .iter()
                .any(|&i| attributions[i].kind != AttributionKind::Attitude && attributions[i].grade.is_named())
        })
    };
    Ledger {
        sourced: counted.iter().filter(named).count(),
        of: counted.len(),
        anonymous: hidden as f32 / told.max(1) as f32,
        heard,
        spoken_for: minds,
    }
}

fn enter(voices: &mut Vec<Voice>, found: &Attribution) {
    let at = voices.iter().position(|voice| voice.name == found.name).unwrap_or_else(|| {
        voices.push(Voice { name: found.name.clone(), grade: found.grade, statements: Vec::new() });
        voices.len() - 1
    });
    let voice = &mut voices[at];
    voice.grade = voice.grade.min(found.grade);
    if voice.statements.last() != Some(&found.statement) {
        voice.statements.push(found.statement);
    }
}
