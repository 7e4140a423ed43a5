//! A finished check under other rules: only the rows that they concern are read again.

use super::bits::Bits;
use super::checked::Checked;
use super::domains::domain_hash;
use super::facts::Facts;
use super::judge::{Judge, Scratch};
use super::part::Keys;
use super::rows::At;
use super::scan::Found;
use super::store::number;
use crate::email::{Judged, NoIdna, judge};
use crate::encoding::Charset;
use crate::hash::hash;
use crate::mend::{Mend, Target};
use crate::read::Row;
use crate::{Bare, Code, ContactField, Encoding, Platform, Policy, Refusal, Rules, Source};

/// Which rows other rules concern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revision {
    /// These (0-based over all files, in order).
    Rows(Vec<usize>),
    /// Perhaps every one: the files have to be checked again.
    Everything,
}

/// Rows as other rules judge them.
#[derive(Debug)]
pub struct Revised {
    rules: Rules,
    rows: Vec<Again>,
    mends: Vec<u64>,
}

#[derive(Debug)]
struct Again {
    row: u32,
    facts: Facts,
    keys: Keys,
    domain: String,
    codes: u64,
}

impl Checked {
    /// Which rows `rules` concern that are judged otherwise now.
    pub fn revision(&self, rules: &Rules) -> Revision {
        let now = &self.rules;
        let plain = |rules: &Rules| Rules { mends: Vec::new(), cells: Vec::new(), now: 0, ..rules.clone() };
        if plain(now) != plain(rules) {
            return Revision::Everything;
        }
        // A bit a row, and not a list: they come in order and once.
        let mut rows = Bits::default();
        let mut add = |more: &mut dyn Iterator<Item = usize>| {
            more.filter(|row| *row < self.store.len()).for_each(|row| rows.set(row, true));
        };
        for (ours, others) in [(&now.cells, &rules.cells), (&rules.cells, &now.cells)] {
            let changed = ours.iter().filter(|cell| !others.contains(cell));
            add(&mut changed.filter_map(|cell| usize::try_from(cell.index).ok()));
        }
        if now.mends.iter().any(|mend| !rules.mends.contains(mend)) {
            // What is taken back is in rows that were mended.
            add(&mut self.rows_with(Facts::MENDED));
        }
        for mend in rules.mends.iter().filter(|mend| !now.mends.contains(mend)) {
            match self.concerned(mend) {
                Some(concerned) => add(&mut concerned.into_iter()),
                None => return Revision::Everything,
            }
        }
        Revision::Rows(rows.rows().collect())
    }

    fn rows_with(&self, fact: Facts) -> impl Iterator<Item = usize> {
        self.store.facts.iter().enumerate().filter(move |(_, facts)| facts.has(fact)).map(|(row, _)| row)
    }

    /// The rows in which a new mend may be made; none where only the files tell.
    fn concerned(&self, mend: &Mend) -> Option<Vec<usize>> {
        let with = |code| Some(self.store.found(code).rows().collect());
        match mend {
            Mend::Domain { from, .. } => {
                let wanted = domain_hash(from);
                let rows = self.rows_with(Facts::ADDRESS);
                Some(rows.filter(|row| self.store.domains.of(number(*row)) == wanted).collect())
            }
            Mend::Zeros => with(Code::PostalCodeZero),
            Mend::Mangled => with(Code::TextMangled),
            Mend::Value { of: Target::Field(ContactField::Email), from, .. } => {
                match judge(from, &NoIdna, &mut String::new()) {
                    Judged::Usable { address, .. } => {
                        let wanted = hash(address.as_str());
                        let rows = self.rows_with(Facts::ADDRESS);
                        Some(rows.filter(|row| self.store.addresses.of(number(*row)) == wanted).collect())
                    }
                    // An international domain may be judged otherwise by the platform.
                    Judged::Unusable(_) if !from.is_ascii() => None,
                    Judged::Unusable(code) => with(code),
                }
            }
            Mend::Value { of, from, .. } => {
                let file = self.files.first()?;
                let charset = Charset::new(Encoding::UTF_8, &Bare);
                let judge = Judge::new(&file.rules, 0, &file.hints, &charset);
                with(judge.fault_of(of, from)?)
            }
        }
    }

    /// Judges these rows by other rules.
    ///
    /// # Errors
    /// [`Refusal::Gone`] where the file vanished or changed.
    pub async fn judge_again<S: Source>(
        &self,
        sources: &[S],
        platform: &dyn Platform,
        rules: &Rules,
        rows: &[usize],
    ) -> Result<Revised, Refusal> {
        let charsets: Vec<_> = self.files.iter().map(|file| file.inspected.charset(platform)).collect();
        let own = self.rules_of(rules);
        let judges = own.iter().zip(&self.files).zip(&charsets).enumerate();
        let judges: Vec<Judge<'_>> =
            judges.map(|(index, ((rules, file), charset))| Judge::new(rules, index, &file.hints, charset)).collect();
        let mut scratch = Scratch::default();
        let mut less = vec![0; self.rules.mends.len()];
        let mut more = vec![0; rules.mends.len()];
        let mut revised = Vec::with_capacity(rows.len());
        let mut take = |at: At<'_>, row: &Row<'_>| {
            at.judge.row(row, platform, &mut scratch, &mut Found { codes: 0, mends: &mut less });
            let Some(judge) = judges.get(at.index) else { return };
            let mut found = Found { codes: 0, mends: &mut more };
            let said = judge.row(row, platform, &mut scratch, &mut found);
            let codes = found.codes;
            let domain = said.address.map_or("", |address| address.domain());
            let keys = said.address.map(|address| Keys {
                address: hash(address.as_str()),
                domain: domain_hash(domain),
                name: said.name,
                phone: said.phone,
            });
            let (row, domain) = (number(at.number), domain.to_owned());
            revised.push(Again { row, facts: said.facts, keys: keys.unwrap_or_default(), domain, codes });
        };
        self.read(sources, platform, rows, &mut take).await?;
        if revised.len() != rows.len() {
            return Err(Refusal::Gone);
        }
        // A mend that stays counts what it counted, but for the rows that were judged again.
        let mends = rules.mends.iter().zip(more).map(|(mend, more)| {
            let before = self.rules.mends.iter().position(|known| known == mend);
            let kept = before.map_or(0, |at| self.store.mends[at].saturating_sub(less[at]));
            kept + more
        });
        Ok(Revised { rules: rules.clone(), rows: revised, mends: mends.collect() })
    }

    /// The rules for each file.
    fn rules_of(&self, rules: &Rules) -> Vec<Rules> {
        let first = self.files.first().map(|file| file.inspected.columns.as_slice()).unwrap_or_default();
        let carried = |(index, file): (usize, &super::checked::FileIndex)| {
            if index == 0 { rules.clone() } else { rules.carried(first, &file.inspected.columns) }
        };
        self.files.iter().enumerate().map(carried).collect()
    }

    /// The check as it is with rows that were judged again, and these choices.
    #[must_use]
    pub fn with_revised(mut self, revised: Revised, policy: Policy) -> Self {
        let rules = self.rules_of(&revised.rules);
        for (file, rules) in self.files.iter_mut().zip(rules) {
            file.rules = rules;
        }
        for Again { row, facts, keys, domain, codes } in revised.rows {
            if self.store.facts[row as usize].has(Facts::ADDRESS) {
                self.store.counted.take(self.store.domains.of(row));
            }
            if facts.has(Facts::ADDRESS) {
                self.store.counted.add(keys.domain, &domain, 1);
            }
            self.store.replace(row, facts, keys, codes);
        }
        (self.store.mends, self.rules, self.policy) = (revised.mends, revised.rules, policy);
        // What was mended is not what was looked for.
        self.text.take();
        self.settle_again();
        self
    }
}
