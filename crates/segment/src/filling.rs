//! What fills which field: columns of the file, several joined, or a constant.

use serde::{Deserialize, Serialize};

use crate::ContactField;
use crate::fold::lower;
use crate::mend::Target;
use crate::preview::Column;
use crate::property::PropertyName;
use crate::sorted::SortedMap;

/// Where the values of a field come from. Columns are 0-based positions in the file, or labels where a choice is kept
/// for other files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Filling<C = usize> {
    /// A column.
    Column(C),
    /// Several columns, joined by ", " where they hold something: street and house number, address lines.
    Joined(Vec<C>),
    /// The same value for everybody.
    Constant(String),
}

impl<C> Filling<C> {
    /// The columns, in order.
    pub fn columns(&self) -> &[C] {
        match self {
            Self::Column(column) => std::slice::from_ref(column),
            Self::Joined(columns) => columns,
            Self::Constant(_) => &[],
        }
    }

    /// The same with other columns, each found by `find`; none where none of them is there.
    pub fn map<D>(&self, find: impl Fn(&C) -> Option<D>) -> Option<Filling<D>> {
        match self {
            Self::Column(column) => find(column).map(Filling::Column),
            Self::Joined(columns) => {
                let found: Vec<D> = columns.iter().filter_map(find).collect();
                (!found.is_empty()).then_some(Filling::Joined(found))
            }
            Self::Constant(text) => Some(Filling::Constant(text.clone())),
        }
    }
}

impl Filling {
    /// The same by labels of these columns.
    pub fn named(&self, columns: &[Column]) -> Option<Filling<String>> {
        self.map(|column| Some(columns.get(*column)?.label.clone()))
    }

    /// What a person says of it: a column's label, several joined by ` + `, a constant in braces. `label` finds a
    /// column by its label; none where one is not there, or where nothing is said.
    pub fn parse(said: &str, label: impl Fn(&str) -> Option<usize>) -> Option<Self> {
        // A label may look like anything.
        if let Some(column) = label(said) {
            return Some(Self::Column(column));
        }
        if let Some(constant) = said.strip_prefix('{').and_then(|said| said.strip_suffix('}')) {
            return (!constant.is_empty()).then(|| Self::Constant(constant.to_owned()));
        }
        let columns = said.split(" + ").map(label).collect::<Option<Vec<usize>>>()?;
        (columns.len() > 1).then_some(Self::Joined(columns))
    }
}

/// A filling as `check --json` tells it: the column's label, a list of labels, or `{"value": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Told {
    /// A column's label.
    Column(String),
    /// Labels of joined columns.
    Joined(Vec<String>),
    /// The same for everybody.
    Constant {
        /// The value.
        value: String,
    },
}

impl Told {
    /// A filling from these columns.
    pub fn of(from: &Filling, columns: &[Column]) -> Self {
        let label = |column: &usize| columns.get(*column).map_or_else(String::new, |column| column.label.clone());
        match from {
            Filling::Column(column) => Self::Column(label(column)),
            Filling::Joined(columns) => Self::Joined(columns.iter().map(label).collect()),
            Filling::Constant(value) => Self::Constant { value: value.clone() },
        }
    }
}

/// What a custom property holds. Omnisend fixes a property's type with its first value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PropertyKind {
    /// Any text of at most 2,048 characters.
    #[default]
    Text,
    /// A number.
    Number,
    /// True or false.
    TrueFalse,
    /// A date, with or without a time.
    Date,
    /// Several texts in one cell, with this character between them.
    List(char),
}

/// A custom property and what fills it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Property {
    /// Name in Omnisend.
    pub name: PropertyName,
    /// Type of its values.
    pub kind: PropertyKind,
    /// Where they come from.
    pub from: Filling,
}

/// What fills which field and property. A column may fill several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Matching {
    /// What fills each field.
    pub fields: SortedMap<ContactField, Filling>,
    /// Custom properties, in the order in which they were added.
    pub properties: Vec<Property>,
}

impl Matching {
    /// The matching of single columns.
    pub fn of(columns: impl IntoIterator<Item = (ContactField, usize)>) -> Self {
        let fields = columns.into_iter().map(|(field, column)| (field, Filling::Column(column)));
        Self { fields: fields.collect(), properties: Vec::new() }
    }

    /// The column that alone fills `field`.
    pub fn column(&self, field: ContactField) -> Option<usize> {
        match self.fields.get(&field) {
            Some(Filling::Column(column)) => Some(*column),
            _ => None,
        }
    }

    /// Whether somebody can be sent: a column holds the addresses.
    pub fn has_email(&self) -> bool {
        self.column(ContactField::Email).is_some()
    }

    /// What fills a field or property.
    pub fn filling(&self, of: &Target) -> Option<&Filling> {
        match of {
            Target::Field(field) => self.fields.get(field),
            Target::Property(name) => {
                self.properties.iter().find(|property| property.name == *name).map(|property| &property.from)
            }
        }
    }

    /// Fills a field or property from there, or no more.
    pub fn fill(&mut self, of: &Target, from: Option<Filling>) {
        match (of, from) {
            (Target::Field(field), Some(from)) => self.fields.insert(*field, from),
            (Target::Field(field), None) => drop(self.fields.remove(field)),
            (Target::Property(name), from) => {
                let place = self.properties.iter().position(|property| property.name == *name);
                match (place, from) {
                    (Some(place), Some(from)) => self.properties[place].from = from,
                    (Some(place), None) => drop(self.properties.remove(place)),
                    (None, Some(from)) => {
                        self.properties.push(Property { name: name.clone(), kind: PropertyKind::default(), from });
                    }
                    (None, None) => {}
                }
            }
        }
    }

    /// Everything that is filled, fields first.
    pub fn filled(&self) -> impl Iterator<Item = (Target, &Filling)> {
        let fields = self.fields.iter().map(|(field, from)| (Target::Field(*field), from));
        let properties = self.properties.iter();
        fields.chain(properties.map(|property| (Target::Property(property.name.clone()), &property.from)))
    }

    /// All columns that are sent in some way; some may be there twice.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        let properties = self.properties.iter().map(|property| &property.from);
        self.fields.values().chain(properties).flat_map(Filling::columns).copied()
    }

    /// The same choice for another file: columns are found again by their labels; one that is missing there fills
    /// nothing.
    #[must_use]
    pub fn carried(&self, from: &[Column], to: &[Column]) -> Self {
        let find = |column: &usize| column_of(&from.get(*column)?.label, to.iter().map(|other| other.label.as_str()));
        let fields = self.fields.iter().filter_map(|(field, filling)| Some((*field, filling.map(find)?)));
        let properties = self.properties.iter().filter_map(|property| {
            let from = property.from.map(find)?;
            Some(Property { from, ..property.clone() })
        });
        Self { fields: fields.collect(), properties: properties.collect() }
    }
}

/// Which of these labels is the same: letter by letter, else whatever the case (of ASCII) and the spaces around.
pub fn column_of<'l>(label: &str, mut among: impl Iterator<Item = &'l str> + Clone) -> Option<usize> {
    let alike = among.clone().position(|other| other.trim().eq_ignore_ascii_case(label.trim()));
    among.position(|other| other == label).or(alike)
}

/// Whether two labels are the same but for case, spaces and signs.
pub fn are_alike(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).map(lower).collect::<String>();
    let one = letters(one);
    !one.is_empty() && one == letters(other)
}
