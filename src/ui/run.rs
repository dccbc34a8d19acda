//! What each command does.

use std::path::PathBuf;

use egui::Context;

use super::clipboard::PasteForm;
use super::commands::Command;
use super::panes::Pane;
use super::shell::Shell;
use super::view::{Dialog, FindView, PaletteView, PathForm, Request, Share, Tab};
use super::words;
use crate::app::{Action, Field, Move, SetAsideScope, Settings, Theme, ToastLevel};
use crate::document::StatementId;
use crate::review::{LaterKind, Verdict};
use crate::text::Span;

impl Shell {
    /// Runs a command if it can be run now.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        self.flush_drafts(ctx);
        if !command.is_enabled(&self.bench, self.desk()) {
            return;
        }
        if self.run_on_files(ctx, command) || self.run_on_view(ctx, command) {
            return;
        }
        if self.run_on_fields(command) || self.run_on_reading(ctx, command) {
            return;
        }
        let whole = self.span().filter(|_| self.picked().is_none());
        let action = self.action_of(command);
        self.perform(ctx, action.into_iter().collect());
        // On the way through the parts, a mark that needs no words leads on, once it is given.
        let given = |span| {
            let article = self.bench.article.as_ref()?;
            article.review.mark_at(span).filter(|mark| Some(mark.verdict) == command.verdict())
        };
        let given = whole.and_then(given).is_some();
        if self.view.reading.walk && given && matches!(command, Command::Confirm | Command::Opinion) {
            self.perform(ctx, vec![Action::Go(Move::NextOpenItem)]);
        }
    }

    /// The words a command acts on: those picked inside the chosen statement, else the statement.
    fn span(&self) -> Option<Span> {
        let article = self.bench.article.as_ref()?;
        let statement = article.document.statements.get(article.selected?.index())?;
        Some(self.picked().unwrap_or(statement.span))
    }

    /// The words to quote: those picked in one paragraph, else the chosen statement.
    fn quoted(&self) -> Option<Span> {
        let document = &self.bench.article.as_ref()?.document;
        let picked = self.view.article.picked_span().map(|span| span.trim(&document.text));
        picked.filter(|span| !span.is_empty() && !document.words(*span).contains('\n')).or(self.span())
    }

    /// The words picked inside the chosen statement.
    fn picked(&self) -> Option<Span> {
        let article = self.bench.article.as_ref()?;
        let statement = article.document.statements.get(article.selected?.index())?;
        self.view.article.picked_in(&article.document, statement)
    }

    fn run_on_files(&mut self, ctx: &Context, command: Command) -> bool {
        let action = match command {
            Command::Open => {
                self.view.requests.push(Request::Open);
                return true;
            }
            Command::OpenRecent => {
                self.view.dialog = Some(Dialog::Recent);
                return true;
            }
            Command::OpenPath => {
                let form = PathForm { request: Request::Open, text: String::new(), no_dialog: false };
                self.view.dialog = Some(Dialog::Path(form));
                return true;
            }
            Command::ReviewsFolder | Command::MergeCopy | Command::ImportAnnotations => {
                self.view.requests.push(match command {
                    Command::MergeCopy => Request::MergeCopy,
                    Command::ImportAnnotations => Request::Annotations,
                    _ => Request::ReviewsFolder,
                });
                return true;
            }
            Command::BringInVersion => {
                self.view.requests.push(Request::BringInVersion);
                return true;
            }
            Command::SaveAs => {
                self.view.requests.push(Request::SaveAs(self.proposed("factdesk")));
                return true;
            }
            Command::PasteText => {
                self.view.dialog = Some(Dialog::Paste(PasteForm::of(&mut *self.clipboard)));
                return true;
            }
            Command::Export => {
                self.view.dialog = Some(Dialog::Export(self.bench.settings.export));
                return true;
            }
            Command::OpenSample => Action::OpenSample,
            Command::Reload => Action::ReloadArticle,
            Command::WorkOnCopy => Action::WorkOnCopy,
            Command::Reopen => Action::Reopen,
            Command::Save => Action::Save,
            Command::Close => Action::Close,
            Command::Quit => Action::Quit,
            _ => return false,
        };
        self.perform(ctx, vec![action]);
        true
    }

    /// A file's name beside the article, with another ending.
    pub(super) fn proposed(&self, ending: &str) -> PathBuf {
        let article = self.bench.article.as_ref();
        let known = article.and_then(|article| article.path.clone().or_else(|| article.review_path.clone()));
        let mut name = known.unwrap_or_else(|| PathBuf::from("article")).into_os_string();
        name.push(".");
        name.push(ending);
        PathBuf::from(name)
    }

    fn run_on_view(&mut self, ctx: &Context, command: Command) -> bool {
        let view = &mut self.view;
        let tab = match command {
            Command::ShowAround => Some(Tab::Around),
            Command::ShowFindings => Some(Tab::Findings),
            Command::ShowRepeats => Some(Tab::Repeats),
            Command::ShowSources => Some(Tab::Sources),
            Command::ShowQueries => Some(Tab::Queries),
            Command::ShowChanges => Some(Tab::Changes),
            Command::ShowNotes => Some(Tab::Notes),
            Command::ShowCoverage => Some(Tab::Coverage),
            _ => None,
        };
        if let Some(tab) = tab {
            self.show_tab(ctx, tab);
            return true;
        }
        match command {
            Command::Find => {
                // What is picked is looked for, if it is a few words.
                let article = self.bench.article.as_ref();
                let picked = article.and_then(|article| Some(article.document.words(view.article.picked_span()?)));
                let find = view.find.get_or_insert_with(FindView::default);
                find.fresh = true;
                if let Some(words) = picked.filter(|words| words.len() < 80 && !words.contains('\n')) {
                    words.trim().clone_into(&mut find.typed);
                }
            }
            Command::Menus => view.menus.enter(ctx),
            Command::Palette => view.palette = Some(PaletteView { fresh: true, ..PaletteView::default() }),
            Command::Keys => view.dialog = Some(Dialog::Keys),
            Command::About => view.dialog = Some(Dialog::About),
            Command::Settings => view.dialog = Some(Dialog::Settings(Box::new(self.bench.settings.clone()))),
            Command::ImportNotes => view.dialog = Some(Dialog::ImportNotes),
            Command::SetPart => view.dialog = Some(Dialog::SetPart),
            Command::Later => view.dialog = Some(Dialog::Later(LaterKind::Complaint, String::new())),
            Command::SignOff => view.dialog = Some(Dialog::SignOff(String::new())),
            Command::Hints => view.hints = !view.hints,
            Command::Guide => view.guide = Some(super::guide::GuideView::default()),
            Command::NextPane | Command::PreviousPane => self.go_to_pane(command == Command::NextPane),
            Command::LeftPanel if view.narrow => view.rail_open = !view.rail_open,
            Command::LeftPanel => self.set(ctx, |settings| settings.left_shown = !settings.left_shown),
            Command::RightPanel => self.set(ctx, |settings| settings.right_shown = !settings.right_shown),
            Command::ZoomIn => self.zoom(ctx, 10),
            Command::ZoomOut => self.zoom(ctx, -10),
            Command::ZoomReset => self.set(ctx, |settings| settings.scale_percent = 100),
            Command::ThemeLight => self.set(ctx, |settings| settings.theme = Theme::Light),
            Command::ThemeDark => self.set(ctx, |settings| settings.theme = Theme::Dark),
            Command::ThemeSystem => self.set(ctx, |settings| settings.theme = Theme::System),
            _ => return false,
        }
        true
    }

    /// Changes a setting.
    fn set(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.bench.settings.clone();
        change(&mut settings);
        self.perform(ctx, vec![Action::SetSettings(Box::new(settings))]);
    }

    fn zoom(&mut self, ctx: &Context, by: i16) {
        self.set(ctx, |settings| {
            let scale = settings.scale_percent.saturating_add_signed(by);
            settings.scale_percent = scale.clamp(Settings::LEAST_SCALE, Settings::MOST_SCALE);
        });
    }

    /// Opens a tab of the left panel, and the panel where it is hidden.
    pub(super) fn show_tab(&mut self, ctx: &Context, tab: Tab) {
        self.view.tab = tab;
        self.view.rail_open = true;
        if !self.bench.settings.left_shown {
            self.set(ctx, |settings| settings.left_shown = true);
        }
    }

    fn go_to_pane(&mut self, forth: bool) {
        let settings = &self.bench.settings;
        let left = if self.view.narrow { self.view.rail_open } else { settings.left_shown };
        let mut shown = Vec::new();
        shown.extend(left.then_some(Pane::Left));
        shown.push(Pane::Article);
        shown.extend(settings.right_shown.then_some(Pane::Statement));
        self.view.panes.go(forth, &shown);
    }

    /// Commands that put the caret into a field of the panel, or open a form there.
    fn run_on_fields(&mut self, command: Command) -> bool {
        let field = match command {
            Command::Note => Field::Note,
            Command::Source => Field::Source,
            Command::Query => Field::Query,
            Command::PasteReply => {
                self.view.dialog = Some(Dialog::Reply(String::new()));
                return true;
            }
            Command::Assign => {
                let spans = self.picked_or_chosen();
                if !spans.is_empty() {
                    self.view.dialog = Some(Dialog::Assign { whom: Share::Statements(spans), name: String::new() });
                }
                return true;
            }
            Command::Pick => {
                self.pick();
                return true;
            }
            Command::PickNone => {
                self.view.picked.clear();
                return true;
            }
            Command::SetAside => {
                if let Some(finding) = self.finding_to_set_aside() {
                    self.view.dialog =
                        Some(Dialog::SetAside { finding, scope: SetAsideScope::This, remark: String::new() });
                }
                return true;
            }
            _ => return false,
        };
        if self.span().is_some() {
            self.view.article.focus = None;
            self.view.statement.focus = Some(field);
            self.view.statement.open_form(field);
        }
        true
    }

    /// The statements picked, or else the chosen one.
    fn picked_or_chosen(&self) -> Vec<Span> {
        let Some(article) = &self.bench.article else { return Vec::new() };
        let span = |id: &StatementId| article.document.statements.get(id.index()).map(|statement| statement.span);
        let picked: Vec<Span> = self.view.picked.iter().filter_map(span).collect();
        if picked.is_empty() { article.selected.iter().filter_map(span).collect() } else { picked }
    }

    /// Picks the chosen statement, or drops it again, and shows what is picked.
    fn pick(&mut self) {
        let Some(id) = self.bench.article.as_ref().and_then(|article| article.selected) else { return };
        if !self.view.picked.remove(&id) {
            if self.view.picked.is_empty() {
                self.view.tab = Tab::Coverage;
            }
            self.view.picked.insert(id);
        }
    }

    fn finding_to_set_aside(&self) -> Option<usize> {
        let article = self.bench.article.as_ref()?;
        let chosen = article.selected?;
        let open = |at: &usize| !article.set_aside.get(*at).copied().unwrap_or(false);
        let of_chosen =
            |at: &usize| article.checked.findings.get(*at).is_some_and(|finding| finding.statement == chosen);
        let first = || self.digest().state(chosen).findings.first().copied();
        article.selected_finding.filter(open).filter(of_chosen).or_else(first)
    }

    /// A mark for all that are picked; a question to the author is about one statement.
    fn mark_picked(&mut self, verdict: Option<Verdict>) -> Option<Action> {
        if verdict == Some(Verdict::OnAuthor) {
            self.view.toast(ToastLevel::Info, words::ONE_AT_A_TIME);
            return None;
        }
        let spans = self.picked_or_chosen();
        self.view.picked.clear();
        Some(Action::MarkAll { spans, verdict })
    }

    fn action_of(&mut self, command: Command) -> Option<Action> {
        let verdict = command.verdict();
        if verdict.is_some() || command == Command::Unmark {
            if !self.view.picked.is_empty() {
                return self.mark_picked(verdict);
            }
            let document = &self.bench.article.as_ref()?.document;
            let many = self.view.article.picked_statements(document).into_iter();
            let spans: Vec<_> = many.map(|id| document.statement(id).span).collect();
            if !spans.is_empty() {
                return Some(Action::MarkAll { spans, verdict });
            }
        }
        if let Some(verdict) = verdict {
            return self.span().map(|span| Action::Mark { span, verdict });
        }
        let walk = self.view.reading.walk;
        Some(match command {
            Command::ConfirmAndGoOn if walk => Action::ConfirmAndGo(Move::NextOpenItem),
            Command::NextStatement if walk => self.walk_on(Move::NextItem),
            Command::PreviousStatement if walk => self.walk_on(Move::PreviousItem),
            Command::Undo => Action::Undo,
            Command::Redo => Action::Redo,
            Command::CopyQueries => Action::CopyQueries,
            Command::ConfirmAndGoOn => Action::ConfirmAndGoOn,
            Command::ReaffirmUnchanged => Action::ReaffirmUnchanged,
            Command::NextStatement => Action::Go(Move::NextStatement),
            Command::PreviousStatement => Action::Go(Move::PreviousStatement),
            Command::NextOpen => Action::Go(Move::NextOpen),
            Command::NextFinding => Action::Go(Move::NextFinding),
            Command::PreviousFinding => Action::Go(Move::PreviousFinding),
            Command::NextCheckAgain => Action::Go(Move::NextCheckAgain),
            Command::CheckAgain => Action::CheckAgain,
            Command::CancelWork => Action::CancelWork,
            Command::CopyQuote => Action::CopyQuote(self.quoted()?),
            Command::Unmark => Action::Unmark(self.span()?),
            Command::AcceptAsIs => Action::AcceptAsIs(self.span()?),
            Command::Reaffirm => {
                let again = self.desk().and_then(|desk| desk.again_in(desk.chosen()?));
                Action::Reaffirm(self.picked().or(again)?)
            }
            Command::SameSource => Action::SameSourceAgain(self.span()?),
            _ => return self.set_by_hand(command),
        })
    }
}
