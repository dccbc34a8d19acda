//! Any bytes as the format `markdown`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("markdown", data));
