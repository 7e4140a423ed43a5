//! The time, and waiting. The same on the page and in workers.

use std::pin::Pin;
use std::task::{Context, Poll};

use export::Time;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, ms: f64) -> f64;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(id: f64);
}

/// Longest delay that `setTimeout` takes, in ms; a longer one would end at once.
const LONGEST: f64 = 2_147_483_647.0;

/// Milliseconds since 1970, by the computer's clock.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// A moment as people write it where no language is known: `2026-11-23 14:05`, in the computer's time zone.
pub fn written(ms: f64) -> String {
    let date = js_sys::Date::new(&ms.into());
    let two = |number: u32| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    let day = [date.get_full_year().to_string(), two(date.get_month() + 1), two(date.get_date())].join("-");
    [day.as_str(), " ", &two(date.get_hours()), ":", &two(date.get_minutes())].concat()
}

/// The same, as a run sees it.
pub fn now() -> Time {
    // Milliseconds since 1970 are positive, and whole enough.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    Time(now_ms() as u64)
}

/// A wait of some milliseconds. Dropped, it ends without waking anybody.
pub struct Sleep {
    timer: f64,
    promise: JsFuture,
}

/// Waits for some milliseconds.
pub fn sleep(ms: f64) -> Sleep {
    let mut timer = 0.0;
    let promise = Promise::new(&mut |resolve, _| timer = set_timeout(&resolve, ms.clamp(0.0, LONGEST)));
    Sleep { timer, promise: promise.into() }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.promise).poll(context).map(|_| ())
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        clear_timeout(self.timer);
    }
}
