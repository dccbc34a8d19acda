//! What an element is by its tag and by what it holds.

use dom_query::NodeRef;

/// Elements that stand within a line.
pub(super) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "span"
            | "a"
            | "abbr"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "font"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "strike"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "nobr"
            | "center-inline"
    ) || name.contains('-')
}

/// Whether it holds what stands on lines of its own.
pub(super) fn has_block(node: &NodeRef<'_>) -> bool {
    node.descendants_it().take(200).any(|inner| {
        inner.node_name().is_some_and(|name| {
            matches!(
                name.as_ref(),
                "p" | "div"
                    | "section"
                    | "article"
                    | "ul"
                    | "ol"
                    | "li"
                    | "table"
                    | "h1"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "blockquote"
                    | "figure"
                    | "details"
            )
        })
    })
}

/// A table row that only places things on the page.
pub(super) fn is_layout(row: &NodeRef<'_>) -> bool {
    let cells = row.element_children();
    let full = |cell: &NodeRef<'_>| !cell.text().trim().is_empty();
    cells.iter().filter(|cell| full(cell)).count() < 2
        || cells.iter().any(|cell| {
            let blocks = |inner: &NodeRef<'_>| {
                inner
                    .node_name()
                    .is_some_and(|name| matches!(name.as_ref(), "p" | "div" | "table" | "ul" | "h1" | "h2" | "h3"))
            };
            cell.descendants_it().filter(blocks).count() > 1
        })
}

/// `<sup><a href="#fn1">1</a></sup>`
pub(super) fn is_footnote_call(node: &NodeRef<'_>) -> bool {
    let text = node.text();
    let bare = text.trim().trim_matches(['[', ']']);
    let linked = node.descendants_it().any(|inner| inner.attr("href").is_some_and(|href| href.starts_with('#')));
    linked && bare.len() <= 4 && bare.bytes().all(|b| b.is_ascii_digit() || b == b'*')
}
