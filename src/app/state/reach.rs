//! Subscriptions, who is never sent, and the look at what would be sent.

use std::rc::Rc;

use export::{Audience, Chosen, ConsentPlan, Lack, Time};
use segment::matching::Suggestion;
use segment::{ContactField, Policy};

use super::State;
use crate::screens::review::Download;

/// People who are never sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NeverSent {
    /// Fingerprints of their addresses, in ascending order.
    pub list: Rc<Vec<u64>>,
    /// Whether the browser keeps them.
    pub remembered: bool,
    /// Whether it was to keep them and did not.
    pub unkept: bool,
}

/// The preview of changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ahead {
    /// The downloads: the requests, rows that need fixing.
    pub downloads: [Download; 2],
}

impl State {
    /// What becomes of rows.
    pub fn policy(&self) -> Policy {
        Policy { never: self.never.list.to_vec(), ..self.mending.now.policy.clone() }
    }

    /// Whom the choice about e-mail concerns, and whom the one about text messages.
    pub fn audiences(&self) -> (Audience, Option<Audience>) {
        match self.review.checked() {
            Some(checked) => (Audience::of_email(&checked.summary), Audience::of_sms(&checked.summary)),
            None => (Audience::default(), None),
        }
    }

    /// What becomes of subscriptions.
    ///
    /// # Errors
    /// What is still missing from the choice.
    pub fn consent_plan(&self, now: Time) -> Result<ConsentPlan, Vec<Lack>> {
        let (email, sms) = self.audiences();
        self.consent.plan(&email, sms.as_ref(), self.mending.now.policy.says_no, now)
    }

    /// The same with whom it concerns; none while something is missing.
    pub fn chosen(&self, now: Time) -> Option<Chosen> {
        let (email, sms) = self.audiences();
        Some(Chosen { plan: self.consent_plan(now).ok()?, email, sms })
    }

    /// A column that is not matched and looks as if it said who agreed to e-mail.
    pub fn likely_consent(&self) -> Option<String> {
        let fields = [ContactField::EmailStatus, ContactField::EmailOptIn, ContactField::EmailOptOut];
        let is_open = |field: &ContactField| self.fields.iter().all(|row| row.field != *field || row.from.is_none());
        let column =
            fields.iter().filter(|field| is_open(field)).find_map(|field| match self.suggestions.of(*field) {
                Suggestion::Unsure(columns, _) => columns.first().copied(),
                Suggestion::Sure(_) | Suggestion::None => None,
            })?;
        let used = self.matching();
        if used.columns().any(|known| known == column) {
            return None;
        }
        Some(self.open().first()?.columns.get(column)?.label.clone())
    }

    /// On to Send, where somebody is ready and nothing is missing from the choice about subscriptions.
    pub(super) fn go_on_to_send(&mut self, now: Time) -> Option<()> {
        if self.people() == 0 {
            return None;
        }
        if self.consent_plan(now).is_err() {
            self.tried.add(&self.consent);
            return Some(());
        }
        (self.step, self.run, self.preview) = (crate::parts::Step::Send, super::Run::None, None);
        Some(())
    }
}
