//! The limit: so many requests within any minute.

use std::collections::VecDeque;

/// Requests of the last minute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Window(VecDeque<u64>);

impl Window {
    const SPAN: u64 = 60_000;

    /// Counts a request, or says in how many seconds there will be room for one.
    pub(crate) fn take(&mut self, now: u64, limit: u32) -> Result<(), u32> {
        while self.0.pop_front_if(|at| *at + Self::SPAN <= now).is_some() {}
        if self.0.len() < limit as usize {
            self.0.push_back(now);
            return Ok(());
        }
        let oldest = self.0.front().copied().unwrap_or(now);
        Err(u32::try_from((oldest + Self::SPAN).saturating_sub(now).div_ceil(1_000)).unwrap_or(60).max(1))
    }

    /// Requests left within this minute, and seconds until the oldest is forgotten.
    pub(crate) fn left(&self, now: u64, limit: u32) -> (u32, u32) {
        let used = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        let oldest = self.0.front().copied().unwrap_or(now);
        let reset = (oldest + Self::SPAN).saturating_sub(now).div_ceil(1_000);
        (limit.saturating_sub(used), u32::try_from(reset).unwrap_or(60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_slides() {
        let mut window = Window::default();
        for at in 0..3 {
            assert_eq!(window.take(at * 1_000, 3), Ok(()));
        }
        assert_eq!(window.take(10_000, 3), Err(50));
        assert_eq!(window.left(10_000, 3), (0, 50));
        assert_eq!(window.take(60_000, 3), Ok(()));
        assert_eq!(window.take(60_500, 3), Err(1));
    }
}
