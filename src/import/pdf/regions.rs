//! Columns and tables: the order in which the rows of a page are read.
//!
//! A stretch of rows is set in columns where one strip of paper stays blank through all of them with words on both
//! sides. Its left side is read first, then its right one, each looked at again for columns. Where both sides are
//! short and stand on the same rows, it is a table, read row by row.

use super::rows::{Page, Row, Word};

/// Rows with words on either side that make a strip the space between columns.
const LEAST_ROWS: usize = 3;
/// Width of that space, in ems.
const STRIP: f32 = 0.7;
/// Letters on the narrower side of a row, on average, below which it is a cell.
const CELL: usize = 18;
/// Columns in columns in columns end here.
const DEEPEST: usize = 5;
/// Rows that one strip is followed through.
const FARTHEST: usize = 600;

/// Rows that are read one after the other.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub page: usize,
    /// Height of the page.
    pub height: f32,
    pub rows: Vec<Row>,
    /// Rows of a table, cell by cell.
    pub cells: Option<Vec<Vec<String>>>,
}

/// A page in reading order.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub regions: Vec<Region>,
    /// It is set in columns.
    pub columns: bool,
}

/// Finds the reading order of a page.
pub(super) fn order(page: &Page, number: usize) -> Ordered {
    let mut found = Finder { page: number, height: page.height, out: Ordered::default() };
    found.split(&page.rows, 0);
    found.out
}

struct Finder {
    page: usize,
    height: f32,
    out: Ordered,
}

impl Finder {
    fn split(&mut self, rows: &[Row], depth: usize) {
        let mut plain = Vec::new();
        let mut at = 0;
        while let Some(rest) = rows.get(at..).filter(|rest| !rest.is_empty()) {
            let Some(band) = band(rest).filter(|_| depth < DEEPEST) else {
                plain.extend(rest.first().cloned());
                at += 1;
                continue;
            };
            let rows = rest.get(..band.rows).unwrap_or_default();
            at += band.rows;
            let (left, right) = sides(rows, band.middle);
            if is_table(rows, band.middle) {
                // The end of a paragraph above it has nothing on its right.
                let first = rows.iter().position(|row| row.words.iter().any(|word| word.x0 >= band.middle));
                let (above, table) = rows.split_at(first.unwrap_or(0));
                plain.extend_from_slice(above);
                self.push(std::mem::take(&mut plain), None);
                self.push(table.to_vec(), Some(cells(table)));
            } else {
                self.push(std::mem::take(&mut plain), None);
                self.out.columns = true;
                self.split(&left, depth + 1);
                self.split(&right, depth + 1);
            }
        }
        self.push(plain, None);
    }

    fn push(&mut self, rows: Vec<Row>, cells: Option<Vec<Vec<String>>>) {
        if !rows.is_empty() {
            self.out.regions.push(Region { page: self.page, height: self.height, rows, cells });
        }
    }
}

/// Rows from the first on that are set in columns.
struct Band {
    rows: usize,
    /// Middle of the blank strip.
    middle: f32,
}

/// A blank strip, with how many rows have words to its left and right.
#[derive(Clone, Copy)]
struct Strip {
    from: f32,
    to: f32,
    left: usize,
    right: usize,
}

fn band(rows: &[Row]) -> Option<Band> {
    let from = rows.iter().map(Row::x0).fold(f32::MAX, f32::min);
    let to = rows.iter().map(Row::x1).fold(f32::MIN, f32::max);
    let usual = usual_size(rows);
    let mut strips = vec![Strip { from, to, left: 0, right: 0 }];
    let mut best = None;
    for (at, row) in rows.iter().enumerate().take(FARTHEST) {
        let mut next = Vec::new();
        for (from, to) in blanks(row) {
            for strip in &strips {
                let (from, to) = (strip.from.max(from), strip.to.min(to));
                if to - from >= STRIP * row.size.min(usual) {
                    let left = strip.left + usize::from(row.words.iter().any(|word| word.x1 <= from + 0.1));
                    let right = strip.right + usize::from(row.words.iter().any(|word| word.x0 >= to - 0.1));
                    next.push(Strip { from, to, left, right });
                }
            }
        }
        let between = |strip: &&Strip| strip.left >= LEAST_ROWS && strip.right >= LEAST_ROWS;
        if let Some(strip) = next.iter().filter(between).max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from))) {
            best = Some((at + 1, *strip));
        }
        if next.is_empty() {
            break;
        }
        strips = next;
    }
    let (count, strip) = best?;
    let middle = f32::midpoint(strip.from, strip.to);
    let rows = rows.get(..count)?;
    if only_markers(rows, middle) {
        return None;
    }
    Some(Band { rows: without_what_follows(rows, middle), middle })
}

/// Size of type of most rows.
fn usual_size(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().map(|row| row.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Blank stretches of a row, its margins too. Beside a pull quote in large type stands the next column in small type:
/// the space between them is that of the smaller.
fn blanks(row: &Row) -> Vec<(f32, f32)> {
    let mut found = Vec::new();
    let (mut from, mut size) = (f32::MIN, f32::MAX);
    for word in &row.words {
        if word.x0 - from >= STRIP * size.min(word.size) {
            found.push((from, word.x0));
        }
        if word.x1 >= from {
            (from, size) = (word.x1, word.size);
        }
    }
    found.push((from, f32::MAX));
    found
}

/// The left side holds nothing but bullets and numbers: a list.
fn only_markers(rows: &[Row], middle: f32) -> bool {
    let mut left = rows
        .iter()
        .map(|row| row.words.iter().filter(|word| word.x1 <= middle))
        .map(|words| words.map(|word| word.text.as_str()).collect::<String>())
        .filter(|text| !text.is_empty());
    left.all(|text| {
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        text.chars().count() <= 4 && (bare.len() <= 1 || bare.bytes().all(|byte| byte.is_ascii_digit()))
            || matches!(bare, "Q" | "A")
    })
}

/// Rows of the band without those at its end that stand apart below the left side alone: a heading or paragraph
/// that goes over the whole page again.
fn without_what_follows(rows: &[Row], middle: f32) -> usize {
    let has_right = |row: &Row| row.words.iter().any(|word| word.x0 >= middle);
    let last_right = rows.iter().rposition(has_right).unwrap_or(0);
    let mut end = rows.len();
    let mut steps: Vec<f32> = rows.windows(2).map(|pair| pair[1].y - pair[0].y).collect();
    steps.sort_by(f32::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(0.0);
    for at in (last_right + 1..rows.len()).rev() {
        if rows[at].y - rows[at - 1].y > usual * 1.6 {
            end = at;
        }
    }
    end
}

fn sides(rows: &[Row], middle: f32) -> (Vec<Row>, Vec<Row>) {
    let side = |keep: &dyn Fn(&Word) -> bool| -> Vec<Row> {
        rows.iter()
            .map(|row| {
                let words: Vec<Word> = row.words.iter().filter(|word| keep(word)).cloned().collect();
                let size = words.iter().map(|word| word.size).fold(0.0, f32::max);
                Row { y: row.y, size, words }
            })
            .filter(|row| !row.words.is_empty())
            .collect()
    };
    (side(&|word| word.x1 <= middle), side(&|word| word.x1 > middle))
}

/// Both sides stand on the same rows, and one of them is short.
fn is_table(rows: &[Row], middle: f32) -> bool {
    let (left, right) = sides(rows, middle);
    let average = |side: &[Row]| side.iter().map(Row::letters).sum::<usize>() / side.len().max(1);
    let shared = left.len() + right.len() - rows.len().min(left.len() + right.len());
    let fewer = left.len().min(right.len());
    average(&left).min(average(&right)) < CELL && shared * 10 >= fewer * 7
}

/// The rows of a table as cells; a row without a first cell goes on with the one before.
fn cells(rows: &[Row]) -> Vec<Vec<String>> {
    let start = rows.iter().map(Row::x0).fold(f32::MAX, f32::min);
    let mut table: Vec<Vec<(f32, f32, String)>> = Vec::new();
    for row in rows {
        let own = split_cells(row);
        let goes_on = row.x0() > start + row.size * 1.5;
        match table.last_mut().filter(|_| goes_on) {
            Some(last) => {
                for (x0, x1, text) in own {
                    match last.iter_mut().find(|cell| x0 < cell.1 && cell.0 < x1) {
                        Some(cell) => cell.2 = format!("{} {text}", cell.2),
                        None => last.push((x0, x1, text)),
                    }
                }
            }
            None => table.push(own),
        }
    }
    table.into_iter().map(|row| row.into_iter().map(|(_, _, text)| text).collect()).collect()
}

fn split_cells(row: &Row) -> Vec<(f32, f32, String)> {
    let mut found: Vec<(f32, f32, String)> = Vec::new();
    for word in &row.words {
        match found.last_mut() {
            Some(cell) if word.x0 - cell.1 < STRIP * row.size => {
                cell.1 = cell.1.max(word.x1);
                cell.2.push(' ');
                cell.2.push_str(&word.text);
            }
            _ => found.push((word.x0, word.x1, word.text.clone())),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::rows::{Row, Word};
    use super::blanks;

    fn word(x0: f32, x1: f32, size: f32) -> Word {
        Word { text: "sand".to_owned(), x0, x1, size, bold: false, italic: false, artifact: false }
    }

    #[test]
    fn beside_large_type_the_space_is_that_of_the_small_one() {
        // A pull quote of 15 points, 10 points of paper, the next column in type of 10 points.
        let words = vec![word(50.0, 120.0, 15.0), word(126.0, 210.0, 15.0), word(220.0, 260.0, 10.0)];
        let row = Row { y: 100.0, size: 15.0, words };
        assert_eq!(blanks(&row), [(f32::MIN, 50.0), (210.0, 220.0), (260.0, f32::MAX)]);
    }
}
