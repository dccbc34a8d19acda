//! Signs of the Phosphor face, by what they stand for here.

use crate::review::Verdict;

pub(super) const OPEN: &str = "\u{e18a}";
pub(super) const CHECK: &str = "\u{e184}";
pub(super) const TICK: &str = "\u{e182}";
pub(super) const WRONG: &str = "\u{e4f8}";
pub(super) const CHANGE: &str = "\u{e3b4}";
pub(super) const CANNOT: &str = "\u{e3e8}";
pub(super) const OPINION: &str = "\u{e660}";
pub(super) const AUTHOR: &str = "\u{e244}";
pub(super) const AGAIN: &str = "\u{e094}";
pub(super) const WARNING: &str = "\u{e4e0}";
pub(super) const ERROR: &str = "\u{e4e2}";
pub(super) const HINT: &str = "\u{e2ce}";
pub(super) const FIND: &str = "\u{e30c}";
pub(super) const NOTE: &str = "\u{e348}";
pub(super) const LINK: &str = "\u{e2e2}";
pub(super) const ARROW: &str = "\u{e06c}";
pub(super) const DOWN: &str = "\u{e136}";
pub(super) const RIGHT: &str = "\u{e13a}";
pub(super) const LEFT: &str = "\u{e138}";
pub(super) const PICKED: &str = "\u{e186}";
pub(super) const NOT_PICKED: &str = "\u{e45e}";
pub(super) const COVERAGE: &str = "\u{ebe0}";
pub(super) const FOLDER: &str = "\u{e24a}";
pub(super) const LOCK: &str = "\u{e2fa}";
pub(super) const UP: &str = "\u{e13c}";
pub(super) const CLOSE: &str = "\u{e4f6}";
pub(super) const PERSON: &str = "\u{e4c2}";
pub(super) const PEOPLE: &str = "\u{e4d6}";
pub(super) const FILE: &str = "\u{e23a}";
pub(super) const DROP: &str = "\u{e20c}";
pub(super) const BACK: &str = "\u{e08a}";
pub(super) const PARTS: &str = "\u{eadc}";
pub(super) const REPEATS: &str = "\u{e1cc}";
pub(super) const CHANGES: &str = "\u{e27c}";
pub(super) const RECORD: &str = "\u{e466}";
pub(super) const EYE: &str = "\u{e220}";

/// The sign of a verdict; drawn filled, since a person gave it.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => CHECK,
        Verdict::ChangeNeeded => CHANGE,
        Verdict::Wrong => WRONG,
        Verdict::CannotConfirm => CANNOT,
        Verdict::Opinion => OPINION,
        Verdict::OnAuthor => AUTHOR,
    }
}
