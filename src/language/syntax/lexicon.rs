//! What the networks know of a word before they see its neighbours: ids of its normal form, ends and shape.

use super::super::LanguageError;
use super::chars::{shape, visible};
use super::file::{Sections, damaged};
use super::hash::{IdMap, string_id};
use super::network::Features;
use super::tokenizer::Raw;

/// The tables of normal forms.
pub(super) struct Lexicon {
    /// Strings which the model numbers instead of hashing them, by their hash.
    symbols: IdMap<u64>,
    /// Ids of normal forms, by the word's id.
    norms: IdMap<u64>,
    /// Further normal forms, of quotation marks and the like.
    base_norms: IdMap<u64>,
}

impl Lexicon {
    /// Reads the tables.
    pub(super) fn read(sections: &Sections<'_>) -> Result<Lexicon, LanguageError> {
        let mut lexicon = Lexicon { symbols: IdMap::default(), norms: IdMap::default(), base_norms: IdMap::default() };
        for (symbol, number) in sections.text("symbols")?.lines().filter_map(|l| l.split_once('\t')) {
            let number = number.parse().map_err(|e| damaged(format!("number of the symbol {symbol}: {e}")))?;
            lexicon.symbols.insert(string_id(symbol), number);
        }
        let mut rest = sections.bytes("norm.table")?;
        while let Some((id, after)) = rest.split_first_chunk::<8>() {
            let norm = after.split_first().and_then(|(&len, after)| after.split_at_checked(usize::from(len)));
            let (norm, after) = norm.ok_or_else(|| damaged("section norm.table is cut short"))?;
            let norm = std::str::from_utf8(norm).map_err(|e| damaged(format!("section norm.table: {e}")))?;
            lexicon.norms.insert(u64::from_le_bytes(*id), lexicon.id(norm));
            rest = after;
        }
        for (word, norm) in sections.text("norm.base")?.lines().filter_map(|l| l.split_once('\t')) {
            lexicon.base_norms.insert(string_id(word), lexicon.id(norm));
        }
        Ok(lexicon)
    }

    /// The features of a token of `text`.
    pub(super) fn features(&self, text: &str, raw: &Raw) -> Features {
        let word = &*visible(raw.span.of(text));
        // The model never saw a horizontal bar; it is set for a dash.
        let word = if word == "\u{2015}" { "\u{2014}" } else { word };
        let mut chars = word.char_indices();
        let second = chars.by_ref().nth(1).map_or(word.len(), |c| c.0);
        let third_last = word.char_indices().nth_back(2).map_or(0, |c| c.0);
        let (prefix, suffix) = (word.get(..second).unwrap_or_default(), word.get(third_last..).unwrap_or_default());
        Features([
            raw.norm.unwrap_or_else(|| self.norm(word)),
            self.id(prefix),
            self.id(suffix),
            self.id(&shape(word)),
            u64::from(space_follows(text, raw)),
            // No token is white space.
            0,
        ])
    }

    fn norm(&self, word: &str) -> u64 {
        let known = self.norms.get(&self.id(word)).or_else(|| self.base_norms.get(&string_id(word)));
        known.copied().unwrap_or_else(|| self.id(&word.to_lowercase()))
    }

    fn id(&self, text: &str) -> u64 {
        let id = string_id(text);
        self.symbols.get(&id).copied().unwrap_or(id)
    }
}

/// Whether white space follows a token directly.
pub(super) fn space_follows(text: &str, raw: &Raw) -> bool {
    text.get(raw.span.end..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}
