//! What several tests share: sources in memory are ready at once, so their futures end at the first poll.

use std::ops::ControlFlow;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use segue_segment::Bare;
use segue_segment::check::{Checked, Checker, check};
use segue_segment::{Choice, ContactField, Matching, inspect};

/// The value of a future that never waits.
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a source in memory never waits"),
    }
}

fn matching() -> Matching {
    Matching([(ContactField::Email, 0), (ContactField::FirstName, 1), (ContactField::Country, 2)].into())
}

/// Checks a file of the columns address, first name, country.
pub(crate) fn check_text(text: &str) -> (Checked, [&[u8]; 1]) {
    let sources = [text.as_bytes()];
    let file = now(inspect("a.csv", text.as_bytes(), &Choice::default(), &Bare)).unwrap();
    let checked = now(check(&sources, vec![file], &matching(), &Bare, &mut |_| ControlFlow::Continue(())));
    (checked.unwrap(), sources)
}

/// A check of the same with ranges of another length.
pub(crate) fn checker(text: &str, length: u64) -> Checker {
    let file = now(inspect("a.csv", text.as_bytes(), &Choice::default(), &Bare)).unwrap();
    Checker::with_range(vec![file], &matching(), length).unwrap()
}

/// Rows, ready, duplicate, invalid.
pub(crate) fn summary(checked: &Checked) -> (u64, u64, u64, u64) {
    let counts = checked.summary().counts;
    (counts.rows, counts.ready, counts.duplicate, counts.invalid)
}
