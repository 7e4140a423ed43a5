//! The proof: the first people are looked at before and after they are sent, and only if none of them is harmed others
//! follow. Of those who have something to lose, up to three are among them.

use omnisend::read::StoredContact;
use omnisend::request::{Whose, contacts};
use omnisend::{PAGE, Request, Response, Trouble, request};

use super::posting::{FIRST, TRIES};
use super::{Effect, Engine, Item, Phase, Purpose};
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
    /// Which of these are in the file? Those with most to lose first.
    Find(Vec<(String, Standing)>),
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
struct Witness {
    index: u64,
    email: String,
    /// What their subscriptions may become.
    told: [Option<&'static str>; 2],
    /// A tag that they get.
    mark: Option<String>,
    /// How they stood; none where Omnisend does not know them.
    before: Option<Standing>,
    updated_at: Option<String>,
    looked: bool,
}

impl Witness {
    fn of(item: &Item) -> Self {
        let (told, mark) = (item.told, item.mark.clone());
        Self { index: item.index, email: item.email.clone(), told, mark, before: None, updated_at: None, looked: false }
    }
}

/// The proof of a run.
#[derive(Clone, Debug)]
pub(super) struct Proof {
    stage: Stage,
    people: Vec<Witness>,
    asked: bool,
    tries: u32,
    looks: u32,
    /// Whether somebody did not show what was sent.
    is_unproven: bool,
    is_shown: bool,
    not_before: Millis,
}

impl Proof {
    /// What a plan wants proved. Where only tags are added to people whom Omnisend knows, nobody can be harmed.
    pub(super) fn new(plan: &RunPlan) -> Self {
        let stage =
            if plan.proof && plan.total > 0 && plan.reach == Reach::Everyone { Stage::Page } else { Stage::Over };
        Self {
            stage,
            people: Vec::new(),
            asked: false,
            tries: 0,
            looks: 0,
            is_unproven: false,
            is_shown: false,
            not_before: 0,
        }
    }

    /// It was over before the run broke off.
    pub(super) fn is_over(&mut self) {
        self.stage = Stage::Over;
    }

    /// The first people were sent before the run broke off, and stood like this before; or even were found `harmed`.
    pub(super) fn goes_on<'i>(&mut self, people: impl Iterator<Item = (&'i Item, Standing)>, harmed: bool) {
        let witness = |(item, before)| Witness { before: Some(before), ..Witness::of(item) };
        self.people = people.map(witness).collect();
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

    /// Whether people whom Omnisend knew were looked at, and nobody was harmed.
    pub(super) fn is_shown(&self) -> bool {
        self.is_shown
    }

    /// Whether people were sent of whom it is not yet known whether they were harmed.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Sent | Stage::After | Stage::Mending)
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
            Effect::Find { emails: emails.iter().map(|(email, _)| email.clone()).collect() }
        })
    }

    /// For each of the addresses that [`Effect::Find`] named, its number among the people to be sent, if it is there.
    pub fn found(&mut self, numbers: &[Option<u64>]) {
        let Stage::Find(known) = &self.proof.stage else { return };
        let known: Vec<(u64, &Standing)> =
            numbers.iter().zip(known).filter_map(|(number, (_, standing))| Some(((*number)?, standing))).collect();
        // One who could lose a subscription and one who could lose a tag, whoever else there is.
        let first = |has: &dyn Fn(&Standing) -> bool| known.iter().find(|(_, standing)| has(standing));
        let both = [first(&Standing::has_subscription), first(&|standing| standing.has_other_tags(&self.plan.tags))];
        let mut chosen: Vec<u64> = Vec::new();
        for (number, _) in both.into_iter().flatten().chain(&known) {
            if chosen.len() < WITNESSES && self.left.remove(*number) {
                chosen.push(*number);
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
                self.proof.people = self.stock.iter().take(FIRST).map(Witness::of).collect();
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
            Stage::After | Stage::Mending => self.phase == Phase::First,
            Stage::Over | Stage::Find(_) | Stage::Chosen(_) | Stage::Sent => false,
        };
        let pace = if self.proof.stage == Stage::Mending { self.tag_pace.ready_at() } else { 0 };
        (due && !self.proof.asked).then(|| self.proof.not_before.max(pace))
    }

    pub(super) fn next_proof(&mut self, at: Millis) -> Option<(Request, Purpose)> {
        self.proof_at().filter(|due| *due <= at)?;
        let request = match self.proof.stage {
            Stage::Page => contacts(PAGE, Whose::Anyone, None),
            Stage::Mending => {
                let (people, lost) = self.next_mended()?;
                let emails: Vec<String> =
                    people.into_iter().map(|place| self.proof.people[place].email.clone()).collect();
                request::add_tags(&emails, &lost)
            }
            _ => contacts(1, Whose::Email(&self.proof.people.iter().find(|one| !one.looked)?.email), None),
        };
        self.proof.asked = true;
        Some((request, Purpose::Proof))
    }

    /// Who is to get the same tags back next; whoever got theirs counts as looked at.
    fn next_mended(&self) -> Option<(Vec<usize>, Vec<String>)> {
        let place = |harm: &Harm| self.proof.people.iter().position(|one| one.index == harm.index && !one.looked);
        let open = |harm: &&Harm| !harm.lost.is_empty() && place(harm).is_some();
        let lost = self.harmed.iter().find(open)?.lost.clone();
        let same = self.harmed.iter().filter(|harm| harm.lost == lost);
        Some((same.filter_map(place).collect(), lost))
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
                // Once the first people are sent, what became of them matters more than anything.
                let patience = if self.proof.is_open() { 5 * TRIES } else { TRIES };
                if trouble.stops() || self.proof.tries >= patience {
                    self.stop(self.harm().unwrap_or_else(|| StopReason::of(trouble)));
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
                for place in self.next_mended().into_iter().flat_map(|(people, _)| people) {
                    self.proof.people[place].looked = true;
                }
                self.stop_if_mended();
            }
            _ => {}
        }
    }

    fn page_read(&mut self, page: Vec<StoredContact>) {
        let weight = |standing: &Standing| {
            usize::from(standing.has_subscription()) + usize::from(standing.has_other_tags(&self.plan.tags))
        };
        let known = page.into_iter().map(|contact| (contact.email.to_lowercase(), Standing::of(&contact)));
        let known = known.filter(|(email, standing)| weight(standing) > 0 && !email.is_empty());
        let known = segment::sorted::sorted(known, |(_, one), (_, other)| weight(one) > weight(other));
        self.proof.stage = if known.is_empty() { Stage::Before } else { Stage::Find(known) };
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
        let Some(place) = self.proof.people.iter().position(|one| !one.looked) else { return };
        let one = &self.proof.people[place];
        let (index, before) = (one.index, one.before.clone().unwrap_or_default());
        let was_accepted = self.fates.get(index) == Fate::Accepted;
        let contact = page.into_iter().find(|contact| contact.email.eq_ignore_ascii_case(&one.email));
        // What was sent has to show, or what is looked at may be the state of before.
        let shows = contact.as_ref().is_some_and(|contact| match &one.mark {
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
                // It does not show: the others are looked at, and then nobody else is sent.
                (self.proof.is_unproven, self.proof.looks) = (true, 0);
                self.proof.people[place].looked = true;
            }
        }
        self.judge_harm();
    }

    /// Once all were looked at again: on with the others, or an end.
    fn judge_harm(&mut self) {
        if self.proof.stage != Stage::After || self.proof.people.iter().any(|one| !one.looked) {
            return;
        }
        if self.harmed.is_empty() && self.proof.is_unproven {
            self.stop(StopReason::Unproven);
            return;
        }
        self.journal.push(Record::Proof { harmed: self.harmed.clone() });
        if self.harmed.is_empty() {
            (self.proof.stage, self.proof.is_shown) = (Stage::Over, !self.proof.people.is_empty());
            return;
        }
        for one in &mut self.proof.people {
            one.looked = false;
        }
        (self.proof.stage, self.proof.not_before) = (Stage::Mending, 0);
        self.stop_if_mended();
    }

    fn stop_if_mended(&mut self) {
        if self.next_mended().is_none()
            && let Some(reason) = self.harm()
        {
            self.stop(reason);
        }
    }

    /// What was done to the first people, if they were harmed.
    fn harm(&self) -> Option<StopReason> {
        let changed = self.harmed.iter().any(|harm| harm.changed);
        let reason = if changed { StopReason::SubscriptionChanged } else { StopReason::TagsReplaced };
        (!self.harmed.is_empty()).then_some(reason)
    }
}
