//! Every colour and every face of the window, light and dark. No other file names a colour.
//!
//! The palette is held to WCAG 2.1 AA by a test: 4.5 to 1 for words on every ground they stand on,
//! 3 to 1 for signs (icons, underlines).

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Ui, Visuals, vec2};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Ground of the article.
    pub paper: Color32,
    /// Ground of panels and bars.
    pub panel: Color32,
    /// Ground of cards, fields and menus.
    pub card: Color32,
    /// Lines and frames.
    pub line: Color32,
    /// Words.
    pub ink: Color32,
    /// Words of second rank.
    pub soft: Color32,
    /// What can be pressed; the frame of what is chosen.
    pub accent: Color32,
    /// Ground of what is chosen and of its evidence.
    pub selection: Color32,
    /// Ground of words selected with the pointer, and of the match shown by find.
    pub picked: Color32,
    /// Ground of every other match of find.
    pub matched: Color32,
    /// Confirmed; agreeing words.
    pub good: Color32,
    /// To be looked at.
    pub caution: Color32,
    /// Wrong; differing words.
    pub bad: Color32,
    /// Said twice.
    pub repeat: Color32,
    /// Ground of chips and of the strip.
    pub chip: Color32,
    /// Behind a dialog.
    pub veil: Color32,
    /// The frame of the field being typed in, words on `picked`.
    pub focus: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light palette.
pub const LIGHT: Palette = Palette {
    paper: rgb(0xFC_FB_F8),
    panel: rgb(0xF3_F1_EC),
    card: rgb(0xFF_FF_FF),
    line: rgb(0xDD_D9_D0),
    ink: rgb(0x1E_1D_1A),
    soft: rgb(0x5F_5B_54),
    accent: rgb(0x1F_4E_9E),
    selection: rgb(0xE3_EC_FA),
    picked: rgb(0xC8_DB_F9),
    matched: rgb(0xFB_EB_C1),
    good: rgb(0x1F_6B_45),
    caution: rgb(0x8A_50_08),
    bad: rgb(0xB3_26_1E),
    repeat: rgb(0x6A_3F_A0),
    chip: rgb(0xEA_E7_E0),
    veil: Color32::from_black_alpha(70),
    focus: rgb(0x1F_4E_9E),
};

/// The dark palette.
pub const DARK: Palette = Palette {
    paper: rgb(0x1B_1C_1E),
    panel: rgb(0x23_24_27),
    card: rgb(0x2B_2D_31),
    line: rgb(0x3F_41_47),
    ink: rgb(0xEC_EA_E4),
    soft: rgb(0xAD_AA_A2),
    accent: rgb(0x8A_B4_F8),
    selection: rgb(0x20_2F_4A),
    picked: rgb(0x24_3A_66),
    matched: rgb(0x46_3A_19),
    good: rgb(0x6C_C6_95),
    caution: rgb(0xE8_B4_5C),
    bad: rgb(0xF2_87_7E),
    repeat: rgb(0xC3_A2_F0),
    chip: rgb(0x34_36_3B),
    veil: Color32::from_black_alpha(140),
    focus: rgb(0xBF_D6_FB),
};

/// The share of ink in the handle of a scroll bar: enough to be seen on every ground, less than words have.
const HANDLE: f32 = 0.55;
/// How wide the handle is while the pointer is elsewhere, in points.
const HANDLE_WIDE: f32 = 5.0;

/// The share of its own colour that a hint keeps.
const FAINT: f32 = 0.72;

/// The palette in force where `ui` draws.
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Names of the families that [`super::fonts::install`] puts in place.
pub(super) mod family {
    pub(in crate::ui) const SEMI: &str = "semibold";
    pub(in crate::ui) const TEXT: &str = "text";
    pub(in crate::ui) const TEXT_BOLD: &str = "text bold";
    pub(in crate::ui) const TEXT_ITALIC: &str = "text italic";
    pub(in crate::ui) const TEXT_BOLD_ITALIC: &str = "text bold italic";
    pub(in crate::ui) const ICON: &str = "icon";
    pub(in crate::ui) const ICON_FILL: &str = "icon filled";
}

fn named(size: f32, name: &'static str) -> FontId {
    FontId::new(size, FontFamily::Name(name.into()))
}

/// The window's own face.
pub(super) fn plain(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The window's face, semibold: titles, counts.
pub(super) fn semi(size: f32) -> FontId {
    named(size, family::SEMI)
}

/// The article's face.
pub(super) fn text(size: f32) -> FontId {
    named(size, family::TEXT)
}

/// The article's face, bold.
pub(super) fn text_bold(size: f32) -> FontId {
    named(size, family::TEXT_BOLD)
}

/// The article's face, italic.
pub(super) fn text_italic(size: f32) -> FontId {
    named(size, family::TEXT_ITALIC)
}

/// The article's face, bold italic.
pub(super) fn text_bold_italic(size: f32) -> FontId {
    named(size, family::TEXT_BOLD_ITALIC)
}

/// Outlined signs.
pub(super) fn icon(size: f32) -> FontId {
    named(size, family::ICON)
}

/// Filled signs: what a person decided.
pub(super) fn icon_filled(size: f32) -> FontId {
    named(size, family::ICON_FILL)
}

/// Puts both themes in place; `motion` false stills everything that moves by itself.
pub fn install(ctx: &egui::Context, motion: bool) {
    for (theme, palette, base) in
        [(egui::Theme::Light, &LIGHT, Visuals::light()), (egui::Theme::Dark, &DARK, Visuals::dark())]
    {
        ctx.style_mut_of(theme, |style| {
            shape(style, motion);
            style.visuals = visuals(base.clone(), palette);
        });
    }
}

fn shape(style: &mut Style, motion: bool) {
    style.text_styles = [
        (TextStyle::Small, plain(11.5)),
        (TextStyle::Body, plain(13.0)),
        (TextStyle::Button, plain(13.0)),
        (TextStyle::Heading, semi(17.0)),
        (TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(10.0, 5.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(20);
    style.spacing.interact_size.y = 26.0;
    style.spacing.scroll = egui::style::ScrollStyle {
        floating_width: HANDLE_WIDE,
        foreground_color: true,
        dormant_handle_opacity: HANDLE,
        active_handle_opacity: HANDLE,
        interact_handle_opacity: HANDLE.midpoint(1.0),
        ..egui::style::ScrollStyle::thin()
    };
    style.spacing.scroll.fade.strength = 0.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.35;
    style.animation_time = if motion { 0.1 } else { 0.0 };
    if !motion {
        style.scroll_animation = egui::style::ScrollAnimation::none();
        style.visuals.text_cursor.blink = false;
    }
}

fn visuals(base: Visuals, colours: &Palette) -> Visuals {
    let mut visuals = base;
    visuals.panel_fill = colours.panel;
    visuals.window_fill = colours.card;
    visuals.window_stroke = Stroke::new(1.0, colours.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    // The ground behind a scroll bar: it lies on panels and is no line of its own.
    visuals.extreme_bg_color = colours.panel;
    visuals.text_edit_bg_color = Some(colours.card);
    visuals.faint_bg_color = colours.chip;
    visuals.code_bg_color = colours.chip;
    visuals.hyperlink_color = colours.accent;
    visuals.warn_fg_color = colours.caution;
    visuals.error_fg_color = colours.bad;
    visuals.weak_text_color = Some(colours.soft);
    visuals.selection.bg_fill = colours.picked;
    visuals.selection.stroke = Stroke::new(1.5, colours.focus);
    visuals.text_cursor.stroke = Stroke::new(1.5, colours.accent);
    visuals.interact_cursor = Some(egui::CursorIcon::PointingHand);
    visuals.indent_has_left_vline = false;
    let radius = CornerRadius::same(6);
    let widgets = &mut visuals.widgets;
    for (widget, ground, frame, words) in [
        (&mut widgets.noninteractive, colours.panel, colours.line, colours.ink),
        (&mut widgets.inactive, colours.card, colours.line, colours.ink),
        (&mut widgets.hovered, colours.chip, colours.soft, colours.ink),
        (&mut widgets.active, colours.selection, colours.accent, colours.ink),
        (&mut widgets.open, colours.chip, colours.line, colours.ink),
    ] {
        widget.bg_fill = ground;
        widget.weak_bg_fill = ground;
        widget.bg_stroke = Stroke::new(1.0, frame);
        widget.fg_stroke = Stroke::new(1.0, words);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    visuals
}

/// A colour for hints: nearer to the ground it stands on, and still told from it.
pub fn faint(colour: Color32, ground: Color32) -> Color32 {
    let mix = |at: usize| {
        let part = |colour: Color32| f32::from(colour.to_array().get(at).copied().unwrap_or(u8::MAX));
        part(colour).mul_add(FAINT, part(ground) * (1.0 - FAINT)).round() as u8
    };
    Color32::from_rgb(mix(0), mix(1), mix(2))
}

/// Contrast of two opaque colours after WCAG 2.1, 1 to 21.
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let light = |colour: Color32| {
        let [r, g, b, _] = colour.to_array();
        let part = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.0722f32.mul_add(part(b), 0.2126f32.mul_add(part(r), 0.7152 * part(g)))
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, contrast};
    use egui::Color32;

    #[test]
    fn contrast_is_that_of_the_guideline() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        // The example of the guideline's own technique G18: #777 on white is 4.48 to 1.
        assert!((contrast(Color32::from_gray(0x77), Color32::WHITE) - 4.48).abs() < 0.01);
    }

    /// Every pair of words and ground that is drawn anywhere: the seven inks on the grounds of panels and of what
    /// is chosen; those of the article on matches and on picked words; words on a filled button.
    #[test]
    fn words_can_be_read_on_every_ground() {
        for (name, p) in [("light", LIGHT), ("dark", DARK)] {
            let inks = [
                ("ink", p.ink),
                ("soft", p.soft),
                ("accent", p.accent),
                ("good", p.good),
                ("caution", p.caution),
                ("bad", p.bad),
                ("repeat", p.repeat),
            ];
            let grounds = [
                ("paper", p.paper),
                ("panel", p.panel),
                ("card", p.card),
                ("selection", p.selection),
                ("chip", p.chip),
                ("matched", p.matched),
                ("picked", p.picked),
            ];
            for (word, colour) in inks {
                for (ground, under) in grounds {
                    let got = contrast(colour, under);
                    assert!(got >= 4.5, "{name}: {word} on {ground} is {got:.2} to 1");
                }
            }
            for (word, colour, under) in [("focus on picked", p.focus, p.picked), ("card on accent", p.card, p.accent)]
            {
                let got = contrast(colour, under);
                assert!(got >= 4.5, "{name}: {word} is {got:.2} to 1");
            }
        }
    }

    /// The handle of a scroll bar, on the ground that egui lays under it and on those of panels.
    #[test]
    fn scroll_bars_can_be_seen() {
        for (theme, p) in [(egui::Theme::Light, LIGHT), (egui::Theme::Dark, DARK)] {
            let ctx = egui::Context::default();
            super::install(&ctx, true);
            let style = ctx.style_of(theme);
            let scroll = &style.spacing.scroll;
            assert!(scroll.foreground_color && scroll.floating_width >= 4.0);
            let ink = style.visuals.widgets.inactive.fg_stroke.color;
            let opacities =
                [scroll.dormant_handle_opacity, scroll.active_handle_opacity, scroll.interact_handle_opacity];
            for ground in [style.visuals.extreme_bg_color, p.panel, p.card, p.paper] {
                for opacity in opacities {
                    let got = contrast(ground.blend(ink.gamma_multiply(opacity)), ground);
                    assert!(got >= 3.0, "{theme:?}: {got:.2} to 1");
                }
            }
        }
    }

    /// Signs need 3 to 1: hints are drawn fainter than other lines, frames of what is chosen are thin.
    #[test]
    fn signs_can_be_told_from_every_ground() {
        for (name, p) in [("light", LIGHT), ("dark", DARK)] {
            for (ground, under) in [("paper", p.paper), ("selection", p.selection), ("card", p.card), ("chip", p.chip)]
            {
                for (sign, colour) in [("soft", p.soft), ("caution", p.caution), ("repeat", p.repeat), ("bad", p.bad)] {
                    let faint = super::faint(colour, under);
                    let got = contrast(faint, under);
                    assert!(got >= 3.0, "{name}: a hint in {sign} on {ground} is {got:.2} to 1");
                }
                let got = contrast(p.accent, under);
                assert!(got >= 3.0, "{name}: the frame of what is chosen on {ground} is {got:.2} to 1");
            }
        }
    }
}
