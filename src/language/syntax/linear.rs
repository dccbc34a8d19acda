//! Linear layers: the one place where time goes.
//!
//! A product is made of register tiles, up to six rows by sixteen outputs, written as loops over arrays which the
//! compiler turns into vector instructions; [`pulp`] compiles them once per instruction set and picks one at run time.
//! Each row's sums are made in the same order whatever rows stand beside it, so a batch gives the very numbers that
//! its sentences give alone.

use pulp::{Arch, Simd, WithSimd};

/// Outputs of one panel of weights.
const LANES: usize = 16;

type Lanes = [f32; LANES];

/// A layer of `outs` by `ins` weights, packed in panels of [`LANES`] outputs.
pub(super) struct Linear {
    ins: usize,
    packed: Vec<Lanes>,
    bias: Vec<Lanes>,
}

impl Linear {
    /// Packs weights that lie row by row, one row per output; `bias` may be empty.
    pub(super) fn new(ins: usize, weights: &[f32], bias: &[f32]) -> Linear {
        let outs = weights.len() / ins;
        let panels = outs.div_ceil(LANES);
        let mut packed = vec![[0.0; LANES]; panels * ins];
        for (panel, rows) in packed.chunks_exact_mut(ins).zip(weights.chunks(ins * LANES)) {
            for (lane, row) in rows.chunks_exact(ins).enumerate() {
                for (to, from) in panel.iter_mut().zip(row) {
                    to[lane] = *from;
                }
            }
        }
        let mut padded = vec![[0.0; LANES]; panels];
        padded.as_flattened_mut().iter_mut().zip(bias).for_each(|(to, from)| *to = *from);
        Linear { ins, packed, bias: padded }
    }

    /// Length of a row of the output: `outs` rounded up to whole panels.
    pub(super) fn stride(&self) -> usize {
        self.bias.len() * LANES
    }

    /// Sets `out` to one row of `stride` numbers for each window of `ins` numbers of `x` that begins in `starts`.
    pub(super) fn apply(&self, x: &[f32], starts: &[usize], out: &mut Vec<f32>) {
        out.resize(starts.len() * self.stride(), 0.0);
        Arch::new().dispatch(Product { layer: self, x, starts, out });
    }
}

struct Product<'a> {
    layer: &'a Linear,
    x: &'a [f32],
    starts: &'a [usize],
    out: &'a mut [f32],
}

impl WithSimd for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        if S::IS_SCALAR {
            // No more than two rows fit the registers of plain SSE2, and a fused product would be a function call.
            self.run::<2, false>();
        } else {
            self.run::<6, true>();
        }
    }
}

impl Product<'_> {
    #[inline(always)]
    fn run<const M: usize, const FUSED: bool>(self) {
        let Product { layer, x, starts, out } = self;
        for (p, panel) in layer.packed.chunks_exact(layer.ins).enumerate() {
            let mut at = Place { x, out: &mut *out, stride: layer.bias.len(), panel: p, bias: layer.bias[p] };
            let mut rows = starts;
            let mut first = 0;
            while let Some((now, rest)) = rows.split_first_chunk::<M>() {
                tile::<M, FUSED>(panel, now, first, &mut at);
                (rows, first) = (rest, first + M);
            }
            match *rows {
                [a] => tile::<1, FUSED>(panel, &[a], first, &mut at),
                [a, b] => tile::<2, FUSED>(panel, &[a, b], first, &mut at),
                [a, b, c] => tile::<3, FUSED>(panel, &[a, b, c], first, &mut at),
                [a, b, c, d] => tile::<4, FUSED>(panel, &[a, b, c, d], first, &mut at),
                [a, b, c, d, e] => tile::<5, FUSED>(panel, &[a, b, c, d, e], first, &mut at),
                _ => {}
            }
        }
    }
}

/// Where a tile reads from and writes to.
struct Place<'a> {
    x: &'a [f32],
    out: &'a mut [f32],
    /// In panels.
    stride: usize,
    panel: usize,
    bias: Lanes,
}

#[inline(always)]
fn tile<const M: usize, const FUSED: bool>(panel: &[Lanes], starts: &[usize; M], first: usize, at: &mut Place<'_>) {
    let ins = panel.len();
    let mut acc = [at.bias; M];
    // Slices of one length let the compiler leave the bound checks out of the loop.
    let mut rows: [&[f32]; M] = [&[]; M];
    for (row, &start) in rows.iter_mut().zip(starts) {
        *row = &at.x[start..][..ins];
    }
    for i in 0..ins {
        let weights = &panel[i];
        for m in 0..M {
            let v = rows[m][i];
            for j in 0..LANES {
                acc[m][j] = if FUSED { v.mul_add(weights[j], acc[m][j]) } else { v * weights[j] + acc[m][j] };
            }
        }
    }
    for (m, sums) in acc.iter().enumerate() {
        let o = ((first + m) * at.stride + at.panel) * LANES;
        at.out[o..o + LANES].copy_from_slice(sums);
    }
}

/// Maxout over three pieces of `N` numbers, then layer normalisation, added to rows of `x`.
pub(super) struct MaxoutNorm {
    gain: Vec<f32>,
    shift: Vec<f32>,
}

/// Width of every hidden row of the token networks.
pub(super) const WIDTH: usize = 96;

/// Pieces of the maxout.
pub(super) const PIECES: usize = 3;

impl MaxoutNorm {
    /// Takes gain and shift, [`WIDTH`] numbers each.
    pub(super) fn new(gain: Vec<f32>, shift: Vec<f32>) -> MaxoutNorm {
        MaxoutNorm { gain, shift }
    }

    /// Adds the result for each row of `y` (rows of `WIDTH * PIECES`) to the row of `x` that begins in `starts`.
    pub(super) fn add(&self, y: &[f32], starts: &[usize], x: &mut [f32]) {
        Arch::new().dispatch(Norm { norm: self, y, starts, x });
    }
}

struct Norm<'a> {
    norm: &'a MaxoutNorm,
    y: &'a [f32],
    starts: &'a [usize],
    x: &'a mut [f32],
}

impl WithSimd for Norm<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (y, &start) in self.y.as_chunks::<{ WIDTH * PIECES }>().0.iter().zip(self.starts) {
            let mut v = [0.0f32; WIDTH];
            for (j, v) in v.iter_mut().enumerate() {
                let a = if y[WIDTH + j] > y[j] { y[WIDTH + j] } else { y[j] };
                *v = if y[2 * WIDTH + j] > a { y[2 * WIDTH + j] } else { a };
            }
            let mean = sum(&v) / WIDTH as f32;
            let squares = v.map(|v| (v - mean) * (v - mean));
            let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
            let row = &mut self.x[start..start + WIDTH];
            for ((x, v), (gain, shift)) in row.iter_mut().zip(&v).zip(self.norm.gain.iter().zip(&self.norm.shift)) {
                *x += (v - mean) * scale * gain + shift;
            }
        }
    }
}

/// A sum in eight strands, so that it can run in vector registers; the order is the same on every machine.
#[inline(always)]
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut strands = [0.0f32; 8];
    for eight in values.as_chunks::<8>().0 {
        for (s, v) in strands.iter_mut().zip(eight) {
            *s += v;
        }
    }
    let [a, b, c, d, e, f, g, h] = strands;
    ((a + e) + (b + f)) + ((c + g) + (d + h))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_any_number_of_rows() {
        let weights: Vec<f32> = (0u8..60).map(f32::from).collect();
        let layer = Linear::new(3, &weights, &[1.0; 20]);
        let x: Vec<f32> = (0u8..60).map(|i| f32::from(i) * 0.5).collect();
        for rows in 1..20 {
            let starts: Vec<usize> = (0..rows).map(|r| r * 3).collect();
            let mut y = vec![7.0; 3];
            layer.apply(&x, &starts, &mut y);
            assert_eq!(y.len(), rows * layer.stride());
            for r in 0..rows {
                for o in 0..20 {
                    let want: f32 = 1.0 + (0..3).map(|i| weights[o * 3 + i] * x[r * 3 + i]).sum::<f32>();
                    assert!((y[r * layer.stride() + o] - want).abs() < 1e-2);
                }
            }
        }
    }

    #[test]
    fn a_row_is_the_same_whatever_stands_beside_it() {
        let weights: Vec<f32> = (0u16..576).map(|i| (f32::from(i) * 0.37).sin()).collect();
        let layer = Linear::new(24, &weights, &[0.1; 24]);
        let x: Vec<f32> = (0u16..480).map(|i| (f32::from(i) * 0.11).cos()).collect();
        let (mut all, mut one) = (Vec::new(), Vec::new());
        let starts: Vec<usize> = (0..20).map(|r| r * 24).collect();
        layer.apply(&x, &starts, &mut all);
        for (r, row) in all.chunks_exact(layer.stride()).enumerate() {
            layer.apply(&x, &starts[r..=r], &mut one);
            assert_eq!(row, one);
        }
    }

    #[test]
    fn normalised_rows_have_no_mean_and_unit_spread() {
        let norm = MaxoutNorm::new(vec![1.0; WIDTH], vec![0.0; WIDTH]);
        let y: Vec<f32> = (0u16..288).map(|i| (f32::from(i) * 0.7).sin()).collect();
        let mut x = vec![0.0; WIDTH];
        norm.add(&y, &[0], &mut x);
        let mean = x.iter().sum::<f32>() / 96.0;
        let spread = x.iter().map(|v| v * v).sum::<f32>() / 96.0;
        assert!(mean.abs() < 1e-4 && (spread - 1.0).abs() < 1e-3);
    }
}
