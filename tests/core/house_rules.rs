//! The example of a desk's own rules (`examples/house-rules`): it loads, its examples hold under it, and it changes what
//! it says it changes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use factdesk::app::disk::read_rules;
use factdesk::app::trial;
use factdesk::check::{Checked, Quiet, run};
use factdesk::document::Document;
use factdesk::import;
use factdesk::rules::{RuleId, Rules, Severity};

fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/house-rules");
    read_rules(&folder).expect("the folder is read")
}

fn house_rules() -> Arc<Rules> {
    Rules::with_overrides(&files()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn check(text: &str, rules: &Rules) -> (Document, Checked) {
    let options = import::Options::default();
    let (document, _) = import::read(text.as_bytes(), "page.md", rules, &options).expect("text");
    let checked = run(&document, rules, &Quiet, &mut |_: Arc<Checked>| {}).expect("nobody cancels");
    (document, checked)
}

#[test]
fn house_rules_pass_their_own_examples() {
    let rules = house_rules();
    let trials = trial::run(&rules, |rule| rule.house_examples, &Quiet);
    assert_eq!(trials.len(), 6, "three files with two examples each");
    let wrong: Vec<_> = trials.iter().filter(|trial| !trial.holds()).map(ToString::to_string).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A limit that undoes an example is told, whoever brought the example.
#[test]
fn examples_tell_what_a_limit_does() {
    let of = |text: &str| {
        let files = BTreeMap::from([("rules/repeat.verbatim.toml".to_owned(), text.to_owned())]);
        let rules = Rules::with_overrides(&files).expect("sound");
        let trials = trial::run(&rules, |rule| rule.id == RuleId::RepeatVerbatim, &Quiet);
        let failed = trials.into_iter().filter(|trial| !trial.holds());
        failed.map(|trial| (trial.house, trial.to_string())).collect::<Vec<_>>()
    };
    let missed = "repeat.verbatim, example 1, must be flagged and is not: \u{201c}";
    let built_in = of("id = \"repeat.verbatim\"\n[limits]\nwords = 30\n");
    assert!(built_in.len() == 1 && !built_in[0].0 && built_in[0].1.starts_with(missed), "{built_in:?}");
    let theirs = "id = \"repeat.verbatim\"\n[limits]\nwords = 2\n[[example]]\n\
                  clean = \"The ferry is late. The crew waits. The ferry is late.\"\n\
                  [[example]]\nflag = \"The crew waits.\"\n";
    let theirs = of(theirs);
    assert!(theirs.iter().all(|(house, _)| *house) && theirs.len() == 2, "{theirs:?}");
    assert!(theirs[0].1.starts_with("repeat.verbatim, example 1, must not be flagged and is: "), "{theirs:?}");
    assert_eq!(theirs[1].1, "repeat.verbatim, example 2, must be flagged and is not: \u{201c}The crew waits.\u{201d}");
}

#[test]
fn house_rules_change_what_they_say() {
    let page = "# Dam opens\n\nInsiders say the owner hid the cracks last week (ASK DANA).\n";
    let of = |rules: &Rules| {
        let (_, checked) = check(page, rules);
        let grade = checked.findings.iter().find(|finding| finding.rule == RuleId::AttributionVague);
        let has = |id: RuleId| checked.findings.iter().any(|finding| finding.rule == id);
        (grade.map(|finding| finding.severity), has(RuleId::CopyUndated), has(RuleId::CopyPlaceholder))
    };
    assert_eq!(of(&Rules::builtin()), (Some(Severity::Warning), true, false));
    assert_eq!(of(&house_rules()), (Some(Severity::Error), false, true));
}

/// What a rule tells as a hint in some places it tells there too as gravely as the house says.
#[test]
fn a_severity_of_the_house_counts_wherever_the_rule_fires() {
    let article = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles/flood-wall.txt");
    let article = std::fs::read_to_string(article).expect("the sample");
    let grades = |rules: &Rules| -> Vec<Severity> {
        let (_, checked) = check(&article, rules);
        let vague = checked.findings.iter().filter(|finding| finding.rule == RuleId::AttributionVague);
        vague.map(|finding| finding.severity).collect()
    };
    let built_in = grades(&Rules::builtin());
    assert!(built_in.contains(&Severity::Note), "the sample holds a nameless source that is a hint");
    assert_eq!(grades(&house_rules()), vec![Severity::Error; built_in.len()]);

    let twice = "# Tram line approved\n\nThe city council approved the new tram line to Halden on Tuesday.\n\n## Key points\n\n\
                 - The city council approved the new tram line to Halden on Tuesday.\n\
                 - On Tuesday the city council gave its approval to the new tram line to Halden.\n";
    let near = |text: &str| {
        let files = BTreeMap::from([("rules/repeat.near.toml".to_owned(), text.to_owned())]);
        let (_, checked) = check(twice, &Rules::with_overrides(&files).expect("sound"));
        checked.findings.iter().find(|finding| finding.rule == RuleId::RepeatNear).map(|finding| finding.severity)
    };
    assert_eq!(near("id = \"repeat.near\"\n"), Some(Severity::Note));
    assert_eq!(near("id = \"repeat.near\"\nseverity = \"error\"\n"), Some(Severity::Error));
}
