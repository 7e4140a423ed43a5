//! Long runs and ill-behaved stores: one person's trouble is not everybody's, and nothing waits for ever.

use super::*;

/// How long a run takes, and how many requests, where each person in `shaky` is refused for a while `times` times.
fn run_with_shaky(people: u64, shaky: &[u64], times: u32) -> (u64, u64) {
    let (mut engine, mut fake) = (Engine::new(plan(people), 1), Fake::default());
    let mut left: BTreeMap<String, u32> = shaky.iter().map(|index| (format!("p{index}@example.com"), times)).collect();
    let answer = |request: &Request, _| {
        let answer = fake.answer(request);
        if request.path.ends_with("/items") {
            for (email, left) in &mut left {
                let asked =
                    answer.as_ref().is_ok_and(|it| String::from_utf8_lossy(&it.body).contains(&format!("\"{email}\"")));
                *left = left.saturating_sub(u32::from(asked));
            }
        }
        fake.refused = left.iter().filter(|(_, left)| **left > 0).map(|(email, _)| (email.clone(), 503)).collect();
        answer
    };
    let end = drive(&mut engine, answer, |_, _| ());
    assert_eq!(counts(&engine.report()), (people, 0, 0, 0));
    (end, engine.report().requests)
}

#[test]
fn a_few_who_are_to_be_tried_again_hold_up_nobody_else() {
    let (clean, clean_requests) = run_with_shaky(10_000, &[], 0);
    let shaky: Vec<u64> = (50..10_000).step_by(100).collect();
    let (time, requests) = run_with_shaky(10_000, &shaky, 1);
    // Each batch with one of them has its items read; those who go again go together, while the others are sent.
    let more = requests - clean_requests;
    assert!(more < 100 + 30, "{requests} requests, {clean_requests} without");
    assert!(time < clean + more * 150 + 10_000, "{time} ms with a few shaky ones, {clean} ms without");
}

#[test]
fn a_run_that_turns_bad_late_stops_too() {
    let (mut engine, mut fake) = (Engine::new(plan(9_000), 1), Fake::default());
    fake.refused = (5_000..9_000).map(|index| (format!("p{index}@example.com"), 400)).collect();
    drive(&mut engine, |request, _| fake.answer(request), |_, _| ());
    let report = engine.report();
    assert_eq!(report.state, RunState::Failed(StopReason::MostlyRefused));
    assert!(report.rejected.len() < 2_500, "{:?}", counts(&report));
}

#[test]
fn a_batch_that_is_not_found_at_once_is_looked_for_again() {
    let (mut engine, mut fake) = (Engine::new(plan(5), 1), Fake { hidden: true, ..Fake::default() });
    let mut early = 1;
    let answer = |request: &Request, _| {
        if request.path.starts_with("/batches/") && early > 0 {
            early -= 1;
            return says(404, &json!({"type": "https://problems.omnisend.com/not-found", "title": "Not found"}));
        }
        fake.answer(request)
    };
    drive(&mut engine, answer, |_, _| ());
    assert_eq!(counts(&engine.report()), (5, 0, 0, 0));
}

#[test]
fn a_store_whose_outcomes_cannot_be_read_is_sent_no_more() {
    let (mut engine, mut fake) = (Engine::new(plan(2_000), 1), Fake { hidden: true, ..Fake::default() });
    let answer = |request: &Request, _| {
        if request.path.starts_with("/batches/") {
            return says(404, &json!({"type": "https://problems.omnisend.com/not-found", "title": "Not found"}));
        }
        fake.answer(request)
    };
    drive(&mut engine, answer, |_, _| ());
    let report = engine.report();
    assert_eq!(report.state, RunState::Failed(StopReason::OmnisendErrors));
    assert_eq!(counts(&report), (0, 0, 1_990, 10));
}

#[test]
fn a_batch_that_never_ends_is_not_waited_for_for_ever() {
    let (mut engine, mut fake) = (Engine::new(plan(110), 1), Fake::default());
    let answer = |request: &Request, _| match fake.answer(request) {
        Ok(mut response) if request.body.is_none() => {
            let mut body: Value = serde_json::from_slice(&response.body).unwrap();
            if let Some(second) = body["batches"].get_mut(1) {
                second["status"] = "inProgress".into();
            }
            response.body = body.to_string().into_bytes();
            Ok(response)
        }
        answer => answer,
    };
    let end = drive(&mut engine, answer, |_, _| ());
    assert!(end < 3 * 3_600_000, "{end}");
    assert_eq!(counts(&engine.report()), (10, 0, 0, 100));
}

#[test]
fn finished_with_people_left_over_is_not_taken_for_done() {
    let (mut engine, mut fake) = (Engine::new(plan(3), 1), Fake::default());
    let mut lies = 1;
    let answer = |request: &Request, _| match fake.answer(request) {
        Ok(mut response) if request.body.is_none() && lies > 0 => {
            let mut body: Value = serde_json::from_slice(&response.body).unwrap();
            if request.path.ends_with("/items") {
                lies -= 1;
                body["responses"].as_array_mut().unwrap().truncate(2);
            } else {
                body["batches"][0]["finishedCount"] = 2.into();
            }
            response.body = body.to_string().into_bytes();
            Ok(response)
        }
        answer => answer,
    };
    drive(&mut engine, answer, |_, _| ());
    assert_eq!(fake.sizes(), [3, 1]);
    assert_eq!(counts(&engine.report()), (3, 0, 0, 0));
}

#[test]
fn the_only_one_in_a_batch_needs_no_address_to_be_known() {
    let (mut engine, mut fake) = (Engine::new(plan(1), 1), Fake::default());
    fake.refused.insert("p0@example.com".into(), 400);
    let answer = |request: &Request, _| match fake.answer(request) {
        Ok(mut response) if request.path.ends_with("/items") => {
            let mut body: Value = serde_json::from_slice(&response.body).unwrap();
            body["errors"][0]["request"] = Value::Null;
            response.body = body.to_string().into_bytes();
            Ok(response)
        }
        answer => answer,
    };
    drive(&mut engine, answer, |_, _| ());
    assert_eq!(counts(&engine.report()), (0, 1, 0, 0));
}

#[test]
fn a_smaller_limit_that_omnisend_tells_is_shared_too() {
    let (mut engine, mut fake) = (Engine::new(RunPlan { share: 50, ..plan(6_000) }, 1), Fake::default());
    let mut times = Vec::new();
    let answer = |request: &Request, at| {
        times.push(at);
        let answer = fake.answer(request);
        answer.map(|response| Response { hints: Hints { limit: Some(60), ..Hints::default() }, ..response })
    };
    drive(&mut engine, answer, |_, _| ());
    let most = times.iter().map(|from| times.iter().filter(|at| (*from..from + 60_000).contains(at)).count()).max();
    assert!(most.unwrap() <= 32, "{most:?} requests a minute, of 60 at 50 %");
}

#[test]
fn a_lid_closed_while_a_canceled_run_ends_costs_no_outcome() {
    let (mut engine, mut fake) = (Engine::new(plan(500), 1), Fake::default());
    let (mut now, mut slept) = (1_795_478_400_000_u64, false);
    for _ in 0..5_000 {
        match engine.poll(Time(now)) {
            Effect::Read { people } => engine.rows(&read(&people)),
            Effect::Send { id, request } => {
                let answer = fake.answer(&request);
                engine.answer(id, answer, Time(now));
                if fake.batches.len() == 2 && !slept {
                    engine.cancel();
                    engine.poll(Time(now));
                    (now, slept) = (now + 3 * 3_600_000, true);
                }
            }
            Effect::Append { seq, .. } => engine.saved(seq),
            Effect::WaitUntil(until) => now = until.0.max(now + 1),
            Effect::Find { .. } | Effect::Leavers { .. } => {}
            Effect::Done => break,
        }
    }
    assert_eq!(engine.state(), RunState::Canceled);
    assert_eq!(counts(&engine.report()), (110, 0, 390, 0));
}
