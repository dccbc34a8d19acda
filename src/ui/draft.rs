//! Text that is being typed, until it becomes part of the review.
//!
//! A field's words are a draft while they are typed and become an action when the field is left, on
//! Enter (Shift+Enter breaks the line), after a second of stillness where the record exists already, and
//! whenever something else is about to be done. Nothing typed is lost: words whose statement has gone in
//! the meantime come back as a note for whatever is chosen, or else on the clipboard.

use egui::{Key, KeyboardShortcut, Modifiers, TextEdit, Ui};
use uuid::Uuid;

use super::theme;
use crate::app::Action;
use crate::document::Document;
use crate::text::Span;

/// Seconds without a key after which a draft of an existing record is taken over.
const STILL: f64 = 1.0;

/// What a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// "Should read" of the mark there.
    Suggested(Span),
    /// The reason of the mark there.
    Reason(Span),
    /// A note to be.
    NewNote(Span),
    /// A note.
    Note(Uuid),
    /// A query to be.
    NewQuery(Span),
    /// A query.
    Query(Uuid),
    /// The answer to a query.
    Answer(Uuid),
}

impl Slot {
    const fn span(self) -> Option<Span> {
        match self {
            Self::Suggested(span) | Self::Reason(span) | Self::NewNote(span) | Self::NewQuery(span) => Some(span),
            Self::Note(_) | Self::Query(_) | Self::Answer(_) => None,
        }
    }

    /// The record exists; its words are only changed.
    const fn is_edit(self) -> bool {
        !matches!(self, Self::NewNote(_) | Self::NewQuery(_))
    }

    fn action(self, text: String) -> Option<Action> {
        Some(match self {
            Self::NewNote(_) | Self::NewQuery(_) if text.trim().is_empty() => return None,
            Self::Suggested(span) => Action::Suggest { span, text },
            Self::Reason(span) => Action::Reason { span, text },
            Self::NewNote(span) => Action::AddNote { span, text },
            Self::Note(note) => Action::EditNote { note, text },
            Self::NewQuery(span) => Action::Ask { span, question: text, to: String::new() },
            Self::Query(query) => Action::EditQuery { query, question: text },
            Self::Answer(query) => Action::Answer { query, answer: text },
        })
    }
}

#[derive(Clone, Debug)]
struct Draft {
    slot: Slot,
    text: String,
    /// The words of the statement when typing began.
    about: String,
    since: f64,
}

/// The drafts of the window.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts {
    open: Vec<Draft>,
    /// The fields drawn last, so that undo knows whether the one with the keyboard was changed.
    drawn: Vec<(egui::Id, Slot)>,
    /// They are those of a list: the same record may have a field in the panel of the statement too.
    pub(super) listed: bool,
    /// The keyboard is at the menus and comes back: a field that it left waits for it.
    pub(super) wait: bool,
}

/// How a field looks.
pub(super) struct Field<'a> {
    /// What the review has for it.
    pub(super) stored: &'a str,
    /// What it is called, also by a screen reader.
    pub(super) label: &'a str,
    /// Lines at first.
    pub(super) rows: usize,
    /// The caret goes here now.
    pub(super) focus: bool,
}

impl Drafts {
    /// Draws a field; gives an action when its words are to be taken over.
    pub(super) fn field(&mut self, ui: &mut Ui, document: &Document, slot: Slot, field: &Field<'_>) -> Option<Action> {
        self.field_from(ui, document, slot, (field, ""))
    }

    /// What is being typed into a field, if anything was.
    pub(super) fn text(&self, slot: Slot) -> Option<&str> {
        self.open.iter().find(|draft| draft.slot == slot).map(|draft| draft.text.as_str())
    }

    /// As [`Drafts::field`]; where the review has nothing yet, typing starts from `proposed`. A proposal that is
    /// left as it is, is nothing.
    pub(super) fn field_from(
        &mut self,
        ui: &mut Ui,
        document: &Document,
        slot: Slot,
        (field, proposed): (&Field<'_>, &str),
    ) -> Option<Action> {
        let now = ui.ctx().time();
        let stored = if field.stored.is_empty() { proposed } else { field.stored };
        let mut text = self.text(slot).unwrap_or(stored).to_owned();
        let id = egui::Id::unique(("field", slot, self.listed));
        if !self.drawn.contains(&(id, slot)) {
            self.drawn.push((id, slot));
        }
        let edit = TextEdit::multiline(&mut text)
            .id(id)
            .hint_text(field.label.to_owned())
            .desired_rows(field.rows)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 6))
            .font(theme::plain(13.0))
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
        let response = ui.add(edit).accessible_name(field.label);
        if field.focus {
            response.request_focus();
            response.scroll_to_me(None);
            if text == proposed {
                select_all(ui, id, &text);
            }
        }
        if response.changed() {
            let about = slot.span().map(|span| document.words(span).to_owned()).unwrap_or_default();
            self.open.retain(|draft| draft.slot != slot);
            self.open.push(Draft { slot, text, about, since: now });
            ui.ctx().request_repaint_after_secs(STILL as f32 + 0.05);
        }
        let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
        if entered {
            response.surrender_focus();
        }
        let still = slot.is_edit() && self.open.iter().any(|draft| draft.slot == slot && now - draft.since >= STILL);
        (entered || response.lost_focus() && !self.wait || still).then(|| self.take(slot)).flatten()
    }

    /// Whether `id` is a field in which nothing was changed: undo there is that of the review.
    pub(super) fn is_untouched(&self, id: egui::Id) -> bool {
        let slot = self.drawn.iter().find(|(drawn, _)| *drawn == id).map(|(_, slot)| *slot);
        slot.is_some_and(|slot| self.open.iter().all(|draft| draft.slot != slot))
    }

    /// Puts the words of an action that was not done back into their field.
    pub(super) fn put_back(&mut self, action: &Action, document: &Document) {
        let (slot, text) = match action {
            Action::AddNote { span, text } => (Slot::NewNote(*span), text),
            Action::Ask { span, question, .. } => (Slot::NewQuery(*span), question),
            Action::Suggest { span, text } => (Slot::Suggested(*span), text),
            Action::Reason { span, text } => (Slot::Reason(*span), text),
            _ => return,
        };
        let about = slot.span().map(|span| document.words(span).to_owned()).unwrap_or_default();
        self.open.retain(|draft| draft.slot != slot);
        self.open.push(Draft { slot, text: text.clone(), about, since: 0.0 });
    }

    fn take(&mut self, slot: Slot) -> Option<Action> {
        let at = self.open.iter().position(|draft| draft.slot == slot)?;
        let draft = self.open.remove(at);
        draft.slot.action(draft.text)
    }

    /// Takes every draft over, before something else is done. The second list holds words whose
    /// statement is no longer in `document`.
    pub(super) fn flush(&mut self, document: Option<&Document>) -> (Vec<Action>, Vec<String>) {
        let (mut actions, mut homeless) = (Vec::new(), Vec::new());
        for draft in self.open.drain(..) {
            let there = |span: Span| document.is_some_and(|document| document.words(span) == draft.about);
            if draft.slot.span().is_none_or(there) {
                actions.extend(draft.slot.action(draft.text));
            } else if !draft.text.trim().is_empty() {
                homeless.push(draft.text);
            }
        }
        (actions, homeless)
    }
}

/// A proposal gives way to what is typed; an arrow or a click keeps it.
pub(super) fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), id) else { return };
    let end = egui::text::CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

#[cfg(test)]
mod tests {
    use super::{Draft, Drafts, Slot};
    use crate::app::Action;
    use crate::document::Document;
    use crate::text::Span;

    fn drafts(slot: Slot, text: &str, about: &str) -> Drafts {
        let draft = Draft { slot, text: text.to_owned(), about: about.to_owned(), since: 0.0 };
        Drafts { open: vec![draft], ..Drafts::default() }
    }

    #[test]
    fn a_draft_goes_to_the_words_it_was_written_on() {
        let document = Document { text: "One. Two.".to_owned(), ..Document::default() };
        let (actions, homeless) = drafts(Slot::NewNote(Span::new(5, 9)), "Check", "Two.").flush(Some(&document));
        assert!(matches!(&actions[..], [Action::AddNote { span, text }] if span.start == 5 && text == "Check"));
        assert!(homeless.is_empty());
    }

    #[test]
    fn a_draft_whose_words_have_gone_is_kept() {
        let document = Document { text: "Another text.".to_owned(), ..Document::default() };
        let (actions, homeless) = drafts(Slot::NewNote(Span::new(5, 9)), "Check", "Two.").flush(Some(&document));
        assert!(actions.is_empty());
        assert_eq!(homeless, ["Check"]);
    }

    #[test]
    fn an_empty_new_note_is_nothing() {
        let document = Document { text: "One.".to_owned(), ..Document::default() };
        let (actions, _) = drafts(Slot::NewNote(Span::new(0, 4)), "  ", "One.").flush(Some(&document));
        assert!(actions.is_empty());
    }
}
