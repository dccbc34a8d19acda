//! How far along a thing is: done, planned, wished for, or only asked.

use crate::language::{Dep, Parsed, Pos, Tag};

/// How a sentence puts what a verb, or a noun below it, tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It happened: "hired", "has hired", "was hiring".
    Done,
    /// It is to come: "will hire", "plans to hire", "is to be hired".
    Planned,
    /// Somebody wishes, asks for, offers or weighs it: "called on the trust to hire", "is considering a lawsuit".
    Wished,
    /// It is asked or left open: "would not say whether it would hire".
    Asked,
    /// The sentence does not tell, or tells it otherwise.
    #[default]
    Untold,
}

/// Verbs and adjectives whose doer means to do what hangs on them.
const PLANNING: [&str; 24] = [
    "aim", "arrange", "attempt", "due", "expect", "hope", "intend", "keen", "mean", "offer", "pledge", "plan",
    "prepare", "promise", "propose", "ready", "schedule", "seek", "set", "swear", "threaten", "try", "vow", "willing",
];
/// Verbs that ask others for what hangs on them, or weigh it.
const WISHING: [&str; 28] = [
    "advise",
    "appeal",
    "ask",
    "call",
    "call for",
    "call on",
    "consider",
    "contemplate",
    "debate",
    "demand",
    "discuss",
    "encourage",
    "favor",
    "favour",
    "invite",
    "lobby",
    "mull",
    "petition",
    "press",
    "propose",
    "recommend",
    "request",
    "seek",
    "suggest",
    "urge",
    "want",
    "weigh",
    "wish",
];
/// Of these what hangs on them is the object, by a noun: "is considering a lawsuit", "threatened a strike".
const OF_THINGS: [&str; 28] = [
    "advocate",
    "allow",
    "call for",
    "consider",
    "contemplate",
    "debate",
    "demand",
    "discuss",
    "draft",
    "explore",
    "favor",
    "favour",
    "mull",
    "plan",
    "prepare",
    "promise",
    "propose",
    "recommend",
    "request",
    "seek",
    "study",
    "suggest",
    "threaten",
    "urge",
    "vow",
    "want",
    "weigh",
    "wish",
];
/// What hangs on these stands as they do.
const CARRYING: [&str; 20] = [
    "able", "begin", "cause", "cease", "come", "continue", "end", "finish", "force", "get", "go", "have", "help",
    "keep", "let", "make", "manage", "proceed", "start", "stop",
];
/// Nouns of something that is to come: "a plan to build".
const OPEN_NOUNS: [&str; 17] = [
    "appeal", "attempt", "bid", "bill", "call", "campaign", "demand", "idea", "motion", "offer", "plan", "pledge",
    "promise", "proposal", "request", "threat", "wish",
];
/// Words with the preposition behind which stands what has not come yet.
const AWAITING: [(&str, &str); 24] = [
    ("advice", "on"),
    ("apply", "for"),
    ("application", "for"),
    ("ask", "for"),
    ("bid", "for"),
    ("call", "for"),
    ("chance", "of"),
    ("demand", "for"),
    ("hope", "for"),
    ("idea", "of"),
    ("lobby", "for"),
    ("open", "to"),
    ("option", "of"),
    ("petition", "for"),
    ("plan", "for"),
    ("plea", "for"),
    ("possibility", "of"),
    ("press", "for"),
    ("prospect", "of"),
    ("push", "for"),
    ("request", "for"),
    ("subject", "to"),
    ("threat", "of"),
    ("wait", "for"),
];
/// Under these a question is open though nothing denies it.
const ASKING: [&str; 7] = ["ask", "consider", "debate", "decide", "discuss", "question", "wonder"];

/// How far along what token `at` tells is.
pub(super) fn standing(text: &str, parsed: &Parsed, at: usize) -> Standing {
    standing_within(text, parsed, at, 6)
}

fn standing_within(text: &str, parsed: &Parsed, at: usize, depth: usize) -> Standing {
    let Some(token) = parsed.tokens.get(at).filter(|_| depth > 0) else { return Standing::Untold };
    if token.is_noun() {
        return of_noun(text, parsed, at, depth);
    }
    if !token.is_verb() {
        return Standing::Untold;
    }
    let helpers: Vec<usize> =
        parsed.children(at).filter(|&c| matches!(parsed.tokens[c].dep, Dep::Aux | Dep::Auxpass)).collect();
    let open = is_open(text, parsed, at);
    let modal = helpers.iter().find(|&&c| parsed.tokens[c].tag == Tag::Md).map(|&c| parsed.lower(c, text));
    let to = helpers.iter().any(|&c| parsed.tokens[c].tag == Tag::To);
    let told = match modal.as_deref() {
        Some("will" | "'ll" | "’ll" | "wo" | "would" | "'d" | "’d" | "shall") => Standing::Planned,
        Some("should" | "must" | "ought") => Standing::Wished,
        Some(_) => Standing::Untold,
        None if to => of_infinitive(text, parsed, at, depth),
        None => finite(text, parsed, at, &helpers, depth),
    };
    // "Does not settle whether it has an ocean": what stands below "whether" is asked in any form.
    let asked = open && (told != Standing::Untold || is_marked(text, parsed, at));
    if asked { Standing::Asked } else { told }
}

/// A "whether" or "if" opens the clause of verb `at`.
fn is_marked(text: &str, parsed: &Parsed, at: usize) -> bool {
    parsed
        .children(at)
        .any(|c| parsed.tokens[c].dep == Dep::Mark && matches!(&*parsed.lower(c, text), "whether" | "if"))
}

/// Of a verb in a finite form, or without any helper.
fn finite(text: &str, parsed: &Parsed, at: usize, helpers: &[usize], depth: usize) -> Standing {
    let token = &parsed.tokens[at];
    // "Is hiring" and "hires" may be said of what is to come: "the hearing takes place in May".
    let past = |c: usize| {
        let helper = &parsed.tokens[c];
        helper.tag == Tag::Vbd || &*helper.lemma == "have" && matches!(helper.tag, Tag::Vbz | Tag::Vbp)
    };
    if !helpers.is_empty() {
        return if helpers.iter().any(|&c| past(c)) { Standing::Done } else { Standing::Untold };
    }
    match token.tag {
        Tag::Vbd => Standing::Done,
        // "Would hire nurses and open a ward"
        Tag::Vb | Tag::Vbn | Tag::Vbg if token.dep == Dep::Conj => {
            let above = standing_within(text, parsed, parsed.head(at), depth - 1);
            let bare = parsed.tokens[parsed.head(at)].tag == Tag::Vb;
            match token.tag {
                // "Will pay the man who found it and share the rest": no bare form goes on with what was done.
                Tag::Vb if above == Standing::Done => Standing::Untold,
                // "Had planned to thin 6,000 acres but completed only 1,900"
                Tag::Vbn if bare => Standing::Done,
                _ => above,
            }
        }
        // "Demanded that the city hire", "had wanted the gap closed"
        Tag::Vb | Tag::Vbn if token.dep == Dep::Ccomp && WISHING.contains(&&*lemma(text, parsed, parsed.head(at))) => {
            Standing::Wished
        }
        Tag::Vbg => {
            let above = parsed.ancestors(at).find(|&t| parsed.tokens[t].is_verb());
            match above.map(|above| lemma(text, parsed, above)) {
                Some(lemma) if OF_THINGS.contains(&&*lemma) => Standing::Wished,
                _ => Standing::Untold,
            }
        }
        _ => Standing::Untold,
    }
}

/// "To hire", by what it hangs on.
fn of_infinitive(text: &str, parsed: &Parsed, at: usize, depth: usize) -> Standing {
    let above = parsed.head(at);
    if above == at {
        return Standing::Planned;
    }
    let head = &parsed.tokens[above];
    let word = lemma(text, parsed, above);
    let hangs = parsed.tokens[at].dep;
    if head.is_noun() {
        return if OPEN_NOUNS.contains(&&*word) { Standing::Planned } else { Standing::Untold };
    }
    match &*word {
        "be" if hangs == Dep::Xcomp => Standing::Planned,
        // "Is going to hire", "has to hire"
        "go" if head.tag == Tag::Vbg && hangs == Dep::Xcomp => Standing::Planned,
        "have" if hangs == Dep::Xcomp => Standing::Wished,
        word if hangs == Dep::Xcomp && CARRYING.contains(&word) => standing_within(text, parsed, above, depth - 1),
        word if WISHING.contains(&word) => Standing::Wished,
        word if PLANNING.contains(&word) => Standing::Planned,
        _ => Standing::Untold,
    }
}

/// "Is considering a lawsuit", "wants to allow the shooting of eight wolves".
fn of_noun(text: &str, parsed: &Parsed, at: usize, depth: usize) -> Standing {
    if parsed.tokens[at].dep != Dep::Compound && is_awaited(text, parsed, at) {
        return Standing::Wished;
    }
    let Some(verb) = parsed.ancestors(at).find(|&t| parsed.tokens[t].is_verb()) else { return Standing::Untold };
    let below = parsed.ancestors(at).take_while(|&t| t != verb).last().unwrap_or(at);
    let dep = parsed.tokens[below].dep;
    let word = lemma(text, parsed, verb);
    let named = dep == Dep::Dobj || dep == Dep::Nsubjpass || dep == Dep::Prep && word.contains(' ');
    if !named {
        return Standing::Untold;
    }
    let above = standing_within(text, parsed, verb, depth - 1);
    if matches!(above, Standing::Wished | Standing::Planned | Standing::Asked) {
        above
    } else if OF_THINGS.contains(&&*word) && word != "allow" {
        Standing::Wished
    } else {
        Standing::Untold
    }
}

/// "Subject to planning permission", "pending an appeal", "taking advice on a judicial review": it has not come.
fn is_awaited(text: &str, parsed: &Parsed, at: usize) -> bool {
    let mut before = (0..at).rev().take_while(|&t| at - t <= 4);
    let first = before.find(|&t| !(parsed.tokens[t].is_noun() || matches!(parsed.tokens[t].pos, Pos::Adj | Pos::Det)));
    let Some(first) = first else { return false };
    let word = parsed.lower(first, text);
    let above = || first.checked_sub(1).map(|at| parsed.tokens[at].lemma.to_lowercase()).unwrap_or_default();
    matches!(&*word, "pending" | "awaiting") || AWAITING.contains(&(&*above(), &*word))
}

/// "Whether it would hire", "has not said who would pay".
fn is_open(text: &str, parsed: &Parsed, at: usize) -> bool {
    // "Will settle by June whether to raise it" may be read as an adverbial; "if" opens a condition there.
    let asked = parsed.tokens[at].dep == Dep::Advcl
        && parsed.child(at, Dep::Mark).is_some_and(|mark| parsed.is(mark, text, "whether"));
    if !asked && !matches!(parsed.tokens[at].dep, Dep::Ccomp | Dep::Pcomp | Dep::Xcomp) {
        return false;
    }
    let above = parsed.head(at);
    // "Has not said who", "declined to say when"
    let declines =
        [above, parsed.head(above)].iter().any(|&t| matches!(&*parsed.tokens[t].lemma, "decline" | "refuse"));
    let denied = declines || parsed.child(above, Dep::Neg).is_some();
    let asks = denied || ASKING.contains(&&*lemma(text, parsed, above));
    let question = |c: usize| matches!(parsed.tokens[c].tag, Tag::Wp | Tag::Wrb | Tag::Wdt);
    is_marked(text, parsed, at) || asks && parsed.children(at).any(question)
}

/// The dictionary form, with the particle or preposition that makes it another verb: "call on".
fn lemma(text: &str, parsed: &Parsed, at: usize) -> String {
    let lemma = parsed.tokens[at].lemma.to_lowercase();
    let next = parsed.lower(at + 1, text);
    let joined = lemma == "call" && matches!(&*next, "for" | "on") && parsed.tokens[at].pos == Pos::Verb;
    if joined { format!("{lemma} {next}") } else { lemma }
}
