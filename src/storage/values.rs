//! Values written as text: ids, times, and enums by their words.

use std::fmt::Display;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value written as it is displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Text<T>(pub T);

impl<T: Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// An enum with a word for each variant, the one used in files.
pub(super) trait Worded: Copy + PartialEq + 'static {
    /// All variants with their words.
    const WORDS: &'static [(Self, &'static str)];
}

/// A value written by its word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word<T>(pub T);

impl<T: Worded> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let word = T::WORDS.iter().find(|(value, _)| *value == self.0);
        to.serialize_str(word.map(|(_, word)| *word).unwrap_or_default())
    }
}

impl<'de, T: Worded> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let value = T::WORDS.iter().find(|(_, word)| *word == text);
        value.map(|(value, _)| Self(*value)).ok_or_else(|| serde::de::Error::custom(format!("unknown word {text:?}")))
    }
}
