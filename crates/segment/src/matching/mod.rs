//! Which column fills which field, suggested from the columns' labels and from what is in them.
//!
//! A label suggests a field only as a whole ("Email consent" is no e-mail, "City of birth" no city), and values can
//! refuse what a label suggests. A wrong suggestion costs more than a missing one: where two columns are equally good,
//! or only the label of one speaks for it, the choice is left to the person, and so it always is for phones and
//! consents.

mod assign;
mod choose;
mod consent;
mod evidence;
mod label;
mod words;

use serde::{Deserialize, Serialize};

use crate::fold::Key;
use crate::preview::Column;
use crate::sorted::{SortedMap, sorted};
use crate::{ContactField, Matching, Refusal};
use assign::Edge;
use evidence::Proof;
use label::Reader;
use words::{Claim, Rank};

/// What is suggested for one field. Columns are 0-based positions in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Suggestion {
    /// This column.
    Sure(usize),
    /// One of these, or none; a person has to say, for this reason.
    Unsure(Vec<usize>, Reason),
    /// No column speaks for the field.
    #[default]
    None,
}

/// Why a person has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Several columns fit as well.
    Several,
    /// Only the label says so, or it may say something else.
    LabelOnly,
    /// Only the values look so.
    ValuesOnly,
    /// The label says so, but the values look like something else.
    ValuesDiffer,
    /// The label speaks of people who may be others than the row's own.
    SomebodyElse,
    /// The value is spread over several columns.
    Parts,
    /// It says what a person agreed to.
    Consent,
    /// A phone number is a way to reach people.
    Phone,
}

/// What is suggested for each field. A column is suggested for one field at the most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions(SortedMap<ContactField, Suggestion>);

impl Suggestions {
    /// What is suggested for `field`.
    pub fn of(&self, field: ContactField) -> &Suggestion {
        self.0.get(&field).unwrap_or(&Suggestion::None)
    }

    /// The matching to start from: what is sure, nothing else.
    pub fn matching(&self) -> Matching {
        let sure = self.0.iter().filter_map(|(field, suggestion)| match suggestion {
            Suggestion::Sure(column) => Some((*field, *column)),
            Suggestion::Unsure(..) | Suggestion::None => None,
        });
        Matching::of(sure)
    }

    /// Why nobody can be sent as long as no person chose a column for the address.
    pub fn why_no_email(&self) -> Refusal {
        match self.of(ContactField::Email) {
            Suggestion::Unsure(..) => Refusal::WhichEmail,
            Suggestion::Sure(_) | Suggestion::None => Refusal::NoEmail,
        }
    }
}

/// Suggests a matching for a file's columns.
pub fn suggest(columns: &[Column]) -> Suggestions {
    let reader = Reader::new(columns);
    // By label, so that the order of columns decides nothing.
    let order = sorted(0..columns.len(), |&one: &usize, &other: &usize| columns[one].label < columns[other].label);
    let mut all: Vec<Candidate> =
        order.into_iter().flat_map(|column| Candidate::of(column, &columns[column], &reader)).collect();
    let paired: Vec<bool> = all.iter().map(|one| all.iter().any(|other| one.is_pair_of(other))).collect();
    for (candidate, paired) in all.iter_mut().zip(paired) {
        candidate.is_paired = paired;
    }
    keep_best(&mut all);
    let of = |field| {
        let own: Vec<&Candidate> = all.iter().filter(|candidate| candidate.field == field).collect();
        choose::suggestion(field, &own, columns)
    };
    let mut suggestions: SortedMap<_, _> = ContactField::ALL.into_iter().map(|field| (field, of(field))).collect();
    keep_places_together(&mut suggestions, &all);
    Suggestions(suggestions)
}

/// A delivery address's city does not go with a billing address's street: where the main address has some part, the
/// parts of another one are left to the person.
fn keep_places_together(suggestions: &mut SortedMap<ContactField, Suggestion>, all: &[Candidate]) {
    use ContactField::{Address, City, Country, PostalCode, State};
    let rank = |field: ContactField, suggestion: &Suggestion| match suggestion {
        Suggestion::Sure(column) if matches!(field, Address | City | Country | PostalCode | State) => {
            let is_it = |candidate: &&Candidate| candidate.column == *column && candidate.field == field;
            all.iter().find(is_it).map(|candidate| candidate.rank)
        }
        _ => None,
    };
    let is_main = |rank| rank == Some(Rank::Main) || rank == Some(Rank::Plain);
    if suggestions.iter().any(|(field, suggestion)| is_main(rank(*field, suggestion))) {
        for (field, suggestion) in suggestions.iter_mut() {
            if rank(*field, suggestion) == Some(Rank::Other)
                && let Suggestion::Sure(column) = *suggestion
            {
                *suggestion = Suggestion::Unsure(vec![column], Reason::Parts);
            }
        }
    }
}

/// Leaves each column to one field: the one that it fills in the best assignment of all, else its own best.
fn keep_best(all: &mut Vec<Candidate>) {
    let place = |column: usize, known: &[usize]| known.iter().position(|&other| other == column);
    let mut known: Vec<usize> = Vec::new();
    for candidate in all.iter() {
        if known.last() != Some(&candidate.column) {
            known.push(candidate.column);
        }
    }
    let mut edges = Vec::new();
    for candidate in all.iter().filter(|candidate| candidate.stands()) {
        if let Some(column) = place(candidate.column, &known) {
            edges.push(Edge { row: candidate.field as usize, column, weight: candidate.weight() });
        }
    }
    let assigned = assign::assign(ContactField::ALL.len(), known.len(), &edges);
    let field_of = |column: usize| {
        let row = assigned[place(column, &known)?];
        let best = all.iter().filter(|candidate| candidate.column == column).max_by_key(|candidate| candidate.weight());
        row.map(|row| ContactField::ALL[row]).or_else(|| best.map(|candidate| candidate.field))
    };
    let kept: Vec<bool> = all.iter().map(|candidate| field_of(candidate.column) == Some(candidate.field)).collect();
    let mut kept = kept.into_iter();
    all.retain(|_| kept.next().unwrap_or_default());
}

/// Whether the columns are those of Dataverse's segment membership table, which names its people by ids only.
pub fn is_membership_table(columns: &[Column]) -> bool {
    const COLUMNS: [&str; 6] =
        ["customerid", "segmentprovider", "segmentmembershiptype", "segments", "identifier", "segmentmembershipid"];
    let known = columns.iter().filter_map(|column| Key::of(&column.label)).filter(|key| {
        let name = key.as_bytes();
        let name = name.strip_prefix(b"msdynci").unwrap_or(name);
        COLUMNS.iter().any(|column| column.as_bytes() == name)
    });
    known.count() >= 4 && *suggest(columns).of(ContactField::Email) == Suggestion::None
}

/// A column whose label speaks for a field, and whose values do not speak against it.
struct Candidate {
    column: usize,
    field: ContactField,
    rank: Rank,
    proof: Proof,
    /// Whether its cells are names of one word.
    is_name: bool,
    /// Whether the other name has a column, too.
    is_paired: bool,
}

impl Candidate {
    fn of(column: usize, content: &Column, reader: &Reader) -> Vec<Self> {
        let profile = &content.profile;
        let mut claims = reader.claims(&content.label);
        if claims.is_empty()
            && let Some(key) = Key::of(&content.label)
        {
            let fields = consent::fields(str::from_utf8(key.as_bytes()).unwrap_or_default());
            claims.extend(fields.iter().map(|&field| Claim { field, rank: Rank::Plain }));
        }
        let is_name = profile.count(crate::Shape::Name) * 2 > profile.filled()
            && profile.count(crate::Shape::Words) * 2 < profile.filled();
        let candidate = |Claim { field, rank }| {
            let proof = evidence::of(field, profile);
            let is_idle = field == ContactField::Country
                && (rank == Rank::Doubt && profile.count(crate::Shape::CountryName) * 2 <= profile.filled());
            (proof != Proof::Contradicts && !is_idle).then_some(Self {
                column,
                field,
                rank,
                proof,
                is_name,
                is_paired: false,
            })
        };
        claims.into_iter().filter_map(candidate).collect()
    }

    /// A vague label counts only together with values that fit, half a pair only beside the other.
    fn stands(&self) -> bool {
        match self.rank {
            Rank::Vague => self.proof == Proof::Confirms,
            Rank::Paired => self.is_name && self.is_paired,
            Rank::Plain | Rank::Main | Rank::Other | Rank::Doubt => true,
        }
    }

    fn is_pair_of(&self, other: &Self) -> bool {
        let field = match self.field {
            ContactField::FirstName => ContactField::LastName,
            _ => ContactField::FirstName,
        };
        other.field == field && other.rank == Rank::Plain
    }

    fn weight(&self) -> i32 {
        let rank = match self.rank {
            Rank::Plain => 100,
            Rank::Main => 80,
            Rank::Other => 60,
            Rank::Vague => 50,
            Rank::Paired => 40,
            Rank::Doubt => 30,
        };
        match self.proof {
            Proof::Confirms => rank + 15,
            Proof::Silent | Proof::Contradicts => rank,
            Proof::Odd => 10,
        }
    }
}
