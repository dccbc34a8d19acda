//! An article made up for tests, the gallery and the bench: built by hand, so that the window can be
//! looked at apart from import and checks.

#![allow(dead_code, missing_docs, unreachable_pub, reason = "shared by several targets, each of which uses a part")]

use std::sync::Arc;

use factdesk::app::{OpenArticle, Settings, SystemPen, Theme, Work, Workbench};
use factdesk::check::{
    Attribution, AttributionKind, Basis, Checked, Cluster, Evidence, Features, Finding, Grade, Grounding, Ledger,
    Member, Mismatch, MismatchKind, Need, Outcome, Related, Sourcing, Stage, Voice,
};
use factdesk::document::{
    Block, BlockId, BlockKind, Document, LeftOut, Part, SourceNote, Statement, StatementId, StatementRole, Style,
};
use factdesk::review::{
    Anchor, Change, Entry, Mark, Note, Person, Place, Query, Review, Source, SourceKind, SourceLink, Stamp, Standing,
    Verdict, Version, Why,
};
use factdesk::rules::{RuleId, Severity};
use factdesk::text::{CodePoints, Span};

const BODY: Part = Part::Body;
const TEXT: BlockKind = BlockKind::Paragraph;
const ITEM: BlockKind = BlockKind::ListItem(None);

/// Part, kind, item, sentences of each block.
const ARTICLE: &[(Part, BlockKind, u32, &[&str])] = &[
    (Part::Headline, BlockKind::Heading(1), 1, &["Council backs flood wall after split vote"]),
    (
        Part::Standfirst,
        TEXT,
        1,
        &["Work on the river wall is to begin in spring, and the town still has to find its share."],
    ),
    (Part::Byline, TEXT, 1, &["By Dana Whitfield · Morvale Courier · 13 May"]),
    (Part::KeyPoints, ITEM, 1, &["The council voted to build a flood wall along the river."]),
    (Part::KeyPoints, ITEM, 2, &["The vote was 8–4, with two members absent."]),
    (Part::KeyPoints, ITEM, 3, &["The wall will protect 400 homes by 2028."]),
    (Part::KeyPoints, ITEM, 4, &["Residents have asked for a second hearing."]),
    (
        Part::Summary,
        TEXT,
        1,
        &[
            "Work begins in spring and will cost the town nothing.",
            "The state pays 60 percent of the cost, the mayor said.",
        ],
    ),
    (Part::Faq, BlockKind::Question, 1, &["Who pays for the wall?"]),
    (Part::Faq, BlockKind::Answer, 1, &["The state pays 60 percent, the mayor said.", "Both sides agree on the rest."]),
    (Part::Faq, BlockKind::Question, 2, &["When does the council meet again?"]),
    (Part::Faq, BlockKind::Answer, 2, &["It meets again on 2 June."]),
    (Part::Subheadings, ITEM, 1, &["Who pays"]),
    (Part::Subheadings, ITEM, 2, &["What comes next"]),
    (
        BODY,
        TEXT,
        1,
        &[
            "The council voted 7–5 on Tuesday to build the wall, with two members absent, Mayor Ann Lee said.",
            "The work is to start in spring and could protect 400 homes by 2028, according to the county’s flood plan.",
        ],
    ),
    (
        BODY,
        TEXT,
        2,
        &[
            "Experts say the wall will fail within ten years.",
            "The builder hid the first soil report from the council.",
            "Lee said she had not seen it.",
        ],
    ),
    (BODY, BlockKind::Heading(2), 3, &["Who pays"]),
    (
        BODY,
        TEXT,
        4,
        &[
            "The state will pay 60 percent of the cost, the mayor said.",
            "The town’s share is $3.1 million over four years, finance director Omar Reyes told the meeting.",
        ],
    ),
    (
        BODY,
        TEXT,
        5,
        &[
            "Reyes said the town would pay $3.4 million over four years.",
            "“Nobody here can swim in a budget,” one member said, and residents have asked for a second hearing.",
        ],
    ),
    (BODY, BlockKind::ListItem(Some(1)), 6, &["A state grant covers the wall itself."]),
    (
        BODY,
        BlockKind::ListItem(Some(2)),
        7,
        &["The town pays for the pumps, which the county’s engineers call the weak point of the plan."],
    ),
    (BODY, ITEM, 8, &["Homeowners pay nothing."]),
    (BODY, BlockKind::Quote, 9, &["We have waited nine years for this wall, and we will not wait for a tenth flood."]),
    (BODY, BlockKind::Heading(2), 10, &["What comes next"]),
    (
        BODY,
        TEXT,
        11,
        &[
            "On Tuesday the council decided by seven votes to five that the wall should be built.",
            "It meets again on 2 June to hear from the river authority, whose engineers reviewed the plan in March.",
        ],
    ),
    (BODY, BlockKind::TableRow, 12, &["Share of the state | 60 percent | $4.7 million"]),
    (BODY, BlockKind::TableRow, 13, &["Share of the town | 40 percent | $3.1 million"]),
    (Part::Caption, BlockKind::Caption, 1, &["The river at Morvale in February, a day after the crest."]),
    (BODY, TEXT, 14, &["Nobody from the river authority was at the meeting.", "Its spokesman did not return calls."]),
];

type Raw = (Part, BlockKind, u32, Vec<String>);

pub fn document() -> Document {
    build(ARTICLE.iter().map(|(part, kind, item, said)| {
        (*part, *kind, *item, said.iter().map(|sentence| (*sentence).to_owned()).collect())
    }))
}

/// A body of about so many words.
pub fn long_document(words: usize) -> Document {
    long_page(words, 0)
}

/// The same with so many key points above it.
pub fn long_page(words: usize, points: usize) -> Document {
    let of_body = ARTICLE.iter().filter(|(part, kind, ..)| *part == BODY && *kind == TEXT);
    let sentences: Vec<&str> = of_body.flat_map(|(.., said)| said.iter().copied()).collect();
    let mut blocks: Vec<Raw> = vec![(Part::Headline, BlockKind::Heading(1), 1, vec!["A very long article".to_owned()])];
    for (at, sentence) in (1..).zip(sentences.iter().cycle().take(points)) {
        blocks.push((Part::KeyPoints, ITEM, at, vec![format!("{sentence} ({at})")]));
    }
    let (mut have, mut at) = (0, 0);
    while have < words {
        let item = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
        if item.is_multiple_of(9) {
            blocks.push((BODY, BlockKind::Heading(2), item, vec![format!("Section {}", item / 9)]));
            continue;
        }
        let many = 2 + at % 4;
        let said: Vec<String> =
            (0..many).map(|step| format!("{} ({})", sentences[(at + step) % sentences.len()], at + step)).collect();
        have += said.iter().map(|sentence| sentence.split(' ').count()).sum::<usize>();
        at += many;
        blocks.push((BODY, TEXT, item, said));
    }
    build(blocks.into_iter())
}

fn role(part: Part, kind: BlockKind) -> StatementRole {
    match (part, kind) {
        (Part::Subheadings, _) => StatementRole::ListedSubheading,
        (Part::Byline, _) => StatementRole::Furniture,
        (_, BlockKind::Question) => StatementRole::Question,
        (BODY, BlockKind::Heading(_)) => StatementRole::Heading,
        _ => StatementRole::Claim,
    }
}

fn build(raw: impl Iterator<Item = Raw>) -> Document {
    let mut document = Document::default();
    for (index, (part, kind, item, sentences)) in raw.enumerate() {
        let (start, block) = (document.text.len(), BlockId::from_index(index));
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                document.text.push(' ');
            }
            let from = document.text.len();
            document.text.push_str(sentence);
            document.statements.push(Statement {
                id: StatementId::from_index(document.statements.len()),
                span: Span::new(from, document.text.len()),
                block,
                part,
                item,
                sentence: u32::try_from(at + 1).unwrap_or(1),
                role: role(part, kind),
            });
        }
        let span = Span::new(start, document.text.len());
        document.blocks.push(Block { id: block, span, kind, part, item, styles: Vec::new(), by_hand: false });
        document.text.push('\n');
    }
    for (words, style) in
        [("could protect", Style::Italic), ("$3.1 million", Style::Bold), ("county’s flood plan", Style::Link)]
    {
        let Some(at) = document.text.find(words) else { continue };
        let span = Span::new(at, at + words.len());
        if let Some(block) = document.blocks.iter_mut().find(|block| block.span.contains(span)) {
            block.styles.push((span, style));
        }
    }
    let out =
        [("Advertisement", "site furniture"), ("Council backs flood wall after split vote", "headline printed twice")];
    document.left_out = out
        .map(|(text, why)| LeftOut { text: text.to_owned(), why: why.to_owned(), after: 1, heading: false })
        .to_vec();
    if let Some(at) = document.text.find("Lee said she had") {
        let span = Span::new(at, at + "Lee said she had not seen it.".len());
        let (text, author) =
            ("Told me by phone on 12 May, notebook 3, page 8.".to_owned(), "Dana Whitfield".to_owned());
        document.source_notes = vec![SourceNote { span, text, author }];
    }
    document
}

/// Finds things in a document by their words.
pub struct Finder<'a>(pub &'a Document);

impl Finder<'_> {
    pub fn statement(&self, begins: &str) -> StatementId {
        let found = self.0.statements.iter().find(|statement| self.0.words(statement.span).starts_with(begins));
        found.unwrap_or_else(|| panic!("no statement {begins:?}")).id
    }

    pub fn span(&self, begins: &str) -> Span {
        self.0.statement(self.statement(begins)).span
    }

    pub fn inside(&self, begins: &str, words: &str) -> Span {
        let span = self.span(begins);
        let at = self.0.words(span).find(words).unwrap_or_else(|| panic!("no {words:?} in {begins:?}"));
        Span::new(at, at + words.len()).shift(span.start)
    }

    fn finding(&self, rule: RuleId, severity: Severity, begins: &str, message: &str) -> Finding {
        Finding {
            rule,
            severity,
            statement: self.statement(begins),
            span: self.span(begins),
            message: message.to_owned(),
            words: Vec::new(),
            score: None,
            mismatches: Vec::new(),
            related: Vec::new(),
        }
    }

    fn differs(&self, kind: MismatchKind, (begins, here): (&str, &str), (other, there): (&str, &str)) -> Mismatch {
        Mismatch {
            kind,
            here: here.to_owned(),
            there: there.to_owned(),
            here_span: Some(self.inside(begins, here)),
            there_span: Some(self.inside(other, there)),
        }
    }

    fn vote(&self) -> Mismatch {
        self.differs(MismatchKind::Number, ("The vote was", "8–4"), ("The council voted 7–5", "7–5"))
    }

    fn money(&self) -> Mismatch {
        self.differs(MismatchKind::Number, ("Reyes said", "$3.4 million"), ("The town’s share", "$3.1 million"))
    }

    fn related(&self, begins: &str, note: &str) -> Vec<Related> {
        vec![Related { statement: self.statement(begins), span: self.span(begins), note: note.to_owned() }]
    }

    fn evidence(&self, begins: &str, agreeing: &str) -> Vec<Evidence> {
        vec![Evidence {
            statement: self.statement(begins),
            score: 0.8,
            agreeing: vec![self.inside(begins, agreeing)],
            differing: Vec::new(),
            agreeing_here: Vec::new(),
        }]
    }
}

/// What checks would find in [`document`].
#[expect(clippy::too_many_lines, reason = "a list of findings, one after the other")]
pub fn checked(document: &Document) -> Checked {
    let find = &Finder(document);
    let warning = |rule, begins: &str, message: &str| find.finding(rule, Severity::Warning, begins, message);
    let error = |rule, begins: &str, message: &str| find.finding(rule, Severity::Error, begins, message);
    let mut findings = vec![
        Finding {
            mismatches: vec![find.vote()],
            related: find.related("The council voted 7–5", "closest in the body"),
            ..error(RuleId::GroundingContradicted, "The vote was", "The body gives another vote.")
        },
        warning(RuleId::GroundingUnsupported, "The wall will", "The body says it only as a possibility."),
        warning(RuleId::GroundingUnsupported, "Work begins", "The body does not say that the town pays nothing."),
        warning(RuleId::GroundingUnsupported, "Both sides", "The body names no two sides that agree."),
        Finding {
            words: vec![find.inside("Experts say", "Experts say")],
            ..warning(RuleId::AttributionVague, "Experts say", "“Experts” are nobody a reader can tell.")
        },
        warning(
            RuleId::AttributionMissing,
            "The builder hid",
            "This accuses the builder, and no source is given for it.",
        ),
        Finding {
            mismatches: vec![find.money()],
            related: find.related("The town’s share", "said first here"),
            ..error(RuleId::RepeatConflict, "Reyes said", "The same share is given with another sum.")
        },
        Finding {
            related: find.related("The council voted 7–5", "said first here"),
            ..warning(RuleId::RepeatNear, "On Tuesday the council", "This says again what paragraph 1 says.")
        },
        warning(RuleId::AttributionOrphanQuote, "We have waited", "Nobody is named for this quotation."),
        find.finding(
            RuleId::AttributionNoBasis,
            Severity::Note,
            "It meets again on 2 June.",
            "It is in the text, and the text names no source for it.",
        ),
    ];
    findings.sort_by_key(|finding| finding.span);
    let mut checked = Checked { findings, rules_hash: "0".repeat(64), ..Checked::default() };
    checked.groundings = groundings(find).into_iter().collect();
    let member = |begins: &str, adds: Vec<Span>, mismatches| Member {
        statement: find.statement(begins),
        adds,
        mismatches,
        score: 0.8,
    };
    let decided = find.inside("On Tuesday the council", "decided");
    checked.clusters = vec![
        Cluster {
            rule: RuleId::RepeatConflict,
            members: vec![
                member("The town’s share", Vec::new(), Vec::new()),
                member("Reyes said", Vec::new(), vec![find.money()]),
            ],
        },
        Cluster {
            rule: RuleId::RepeatNear,
            members: vec![
                member("The council voted 7–5", Vec::new(), Vec::new()),
                member("On Tuesday the council", vec![decided], Vec::new()),
            ],
        },
    ];
    sources(find, &mut checked);
    checked
}

fn groundings(find: &Finder<'_>) -> Vec<(StatementId, Grounding)> {
    let ground = |outcome, evidence, basis: Option<(&str, &str)>| Grounding {
        outcome,
        score: 0.7,
        features: Features::default(),
        evidence,
        mismatches: Vec::new(),
        missing: Vec::new(),
        basis: basis.map(|(begins, name)| Basis {
            statement: find.statement(begins),
            name: name.to_owned(),
            grade: Grade::A,
        }),
    };
    let lee = Some(("The council voted 7–5", "Mayor Ann Lee"));
    let plan = Some(("The work is to start", "the county’s flood plan"));
    let mayor = Some(("The state will pay", "Mayor Ann Lee"));
    let vote = |words| find.evidence("The council voted 7–5", words);
    let start = |words| find.evidence("The work is to start", words);
    let state = || find.evidence("The state will pay", "60 percent");
    let hedge = find.differs(MismatchKind::Hedge, ("The wall will", "will"), ("The work is to start", "could"));
    let otherwise = ground(Outcome::SaysOtherwise, vote("two members absent"), lee);
    let partly = ground(Outcome::Partly, start("protect 400 homes by 2028"), plan);
    let asked = find.evidence("“Nobody here", "residents have asked for a second hearing");
    let again = find.evidence("It meets again on 2 June to", "meets again on 2 June");
    let missing = vec![find.inside("Work begins", "will cost the town nothing")];
    [
        ("Council backs", ground(Outcome::InText, vote("council"), lee)),
        ("The council voted to build", ground(Outcome::InText, vote("to build the wall"), lee)),
        ("The vote was", Grounding { mismatches: vec![find.vote()], ..otherwise }),
        ("The wall will", Grounding { mismatches: vec![hedge], ..partly }),
        ("Residents have asked", ground(Outcome::InText, asked, None)),
        ("Work begins", Grounding { missing, ..ground(Outcome::Partly, start("spring"), plan) }),
        ("The state pays 60 percent of", ground(Outcome::InText, state(), mayor)),
        ("The state pays 60 percent,", ground(Outcome::InText, state(), mayor)),
        ("Both sides", ground(Outcome::NotInText, Vec::new(), None)),
        ("It meets again on 2 June.", ground(Outcome::InText, again, None)),
    ]
    .map(|(begins, grounding)| (find.statement(begins), grounding))
    .into()
}

fn sources(find: &Finder<'_>, checked: &mut Checked) {
    for (begins, source, name, grade) in [
        ("The council voted 7–5", "Mayor Ann Lee", "Mayor Ann Lee", Grade::A),
        ("The work is to start", "the county’s flood plan", "the county’s flood plan", Grade::A),
        ("Experts say", "Experts", "", Grade::E),
    ] {
        checked.attributions.push(Attribution {
            statement: find.statement(begins),
            kind: AttributionKind::Speech,
            source: vec![find.inside(begins, source)],
            cue: Vec::new(),
            content: Vec::new(),
            name: name.to_owned(),
            grade,
            score: 0.9,
        });
    }
    for (begins, by, needs) in [
        ("The council voted 7–5", vec![0], Vec::new()),
        ("Experts say", vec![2], vec![(Need::Forecast, find.inside("Experts say", "will fail"))]),
        ("The builder hid", Vec::new(), vec![(Need::Accusation, find.inside("The builder hid", "hid"))]),
    ] {
        let sourcing = Sourcing { carries: !by.is_empty(), attributed: !by.is_empty(), score: 0.9, needs, by };
        checked.sourcing.insert(find.statement(begins), sourcing);
    }
    let voice = |name: &str, grade, said: &[&str]| Voice {
        name: name.to_owned(),
        role: String::new(),
        grade,
        statements: said.iter().map(|begins| find.statement(begins)).collect(),
    };
    checked.ledger = Ledger {
        heard: vec![
            voice("Mayor Ann Lee", Grade::A, &["The council voted 7–5", "Lee said", "The state will pay"]),
            voice("Omar Reyes", Grade::A, &["The town’s share", "Reyes said"]),
            voice("the county’s flood plan", Grade::A, &["The work is to start"]),
            voice("experts", Grade::E, &["Experts say"]),
        ],
        spoken_for: vec![
            voice("the builder", Grade::D, &["The builder hid"]),
            voice("residents", Grade::D, &["“Nobody here"]),
        ],
        sourced: 6,
        of: 15,
        anonymous: 0.25,
    };
}

fn stamp() -> Stamp {
    let at = "2026-05-13T10:42:00Z".parse().expect("a time");
    Stamp { by: Person { name: "M. Okafor".to_owned(), initials: "MO".to_owned() }, at }
}

const fn id(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

pub fn place(document: &Document, span: Span) -> Place {
    let anchor = Anchor::describe(&document.text, &CodePoints::new(&document.text), span);
    Place { anchor, version: 0, span: Some(span), standing: Standing::Current }
}

fn mark(document: &Document, number: u128, begins: &str, verdict: Verdict) -> Mark {
    let span = Finder(document).span(begins);
    Mark {
        id: id(number),
        place: place(document, span),
        verdict,
        wording: document.words(span).to_owned(),
        evidence: Vec::new(),
        suggested_text: String::new(),
        reason: String::new(),
        accepted: None,
        done: false,
        query: None,
        over_findings: 0,
        stamp: stamp(),
        unknown: serde_json::Map::new(),
    }
}

fn marks(document: &Document) -> Vec<Arc<Mark>> {
    let mark = |number, begins, verdict| mark(document, number, begins, verdict);
    let mut wrong = mark(2, "The vote was", Verdict::Wrong);
    "The vote was 7–5, with two members absent.".clone_into(&mut wrong.suggested_text);
    let mut again = mark(7, "The town’s share", Verdict::Confirmed);
    let before = "The town’s share is $2.9 million over four years, finance director Omar Reyes told the meeting.";
    again.place.standing = Standing::CheckAgain(Why::FactChanged(vec![MismatchKind::Number], before.to_owned()));
    let asked = Mark { query: Some(id(20)), ..mark(6, "The builder hid", Verdict::OnAuthor) };
    let marks = vec![
        mark(1, "The council voted to build", Verdict::Confirmed),
        wrong,
        mark(3, "The council voted 7–5", Verdict::Confirmed),
        mark(4, "The work is to start", Verdict::Confirmed),
        mark(5, "The state will pay", Verdict::CannotConfirm),
        asked,
        again,
        mark(8, "Homeowners pay", Verdict::ChangeNeeded),
    ];
    marks.into_iter().map(Arc::new).collect()
}

/// What a person would have added to [`document`].
pub fn review(document: &Document) -> Review {
    let find = Finder(document);
    let query = Query {
        id: id(20),
        place: place(document, find.span("The builder hid")),
        question: "Who says the builder hid the report? Can we name the source?".to_owned(),
        to: String::new(),
        stamp: stamp(),
        answer: None,
        unknown: serde_json::Map::new(),
    };
    let note = Note {
        id: id(30),
        place: place(document, find.span("The vote was")),
        text: "Minutes say 7–5. Asked the author to change the key point.".to_owned(),
        stamp: stamp(),
        unknown: serde_json::Map::new(),
    };
    let minutes = Source {
        id: id(40),
        kind: SourceKind::Document,
        title: "Council minutes, 12 May".to_owned(),
        locator: "item 4".to_owned(),
        quote: "Motion carried, 7 to 5; Cllrs Hart and Ose absent.".to_owned(),
        date_seen: "13 May".to_owned(),
        stamp: stamp(),
        ..Source::default()
    };
    let link = |begins: &str| SourceLink {
        source: id(40),
        place: place(document, find.span(begins)),
        stamp: stamp(),
        unknown: serde_json::Map::new(),
    };
    let entry = Entry {
        id: id(50),
        change: Change::Marked,
        record: Some(id(2)),
        quote: "The vote was 8–4".to_owned(),
        from: "Open".to_owned(),
        to: "Wrong".to_owned(),
        stamp: stamp(),
        unknown: serde_json::Map::new(),
    };
    Review {
        versions: vec![Arc::new(Version { file_name: "flood-wall.html".to_owned(), ..Version::default() })],
        marks: marks(document),
        queries: vec![Arc::new(query)],
        notes: vec![Arc::new(note)],
        sources: vec![Arc::new(minutes)],
        source_links: vec![Arc::new(link("The vote was")), Arc::new(link("The council voted 7–5"))],
        history: vec![Arc::new(entry)],
        ..Review::default()
    }
}

/// The article open, with findings and a review half done.
pub fn open_article() -> OpenArticle {
    let document = document();
    let (checked, review) = (checked(&document), review(&document));
    article(document, checked, review)
}

pub fn article(document: Document, checked: Checked, review: Review) -> OpenArticle {
    let mut article = OpenArticle::new(Arc::new(document), review);
    article.set_aside = vec![false; checked.findings.len()];
    article.checked = Arc::new(checked);
    article.path = Some("/desk/flood-wall.html".into());
    article
}

/// A session with nothing open.
pub fn bench(theme: Theme) -> Workbench {
    let settings = Settings {
        name: "M. Okafor".to_owned(),
        initials: "MO".to_owned(),
        theme,
        recent: vec!["/desk/flood-wall.html".into(), "/desk/2026/05/hospital-waits.docx".into()],
        ..Settings::default()
    };
    Workbench::new(SystemPen, settings, Arc::new(|| {}))
}

/// Work that is under way.
pub const fn work() -> Work {
    Work { stage: Some(Stage::Repeats), done: 64, of: 100 }
}

/// Draws the shell to the edges of the picture: the harness leaves a margin of its own.
pub fn fill(ui: &mut egui::Ui, shell: &mut factdesk::ui::Shell) {
    let rect = ui.ctx().content_rect();
    let mut all = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("window"));
    all.set_clip_rect(rect);
    shell.logic(ui.ctx());
    shell.ui(&mut all);
}
