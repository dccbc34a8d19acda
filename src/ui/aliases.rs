//! Other words that commands are known by: those of other programs, and of people who ask for a thing and not for its
//! name here. The palette looks through them.

use super::commands::Command;

impl Command {
    /// Words it may be asked for by, lower case; none where its name says it all.
    pub(super) const fn other_words(self) -> &'static str {
        self.of_files().or(self.of_marks()).or(self.of_the_window()).0
    }

    const fn of_files(self) -> Words {
        Words(match self {
            Self::Open => "load file import article draft manuscript",
            Self::OpenRecent => "history last files lately reopen",
            Self::OpenPath => "location type path file name",
            Self::PasteText => "clipboard insert import new article",
            Self::OpenSample => "example demo tutorial try",
            Self::BringInVersion => "update next draft second draft new draft revision replace carry over compare",
            Self::Reload => "refresh revert re-read from disk",
            Self::MergeCopy => "combine join colleague",
            Self::ImportAnnotations => "import hypothesis comments web annotation",
            Self::ImportNotes => "left out missing lines skipped dropped import notes encoding attachment",
            Self::Save => "store write keep",
            Self::SaveAs => "rename copy duplicate elsewhere",
            Self::Export => "print html markdown json docx word pdf share send report",
            Self::ReviewsFolder => "shelf library desk list of reviews all reviews",
            Self::Close => "home start welcome",
            Self::Quit => "exit leave",
            Self::Undo => "back revert take back",
            Self::Redo => "repeat again",
            Self::Find => "search look for words text",
            Self::CopyQuote => "copy citation clipboard sentence",
            Self::CopyQueries => "mail questions author email clipboard",
            Self::PasteReply => "answer answers mail author email response",
            _ => "",
        })
    }

    const fn of_marks(self) -> Words {
        Words(match self {
            Self::SetPart => "set by hand key point summary faq caption body headline byline part block kind change",
            Self::NotAClaim => "set by hand ignore exclude skip count opinion",
            Self::SplitStatement => "set by hand split cut divide sentence",
            Self::JoinStatement => "set by hand join merge combine sentences",
            Self::LongerReading | Self::ShorterReading | Self::WeighedReading => "extraction web page reading mode",
            Self::Confirm => "true correct ok right verified tick check off",
            Self::ChangeNeeded => "edit correct fix reword should read suggestion",
            Self::Wrong => "false incorrect error",
            Self::CannotConfirm => "unverified unknown unsure unclear",
            Self::Opinion => "view comment nothing to check",
            Self::AskAuthor => "question query writer reporter",
            Self::Unmark => "remove delete clear mark verdict",
            Self::AcceptAsIs => "let stand stet keep",
            Self::Reaffirm | Self::ReaffirmUnchanged => "still holds keep confirm again",
            Self::Note => "comment remark annotate",
            Self::Source => "evidence link url reference citation attach file proof",
            Self::SameSource => "evidence link reference repeat last source",
            Self::Query => "question ask author",
            Self::SetAside => "dismiss ignore hide false alarm let stand suppress finding",
            Self::NextFact => "figure number name date quotation",
            Self::MarkAlike => "same everywhere all alike",
            Self::Pick | Self::PickNone => "select multiple bulk many selection",
            Self::Assign => "delegate colleague person responsible give to",
            Self::SignOff => "approve seal finish done complete release signature sign-off",
            Self::Later => "erratum complaint reader correction clarification",
            Self::CheckAgain => "re-check rerun recheck refresh analyse scan",
            Self::CancelWork => "stop abort",
            _ => "",
        })
    }

    const fn of_the_window(self) -> Words {
        Words(match self {
            Self::Settings => "preferences options configuration setup name initials font size house rules",
            Self::NextStatement | Self::PreviousStatement => "sentence move down up",
            Self::NextOpen => "unmarked to do todo pending",
            Self::NextFinding | Self::PreviousFinding => "problem issue error warning flag",
            Self::NextCheckAgain => "changed mark stale",
            Self::Evidence => "where in the text proof support jump",
            Self::Walk => "tour step through review parts one by one",
            Self::ShowAround => "summary key points faq panel tab derived",
            Self::ShowFindings => "problems issues errors warnings flags list",
            Self::ShowRepeats => "duplicates repetition twice",
            Self::ShowSources => "who is heard attribution voices people",
            Self::ShowQueries => "questions queries author answers",
            Self::ShowChanges => "diff versions compare differences new version",
            Self::ShowNotes => "comments remarks",
            Self::ShowCoverage => "unmarked progress coverage to do todo rest",
            Self::Hints => "notes minor info suggestions low",
            Self::LeftPanel | Self::RightPanel => "sidebar hide show pane toggle inspector",
            Self::NextPane | Self::PreviousPane => "focus switch pane",
            Self::ColdRead => "hide findings distraction free fresh eye unbiased",
            Self::ThemeLight => "appearance day mode bright white colour color",
            Self::ThemeDark => "appearance night mode black colour color",
            Self::ThemeSystem => "appearance automatic mode colour color",
            Self::ZoomIn => "zoom in bigger font size text increase scale",
            Self::ZoomOut => "zoom out font size text decrease scale",
            Self::ZoomReset => "zoom reset 100 % font size default scale",
            Self::Guide => "help manual documentation tutorial how to f1",
            Self::Keys => "shortcuts keyboard bindings hotkeys cheat sheet",
            Self::About => "version licence license credits info",
            _ => "",
        })
    }
}

/// Some words, or none.
struct Words(&'static str);

impl Words {
    const fn or(self, other: Self) -> Self {
        if self.0.is_empty() { other } else { self }
    }
}
