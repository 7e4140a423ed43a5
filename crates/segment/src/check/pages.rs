//! A value a row, part by part: what is there is never moved to grow.

/// A value for each row.
#[derive(Clone, Debug)]
pub(super) struct Pages<T> {
    pages: Vec<Box<[T]>>,
    /// Rows on the last page.
    last: usize,
}

/// Rows on a page.
const PAGE: usize = 1 << 16;

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { pages: Vec::new(), last: 0 }
    }
}

impl<T: Copy + Default> Pages<T> {
    /// The value of a row.
    pub(super) fn of(&self, row: u32) -> T {
        self.pages[row as usize / PAGE][row as usize % PAGE]
    }

    /// Another value for a row that has one.
    pub(super) fn set(&mut self, row: u32, value: T) {
        self.pages[row as usize / PAGE][row as usize % PAGE] = value;
    }

    /// The value of the next row.
    pub(super) fn push(&mut self, value: T) {
        if self.pages.is_empty() || self.last == PAGE {
            self.pages.push(vec![T::default(); PAGE].into_boxed_slice());
            self.last = 0;
        }
        if let Some(page) = self.pages.last_mut() {
            page[self.last] = value;
            self.last += 1;
        }
    }
}
