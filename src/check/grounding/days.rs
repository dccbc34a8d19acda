//! Dates of a derived statement that stand nowhere in the text and do not follow from it.

use super::judge::{Body, Judgement};
use crate::similarity::{Difference, Profile, UnitKind};
use crate::text::dates::{self, Agreement, Moment};
use crate::text::numbers::Dimension;

const YEAR: f64 = 31_557_600.0;
const DAY: f64 = 86_400.0;

impl Body<'_> {
    /// Weight of the months and years of `claim` of which the body has nothing and that no count of years or days leads
    /// to.
    pub(super) fn odd_dates(&self, claim: &Profile, judgement: &Judgement) -> f32 {
        let odd = claim.units.iter().enumerate().filter(|(at, unit)| {
            let UnitKind::Moment(place) = unit.kind else { return false };
            let moment = claim.moments.get(usize::from(place));
            judgement.anywhere[*at] < 0.5
                && moment.is_some_and(|moment| self.is_full(moment) && !self.is_known(moment, judgement))
        });
        odd.map(|(_, unit)| unit.weight).sum()
    }

    /// "2020" of what was seen in 2011 and recognised nine years later is no other year than the text's.
    pub(super) fn is_counted_year(&self, claim: &Profile, judgement: &Judgement, found: &Difference) -> bool {
        let place = claim.units.iter().find(|unit| found.here == Some(unit.span));
        let Some(UnitKind::Moment(at)) = place.map(|unit| unit.kind) else { return false };
        claim
            .moments
            .get(usize::from(at))
            .is_some_and(|moment| moment.month.is_none() && self.is_counted(moment, &self.near(judgement)))
    }

    /// Whether some date of the body is this one, or may lead to it.
    fn is_known(&self, moment: &Moment, judgement: &Judgement) -> bool {
        let told = || self.profiles.iter().flat_map(|profile| &profile.moments);
        let agrees = |other: &Moment| matches!(dates::compare(moment, other), Agreement::Same | Agreement::Fits);
        told().any(agrees)
            || self.is_of_page(moment)
            || self.is_counted(moment, &self.profiles)
            || self.is_weekday(moment, judgement)
    }

    /// The year of the page and those beside it ("next year") need not be printed.
    fn is_of_page(&self, moment: &Moment) -> bool {
        let near = |year: i16| self.year.is_none_or(|now| year.abs_diff(now) <= 1);
        moment.month.is_none() && moment.year.is_some_and(near)
    }

    /// The evidence and what stands beside it.
    fn near(&self, judgement: &Judgement) -> Vec<&'_ Profile> {
        self.beside(judgement.seen.iter().take(3).map(|(at, _)| *at))
    }

    /// So many years, or days, from a date of these statements or from now: "nine years later", "four days before".
    fn is_counted(&self, moment: &Moment, from: &[&Profile]) -> bool {
        let figures = from.iter().flat_map(|profile| &profile.numbers);
        let spans: Vec<f64> =
            figures.filter(|figure| figure.dimension == Dimension::Time).map(|figure| figure.value).collect();
        let starts = || from.iter().flat_map(|profile| &profile.moments);
        if let (Some(year), None) = (moment.year, moment.month) {
            let apart = |from: i16| f64::from(year.abs_diff(from)) * YEAR;
            let mut years = starts().filter_map(|other| other.year).chain(self.year);
            return years.any(|from| spans.iter().any(|span| (apart(from) - span).abs() <= YEAR));
        }
        let Some(own) = day_of_year(moment) else { return false };
        let mut days = starts().filter_map(day_of_year);
        days.any(|from| spans.iter().any(|span| ((own - from).abs() - span / DAY).abs() < 0.5))
    }

    /// A day of a month may be the "Tuesday" of the evidence, and a month its "last month". Copy that prints days of the
    /// month leaves nothing to be worked out.
    fn is_weekday(&self, moment: &Moment, judgement: &Judgement) -> bool {
        let all = || self.profiles.iter().flat_map(|profile| &profile.moments);
        let prints_days = all().any(|other| other.month.is_some() && other.day.is_some());
        let near = judgement.seen.iter().take(3).filter_map(|(at, _)| self.profiles.get(*at));
        let day = |other: &Moment| !prints_days && moment.day.is_some() && other.weekdays != 0 && other.day.is_none();
        let told = |other: &Moment| other.relative.is_some() && self.year.is_none();
        near.flat_map(|profile| &profile.moments).any(|other| day(other) || told(other))
    }

    /// A month or a year is told, and nothing that many dates would be; "seven weeks from today" counts from another day.
    fn is_full(&self, moment: &Moment) -> bool {
        const COUNTED: [&str; 5] = ["ago", "from", "last", "next", "today"];
        let words = moment.span.of(self.text).to_lowercase();
        (moment.month.is_some() || moment.year.is_some())
            && moment.stretch.is_none()
            && moment.relative.is_none()
            && moment.decade.is_none()
            && moment.minute.is_none()
            && !moment.around
            && !words.split_whitespace().any(|word| COUNTED.contains(&word))
    }
}

fn day_of_year(moment: &Moment) -> Option<f64> {
    let (month, day) = moment.month.zip(moment.day)?;
    let date = jiff::civil::Date::new(moment.year.unwrap_or(2025), month as i8, day as i8).ok()?;
    Some(f64::from(date.day_of_year()))
}
