//! Passages with claims that a sub-editor marked (`tests/data/grounding/*.jsonl`): how well grounding tells what a passage
//! carries from what it does not. The claims are hard on purpose: half are paraphrases, sums and merged sentences that hold,
//! half change one thing in words that stand in the passage.
//!
//! The weights of `check/grounding/weigh.rs` were fitted on them, so this holds what was reached and proves nothing of
//! other texts.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use factdesk::check::{Outcome, Quiet, run};
use factdesk::document::Part;
use factdesk::import;
use factdesk::rules::Rules;
use serde_json::Value;

/// Label, score and whether it is told as a fault, of each claim.
fn judged(passage: &Value) -> Vec<(bool, f32, bool)> {
    let rules = Rules::builtin();
    let claims = passage["claims"].as_array().expect("claims");
    let text = |value: &Value, key: &str| value[key].as_str().expect("text").to_owned();
    let points: Vec<String> = claims.iter().map(|claim| format!("- {}", text(claim, "claim"))).collect();
    let page = format!("# A passage\n\n{}\n\n## Key points\n\n{}\n", text(passage, "text"), points.join("\n"));
    let (document, _) =
        import::read(page.as_bytes(), "passage.md", &rules, &import::Options::default()).expect("a passage");
    let checked = run(&document, &rules, &Quiet, &mut |_: Arc<_>| {}).expect("nobody cancels");
    let found: Vec<_> = document
        .of_part(Part::KeyPoints)
        .filter_map(|statement| checked.groundings.get(&statement.id).map(|found| (statement.item as usize, found)))
        .collect();
    assert!(found.len() >= claims.len(), "{}: {} of {} claims", passage["id"], found.len(), claims.len());
    let fault = |outcome| matches!(outcome, Outcome::NotInText | Outcome::SaysOtherwise);
    let told = found.iter().map(|(item, found)| {
        let label = claims[item - 1]["label"].as_u64() == Some(1);
        (label, found.score, fault(found.outcome))
    });
    told.collect()
}

#[test]
fn marked_claims_are_told_apart() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/grounding");
    let mut all = Vec::new();
    for file in ["a.jsonl", "b.jsonl"] {
        let rows = fs::read_to_string(folder.join(file)).expect("passages");
        for row in rows.lines() {
            all.extend(judged(&serde_json::from_str(row).expect("a passage")));
        }
    }
    assert!(all.len() > 480, "{} claims", all.len());
    let scores = |label: bool| all.iter().filter(move |row| row.0 == label).map(|row| row.1);
    let pairs = scores(true).flat_map(|good| scores(false).map(move |bad| (good, bad)));
    // Two as good count as one half.
    let won = pairs.map(|(good, bad)| f32::from(u8::from(good > bad) + u8::from(good >= bad)) / 2.0).sum::<f32>();
    let area = won / (scores(true).count() * scores(false).count()) as f32;
    let share =
        |label: bool| all.iter().filter(|row| row.0 == label && row.2).count() as f32 / scores(label).count() as f32;
    let (false_flags, found) = (share(true), share(false));
    assert!(area >= 0.54, "area under the curve {area:.3}");
    assert!(false_flags <= 0.08, "false flags {false_flags:.3}");
    assert!(found >= 0.23, "found {found:.3}");
}
