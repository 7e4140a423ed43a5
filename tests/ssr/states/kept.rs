//! What this browser keeps.

use std::rc::Rc;

use app::app::Shell;
use app::parts::Step;
use app::screens::kept::{BrokenLine, Found, Kept, KeptView, Lists, MemoryLine, PastView, Remembered, RunLine, Word};
use app::screens::report::{Ending, Example, Outcomes, RefusedGroup, SupportView};
use markup::prelude::*;
use texts::Texts;

use super::consent::by_default;
use super::{LONG, State};

const BRAND: &str = "64b0c0ffee64b0c0ffee64b0";

fn lists() -> Lists {
    let memory = MemoryLine {
        key: format!("{BRAND} VIP"),
        brand: BRAND.into(),
        tag: "VIP".into(),
        store: Some("Minu Pood".into()),
        people: Some(47_911),
        last: Some("2026-11-17".into()),
        size: 1_204_000,
    };
    let run = RunLine {
        name: format!("{BRAND} 1"),
        when: "2026-11-23 14:05".into(),
        store: Some("Minu Pood".into()),
        tag: "VIP".into(),
        ending: Ending::CompletedWithErrors,
        outcomes: Outcomes { accepted: 47_902, refused: 9, not_sent: 0, unknown: 0 },
        removed: 1_204,
    };
    let ends = [Ending::Successful, Ending::Failed, Ending::Canceled, Ending::Interrupted];
    let others = ends.map(|ending| RunLine { ending, store: None, tag: LONG.into(), removed: 0, ..run.clone() });
    Lists {
        keeps: true,
        memories: vec![
            MemoryLine { tag: LONG.into(), store: None, ..memory.clone() },
            MemoryLine { tag: String::new(), people: None, last: None, ..memory.clone() },
            memory,
        ],
        runs: std::iter::once(run).chain(others).collect(),
        broken: vec![BrokenLine {
            name: format!("{BRAND} 2"),
            files: LONG.into(),
            when: "2026-11-23 14:05".into(),
            store: Some("Minu Pood".into()),
        }],
        segments: vec!["VIP".into(), LONG.into()],
    }
}

pub(super) fn kept(t: Texts) -> Vec<State> {
    let show = |name, view| {
        let html = html! {
            <Shell {t} step={Step::Files} practice={false} back={true} steps={false} on_lang={Callback::noop()} on_step={Callback::noop()}>
                <Kept {t} {view} on_act={Callback::noop()} />
            </Shell>
        };
        State { name, html }
    };
    let all = lists();
    let full = KeptView { lists: Some(Rc::new(all.clone())), never: Some(3), ..KeptView::default() };
    let empty = Lists { keeps: true, ..Lists::default() };
    let person = |places: Vec<Remembered>, listed, broken| Found::Person {
        address: "mari.saar@example.ee".into(),
        places,
        listed,
        broken,
    };
    let place = Remembered {
        tag: "VIP".into(),
        store: Some("Minu Pood".into()),
        last: Some("2026-11-17".into()),
        ..Remembered::default()
    };
    let past = PastView {
        line: all.runs[0].clone(),
        stop: None,
        consent: by_default(47_911),
        refused: vec![RefusedGroup {
            code: Some("addressRefused".into()),
            words: "identifiers.0.id: has to be a valid email".into(),
            people: 9,
            example: Example { row: 812, file: None, address: String::new() },
        }],
        support: SupportView { requests: 488, seconds: 141, ..SupportView::default() },
    };
    let old = PastView { refused: Vec::new(), stop: Some("key".into()), ..past.clone() };
    let told = |word| KeptView { told: Some((1, word)), ..full.clone() };
    vec![
        show("kept", full.clone()),
        show("kept-loading", KeptView::default()),
        show("kept-empty", KeptView { lists: Some(Rc::new(empty)), ..KeptView::default() }),
        show("kept-private", KeptView { lists: Some(Rc::default()), ..KeptView::default() }),
        show("kept-found", KeptView { found: person(vec![place], false, true), ..full.clone() }),
        show("kept-unknown", KeptView { found: person(Vec::new(), true, false), ..full.clone() }),
        show("kept-no-address", KeptView { found: Found::NoAddress, ..full.clone() }),
        show("kept-asks", KeptView { asks: true, ..full.clone() }),
        show("kept-forgotten", told(Word::PersonForgotten)),
        show("kept-brought", told(Word::Brought(1_204))),
        show("kept-other-store", told(Word::OtherStore)),
        show("kept-unfinished", told(Word::Unfinished)),
        show("kept-past", KeptView { past: Some(Rc::new(past)), ..full.clone() }),
        show("kept-past-old", KeptView { past: Some(Rc::new(old)), ..full }),
    ]
}
