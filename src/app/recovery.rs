//! The recovery copy: the review with where it belongs, as JSON.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a recovery copy is called inside.
const SCHEMA: &str = "factdesk-recovery/1";

#[derive(Serialize, Deserialize)]
struct Envelope {
    schema: String,
    review_path: Option<PathBuf>,
    review_sha256: Option<String>,
    article_path: Option<PathBuf>,
    review: Value,
}

/// A review that was not saved, with where it belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kept {
    pub review_path: Option<PathBuf>,
    /// SHA-256 of the review's file as it was last read or written.
    pub review_sha256: Option<String>,
    pub article_path: Option<PathBuf>,
    /// The bytes of the review.
    pub review: Vec<u8>,
}

/// Packs.
pub(super) fn pack(kept: Kept) -> Result<Vec<u8>, String> {
    let Kept { review_path, review_sha256, article_path, review } = kept;
    let review = serde_json::from_slice(&review).map_err(|error| error.to_string())?;
    let schema = SCHEMA.to_owned();
    serde_json::to_vec(&Envelope { schema, review_path, review_sha256, article_path, review })
        .map_err(|error| error.to_string())
}

/// Unpacks. The error is a plain sentence.
pub(super) fn unpack(bytes: &[u8]) -> Result<Kept, String> {
    let sorry = |_| "The recovery copy cannot be read.".to_owned();
    let Envelope { schema, review_path, review_sha256, article_path, review } =
        serde_json::from_slice(bytes).map_err(sorry)?;
    if schema != SCHEMA {
        return Err("The recovery copy is of another version of the program; open it with that.".to_owned());
    }
    let review = serde_json::to_vec(&review).map_err(sorry)?;
    Ok(Kept { review_path, review_sha256, article_path, review })
}
