//! Reports of one reviewed article, made by hand so that every kind of record is in it, hostile words among them.

use std::sync::Arc;

use factdesk::check::{
    Basis, Checked, Evidence, Features, Finding, Grade, Grounding, Mismatch, MismatchKind, Outcome, Related,
};
use factdesk::document::{
    Block, BlockId, BlockKind, Document, ImportNote, Meta, NoteKind, Part, Statement, StatementId, StatementRole,
};
use factdesk::report::{self, Input};
use factdesk::review::{
    Anchor, Change, DismissReason, Dismissal, Entry, LaterEntry, LaterKind, Mark, Note, Person, Place, Query, Review,
    SignOff, Source, SourceKind, SourceLink, Stamp, Standing, Verdict, Version, Why,
};
use factdesk::rules::{RuleId, Rules, Severity};
use factdesk::text::{CodePoints, Span};
use serde_json::Value;
use uuid::Uuid;

const HASH: &str = "9b1a2f0c5d";

/// Part, kind, item, sentences.
type Line = (Part, BlockKind, u32, &'static [&'static str]);

const LINES: &[Line] = &[
    (Part::Headline, BlockKind::Heading(1), 1, &["Council backs flood wall <script>alert(1)</script>"]),
    (Part::Byline, BlockKind::Paragraph, 1, &["By Ada Holm"]),
    (
        Part::Body,
        BlockKind::Paragraph,
        1,
        &["The council voted on Tuesday to build a flood wall.", "It will cost £4 million, the council said."],
    ),
    (Part::Body, BlockKind::Heading(2), 1, &["Costs & \"risks\""]),
    (Part::Body, BlockKind::Paragraph, 2, &["Officials say the work may start in May."]),
    (Part::KeyPoints, BlockKind::ListItem(None), 1, &["The wall will cost £5 million."]),
    (Part::KeyPoints, BlockKind::ListItem(None), 2, &["The council voted for it."]),
    (Part::Faq, BlockKind::Question, 1, &["When does it start?"]),
    (Part::Faq, BlockKind::Answer, 1, &["Work starts in May.", "*All* agree | [see](http://x.org)."]),
];

fn document() -> Document {
    let mut document = Document::default();
    for (index, (part, kind, item, sentences)) in LINES.iter().enumerate() {
        let block = BlockId::from_index(index);
        let start = document.text.len();
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                document.text.push(' ');
            }
            let span = Span::new(document.text.len(), document.text.len() + sentence.len());
            document.text.push_str(sentence);
            let role = match (part, kind) {
                (Part::Byline, _) => StatementRole::Furniture,
                (_, BlockKind::Question) => StatementRole::Question,
                (Part::Body, BlockKind::Heading(_)) => StatementRole::Heading,
                _ => StatementRole::Claim,
            };
            let id = StatementId::from_index(document.statements.len());
            let sentence = u32::try_from(at).expect("small") + 1;
            document.statements.push(Statement { id, span, block, part: *part, item: *item, sentence, role });
        }
        let span = Span::new(start, document.text.len());
        document.text.push('\n');
        let (styles, by_hand) = (Vec::new(), false);
        document.blocks.push(Block { id: block, span, kind: *kind, part: *part, item: *item, styles, by_hand });
    }
    document.meta = Meta { language: "en-GB".to_owned(), byline: "Ada Holm".to_owned(), ..Meta::default() };
    document
}

fn id(document: &Document, words: &str) -> StatementId {
    let found = document.statements.iter().find(|statement| document.words(statement.span).contains(words));
    found.unwrap_or_else(|| panic!("no statement with {words}")).id
}

fn span(document: &Document, words: &str) -> Span {
    let start = document.text.find(words).unwrap_or_else(|| panic!("no {words}"));
    Span::new(start, start + words.len())
}

fn finding(document: &Document, rule: RuleId, words: &str, message: &str) -> Finding {
    let statement = id(document, words);
    let severity = Rules::builtin().rule(rule).expect("built in").severity;
    let (span, message) = (span(document, words), message.to_owned());
    Finding {
        rule,
        severity,
        statement,
        span,
        message,
        words: vec![span],
        score: None,
        mismatches: Vec::new(),
        related: Vec::new(),
    }
}

fn checked(document: &Document) -> Checked {
    let cost = id(document, "£4 million");
    let mismatch = Mismatch {
        kind: MismatchKind::Number,
        here: "£5 million".to_owned(),
        there: "£4 million".to_owned(),
        here_span: None,
        there_span: None,
    };
    let vague = finding(document, RuleId::AttributionVague, "Officials", "Nobody can tell who the officials are.");
    let mut wrong = finding(
        document,
        RuleId::GroundingContradicted,
        "The wall will cost £5 million.",
        "The text has another figure.",
    );
    wrong.score = Some(0.8149);
    wrong.mismatches.push(mismatch.clone());
    wrong.related.push(Related {
        statement: cost,
        span: document.statement(cost).span,
        note: "closest in the text".to_owned(),
    });
    let mut hint = finding(document, RuleId::AttributionNoBasis, "*All* agree | [see](http://x.org).", "No source.");
    hint.severity = Severity::Note;
    let mut checked = Checked { rules_hash: HASH.to_owned(), findings: vec![vague, wrong, hint], ..Checked::default() };
    let evidence = |statement| {
        let (agreeing, differing, agreeing_here) = Default::default();
        Evidence { statement, score: 0.9, agreeing, differing, agreeing_here }
    };
    let basis = Basis { statement: cost, name: "the council".to_owned(), grade: Grade::B };
    let grounding = |outcome, evidence, mismatches, basis| Grounding {
        outcome,
        score: 0.5,
        features: Features::default(),
        evidence,
        mismatches,
        missing: vec![],
        basis,
    };
    checked.groundings.insert(
        id(document, "£5 million"),
        grounding(Outcome::SaysOtherwise, vec![evidence(cost)], vec![mismatch], Some(basis)),
    );
    let vote = id(document, "voted on Tuesday");
    checked
        .groundings
        .insert(id(document, "voted for it"), grounding(Outcome::InText, vec![evidence(vote)], vec![], None));
    checked.groundings.insert(id(document, "Work starts"), grounding(Outcome::NotInText, vec![], vec![], None));
    checked
}

fn stamp(minute: i64) -> Stamp {
    let at = jiff::Timestamp::from_second(1_795_440_000 + minute * 60).expect("in range");
    Stamp { by: Person { name: "Ann <b>Berg</b>".to_owned(), initials: "AB".to_owned() }, at }
}

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn place(document: &Document, words: &str, standing: Standing) -> Place {
    let span = span(document, words);
    let anchor = Anchor::describe(&document.text, &CodePoints::new(&document.text), span);
    Place { anchor, version: 0, span: Some(span), standing }
}

fn mark(number: u128, place: Place, verdict: Verdict) -> Mark {
    Mark {
        id: uuid(number),
        wording: place.anchor.exact.clone(),
        place,
        verdict,
        evidence: Vec::new(),
        suggested_text: String::new(),
        reason: String::new(),
        accepted: None,
        done: false,
        query: None,
        over_findings: 0,
        stamp: stamp(i64::try_from(number).expect("small")),
        unknown: serde_json::Map::new(),
    }
}

fn marks(document: &Document) -> Vec<Arc<Mark>> {
    let current = |words| place(document, words, Standing::Current);
    let confirmed = mark(1, current("The council voted on Tuesday to build a flood wall."), Verdict::Confirmed);
    let mut change = mark(2, current("The wall will cost £5 million."), Verdict::ChangeNeeded);
    "The wall will cost £4 million.".clone_into(&mut change.suggested_text);
    change.over_findings = 1;
    let mut ask = mark(3, current("Officials say the work may start in May."), Verdict::OnAuthor);
    ask.query = Some(uuid(20));
    let why = Why::FactChanged(vec![MismatchKind::Date], "Work starts in April.".to_owned());
    let again = mark(4, place(document, "Work starts in May.", Standing::CheckAgain(why)), Verdict::Confirmed);
    let anchor = Anchor { exact: "A sentence that was cut.".to_owned(), ..Anchor::default() };
    let gone = mark(5, Place { anchor, version: 0, span: None, standing: Standing::Gone }, Verdict::Wrong);
    [confirmed, change, ask, again, gone].map(Arc::new).to_vec()
}

#[expect(clippy::too_many_lines, reason = "one record of each kind, as data")]
fn review(document: &Document, checked: &Checked) -> Review {
    let unknown = serde_json::Map::new;
    let at = |words| place(document, words, Standing::Current);
    let officials = at("Officials say the work may start in May.");
    let query = Query {
        id: uuid(20),
        place: officials.clone(),
        question: "Which officials?".to_owned(),
        to: String::new(),
        stamp: stamp(6),
        answer: None,
        unknown: unknown(),
    };
    let hint = &checked.findings[2];
    let dismissal = Dismissal {
        id: uuid(30),
        key: hint.key(document),
        wording: document.words(hint.span).to_owned(),
        other: String::new(),
        place: at("*All* agree | [see](http://x.org)."),
        reason: DismissReason::CommonKnowledge,
        remark: "On record.".to_owned(),
        stamp: stamp(7),
        unknown: unknown(),
    };
    let source = Source {
        id: uuid(40),
        kind: SourceKind::Record,
        title: "Minutes of the council".to_owned(),
        locator: "item 7".to_owned(),
        quote: "resolved to build".to_owned(),
        date_seen: "20 November 2026".to_owned(),
        stamp: stamp(8),
        ..Source::default()
    };
    let link = SourceLink {
        source: uuid(40),
        place: at("The council voted on Tuesday to build a flood wall."),
        stamp: stamp(8),
        unknown: serde_json::Map::new(),
    };
    let note = Note {
        id: uuid(50),
        place: officials,
        text: "Call the works office.".to_owned(),
        stamp: stamp(9),
        unknown: unknown(),
    };
    let entry = Entry {
        id: uuid(60),
        change: Change::Marked,
        record: Some(uuid(1)),
        quote: "The council voted …".to_owned(),
        from: String::new(),
        to: "Confirmed".to_owned(),
        stamp: stamp(1),
        unknown: serde_json::Map::new(),
    };
    let sign_off = SignOff {
        id: uuid(70),
        seal: String::new(),
        version: 0,
        rules_hash: HASH.to_owned(),
        tool: "factdesk 0.1.0".to_owned(),
        reason: "On deadline.".to_owned(),
        open: vec!["1 query without an answer".to_owned()],
        stamp: stamp(10),
        unknown: unknown(),
    };
    let later = LaterEntry {
        id: uuid(80),
        kind: LaterKind::Complaint,
        text: "The figure is wrong.".to_owned(),
        stamp: stamp(99),
        unknown: serde_json::Map::new(),
    };
    let version = Version {
        file_name: "flood.html".to_owned(),
        encoding: String::new(),
        text_sha256: "77aa".to_owned(),
        opened: stamp(0).at,
        ..Version::default()
    };
    let mut review = Review {
        lineage: uuid(99),
        versions: vec![Arc::new(version)],
        marks: marks(document),
        queries: vec![Arc::new(query)],
        notes: vec![Arc::new(note)],
        sources: vec![Arc::new(source)],
        source_links: vec![Arc::new(link)],
        dismissals: vec![Arc::new(dismissal)],
        history: vec![Arc::new(entry)],
        later: vec![Arc::new(later)],
        ..Review::default()
    };
    let seal = factdesk::review::seal(&review, 0, &sign_off.tool, &sign_off.rules_hash);
    review.sign_offs.push(Arc::new(SignOff { seal, ..sign_off }));
    review
}

/// Runs `look` on the whole fixture.
fn with_input<T>(look: impl FnOnce(&Input) -> T) -> T {
    let document = document();
    let checked = checked(&document);
    let (rules, review) = (Rules::builtin(), review(&document, &checked));
    let note = ImportNote {
        kind: NoteKind::LeftOut,
        message: "The menu was left out.".to_owned(),
        quote: "Home | News".to_owned(),
        span: None,
    };
    let input = Input {
        file_sha256: "ab12",
        source: Some(SOURCE),
        notes: &[note],
        review: Some(&review),
        set_aside: &[false, false, true],
        tool: "factdesk 0.1.0",
        made: Some(stamp(120).at),
        ..Input::new("drafts/flood wall.html", &document, &checked, &rules)
    };
    look(&input)
}

const SOURCE: &str = "<p>The council voted on Tuesday to build a\n flood wall. It will cost £4 million, the council said.</p>\n\
    <p>Officials say the work may start in May.</p>\n<li>The wall will <b>cost</b> £5 million.";

#[test]
fn html_page() {
    let page = with_input(report::html);
    for hostile in ["<script", "<b>Berg", "http://x.org\"", "onload", "src=", "href=", "url(", "@import", "\"risks\""] {
        assert!(!page.contains(hostile), "{hostile} in the page");
    }
    // The stylesheet has its own life; a change of it is no change of the report.
    let (head, rest) = page.split_once("<style>").expect("a style");
    let (_, body) = rest.split_once("</style>").expect("its end");
    insta::assert_snapshot!("report.html", format!("{head}<style></style>{body}"));
}

#[test]
fn markdown_text() {
    insta::assert_snapshot!("report.md", with_input(report::markdown));
}

/// A review in all reports: HTML, Markdown, JSON.
fn reports((document, checked): (&Document, &Checked), review: &Review) -> [String; 3] {
    let rules = Rules::builtin();
    let input = Input { review: Some(review), ..Input::new("flood.html", document, checked, &rules) };
    [report::html(&input), report::markdown(&input), report::json(&input)]
}

#[test]
fn a_signature_says_that_the_review_was_changed_since() {
    let document = document();
    let checked = checked(&document);
    let mut review = review(&document, &checked);
    let reports = |review: &Review| reports((&document, &checked), review);
    let [html, markdown, json] = reports(&review);
    assert!(html.contains("class=\"state signed\""), "{html}");
    assert!(!html.contains("Changed since") && !markdown.contains("Changed since"));
    assert!(json.contains("\"holds\": true"));
    let mut late = (*review.marks[0]).clone();
    late.verdict = Verdict::Wrong;
    review.marks[0] = Arc::new(late);
    let [html, markdown, json] = reports(&review);
    assert!(!html.contains("class=\"state signed\"") && json.contains("\"holds\": false"));
    for report in [&html, &markdown] {
        let top = report.lines().find(|line| line.contains("Signed off by")).expect("a signature");
        assert!(top.contains("Changed since") && top.contains("Signed with something open: On deadline."), "{top}");
    }
}

#[test]
fn a_suggestion_is_told_only_where_a_change_is_asked_for() {
    let document = document();
    let checked = checked(&document);
    let mut review = review(&document, &checked);
    let reports = |review: &Review| {
        let [html, markdown, _] = reports((&document, &checked), review);
        [html, markdown]
    };
    assert!(reports(&review).iter().all(|report| report.contains("Should read")));
    let at = review.marks.iter().position(|mark| !mark.suggested_text.is_empty()).expect("a suggestion");
    let confirmed = Mark { verdict: Verdict::Confirmed, ..(*review.marks[at]).clone() };
    review.marks[at] = Arc::new(confirmed);
    for report in reports(&review) {
        assert!(!report.contains("Should read"), "{report}");
    }
    assert_eq!(review.marks[at].suggested_text, "The wall will cost \u{a3}4 million.", "nothing stored is dropped");
}

#[test]
fn the_history_is_told_in_words_of_the_window() {
    let (document, rules) = (document(), Rules::builtin());
    let checked = checked(&document);
    let mut review = review(&document, &checked);
    let changes = [
        ("change_needed", "on_author", "Change needed \u{2192} With the author"),
        ("", "cannot_confirm (by Bo, brought in)", "Cannot confirm (by Bo, brought in)"),
        ("", "should read: Not so.", "Should read \u{201c}Not so.\u{201d}"),
        ("", "See on_author (a word)", "See on_author (a word)"),
    ];
    let first = review.history[0].clone();
    for (from, to, told) in changes {
        let entry = Entry { from: from.to_owned(), to: to.to_owned(), ..(*first).clone() };
        review.history = vec![Arc::new(entry)];
        let input = Input { review: Some(&review), ..Input::new("flood.html", &document, &checked, &rules) };
        let page = report::html(&input);
        assert!(page.contains(told), "{told}");
    }
}

#[test]
fn json_for_programs() {
    let text = with_input(report::json);
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["review"]["marks"].as_array().map(Vec::len), Some(5));
    insta::assert_snapshot!("report.json", text);
}

#[test]
fn sarif_log() {
    let text = with_input(|input| report::sarif(&[*input], input.rules));
    let log: Value = serde_json::from_str(&text).expect("JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), RuleId::ALL.len());
    for result in run["results"].as_array().expect("results") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert_eq!(run["properties"]["rulesHash"], Rules::builtin().hash.as_str());
    let mut shown = log.clone();
    shown["runs"][0]["properties"] = Value::Null;
    shown["runs"][0]["tool"]["driver"]["rules"] = Value::Null;
    shown["runs"][0]["tool"]["driver"]["version"] = Value::Null;
    shown["runs"][0]["tool"]["driver"]["semanticVersion"] = Value::Null;
    insta::assert_snapshot!("report.sarif", serde_json::to_string_pretty(&shown).expect("JSON"));
}

#[test]
fn check_file_keeps_the_contract() {
    let line = with_input(report::check_json);
    assert!(!line.contains('\n'), "one object, one line");
    let value: Value = serde_json::from_str(&line).expect("JSON");
    crate::contract::holds(&value);
    assert_eq!(value["article"]["title"], "Council backs flood wall <script>alert(1)</script>");
    let text: Vec<char> = document().text.chars().collect();
    for finding in value["findings"].as_array().expect("findings") {
        let at = |end: usize| usize::try_from(finding["span"][end].as_u64().expect("a number")).expect("small");
        assert_eq!(finding["quote"], text[at(0)..at(1)].iter().collect::<String>(), "spans are code points");
    }
    assert!(!line.contains("By Ada Holm"), "a byline is no statement");
}

#[test]
fn a_page_with_nothing_to_tell_is_a_page() {
    let (document, checked, rules) = (Document::default(), Checked::default(), Rules::builtin());
    let input = Input::new("empty.txt", &document, &checked, &rules);
    assert!(report::html(&input).contains("<h1>empty.txt</h1>"));
    assert!(report::markdown(&input).starts_with("# empty.txt\n"));
    let value = serde_json::from_str(&report::check_json(&input)).expect("JSON");
    crate::contract::holds(&value);
}
