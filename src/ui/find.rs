//! Find in the article: a bar over it, every match shown, one of them the current one.

use egui::{Frame, Key, Margin, Modifiers, TextEdit, Ui};

use super::commands::Command;
use super::desk::Desk;
use super::flow::is_shown;
use super::view::{FindView, Tab, View};
use super::{icons, theme, widgets, words};
use crate::app::Action;
use crate::document::{Block, BlockId, Document};
use crate::text::{Folded, Span, fold};

/// At most so many matches are kept.
const MOST: usize = 5000;

/// What the bar was told in this frame.
#[derive(Default)]
struct Told {
    /// Matches to go on by.
    go: isize,
    close: bool,
    /// The field has the keyboard.
    typing: bool,
    /// A click elsewhere ended typing.
    left: bool,
}

/// Draws the bar while find is open, and looks again when the words changed.
///
/// Who looks for words means to work on them: the statement of the current match is chosen as soon as keys go to the
/// chosen statement again, when the bar is closed or its field left. Until then what is typed stays in the field.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View) -> Option<Action> {
    let find = view.find.as_mut()?;
    let Told { mut go, mut close, typing, left } = bar(ui, find);
    go += std::mem::take(&mut find.step);
    close |= find.closing;
    if left && !close {
        find.came_to = None;
    }
    let from = view.article.offset;
    let fresh =
        look(desk, find, &mut |block| view.article.flow.index_of(block).map(|at| view.article.flow.top(at) >= from));
    if !find.matches.is_empty() && (fresh || go != 0) {
        let many = find.matches.len();
        find.at =
            if fresh { find.at.min(many - 1) } else { (find.at as isize + go).rem_euclid(many as isize) as usize };
        let at = find.matches.get(find.at).and_then(|span| desk.document().statement_at(span.start));
        find.came_to = at.map(|id| (id, desk.article.selected));
        let made = at.map(|id| desk.document().statement(id)).filter(|statement| !is_shown(statement.part));
        if let Some(made) = made {
            (view.tab, view.rail_open, view.around_to) = (Tab::Around, true, Some(made.id));
        } else {
            view.article.reveal = at.or(view.article.reveal);
        }
    }
    let came_to = find.came_to.take_if(|_| close || !typing);
    if close {
        view.find = None;
    }
    // What was chosen meanwhile stays.
    came_to.filter(|(_, before)| *before == desk.article.selected).map(|(id, _)| Action::Select(id))
}

/// Draws the bar.
fn bar(ui: &mut Ui, find: &mut FindView) -> Told {
    let colours = theme::palette(ui);
    let mut told = Told::default();
    let frame = Frame::new().fill(colours.panel).inner_margin(Margin::symmetric(14, 7));
    egui::Panel::top("find").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::words(ui, icons::FIND, theme::icon(15.0), colours.soft);
            let edit = TextEdit::singleline(&mut find.typed)
                .id(egui::Id::unique("find field"))
                .hint_text(words::FIND_HINT)
                .desired_width(260.0)
                .margin(Margin::symmetric(8, 5));
            let response = ui.add(edit).accessible_name(words::FIND_HINT);
            if std::mem::take(&mut find.fresh) {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered {
                told.go = if ui.input(|input| input.modifiers.contains(Modifiers::SHIFT)) { -1 } else { 1 };
                response.request_focus();
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
                told.close = true;
            }
            (told.typing, told.left) = (response.has_focus(), response.clicked_elsewhere());
            let none = !find.typed.trim().is_empty() && find.matches.is_empty();
            let ink = if none { colours.caution } else { colours.soft };
            widgets::words(ui, counted(find), theme::plain(12.5), ink);
            let steps = [
                (icons::UP, Command::FindPrevious, words::PREVIOUS_MATCH, -1),
                (icons::DOWN, Command::FindNext, words::NEXT_MATCH, 1),
            ];
            ui.add_enabled_ui(!find.matches.is_empty(), |ui| {
                for (sign, command, name, by) in steps {
                    let button = widgets::sign_button(ui, sign, name);
                    if button.on_hover_text(command.tip()).clicked() {
                        told.go = by;
                    }
                }
            });
            widgets::at_right(ui, |ui| {
                told.close |= widgets::sign_button(ui, icons::CLOSE, words::CLOSE_FIND).clicked();
            });
        });
    });
    told
}

/// "3 of 12", and how many of them stand around the article.
fn counted(find: &FindView) -> String {
    match find.matches.len() {
        _ if find.typed.trim().is_empty() => String::new(),
        0 => words::NOT_IN_ARTICLE.to_owned(),
        many => words::matches(find.at + 1, many, find.around),
    }
}

/// Looks for the typed words if they or the document changed; true if it did. The first match that `is_below`
/// the top of what is shown is the current one.
fn look(desk: &Desk<'_>, find: &mut FindView, is_below: &mut dyn FnMut(BlockId) -> Option<bool>) -> bool {
    let document = desk.document();
    let key = (find.typed.clone(), std::ptr::from_ref(document).addr());
    if find.done_for == key {
        return false;
    }
    find.done_for = key.clone();
    let folded = find.folded.get_or_insert_with(|| Folds::of(document));
    if folded.document != key.1 {
        *folded = Folds::of(document);
    }
    find.matches = folded.matches(&find.typed);
    let part = |span: &Span| document.statement_at(span.start).map(|id| document.statement(id).part);
    find.around = find.matches.iter().filter(|span| part(span).is_some_and(|part| !is_shown(part))).count();
    let mut below = |span: &Span| {
        let at = document.statement_at(span.start).map(|id| document.statement(id).block);
        at.and_then(&mut *is_below).unwrap_or(false)
    };
    find.at = find.matches.iter().position(&mut below).unwrap_or(0);
    true
}

/// The blocks of a document, folded once for all the letters that are typed into find.
#[derive(Clone, Debug)]
pub(super) struct Folds {
    document: usize,
    blocks: Vec<(usize, Folded)>,
}

impl Folds {
    fn of(document: &Document) -> Self {
        let fold = |block: &Block| (block.span.start, Folded::new(document.words(block.span)));
        Self { document: std::ptr::from_ref(document).addr(), blocks: document.blocks.iter().map(fold).collect() }
    }

    /// Every place in the article and around it where the words stand, typography and case apart.
    fn matches(&self, typed: &str) -> Vec<Span> {
        let needle = fold(typed);
        if needle.is_empty() {
            return Vec::new();
        }
        let of_block = |(start, folded): &'_ (usize, Folded)| -> Vec<Span> {
            let found = folded.text.match_indices(&needle);
            found.map(|(at, _)| folded.original(Span::new(at, at + needle.len())).shift(*start)).collect()
        };
        self.blocks.iter().flat_map(of_block).take(MOST).collect()
    }
}
