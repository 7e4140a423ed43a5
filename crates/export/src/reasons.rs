//! Reasons of refusals, by number: said once in the journal, however many were refused for them.

use omnisend::read::Reason;
use segment::sorted::SortedMap;

use crate::journal::RecordedReason;
use crate::outcome::Rejected;

/// Longest words that are kept of a reason, in characters.
const WORDS: usize = 300;

/// Bytes that the new reasons of one record may take, so that it stays within 8 KB.
const BUDGET: usize = 2_000;

/// What a reason takes besides its words.
const FRAME: usize = 60;

/// The words as they are kept: on one line, shortened.
pub(crate) fn shortened(reason: Reason) -> Reason {
    let short = |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(WORDS).collect::<String>();
    Reason { text: short(&reason.text), field: reason.field.as_deref().map(short), instance: reason.instance }
}

/// The reasons that the journal knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reasons {
    numbers: SortedMap<RecordedReason, u32>,
}

impl Reasons {
    /// The reasons that a journal tells, in its order.
    pub(crate) fn known(reasons: &[RecordedReason]) -> Self {
        Self { numbers: reasons.iter().cloned().zip(0..).collect() }
    }

    /// Numbers for the reasons of the rejected, and those reasons that are new. Once the new ones of a record grow
    /// too large, the rest are told by their status alone.
    pub(crate) fn number(&mut self, rejected: &[Rejected]) -> (Vec<u32>, Vec<RecordedReason>) {
        let (mut fresh, mut left) = (Vec::new(), BUDGET);
        let numbers = rejected.iter().map(|one| {
            let full = RecordedReason {
                status: one.status,
                text: one.reason.text.clone(),
                field: one.reason.field.clone().unwrap_or_default(),
            };
            if let Some(&number) = self.numbers.get(&full) {
                return number;
            }
            let size = FRAME + full.text.len() + full.field.len();
            let reason = if let Some(rest) = left.checked_sub(size) {
                left = rest;
                full
            } else {
                RecordedReason { status: one.status / 100 * 100, text: String::new(), field: String::new() }
            };
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            if let Some(&number) = self.numbers.get(&reason) {
                return number;
            }
            fresh.push(reason.clone());
            self.numbers.insert(reason, next);
            next
        });
        (numbers.collect(), fresh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, text: &str) -> Rejected {
        let reason = shortened(Reason { text: text.into(), ..Reason::default() });
        Rejected { file: 0, row: 2, email: "ana@example.com".into(), status, reason }
    }

    #[test]
    fn a_reason_is_said_once() {
        let mut reasons = Reasons::default();
        let (numbers, fresh) = reasons.number(&[refused(400, "a"), refused(400, "b"), refused(400, "a")]);
        assert_eq!((numbers, fresh.len()), (vec![0, 1, 0], 2));
        let (numbers, fresh) = reasons.number(&[refused(422, "a"), refused(400, "b")]);
        assert_eq!((numbers, fresh.len()), (vec![2, 1], 1));
    }

    #[test]
    fn words_are_kept_short_and_on_one_line() {
        let long = refused(400, &format!("a\nb\u{1}{}", "õ".repeat(5_000)));
        assert!(long.reason.text.starts_with("a b õ"));
        assert_eq!(long.reason.text.chars().count(), 300);
        let all: Vec<_> = (0..100).map(|index| refused(400, &format!("{index}{}", "\"".repeat(5_000)))).collect();
        let (numbers, fresh) = Reasons::default().number(&all);
        assert_eq!(numbers.len(), 100);
        assert!(fresh.len() < 10 && fresh.last().is_some_and(|reason| reason.text.is_empty()));
    }
}
