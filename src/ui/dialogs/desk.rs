//! Dialogs about the desk's work: a path to type, the author's reply, who looks at what, repeats side by side.

use std::path::{Path, PathBuf};

use egui::{Key, ScrollArea, TextEdit, Ui};

use super::{Said, buttons, first_button, line, title};
use crate::app::{Action, open_queries, split_reply};
use crate::review::Person;
use crate::ui::desk::Desk;
use crate::ui::shell::Answer;
use crate::ui::view::{PathForm, Request, Share};
use crate::ui::{repeats, theme, widgets, words};

/// A path typed by hand: for what the system's own dialog would ask. Gives the answer once it is there.
pub(super) fn path(ui: &mut Ui, form: &mut PathForm, said: &mut Said) -> Option<Answer> {
    ui.set_width(560.0);
    title(ui, words::path_title(&form.request));
    if form.no_dialog {
        let saves = matches!(form.request, Request::SaveAs(_) | Request::Export(..));
        widgets::prose(ui, if saves { words::NO_DIALOG_TO_SAVE } else { words::NO_DIALOG });
    }
    let response = line(ui, words::PATH_LABEL, &mut form.text, f32::INFINITY);
    if said.fresh {
        response.request_focus();
    }
    let path = full_path(&form.text);
    let problem = problem(&form.request, &path);
    // Where it leads is told only where that is not what was typed.
    let whole = words::shown_path(&path);
    let told = match problem {
        Some(problem) => problem.to_owned(),
        None if form.text.trim().is_empty() => words::PATH_MORE.to_owned(),
        None if whole == form.text.trim() => String::from(" "),
        None => whole,
    };
    if problem.is_some() {
        let bad = theme::palette(ui).bad;
        widgets::words(ui, told, theme::plain(12.0), bad);
    } else {
        widgets::soft(ui, told);
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let ready = problem.is_none() && !form.text.trim().is_empty();
    if entered && !ready {
        // Enter leaves a field; a path that does not do is written on.
        response.request_focus();
    }
    let mut answer = None;
    buttons(ui, |ui| {
        if widgets::main_button(ui, words::path_button(&form.request), ready).clicked() || (entered && ready) {
            answer = Some(Answer { request: form.request.clone(), path: path.clone() });
            said.close = true;
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
    answer
}

/// What was typed as a path: quotation marks around it and `file://` go, `~` is the user's folder.
fn full_path(typed: &str) -> PathBuf {
    let bare = typed.trim().trim_matches(['"', '\'']);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    if let Some(rest) = bare.strip_prefix("~/").or_else(|| (bare == "~").then_some(""))
        && let Some(home) = directories::UserDirs::new()
    {
        return home.home_dir().join(rest);
    }
    PathBuf::from(bare)
}

/// Why this path does not do, if it does not.
fn problem(request: &Request, path: &Path) -> Option<&'static str> {
    if path.as_os_str().is_empty() {
        return None;
    }
    match request {
        Request::Open | Request::BringInVersion | Request::MergeCopy | Request::Annotations if !path.is_file() => {
            Some(words::NO_SUCH_FILE)
        }
        Request::RulesFolder | Request::ReviewsFolder if !path.is_dir() => Some(words::NO_SUCH_FOLDER),
        Request::SaveAs(_) | Request::Export(..) => {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            folder.is_some_and(|folder| !folder.is_dir()).then_some(words::NO_FOLDER_THERE)
        }
        _ => None,
    }
}

/// The author's reply, pasted: which lines answer which question is shown before anything is taken over.
pub(super) fn reply(ui: &mut Ui, desk: Option<Desk<'_>>, text: &mut String, said: &mut Said) {
    ui.set_width(620.0);
    let Some(desk) = desk else {
        said.close = true;
        return;
    };
    title(ui, words::PASTE_REPLY_TITLE);
    widgets::soft(ui, words::PASTE_REPLY_MORE);
    ScrollArea::vertical().id_salt("reply text").max_height(170.0).min_scrolled_height(170.0).show(ui, |ui| {
        let edit = TextEdit::multiline(text)
            .id(egui::Id::unique("reply field"))
            .hint_text(words::REPLY_HINT)
            .desired_rows(7)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 8));
        let response = ui.add(edit).accessible_name(words::REPLY_HINT);
        if said.fresh {
            response.request_focus();
        }
    });
    let open = open_queries(&desk.article.review);
    let reply = split_reply(text, &open);
    let answers: Vec<_> = open
        .iter()
        .zip(&reply.answers)
        .filter(|(_, answer)| !answer.is_empty())
        .map(|(query, answer)| (query.id, answer.clone()))
        .collect();
    if !text.trim().is_empty() {
        ScrollArea::vertical().id_salt("reply answers").max_height(230.0).min_scrolled_height(230.0).show(ui, |ui| {
            for (at, (query, answer)) in open.iter().zip(&reply.answers).enumerate() {
                let colours = theme::palette(ui);
                let question = format!("{}. {}", at + 1, words::shortened(&query.question, 120));
                widgets::words(ui, question, theme::semi(12.5), colours.ink);
                if answer.is_empty() {
                    widgets::soft(ui, words::NO_ANSWER_YET);
                } else {
                    widgets::prose(ui, answer.clone());
                }
                ui.add_space(4.0);
            }
            if !reply.rest.is_empty() {
                widgets::soft(ui, words::REPLY_REST);
                widgets::soft(ui, reply.rest.clone());
            }
        });
    }
    buttons(ui, |ui| {
        let label = words::take_answers(answers.len());
        if widgets::main_button(ui, &label, !answers.is_empty()).clicked() {
            said.done(Action::AnswerAll(answers.clone()));
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
    });
}

/// Who is to look at these statements.
pub(super) fn assign(ui: &mut Ui, desk: Option<Desk<'_>>, (whom, name): (&Share, &mut String), said: &mut Said) {
    ui.set_width(420.0);
    let Some(desk) = desk else {
        said.close = true;
        return;
    };
    let heading = match whom {
        Share::Statements(spans) => words::assign_title(spans.len()),
        Share::Part(part) => words::assign_part_title(*part),
    };
    title(ui, &heading);
    let response = line(ui, words::NAME_LABEL, name, f32::INFINITY);
    if said.fresh {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let known = people(&desk);
    if !known.is_empty() {
        widgets::soft(ui, words::KNOWN_PEOPLE);
        ui.horizontal_wrapped(|ui| {
            for person in &known {
                if widgets::button(ui, person).clicked() {
                    said.done(assigned(whom, person));
                }
            }
        });
    }
    let review = &desk.article.review;
    let any = match whom {
        Share::Statements(spans) => spans.iter().any(|span| review.assigned_span(*span).is_some()),
        Share::Part(part) => review.assigned_part(*part).is_some(),
    };
    buttons(ui, |ui| {
        let ready = !name.trim().is_empty();
        if widgets::main_button(ui, words::ASSIGN_BUTTON, ready).clicked() || (entered && ready) {
            said.done(assigned(whom, name.trim()));
        }
        said.close |= widgets::button(ui, words::CANCEL).clicked();
        if any && widgets::button(ui, words::ASSIGN_NOBODY).clicked() {
            said.done(assigned(whom, ""));
        }
    });
}

fn assigned(whom: &Share, name: &str) -> Action {
    let initials = name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase);
    let to = Person { name: name.to_owned(), initials: initials.take(4).collect() };
    match whom {
        Share::Statements(spans) => Action::AssignAll { spans: spans.clone(), to },
        Share::Part(part) => Action::AssignPart { part: *part, to },
    }
}

/// The checker, then whoever was assigned something or did something in this review.
fn people(desk: &Desk<'_>) -> Vec<String> {
    let own = &desk.bench.settings.name;
    let others = desk.article.review.people().into_iter().map(|person| person.name).filter(|name| name != own);
    std::iter::once(own.clone()).filter(|name| !name.is_empty()).chain(others).take(8).collect()
}

/// A group of repeats side by side.
pub(super) fn cluster(ui: &mut Ui, desk: Option<Desk<'_>>, at: usize, said: &mut Said) {
    let room = ui.ctx().content_rect();
    ui.set_width((room.width() - 120.0).clamp(480.0, 1000.0));
    let found = desk.and_then(|desk| desk.article.checked.clusters.get(at).map(|cluster| (desk, cluster)));
    let Some((desk, cluster)) = found else {
        said.close = true;
        return;
    };
    title(ui, desk.title(cluster.rule));
    widgets::soft(ui, words::SIDE_BY_SIDE_MORE);
    let high = (room.height() - 240.0).max(160.0);
    ScrollArea::vertical().id_salt("cluster").max_height(high).min_scrolled_height(high).show(ui, |ui| {
        if let Some(action) = repeats::side_by_side(ui, &desk, cluster) {
            said.done(action);
        }
    });
    buttons(ui, |ui| said.close |= first_button(ui, words::CLOSE, true, said).clicked());
}

#[cfg(test)]
mod tests {
    use super::full_path;
    use std::path::Path;

    #[test]
    fn a_path_is_taken_as_people_paste_it() {
        assert_eq!(full_path(" '/desk/a b.html' "), Path::new("/desk/a b.html"));
        assert_eq!(full_path("file:///desk/a.html"), Path::new("/desk/a.html"));
        assert!(!full_path("~/a.html").starts_with("~"));
    }
}
