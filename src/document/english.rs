//! What the language models and half of the word lists are made for: English, and not in capitals throughout.

use super::Document;
use crate::rules::Rules;

/// Words looked at.
const SAMPLE: usize = 400;
/// From so many words on the text itself is believed; a shorter one is taken for what the file says.
const ENOUGH: usize = 40;

impl Document {
    /// The text is English as far as can be told: by its commonest words where it is long enough, or else by what the
    /// file states. A page that states nothing and is too short to tell passes for English.
    pub fn is_english(&self, rules: &Rules) -> bool {
        let stated = self.meta.language.to_ascii_lowercase();
        let states_english =
            stated.is_empty() || stated == "en" || stated.starts_with("en-") || stated.starts_with("en_");
        if !is_mostly_latin(&self.text) {
            return false;
        }
        let stopwords = rules.lexicon("stopwords");
        let words = self.text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let (mut all, mut common) = (0usize, 0usize);
        for word in words.filter(|word| !word.is_empty()).take(SAMPLE) {
            all += 1;
            common += usize::from(stopwords.contains(&word.to_lowercase()));
        }
        match (all >= ENOUGH, states_english) {
            (false, states_english) => states_english,
            // One word in eight of English running text is one of the commonest; templates often state a wrong language.
            (true, true) => common * 8 >= all,
            (true, false) => common * 4 >= all,
        }
    }

    /// All letters are capitals, as in a script to be read aloud. A text too short to tell has them by chance.
    pub fn is_in_capitals(&self) -> bool {
        let upper = self.text.chars().filter(|c| c.is_uppercase()).count();
        let lower = self.text.chars().filter(|c| c.is_lowercase()).count();
        lower * 50 < upper && self.text.split_whitespace().nth(ENOUGH).is_some()
    }
}

/// Half of the letters are Latin. Text without spaces would pass for a single word.
fn is_mostly_latin(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(4 * SAMPLE);
    let (mut all, mut latin) = (0usize, 0usize);
    for letter in letters {
        all += 1;
        latin += usize::from(letter.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&letter));
    }
    2 * latin >= all
}
