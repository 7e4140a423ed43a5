//! From the columns that may fill a field to what is suggested for it.

use super::evidence::{self, Proof};
use super::label::names_somebody_else;
use super::words::Rank;
use super::{Candidate, Reason, Suggestion};
use crate::fold::Key;
use crate::preview::Column;
use crate::{ContactField, Shape};

/// What is suggested for `field`; `own` are its candidates.
pub(super) fn suggestion(field: ContactField, own: &[&Candidate], columns: &[Column]) -> Suggestion {
    match field {
        ContactField::Email => email(own, columns),
        _ if field.is_consent() => unsure(own.iter().map(|candidate| candidate.column), Reason::Consent),
        ContactField::Phone => match guarded(own, columns) {
            Suggestion::Sure(column) => Suggestion::Unsure(vec![column], Reason::Phone),
            Suggestion::Unsure(columns, _) => Suggestion::Unsure(columns, Reason::Phone),
            Suggestion::None => by_values(columns, |column| evidence::of(field, &column.profile) == Proof::Confirms),
        },
        ContactField::Country if own.is_empty() => {
            by_values(columns, |column| evidence::of(field, &column.profile) == Proof::Confirms)
        }
        _ => guarded(own, columns),
    }
}

/// The best of the candidates, unless something about it needs a person.
fn guarded(own: &[&Candidate], columns: &[Column]) -> Suggestion {
    let best = best(own, columns);
    let Suggestion::Sure(column) = best else { return best };
    let Some(chosen) = own.iter().find(|candidate| candidate.column == column) else { return best };
    let why = match (chosen.rank, chosen.proof) {
        (Rank::Doubt, _) => Reason::SomebodyElse,
        (_, Proof::Odd) => Reason::ValuesDiffer,
        (_, Proof::Silent) if needs_proof(chosen.field) => Reason::LabelOnly,
        // What is delivered may go to somebody else.
        (Rank::Other, _) if matches!(chosen.field, ContactField::FirstName | ContactField::LastName) => {
            Reason::SomebodyElse
        }
        _ if chosen.field == ContactField::State && !is_surely_state(column, columns) => Reason::LabelOnly,
        _ if chosen.field == ContactField::Address && columns.iter().any(is_house_number) => Reason::Parts,
        _ => return best,
    };
    Suggestion::Unsure(vec![column], why)
}

/// Fields whose values can be told: a label alone does not do.
const fn needs_proof(field: ContactField) -> bool {
    matches!(field, ContactField::Birthdate | ContactField::Gender | ContactField::Tags)
}

/// "State" is as often what an order is in: it counts beside places only, and where its values are written as names.
fn is_surely_state(column: usize, columns: &[Column]) -> bool {
    let Column { label, profile, .. } = &columns[column];
    let is_bare = Key::of(label).is_some_and(|key| key.as_bytes().ends_with(b"state"));
    !is_bare || has_places(columns) && profile.count(Shape::Name) * 2 >= profile.filled()
}

fn has_places(columns: &[Column]) -> bool {
    const PLACES: &str = "city zip zipcode postalcode postcode town country address street";
    columns.iter().filter_map(|column| Key::of(&column.label)).any(|key| {
        PLACES.split_ascii_whitespace().any(|place| {
            key.as_bytes().ends_with(place.as_bytes())
                || key.as_bytes().strip_suffix(b"1").is_some_and(|key| key.ends_with(place.as_bytes()))
        })
    })
}

fn is_house_number(column: &Column) -> bool {
    const HOUSES: &str = "housenumber houseno housenr hausnummer hausnr huisnummer majanumber majanr maja namonumeris \
        namonr majasnumurs majasnosaukums talonumero numerodecalle";
    column.profile.filled() > 0
        && Key::of(&column.label)
            .is_some_and(|key| HOUSES.split_ascii_whitespace().any(|house| house.as_bytes() == key.as_bytes()))
}

fn best(own: &[&Candidate], columns: &[Column]) -> Suggestion {
    let standing: Vec<&Candidate> = own.iter().copied().filter(|candidate| candidate.stands()).collect();
    let is_empty = |candidate: &Candidate| columns[candidate.column].profile.filled() == 0;
    let Some(best) = standing.iter().map(|candidate| candidate.rank).min() else {
        let vague = own.iter().filter(|candidate| candidate.rank != Rank::Paired);
        return unsure(vague.map(|candidate| candidate.column), Reason::LabelOnly);
    };
    let mut first: Vec<&Candidate> = standing.iter().copied().filter(|candidate| candidate.rank == best).collect();
    if first.iter().all(|candidate| is_empty(candidate)) {
        // An empty column with the better label against a filled one: the label alone does not decide.
        if standing.iter().any(|candidate| !is_empty(candidate)) {
            return unsure(standing.iter().map(|candidate| candidate.column), Reason::Several);
        }
    } else {
        first.retain(|candidate| !is_empty(candidate));
    }
    if first.iter().any(|candidate| candidate.proof == Proof::Confirms) {
        first.retain(|candidate| candidate.proof == Proof::Confirms);
    }
    match first.as_slice() {
        [only] => Suggestion::Sure(only.column),
        // A column that is there twice.
        [one, others @ ..] if !is_empty(one) && others.iter().all(|other| is_same(one, other, columns)) => {
            Suggestion::Sure(one.column)
        }
        several => unsure(several.iter().map(|candidate| candidate.column), Reason::Several),
    }
}

fn is_same(one: &Candidate, other: &Candidate, columns: &[Column]) -> bool {
    let (one, other) = (&columns[one.column], &columns[other.column]);
    one.samples == other.samples && one.profile == other.profile
}

/// As for other fields, but a column full of addresses counts even under a label that says nothing.
fn email(own: &[&Candidate], columns: &[Column]) -> Suggestion {
    if own.iter().any(|candidate| candidate.proof == Proof::Confirms) {
        return guarded(own, columns);
    }
    let full: Vec<usize> =
        (0..columns.len()).filter(|&column| evidence::are_addresses(&columns[column].profile)).collect();
    match full.as_slice() {
        [] => guarded(own, columns),
        &[only] if own.is_empty() && speaks_for_itself(&columns[only]) => Suggestion::Sure(only),
        [_, _, ..] => unsure(own.iter().map(|candidate| candidate.column).chain(full), Reason::Several),
        _ => unsure(own.iter().map(|candidate| candidate.column).chain(full), Reason::ValuesOnly),
    }
}

/// Whether a column of addresses may be taken for the people's own without asking.
fn speaks_for_itself(column: &Column) -> bool {
    // The same address in every row is somebody else's, and so are an owner's or a manager's.
    is_unnamed(column) || column.profile.different() > 1 && !names_somebody_else(&column.label)
}

fn is_unnamed(column: &Column) -> bool {
    Key::of(&column.label).is_none_or(|key| {
        key.as_bytes().strip_prefix(b"column").is_some_and(|rest| rest.iter().all(u8::is_ascii_digit))
    })
}

/// Columns without a name whose values look like the field's.
fn by_values(columns: &[Column], fits: impl Fn(&Column) -> bool) -> Suggestion {
    const ENOUGH: u16 = 3;
    let fits = |column: &Column| is_unnamed(column) && column.profile.filled() >= ENOUGH && fits(column);
    unsure((0..columns.len()).filter(|&column| fits(&columns[column])), Reason::ValuesOnly)
}

fn unsure(columns: impl Iterator<Item = usize>, why: Reason) -> Suggestion {
    let columns = crate::sorted::sorted(columns, |one, other| one < other);
    if columns.is_empty() { Suggestion::None } else { Suggestion::Unsure(columns, why) }
}
