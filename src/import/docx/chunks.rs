//! Files that a Word file sets into its text (`w:altChunk`): web pages, saved pages, rich text, other Word files, text.
//!
//! Word takes their words over when it opens the file; programs that put drafts together leave them as they are. They
//! are read whole, as the author's own text, within bounds that hold for all of them together.

use std::collections::BTreeMap;

use super::super::office::{Package, Piece, attribute, walk};
use super::super::{Format, Options, html, mail, plain, rtf, sniff};
use crate::document::{Draft, ImportNote};
use crate::rules::Rules;

/// Files set into one; a draft that was put together has a few.
const MOST: usize = 100;
/// Bytes of all of them together.
const LARGEST: usize = 16 << 20;
/// A Word file within one within one is read, and no deeper one.
const DEEPEST: usize = 2;

/// The files that may be set into the text.
pub(super) struct Chunks<'p, 'b> {
    package: &'p mut Package<'b>,
    rules: &'p Rules,
    /// Names in the package by the id under which the text calls them.
    names: BTreeMap<String, String>,
    depth: usize,
    files_left: usize,
    bytes_left: usize,
    refused: usize,
}

impl<'p, 'b> Chunks<'p, 'b> {
    /// Those of the part `main`, which stands `depth` files deep.
    pub(super) fn of(package: &'p mut Package<'b>, main: &str, rules: &'p Rules, depth: usize) -> Self {
        let names = names(package, main);
        Self { package, rules, names, depth, files_left: MOST, bytes_left: LARGEST, refused: 0 }
    }

    /// Puts the file called `id` behind the blocks of `draft`.
    pub(super) fn append(&mut self, id: &str, draft: &mut Draft) {
        let Some(inside) = self.read(id) else {
            self.refused += 1;
            return;
        };
        let before = draft.blocks.len();
        draft.blocks.extend(inside.blocks);
        draft.notes.extend(inside.notes);
        draft.source_notes.extend(inside.source_notes.into_iter().map(|(block, note)| (block + before, note)));
    }

    fn read(&mut self, id: &str) -> Option<Draft> {
        self.files_left = self.files_left.checked_sub(1)?;
        let name = self.names.get(id)?;
        let bytes = self.package.bytes(name).ok()??;
        self.bytes_left = self.bytes_left.checked_sub(bytes.len())?;
        let draft = match sniff::format(&bytes, name).ok()? {
            Format::Html => Draft { blocks: html::piece(&bytes, self.rules).ok()?, ..Draft::default() },
            Format::Mail | Format::SavedPage => mail::piece(&bytes, self.rules).ok()?,
            Format::Rtf => rtf::read(&bytes),
            Format::Docx if self.depth < DEEPEST => super::read_at(&bytes, self.rules, self.depth + 1).ok()?,
            Format::Plain | Format::Markdown => plain::read(&bytes, &Options::default()).ok()?,
            Format::Docx | Format::Odt | Format::Pdf => return None,
        };
        draft.blocks.iter().any(|block| !block.text.is_empty()).then_some(draft)
    }

    /// What was not read.
    pub(super) fn note(&self) -> Option<ImportNote> {
        let said = match self.refused {
            0 => return None,
            1 => "A file that is set into this Word file was not read".to_owned(),
            many => format!("{many} files that are set into this Word file were not read"),
        };
        let cure = "Open the draft in Word and save it under a new name: that makes them part of its text.";
        Some(super::super::look(&format!("{said}. {cure}")))
    }
}

/// What the relations of `main` call files to be set in.
fn names(package: &mut Package<'_>, main: &str) -> BTreeMap<String, String> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let relations = package.part(&format!("{folder}/_rels/{file}.rels")).ok().flatten().unwrap_or_default();
    let mut names = BTreeMap::new();
    walk(
        &relations,
        |_| false,
        |piece| {
            if let Piece::Start(element) = piece
                && attribute(&element, "Type").is_some_and(|kind| kind.ends_with("/aFChunk"))
                && attribute(&element, "TargetMode").is_none_or(|mode| mode != "External")
                && let (Some(id), Some(target)) = (attribute(&element, "Id"), attribute(&element, "Target"))
            {
                names.insert(id, within(folder, &target));
            }
        },
    );
    names
}

/// A target's name in the package: from its root, or from the folder of the part that names it.
fn within(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let mut steps: Vec<&str> = if from_root { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn targets_are_names_in_the_package() {
        for (target, name) in [
            ("afchunk.mht", "word/afchunk.mht"),
            ("/word/a.docx", "word/a.docx"),
            ("../parts/a.rtf", "parts/a.rtf"),
            ("../../../a.rtf", "a.rtf"),
            ("./a.html", "word/a.html"),
        ] {
            assert_eq!(within("word", target), name);
        }
    }
}
