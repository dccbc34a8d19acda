//! Alignment of the words of two statements: which old word is which new one.

use super::tokens::Token;

/// Beyond this many cells the exact alignment is too dear, and a line diff serves.
const MOST_CELLS: usize = 4_000_000;
/// What a pair gains by following directly on another pair: runs beat scattered small words.
const RUN: f32 = 0.25;

/// For each old token, the new one it is, if any: in order, of the greatest weight, runs preferred.
pub(super) fn align(old: &[Token], new: &[Token]) -> Vec<Option<usize>> {
    if old.len().saturating_mul(new.len()) > MOST_CELLS {
        return align_long(old, new);
    }
    let width = new.len() + 1;
    // best[i][j]: greatest gain for old[i..], new[j..]; run[i][j]: the same where i and j are paired.
    let mut best = vec![0.0f32; (old.len() + 1) * width];
    let mut run = vec![f32::NEG_INFINITY; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let at = i * width + j;
            if old[i].key == new[j].key {
                let after = (i + 1) * width + j + 1;
                run[at] = old[i].weight + best[after].max(run[after] + RUN);
            }
            best[at] = run[at].max(best[at + 1]).max(best[at + width]);
        }
    }
    let mut pairs = vec![None; old.len()];
    let (mut i, mut j, mut paired) = (0, 0, false);
    while i < old.len() && j < new.len() {
        let at = i * width + j;
        let take = run[at] + if paired { RUN } else { 0.0 };
        if run[at].is_finite() && take >= best[at] {
            pairs[i] = Some(j);
            (i, j, paired) = (i + 1, j + 1, true);
        } else {
            paired = false;
            if best[at + 1] >= best[at + width] { j += 1 } else { i += 1 }
        }
    }
    pairs
}

fn align_long(old: &[Token], new: &[Token]) -> Vec<Option<usize>> {
    let keys = |list: &[Token]| list.iter().map(|token| token.key.clone()).collect::<Vec<_>>();
    let (a, b) = (keys(old), keys(new));
    let mut pairs = vec![None; old.len()];
    for op in similar::capture_diff_slices(similar::Algorithm::Patience, &a, &b) {
        if let similar::DiffOp::Equal { old_index, new_index, len } = op {
            for step in 0..len {
                pairs[old_index + step] = Some(new_index + step);
            }
        }
    }
    pairs
}

/// Share of the weight of both sides that is paired, 0..1 (Dice), and shares of the old and of the new alone.
pub(super) fn share(old: &[Token], new: &[Token], pairs: &[Option<usize>]) -> (f32, f32, f32) {
    let sum = |list: &[Token]| list.iter().map(|token| token.weight).sum::<f32>();
    let (all_old, all_new) = (sum(old), sum(new));
    let both: f32 = old.iter().zip(pairs).filter(|(_, pair)| pair.is_some()).map(|(token, _)| token.weight).sum();
    let of = |whole: f32| if whole > 0.0 { both / whole } else { 0.0 };
    (2.0 * both / (all_old + all_new).max(f32::MIN_POSITIVE), of(all_old), of(all_new))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::align;
    use crate::text::Span;

    #[test]
    fn runs_win_over_scattered_words() {
        let (a, b) = ("the vote was the end", "the mayor said the vote was the end");
        let (old, new) = (tokens(a, Span::new(0, a.len()), &[]), tokens(b, Span::new(0, b.len()), &[]));
        assert_eq!(align(&old, &new), [Some(3), Some(4), Some(5), Some(6), Some(7)]);
    }

    #[test]
    fn nothing_in_common() {
        let (old, new) = (tokens("one two", Span::new(0, 7), &[]), tokens("", Span::new(0, 0), &[]));
        assert_eq!(align(&old, &new), [None, None]);
    }
}
