//! What each command does.

use std::path::PathBuf;

use egui::Context;

use super::commands::Command;
use super::shell::Shell;
use super::view::{Dialog, FindView, PaletteView, Request, Tab};
use crate::app::{Action, ExportFormat, Field, Move, SetAsideScope, Settings, Theme};
use crate::review::LaterKind;
use crate::text::Span;

impl Shell {
    /// Runs a command if it can be run now.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        self.flush_drafts(ctx);
        if self.run_on_files(ctx, command) || self.run_on_view(ctx, command) {
            return;
        }
        if self.run_on_fields(command) {
            return;
        }
        let action = self.action_of(command);
        self.perform(ctx, action.into_iter().collect());
    }

    /// The words a command acts on: those picked inside the chosen statement, else the statement.
    fn span(&self) -> Option<Span> {
        let article = self.bench.article.as_ref()?;
        let statement = article.document.statements.get(article.selected?.index())?;
        let picked = self.view.article.picked_span().filter(|span| statement.span.contains(*span));
        Some(picked.unwrap_or(statement.span))
    }

    fn run_on_files(&mut self, ctx: &Context, command: Command) -> bool {
        let action = match command {
            Command::Open => {
                self.view.requests.push(Request::Open);
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
                self.view.dialog = Some(Dialog::Paste(String::new()));
                return true;
            }
            Command::Export => {
                self.view.dialog = Some(Dialog::Export(ExportFormat::Html));
                return true;
            }
            Command::OpenSample => Action::OpenSample,
            Command::Reload => Action::ReloadArticle,
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
            _ => None,
        };
        if let Some(tab) = tab {
            view.tab = tab;
            view.rail_open = true;
            return true;
        }
        match command {
            Command::Find => {
                let find = view.find.get_or_insert_with(FindView::default);
                find.fresh = true;
            }
            Command::Palette => view.palette = Some(PaletteView { fresh: true, ..PaletteView::default() }),
            Command::Keys => view.dialog = Some(Dialog::Keys),
            Command::About => view.dialog = Some(Dialog::About),
            Command::Settings => view.dialog = Some(Dialog::Settings(Box::new(self.bench.settings.clone()))),
            Command::ImportNotes => view.dialog = Some(Dialog::ImportNotes),
            Command::Later => view.dialog = Some(Dialog::Later(LaterKind::Complaint, String::new())),
            Command::SignOff => view.dialog = Some(Dialog::SignOff(String::new())),
            Command::Hints => view.hints = !view.hints,
            Command::ZoomIn => ctx.set_zoom_factor((ctx.zoom_factor() + 0.1).min(2.5)),
            Command::ZoomOut => ctx.set_zoom_factor((ctx.zoom_factor() - 0.1).max(0.6)),
            Command::ZoomReset => ctx.set_zoom_factor(1.0),
            Command::ThemeLight => self.set_theme(ctx, Theme::Light),
            Command::ThemeDark => self.set_theme(ctx, Theme::Dark),
            Command::ThemeSystem => self.set_theme(ctx, Theme::System),
            _ => return false,
        }
        true
    }

    fn set_theme(&mut self, ctx: &Context, theme: Theme) {
        let settings = Settings { theme, ..self.bench.settings.clone() };
        self.perform(ctx, vec![Action::SetSettings(Box::new(settings))]);
    }

    /// Commands that put the caret into a field of the panel, or open a form there.
    fn run_on_fields(&mut self, command: Command) -> bool {
        let field = match command {
            Command::Note => Field::Note,
            Command::Source => Field::Source,
            Command::Query => Field::Query,
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

    fn finding_to_set_aside(&self) -> Option<usize> {
        let article = self.bench.article.as_ref()?;
        let chosen = article.selected?;
        let open = |at: &usize| !article.set_aside.get(*at).copied().unwrap_or(false);
        let of_chosen =
            |at: &usize| article.checked.findings.get(*at).is_some_and(|finding| finding.statement == chosen);
        let first = || self.digest().state(chosen).findings.first().copied();
        article.selected_finding.filter(open).filter(of_chosen).or_else(first)
    }

    fn action_of(&self, command: Command) -> Option<Action> {
        if let Some(verdict) = command.verdict() {
            return self.span().map(|span| Action::Mark { span, verdict });
        }
        Some(match command {
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
            Command::CopyQuote => Action::CopyQuote(self.span()?),
            Command::Unmark => Action::Unmark(self.span()?),
            Command::AcceptAsIs => Action::AcceptAsIs(self.span()?),
            Command::Reaffirm => Action::Reaffirm(self.span()?),
            Command::SameSource => Action::SameSourceAgain(self.span()?),
            _ => return None,
        })
    }
}
