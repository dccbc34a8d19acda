//! Any bytes as the format `package`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factdesk_fuzz::run("package", data));
