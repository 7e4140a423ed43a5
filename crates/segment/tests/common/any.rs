//! Any bytes through the whole of reading: understood or refused, cut into ranges anyhow, read back in windows. Included
//! by the tests and by the fuzz target.

use std::ops::ControlFlow;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use segue_segment::check::{Checked, Checker, check, scan};
use segue_segment::preview::{Filter, Inspected};
use segue_segment::{
    Bare, Choice, ContactField, Encoding, HeaderChoice, Matching, Policy, Refusal, Rules, each_row, inspect, row_count,
};

fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a source in memory never waits"),
    }
}

/// Checks that whatever the bytes, nothing breaks, no row is lost, and no cut changes anything. The first byte says how
/// the others are to be read.
pub(crate) fn any(data: &[u8]) {
    let Some((&how, bytes)) = data.split_first() else { return };
    let encoding = [None, Some(Encoding::UTF_8), Some(Encoding::UTF_16LE), Some(Encoding::UTF_16BE)];
    let choice = Choice {
        encoding: encoding[usize::from(how & 3)],
        delimiter: [None, Some(','), Some(';'), Some(' ')][usize::from(how >> 2 & 3)],
        header: [None, Some(HeaderChoice::Absent), Some(HeaderChoice::Line(2)), None][usize::from(how >> 4 & 3)],
        ..Choice::default()
    };
    let file = match now(inspect("any.csv", bytes, &choice, &Bare)) {
        Ok(file) => file,
        Err(refusal) => return assert_ne!(refusal, Refusal::Gone),
    };
    let mut rows = Vec::new();
    now(each_row(bytes, &file, file.data, &Bare, &mut |cells| rows.push(cells))).unwrap();
    assert_eq!(now(row_count(bytes, &Inspected { rows: None, ..file.clone() })).unwrap(), rows.len() as u64);
    if let Some(known) = file.rows {
        assert_eq!(known, rows.len() as u64, "what is small is counted at once");
    }
    let first: Vec<_> = rows.iter().take(file.first_rows.len()).cloned().collect();
    assert_eq!(file.first_rows, first);

    let rules = Rules::of(Matching::of([(ContactField::Email, 0), (ContactField::Country, 1)]));
    let sources = [bytes];
    let whole = now(check(&sources, vec![file.clone()], rules.clone(), Policy::default(), &Bare, &mut |_| {
        ControlFlow::Continue(())
    }))
    .unwrap();
    let counts = whole.summary().counts;
    assert_eq!(counts.rows, rows.len() as u64);
    assert_eq!(counts.ready + counts.duplicate + counts.invalid, counts.rows, "every row ends in one place");
    let all = now(whole.rows(&sources, &Bare, &Filter::Everyone.into(), 0, rows.len())).unwrap();
    assert_eq!(all.iter().map(|row| row.cells.clone()).collect::<Vec<_>>(), rows);
    for length in [2, 4, 6, 64, 130] {
        let ranges = in_ranges(bytes, &file, &rules, length);
        assert_eq!(ranges.summary(), whole.summary(), "ranges of {length}");
        assert_eq!(now(ranges.rows(&sources, &Bare, &Filter::Everyone.into(), 0, rows.len())).unwrap(), all);
    }
}

/// The same check in ranges of another length, the last one first.
fn in_ranges(bytes: &[u8], file: &Inspected, rules: &Rules, length: u64) -> Checked {
    let mut checker = Checker::with_range(vec![file.clone()], rules.clone(), Policy::default(), length).unwrap();
    while !checker.is_done() {
        let mut tasks = Vec::new();
        tasks.extend(std::iter::from_fn(|| checker.next_task()));
        for task in tasks.iter().rev() {
            checker.part(now(scan(bytes, task, &Bare, &mut |_, _| ControlFlow::Continue(()))).unwrap());
        }
    }
    checker.finish()
}
