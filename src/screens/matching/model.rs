//! What the screen shows and what a person changes on it, as values.

use segment::country::CountryCode;
use segment::matching::Suggestion;
use segment::value::DateOrder;
use segment::{ContactField, Filling, PropertyKind};
use serde::{Deserialize, Serialize};

use super::fields;

/// A field with the column that fills it.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// The field.
    pub field: ContactField,
    /// What fills it; none while nothing does.
    pub from: Option<Filling>,
    /// What was suggested for it.
    pub suggestion: Suggestion,
}

/// A custom property as a person describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PropertyRow<C = usize> {
    /// Name, as typed.
    pub name: String,
    /// Type.
    pub kind: PropertyKind,
    /// What fills it.
    pub from: Filling<C>,
}

/// What a person changes on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum MatchingAct {
    /// A field is filled from there, or not.
    Fill(ContactField, Option<Filling>),
    /// A field more.
    Add(ContactField),
    /// A field less.
    Remove(ContactField),
    /// A custom property more, from this column.
    AddProperty(usize),
    /// A custom property is otherwise.
    Property(usize, PropertyRow),
    /// A custom property less.
    RemoveProperty(usize),
    /// The country of phone numbers and postal codes that do not name theirs.
    Country(Option<CountryCode>),
    /// Whether day or month comes first in a column.
    Order(usize, Option<DateOrder>),
    /// A column that looks private is sent all the same, or not.
    Private(usize, bool),
}

/// How a field came to its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// As suggested, without doubt.
    Sure,
    /// Columns look like it; a person has to say.
    YourCall,
    /// A person said.
    Chosen,
    /// No column.
    Unmatched,
}

impl FieldRow {
    /// How the field came to its column.
    pub fn certainty(&self) -> Certainty {
        // Nothing is joined yet, or nothing was typed.
        let from = self.from.as_ref().filter(|from| fields::is_filled(from));
        match (from, &self.suggestion) {
            (Some(Filling::Column(column)), Suggestion::Sure(sure)) if column == sure => Certainty::Sure,
            (Some(_), _) => Certainty::Chosen,
            (None, _) if self.from.is_some() => Certainty::Unmatched,
            (None, Suggestion::Unsure(..)) => Certainty::YourCall,
            (None, _) => Certainty::Unmatched,
        }
    }
}

#[cfg(test)]
mod tests {
    use segment::matching::Reason;

    use super::*;

    fn row(column: Option<usize>, suggestion: Suggestion) -> Certainty {
        FieldRow { field: ContactField::City, from: column.map(Filling::Column), suggestion }.certainty()
    }

    #[test]
    fn a_person_who_takes_the_sure_column_again_is_as_sure() {
        assert_eq!(row(Some(1), Suggestion::Sure(1)), Certainty::Sure);
        assert_eq!(row(Some(2), Suggestion::Sure(1)), Certainty::Chosen);
        assert_eq!(row(None, Suggestion::Sure(1)), Certainty::Unmatched);
        assert_eq!(row(None, Suggestion::Unsure(vec![1, 2], Reason::Several)), Certainty::YourCall);
        assert_eq!(row(Some(1), Suggestion::Unsure(vec![1, 2], Reason::Several)), Certainty::Chosen);
        assert_eq!(row(None, Suggestion::None), Certainty::Unmatched);
    }

    #[test]
    fn what_is_not_said_yet_fills_nothing() {
        let row = |from| FieldRow {
            field: ContactField::City,
            from: Some(from),
            suggestion: Suggestion::Unsure(vec![1], Reason::LabelOnly),
        };
        assert_eq!(row(Filling::Joined(Vec::new())).certainty(), Certainty::Unmatched);
        assert_eq!(row(Filling::Constant(" ".into())).certainty(), Certainty::Unmatched);
        assert_eq!(row(Filling::Constant("Tartu".into())).certainty(), Certainty::Chosen);
        assert_eq!(row(Filling::Joined(vec![1, 2])).certainty(), Certainty::Chosen);
    }
}
