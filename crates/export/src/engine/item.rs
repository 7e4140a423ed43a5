//! A person on the way to Omnisend.

use omnisend::Contact as Message;

use crate::RunPlan;
use crate::time::Millis;

/// One person, ready to be put into a batch.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Number among the ready rows.
    pub(super) index: u64,
    pub(super) file: usize,
    pub(super) row: u64,
    pub(super) email: String,
    /// The batch item.
    pub(super) json: Vec<u8>,
    /// How often Omnisend refused the item in a way that may pass.
    pub(super) tries: u32,
    /// Whether a request with the person may have had an effect.
    pub(super) maybe_sent: bool,
}

impl Item {
    pub(super) fn new(index: u64, contact: &segment::Contact, plan: &RunPlan) -> Self {
        let message = Message {
            email: contact.email.as_str(),
            email_status: &plan.consent.email_status(),
            first_name: contact.first_name.as_deref(),
            last_name: contact.last_name.as_deref(),
            address: contact.address.as_deref(),
            city: contact.city.as_deref(),
            state: contact.state.as_deref(),
            postal_code: contact.postal_code.as_deref(),
            country: contact.country.as_deref(),
            country_code: contact.country_code.as_deref(),
            tags: plan.tag.as_slice(),
        };
        Self {
            index,
            file: contact.file,
            row: contact.row,
            email: contact.email.as_str().to_string(),
            json: message.to_json(),
            tries: 0,
            maybe_sent: false,
        }
    }
}

/// People who go together in one request, or already went.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The batch's number in this run.
    pub(super) number: u64,
    pub(super) items: Vec<Item>,
    /// How often the request failed in a way that may pass.
    pub(super) tries: u32,
    /// When it may go (again).
    pub(super) not_before: Millis,
    /// The append that must be kept before it goes.
    pub(super) after: u64,
}
