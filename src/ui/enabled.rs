//! Which commands can be run now, and which of them give a verdict.

use super::by_hand;
use super::commands::Command;
use super::desk::Desk;
use crate::app::Workbench;
use crate::review::{Dismissal, Standing, Verdict};

impl Command {
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
        if self == Self::OpenRecent {
            return !bench.settings.recent.is_empty();
        }
        let Some(desk) = desk else { return self.works_without_article(bench) };
        let chosen = desk.chosen();
        let counted = chosen.is_some_and(crate::document::Statement::is_counted);
        let mark = chosen.and_then(|statement| desk.mark(statement.id));
        match self {
            Self::Undo => bench.undo_label().is_some(),
            Self::Redo => bench.redo_label().is_some(),
            Self::CancelWork => bench.work.is_some(),
            Self::WorkOnCopy | Self::Reopen => desk.article.held.is_some(),
            Self::Reload => desk.article.path.is_some(),
            Self::CopyQueries | Self::PasteReply => desk.digest.tally.with_author > 0,
            Self::NextCheckAgain => desk.digest.tally.check_again > 0,
            Self::ReaffirmUnchanged => {
                let again = |own: &Dismissal| matches!(own.place.standing, Standing::CheckAgain(_));
                desk.digest.tally.check_again > 0 || desk.article.review.dismissals.iter().any(|own| again(own))
            }
            Self::PickNone => desk.picked > 0,
            Self::Assign => desk.picked > 0 || chosen.is_some(),
            Self::Unmark => {
                desk.picked > 0
                    || mark.is_some()
                    || chosen.is_some_and(|chosen| desk.digest.facts_in(chosen.span).next().is_some())
            }
            Self::AcceptAsIs => mark.is_some_and(|mark| {
                matches!(mark.verdict, Verdict::ChangeNeeded | Verdict::Wrong | Verdict::CannotConfirm)
            }),
            Self::Reaffirm => chosen.is_some_and(|chosen| desk.again_in(chosen).is_some()),
            Self::SetAside => chosen.is_some_and(|statement| !desk.digest.state(statement.id).findings.is_empty()),
            Self::CopyQuote
            | Self::Note
            | Self::Source
            | Self::SameSource
            | Self::Query
            | Self::SetPart
            | Self::SplitStatement => chosen.is_some(),
            Self::NotAClaim | Self::JoinStatement => {
                chosen.is_some_and(|chosen| by_hand::of_command(desk.document(), chosen, self).is_some())
            }
            Self::LongerReading | Self::ShorterReading | Self::WeighedReading => by_hand::has_readings(desk.article),
            Self::Pick | Self::ConfirmAndGoOn | Self::NextFact => counted,
            Self::Evidence => chosen.is_some() && !desk.digest.cold,
            Self::NextFinding | Self::PreviousFinding => !desk.digest.cold,
            Self::MarkAlike => {
                chosen.is_some_and(|chosen| !super::statement::offers(desk.article, chosen.id).is_empty())
            }
            Self::AdoptNote => chosen.is_some_and(|chosen| super::statement::note_of_draft(&desk, chosen).is_some()),
            // What is picked may get a mark though nothing is chosen.
            _ if self.verdict().is_some() => counted || desk.picked > 0,
            _ => true,
        }
    }

    fn works_without_article(self, bench: &Workbench) -> bool {
        match self {
            Self::CancelWork => bench.work.is_some(),
            _ => matches!(
                self,
                Self::Open
                    | Self::OpenPath
                    | Self::ReviewsFolder
                    | Self::Guide
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
                    | Self::Menus
                    | Self::Keys
                    | Self::About
            ),
        }
    }
}
