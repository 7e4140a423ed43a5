//! What is known of the segment from its last file, and whether it is to be kept for the next.

use export::recipe::{Applied, Gone, NamedProperty, Recipe};
use segment::matching::Suggestions;
use segment::preview::Inspected;
use segment::{Filling, Matching, Policy, PropertyName, Target};

use super::matching::orders_named;
use super::{Choices, Mending, Origin, Review, State};
use crate::screens::matching::{FieldRow, PropertyRow};

/// What was kept of the segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recall {
    /// Name of the segment: its tag as it was suggested.
    pub segment: String,
    /// Whether the choices are kept for the next file.
    pub remember: bool,
    /// Whether those of an earlier file were taken.
    pub taken: bool,
    /// Columns that are not there any more: to be asked about.
    pub gone: Vec<Gone>,
}

impl State {
    /// Takes what was chosen for the segment's last file.
    pub(super) fn take_recipe(&mut self, recipe: Recipe, file: &Inspected, suggestions: &Suggestions) {
        let Applied { matching, orders, gone } = recipe.apply(&file.columns, &suggestions.matching());
        self.fields = rows(&matching, &recipe, &gone, suggestions);
        self.properties = matching
            .properties
            .into_iter()
            .map(|property| PropertyRow { name: property.name.into(), kind: property.kind, from: property.from })
            .collect();
        (self.orders, self.country) = (orders, recipe.country);
        let policy =
            Policy { winner: recipe.winner, strict: recipe.strict, says_no: recipe.says_no, ..Policy::default() };
        self.mending = Mending::new(Choices { mends: recipe.mends, cells: Vec::new(), policy });
        self.recall = Recall { remember: true, taken: true, gone, ..std::mem::take(&mut self.recall) };
    }

    /// Whether choices can be kept for a next file: the sample has none.
    pub fn may_remember(&self) -> bool {
        self.origin == Origin::Own && !self.open().is_empty() && !self.recall.segment.is_empty()
    }

    /// Whether they are.
    pub fn remembers(&self) -> bool {
        self.recall.remember && self.may_remember()
    }

    /// What is to be kept for the segment's next file; none where nothing is to be.
    pub fn recipe(&self) -> Option<Recipe> {
        self.recipe_now().filter(|_| self.remembers())
    }

    /// What is chosen about the segment's file; none before there is one.
    pub fn recipe_now(&self) -> Option<Recipe> {
        let file = self.open().first()?;
        let named = |from: &Filling| from.named(&file.columns);
        let properties = self.properties.iter().filter_map(|row| {
            let name = PropertyName::parse(&row.name)?;
            Some(NamedProperty { name, kind: row.kind, from: named(&row.from)? })
        });
        let Choices { mends, policy, .. } = self.mending.now.clone();
        Some(Recipe {
            fields: self.fields.iter().filter_map(|row| Some((row.field, named(row.from.as_ref()?)?))).collect(),
            properties: properties.collect(),
            country: self.country,
            orders: orders_named(&self.orders, file),
            mends,
            winner: policy.winner,
            strict: policy.strict,
            says_no: policy.says_no,
        })
    }

    /// Whether a column that is gone is the one that it may be now.
    pub(super) fn answer_gone(&mut self, place: usize, is_same: bool) -> Option<()> {
        if place >= self.recall.gone.len() {
            return None;
        }
        let gone = self.recall.gone.remove(place);
        let Some(column) = gone.perhaps.filter(|_| is_same) else { return Some(()) };
        let Target::Field(field) = gone.of else { return Some(()) };
        let row = self.fields.iter_mut().find(|row| row.field == field)?;
        row.from = Some(match row.from.take() {
            Some(Filling::Joined(mut columns)) => {
                columns.push(column);
                Filling::Joined(columns)
            }
            _ => Filling::Column(column),
        });
        self.review = Review::Unchecked;
        Some(())
    }
}

/// The fields that were filled last time, and those that columns look like: they stay open, so that nothing is sent
/// that was not sent before without anybody's word.
fn rows(matching: &Matching, recipe: &Recipe, gone: &[Gone], suggestions: &Suggestions) -> Vec<FieldRow> {
    segment::ContactField::ALL
        .into_iter()
        .map(|field| FieldRow {
            field,
            from: matching.fields.get(&field).cloned(),
            suggestion: suggestions.of(field).clone(),
        })
        .filter(|row| {
            let is_gone = gone.iter().any(|gone| gone.of == Target::Field(row.field));
            row.field == segment::ContactField::Email || recipe.fields.get(&row.field).is_some() || is_gone
        })
        .collect()
}
