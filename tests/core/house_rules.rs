//! The example of a desk's own rules (`examples/house-rules`): it loads, its examples hold under it, and it changes what
//! it says it changes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use factdesk::app::disk::read_rules;
use factdesk::check::{Checked, Quiet, run};
use factdesk::document::Document;
use factdesk::import;
use factdesk::rules::{Rule, RuleId, Rules, Severity};

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
    let mut wrong = Vec::new();
    let overridden = files();
    let own = |rule: &&Rule| rule.on && overridden.contains_key(&format!("rules/{}.toml", rule.id));
    for rule in rules.iter().filter(own) {
        for example in rule.examples.iter().filter(|example| example.body.is_none()) {
            let text = example.flag.as_ref().or(example.clean.as_ref()).expect("flag or clean");
            let (_, checked) = check(&text.replace("**", ""), &rules);
            let flagged = checked.findings.iter().any(|finding| finding.rule == rule.id);
            if flagged != example.flag.is_some() {
                wrong.push(format!("{}: flagged is {flagged}: {text}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
