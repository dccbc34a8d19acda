//! Factdesk: a workbench for the editor or fact-checker who must sign off one article.
//!
//! # The pipeline
//!
//! Bytes of a file become a [`document::Draft`] (`import`), the draft a [`document::Document`]: blocks, each in one
//! part of the page, cut into statements (`document`). Statements get tokens, tags, parses, entities and a vector
//! (`language`); pairs of them are found and compared (`similarity`); `check` makes findings of it by the
//! house's `rules`. What people add is a [`review::Review`], anchored in the text and carried over to the next
//! version of it; `storage` turns it into the bytes of a file and back, `report` into what other people
//! read. `app` is a session without a window; `cli` and `ui` are two ways to run one.
//!
//! # Modules, in the order of the pipeline
//!
//! Imports run one way: `text ← rules ← document ← import`; `text ← language`;
//! `document, language ← similarity ← check`; `document, similarity, check ← review ← storage`;
//! `import, review, check ← report`; all of these `← app ← cli, ui ← main`. `spread` divides work among processors for
//! `language` and `check`.
//!
//! # Invariants
//!
//! Each is held by a test that reads the sources (`tests/core/architecture.rs`).
//!
//! 1. Only `ui` and `main` know egui, eframe and rfd, behind the feature `gui`.
//! 2. Only `app::disk` opens article, review, report and rule files. `import` takes bytes; `storage` and
//!    `report` give bytes.
//! 3. Import never fails on odd content: it gives a document and notes; an error only where there is no text
//!    at all or the file is not what it claims.
//! 4. Offsets are bytes inside [`text::Span`], on char boundaries; code points exist only at the edges,
//!    converted in one function each way ([`text::CodePoints`]).
//! 5. A document never changes. A new version of the file is a new document onto which the review is carried
//!    over. [`document::StatementId`] is an order within one document and is never stored.
//! 6. Types of the review file live in `storage` alone.
//! 7. Panels read `&Workbench` and return [`app::Action`]s; [`app::Workbench::apply`] is the only mutator.
//! 8. Checks are pure and deterministic: no clock, randomness or locale below `app`.
//! 9. Nothing an editor wrote is ever dropped: what cannot be placed is listed, saved and exported.

pub mod app;
pub mod check;
pub mod cli;
pub mod document;
pub mod import;
pub mod language;
pub mod report;
pub mod review;
pub mod rules;
pub mod similarity;
mod spread;
pub mod storage;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
