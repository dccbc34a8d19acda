//! Linear layers: the one place where time goes.
//!
//! A product is made of register tiles, a few rows by sixteen outputs, and [`pulp`] compiles them once per
//! instruction set and picks one at run time.
//! Each row's sums are made in the same order whatever rows stand beside it, so a batch gives the very numbers that
//! its sentences give alone.

#![expect(
    clippy::inline_always,
    reason = "only code inlined into the dispatched function is compiled for its instructions"
)]

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
    fn with_simd<S: Simd>(self, simd: S) {
        // As many rows as leave registers for the weights.
        match size_of::<Lanes>() / size_of::<S::f32s>() {
            1 => self.run::<_, 12>(Registers::<S, 1>(simd)),
            2 => self.run::<_, 6>(Registers::<S, 2>(simd)),
            4 => self.run::<_, 6>(Registers::<S, 4>(simd)),
            _ => self.run::<_, 2>(Plain),
        }
    }
}

impl Product<'_> {
    #[inline(always)]
    fn run<K: Kernel, const M: usize>(self, kernel: K) {
        let Product { layer, x, starts, out } = self;
        for (p, panel) in layer.packed.chunks_exact(layer.ins).enumerate() {
            let mut at = Place { x, out: &mut *out, stride: layer.bias.len(), panel: p, bias: layer.bias[p] };
            let mut rows = Rows { starts, first: 0 };
            tiles::<K, M>(kernel, panel, &mut rows, &mut at);
            tiles::<K, 6>(kernel, panel, &mut rows, &mut at);
            tiles::<K, 3>(kernel, panel, &mut rows, &mut at);
            tiles::<K, 1>(kernel, panel, &mut rows, &mut at);
        }
    }
}

/// How the sums of one row and one panel are kept and added to.
trait Kernel: Copy {
    type Sums: Copy;
    fn load(self, lanes: &Lanes) -> Self::Sums;
    fn store(self, sums: Self::Sums) -> Lanes;
    /// Adds `v` times each weight.
    fn add(self, v: f32, weights: &Lanes, sums: &mut Self::Sums);
}

/// Sums in `R` vector registers, with fused products.
#[derive(Clone, Copy)]
struct Registers<S, const R: usize>(S);

impl<S: Simd, const R: usize> Kernel for Registers<S, R> {
    type Sums = [S::f32s; R];

    #[inline(always)]
    fn load(self, lanes: &Lanes) -> Self::Sums {
        let registers = S::as_simd_f32s(lanes).0;
        std::array::from_fn(|r| registers[r])
    }

    #[inline(always)]
    fn store(self, sums: Self::Sums) -> Lanes {
        let mut lanes = [0.0; LANES];
        S::as_mut_simd_f32s(&mut lanes).0.copy_from_slice(&sums);
        lanes
    }

    #[inline(always)]
    fn add(self, v: f32, weights: &Lanes, sums: &mut Self::Sums) {
        let (v, weights) = (self.0.splat_f32s(v), self.load(weights));
        for r in 0..R {
            sums[r] = self.0.mul_add_f32s(v, weights[r], sums[r]);
        }
    }
}

/// Sums in an array, for processors where a fused product would be a function call.
#[derive(Clone, Copy)]
struct Plain;

impl Kernel for Plain {
    type Sums = Lanes;

    #[inline(always)]
    fn load(self, lanes: &Lanes) -> Lanes {
        *lanes
    }

    #[inline(always)]
    fn store(self, sums: Lanes) -> Lanes {
        sums
    }

    #[inline(always)]
    fn add(self, v: f32, weights: &Lanes, sums: &mut Lanes) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += v * weight;
        }
    }
}

/// Rows that have no product yet.
struct Rows<'a> {
    starts: &'a [usize],
    /// Number of the first of them.
    first: usize,
}

/// As many tiles of `M` rows as there are.
#[inline(always)]
fn tiles<K: Kernel, const M: usize>(kernel: K, panel: &[Lanes], rows: &mut Rows<'_>, at: &mut Place<'_>) {
    while let Some((now, rest)) = rows.starts.split_first_chunk::<M>() {
        let mut acc = [kernel.load(&at.bias); M];
        // Slices of one length, made in a plain loop, let the compiler leave the bound checks out of the next one.
        let ins = panel.len();
        let mut x: [&[f32]; M] = [&[]; M];
        for (row, &start) in x.iter_mut().zip(now) {
            *row = &at.x[start..][..ins];
        }
        for i in 0..ins {
            for m in 0..M {
                kernel.add(x[m][i], &panel[i], &mut acc[m]);
            }
        }
        for (m, sums) in acc.into_iter().enumerate() {
            let o = ((rows.first + m) * at.stride + at.panel) * LANES;
            at.out[o..o + LANES].copy_from_slice(&kernel.store(sums));
        }
        *rows = Rows { starts: rest, first: rows.first + M };
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
        Arch::new().dispatch(Norm { layer: self, y, starts, x });
    }
}

struct Norm<'a> {
    layer: &'a MaxoutNorm,
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
            for ((x, v), (gain, shift)) in row.iter_mut().zip(&v).zip(self.layer.gain.iter().zip(&self.layer.shift)) {
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
    for width in [4, 2, 1] {
        for i in 0..width {
            strands[i] += strands[i + width];
        }
    }
    strands[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_any_number_of_rows() {
        let weights: Vec<f32> = (0u8..60).map(f32::from).collect();
        let layer = Linear::new(3, &weights, &[1.0; 20]);
        let x: Vec<f32> = (0u8..90).map(|i| f32::from(i) * 0.5).collect();
        for rows in 1..30 {
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
    #[cfg(target_arch = "x86_64")]
    fn older_processors_give_nearly_the_same() {
        let weights: Vec<f32> = (0u16..576).map(|i| (f32::from(i) * 0.37).sin()).collect();
        let layer = Linear::new(24, &weights, &[0.1; 24]);
        let x: Vec<f32> = (0u16..480).map(|i| (f32::from(i) * 0.11).cos()).collect();
        let starts: Vec<usize> = (0..20).map(|r| r * 24).collect();
        let (mut new, mut old) = (Vec::new(), vec![0.0; 20 * layer.stride()]);
        layer.apply(&x, &starts, &mut new);
        if let Some(simd) = pulp::x86::V3::try_new() {
            Simd::vectorize(simd, Product { layer: &layer, x: &x, starts: &starts, out: &mut old });
            assert_eq!(new, old);
        }
        Product { layer: &layer, x: &x, starts: &starts, out: &mut old }.with_simd(pulp::Scalar::new());
        assert!(new.iter().zip(&old).all(|(a, b)| (a - b).abs() < 1e-4));
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
