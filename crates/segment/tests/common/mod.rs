//! What several tests share: sources in memory are ready at once, so their futures end at the first poll.

use std::ops::ControlFlow;

use segue_segment::Bare;
use segue_segment::check::{Checked, Checker, check};
use segue_segment::{Choice, ContactField, Matching, Policy, Rules, inspect};

mod now;

pub(crate) use now::now;

fn rules() -> Rules {
    Rules::of(Matching::of([(ContactField::Email, 0), (ContactField::FirstName, 1), (ContactField::Country, 2)]))
}

/// Checks a file of the columns address, first name, country.
pub(crate) fn check_text(text: &str) -> (Checked, [&[u8]; 1]) {
    let sources = [text.as_bytes()];
    let file = now(inspect("a.csv", text.as_bytes(), &Choice::default(), &Bare)).unwrap();
    let checked =
        now(check(&sources, vec![file], rules(), Policy::default(), &Bare, &mut |_| ControlFlow::Continue(())));
    (checked.unwrap(), sources)
}

/// A check of the same with ranges of another length.
pub(crate) fn checker(text: &str, length: u64) -> Checker {
    let file = now(inspect("a.csv", text.as_bytes(), &Choice::default(), &Bare)).unwrap();
    Checker::with_range(vec![file], rules(), Policy::default(), length).unwrap()
}

/// Rows, ready, duplicate, invalid.
pub(crate) fn summary(checked: &Checked) -> (u64, u64, u64, u64) {
    let counts = checked.summary().counts;
    (counts.rows, counts.ready, counts.duplicate, counts.invalid)
}
