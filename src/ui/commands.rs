//! The one list of commands: menus, the menu on words, palette, tooltips, the sheet of keys, and the tables of keys in
//! the guide and the README are made from it.

use egui::Key;

pub use super::chord::Chord;
use super::chord::{ctrl, ctrl_shift, key, shift};

/// Where a command stands in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    /// Files.
    File,
    /// Undo, find, copy.
    Edit,
    /// What a checker does.
    Check,
    /// What is shown.
    View,
    /// Keys and the program.
    Help,
}

impl Menu {
    /// All menus, left to right.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Check, Self::View, Self::Help];

    /// Its name in the bar.
    pub const fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Check => "Check",
            Self::View => "View",
            Self::Help => "Help",
        }
    }

    /// The letter that opens it with Alt: the first of its name.
    pub(super) fn key(self) -> Option<Key> {
        self.title().get(..1).and_then(Key::from_name)
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its name.
    pub title: &'static str,
    /// What it does, in a clause.
    pub hint: &'static str,
    /// Its menu; a line is drawn above the first of each group.
    pub menu: Menu,
    /// Its group within the menu.
    pub group: u8,
    /// Its key.
    pub chord: Option<Chord>,
}

macro_rules! table {
    ($($menu:ident $group:literal { $($command:ident $title:literal $chord:expr, $hint:literal;)* })*) => {
        /// Everything an editor can ask for by name. Field-less: what it acts on is what is chosen.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $($(#[doc = concat!($title, ": ", $hint)] $command,)*)*
        }

        /// Every command, in the order of the menus.
        pub const TABLE: &[Row] = &[$($(Row {
            command: Command::$command,
            title: $title,
            hint: $hint,
            menu: Menu::$menu,
            group: $group,
            chord: $chord,
        }),*),*];
    };
}

table! {
    File 0 {
        Open "Open…" ctrl(Key::O), "An article or a review";
        OpenRecent "Open recent…" None, "What was worked on lately";
        OpenPath "Open by its path…" None, "A file whose place you know";
        PasteText "Paste text…" ctrl_shift(Key::V), "An article from the clipboard";
        OpenSample "Open the sample" None, "An article made up for trying things out";
    }
    File 1 {
        BringInVersion "Bring in a new version…" ctrl_shift(Key::O), "Carry the review over to another file";
        Reload "Read the file again" None, "After it was edited elsewhere";
        MergeCopy "Merge a colleague’s copy…" None, "Another copy of this review, statement by statement";
        ImportAnnotations "Bring in annotations…" None, "Of other tools, as a W3C Web Annotation file";
        WorkOnCopy "Work on a copy" None, "Of a review that somebody else has open, to be merged later";
        Reopen "Look whether it is free" None, "The review that somebody else has open";
        ImportNotes "What was left out…" None, "Lines of the file that are not in the article";
        LongerReading "Take the longer reading of the page" None, "All that either of its two readings takes for the article";
        ShorterReading "Take the shorter reading of the page" None, "Only what both of its readings take for the article";
        WeighedReading "Weigh the readings of the page" None, "As at first: block by block";
    }
    File 2 {
        Save "Save" ctrl(Key::S), "The review, beside the article";
        SaveAs "Save as…" ctrl_shift(Key::S), "The review, somewhere else";
        Export "Export a report…" ctrl(Key::E), "For people who do not have this program";
    }
    File 3 {
        ReviewsFolder "Folder of reviews…" None, "All reviews of a desk, on the screen that opens first";
        Close "Close" ctrl(Key::W), "The article; what is not saved is asked about";
        Quit "Quit" ctrl(Key::Q), "The program; what is not saved is asked about";
    }
    Edit 0 {
        Undo "Undo" ctrl(Key::Z), "The last change of the review";
        Redo "Redo" ctrl_shift(Key::Z), "What was undone";
    }
    Edit 1 {
        Find "Find…" ctrl(Key::F), "Words in the article and around it";
        FindNext "Next match" key(Key::F3), "Of the words last looked for";
        FindPrevious "Previous match" shift(Key::F3), "Of the words last looked for";
        CopyQuote "Copy quote" key(Key::C), "The chosen words with their place";
    }
    Edit 2 {
        CopyQueries "Copy open queries" ctrl_shift(Key::C), "All questions to the author, for a mail";
        PasteReply "Paste the author’s reply…" ctrl_shift(Key::R), "Its answers go to the questions by their numbers";
    }
    Edit 3 {
        SetPart "What this is…" None, "Key point, caption, body text, or no part of the article";
        NotAClaim "Not a claim, or one after all" None, "The chosen statement does not count, or counts again";
        SplitStatement "Two sentences…" None, "One ends after the picked words";
        JoinStatement "One sentence with the next" None, "The chosen statement and the one after it";
    }
    Edit 4 {
        Settings "Settings…" ctrl(Key::Comma), "Name, look, house rules, what comes next";
    }
    Check 0 {
        Confirm "Confirmed" key(Key::Num1), "Mark it: it is so";
        ChangeNeeded "Change needed" key(Key::Num2), "Mark it: it must read otherwise";
        Wrong "Wrong" key(Key::Num3), "Mark it: it is not so";
        CannotConfirm "Cannot confirm" key(Key::Num4), "Mark it: nobody could find out";
        Opinion "Opinion" key(Key::Num5), "Mark it: nothing to check";
        AskAuthor "Ask the author" key(Key::Num6), "Mark it: the author must answer first";
        ConfirmAndGoOn "Confirm and go on" key(Key::Enter), "Where a warning is open, it is shown instead";
        Unmark "Take the mark back" key(Key::Backspace), "The statement is open again";
        AcceptAsIs "Accept as it is" key(Key::A), "Though a change was asked for";
        Reaffirm "Reaffirm" key(Key::R), "The mark still holds after the change";
        ReaffirmUnchanged "Reaffirm all with unchanged facts" None, "Marks and set-aside findings whose words were only edited";
    }
    Check 1 {
        Note "Write a note" key(Key::N), "On the chosen words";
        Source "Add a source" key(Key::S), "That the chosen words rest on";
        SameSource "Same source again" shift(Key::S), "The one used last";
        Query "Write a query" key(Key::Q), "A question for the author";
        SetAside "Set aside" key(Key::D), "The finding on the chosen statement";
        NextFact "Next fact" key(Key::F), "Picks a figure, name, date or quotation in the statement, to be marked by itself";
        MarkAlike "Same mark there too" key(Key::M), "On the same sentence, name or figure elsewhere";
        AdoptNote "Take the draft’s note as a source" key(Key::T), "A comment or footnote that came with the draft";
    }
    Check 2 {
        Pick "Pick for all at once" key(Key::X), "Marks and names given next go to all that are picked";
        PickNone "Pick nothing" shift(Key::X), "All that were picked";
        Assign "Assign…" shift(Key::A), "To somebody by name: what is picked, or else the chosen statement";
    }
    Check 3 {
        NextStatement "Next statement" key(Key::J), "In reading order";
        PreviousStatement "Previous statement" key(Key::K), "In reading order";
        NextOpen "Next open statement" key(Key::O), "Without a mark, in the order of the settings";
        NextFinding "Next finding" key(Key::F8), "Hints passed over";
        PreviousFinding "Previous finding" shift(Key::F8), "Hints passed over";
        NextCheckAgain "Next to check again" shift(Key::R), "After a new version";
        Evidence "Evidence" key(Key::E), "What an item rests on; from the body, what rests on it";
        Walk "Go through the parts" key(Key::W), "Item, evidence, mark, next item";
    }
    Check 4 {
        CheckAgain "Run the checks again" key(Key::F5), "With the rules as they are now";
        CancelWork "Cancel" None, "The work in the background";
        SignOff "Sign off…" ctrl(Key::D), "Seal the review";
        Later "Enter a complaint or correction…" None, "Beside the seal, which it does not break";
    }
    View 0 {
        ShowAround "Around the article" ctrl(Key::Num1), "Key points, summary, FAQ against the body";
        ShowFindings "Findings" ctrl(Key::Num2), "What the checks found";
        ShowRepeats "Repeats" ctrl(Key::Num3), "What is said twice";
        ShowSources "Sources" ctrl(Key::Num4), "Who is heard, who is not";
        ShowQueries "With the author" ctrl(Key::Num5), "Questions and answers";
        ShowChanges "Changes" ctrl(Key::Num6), "What the new version did to the marks";
        ShowNotes "Notes" ctrl(Key::Num7), "All of them";
        ShowCoverage "Not looked at" ctrl(Key::Num8), "What nobody has marked yet";
    }
    View 1 {
        Hints "Show hints" key(Key::H), "Findings that need no action";
        LeftPanel "Left panel" ctrl(Key::B), "Shown or hidden";
        RightPanel "Panel of the statement" ctrl_shift(Key::B), "Shown or hidden";
        NextPane "To the next panel" key(Key::F6), "With the keyboard";
        PreviousPane "To the panel before" shift(Key::F6), "With the keyboard";
        Menus "To the menus" key(Key::F10), "Or Alt; Alt with the underlined letter opens a menu at once";
        ColdRead "Read cold" shift(Key::H), "The article without what the program found";
    }
    View 2 {
        ThemeLight "Light theme" None, "Paper and ink";
        ThemeDark "Dark theme" None, "For a dark room";
        ThemeSystem "Theme of the system" None, "Light or dark as it is set there";
    }
    View 3 {
        ZoomIn "Larger" ctrl(Key::Equals), "Everything in the window";
        ZoomOut "Smaller" ctrl(Key::Minus), "Everything in the window";
        ZoomReset "Normal size" ctrl(Key::Num0), "Everything in the window";
    }
    Help 0 {
        Guide "Guide" key(Key::F1), "The whole job in ten minutes, and a page for each panel";
        Palette "Run a command…" ctrl(Key::K), "By its name";
        Keys "Keys" key(Key::Questionmark), "All of them on one sheet";
        About "About Factdesk" None, "Version and licences";
    }
}

/// The commands on the menu of the words under the pointer.
pub(super) const ON_WORDS: [Command; 13] = [
    Command::Confirm,
    Command::ChangeNeeded,
    Command::Wrong,
    Command::CannotConfirm,
    Command::Opinion,
    Command::AskAuthor,
    Command::Note,
    Command::Source,
    Command::SameSource,
    Command::Query,
    Command::SetAside,
    Command::Assign,
    Command::CopyQuote,
];

/// The commands whose keys the README names.
const IN_README: [Command; 24] = [
    Command::NextStatement,
    Command::PreviousStatement,
    Command::NextOpen,
    Command::NextFinding,
    Command::Confirm,
    Command::ChangeNeeded,
    Command::Wrong,
    Command::CannotConfirm,
    Command::Opinion,
    Command::AskAuthor,
    Command::ConfirmAndGoOn,
    Command::Reaffirm,
    Command::Note,
    Command::Source,
    Command::SameSource,
    Command::Query,
    Command::SetAside,
    Command::Pick,
    Command::CopyQuote,
    Command::Find,
    Command::Save,
    Command::Palette,
    Command::Keys,
    Command::Guide,
];

/// The table of keys for the guide, in Markdown.
pub fn keys_as_markdown() -> String {
    as_markdown(TABLE.iter())
}

/// The table of keys for the README, in Markdown: those of every day.
pub fn readme_keys_as_markdown() -> String {
    as_markdown(IN_README.into_iter().map(Command::row))
}

fn as_markdown<'r>(rows: impl Iterator<Item = &'r Row>) -> String {
    let line = |(row, chord): (&Row, Chord)| {
        format!("| {} | {} | {} |\n", chord.label(), row.title.trim_end_matches('…'), row.hint)
    };
    let with_key = rows.filter_map(|row| row.chord.map(|chord| (row, chord)));
    let head = "| Key | Command | |\n|---|---|---|\n".to_owned();
    std::iter::once(head).chain(with_key.map(line)).collect()
}

impl Command {
    /// Its row of the table.
    pub fn row(self) -> &'static Row {
        // The table and this type are made from the same list, in the same order.
        TABLE.get(self as usize).unwrap_or(&TABLE[0])
    }

    /// What a tooltip says of it: what it does, and its key.
    pub(super) fn tip(self) -> String {
        let row = self.row();
        row.chord.map_or_else(|| row.hint.to_owned(), |chord| format!("{}  ({})", row.hint, chord.label()))
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn every_command_has_its_row_and_no_key_is_given_twice() {
        let mut titles = std::collections::BTreeSet::new();
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.command.row().title, row.title);
            assert!(titles.insert((row.menu.title(), row.title)), "{} twice", row.title);
            for other in &TABLE[at + 1..] {
                assert!(row.chord.is_none() || row.chord != other.chord, "{} and {}", row.title, other.title);
            }
        }
    }
}
