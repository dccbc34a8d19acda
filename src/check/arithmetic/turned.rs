//! The relations of the page told the other way round: "64 percent voted for it: 3,200 of the 8,000", "40 percent of the 300
//! flats, or 120", "from 300 to 360, a rise of 20 percent", "by 412 votes to 388, a majority of 24".

use std::sync::LazyLock;

use regex::Regex;

use super::{Fault, Sentence, is_of, percent};
use crate::text::numbers::{Bound, Dimension, Quantity};

/// No more bytes than these may stand between figures that are told of one another.
const NEAR: usize = 60;

impl Sentence<'_> {
    /// A share that stands before what it is made of.
    pub(super) fn share_first(&self) -> Option<Fault> {
        self.figures.windows(3).find_map(|run| {
            let [share, a, b] = run else { return None };
            let counted = a.dimension == Dimension::Count && b.dimension == Dimension::Count;
            if share.dimension != Dimension::Share || !counted {
                return None;
            }
            let (before, between) = (self.between(share, a), self.between(a, b));
            let told = |pattern: &Option<Regex>, words: &str| {
                words.len() <= NEAR && pattern.as_ref().is_some_and(|pattern| pattern.is_match(words))
            };
            let (part, whole) = if told(&AS, before) && is_of(between) {
                (a, b)
            } else if is_of(before) && told(&OR, between) {
                (b, a)
            } else {
                return None;
            };
            let computed = part.value / whole.value;
            let stands = whole.value <= 0.0 || part.value > whole.value || self.fits(share, computed);
            (!stands).then(|| self.share_fault([part, whole, share], computed))
        })
    }

    pub(super) fn share_fault(&self, [part, whole, share]: [&Quantity; 3], computed: f64) -> Fault {
        let [one, all, said] = [part, whole, share].map(|figure| figure.span.of(self.text));
        Fault {
            figures: vec![part.span, whole.span, share.span],
            message: format!("{one} of {all} is {}, not {said}.", percent(computed)),
        }
    }

    /// A change whose size follows: "from 300 to 360, a rise of 20 percent", "up 20 percent".
    pub(super) fn change_after(&self) -> Option<Fault> {
        self.figures.windows(3).find_map(|run| {
            let [a, b, share] = run else { return None };
            let (from, to) = self.change_between(a, b)?;
            let told = self.between(b, share);
            let (behind, sized) = (self.text.get(share.span.end..).unwrap_or_default(), share.dimension);
            let named =
                CHANGE.as_ref()?.is_match(told) || BARE.as_ref()?.is_match(told) && NOUN.as_ref()?.is_match(behind);
            if sized != Dimension::Share || from.dimension == Dimension::Share || !named {
                return None;
            }
            let change = (to.value / from.value - 1.0).abs();
            if self.fits(share, change) {
                return None;
            }
            let [was, is, said] = [from, to, share].map(|figure| figure.span.of(self.text));
            Some(Fault {
                figures: vec![share.span, from.span, to.span],
                message: format!("From {was} to {is} is a change of {}, not {said}.", percent(change)),
            })
        })
    }

    /// Both sides of a vote and what lies between them.
    pub(super) fn margin(&self) -> Option<Fault> {
        self.figures.windows(3).find_map(|run| {
            let [a, b, margin] = run else { return None };
            let exact = run.iter().all(|one| one.dimension == Dimension::Count && one.bound == Bound::Exact);
            let sides = VERSUS.as_ref()?.is_match(self.between(a, b));
            let told = MARGIN.as_ref()?.is_match(self.between(b, margin));
            let apart = (a.value - b.value).abs();
            if !(exact && sides && told) || (apart - margin.value).abs() < 0.5 {
                return None;
            }
            let [most, least, said] = [a, b, margin].map(|figure| figure.span.of(self.text));
            Some(Fault {
                figures: run.iter().map(|figure| figure.span).collect(),
                message: format!("Between {most} and {least} lie {apart}, not {said}."),
            })
        })
    }
}

fn pattern(words: &str) -> Option<Regex> {
    Regex::new(words).ok()
}

/// "… of members voted for it: ", "… said yes (".
static AS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^[\w\s’'-]*(?:: | ?\(|, or | – | — )$"));
/// "… flats, or ", "… flats (".
static OR: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[\w\s’'-]*(?:, or |, that is,? | ?\()(?:about |some |around |roughly )?$"));
static CHANGE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"^[\w\s’'-]{0,25}(?:, | \(| – | — )(?:(?:a|an) (?:rise|increase|jump|gain|growth|drop|fall|decline|decrease|cut|reduction) of |(?:up|down)(?: by)? )(?:about |nearly |almost |some |more than |over )?$",
    )
});
static BARE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[\w\s’'-]{0,25}(?:, | \(| – | — )an? (?:nearly |almost )?$"));
static NOUN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[ -](?:rise|increase|jump|gain|drop|fall|decline|decrease|cut|reduction)\b"));
static VERSUS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^(?: votes?)? (?:to|against) $"));
static MARGIN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"^[\w\s’'-]{0,20}, an? (?:majority|margin|lead|difference|gap) of (?:just |only )?$"));

#[cfg(test)]
mod tests {
    #[test]
    fn the_patterns_compile() {
        let all = [&super::AS, &super::OR, &super::CHANGE, &super::BARE, &super::NOUN, &super::VERSUS, &super::MARGIN];
        assert!(all.iter().all(|pattern| pattern.is_some()));
    }
}
