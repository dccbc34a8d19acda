//! The parts of the package that comments need: the list of comments, its relation, its type.

use std::io::{Cursor, Read, Write};

use jiff::Timestamp;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::runs::prefix;
use crate::import::WordMap;

/// A comment as it is written.
pub(super) struct Comment {
    pub author: String,
    pub initials: String,
    pub at: Option<Timestamp>,
    pub lines: Vec<String>,
}

/// The package of the author's file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    map: &'a WordMap,
    /// The list of comments: its name, and its XML where it is there.
    list: (String, Option<String>),
    relations: (String, Option<String>),
}

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES: &str = "[Content_Types].xml";
/// No part is read beyond this, in bytes.
const LARGEST: u64 = 48 << 20;

impl<'a> Package<'a> {
    /// Opens the package; nothing where it is none.
    pub(super) fn open(bytes: &'a [u8], map: &'a WordMap) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let (folder, main) = map.main.rsplit_once('/').unwrap_or(("", &map.main));
        let inside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let name = inside(&format!("_rels/{main}.rels"));
        let relations = part(&mut archive, &name);
        // The relation names the list; else it has its usual name.
        let named = relations.as_deref().and_then(|xml| {
            xml.split('<').filter(|tag| tag.contains("/comments\"")).find_map(|tag| value(tag, "Target"))
        });
        let list = match named {
            Some(target) => target.strip_prefix('/').map_or_else(|| inside(&target), str::to_owned),
            None => inside("comments.xml"),
        };
        let comments = part(&mut archive, &list);
        Some(Self { archive, map, list: (list, comments), relations: (name, relations) })
    }

    /// A number that no comment of the file has.
    pub(super) fn free_id(&self) -> u32 {
        let texts = [self.list.1.as_deref().unwrap_or_default(), self.map.xml.as_str()];
        let tags = texts.iter().flat_map(|xml| xml.split('<')).filter(|tag| name_of(tag).starts_with("comment"));
        tags.filter_map(|tag| value(tag, "id")?.parse::<u32>().ok()).max().map_or(0, |id| id.saturating_add(1))
    }

    /// The package with another main part and more comments, numbered from `from`.
    pub(super) fn write(mut self, main: &str, comments: &[Comment], from: u32) -> Option<Vec<u8>> {
        let mut new =
            vec![(self.map.main.clone(), as_utf8(main)), (self.list.0.clone(), self.comments(comments, from)?)];
        new.extend(self.relation().map(|xml| (self.relations.0.clone(), xml)));
        new.push((TYPES.to_owned(), self.content_types()?));
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..self.archive.len() {
            let file = self.archive.by_index_raw(at).ok()?;
            let name = file.name().ok()?.into_owned();
            if !new.iter().any(|(other, _)| *other == name) {
                writer.raw_copy_file(file).ok()?;
            } else if let Some((_, text)) = new.iter().find(|(other, _)| *other == name) {
                write(&mut writer, &name, text)?;
            }
        }
        for (name, text) in &new {
            if self.archive.index_for_name(name).is_none() {
                write(&mut writer, name, text)?;
            }
        }
        Some(writer.finish().ok()?.into_inner())
    }

    fn comments(&self, comments: &[Comment], from: u32) -> Option<String> {
        let strict = self.map.xml.contains(STRICT);
        let space = if strict { STRICT } else { TRANSITIONAL };
        let old = self.list.1.clone().unwrap_or_else(|| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{space}\"></w:comments>")
        });
        let root = old.split('<').find(|tag| name_of(tag) == "comments").map(|tag| format!("<{tag}"))?;
        let own = prefix(&root).to_owned();
        let all: String = comments.iter().zip(from..).map(|(comment, id)| comment.xml(id, &own)).collect();
        let closed = old.trim_end().trim_end_matches('>').trim_end().ends_with('/');
        let at = if closed { old.rfind('/')? } else { old.rfind("</")? };
        let head = old.get(..at)?;
        let text =
            if closed { format!("{head}>{all}</{own}comments>") } else { format!("{head}{all}{}", old.get(at..)?) };
        Some(as_utf8(&text))
    }

    /// The relation from the main part to the list, where it is not there.
    fn relation(&self) -> Option<String> {
        let kind = if self.map.xml.contains(STRICT) {
            "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
        } else {
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        };
        let target = self.list.0.rsplit('/').next().unwrap_or_default();
        let old = self.relations.1.clone().unwrap_or_else(|| {
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
             xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"
                .to_owned()
        });
        if old.contains("/comments\"") {
            return None;
        }
        let own = prefix(&old.split('<').find(|tag| name_of(tag) == "Relationships").map(|tag| format!("<{tag}"))?)
            .to_owned();
        let new = format!("<{own}Relationship Id=\"rIdFactdesk\" Type=\"{kind}\" Target=\"{target}\"/>");
        inserted(&old, "Relationships", &new)
    }

    /// The list of types with that of the list of comments.
    fn content_types(&mut self) -> Option<String> {
        let old = part(&mut self.archive, TYPES)?;
        if old.contains(TYPE) {
            return Some(old);
        }
        let own = prefix(&old.split('<').find(|tag| name_of(tag) == "Types").map(|tag| format!("<{tag}"))?).to_owned();
        let new = format!("<{own}Override PartName=\"/{}\" ContentType=\"{TYPE}\"/>", self.list.0);
        inserted(&old, "Types", &new)
    }
}

impl Comment {
    fn xml(&self, id: u32, own: &str) -> String {
        let when =
            self.at.map(|at| format!(" {own}date=\"{}\"", at.strftime("%Y-%m-%dT%H:%M:%SZ"))).unwrap_or_default();
        let lines = self.lines.iter().map(|line| {
            format!("<{own}p><{own}r><{own}t xml:space=\"preserve\">{}</{own}t></{own}r></{own}p>", escaped(line))
        });
        format!(
            "<{own}comment {own}id=\"{id}\" {own}author=\"{}\" {own}initials=\"{}\"{when}>{}</{own}comment>",
            escaped(&self.author),
            escaped(&self.initials),
            lines.collect::<String>()
        )
    }
}

/// `new` before the end of the root element `name`.
fn inserted(old: &str, name: &str, new: &str) -> Option<String> {
    if let Some(head) = old.trim_end().strip_suffix("/>") {
        let root = old.split('<').find(|tag| name_of(tag) == name).map(|tag| format!("<{tag}"))?;
        return Some(as_utf8(&format!("{head}>{new}</{}{name}>", prefix(&root))));
    }
    let at = old.rfind("</").filter(|at| old.get(*at..).is_some_and(|tag| tag.contains(name)))?;
    Some(as_utf8(&format!("{}{new}{}", old.get(..at)?, old.get(at..)?)))
}

fn write(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Option<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    writer.start_file(name, options).ok()?;
    writer.write_all(text.as_bytes()).ok()
}

fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    let encoding = encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    Some(encoding.decode(&bytes).0.into_owned())
}

/// The local name of the tag after a `<`.
fn name_of(tag: &str) -> &str {
    let name = tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// The value of the attribute with this local name in the tag after a `<`.
fn value(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next()?;
    let name = format!("{name}=");
    let at = tag.match_indices(&name).map(|(at, _)| at);
    let mut whole = at.filter(|at| tag.get(..*at).is_some_and(|head| head.ends_with([' ', ':', '\n', '\t', '\r'])));
    let rest = tag.get(whole.next()? + name.len()..)?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next().map(str::to_owned)
}

/// The file is written in UTF-8, whatever it was in.
fn as_utf8(xml: &str) -> String {
    let end = xml.find("?>").filter(|_| xml.starts_with("<?xml")).unwrap_or(0);
    let (head, rest) = xml.split_at_checked(end).unwrap_or(("", xml));
    head.replace("UTF-16", "UTF-8").replace("utf-16", "utf-8") + rest
}

/// For element content and attributes. What no XML file may hold is dropped.
fn escaped(text: &str) -> String {
    let fits = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let line: String = text.replace(['\t', '\n', '\r'], " ").chars().filter(fits).collect();
    quick_xml::escape::escape(&line).into_owned()
}
