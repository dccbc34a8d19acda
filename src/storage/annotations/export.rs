//! A review as annotations.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{GENERATOR, KEPT, parse};
use crate::document::Document;
use crate::review::{Dismissal, Mark, Note, Place, Query, Review, Source, SourceLink, Stamp, Standing};
use crate::storage::values::Worded;

/// The review's marks, queries, notes, linked sources and set-aside findings as one page of annotations; `made` is
/// when. One annotation a line, in the order of the review.
pub fn export(review: &Review, document: &Document, made: Timestamp) -> String {
    let out = Out { review };
    let mut items: Vec<Value> = Vec::new();
    items.extend(review.marks.iter().map(|own| out.mark(own)));
    items.extend(review.queries.iter().map(|own| out.query(own)));
    items.extend(review.notes.iter().map(|own| out.note(own)));
    items.extend(review.source_links.iter().filter_map(|own| out.link(own)));
    items.extend(review.dismissals.iter().map(|own| out.dismissal(own)));
    let lines: Vec<String> = items.iter().map(|item| format!("    {item}")).collect();
    let context = json!(["http://www.w3.org/ns/anno.jsonld", {"factdesk": "urn:factdesk:review:1#"}]);
    let collection = json!({
        "id": format!("urn:uuid:{}", review.lineage),
        "type": "AnnotationCollection",
        "label": document.meta.title,
        "total": items.len(),
    });
    let list = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", lines.join(",\n")) };
    let id = json!(format!("urn:uuid:{}#page", review.lineage));
    let made = json!(made.to_string());
    format!(
        "{{\n  \"@context\": {context},\n  \"id\": {id},\n  \"type\": \"AnnotationPage\",\n  \"partOf\": {collection},\n  \
         \"generated\": {made},\n  \"items\": {list}\n}}\n"
    )
}

struct Out<'a> {
    review: &'a Review,
}

impl Out<'_> {
    fn mark(&self, own: &Mark) -> Value {
        let mut bodies = vec![text("classifying", own.verdict.as_str())];
        bodies.extend(filled("editing", &own.suggested_text));
        bodies.extend(filled("commenting", &own.reason));
        if let Some(stamp) = &own.accepted {
            bodies.push(signed(text("moderating", "accepted as it is"), stamp));
        }
        let mut item = self.item(&own.id.to_string(), "assessing", &own.place, &own.stamp);
        item.insert("body".to_owned(), bodies.into());
        put(&mut item, "wording", (own.wording != own.place.anchor.exact).then(|| json!(own.wording)));
        put(&mut item, "evidence", (!own.evidence.is_empty()).then(|| json!(own.evidence)));
        put(&mut item, "done", own.done.then_some(Value::Bool(true)));
        put(&mut item, "query", own.query.map(|id| json!(id.to_string())));
        put(&mut item, "overFindings", (own.over_findings > 0).then(|| json!(own.over_findings)));
        as_it_came(item, &own.unknown)
    }

    fn query(&self, own: &Query) -> Value {
        let mut bodies = vec![text("questioning", &own.question)];
        bodies.extend(own.answer.iter().map(|(answer, stamp)| signed(text("replying", answer), stamp)));
        let mut item = self.item(&own.id.to_string(), "questioning", &own.place, &own.stamp);
        item.insert("body".to_owned(), bodies.into());
        if !own.to.is_empty() {
            item.insert("audience".to_owned(), json!([{"type": "Audience", "name": own.to}]));
        }
        as_it_came(item, &own.unknown)
    }

    fn note(&self, own: &Note) -> Value {
        let mut item = self.item(&own.id.to_string(), "commenting", &own.place, &own.stamp);
        item.insert("body".to_owned(), json!([text("commenting", &own.text)]));
        as_it_came(item, &own.unknown)
    }

    fn link(&self, own: &SourceLink) -> Option<Value> {
        let source = self.review.source(own.source)?;
        let id = format!("{}:{}-{}", own.source, own.place.anchor.start, own.place.anchor.end);
        let mut item = self.item(&id, "linking", &own.place, &own.stamp);
        item.insert("body".to_owned(), json!([source_body(source)]));
        Some(as_it_came(item, &own.unknown))
    }

    fn dismissal(&self, own: &Dismissal) -> Value {
        let mut bodies = vec![text("classifying", own.key.rule.as_str())];
        bodies.extend(filled("commenting", &own.remark));
        let mut item = self.item(&own.id.to_string(), "moderating", &own.place, &own.stamp);
        item.insert("body".to_owned(), bodies.into());
        put(&mut item, "reason", Some(json!(word(own.reason))));
        put(&mut item, "other", (!own.other.is_empty()).then(|| json!(own.other)));
        put(&mut item, "wording", (own.wording != own.place.anchor.exact).then(|| json!(own.wording)));
        Value::Object(item)
    }

    /// What every annotation has.
    fn item(&self, id: &str, motivation: &str, place: &Place, stamp: &Stamp) -> Map<String, Value> {
        let version = self.review.versions.get(place.version);
        let anchor = &place.anchor;
        let source = version.map(|version| version.file_name.clone()).unwrap_or_default();
        let mut target = json!({
            "source": file_iri(&source),
            "selector": [
                {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix},
                {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            ],
        });
        if let Some(version) = version {
            target["state"] = json!([{"type": "TimeState", "sourceDate": version.opened.to_string()}]);
        }
        let mut item = Map::new();
        item.insert("id".to_owned(), format!("urn:uuid:{id}").into());
        item.insert("type".to_owned(), "Annotation".into());
        item.insert("motivation".to_owned(), motivation.into());
        let name = concat!("factdesk ", env!("CARGO_PKG_VERSION"));
        item.insert("generator".to_owned(), json!({"id": GENERATOR, "type": "Software", "name": name}));
        sign(&mut item, stamp);
        item.insert("target".to_owned(), target);
        let standing = match place.standing {
            Standing::Current => None,
            Standing::CheckAgain(_) => Some(json!("check_again")),
            Standing::Gone => Some(json!("gone")),
        };
        put(&mut item, "standing", standing);
        item
    }
}

/// A file name as a relative IRI: what has a meaning in one is written as a percentage.
fn file_iri(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '~' | '(' | ')' | ',' | '\'' | '!');
    let one = |c: char| {
        let mut bytes = [0; 4];
        let hex = |byte: u8| format!("%{byte:02X}");
        if plain(c) { c.to_string() } else { c.encode_utf8(&mut bytes).bytes().map(hex).collect() }
    };
    let iri: String = name.chars().map(one).collect();
    if iri.is_empty() { "urn:factdesk:article".to_owned() } else { iri }
}

fn source_body(source: &Source) -> Value {
    let is_link = source.title.starts_with("http://") || source.title.starts_with("https://");
    let iri = if is_link { source.title.clone() } else { format!("urn:uuid:{}", source.id) };
    let mut body = Map::new();
    body.insert("type".to_owned(), "SpecificResource".into());
    body.insert("purpose".to_owned(), "linking".into());
    body.insert("source".to_owned(), iri.into());
    if !source.quote.is_empty() {
        body.insert("selector".to_owned(), json!({"type": "TextQuoteSelector", "exact": source.quote}));
    }
    sign(&mut body, &source.stamp);
    let fields = [
        ("source", source.id.to_string()),
        ("kind", word(source.kind).to_owned()),
        ("title", source.title.clone()),
        ("locator", source.locator.clone()),
        ("dateSeen", source.date_seen.clone()),
        ("path", source.path.clone()),
        ("sha256", source.sha256.clone()),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        put(&mut body, name, Some(value.into()));
    }
    Value::Object(body)
}

fn word<T: Worded>(value: T) -> &'static str {
    T::WORDS.iter().find(|(own, _)| *own == value).map(|(_, word)| *word).unwrap_or_default()
}

fn text(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value})
}

fn filled(purpose: &str, value: &str) -> Option<Value> {
    (!value.is_empty()).then(|| text(purpose, value))
}

fn signed(mut body: Value, stamp: &Stamp) -> Value {
    if let Value::Object(map) = &mut body {
        sign(map, stamp);
    }
    body
}

fn sign(map: &mut Map<String, Value>, stamp: &Stamp) {
    if !stamp.by.name.is_empty() {
        let mut person = json!({"type": "Person", "name": stamp.by.name});
        if !stamp.by.initials.is_empty() {
            person["nickname"] = stamp.by.initials.as_str().into();
        }
        map.insert("creator".to_owned(), person);
    }
    map.insert("created".to_owned(), stamp.at.to_string().into());
}

fn put(map: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(format!("factdesk:{name}"), value);
    }
}

/// An annotation that came from another tool is written as it came while it says the same, and with all its other
/// fields where somebody changed it here.
fn as_it_came(item: Map<String, Value>, unknown: &Map<String, Value>) -> Value {
    let Some(Value::Object(original)) = unknown.get(KEPT) else { return Value::Object(item) };
    let ours = Value::Object(item.clone());
    if parse::says(&ours) == parse::says(&Value::Object(original.clone())) {
        return Value::Object(original.clone());
    }
    let mut item = item;
    for (name, value) in original {
        if name == "id" || !item.contains_key(name) {
            item.insert(name.clone(), value.clone());
        }
    }
    Value::Object(item)
}
