//! Any bytes as the format `pasted`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("pasted", data));
