//! PDFs: how pages become text, and what the child process is good for.

pub(crate) mod sheet;

use std::path::Path;
use std::time::Duration;

use factdesk::app::sandbox;
use factdesk::document::{Document, ImportNote, Part};
use factdesk::import::{ImportError, Options, read};
use factdesk::rules::Rules;
use sheet::{Sheet, file, width};

fn open(sheets: &[Sheet]) -> (Document, Vec<ImportNote>) {
    read(&file(sheets), "a.pdf", &Rules::builtin(), &Options::default()).expect("readable")
}

fn blocks(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(|block| document.words(block.span)).collect()
}

fn part(document: &Document, part: Part) -> Vec<&str> {
    document.of_part(part).map(|statement| document.words(statement.span)).collect()
}

fn has_note(notes: &[ImportNote], words: &str) -> bool {
    notes.iter().any(|note| note.message.contains(words))
}

const LONG: &str = "The harbour board has agreed to dredge the northern channel after three boats ran aground there in \
    one winter, its chair said on Monday. The work begins in May and takes two seasons, and ships may use the \
    southern channel meanwhile. Fees rise by four per cent to pay for it.";

#[test]
fn an_article_over_two_pages() {
    let head = |sheet: Sheet, number: u32| {
        let x = 500.0 - width("The Harbour Post", 9.0);
        sheet.line((x, 40.0), 9.0, "The Harbour Post").line((290.0, 810.0), 9.0, &format!("Page {number} of 2"))
    };
    let first = Sheet::default()
        .line((72.0, 90.0), 20.0, "Board to dredge channel")
        .line((72.0, 120.0), 10.0, "By Ann Reyes")
        .line((72.0, 150.0), 14.0, "Key points")
        .text((72.0, 175.0), 10.0, 70, "• The northern channel is dredged from May on.")
        .text((72.0, 187.0), 10.0, 70, "• Fees rise by four per cent.")
        .line((72.0, 225.0), 14.0, "Why now")
        .text((72.0, 250.0), 10.0, 70, LONG)
        .lines((72.0, 730.0), 10.0, "Sand moved into the channel after the old breakwater was lowered, and\nnobody had measured it since, according to a survey by the port engi-");
    let second = Sheet::default()
        .text((72.0, 90.0), 10.0, 70, "neer. The board will borrow the rest.")
        .line((72.0, 140.0), 14.0, "FAQ")
        .text((72.0, 165.0), 10.0, 70, "Q: Who pays for the dredging?")
        .text((72.0, 185.0), 10.0, 70, "A: The ships that use the harbour.");
    let (document, notes) = open(&[head(first, 1), head(second, 2)]);
    assert_eq!(part(&document, Part::Headline), ["Board to dredge channel"]);
    assert_eq!(document.meta.byline, "Ann Reyes");
    assert_eq!(
        part(&document, Part::KeyPoints).into_iter().skip_while(|words| *words == "Key points").collect::<Vec<_>>(),
        ["The northern channel is dredged from May on.", "Fees rise by four per cent."]
    );
    let body = part(&document, Part::Body);
    assert!(body.contains(&"Why now") && body.contains(&"Fees rise by four per cent to pay for it."), "{body:?}");
    let joined = "Sand moved into the channel after the old breakwater was lowered, and nobody had measured it since, \
                  according to a survey by the port engineer.";
    assert!(body.contains(&joined), "{body:?}");
    let faq = part(&document, Part::Faq);
    assert!(faq.contains(&"Who pays for the dredging?") && faq.contains(&"The ships that use the harbour."), "{faq:?}");
    let left: Vec<_> = document.left_out.iter().map(|left| left.text.as_str()).collect();
    assert!(left.contains(&"The Harbour Post"), "{left:?}");
    assert!(!document.text.contains("of 2") && has_note(&notes, "Page numbers"), "{}", document.text);
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let right = "The town paid for the last dredging in 2009. Since then the board has put money aside each year, but \
                 not enough of it, and the chair called the gap a shame.";
    let sheet = Sheet::default()
        .line((72.0, 80.0), 18.0, "Board to dredge the northern channel")
        .text((72.0, 120.0), 9.0, 36, LONG)
        .text((310.0, 124.0), 9.0, 36, right)
        .text(
            (72.0, 300.0),
            9.0,
            84,
            "This line goes over both columns again, as the end of a story may do when it is set so.",
        );
    let (document, notes) = open(&[sheet]);
    assert_eq!(blocks(&document)[1..3], [LONG, right]);
    assert!(blocks(&document)[3].starts_with("This line goes over both"));
    assert!(has_note(&notes, "Page 1 is set in columns; check the reading order."), "{notes:?}");
}

#[test]
fn a_figure_in_brackets_begins_no_item() {
    let sheet = Sheet::default().lines(
        (72.0, 100.0),
        10.0,
        "The ferry office named the cause (see note\n9). It said no more, and nobody asked again.",
    );
    let (document, _) = open(&[sheet]);
    assert!(document.text.contains("(see note 9). It said no more"), "{:?}", blocks(&document));
}

#[test]
fn the_end_of_a_paragraph_is_no_row_of_the_table_below() {
    let sheet = Sheet::default()
        .lines(
            (72.0, 100.0),
            10.0,
            "The board measured for ten years how much sand moves, and found that it was under-\nestimated by half.",
        )
        .lines((72.0, 126.0), 10.0, "Ward\nEast\nWest\nNorth")
        .lines((240.0, 126.0), 10.0, "Votes\n1,204\n988\n1,511");
    let (document, _) = open(&[sheet]);
    let found = blocks(&document);
    assert!(found[0].ends_with("it was underestimated by half.") && found.contains(&"East | 1,204"), "{found:?}");
}

#[test]
fn a_space_beside_a_line_cuts_no_word_of_it() {
    let sheet =
        Sheet::default().line((72.0, 100.0), 11.0, "The northern channel is closed.").line((92.0, 102.9), 11.0, " ");
    let (document, _) = open(&[sheet]);
    assert_eq!(document.text, "The northern channel is closed.");
}

#[test]
fn a_paragraph_runs_on_in_the_next_column() {
    let sheet = Sheet::default()
        .lines((72.0, 100.0), 10.0, "Rain fell for the whole of the\nweek. The river rose by nearly\nthree metres and the bridge at\nMill Lane had to be closed for")
        .lines((300.0, 100.0), 10.0, "four days, the council said on\nTuesday. It had been built for\nlighter vehicles in 1931, when\nfew lorries came that way.");
    let (document, _) = open(&[sheet]);
    assert!(document.text.contains("had to be closed for four days, the council said"), "{}", document.text);
}

#[test]
fn three_columns_and_a_table() {
    let column = |words: &str| {
        format!(
            "{words} street is closed from Monday to Friday while the gas main below it is renewed by the works department."
        )
    };
    let sheet = Sheet::default()
        .text((40.0, 100.0), 8.0, 30, &column("High"))
        .text((210.0, 100.0), 8.0, 30, &column("Mill"))
        .text((380.0, 100.0), 8.0, 30, &column("Church"));
    let (document, _) = open(&[sheet]);
    assert_eq!(blocks(&document), [column("High"), column("Mill"), column("Church")]);
    let table = Sheet::default()
        .text((72.0, 80.0), 10.0, 70, LONG)
        .lines((72.0, 200.0), 10.0, "Ward\nEast\nWest\nNorth")
        .lines((240.0, 200.0), 10.0, "Votes\n1,204\n988\n1,511");
    let (document, _) = open(&[table]);
    assert!(blocks(&document).contains(&"East | 1,204"), "{:?}", blocks(&document));
}

#[test]
fn letters_that_are_set_apart_come_together() {
    // A ligature from a font's own encoding, a raised figure with its footnote, a large initial, doubled letters.
    let sheet = Sheet::default()
        .raw("BT /R 36 Tf 72 705 Td (T) Tj ET\n")
        .lines((100.0, 112.0), 10.0, "he council voted on Tuesday to build the wall. The\ncost is four million, the mayor said, and the work")
        .lines((72.0, 136.0), 10.0, "takes two years from now. The state pays half of it, as")
        .line((72.0, 148.0), 10.0, "the law of 1998 asks.")
        .line((72.0 + width("the law of 1998 asks.", 10.0), 144.0), 6.0, "1")
        .line((72.0, 780.0), 7.0, "1 Flood Protection Act, section 4.")
        .raw("BT /R 10 Tf 72 600 Td (Nobody spoke against it.) Tj ET BT /R 10 Tf 72.2 600 Td (Nobody spoke against it.) Tj ET\n");
    let (document, _) = open(&[sheet]);
    assert!(document.text.contains("The council voted on Tuesday to build the wall."), "{}", document.text);
    assert!(document.text.contains("Nobody spoke against it.") && !document.text.contains("NNoo"), "{}", document.text);
    assert!(document.text.contains("1998 asks.") && !document.text.contains('¹'), "{}", document.text);
    let notes: Vec<_> = document.source_notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["Flood Protection Act, section 4."]);
}

#[test]
fn paragraphs_are_told_by_indents_gaps_and_short_lines() {
    let sheet = Sheet::default()
        .line((72.0, 60.0), 16.0, "Three ways to end a paragraph")
        .lines((72.0, 100.0), 10.0, "The first paragraph goes on for a whole line of this page\nand then ends early.")
        .lines((90.0, 124.0), 10.0, "The second one is indented at its beginning, which is")
        .lines((72.0, 136.0), 10.0, "how books do it, and it also ends at the end of its line.")
        .lines((72.0, 160.0), 10.0, "The third has a gap above it, as letters and pages of the\nweb have.");
    let (document, _) = open(&[sheet]);
    let starts: Vec<_> = blocks(&document).iter().map(|text| text.split(' ').nth(1).unwrap_or_default()).collect();
    assert_eq!(starts, ["ways", "first", "second", "third"]);
}

#[test]
fn a_page_set_sideways_and_a_watermark() {
    let turned = "BT /R 10 Tf 0 1 -1 0 100 100 Tm (The council voted on Tuesday to build the wall.) Tj ET\n\
                  BT /R 10 Tf 0 1 -1 0 112 100 Tm (It costs four million, the mayor said.) Tj ET\n\
                  BT /R 60 Tf 0.7 0.7 -0.7 0.7 200 200 Tm (DRAFT) Tj ET\n";
    let (document, notes) = open(&[Sheet::default().raw(turned)]);
    let found = "The council voted on Tuesday to build the wall. It costs four million, the mayor said.";
    assert_eq!(document.text.replace('\n', " "), found);
    assert!(has_note(&notes, "watermark"));
}

fn refusal(bytes: &[u8]) -> ImportError {
    let here = read(bytes, "a.pdf", &Rules::builtin(), &Options::default()).expect_err("not readable");
    assert_eq!(
        sandbox::draft(bytes)
            .and_then(|draft| { factdesk::import::finish(draft, &Rules::builtin(), &Options::default()) })
            .expect_err("not readable"),
        here,
        "the child says the same"
    );
    here
}

#[test]
fn what_cannot_be_read_says_why() {
    let scan = file(&[Sheet::default().picture()]);
    assert_eq!(refusal(&scan), ImportError::Scanned);
    assert_eq!(refusal(&file(&[Sheet::default()])), ImportError::NoText);
    assert_eq!(refusal(b"%PDF-1.7\nnothing of the kind"), ImportError::Damaged { what: "PDF" });
    assert_eq!(refusal(include_bytes!("../data/hostile/locked.pdf")), ImportError::Locked);
    let (document, _) = open(&[Sheet::default().line((72.0, 100.0), 10.0, "So be it.")]);
    assert_eq!(document.text, "So be it.", "few words are words");
    let (_, notes) = open(&[Sheet::default().text((72.0, 100.0), 10.0, 70, LONG), Sheet::default().picture()]);
    assert!(has_note(&notes, "Page 2 holds only a picture"), "{notes:?}");
}

#[test]
fn the_child_reads_as_the_program_does() {
    let bytes = file(&[Sheet::default().line((72.0, 60.0), 16.0, "A heading of few words").text(
        (72.0, 100.0),
        10.0,
        70,
        LONG,
    )]);
    let rules = Rules::builtin();
    let here = read(&bytes, "a.pdf", &rules, &Options::default()).expect("readable");
    let there = sandbox::read(&bytes, "a.pdf", &rules, &Options::default()).expect("readable");
    assert_eq!((here.0.text, here.1), (there.0.text, there.1));
}

#[test]
fn a_cut_file_is_read_in_part_or_refused() {
    let whole = file(&[Sheet::default().text((72.0, 100.0), 10.0, 70, LONG)]);
    for cut in (0..whole.len()).step_by(97) {
        match read(&whole[..cut], "a.pdf", &Rules::builtin(), &Options::default()) {
            Ok((document, _)) => assert!(!document.text.is_empty()),
            Err(error) => assert!(error.to_string().ends_with('.'), "{error}"),
        }
    }
}

#[cfg(unix)]
#[test]
fn a_child_that_runs_on_talks_on_or_dies_is_ended() {
    let by = |program: &str, argument: &str| {
        sandbox::draft_by(Path::new(program), argument, b"%PDF-", Duration::from_millis(200)).expect_err("no answer")
    };
    assert_eq!(by("/bin/sleep", "600"), ImportError::TooHard { what: "PDF" });
    assert_eq!(by("/bin/cat", "/dev/zero"), ImportError::TooHard { what: "PDF" });
    assert_eq!(by("/bin/false", ""), ImportError::Damaged { what: "PDF" });
    assert!(matches!(by("/nowhere/factdesk", ""), ImportError::NoReader { .. }));
}

/// A stream that unpacks to gigabytes ends in the child's bounds.
#[cfg(unix)]
#[test]
fn a_bomb_goes_off_in_the_child() {
    let refused = sandbox::draft(include_bytes!("../data/hostile/bomb.pdf")).expect_err("no text");
    assert!(
        matches!(refused, ImportError::TooHard { .. } | ImportError::NoText | ImportError::Damaged { .. }),
        "{refused}"
    );
}
