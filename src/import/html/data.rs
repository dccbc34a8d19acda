//! What the page says about itself: JSON-LD, Open Graph, `<meta>`.

use dom_query::Document as Dom;
use serde_json::Value;

use super::super::words::clean;
use super::published;
use crate::document::Meta;
use crate::rules::Rules;

/// A question with the paragraphs of its answer.
pub(super) type Faq = Vec<(String, Vec<String>)>;

/// Objects of JSON-LD looked at; no page has more that matter.
const MOST: usize = 4000;

/// What the page's data say.
#[derive(Debug, Default)]
pub(super) struct Data {
    pub meta: Meta,
    /// Questions answered in it.
    pub faq: Faq,
    /// Paragraphs of the article's text as the data state it (`articleBody`); the longest, where there are several.
    pub body: Vec<String>,
}

/// The page's data.
pub(super) fn read(dom: &Dom, rules: &Rules) -> Data {
    let mut data = Data::default();
    for script in &dom.select("script[type='application/ld+json']") {
        if let Some(value) = lenient(&script.text()) {
            let mut left = MOST;
            json_ld(&value, &mut data, &mut left);
        }
    }
    let Data { mut meta, faq, body } = data;
    let content = |selector: &str| -> String {
        let found = dom.select(selector).iter().find_map(|tag| tag.attr("content"));
        found.map(|text| clean(&text)).unwrap_or_default()
    };
    let fill = |field: &mut String, selectors: &[&str]| {
        for selector in selectors {
            if field.is_empty() {
                *field = content(selector);
            }
        }
    };
    fill(&mut meta.title, &["meta[property='og:title']", "meta[name='twitter:title']", "meta[name='title']"]);
    fill(
        &mut meta.byline,
        &["meta[name='author']", "meta[name='byl']", "meta[property='article:author']", "meta[name='dc.creator']"],
    );
    fill(&mut meta.description, &["meta[property='og:description']", "meta[name='description']"]);
    fill(&mut meta.site, &["meta[property='og:site_name']", "meta[name='application-name']"]);
    fill(&mut meta.url, &["meta[property='og:url']"]);
    if meta.byline.starts_with("http") {
        meta.byline.clear();
    }
    if let Some(href) = dom.select("link[rel='canonical']").iter().find_map(|tag| tag.attr("href")) {
        meta.url = href.to_string();
    }
    if meta.title.is_empty() {
        meta.title = without_site(
            &clean(&dom.select("title").iter().next().map(|tag| tag.text()).unwrap_or_default()),
            &meta.site,
        );
    } else {
        meta.title = without_site(&meta.title, &meta.site);
    }
    if let Some(language) = dom.select("html").iter().find_map(|tag| tag.attr("lang")) {
        language.trim().clone_into(&mut meta.language);
    }
    published::read(dom, &mut meta, rules);
    Data { meta, faq, body }
}

/// A title without the site's name behind a bar or dash.
fn without_site(title: &str, site: &str) -> String {
    for sign in [" | ", " - ", " – ", " — ", " :: ", " » ", " • "] {
        let Some(at) = title.rfind(sign) else { continue };
        let (head, tail) = (title.get(..at).unwrap_or_default(), title.get(at + sign.len()..).unwrap_or_default());
        let named = !site.is_empty() && tail.eq_ignore_ascii_case(site);
        let short = tail.split(' ').count() <= 4 && head.split(' ').count() >= 4 && sign != " - ";
        if named || short {
            return head.trim().to_owned();
        }
    }
    title.to_owned()
}

/// JSON-LD as found: comments and CDATA around it, raw line breaks inside.
fn lenient(text: &str) -> Option<Value> {
    let bare = text
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//")
        .trim_start_matches("<![CDATA[")
        .trim_start_matches("/*<![CDATA[*/");
    let bare =
        bare.trim_end_matches("-->").trim_end_matches("//]]>").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let flat: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&flat.replace(", }", "}").replace(",}", "}").replace(",]", "]")).ok()
    })
}

fn json_ld(value: &Value, data: &mut Data, left: &mut usize) {
    if *left == 0 {
        return;
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter().for_each(|item| json_ld(item, data, left)),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                json_ld(graph, data, left);
            }
            let kinds = words(value.get("@type"));
            if kinds.iter().any(|kind| kind.ends_with("Article") || kind == "BlogPosting" || kind == "Report") {
                article(value, &mut data.meta);
                let body = object.get("articleBody").and_then(Value::as_str).map(paragraphs).unwrap_or_default();
                let long = |body: &[String]| body.iter().map(String::len).sum::<usize>();
                if long(&body) > long(&data.body) {
                    data.body = body;
                }
            }
            if kinds.iter().any(|kind| kind == "FAQPage") {
                questions(value.get("mainEntity"), &mut data.faq);
            } else if let Some(main) = object.get("mainEntity").filter(|main| main.get("@type").is_some()) {
                json_ld(main, data, left);
            }
        }
        _ => {}
    }
}

fn article(value: &Value, meta: &mut Meta) {
    let set = |field: &mut String, text: String| {
        if field.is_empty() {
            *field = text;
        }
    };
    let text = |key: &str| words(value.get(key)).into_iter().next().map(|text| plain(&text)).unwrap_or_default();
    set(&mut meta.title, text("headline"));
    set(&mut meta.date, text("datePublished"));
    set(&mut meta.description, text("description"));
    set(&mut meta.language, text("inLanguage"));
    set(&mut meta.site, words(value.get("publisher")).into_iter().next().unwrap_or_default());
    set(&mut meta.byline, words(value.get("author")).join(", "));
}

/// A string, the names of objects, or a list of either.
fn words(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![clean(text)],
        Some(Value::Array(items)) => items.iter().take(20).flat_map(|item| words(Some(item))).collect(),
        Some(Value::Object(object)) => words(object.get("name")),
        _ => Vec::new(),
    }
}

fn questions(value: Option<&Value>, faq: &mut Faq) {
    let items: Vec<&Value> = match value {
        Some(Value::Array(items)) => items.iter().take(200).collect(),
        Some(item) => vec![item],
        None => return,
    };
    for item in items {
        let question = words(item.get("name").or_else(|| item.get("text"))).into_iter().next().map(|text| plain(&text));
        let answer = item.get("acceptedAnswer").or_else(|| item.get("suggestedAnswer"));
        let answer = match answer {
            Some(Value::Array(answers)) => answers.first(),
            other => other,
        };
        let text =
            answer.and_then(|answer| answer.get("text").or(Some(answer))).and_then(Value::as_str).unwrap_or_default();
        let paragraphs = paragraphs(text);
        if let Some(question) = question.filter(|question| !question.is_empty() && !paragraphs.is_empty()) {
            faq.push((question, paragraphs));
        }
    }
}

/// The paragraphs of a text that may be a piece of a page.
fn paragraphs(text: &str) -> Vec<String> {
    if text.contains('<') {
        return Dom::from(text).select("body").iter().flat_map(|body| paragraphs_of(&body.html())).collect();
    }
    text.split('\n').map(plain).filter(|text| !text.is_empty()).collect()
}

fn paragraphs_of(html: &str) -> Vec<String> {
    super::walk::page(&Dom::from(html)).into_iter().map(|row| row.block.text).collect()
}

fn plain(text: &str) -> String {
    if text.contains('<') || text.contains('&') { clean(&Dom::from(text).text()) } else { clean(text) }
}
