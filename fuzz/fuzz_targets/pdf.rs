//! Any bytes as the format `pdf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("pdf", data));
