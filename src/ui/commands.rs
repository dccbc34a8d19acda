//! The one list of commands: menus, palette, key sheet and the guide's table of keys are made from it.

use egui::Key;

pub use super::chord::Chord;
use super::chord::{ctrl, ctrl_shift, key, shift};
use super::digest::Desk;
use crate::app::Workbench;
use crate::review::{Standing, Verdict};

/// Everything an editor can ask for by name. Field-less: what it acts on is what is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each one's title in the table says what it does")]
pub enum Command {
    Open,
    PasteText,
    OpenSample,
    BringInVersion,
    Reload,
    Save,
    SaveAs,
    Export,
    Close,
    Quit,
    Undo,
    Redo,
    Find,
    CopyQuote,
    CopyQueries,
    Settings,
    Confirm,
    ChangeNeeded,
    Wrong,
    CannotConfirm,
    Opinion,
    AskAuthor,
    ConfirmAndGoOn,
    Unmark,
    AcceptAsIs,
    Reaffirm,
    ReaffirmUnchanged,
    Note,
    Source,
    SameSource,
    Query,
    SetAside,
    NextStatement,
    PreviousStatement,
    NextOpen,
    NextFinding,
    PreviousFinding,
    NextCheckAgain,
    CheckAgain,
    CancelWork,
    SignOff,
    Later,
    ShowAround,
    ShowFindings,
    ShowRepeats,
    ShowSources,
    ShowQueries,
    ShowChanges,
    ShowNotes,
    ImportNotes,
    Hints,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Palette,
    Keys,
    About,
}

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
        PasteText "Paste text…" ctrl_shift(Key::V), "An article from the clipboard";
        OpenSample "Open the sample" None, "An article made up for trying things out";
    }
    File 1 {
        BringInVersion "Bring in a new version…" None, "Carry the review over to another file";
        Reload "Read the file again" None, "After it was edited elsewhere";
        ImportNotes "What was left out…" None, "Lines of the file that are not in the article";
    }
    File 2 {
        Save "Save" ctrl(Key::S), "The review, beside the article";
        SaveAs "Save as…" ctrl_shift(Key::S), "The review, somewhere else";
        Export "Export a report…" ctrl(Key::E), "For people who do not have this program";
    }
    File 3 {
        Close "Close" ctrl(Key::W), "The article";
        Quit "Quit" ctrl(Key::Q), "The program";
    }
    Edit 0 {
        Undo "Undo" ctrl(Key::Z), "The last change of the review";
        Redo "Redo" ctrl_shift(Key::Z), "What was undone";
    }
    Edit 1 {
        Find "Find…" ctrl(Key::F), "Words in the article";
        CopyQuote "Copy quote" key(Key::C), "The chosen words with their place";
        CopyQueries "Copy open queries" None, "All questions to the author, for a mail";
    }
    Edit 2 {
        Settings "Settings…" ctrl(Key::Comma), "Name, theme, house rules";
    }
    Check 0 {
        Confirm "Confirmed" key(Key::Num1), "It is so";
        ChangeNeeded "Change needed" key(Key::Num2), "It must read otherwise";
        Wrong "Wrong" key(Key::Num3), "It is not so";
        CannotConfirm "Cannot confirm" key(Key::Num4), "Nobody could find out";
        Opinion "Opinion" key(Key::Num5), "Nothing to check";
        AskAuthor "Ask the author" key(Key::Num6), "The author must answer first";
        ConfirmAndGoOn "Confirm and go on" key(Key::Enter), "Where a warning is open, it is shown instead";
        Unmark "Take the mark back" key(Key::Backspace), "The statement is open again";
        AcceptAsIs "Accept as it is" key(Key::A), "Though a change was asked for";
        Reaffirm "Reaffirm" key(Key::R), "The mark still holds after the change";
        ReaffirmUnchanged "Reaffirm all with unchanged facts" None, "Marks whose words were only edited";
    }
    Check 1 {
        Note "Write a note" key(Key::N), "On the chosen words";
        Source "Add a source" key(Key::S), "That the chosen words rest on";
        SameSource "Same source again" shift(Key::S), "The one used last";
        Query "Write a query" key(Key::Q), "A question for the author";
        SetAside "Set aside" key(Key::D), "The finding on the chosen statement";
    }
    Check 2 {
        NextStatement "Next statement" key(Key::J), "In reading order";
        PreviousStatement "Previous statement" key(Key::K), "In reading order";
        NextOpen "Next open statement" key(Key::O), "Without a mark";
        NextFinding "Next finding" key(Key::F8), "Hints passed over";
        PreviousFinding "Previous finding" shift(Key::F8), "Hints passed over";
        NextCheckAgain "Next to check again" shift(Key::R), "After a new version";
    }
    Check 3 {
        CheckAgain "Run the checks again" key(Key::F5), "With the rules as they are now";
        CancelWork "Cancel" None, "The work in the background";
        SignOff "Sign off…" None, "Seal the review";
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
    }
    View 1 {
        Hints "Show hints" key(Key::H), "Findings that need no action";
    }
    View 2 {
        ThemeLight "Light" None, "Theme";
        ThemeDark "Dark" None, "Theme";
        ThemeSystem "As the system" None, "Theme";
    }
    View 3 {
        ZoomIn "Larger" ctrl(Key::Equals), "Everything";
        ZoomOut "Smaller" ctrl(Key::Minus), "Everything";
        ZoomReset "Normal size" ctrl(Key::Num0), "Everything";
    }
    Help 0 {
        Palette "Run a command…" ctrl(Key::K), "By its name";
        Keys "Keys" key(Key::Questionmark), "All of them on one sheet";
        About "About Factdesk" None, "Version and licences";
    }
}

impl Command {
    /// Its row of the table.
    pub fn row(self) -> &'static Row {
        // Every command is in the table: a test holds it to that.
        TABLE.iter().find(|row| row.command == self).unwrap_or(&TABLE[0])
    }

    /// The verdict it gives.
    pub const fn verdict(self) -> Option<Verdict> {
        Some(match self {
            Self::Confirm => Verdict::Confirmed,
            Self::ChangeNeeded => Verdict::ChangeNeeded,
            Self::Wrong => Verdict::Wrong,
            Self::CannotConfirm => Verdict::CannotConfirm,
            Self::Opinion => Verdict::Opinion,
            Self::AskAuthor => Verdict::OnAuthor,
            _ => return None,
        })
    }

    /// The command that gives a verdict.
    pub const fn of_verdict(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Confirmed => Self::Confirm,
            Verdict::ChangeNeeded => Self::ChangeNeeded,
            Verdict::Wrong => Self::Wrong,
            Verdict::CannotConfirm => Self::CannotConfirm,
            Verdict::Opinion => Self::Opinion,
            Verdict::OnAuthor => Self::AskAuthor,
        }
    }

    /// Whether it can be done now.
    pub fn is_enabled(self, bench: &Workbench, desk: Option<Desk<'_>>) -> bool {
        let Some(desk) = desk else { return self.works_without_article(bench) };
        let chosen = desk.chosen();
        let counted = chosen.is_some_and(crate::document::Statement::is_counted);
        let mark = chosen.and_then(|statement| desk.mark(statement.id));
        match self {
            Self::Undo => bench.undo_label().is_some(),
            Self::Redo => bench.redo_label().is_some(),
            Self::CancelWork => bench.work.is_some(),
            Self::Reload => desk.article.path.is_some(),
            Self::CopyQueries => desk.digest.tally.with_author > 0,
            Self::ReaffirmUnchanged | Self::NextCheckAgain => desk.digest.tally.check_again > 0,
            Self::Unmark => mark.is_some(),
            Self::AcceptAsIs => mark.is_some_and(|mark| {
                matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong | Verdict::CannotConfirm)
            }),
            Self::Reaffirm => mark.is_some_and(|mark| matches!(mark.place.standing, Standing::CheckAgain(_))),
            Self::SetAside => chosen.is_some_and(|statement| !desk.digest.state(statement.id).findings.is_empty()),
            Self::CopyQuote | Self::Note | Self::Source | Self::SameSource | Self::Query => chosen.is_some(),
            Self::ConfirmAndGoOn => counted,
            _ if self.verdict().is_some() => counted,
            _ => true,
        }
    }

    fn works_without_article(self, bench: &Workbench) -> bool {
        match self {
            Self::CancelWork => bench.work.is_some(),
            _ => matches!(
                self,
                Self::Open
                    | Self::PasteText
                    | Self::OpenSample
                    | Self::Quit
                    | Self::Settings
                    | Self::ThemeLight
                    | Self::ThemeDark
                    | Self::ThemeSystem
                    | Self::ZoomIn
                    | Self::ZoomOut
                    | Self::ZoomReset
                    | Self::Palette
                    | Self::Keys
                    | Self::About
            ),
        }
    }
}

/// The table of keys for the guide, in Markdown.
pub fn keys_as_markdown() -> String {
    let line = |(row, chord): (&Row, Chord)| {
        format!("| {} | {} | {} |\n", chord.label(), row.title.trim_end_matches('…'), row.hint)
    };
    let with_key = TABLE.iter().filter_map(|row| row.chord.map(|chord| (row, chord)));
    let head = "| Key | Command | |\n|---|---|---|\n".to_owned();
    std::iter::once(head).chain(with_key.map(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Command, TABLE};

    #[test]
    fn every_command_is_listed_once_and_no_key_twice() {
        let mut titles = std::collections::BTreeSet::new();
        for (at, row) in TABLE.iter().enumerate() {
            assert!(titles.insert((row.menu.title(), row.title)), "{} twice", row.title);
            for other in &TABLE[at + 1..] {
                assert_ne!(row.command, other.command);
                assert!(row.chord.is_none() || row.chord != other.chord, "{} and {}", row.title, other.title);
            }
        }
        // The last one of the enum; a command left out of the table would make the counts differ.
        assert_eq!(TABLE.len(), Command::About as usize + 1);
    }
}
