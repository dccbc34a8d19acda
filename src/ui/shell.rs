//! The window without its window: owns the session and what the window remembers, draws the panels,
//! applies what they return and does what the session asks for.
//!
//! Needs only egui, so that tests drive it without a screen; [`super::window`] puts it into a real one.

use std::path::PathBuf;

use egui::{Context, Ui};

use super::clipboard::{Clipboard, Fixed};
use super::commands::Command;
use super::desk::Desk;
use super::digest::Digest;
use super::view::{Dialog, Request, Shown, Tab, View};
use super::{keys, layout, words};
use crate::app::{Action, Effect, Field, Settings, Theme, Toast, ToastLevel, Workbench};
use crate::document::StatementId;
use crate::review::Verdict;

/// The shell of the window.
pub struct Shell {
    /// The session.
    pub bench: Workbench,
    /// What the window remembers by itself.
    pub view: View,
    /// The session agreed to leave.
    pub quit: bool,
    /// Where commands that paste look; empty unless one is put here.
    pub clipboard: Box<dyn Clipboard>,
    digest: Digest,
    settings: Option<Settings>,
    /// Versions of the open review when it was drawn last.
    versions: usize,
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was asked for.
    pub request: Request,
    /// The file or folder that was chosen.
    pub path: PathBuf,
}

impl Shell {
    /// A shell around a session.
    pub fn new(bench: Workbench) -> Self {
        Self {
            bench,
            view: View::default(),
            quit: false,
            clipboard: Box::<Fixed>::default(),
            digest: Digest::default(),
            settings: None,
            versions: 0,
        }
    }

    /// Takes in what happened in the background; before each frame, and while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        let effects = self.bench.poll();
        let reveals = effects.iter().any(|effect| matches!(effect, Effect::Reveal(_)));
        self.take_effects(ctx, effects);
        if reveals && ctx.text_edit_focused() {
            // What ends in the background does not take the keyboard from who is typing.
            self.view.article.focus = None;
        }
    }

    /// Draws the window and does what was asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        self.digest.refresh(&self.bench, self.view.reading.cold);
        let actions = self.take_input(&ctx);
        self.perform(&ctx, actions);
        self.wait_for_menus(&ctx);
        self.digest.refresh(&self.bench, self.view.reading.cold);
        self.note_version();

        let Self { bench, view, digest, .. } = self;
        if view.opens_above() {
            // A hint stays as long as the pointer does, whatever opens between them: this takes it away.
            ui.visuals_mut().disabled_alpha = 1.0;
            ui.disable();
        }
        let desk = Desk::of(bench, digest, view);
        let mut actions = layout::ui(ui, bench, desk, view);
        actions.extend(super::dialogs::ui(&ctx, bench, desk, view));
        super::palette::ui(&ctx, bench, desk, view);
        super::guide::ui(&ctx, &mut view.guide);
        super::toasts::ui(&ctx, view);
        self.perform(&ctx, actions);
        for answer in std::mem::take(&mut self.view.typed_paths) {
            self.answer(&ctx, answer);
        }
        if self.bench.article.is_some() {
            // The folder may be another one when the welcome screen comes up again.
            self.view.welcome.forget();
        }
        for command in std::mem::take(&mut self.view.queue) {
            self.run(&ctx, command);
        }
        self.view.typed_in = ctx.text_edit_focused();
    }

    /// A field that was left for the menus waits until the keyboard comes back, or goes elsewhere.
    fn wait_for_menus(&mut self, ctx: &Context) {
        let waits = self.view.menus.is_entered();
        if self.view.statement.drafts.wait && !waits && !ctx.text_edit_focused() {
            self.flush_drafts(ctx);
        }
        (self.view.statement.drafts.wait, self.view.answers.wait) = (waits, waits);
    }

    /// When a new version came in, what it did to the marks is shown.
    fn note_version(&mut self) {
        let versions = self.bench.article.as_ref().map_or(0, |article| article.review.versions.len());
        if self.versions > 0
            && versions == self.versions + 1
            && self.digest.tally.marked + self.digest.tally.check_again > 0
        {
            self.view.tab = Tab::Changes;
        }
        self.versions = versions;
    }

    /// Theme, motion and zoom as the settings have them.
    fn dress(&mut self, ctx: &Context) {
        if self.settings.as_ref() == Some(&self.bench.settings) {
            return;
        }
        let settings = &self.bench.settings;
        super::theme::install(ctx, !settings.reduced_motion);
        ctx.options_mut(|options| {
            options.fallback_theme = egui::Theme::Light;
            // The size is a setting of ours, changed by commands of ours.
            options.zoom_with_keyboard = false;
        });
        ctx.set_zoom_factor(settings.scale());
        ctx.set_theme(match settings.theme {
            Theme::System => egui::ThemePreference::System,
            Theme::Light => egui::ThemePreference::Light,
            Theme::Dark => egui::ThemePreference::Dark,
        });
        self.settings = Some(self.bench.settings.clone());
    }

    /// Keys, dropped files and the clipboard, before anything is drawn.
    fn take_input(&mut self, ctx: &Context) -> Vec<Action> {
        let mut actions = Vec::new();
        self.view.hovering = ctx.input(|input| !input.raw.hovered_files.is_empty());
        let typing = ctx.text_edit_focused();
        actions.extend(super::intake::dropped(ctx, &self.bench, &mut self.view));
        super::intake::copied(ctx, &self.bench, &self.view, typing);
        if let Some(Dialog::Paste(form)) = &mut self.view.dialog {
            super::intake::paste_into(ctx, form, &mut *self.clipboard);
        } else if !typing && self.view.dialog.is_none() {
            actions.extend(super::intake::pasted(ctx, &self.bench, &mut *self.clipboard));
        }
        let Self { bench, view, digest, .. } = self;
        let desk = Desk::of(bench, digest, view);
        for command in keys::pressed(ctx, bench, desk, view) {
            view.queue.push(command);
        }
        for command in std::mem::take(&mut self.view.queue) {
            self.run(ctx, command);
        }
        actions
    }

    /// Applies actions in order, and does what comes of each before the next.
    pub fn perform(&mut self, ctx: &Context, actions: Vec<Action>) {
        for action in actions {
            self.view.note(&action);
            let back = match action {
                Action::Undo => Some(Command::Redo),
                Action::Redo => Some(Command::Undo),
                _ => None,
            };
            let effects = self.bench.apply(action);
            self.take_effects(ctx, effects);
            if back.is_some() {
                self.went_back(ctx, back);
            }
        }
    }

    /// Something was undone or done again: the message offers the other way, and a field that has the keyboard keeps it.
    fn went_back(&mut self, ctx: &Context, offer: Option<Command>) {
        if let Some(shown) = self.view.toasts.last_mut().filter(|shown| shown.since.is_none()) {
            shown.offer = offer;
        }
        if ctx.text_edit_focused() {
            self.view.article.focus = None;
        }
    }

    /// Takes over what is being typed, so that it is part of what comes next.
    pub(super) fn flush_drafts(&mut self, ctx: &Context) {
        let document = self.bench.article.as_ref().map(|article| article.document.clone());
        let (mut actions, mut homeless) = self.view.statement.drafts.flush(document.as_deref());
        let (more, others) = self.view.answers.flush(document.as_deref());
        actions.extend(more);
        homeless.extend(others);
        self.perform(ctx, actions);
        if !homeless.is_empty() {
            let text = homeless.join("\n");
            let selected = self.bench.article.as_ref().and_then(|article| {
                article
                    .selected
                    .and_then(|id| article.document.statements.get(id.index()))
                    .map(|statement| statement.span)
            });
            if let Some(span) = selected {
                self.perform(ctx, vec![Action::AddNote { span, text }]);
            } else {
                ctx.copy_text(text);
                self.view.toast(ToastLevel::Problem, words::LOST_ITS_PLACE);
            }
        }
    }

    /// Does what the session asks the window for.
    pub fn take_effects(&mut self, ctx: &Context, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::AskWhereToSave(path) => self.view.requests.push(Request::SaveAs(path)),
                Effect::AskUnsaved => self.view.ask(Dialog::Unsaved),
                // A note that was being typed and what came next ask once.
                Effect::AskPerson if matches!(self.view.dialog, Some(Dialog::Person { .. })) => {}
                Effect::AskPerson => {
                    let Settings { name, initials, .. } = self.bench.settings.clone();
                    self.view.ask_first(Dialog::Person { name, initials });
                }
                Effect::OfferContinue { review, article } => {
                    self.view.ask(Dialog::Continue { review, article });
                }
                Effect::OfferMerge { path, elsewhere } => self.view.ask(Dialog::OfferMerge { path, elsewhere }),
                Effect::ShowMerge => self.view.ask(Dialog::Merge),
                Effect::Held(holder) => self.view.ask(Dialog::Held(holder)),
                Effect::OfferRecovery(copy) => self.view.ask(Dialog::Recover(copy)),
                Effect::Toast(toast) => self.view.toasts.push(Shown::new(toast)),
                Effect::Reveal(statement) => self.reveal(statement),
                Effect::Focus(Field::Findings) => self.view.statement.flash = true,
                Effect::Focus(field) => {
                    self.view.article.focus = None;
                    self.view.statement.focus = Some(field);
                    self.view.statement.open_form(field);
                }
                Effect::Copy(text) => {
                    ctx.copy_text(text);
                }
                Effect::Quit => self.quit = true,
            }
        }
    }

    /// Brings a statement into view, in the article or in the left panel.
    fn reveal(&mut self, id: StatementId) {
        let Some(article) = &self.bench.article else { return };
        let Some(statement) = article.document.statements.get(id.index()) else { return };
        self.view.article.focus = Some(id);
        if statement.part.is_made() || statement.part == crate::document::Part::Subheadings {
            // A list that is being worked through stays: the panel of the statement tells all of the item.
            let listed = [Tab::Findings, Tab::Coverage, Tab::Changes, Tab::Notes, Tab::Queries];
            if !listed.contains(&self.view.tab) {
                self.view.tab = Tab::Around;
            }
            self.view.around_to = Some(id);
            let first = super::walk::evidence(article, id).first().copied().filter(|_| !self.view.reading.cold);
            self.view.article.reveal = first;
            self.view.article.seen = first.map(|first| (id, first));
            self.view.reading.evidence = first.map(|_| (id, 0));
        } else {
            self.view.article.reveal = Some(id);
            let rests = self.digest.rests.get(&id).and_then(|rests| rests.first().copied());
            self.view.around_to = rests.or(Some(id));
        }
    }

    /// Takes an answer of the system.
    pub fn answer(&mut self, ctx: &Context, answer: Answer) {
        let Answer { request, path } = answer;
        let action = match &request {
            Request::Open => Action::Open(path),
            Request::BringInVersion => Action::BringInVersion(path),
            Request::MergeCopy => Action::MergeCopy(path),
            Request::Annotations => Action::ImportAnnotations(path),
            Request::SaveAs(_) => Action::SaveAs(path),
            Request::Export(format, _) => Action::Export { format: *format, path },
            Request::RulesFolder | Request::ReviewsFolder => {
                self.take_folder(ctx, request == Request::RulesFolder, &path);
                return;
            }
        };
        self.perform(ctx, vec![action]);
    }

    /// A folder was chosen: for the settings that are open, or at once.
    fn take_folder(&mut self, ctx: &Context, rules: bool, path: &std::path::Path) {
        let folder = path.to_string_lossy().into_owned();
        let put = |settings: &mut Settings| {
            let field = if rules { &mut settings.rules_folder } else { &mut settings.reviews_folder };
            folder.clone_into(field);
        };
        if let Some(Dialog::Settings(settings)) = &mut self.view.dialog {
            put(settings);
            return;
        }
        let mut settings = self.bench.settings.clone();
        put(&mut settings);
        self.view.welcome.forget();
        self.perform(ctx, vec![Action::SetSettings(Box::new(settings))]);
        if !rules && self.bench.article.is_some() {
            self.perform(ctx, vec![Action::Close]);
        }
    }

    /// The system answered so soon that nobody can have seen its dialog: the path is asked for here.
    pub fn no_dialog(&mut self, request: Request) {
        let text = match &request {
            Request::SaveAs(path) | Request::Export(_, path) => path.to_string_lossy().into_owned(),
            _ => String::new(),
        };
        let form = super::view::PathForm { request, text, no_dialog: true };
        match &self.view.dialog {
            // The settings wait behind the question for a folder.
            Some(Dialog::Settings(_)) => {
                let settings = self.view.dialog.replace(Dialog::Path(form));
                self.view.waiting.extend(settings);
            }
            _ => self.view.ask(Dialog::Path(form)),
        }
    }

    /// What the window's title bar says.
    pub fn title(&self) -> String {
        let Some(desk) = self.desk() else { return words::NAME.to_owned() };
        let dirty = if desk.article.dirty { "\u{25cf} " } else { "" };
        format!("{dirty}{} \u{2013} {}", super::title::headline(&desk), words::NAME)
    }

    /// What is counted over the open article.
    pub fn digest(&self) -> &Digest {
        &self.digest
    }
}

impl View {
    /// Shows a message.
    pub(super) fn toast(&mut self, level: ToastLevel, text: &str) {
        self.toasts.push(Shown::new(Toast { level, text: text.to_owned() }));
    }

    /// Remembers what an action means for the view.
    fn note(&mut self, action: &Action) {
        match action {
            Action::Select(id) => {
                self.article.focus = Some(*id);
                self.around_to = Some(*id);
            }
            // What is to be said of a mark is said about the same words.
            Action::Mark { verdict: Verdict::ChangeNeeded | Verdict::Wrong | Verdict::CannotConfirm, .. } => {}
            Action::Mark { .. } | Action::MarkAll { .. } | Action::SetByHand(_) => self.article.picked = None,
            _ => {}
        }
    }
}
