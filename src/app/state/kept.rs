//! What is kept over a reload of the tab, and how it is taken up again.

use export::ConsentForm;
use segment::matching::Suggestions;
use segment::preview::Inspected;
use segment::value::DateOrder;
use segment::{Choice, ContactField, Filling};
use serde::{Deserialize, Serialize};

use super::files::suggested;
use super::matching::{columns_of, country_of, labels_of, orders_named, orders_of};
use super::{Choices, Files, Mending, Origin, Run, State};
use crate::parts::Step;
use crate::screens::matching::{FieldRow, PropertyRow};
use crate::screens::send::Tag;

/// What is kept over a reload: everything that a person typed or chose, no row and no key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The screen.
    pub step: Step,
    /// Names of the files.
    pub names: Vec<String>,
    /// Whose they are.
    pub origin: Origin,
    /// The fields and the labels of their columns.
    pub fields: Vec<(ContactField, Option<Filling<String>>)>,
    /// Custom properties, likewise.
    #[serde(default)]
    pub properties: Vec<PropertyRow<String>>,
    /// The country of phone numbers and postal codes.
    #[serde(default)]
    pub country: Option<String>,
    /// Day or month first, by label.
    #[serde(default)]
    pub orders: Vec<(String, DateOrder)>,
    /// Columns that look private and are sent all the same, by label.
    #[serde(default)]
    pub allowed: Vec<String>,
    /// What was put right and chosen about rows.
    #[serde(default)]
    pub choices: Choices,
    /// What was chosen and typed about subscriptions.
    #[serde(default)]
    pub consent: ConsentForm,
    /// Whether the choices are kept for the segment's next file.
    #[serde(default)]
    pub remember: bool,
    /// Name of the segment: its tag as it was suggested.
    #[serde(default)]
    pub segment: String,
    /// Sizes of the files: corrections of single cells belong to just these.
    #[serde(default)]
    pub sizes: Vec<u64>,
    /// Names of the segments that wait for their turn.
    #[serde(default)]
    pub waiting: Vec<String>,
    /// The tag.
    pub tag: Tag,
    /// Share of Omnisend's limit.
    pub share: u32,
    /// How the files are read, as far as the person said.
    #[serde(default)]
    pub choice: Choice,
    /// Display name of the connection.
    pub connection: String,
    /// The agreement.
    pub agreed: bool,
}

impl State {
    /// What to keep over a reload; before there is a file and after the run only which segments are to come.
    pub fn kept(&self) -> Option<Kept> {
        let first = match &self.files {
            _ if matches!(self.run, Run::Done(_)) => return self.kept_to_come(&[]),
            Files::Again(kept)
            | Files::Asked(_, Some(kept))
            | Files::Reading(_, _, Some(kept))
            | Files::Refused(_, _, Some(kept)) => return Some(Kept { waiting: self.to_come(), ..(**kept).clone() }),
            Files::Open(files) => files.first()?,
            // What is just being read is not sent either.
            Files::Reading(_, names, None) => return self.kept_to_come(&names[..names.len().min(1)]),
            Files::None | Files::Asked(..) | Files::Refused(..) => return self.kept_to_come(&[]),
        };
        let named = |from: &Filling| from.named(&first.columns);
        Some(Kept {
            step: self.step.min(Step::Send),
            names: self.open().iter().map(|file| file.name.clone()).collect(),
            origin: self.origin,
            fields: self.fields.iter().map(|row| (row.field, row.from.as_ref().and_then(named))).collect(),
            properties: self
                .properties
                .iter()
                .filter_map(|row| Some(PropertyRow { name: row.name.clone(), kind: row.kind, from: named(&row.from)? }))
                .collect(),
            country: self.country.map(Into::into),
            orders: orders_named(&self.orders, first),
            allowed: labels_of(&self.allowed, first),
            choices: self.mending.now.clone(),
            consent: self.consent.clone(),
            remember: self.recall.remember,
            segment: self.recall.segment.clone(),
            sizes: self.open().iter().map(|file| file.size).collect(),
            waiting: self.to_come(),
            tag: self.tag.clone(),
            share: self.share,
            choice: self.choice.clone(),
            connection: self.connection.name.clone(),
            agreed: self.connection.agreed,
        })
    }

    /// Which segments are to come, beside `now`; none where none is.
    fn kept_to_come(&self, now: &[String]) -> Option<Kept> {
        let to_come = self.to_come();
        (!to_come.is_empty()).then(|| Kept {
            waiting: [now, &to_come].concat(),
            share: self.share,
            connection: self.connection.name.clone(),
            agreed: self.connection.agreed,
            ..Kept::default()
        })
    }

    /// What was kept over a reload and still counts.
    pub(super) fn take_kept(&mut self) -> Option<Box<Kept>> {
        match std::mem::replace(&mut self.files, Files::None) {
            Files::Again(kept) => Some(kept),
            Files::Asked(_, kept) | Files::Reading(_, _, kept) | Files::Refused(_, _, kept) => kept,
            Files::None | Files::Open(_) => None,
        }
    }

    /// Takes up what was kept, as far as it is true of these files.
    pub(super) fn restore(&mut self, kept: Kept, files: &[Inspected], suggestions: &Suggestions) {
        let Some(first) = files.first() else { return };
        self.fields = again(&kept, first, suggestions);
        self.properties = properties_again(&kept, first);
        self.orders = orders_of(&kept.orders, &first.columns);
        self.allowed = columns_of(&kept.allowed, &first.columns);
        self.country = country_of(kept.country.as_ref());
        let Kept { mut choices, sizes, remember, consent, .. } = kept;
        // Corrections of single cells are found by their places in just these files.
        if sizes != files.iter().map(|file| file.size).collect::<Vec<_>>() {
            choices.cells.clear();
        }
        self.mending = Mending::new(choices);
        (self.recall.remember, self.consent) = (remember, consent);
    }
}

/// The fields as they were before a reload. A column that is gone is suggested anew.
fn again(kept: &Kept, file: &Inspected, suggestions: &Suggestions) -> Vec<FieldRow> {
    let known = |label: &String| file.columns.iter().position(|column| column.label == *label);
    let mut labels = kept.fields.iter().filter_map(|(_, from)| from.as_ref()).flat_map(Filling::columns);
    if labels.all(|label| known(label).is_none()) {
        return suggested(suggestions);
    }
    let sure = suggestions.matching();
    kept.fields
        .iter()
        .map(|(field, from)| FieldRow {
            field: *field,
            from: from.as_ref().and_then(|from| from.map(known).or_else(|| sure.fields.get(field).cloned())),
            suggestion: suggestions.of(*field).clone(),
        })
        .collect()
}

/// The custom properties as they were before a reload, but for those whose columns are gone.
fn properties_again(kept: &Kept, file: &Inspected) -> Vec<PropertyRow> {
    let known = |label: &String| file.columns.iter().position(|column| column.label == *label);
    let row = |row: &PropertyRow<String>| {
        Some(PropertyRow { name: row.name.clone(), kind: row.kind, from: row.from.map(known)? })
    };
    kept.properties.iter().filter_map(row).collect()
}
