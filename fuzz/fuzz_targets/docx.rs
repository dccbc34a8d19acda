//! Any bytes as the format `docx`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("docx", data));
