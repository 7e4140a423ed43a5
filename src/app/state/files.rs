//! Files: brought, read, refused, open.

use export::ConsentForm;
use export::recipe::Recipe;
use segment::matching::{Suggestion, Suggestions};
use segment::preview::Inspected;
use segment::sorted::{SortedMap, insert};
use segment::{Choice, ContactField, Filling, Refusal};
use serde::{Deserialize, Serialize};

use super::{Generation, Kept, Link, Mending, Recall, Review, Run, State};
use crate::parts::Step;
use crate::screens::files::{Offer, SampleOffer, Unusable, Why};
use crate::screens::matching::{Certainty, FieldRow};
use crate::screens::review::Tried;
use crate::screens::send::Tag;

/// Whose the files are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// The person's own: they may go to a real store.
    #[default]
    Own,
    /// The sample: it goes to the practice store or nowhere.
    Sample,
}

/// The files.
#[derive(Clone, Debug, PartialEq)]
pub enum Files {
    /// None yet.
    None,
    /// The page was reloaded: they are asked for again.
    Again(Box<Kept>),
    /// The person is asked which of them are one segment. What was kept still counts.
    Asked(Vec<Offer>, Option<Box<Kept>>),
    /// They are being read. What was kept over a reload still counts.
    Reading(Generation, Vec<String>, Option<Box<Kept>>),
    /// Some cannot be used. Places and names of those that could be used alone. What was kept still counts.
    Refused(Vec<Unusable>, Vec<(usize, String)>, Option<Box<Kept>>),
    /// All are understood.
    Open(Vec<Inspected>),
}

/// Files that make one segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// Their names.
    pub names: Vec<String>,
    /// Whose they are.
    pub origin: Origin,
    /// Numbers of parts that lack.
    pub missing: Vec<u32>,
    /// Names of the segments that they make, joined or not.
    pub segments: Vec<String>,
    /// Names of those that wait for their turn.
    pub waiting: Vec<String>,
    /// What the folder calls the segment, where it does.
    pub segment: Option<String>,
}

impl State {
    pub(super) fn asked(&mut self, offers: Vec<Offer>) {
        let kept = self.take_kept();
        self.step = Step::Files;
        self.files = Files::Asked(offers, kept);
    }

    pub(super) fn use_offer(&mut self, at: usize, used: bool) -> Option<()> {
        let Files::Asked(offers, _) = &mut self.files else { return None };
        offers.get_mut(at)?.used = used;
        Some(())
    }

    pub(super) fn reading(&mut self, generation: Generation, brought: Brought) {
        let Brought { names, origin, missing, segments, waiting, segment } = brought;
        self.owed.retain(|owed| ![&names, &segments, &waiting].into_iter().any(|brought| brought.contains(owed)));
        // What was kept of one's own file says nothing about the sample, and the other way round.
        let kept = self.take_kept().filter(|kept| kept.origin == origin);
        self.choice = kept.as_ref().map(|kept| kept.choice.clone()).unwrap_or_default();
        (self.missing, self.waiting, self.again, self.unread) = (missing, waiting, 0, None);
        if origin != self.origin {
            self.connection.link = Link::None;
        }
        if kept.is_none() {
            self.tag = segment.map_or(Tag::Untouched, |name| Tag::With(export::tag::suggest(&name)));
        }
        (self.step, self.origin) = (Step::Files, origin);
        (self.review, self.run) = (Review::Unchecked, Run::None);
        self.forget_matching();
        self.files = Files::Reading(generation, names, kept);
    }

    pub(super) fn opened(
        &mut self,
        generation: Generation,
        files: Vec<(String, Result<Inspected, Refusal>)>,
        suggestions: Suggestions,
        recipe: Option<Box<Recipe>>,
    ) -> Option<()> {
        let kept = match &mut self.files {
            Files::Reading(begun, _, kept) if *begun == generation => kept.take(),
            _ => return None,
        };
        let (good, unusable) = sort_out(files);
        if !unusable.is_empty() {
            self.files = Files::Refused(unusable, good.into_iter().map(|(at, file)| (at, file.name)).collect(), kept);
            return Some(());
        }
        let files: Vec<Inspected> = good.into_iter().map(|(_, file)| file).collect();
        let Some(first) = files.first() else {
            self.files = Files::None;
            return Some(());
        };
        if self.tag == Tag::Untouched {
            self.tag = Tag::With(export::tag::suggest(&first.name));
        }
        let segment = kept.as_ref().map(|kept| kept.segment.clone()).filter(|segment| !segment.is_empty());
        self.recall.segment = segment.unwrap_or_else(|| self.tag.typed().to_owned());
        self.resume = kept.as_ref().is_some_and(|kept| kept.step >= Step::Review);
        match kept {
            Some(kept) => self.restore(*kept, &files, &suggestions),
            None => match recipe {
                Some(recipe) => self.take_recipe(*recipe, first, &suggestions),
                None => self.fields = suggested(&suggestions),
            },
        }
        (self.suggestions, self.files, self.step) = (suggestions, Files::Open(files), Step::Matching);
        Some(())
    }

    /// The open files are read once more, as chosen. What is on screen stays until then.
    pub(super) fn read_as(&mut self, generation: Generation, choice: Choice) -> Option<()> {
        if self.open().is_empty() {
            return None;
        }
        let before = std::mem::replace(&mut self.choice, choice);
        if self.again == 0 {
            self.before = before;
        }
        (self.again, self.unread) = (generation, None);
        Some(())
    }

    pub(super) fn read_again(
        &mut self,
        generation: Generation,
        files: Vec<(String, Result<Inspected, Refusal>)>,
        suggestions: Suggestions,
    ) -> Option<()> {
        if self.again != generation || self.open().is_empty() {
            return None;
        }
        self.again = 0;
        let (good, unusable) = sort_out(files);
        let is_lost = |file: &Unusable| matches!(file.why, Why::Refused(Refusal::Gone | Refusal::Broken));
        if unusable.iter().any(is_lost) {
            let kept = self.kept().map(Box::new);
            (self.step, self.review, self.resume) = (Step::Files, Review::Unchecked, false);
            self.files = Files::Refused(unusable, good.into_iter().map(|(at, file)| (at, file.name)).collect(), kept);
            return Some(());
        }
        if let Some(file) = unusable.into_iter().next() {
            self.choice = self.before.clone();
            (self.unread, self.resume) = (Some(file), false);
            return Some(());
        }
        self.review = Review::Unchecked;
        let files: Vec<Inspected> = good.into_iter().map(|(_, file)| file).collect();
        let first = files.first()?;
        // Rows begin elsewhere, or are others.
        self.mending.now.cells.clear();
        match self.open().first() {
            Some(before) if first.has_columns_of(before) => {}
            Some(before) if are_alike(before, first) => self.fields = suggested_beside(&self.fields, &suggestions),
            _ => {
                self.forget_matching();
                self.fields = suggested(&suggestions);
            }
        }
        self.resume &= self.matching().has_email();
        (self.suggestions, self.files) = (suggestions, Files::Open(files));
        Some(())
    }

    pub(super) fn sample_lost(&mut self, generation: Generation) -> Option<()> {
        if !matches!(self.files, Files::Reading(begun, ..) if begun == generation) {
            return None;
        }
        (self.files, self.origin, self.sample) = (Files::None, Origin::Own, SampleOffer::Failed);
        Some(())
    }

    /// There was no file in what was dropped: said where there is nothing better on screen.
    pub(super) fn nothing_dropped(&mut self) -> Option<()> {
        let kept = match &mut self.files {
            Files::None => None,
            Files::Again(kept) => Some(kept.clone()),
            Files::Refused(_, _, kept) => kept.take(),
            Files::Asked(..) | Files::Reading(..) | Files::Open(_) => return None,
        };
        self.files = Files::Refused(Vec::new(), Vec::new(), kept);
        Some(())
    }

    /// The reading is given up; what was kept from before a reload is still asked for.
    pub(super) fn cancel_reading(&mut self) {
        match &mut self.files {
            Files::Reading(_, _, kept) | Files::Asked(_, kept) if kept.is_some() => {
                self.files = kept.take().map_or(Files::None, Files::Again);
            }
            _ => {
                let owed = self.to_come();
                self.forget_files();
                self.owed = owed;
            }
        }
    }

    pub(super) fn forget_files(&mut self) {
        (self.files, self.origin, self.step, self.tag) = (Files::None, Origin::Own, Step::Files, Tag::Untouched);
        (self.review, self.run) = (Review::Unchecked, Run::None);
        self.forget_matching();
        self.choice = Choice::default();
        (self.missing, self.again, self.unread) = (Vec::new(), 0, None);
        (self.waiting, self.owed) = (Vec::new(), Vec::new());
    }
}

impl State {
    fn forget_matching(&mut self) {
        self.fields.clear();
        self.properties.clear();
        self.allowed.clear();
        (self.consent, self.tried, self.preview) = (ConsentForm::default(), Tried::default(), None);
        (self.country, self.orders, self.mending) = (None, SortedMap::default(), Mending::default());
        self.recall = Recall { segment: std::mem::take(&mut self.recall.segment), ..Recall::default() };
    }
}

/// Files that can be used together, with their places, and the others with the reasons: refused, or of other columns
/// than the first that can be used.
fn sort_out(files: Vec<(String, Result<Inspected, Refusal>)>) -> (Vec<(usize, Inspected)>, Vec<Unusable>) {
    let (mut good, mut unusable): (Vec<(usize, Inspected)>, _) = (Vec::new(), Vec::new());
    for (at, (name, result)) in files.into_iter().enumerate() {
        let why = match result.and_then(|file| file.usable().map(|()| file)) {
            Err(refusal) => Why::Refused(refusal),
            Ok(file) => match good.first() {
                Some((_, first)) if !file.has_columns_of(first) => Why::OtherColumns(first.name.clone()),
                _ => {
                    good.push((at, file));
                    continue;
                }
            },
        };
        unusable.push(Unusable { name, why });
    }
    (good, unusable)
}

/// Whether a file is read with the same columns as before, by other letters at the most.
fn are_alike(before: &Inspected, now: &Inspected) -> bool {
    before.columns.len() == now.columns.len()
        && before.header.is_some() == now.header.is_some()
        && before.dialect.delimiter == now.dialect.delimiter
}

/// Email, and whatever columns look like.
pub(super) fn suggested(suggestions: &Suggestions) -> Vec<FieldRow> {
    ContactField::ALL
        .into_iter()
        .map(|field| {
            let suggestion = suggestions.of(field).clone();
            let from = match suggestion {
                Suggestion::Sure(column) => Some(Filling::Column(column)),
                Suggestion::Unsure(..) | Suggestion::None => None,
            };
            FieldRow { field, from, suggestion }
        })
        .filter(|row| row.field == ContactField::Email || row.suggestion != Suggestion::None)
        .collect()
}

/// What columns look like now, but for what a person chose before.
fn suggested_beside(fields: &[FieldRow], suggestions: &Suggestions) -> Vec<FieldRow> {
    let mut rows = suggested(suggestions);
    for chosen in fields.iter().filter(|row| row.certainty() == Certainty::Chosen) {
        rows.retain(|row| row.field != chosen.field);
        let row = FieldRow { suggestion: suggestions.of(chosen.field).clone(), ..chosen.clone() };
        insert(&mut rows, row, |one, other| one.field < other.field);
    }
    rows
}
