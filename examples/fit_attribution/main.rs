//! Fits the weights of attribution: `fit_attribution TRAIN.jsonl [PENALTY [PENALTY OF REACH]] > assets/models/attribution/weights.json`.
//!
//! TRAIN is the train part of PolNeAR in the evaluation format (articles with sentences and attributions, offsets in
//! code points). The features are the product's own. Cues are judged by a logistic model with an L1 penalty, and again by
//! one over what the first says of all of them; sentences by boosted trees and slopes over the cues' probabilities. What
//! is fitted on probabilities gets those of folds that did not see the article. Nothing here is random: the same file
//! gives the same weights. How well they do on the folds goes to stderr.

mod forest;
mod logistic;
#[path = "../predict/polnear.rs"]
mod polnear;
mod spans;

use anyhow::{Context, Result};
use factdesk::check::attribution::extent::{self, Side};
use factdesk::check::attribution::model::{Named, SentenceModel, Weights};
use factdesk::check::attribution::pieces;
use factdesk::check::attribution::{Found, Lists, Reading, attribute_by, sentence};
use factdesk::document::Document;
use factdesk::language::{Language, Parsed};
use factdesk::rules::Rules;
use factdesk::text::Span;
use serde_json::Value;

/// Articles are dealt out over so many folds.
const FOLDS: usize = 5;
/// No more features of a cue, and of its reach to one side: with the forests the model stays below 2,000 numbers.
const CUE_MOST: usize = 700;
const SECOND_MOST: usize = 150;
const SLOPES_MOST: usize = 115;
const REACH_MOST: usize = 140;
const PIECE_MOST: usize = 120;
/// The penalty on weights of a cue.
const CUE_L1: f32 = 6.0;
/// The penalty on weights of the second look at a cue.
const SECOND_L1: f32 = 2.0;
/// The penalty on slopes of a sentence's values and on its words.
const SLOPES_L1: f32 = 4.0;
/// The penalty on weights of the parts that hang on a cue.
const PIECE_L1: f32 = 4.0;
/// The penalty on weights of a cue's reach.
const REACH_L1: f32 = 8.0;
/// A cue takes in words while all of them together are at least so likely.
const REACH_FROM: f32 = 0.4;

/// Names of the features of a word beside a cue, and whether the word belongs to it.
type Steps = Vec<(Vec<String>, bool)>;

struct Article {
    document: Document,
    parsed: Vec<Parsed>,
    gold: Gold,
    reading: Reading,
    /// For each statement and possible cue: whether it is one.
    truth: Vec<Vec<bool>>,
    /// The same: whether it stands, outside quotation marks, in what another tells, and so says nothing of cues.
    nested: Vec<Vec<bool>>,
    /// The same: whether another of the same marked cue stands for it, so that it says nothing.
    skipped: Vec<Vec<bool>>,
    /// What the second look goes by, with probabilities of folds that did not see the article.
    looks: Vec<Vec<Vec<Named>>>,
    carries: Vec<bool>,
    attributed: Vec<bool>,
    /// Words beside cues, with whether they belong to them, to either side.
    left: Steps,
    right: Steps,
}

/// What people marked.
struct Gold {
    /// Cue and content of each attribution.
    each: Vec<(Vec<Span>, Vec<Span>)>,
    sources: Vec<Span>,
    cues: Vec<Span>,
    contents: Vec<Span>,
}

fn read(row: &Value, lists: &Lists) -> Result<Article> {
    let (document, index) = polnear::article(row);
    let spans: Vec<Span> = document.statements.iter().map(|statement| statement.span).collect();
    let parsed =
        Language::builtin().syntax()?.parse_all(&document.text, &spans, &|| true).context("parsing was stopped")?;
    let spans_of = |attribution: &Value, role: &str| -> Vec<Span> {
        let pairs = attribution[role].as_array().into_iter().flatten();
        pairs.map(|pair| polnear::span(pair[0].as_u64(), pair[1].as_u64(), &index, &document.text)).collect()
    };
    let each: Vec<(Vec<Span>, Vec<Span>)> = row["attributions"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|attribution| (spans_of(attribution, "cue"), spans_of(attribution, "content")))
        .collect();
    let marked = row["attributions"].as_array().into_iter().flatten();
    let sources = marked.flat_map(|attribution| spans_of(attribution, "source")).collect();
    let cues = each.iter().flat_map(|(cue, _)| cue.iter().copied()).collect();
    let contents = each.iter().flat_map(|(_, content)| content.iter().copied()).collect();
    let gold = Gold { each, sources, cues, contents };
    let flags = |key: &str| -> Vec<bool> {
        row["sentences"].as_array().into_iter().flatten().map(|sentence| sentence[key].as_u64() == Some(1)).collect()
    };
    let (carries, attributed) = (flags("attr"), flags("attr_any"));
    let reading = Reading::new(&document, &parsed, lists, &Weights::default());
    let (truth, nested, skipped, looks, left, right) = Default::default();
    let mut article =
        Article { document, parsed, gold, reading, truth, nested, skipped, looks, carries, attributed, left, right };
    article.look(lists, &Weights::default());
    Ok(article)
}

impl Article {
    /// Reads it with these weights, and compares with what people marked.
    fn look(&mut self, lists: &Lists, weights: &Weights) {
        self.reading = Reading::new(&self.document, &self.parsed, lists, weights);
        let at =
            |spans: &[Span], tree: &Parsed, head: usize| spans.iter().any(|span| span.overlaps(tree.tokens[head].span));
        let of = |judge: &dyn Fn(&Parsed, &Found) -> bool| -> Vec<Vec<bool>> {
            let sentences = self.reading.cues.iter().zip(&self.parsed);
            sentences.map(|(cues, tree)| cues.iter().map(|found| judge(tree, found)).collect()).collect()
        };
        let truth = of(&|tree, found| at(&self.gold.cues, tree, found.cue.head));
        let nested = of(&|tree, found| {
            !found.quoted && at(&self.gold.contents, tree, found.cue.head) && !at(&self.gold.cues, tree, found.cue.head)
        });
        (self.truth, self.nested) = (truth, nested);
        self.skipped = self.truth.iter().map(|all| vec![false; all.len()]).collect();
        self.leave_one();
        let (document, gold) = ((&self.document, &*self.parsed), &*self.gold.cues);
        let left = steps(document, &self.reading, (gold, Side::Left), lists);
        let right = steps(document, &self.reading, (gold, Side::Right), lists);
        (self.left, self.right) = (left, right);
    }

    /// Of several possible cues in one that people marked ("made a plea", "said in a statement"), only the one on which
    /// the content hangs is true; the others are neither, and say nothing.
    fn leave_one(&mut self) {
        for (cue, content) in &self.gold.each {
            let marked = |spans: &[Span], span: Span| spans.iter().any(|one| one.overlaps(span));
            for (s, tree) in self.parsed.iter().enumerate() {
                let cues = &self.reading.cues[s];
                let inside: Vec<usize> =
                    (0..cues.len()).filter(|&i| marked(cue, tree.tokens[cues[i].cue.head].span)).collect();
                if inside.len() < 2 {
                    continue;
                }
                let told = |t: &usize| marked(content, tree.tokens[*t].span);
                let is = |t: usize| inside.iter().copied().find(|&i| cues[i].cue.head == t);
                let mut tops = (0..tree.tokens.len()).filter(told).filter(|&t| !told(&tree.head(t)));
                let by_content = tops.find_map(|t| tree.ancestors(t).find_map(is));
                let depth = |i: &usize| tree.ancestors(cues[*i].cue.head).count();
                let Some(kept) = by_content.or_else(|| inside.iter().copied().min_by_key(depth)) else { continue };
                for &i in inside.iter().filter(|&&i| i != kept) {
                    self.truth[s][i] = false;
                    self.skipped[s][i] = true;
                }
            }
        }
    }

    /// The parts that hang on true cues, with whether people took most of their words for told.
    fn pieces(&self, lists: &Lists) -> Steps {
        let mut found = Vec::new();
        for ((tree, cues), truth) in self.parsed.iter().zip(&self.reading.cues).zip(&self.truth) {
            for cue in cues.iter().zip(truth).filter(|(_, truth)| **truth).map(|(found, _)| &found.cue) {
                let head = tree.tokens[cue.head].span;
                let own = |(cue, _): &&(Vec<Span>, Vec<Span>)| cue.iter().any(|span| span.overlaps(head));
                let Some((_, content)) = self.gold.each.iter().find(own) else { continue };
                for piece in pieces::pieces(tree, &self.document.text, cue, lists) {
                    let words: Vec<Span> = piece.tokens.iter().map(|&t| tree.tokens[t].span).collect();
                    let told = |span: &&Span| content.iter().any(|content| content.overlaps(**span));
                    found.push((piece.features, 2 * words.iter().filter(told).count() > words.len()));
                }
            }
        }
        found
    }
}

/// Growing every true cue to one side: each word that people took into it, and the first that they did not.
fn steps(
    (document, parsed): (&Document, &[Parsed]),
    reading: &Reading,
    (gold, side): (&[Span], Side),
    lists: &Lists,
) -> Steps {
    let mut found = Vec::new();
    for (tree, cue) in
        parsed.iter().zip(&reading.cues).flat_map(|(tree, cues)| cues.iter().map(move |c| (tree, &c.cue)))
    {
        let Some(marked) = gold.iter().find(|span| span.overlaps(tree.tokens[cue.head].span)) else { continue };
        let Some(mut at) = extent::core(cue) else { continue };
        while let Some(next) = extent::beyond(tree, &at, side).filter(|next| !cue.source.contains(next)) {
            let belongs = marked.overlaps(tree.tokens[next].span);
            found.push((extent::step(tree, &document.text, (cue, &at, side), next, lists), belongs));
            if !belongs {
                break;
            }
            at = at.start.min(next)..at.end.max(next + 1);
        }
    }
    found
}

fn main() -> Result<()> {
    let path = std::env::args().nth(1).context("usage: fit_attribution TRAIN.jsonl")?;
    let number = |at: usize, usual: f32| std::env::args().nth(at).and_then(|n| n.parse().ok()).unwrap_or(usual);
    let (l1, reach_l1) = (number(2, CUE_L1), number(3, REACH_L1));
    let lists = Lists::new(&Rules::builtin());
    let rows = std::fs::read_to_string(path)?;
    let mut articles = Vec::new();
    for row in rows.lines() {
        articles.push(read(&serde_json::from_str(row)?, &lists)?);
    }
    eprintln!("{} articles", articles.len());
    let mut weights = cues(&mut articles, l1, reach_l1, &lists);
    let rows: Vec<Vec<(Vec<f32>, Vec<Named>)>> = articles
        .iter()
        .map(|article| {
            let values = article.reading.values(&article.document, &article.parsed);
            values.into_iter().zip(article.parsed.iter().map(sentence::words)).collect()
        })
        .collect();
    weights.carries = sentence_model("carries", &rows, &articles, |article| &article.carries, true);
    weights.attributed = sentence_model("attributed", &rows, &articles, |article| &article.attributed, false);
    let reach = weights.left.len() + weights.right.len();
    let (cues, second) = (weights.cue.len(), weights.second.len());
    eprintln!("{} numbers, of these {cues} and {second} for cues and {reach} for their reach", weights.len());
    serde_json::to_writer(std::io::stdout().lock(), &weights)?;
    Ok(())
}

/// Everything that finds cues and their words, with the articles left judged by weights of folds that did not see them.
fn cues(articles: &mut [Article], l1: f32, reach_l1: f32, lists: &Lists) -> Weights {
    let parts: Vec<Steps> = articles.iter().map(|article| article.pieces(lists)).collect();
    let parts: Vec<(&[String], bool)> = parts.iter().flatten().map(|(names, told)| (names.as_slice(), *told)).collect();
    let mut weights = Weights { content: logistic::fit(&parts, PIECE_L1, PIECE_MOST), ..Weights::default() };
    for article in articles.iter_mut() {
        article.look(lists, &weights);
    }
    weights.cue = logistic::fit(&examples(articles, None), l1, CUE_MOST);
    let left = |fold| logistic::fit(&sides(articles, |article| &article.left, fold), reach_l1, REACH_MOST);
    let right = |fold| logistic::fit(&sides(articles, |article| &article.right, fold), reach_l1, REACH_MOST);
    (weights.left, weights.right) = (left(None), right(None));
    let reaches: Vec<_> = (0..FOLDS).map(|fold| (left(Some(fold)), right(Some(fold)))).collect();
    let mut folds = by_folds(articles, l1, lists);
    let seconds = |without: Option<usize>| logistic::fit(&looks(articles, without), SECOND_L1, SECOND_MOST);
    weights.second = seconds(None);
    for (fold, weights) in folds.iter_mut().enumerate() {
        weights.second = seconds(Some(fold));
    }
    for (at, article) in articles.iter_mut().enumerate() {
        article.reading.judge_again(&article.looks, &folds[at % FOLDS]);
    }
    weights.reach_from = REACH_FROM;
    weights.cue_from = cue_threshold(articles);
    for (fold, (left, right)) in folds.iter_mut().zip(reaches) {
        let content = weights.content.clone();
        let judge =
            Weights { left, right, content, cue_from: weights.cue_from, reach_from: REACH_FROM, ..fold.clone() };
        *fold = judge;
    }
    tell_spans(articles, &folds);
    weights
}

/// Judges every cue by weights of folds that did not see its article, and notes what the second look makes of that.
/// Gives the weights of each fold.
fn by_folds(articles: &mut [Article], l1: f32, lists: &Lists) -> Vec<Weights> {
    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let kept = logistic::fit(&examples(articles, Some(fold)), l1, CUE_MOST);
        let judge = Weights { cue: kept, ..Weights::default() };
        for article in articles.iter_mut().skip(fold).step_by(FOLDS) {
            for found in article.reading.cues.iter_mut().flatten() {
                found.probability = judge.cue(&found.features);
            }
            article.looks = article.reading.looks(&article.document, &article.parsed, lists);
        }
        folds.push(judge);
    }
    folds
}

/// The second looks at all possible cues outside one fold.
fn looks(articles: &[Article], without: Option<usize>) -> Vec<(&[Named], bool)> {
    let kept = articles.iter().enumerate().filter(|(at, _)| without.is_none_or(|fold| at % FOLDS != fold));
    kept.flat_map(|(_, article)| {
        let looks = article.looks.iter().flatten().zip(article.truth.iter().flatten());
        looks.zip(article.skipped.iter().flatten())
    })
    .filter(|(_, skipped)| !**skipped)
    .map(|((look, truth), _)| (look.as_slice(), *truth))
    .collect()
}

fn sides(articles: &[Article], side: fn(&Article) -> &Steps, without: Option<usize>) -> Vec<(&[String], bool)> {
    let kept = articles.iter().enumerate().filter(|(at, _)| without.is_none_or(|fold| at % FOLDS != fold));
    kept.flat_map(|(_, article)| side(article).iter().map(|(names, belongs)| (names.as_slice(), *belongs))).collect()
}

/// Tells how well each fold's weights find sources, cues and contents in the articles they did not see.
fn tell_spans(articles: &[Article], folds: &[Weights]) {
    let rules = Rules::builtin();
    let mut spans = spans::Spans::default();
    for (at, article) in articles.iter().enumerate() {
        let found = attribute_by(&article.document, &article.parsed, &rules, &folds[at % FOLDS]);
        let gold = &article.gold;
        spans.add(&article.parsed, [&gold.sources, &gold.cues, &gold.contents], &found.attributions);
    }
    let [source, cue, content] = spans.f1();
    eprintln!("words: F1 of sources {source:.4}, cues {cue:.4}, contents {content:.4} (folds of train)");
}

/// All possible cues outside one fold.
fn examples(articles: &[Article], without: Option<usize>) -> Vec<(&[String], bool)> {
    let kept = articles.iter().enumerate().filter(|(at, _)| without.is_none_or(|fold| at % FOLDS != fold));
    kept.flat_map(|(_, article)| {
        let cues = article.reading.cues.iter().flatten();
        let unused = article.nested.iter().flatten().zip(article.skipped.iter().flatten());
        cues.zip(article.truth.iter().flatten()).zip(unused)
    })
    .filter(|(_, (nested, skipped))| !**nested && !**skipped)
    .map(|(example, _)| example)
    .map(|(found, truth)| (found.features.as_slice(), *truth))
    .collect()
}

/// The probability from which on cues are best told apart, by F1.
fn cue_threshold(articles: &[Article]) -> f32 {
    let mut judged: Vec<(f32, bool)> = articles
        .iter()
        .flat_map(|article| {
            let cues = article.reading.cues.iter().flatten().zip(article.truth.iter().flatten());
            cues.zip(article.skipped.iter().flatten())
        })
        .filter(|(_, skipped)| !**skipped)
        .map(|((found, truth), _)| (found.probability, *truth))
        .collect();
    // Marked cues that are no possible cue at all are missed at every threshold.
    let found = judged.iter().filter(|(_, is)| *is).count();
    let unseen = articles.iter().map(|article| article.gold.cues.len()).sum::<usize>().saturating_sub(found);
    judged.extend(std::iter::repeat_n((0.0, true), unseen));
    let (from, f1) = best_threshold(&judged);
    eprintln!("cues: F1 {f1:.4} from {from:.2}, {} of {}", judged.iter().filter(|x| x.1).count(), judged.len());
    from
}

/// The threshold for the best F1 of "yes", and the F1 reached with it. Where probabilities are right it is half of that
/// F1 (Lipton et al. 2014); the one best step on the data differs from it by luck.
fn best_threshold(judged: &[(f32, bool)]) -> (f32, f32) {
    let f1 = |from: f32| {
        let count =
            |said: bool, is: bool| judged.iter().filter(|(p, y)| (*p >= from) == said && *y == is).count() as f32;
        2.0 * count(true, true) / (2.0 * count(true, true) + count(true, false) + count(false, true)).max(1.0)
    };
    let best = (5..95).map(|step| f1(step as f32 / 100.0)).fold(0.0, f32::max);
    let from = (best * 50.0).round() / 100.0;
    (from, f1(from))
}

/// A sentence's values and words, and whether it is what is asked.
type Row<'a> = (&'a [f32], &'a [Named], bool);

fn sentence_model(
    name: &str,
    rows: &[Vec<(Vec<f32>, Vec<Named>)>],
    articles: &[Article],
    truth: fn(&Article) -> &Vec<bool>,
    positive: bool,
) -> SentenceModel {
    let pick = |keep: &dyn Fn(usize) -> bool| -> Vec<Row> {
        let kept = rows.iter().zip(articles).enumerate().filter(|(at, _)| keep(at % FOLDS));
        kept.flat_map(|(_, (rows, article))| rows.iter().zip(truth(article)))
            .map(|((values, words), is)| (values.as_slice(), words.as_slice(), *is))
            .collect()
    };
    let fit = |rows: &[Row]| {
        let named = |(values, words, is): &Row| ([&sentence::slopes(values), *words].concat(), *is);
        let named: Vec<(Vec<Named>, bool)> = rows.iter().map(named).collect();
        let named: Vec<(&[Named], bool)> = named.iter().map(|(row, is)| (row.as_slice(), *is)).collect();
        let slopes = logistic::fit(&named, SLOPES_L1, SLOPES_MOST);
        let values: Vec<(&[f32], bool)> = rows.iter().map(|(values, _, is)| (*values, *is)).collect();
        SentenceModel { from: 0.5, forest: forest::fit(&values), slopes }
    };
    let mut judged = Vec::new();
    for fold in 0..FOLDS {
        let model = fit(&pick(&|at| at != fold));
        judged.extend(pick(&|at| at == fold).iter().map(|(values, words, is)| (model.probability(values, words), *is)));
    }
    // The product's flag is the "no": its F1 counts where `positive` is false.
    let turned: Vec<(f32, bool)> =
        judged.iter().map(|&(p, is)| if positive { (p, is) } else { (1.0 - p, !is) }).collect();
    let (from, f1) = best_threshold(&turned);
    eprintln!("{name}: F1 {f1:.4} from {from:.2} (folds of train)");
    SentenceModel { from: if positive { from } else { 1.0 - from }, ..fit(&pick(&|_| true)) }
}
