//! One row: what is wrong with it, and who it is.

use crate::country;
use crate::email::{self, Address, Idna, Judged};
use crate::encoding::Charset;
use crate::preview::Inspected;
use crate::read::Row;
use crate::{Code, Contact, ContactField, Matching};

/// What rows of one file are judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules<'a> {
    pub(super) columns: usize,
    pub(super) matching: &'a Matching,
    pub(super) charset: &'a Charset<'a>,
}

impl<'a> Rules<'a> {
    pub(super) fn of(file: &Inspected, matching: &'a Matching, charset: &'a Charset<'a>) -> Self {
        Self { columns: file.columns.len(), matching, charset }
    }
}

/// Hears of each finding: the code, the column meant, and the cell as it stands.
pub(super) trait Findings {
    fn found(&mut self, code: Code, column: Option<usize>, cell: &str);
}

/// The address of a row that can be sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usable<'a> {
    pub(super) address: Address<'a>,
    pub(super) repaired: bool,
}

/// Where rows are worked on, so that nothing is allocated row by row.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    countries: country::Finder,
    cell: String,
    work: String,
}

/// Judges one row; the address where the row can be sent.
pub(super) fn judge<'s>(
    row: &Row<'_>,
    rules: Rules<'_>,
    idna: &dyn Idna,
    scratch: &'s mut Scratch,
    findings: &mut impl Findings,
) -> Option<Usable<'s>> {
    if row.too_long() {
        findings.found(Code::RowTooLong, None, "");
        return None;
    }
    if row.len() < rules.columns {
        findings.found(Code::RowShort, None, "");
    } else if (rules.columns..row.len()).any(|index| row.cell(index).is_some_and(|cell| !cell.trim_ascii().is_empty()))
    {
        // A delimiter at the end of each row adds nothing.
        findings.found(Code::RowLong, None, "");
    }
    for (&field, &column) in rules.matching.0.iter() {
        if field != ContactField::Email {
            judge_cell(row, field, column, rules.charset, &mut scratch.countries, findings);
        }
    }
    let column = rules.matching.column(ContactField::Email);
    let cell = column.and_then(|column| row.cell(column)).unwrap_or_default();
    scratch.cell.clear();
    scratch.cell.push_str(&rules.charset.text(&cell));
    match email::judge(&scratch.cell, idna, &mut scratch.work) {
        Judged::Unusable(code) => {
            findings.found(code, column, &rules.charset.text(&cell));
            None
        }
        Judged::Usable { address, repaired, warning } => {
            if let Some(code) = warning {
                findings.found(code, column, &rules.charset.text(&cell));
            }
            Some(Usable { address, repaired })
        }
    }
}

fn judge_cell(
    row: &Row<'_>,
    field: ContactField,
    column: usize,
    charset: &Charset<'_>,
    countries: &mut country::Finder,
    findings: &mut impl Findings,
) {
    let Some(cell) = row.cell(column) else { return };
    if cell.is_ascii() && field != ContactField::Country {
        return;
    }
    let text = charset.text(&cell);
    if is_undecodable(&text) {
        findings.found(Code::Undecodable, Some(column), &text);
    } else if field == ContactField::Country
        && let Some(name) = value(&text)
        && countries.find(name).is_none()
    {
        findings.found(Code::CountryUnknown, Some(column), name);
    }
}

/// Whether some of a cell's bytes were no text.
fn is_undecodable(text: &str) -> bool {
    // Its first byte is rare, and found many bytes at a time.
    text.as_bytes().contains(&0xEF) && text.contains(char::REPLACEMENT_CHARACTER)
}

/// A cell's value: trimmed; none where it is empty, or cannot be read and so is left out of the contact.
fn value(text: &str) -> Option<&str> {
    let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    (!text.is_empty() && !is_undecodable(text)).then_some(text)
}

/// The contact that a row with this address makes. `file` and `row` say where it stands.
pub(super) fn contact(row: &Row<'_>, rules: Rules<'_>, address: Address<'_>, file: usize) -> Contact {
    let cell = |field| {
        let cell = row.cell(rules.matching.column(field)?)?;
        value(&rules.charset.text(&cell)).map(String::from)
    };
    let country = cell(ContactField::Country).and_then(|name| country::find(&name));
    Contact {
        file,
        row: row.place().line,
        email: address.to_owned(),
        first_name: cell(ContactField::FirstName),
        last_name: cell(ContactField::LastName),
        address: cell(ContactField::Address),
        city: cell(ContactField::City),
        state: cell(ContactField::State),
        postal_code: cell(ContactField::PostalCode),
        country: country.as_ref().map(|country| country.name.to_string()),
        country_code: country.as_ref().map(|country| country.code.to_string()),
    }
}
