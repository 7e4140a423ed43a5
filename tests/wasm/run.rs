//! A run from its worker's host to a store that takes whatever comes.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use app::services::clock::{now, sleep};
use app::services::{Desk, RunEvent};
use app::worker::messages::Start;
use export::memory::LastRun;
use export::{Report, RunPlan, RunState, StopReason};
use omnisend::ApiKey;
use segment::{ContactField, Matching, Policy, Rules};
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use crate::support::{Network, desk, file};

/// Takes every batch but refuses its second person, where there is one.
const STORE: &str = "
    self.batches ??= new Map();
    if (options.method === 'POST') {
        const id = `b${self.batches.size}`;
        self.batches.set(id, JSON.parse(new TextDecoder().decode(options.body)).items);
        self.seen.push(self.batches.get(id).length);
        return Response.json({batchID: id}, {status: 201});
    }
    const refused = (items) => items.length > 1 ? 1 : 0;
    const items = url.match(/batches\\/(b\\d+)\\/items/);
    if (items) {
        const all = self.batches.get(items[1]);
        const entry = (request, responseCode, response) => ({request, responseCode, response});
        return Response.json({
            errors: refused(all) ? [entry(all[1], 400, {error: 'Bad person'})] : [],
            responses: all.filter((_, at) => at !== 1).map((item) => entry(item, 201, {})),
        });
    }
    const one = ([batchID, items]) => ({batchID, status: 'finished', endpoint: 'contacts', method: 'POST',
        totalCount: items.length, finishedCount: items.length, errorsCount: refused(items),
        createdAt: new Date().toISOString()});
    return Response.json({batches: [...self.batches].map(one)});
";

/// A run without a brand, of which the browser remembers nobody.
fn start(total: u64) -> Start {
    let plan = RunPlan {
        store: "Shop".into(),
        tags: vec!["VIP".into()],
        total,
        new: total,
        share: 100,
        started_at: now(),
        ..RunPlan::default()
    };
    Start {
        run: format!("store {}", plan.started_at.0),
        plan,
        proxy: "https://proxy.example.com/".into(),
        authorization: key().authorization(),
        seed: 1,
        user: None,
        goes_on: false,
        kept: String::new(),
        leavers: Vec::new(),
        last: LastRun::default(),
    }
}

/// Checks a file with this many people.
async fn people(count: u64) -> Desk {
    let desk = desk();
    let mut text = String::from("EMail,FirstName\n");
    for person in 0..count {
        writeln!(text, "person{person}@example.com,Õnne{person}").unwrap();
    }
    let matching = Matching::of([(ContactField::Email, 0), (ContactField::FirstName, 1)]);
    desk.open(vec![file("VIP.csv", &text)], Vec::new()).await;
    let summary =
        desk.check(Rules::of(matching), Policy::default(), Vec::new(), Callback::noop()).await.unwrap().summary;
    assert_eq!(summary.counts.ready, count);
    desk
}

type Events = Rc<RefCell<Vec<RunEvent>>>;

fn events() -> (Events, Callback<RunEvent>) {
    let events = Events::default();
    let heard = Rc::clone(&events);
    (events, Callback::from(move |event| heard.borrow_mut().push(event)))
}

/// The report, once it is there.
async fn report(events: &Events) -> Report {
    for _ in 0..600 {
        if let Some(RunEvent::Done(report)) = events.borrow().last() {
            return (**report).clone();
        }
        sleep(50.0).await;
    }
    panic!("no report: {:?}", events.borrow());
}

fn key() -> ApiKey {
    ApiKey::parse("64b0c0ffee64b0c0ffee64b0-s3cret").unwrap()
}

#[wasm_bindgen_test]
async fn everybody_is_sent_and_accounted_for() {
    let _network = Network::answering(STORE);
    let desk = people(130).await;
    let (events, on_event) = events();
    let run = desk.run(start(130), on_event).unwrap();
    // What is checked meanwhile is nothing to the run.
    desk.open(vec![file("other.csv", "EMail\nother@example.com\n")], Vec::new()).await;
    let other = Matching::of([(ContactField::Email, 0)]);
    desk.check(Rules::of(other), Policy::default(), Vec::new(), Callback::noop()).await.unwrap();
    let report = report(&events).await;
    assert_eq!(report.state, RunState::CompletedWithErrors);
    assert_eq!((report.accepted, report.not_sent, report.unknown), (127, 0, 0), "{report:?}");
    let refused: Vec<_> = report.rejected.iter().map(|one| (one.row, one.email.as_str())).collect();
    assert_eq!(refused, [(3, "person1@example.com"), (13, "person11@example.com"), (113, "person111@example.com")]);
    assert_eq!(Network::seen(), "[10,100,20]");
    let states = events.borrow();
    assert!(states.iter().any(|event| matches!(event, RunEvent::Progress(_))));
    assert!(!format!("{states:?}").contains("s3cret"));
    drop(run);
}

#[wasm_bindgen_test]
async fn pause_holds_and_cancel_ends() {
    let _network = Network::answering("await new Promise((go) => setTimeout(go, 300)); throw 1;");
    let desk = people(30).await;
    let (events, on_event) = events();
    let run = desk.run(start(30), on_event).unwrap();
    sleep(100.0).await;
    run.pause();
    sleep(500.0).await;
    let paused = |event: &RunEvent| matches!(event, RunEvent::Progress(progress) if progress.state == RunState::Paused);
    assert!(events.borrow().iter().any(paused), "{:?}", events.borrow());
    run.resume();
    run.cancel();
    let report = report(&events).await;
    assert_eq!(report.state, RunState::Canceled);
    assert_eq!(report.accepted + report.not_sent + report.unknown, 30);
}

#[wasm_bindgen_test]
async fn a_file_with_fewer_people_than_planned_stops_the_run() {
    let _network = Network::answering(STORE);
    let desk = people(5).await;
    let (events, on_event) = events();
    let _run = desk.run(start(6), on_event).unwrap();
    let report = report(&events).await;
    assert_eq!(report.state, RunState::Failed(StopReason::FileChanged));
    assert_eq!(report.accepted, 0);
}
