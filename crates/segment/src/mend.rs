//! Mends: what a person put right, kept as rules for the next file, or for one cell of this one. The file is never
//! changed.

use serde::{Deserialize, Serialize};

use crate::ContactField;
use crate::property::PropertyName;
use crate::sorted::sorted;

/// What a mend is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    /// A field.
    Field(ContactField),
    /// A custom property.
    Property(PropertyName),
}

impl Target {
    /// Its name, as in `--match` and `check --json`: `firstName`, `customProperties.Loyalty_Tier`.
    pub fn name(&self) -> String {
        match self {
            Self::Field(field) => field.name().to_owned(),
            Self::Property(name) => [PROPERTIES, name.as_str()].concat(),
        }
    }

    /// What has this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.strip_prefix(PROPERTIES) {
            Some(property) => PropertyName::parse(property).map(Self::Property),
            None => ContactField::from_name(name).map(Self::Field),
        }
    }
}

/// What stands before the names of custom properties.
const PROPERTIES: &str = "customProperties.";

/// A rule: what it is about wherever it stands, in this file and the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Mend {
    /// Addresses of one domain belong to another (`gmial.com`, `gmail.com`). Both in ASCII and lower case.
    Domain {
        /// The mistyped one.
        from: String,
        /// The right one.
        to: String,
    },
    /// A cell that holds just this holds that instead.
    Value {
        /// Which field's cells.
        of: Target,
        /// The cell, without spaces around.
        from: String,
        /// What it is to be; nothing where it is to be empty.
        to: String,
    },
    /// Postal codes get the leading zero back that a spreadsheet took.
    Zeros,
    /// Texts of UTF-8 that were taken for another encoding before they came into the file are put right.
    Mangled,
}

/// A correction of one cell. It belongs to the file that it was made in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CellMend {
    /// Which file (0-based).
    pub file: usize,
    /// Which row of all files (0-based).
    pub index: u64,
    /// Where the row begins in the file, in bytes.
    pub offset: u64,
    /// Which column (0-based).
    pub column: usize,
    /// What the cell is to hold.
    pub to: String,
}

/// Mends made ready to be looked up row by row.
#[derive(Debug, Default)]
pub(crate) struct Mender<'m> {
    rules: &'m [Mend],
    /// Positions in `rules` of mends of values, by target and value.
    values: Vec<usize>,
    /// Positions of mends of domains, by domain.
    domains: Vec<usize>,
    /// Positions of the mends of zeros and of texts.
    zeros: Option<usize>,
    mangled: Option<usize>,
    /// Those of this file, by the rows' places.
    cells: Vec<&'m CellMend>,
}

impl<'m> Mender<'m> {
    pub(crate) fn new(rules: &'m [Mend], cells: &'m [CellMend], file: usize) -> Self {
        let places = |wanted: fn(&Mend) -> bool| (0..rules.len()).filter(move |&place| wanted(&rules[place]));
        let before = |one: &usize, other: &usize| key(&rules[*one]) < key(&rules[*other]);
        Self {
            rules,
            values: sorted(places(|mend| matches!(mend, Mend::Value { .. })), before),
            domains: sorted(places(|mend| matches!(mend, Mend::Domain { .. })), before),
            zeros: places(|mend| *mend == Mend::Zeros).next(),
            mangled: places(|mend| *mend == Mend::Mangled).next(),
            cells: sorted(cells.iter().filter(|cell| cell.file == file), |one, other| one.offset < other.offset),
        }
    }

    /// The corrections of the row that begins at `offset`.
    pub(crate) fn row(&self, offset: u64) -> &[&'m CellMend] {
        if self.cells.is_empty() {
            return &[];
        }
        let from = self.cells.partition_point(|cell| cell.offset < offset);
        let count = self.cells[from..].partition_point(|cell| cell.offset == offset);
        &self.cells[from..from + count]
    }

    /// Whether any value may be mended by a rule.
    pub(crate) fn has_values(&self) -> bool {
        !self.values.is_empty()
    }

    /// What a cell of this target is to be, and by which rule.
    pub(crate) fn value(&self, of: &Target, cell: &str) -> Option<(usize, &'m str)> {
        let wanted = (Some(of), cell);
        let found = self.values.binary_search_by(|place| key(&self.rules[*place]).cmp(&wanted)).ok()?;
        self.to(self.values[found])
    }

    /// Whether any domain may be mended by a rule.
    pub(crate) fn has_domains(&self) -> bool {
        !self.domains.is_empty()
    }

    /// What addresses of this domain are to end with, and by which rule.
    pub(crate) fn domain(&self, domain: &str) -> Option<(usize, &'m str)> {
        let found = self.domains.binary_search_by(|place| key(&self.rules[*place]).1.cmp(domain)).ok()?;
        self.to(self.domains[found])
    }

    /// The rule that gives postal codes their zeros back, if there is one.
    pub(crate) fn zeros(&self) -> Option<usize> {
        self.zeros
    }

    /// The rule that puts wrongly decoded texts right, if there is one.
    pub(crate) fn mangled(&self) -> Option<usize> {
        self.mangled
    }

    fn to(&self, place: usize) -> Option<(usize, &'m str)> {
        match self.rules.get(place)? {
            Mend::Domain { to, .. } | Mend::Value { to, .. } => Some((place, to)),
            Mend::Zeros | Mend::Mangled => None,
        }
    }
}

/// What a mend is found by.
fn key(mend: &Mend) -> (Option<&Target>, &str) {
    match mend {
        Mend::Domain { from, .. } => (None, from),
        Mend::Value { of, from, .. } => (Some(of), from),
        Mend::Zeros | Mend::Mangled => (None, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_are_found_by_what_they_are_about() {
        let city = Target::Field(ContactField::City);
        let value = |from: &str| Mend::Value { of: city.clone(), from: from.into(), to: from.to_uppercase() };
        let rules =
            [value("b"), Mend::Zeros, Mend::Domain { from: "gmial.com".into(), to: "gmail.com".into() }, value("a")];
        let cell = |offset, column| CellMend { file: 1, index: 0, offset, column, to: "x".into() };
        let cells = [cell(70, 0), cell(20, 2), cell(20, 1), CellMend { file: 0, ..cell(20, 0) }];
        let mender = Mender::new(&rules, &cells, 1);
        assert_eq!(mender.value(&city, "a"), Some((3, "A")));
        assert_eq!(mender.value(&city, "c"), None);
        assert_eq!(mender.value(&Target::Field(ContactField::State), "a"), None);
        assert_eq!(mender.domain("gmial.com"), Some((2, "gmail.com")));
        assert_eq!(mender.domain("gmail.com"), None);
        assert_eq!((mender.zeros(), mender.mangled()), (Some(1), None));
        assert_eq!(mender.row(20).len(), 2);
        assert_eq!(mender.row(70).len(), 1);
        assert!(mender.row(21).is_empty());
    }
}
