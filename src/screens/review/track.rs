//! Where rows stand in the table's scrolled area, however many there are.
//!
//! Browsers limit the height of an element (Firefox to 17.9 million px, others to about 33 million), so beyond 333,000
//! rows the area is lower than all rows together. A scroll of some rows moves by as many rows all the same; a leap (the
//! scroll bar, a key) goes to the row in proportion. At both ends the area is as high as its rows, so that a wheel
//! comes to the first and the last row without a gap.

/// Height of a row, in px.
pub(super) const ROW: f64 = 36.0;

/// Height of the header that stays in sight, in px.
pub(super) const HEAD: f64 = 38.0;

/// Height of the area at the most, in px.
const TALLEST: f64 = 12_000_000.0;

/// How much of it stands for as many rows at each end, in px.
const TRUE_ENDS: f64 = 1_000_000.0;

/// From how many px on a scroll is a leap: a wheel or a swipe moves by less between two events.
const LEAP: f64 = 2000.0;

/// Rows that are asked for again begin at a multiple of this, so that few different windows are.
const STEP: u64 = 20;

/// Rows that are kept at hand before those in sight.
const BEFORE: u64 = 7;

/// Rows at either end of those at hand that may not come into sight before others are asked for.
const SPARE: u64 = 3;

/// Rows in sight at the most that windows are made for.
const IN_SIGHT: u64 = 22;

/// The area of a number of rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Track {
    rows: u64,
}

impl Track {
    pub(super) const fn new(rows: u64) -> Self {
        Self { rows }
    }

    /// Height of all rows together, as far as it can be, in px.
    pub(super) fn height(self) -> f64 {
        (self.rows as f64 * ROW).min(TALLEST)
    }

    fn is_true(self) -> bool {
        self.rows as f64 * ROW <= TALLEST
    }

    /// Where a row stands, in px.
    fn place(self, row: f64) -> f64 {
        let (rows, ends) = (self.rows as f64, TRUE_ENDS / ROW);
        if self.is_true() || row <= ends {
            row * ROW
        } else if row >= rows - ends {
            TALLEST - (rows - row) * ROW
        } else {
            TRUE_ENDS + (row - ends) / (rows - 2.0 * ends) * (TALLEST - 2.0 * TRUE_ENDS)
        }
    }

    /// Which row stands there.
    fn row(self, place: f64) -> f64 {
        let (rows, ends) = (self.rows as f64, TRUE_ENDS / ROW);
        if self.is_true() || place <= TRUE_ENDS {
            place / ROW
        } else if place >= TALLEST - TRUE_ENDS {
            rows - (TALLEST - place) / ROW
        } else {
            ends + (place - TRUE_ENDS) / (TALLEST - 2.0 * TRUE_ENDS) * (rows - 2.0 * ends)
        }
    }
}

/// How far the area is scrolled, and which row that is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// Scrolled px.
    top: f64,
    /// A row that stands in its place now, and where: the others are counted from it.
    known: (f64, f64),
}

impl Position {
    /// The area was scrolled to there.
    pub(super) fn scrolled(&mut self, track: Track, top: f64) {
        if track.is_true() {
            self.known = (0.0, 0.0);
        } else if (top - self.top).abs() > LEAP {
            self.known = (track.row(top), top);
        }
        self.top = top;
    }

    /// The first row in sight, and the part of it that is above.
    pub(super) fn row(&self) -> f64 {
        (self.known.0 + (self.top - self.known.1) / ROW).max(0.0)
    }

    /// Where a row stands now, in px.
    pub(super) fn place(&self, row: u64) -> f64 {
        self.known.1 + (row as f64 - self.known.0) * ROW
    }

    /// Goes to a row; how far the area is to be scrolled for it.
    pub(super) fn go(&mut self, track: Track, row: u64) -> f64 {
        let row = row as f64;
        let top = track.place(row);
        *self = Self { top, known: if track.is_true() { (0.0, 0.0) } else { (row, top) } };
        top
    }

    /// Rows that were scrolled by and by stand elsewhere than in proportion. Where that would keep an end from being
    /// reached, they are moved; how far the area is to be scrolled for that.
    pub(super) fn settle(&mut self, track: Track) -> Option<f64> {
        let row = self.row().min(track.rows as f64);
        let (top, off) = (track.place(row), (track.place(row) - self.top).abs());
        let near = |place: f64| !(TRUE_ENDS..=TALLEST - TRUE_ENDS).contains(&place);
        let must = off > TRUE_ENDS / 2.0 || off > 1.0 && (near(top) || near(self.top));
        (!track.is_true() && must).then(|| {
            *self = Self { top, known: (row, top) };
            top
        })
    }
}

/// Where rows have to be read from, with these at hand and those in sight; none where all in sight are at hand.
pub(super) fn wanted(total: u64, first: u64, in_sight: u64, at_hand: std::ops::Range<u64>, window: u64) -> Option<u64> {
    let first = first.min(total.saturating_sub(1));
    let end = (first + in_sight.min(IN_SIGHT)).min(total);
    let before = if at_hand.start == 0 { 0 } else { SPARE };
    let after = if at_hand.end >= total { 0 } else { SPARE };
    if total == 0 || first >= at_hand.start + before && end + after <= at_hand.end {
        return None;
    }
    let start = first.saturating_sub(BEFORE) / STEP * STEP;
    // The last window is a full one.
    Some(start.min(total.saturating_sub(window)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOTALS: [u64; 6] = [1, 50, 47_911, 333_334, 1_000_000, 10_000_000];

    #[test]
    fn every_row_has_its_place_within_what_a_browser_can_show() {
        for total in TOTALS {
            let track = Track::new(total);
            assert!(track.height() <= TALLEST, "{total}");
            let mut before = -1.0;
            for row in (0..total).step_by(usize::try_from(total / 1000 + 1).unwrap()) {
                let place = track.place(row as f64);
                assert!(place > before && place < track.height(), "{row} of {total}: {place}");
                assert!((track.row(place) - row as f64).abs() < 0.01, "{row} of {total}");
                before = place;
            }
            assert!((track.place(total as f64) - track.height()).abs() < 0.01, "{total}");
        }
    }

    #[test]
    fn a_wheel_moves_row_by_row_among_however_many() {
        for total in TOTALS.into_iter().filter(|total| *total > 1000) {
            let track = Track::new(total);
            let mut position = Position::default();
            let top = position.go(track, total / 2);
            position.scrolled(track, top + 10.0 * ROW);
            assert!((position.row() - (total / 2 + 10) as f64).abs() < 0.01, "{total}");
            assert!((position.place(total / 2 + 10) - top - 10.0 * ROW).abs() < 0.01, "{total}");
        }
    }

    #[test]
    fn a_leap_goes_in_proportion() {
        let track = Track::new(10_000_000);
        let mut position = Position::default();
        position.scrolled(track, TALLEST / 2.0);
        assert!((position.row() - 5_000_000.0).abs() < 1.0);
        position.scrolled(track, 0.0);
        assert!(position.row() < 0.01);
    }

    /// From the middle, by the wheel only, settled with every window: no row is left out on the way to either end.
    #[test]
    fn the_ends_are_reached_row_by_row() {
        let track = Track::new(1_000_000);
        for (from, step) in [(40_000, -300.0), (960_000, 300.0)] {
            let mut position = Position::default();
            let mut top = position.go(track, from);
            let mut row = position.row();
            while top > 0.0 && top < track.height() {
                top = (top + step).clamp(0.0, track.height());
                position.scrolled(track, top);
                assert!((position.row() - row).abs() <= 300.0 / ROW + 0.1, "{row} → {}", position.row());
                row = position.row();
                if let Some(settled) = position.settle(track) {
                    top = settled;
                    assert!((position.row() - row).abs() < 0.01);
                }
            }
            let end = if step < 0.0 { 0.0 } else { 1_000_000.0 };
            assert!((row - end).abs() < 0.1, "{row}");
        }
    }

    #[test]
    fn rows_are_asked_for_before_they_come_into_sight_and_those_asked_for_are_enough() {
        for total in [1, 50, 51, 120, 1_000_000] {
            for first in (0..total).step_by(usize::try_from(total / 100 + 1).unwrap()) {
                let Some(start) = wanted(total, first, 16, 0..0, 50) else { panic!("{first} of {total}") };
                assert_eq!(wanted(total, first, 16, start..(start + 50).min(total), 50), None, "{first} of {total}");
            }
        }
        assert_eq!(wanted(1000, 30, 16, 0..50, 50), None);
        assert_eq!(wanted(1000, 32, 16, 0..50, 50), Some(20));
        assert_eq!(wanted(0, 0, 16, 0..0, 50), None);
    }
}
