//! The engine against a scripted Omnisend: each behaviour by itself.

#![allow(clippy::unnecessary_wraps, reason = "answers, as the engine takes them")]

mod endurance;

use std::collections::BTreeMap;

use omnisend::{Answer, Hints, Lost, Request, Response};
use segment::email::{EmailAddress, NoIdna};
use serde_json::{Value, json};

use super::*;
use crate::plan::FileIdentity;
use crate::{Person, Report};

fn plan(total: u64) -> RunPlan {
    RunPlan {
        files: vec![FileIdentity { name: "VIP.csv".into(), size: 1, hash: String::new() }],
        store: "Minu Pood".into(),
        tags: vec!["VIP".into()],
        total,
        new: total,
        share: 100,
        started_at: Time(1_795_478_400_000),
        ..RunPlan::default()
    }
}

fn person(index: u64) -> Person {
    let (email, _) = EmailAddress::parse(&format!("p{index}@example.com"), &NoIdna).unwrap();
    Person::of_first(segment::Contact { first_name: Some("Ana".into()), ..segment::Contact::new(0, index + 2, email) })
}

fn read(people: &[(u64, u64)]) -> Vec<Person> {
    crate::runs::numbers(people).map(person).collect()
}

fn find(emails: &[String], total: u64) -> Vec<Option<u64>> {
    emails.iter().map(|email| (0..total).find(|index| *email == format!("p{index}@example.com"))).collect()
}

fn says(status: u16, body: &Value) -> Answer {
    Ok(Response { status, hints: Hints::default(), body: body.to_string().into_bytes() })
}

fn page(status: u16) -> Answer {
    Ok(Response { status, hints: Hints::default(), body: b"<html>".to_vec() })
}

/// Omnisend as a test wants it: batches end at once; what is refused is named by address.
#[derive(Default)]
struct Fake {
    refused: BTreeMap<String, u16>,
    stopped: bool,
    hidden: bool,
    batches: Vec<Value>,
    log: Vec<String>,
}

impl Fake {
    fn answer(&mut self, request: &Request) -> Answer {
        self.log.push(format!("{} {}", request.method.name(), request.path));
        let id = |number: usize| format!("{number:024x}");
        if request.path == "/batches" && request.body.is_some() {
            let body: Value = serde_json::from_slice(request.body.as_deref().unwrap()).unwrap();
            self.batches.push(body["items"].clone());
            return says(201, &json!({"batchID": id(self.batches.len() - 1), "totalCount": 1}));
        }
        let state = |number: usize, items: &Value| {
            let errors = items.as_array().unwrap().iter().filter(|item| self.status(item) != 201).count();
            let status = if self.stopped { "stopped" } else { "finished" };
            json!({"batchID": id(number), "status": status, "finishedCount": items.as_array().unwrap().len(), "errorsCount": errors})
        };
        let all = self.batches.iter().enumerate();
        if request.path == "/batches" {
            let list: Vec<Value> = all.filter(|_| !self.hidden).map(|(number, items)| state(number, items)).collect();
            return says(200, &json!({"batches": list}));
        }
        let number = self.batches.iter().enumerate().position(|(n, _)| request.path.contains(&id(n))).unwrap();
        let items = &self.batches[number];
        if request.path.ends_with("/items") {
            let entry = |item: &Value| json!({"request": item, "responseCode": self.status(item), "response": {"error": "refused"}});
            let items = items.as_array().unwrap();
            let done = items.iter().take(if self.stopped { 1 } else { items.len() }).map(entry);
            let (good, bad): (Vec<_>, Vec<_>) = done.partition(|entry| entry["responseCode"] == 201);
            return says(200, &json!({"responses": good, "errors": bad}));
        }
        says(200, &state(number, items))
    }

    fn status(&self, item: &Value) -> u16 {
        let email = item["identifiers"][0]["id"].as_str().unwrap();
        self.refused.get(email).copied().unwrap_or(201)
    }

    fn sizes(&self) -> Vec<usize> {
        self.batches.iter().map(|items| items.as_array().unwrap().len()).collect()
    }

    fn count(&self, what: &str) -> usize {
        self.log.iter().filter(|line| line.starts_with(what)).count()
    }
}

/// Runs to the end; `answer` is Omnisend, `step` may wish something before each poll.
fn drive(
    engine: &mut Engine,
    mut answer: impl FnMut(&Request, u64) -> Answer,
    mut step: impl FnMut(&mut Engine, u64),
) -> u64 {
    let start = 1_795_478_400_000;
    let mut now = start;
    for _ in 0..200_000 {
        step(engine, now - start);
        match engine.poll(Time(now)) {
            Effect::Read { people } => engine.rows(&read(&people)),
            Effect::Find { emails } => engine.found(&find(&emails, engine.plan().total)),
            Effect::Leavers { first, count, .. } => {
                engine.leavers((first..first + count).map(|number| format!("l{number}@example.com")).collect());
            }
            Effect::Send { id, request } => {
                now += 50;
                let answer = answer(&request, now - start);
                engine.answer(id, answer, Time(now));
            }
            Effect::Append { seq, records } => {
                for record in &records {
                    assert!(serde_json::to_vec(record).unwrap().len() <= 8_192, "a record of over 8 KB");
                }
                engine.saved(seq);
            }
            Effect::WaitUntil(until) => now = until.0.max(now + 1),
            Effect::Done => return now - start,
        }
    }
    panic!("the run does not end: {:?}", engine.progress());
}

fn counts(report: &Report) -> (u64, usize, u64, u64) {
    (report.accepted, report.rejected.len(), report.not_sent, report.unknown)
}

#[test]
fn the_first_batch_is_small_and_goes_alone() {
    let (mut engine, mut fake) = (Engine::new(plan(250), 1), Fake::default());
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    assert_eq!(fake.sizes(), [10, 100, 100, 40]);
    let first_three: Vec<_> = fake.log.iter().take(3).map(String::as_str).collect();
    assert_eq!(first_three, ["POST /batches", "GET /batches", "POST /batches"]);
    assert_eq!(fake.log.iter().filter(|line| line.ends_with("/items")).count(), 0);
    let report = engine.report();
    assert_eq!(counts(&report), (250, 0, 0, 0));
    assert_eq!((report.state, report.batches.len()), (RunState::Successful, 4));
}

#[test]
fn nobodys_subscription_is_spoken_of() {
    let (mut engine, mut fake) = (Engine::new(plan(1), 1), Fake::default());
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    assert_eq!(
        fake.batches[0][0],
        json!({
            "identifiers": [{
                "type": "email", "id": "p0@example.com", "sendWelcomeMessage": false,
                "channels": {"email": {"status": "nonSubscribed", "statusChangedAt": "1970-01-01T00:00:00Z"}}
            }],
            "firstName": "Ana", "tags": ["VIP"]
        })
    );
}

#[test]
fn the_refused_are_named_and_passing_refusals_tried_again() {
    let (mut engine, mut fake) = (Engine::new(plan(30), 1), Fake::default());
    fake.refused.insert("p3@example.com".into(), 400);
    fake.refused.insert("p20@example.com".into(), 503);
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    let report = engine.report();
    assert_eq!(counts(&report), (28, 2, 0, 0));
    assert_eq!(report.state, RunState::CompletedWithErrors);
    let named: Vec<_> = report.rejected.iter().map(|one| (one.row, one.status, one.reason.text.as_str())).collect();
    assert_eq!(named, [(5, 400, "refused"), (22, 503, "refused")]);
    assert_eq!(fake.sizes(), [10, 20, 1, 1, 1, 1]);
    let reasons = report.reasons();
    assert_eq!((reasons[0].people, reasons[1].kind.as_str()), (1, "tryLater"));
    let csv = report.rejected_csv(["File", "Row", "Email", "Status", "Reason"]);
    assert!(csv.contains("VIP.csv,5,p3@example.com,400,refused\r\n"), "{csv}");
}

#[test]
fn a_refused_batch_is_halved_down_to_the_one_at_fault() {
    let (mut engine, mut fake) = (Engine::new(plan(40), 1), Fake::default());
    let answer = |request: &Request, _| {
        let body = String::from_utf8_lossy(request.body.as_deref().unwrap_or_default()).into_owned();
        if body.contains("p17@") { says(400, &json!({"error": "Bad"})) } else { fake.answer(request) }
    };
    drive(&mut engine, answer, |_, _| ());
    let report = engine.report();
    assert_eq!(counts(&report), (39, 1, 0, 0));
    assert_eq!(report.rejected[0].email, "p17@example.com");
}

#[test]
fn a_run_that_is_mostly_refused_stops_by_itself() {
    let (mut engine, mut fake) = (Engine::new(plan(1_000), 1), Fake::default());
    fake.refused = (0..1_000).map(|index| (format!("p{index}@example.com"), 400)).collect();
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    let report = engine.report();
    assert_eq!(report.state, RunState::Failed(StopReason::MostlyRefused));
    assert_eq!(counts(&report), (0, 10, 990, 0));
}

#[test]
fn only_omnisend_itself_ends_a_run_at_once() {
    let unauthorized = json!({"type": "https://problems.omnisend.com/unauthorized", "title": "Unauthorized"});
    let mut engine = Engine::new(plan(50), 1);
    drive(&mut engine, |_, _| says(401, &unauthorized), |_, _| ());
    assert_eq!(engine.state(), RunState::Failed(StopReason::Key));
    assert_eq!((counts(&engine.report()), engine.report().requests), ((0, 0, 50, 0), 1));
    let mut engine = Engine::new(plan(50), 1);
    drive(&mut engine, |_, _| page(403), |_, _| ());
    assert_eq!(engine.state(), RunState::Failed(StopReason::Gateway));
    assert_eq!((counts(&engine.report()), engine.report().requests), ((0, 0, 50, 0), 3));
    let mut engine = Engine::new(plan(50), 1);
    drive(&mut engine, |_, _| Err(Lost), |_, _| ());
    assert_eq!(engine.state(), RunState::Failed(StopReason::Unreachable));
    // They may have arrived: that is what unknown means.
    assert_eq!((counts(&engine.report()), engine.report().requests), ((0, 0, 40, 10), 8));
}

#[test]
fn where_listing_is_refused_batches_are_asked_for_one_by_one() {
    let (mut engine, mut fake) = (Engine::new(plan(150), 1), Fake::default());
    let answer = |request: &Request, _| {
        if request.path == "/batches" && request.body.is_none() {
            says(400, &json!({"error": "endpoint"}))
        } else {
            fake.answer(request)
        }
    };
    drive(&mut engine, answer, |_, _| ());
    assert_eq!(counts(&engine.report()), (150, 0, 0, 0));
    assert_eq!(fake.count("GET /batches/"), 3);
}

#[test]
fn a_batch_that_the_list_does_not_show_is_asked_for_by_itself() {
    let (mut engine, mut fake) = (Engine::new(plan(5), 1), Fake { hidden: true, ..Fake::default() });
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    assert_eq!(counts(&engine.report()), (5, 0, 0, 0));
    assert_eq!((fake.count("GET /batches/"), fake.log.len()), (1, 4));
}

#[test]
fn what_became_of_a_stopped_batch_is_read_from_its_items() {
    let (mut engine, mut fake) = (Engine::new(plan(3), 1), Fake { stopped: true, ..Fake::default() });
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    // Each try does one of those that are left; nobody is lost on the way.
    assert_eq!(fake.sizes(), [3, 2, 1]);
    assert_eq!(counts(&engine.report()), (3, 0, 0, 0));
}

#[test]
fn the_limit_is_kept_and_a_share_is_a_share() {
    for share in [25, 100] {
        let mut engine = Engine::new(RunPlan { share, ..plan(4_000) }, 1);
        let mut fake = Fake::default();
        let mut times = Vec::new();
        let answer = |request: &Request, at| {
            times.push(at);
            fake.answer(request)
        };
        drive(&mut engine, answer, |_, _| ());
        let most = times.iter().map(|from| times.iter().filter(|at| (*from..from + 60_000).contains(at)).count()).max();
        assert!(most.unwrap() <= 4 * usize::from(share) + 1, "{most:?} requests a minute at {share} %");
    }
}

#[test]
fn waits_as_omnisend_asks_and_tries_again() {
    let (mut engine, mut fake) = (Engine::new(plan(5), 1), Fake::default());
    let mut first = true;
    let answer = |request: &Request, at| {
        if std::mem::take(&mut first) {
            return says(429, &json!({"retryAfter": 12}));
        }
        assert!(at > 12_000);
        fake.answer(request)
    };
    drive(&mut engine, answer, |_, _| ());
    assert_eq!(counts(&engine.report()), (5, 0, 0, 0));
}

#[test]
fn pause_holds_resume_goes_on_cancel_ends() {
    let (mut engine, mut fake) = (Engine::new(plan(2_000), 1), Fake::default());
    let mut paused = false;
    let wish = |engine: &mut Engine, at: u64| match at {
        3_000..30_000 if !paused => {
            engine.pause();
            assert_eq!(engine.state(), RunState::Paused);
            paused = true;
        }
        600_000.. if paused => engine.resume(),
        _ => {}
    };
    let end = drive(&mut engine, |request, _| fake.answer(request), wish);
    assert!(end > 600_000);
    assert_eq!(counts(&engine.report()), (2_000, 0, 0, 0));

    let (mut engine, mut fake) = (Engine::new(plan(2_000), 1), Fake::default());
    let wish = |engine: &mut Engine, at| {
        if at > 4_000 {
            engine.cancel();
        }
    };
    drive(&mut engine, |request, _| fake.answer(request), wish);
    let report = engine.report();
    assert_eq!(report.state, RunState::Canceled);
    assert_eq!(report.accepted + report.not_sent, 2_000);
    assert!(report.accepted > 0 && report.not_sent > 0, "{:?}", counts(&report));
}

#[test]
fn offline_waits_and_clock_jumps_do_no_harm() {
    let (mut engine, mut fake) = (Engine::new(plan(500), 1), Fake::default());
    let wish = |engine: &mut Engine, at: u64| {
        if (2_000..100_000).contains(&at) {
            engine.offline();
        } else {
            engine.online();
        }
    };
    let end = drive(&mut engine, |request, _| fake.answer(request), wish);
    assert!(end >= 100_000);
    assert_eq!(counts(&engine.report()), (500, 0, 0, 0));

    let (mut engine, mut fake) = (Engine::new(plan(500), 1), Fake::default());
    let mut now = 1_000_000_000_000_u64;
    for step in 0..20_000_u64 {
        now = match step % 97 {
            13 => now - 7_200_000,
            51 => now + 86_400_000,
            _ => now + 20,
        };
        match engine.poll(Time(now)) {
            Effect::Read { people } => engine.rows(&read(&people)),
            Effect::Send { id, request } => engine.answer(id, fake.answer(&request), Time(now)),
            Effect::Append { seq, .. } => engine.saved(seq),
            Effect::Find { .. } | Effect::Leavers { .. } | Effect::WaitUntil(_) => {}
            Effect::Done => break,
        }
    }
    assert_eq!(engine.state(), RunState::Successful);
}

#[test]
fn a_file_that_changed_stops_the_run() {
    let mut engine = Engine::new(plan(50), 1);
    let Effect::Append { seq, .. } = engine.poll(Time(0)) else { panic!("the header comes first") };
    assert_eq!(engine.poll(Time(0)), Effect::Read { people: vec![(0, 50)] });
    engine.saved(seq);
    engine.rows(&[person(0)]);
    let Effect::Append { seq, .. } = engine.poll(Time(1)) else { panic!("the end is recorded") };
    engine.saved(seq);
    assert_eq!(engine.poll(Time(2)), Effect::Done);
    assert_eq!(engine.state(), RunState::Failed(StopReason::FileChanged));
    assert_eq!(counts(&engine.report()), (0, 0, 50, 0));
}

#[test]
fn leavers_are_asked_for_once_and_lose_the_tag_last() {
    let mut engine = Engine::new(RunPlan { leavers: vec![300], ..plan(5) }, 1);
    let (mut fake, mut now, mut asked, mut removals) = (Fake::default(), 1_795_478_400_000_u64, None, Vec::new());
    for _ in 0..2_000 {
        match engine.poll(Time(now)) {
            Effect::Read { people } => engine.rows(&read(&people)),
            Effect::Send { id, request } if request.path == "/contacts/tags" => {
                assert_eq!(engine.report().accepted, 5, "everybody else is done with");
                let body = String::from_utf8_lossy(request.body.as_deref().unwrap_or_default()).into_owned();
                removals.push(body.matches('@').count());
                engine.answer(id, says(202, &json!({})), Time(now));
            }
            Effect::Send { id, request } => engine.answer(id, fake.answer(&request), Time(now)),
            Effect::Append { seq, .. } => engine.saved(seq),
            Effect::Leavers { first, count, .. } => assert_eq!(asked.replace((first, count)), None, "asked twice"),
            Effect::Find { .. } => {}
            Effect::WaitUntil(until) => {
                now = until.0.max(now + 1);
                if let Some((first, count)) = asked.take() {
                    engine.leavers((first..first + count).map(|number| format!("l{number}@example.com")).collect());
                }
            }
            Effect::Done => break,
        }
    }
    assert_eq!((engine.state(), removals), (RunState::Successful, vec![250, 50]));
    assert_eq!(engine.report().removed, [300]);
}
