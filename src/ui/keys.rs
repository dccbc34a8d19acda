//! Which commands the keys of this frame ask for. Single letters sleep while text is typed; all keys
//! but those of a dialog or menu sleep while one is open.

use egui::{Context, Key, Modifiers, Popup};

use super::commands::{Chord, Command, TABLE};
use super::desk::Desk;
use super::panes::{Pane, PanesView};
use super::view::View;
use crate::app::Workbench;

/// Commands whose keys were pressed; the keys are taken out of the input.
pub(super) fn pressed(ctx: &Context, bench: &Workbench, desk: Option<Desk<'_>>, view: &mut View) -> Vec<Command> {
    let mut commands = Vec::new();
    if view.palette.is_some() || view.dialog.is_some() || view.menus.take(ctx) || Popup::is_any_open(ctx) {
        return commands;
    }
    let typing = ctx.text_edit_focused();
    let focused = ctx.memory(egui::Memory::focused);
    // Enter and Space belong to a button that has the keyboard, not to the statement.
    let of_statement =
        focused.is_none() || desk.and_then(|desk| desk.article.selected).map(super::article::node_id) == focused;
    // The Escape that leaves a field does no more than that: egui has taken the keyboard from it already.
    let leaves_field = view.typed_in;
    if !typing && !leaves_field && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        if let Some(find) = &mut view.find {
            find.closing = true;
        } else if view.guide.is_some() {
            view.guide = None;
        } else if !view.picked.is_empty() {
            view.picked.clear();
        } else if !view.article.lit.is_empty() {
            view.article.lit.clear();
        } else if view.article.picked.is_some() {
            view.article.picked = None;
        } else if view.reading.walk {
            view.reading.walk = false;
        } else if view.narrow {
            view.rail_open = false;
        }
    }
    if let Some(desk) = desk.filter(|_| !typing) {
        super::select::keys(ctx, desk.document(), desk.article.selected, &mut view.article);
    }
    if !typing {
        // With Alt held, a letter is not the letter alone.
        ctx.input_mut(|input| input.events.retain(|event| super::menu_keys::with_alt(event).is_none()));
    }
    // Longer chords first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    let mut rows: Vec<_> = TABLE.iter().filter_map(|row| row.chord.map(|chord| (row.command, chord))).collect();
    rows.sort_by_key(|(_, chord)| std::cmp::Reverse((chord.shift, chord.ctrl)));
    for (command, chord) in rows {
        if typing && chord.is_single() || chord.key == Key::Enter && !of_statement {
            continue;
        }
        // In a field that was changed, undo is the field's own.
        let untouched =
            || focused.is_some_and(|id| view.statement.drafts.is_untouched(id) || view.answers.is_untouched(id));
        if matches!(command, Command::Undo | Command::Redo) && typing && !untouched() {
            continue;
        }
        let ways = ways(chord);
        let many: usize =
            ctx.input_mut(|input| ways.iter().map(|(held, key)| input.count_and_consume_key(*held, *key)).sum());
        if many > 0 && command.is_enabled(bench, desk) {
            commands.extend(std::iter::repeat_n(command, many));
        }
    }
    if focused.is_some() && of_statement && bench.settings.right_shown {
        tab_on(ctx, view);
    }
    if !typing && (of_statement || PanesView::is_on_article(ctx)) {
        scroll(ctx, view);
    }
    commands
}

/// The keys by which a chord comes in, on keyboards on which its sign needs Shift or has a key more.
fn ways(chord: Chord) -> Vec<(Modifiers, Key)> {
    let held = chord.modifiers();
    match chord.key {
        Key::Questionmark => {
            vec![
                (Modifiers::SHIFT, Key::Questionmark),
                (Modifiers::NONE, Key::Questionmark),
                (Modifiers::SHIFT, Key::Slash),
            ]
        }
        // The plus of the keypad, and that above the equals sign: its key cap says “+”.
        Key::Equals => vec![(held, Key::Equals), (held, Key::Plus)],
        key => vec![(held, key)],
    }
}

/// Tab goes on from the chosen statement to its panel. egui would go to what was drawn first, which are the menus.
fn tab_on(ctx: &Context, view: &mut View) {
    let tab = ctx.input_mut(|input| {
        let shift = input.modifiers.shift;
        !shift && input.consume_key(Modifiers::NONE, Key::Tab)
    });
    if tab {
        ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        view.panes.to(Pane::Statement);
    }
}

/// Arrows and page keys move the article.
fn scroll(ctx: &Context, view: &mut View) {
    let page = view.article.high * 0.85;
    let by = ctx.input_mut(|input| {
        let mut by = 0.0;
        for (key, step) in [
            (Key::ArrowDown, 56.0),
            (Key::ArrowUp, -56.0),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Space, page),
            (Key::Home, -1e9),
            (Key::End, 1e9),
        ] {
            by += input.count_and_consume_key(Modifiers::NONE, key) as f32 * step;
        }
        by
    });
    if by != 0.0 {
        view.article.strip.wanted = Some((view.article.offset + by).max(0.0));
    }
}
