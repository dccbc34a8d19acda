//! Mails: what is attached to them is read, offered, or told of.

use std::fmt::Write as _;

use factdesk::app::{Action, sandbox};
use factdesk::document::{Document, ImportNote};
use factdesk::import::{Options, attachments, read};
use factdesk::rules::Rules;

use crate::pdf::sheet::{Sheet, file};
use crate::session::{act, bench, problems};

const STORY: &str = "The harbour board has agreed to dredge the northern channel after three boats ran aground there in \
    one winter, its chair said on Monday. The work begins in May and takes two seasons, and ships may use the southern \
    channel meanwhile. Fees rise by four per cent to pay for it. The town paid for the last dredging in 2009. Since \
    then the board has put money aside each year, but not enough of it, and the chair called the gap a shame.";

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, three) in bytes.chunks(3).enumerate() {
        let all = three.iter().fold(0_usize, |all, byte| all << 8 | usize::from(*byte)) << (8 * (3 - three.len()));
        for sign in 0..4 {
            out.push(if sign > three.len() { '=' } else { char::from(SIGNS[all >> (18 - 6 * sign) & 63]) });
        }
        if at % 19 == 18 {
            out.push('\n');
        }
    }
    out
}

/// A mail with these words of its own and these files.
fn mail(words: &str, files: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let mut mail = format!(
        "From: jo@example.org\nTo: desk@example.org\nSubject: Fwd: the story\nDate: Mon, 3 Feb 2025 10:00:00 +0000\n\
         MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/plain\n\n{words}\n"
    );
    for (name, kind, bytes) in files {
        write!(
            mail,
            "--b\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; \
             filename=\"{name}\"\n\n{}\n",
            base64(bytes)
        )
        .expect("text");
    }
    (mail + "--b--\n").into_bytes()
}

fn page() -> Vec<u8> {
    file(&[Sheet::default().line((72.0, 80.0), 18.0, "Board to dredge channel").text((72.0, 120.0), 10.0, 70, STORY)])
}

fn open(bytes: &[u8]) -> (Document, Vec<ImportNote>) {
    sandbox::read(bytes, "story.eml", &Rules::builtin(), &Options::default()).expect("readable")
}

fn told(notes: &[ImportNote], words: &str) -> bool {
    notes.iter().any(|note| note.message.contains(words))
}

#[test]
fn a_pdf_under_a_short_cover_is_the_article() {
    let bytes = mail("Here it is, as promised. Jo", &[("story.pdf", "application/pdf", &page())]);
    let (document, notes) = open(&bytes);
    assert!(document.text.starts_with("Board to dredge channel") && document.text.contains(STORY), "{}", document.text);
    assert!(told(&notes, "in a file attached to the mail (story.pdf)"), "{notes:?}");
    assert!(document.left_out.iter().any(|left| left.text.starts_with("Here it is")));
    // In this very process no PDF of somebody else's is read.
    let (document, notes) = read(&bytes, "story.eml", &Rules::builtin(), &Options::default()).expect("readable");
    assert!(document.text.contains("Here it is") && told(&notes, "(story.pdf). Open it from"), "{notes:?}");
}

#[test]
fn a_file_that_cannot_be_read_is_told_of() {
    let locked = include_bytes!("../data/hostile/locked.pdf");
    let (document, notes) = open(&mail("Here it is.", &[("story.pdf", "application/pdf", locked)]));
    assert!(document.text.contains("Here it is."));
    assert!(told(&notes, "(story.pdf) could not be read. The file is locked with a password."), "{notes:?}");
}

#[test]
fn what_stays_closed_can_be_opened() {
    let long = format!("{STORY}\n\n{STORY}");
    let files: &[(&str, &str, &[u8])] = &[
        ("plan.pdf", "application/pdf", &page()),
        ("face.png", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("../notes.txt", "text/plain", b"The ferry was late.\n\nNobody knew why, the captain said."),
    ];
    let bytes = mail(&long, files);
    let names: Vec<_> = attachments(&bytes, "story.eml").into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["plan.pdf", "notes.txt"]);

    let mut bench = bench();
    let effects = act(&mut bench, Action::OpenBytes { name: "story.eml".to_owned(), bytes });
    assert_eq!(problems(&effects), Vec::<String>::new());
    let article = bench.article.as_ref().expect("open");
    assert!(told(&article.notes, "2 files are attached to the mail (plan.pdf, notes.txt)"), "{:?}", article.notes);
    assert_eq!(article.attached, names);
    act(&mut bench, Action::OpenAttached("plan.pdf".to_owned()));
    act(&mut bench, Action::Unsaved(factdesk::app::Next::Discard));
    let article = bench.article.as_ref().expect("open");
    assert!(article.document.text.contains(STORY) && article.name == "plan.pdf" && article.path.is_none());
    assert!(article.attached.is_empty());
}
