//! Send.

use app::parts::Step;
use app::screens::send::{
    BeforeView, Connect, Entry, Known, LastLook, LastLookView, NoPractice, Phase, Running, RunningView, Sent, Standing,
    Tag,
};
use export::{Changes, Hold};
use markup::prelude::*;
use texts::Texts;

use super::consent::by_default;
use super::{LONG, State, state};

/// Before a first run.
fn first(people: u64) -> BeforeView {
    BeforeView {
        known: Known::Compared,
        changes: Changes { new: people, ..Changes::default() },
        proof: true,
        keeps: true,
        ..BeforeView::default()
    }
}

/// Before a later run, and before one that the guard holds.
fn later() -> (BeforeView, BeforeView) {
    let next = BeforeView {
        changes: Changes { new: 958, changed: 2_395, unchanged: 44_558, leavers: vec![1_204], choices_changed: true },
        since: Some("2026-11-17".into()),
        remember: true,
        take: true,
        proof: false,
        ..first(0)
    };
    let held = BeforeView {
        changes: Changes { leavers: vec![31_204], choices_changed: false, ..next.changes.clone() },
        take: false,
        holds: vec![
            Hold::TooMany { leavers: 31_204, people: 49_115 },
            Hold::InvalidRose { before: (12, 49_900), now: (4_051, 18_700) },
            Hold::PartMissing { names: vec!["VIP_2.csv".into()] },
            Hold::CutOff { names: vec!["VIP_1.csv".into()] },
        ],
        ..next.clone()
    };
    (next, held)
}

/// The last look before runs of each kind.
fn before_runs(view: &LastLookView, look: &dyn Fn(&'static str, bool, LastLookView) -> State) -> Vec<State> {
    let again = |before: BeforeView| LastLookView { before, ..view.clone() };
    let (next, held) = later();
    let nobody =
        BeforeView { changes: Changes { unchanged: 47_911, ..Changes::default() }, take: false, ..next.clone() };
    let going_on = BeforeView { goes_on: true, proof: true, ..first(47_911) };
    vec![
        look("last-look-next", false, again(next.clone())),
        look("last-look-held", false, again(held)),
        look("last-look-nobody", false, again(nobody)),
        look("last-look-comparing", false, again(BeforeView { known: Known::Comparing, ..first(47_911) })),
        look("last-look-failed", false, again(BeforeView { known: Known::Failed, ..first(47_911) })),
        look("last-look-private", false, again(BeforeView { keeps: false, ..first(47_911) })),
        look("last-look-going-on", false, again(going_on)),
        look("last-look-busy", false, LastLookView { hindered: Some("busy"), ..again(next) }),
    ]
}

pub(super) fn send(t: Texts) -> Vec<State> {
    let connect = |name, entry, phase| {
        let screen = html! {
            <Connect {t} host="localhost:8080" name="VIP" agreed={false} {phase} {entry} on_name={Callback::noop()}
                on_agree={Callback::noop()} on_connect={Callback::noop()} on_again={Callback::noop()} on_back={Callback::noop()} />
        };
        state(t, name, Step::Send, entry == Entry::Practice, screen)
    };
    let view = LastLookView {
        store: Some("Minu Pood".into()),
        removable: true,
        connection: "VIP → Minu Pood".into(),
        host: "localhost:8080".into(),
        before: first(47_911),
        consent: by_default(47_911),
        tag: Tag::With("VIP".into()),
        share: 50,
        seconds: 145,
        vetoed: None,
        hindered: None,
    };
    let look = |name, practice, view| {
        let screen = html! {
            <LastLook {t} {view} on_tag={Callback::noop()} on_share={Callback::noop()} on_remove={Callback::noop()}
                on_back={Callback::noop()} on_send={Callback::noop()} />
        };
        state(t, name, Step::Send, practice, screen)
    };
    let sent = Sent { accepted: 31_391, refused: 9, under_way: 300 };
    let running = |name, standing, rate: Option<u64>| {
        let view = RunningView {
            store: Some("Minu Pood".into()),
            standing,
            people: 47_911,
            sent,
            rate,
            left: rate.map(|_| 52),
        };
        let screen = html! {
            <Running {t} {view} on_pause={Callback::noop()} on_resume={Callback::noop()} on_cancel={Callback::noop()} />
        };
        state(t, name, Step::Send, true, screen)
    };
    let nameless = LastLookView { store: None, before: first(1), tag: Tag::Without("VIP".into()), ..view.clone() };
    let befores = before_runs(&view, &look);
    let long = LastLookView {
        store: Some(LONG.into()),
        connection: LONG.into(),
        tag: Tag::With("x".repeat(129)),
        ..view.clone()
    };
    let mut all = vec![
        state(
            t,
            "send-no-practice",
            Step::Send,
            false,
            html! { <NoPractice {t} on_back={Callback::noop()} on_files={Callback::noop()} /> },
        ),
        connect("connect", Entry::Form, Phase::Idle),
        connect("connect-asking", Entry::Form, Phase::Connecting),
        connect("connect-failed", Entry::Form, Phase::Failed("key".into())),
        connect("connect-practice", Entry::Practice, Phase::Connecting),
        connect("connect-practice-failed", Entry::Practice, Phase::Failed("proxyUnreachable".into())),
        connect("connect-given", Entry::Given, Phase::Connecting),
        look("last-look-vetoed", false, LastLookView { vetoed: Some(String::new()), ..view.clone() }),
        look("last-look", true, LastLookView { removable: false, ..view.clone() }),
        look("last-look-connected", false, view),
        look("last-look-nameless", false, nameless),
        look("last-look-long", false, long),
        running("running-queued", Standing::Queued, None),
        running("running", Standing::Processing { waiting: None }, Some(19_800)),
        running("running-waiting", Standing::Processing { waiting: Some("rateLimit".into()) }, Some(19_800)),
        running("running-paused", Standing::Paused, None),
        running("running-canceling", Standing::Canceling, None),
        running("running-trial", Standing::Trial, None),
    ];
    all.extend(befores);
    all
}
