//! A whole review by keyboard alone, on the sample and its second draft: receive, check, ask, bring in the next draft,
//! check again, sign off, export.

use std::fs;
use std::path::Path;

use egui::{Event, Key, Modifiers};
use factdesk::app::{ExportFormat, Theme};
use factdesk::review::Verdict;
use factdesk::ui::{Answer, Request, Shell, Tab};

use crate::fixture;
use crate::reading::{Window, has, window};

const CTRL: Modifiers = Modifiers::COMMAND;
const BOTH: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

struct Journey(Window);

impl Journey {
    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run_steps(3);
    }

    fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.press(Modifiers::NONE, *key);
        }
    }

    /// Types into whatever has the keyboard.
    fn write(&mut self, text: &str) {
        self.0.event(Event::Text(text.to_owned()));
        self.0.run_steps(2);
    }

    fn settle(&mut self) {
        let ctx = self.0.ctx.clone();
        for _ in 0..4 {
            let effects = self.0.state_mut().bench.wait_for_jobs();
            self.0.state_mut().take_effects(&ctx, effects);
            self.0.run_steps(2);
        }
    }

    /// What the system's dialog would answer.
    fn choose(&mut self, path: &Path) {
        let requests = std::mem::take(&mut self.0.state_mut().view.requests);
        let request = requests.into_iter().next().expect("a dialog was asked for");
        let ctx = self.0.ctx.clone();
        self.0.state_mut().answer(&ctx, Answer { request, path: path.to_owned() });
        self.settle();
    }

    /// Runs a command by its name.
    fn command(&mut self, name: &str) {
        self.press(CTRL, Key::K);
        self.write(name);
        self.keys(&[Key::Enter]);
    }

    fn chosen(&self) -> String {
        let article = self.0.state().bench.article.as_ref().expect("open");
        let id = article.selected.expect("chosen");
        article.document.words(article.document.statement(id).span).to_owned()
    }

    fn tally(&self) -> factdesk::review::Tally {
        self.0.state().bench.tally()
    }

    /// Goes through findings by F8 until one on such words is chosen.
    fn find(&mut self, begins: &str) {
        for _ in 0..60 {
            self.keys(&[Key::F8]);
            if self.chosen().starts_with(begins) {
                return;
            }
        }
        panic!("no finding on {begins:?}");
    }
}

#[test]
fn a_review_from_the_first_draft_to_the_sign_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/articles");
    for name in ["flood-wall.txt", "flood-wall-v2.txt"] {
        fs::copy(examples.join(name), at(name)).expect("copied");
    }
    let mut bench = fixture::bench(Theme::Light);
    (bench.settings.name, bench.settings.initials) = (String::new(), String::new());
    let mut one = Journey(window(Shell::new(bench), (1440.0, 900.0)));

    // Receive.
    one.press(CTRL, Key::O);
    one.choose(&at("flood-wall.txt"));
    assert!(one.tally().of > 60, "the sample is open");

    check(&mut one);
    by_mail(&mut one);
    one.press(CTRL, Key::S);
    one.settle();
    assert!(at("flood-wall.txt.factdesk").exists());
    check_again(&mut one, &at("flood-wall-v2.txt"));
    let page = sign_off(&mut one, &at("report.html"));
    assert!(page.contains("Ann Berg") && page.contains("The clerk says so."));
}

/// Findings, marks, a question, something set aside; the first mark asks who is checking.
fn check(one: &mut Journey) {
    one.find("The vote was 8");
    one.keys(&[Key::Num3]);
    one.write("Ann Berg");
    one.keys(&[Key::Enter]);
    one.write("The vote was 7–5, with two members absent.");
    one.keys(&[Key::Enter]);
    assert_eq!(one.tally().marked, 1);
    one.find("The builder hid");
    one.keys(&[Key::Num6]);
    one.write("Who says that the builder hid it?");
    one.keys(&[Key::Enter]);
    assert_eq!(one.tally().with_author, 1);
    one.find("House prices along the river");
    one.keys(&[Key::D, Key::F]);
    // Read on from the first statement: Enter confirms and goes on, or shows a warning first.
    one.command("next open");
    for _ in 0..12 {
        one.keys(&[Key::Enter]);
    }
    assert!(one.tally().marked >= 5, "{:?}", one.tally());
    // Several at once.
    one.keys(&[Key::O, Key::X, Key::J, Key::X, Key::Num5]);
    assert!(one.tally().settled >= 4);
}

/// The questions go out by mail, and the reply comes back.
fn by_mail(one: &mut Journey) {
    one.press(BOTH, Key::C);
    one.press(BOTH, Key::R);
    one.write("1. The clerk says so. I changed it.");
    one.keys(&[Key::Tab, Key::Enter]);
    assert_eq!(one.tally().with_author, 0);
}

/// The second draft: what it did to the marks, each looked at.
fn check_again(one: &mut Journey, draft: &Path) {
    let before = one.tally().marked;
    one.press(BOTH, Key::O);
    one.choose(draft);
    assert_eq!(one.0.state().view.tab, Tab::Changes);
    assert!(has(&one.0, "Version 2: flood-wall-v2.txt"));
    assert!(one.tally().check_again > 0 && one.tally().marked < before + 1, "{:?}", one.tally());
    while one.tally().check_again > 0 {
        let left = one.tally().check_again;
        one.press(Modifiers::SHIFT, Key::R);
        one.keys(&[Key::R]);
        assert!(one.tally().check_again < left, "R reaffirms {:?}", one.chosen());
    }
    let wrong = one.0.state().bench.article.as_ref().map(|article| {
        let wrong = article.review.marks.iter().filter(|mark| mark.verdict == Verdict::Wrong);
        wrong.map(|mark| mark.done).collect::<Vec<_>>()
    });
    assert_eq!(wrong, Some(vec![true]), "the vote reads as asked in the second draft");
}

/// Signed with what is still open, saved, exported; gives the report.
fn sign_off(one: &mut Journey, report: &Path) -> String {
    one.command("sign off");
    one.write("Only the derived parts were on the desk.");
    one.keys(&[Key::Tab, Key::Enter]);
    let signed = one.0.state().bench.article.as_ref().map(|article| article.review.sign_offs.len());
    assert_eq!(signed, Some(1));
    one.press(CTRL, Key::S);
    one.settle();
    one.press(CTRL, Key::E);
    one.keys(&[Key::Enter]);
    assert!(matches!(one.0.state().view.requests.first(), Some(Request::Export(ExportFormat::Html, _))));
    one.choose(report);
    fs::read_to_string(report).expect("exported")
}
