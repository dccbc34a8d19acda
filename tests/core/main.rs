//! Tests of the library as a whole; one binary, so that it links once.

mod architecture;
mod carry;
mod checks;
mod cli;
mod contract;
mod desk;
mod import;
mod report;
mod segment;
mod session;
mod session_bad_input;
mod session_undo;
mod storage;
