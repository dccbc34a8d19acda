//! The words of one statement with those of another marked: what agrees, what differs.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Stroke, Ui};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::document::Document;
use crate::text::{Span, fold};
use crate::ui::desk::Desk;
use crate::ui::theme;

/// Between a struck word and the one in its place, which would run into each other.
const GAP: f32 = 4.0;

/// Words with a colour of their own.
type Tones<'a> = &'a [(Span, Color32)];

/// The words of `span` in the text face; those of `tones` bold and in their colour.
pub(in crate::ui) fn painted(
    desk: &Desk<'_>,
    span: Span,
    tones: &[(Span, Color32)],
    measure: (f32, f32, f32),
    ink: Color32,
) -> LayoutJob {
    set(desk, (span, tones, &[]), measure, ink, [theme::text, theme::text_bold])
}

/// As [`painted`], in the face of the window.
pub(in crate::ui) fn painted_plain(
    desk: &Desk<'_>,
    span: Span,
    tones: &[(Span, Color32)],
    measure: (f32, f32, f32),
    ink: Color32,
) -> LayoutJob {
    set(desk, (span, tones, &[]), measure, ink, [theme::plain, theme::semi])
}

/// As [`painted_plain`], words of `grounds` on a ground of their own.
pub(in crate::ui) fn found_plain(
    desk: &Desk<'_>,
    (span, tones, grounds): (Span, Tones<'_>, Tones<'_>),
    measure: (f32, f32, f32),
    ink: Color32,
) -> LayoutJob {
    set(desk, (span, tones, grounds), measure, ink, [theme::plain, theme::semi])
}

/// How words change from `before` to `after`: what goes is struck out, what comes is underlined.
pub(in crate::ui) fn change(ui: &Ui, before: &str, after: &str, width: f32) -> LayoutJob {
    changed(ui, (before, after), (width, 21.0), [theme::text(14.5), theme::text_bold(14.5)])
}

/// As [`change`], in the face of the window.
pub(in crate::ui) fn change_plain(ui: &Ui, before: &str, after: &str, width: f32) -> LayoutJob {
    changed(ui, (before, after), (width, 18.0), [theme::plain(13.0), theme::semi(13.0)])
}

fn changed(
    ui: &Ui,
    (before, after): (&str, &str),
    (width, leading): (f32, f32),
    [face, strong]: [egui::FontId; 2],
) -> LayoutJob {
    let colours = theme::palette(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let diff = similar::TextDiff::from_unicode_words(before, after);
    let mut struck = false;
    for change in diff.iter_all_changes() {
        let (ink, gone, new) = match change.tag() {
            similar::ChangeTag::Equal => (colours.ink, false, false),
            similar::ChangeTag::Delete => (colours.bad, true, false),
            similar::ChangeTag::Insert => (colours.good, false, true),
        };
        let line = |on: bool| if on { Stroke::new(1.2, ink) } else { Stroke::NONE };
        let format = TextFormat {
            font_id: if new { strong.clone() } else { face.clone() },
            color: ink,
            line_height: Some(leading),
            strikethrough: line(gone),
            underline: line(new),
            ..TextFormat::default()
        };
        job.append(change.value(), if struck && new { GAP } else { 0.0 }, format);
        struck = gone;
    }
    job
}

fn set(
    desk: &Desk<'_>,
    (span, tones, grounds): (Span, Tones<'_>, Tones<'_>),
    (size, leading, width): (f32, f32, f32),
    ink: Color32,
    [face, strong]: [fn(f32) -> egui::FontId; 2],
) -> LayoutJob {
    let mut cuts = vec![span.start, span.end];
    for (tone, _) in tones.iter().chain(grounds) {
        cuts.extend([tone.start.clamp(span.start, span.end), tone.end.clamp(span.start, span.end)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = width;
    for pair in cuts.windows(2) {
        let [from, to] = *pair else { continue };
        // A later tone wins: what differs over what agrees.
        let tone = tones.iter().rev().find(|(tone, _)| tone.has(from)).map(|(_, ink)| *ink);
        let format = TextFormat {
            font_id: if tone.is_some() { strong(size) } else { face(size) },
            color: tone.unwrap_or(ink),
            background: grounds.iter().find(|(ground, _)| ground.has(from)).map_or(Color32::TRANSPARENT, |own| own.1),
            line_height: Some(leading),
            ..TextFormat::default()
        };
        job.append(desk.words(Span::new(from, to)), 0.0, format);
    }
    job
}

/// Words of `there` that stand in `here` as well, in the same order: the longest such row.
pub(in crate::ui) fn same_words(document: &Document, here: Span, there: Span) -> Vec<Span> {
    let words = |span: Span| -> Vec<(Span, String)> {
        document
            .words(span)
            .unicode_word_indices()
            .map(|(at, word)| (Span::new(at, at + word.len()).shift(span.start), fold(word)))
            .collect()
    };
    let (mine, theirs) = (words(here), words(there));
    let keys = |words: &[(Span, String)]| words.iter().map(|(_, key)| key.clone()).collect::<Vec<_>>();
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &keys(&mine), &keys(&theirs));
    let mut same: Vec<Span> = Vec::new();
    for op in ops {
        if let similar::DiffOp::Equal { new_index, len, .. } = op {
            let run = theirs.get(new_index..new_index + len).unwrap_or_default();
            // A single short word that both happen to have says nothing.
            let letters: usize = run.iter().map(|(_, key)| key.chars().count()).sum();
            if let (Some(first), Some(last)) = (run.first(), run.last())
                && letters > 3
            {
                same.push(first.0.cover(last.0));
            }
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::same_words;
    use crate::document::Document;
    use crate::text::Span;

    #[test]
    fn agreeing_words_are_found_in_order() {
        let text = "The council voted 8–4 on Tuesday. On Tuesday the council voted 7–5.";
        let document = Document { text: text.to_owned(), ..Document::default() };
        let cut = text.find(" On").expect("two sentences");
        let same = same_words(&document, Span::new(0, cut), Span::new(cut + 1, text.len()));
        let same: Vec<_> = same.into_iter().map(|span| span.of(text)).collect();
        assert_eq!(same, ["the council voted"]);
    }
}
