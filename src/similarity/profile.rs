//! What one statement says, in a form that compares: content units, figures, dates, polarity, hedges, roles.

use super::course::Course;
use super::standing::Standing;
use super::words::WordId;
use crate::text::Span;
use crate::text::dates::Moment;
use crate::text::numbers::Quantity;

/// One statement, read for comparison. Spans are bytes of the document's text.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one thing of the statement, and none excludes another")]
pub struct Profile {
    /// The statement.
    pub span: Span,
    /// Words, names, figures and dates that carry content, in order.
    pub units: Vec<Unit>,
    /// Its figures.
    pub numbers: Vec<Quantity>,
    /// Both sides of a vote or score, as places in `numbers`: "7-5", "seven votes to five".
    pub tallies: Vec<(u16, u16)>,
    /// Words before a figure that belong to it ("about", "more than").
    pub bounds: Vec<Span>,
    /// Its dates and times.
    pub moments: Vec<Moment>,
    /// Dates that only tell what something is compared with ("than last year").
    pub compared: Vec<Span>,
    /// Words that make it less than certain ("may", "allegedly").
    pub hedges: Vec<Span>,
    /// Words that tie it to something else ("if", "unless").
    pub conditions: Vec<Span>,
    /// Words that turn it round ("not", "never", "without").
    pub negations: Vec<Span>,
    /// What is denied in it holds under a condition: "cannot … without".
    pub is_denied_twice: bool,
    /// It is not so before a time ("not until 1981"), and is from then on.
    pub is_awaited: bool,
    /// Something in it "has yet to" come.
    pub is_owed: bool,
    /// It leaves open "whether" something is so.
    pub is_open: bool,
    /// It tells of few or of less than something ("fewer than half were ever built"), which denies by the number.
    pub is_scant: bool,
    /// Where an agency's copy was written ("MUMBAI, Feb 12 (Wire) —"), which is no part of what it says.
    pub dateline: Option<Span>,
    /// Words inside quotation marks, without the marks.
    pub quotes: Vec<Span>,
    /// Who is said to say it: subjects of reporting verbs and what follows "according to", as unit places.
    pub speakers: Vec<u16>,
    /// Up or down: "fewer than", "up from", "sales rose".
    pub courses: Vec<Course>,
    /// It only gives an attribution, an intention or an expectation, in its main verb ("expects", "fears").
    pub is_reported: bool,
    /// It is a question.
    pub is_asked: bool,
    /// Vector of the whole sentence, of unit length; empty without the model.
    pub vector: Vec<f32>,
    /// Sum of the weights of its units.
    pub weight: f32,
    /// All its words in lower case, in order, small ones too.
    pub forms: Vec<WordId>,
}

/// A piece of content.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one thing of the word, and none excludes another")]
pub struct Unit {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: UnitKind,
    /// Its dictionary form, in lower case.
    pub word: WordId,
    /// The word as printed, in lower case.
    pub form: WordId,
    /// How much it weighs.
    pub weight: f32,
    /// Its clause says that it is not so.
    pub negated: bool,
    /// Its clause is hedged or conditional.
    pub hedged: bool,
    /// What it does in its clause.
    pub role: Role,
    /// The verb of its clause, as a place among the units; itself for a verb.
    pub clause: Option<u16>,
    /// The unit it depends on.
    pub head: Option<u16>,
    /// It is a verb.
    pub is_verb: bool,
    /// It is the verb of a relative clause ("the part that the grant *covered*").
    pub is_relative: bool,
    /// It is an infinitive that tells what for another thing is done ("await signals to *guide* later talks").
    pub is_aim: bool,
    /// Whether what it tells is done, planned or only wished for.
    pub standing: Standing,
    /// A pronoun does it ("*they* hired"), or it is done to one.
    pub has_pronoun: bool,
    /// It is a noun.
    pub is_noun: bool,
    /// It is an adjective: "Victorian", "Dutch".
    pub is_adjective: bool,
    /// It is a noun that stands before another as part of what that is called ("*swimming* club").
    pub is_compound: bool,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A common word.
    Word,
    /// A name, or one word of it.
    Name,
    /// A figure: place in [`Profile::numbers`].
    Number(u16),
    /// A date or time: place in [`Profile::moments`].
    Moment(u16),
}

/// What a unit does in its clause; a passive is turned round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who does it.
    Subject,
    /// To whom or what it is done.
    Object,
    /// The verb, or what is said to be so.
    Predicate,
    /// Anything else.
    Other,
}

impl Profile {
    /// The two sides of each vote or score.
    pub fn votes(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let side = |at: u16| self.numbers.get(usize::from(at)).map(|number| number.value);
        self.tallies.iter().filter_map(move |&(a, b)| side(a).zip(side(b)))
    }
}

impl Unit {
    /// A name, figure or date: a fact that a checker ticks off.
    pub fn is_fact(&self) -> bool {
        self.kind != UnitKind::Word
    }
}
