//! What tags, roles and class names say about a box of the page.

use std::hash::{DefaultHasher, Hash, Hasher};

use dom_query::NodeRef;

/// What a box says about what stands in it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own, none excludes another")]
pub(super) struct Signs {
    /// Surely the site's.
    pub furniture: bool,
    /// Likely the site's, unless the article's text says otherwise.
    pub doubtful: bool,
    /// The line under the headline.
    pub standfirst: bool,
    /// Who wrote it, or when.
    pub byline: bool,
    /// A caption or credit of a picture.
    pub caption: bool,
    /// A pull quote.
    pub pulled: bool,
    /// Questions and answers.
    pub faq: bool,
}

/// Words in class names and ids of boxes which are no part of any article.
const SURE: &[&str] = &[
    "cookie",
    "gdpr",
    "consent",
    "newsletter",
    "breadcrumb",
    "breadcrumbs",
    "sharing",
    "sharedaddy",
    "social",
    "disqus",
    "comment",
    "comments",
    "commentlist",
    "discussion",
    "advert",
    "advertisement",
    "adslot",
    "ads",
    "ad",
    "adwrap",
    "promo",
    "sponsored",
    "taboola",
    "outbrain",
    "related",
    "recirc",
    "recommended",
    "recommendations",
    "trending",
    "mostread",
    "mostpopular",
    "popular",
    "paywall",
    "subscribe",
    "signup",
    "navbar",
    "pagination",
    "skip",
    "sronly",
    "hidden",
    "toolbar",
    "masthead",
    "topbar",
    "tagcloud",
    "taglist",
    "dfp",
    "gpt",
    "banner",
    "prevnext",
    "printonly",
    "noprint",
    "screenreader",
    "teaser",
    "teasers",
];
const DOUBTFUL: &[&str] = &[
    "sidebar",
    "widget",
    "menu",
    "nav",
    "footer",
    "share",
    "tags",
    "author",
    "bio",
    "rail",
    "aside",
    "more",
    "modal",
    "popup",
    "toolbox",
    "meta",
    "byline",
    "timestamp",
    "credit",
    "links",
    "side",
];
const STANDFIRST: &[&str] = &[
    "standfirst",
    "subtitle",
    "subheading",
    "subheadline",
    "subhead",
    "dek",
    "deck",
    "strapline",
    "articlelede",
    "articlesubtitle",
    "entrysubtitle",
    "kickerline",
    "tagline",
    "articledescription",
    "postexcerpt",
];
const BYLINE: &[&str] =
    &["byline", "author", "authors", "authorname", "dateline", "timestamp", "pubdate", "entrydate", "postmeta"];

impl Signs {
    /// Reads tag, role, classes and id. What is folded away below a question is its answer.
    pub(super) fn of(node: &NodeRef<'_>, name: &str, below_question: bool) -> Self {
        let mut signs = Self::default();
        let role = node.attr("role").unwrap_or_default();
        signs.furniture = matches!(name, "form" | "dialog" | "fieldset")
            || name == "nav" && !is_contents(node)
            || name == "button" && !node.text().trim().ends_with('?')
            || matches!(
                role.as_ref(),
                "navigation" | "dialog" | "alertdialog" | "search" | "menu" | "banner" | "contentinfo"
            )
            || name == "footer" && is_of_the_page(node)
            || is_hidden(node) && !below_question;
        signs.doubtful = matches!(name, "aside" | "footer") || role.as_ref() == "complementary";
        let names = format!("{} {}", node.class().unwrap_or_default(), node.id_attr().unwrap_or_default());
        if names.trim().is_empty() || matches!(name, "body" | "html" | "article" | "main") {
            return signs;
        }
        for class in names.split_whitespace() {
            let parted = parted(class);
            let joined: String = parted.chars().filter(char::is_ascii_alphanumeric).collect();
            signs.standfirst |= STANDFIRST.contains(&joined.as_str());
            signs.pulled |= joined.contains("pullquote");
            signs.caption |= joined.ends_with("caption") || is_credit_of_picture(&parted);
            // `has-comments`, `noAds`: what the box is not.
            if matches!(parted.split('-').next(), Some("has" | "no" | "with" | "without")) {
                continue;
            }
            for word in parted.split('-').filter(|word| !word.is_empty()) {
                signs.furniture |= SURE.contains(&word);
                signs.doubtful |= DOUBTFUL.contains(&word);
                signs.standfirst |= STANDFIRST.contains(&word);
                signs.faq |= matches!(word, "faq" | "faqs" | "qanda");
                signs.byline |= BYLINE.contains(&word);
                signs.caption |= matches!(word, "caption" | "figcaption");
            }
            signs.furniture |= SURE.contains(&joined.as_str());
        }
        // What somebody posted elsewhere, set into the article, is no button to share it.
        if signs.furniture && node.descendants_it().any(|inner| is_post(&inner)) {
            (signs.furniture, signs.doubtful) = (false, true);
        }
        let prop = node.attr("itemprop").unwrap_or_default();
        signs.byline |= matches!(prop.as_ref(), "author" | "datePublished")
            || node.attr("rel").is_some_and(|rel| rel.as_ref() == "author");
        // A heading or paragraph names itself, it does not furnish the page.
        let cookie = names.to_ascii_lowercase().contains("cookie");
        if signs.standfirst || matches!(name, "p" | "h1" | "h2" | "h3" | "li") && !cookie && signs.furniture {
            signs.doubtful |= signs.furniture;
            signs.furniture = false;
        }
        signs
    }
}

/// A class name in small letters, its words parted by hyphens: `InlineImage-imageCaption`, `inline_image`.
fn parted(class: &str) -> String {
    let mut parted = String::with_capacity(class.len() + 4);
    let mut small = false;
    for c in class.chars() {
        if matches!(c, '-' | '_' | ':' | '/') {
            parted.push('-');
        } else {
            if small && c.is_ascii_uppercase() {
                parted.push('-');
            }
            parted.extend(c.to_lowercase());
        }
        small = c.is_ascii_lowercase();
    }
    parted
}

/// `image-credit`: who took the picture.
fn is_credit_of_picture(parted: &str) -> bool {
    const PICTURES: &[&str] = &["image", "photo", "picture", "media", "figure", "img"];
    let mut words = parted.split('-');
    words.clone().any(|word| matches!(word, "credit" | "copyright")) && words.any(|word| PICTURES.contains(&word))
}

/// A link of a heading to itself: `<a class="anchor" href="#the-wall">#</a>`.
pub(super) fn is_anchor(node: &NodeRef<'_>) -> bool {
    let sign = node.text();
    node.attr("href").is_some_and(|href| href.contains('#'))
        && matches!(sign.trim(), "#" | "¶" | "§" | "🔗" | "⚓" | "")
}

/// A post of a social network, as its own tools set it into a page.
pub(super) fn is_post(node: &NodeRef<'_>) -> bool {
    const POSTS: &[&str] = &["twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed"];
    node.has_name("blockquote") && node.class().is_some_and(|class| POSTS.iter().any(|post| class.contains(post)))
}

/// The foot of the whole page; that of an article or section of it may hold who wrote it.
fn is_of_the_page(footer: &NodeRef<'_>) -> bool {
    let own = |name: &str| matches!(name, "article" | "section" | "main" | "blockquote" | "figure" | "details" | "li");
    !footer.ancestors_it(Some(64)).any(|above| above.node_name().is_some_and(|name| own(&name)))
}

/// A list of the article's own sections: its links stay on the page.
fn is_contents(nav: &NodeRef<'_>) -> bool {
    let mut links = nav.descendants_it().filter(|node| node.has_name("a")).peekable();
    links.peek().is_some()
        && links.all(|link| link.attr("href").is_some_and(|href| href.len() > 1 && href.starts_with('#')))
}

/// What shows only when a pointer rests on other words, or what only a screen reader speaks. No reader of the page
/// may take it for text, so it is taken out before.
pub(super) const UNSEEN: &str = ".sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, \
     .screenreader-only, .tooltip-text, .tooltiptext, .tooltip-content, .tooltip-inner, .popover-content, .hovercard, \
     .rollover-block";

/// Tag and class as a number. An element without a class is known by the one it stands in as well. Figures in
/// class names (`post-4711`) tell elements apart that are alike.
pub(super) fn shape(node: &NodeRef<'_>, name: &str, around: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    let class = node.class().unwrap_or_default();
    let named = class.split_whitespace().filter(|class| !class.contains(|c: char| c.is_ascii_digit()));
    let mut any = false;
    for class in named {
        class.hash(&mut hasher);
        any = true;
    }
    if !any {
        around.hash(&mut hasher);
    }
    hasher.finish()
}

/// Not on the page as it is seen.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|style| style.to_ascii_lowercase().replace(' ', "")).unwrap_or_default();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}
