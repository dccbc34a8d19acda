//! A key with what is held down, as it is pressed and as it is printed.

use egui::{Key, Modifiers};

/// A key with what is held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// Ctrl (Command on a Mac).
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

impl Chord {
    /// What egui calls the keys held down.
    pub(super) fn modifiers(self) -> Modifiers {
        let ctrl = if self.ctrl { Modifiers::COMMAND } else { Modifiers::NONE };
        if self.shift { ctrl | Modifiers::SHIFT } else { ctrl }
    }

    /// A letter, figure or sign alone: asleep while text is typed.
    pub(super) const fn is_single(self) -> bool {
        !self.ctrl && !matches!(self.key, Key::F1 | Key::F3 | Key::F5 | Key::F6 | Key::F8 | Key::F10)
    }

    /// As printed on a key cap: "Ctrl+Shift+Z".
    pub fn label(self) -> String {
        let mut label = String::new();
        if self.ctrl {
            label.push_str(if cfg!(target_os = "macos") { "\u{2318}" } else { "Ctrl+" });
        }
        if self.shift && self.key != Key::Questionmark {
            label.push_str("Shift+");
        }
        label.push_str(match self.key {
            Key::Equals => "+",
            Key::Minus => "\u{2212}",
            Key::Comma => ",",
            Key::Questionmark => "?",
            other => other.name(),
        });
        label
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the column of the table is an option")]
pub(super) const fn key(key: Key) -> Option<Chord> {
    Some(Chord { ctrl: false, shift: false, key })
}

#[expect(clippy::unnecessary_wraps, reason = "as above")]
pub(super) const fn shift(key: Key) -> Option<Chord> {
    Some(Chord { ctrl: false, shift: true, key })
}

#[expect(clippy::unnecessary_wraps, reason = "as above")]
pub(super) const fn ctrl(key: Key) -> Option<Chord> {
    Some(Chord { ctrl: true, shift: false, key })
}

#[expect(clippy::unnecessary_wraps, reason = "as above")]
pub(super) const fn ctrl_shift(key: Key) -> Option<Chord> {
    Some(Chord { ctrl: true, shift: true, key })
}
