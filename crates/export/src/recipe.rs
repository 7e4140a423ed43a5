//! What a person chose about a segment's file, kept for its next one: columns by their labels, mends as rules. No row,
//! no key, and no address but those that a mend names.

use segment::country::CountryCode;
use segment::filling::{are_alike, column_of};
use segment::preview::Column;
use segment::sorted::SortedMap;
use segment::value::DateOrder;
use segment::{
    Code, ContactField, Filling, Matching, Mend, Property, PropertyKind, PropertyName, SaysNo, Target, Winner,
};
use serde::{Deserialize, Serialize};

/// A custom property, filled from columns by their labels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NamedProperty {
    /// Name in Omnisend.
    pub name: PropertyName,
    /// Type.
    pub kind: PropertyKind,
    /// What fills it.
    pub from: Filling<String>,
}

/// The choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recipe {
    /// What fills each field.
    pub fields: SortedMap<ContactField, Filling<String>>,
    /// Custom properties.
    pub properties: Vec<NamedProperty>,
    /// The country of phone numbers and postal codes that do not name theirs.
    pub country: Option<CountryCode>,
    /// Day or month first, by column.
    pub orders: Vec<(String, DateOrder)>,
    /// Mends that are rules.
    pub mends: Vec<Mend>,
    /// Which of several rows with one address is sent.
    pub winner: Winner,
    /// Rows with one of these are left out.
    pub strict: Vec<Code>,
    /// What becomes of those who say No.
    pub says_no: SaysNo,
}

/// A column that a recipe names and a file does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// What it filled.
    pub of: Target,
    /// Its label.
    pub label: String,
    /// The column that it may be now (0-based), for the person to say.
    pub perhaps: Option<usize>,
}

/// A recipe for a file's columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// What fills each field, as far as the columns are there.
    pub matching: Matching,
    /// Day or month first, by column.
    pub orders: SortedMap<usize, DateOrder>,
    /// What is to be asked about: where nobody is to be asked, the file cannot be sent.
    pub gone: Vec<Gone>,
}

impl Recipe {
    /// The recipe for a file with these columns. `suggested` is what the file itself suggests.
    pub fn apply(&self, columns: &[Column], suggested: &Matching) -> Applied {
        let find = |label: &String| column_of(label, columns.iter().map(|column| column.label.as_str()));
        let mut applied = Applied::default();
        for (field, from) in self.fields.iter() {
            let of = Target::Field(*field);
            applied.fill(&of, from, &find, |matching, from| {
                matching.fields.insert(*field, from);
            });
        }
        for NamedProperty { name, kind, from } in &self.properties {
            applied.fill(&Target::Property(name.clone()), from, &find, |matching, from| {
                matching.properties.push(Property { name: name.clone(), kind: *kind, from });
            });
        }
        applied.orders = self.orders.iter().filter_map(|(label, order)| Some((find(label)?, *order))).collect();
        let used: Vec<usize> = applied.matching.columns().collect();
        for gone in &mut applied.gone {
            // What the file suggests for it; else the only label that is the same but for its signs and spaces.
            let suggested = suggested.filling(&gone.of).and_then(|from| match from {
                Filling::Column(column) => Some(*column),
                _ => None,
            });
            let mut alike = columns.iter().enumerate().filter(|(_, column)| are_alike(&column.label, &gone.label));
            let alike = alike.next().filter(|_| alike.next().is_none()).map(|(at, _)| at);
            gone.perhaps = suggested.or(alike).filter(|column| !used.contains(column));
        }
        applied
    }
}

impl Applied {
    fn fill(
        &mut self,
        of: &Target,
        from: &Filling<String>,
        find: &impl Fn(&String) -> Option<usize>,
        put: impl FnOnce(&mut Matching, Filling),
    ) {
        let gone = from.columns().iter().filter(|label| find(label).is_none());
        self.gone.extend(gone.map(|label| Gone { of: of.clone(), label: label.clone(), perhaps: None }));
        if let Some(from) = from.map(find) {
            put(&mut self.matching, from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(labels: &[&str]) -> Vec<Column> {
        labels.iter().map(|label| Column::new(*label, std::iter::empty())).collect()
    }

    fn recipe() -> Recipe {
        let column = |label: &str| Filling::Column(label.to_owned());
        Recipe {
            fields: [
                (ContactField::Email, column("EMail")),
                (ContactField::Address, Filling::Joined(vec!["Street".into(), "House".into()])),
                (ContactField::Country, Filling::Constant("EE".into())),
            ]
            .into(),
            properties: vec![NamedProperty {
                name: PropertyName::parse("Tier").unwrap(),
                kind: PropertyKind::Number,
                from: column("Loyalty Tier"),
            }],
            orders: vec![("Born".into(), DateOrder::DayFirst), ("Gone".into(), DateOrder::MonthFirst)],
            ..Recipe::default()
        }
    }

    #[test]
    fn columns_are_found_by_their_labels_wherever_they_stand() {
        let applied =
            recipe().apply(&columns(&["House", "Born", "Loyalty Tier", "email", "Street"]), &Matching::default());
        assert_eq!(applied.matching.column(ContactField::Email), Some(3), "whatever the case");
        assert_eq!(applied.matching.fields.get(&ContactField::Address), Some(&Filling::Joined(vec![4, 0])));
        assert_eq!(applied.matching.properties[0].from, Filling::Column(2));
        assert_eq!(applied.orders.get(&1), Some(&DateOrder::DayFirst));
        assert!(applied.gone.is_empty());
    }

    #[test]
    fn a_column_that_is_gone_is_asked_about_and_never_taken_for_another() {
        let columns = columns(&["E-mail", "Street", "Tier", "Other"]);
        let applied = recipe().apply(&columns, &Matching::of([(ContactField::Email, 0)]));
        assert_eq!(applied.matching.column(ContactField::Email), None);
        let told: Vec<_> = applied.gone.iter().map(|gone| (gone.label.as_str(), gone.perhaps)).collect();
        assert_eq!(told, [("EMail", Some(0)), ("House", None), ("Loyalty Tier", None)]);
        assert_eq!(applied.matching.fields.get(&ContactField::Address), Some(&Filling::Joined(vec![1])));
        assert!(applied.matching.properties.is_empty());
        let renamed = recipe().apply(&columns, &Matching::default());
        assert_eq!(renamed.gone[0].perhaps, Some(0), "the same letters");
    }

    #[test]
    fn a_recipe_is_kept_as_text() {
        let text = serde_json::to_string(&recipe()).unwrap();
        assert_eq!(serde_json::from_str::<Recipe>(&text).unwrap(), recipe());
    }
}
