//! The clipboard with what egui does not give: HTML, as browsers and word processors put it there.
//!
//! Behind a trait, so that tests have a clipboard without a screen. Text that is pasted with the keys comes as egui's
//! own event; this is asked for the HTML beside it, and for both where a command pastes.

use crate::app::Copied;
use crate::ui::words;

/// A clipboard that can be read.
pub trait Clipboard {
    /// What is on it; nothing copied is no error.
    ///
    /// # Errors
    /// A sentence for the editor, where the system does not let the clipboard be read.
    fn read(&mut self) -> Result<Copied, String>;
}

/// A clipboard on which there is always the same; the default one is empty.
#[derive(Clone, Debug, Default)]
pub struct Fixed(pub Copied);

impl Clipboard for Fixed {
    fn read(&mut self) -> Result<Copied, String> {
        Ok(self.0.clone())
    }
}

/// The clipboard of the system.
#[derive(Default)]
pub(super) struct System(Option<arboard::Clipboard>);

impl Clipboard for System {
    fn read(&mut self) -> Result<Copied, String> {
        let told = |error: arboard::Error| words::no_clipboard(&error.to_string());
        let board = match &mut self.0 {
            Some(board) => board,
            none => none.insert(arboard::Clipboard::new().map_err(told)?),
        };
        let or_nothing = |read: Result<String, arboard::Error>| match read {
            Err(arboard::Error::ContentNotAvailable) => Ok(String::new()),
            read => read,
        };
        let text = or_nothing(board.get_text()).map_err(told)?;
        // HTML that cannot be read leaves the text.
        let html = or_nothing(board.get().html()).unwrap_or_else(|error| {
            tracing::debug!(%error, "no HTML on the clipboard");
            String::new()
        });
        Ok(Copied { text: text.replace("\r\n", "\n"), html })
    }
}

/// The form in which an article is pasted.
#[derive(Clone, Debug, Default)]
pub(super) struct PasteForm {
    /// What is in the field.
    pub text: String,
    /// What was put there from the clipboard, with its HTML.
    pub copied: Copied,
    /// Why the clipboard could not be read.
    pub told: String,
}

impl PasteForm {
    /// Filled with what is on the clipboard, if that is more than a word or an address.
    pub(super) fn of(clipboard: &mut dyn Clipboard) -> Self {
        match clipboard.read() {
            Ok(copied) if copied.text.trim().contains('\n') || copied.text.len() > 200 => {
                Self { text: copied.text.clone(), copied, told: String::new() }
            }
            Ok(_) => Self::default(),
            Err(told) => Self { told, ..Self::default() },
        }
    }

    /// Something was pasted into the field with the keys.
    pub(super) fn pasted(&mut self, text: &str, clipboard: &mut dyn Clipboard) {
        if self.text.trim().is_empty() {
            self.copied = beside(text, clipboard);
        }
    }

    /// The HTML of what is in the field, unless that was changed by hand.
    pub(super) fn html(&self) -> Option<&str> {
        let same = !self.copied.html.is_empty() && self.copied.text.trim() == self.text.trim();
        same.then_some(self.copied.html.as_str())
    }

    /// It was, and has lost its HTML.
    pub(super) fn is_changed(&self) -> bool {
        !self.copied.html.is_empty() && self.html().is_none() && !self.text.trim().is_empty()
    }
}

/// What was pasted, with the HTML beside it where the clipboard still holds the same.
pub(super) fn beside(text: &str, clipboard: &mut dyn Clipboard) -> Copied {
    let copied = clipboard.read().unwrap_or_default();
    let squeezed = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let html = if squeezed(&copied.text) == squeezed(text) { copied.html } else { String::new() };
    Copied { text: text.to_owned(), html }
}

#[cfg(test)]
mod tests {
    use super::{Clipboard, Copied, Fixed, PasteForm, beside};

    struct Locked;

    impl Clipboard for Locked {
        fn read(&mut self) -> Result<Copied, String> {
            Err("The clipboard is locked.".to_owned())
        }
    }

    fn board(text: &str) -> Fixed {
        Fixed(Copied { text: text.to_owned(), html: format!("<p>{text}</p>") })
    }

    #[test]
    fn html_belongs_to_its_words() {
        assert_eq!(beside("One\n\ntwo", &mut board("One\ntwo")).html, "<p>One\ntwo</p>");
        assert_eq!(beside("One", &mut board("Other")).html, "");
        assert_eq!(beside("One", &mut Locked), Copied { text: "One".to_owned(), html: String::new() });
    }

    #[test]
    fn what_is_changed_by_hand_is_text() {
        let mut form = PasteForm::of(&mut board("One\ntwo"));
        assert_eq!(form.html(), Some("<p>One\ntwo</p>"));
        form.text.push_str(" three");
        assert!(form.html().is_none() && form.is_changed());
        assert_eq!(PasteForm::of(&mut board("word")).text, "");
        assert_eq!(PasteForm::of(&mut Locked).told, "The clipboard is locked.");
    }
}
