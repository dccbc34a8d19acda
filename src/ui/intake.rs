//! What comes in from outside the window, and goes out to the clipboard: dropped files, pasted addresses, copies.

use egui::{Context, Event};

use super::clipboard::{self, Clipboard, PasteForm};
use super::select;
use super::view::View;
use crate::app::{Action, Workbench, is_address};
use crate::text::Span;

/// Endings of files that are opened when they are dropped on the window. With an article open and a statement
/// chosen, any other file becomes a source of the statement.
const ARTICLES: &[&str] =
    &["factdesk", "html", "htm", "xhtml", "mht", "mhtml", "docx", "odt", "rtf", "md", "markdown", "txt", "eml", "json"];

/// The words that a source would belong to: the chosen statement.
fn chosen(bench: &Workbench) -> Option<Span> {
    let article = bench.article.as_ref()?;
    let statement = article.document.statements.get(article.selected?.index())?;
    statement.is_counted().then_some(statement.span)
}

/// Whether a file of this name, dropped now, becomes a source.
fn is_source(name: &str, view: &View) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    view.statement.source.open || !ARTICLES.contains(&ending.as_str())
}

/// Files dropped on the window: an article is opened, anything else is a source of the chosen statement. While
/// the form of a source is open, an article is one, too.
pub(super) fn dropped(ctx: &Context, bench: &Workbench, view: &mut View) -> Vec<Action> {
    let files = ctx.input(|input| input.raw.dropped_files.clone());
    let span = chosen(bench);
    let mut actions = Vec::new();
    for file in files {
        let path = file.path();
        let name = path.to_string_lossy().into_owned();
        match span {
            Some(span) if path.is_absolute() && is_source(&name, view) => {
                view.statement.source = super::statement::SourceForm::default();
                actions.push(Action::TakeSource { span, from: name });
            }
            _ if path.is_absolute() => {
                actions.push(Action::Open(path.to_owned()));
                break;
            }
            _ => {
                actions.push(Action::OpenBytes { name, bytes: file.bytes().unwrap_or_default() });
                break;
            }
        }
    }
    actions
}

fn paste_event(ctx: &Context) -> Option<String> {
    ctx.input(|input| {
        input.events.iter().find_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None })
    })
}

/// What was pasted while nothing is being typed: an address becomes a source of the chosen statement; with no
/// article open, text becomes one, with its headings, lists and links where the clipboard has them.
pub(super) fn pasted(ctx: &Context, bench: &Workbench, clipboard: &mut dyn Clipboard) -> Option<Action> {
    let text = paste_event(ctx)?;
    if bench.article.is_none() {
        return (!text.trim().is_empty()).then(|| Action::Paste(clipboard::beside(&text, clipboard)));
    }
    let span = chosen(bench)?;
    is_address(&text).then(|| Action::TakeSource { span, from: text.trim().to_owned() })
}

/// What is pasted into the form for an article keeps its HTML.
pub(super) fn paste_into(ctx: &Context, form: &mut PasteForm, clipboard: &mut dyn Clipboard) {
    if let Some(text) = paste_event(ctx) {
        form.pasted(&text, clipboard);
    }
}

/// Ctrl+C outside of a field: the words picked, or else the chosen statement.
pub(super) fn copied(ctx: &Context, bench: &Workbench, view: &View, typing: bool) {
    let asked = ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    let Some(article) = bench.article.as_ref().filter(|_| asked && !typing) else { return };
    let statement = article.selected.and_then(|id| article.document.statements.get(id.index()));
    if let Some(span) = view.article.picked_span().or(statement.map(|statement| statement.span)) {
        ctx.copy_text(select::copied(&article.document, span));
    }
}
