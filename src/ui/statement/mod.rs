//! "This statement": all there is about the chosen one, and where a person decides.

mod compare;
mod facts;
mod mark;
mod records;
mod sources;
mod why;

use egui::{Margin, ScrollArea, Sense, Ui, vec2};

pub(super) use compare::{change, change_plain, found_plain, painted, painted_plain, same_words};
pub(super) use facts::offers;
pub(super) use mark::why_words;
pub(super) use sources::{glyph as source_glyph, note_of_draft};
pub(super) use why::outcome_colour;

use super::desk::Desk;
use super::draft::Drafts;
use super::text_view::Laid;
use super::view::View;
use super::{article_hit, marks, theme, widgets, words};
use crate::app::{Action, Field, SourceDraft};
use crate::document::{Part, Statement, StatementId};
use crate::text::Span;

/// A source as it is being typed.
#[derive(Clone, Debug, Default)]
pub(super) struct SourceForm {
    pub(super) open: bool,
    pub(super) draft: SourceDraft,
    pub(super) span: Span,
    pub(super) editing: Option<uuid::Uuid>,
}

/// What the panel remembers.
#[derive(Default)]
pub(super) struct StatementView {
    pub(super) drafts: Drafts,
    /// The caret is to go there.
    pub(super) focus: Option<Field>,
    /// The findings are to be looked at first: they are framed once.
    pub(super) flash: bool,
    pub(super) note_open: bool,
    pub(super) query_open: bool,
    pub(super) source: SourceForm,
    known: facts::Known,
    about: Option<(usize, StatementId)>,
}

impl StatementView {
    /// Opens the form in which a field is.
    pub(super) fn open_form(&mut self, field: Field) {
        match field {
            Field::Note => self.note_open = true,
            Field::Query => self.query_open = true,
            Field::Source => self.source.open = true,
            Field::Suggested | Field::Reason | Field::Findings => {}
        }
    }

    /// Whether the caret is to go to `field` in this frame.
    pub(super) fn wants(&mut self, field: Field) -> bool {
        if self.focus == Some(field) {
            self.focus = None;
            return true;
        }
        false
    }

    /// Another statement was chosen: forms close, a source that was being typed is kept.
    fn turn_to(&mut self, about: Option<(usize, StatementId)>) -> Vec<Action> {
        if self.about == about {
            return Vec::new();
        }
        let same_document = self.about.map(|(document, _)| document) == about.map(|(document, _)| document);
        self.about = about;
        self.note_open = self.focus == Some(Field::Note);
        self.query_open = self.focus == Some(Field::Query);
        self.flash = false;
        let open = self.focus == Some(Field::Source);
        let SourceForm { draft, span, editing, .. } =
            std::mem::replace(&mut self.source, SourceForm { open, ..SourceForm::default() });
        if draft == SourceDraft::default() || draft.title.trim().is_empty() || !same_document {
            return Vec::new();
        }
        vec![editing.map_or(Action::AddSource { span, source: draft.clone() }, |source| Action::EditSource {
            source,
            to: draft,
        })]
    }
}

/// Draws the panel; `flat` lays its sections beside each other, for the drawer.
pub(super) fn ui(ui: &mut Ui, desk: &Desk<'_>, view: &mut View, flat: bool) -> Vec<Action> {
    let about = desk.article.selected.map(|id| (std::ptr::from_ref(desk.document()).addr(), id));
    let mut actions = view.statement.turn_to(about);
    let Some(statement) = desk.chosen() else {
        if flat {
            ui.horizontal(|ui| {
                let soft = theme::palette(ui).soft;
                widgets::words(ui, words::NOTHING_CHOSEN, theme::semi(12.5), soft);
                widgets::words(ui, words::NOTHING_CHOSEN_MORE, theme::plain(12.5), soft);
            });
        } else {
            widgets::nothing(ui, words::NOTHING_CHOSEN, words::NOTHING_CHOSEN_MORE);
        }
        return actions;
    };
    let picked = view.article.picked_in(desk.document(), statement);
    let many = view.article.picked_statements(desk.document());
    let at = At { desk, statement, span: picked.unwrap_or(statement.span), picked, many };
    ScrollArea::vertical().id_salt(("statement", statement.id)).auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 0, right: 10, top: 0, bottom: 18 }).show(ui, |ui| {
            if !at.many.is_empty() {
                at.picked_ui(ui, &mut actions);
            } else if flat {
                // A third column only where the buttons of the second keep their words.
                let three = ui.available_width() > THREE_COLUMNS;
                let shares: &[f32] = if three { &[0.36, 0.37, 0.27] } else { &[0.46, 0.54] };
                beside_each_other(ui, shares, |ui, column| {
                    if column == 0 {
                        at.head(ui, view);
                        why::ui(ui, &at, view, &mut actions);
                    }
                    if column == 1 {
                        mark::ui(ui, &at, view, &mut actions);
                    }
                    if column + 1 == shares.len() {
                        sources::ui(ui, &at, view, &mut actions);
                        records::ui(ui, &at, view, &mut actions);
                    }
                });
            } else {
                at.head(ui, view);
                why::ui(ui, &at, view, &mut actions);
                mark::ui(ui, &at, view, &mut actions);
                sources::ui(ui, &at, view, &mut actions);
                records::ui(ui, &at, view, &mut actions);
            }
        });
    });
    actions
}

/// From this width on, in points, the drawer has three columns.
const THREE_COLUMNS: f32 = 760.0;

/// Columns whose widths are these shares of the room.
fn beside_each_other(ui: &mut Ui, shares: &[f32], mut contents: impl FnMut(&mut Ui, usize)) {
    const GAP: f32 = 22.0;
    let width = GAP.mul_add(-(shares.len().saturating_sub(1) as f32), ui.available_width());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (column, share) in shares.iter().enumerate() {
            ui.vertical(|ui| {
                ui.set_width(width * share);
                ui.spacing_mut().item_spacing.x = 8.0;
                contents(ui, column);
            });
        }
    });
}

/// The chosen statement, and the words in it that actions are about.
struct At<'a> {
    desk: &'a Desk<'a>,
    statement: &'a Statement,
    span: Span,
    picked: Option<Span>,
    /// Statements picked together: a mark goes to all of them.
    many: Vec<StatementId>,
}

impl At<'_> {
    /// Place, state, text.
    fn head(&self, ui: &mut Ui, view: &mut View) {
        let colours = theme::palette(ui);
        let document = self.desk.document();
        ui.horizontal(|ui| {
            widgets::words(ui, words::place(document, self.statement), theme::semi(13.5), colours.ink);
            widgets::at_right(ui, |ui| {
                if let Some(mark) = self.desk.mark(self.statement.id) {
                    let again = matches!(mark.place.standing, crate::review::Standing::CheckAgain(_));
                    let (text, ink) = if again {
                        (words::CHECK_AGAIN, colours.caution)
                    } else {
                        (words::state(mark.verdict), marks::verdict_colour(mark.verdict, colours))
                    };
                    widgets::chip(ui, text, ink);
                }
            });
        });
        if let Some((at, of)) = self.desk.digest.number(self.statement) {
            widgets::soft(ui, words::statement_number(at, of, section_of(self.desk, self.statement)));
        }
        ui.add_space(4.0);
        let question = self.question();
        if let Some(question) = question {
            widgets::soft(ui, question.to_owned());
        }
        self.text(ui, view);
        if let Some(picked) = self.picked {
            ui.add_space(2.0);
            widgets::chip(ui, &words::only(self.desk.words(picked)), colours.accent);
        }
    }

    /// Several statements picked together: which, and one mark for all.
    fn picked_ui(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        const LISTED: usize = 8;
        let colours = theme::palette(ui);
        let document = self.desk.document();
        let title = words::statements_picked(self.many.len());
        widgets::words(ui, title, theme::semi(13.5), colours.ink);
        widgets::soft(ui, words::ALL_PICKED);
        mark::verdicts(ui, self, None, actions);
        ui.add_space(8.0);
        for id in self.many.iter().take(LISTED) {
            let there = document.statement(*id);
            widgets::beside(ui, &marks::sign(self.desk.mark(*id), 15.0, colours), |ui| {
                widgets::prose(ui, words::shortened(self.desk.words(there.span), 70));
            });
        }
        if self.many.len() > LISTED {
            widgets::soft(ui, words::and_more(self.many.len() - LISTED));
        }
    }

    /// The words of the statement, in which words can be picked.
    fn text(&self, ui: &mut Ui, view: &mut View) {
        let colours = theme::palette(ui);
        let width = ui.available_width();
        let job = painted(self.desk, self.statement.span, &self.tones(colours), (16.0, 23.0, width), colours.ink);
        let galley = ui.ctx().fonts_mut(|fonts| fonts.layout_job(job));
        // Not a stop for the keyboard: there, Shift and the arrows do the same.
        let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::CLICK | Sense::DRAG);
        let words = self.desk.words(self.statement.span);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
        let laid = Laid {
            block: self.desk.document().block(self.statement.block),
            span: self.statement.span,
            text: &self.desk.document().text,
            galley: galley.clone(),
            at: rect.min,
        };
        article_hit::pick_in(ui, self.desk, &mut view.article, (&response, &laid));
        for rect in self.picked.map(|picked| laid.rects(picked)).unwrap_or_default() {
            ui.painter().rect_filled(rect.expand2(vec2(1.0, -1.0)), 2.0, colours.picked);
        }
        ui.painter().galley(rect.min, galley, colours.ink);
    }

    /// Words that the other side has otherwise, or not at all.
    fn tones(&self, colours: &theme::Palette) -> Vec<(Span, egui::Color32)> {
        let mut tones = Vec::new();
        if self.desk.digest.cold {
            return tones;
        }
        if let Some(grounding) = self.desk.article.checked.groundings.get(&self.statement.id) {
            tones.extend(grounding.missing.iter().map(|span| (*span, colours.caution)));
            let differing = grounding.mismatches.iter().filter_map(|mismatch| mismatch.here_span);
            tones.extend(differing.map(|span| (span, colours.bad)));
        }
        for finding in self.desk.digest.state(self.statement.id).findings.iter().filter_map(|at| self.desk.finding(*at))
        {
            let differing = finding.mismatches.iter().filter_map(|mismatch| mismatch.here_span);
            tones.extend(differing.filter(|span| self.statement.span.contains(*span)).map(|span| (span, colours.bad)));
        }
        tones
    }

    /// The question that an answer answers.
    fn question(&self) -> Option<&str> {
        let is_answer = self.statement.part == Part::Faq && self.statement.is_counted();
        let document = self.desk.document();
        let mut questions =
            document.of_part(Part::Faq).filter(|other| other.role == crate::document::StatementRole::Question);
        let question = questions.find(|other| is_answer && other.item == self.statement.item)?;
        Some(self.desk.words(question.span))
    }
}

/// The heading above a body statement.
fn section_of<'d>(desk: &Desk<'d>, statement: &Statement) -> Option<&'d str> {
    if statement.part != Part::Body {
        return None;
    }
    let document = desk.document();
    let before = document.blocks.get(..statement.block.index()).unwrap_or_default();
    let heading = before
        .iter()
        .rev()
        .find(|block| block.part == Part::Body && matches!(block.kind, crate::document::BlockKind::Heading(_)));
    heading.map(|block| desk.words(block.span))
}
