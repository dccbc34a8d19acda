//! The faces that ship with the program, put in place by name.
//!
//! One text face in four real cuts (egui would only slant and recolour), one face for the window in two
//! weights, one for signs. Each family falls back to the others, so that a sign in running text or a
//! Greek letter in a heading is found; what none of them has comes from the system (eframe looks it up).

use egui::{Context, FontData, FontDefinitions, FontFamily};

use super::theme::family;

macro_rules! face {
    ($file:literal) => {
        ($file, include_bytes!(concat!("../../assets/fonts/", $file)).as_slice())
    };
}

const FACES: [(&str, &[u8]); 8] = [
    face!("Inter_400Regular.ttf"),
    face!("Inter_600SemiBold.ttf"),
    face!("SourceSerif4_400Regular.ttf"),
    face!("SourceSerif4_700Bold.ttf"),
    face!("SourceSerif4_400Regular_Italic.ttf"),
    face!("SourceSerif4_700Bold_Italic.ttf"),
    face!("Phosphor.ttf"),
    face!("Phosphor-Fill.ttf"),
];

/// Which face leads each family; the rest follow in the order of [`FACES`].
const FAMILIES: [(&str, usize); 7] = [
    (family::SEMI, 1),
    (family::TEXT, 2),
    (family::TEXT_BOLD, 3),
    (family::TEXT_ITALIC, 4),
    (family::TEXT_BOLD_ITALIC, 5),
    (family::ICON, 6),
    (family::ICON_FILL, 7),
];

/// Puts the shipped faces in place; they count from the next frame on.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FACES {
        fonts.font_data.insert(name.to_owned(), FontData::from_static(bytes).into());
    }
    let behind = |first: usize| {
        let rest = [0, 2, 6].into_iter().filter(move |at| *at != first);
        std::iter::once(first).chain(rest).map(|at| FACES[at].0.to_owned()).collect::<Vec<_>>()
    };
    fonts.families.insert(FontFamily::Proportional, behind(0));
    fonts.families.insert(FontFamily::Monospace, behind(0));
    for (name, first) in FAMILIES {
        fonts.families.insert(FontFamily::Name(name.into()), behind(first));
    }
    ctx.set_fonts(fonts);
}
