//! The files that put the program into a Linux desktop fit the program and each other.

const ENTRY: &str = include_str!("../../assets/linux/factdesk.desktop");
const MIME: &str = include_str!("../../assets/linux/factdesk-mime.xml");
const ABOUT: &str = include_str!("../../assets/linux/factdesk.metainfo.xml");

fn value(key: &str) -> &'static str {
    let line = ENTRY.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn the_entry_opens_reviews_and_articles() {
    assert_eq!((value("Exec"), value("Icon"), value("StartupWMClass")), ("factdesk %f", "factdesk", "factdesk"));
    let ours = "application/x-factdesk-review";
    assert!(value("MimeType").split(';').any(|kind| kind == ours));
    assert!(MIME.contains(&format!("type=\"{ours}\"")) && ABOUT.contains(&format!("<mediatype>{ours}</mediatype>")));
    assert!(MIME.contains("*.factdesk"));
}

#[test]
fn the_description_is_of_this_version() {
    assert!(ABOUT.contains(&format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"))));
    assert!(ABOUT.contains(&format!("<summary>{}</summary>", value("Comment"))));
    assert!(ABOUT.contains("<launchable type=\"desktop-id\">factdesk.desktop</launchable>"));
}
