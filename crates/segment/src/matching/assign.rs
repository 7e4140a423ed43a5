//! The best assignment of columns to fields: each field at most one column, each column at most one field, the sum of
//! their weights as large as can be. A greedy choice would give a column to the first that asks.

/// An edge between field `row` and column `column`; its weight is above zero.
pub(super) struct Edge {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) weight: i32,
}

/// For each of `columns` the row that it is assigned to.
///
/// The Hungarian method with potentials (Kuhn 1955, Munkres 1957), in rows² × columns. Each row has a column of its own
/// behind the others, of no weight, that stands for none.
pub(super) fn assign(rows: usize, columns: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    const FAR: i32 = i32::MAX / 4;
    let width = columns + rows;
    let mut cost = vec![0; rows * width];
    for edge in edges {
        cost[edge.row * width + edge.column] = -edge.weight;
    }
    // Numbered from 1; column 0 is where each search begins.
    let (mut row_potential, mut potential) = (vec![0; rows + 1], vec![0; width + 1]);
    let mut taken_by = vec![0; width + 1];
    for row in 1..=rows {
        let (mut at, mut least) = (0, vec![FAR; width + 1]);
        let (mut seen, mut from) = (vec![false; width + 1], vec![0; width + 1]);
        taken_by[0] = row;
        while taken_by[at] != 0 {
            seen[at] = true;
            let (current, mut step, mut next) = (taken_by[at], FAR, 0);
            for column in (1..=width).filter(|&column| !seen[column]) {
                let reduced = cost[(current - 1) * width + column - 1] - row_potential[current] - potential[column];
                if reduced < least[column] {
                    (least[column], from[column]) = (reduced, at);
                }
                if least[column] < step {
                    (step, next) = (least[column], column);
                }
            }
            for column in 0..=width {
                if seen[column] {
                    row_potential[taken_by[column]] += step;
                    potential[column] -= step;
                } else {
                    least[column] -= step;
                }
            }
            at = next;
        }
        while at != 0 {
            taken_by[at] = taken_by[from[at]];
            at = from[at];
        }
    }
    let is_edge = |row: usize, column: usize| cost[row * width + column] < 0;
    (0..columns).map(|column| taken_by[column + 1].checked_sub(1).filter(|&row| is_edge(row, column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(list: &[(usize, usize, i32)]) -> Vec<Edge> {
        list.iter().map(|&(row, column, weight)| Edge { row, column, weight }).collect()
    }

    #[test]
    fn the_sum_decides_and_not_the_first() {
        // Row 0 likes column 0 best, yet row 1 has no other.
        let list = edges(&[(0, 0, 10), (0, 1, 9), (1, 0, 8)]);
        assert_eq!(assign(2, 2, &list), [Some(1), Some(0)]);
        let list = edges(&[(0, 0, 10), (0, 1, 1), (1, 0, 8)]);
        assert_eq!(assign(2, 3, &list), [Some(0), None, None]);
    }

    #[test]
    fn no_other_assignment_is_better() {
        fn best(weights: &[[i32; 4]; 3], row: usize, free: u8) -> i32 {
            if row == weights.len() {
                return 0;
            }
            let none = best(weights, row + 1, free);
            let one = |column: usize| weights[row][column] + best(weights, row + 1, free & !(1 << column));
            (0..4).filter(|column| free >> column & 1 == 1).map(one).fold(none, i32::max)
        }
        let mut seed = 7_u32;
        for _ in 0..500 {
            let weights = [[0; 4]; 3].map(|row: [i32; 4]| {
                row.map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    i32::try_from(seed >> 28).unwrap_or_default()
                })
            });
            let all = (0..3).flat_map(|row| (0..4).map(move |column| (row, column)));
            let list: Vec<Edge> = all
                .map(|(row, column)| Edge { row, column, weight: weights[row][column] })
                .filter(|edge| edge.weight > 0)
                .collect();
            let sum: i32 = assign(3, 4, &list)
                .iter()
                .enumerate()
                .filter_map(|(column, row)| row.map(|row| weights[row][column]))
                .sum();
            assert_eq!(sum, best(&weights, 0, 0b1111), "{weights:?}");
        }
    }
}
