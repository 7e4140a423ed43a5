//! One run in a world made of chance: the engine, the simulated Omnisend, the network between, a person with wishes.

use std::collections::{BTreeMap, BTreeSet};

use export::{Effect, Engine, FileIdentity, RequestId, RunPlan, RunState, Time};
use omnisend::{Answer, Status, VERSION};
use segment::Contact;
use segment::email::{EmailAddress, NoIdna};
use simulator::{Model, PRACTICE_KEY, Person, Settings};

use super::chance::Chance;
use super::rules::{self, Broken};

/// When the virtual clock starts: 24 November 2026, 00:00 UTC.
const START: u64 = 1_795_478_400_000;

/// A run that takes longer is held to be endless: a day.
const LONGEST: u64 = 86_400_000;

/// What a seed came to.
#[derive(Debug)]
pub struct Outcome {
    /// How the run ended.
    pub state: RunState,
    /// How many people were to be sent.
    pub people: u64,
    /// How many requests it took.
    pub requests: u64,
    /// The rule that was broken, if one was.
    pub broken: Option<Broken>,
}

/// Something that happens at its time.
#[derive(Debug)]
enum Event {
    Answer(RequestId, Answer),
    Saved(u64),
    Wish(Wish),
    Others,
    ClockSet(i64),
}

#[derive(Clone, Copy, Debug)]
enum Wish {
    Pause,
    Resume,
    Cancel,
    Offline,
    Online,
}

struct World<'t> {
    chance: Chance,
    model: Model,
    engine: Engine,
    contacts: Vec<Contact>,
    /// Statuses as they were before, and as others changed them since.
    before: BTreeMap<String, Status>,
    tagged_before: BTreeSet<String>,
    now: u64,
    /// How wrong the computer's clock is, in milliseconds.
    skew: i64,
    jumps: usize,
    events: BTreeMap<(u64, u64), Event>,
    next_event: u64,
    sent_at: Vec<u64>,
    tell: &'t mut dyn FnMut(String),
}

/// Runs the world of one seed to its end. `tell` is given the story line by line.
pub fn simulate(seed: u64, tell: &mut dyn FnMut(String)) -> Outcome {
    simulate_with(seed, &mut |_| (), tell)
}

/// The same with switches of the store set otherwise.
pub fn simulate_with(seed: u64, set: &mut dyn FnMut(&mut Settings), tell: &mut dyn FnMut(String)) -> Outcome {
    let mut world = World::new(seed, tell);
    set(world.model.settings_mut());
    let ended = world.run();
    let report = world.engine.report();
    Outcome {
        state: report.state,
        people: report.plan.total,
        requests: report.requests,
        broken: ended.and_then(|()| world.check()).err(),
    }
}

impl<'t> World<'t> {
    fn new(seed: u64, tell: &'t mut dyn FnMut(String)) -> Self {
        let mut chance = Chance::new(seed);
        let contacts = people(&mut chance);
        let mut model = store(&mut chance, seed, &contacts);
        let tag = (!chance.one_in(8)).then(|| "VIP".to_string());
        let mut before = BTreeMap::new();
        let mut tagged_before = BTreeSet::new();
        for person in model.contacts() {
            before.insert(person.email.clone(), person.status);
            if person.tags.contains("VIP") {
                tagged_before.insert(person.email.clone());
            }
        }
        faults(&mut chance, &mut model);
        let plan = RunPlan {
            files: vec![FileIdentity { name: "VIP.csv".to_string(), size: 1, hash: String::new() }],
            store: "Minu Pood".to_string(),
            tags: tag.into_iter().collect(),
            new: contacts.len() as u64,
            total: contacts.len() as u64,
            // A small share is reached by a short run, a large one only by a long one.
            share: chance.pick([1, 5, 10, 25, 50, 100]),
            started_at: Time(START),
            ..RunPlan::default()
        };
        tell(format!("{} people, tag {:?}, share {} %", plan.total, plan.tags, plan.share));
        let engine = Engine::new(plan, seed);
        let mut world = Self {
            chance,
            model,
            engine,
            contacts,
            before,
            tagged_before,
            now: START,
            skew: 0,
            jumps: 0,
            events: BTreeMap::new(),
            next_event: 0,
            sent_at: Vec::new(),
            tell,
        };
        world.fate_of_the_day();
        world
    }

    /// What will happen besides: wishes, the network, others, the clock.
    fn fate_of_the_day(&mut self) {
        if self.chance.one_in(4) {
            let at = self.chance.below(60_000);
            let length = self.chance.below(120_000);
            self.at(at, Event::Wish(Wish::Pause));
            self.at(at + length, Event::Wish(Wish::Resume));
        }
        if self.chance.one_in(4) {
            let at = self.chance.below(60_000);
            let length = self.chance.below(200_000);
            self.at(at, Event::Wish(Wish::Offline));
            self.at(at + length, Event::Wish(Wish::Online));
        }
        if self.chance.one_in(6) {
            let at = self.chance.below(90_000);
            self.at(at, Event::Wish(Wish::Cancel));
        }
        if self.chance.one_in(3) {
            for _ in 0..self.chance.below(20) {
                let at = self.chance.below(90_000);
                self.at(at, Event::Others);
            }
        }
        if self.chance.one_in(4) {
            for _ in 0..=self.chance.below(3) {
                let at = self.chance.below(90_000);
                let jump = self.chance.pick([-7_200_000, -60_000, -1_000, 1_000, 90_000, 86_400_000]);
                self.at(at, Event::ClockSet(jump));
            }
        }
    }

    /// Lets something happen `after` milliseconds from now.
    fn at(&mut self, after: u64, event: Event) {
        self.next_event += 1;
        self.events.insert((self.now + after, self.next_event), event);
    }

    /// The time that the computer's clock shows.
    fn clock(&self) -> Time {
        Time(self.now.saturating_add_signed(self.skew))
    }

    fn run(&mut self) -> Result<(), Broken> {
        loop {
            while let Some(entry) = self.events.first_entry().filter(|entry| entry.key().0 <= self.now) {
                let event = entry.remove();
                self.happen(event);
            }
            match self.engine.poll(self.clock()) {
                Effect::Read { people } => {
                    let rows = people.iter().flat_map(|&(first, count)| first..first + count);
                    let of = |index| self.contacts.get(usize::try_from(index).ok()?).cloned();
                    let people: Vec<export::Person> = rows.filter_map(of).map(export::Person::of_first).collect();
                    self.engine.rows(&people);
                }
                Effect::Find { .. } => self.engine.found(&[]),
                Effect::Leavers { .. } => self.engine.leavers(Vec::new()),
                Effect::Send { id, request } => {
                    self.sent_at.push(self.now);
                    let key = format!("Omnisend-API-Key {PRACTICE_KEY}");
                    let reply = self.model.handle(self.now, Some(&key), Some(VERSION), &request);
                    let told = reply.answer.as_ref().map_or("lost".to_string(), |answer| answer.status.to_string());
                    let at = self.now - START;
                    (self.tell)(format!("{at:>8} {} {} → {told}", request.method.name(), request.target()));
                    let delay = reply.delay + 20 + self.chance.below(400);
                    if self.chance.one_in(30) {
                        let later = delay + self.chance.below(5_000);
                        self.at(later, Event::Answer(id, reply.answer.clone()));
                    }
                    self.at(delay, Event::Answer(id, reply.answer));
                }
                Effect::Append { seq, .. } => {
                    let delay = if self.chance.one_in(10) { self.chance.below(500) } else { 0 };
                    self.at(delay, Event::Saved(seq));
                }
                Effect::WaitUntil(until) => {
                    let wait = until.0.saturating_sub(self.clock().0).max(1);
                    let event = self.events.first_key_value().map_or(u64::MAX, |((at, _), _)| *at);
                    self.now = event.min(self.now + wait).max(self.now);
                    if self.now - START > LONGEST {
                        return Err(Broken::Endless);
                    }
                }
                Effect::Done => return Ok(()),
            }
        }
    }

    fn happen(&mut self, event: Event) {
        if !matches!(event, Event::Answer(..) | Event::Saved(_)) {
            (self.tell)(format!("{:>8} {event:?}", self.now - START));
        }
        match event {
            Event::Answer(id, answer) => self.engine.answer(id, answer, self.clock()),
            Event::Saved(seq) => self.engine.saved(seq),
            Event::Wish(Wish::Pause) => self.engine.pause(),
            Event::Wish(Wish::Resume) => self.engine.resume(),
            Event::Wish(Wish::Cancel) => self.engine.cancel(),
            Event::Wish(Wish::Offline) => self.engine.offline(),
            Event::Wish(Wish::Online) => self.engine.online(),
            Event::ClockSet(jump) => {
                self.skew = self.skew.saturating_add(jump);
                self.jumps += 1;
            }
            Event::Others => self.others(),
        }
    }

    /// Others use the store: what they change is no fault of ours.
    fn others(&mut self) {
        self.model.settle(self.now);
        let status = |model: &Model| {
            model.contacts().map(|person| (person.email.clone(), person.status)).collect::<BTreeMap<_, _>>()
        };
        let earlier = status(&self.model);
        self.model.other_integration(self.now);
        for (email, status) in status(&self.model) {
            if earlier.get(&email) != Some(&status) {
                self.before.insert(email, status);
            }
        }
    }

    fn check(&mut self) -> Result<(), Broken> {
        // Whatever was taken in has its effect by then.
        self.model.settle(self.now + LONGEST);
        let plan = self.engine.report().plan;
        let most = self
            .sent_at
            .iter()
            .enumerate()
            .map(|(index, from)| self.sent_at[index..].iter().take_while(|at| **at < from + 60_000).count());
        let requests = most.max().unwrap_or_default();
        if requests > 4 * usize::from(plan.share) + 1 + self.jumps {
            return Err(Broken::Limit { requests, share: plan.share });
        }
        let tagged = |email: &str| self.tagged_before.contains(email);
        let (settings, item_fault) = (self.model.settings_mut().clone(), self.model.faults_mut().item_fault);
        let refuses = |email: &str, status| match status {
            408 | 429 | 500 | 503 => item_fault > 0,
            422 => settings.contact_limit.is_some(),
            _ => settings.refuse.iter().any(|(part, refused, _)| *refused == status && email.contains(part.as_str())),
        };
        let tag = plan.tag();
        rules::check(&self.engine, &self.model, &self.contacts, &self.before, tag, &tagged, &refuses)
    }
}

fn people(chance: &mut Chance) -> Vec<Contact> {
    let total = chance.pick([1, 9, 10, 11, 100, 110, 111, 150, 250, 400]);
    (0..total)
        .filter_map(|index| {
            let (email, _) = EmailAddress::parse(&format!("p{index}@example.com"), &NoIdna).ok()?;
            let first_name = Some(chance.pick(["Anna", "José", "Õnne", "O'Brien", "\"Quo\\te\""]).to_string());
            let city = chance.one_in(2).then(|| "Pärnu".to_string());
            Some(Contact { first_name, city, ..Contact::new(0, index + 2, email) })
        })
        .collect()
}

/// A store that knows some of the people already.
fn store(chance: &mut Chance, seed: u64, contacts: &[Contact]) -> Model {
    let settings = Settings {
        lists: chance.pick([
            simulator::ListOrder::NewestFirst,
            simulator::ListOrder::OldestFirst,
            simulator::ListOrder::Unordered,
        ]),
        list_refused: chance.one_in(10),
        hints: chance.one_in(2),
        batch_ms: chance.pick([200, 1_500, 30_000]),
        requests_a_minute: chance.pick([400, 400, 60]),
        refuse: if chance.one_in(3) { vec![("p3".to_string(), 400, "Bad contact".to_string())] } else { Vec::new() },
        ..Settings::default()
    };
    let mut model = Model::new(settings, seed);
    for contact in contacts {
        if chance.one_in(3) {
            let status = chance.pick([Status::Subscribed, Status::Unsubscribed, Status::NonSubscribed]);
            let tags = if chance.one_in(4) { vec!["VIP"] } else { vec!["old"] };
            model.put(person(contact.email.as_str(), status, &tags));
        }
    }
    model.put(person("stranger@example.org", Status::Subscribed, &["old"]));
    if chance.one_in(12) {
        let room = chance.below(contacts.len() as u64);
        let limit = model.contacts().count() as u64 + room;
        model.settings_mut().contact_limit = Some(limit);
    }
    model
}

fn person(email: &str, status: Status, tags: &[&str]) -> Person {
    Person::new(email, status, "2024-05-01T00:00:00Z", tags)
}

/// Faults: none, some of one kind, or some of all.
fn faults(chance: &mut Chance, model: &mut Model) {
    let faults = model.faults_mut();
    let all = chance.one_in(4);
    let one = chance.below(12);
    let mut number = 0;
    let mut rate = |chance: &mut Chance, rates: &[u16]| {
        number += 1;
        if all || one == number {
            rates[usize::try_from(chance.below(rates.len() as u64)).unwrap_or_default()]
        } else {
            0
        }
    };
    faults.too_many = rate(chance, &[20, 100, 300]);
    faults.server_error = rate(chance, &[20, 100]);
    faults.html = rate(chance, &[5, 20]);
    faults.lost_before = rate(chance, &[20, 100]);
    faults.lost_after = rate(chance, &[20, 100]);
    faults.slow = rate(chance, &[50]);
    faults.stopped_batch = rate(chance, &[50, 200]);
    faults.missing_request = rate(chance, &[50, 500]);
    faults.item_fault = rate(chance, &[10, 50]);
}
