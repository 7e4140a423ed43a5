//! Bringing files.

use app::parts::Step;
use app::screens::files::{Files, FilesView, Offer, SampleOffer, Unusable, Why};
use markup::prelude::*;
use segment::Refusal;
use texts::Texts;

use super::{LONG, State, state};

pub(super) fn files(t: Texts) -> Vec<State> {
    let show = |name: &'static str, view, sample| {
        let owed = if name.ends_with("owed") { vec!["VIP.csv".into(), LONG.into()] } else { Vec::new() };
        let screen = html! {
            <Files {t} {view} {sample} {owed} focus={false} on_choose={Callback::noop()} on_drop={Callback::noop()} on_paste={Callback::noop()}
                on_sample={Callback::noop()} on_use={Callback::noop()} on_one={Callback::noop()} on_several={Callback::noop()}
                on_cancel={Callback::noop()} on_go_on={Callback::noop()} on_start_over={Callback::noop()} />
        };
        state(t, name, Step::Files, false, screen)
    };
    let refused = |refusal| Unusable { name: "VIP.csv".into(), why: Why::Refused(refusal) };
    let many =
        vec![refused(Refusal::Spreadsheet), Unusable { name: LONG.into(), why: Why::OtherColumns("VIP_1.csv".into()) }];
    vec![
        show("files-empty", FilesView::Empty, SampleOffer::Practice),
        show("files-alone", FilesView::Empty, SampleOffer::Alone),
        show("files-no-sample", FilesView::Empty, SampleOffer::Failed),
        show("files-again", FilesView::Again(vec![LONG.into()]), SampleOffer::Practice),
        show("files-again-many", FilesView::Again(vec!["VIP_1.csv".into(), "VIP_2.csv".into()]), SampleOffer::Practice),
        show("files-owed", FilesView::Empty, SampleOffer::Practice),
        show("files-again-owed", FilesView::Again(vec![LONG.into()]), SampleOffer::Practice),
        show("files-open", FilesView::Open(vec![LONG.into()]), SampleOffer::Practice),
        show("files-open-many", FilesView::Open(vec!["VIP_1.csv".into(), "VIP_2.csv".into()]), SampleOffer::Practice),
        show("files-reading", FilesView::Reading(vec!["VIP.csv".into()]), SampleOffer::Practice),
        show(
            "files-reading-many",
            FilesView::Reading(vec!["VIP_1.csv".into(), "VIP_2.csv".into()]),
            SampleOffer::Practice,
        ),
        show(
            "files-refused",
            FilesView::Refused { files: vec![refused(Refusal::Empty)], others: Vec::new() },
            SampleOffer::Practice,
        ),
        show(
            "files-refused-one-left",
            FilesView::Refused { files: vec![refused(Refusal::Gzip)], others: vec![LONG.into()] },
            SampleOffer::Practice,
        ),
        show("files-none-dropped", FilesView::Refused { files: Vec::new(), others: Vec::new() }, SampleOffer::Practice),
        show("files-ask", FilesView::Asked(offers(true)), SampleOffer::Practice),
        show("files-ask-none", FilesView::Asked(offers(false)), SampleOffer::Practice),
        show(
            "files-refused-some",
            FilesView::Refused { files: many, others: vec!["VIP_1.csv".into(), "VIP_2.csv".into()] },
            SampleOffer::Practice,
        ),
    ]
}

pub(super) fn offers(used: bool) -> Vec<Offer> {
    let offer = |name: &str, parts, older, used| Offer {
        name: name.into(),
        parts,
        size: 12_345_678,
        when: "2026-11-23 14:05".into(),
        older,
        used,
    };
    vec![offer("VIP.csv", 5, false, used), offer("VIP.csv", 5, true, false), offer(LONG, 1, false, used)]
}
