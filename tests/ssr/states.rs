//! Every state of every screen, as it would be rendered; values that are hard on layout among them.

use std::rc::Rc;

use app::app::{Shell, Unsupported};
use app::parts::Step;
use app::screens::files::{Files, FilesView, Offer, SampleOffer, Unusable, Why};
use app::screens::matching::{FieldRow, Matching};
use app::screens::report::{Ending, Example, Outcomes, RefusedGroup, Report, ReportView, SupportView};
use app::screens::review::{Download, FileColumns, Review, ReviewView, RowsView, Window};
use app::screens::send::{
    Connect, Entry, LastLook, LastLookView, NoPractice, Phase, Running, RunningView, Sent, Standing, Tag,
};
use segment::matching::Suggestion;
use segment::preview::{Column, Filter, Found, Inspected, Instead, Progress, RowStart, RowView, Summary, TopRow};
use segment::{Choice, Code, ContactField, Counts, Dialect, Encoding, Problem, Refusal, Verdict};
use texts::Texts;
use yew::prelude::*;

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
    let known = samples.chain(cells).chain(LABELS.map(Into::into));
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
    ];
    let is_piece = |piece: &str| match piece.strip_suffix('…') {
        Some(cut) => pieces.iter().any(|known| known.starts_with(cut)),
        None => pieces.iter().any(|known| known == piece),
    };
    files.contains(&text) || words.contains(&text) || is_piece(text) || text.split(", ").all(is_piece)
}

/// All states, in one language.
pub(crate) fn all(t: Texts) -> Vec<State> {
    let unsupported = State { name: "unsupported", html: html! { <Unsupported {t} /> } };
    [vec![unsupported], files(t), matching(t), review(t), send(t), report(t)].into_iter().flatten().collect()
}

fn state(t: Texts, name: &'static str, step: Step, practice: bool, screen: Html) -> State {
    let html = html! {
        <Shell {t} {step} {practice} back={true} on_lang={Callback::noop()} on_step={Callback::noop()}>{ screen }</Shell>
    };
    State { name, html }
}

fn files(t: Texts) -> Vec<State> {
    let show = |name, view, sample| {
        let screen = html! {
            <Files {t} {view} {sample} focus={false} on_choose={Callback::noop()} on_drop={Callback::noop()} on_paste={Callback::noop()}
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

fn offers(used: bool) -> Vec<Offer> {
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

const LABELS: [&str; 12] = [
    "CustomerId",
    "EMail",
    "FirstName",
    "LastName",
    "Street",
    "Country",
    "State",
    "City",
    "PostCode",
    "Telephone",
    "Viimase ostu kuupäev ja summa (eurodes, ilma käibemaksuta)",
    "Points",
];

fn inspected(name: &str, rows: Option<u64>) -> Inspected {
    let samples = [
        "c-1009, c-1010, c-1011",
        "anna.tamm@example.com, liam@example.org, maximiliana.von.und.zu.hohenstein-langenburg@subdomain.example.net",
        "Anna, Liam, José",
        "Tamm, Smith, García",
        "Pikk 1, Elm Street 9",
        "Estonia, USA, Spain",
        "",
        "Tallinn, Austin, Madrid",
        "10111, 73301, 28013",
        "983.566.0706x9509",
        "",
        "12",
    ];
    let columns = LABELS.iter().zip(samples).map(|(label, samples)| Column {
        label: (*label).into(),
        samples: samples.split(", ").filter(|sample| !sample.is_empty()).map(Into::into).collect(),
    });
    let start = RowStart { offset: 0, line: 1 };
    Inspected {
        name: name.into(),
        size: 12_345_678,
        encoding: Encoding::UTF_8,
        dialect: Dialect { delimiter: ';', quote: Some('"'), escape: None, padded: false },
        header: Some(1),
        columns: columns.collect(),
        top_rows: vec![TopRow { line: 1, text: "CustomerId, EMail, FirstName".into() }],
        first_rows: vec![samples.iter().map(|samples| samples.split(", ").next().unwrap_or_default().into()).collect()],
        rows,
        first: start,
        data: start,
    }
}

fn field(field: ContactField, column: Option<usize>, suggestion: Suggestion) -> FieldRow {
    FieldRow { field, column, suggestion }
}

fn matching(t: Texts) -> Vec<State> {
    let show = |name, files: Vec<Inspected>, rows: Option<u64>, fields: Vec<FieldRow>| {
        // Where a part lacks, others wait as well.
        let missing = if files.len() > 1 { vec![3, 4] } else { Vec::new() };
        let waiting = if files.len() > 1 { vec![LABELS[1].into(), LABELS[7].into()] } else { Vec::new() };
        let unread = match name {
            "matching-unread" => Some(Unusable { name: "VIP.csv".into(), why: Why::Refused(Refusal::NoRows) }),
            "matching-unread-parts" => {
                Some(Unusable { name: "VIP_2.csv".into(), why: Why::OtherColumns("VIP_1.csv".into()) })
            }
            _ => None,
        };
        let screen = html! {
            <Matching {t} {files} {rows} {fields} {unread} choice={Choice::default()} {missing} {waiting} on_choice={Callback::noop()} on_column={Callback::noop()} on_add={Callback::noop()} on_remove={Callback::noop()}
                on_back={Callback::noop()} on_review={Callback::noop()} />
        };
        state(t, name, Step::Matching, false, screen)
    };
    let usual = vec![
        field(ContactField::Email, Some(1), Suggestion::Sure(1)),
        field(ContactField::FirstName, Some(2), Suggestion::Sure(2)),
        field(ContactField::LastName, Some(10), Suggestion::Sure(3)),
        field(ContactField::Address, None, Suggestion::Unsure(vec![4, 10])),
        field(ContactField::City, Some(7), Suggestion::Sure(7)),
        field(ContactField::PostalCode, Some(7), Suggestion::None),
    ];
    let all = ContactField::ALL.into_iter().enumerate().map(|(at, name)| field(name, Some(at), Suggestion::Sure(at)));
    let mut narrow = inspected("VIP.csv", Some(1));
    narrow.columns.truncate(8);
    narrow.header = None;
    narrow.dialect.delimiter = '\t';
    narrow.first_rows[0][2] = "J\u{FFFD}ri".into();
    vec![
        show(
            "matching-no-email",
            vec![inspected(LONG, None)],
            None,
            vec![
                field(ContactField::Email, None, Suggestion::None),
                field(ContactField::City, Some(7), Suggestion::Sure(7)),
            ],
        ),
        show(
            "matching-which-email",
            vec![inspected("VIP_1.csv", Some(4)), inspected("VIP_2.csv", Some(5))],
            None,
            vec![field(ContactField::Email, None, Suggestion::Unsure(vec![1, 10]))],
        ),
        show("matching-unread", vec![inspected("VIP.csv", Some(4))], None, usual.clone()),
        show(
            "matching-unread-parts",
            vec![inspected("VIP_1.csv", Some(4)), inspected("VIP_2.csv", Some(5))],
            None,
            usual.clone(),
        ),
        show("matching", vec![inspected("VIP_2026-11-23.csv", Some(48_233))], None, usual),
        show("matching-all", vec![narrow], Some(1), all.collect()),
    ]
}

fn row(index: u64, cells: &[&str], verdict: Verdict) -> RowView {
    let mut all: Vec<String> = vec!["c-1009".into()];
    all.extend(cells.iter().map(|cell| (*cell).into()));
    RowView { file: 0, row: index + 2, index, cells: all, verdict, problems: Vec::new(), contact: None, instead: None }
}

fn problem(row: &RowView, column: Option<&str>, code: Code, suggestion: Option<&str>) -> Problem {
    Problem {
        file: row.file,
        row: row.row,
        column: column.map(Into::into),
        code,
        value: String::new(),
        suggestion: suggestion.map(Into::into),
        warning: code.is_warning(),
    }
}

fn rows() -> Vec<RowView> {
    let mut rows = vec![
        row(0, &["anna.tamm@example.com", "Anna", "Tamm", "Pikk 1", "EE", "", "Tallinn", "10111"], Verdict::Ready),
        row(1, &["jose.garcia@example.org", "José", "García", "", "ES", "", "Madrid", "28013"], Verdict::Ready),
        row(
            2,
            &["liam.smith(at)example.com", "Liam", "Smith", "Elm 9", "US", "Texas", "Austin", "73301"],
            Verdict::Invalid,
        ),
        row(3, &["mari.saar@example.ee", "Mari", "Saar", "", "Estland?", "", "Tartu", "51003"], Verdict::Ready),
        row(4, &["anna.tamm@example.com", "Anna", "Tamm-Kask", "", "EE", "", "Tallinn", ""], Verdict::Duplicate),
        row(5, &["noreply@example.com"], Verdict::Invalid),
        row(6, &["", "Kadri", "Maximiliana von und zu Hohenstein-Langenburg-Weikersheim"], Verdict::Invalid),
        row(123_456, &["peeter@gmial.com", "Peeter", "Mets", "", "EE", "", "Pärnu", ""], Verdict::Invalid),
    ];
    let found = [
        (2, Some("EMail"), Code::EmailNoAt, None),
        (3, Some("Country"), Code::CountryUnknown, None),
        (3, None, Code::RowShort, None),
        (5, Some("EMail"), Code::EmailRole, None),
        (6, Some("EMail"), Code::EmailMissing, None),
        (7, Some("EMail"), Code::EmailNoTopLevel, Some("peeter@gmail.com")),
    ];
    for (at, column, code, suggestion) in found {
        let problem = problem(&rows[at], column, code, suggestion);
        rows[at].problems.push(problem);
    }
    rows[4].instead = Some(Instead { file: 0, row: 9 });
    rows
}

fn summary(counts: Counts) -> Summary {
    let columns = [
        (ContactField::Email, 1),
        (ContactField::FirstName, 2),
        (ContactField::LastName, 3),
        (ContactField::City, 7),
        (ContactField::Country, 5),
    ];
    Summary {
        counts,
        worth_a_look: counts.ready.min(350),
        found: vec![
            Found { code: Code::CountryUnknown, rows: 312 },
            Found { code: Code::EmailNoAt, rows: 88 },
            Found { code: Code::EmailRole, rows: 8 },
        ],
        blank_lines: 3,
        repaired: 1204,
        matching: segment::Matching(columns.into_iter().collect()),
    }
}

const COUNTS: Counts = Counts { rows: 48_233, ready: 47_911, unchanged: 0, duplicate: 214, invalid: 96, left_out: 12 };

fn review(t: Texts) -> Vec<State> {
    let labels: Vec<String> = LABELS.iter().map(|label| (*label).to_owned()).collect();
    let show = |name, view| {
        let files = vec![FileColumns { name: "VIP.csv".into(), labels: labels.clone() }];
        let screen = html! {
            <Review {t} {view} {files} on_filter={Callback::noop()} on_page={Callback::noop()} on_download={Callback::noop()}
                on_cancel={Callback::noop()} on_check={Callback::noop()} on_back={Callback::noop()} on_continue={Callback::noop()} />
        };
        state(t, name, Step::Review, false, screen)
    };
    let checked = |counts, filter, page, window, download| ReviewView::Checked {
        summary: summary(counts),
        rows: RowsView { filter, page, window },
        download,
    };
    let shown = || Window::Shown(Rc::new(rows()));
    let one = Counts { rows: 1, ready: 1, ..Counts::default() };
    let none = Counts { rows: 3, invalid: 3, ..Counts::default() };
    let mut clean = summary(one);
    clean.found.clear();
    (clean.worth_a_look, clean.blank_lines, clean.repaired) = (0, 0, 0);
    let clean = ReviewView::Checked {
        summary: clean,
        rows: RowsView { filter: Filter::Everyone, page: 0, window: Window::Shown(Rc::new(rows()[..1].to_vec())) },
        download: Download::Idle,
    };
    let progress = Progress { bytes: 61_000_000, total: 165_000_000, rows: 371_204 };
    vec![
        show("review-checking", ReviewView::Checking(progress)),
        show("review-canceled", ReviewView::Canceled),
        show("review-refused", ReviewView::Refused(Refusal::Gone)),
        show("review", checked(COUNTS, Filter::Everyone, 0, shown(), Download::Idle)),
        show(
            "review-loading",
            checked(
                COUNTS,
                Filter::Verdict(Verdict::Invalid),
                1,
                Window::Loading(Rc::new(rows())),
                Download::Preparing,
            ),
        ),
        show(
            "review-no-rows",
            checked(COUNTS, Filter::Verdict(Verdict::Unchanged), 0, Window::Shown(Rc::default()), Download::Idle),
        ),
        show(
            "review-rows-gone",
            checked(COUNTS, Filter::WorthALook, 0, Window::Refused(Refusal::Gone), Download::Refused(Refusal::Gone)),
        ),
        show("review-one", clean),
        show(
            "review-none-ready",
            checked(none, Filter::Everyone, 0, Window::Shown(Rc::new(rows()[5..7].to_vec())), Download::Idle),
        ),
    ]
}

fn send(t: Texts) -> Vec<State> {
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
        people: 47_911,
        tag: Tag::With("VIP".into()),
        share: 50,
        seconds: 145,
        vetoed: None,
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
    let nameless = LastLookView { store: None, people: 1, tag: Tag::Without("VIP".into()), ..view.clone() };
    let long = LastLookView {
        store: Some(LONG.into()),
        connection: LONG.into(),
        tag: Tag::With("x".repeat(129)),
        ..view.clone()
    };
    vec![
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
    ]
}

fn report(t: Texts) -> Vec<State> {
    let view = ReportView {
        ending: Ending::CompletedWithErrors,
        stop: None,
        store: Some("Minu Pood".into()),
        tag: Some("VIP".into()),
        outcomes: Outcomes { accepted: 47_902, refused: 9, not_sent: 0, unknown: 0 },
        rows: COUNTS,
        refused: vec![
            RefusedGroup {
                code: Some("addressRefused".into()),
                words: "identifiers.0.id: has to be a valid email".into(),
                people: 7,
                example: Example { row: 812, file: None, address: "mari.saar@example.ee".into() },
            },
            RefusedGroup {
                code: None,
                words: String::new(),
                people: 2,
                example: Example { row: 9120, file: Some(LONG.into()), address: "x@example.org".into() },
            },
        ],
        support: SupportView {
            requests: 488,
            seconds: 141,
            batches: vec!["65f0c0ffee65f0c0ffee65f0".into(), "65f0c0ffee65f0c0ffee65f1".into()],
            instances: vec!["urn:omnisend:request:1f0c".into()],
        },
        downloads: [Download::Idle, Download::Idle],
    };
    let show = |name, view| {
        let next = (name == "report").then(|| LONG.to_owned());
        let screen = html! {
            <Report {t} {view} on_refused={Callback::noop()} on_invalid={Callback::noop()} on_another={Callback::noop()} next={next} on_next={Callback::noop()} />
        };
        state(t, name, Step::Report, true, screen)
    };
    let clean = ReportView {
        ending: Ending::Successful,
        tag: None,
        store: None,
        outcomes: Outcomes { accepted: 1, ..Outcomes::default() },
        rows: Counts { rows: 1, ready: 1, ..Counts::default() },
        refused: Vec::new(),
        support: SupportView { requests: 4, seconds: 3, ..SupportView::default() },
        ..view.clone()
    };
    let failed = ReportView {
        ending: Ending::Failed,
        stop: Some("key".into()),
        outcomes: Outcomes { accepted: 0, refused: 0, not_sent: 47_811, unknown: 100 },
        refused: Vec::new(),
        downloads: [Download::Refused(Refusal::Gone), Download::Preparing],
        ..view.clone()
    };
    let canceled = ReportView {
        ending: Ending::Canceled,
        outcomes: Outcomes { accepted: 100, refused: 0, not_sent: 47_811, unknown: 0 },
        ..view.clone()
    };
    let interrupted = ReportView { ending: Ending::Interrupted, ..view.clone() };
    vec![
        show("report", view),
        show("report-clean", clean),
        show("report-failed", failed),
        show("report-canceled", canceled),
        show("report-interrupted", interrupted),
    ]
}
