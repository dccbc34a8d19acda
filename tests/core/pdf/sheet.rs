//! A writer of small PDFs for tests: lines of Courier at given places, so that every width is known.

use std::fmt::Write as _;

/// Width of a letter of Courier, in ems.
const LETTER: f64 = 0.6;

/// A page: its content stream.
#[derive(Clone, Default)]
pub(crate) struct Sheet(String);

/// The fonts of every page, as the streams name them.
const FONTS: &[(&str, &str)] = &[("R", "Courier"), ("B", "Courier-Bold"), ("I", "Courier-Oblique")];

impl Sheet {
    /// A line, its left end and baseline in points from the upper left corner of an A4 page.
    pub(crate) fn line(mut self, (x, y): (f64, f64), size: f64, text: &str) -> Self {
        let text = escaped(text);
        writeln!(self.0, "BT /R {size} Tf {x} {} Td ({text}) Tj ET", 842.0 - y).expect("text");
        self
    }

    /// Lines below each other, one at each `\n`; 1.2 ems a step.
    pub(crate) fn lines(self, (x, y): (f64, f64), size: f64, text: &str) -> Self {
        text.lines().enumerate().fold(self, |sheet, (at, line)| sheet.line((x, y + at as f64 * size * 1.2), size, line))
    }

    /// A text broken at `width` letters.
    pub(crate) fn text(self, place: (f64, f64), size: f64, width: usize, text: &str) -> Self {
        self.lines(place, size, &wrapped(text, width))
    }

    /// Operators as they are.
    pub(crate) fn raw(mut self, operators: &str) -> Self {
        self.0 += operators;
        self
    }

    /// A picture over the whole page.
    pub(crate) fn picture(self) -> Self {
        self.raw("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q\n")
    }
}

/// How far a text of Courier goes, in points.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * LETTER
}

/// Breaks a text at `width` letters.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut room = width;
    for word in text.split(' ') {
        let length = word.chars().count();
        if out.is_empty() || out.ends_with('\n') {
        } else if length + 1 > room {
            out.push('\n');
            room = width;
        } else {
            out.push(' ');
            room -= 1;
        }
        out.push_str(word);
        room = room.saturating_sub(length);
    }
    out
}

/// A string in the WinAnsi encoding.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in encoding_rs::WINDOWS_1252.encode(text).0.iter() {
        match byte {
            b'(' | b')' | b'\\' => write!(out, "\\{}", char::from(*byte)).expect("text"),
            0x20..0x7f => out.push(char::from(*byte)),
            _ => write!(out, "\\{byte:03o}").expect("text"),
        }
    }
    out
}

/// The file.
pub(crate) fn file(sheets: &[Sheet]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), String::new()];
    let mut fonts = String::new();
    for (name, base) in FONTS {
        objects.push(format!("<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"));
        write!(fonts, "/{name} {} 0 R ", objects.len()).expect("text");
    }
    let mut kids = String::new();
    for Sheet(stream) in sheets {
        objects.push(format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
        let content = objects.len();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << {fonts} >> >> >>"
        ));
        write!(kids, "{} 0 R ", objects.len()).expect("text");
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len());
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1).expect("text");
    }
    let start = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).expect("text");
    for place in places {
        writeln!(out, "{place:010} 00000 n ").expect("text");
    }
    write!(out, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).expect("text");
    out.into_bytes()
}
