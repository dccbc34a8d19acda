//! Figures that are printed with one unit for both.

use super::{Dimension, Quantity};
use crate::text::pieces::{Kind, Piece};

/// In "5–6 km", "5 to 6 percent", "between two and five times" and "$2-3m" the unit of one is that of both.
pub(super) fn share_units(found: &mut [Quantity], pieces: &[Piece]) {
    for at in 1..found.len() {
        let (before, after) = found.split_at_mut(at);
        let (Some(a), Some(b)) = (before.last_mut(), after.first()) else { continue };
        let between: Vec<&Piece> =
            pieces.iter().filter(|piece| piece.span.start >= a.span.end && piece.span.end <= b.span.start).collect();
        let before = pieces.iter().rfind(|piece| piece.span.end <= a.span.start);
        let spanned = before.is_some_and(|piece| piece.text == "between");
        let joins = |one: &Piece| {
            one.kind == Kind::Mark('-') || matches!(&*one.text, "to" | "or") || spanned && one.text == "and"
        };
        let joined = matches!(between.as_slice(), [one] if joins(one));
        if joined && a.dimension == Dimension::Count && !matches!(b.dimension, Dimension::Count | Dimension::Ordinal) {
            let factor = unit_factor(b);
            (a.dimension, a.value, a.slack) = (b.dimension, a.value * factor, a.slack * factor);
        }
    }
}

/// How much of the base unit one of the printed unit of `quantity` is.
fn unit_factor(quantity: &Quantity) -> f64 {
    let printed = quantity.slack * 2.0;
    // The last place of a whole number is 1, so twice the slack is the unit times a power of ten.
    if quantity.dimension == Dimension::Share { 0.01 } else { printed }
}
