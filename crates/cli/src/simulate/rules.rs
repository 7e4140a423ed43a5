//! The rules that never bend, checked after a run.

use std::collections::{BTreeMap, BTreeSet};

use export::{Engine, Fate, Person, Reach, Record, RunState, StopReason};
use omnisend::Status;
use simulator::{Model, OldDates, Settings};

/// A rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Rule 1.
    #[error("{email} was {before} and is {after}")]
    Subscription {
        /// Who.
        email: String,
        /// Status before, by e-mail and by text message.
        before: String,
        /// Status after.
        after: String,
    },
    /// Rule 1: a welcome message was sent.
    #[error("{0} was sent a welcome message")]
    Welcome(String),
    /// Somebody's tag is gone who is no leaver.
    #[error("{email} lost the tag {tag}")]
    Tag {
        /// Who.
        email: String,
        /// Which.
        tag: String,
    },
    /// Rule 5: a leaver.
    #[error("the leaver {email} {wrong}")]
    Leaver {
        /// Who.
        email: String,
        /// What is wrong.
        wrong: &'static str,
    },
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
    /// Rule 3: what the journal remembers is not who was accepted.
    #[error("{0} is remembered wrongly")]
    Memory(String),
    /// Somebody new was made where only those whom Omnisend knows were to be reached.
    #[error("{0} is new in Omnisend")]
    NewContact(String),
    /// The first people were harmed, and the run does not say so, or harmed more than those.
    #[error("{0}")]
    Proof(String),
    /// The journal cannot be written or read.
    #[error("the journal {0}")]
    Journal(String),
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

/// How each person stood, as far as the store knew them: status by e-mail and by text message, tags.
#[derive(Clone, Debug, Default)]
pub(super) struct Before(BTreeMap<String, (Status, Option<Status>, BTreeSet<String>)>, BTreeSet<String>);

impl Before {
    pub(super) fn of(model: &Model) -> Self {
        let of = |person: &simulator::Person| {
            (person.email.clone(), (person.status, person.sms.as_ref().map(|sms| sms.status), person.tags.clone()))
        };
        Self(model.contacts().map(of).collect(), BTreeSet::new())
    }

    /// What others changed since is as good as it was before.
    pub(super) fn changed_by_others(&mut self, earlier: &Self, now: &Self) {
        for (email, (status, ..)) in &now.0 {
            if earlier.0.get(email).map(|(status, ..)| status) != Some(status) {
                let (_, sms, tags) = self.0.get(email).cloned().unwrap_or((*status, None, BTreeSet::new()));
                self.0.insert(email.clone(), (*status, sms, tags));
                self.1.insert(email.clone());
            }
        }
    }

    fn tags(&self, email: &str) -> impl Iterator<Item = &String> {
        self.0.get(email).into_iter().flat_map(|(_, _, tags)| tags)
    }
}

/// What happened.
#[derive(Debug, Default)]
pub(super) struct Story {
    pub(super) before: Before,
    /// When each request was sent, and whether it counts against the limit of tags.
    pub(super) sent_at: Vec<(u64, bool)>,
    pub(super) jumps: usize,
    pub(super) crashes: u64,
}

impl Story {
    /// With ten people first, no more are sent before somebody looked at them.
    pub(super) fn looked_at_trial(engine: &Engine) -> Result<(), Broken> {
        let progress = engine.progress();
        let sent = progress.accepted + progress.rejected + progress.under_way;
        if sent > 10 {
            Err(Broken::Proof(format!("{sent} people were sent before the ten were looked at")))
        } else {
            Ok(())
        }
    }

    /// The most requests within a minute.
    fn most(&self, tags_only: bool) -> usize {
        let times: Vec<u64> = self.sent_at.iter().filter(|(_, tags)| *tags || !tags_only).map(|(at, _)| *at).collect();
        let mut most = 0;
        for (index, from) in times.iter().enumerate() {
            most = most.max(times[index..].iter().take_while(|at| **at < from + 60_000).count());
        }
        most
    }
}

/// Who is to be looked at.
pub(super) struct Scene<'a> {
    pub(super) engine: &'a Engine,
    pub(super) model: &'a Model,
    pub(super) people: &'a [Person],
    pub(super) leavers: &'a [Vec<String>],
}

/// Checks all rules. `refuses` tells whether the store refuses an address with a status.
pub(super) fn check(
    scene: &Scene<'_>,
    story: &Story,
    settings: &Settings,
    records: &[Record],
    refuses: &dyn Fn(&str, u16) -> bool,
) -> Result<(), Broken> {
    limits(scene, story)?;
    subscriptions(scene, story, settings)?;
    tags(scene, story, records)?;
    counts(scene, refuses, story)?;
    memory(scene, records)
}

fn limits(scene: &Scene<'_>, story: &Story) -> Result<(), Broken> {
    let share = scene.engine.plan().share;
    // A clock that leaps, and a computer that starts anew, may each send one request earlier.
    let spare = 1 + story.jumps + usize::try_from(story.crashes).unwrap_or_default();
    for (limit, tags_only) in [(400, false), (60, true)] {
        let requests = story.most(tags_only);
        if requests > limit * usize::from(share) / 100 + spare {
            return Err(Broken::Limit { requests, share });
        }
    }
    Ok(())
}

/// Rule 1, and what the proof is for: where the store ignores dates, at most the first people are harmed, and it is said.
fn subscriptions(scene: &Scene<'_>, story: &Story, settings: &Settings) -> Result<(), Broken> {
    let mut harmed = Vec::new();
    for person in scene.model.contacts() {
        let is = (person.status, person.sms.as_ref().map(|sms| sms.status));
        let was =
            story.before.0.get(&person.email).map_or((Status::NonSubscribed, None), |(mail, sms, _)| (*mail, *sms));
        let same = is.0 == was.0 && (is.1 == was.1 || (was.1.is_none() && is.1 == Some(Status::NonSubscribed)));
        if !same {
            harmed.push((person.email.clone(), format!("{was:?}"), format!("{is:?}")));
        }
        if person.welcome_mails + person.welcome_texts > 0 {
            return Err(Broken::Welcome(person.email.clone()));
        }
        if scene.engine.plan().reach == Reach::Known && !story.before.0.contains_key(&person.email) {
            return Err(Broken::NewContact(person.email.clone()));
        }
    }
    let Some((email, before, after)) = harmed.first().cloned() else { return Ok(()) };
    let proves = scene.engine.plan().proof && settings.old_dates == OldDates::Ignored;
    // Whom others changed while the first people were looked at tells nothing of us.
    if proves && harmed.iter().all(|(email, ..)| story.before.1.contains(email)) {
        return Ok(());
    }
    if !proves {
        return Err(Broken::Subscription { email, before, after });
    }
    let state = scene.engine.state();
    if harmed.len() > 10 || matches!(state, RunState::Successful | RunState::CompletedWithErrors) {
        let told =
            format!("{} people were harmed, as {email} ({before} → {after}), and the run is {state:?}", harmed.len());
        return Err(Broken::Proof(told));
    }
    let says = !scene.engine.report().harmed.is_empty();
    let said = matches!(state, RunState::Failed(StopReason::SubscriptionChanged));
    if said == says { Ok(()) } else { Err(Broken::Proof(format!("harm was {says:?} seen, and the run is {state:?}"))) }
}

/// Nobody loses a tag but leavers that of their segment; and they only what was asked for and reported.
fn tags(scene: &Scene<'_>, story: &Story, records: &[Record]) -> Result<(), Broken> {
    let plan = scene.engine.plan();
    let state = scene.engine.state();
    let mut removing: Vec<BTreeSet<u64>> = vec![BTreeSet::new(); plan.tags.len()];
    let mut removed = removing.clone();
    for record in records {
        match record {
            Record::Removing { segment, people: (first, count) } => removing[*segment].extend(*first..first + count),
            Record::Removed { segment, people: (first, count), taken: true } => {
                removed[*segment].extend(*first..first + count);
            }
            _ => {}
        }
    }
    let asked: Vec<u64> = removed.iter().map(|list| list.len() as u64).collect();
    let told = scene.engine.report().removed;
    if told.iter().sum::<u64>() != asked.iter().sum::<u64>() {
        return Err(Broken::Counts(format!("{told:?} removals told, {asked:?} made")));
    }
    if matches!(state, RunState::Successful | RunState::CompletedWithErrors)
        && asked.iter().sum::<u64>() != plan.leavers.iter().sum::<u64>()
    {
        return Err(Broken::Counts(format!("{:?} leavers, {asked:?} removed", plan.leavers)));
    }
    let unsure = |email: &str| {
        // Whoever was among the first people and of whom no outcome is known may have lost a tag that nobody saw.
        let place = scene.people.iter().position(|person| person.contact.email.as_str() == email);
        plan.proof && place.is_some_and(|index| scene.engine.fate(index as u64) == Fate::Unknown)
    };
    for person in scene.model.contacts() {
        for tag in story.before.tags(&person.email).filter(|tag| !person.tags.contains(*tag)) {
            let segment = plan.tags.iter().position(|one| one == tag);
            let leaver = segment.and_then(|segment| {
                let place = scene.leavers[segment].iter().position(|one| *one == person.email)? as u64;
                removing[segment].contains(&place).then_some(())
            });
            if leaver.is_none() && !unsure(&person.email) {
                return Err(Broken::Tag { email: person.email.clone(), tag: tag.clone() });
            }
        }
    }
    for (segment, list) in scene.leavers.iter().enumerate() {
        for (place, email) in (0..).zip(list) {
            let Some(person) = scene.model.contact(email) else {
                return Err(Broken::Leaver { email: email.clone(), wrong: "is gone" });
            };
            let has = person.tags.contains(&plan.tags[segment]);
            if removed[segment].contains(&place) && has {
                return Err(Broken::Leaver { email: email.clone(), wrong: "still carries the tag" });
            }
        }
    }
    Ok(())
}

fn counts(scene: &Scene<'_>, refuses: &dyn Fn(&str, u16) -> bool, story: &Story) -> Result<(), Broken> {
    let report = scene.engine.report();
    let plan = &report.plan;
    let count = |fate| (0..plan.total).filter(|&index| scene.engine.fate(index) == fate).count() as u64;
    let counted = [Fate::Accepted, Fate::Rejected, Fate::NotSent, Fate::Unknown].map(count);
    let told = [report.accepted, report.rejected.len() as u64, report.not_sent, report.unknown];
    if counted != told || told.iter().sum::<u64>() != plan.total {
        return Err(Broken::Counts(format!("{told:?} told, {counted:?} counted, of {}", plan.total)));
    }
    let refused: BTreeMap<&str, u16> = report.rejected.iter().map(|one| (one.email.as_str(), one.status)).collect();
    for (index, person) in (0_u64..).zip(scene.people) {
        let contact = &person.contact;
        let (fate, email) = (scene.engine.fate(index), contact.email.as_str());
        let there = scene.model.contact(email);
        let own: Vec<&String> = person.segments.iter().filter_map(|segment| plan.tags.get(segment)).collect();
        let untouched = || {
            there.is_none_or(|there| {
                let fresh =
                    |tag: &&&String| there.tags.contains(**tag) && story.before.tags(email).all(|had| had != **tag);
                there.fields.is_empty() && own.iter().find(fresh).is_none()
            })
        };
        let right = match fate {
            Fate::Accepted if plan.reach == Reach::Known => {
                there.is_none_or(|there| own.iter().all(|tag| there.tags.contains(*tag)))
            }
            Fate::Accepted => there.is_some_and(|there| {
                let field = |name| there.fields.get(name).map(String::as_str);
                own.iter().all(|tag| there.tags.contains(*tag))
                    && field("firstName") == contact.first_name.as_deref()
                    && field("city") == contact.city.as_deref()
            }),
            // Nobody has fields before the run: whoever has some was sent.
            Fate::NotSent => untouched(),
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

/// Who is remembered: those who were accepted, if that was wanted, and nobody else.
fn memory(scene: &Scene<'_>, records: &[Record]) -> Result<(), Broken> {
    let sent = records.iter().flat_map(|record| match record {
        Record::Outcome { sent, .. } => sent.as_slice(),
        _ => &[],
    });
    let remembered: BTreeMap<&str, _> = sent.map(|sent| (sent.email.as_str(), sent.segments)).collect();
    let remember = scene.engine.plan().remember;
    for (index, person) in (0_u64..).zip(scene.people) {
        let email = person.contact.email.as_str();
        let expected = (remember && scene.engine.fate(index) == Fate::Accepted).then_some(person.segments);
        if remembered.get(email).copied() != expected {
            return Err(Broken::Memory(email.to_string()));
        }
    }
    Ok(())
}
