//! One run in a world made of chance: the engine, the simulated Omnisend, the network between, a person with wishes, and
//! a computer that may break down whenever something is being kept.

use std::collections::BTreeMap;

use export::report::Waiting;
use export::{Effect, Engine, Person, Record, RequestId, RunPlan, RunState, Time};
use omnisend::{Answer, Limit, VERSION};
use simulator::{Model, PRACTICE_KEY, Settings};

use super::chance::Chance;
use super::rules::{self, Before, Broken, Story};
use super::scene::{Scene, scene};

/// When the virtual clock starts: 24 November 2026, 00:00 UTC.
pub(super) const START: u64 = 1_795_478_400_000;

/// A run that takes longer is held to be endless: two days.
const LONGEST: u64 = 2 * 86_400_000;

/// What a seed came to.
#[derive(Debug)]
pub struct Outcome {
    /// How the run ended.
    pub state: RunState,
    /// How many people were to be sent.
    pub people: u64,
    /// How many requests it took.
    pub requests: u64,
    /// How often the computer broke down.
    pub crashes: u64,
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
    seed: u64,
    model: Model,
    engine: Engine,
    people: Vec<Person>,
    leavers: Vec<Vec<String>>,
    journal: Vec<String>,
    /// One of so many appends ends in a breakdown; 0 for none.
    breaks: u64,
    story: Story,
    now: u64,
    /// How wrong the computer's clock is, in milliseconds.
    skew: i64,
    events: BTreeMap<(u64, u64), Event>,
    next_event: u64,
    tell: &'t mut dyn FnMut(String),
}

/// Runs the world of one seed to its end. `tell` is given the story line by line.
pub fn simulate(seed: u64, tell: &mut dyn FnMut(String)) -> Outcome {
    simulate_with(seed, &mut |_, _| (), tell)
}

/// The same with switches of the store, or the plan, set otherwise.
pub fn simulate_with(
    seed: u64,
    set: &mut dyn FnMut(&mut Settings, &mut RunPlan),
    tell: &mut dyn FnMut(String),
) -> Outcome {
    let mut world = World::new(seed, set, tell);
    let ended = world.run();
    let report = world.engine.report();
    Outcome {
        state: report.state,
        people: report.plan.total,
        requests: world.story.sent_at.len() as u64,
        crashes: world.story.crashes,
        broken: ended.and_then(|()| world.check()).err(),
    }
}

impl<'t> World<'t> {
    fn new(seed: u64, set: &mut dyn FnMut(&mut Settings, &mut RunPlan), tell: &'t mut dyn FnMut(String)) -> Self {
        let mut chance = Chance::new(seed);
        let Scene { plan, people, leavers, model } = scene(&mut chance, seed, set);
        tell(format!("{plan:?}"));
        let story = Story { before: Before::of(&model), ..Story::default() };
        let breaks = if chance.one_in(3) { chance.pick([2, 5, 20]) } else { 0 };
        let mut world = Self {
            chance,
            seed,
            model,
            engine: Engine::new(plan, seed),
            people,
            leavers,
            journal: Vec::new(),
            breaks,
            story,
            now: START,
            skew: 0,
            events: BTreeMap::new(),
            next_event: 0,
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
                    let of = |index| self.people.get(usize::try_from(index).ok()?).cloned();
                    let people: Vec<Person> = rows.filter_map(of).collect();
                    self.engine.rows(&people);
                }
                Effect::Find { emails } => {
                    let place = |email: &String| {
                        self.people.iter().position(|person| person.contact.email.as_str() == email).map(|at| at as u64)
                    };
                    let numbers: Vec<Option<u64>> = emails.iter().map(place).collect();
                    self.engine.found(&numbers);
                }
                Effect::Leavers { segment, first, count } => {
                    let list = self.leavers[segment].iter();
                    let from = usize::try_from(first).unwrap_or_default();
                    let some = list.skip(from).take(usize::try_from(count).unwrap_or_default()).cloned().collect();
                    self.engine.leavers(some);
                }
                Effect::Send { id, request } => self.send(id, &request),
                Effect::Append { seq, records } => self.keep(seq, &records)?,
                Effect::WaitUntil(until) => {
                    if self.engine.progress().waiting == Some(Waiting::Trial) {
                        Story::looked_at_trial(&self.engine)?;
                        self.at(0, Event::Wish(Wish::Resume));
                    }
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

    fn send(&mut self, id: RequestId, request: &omnisend::Request) {
        self.story.sent_at.push((self.now, request.limit() == Limit::Tags));
        let key = format!("Omnisend-API-Key {PRACTICE_KEY}");
        let reply = self.model.handle(self.now, Some(&key), Some(VERSION), request);
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

    /// Keeps records, unless the computer breaks down before; or it does right after.
    fn keep(&mut self, seq: u64, records: &[Record]) -> Result<(), Broken> {
        let ends = records.iter().any(|record| matches!(record, Record::Ended { .. }));
        let breaks = self.breaks > 0 && self.story.crashes < 40 && self.chance.one_in(self.breaks);
        let kept = !breaks || (!ends && self.chance.one_in(2));
        if kept {
            for record in records {
                let line = serde_json::to_string(record).map_err(|_| Broken::Journal("cannot be written".into()))?;
                if line.len() > 8_192 {
                    return Err(Broken::Journal(format!("a record of {} bytes", line.len())));
                }
                self.journal.push(line);
            }
        }
        if breaks {
            return self.break_down();
        }
        let delay = if self.chance.one_in(10) { self.chance.below(500) } else { 0 };
        self.at(delay, Event::Saved(seq));
        Ok(())
    }

    /// The computer breaks down; what was under way is lost. After a while the run goes on from what was kept.
    fn break_down(&mut self) -> Result<(), Broken> {
        self.story.crashes += 1;
        self.events.retain(|_, event| !matches!(event, Event::Answer(..) | Event::Saved(_)));
        self.now += self.chance.pick([10, 3_000, 200_000, 4_000_000]);
        (self.tell)(format!("{:>8} broke down with {} records kept", self.now - START, self.journal.len()));
        let seed = self.seed + self.story.crashes;
        let records: Result<Vec<Record>, _> = self.journal.iter().map(|line| serde_json::from_str(line)).collect();
        let records = records.map_err(|error| Broken::Journal(error.to_string()))?;
        self.engine = if records.is_empty() {
            Engine::new(self.engine.plan().clone(), seed)
        } else {
            Engine::resume_from(records, seed).map_err(|error| Broken::Journal(error.to_string()))?
        };
        Ok(())
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
                self.story.jumps += 1;
            }
            Event::Others => self.others(),
        }
    }

    /// Others use the store: what they change is no fault of ours.
    fn others(&mut self) {
        self.model.settle(self.now);
        let earlier = Before::of(&self.model);
        self.model.other_integration(self.now);
        self.story.before.changed_by_others(&earlier, &Before::of(&self.model));
    }

    fn check(&mut self) -> Result<(), Broken> {
        // Whatever was taken in has its effect by then.
        self.model.settle(self.now + LONGEST);
        let (settings, item_fault) = (self.model.settings_mut().clone(), self.model.faults_mut().item_fault);
        let refuses = |email: &str, status| match status {
            408 | 429 | 500 | 503 => item_fault > 0,
            422 => settings.contact_limit.is_some(),
            _ => settings.refuse.iter().any(|(part, refused, _)| *refused == status && email.contains(part.as_str())),
        };
        let records: Vec<Record> = self.journal.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let scene =
            rules::Scene { engine: &self.engine, model: &self.model, people: &self.people, leavers: &self.leavers };
        rules::check(&scene, &self.story, &settings, &records, &refuses)
    }
}
