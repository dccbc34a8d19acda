//! The window, driven by label as a screen reader would find it: no screen, no GPU.

mod bars;
mod by_hand;
mod changed;
mod colleagues;
mod comfort;
mod desktop;
mod dialogs;
mod find;
mod fixture;
mod guide;
mod journey;
mod panels;
mod pasting;
mod reading;
mod session;
mod small;
mod told;
mod typing;
mod versions;
mod working;
