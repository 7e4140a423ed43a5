//! Limits of the API: how large, how slow, how many at once, how many a minute.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use http_body_util::LengthLimitError;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::config::{Brand, Limits, seconds};
use crate::refusal::Refusal;

/// The limits that one request after the other is held against.
pub(crate) struct Gate {
    largest: usize,
    body_time: Duration,
    under_way: Semaphore,
    buckets: Option<Buckets>,
}

impl Gate {
    /// Takes the limits of the configuration.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            largest: limits.body_bytes.get(),
            body_time: seconds(limits.body_seconds),
            under_way: Semaphore::new(limits.requests.get().min(Semaphore::MAX_PERMITS)),
            buckets: limits.brand_requests_per_minute.map(Buckets::new),
        }
    }

    /// The largest body, in bytes.
    pub(crate) const fn largest(&self) -> usize {
        self.largest
    }

    /// A place among the requests under way, or a refusal at once: whoever waits here would wait without being told.
    pub(crate) fn enter(&self) -> Result<SemaphorePermit<'_>, Refusal> {
        self.under_way.try_acquire().map_err(|_| Refusal::Busy)
    }

    /// Takes one request from the brand's bucket. Keys that name no brand share one.
    pub(crate) fn take(&self, brand: Option<Brand>) -> Result<(), Refusal> {
        self.buckets.as_ref().map_or(Ok(()), |buckets| buckets.take(brand, Instant::now()))
    }

    /// Reads a body within size and total time, however it is framed.
    pub(crate) async fn read(&self, body: Body) -> Result<Bytes, Refusal> {
        match timeout(self.body_time, to_bytes(body, self.largest)).await {
            Err(_) => Err(Refusal::TooSlow),
            Ok(Ok(bytes)) => Ok(bytes),
            Ok(Err(error)) => {
                let error = error.into_inner();
                Err(if error.is::<LengthLimitError>() { Refusal::TooLarge } else { Refusal::Body })
            }
        }
    }
}

/// One bucket a brand, holding ten seconds' worth and refilled evenly (the generic cell rate algorithm: a bucket is
/// the moment at which it will be full again).
struct Buckets {
    interval: Duration,
    tolerance: Duration,
    full_at: Mutex<HashMap<Option<Brand>, Instant>>,
}

/// Brands are named by whoever asks, so their number is bounded.
const MOST_BRANDS: usize = 10_000;

impl Buckets {
    fn new(per_minute: NonZeroU32) -> Self {
        let interval = Duration::from_mins(1) / per_minute.get();
        Self {
            interval,
            tolerance: interval * (per_minute.get() / 6).saturating_sub(1),
            full_at: Mutex::new(HashMap::new()),
        }
    }

    fn take(&self, brand: Option<Brand>, now: Instant) -> Result<(), Refusal> {
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        if full_at.len() >= MOST_BRANDS && !full_at.contains_key(&brand) {
            full_at.retain(|_, at| *at > now);
            if full_at.len() >= MOST_BRANDS {
                return Err(Refusal::Busy);
            }
        }
        let at = full_at.entry(brand).or_insert(now);
        let start = (*at).max(now);
        let wait = start.duration_since(now).saturating_sub(self.tolerance);
        if wait > Duration::ZERO {
            let seconds = u32::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(u32::MAX);
            return Err(Refusal::Rate { seconds });
        }
        *at = start + self.interval;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brand(n: usize) -> Option<Brand> {
        Brand::parse(&format!("{n:024x}")).ok()
    }

    #[test]
    fn a_bucket_holds_ten_seconds_and_refills_evenly() {
        let buckets = Buckets::new(NonZeroU32::new(60).expect("not zero"));
        let start = Instant::now();
        for _ in 0..10 {
            assert_eq!(buckets.take(brand(1), start), Ok(()));
        }
        assert_eq!(buckets.take(brand(1), start), Err(Refusal::Rate { seconds: 1 }));
        assert_eq!(buckets.take(brand(2), start), Ok(()), "another brand has its own");
        assert_eq!(buckets.take(None, start), Ok(()));
        let later = start + Duration::from_millis(1001);
        assert_eq!(buckets.take(brand(1), later), Ok(()));
        assert_eq!(buckets.take(brand(1), later), Err(Refusal::Rate { seconds: 1 }));
        let mut passed = 0;
        for tenth in 0..600 {
            passed += usize::from(buckets.take(brand(3), start + Duration::from_millis(tenth * 100)).is_ok());
        }
        assert!((60..=70).contains(&passed), "a minute's worth and the bucket: {passed}");
    }

    #[test]
    fn a_flood_of_invented_brands_is_bounded_and_forgotten() {
        let buckets = Buckets::new(NonZeroU32::new(600).expect("not zero"));
        let start = Instant::now();
        for n in 0..MOST_BRANDS {
            assert_eq!(buckets.take(brand(n), start), Ok(()));
        }
        assert_eq!(buckets.take(brand(MOST_BRANDS), start), Err(Refusal::Busy));
        assert_eq!(buckets.take(brand(0), start), Ok(()), "who was there goes on");
        assert_eq!(buckets.take(brand(MOST_BRANDS), start + Duration::from_secs(1)), Ok(()));
    }
}
