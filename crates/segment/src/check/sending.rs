//! The people to send, read back from the files: any of them in one pass, with what other rows of theirs say.

use super::checked::Checked;
use super::judge::Scratch;
use super::rows::At;
use crate::preview::Filter;
use crate::read::Row;
use crate::rules::Winner;
use crate::sorted::sorted;
use crate::{Contact, Platform, Refusal, Source, Verdict};

impl Checked {
    /// The people to send, `start ..` of the ready rows, at most `count`.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn contacts<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        start: u64,
        count: usize,
    ) -> Result<Vec<Contact>, Refusal> {
        let numbers = self.numbers(&Filter::Verdict(Verdict::Ready).into(), start, count);
        self.people(sources, platform, &numbers).await
    }

    /// The people to send in these runs of the ready rows (first, how many), which ascend; at most `most`, in one pass.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn contacts_of<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        runs: &[(u64, u64)],
        most: usize,
    ) -> Result<Vec<Contact>, Refusal> {
        self.people(sources, platform, &self.ready_numbers(runs, most)).await
    }

    /// The people in ready rows of these numbers, in ascending order.
    async fn people<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        numbers: &[usize],
    ) -> Result<Vec<Contact>, Refusal> {
        let mut contacts: Vec<(usize, Contact)> = Vec::new();
        let mut scratch = Scratch::default();
        let mut take = |at: At<'_>, row: &Row<'_>| {
            contacts.extend(self.person(at, row, platform, &mut scratch).map(|contact| (at.number, contact)));
        };
        self.read(sources, platform, numbers, &mut take).await?;
        // Fewer than there were: the file is another one now.
        if contacts.len() != numbers.len() {
            return Err(Refusal::Gone);
        }
        self.give(sources, platform, &mut contacts).await?;
        Ok(contacts.into_iter().map(|(_, contact)| contact).collect())
    }

    /// Gives people what other rows of theirs say: consent always, the rest where they are to be merged.
    async fn give<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        contacts: &mut [(usize, Contact)],
    ) -> Result<(), Refusal> {
        let mut rows = Vec::new();
        for (at, (winner, _)) in contacts.iter().enumerate() {
            let from = self.losers.partition_point(|pair| pair >> 32 < *winner as u64);
            let own = self.losers[from..].iter().take_while(|pair| **pair >> 32 == *winner as u64);
            rows.extend(own.filter_map(|pair| Some((usize::try_from(pair & u64::from(u32::MAX)).ok()?, at))));
        }
        let rows = sorted(rows, |one: &(usize, usize), other| one.0 < other.0);
        let numbers: Vec<usize> = rows.iter().map(|(row, _)| *row).collect();
        let mut scratch = Scratch::default();
        let mut given = Vec::new();
        let mut take = |at: At<'_>, row: &Row<'_>| given.push(self.person(at, row, platform, &mut scratch));
        self.read(sources, platform, &numbers, &mut take).await?;
        // The later row's values come first.
        for ((_, at), other) in rows.into_iter().zip(given).rev() {
            if let (Some((_, contact)), Some(other)) = (contacts.get_mut(at), other) {
                contact.take_consent(&other);
                if self.policy.winner == Winner::Merged {
                    contact.take_missing(other);
                }
            }
        }
        Ok(())
    }
}
