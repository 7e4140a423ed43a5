//! What a run would do, said before anybody sends: who is new, who changed, who left, and whether it is because
//! something was chosen otherwise than last time.

use segment::hash_of;
use serde::{Deserialize, Serialize};

use crate::Memory;
use crate::work::Judged;

/// 64 bits by which matching, mends and choices are known again. They are kept in [`crate::memory::LastRun`].
///
/// `chosen` is the JSON of the recipe, the plan for consent and the reach, as a list: what is listed by name or by field
/// is in its order there, whatever order it was chosen in.
pub fn digest(chosen: &str) -> u64 {
    hash_of(chosen.as_bytes())
}

/// What a run would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// Whom nothing was ever sent of.
    pub new: u64,
    /// Of whom something else was sent, or not in each of their segments.
    pub changed: u64,
    /// Of whom the same was sent: they are not sent again.
    pub unchanged: u64,
    /// Who left, by segment.
    pub leavers: Vec<u64>,
    /// Whether matching, mends or choices are others than in the last run of a segment: then people count as changed
    /// who are the same in the file.
    pub choices_changed: bool,
}

impl Changes {
    /// What a run would do to people judged by these memories, by choices of this digest.
    pub fn new(judged: Judged, leavers: Vec<u64>, memories: &[Memory], choices: u64) -> Self {
        let Judged { new, changed, unchanged } = judged;
        let others = |memory: &Memory| memory.about().last.as_ref().is_some_and(|last| last.matching != choices);
        Self { new, changed, unchanged, leavers, choices_changed: memories.iter().any(others) }
    }

    /// How many people are sent.
    pub const fn to_send(&self) -> u64 {
        self.new + self.changed
    }
}

#[cfg(test)]
mod tests {
    use segment::{ContactField, Filling, Mend, Winner};

    use super::*;
    use crate::memory::{Folded, Folding, LastRun};
    use crate::recipe::Recipe;
    use crate::{ConsentChoice, ConsentPlan, Reach};

    fn column(label: &str) -> Filling<String> {
        Filling::Column(label.to_owned())
    }

    #[test]
    fn every_choice_changes_the_digest_and_no_order_does() {
        let recipe = |fields: &[(ContactField, &str)]| Recipe {
            fields: fields.iter().map(|(field, label)| (*field, column(label))).collect(),
            ..Recipe::default()
        };
        let plain = recipe(&[(ContactField::Email, "EMail"), (ContactField::City, "City")]);
        let chosen = |recipe: &Recipe, consent: &ConsentPlan, reach: Reach| {
            digest(&serde_json::to_string(&(recipe, consent, reach)).unwrap())
        };
        let of = |recipe: &Recipe| chosen(recipe, &ConsentPlan::default(), Reach::Everyone);
        assert_eq!(of(&plain), of(&recipe(&[(ContactField::City, "City"), (ContactField::Email, "EMail")])));
        let unsubscribed = ConsentPlan { email: ConsentChoice::Unsubscribed, ..ConsentPlan::default() };
        let mut all = vec![
            of(&plain),
            of(&recipe(&[(ContactField::Email, "EMail"), (ContactField::State, "City")])),
            of(&Recipe { mends: vec![Mend::Zeros], ..plain.clone() }),
            of(&Recipe { winner: Winner::First, ..plain.clone() }),
            chosen(&plain, &unsubscribed, Reach::Everyone),
            chosen(&plain, &ConsentPlan::default(), Reach::Known),
        ];
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 6);
    }

    #[test]
    fn choices_changed_where_a_segments_last_run_had_others() {
        let judged = Judged { new: 1, changed: 2, unchanged: 3 };
        let first = Memory::new("b", "VIP");
        let of = |choices| Changes::new(judged, vec![4], std::slice::from_ref(&first), choices);
        assert!(!of(7).choices_changed, "there was no run before");
        let run = LastRun { matching: 7, ..LastRun::default() };
        let later = Folding::new([Folded { memory: first.clone(), run, ..Folded::default() }]).finish();
        let of = |choices| Changes::new(judged, vec![4], &later, choices);
        assert!(!of(7).choices_changed && of(8).choices_changed);
        assert_eq!((of(8).to_send(), of(8).leavers), (3, vec![4]));
    }
}
