//! The file of weights: named sections of numbers and text.
//!
//! Little endian: `SYN1`, number of sections, and for each: name, kind, dimensions, length in bytes, content.
//! Every size is checked before it is used, so that a damaged file is an error and never a panic.

use super::super::LanguageError;
use std::collections::BTreeMap;

/// The sections of a file, still as bytes.
pub(super) struct Sections<'a> {
    sections: BTreeMap<&'a str, Section<'a>>,
}

struct Section<'a> {
    kind: u8,
    dims: Vec<usize>,
    bytes: &'a [u8],
}

/// A matrix, row by row.
pub(super) struct Matrix {
    pub(super) rows: usize,
    pub(super) values: Vec<f32>,
}

const F32: u8 = 0;
const F16: u8 = 1;
/// Signed bytes with one `f32` scale per row; the scales come first.
const I8: u8 = 2;

impl<'a> Sections<'a> {
    /// Finds the sections of a file.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Sections<'a>, LanguageError> {
        let mut rest = Rest(bytes);
        if rest.take(4)? != b"SYN1" {
            return Err(damaged("it is not a file of weights"));
        }
        let mut sections = BTreeMap::new();
        for _ in 0..rest.u32()? {
            let length = rest.u8()?;
            let name =
                std::str::from_utf8(rest.take(length)?).map_err(|e| damaged(format!("the name of a section: {e}")))?;
            let kind = rest.take(1)?[0];
            let dims = (0..rest.u8()?).map(|_| rest.u32()).collect::<Result<Vec<_>, _>>()?;
            let length = rest.u32()?;
            sections.insert(name, Section { kind, dims, bytes: rest.take(length)? });
        }
        Ok(Sections { sections })
    }

    /// Whether there is a section of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.sections.contains_key(name)
    }

    /// The bytes of a section.
    pub(super) fn bytes(&self, name: &str) -> Result<&'a [u8], LanguageError> {
        Ok(self.section(name)?.bytes)
    }

    /// The text of a section.
    pub(super) fn text(&self, name: &str) -> Result<&'a str, LanguageError> {
        std::str::from_utf8(self.bytes(name)?).map_err(|e| damaged(format!("section {name}: {e}")))
    }

    /// The numbers of a section, of which there must be `len`.
    pub(super) fn vector(&self, name: &str, len: usize) -> Result<Vec<f32>, LanguageError> {
        let values = self.section(name)?.numbers(name)?;
        if values.len() != len {
            return Err(damaged(format!("section {name} has {} numbers instead of {len}", values.len())));
        }
        Ok(values)
    }

    /// The matrix of a section, which must have `cols` columns.
    pub(super) fn matrix(&self, name: &str, cols: usize) -> Result<Matrix, LanguageError> {
        let section = self.section(name)?;
        let values = section.numbers(name)?;
        match section.dims[..] {
            [rows, c] if c == cols && rows > 0 && rows.checked_mul(c) == Some(values.len()) => {
                Ok(Matrix { rows, values })
            }
            _ => Err(damaged(format!("section {name} is no matrix of {cols} columns"))),
        }
    }

    fn section(&self, name: &str) -> Result<&Section<'a>, LanguageError> {
        self.sections.get(name).ok_or_else(|| damaged(format!("section {name} is missing")))
    }
}

impl Section<'_> {
    fn numbers(&self, name: &str) -> Result<Vec<f32>, LanguageError> {
        match self.kind {
            F32 => Ok(floats(self.bytes)),
            F16 => Ok(self.bytes.as_chunks().0.iter().map(|c| half(u16::from_le_bytes(*c))).collect()),
            I8 => {
                let &[rows, cols] = &self.dims[..] else {
                    return Err(damaged(format!("section {name} is no matrix")));
                };
                let scales_len = rows.saturating_mul(4);
                if cols == 0 || rows.saturating_mul(cols).saturating_add(scales_len) != self.bytes.len() {
                    return Err(damaged(format!("section {name} has a wrong length")));
                }
                let (scales, bytes) = self.bytes.split_at(scales_len);
                let mut values = Vec::with_capacity(rows * cols);
                for (row, scale) in bytes.chunks_exact(cols).zip(floats(scales)) {
                    values.extend(row.iter().map(|&x| f32::from(x.cast_signed()) * scale));
                }
                Ok(values)
            }
            _ => Err(damaged(format!("section {name} holds no numbers"))),
        }
    }
}

/// The part of the file that was not read yet.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], LanguageError> {
        let (taken, rest) = self.0.split_at_checked(len).ok_or_else(|| damaged("it is cut short"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn u8(&mut self) -> Result<usize, LanguageError> {
        Ok(usize::from(self.take(1)?[0]))
    }

    fn u32(&mut self) -> Result<usize, LanguageError> {
        let bytes = self.take(4)?.first_chunk().ok_or_else(|| damaged("it is cut short"))?;
        Ok(u32::from_le_bytes(*bytes) as usize)
    }
}

/// The error of a damaged file of weights.
pub(super) fn damaged(what: impl Into<String>) -> LanguageError {
    LanguageError::Damaged { model: "syntax", what: what.into() }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks().0.iter().map(|c| f32::from_le_bytes(*c)).collect()
}

/// A 16-bit float as 32 bits. Weights are finite, so infinities need no care: moving the bits and scaling by 2^112
/// is exact for normal and subnormal numbers, and free of branches.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits & 0x8000) << 16;
    let size = f32::from_bits(u32::from(bits & 0x7fff) << 13) * f32::from_bits(0x7780_0000);
    f32::from_bits(size.to_bits() | sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "the conversion is exact")]
    fn halves() {
        assert_eq!(half(0x3c00), 1.0);
        assert_eq!(half(0xc000), -2.0);
        assert_eq!(half(0x0001), 1.0 / 16_777_216.0);
        assert_eq!(half(0x7bff), 65_504.0);
        assert_eq!(half(0x8000).to_bits(), 0x8000_0000);
    }

    #[test]
    fn wrong_sizes_are_errors() {
        for bytes in [
            &b""[..],
            b"SYN1",
            b"SYN1\x01\0\0\0\x05t.E0",
            b"nope",
            b"SYN1\x01\0\0\0\x01a\0\x01\xff\xff\xff\xff\xff\xff\xff\xff",
        ] {
            assert!(Sections::read(bytes).is_err());
        }
        let bytes = b"SYN1\x01\0\0\0\x01a\x02\x02\xff\xff\xff\xff\xff\xff\xff\xff\x04\0\0\0abcd";
        let sections = Sections::read(bytes).expect("the layout is whole");
        assert!(sections.matrix("a", 96).is_err() && sections.vector("a", 4).is_err() && sections.text("b").is_err());
    }
}
