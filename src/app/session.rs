//! Checks, settings, rules, copying, and what jobs tell.

use std::sync::Arc;

use super::annotate::info;
use super::jobs::{Kind, Teller};
use super::news::{Found, News};
use super::trial::{self, Trial};
use super::workbench::OpenArticle;
use super::{Action, Effect, Settings, Toast, ToastLevel, Work, Workbench, disk};
use crate::check::{self, Checked, Progress, Quiet, Stage};
use crate::document::{Document, place};
use crate::review::Person;
use crate::review::carry::{Changes, compare_findings};
use crate::rules::Rules;
use crate::text::Span;

/// Frames in which a new article is drawn before its checks begin.
const FRAMES_BEFORE: u8 = 2;

impl Workbench {
    pub(super) fn on_session(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::CancelWork => self.cancel(),
            Action::CheckAgain if !self.settings.rules_folder.is_empty() => self.load_rules(),
            Action::CheckAgain => self.check(),
            Action::ListReviews(folder) => {
                self.jobs.stop(Kind::Shelf);
                self.jobs.start(Kind::Shelf, move |teller| {
                    match super::shelf::read(&folder, &|| !teller.is_stopped()) {
                        Ok(reviews) => News::Shelf(reviews),
                        Err(error) => News::Failed(error),
                    }
                });
            }
            Action::CopyQuote(span) => return self.copy_quote(span),
            Action::CopyQueries => return self.copy_queries(),
            Action::SetPerson(person) => return self.set_person(&person),
            Action::SetSettings(settings) => self.set_settings(*settings),
            Action::Job(event) => {
                let told = event.0.lock().ok().and_then(|mut told| told.take());
                return match told {
                    Some(told) if told.kind == Kind::Source => self.source_read(told.job, told.news),
                    Some(told) => self.heard(told.kind, told.news),
                    None => Vec::new(),
                };
            }
            _ => {}
        }
        Vec::new()
    }

    fn heard(&mut self, kind: Kind, news: Option<News>) -> Vec<Effect> {
        match news {
            Some(News::Progress { stage, done, of }) => self.work = Some(Work { stage: Some(stage), done, of }),
            Some(News::Opened(opened)) => return self.opened(*opened),
            Some(News::Found(found)) => self.found(found),
            Some(News::Checked { found, changes }) => return self.checked(found, changes),
            Some(News::Saved(saved)) => return self.saved(saved),
            Some(News::Reworked(reworked)) => return self.reworked(*reworked),
            Some(News::Merging(pending)) => return self.merging(*pending),
            Some(News::Annotations(read)) => return self.annotations_read(&read),
            Some(News::Rules(rules)) => return self.rules_read(rules),
            Some(News::Tried(trials)) => return self.tried(trials),
            Some(News::Done(toast)) => return vec![Effect::Toast(toast)],
            Some(News::Shelf(reviews)) => self.shelf = Some(reviews),
            Some(News::OnDisk(now)) => return self.looked(now),
            Some(News::NoRecovery(error)) => return self.no_recovery(&error),
            Some(News::Nothing | News::Hashed(_)) => {}
            Some(News::Failed(text)) => return self.failed(kind, text),
            None => {
                let text = "The program made a mistake at this work; what you have is not touched. Save it, and try \
                            again."
                    .to_owned();
                return self.failed(kind, text);
            }
        }
        Vec::new()
    }

    fn failed(&mut self, kind: Kind, text: String) -> Vec<Effect> {
        match kind {
            Kind::Open => {
                self.discarded = false;
                self.work = self.work.filter(|_| self.is_checking());
            }
            Kind::Rework => {
                self.work = None;
                self.rework_failed();
            }
            Kind::Check => self.work = None,
            Kind::Save => (self.then, self.save_again) = (None, false),
            Kind::Export
            | Kind::Recovery
            | Kind::Rules
            | Kind::Shelf
            | Kind::Merge
            | Kind::Import
            | Kind::Source
            | Kind::Watch => {}
        }
        vec![Effect::Toast(Toast { level: ToastLevel::Problem, text })]
    }

    fn cancel(&mut self) {
        for kind in [Kind::Open, Kind::Check, Kind::Rework, Kind::Export, Kind::Merge, Kind::Import] {
            self.jobs.stop(kind);
        }
        self.check_after = None;
        self.rework.clear();
        self.exports.clear();
        self.discarded = false;
        self.work = None;
    }

    /// Runs the checks on what is open once it is shown: they take all processors, and drawing it for the first time
    /// may need one.
    pub(super) fn check_soon(&mut self) {
        let Some(article) = &self.article else { return };
        self.jobs.stop(Kind::Check);
        self.work = Some(Work { stage: Some(Stage::FirstLook), done: 0, of: article.document.statements.len() });
        self.check_after = Some(FRAMES_BEFORE);
        self.jobs.wake();
    }

    /// One frame was drawn, or nobody draws (`at_once`).
    pub(super) fn check_if_due(&mut self, at_once: bool) {
        match self.check_after {
            Some(frames @ 1..) if !at_once => {
                self.check_after = Some(frames - 1);
                self.jobs.wake();
            }
            Some(_) => self.check(),
            None => {}
        }
    }

    pub(super) fn is_checking(&self) -> bool {
        self.check_after.is_some() || self.jobs.is_running(Kind::Check)
    }

    /// Runs the checks on what is open.
    pub(super) fn check(&mut self) {
        self.check_after = None;
        let Some(article) = &self.article else { return };
        self.jobs.stop(Kind::Check);
        let (document, rules) = (article.document.clone(), self.rules.clone());
        let came_by = article.reading.came_by.clone();
        self.work = Some(Work { stage: Some(Stage::FirstLook), done: 0, of: document.statements.len() });
        self.jobs.start(Kind::Check, move |teller| {
            let meter = teller.meter();
            let mut partial = |checked: Arc<Checked>| teller.tell(News::Found(Found::of(checked, &document)));
            match check::run(&document, &rules, &meter, &mut partial) {
                Ok(checked) => {
                    let changes = came_by.map(|(changes, old)| {
                        compare(&old, (&document, &checked), (&rules, teller), changes.as_ref().clone())
                    });
                    News::Checked { found: Found::of(Arc::new(checked), &document), changes }
                }
                Err(check::Cancelled) => News::Nothing,
            }
        });
    }

    fn found(&mut self, found: Found) {
        let Some(article) = &mut self.article else { return };
        let chosen = article.selected_finding.and_then(|at| article.keys.get(at)).cloned();
        article.checked = found.checked;
        article.keys = found.keys;
        article.selected_finding = chosen.and_then(|key| article.keys.iter().position(|other| *other == key));
        article.refresh();
    }

    fn checked(&mut self, found: Found, changes: Option<Changes>) -> Vec<Effect> {
        self.found(found);
        self.work = None;
        if let (Some(article), Some(changes)) = (&mut self.article, changes) {
            article.changes = Some(Arc::new(changes));
        }
        let exports = std::mem::take(&mut self.exports);
        exports.into_iter().flat_map(|(format, path)| self.export(format, path)).collect()
    }

    fn set_person(&mut self, person: &Person) -> Vec<Effect> {
        let waiting = std::mem::take(&mut self.waiting);
        let name = person.name.trim().to_owned();
        if name.is_empty() {
            return Vec::new();
        }
        let initials = person.initials.trim().to_owned();
        self.settings.initials = if initials.is_empty() { initials_of(&name) } else { initials };
        self.settings.name = name;
        self.store_settings();
        waiting.into_iter().flat_map(|action| self.apply(action)).collect()
    }

    fn set_settings(&mut self, settings: Settings) {
        let other_rules = settings.rules_folder != self.settings.rules_folder;
        self.settings = settings;
        self.store_settings();
        if other_rules {
            self.load_rules();
        }
    }

    /// Writes the settings where they belong. A failure is told at the next poll.
    pub(super) fn store_settings(&mut self) {
        let Some(home) = &self.home else { return };
        if let Err(error) = disk::store_settings(&home.settings(), &self.settings) {
            let text = format!("The settings were not saved. {error}");
            self.effects.push(Effect::Toast(Toast { level: ToastLevel::Info, text }));
        }
    }

    /// Reads the rules folder; the rules in force stay until that is done, and if it is broken.
    pub(super) fn load_rules(&mut self) {
        let folder = self.settings.rules_folder.clone();
        self.jobs.stop(Kind::Rules);
        self.jobs.start(Kind::Rules, move |_| News::Rules(read_rules(&folder)));
    }

    fn rules_read(&mut self, rules: Result<Arc<Rules>, String>) -> Vec<Effect> {
        match rules {
            Ok(rules) => {
                self.rules = rules;
                self.trials = None;
                self.check();
                self.try_examples();
                Vec::new()
            }
            Err(text) => {
                let text = format!("The rules in force stay as they were. {text}");
                self.check();
                vec![Effect::Toast(Toast { level: ToastLevel::Problem, text })]
            }
        }
    }

    /// Tries the house's examples under the rules now in force.
    fn try_examples(&mut self) {
        if self.rules.house.is_empty() {
            return;
        }
        let rules = Arc::clone(&self.rules);
        self.jobs.start(Kind::Rules, move |teller| {
            News::Tried(trial::run(&rules, |rule| rule.house_examples, &Silent(teller)))
        });
    }

    fn tried(&mut self, trials: Vec<Trial>) -> Vec<Effect> {
        let mut failed = trials.iter().filter(|trial| !trial.holds());
        let told = failed.next().map(|first| {
            let (count, of) = (1 + failed.count(), trials.len());
            let verb = if count == 1 { "does" } else { "do" };
            let text = format!("The house rules are in force; of their {of} examples {count} {verb} not hold. {first}");
            Effect::Toast(Toast { level: ToastLevel::Problem, text })
        });
        self.trials = Some(trials);
        told.into_iter().collect()
    }

    fn copy_quote(&self, span: Span) -> Vec<Effect> {
        let Some(article) = &self.article else { return Vec::new() };
        let words = article.document.words(span);
        if words.is_empty() {
            return Vec::new();
        }
        vec![Effect::Copy(format!("{} ({})", in_quotes(words), article.place_in_words(span)))]
    }

    fn copy_queries(&self) -> Vec<Effect> {
        let Some(article) = &self.article else { return Vec::new() };
        let open = super::reply::open_queries(&article.review);
        if open.is_empty() {
            return info("No query waits for an answer.");
        }
        let one = |(number, query): (usize, &&Arc<crate::review::Query>)| {
            let to = if query.to.is_empty() { String::new() } else { format!("To {}: ", query.to) };
            let place = query.place.span.map(|span| format!(" ({})", article.place_in_words(span)));
            let quote = format!("\u{201c}{}\u{201d}{}", query.place.anchor.exact, place.unwrap_or_default());
            format!("{}. {quote}\n   {to}{}", number + 1, query.question)
        };
        let list: Vec<String> = open.iter().enumerate().map(one).collect();
        vec![Effect::Copy(format!("{}\n\n{}\n", article.title(), list.join("\n\n")))]
    }
}

/// Words in quotation marks; a quotation inside them gets single ones.
fn in_quotes(words: &str) -> String {
    let words = words.trim();
    let bare = words.strip_prefix('\u{201c}').and_then(|words| words.strip_suffix('\u{201d}'));
    let bare = bare.filter(|bare| !bare.contains(['\u{201c}', '\u{201d}'])).unwrap_or(words);
    format!("\u{201c}{}\u{201d}", bare.replace('\u{201c}', "\u{2018}").replace('\u{201d}', "\u{2019}"))
}

impl Found {
    fn of(checked: Arc<Checked>, document: &Document) -> Self {
        let keys = checked.findings.iter().map(|finding| finding.key(document)).collect();
        Self { checked, keys: Arc::new(keys) }
    }
}

/// Goes on until it is stopped, and tells nobody.
struct Silent<'a>(&'a Teller);

impl Progress for Silent<'_> {
    fn step(&self, stage: Stage, done: usize, of: usize) -> bool {
        Quiet.step(stage, done, of) && !self.0.is_stopped()
    }
}

/// Which findings of the version before are gone, still there, new.
fn compare(
    old: &Document,
    (document, checked): (&Document, &Checked),
    (rules, teller): (&Rules, &Teller),
    mut changes: Changes,
) -> Changes {
    if let Ok(before) = check::run(old, rules, &Silent(teller), &mut |_| {}) {
        (changes.fixed, changes.still) = (0, 0);
        compare_findings((old, &before.findings), (document, &checked.findings), rules, &mut changes);
    }
    changes
}

fn read_rules(folder: &str) -> Result<Arc<Rules>, String> {
    if folder.is_empty() {
        return Ok(Rules::builtin());
    }
    let files = disk::read_rules(std::path::Path::new(folder)).map_err(|error| error.to_string())?;
    if files.is_empty() {
        return Err(format!(
            "This folder holds no rules; they are in a folder \u{201c}rules\u{201d} or \u{201c}lexicons\u{201d} \
             inside it. ({folder})"
        ));
    }
    Rules::with_overrides(&files)
        .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
}

fn initials_of(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

impl OpenArticle {
    /// "FAQ 2, sentence 1, flood-wall.txt".
    fn place_in_words(&self, span: Span) -> String {
        let Some(id) = self.document.statement_at(span.start) else { return self.name.clone() };
        format!("{}, {}", place(&self.document, self.document.statement(id)), self.name)
    }

    /// The headline, or what else the article is called.
    pub fn title(&self) -> &str {
        let headline = self.document.blocks.iter().find(|block| block.part == crate::document::Part::Headline);
        let printed = headline.map(|block| self.document.words(block.span)).filter(|words| !words.is_empty());
        let meta = Some(self.document.meta.title.as_str()).filter(|title| !title.is_empty());
        printed.or(meta).unwrap_or(&self.name)
    }
}
