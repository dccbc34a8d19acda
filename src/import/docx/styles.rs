//! What the names of styles and the numbering of a Word file say about a paragraph.

use std::collections::BTreeMap;

use super::super::office::{Piece, attribute, walk};

/// What a paragraph style means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Meaning {
    #[default]
    Text,
    Title,
    Subtitle,
    Heading(u8),
    List,
    Quote,
    Caption,
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: String,
    outline: Option<u8>,
    numbering: Option<(String, u8)>,
}

/// Styles by id, lists by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// List → its definition.
    lists: BTreeMap<String, String>,
    /// Definition and level → the first number; none for bullets.
    levels: BTreeMap<(String, u8), Option<u32>>,
    /// Definition and level → the next number.
    next: BTreeMap<(String, u8), u32>,
}

/// Styles rest on each other; a ring of them ends here.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Reads `styles.xml` and `numbering.xml`.
    pub(super) fn read(styles: &str, numbering: &str) -> Self {
        let mut found = Self::default();
        found.read_styles(styles);
        found.read_numbering(numbering);
        found
    }

    fn read_styles(&mut self, xml: &str) {
        let mut id = String::new();
        walk(
            xml,
            |name| matches!(name, "rPr" | "docDefaults" | "latentStyles" | "tblPr"),
            |piece| {
                let Piece::Start(element) = piece else { return };
                let value = attribute(&element, "val").unwrap_or_default();
                if element.local_name().as_ref() == "style" {
                    id = attribute(&element, "styleId").unwrap_or_default();
                    self.by_id.entry(id.clone()).or_default();
                    return;
                }
                let Some(style) = self.by_id.get_mut(&id) else { return };
                match element.local_name().as_ref() {
                    "name" => style.name = value.to_lowercase(),
                    "basedOn" => style.based_on = value,
                    "outlineLvl" => style.outline = value.parse().ok(),
                    "numId" => style.numbering.get_or_insert_default().0 = value,
                    "ilvl" => style.numbering.get_or_insert_default().1 = value.parse().unwrap_or(0),
                    _ => {}
                }
            },
        );
    }

    fn read_numbering(&mut self, xml: &str) {
        let (mut definition, mut list, mut level) = (String::new(), String::new(), 0_u8);
        walk(
            xml,
            |name| matches!(name, "rPr" | "pPr" | "lvlOverride"),
            |piece| {
                let Piece::Start(element) = piece else { return };
                let value = |name: &str| attribute(&element, name).unwrap_or_default();
                match element.local_name().as_ref() {
                    "abstractNum" => definition = value("abstractNumId"),
                    "num" => list = value("numId"),
                    "abstractNumId" => {
                        self.lists.insert(list.clone(), value("val"));
                    }
                    "lvl" => {
                        level = value("ilvl").parse().unwrap_or(0);
                        self.levels.insert((definition.clone(), level), Some(1));
                    }
                    "start" => {
                        self.levels.insert((definition.clone(), level), value("val").parse().ok().or(Some(1)));
                    }
                    "numFmt" if matches!(value("val").as_str(), "bullet" | "none") => {
                        self.levels.insert((definition.clone(), level), None);
                    }
                    _ => {}
                }
            },
        );
    }

    /// What the style `id` means, by its name or by those it rests on.
    pub(super) fn meaning(&self, id: &str) -> Meaning {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.by_id.get(id) else { return by_name(&id.to_lowercase()).unwrap_or_default() };
            if let Some(meaning) = by_name(&style.name) {
                return meaning;
            }
            if let Some(outline) = style.outline.filter(|level| *level < 9) {
                return Meaning::Heading(outline + 1);
            }
            id = &style.based_on;
        }
        Meaning::Text
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list_of(&self, id: &str) -> Option<(String, u8)> {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let style = self.by_id.get(id)?;
            if let Some((list, level)) = &style.numbering {
                return Some((list.clone(), *level));
            }
            id = &style.based_on;
        }
        None
    }

    /// The number of the next item of a list, none for bullets; counts on.
    pub(super) fn number(&mut self, list: &str, level: u8) -> Option<u32> {
        let definition = self.lists.get(list)?.clone();
        let first = (*self.levels.get(&(definition.clone(), level))?)?;
        self.next.retain(|(own, deeper), _| *own != definition || *deeper <= level);
        let next = self.next.entry((definition, level)).or_insert(first);
        let number = *next;
        *next = next.saturating_add(1);
        Some(number)
    }
}

fn by_name(name: &str) -> Option<Meaning> {
    let bare: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(level) = bare.strip_prefix("heading") {
        return level.parse().ok().filter(|level| (1..=9).contains(level)).map(Meaning::Heading);
    }
    match bare.as_str() {
        "title" | "headline" => Some(Meaning::Title),
        "subtitle" | "standfirst" | "subheadline" => Some(Meaning::Subtitle),
        "caption" => Some(Meaning::Caption),
        "quote" | "intensequote" | "blocktext" | "blockquote" => Some(Meaning::Quote),
        _ if bare.starts_with("listbullet") || bare.starts_with("listnumber") => Some(Meaning::List),
        _ => None,
    }
}
