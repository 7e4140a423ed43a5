//! Time as a run sees it.

use serde::{Deserialize, Serialize};

/// A moment: milliseconds since the Unix epoch, as the computer's clock tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Time(pub u64);

/// Milliseconds on a clock that never goes back.
pub(crate) type Millis = u64;

/// Makes a steady clock of the computer's, which can be set back or leap while a run goes on. Time that the clock
/// took back counts as none, and a leap (a closed lid, a clock set forward) as a minute: what waits comes due, but
/// nothing is given up for it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    last: Option<Time>,
    steady: Millis,
}

/// Most that the steady clock moves at once; the engine is polled at least this often.
const LEAP: Millis = 60_000;

impl Clock {
    /// The steady time at `now`.
    pub(crate) fn at(&mut self, now: Time) -> Millis {
        if let Some(last) = self.last {
            self.steady += now.0.saturating_sub(last.0).min(LEAP);
        }
        self.last = Some(now);
        self.steady
    }

    /// The steady time when the clock was last looked at.
    pub(crate) fn steady(self) -> Millis {
        self.steady
    }

    /// The computer's time at which the steady clock will show `target`, if nobody sets it.
    pub(crate) fn when(self, target: Millis) -> Time {
        Time(self.last.unwrap_or_default().0.saturating_add(target.saturating_sub(self.steady)))
    }
}

/// The UTC day of `time`, `YYYY-MM-DD`.
pub fn day(time: Time) -> String {
    omnisend::utc_day(time.0)
}

/// The UTC day (`YYYY-MM-DD`) before the one of `time`: lists of batches begin there, so that no clock's error hides one.
pub(crate) fn day_before(time: Time) -> String {
    omnisend::utc_day(time.0.saturating_sub(86_400_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_never_goes_back() {
        let mut clock = Clock::default();
        assert_eq!(clock.at(Time(1_000)), 0);
        assert_eq!(clock.at(Time(1_500)), 500);
        assert_eq!(clock.at(Time(200)), 500);
        assert_eq!(clock.at(Time(300)), 600);
        assert_eq!(clock.when(700), Time(400));
        assert_eq!(clock.when(5), Time(300));
        assert_eq!(clock.at(Time(u64::MAX)), 60_600);
        assert_eq!(clock.when(u64::MAX), Time(u64::MAX));
    }

    #[test]
    fn days_are_told_in_utc() {
        assert_eq!(day_before(Time(0)), "1970-01-01");
        assert_eq!(day_before(Time(86_400_000)), "1970-01-01");
        assert_eq!(day_before(Time(1_795_478_400_000)), "2026-11-23");
        assert_eq!(day_before(Time(1_709_251_200_000)), "2024-02-29");
        assert_eq!(day_before(Time(1_735_689_600_000)), "2024-12-31");
    }
}
