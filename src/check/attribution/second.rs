//! The second look at possible cues: each is judged anew once all of the article are judged by themselves.
//!
//! Whether a cue counts hangs on the others. Only whoever speaks to the reader is a source: in "Lind said critics fear a
//! delay" it is Lind who says what critics fear, so a cue in the content of another seldom counts, and how seldom shows
//! in how it hangs there: in a participle behind the clause ("denied it, calling it a lie") it often does. What stands in
//! the sentences around tells too.

use super::choose::{free, outers};
use super::cue::Cue;
use super::features;
use super::lists::Lists;
use super::model::Named;
use super::read::Found;
use crate::language::{Dep, Parsed};

/// An outer cue less likely than this says nothing.
const LIKELY: f32 = 0.2;
/// A longer way up the tree is not told from one of this length.
const WAY: usize = 12;

/// One sentence with its possible cues.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) tree: &'a Parsed,
    pub(super) cues: &'a [Found],
    /// Share of its bytes inside quotation marks.
    pub(super) share: f32,
    /// It begins inside a quotation that an earlier sentence opened.
    pub(super) running: bool,
}

/// For each sentence and possible cue, what the second look goes by.
pub(super) fn looks(scenes: &[Scene], text: &str, lists: &Lists) -> Vec<Vec<Vec<Named>>> {
    let outer: Vec<Vec<Vec<usize>>> = scenes.iter().map(|scene| outers(scene.cues)).collect();
    let alone: Vec<Vec<f32>> = scenes.iter().zip(&outer).map(|(scene, outer)| free(scene.cues, outer)).collect();
    let best: Vec<f32> = alone.iter().map(|all| all.iter().copied().fold(0.0, f32::max)).collect();
    let mean = best.iter().sum::<f32>() / best.len().max(1) as f32;
    let near = |at: Option<usize>| at.and_then(|at| best.get(at)).copied().unwrap_or(0.0);
    let mut looks = Vec::with_capacity(scenes.len());
    for (s, scene) in scenes.iter().enumerate() {
        let around = [
            ("before", near(s.checked_sub(1))),
            ("after", near(Some(s + 1))),
            ("mean", mean),
            ("share", scene.share),
            ("running", f32::from(u8::from(scene.running))),
        ];
        let look = |i: usize| {
            let mut named: Vec<Named> = around.iter().map(|&(name, value)| (name.to_owned(), value)).collect();
            named.extend(by_others(scene, i, &outer[s], &alone[s]));
            let surest = |a: &&usize, b: &&usize| scene.cues[**a].probability.total_cmp(&scene.cues[**b].probability);
            if let Some(&o) = outer[s][i].iter().max_by(surest) {
                let sure = scene.cues[o].probability;
                named.push(("outer".to_owned(), sure));
                if sure > LIKELY {
                    let pair = (&scene.cues[o], &scene.cues[i]);
                    named.extend(inside((scene.tree, text), pair, lists).into_iter().map(|name| (name, sure)));
                }
            }
            named
        };
        looks.push((0..scene.cues.len()).map(look).collect());
    }
    looks
}

/// How likely the cue is by itself, and the others of its sentence.
fn by_others(scene: &Scene, i: usize, outer: &[Vec<usize>], alone: &[f32]) -> [Named; 4] {
    let cues = scene.cues;
    let other = (0..cues.len()).filter(|&o| o != i).map(|o| alone[o]).fold(0.0, f32::max);
    let inner = (0..cues.len()).filter(|&o| outer[o].contains(&i)).map(|o| cues[o].probability).fold(0.0, f32::max);
    [("alone", odds(cues[i].probability)), ("free", odds(alone[i])), ("other", other), ("inner", inner)]
        .map(|(name, value)| (name.to_owned(), value))
}

/// Log odds, within bounds.
fn odds(p: f32) -> f32 {
    ((p + 1e-4) / (1.0 - p + 1e-4)).ln()
}

/// How a cue stands in what another tells.
fn inside((tree, text): (&Parsed, &str), (outer, inner): (&Found, &Found), lists: &Lists) -> Vec<String> {
    let (o, c) = (&outer.cue, &inner.cue);
    let class = |cue: &Cue| features::class(cue, &lists.verb(tree, text, cue.head), lists);
    let mut chain: Vec<Dep> = Vec::new();
    let mut at = c.head;
    while at != o.head && tree.head(at) != at && chain.len() < WAY {
        chain.push(tree.tokens[at].dep);
        at = tree.head(at);
    }
    let reached = at == o.head;
    let first = chain.last().filter(|_| reached).map_or_else(|| "out".to_owned(), Dep::to_string);
    let last = chain.first().map_or_else(|| "-".to_owned(), Dep::to_string);
    let mark = tree.child(c.head, Dep::Mark).map_or_else(|| "-".to_owned(), |m| tree.lower(m, text));
    let mut names = vec![
        format!("path {first} {last}"),
        format!("first {first}"),
        format!("long {} {reached}", chain.len().min(5)),
        format!("class {} {}", class(o), class(c)),
        format!("in {}", class(c)),
        format!("side {} {first}", c.head > o.head),
        format!("shape {} {}", features::shape(o.shape), features::shape(c.shape)),
        format!("same {}", c.speaker == o.speaker),
        format!("nobody {} {}", c.source.is_empty(), o.source.is_empty()),
        format!("quoted {} {}", inner.quoted, outer.quoted),
        format!("mark {mark} {first}"),
    ];
    if let Some(speaker) = c.speaker {
        names.push(format!("speaker {} {}", tree.tokens[speaker].tag, o.content.contains(&speaker)));
    }
    names
}
