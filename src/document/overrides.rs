//! What an editor set by hand about the document, found again by its words.

use super::Part;

/// One decision of an editor that wins over what import found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The words of the block or statement it is about; compared folded.
    pub quote: String,
    /// Which of several equal ones, from 0 in file order.
    pub nth: usize,
    /// The decision.
    pub kind: OverrideKind,
}

/// Which reading of a saved page is taken, where two readers find different text in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageReading {
    /// The readers and the page's own data weighed against each other, block by block.
    #[default]
    Weighed,
    /// All that any of them takes for the article.
    Longer,
    /// Only what they agree on.
    Shorter,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverrideKind {
    /// The block belongs to this part.
    SetPart(Part),
    /// The block was left out by import and is put back, in this part.
    PutBack(Part),
    /// The block is page furniture.
    LeaveOut,
    /// The statement ends a sentence after so many bytes of its words.
    SplitAt(usize),
    /// The statement and the one after it are one.
    JoinNext,
    /// The statement claims nothing.
    NotAClaim,
    /// The statement claims something after all.
    Claim,
    /// The saved page is read so. It is about the whole article and names no words.
    Read(PageReading),
}

impl OverrideKind {
    /// Whether a later decision on the same words takes this one's place.
    pub const fn overruled_by(&self, later: &Self) -> bool {
        self.is_about_block() && later.is_about_block()
            || self.is_about_claim() && later.is_about_claim()
            || matches!((self, later), (Self::Read(_), Self::Read(_)))
    }

    const fn is_about_block(&self) -> bool {
        matches!(self, Self::SetPart(_) | Self::PutBack(_) | Self::LeaveOut)
    }

    const fn is_about_claim(&self) -> bool {
        matches!(self, Self::Claim | Self::NotAClaim)
    }

    /// The decision in plain words, for the history.
    pub fn in_words(&self) -> String {
        match self {
            Self::SetPart(part) => format!("belongs to {}", part.as_str().replace('_', " ")),
            Self::PutBack(part) => format!("put back into {}", part.as_str().replace('_', " ")),
            Self::LeaveOut => "left out".to_owned(),
            Self::SplitAt(_) => "cut in two sentences".to_owned(),
            Self::JoinNext => "joined with the sentence after it".to_owned(),
            Self::NotAClaim => "claims nothing".to_owned(),
            Self::Claim => "claims something".to_owned(),
            Self::Read(PageReading::Weighed) => "the page's readings weighed against each other".to_owned(),
            Self::Read(PageReading::Longer) => "the page's longer reading".to_owned(),
            Self::Read(PageReading::Shorter) => "the page's shorter reading".to_owned(),
        }
    }
}
