//! Data matching: fields beyond names and places, several ways to fill them, custom properties.

use std::rc::Rc;

use app::parts::Step;
use app::screens::matching::{Countries, FieldRow, GoneView, Matching, MatchingProps, PropertyRow};
use markup::prelude::*;
use segment::country::CountryCode;
use segment::matching::{Reason, Suggestion};
use segment::preview::{Column, Inspected};
use segment::sorted::SortedMap;
use segment::value::DateOrder;
use segment::{Choice, ContactField, Filling, PropertyKind};
use texts::{Lang, Texts};

use super::matching::{field, inspected};
use super::{State, state};

/// The columns of the file below with their cells.
pub(super) const COLUMNS: [(&str, &str); 20] = [
    ("E-post", "anna@example.com|liam@example.org|jose@example.net"),
    ("Phone number", "5551 2345|+372 5551 2346"),
    ("Newsletter", "yes|no|yes"),
    ("Street", "Pikk|Elm Street|Calle Mayor"),
    ("House", "1|9|12"),
    ("Flat", "5"),
    ("Sünnipäev", "05/08/1986|06/07/1990"),
    ("Liitus", "05/08/2019|23/04/2020"),
    ("Lahkus", "04/23/2021|23/04/2020"),
    ("Punkte", "12|abc|7,5"),
    ("Interests", "running; sauna|chess"),
    ("Isikukood", "37605030299|49403136526"),
    ("Maksekaart", "4111 1111 1111 1111|5555 5555 5555 4444"),
    ("Kas kuulub püsiklientide hulka ja on nõus pakkumistega ka edaspidi", "1|0|1"),
    ("Town", "Tallinn|Austin"),
    ("Ort", "Tallinn|Austin"),
    ("Place", "Tallinn|Austin"),
    ("Linn", "Tallinn|Austin"),
    ("Sibulapirukas", ""),
    ("SMS date", "2024-01-31|2024-02-01"),
];

/// What is typed on these screens, or made of the cells, whatever the language.
pub(super) const TYPED: [&str; 22] = [
    "Pikk, 1, 5",
    "Elm Street, 9",
    "Estonia",
    "EE",
    "points",
    "Points",
    "last order",
    "interests",
    "birthday",
    "isikukood",
    "1986-05-08",
    "1986-08-05",
    "1990-06-07",
    "1990-07-06",
    "2019-08-05",
    "2020-04-23",
    "running · sauna",
    "chess",
    "7.5",
    "Column_1",
    "column 12",
    "abc",
];

fn file() -> Inspected {
    let columns = COLUMNS.iter().map(|(label, samples)| Column::new(*label, samples.split('|')));
    let rows = (0..3)
        .map(|row| COLUMNS.iter().map(|(_, cells)| cells.split('|').nth(row).unwrap_or_default().to_owned()).collect());
    Inspected { columns: columns.collect(), first_rows: rows.collect(), ..inspected("VIP.csv", Some(3)) }
}

/// A property from a column.
fn property(name: &str, kind: PropertyKind, column: usize) -> PropertyRow {
    PropertyRow { name: name.into(), kind, from: Filling::Column(column) }
}

fn filled(name: ContactField, from: Filling) -> FieldRow {
    FieldRow { field: name, from: Some(from), suggestion: Suggestion::None }
}

/// The screen with these fields beside Email.
fn show(
    t: Texts,
    name: &'static str,
    fields: Vec<FieldRow>,
    properties: Vec<PropertyRow>,
    with: fn(&mut MatchingProps),
) -> State {
    let mut props = MatchingProps {
        t,
        files: vec![file()],
        rows: Some(3),
        choice: Choice::default(),
        unread: None,
        missing: Vec::new(),
        waiting: Vec::new(),
        fields: [vec![field(ContactField::Email, Some(0), Suggestion::Sure(0))], fields].concat(),
        properties,
        country: None,
        countries: countries(t),
        orders: SortedMap::default(),
        allowed: Vec::new(),
        gone: None,
        on_act: Callback::noop(),
        on_gone: Callback::noop(),
        on_choice: Callback::noop(),
        on_back: Callback::noop(),
        on_review: Callback::noop(),
    };
    with(&mut props);
    state(t, name, Step::Matching, false, html! { <Matching ..props /> })
}

fn taken(name: ContactField, column: usize) -> FieldRow {
    filled(name, Filling::Column(column))
}

fn unsure(name: ContactField, columns: &[usize]) -> FieldRow {
    field(
        name,
        None,
        Suggestion::Unsure(
            columns.to_vec(),
            match name {
                ContactField::Phone => Reason::Phone,
                name if name.is_consent() => Reason::Consent,
                _ if columns.len() > 1 => Reason::Several,
                _ => Reason::LabelOnly,
            },
        ),
    )
}

pub(super) fn attributes(t: Texts) -> Vec<State> {
    [fields(t), dates(t), properties(t)].into_iter().flatten().collect()
}

fn fields(t: Texts) -> Vec<State> {
    vec![
        show(
            t,
            "matching-unsure",
            vec![
                unsure(ContactField::Address, &[3]),
                unsure(ContactField::City, &[14, 15, 16, 17]),
                unsure(ContactField::Phone, &[1]),
                unsure(ContactField::EmailStatus, &[13]),
                unsure(ContactField::SmsOptIn, &[19]),
            ],
            Vec::new(),
            |_| {},
        ),
        show(
            t,
            "matching-constants",
            vec![
                filled(ContactField::Country, Filling::Constant("Estonia".into())),
                filled(ContactField::City, Filling::Constant("Tallinn".into())),
                filled(ContactField::State, Filling::Constant(String::new())),
                taken(ContactField::Tags, 10),
            ],
            Vec::new(),
            |_| {},
        ),
        show(
            t,
            "matching-no-country",
            vec![filled(ContactField::Country, Filling::Constant("Sibulapirukas".into()))],
            Vec::new(),
            |_| {},
        ),
        show(
            t,
            "matching-joined",
            vec![
                filled(ContactField::Address, Filling::Joined(vec![3, 4, 5])),
                filled(ContactField::City, Filling::Joined(Vec::new())),
                taken(ContactField::State, 14),
            ],
            Vec::new(),
            |_| {},
        ),
        show(t, "matching-phone", vec![taken(ContactField::Phone, 1)], Vec::new(), |props| {
            props.country = CountryCode::parse("EE");
        }),
        show(t, "matching-phone-open", vec![taken(ContactField::Phone, 1)], Vec::new(), |_| {}),
    ]
}

fn dates(t: Texts) -> Vec<State> {
    vec![
        show(
            t,
            "matching-dates",
            vec![
                taken(ContactField::Birthdate, 6),
                taken(ContactField::EmailOptIn, 7),
                taken(ContactField::EmailOptOut, 8),
                taken(ContactField::SmsOptIn, 19),
            ],
            vec![property("birthday", PropertyKind::Date, 6)],
            |_| {},
        ),
        show(
            t,
            "matching-dates-said",
            vec![taken(ContactField::Birthdate, 6), taken(ContactField::EmailOptIn, 7)],
            vec![property("birthday", PropertyKind::Date, 6)],
            |props| {
                props.orders.insert(6, DateOrder::MonthFirst);
                props.orders.insert(7, DateOrder::MonthFirst);
            },
        ),
    ]
}

fn properties(t: Texts) -> Vec<State> {
    vec![
        show(
            t,
            "matching-properties",
            Vec::new(),
            vec![
                property("points", PropertyKind::Number, 9),
                property("Points", PropertyKind::TrueFalse, 13),
                property("points", PropertyKind::Text, 18),
                property("last order", PropertyKind::Text, 3),
                property("", PropertyKind::TrueFalse, 9),
                property("interests", PropertyKind::List(';'), 10),
            ],
            |_| {},
        ),
        show(
            t,
            "matching-properties-filled",
            Vec::new(),
            vec![
                PropertyRow {
                    name: "points".into(),
                    kind: PropertyKind::Number,
                    from: Filling::Constant("abc".into()),
                },
                PropertyRow { from: Filling::Joined(vec![3, 4]), ..property("birthday", PropertyKind::Text, 0) },
                PropertyRow { from: Filling::Constant(String::new()), ..property("Points", PropertyKind::Text, 0) },
            ],
            |_| {},
        ),
        show(t, "matching-recalled", Vec::new(), Vec::new(), |props| {
            let gone = |label: &str, perhaps: Option<&str>| GoneView {
                label: label.into(),
                field: props.t.field("city").into(),
                perhaps: perhaps.map(Into::into),
            };
            props.gone = Some(vec![gone("EMail", Some("E-mail")), gone("Home town", None)]);
        }),
        private(t, "matching-private", |_| {}),
        private(t, "matching-private-said", |props| props.allowed = vec![11, 12]),
        show(
            t,
            "matching-private-joined",
            vec![filled(ContactField::Address, Filling::Joined(vec![11, 12]))],
            Vec::new(),
            |props| props.allowed = vec![11],
        ),
        show(
            t,
            "matching-unnamed",
            vec![
                unsure(ContactField::City, &[14]),
                filled(ContactField::Address, Filling::Joined(vec![3, 4])),
                taken(ContactField::Phone, 1),
                taken(ContactField::Birthdate, 6),
            ],
            vec![property("Column_1", PropertyKind::Number, 9)],
            |props| {
                let file = &mut props.files[0];
                (file.header, file.first_rows) = (None, Vec::new());
                for (at, column) in file.columns.iter_mut().enumerate() {
                    *column = Column::new(["Column ", &(at + 1).to_string()].concat(), std::iter::empty());
                }
            },
        ),
        show(t, "matching-wide", vec![taken(ContactField::City, 14)], Vec::new(), |props| {
            let file = &mut props.files[0];
            for at in 0..280 {
                let label = if at % 7 == 0 { "Column_1" } else { "column 12" };
                file.columns.push(Column::new(label, std::iter::empty()));
            }
        }),
    ]
}

/// Columns that look private, as a field and as a property.
fn private(t: Texts, name: &'static str, with: fn(&mut MatchingProps)) -> State {
    let address = filled(ContactField::Address, Filling::Joined(vec![3, 12]));
    show(t, name, vec![address], vec![property("isikukood", PropertyKind::Text, 11)], with)
}

/// Two countries in the person's language.
pub(super) fn countries(t: Texts) -> Countries {
    let (estonia, finland) = match t.lang {
        Lang::En => ("Estonia", "Finland"),
        Lang::Et => ("Eesti", "Soome"),
    };
    let code = |code| CountryCode::parse(code).expect("a country");
    Rc::new([(code("EE"), estonia.to_owned()), (code("FI"), finland.to_owned())])
}
