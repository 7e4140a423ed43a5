//! Rows and counts that the later screens show.

use segment::email::EmailAddress;
use segment::email::typo::Typo;
use segment::preview::{Found, Instead, RowView, Summary};
use segment::{Code, Contact, ContactField, Counts, Problem, Verdict};

pub(super) fn row(index: u64, cells: &[&str], verdict: Verdict) -> RowView {
    let mut all: Vec<String> = vec!["c-1009".into()];
    all.extend(cells.iter().map(|cell| (*cell).into()));
    RowView {
        file: 0,
        row: index + 2,
        index,
        offset: 100 * index,
        cells: all,
        verdict,
        mended: Vec::new(),
        problems: Vec::new(),
        contact: None,
        instead: None,
    }
}

pub(super) fn problem(row: &RowView, column: Option<&str>, code: Code, suggestion: Option<&str>) -> Problem {
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

pub(super) fn rows() -> Vec<RowView> {
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

pub(super) fn summary(counts: Counts) -> Summary {
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
        found: found(&[(Code::CountryUnknown, 312), (Code::EmailNoAt, 88), (Code::EmailRole, 8)]),
        blank_lines: 3,
        repaired: 1204,
        matching: segment::Matching::of(columns),
        ..Summary::default()
    }
}

fn found(all: &[(Code, u64)]) -> Vec<Found> {
    all.iter().map(|(code, rows)| Found { code: *code, rows: *rows }).collect()
}

/// A check in which much was found.
pub(super) fn much_found(counts: Counts) -> Summary {
    let typo =
        |domain: &str, suggestion: &str, rows| Typo { domain: domain.into(), suggestion: suggestion.into(), rows };
    let codes = [
        (Code::PostalCodeZero, 1204),
        (Code::CountryUnknown, 312),
        (Code::EmailNoAt, 88),
        (Code::EmailTypo, 55),
        (Code::TextMangled, 31),
        (Code::DateOrderOpen, 24),
        (Code::PhoneNoCountry, 12),
        (Code::ConsentDateFuture, 8),
        (Code::RowLong, 1),
    ];
    let typos = vec![
        typo("gmial.com", "gmail.com", 38),
        typo("hotmial.com", "hotmail.com", 16),
        typo("a-rather-long-domain-of-a-shop-in-tallinn.con", "a-rather-long-domain-of-a-shop-in-tallinn.com", 1),
    ];
    Summary { found: found(&codes), typos, mended: 41, mends: vec![38, 2, 1204], other_names: 23, ..summary(counts) }
}

/// A row in which a rule and a person mended a cell each, with what would be sent of it.
pub(super) fn mended() -> RowView {
    let mut row = row(
        8,
        &["peeter@gmial.com", "Peter", "Mets", "", "Estland?", "", "Pärnu", "80010", "5123 4567"],
        Verdict::Ready,
    );
    row.mended = vec![(1, "peeter@gmail.com".into()), (2, "Peeter".into())];
    let look = problem(&row, Some("Country"), Code::CountryUnknown, Some("Estonia"));
    row.problems.push(look);
    let address = EmailAddress::try_from("peeter@gmail.com".to_owned()).expect("an address");
    row.contact = Some(Contact {
        first_name: Some("Peeter".into()),
        last_name: Some("Mets".into()),
        city: Some("Pärnu".into()),
        ..Contact::new(0, row.row, address)
    });
    row
}

pub(super) const COUNTS: Counts =
    Counts { rows: 48_233, ready: 47_911, unchanged: 0, duplicate: 214, invalid: 96, left_out: 12 };
