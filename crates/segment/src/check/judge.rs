//! One row: what is wrong with it, and who it is.

use std::borrow::Cow;

use super::cells::{self, Beside, Kind, is_undecodable, value_of};
use super::facts::Facts;
use super::memory::Memory;
use crate::country::{self, CountryCode};
use crate::email::{self, Address, Idna, Judged};
use crate::encoding::Charset;
use crate::filling::Filling;
use crate::hash::hash;
use crate::mend::{CellMend, Mender, Target};
use crate::read::Row;
use crate::rules::Rules;
use crate::value::Hints;
use crate::value::answer::{self, Answer};
use crate::{Code, ContactField};

/// What rows of one file are judged by, made ready.
#[derive(Debug)]
pub(super) struct Judge<'a> {
    columns: usize,
    email: usize,
    /// Every field and property but the address, in the order of fields.
    pub(super) readings: Vec<Reading<'a>>,
    /// Which of them is the country.
    country: Option<usize>,
    /// Which of them are the dates of opting in and out of e-mail.
    dates: [Option<usize>; 2],
    names: [Option<usize>; 2],
    pub(super) mender: Mender<'a>,
    pub(super) charset: &'a Charset<'a>,
    beside: Beside,
}

/// A field or property, and where its values come from.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) target: Target,
    pub(super) kind: Kind,
    from: &'a Filling,
    /// The column that is meant where something is found.
    column: Option<usize>,
    beside: Beside,
}

/// Hears of each finding: the code, the column meant, and the cell as it stands; and of each mend, by its rule or for
/// this cell alone.
pub(super) trait Findings {
    fn found(&mut self, code: Code, column: Option<usize>, cell: &str);
    fn mended(&mut self, rule: Option<usize>);
}

/// What a row says by itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said<'s> {
    pub(super) facts: Facts,
    pub(super) address: Option<Address<'s>>,
    /// Hash of the person's name; 0 where there is none.
    pub(super) name: u16,
    /// Hash of the phone number; 0 where there is none.
    pub(super) phone: u64,
}

/// Where rows are worked on, so that nothing is allocated row by row.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    countries: country::Finder,
    memory: Memory,
    cell: String,
    work: String,
}

impl<'a> Judge<'a> {
    /// For a file of these columns, the one at `file` (0-based) of those that the rules are about.
    pub(super) fn new(rules: &'a Rules, file: usize, columns: &[Hints], charset: &'a Charset<'a>) -> Self {
        let hints = Hints::default();
        let beside = Beside { country: None, default_country: rules.country, order: None, hints, now: rules.now };
        let reading = |target, kind, from: &'a Filling| {
            let column = from.columns().first().copied();
            let order = column.and_then(|column| rules.orders.get(&column)).copied();
            let hints = column.and_then(|column| columns.get(column)).copied().unwrap_or_default();
            Reading { target, kind, from, column, beside: Beside { order, hints, ..beside } }
        };
        let fields = rules.matching.fields.iter().filter(|(field, _)| **field != ContactField::Email);
        let fields = fields.map(|(field, from)| reading(Target::Field(*field), Kind::of(*field), from));
        let properties = rules.matching.properties.iter().map(|property| {
            reading(Target::Property(property.name.clone()), Kind::Property(property.kind), &property.from)
        });
        let readings: Vec<Reading<'a>> = fields.chain(properties).collect();
        let place = |field| readings.iter().position(|reading| reading.target == Target::Field(field));
        Self {
            columns: columns.len(),
            email: rules.matching.column(ContactField::Email).unwrap_or(usize::MAX),
            country: place(ContactField::Country),
            dates: [ContactField::EmailOptIn, ContactField::EmailOptOut].map(place),
            names: [ContactField::FirstName, ContactField::LastName].map(|field| rules.matching.column(field)),
            readings,
            mender: Mender::new(&rules.mends, &rules.cells, file),
            charset,
            beside,
        }
    }

    /// Judges one row.
    pub(super) fn row<'s>(
        &self,
        row: &Row<'_>,
        idna: &dyn Idna,
        scratch: &'s mut Scratch,
        findings: &mut dyn Findings,
    ) -> Said<'s> {
        let mut hears = Hears { findings, facts: Facts::default() };
        if row.too_long() {
            hears.found(Code::RowTooLong, None, "");
            return Said { facts: hears.facts, ..Said::default() };
        }
        if row.len() < self.columns {
            hears.found(Code::RowShort, None, "");
        } else if (self.columns..row.len()).any(|index| row.cell(index).is_some_and(|cell| !is_blank(&cell))) {
            // A delimiter at the end of each row adds nothing.
            hears.found(Code::RowLong, None, "");
        }
        let cells = self.mender.row(row.place().offset);
        let Scratch { countries, memory, cell, work } = scratch;
        // The country stands before all that needs it.
        let (mut country, mut phone) = (None, 0);
        let (mut yes, mut no) = (false, false);
        for (place, reading) in self.readings.iter().enumerate() {
            if self.is_plain(row, reading, cells) {
                continue;
            }
            let of_row;
            let beside = if reading.kind.needs_country() {
                of_row = Beside { country, ..reading.beside };
                &of_row
            } else {
                &reading.beside
            };
            let text = self.text(row, reading, beside, cells, &mut |rule| hears.mended(rule));
            let Some(value) = value_of(&text) else { continue };
            let code = match reading.kind {
                Kind::Country if !is_undecodable(value) => {
                    country = countries.find(value).map(CountryCode::from);
                    country.is_none().then_some(Code::CountryUnknown)
                }
                kind if kind.is_a_word() => memory.code(place, value, || cells::fault(kind, value, beside)),
                kind => cells::fault(kind, value, beside),
            };
            if let Some(code) = code {
                hears.found(code, reading.column, &text);
            }
            match &reading.target {
                Target::Field(ContactField::Phone) if code.is_none() => {
                    phone = cells::phone(value, beside).map_or(0, |phone| hash(phone.as_str()).max(1));
                }
                Target::Field(ContactField::EmailStatus) => match answer::read(value) {
                    Some(Answer::Yes) => yes = true,
                    Some(Answer::No) => no = true,
                    Some(Answer::Open | Answer::Pending | Answer::Undeliverable) | None => {}
                },
                _ => {}
            }
        }
        let by_dates = self.consent_by_dates(row, country, cells);
        if let Some(out) = by_dates {
            (yes, no) = if out { (false, true) } else { (true, no) };
        }
        let address = self.address(row, cells, idna, cell, work, &mut hears);
        let facts = hears.facts;
        let facts = facts.with(Facts::SAYS_NO, no).with(Facts::SAYS_YES, yes && !no);
        let facts = facts.with(Facts::DATED, by_dates == Some(false) && !no);
        Said { facts, address, name: self.name(row), phone }
    }

    /// Whether nothing can be found in the cell: any text will do, it is ASCII, and nobody mends it.
    fn is_plain(&self, row: &Row<'_>, reading: &Reading<'_>, cells: &[&CellMend]) -> bool {
        let Filling::Column(column) = reading.from else { return false };
        reading.kind.takes_any()
            && cells.is_empty()
            && !self.mender.has_values()
            && row.cell(*column).is_none_or(|cell| cell.len() < 256 && cell.is_ascii())
    }

    /// The row's country, where a column tells it.
    fn country(&self, row: &Row<'_>, cells: &[&CellMend]) -> Option<CountryCode> {
        let reading = &self.readings[self.country?];
        let text = self.text(row, reading, &reading.beside, cells, &mut |_| {});
        cells::country_of(value_of(&text)?).map(CountryCode::from)
    }

    /// Whether the dates say that the person opted out, or in; the later one counts, and out where they are the same.
    fn consent_by_dates(&self, row: &Row<'_>, country: Option<CountryCode>, cells: &[&CellMend]) -> Option<bool> {
        if self.dates == [None, None] {
            return None;
        }
        let date = |place: Option<usize>| {
            let reading = &self.readings[place?];
            let beside = Beside { country, ..reading.beside };
            let text = self.text(row, reading, &beside, cells, &mut |_| {});
            Some(cells::moment(value_of(&text)?, &beside).ok()?.unix_seconds())
        };
        match (date(self.dates[0]), date(self.dates[1])) {
            (None, None) => None,
            (into, out) => Some(out >= into),
        }
    }

    /// The text of a field in a row, mended.
    pub(super) fn text<'r>(
        &self,
        row: &Row<'r>,
        reading: &'r Reading<'_>,
        beside: &Beside,
        cells: &[&CellMend],
        hit: &mut dyn FnMut(Option<usize>),
    ) -> Cow<'r, str>
    where
        'a: 'r,
    {
        let text = match reading.from {
            Filling::Column(column) => self.cell(row, *column, cells, hit),
            Filling::Constant(text) => Cow::Borrowed(text.as_str()),
            Filling::Joined(columns) => {
                let mut joined = String::new();
                for column in columns {
                    let text = self.cell(row, *column, cells, hit);
                    let Some(value) = value_of(&text) else { continue };
                    if !joined.is_empty() {
                        joined.push_str(", ");
                    }
                    joined.push_str(value);
                }
                Cow::Owned(joined)
            }
        };
        if self.mender.has_values()
            && let Some(value) = value_of(&text)
            && let Some((rule, to)) = self.mender.value(&reading.target, value)
        {
            hit(Some(rule));
            return Cow::Owned(to.to_owned());
        }
        cells::mended(reading.kind, text, beside, &self.mender, &mut |rule| hit(Some(rule)))
    }

    /// A cell's text, or what a person corrected it to.
    fn cell<'r>(
        &self,
        row: &Row<'r>,
        column: usize,
        cells: &[&CellMend],
        hit: &mut dyn FnMut(Option<usize>),
    ) -> Cow<'r, str> {
        if let Some(mend) = cells.iter().find(|cell| cell.column == column) {
            hit(None);
            return Cow::Owned(mend.to.clone());
        }
        match row.cell(column) {
            Some(Cow::Borrowed(cell)) => self.charset.text(cell),
            Some(Cow::Owned(cell)) => Cow::Owned(self.charset.text(&cell).into_owned()),
            None => Cow::Borrowed(""),
        }
    }

    /// The address, mended and judged.
    fn address<'s>(
        &self,
        row: &Row<'_>,
        cells: &[&CellMend],
        idna: &dyn Idna,
        cell: &'s mut String,
        work: &'s mut String,
        hears: &mut Hears<'_>,
    ) -> Option<Address<'s>> {
        let original = self.cell(row, self.email, cells, &mut |rule| hears.mended(rule));
        cell.clear();
        match value_of(&original)
            .and_then(|value| self.mender.value(&EMAIL, value))
            .filter(|_| self.mender.has_values())
        {
            Some((rule, to)) => {
                hears.mended(Some(rule));
                cell.push_str(to);
            }
            None => cell.push_str(&original),
        }
        if self.mender.has_domains()
            && let Judged::Usable { address, .. } = email::judge(cell, idna, work)
            && let Some((local, domain)) = address.as_str().split_once('@')
            && let Some((rule, to)) = self.mender.domain(domain)
        {
            let mended = [local, "@", to].concat();
            hears.mended(Some(rule));
            *cell = mended;
        }
        let column = Some(self.email).filter(|column| *column != usize::MAX);
        match email::judge(cell, idna, work) {
            Judged::Unusable(code) => {
                hears.found(code, column, &original);
                None
            }
            Judged::Usable { address, repaired, warning } => {
                if let Some(code) = warning {
                    hears.found(code, column, &original);
                }
                hears.facts = hears.facts.with(Facts::ADDRESS, true).with(Facts::REPAIRED, repaired);
                Some(address)
            }
        }
    }

    /// Hash of the person's name, whatever the case and the spaces; 0 where there is none.
    fn name(&self, row: &Row<'_>) -> u16 {
        let mut hash = 0x811c_9dc5_u32;
        let mut any = false;
        for cell in self.names.iter().flatten().filter_map(|column| row.cell(*column)) {
            for byte in cell.iter().filter(|byte| !byte.is_ascii_whitespace()) {
                hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
                any = true;
            }
        }
        #[allow(clippy::cast_possible_truncation, reason = "folded to a half")]
        let half = (hash ^ hash >> 16) as u16;
        if any { half.max(1) } else { 0 }
    }

    /// What is wrong with a value of a field, as far as it alone tells; none where nothing is.
    pub(super) fn fault_of(&self, of: &Target, value: &str) -> Option<Code> {
        let reading = self.readings.iter().find(|reading| reading.target == *of)?;
        cells::fault(reading.kind, value, &reading.beside)
    }

    /// The column of the address, and the address that a rule made of its cell.
    pub(super) fn mended_address(&self, row: &Row<'_>) -> Option<(usize, String)> {
        let (mut cell, mut work, mut nobody) = (String::new(), String::new(), super::rows::Nobody);
        let mut hears = Hears { findings: &mut nobody, facts: Facts::default() };
        let cells = self.mender.row(row.place().offset);
        let address = self.address(row, cells, &email::NoIdna, &mut cell, &mut work, &mut hears)?;
        hears.facts.has(Facts::MENDED).then(|| (self.email, address.as_str().to_owned()))
    }

    /// What is known beside a cell of this row.
    pub(super) fn beside(&self, row: &Row<'_>, cells: &[&CellMend]) -> Beside {
        let country = self.country(row, cells);
        Beside { country, ..self.beside }
    }
}

const EMAIL: Target = Target::Field(ContactField::Email);

fn is_blank(cell: &[u8]) -> bool {
    cell.trim_ascii().is_empty()
}

/// Hands findings on, and remembers what they make of the row.
struct Hears<'f> {
    findings: &'f mut dyn Findings,
    facts: Facts,
}

impl Hears<'_> {
    fn found(&mut self, code: Code, column: Option<usize>, cell: &str) {
        self.facts = self.facts.with(Facts::FOUND, true).with(Facts::BAD, !code.is_warning());
        self.findings.found(code, column, cell);
    }

    fn mended(&mut self, rule: Option<usize>) {
        self.facts = self.facts.with(Facts::MENDED, true);
        self.findings.mended(rule);
    }
}

impl Reading<'_> {
    /// The columns that it is filled from.
    pub(super) fn columns(&self) -> &[usize] {
        self.from.columns()
    }

    /// What is known beside a cell of it in a row.
    pub(super) fn beside(&self, row: &Beside) -> Beside {
        Beside { country: row.country, ..self.beside }
    }
}
