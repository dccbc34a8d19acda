//! Any bytes as the format `mail`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("mail", data));
