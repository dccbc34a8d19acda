//! Any bytes as the format `rtf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("rtf", data));
