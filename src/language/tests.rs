//! The models as a whole: agreement with their first readers, damaged files, odd text, threads.

use super::*;
use crate::text::Span;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

fn syntax() -> &'static Syntax {
    Language::builtin().syntax().expect("the built-in model is sound")
}

fn vectors() -> &'static Vectors {
    Language::builtin().vectors().expect("the built-in table is sound")
}

fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}

fn parse(text: &str) -> Parsed {
    syntax().parse(text, whole(text), &mut Session::default())
}

/// The rows of a fixture.
fn rows(parsed: &Parsed, text: &str) -> String {
    let mut out = String::new();
    for (i, t) in parsed.tokens.iter().enumerate() {
        let entity = parsed
            .entity_of(i)
            .map_or("O".into(), |e| format!("{}-{}", if e.tokens.start == i as u32 { "B" } else { "I" }, e.label));
        let words = parsed.text(i, text);
        writeln!(out, "{words}\t{}\t{}\t{}\t{}\t{}\t{entity}", t.tag, t.pos, t.lemma, t.head, t.dep)
            .expect("a string takes anything");
    }
    out
}

fn fixture() -> Vec<(&'static str, &'static str)> {
    let file = include_str!("../../tests/data/language/english.tsv");
    file.split("\n= ")
        .skip(1)
        .filter_map(|block| block.split_once('\n'))
        .map(|(sentence, rows)| (sentence, rows.trim_end_matches('\n')))
        .collect()
}

#[test]
fn sentences_are_analysed_as_by_the_first_reader() {
    assert_eq!(fixture().len(), 12);
    for (sentence, want) in fixture() {
        assert_eq!(rows(&parse(sentence), sentence).trim_end_matches('\n'), want);
    }
}

#[test]
fn a_batch_gives_what_its_sentences_give_alone() {
    let sentences: Vec<&str> = fixture().into_iter().map(|f| f.0).collect();
    let text = format!("¶ {}", sentences.repeat(20).join(" "));
    let mut spans = Vec::new();
    for sentence in sentences.repeat(20) {
        let start = spans.last().map_or("¶ ".len(), |s: &Span| s.end + 1);
        spans.push(Span::new(start, start + sentence.len()));
    }
    let steps = AtomicUsize::new(0);
    let step = || steps.fetch_add(1, Ordering::Relaxed) < usize::MAX;
    let all = syntax().parse_all(&text, &spans, &step).expect("nothing cancels");
    assert_eq!((all.len(), steps.into_inner()), (240, 240));
    for (parsed, span) in all.iter().zip(&spans) {
        assert_eq!(*parsed, syntax().parse(&text, *span, &mut Session::default()));
        assert_eq!(rows(parsed, &text), rows(&parse(span.of(&text)), span.of(&text)));
    }
    let without = syntax().parse_all_parts(&text, &spans, Parts::WithoutEntities, &|| true).expect("nothing cancels");
    assert!(without.iter().zip(&all).all(|(a, b)| a.tokens == b.tokens && a.entities.is_empty()));
}

#[test]
fn how_a_page_is_set_does_not_matter() {
    let plain = "The mayor of Leeds, who had said no before, resigned.";
    let set = "\u{feff}\u{a0}The mayor\u{a0}of\n\tLeeds, who \u{2009}had said\r\nno be\u{ad}fore, resigned.  ";
    let (a, b) = (parse(plain), parse(set));
    assert_eq!(b.tokens.len(), a.tokens.len());
    for (i, (a, b)) in a.tokens.iter().zip(&b.tokens).enumerate() {
        assert_eq!((a.tag, a.pos, &a.lemma, a.head, a.dep), (b.tag, b.pos, &b.lemma, b.head, b.dep), "token {i}");
    }
    assert_eq!(a.entities.len(), b.entities.len());
}

#[test]
fn work_can_be_cancelled() {
    let text = "One step. ".repeat(500);
    let spans: Vec<Span> = (0..500).map(|i| Span::new(i * 10, i * 10 + 9)).collect();
    assert!(syntax().parse_all(&text, &spans, &|| false).is_none());
    assert_eq!(syntax().parse_all(&text, &[], &|| false), Some(Vec::new()));
}

/// Whatever is given, spans lie in the sentence on characters, in order, and heads form trees.
fn check_shape(text: &str, span: Span) {
    let parsed = syntax().parse(text, span, &mut Session::default());
    let mut end = span.start;
    for (i, token) in parsed.tokens.iter().enumerate() {
        assert!(token.span.start >= end && token.span.end <= span.end && !token.span.is_empty(), "{token:?}");
        assert!(text.get(token.span.start..token.span.end).is_some(), "{token:?}");
        let top = parsed.ancestors(i).last().unwrap_or(i);
        assert_eq!(parsed.head(top), top);
        end = token.span.end;
    }
    let mut next = 0;
    for entity in &parsed.entities {
        assert!(entity.tokens.start >= next && entity.tokens.start < entity.tokens.end);
        assert_eq!(parsed.span(entity.tokens.start as usize..entity.tokens.end as usize), Some(entity.span));
        next = entity.tokens.end;
    }
    let seen = |c: &char| !c.is_whitespace() && !hidden::is_hidden(*c);
    let words: String = span.of(text).chars().filter(seen).collect();
    let tokens: String = parsed.tokens.iter().map(|t| t.span.of(text)).flat_map(str::chars).filter(seen).collect();
    assert_eq!(tokens, words);
}

#[test]
fn odd_text_is_no_danger() {
    let odd = [
        "",
        " ",
        "   \t\n",
        "\u{a0}",
        "a\u{a0}b",
        "\0",
        "a\0b \0",
        "🙂 🙂🙂",
        "👩‍👩‍👧 said",
        "日本語の文章です。",
        "שלום עולם",
        "e\u{301}\u{301}\u{301}",
        "\u{feff}The",
        "....................",
        "(((((((([[[[",
        "''''''",
        "-----a-----",
        "don't can't won't 'tis",
        "$",
        "a.b.c.d",
        "\u{202e}abc",
        "ﬁ ŉ ǆ",
        "İstanbul'da ẞ",
        "US$US$US$",
        "10km10km",
        "www. http:// a@ @a @",
        "U.S.U.S.",
        "\r\n",
        "x\u{2028}y",
        "1/2 ½ ² Ⅷ ⑧",
    ];
    for text in odd {
        check_shape(text, whole(text));
        let longer = format!("Ä {text} ö. {text}{text}");
        check_shape(&longer, whole(&longer));
        check_shape(&longer, Span::new("Ä ".len(), "Ä ".len() + text.len()));
        assert!((length(&vectors().embed(&longer)) - 1.0).abs() < 1e-3);
    }
    for repeated in ["a", "é", "-", "(", "x-", "日", "a.", "'s", "http://a.", "a b, ", "\0 ", "  "] {
        let text = repeated.repeat(10_000 / repeated.len());
        check_shape(&text, whole(&text));
        assert_eq!(vectors().embed(&text).len(), DIM);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_text_is_no_danger(text in "(\\PC|\\p{Zs}|[a-z.,'’“”$0-9-]| ){0,80}", before in any::<char>()) {
        check_shape(&text, whole(&text));
        let more = format!("{before}{text}");
        check_shape(&more, Span::new(before.len_utf8(), more.len()));
        prop_assert_eq!(vectors().embed(&text).len(), DIM);
    }
}

#[test]
fn spans_off_the_text_give_nothing() {
    for span in [Span::new(1, 2), Span::new(0, 99), Span::new(50, 60), Span::new(2, 2)] {
        assert_eq!(syntax().parse("é is", span, &mut Session::default()), Parsed::default());
    }
}

#[test]
fn an_overlong_sentence_is_one_tree() {
    let text = "The council said the road , ".repeat(300);
    let parsed = parse(&text);
    assert_eq!(parsed.tokens.len(), 1_800);
    let roots = (0..1_800).filter(|&i| parsed.head(i) == i).count();
    assert_eq!(roots, 1);
    check_shape(&text, whole(&text));
}

#[test]
fn damaged_files_are_errors() {
    for (file, read) in [(SYNTAX_FILE, syntax_error as fn(&[u8]) -> bool), (VECTORS_FILE, vectors_error)] {
        assert!(!read(file));
        let cuts = (0..200).chain((1..60).map(|i| file.len() / 60 * i)).chain(file.len() - 20..file.len());
        for cut in cuts {
            assert!(read(&file[..cut]), "cut at {cut}");
        }
    }
    assert!(matches!(load_syntax(&SYNTAX_FILE[1..]), Err(LanguageError::Checksum { .. })));
    assert!(matches!(load_vectors(b""), Err(LanguageError::Checksum { .. })));
}

fn syntax_error(bytes: &[u8]) -> bool {
    Syntax::read(bytes).is_err()
}

fn vectors_error(bytes: &[u8]) -> bool {
    Vectors::read(bytes).is_err()
}

#[test]
fn a_flipped_byte_never_panics() {
    let text = "Officials said the firm's shares, which fell 3%, won't recover (yet).";
    let mut file = SYNTAX_FILE.to_vec();
    // Heads of sections and text are where a byte can do harm; numbers only change numbers.
    for at in (0..400)
        .step_by(7)
        .chain((file.len() - 700_000..file.len()).step_by(24_007))
        .chain((0..file.len()).step_by(240_007))
    {
        let byte = file[at];
        file[at] ^= 0x55;
        assert!(load_syntax(&file).is_err());
        if let Ok(syntax) = Syntax::read(&file) {
            let parsed = syntax.parse(text, whole(text), &mut Session::default());
            assert!(parsed.tokens.iter().all(|t| text.get(t.span.start..t.span.end).is_some()));
        }
        file[at] = byte;
    }
    let mut file = VECTORS_FILE.to_vec();
    for at in (0..24).chain((24..file.len()).step_by(200_003)) {
        let byte = file[at];
        file[at] ^= 0x55;
        if let Ok(vectors) = Vectors::read(&file) {
            assert_eq!(vectors.embed(text).len(), DIM);
        }
        file[at] = byte;
    }
}

#[test]
fn both_models_can_be_read_ahead() {
    let language = Language { syntax: OnceLock::new(), vectors: OnceLock::new(), thesaurus: OnceLock::new() };
    assert_eq!(language.warm_up(), Ok(()));
    assert!(language.syntax.get().is_some() && language.vectors.get().is_some());
}

#[test]
fn vectors_say_what_to_compare() {
    let near = |a: &str, b: &str| cosine(&vectors().embed(a), &vectors().embed(b));
    assert!(near("The company laid off 400 workers.", "The firm cut 400 jobs.") > 0.5);
    assert!(near("The storm killed three people.", "The bakery won a prize for its bread.") < 0.3);
    assert!((near("Zürich café", "zurich CAFE") - 1.0).abs() < 1e-4);
    assert!(near("", "anything").abs() < 1e-6);
    assert!(length(&vectors().sum("embargo")) > 2.0 * length(&vectors().sum("the")));
}
