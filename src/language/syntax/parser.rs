//! The dependency parser: a greedy arc-eager machine with spaCy's non-monotonic moves, for one sentence at a time.
//!
//! Non-projective arcs are learned as decorated labels (`relcl||nsubj`: the head is the nearest `nsubj` below) and
//! lifted to their place afterwards. The model's move that ends a sentence is never taken: sentences are given.

use super::super::LanguageError;
use super::super::labels::Dep;
use super::file::{Sections, damaged};
use super::network::{Scratch, Vectors};
use super::scorer::{Scorer, Shares, best};
use std::ops::Range;

/// The weights and moves of the parser.
pub(super) struct Parser {
    scorer: Scorer<8>,
    moves: Vec<(Move, Label)>,
}

/// What the machine can do next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Move {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// An arc's label, and the label of the token below its head to which it is lifted.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Label {
    dep: Dep,
    below: Option<Dep>,
}

const NO_LABEL: Label = Label { dep: Dep::Root, below: None };

/// Head (within the sentence) and label of each token; a root is its own head.
pub(super) type Arcs = Vec<(usize, Dep)>;

impl Parser {
    /// Reads the parser.
    pub(super) fn read(sections: &Sections<'_>) -> Result<Parser, LanguageError> {
        let moves = sections.text("p.moves")?.lines().map(read_move).collect::<Result<Vec<_>, _>>()?;
        Ok(Parser { scorer: Scorer::read(sections, "p", moves.len())?, moves })
    }

    /// What the tokens of a batch add to its states.
    pub(super) fn shares(&self, vectors: &Vectors, scratch: &mut Scratch) -> Shares {
        self.scorer.shares(vectors, scratch)
    }

    /// Parses the tokens `sentence` of a batch.
    pub(super) fn parse(&self, shares: &Shares, sentence: Range<usize>) -> Arcs {
        let first = sentence.start;
        let mut machine = Machine::new(sentence.len());
        let mut scores = Vec::new();
        // A sound model needs about two moves a token; the limit ends the work with an unsound one.
        for _ in 0..20 * sentence.len() + 20 {
            if machine.is_done() {
                break;
            }
            self.scorer.score(shares, machine.state().map(|t| t.map(|t| first + t)), &mut scores);
            let valid = [Move::Shift, Move::Reduce, Move::Left, Move::Right, Move::Break].map(|m| machine.allows(m));
            match best(&self.moves, &scores, |(m, _)| valid[m as usize]) {
                Some((m, label)) => machine.make(m, label),
                None => break,
            }
        }
        lift(&machine.arcs)
    }
}

fn read_move(line: &str) -> Result<(Move, Label), LanguageError> {
    let (name, label) = line.split_once('-').unwrap_or((line, ""));
    let m = match name {
        "S" => Move::Shift,
        "D" => Move::Reduce,
        "L" => Move::Left,
        "R" => Move::Right,
        "B" => Move::Break,
        _ => return Err(damaged(format!("unknown move {line}"))),
    };
    let dep = |name: &str| Dep::from_name(name).ok_or_else(|| damaged(format!("unknown label {name}")));
    let label = match label.split_once("||") {
        None if label.is_empty() => NO_LABEL,
        None => Label { dep: dep(label)?, below: None },
        Some((label, below)) => Label { dep: dep(label)?, below: Some(dep(below)?) },
    };
    Ok((m, label))
}

/// The machine's state. Tokens are numbered within the sentence.
struct Machine {
    next: usize,
    stack: Vec<usize>,
    /// Tokens that came back from the stack; the last one is the first of the buffer.
    returned: Vec<usize>,
    unshiftable: Vec<bool>,
    arcs: Vec<Option<(usize, Label)>>,
    /// The child that was attached last, to the left and to the right of each token.
    last_child: [Vec<Option<usize>>; 2],
    /// The child that was attached before it on the same side.
    child_before: Vec<Option<usize>>,
}

impl Machine {
    fn new(n: usize) -> Machine {
        Machine {
            next: 0,
            stack: Vec::new(),
            returned: Vec::new(),
            unshiftable: vec![false; n],
            arcs: vec![None; n],
            last_child: [vec![None; n], vec![None; n]],
            child_before: vec![None; n],
        }
    }

    fn stacked(&self, i: usize) -> Option<usize> {
        self.stack.len().checked_sub(i + 1).map(|k| self.stack[k])
    }

    fn buffered(&self, i: usize) -> Option<usize> {
        match self.returned.len().checked_sub(i + 1) {
            Some(k) => Some(self.returned[k]),
            None => Some(self.next + i - self.returned.len()).filter(|&t| t < self.arcs.len()),
        }
    }

    fn buffer_len(&self) -> usize {
        self.arcs.len() - self.next + self.returned.len()
    }

    fn is_done(&self) -> bool {
        self.stack.is_empty() && self.buffer_len() == 0
    }

    /// The positions that the scorer looks at.
    fn state(&self) -> [Option<usize>; 8] {
        let (b0, s0) = (self.buffered(0), self.stacked(0));
        let child = |side: usize, of: Option<usize>| of.and_then(|t| self.last_child[side][t]);
        [b0, self.buffered(1), s0, self.stacked(1), self.stacked(2), child(0, b0), child(0, s0), child(1, s0)]
    }

    fn allows(&self, m: Move) -> bool {
        let (depth, buffer) = (self.stack.len(), self.buffer_len());
        let first = self.buffered(0);
        match m {
            Move::Shift => depth == 0 || buffer >= 2 && !first.is_some_and(|t| self.unshiftable[t]),
            Move::Reduce => depth > 0 && (buffer == 0 || !(depth == 1 && first.is_some_and(|t| t > 0))),
            Move::Left | Move::Right => depth > 0 && buffer > 0,
            Move::Break => false,
        }
    }

    fn make(&mut self, m: Move, label: Label) {
        match (m, self.stacked(0), self.buffered(0)) {
            (Move::Shift, ..) => self.shift(),
            (Move::Reduce, Some(s0), _) => {
                self.stack.pop();
                if self.arcs[s0].is_none() && !self.stack.is_empty() {
                    self.unshiftable[s0] = true;
                    self.returned.push(s0);
                }
            }
            (Move::Left, Some(s0), Some(b0)) => {
                self.attach(b0, s0, label);
                self.unshiftable[b0] = false;
                self.stack.pop();
            }
            (Move::Right, Some(s0), Some(b0)) => {
                self.attach(s0, b0, label);
                self.shift();
            }
            _ => {}
        }
    }

    fn shift(&mut self) {
        let token = self.returned.pop().or_else(|| {
            self.next += 1;
            Some(self.next - 1).filter(|&t| t < self.arcs.len())
        });
        self.stack.extend(token);
        self.next = self.next.min(self.arcs.len());
    }

    fn attach(&mut self, head: usize, child: usize, label: Label) {
        if let Some((old, _)) = self.arcs[child] {
            self.detach(old, child);
        }
        let last = &mut self.last_child[usize::from(head < child)][head];
        self.child_before[child] = last.replace(child);
        self.arcs[child] = Some((head, label));
    }

    /// Takes a child out of its head's list.
    fn detach(&mut self, head: usize, child: usize) {
        let before = self.child_before[child].take();
        let last = &mut self.last_child[usize::from(head < child)][head];
        if *last == Some(child) {
            *last = before;
            return;
        }
        let mut at = *last;
        while let Some(c) = at {
            at = self.child_before[c];
            if at == Some(child) {
                self.child_before[c] = before;
                return;
            }
        }
    }
}

/// Moves decorated arcs to their place: breadth first below the head to the first token with the label looked for.
fn lift(arcs: &[Option<(usize, Label)>]) -> Arcs {
    let mut heads: Vec<usize> = arcs.iter().enumerate().map(|(i, a)| a.map_or(i, |a| a.0)).collect();
    let mut deps: Vec<Label> = arcs.iter().map(|a| a.map_or(NO_LABEL, |a| a.1)).collect();
    for i in 0..arcs.len() {
        let Some(below) = deps[i].below else { continue };
        let found = first_below(&heads, heads[i], |c| c != i, |c| deps[c] == Label { dep: below, below: None });
        heads[i] = found.unwrap_or(heads[i]);
        deps[i].below = None;
    }
    open_rings(&mut heads);
    heads.into_iter().zip(deps).map(|(h, d)| (h, d.dep)).collect()
}

/// Makes a root of one token of each ring. A sound model leaves none, but callers walk up the heads and must get there.
fn open_rings(heads: &mut [usize]) {
    let mut seen_from: Vec<Option<usize>> = vec![None; heads.len()];
    for i in 0..heads.len() {
        let mut t = i;
        while seen_from[t].is_none() {
            seen_from[t] = Some(i);
            t = heads[t];
        }
        if seen_from[t] == Some(i) {
            // The walk came back to itself: to a root, or around a ring.
            heads[t] = t;
        }
    }
}

/// The first token below `top`, level by level, that `wanted` accepts; the walk goes only through `open` tokens.
fn first_below(
    heads: &[usize],
    top: usize,
    open: impl Fn(usize) -> bool,
    wanted: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut level = vec![top];
    // A lifted arc can close a ring, so no token is entered twice.
    let mut seen = vec![false; heads.len()];
    seen[top] = true;
    while !level.is_empty() {
        let mut next = Vec::new();
        for &head in &level {
            for c in (0..heads.len()).filter(|&c| heads[c] == head && c != head && open(c)) {
                if wanted(c) {
                    return Some(c);
                }
                if !std::mem::replace(&mut seen[c], true) {
                    next.push(c);
                }
            }
        }
        level = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decorated_arcs_are_lifted() {
        let plain = |dep| Label { dep, below: None };
        let arcs = [
            Some((1, plain(Dep::Nsubj))),
            None,
            Some((1, Label { dep: Dep::Relcl, below: Some(Dep::Nsubj) })),
            Some((2, Label { dep: Dep::Prep, below: Some(Dep::Dobj) })),
        ];
        let want = [(1, Dep::Nsubj), (1, Dep::Root), (0, Dep::Relcl), (2, Dep::Prep)];
        assert_eq!(lift(&arcs), want);
    }

    #[test]
    fn rings_are_opened() {
        let mut heads = [1, 2, 0, 3, 2, 3];
        open_rings(&mut heads);
        assert_eq!(heads, [0, 2, 0, 3, 2, 3]);
    }

    #[test]
    fn moves_are_read() {
        assert_eq!(read_move("S").expect("a move"), (Move::Shift, NO_LABEL));
        let lifted = Label { dep: Dep::Prep, below: Some(Dep::Dobj) };
        assert_eq!(read_move("R-prep||dobj").expect("a move"), (Move::Right, lifted));
        assert!(read_move("Q-prep").is_err() && read_move("L-nothing").is_err());
    }

    #[test]
    fn children_are_detached_from_anywhere_in_the_list() {
        let mut m = Machine::new(5);
        for c in 1..5 {
            m.attach(0, c, NO_LABEL);
        }
        m.detach(0, 2);
        m.detach(0, 4);
        assert_eq!((m.last_child[1][0], m.child_before[3], m.child_before[1]), (Some(3), Some(1), None));
    }
}
