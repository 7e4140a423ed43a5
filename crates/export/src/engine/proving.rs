//! The proof: the first people are looked at before and after they are sent, and only if none of them is harmed others
//! follow. Of those who have something to lose, up to three are among them.

use omnisend::read::StoredContact;
use omnisend::request::{Whose, contacts};
use omnisend::{PAGE, Request, Response, Trouble, request};

use super::posting::{FIRST, TRIES};
use super::{Effect, Engine, Phase, Purpose, Wish};
use crate::journal::Record;
use crate::outcome::Fate;
use crate::pace::backoff;
use crate::proof::{Harm, Standing};
use crate::report::StopReason;
use crate::time::Millis;
use crate::{Reach, RunPlan};

/// People with something to lose who are looked for in the store's contacts.
const WITNESSES: usize = 3;

/// How often somebody is looked at who does not show yet what was sent, and how long between.
const LOOKS: u32 = 20;
const BETWEEN: Millis = 3_000;

/// How far the proof is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// There is nothing to prove, or it is proved.
    Over,
    /// A page of the store's contacts is read.
    Page,
    /// Which of these are in the file?
    Find(Vec<String>),
    /// These are to be read and go first.
    Chosen(Vec<u64>),
    /// Each of the first people is looked at.
    Before,
    /// They are sent.
    Sent,
    /// They are looked at again.
    After,
    /// Lost tags are given back.
    Mending,
}

/// One of the first people.
#[derive(Clone, Debug)]
pub(super) struct Witness {
    pub(super) index: u64,
    pub(super) email: String,
    /// What their subscriptions may become.
    pub(super) told: [Option<&'static str>; 2],
    /// How they stood; none where Omnisend does not know them.
    pub(super) before: Option<Standing>,
    updated_at: Option<String>,
    looked: bool,
}

/// The proof of a run.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    stage: Stage,
    people: Vec<Witness>,
    asked: bool,
    tries: u32,
    looks: u32,
    not_before: Millis,
}

impl Proof {
    /// What a plan wants proved. Where only tags are added to people whom Omnisend knows, nobody can be harmed.
    pub(super) fn new(plan: &RunPlan) -> Self {
        let stage =
            if plan.proof && plan.total > 0 && plan.reach == Reach::Everyone { Stage::Page } else { Stage::Over };
        Self { stage, people: Vec::new(), asked: false, tries: 0, looks: 0, not_before: 0 }
    }

    /// It was over before the run broke off.
    pub(super) fn is_over(&mut self) {
        self.stage = Stage::Over;
    }

    /// The first people were sent before the run broke off, and stood like this before; or even were found `harmed`.
    pub(super) fn goes_on(&mut self, people: Vec<(u64, String, [Option<&'static str>; 2], Standing)>, harmed: bool) {
        let witness = |(index, email, told, before)| Witness {
            index,
            email,
            told,
            before: Some(before),
            updated_at: None,
            looked: false,
        };
        self.people = people.into_iter().map(witness).collect();
        self.stage = if harmed { Stage::Mending } else { Stage::Sent };
    }

    pub(super) fn take_chosen(&mut self) -> Option<Vec<u64>> {
        let Stage::Chosen(chosen) = &mut self.stage else { return None };
        let chosen = std::mem::take(chosen);
        self.stage = Stage::Before;
        (!chosen.is_empty()).then_some(chosen)
    }

    /// Whether people may be read in their turn.
    pub(super) fn wants_people(&self) -> bool {
        !matches!(self.stage, Stage::Page | Stage::Find(_) | Stage::Chosen(_))
    }

    /// Whether people may be sent.
    pub(super) fn lets_send(&self) -> bool {
        matches!(self.stage, Stage::Over | Stage::Sent)
    }
}

impl Engine {
    /// Whose place in the file is wanted.
    pub(super) fn wants_found(&mut self) -> Option<Effect> {
        let Stage::Find(emails) = &self.proof.stage else { return None };
        (!self.proof.asked && self.may_post()).then(|| {
            self.proof.asked = true;
            Effect::Find { emails: emails.clone() }
        })
    }

    /// The numbers of those of the addresses that [`Effect::Find`] named who are among the people to be sent.
    pub fn found(&mut self, numbers: &[u64]) {
        if !matches!(self.proof.stage, Stage::Find(_)) {
            return;
        }
        let mut chosen: Vec<u64> = Vec::new();
        for &number in numbers {
            if chosen.len() < WITNESSES && self.left.remove(number) {
                chosen.push(number);
            }
        }
        chosen.sort_unstable();
        (self.proof.stage, self.proof.asked) = (Stage::Chosen(chosen), false);
    }

    /// Moves the proof on where that needs no answer; whether it is through and nobody was harmed.
    pub(super) fn prove(&mut self) -> bool {
        match self.proof.stage {
            Stage::Over => return true,
            Stage::Before if self.proof.people.is_empty() && self.has_first_people() => {
                let first = self.stock.iter().take(FIRST).map(|item| Witness {
                    index: item.index,
                    email: item.email.clone(),
                    told: item.told,
                    before: None,
                    updated_at: None,
                    looked: false,
                });
                self.proof.people = first.collect();
            }
            Stage::Before if !self.proof.people.is_empty() && self.proof.people.iter().all(|one| one.looked) => {
                self.proof.people.retain(|one| one.before.is_some());
                let people = self.proof.people.iter();
                let people = people.filter_map(|one| Some((one.index, one.before.clone()?))).collect();
                self.journal.push(Record::Before { people });
                self.proof.stage = Stage::Sent;
            }
            _ => {}
        }
        false
    }

    fn has_first_people(&self) -> bool {
        self.stock.len() >= FIRST || (self.all_read() && !self.stock.is_empty())
    }

    /// The first people were sent and are accounted for: they are looked at again.
    pub(super) fn look_again(&mut self) {
        if self.proof.stage == Stage::Sent {
            for one in &mut self.proof.people {
                one.looked = false;
            }
            self.proof.stage = Stage::After;
            self.judge_harm();
        }
    }

    pub(super) fn proof_at(&self) -> Option<Millis> {
        let due = match self.proof.stage {
            Stage::Page => self.may_post(),
            Stage::Before => self.may_post() && self.proof.people.iter().any(|one| !one.looked),
            Stage::After => self.phase == Phase::First && self.wish != Wish::Cancel,
            Stage::Mending => self.phase == Phase::First,
            Stage::Over | Stage::Find(_) | Stage::Chosen(_) | Stage::Sent => false,
        };
        (due && !self.proof.asked).then_some(self.proof.not_before)
    }

    pub(super) fn next_proof(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        self.proof_at().filter(|due| *due <= at)?;
        let request = match self.proof.stage {
            Stage::Page => contacts(PAGE, Whose::Anyone, None),
            Stage::Mending => {
                let harm = self.harmed.iter().find(|harm| !harm.lost.is_empty() && !self.is_given_back(harm))?;
                let one = self.proof.people.iter().find(|one| one.index == harm.index)?;
                request::add_tags(std::slice::from_ref(&one.email), &harm.lost)
            }
            _ => contacts(1, Whose::Email(&self.proof.people.iter().find(|one| !one.looked)?.email), None),
        };
        self.proof.asked = true;
        Some((request, Purpose::Proof))
    }

    /// Whoever got their tags back counts as looked at.
    fn is_given_back(&self, harm: &Harm) -> bool {
        self.proof.people.iter().any(|one| one.index == harm.index && one.looked)
    }

    /// A request of the proof was answered.
    pub(super) fn proof_read(&mut self, at: Millis, judged: Result<Response, Trouble>) {
        self.proof.asked = false;
        let page = match judged {
            Ok(response) if self.proof.stage == Stage::Mending => Ok((Vec::new(), response.status)),
            Ok(response) => match StoredContact::read_list(&response.body) {
                Some((page, _)) => Ok((page, response.status)),
                None => Err(Trouble::Gateway { status: response.status }),
            },
            // Whoever cannot be asked for is nobody whom Omnisend knows.
            Err(Trouble::Refused { .. } | Trouble::NotFound) => Ok((Vec::new(), 0)),
            Err(trouble) => Err(trouble),
        };
        let page = match page {
            Ok((page, _)) => page,
            Err(trouble) => {
                self.proof.tries = self.tries_after(&trouble, self.proof.tries);
                self.proof.not_before = match trouble {
                    Trouble::TooMany { .. } => at,
                    _ => at + self.random.jitter(backoff(self.proof.tries.saturating_sub(1))),
                };
                if trouble.stops() || self.proof.tries >= TRIES {
                    self.stop(StopReason::of(trouble));
                }
                return;
            }
        };
        self.proof.tries = 0;
        match self.proof.stage {
            Stage::Page => self.page_read(page),
            Stage::Before => self.looked_before(page),
            Stage::After => self.looked_after(at, page),
            Stage::Mending => {
                let next = self.harmed.iter().find(|harm| !harm.lost.is_empty() && !self.is_given_back(harm));
                let index = next.map(|harm| harm.index);
                if let Some(one) = self.proof.people.iter_mut().find(|one| Some(one.index) == index) {
                    one.looked = true;
                }
                self.stop_if_mended();
            }
            _ => {}
        }
    }

    fn page_read(&mut self, page: Vec<StoredContact>) {
        // Those who have a subscription and tags first: they have most to lose.
        let mut known: Vec<(Standing, String)> =
            page.into_iter().map(|contact| (Standing::of(&contact), contact.email)).collect();
        known.retain(|(standing, email)| standing.has_something() && !email.is_empty());
        let weight =
            |standing: &Standing| usize::from(standing.email == "subscribed") + usize::from(!standing.tags.is_empty());
        let known = segment::sorted::sorted(known, |(one, _), (other, _)| weight(one) > weight(other));
        let emails: Vec<String> = known.into_iter().map(|(_, email)| email.to_lowercase()).collect();
        self.proof.stage = if emails.is_empty() { Stage::Before } else { Stage::Find(emails) };
    }

    fn looked_before(&mut self, page: Vec<StoredContact>) {
        let Some(one) = self.proof.people.iter_mut().find(|one| !one.looked) else { return };
        one.looked = true;
        if let Some(contact) = page.into_iter().find(|contact| contact.email.eq_ignore_ascii_case(&one.email)) {
            one.before = Some(Standing::of(&contact));
            one.updated_at = contact.updated_at;
        }
    }

    fn looked_after(&mut self, at: Millis, page: Vec<StoredContact>) {
        let tag = self.plan.tags.first().cloned();
        let Some(place) = self.proof.people.iter().position(|one| !one.looked) else { return };
        let one = &self.proof.people[place];
        let (index, before) = (one.index, one.before.clone().unwrap_or_default());
        let was_accepted = self.fates.get(index) == Fate::Accepted;
        let contact = page.into_iter().find(|contact| contact.email.eq_ignore_ascii_case(&one.email));
        // What was sent has to show, or what is looked at may be the state of before.
        let shows = contact.as_ref().is_some_and(|contact| match &tag {
            _ if !was_accepted => true,
            Some(tag) if before.tags.iter().all(|had| !had.eq_ignore_ascii_case(tag)) => {
                contact.tags.iter().any(|has| has.eq_ignore_ascii_case(tag))
            }
            _ => one.updated_at.is_none() || contact.updated_at != one.updated_at,
        });
        let harm = contact.filter(|_| shows).map(|contact| {
            let after = Standing::of(&contact);
            let harm = before.compare(&after, &contact.tags, one.told);
            harm.map(|(lost, changed)| Harm { index, lost, before, after, changed })
        });
        if let Some(harm) = harm {
            self.harmed.extend(harm);
            self.proof.people[place].looked = true;
            self.proof.looks = 0;
        } else {
            self.proof.looks += 1;
            self.proof.not_before = at + BETWEEN;
            if self.proof.looks >= LOOKS {
                self.stop(StopReason::Unproven);
            }
        }
        self.judge_harm();
    }

    /// Once all were looked at again: on with the others, or an end.
    fn judge_harm(&mut self) {
        if self.proof.stage != Stage::After || self.proof.people.iter().any(|one| !one.looked) {
            return;
        }
        self.journal.push(Record::Proof { harmed: self.harmed.clone() });
        if self.harmed.is_empty() {
            self.proof.stage = Stage::Over;
            return;
        }
        for one in &mut self.proof.people {
            one.looked = false;
        }
        (self.proof.stage, self.proof.not_before) = (Stage::Mending, 0);
        self.stop_if_mended();
    }

    fn stop_if_mended(&mut self) {
        if self.harmed.iter().any(|harm| !harm.lost.is_empty() && !self.is_given_back(harm)) {
            return;
        }
        let changed = self.harmed.iter().any(|harm| harm.changed);
        self.stop(if changed { StopReason::SubscriptionChanged } else { StopReason::TagsReplaced });
    }
}
