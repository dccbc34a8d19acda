//! The files that put the program into a Linux desktop fit the program and each other.

use factdesk::ui::APP_ID;

const ENTRY: &str = include_str!("../../assets/linux/org.factdesk.Factdesk.desktop");
const MIME: &str = include_str!("../../assets/linux/org.factdesk.Factdesk.xml");
const ABOUT: &str = include_str!("../../assets/linux/org.factdesk.Factdesk.metainfo.xml");

fn value(key: &str) -> &'static str {
    let line = ENTRY.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn the_entry_opens_reviews_and_articles() {
    assert_eq!((value("Exec"), value("Icon"), value("StartupWMClass")), ("factdesk %f", APP_ID, APP_ID));
    let ours = "application/vnd.factdesk.review+json";
    assert!(value("MimeType").split(';').any(|kind| kind == ours));
    assert!(MIME.contains(&format!("type=\"{ours}\"")) && ABOUT.contains(&format!("<mediatype>{ours}</mediatype>")));
    assert!(MIME.contains("*.factdesk") && MIME.contains(&format!("<icon name=\"{APP_ID}\"/>")));
}

/// The id is a name of the domain system from right to left: two dots at least, letters and digits between them; the
/// files are called by it, or the desktop does not find one by the other.
#[test]
fn one_id_names_the_window_the_entry_and_the_description() {
    let parts: Vec<&str> = APP_ID.split('.').collect();
    assert!(parts.len() >= 3 && parts.iter().all(|part| part.chars().all(char::is_alphanumeric)), "{APP_ID}");
    assert!(ABOUT.contains(&format!("<id>{APP_ID}</id>")));
    assert!(ABOUT.contains(&format!("<launchable type=\"desktop-id\">{APP_ID}.desktop</launchable>")));
    assert!(ABOUT.contains(&format!("<icon type=\"stock\">{APP_ID}</icon>")));
    let readme = include_str!("../../README.md");
    for file in ["scalable/apps/{}.svg", "256x256/apps/{}.png", "64x64/apps/{}.png", "assets/linux/{}.$"] {
        assert!(readme.contains(&file.replace("{}", APP_ID)), "the README installs {file}");
    }
}

#[test]
fn the_description_is_of_this_version() {
    assert!(ABOUT.contains(&format!("<release version=\"{}\"", env!("CARGO_PKG_VERSION"))));
    assert!(ABOUT.contains(&format!("<summary>{}</summary>", value("Comment"))));
}
