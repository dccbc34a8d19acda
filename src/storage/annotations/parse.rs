//! Annotations of any tool, read into what a review can hold.

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::review::{Anchor, Person, Verdict};

/// What was read of a file of annotations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    pub(super) items: Vec<Item>,
    /// Entries that are no annotations.
    pub unread: usize,
}

impl Read {
    /// How many annotations there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// One annotation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// As the tool has it.
    pub id: String,
    /// Where it is an annotation of ours, or of another tool that uses uuids.
    pub uuid: Option<Uuid>,
    /// None where it is about the page as a whole.
    pub anchor: Option<Anchor>,
    /// Ids of annotations it answers.
    pub answers: Vec<String>,
    pub says: Says,
    pub by: Person,
    pub at: Option<Timestamp>,
    pub original: Map<String, Value>,
}

/// What an annotation says, apart from who, when and where.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Says {
    Mark { verdict: Verdict, suggested: String, reason: String, accepted: Option<(Person, Option<Timestamp>)> },
    Query { question: String, to: String, answer: Option<(String, Person, Option<Timestamp>)> },
    Source(Map<String, Value>),
    SetAside { rule: String, remark: String },
    Note(String),
}

/// Reads annotations: one, a list of them, an `AnnotationPage`, an `AnnotationCollection` with its first page inside,
/// or the `rows` some tools export.
///
/// # Errors
/// Where the bytes are something else; the text is a plain sentence.
pub fn parse(bytes: &[u8]) -> Result<Read, String> {
    const FOREIGN: &str = "This file holds no annotations; it must be W3C Web Annotation JSON-LD, as annotation tools \
                           export it.";
    let text = String::from_utf8_lossy(bytes);
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_no_json| FOREIGN.to_owned())?;
    let list = match &value {
        Value::Array(list) => Some(list.clone()),
        Value::Object(map) => {
            let inside = [&value["items"], &value["first"]["items"], &value["rows"], &value["@graph"]];
            let found = inside.into_iter().find_map(Value::as_array).cloned();
            found.or_else(|| map.contains_key("target").then(|| vec![value.clone()]))
        }
        _ => None,
    };
    let list = list.ok_or(FOREIGN)?;
    let items: Vec<Item> = list.iter().filter_map(item).collect();
    if items.is_empty() && !list.is_empty() {
        return Err(FOREIGN.to_owned());
    }
    let unread = list.len() - items.len();
    Ok(Read { items, unread })
}

fn item(value: &Value) -> Option<Item> {
    let original = value.as_object()?.clone();
    if !original.contains_key("target") && !original.contains_key("references") {
        return None;
    }
    let id = value["id"].as_str().or(value["@id"].as_str()).unwrap_or_default().to_owned();
    let (anchor, mut answers) = target(&value["target"]);
    answers.extend(value["references"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
    let uuid = id.strip_prefix("urn:uuid:").and_then(|id| id.parse().ok());
    let by = person(value);
    Some(Item { id, uuid, anchor, answers, says: says(value), by, at: time(value), original })
}

/// What an annotation says: bodies by their purpose, which is the motivation's where they have none.
pub(super) fn says(value: &Value) -> Says {
    let motivation = first_of(&value["motivation"]);
    let bodies = bodies(value);
    let words = |purpose: &str| {
        let own =
            bodies.iter().filter(|body| body.purpose == purpose || body.purpose.is_empty() && motivation == purpose);
        own.map(|body| body.value.as_str()).filter(|value| !value.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let verdict = Verdict::from_word(&words("classifying"));
    match (motivation.as_str(), verdict) {
        ("assessing", Some(verdict)) => {
            let accepted = bodies.iter().find(|body| body.purpose == "moderating");
            let accepted = accepted.map(|body| (body.by.clone(), body.at));
            return Says::Mark { verdict, suggested: words("editing"), reason: words("commenting"), accepted };
        }
        ("editing", _) if !words("editing").is_empty() => {
            let reason = words("commenting");
            let (verdict, suggested) = (Verdict::ChangeNeeded, words("editing"));
            return Says::Mark { verdict, suggested, reason, accepted: None };
        }
        ("questioning", _) if !words("questioning").is_empty() => {
            let answer = bodies.iter().find(|body| body.purpose == "replying");
            let answer = answer.map(|body| (body.value.clone(), body.by.clone(), body.at));
            let audience = &value["audience"];
            let to = audience[0]["name"].as_str().or(audience["name"].as_str()).unwrap_or_default().to_owned();
            return Says::Query { question: words("questioning"), to, answer };
        }
        ("moderating", _) if value.get("factdesk:reason").is_some() => {
            return Says::SetAside { rule: words("classifying"), remark: words("commenting") };
        }
        ("linking", _) => {
            if let Some(source) = bodies.iter().find_map(|body| body.resource.clone()) {
                return Says::Source(source);
            }
        }
        _ => {}
    }
    note(value, &bodies)
}

fn note(value: &Value, bodies: &[Body]) -> Says {
    let tag = |body: &&Body| body.purpose == "tagging";
    let mut lines: Vec<String> = bodies
        .iter()
        .filter(|body| !tag(body))
        .map(|body| body.value.clone())
        .filter(|text| !text.is_empty())
        .collect();
    let tags = value["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    let tags: Vec<String> = bodies.iter().filter(tag).map(|body| body.value.clone()).chain(tags).collect();
    if !tags.is_empty() {
        lines.push(format!("({})", tags.join(", ")));
    }
    Says::Note(if lines.is_empty() { "Highlighted.".to_owned() } else { lines.join("\n") })
}

struct Body {
    purpose: String,
    value: String,
    by: Person,
    at: Option<Timestamp>,
    /// A resource that is linked.
    resource: Option<Map<String, Value>>,
}

fn bodies(value: &Value) -> Vec<Body> {
    let list = match &value["body"] {
        Value::Array(list) => list.clone(),
        // Some tools write the text beside the body.
        Value::Null => vec![value["text"].clone()],
        one => vec![one.clone()],
    };
    let body = |value: &Value| match value {
        Value::String(text) if text.starts_with("http://") || text.starts_with("https://") => {
            let mut resource = Map::new();
            resource.insert("source".to_owned(), value.clone());
            Some(Body { value: text.clone(), resource: Some(resource), ..Body::empty() })
        }
        Value::String(text) => Some(Body { value: text.clone(), ..Body::empty() }),
        Value::Object(map) => {
            let resource = (map.contains_key("source") || map.contains_key("id")).then(|| map.clone());
            let text = value["value"].as_str().or(value["chars"].as_str()).unwrap_or_default().to_owned();
            Some(Body {
                purpose: first_of(&value["purpose"]),
                value: text,
                by: person(value),
                at: time(value),
                resource,
            })
        }
        _ => None,
    };
    list.iter().filter_map(body).collect()
}

impl Body {
    fn empty() -> Self {
        Self { purpose: String::new(), value: String::new(), by: Person::default(), at: None, resource: None }
    }
}

/// Where it is, and what it answers where its target is another annotation.
fn target(value: &Value) -> (Option<Anchor>, Vec<String>) {
    match value {
        Value::Array(list) => {
            let found: Vec<_> = list.iter().map(target).collect();
            let anchor = found.iter().find_map(|(anchor, _)| anchor.clone());
            (anchor, found.into_iter().flat_map(|(_, answers)| answers).collect())
        }
        Value::String(iri) => (None, vec![iri.clone()]),
        Value::Object(_) => {
            let mut anchor = Anchor::default();
            let any = selector(&value["selector"], &mut anchor);
            let source = value["source"].as_str().or(value["id"].as_str()).map(str::to_owned);
            (any.then_some(anchor), source.into_iter().collect())
        }
        _ => (None, Vec::new()),
    }
}

/// Takes quote and position of a selector, of a list of them, or of what refines one.
fn selector(value: &Value, anchor: &mut Anchor) -> bool {
    if let Value::Array(list) = value {
        return list.iter().fold(false, |any, one| selector(one, anchor) | any);
    }
    let words = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let number = |name: &str| value[name].as_u64().and_then(|number| usize::try_from(number).ok());
    let own = match value["type"].as_str() {
        Some("TextQuoteSelector") if value["exact"].is_string() => {
            (anchor.exact, anchor.prefix, anchor.suffix) = (words("exact"), words("prefix"), words("suffix"));
            true
        }
        Some("TextPositionSelector") => match (number("start"), number("end")) {
            (Some(start), Some(end)) if start < end => {
                (anchor.start, anchor.end) = (start, end);
                true
            }
            _ => false,
        },
        _ => false,
    };
    let inner = value.get("refinedBy").is_some_and(|inner| selector(inner, anchor));
    own || inner
}

fn person(value: &Value) -> Person {
    let of = |value: &Value| match value {
        Value::String(text) => Some(Person { name: readable(text), initials: String::new() }),
        Value::Object(_) => {
            let name = ["name", "nickname", "email", "id"].into_iter().find_map(|name| value[name].as_str())?;
            let initials = value["nickname"].as_str().filter(|nick| *nick != name).unwrap_or_default();
            Some(Person { name: readable(name), initials: initials.to_owned() })
        }
        _ => None,
    };
    let creator = match &value["creator"] {
        Value::Array(list) => list.first().and_then(of),
        other => of(other),
    };
    creator.or_else(|| of(&value["user"])).unwrap_or_default()
}

/// "acct:ann@example.org" → "ann".
fn readable(name: &str) -> String {
    name.strip_prefix("acct:").map_or(name, |rest| rest.split('@').next().unwrap_or(rest)).to_owned()
}

fn time(value: &Value) -> Option<Timestamp> {
    ["created", "modified"].into_iter().find_map(|name| value[name].as_str()?.parse().ok())
}

fn first_of(value: &Value) -> String {
    value.as_str().or_else(|| value[0].as_str()).unwrap_or_default().trim_start_matches("oa:").to_owned()
}
