//! Reading a file: a flat text of 1,200 words, one of 100,000, a saved page, a Word file.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use factdesk::import::{Options, read};
use factdesk::rules::Rules;

const FLAT: &str = include_str!("../tests/data/articles/flat-page.txt");
const PAGE: &str = include_str!("../tests/data/articles/saved-page.html");
const WORD: &[u8] = include_bytes!("../tests/data/articles/fares.docx");

/// The page with its running text repeated until it has about `words` words.
fn long(words: usize) -> String {
    let paragraph = "Sand moved into the channel after the old breakwater was lowered in 2021, according to a survey \
                     by the port engineer. “We measured it twice,” Dr. Elin Voss said. The board will borrow the rest.\n\n";
    let times = words / paragraph.split_whitespace().count();
    FLAT.replacen("Fees for visiting", &format!("{}Fees for visiting", paragraph.repeat(times)), 1)
}

fn import(criterion: &mut Criterion) {
    let rules = Rules::builtin();
    let mut run = |name: &str, file: &str, bytes: &[u8]| {
        criterion.bench_function(name, |bench| {
            bench.iter(|| read(black_box(bytes), file, &rules, &Options::default()).map(|(document, _)| document));
        });
    };
    run("import text, 1,200 words", "a.txt", long(1_000).as_bytes());
    run("import text, 100,000 words", "a.txt", long(100_000).as_bytes());
    let furniture = "<li><a href=\"/x\">A link to another story</a></li>".repeat(600);
    let page = PAGE.replace("<footer>", &format!("<footer><ul>{furniture}</ul>"));
    run("import saved page", "a.html", page.as_bytes());
    run("import Word file", "a.docx", WORD);
}

criterion_group!(benches, import);
criterion_main!(benches);
