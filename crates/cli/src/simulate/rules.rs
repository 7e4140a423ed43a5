//! The rules that never bend, checked after a run.

use std::collections::BTreeMap;

use export::{Engine, Fate};
use omnisend::Status;
use segment::Contact;
use simulator::Model;

/// A rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Rule 1.
    #[error("{email} was {before} and is {after}")]
    Subscription {
        /// Who.
        email: String,
        /// Status before.
        before: &'static str,
        /// Status after.
        after: &'static str,
    },
    /// Rule 1: a welcome message was sent.
    #[error("{0} was sent a welcome message")]
    Welcome(String),
    /// Rule 2.
    #[error("the counts do not add up: {0}")]
    Counts(String),
    /// Rules 2 and 3: the report and Omnisend tell different things.
    #[error("{email} is reported {fate:?}, and in Omnisend {there}")]
    Report {
        /// Who.
        email: String,
        /// What the report says.
        fate: Fate,
        /// What Omnisend holds.
        there: String,
    },
    /// The share of the limit.
    #[error("{requests} requests within a minute at a share of {share} %")]
    Limit {
        /// How many.
        requests: usize,
        /// The share in percent.
        share: u8,
    },
    /// The run goes on for ever.
    #[error("the run does not end")]
    Endless,
}

/// Checks rules 1 to 3. `before` is what each person's status was, but for what others changed since; `refuses` tells
/// whether the store refuses an address with a status.
pub(super) fn check(
    engine: &Engine,
    model: &Model,
    contacts: &[Contact],
    before: &BTreeMap<String, Status>,
    tag: Option<&str>,
    tagged_before: &dyn Fn(&str) -> bool,
    refuses: &dyn Fn(&str, u16) -> bool,
) -> Result<(), Broken> {
    for person in model.contacts() {
        let expected = before.get(&person.email).copied().unwrap_or(Status::NonSubscribed);
        if person.status != expected {
            let (before, after) = (expected.name(), person.status.name());
            return Err(Broken::Subscription { email: person.email.clone(), before, after });
        }
        if person.welcome_mails > 0 {
            return Err(Broken::Welcome(person.email.clone()));
        }
    }
    let report = engine.report();
    let count = |fate| (0..report.plan.total).filter(|&index| engine.fate(index) == fate).count() as u64;
    let counted = [Fate::Accepted, Fate::Rejected, Fate::NotSent, Fate::Unknown].map(count);
    let told = [report.accepted, report.rejected.len() as u64, report.not_sent, report.unknown];
    if counted != told || told.iter().sum::<u64>() != report.plan.total {
        return Err(Broken::Counts(format!("{told:?} told, {counted:?} counted, of {}", report.plan.total)));
    }
    let refused: BTreeMap<&str, u16> = report.rejected.iter().map(|one| (one.email.as_str(), one.status)).collect();
    for (index, contact) in (0_u64..).zip(contacts) {
        let fate = engine.fate(index);
        let email = contact.email.as_str();
        let there = model.contact(email);
        let has_tag = |tag: &str| there.is_some_and(|person| person.tags.contains(tag));
        let right = match fate {
            Fate::Accepted => there.is_some_and(|person| {
                let field = |name| person.fields.get(name).map(String::as_str);
                tag.is_none_or(|tag| person.tags.contains(tag))
                    && field("firstName") == contact.first_name.as_deref()
                    && field("city") == contact.city.as_deref()
            }),
            // Nobody has fields before the run: whoever has some was sent.
            Fate::NotSent => {
                tag.is_none_or(|tag| tagged_before(email) || !has_tag(tag))
                    && there.is_none_or(|person| person.fields.is_empty())
            }
            // Refused by a store that refuses. Where that may pass, an earlier try may have had its effect.
            Fate::Rejected => refused.get(email).is_some_and(|&status| {
                let may_pass = matches!(status, 408 | 429 | 500..);
                refuses(email, status) && (may_pass || there.is_none_or(|person| person.fields.is_empty()))
            }),
            Fate::Unknown => true,
        };
        if !right {
            let there =
                there.map_or("not there".to_string(), |person| format!("{:?} {:?}", person.tags, person.fields));
            return Err(Broken::Report { email: email.to_string(), fate, there });
        }
    }
    Ok(())
}
