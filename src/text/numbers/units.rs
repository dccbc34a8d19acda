//! Units of measure: what they measure and how much of the base unit one is.

/// What a figure measures; values are in the base unit named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Things counted.
    Count,
    /// Place in an order: "fourth".
    Ordinal,
    /// How often: "twice", "three times".
    Times,
    /// A share of 1: percent, fractions, "one in nine".
    Share,
    /// A difference of shares, of 1: percentage points.
    Points,
    /// Money, in whole units of a currency.
    Money(Currency),
    /// Seconds.
    Time,
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Litres.
    Volume,
    /// Grams.
    Mass,
    /// Metres a second.
    Speed,
    /// Degrees, of whichever scale.
    Degrees,
    /// Watts.
    Power,
    /// Watt-hours.
    Energy,
    /// Bytes.
    Data,
}

/// Currencies that news text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "ISO 4217 codes")]
pub enum Currency {
    Usd,
    Gbp,
    Eur,
    Jpy,
    Inr,
    Cny,
    Rub,
    Other,
}

/// Currency signs before a figure.
pub(super) fn sign(mark: char) -> Option<Dimension> {
    Some(Dimension::Money(match mark {
        '$' => Currency::Usd,
        '£' => Currency::Gbp,
        '€' => Currency::Eur,
        '¥' => Currency::Jpy,
        '₹' => Currency::Inr,
        '₽' => Currency::Rub,
        '₩' | '₦' | '₪' => Currency::Other,
        _ => return None,
    }))
}

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
const DAY: f64 = 86_400.0;
const YEAR: f64 = 365.25 * DAY;
const MILE: f64 = 1609.344;

/// What a unit word behind a figure measures, and how much one is. `m` alone is metres: the reader of
/// figures asks for millions first where there is money.
#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "one table")]
pub(super) fn unit(word: &str) -> Option<(Dimension, f64)> {
    use Dimension::{Area, Data, Degrees, Energy, Length, Mass, Money, Power, Share, Speed, Time, Times, Volume};
    Some(match word {
        "percent" | "pct" | "%" | "percentage" | "prozent" | "prosent" | "procent" => (Share, 0.01),
        "times" => (Times, 1.0),
        "second" | "seconds" | "sec" | "secs" => (Time, 1.0),
        "minute" | "minutes" | "min" | "mins" => (Time, MINUTE),
        "hour" | "hours" | "hr" | "hrs" => (Time, HOUR),
        "day" | "days" => (Time, DAY),
        "week" | "weeks" => (Time, 7.0 * DAY),
        "fortnight" | "fortnights" => (Time, 14.0 * DAY),
        "month" | "months" => (Time, YEAR / 12.0),
        "year" | "years" | "yr" | "yrs" => (Time, YEAR),
        "decade" | "decades" => (Time, 10.0 * YEAR),
        "century" | "centuries" => (Time, 100.0 * YEAR),
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => (Length, 0.001),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => (Length, 0.01),
        "m" | "metre" | "metres" | "meter" | "meters" => (Length, 1.0),
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => (Length, 1000.0),
        "inch" | "inches" => (Length, 0.0254),
        "foot" | "feet" | "ft" => (Length, 0.3048),
        "yard" | "yards" | "yd" | "yds" => (Length, 0.9144),
        "mile" | "miles" | "mi" => (Length, MILE),
        "acre" | "acres" => (Area, 4046.86),
        "hectare" | "hectares" | "ha" => (Area, 10_000.0),
        "litre" | "litres" | "liter" | "liters" => (Volume, 1.0),
        "gallon" | "gallons" => (Volume, 3.785),
        "barrel" | "barrels" => (Volume, 158.987),
        "pint" | "pints" => (Volume, 0.568),
        "g" | "gram" | "grams" | "gramme" | "grammes" => (Mass, 1.0),
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => (Mass, 1000.0),
        "tonne" | "tonnes" | "ton" | "tons" => (Mass, 1e6),
        "lb" | "lbs" => (Mass, 453.592),
        "ounce" | "ounces" | "oz" => (Mass, 28.35),
        "mph" => (Speed, MILE / HOUR),
        "kph" | "kmh" => (Speed, 1000.0 / HOUR),
        "knot" | "knots" => (Speed, 1852.0 / HOUR),
        "degree" | "degrees" | "°" => (Degrees, 1.0),
        "watt" | "watts" => (Power, 1.0),
        "kw" | "kilowatt" | "kilowatts" => (Power, 1e3),
        "mw" | "megawatt" | "megawatts" => (Power, 1e6),
        "gw" | "gigawatt" | "gigawatts" => (Power, 1e9),
        "kwh" => (Energy, 1e3),
        "mwh" => (Energy, 1e6),
        "gwh" => (Energy, 1e9),
        "twh" => (Energy, 1e12),
        "mb" | "megabyte" | "megabytes" => (Data, 1e6),
        "gb" | "gigabyte" | "gigabytes" => (Data, 1e9),
        "tb" | "terabyte" | "terabytes" => (Data, 1e12),
        "dollar" | "dollars" | "usd" => (Money(Currency::Usd), 1.0),
        "cent" | "cents" => (Money(Currency::Usd), 0.01),
        "pound" | "pounds" | "gbp" | "quid" => (Money(Currency::Gbp), 1.0),
        "pence" => (Money(Currency::Gbp), 0.01),
        "euro" | "euros" | "eur" => (Money(Currency::Eur), 1.0),
        "yen" | "jpy" => (Money(Currency::Jpy), 1.0),
        "rupee" | "rupees" | "inr" => (Money(Currency::Inr), 1.0),
        "yuan" | "renminbi" | "cny" => (Money(Currency::Cny), 1.0),
        "rouble" | "roubles" | "ruble" | "rubles" | "rub" => (Money(Currency::Rub), 1.0),
        "krona" | "kronor" | "krone" | "kroner" | "franc" | "francs" | "peso" | "pesos" | "lira" | "rand" | "won"
        | "shekel" | "shekels" | "naira" | "hryvnia" | "hryvnias" | "zloty" | "zlotys" | "real" | "reais"
            => (Money(Currency::Other), 1.0),
        _ => return None,
    })
}

/// Worth of a number word: cardinals to ninety, and what "a" may stand before.
#[rustfmt::skip]
pub(super) fn cardinal(word: &str) -> Option<f64> {
    Some(f64::from(match word {
        "zero" | "nil" | "nought" => 0, "one" => 1, "two" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6,
        "seven" => 7, "eight" => 8, "nine" => 9, "ten" => 10, "eleven" => 11, "twelve" => 12, "thirteen" => 13,
        "fourteen" => 14, "fifteen" => 15, "sixteen" => 16, "seventeen" => 17, "eighteen" => 18, "nineteen" => 19,
        "twenty" => 20, "thirty" => 30, "forty" => 40, "fifty" => 50, "sixty" => 60, "seventy" => 70, "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    }))
}

/// Worth of a scale word behind a number: "hundred" to "trillion", "dozen".
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" | "k" => 1e3,
        "lakh" => 1e5,
        "million" | "mn" | "mln" => 1e6,
        "crore" => 1e7,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// Worth of a scale word of another language, which counts behind digits only: "4,2 Millionen", "3 milliards".
pub(super) fn foreign_scale(word: &str) -> Option<f64> {
    Some(match word {
        "millionen" | "mio" | "millions" | "millones" | "milioni" | "milhões" | "miljoen" | "miljoner"
        | "millioner" => 1e6,
        "milliarden" | "milliarde" | "mrd" | "milliard" | "milliards" | "miliardi" | "miliardo" | "miljard"
        | "miljarder" | "milliarder" => 1e9,
        _ => return None,
    })
}

/// Worth of an ordinal word.
#[rustfmt::skip]
pub(super) fn ordinal(word: &str) -> Option<f64> {
    Some(f64::from(match word {
        "first" => 1, "second" => 2, "third" => 3, "fourth" => 4, "fifth" => 5, "sixth" => 6, "seventh" => 7,
        "eighth" => 8, "ninth" => 9, "tenth" => 10, "eleventh" => 11, "twelfth" => 12, "thirteenth" => 13,
        "fourteenth" => 14, "fifteenth" => 15, "sixteenth" => 16, "seventeenth" => 17, "eighteenth" => 18,
        "nineteenth" => 19, "twentieth" => 20, "thirtieth" => 30, "fortieth" => 40, "fiftieth" => 50, "hundredth" => 100,
        _ => return None,
    }))
}

/// Parts of a whole: the denominator of "third(s)", "quarter(s)" and so on.
pub(super) fn part(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        _ => return ordinal(word.strip_suffix('s').unwrap_or(word)).filter(|&n| n > 3.0),
    })
}

/// Size of "dozens", "hundreds", "thousands", "millions": the least it can mean.
pub(super) fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" | "scores" => 20.0,
        "hundreds" => 150.0,
        "thousands" => 1500.0,
        "millions" => 1.5e6,
        "billions" => 1.5e9,
        _ => return None,
    })
}
