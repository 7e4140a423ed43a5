//! Every state of every screen, as it would be rendered; values that are hard on layout among them.

mod attributes;
mod consent;
mod files;
mod kept;
mod matching;
mod people;
mod preview;
mod report;
mod review;
mod send;

use app::app::{Shell, Unsupported};
use app::parts::Step;
use markup::prelude::*;
use texts::Texts;

use attributes::{COLUMNS, TYPED, attributes};
use consent::consent;
use files::files;
use kept::kept;
use matching::{LABELS, inspected, matching};
use people::rows;
use preview::preview;
use report::report;
use review::review;
use send::send;

/// A screen in one of its states.
pub(crate) struct State {
    /// `files-empty`
    pub name: &'static str,
    /// The screen in its frame.
    pub html: Html,
}

const LONG: &str =
    "Kõik püsikliendid, kes ostsid sügiskampaania ajal vähemalt kolm korda ja avasid viimase uudiskirja.csv";

/// Whether a text is data of the states below, which no language changes.
pub(crate) fn is_fixture(text: &str) -> bool {
    let start = inspected("VIP_2026-11-23.csv", None);
    let samples = start.columns.iter().flat_map(|column| column.samples.clone());
    let cells = rows().into_iter().flat_map(|row| row.cells);
    let attributes = COLUMNS.iter().flat_map(|(label, cells)| cells.split('|').chain([*label])).chain(TYPED);
    let known = samples.chain(cells).chain(LABELS.map(Into::into)).chain(attributes.map(Into::into));
    let pieces: Vec<String> = known.filter(|piece| !piece.is_empty()).collect();
    let files = [
        "2026-11-23 14:05",
        "J\u{FFFD}ri",
        "VIP.csv",
        "VIP_1.csv",
        "VIP_2.csv",
        "VIP_2026-11-23.csv",
        "VIP → Minu Pood",
        LONG,
    ];
    let words = [
        "identifiers.0.id: has to be a valid email",
        "65f0c0ffee65f0c0ffee65f0\n65f0c0ffee65f0c0ffee65f1",
        "urn:omnisend:request:1f0c",
        consent::WORDS,
        "TotalPrice",
        "ContactId",
    ];
    let is_piece = |piece: &str| match piece.strip_suffix('…') {
        Some(cut) => pieces.iter().any(|known| known.starts_with(cut)),
        None => pieces.iter().any(|known| known == piece),
    };
    review::is_data(text)
        || files.contains(&text)
        || words.contains(&text)
        || is_piece(text)
        || text.split(", ").all(is_piece)
}

/// All states, in one language.
pub(crate) fn all(t: Texts) -> Vec<State> {
    let unsupported = State { name: "unsupported", html: html! { <Unsupported {t} /> } };
    [
        vec![unsupported],
        files(t),
        matching(t),
        attributes(t),
        review(t),
        consent(t),
        send(t),
        preview(t),
        report(t),
        kept(t),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn state(t: Texts, name: &'static str, step: Step, practice: bool, screen: Html) -> State {
    let html = html! {
        <Shell {t} {step} {practice} back={true} on_lang={Callback::noop()} on_step={Callback::noop()}
            on_kept={Some(Callback::noop())}>{ screen }</Shell>
    };
    State { name, html }
}
