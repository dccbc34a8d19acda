//! Checks of the copy itself, which need no parse: what was left to be filled in, leftovers of templates,
//! days on a page without a date, names that change along the page.

pub(in crate::check) mod garbled;
pub(in crate::check) mod name_drift;
pub(in crate::check) mod placeholder;
mod spelling;
pub(in crate::check) mod undated;
