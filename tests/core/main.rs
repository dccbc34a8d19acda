//! Tests of the library as a whole; one binary, so that it links once.

mod annotations;
mod architecture;
mod carry;
mod carry_scripts;
mod checks;
mod cli;
mod cli_reviews;
mod contract;
mod corpus;
mod desk;
mod hostile;
mod house_rules;
mod import;
mod languages;
mod merge;
mod pdf;
mod processes;
mod report;
mod segment;
mod session;
mod session_bad_input;
mod session_disk;
mod session_parts;
mod session_undo;
mod storage;
mod versions;
