//! Comments' places in a main part's XML. A run that a comment begins or ends inside of is cut in two with the same
//! properties, so that the words look as before.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// A comment and the words it is on.
pub(super) struct Anchor {
    /// The comment's number.
    pub id: u32,
    /// From the first to past the last sign, bytes of the XML.
    pub xml: Range<usize>,
}

/// A run of words set alike.
struct Run {
    start: usize,
    end: usize,
    /// Its start tag with its properties.
    opening: Range<usize>,
}

/// A piece of text in a run.
struct Text {
    run: usize,
    /// Its start tag.
    tag: Range<usize>,
    inner: Range<usize>,
    /// Nothing of the run stands before it, after it.
    first: bool,
    last: bool,
}

/// What is put in at one place of the XML.
#[derive(Default)]
struct Cut {
    /// The run that is cut, or that begins or ends here.
    run: usize,
    /// The text that is cut here; none between runs.
    text: Option<usize>,
    ends: Vec<u32>,
    begins: Vec<u32>,
}

/// The XML with the places of the comments; nothing where a place is in no run.
pub(super) fn with_comments(xml: &str, anchors: &[Anchor]) -> Option<String> {
    let (runs, texts) = runs(xml);
    let mut cuts: BTreeMap<usize, Cut> = BTreeMap::new();
    let text_at = |byte: usize| {
        let at = texts.partition_point(|text| text.inner.start <= byte).checked_sub(1)?;
        texts.get(at).filter(|text| byte < text.inner.end).map(|_| at)
    };
    for anchor in anchors {
        let begin = text_at(anchor.xml.start)?;
        let text = &texts[begin];
        let whole = text.first && anchor.xml.start == text.inner.start;
        let at = if whole { runs[text.run].start } else { anchor.xml.start };
        let cut = cuts.entry(at).or_default();
        cut.run = text.run;
        cut.text = cut.text.or((!whole).then_some(begin));
        cut.begins.push(anchor.id);
        let end = text_at(anchor.xml.end.checked_sub(1)?)?;
        let text = &texts[end];
        let whole = text.last && anchor.xml.end == text.inner.end;
        let at = if whole { runs[text.run].end } else { anchor.xml.end };
        let cut = cuts.entry(at).or_default();
        cut.run = text.run;
        cut.text = cut.text.or((!whole).then_some(end));
        cut.ends.push(anchor.id);
    }
    Some(apply(xml, &runs, &texts, &cuts))
}

fn apply(xml: &str, runs: &[Run], texts: &[Text], cuts: &BTreeMap<usize, Cut>) -> String {
    let piece = |range: Range<usize>| xml.get(range).unwrap_or_default();
    // White space at the cut is the text's own.
    let mut keeps: BTreeMap<usize, &str> = BTreeMap::new();
    for text in cuts.values().filter_map(|cut| cut.text).map(|at| &texts[at]) {
        if !piece(text.tag.clone()).contains("xml:space") {
            keeps.insert(text.tag.end - 1, " xml:space=\"preserve\"");
        }
    }
    let mut out = String::with_capacity(xml.len() + cuts.len() * 160);
    let mut from = 0;
    let mut keeps = keeps.into_iter().peekable();
    for (&at, cut) in cuts {
        while let Some((tag, keep)) = keeps.next_if(|(tag, _)| *tag < at) {
            out.push_str(piece(from..tag));
            out.push_str(keep);
            from = tag;
        }
        out.push_str(piece(from..at));
        from = at;
        let opening = piece(runs[cut.run].opening.clone());
        let prefix = prefix(opening);
        let text = cut.text.map(|at| name(piece(texts[at].tag.clone())));
        let markers = markers(cut, prefix);
        match text {
            Some(tag) => {
                let run = name(opening);
                let cut = format!("</{tag}></{run}>{markers}{opening}<{tag} xml:space=\"preserve\">");
                out.push_str(&cut);
            }
            None => out.push_str(&markers),
        }
    }
    out.push_str(piece(from..xml.len()));
    out
}

/// The ends and beginnings of comments at one place.
fn markers(cut: &Cut, p: &str) -> String {
    let end =
        |id: &u32| format!("<{p}commentRangeEnd {p}id=\"{id}\"/><{p}r><{p}commentReference {p}id=\"{id}\"/></{p}r>");
    let begin = |id: &u32| format!("<{p}commentRangeStart {p}id=\"{id}\"/>");
    cut.ends.iter().map(end).chain(cut.begins.iter().map(begin)).collect()
}

/// `<w:r w:rsidR="…">` → `w:r`.
fn name(tag: &str) -> &str {
    let bare = tag.trim_start_matches(['<', '/']);
    bare.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default()
}

/// The prefix of a tag, with its colon.
pub(super) fn prefix(tag: &str) -> &str {
    let name = name(tag);
    name.find(':').and_then(|colon| name.get(..=colon)).unwrap_or_default()
}

/// All runs and their texts, in file order.
fn runs(xml: &str) -> (Vec<Run>, Vec<Text>) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut scan = Scan::default();
    loop {
        let from = reader.buffer_position() as usize;
        let Ok(event) = reader.read_event() else { break };
        let at = from..reader.buffer_position() as usize;
        match event {
            Event::Start(element) => scan.start(element.local_name().as_ref(), at),
            Event::End(element) => scan.end(element.local_name().as_ref(), at, xml),
            Event::Empty(element) if element.local_name().as_ref() == "rPr" => scan.properties(scan.depth + 1, at.end),
            Event::Eof => break,
            _ => {}
        }
    }
    (scan.runs, scan.texts)
}

#[derive(Default)]
struct Scan {
    runs: Vec<Run>,
    texts: Vec<Text>,
    /// Runs that are open: place, depth, last text.
    open: Vec<(usize, usize, Option<usize>)>,
    depth: usize,
}

impl Scan {
    fn start(&mut self, name: &str, at: Range<usize>) {
        self.depth += 1;
        if name == "r" {
            self.open.push((self.runs.len(), self.depth, None));
            self.runs.push(Run { start: at.start, end: at.end, opening: at });
        } else if let Some((run, own, last)) = self.open.last_mut()
            && name == "t"
            && self.depth == *own + 1
        {
            let first = self.runs[*run].opening.end == at.start;
            *last = Some(self.texts.len());
            self.texts.push(Text { run: *run, inner: at.end..at.end, tag: at, first, last: false });
        }
    }

    fn end(&mut self, name: &str, at: Range<usize>, xml: &str) {
        match name {
            "r" => {
                if let Some((run, _, last)) = self.open.pop() {
                    if let Some(text) = last.and_then(|last| self.texts.get_mut(last)) {
                        let tail = xml.get(text.inner.end..at.start).unwrap_or_default();
                        text.last = tail.matches('<').count() == 1;
                    }
                    self.runs[run].end = at.end;
                }
            }
            "rPr" => self.properties(self.depth, at.end),
            "t" => {
                if let Some((_, own, Some(last))) = self.open.last()
                    && self.depth == own + 1
                {
                    self.texts[*last].inner.end = at.start;
                }
            }
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// The properties of the innermost run end here.
    fn properties(&mut self, depth: usize, end: usize) {
        if let Some((run, own, _)) = self.open.last()
            && depth == own + 1
        {
            self.runs[*run].opening.end = end;
        }
    }
}
