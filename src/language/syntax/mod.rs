//! English tokens, tags, lemmas, dependency trees and entities, one sentence at a time.
//!
//! # The model
//!
//! `assets/models/syntax/syntax-en.bin` holds the weights of spaCy's small English pipeline `en_core_web_sm` 3.8
//! (MIT, Explosion; an unofficial re-publication, converted to 8-bit and 16-bit numbers; see NOTICE beside it).
//! Its own figures, on OntoNotes 5: tags 0.973, unlabelled arcs 0.918, labelled arcs 0.899, entities F1 0.843.
//! On the text that it was converted with, this reader gives the same tokens, tags and lemmas and 99.9 % of the heads
//! that spaCy gives. It was trained on newswire, broadcast and web text of the 2000s: parse and entities are hints
//! for a check, which none may follow blindly.
//!
//! # How it runs
//!
//! Sentences are given, not found, and white space of any kind only parts words. Sentences go through in batches ([`Syntax::parse_each`]), because one large product
//! of matrices is faster than many small ones; a sentence's result does not depend on its batch.

mod affix;
mod all;
mod attributes;
mod chars;
mod entities;
mod file;
mod hash;
mod lemmas;
mod lexicon;
mod linear;
mod network;
mod parser;
mod scorer;
mod tokenizer;

use super::LanguageError;
use super::labels::{Dep, Pos, Tag};
use super::parsed::{Entity, Parsed, Token};
use crate::text::Span;
use attributes::{Rules, Word};
use chars::visible;
use entities::Recogniser;
use file::{Sections, damaged};
use lemmas::Lemmas;
use lexicon::{Lexicon, space_follows};
use linear::{Linear, WIDTH};
use network::{Features, Network, Scratch, Vectors, Words};
use parser::{Arcs, Parser};
use std::ops::Range;
use std::sync::Mutex;
use tokenizer::{Raw, Tokenizer};

/// Which parts of the analysis are wanted; entities cost as much as all the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Parts {
    /// Tokens, tags, lemmas and trees.
    WithoutEntities,
    /// And entities.
    #[default]
    All,
}

/// The loaded model. Cheap to share between threads; each thread has a [`Session`] of its own.
pub struct Syntax {
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    network: Network,
    tagger: Linear,
    tags: Vec<Tag>,
    parser: Parser,
    entity_network: Network,
    recogniser: Recogniser,
    rules: Rules,
    lemmas: Lemmas,
    /// Sessions between two runs of [`Syntax::parse_all`].
    sessions: Mutex<Vec<Session>>,
}

/// One thread's memory: rows of the words seen so far, and buffers. It changes no result.
#[derive(Default)]
pub struct Session {
    words: Words,
    entity_words: Words,
    scratch: Scratch,
}

/// Tokens of one call of the networks; a longer "sentence" is analysed in pieces, so that memory stays bounded.
const PIECE: usize = 400;

/// A sentence, or a piece of an overlong one.
struct Piece {
    sentence: usize,
    /// Within the tokens of the batch.
    tokens: Range<usize>,
}

/// The tokens of some sentences, one after the other.
struct Batch<'a> {
    raw: Vec<Raw>,
    /// The text that each token's span is of: its sentence.
    sentences: Vec<(&'a str, Span)>,
    pieces: Vec<Piece>,
}

impl Syntax {
    /// Reads the model, of which the checksum was checked before.
    ///
    /// # Errors
    ///
    /// [`LanguageError::Damaged`] where the file is cut short or its parts do not fit each other.
    pub(super) fn read(bytes: &[u8]) -> Result<Syntax, LanguageError> {
        let sections = Sections::read(bytes)?;
        let tags = sections.text("tag.labels")?.lines();
        let tags: Vec<Tag> = tags
            .map(|t| Tag::from_name(t).ok_or_else(|| damaged(format!("unknown tag {t}"))))
            .collect::<Result<_, _>>()?;
        let weights = sections.matrix("tag.W", WIDTH)?;
        if tags.is_empty() || weights.rows != tags.len() {
            return Err(damaged("the tagger has another number of tags"));
        }
        Ok(Syntax {
            tokenizer: Tokenizer::read(&sections)?,
            lexicon: Lexicon::read(&sections)?,
            network: Network::read(&sections, "t")?,
            tagger: Linear::new(WIDTH, &weights.values, &sections.vector("tag.b", tags.len())?),
            tags,
            parser: Parser::read(&sections)?,
            entity_network: Network::read(&sections, "n")?,
            recogniser: Recogniser::read(&sections)?,
            rules: Rules::read(&sections)?,
            lemmas: Lemmas::read(&sections)?,
            sessions: Mutex::new(Vec::new()),
        })
    }

    /// Analyses one sentence: the bytes `span` of a document's `text`.
    pub fn parse(&self, text: &str, span: Span, session: &mut Session) -> Parsed {
        self.parse_each(text, &[span], Parts::All, session).pop().unwrap_or_default()
    }

    /// Analyses several sentences in one go; some 200 words together are faster than one by one.
    ///
    /// There is one result for each span. A span that does not lie in the text gives an empty one.
    pub fn parse_each(&self, text: &str, spans: &[Span], parts: Parts, session: &mut Session) -> Vec<Parsed> {
        let batch = self.tokenize(text, spans);
        let mut parsed: Vec<Parsed> = spans.iter().map(|_| Parsed::default()).collect();
        if batch.raw.is_empty() {
            return parsed;
        }
        let features: Vec<Features> = batch.features(&self.lexicon);
        let ranges: Vec<Range<usize>> = batch.pieces.iter().map(|p| p.tokens.clone()).collect();
        let vectors = self.network.run(&features, &ranges, &mut session.words, &mut session.scratch);
        let tags = self.tag(&vectors, &mut session.scratch);
        let shares = self.parser.shares(&vectors, &mut session.scratch);
        for piece in &batch.pieces {
            let arcs = self.parser.parse(&shares, piece.tokens.clone());
            self.add_tokens(&batch, piece, (&tags, &arcs), &mut parsed[piece.sentence]);
        }
        if parts == Parts::All {
            self.add_entities(&batch, &features, session, &mut parsed);
        }
        parsed
    }

    fn tokenize<'a>(&self, text: &'a str, spans: &[Span]) -> Batch<'a> {
        let mut batch = Batch { raw: Vec::new(), sentences: Vec::new(), pieces: Vec::new() };
        for (k, span) in spans.iter().enumerate() {
            let sentence = span.of(text);
            let first = batch.raw.len();
            batch.raw.extend(self.tokenizer.split(sentence));
            batch.sentences.push((sentence, *span));
            for start in (first..batch.raw.len()).step_by(PIECE) {
                batch.pieces.push(Piece { sentence: k, tokens: start..batch.raw.len().min(start + PIECE) });
            }
        }
        batch
    }

    fn tag(&self, vectors: &Vectors, scratch: &mut Scratch) -> Vec<Tag> {
        self.tagger.apply(&vectors.rows, &vectors.starts, &mut scratch.y);
        let rows = scratch.y.chunks_exact(self.tagger.stride());
        rows.map(|scores| scorer::best(&self.tags, scores, |tag| tag != Tag::Space).unwrap_or(self.tags[0])).collect()
    }

    /// Adds the tokens of a piece to the result of its sentence.
    fn add_tokens(&self, batch: &Batch<'_>, piece: &Piece, (tags, arcs): (&[Tag], &Arcs), parsed: &mut Parsed) {
        let (sentence, span) = batch.sentences[piece.sentence];
        let raw = &batch.raw[piece.tokens.clone()];
        let lowers: Vec<String> = raw.iter().map(|r| visible(r.span.of(sentence)).to_lowercase()).collect();
        let words: Vec<Word<'_>> = lowers
            .iter()
            .zip(tags[piece.tokens.clone()].iter().zip(arcs))
            .map(|(lower, (&tag, &(_, dep)))| Word { lower, tag, dep })
            .collect();
        let first = parsed.tokens.len();
        let root = parsed.root();
        for (i, (raw, word)) in raw.iter().zip(&words).enumerate() {
            let form = visible(raw.span.of(sentence));
            let set = self.rules.apply(&words, i);
            // The root of a further piece of an overlong sentence hangs from the first one.
            let (head, dep) = match (arcs[i].0, root) {
                (head, Some(root)) if head == i => (root, Dep::Dep),
                (head, _) => (first + head, word.dep),
            };
            parsed.tokens.push(Token {
                span: raw.span.shift(span.start),
                tag: word.tag,
                pos: set.pos.unwrap_or(Pos::X),
                lemma: set.lemma.map_or_else(|| self.lemmas.lemma(&form, set.pos, set.forms), Box::from),
                head: head as u32,
                dep,
                space_after: space_follows(sentence, raw),
            });
        }
    }

    fn add_entities(&self, batch: &Batch<'_>, features: &[Features], session: &mut Session, parsed: &mut [Parsed]) {
        let ranges: Vec<Range<usize>> = batch.pieces.iter().map(|p| p.tokens.clone()).collect();
        let vectors = self.entity_network.run(features, &ranges, &mut session.entity_words, &mut session.scratch);
        let shares = self.recogniser.shares(&vectors, &mut session.scratch);
        let mut sentence_start = (usize::MAX, 0);
        for piece in &batch.pieces {
            if sentence_start.0 != piece.sentence {
                sentence_start = (piece.sentence, piece.tokens.start);
            }
            let first = piece.tokens.start;
            let found = self.recogniser.find(&shares, piece.tokens.clone());
            let parsed = &mut parsed[piece.sentence];
            for (tokens, label) in found {
                let offset = first - sentence_start.1;
                let tokens = tokens.start + offset..tokens.end + offset;
                if let Some(span) = parsed.span(tokens.clone()) {
                    parsed.entities.push(Entity { tokens: tokens.start as u32..tokens.end as u32, span, label });
                }
            }
        }
    }
}

impl Batch<'_> {
    fn features(&self, lexicon: &Lexicon) -> Vec<Features> {
        let mut features = Vec::with_capacity(self.raw.len());
        for piece in &self.pieces {
            let sentence = self.sentences[piece.sentence].0;
            features.extend(self.raw[piece.tokens.clone()].iter().map(|raw| lexicon.features(sentence, raw)));
        }
        features
    }
}
