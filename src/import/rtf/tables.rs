//! The tables at the head of rich text: names of styles, code pages of fonts.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

/// The names in the style sheet: `{\s1 … heading 1;}`.
pub(super) fn style_names(bytes: &[u8]) -> BTreeMap<i32, String> {
    let text = String::from_utf8_lossy(bytes);
    let mut names = BTreeMap::new();
    let Some(sheet) = text.find("{\\stylesheet").and_then(|at| text.get(at..)) else { return names };
    let mut depth = 0_i32;
    let end = sheet.char_indices().find(|(_, c)| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    let sheet = sheet.get(..end.map_or(sheet.len(), |(at, _)| at)).unwrap_or_default();
    for entry in sheet.split('{').skip(2) {
        let number: String =
            entry.strip_prefix("\\s").unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
        let Some(name) = entry.split(';').next().and_then(|entry| entry.rsplit(' ').next().map(|last| (entry, last)))
        else {
            continue;
        };
        let (whole, last) = name;
        let lower = whole.to_lowercase();
        let heading = lower.rfind("heading ").and_then(|at| lower.get(at..)).unwrap_or_default().to_owned();
        let name = if heading.is_empty() { last.to_lowercase() } else { heading };
        if let Ok(number) = number.parse() {
            names.insert(number, name);
        }
    }
    names
}

/// The code pages of the fonts that have one: `{\f1\fcharset238 …;}`.
pub(super) fn font_encodings(bytes: &[u8]) -> BTreeMap<i32, &'static Encoding> {
    let text = String::from_utf8_lossy(bytes);
    let mut fonts = BTreeMap::new();
    let Some(table) = text.find("{\\fonttbl").and_then(|at| text.get(at..)) else { return fonts };
    let number = |entry: &str, name: &str| {
        let rest = entry.split(name).nth(1)?;
        rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<i32>().ok()
    };
    // The table ends where the next one, or the text, begins.
    for entry in table.split("{\\f").skip(2).take(512) {
        let entry = entry.split('}').next().unwrap_or_default();
        let font = entry.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<i32>().ok();
        let page = match number(entry, "\\fcharset") {
            Some(77) => 10000,
            Some(128) => 932,
            Some(129) => 949,
            Some(134) => 936,
            Some(136) => 950,
            Some(161) => 1253,
            Some(162) => 1254,
            Some(163) => 1258,
            Some(177) => 1255,
            Some(178) => 1256,
            Some(186) => 1257,
            Some(204) => 1251,
            Some(222) => 874,
            Some(238) => 1250,
            _ => continue,
        };
        if let (Some(font), Some(encoding)) = (font, code_page(page)) {
            fonts.entry(font).or_insert(encoding);
        }
    }
    fonts
}

pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        10000 => Some(encoding_rs::MACINTOSH),
        65001 => Some(encoding_rs::UTF_8),
        _ => Encoding::for_label(format!("windows-{number}").as_bytes()),
    }
}
