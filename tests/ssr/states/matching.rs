//! Data matching.

use app::parts::Step;
use app::screens::files::{Unusable, Why};
use app::screens::matching::{FieldRow, Matching};
use markup::prelude::*;
use segment::country::CountryCode;
use segment::matching::{Reason, Suggestion};
use segment::preview::{Column, Inspected, RowStart, TopRow};
use segment::sorted::SortedMap;
use segment::{Choice, ContactField, Dialect, Encoding, Filling, Refusal};
use texts::Texts;

use super::{LONG, State, state};

pub(super) const LABELS: [&str; 12] = [
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

pub(super) fn inspected(name: &str, rows: Option<u64>) -> Inspected {
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
    let columns = LABELS.iter().zip(samples).map(|(label, samples)| Column::new(*label, samples.split(", ")));
    let start = RowStart { offset: 0, line: 1 };
    Inspected {
        name: name.into(),
        size: 12_345_678,
        encoding: Encoding::UTF_8,
        guarded: false,
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

pub(super) fn field(field: ContactField, column: Option<usize>, suggestion: Suggestion) -> FieldRow {
    FieldRow { field, from: column.map(Filling::Column), suggestion }
}

pub(super) fn matching(t: Texts) -> Vec<State> {
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
            <Matching {t} {files} {rows} {fields} {unread} choice={Choice::default()} {missing} {waiting} on_choice={Callback::noop()}
                properties={Vec::new()} country={None::<CountryCode>} countries={super::attributes::countries(t)} orders={SortedMap::default()} on_act={Callback::noop()}
                on_back={Callback::noop()} on_review={Callback::noop()} />
        };
        state(t, name, Step::Matching, false, screen)
    };
    let usual = vec![
        field(ContactField::Email, Some(1), Suggestion::Sure(1)),
        field(ContactField::FirstName, Some(2), Suggestion::Sure(2)),
        field(ContactField::LastName, Some(10), Suggestion::Sure(3)),
        field(ContactField::Address, None, Suggestion::Unsure(vec![4, 10], Reason::Several)),
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
            vec![field(ContactField::Email, None, Suggestion::Unsure(vec![1, 10], Reason::Several))],
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
