//! Prints the features of pairs, to set weights by.
use factdesk::{language::*, rules::*, similarity::*, text::Span};
fn main() {
    let input = std::env::args().nth(1).unwrap();
    let show = std::env::args().nth(2).is_some();
    let rules = Rules::builtin();
    let l = Language::builtin();
    let syn = l.syntax().unwrap();
    let t = l.vectors().unwrap();
    let mut ses = Session::default();
    let mut rd = Reader::new(&rules, Some(t), None);
    for line in std::fs::read_to_string(input).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let (a, b) = (v["a"].as_str().unwrap(), v["b"].as_str().unwrap());
        let mut p = |s: &str| {
            let sp = Span::new(0, s.len());
            let x = syn.parse(s, sp, &mut ses);
            rd.read(s, sp, &x, &t.embed(s))
        };
        let (x, y) = (p(a), p(b));
        let c = compare(&rd.words, &x, &y);
        let f = features(&rd.words, &x, &y, &c);
        if show {
            println!(
                "{} {} | {} | {:.2} {:.2?}\n   {:?}\n  units {:?}",
                v["label"],
                a,
                b,
                c.score,
                f,
                c.differences
                    .iter()
                    .map(|d| (d.kind, d.here.map(|s| s.of(a)), d.there.map(|s| s.of(b)), d.support))
                    .collect::<Vec<_>>(),
                x.units
                    .iter()
                    .zip(&c.alignment.here)
                    .map(|(u, l)| format!(
                        "{}{}{}={}",
                        u.span.of(a),
                        if u.negated { "!" } else { "" },
                        if u.hedged { "?" } else { "" },
                        l.map_or("-".into(), |l| format!("{}:{:.2}", y.units[l.to as usize].span.of(b), l.likeness))
                    ))
                    .collect::<Vec<_>>()
            );
        } else {
            println!("{}", serde_json::json!({"id":v["id"],"f":f,"score":c.score}));
        }
    }
}
