//! Data matching: what fills which field and property, as the person sees and changes it.

use segment::country::CountryCode;
use segment::filling::column_of;
use segment::preview::{Column, Inspected};
use segment::sorted::{SortedMap, insert};
use segment::value::DateOrder;
use segment::{ContactField, Filling, Matching, Property, PropertyKind, PropertyName, Rules};

use super::{Review, State};
use crate::screens::matching::{FieldRow, MatchingAct, PropertyRow, waits};

impl State {
    /// The matching that the person sees. Properties whose name is none yet, or is there twice, are not in it.
    pub fn matching(&self) -> Matching {
        let fields = self.fields.iter().filter_map(|row| Some((row.field, row.from.clone()?)));
        let mut properties: Vec<Property> = Vec::new();
        for row in &self.properties {
            if let Some(name) = PropertyName::parse(&row.name)
                && properties.iter().all(|known| known.name != name)
            {
                properties.push(Property { name, kind: row.kind, from: row.from.clone() });
            }
        }
        Matching { fields: fields.collect(), properties }
    }

    /// The rules by which rows are judged, at this moment (seconds since 1970).
    pub fn rules(&self, now: i64) -> Rules {
        Rules {
            matching: self.matching(),
            mends: self.mending.now.mends.clone(),
            cells: self.mending.now.cells.clone(),
            country: self.country,
            orders: self.orders.clone(),
            now,
        }
    }

    pub(super) fn act_matching(&mut self, act: MatchingAct) -> Option<()> {
        let columns = self.open().first().map_or(0, |file| file.columns.len());
        let is_there = |from: &Filling| from.columns().iter().all(|column| *column < columns);
        match act {
            MatchingAct::Fill(field, from) => {
                self.fields.iter_mut().find(|row| row.field == field)?.from = from.filter(is_there);
            }
            MatchingAct::Add(field) => {
                // Nothing is filled by it yet, so what was checked stands.
                self.add_field(field);
                return Some(());
            }
            MatchingAct::Remove(ContactField::Email) => return None,
            MatchingAct::Remove(field) => self.fields.retain(|row| row.field != field),
            MatchingAct::AddProperty(column) => {
                let label = &self.open().first()?.columns.get(column)?.label;
                let name = PropertyName::suggest(label).into();
                self.properties.push(PropertyRow { name, kind: PropertyKind::Text, from: Filling::Column(column) });
            }
            MatchingAct::Property(place, row) => *self.properties.get_mut(place)? = row,
            MatchingAct::RemoveProperty(place) if place < self.properties.len() => {
                self.properties.remove(place);
            }
            MatchingAct::RemoveProperty(_) => return None,
            MatchingAct::Country(country) => self.country = country,
            MatchingAct::Order(column, Some(order)) => self.orders.insert(column, order),
            MatchingAct::Order(column, None) => drop(self.orders.remove(&column)),
            MatchingAct::Private(column, is_sent) => {
                // What is sent stays the same, so what was checked stands.
                self.allowed.retain(|known| *known != column);
                if is_sent {
                    self.allowed.push(column);
                }
                return Some(());
            }
        }
        self.review = Review::Unchecked;
        Some(())
    }

    /// Whether a column that looks private is matched, and nobody has said that it is to be sent.
    pub(super) fn asks_about_private(&self) -> bool {
        let columns = self.open().first().map(|file| file.columns.as_slice()).unwrap_or_default();
        let fields = self.fields.iter().filter_map(|row| row.from.as_ref());
        let mut from = fields.chain(self.properties.iter().map(|row| &row.from));
        from.any(|from| waits(columns, &self.allowed, from))
    }

    fn add_field(&mut self, field: ContactField) {
        if self.fields.iter().all(|row| row.field != field) {
            let row = FieldRow { field, from: None, suggestion: self.suggestions.of(field).clone() };
            insert(&mut self.fields, row, |one, other| one.field < other.field);
        }
    }
}

/// Day or month first by columns, kept by their labels.
pub(super) fn orders_named(orders: &SortedMap<usize, DateOrder>, file: &Inspected) -> Vec<(String, DateOrder)> {
    let label = |column: usize| file.columns.get(column).map(|column| column.label.clone());
    orders.iter().filter_map(|(column, order)| Some((label(*column)?, *order))).collect()
}

/// The same for a file's columns.
pub(super) fn orders_of(kept: &[(String, DateOrder)], columns: &[Column]) -> SortedMap<usize, DateOrder> {
    let labels = || columns.iter().map(|column| column.label.as_str());
    kept.iter().filter_map(|(label, order)| Some((column_of(label, labels())?, *order))).collect()
}

/// Columns by their labels.
pub(super) fn labels_of(columns: &[usize], file: &Inspected) -> Vec<String> {
    columns.iter().filter_map(|column| Some(file.columns.get(*column)?.label.clone())).collect()
}

/// The columns with these labels.
pub(super) fn columns_of(kept: &[String], columns: &[Column]) -> Vec<usize> {
    let labels = || columns.iter().map(|column| column.label.as_str());
    kept.iter().filter_map(|label| column_of(label, labels())).collect()
}

/// A kept country, if it is one.
pub(super) fn country_of(kept: Option<&String>) -> Option<CountryCode> {
    CountryCode::parse(kept?)
}
