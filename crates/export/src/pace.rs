//! How fast requests may go: a share of Omnisend's limit, slower when it says so.

use omnisend::{Hints, REQUESTS_A_MINUTE};

use crate::random::Random;
use crate::time::Millis;

/// Longest wait before a request is tried again.
const LONGEST: Millis = 60_000;

/// Milliseconds between two requests at `share` percent of the limit.
pub(crate) fn interval(share: u8) -> Millis {
    interval_of(share, REQUESTS_A_MINUTE)
}

fn interval_of(share: u8, limit: u32) -> Millis {
    let share = u64::from(share.clamp(1, 100));
    (60_000 * 100_u64).div_ceil(u64::from(limit.clamp(1, REQUESTS_A_MINUTE)) * share)
}

/// The pace of a run. Requests are evenly spaced and never saved up, so no pause is followed by a burst.
#[derive(Clone, Debug)]
pub(crate) struct Pace {
    share: u8,
    /// Requests a minute that Omnisend documents.
    most: u32,
    interval: Millis,
    /// Tenths by which the interval is stretched after a 429: 10 is not at all.
    stretch: u64,
    /// When the next request may go.
    next: Millis,
    /// Until when Omnisend asked for silence.
    silence: Millis,
    /// 429s in a row.
    refusals: u32,
    /// Answers since the last 429.
    answers: u32,
}

impl Pace {
    pub(crate) fn new(share: u8) -> Self {
        Self::of(share, REQUESTS_A_MINUTE)
    }

    /// The pace at a share of another limit, in requests a minute.
    pub(crate) fn of(share: u8, limit: u32) -> Self {
        // The first requests go at half the pace: others may be using the limit.
        let interval = interval_of(share, limit);
        Self { share, most: limit, interval, stretch: 20, next: 0, silence: 0, refusals: 0, answers: 0 }
    }

    /// When the next request may go.
    pub(crate) fn ready_at(&self) -> Millis {
        self.next.max(self.silence)
    }

    /// Until when Omnisend asked for silence.
    pub(crate) fn silent_until(&self) -> Millis {
        self.silence
    }

    /// A request goes.
    pub(crate) fn sent(&mut self, now: Millis) {
        self.next = now + self.interval * self.stretch / 10;
    }

    /// An answer came that was no 429: after some, the pace is taken up again.
    pub(crate) fn answered(&mut self, now: Millis, hints: &Hints) {
        self.refusals = 0;
        self.answers += 1;
        if self.answers >= 10 {
            self.answers = 0;
            self.stretch = (self.stretch - self.stretch / 8).max(10);
        }
        // A store's limit may be smaller than documented; a larger one is not made use of.
        if let Some(limit) = hints.limit {
            self.interval = interval_of(self.share, limit.min(self.most));
        }
        // The limit is shared: leave the last requests of the minute to others.
        if let (Some(remaining), Some(limit)) = (hints.remaining, hints.limit)
            && remaining <= limit / 20
        {
            self.silence = self.silence.max(now + u64::from(hints.reset.unwrap_or(5)).min(60) * 1_000);
        }
    }

    /// A 429 came: silence for as long as Omnisend says, else for longer each time.
    pub(crate) fn refused(&mut self, now: Millis, wait: Option<u32>, random: &mut Random) {
        let wait = match wait {
            Some(seconds) => u64::from(seconds).min(300) * 1_000 + random.jitter(500),
            None => random.jitter(backoff(self.refusals)),
        };
        self.refusals = (self.refusals + 1).min(16);
        self.answers = 0;
        self.stretch = (self.stretch * 3 / 2).min(80);
        self.silence = self.silence.max(now + wait);
    }
}

/// The wait before try `tries + 1`: 1 s, 2 s, 4 s … up to [`LONGEST`], before jitter.
pub(crate) fn backoff(tries: u32) -> Millis {
    (1_000_u64 << tries.min(6)).min(LONGEST * 2 / 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_limit_is_evenly_spaced() {
        assert_eq!(interval(100), 150);
        assert_eq!(interval(50), 300);
        assert_eq!(interval(0), 15_000);
        let mut pace = Pace::new(100);
        for _ in 0..300 {
            pace.answered(0, &Hints::default());
        }
        pace.sent(1_000);
        assert_eq!(pace.ready_at(), 1_150);
    }

    #[test]
    fn waits_as_told_and_longer_each_time() {
        let mut random = Random::new(1);
        let mut pace = Pace::new(100);
        pace.refused(0, Some(12), &mut random);
        assert!((12_000..13_000).contains(&pace.ready_at()), "{}", pace.ready_at());
        let mut pace = Pace::new(100);
        for _ in 0..20 {
            pace.refused(0, None, &mut random);
            assert!(pace.ready_at() <= LONGEST);
        }
        assert!(pace.ready_at() > 20_000);
        let hints = Hints { limit: Some(400), remaining: Some(3), reset: Some(7), ..Hints::default() };
        let mut pace = Pace::new(100);
        pace.answered(0, &hints);
        assert_eq!(pace.ready_at(), 7_000);
    }
}
