//! Reading a file: each format, with its bytes a second; for a PDF also the time a page takes.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use factdesk::app::sandbox;
use factdesk::import::{Options, read};
use factdesk::rules::Rules;

const FLAT: &str = include_str!("../tests/data/articles/flat-page.txt");
const PAGE: &str = include_str!("../tests/data/articles/saved-page.html");
const WORD: &[u8] = include_bytes!("../tests/data/articles/fares.docx");
const ODT: &[u8] = include_bytes!("../tests/data/articles/well.odt");
const RTF: &str = include_str!("../tests/data/articles/mill.rtf");

const PARAGRAPH: &str = "Sand moved into the channel after the old breakwater was lowered in 2021, according to a survey \
                         by the port engineer. “We measured it twice,” Dr. Elin Voss said. The board will borrow the rest.";

/// The page with its running text repeated until it has about `words` words.
fn long(words: usize) -> String {
    let paragraph = format!("{PARAGRAPH}\n\n");
    let times = words / paragraph.split_whitespace().count();
    FLAT.replacen("Fees for visiting", &format!("{}Fees for visiting", paragraph.repeat(times)), 1)
}

/// A PDF of `pages` pages, each with 50 lines of 80 letters.
fn pdf(pages: usize) -> Vec<u8> {
    let text: Vec<char> = PARAGRAPH.chars().filter(char::is_ascii).cycle().take(4000).collect();
    let mut stream = "BT /R 9 Tf 60 780 Td 12 TL\n".to_owned();
    for line in text.chunks(80) {
        writeln!(stream, "({}) Tj T*", line.iter().collect::<String>()).unwrap_or_default();
    }
    stream.push_str("ET");
    let kids: String = (0..pages).map(|at| format!("{} 0 R ", at + 5)).collect::<Vec<_>>().concat();
    let mut out = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [{kids}] /Count \
         {pages} >>\nendobj\n3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>\nendobj\n4 0 obj\n<< /Length \
         {} >>\nstream\n{stream}\nendstream\nendobj\n",
        stream.len()
    );
    for at in 0..pages {
        let page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R";
        writeln!(out, "{} 0 obj\n<< {page} /Resources << /Font << /R 3 0 R >> >> >>\nendobj", at + 5)
            .unwrap_or_default();
    }
    out.push_str("trailer << /Root 1 0 R >>\n%%EOF\n");
    out.into_bytes()
}

fn import(criterion: &mut Criterion) {
    let rules = Rules::builtin();
    let mut group = criterion.benchmark_group("import");
    {
        let mut run = |name: &str, file: &str, bytes: &[u8]| {
            group.throughput(Throughput::Bytes(bytes.len() as u64));
            group.bench_function(name, |bench| {
                bench.iter(|| read(black_box(bytes), file, &rules, &Options::default()).map(|(document, _)| document));
            });
        };
        run("text, 1,200 words", "a.txt", long(1_000).as_bytes());
        run("text, 100,000 words", "a.txt", long(100_000).as_bytes());
        let marked = format!("# Channel dredged\n\n{}", format!("{PARAGRAPH}\n\n").repeat(30));
        run("Markdown, 1,000 words", "a.md", marked.as_bytes());
        let furniture = "<li><a href=\"/x\">A link to another story</a></li>".repeat(600);
        let page = PAGE.replace("<footer>", &format!("<footer><ul>{furniture}</ul>"));
        run("saved page", "a.html", page.as_bytes());
        run("Word file", "a.docx", WORD);
        run("OpenDocument text", "a.odt", ODT);
        run(
            "rich text, 1,000 words",
            "a.rtf",
            RTF.replacen("\\par", &format!("\\par {}", format!("{PARAGRAPH}\\par ").repeat(30)), 1).as_bytes(),
        );
        let mail = format!(
            "From: a@example.org\nSubject: Channel dredged\nMIME-Version: 1.0\n\n{}",
            format!("{PARAGRAPH}\n\n").repeat(30)
        );
        run("mail, 1,000 words", "a.eml", mail.as_bytes());
        run("PDF, 1 page", "a.pdf", &pdf(1));
        run("PDF, 20 pages", "a.pdf", &pdf(20));
    }
    group.bench_function("PDF, 1 page, in the child", |bench| {
        let bytes = pdf(1);
        bench.iter(|| {
            sandbox::read(black_box(&bytes), "a.pdf", &rules, &Options::default()).map(|(document, _)| document)
        });
    });
    group.finish();
}

criterion_group!(benches, import);
criterion_main!(benches);
