//! What a world is made of: people and their segments, a store that knows some of them, a plan, leavers, faults.

use export::{Person, Reach, RunPlan, Segments, Tagging, Time};
use omnisend::Status;
use segment::Contact;
use segment::email::{EmailAddress, NoIdna};
use segment::value::phone;
use simulator::{ListOrder, Model, OldDates, Settings, SmsStatus, Tags};

use super::chance::Chance;
use super::world::START;

/// Segments that a run may have.
const SEGMENTS: [&str; 2] = ["VIP", "News"];

/// The scene.
#[derive(Debug)]
pub(super) struct Scene {
    pub(super) plan: RunPlan,
    pub(super) people: Vec<Person>,
    /// By segment: addresses of those who left it.
    pub(super) leavers: Vec<Vec<String>>,
    pub(super) model: Model,
}

/// The scene of a seed. `set` may set switches of the store otherwise.
pub(super) fn scene(chance: &mut Chance, seed: u64, set: &mut dyn FnMut(&mut Settings, &mut RunPlan)) -> Scene {
    let mut plan = plan(chance);
    let people = people(chance, plan.tags.len());
    let leavers: Vec<Vec<String>> =
        plan.tags.iter().enumerate().map(|(of, tag)| leavers(chance, of, tag, &people)).collect();
    plan.total = people.len() as u64;
    plan.new = plan.total;
    plan.leavers = leavers.iter().map(|list| list.len() as u64).collect();
    let mut model = store(chance, seed, &people, &leavers, &plan);
    if plan.proof && plan.reach == Reach::Everyone {
        // What is not certain of Omnisend, and what the proof is for.
        let settings = model.settings_mut();
        settings.tags = if chance.one_in(6) { Tags::Replace } else { Tags::Add };
        settings.old_dates = if chance.one_in(10) { OldDates::Ignored } else { OldDates::Honoured };
    } else if plan.tagging == Tagging::Apart {
        model.settings_mut().tags = Tags::Replace;
    }
    set(model.settings_mut(), &mut plan);
    faults(chance, &mut model);
    Scene { plan, people, leavers, model }
}

fn plan(chance: &mut Chance) -> RunPlan {
    let tags = chance.pick([0, 1, 1, 1, 1, 2, 2]);
    RunPlan {
        store: "Minu Pood".to_string(),
        tags: SEGMENTS.iter().take(tags).map(ToString::to_string).collect(),
        tagging: if chance.one_in(6) { Tagging::Apart } else { Tagging::Together },
        reach: if tags > 0 && chance.one_in(8) { Reach::Known } else { Reach::Everyone },
        proof: chance.one_in(2),
        trial: chance.one_in(6),
        remember: chance.one_in(2),
        // A small share is reached by a short run, a large one only by a long one.
        share: chance.pick([1, 5, 10, 25, 50, 100]),
        started_at: Time(START),
        ..RunPlan::default()
    }
}

fn people(chance: &mut Chance, segments: usize) -> Vec<Person> {
    let total = chance.pick([0, 1, 9, 10, 11, 100, 110, 111, 150, 250, 400]);
    (0..total)
        .filter_map(|index| {
            let (email, _) = EmailAddress::parse(&format!("p{index}@example.com"), &NoIdna).ok()?;
            let first_name = Some(chance.pick(["Anna", "José", "Õnne", "O'Brien", "\"Quo\\te\""]).to_string());
            let city = chance.one_in(2).then(|| "Pärnu".to_string());
            let phone = if chance.one_in(3) { phone::read(&number(index), None).ok() } else { None };
            let contact = Contact { first_name, city, phone, ..Contact::new(0, index + 2, email) };
            let segments = match segments {
                2 => chance.pick([Segments(1), Segments(2), Segments(3)]),
                _ => Segments::FIRST,
            };
            Some(Person { contact, segments })
        })
        .collect()
}

/// A telephone number of one person's own.
fn number(index: u64) -> String {
    format!("+3725{:06}", 100_000 + index)
}

/// Who left a segment: strangers to the files, and people whom another segment has.
fn leavers(chance: &mut Chance, segment: usize, tag: &str, people: &[Person]) -> Vec<String> {
    let strangers = chance.pick([0, 0, 0, 1, 3, 260]);
    let mut all: Vec<String> =
        (0..strangers).map(|index| format!("{}{index}@example.org", tag.to_lowercase())).collect();
    let others = people.iter().filter(|person| !person.segments.has(segment));
    all.extend(others.filter(|_| chance.one_in(5)).map(|person| person.contact.email.as_str().to_string()));
    all
}

/// A store that knows some of the people already, and all leavers.
fn store(chance: &mut Chance, seed: u64, people: &[Person], leavers: &[Vec<String>], plan: &RunPlan) -> Model {
    let settings = Settings {
        lists: chance.pick([ListOrder::NewestFirst, ListOrder::OldestFirst, ListOrder::Unordered]),
        list_refused: chance.one_in(10),
        hints: chance.one_in(2),
        batch_ms: chance.pick([200, 1_500, 30_000]),
        requests_a_minute: chance.pick([400, 400, 60]),
        refuse: if chance.one_in(3) { vec![("p3".to_string(), 400, "Bad contact".to_string())] } else { Vec::new() },
        ..Settings::default()
    };
    let mut model = Model::new(settings, seed);
    let status = |chance: &mut Chance| chance.pick([Status::Subscribed, Status::Unsubscribed, Status::NonSubscribed]);
    for (index, person) in (0..).zip(people) {
        let email = person.contact.email.as_str();
        let left: Vec<&str> = plan
            .tags
            .iter()
            .zip(leavers)
            .filter(|(_, list)| list.iter().any(|one| one == email))
            .map(|(tag, _)| tag.as_str())
            .collect();
        if left.is_empty() && !chance.one_in(3) {
            continue;
        }
        let mut tags = if chance.one_in(4) { vec!["VIP"] } else { vec!["old"] };
        tags.extend(left);
        let mut known = stored(email, status(chance), &tags);
        if chance.one_in(3) {
            known.phones = vec![number(index)];
            known.sms = Some(SmsStatus { status: status(chance), status_date: "2024-05-01T00:00:00Z".to_string() });
        }
        model.put(known);
    }
    for (tag, list) in plan.tags.iter().zip(leavers) {
        for email in list.iter().filter(|email| email.ends_with("@example.org")) {
            model.put(stored(email, status(chance), &[tag, "old"]));
        }
    }
    model.put(stored("stranger@example.net", Status::Subscribed, &["old"]));
    if chance.one_in(12) {
        let room = chance.below(people.len() as u64 + 1);
        let limit = model.contacts().count() as u64 + room;
        model.settings_mut().contact_limit = Some(limit);
    }
    model
}

fn stored(email: &str, status: Status, tags: &[&str]) -> simulator::Person {
    simulator::Person::new(email, status, "2024-05-01T00:00:00Z", tags)
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
