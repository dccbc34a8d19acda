//! The window, driven by label as a screen reader would find it: no screen, no GPU.

mod fixture;
mod guide;
mod reading;
mod session;
mod typing;
