//! Tests of the library as a whole; one binary, so that it links once.

mod architecture;
mod carry;
mod checks;
mod cli;
mod contract;
mod import;
mod report;
mod segment;
mod session;
