//! The menus by keyboard: F10 or Alt goes to the bar, Alt with the underlined letter opens a menu, arrows go between
//! menus and entries, a letter to the next entry that begins with it, Escape back to where the keyboard was.
//!
//! egui moves between the entries of an open menu; going along the bar, and back, is done here.

use egui::{Context, Event, FocusDirection, Id, InputState, Key, Memory, Modifiers, Popup};

use super::commands::Menu;

/// What is remembered of the menus.
#[derive(Clone, Debug, Default)]
pub(super) struct MenusView {
    /// The names in the bar, as they were drawn last.
    names: Vec<Id>,
    /// The entries of the open menu that can be run, as they were drawn last: how each begins, and its place.
    entries: Vec<(Key, Id)>,
    /// The menu to be opened when it is drawn next, with the keyboard on its first entry.
    first: Option<usize>,
    /// What had the keyboard before it came here.
    back: Option<Id>,
    /// The keyboard came here by a key and goes back when it leaves.
    entered: bool,
    /// Alt is held, and nothing else was pressed since.
    alone: bool,
}

impl MenusView {
    /// The letters are underlined: the keyboard is at the menus, or Alt is held.
    pub(super) fn shows_letters(&self, ctx: &Context) -> bool {
        self.entered || self.alone && ctx.input(|input| input.modifiers.alt)
    }

    /// The keyboard came to the menus by a key, and goes back from there.
    pub(super) const fn is_entered(&self) -> bool {
        self.entered
    }

    /// Brings the keyboard to the bar.
    pub(super) fn enter(&mut self, ctx: &Context) {
        self.remember(ctx);
        let Some(name) = self.names.first().copied() else { return };
        ctx.memory_mut(|memory| memory.request_focus(name));
    }

    /// Which name's menu is open.
    pub(super) fn open_name(&self, ctx: &Context) -> Option<usize> {
        self.names.iter().position(|name| Popup::is_id_open(ctx, popup(*name)))
    }

    /// Begins to draw the bar.
    pub(super) fn begin(&mut self) {
        self.names.clear();
        self.entries.clear();
    }

    /// A name was drawn; tells whether its menu is to be opened now.
    pub(super) fn name_drawn(&mut self, id: Id) -> bool {
        self.names.push(id);
        self.first == Some(self.names.len() - 1)
    }

    /// An entry that can be run was drawn; the first of a menu that was opened by key takes the keyboard.
    pub(super) fn entry_drawn(&mut self, title: &str, response: &egui::Response, sizing: bool) {
        let begins = title.chars().next().and_then(|letter| Key::from_name(&letter.to_uppercase().to_string()));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        self.entries.extend(begins.map(|key| (key, response.id)));
        if !sizing && self.first.take().is_some() {
            response.request_focus();
        }
    }

    /// Takes the keys that are the menus'; true where all others sleep too.
    pub(super) fn take(&mut self, ctx: &Context) -> bool {
        let open = self.open_name(ctx);
        let focused = ctx.memory(Memory::focused);
        let at = self.names.iter().position(|name| Some(*name) == focused);
        let alt = self.alt_pressed_alone(ctx);
        let begins = self.begun_by_alt(ctx);
        if let Some(menu) = begins {
            self.remember(ctx);
            self.open(ctx, menu);
            return true;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if open.is_none() && at.is_none() {
            let escaped =
                self.entered && (focused.is_none() || self.entries.iter().any(|(_, id)| Some(*id) == focused));
            if escaped && self.first.is_none() {
                pressed(Key::Escape);
                self.leave(ctx);
            } else if self.first.is_none() {
                self.entered = false;
            }
            // Not as a command, before which fields are taken over: they wait.
            let enters = alt || !self.names.is_empty() && pressed(Key::F10);
            if enters {
                self.enter(ctx);
            }
            return enters;
        }
        if alt || pressed(Key::F10) {
            Popup::close_all(ctx);
            self.leave(ctx);
            return true;
        }
        if open.is_none() && ctx.input(|input| input.key_pressed(Key::F6)) {
            // On to a pane: wherever the keyboard came from, it does not go back there.
            (self.entered, self.back) = (false, None);
            return false;
        }
        match open {
            Some(open) => self.in_menu(ctx, open, focused),
            None => self.on_bar(ctx, at.unwrap_or(0)),
        }
        true
    }

    /// A menu is open: arrows to the side go to the next one, letters to entries.
    fn in_menu(&mut self, ctx: &Context, open: usize, focused: Option<Id>) {
        // Tab would lead out from under the open menu.
        let (by, tab) = ctx.input_mut(|input| (sideways(input), input.consume_key(Modifiers::NONE, Key::Tab)));
        if by != 0 || tab {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        if by != 0 {
            self.open(ctx, self.along(open, by));
            return;
        }
        let letter = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let here = self.entries.iter().position(|(_, id)| Some(*id) == focused);
        let after = here.map_or(0, |here| here + 1);
        let (before, after) = self.entries.split_at(after.min(self.entries.len()));
        if let Some((_, id)) = after.iter().chain(before).find(|(key, _)| letter(*key)) {
            ctx.memory_mut(|memory| memory.request_focus(*id));
        }
    }

    /// A name in the bar has the keyboard, and its menu is closed.
    fn on_bar(&mut self, ctx: &Context, at: usize) {
        let by = ctx.input_mut(sideways);
        let opens = [Key::ArrowDown, Key::ArrowUp, Key::Enter, Key::Space];
        let opens = ctx.input_mut(|input| opens.into_iter().any(|key| input.consume_key(Modifiers::NONE, key)));
        if by != 0 || opens {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        let letter = Menu::ALL.iter().position(|menu| {
            menu.key().is_some_and(|key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)))
        });
        if let Some(menu) = letter.or(opens.then_some(at)) {
            self.open(ctx, menu);
        } else if let Some(name) = self.names.get(self.along(at, by)).filter(|_| by != 0).copied() {
            ctx.memory_mut(|memory| memory.request_focus(name));
        }
    }

    const fn along(&self, at: usize, by: isize) -> usize {
        let many = if self.names.is_empty() { 1 } else { self.names.len() };
        (at + many).wrapping_add_signed(by) % many
    }

    fn open(&mut self, ctx: &Context, menu: usize) {
        let Some(name) = self.names.get(menu).copied() else { return };
        // The keyboard waits on the name until the entries are drawn.
        ctx.memory_mut(|memory| memory.request_focus(name));
        Popup::open_id(ctx, popup(name));
        self.first = Some(menu);
    }

    fn remember(&mut self, ctx: &Context) {
        if !self.entered {
            self.back = ctx.memory(Memory::focused);
            self.entered = true;
        }
    }

    /// Gives the keyboard back. What a command asks for comes later in the frame and goes before this.
    fn leave(&mut self, ctx: &Context) {
        self.entered = false;
        self.first = None;
        let back = self.back.take();
        ctx.memory_mut(|memory| match (back, memory.focused()) {
            (Some(back), _) => memory.request_focus(back),
            (None, Some(focused)) => memory.surrender_focus(focused),
            (None, None) => {}
        });
    }

    /// Alt was pressed and let go with nothing between.
    fn alt_pressed_alone(&mut self, ctx: &Context) -> bool {
        if cfg!(target_os = "macos") {
            return false;
        }
        let mut done = false;
        ctx.input(|input| {
            for event in &input.raw.events {
                match event {
                    Event::Key { key: Key::AltLeft, pressed, repeat, .. } => {
                        done |= self.alone && !*pressed;
                        self.alone = *pressed && (self.alone || !*repeat);
                    }
                    Event::Key { pressed: true, .. }
                    | Event::Text(_)
                    | Event::PointerButton { .. }
                    | Event::MouseWheel { .. }
                    | Event::WindowFocused(_) => self.alone = false,
                    _ => {}
                }
            }
        });
        done
    }

    /// The menu whose letter was pressed with Alt; a field does not get the letter.
    fn begun_by_alt(&self, ctx: &Context) -> Option<usize> {
        if cfg!(target_os = "macos") || self.names.is_empty() {
            return None;
        }
        ctx.input_mut(|input| {
            // As it was when the key went down: Alt may be up again in the same frame.
            let pressed =
                |wanted: Key| input.events.iter().any(|event| with_alt(event).is_some_and(|key| key == wanted));
            let menu = Menu::ALL.iter().position(|menu| menu.key().is_some_and(pressed))?;
            input.events.retain(|event| with_alt(event).is_none() && !matches!(event, Event::Text(_)));
            Some(menu)
        })
    }
}

/// The key that went down while Alt was held, without Ctrl: with it, that is a letter of some keyboards.
pub(super) fn with_alt(event: &Event) -> Option<Key> {
    let Event::Key { key, pressed: true, modifiers, .. } = event else { return None };
    (modifiers.alt && !modifiers.ctrl).then_some(*key)
}

/// The menu below a name in the bar, as egui names it.
pub(super) fn popup(name: Id) -> Id {
    name.with("popup")
}

/// One to the right, one to the left, or not at all.
fn sideways(input: &mut InputState) -> isize {
    let mut by = 0;
    for (key, step) in [(Key::ArrowRight, 1), (Key::ArrowLeft, -1)] {
        if input.consume_key(Modifiers::NONE, key) {
            by = step;
        }
    }
    by
}
