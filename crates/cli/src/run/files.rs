//! The files of a run's segments: opened, known by a hash of all their bytes, and checked by the export's recipe.

use std::ops::ControlFlow;
use std::path::PathBuf;

use export::recipe::Recipe;
use export::{FileIdentity, Time};
use segment::check::{Checked, check};
use segment::preview::Inspected;
use segment::{Matching, Notice, Policy, Refusal, Rules, matching, notices};
use texts::Texts;

use super::stop::Stop;
use crate::file::{FileSource, name};
use crate::input::{Input, Inputs};
use crate::platform::Native;
use crate::refused;

/// A segment of the run.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    /// Its tag.
    pub(super) tag: String,
    /// Numbers of parts that lack between the first and the last.
    pub(super) missing: Vec<u32>,
}

/// The files, in the order in which they are checked: segment by segment, parts by their numbers.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Their bytes, unpacked.
    pub(super) sources: Vec<FileSource>,
    /// What they are.
    pub(super) inspected: Vec<Inspected>,
    /// By what they are known again.
    pub(super) identities: Vec<FileIdentity>,
    /// Which of the segments each belongs to.
    pub(super) owners: Vec<usize>,
    /// The segments.
    pub(super) segments: Vec<Segment>,
    /// Names of parts without anybody.
    empty: Vec<String>,
}

impl Files {
    /// Opens the files of these segments: tags with what was named for them.
    pub(super) async fn open(named: &[(String, Vec<PathBuf>)], texts: Texts) -> Result<Self, Stop> {
        let mut files = Self::default();
        for (tag, paths) in named {
            files.add(tag, paths, texts).await?;
        }
        Ok(files)
    }

    async fn add(&mut self, tag: &str, paths: &[PathBuf], texts: Texts) -> Result<(), Stop> {
        let inputs = Inputs::find(paths)?;
        for folder in paths.iter().filter(|path| path.is_dir()) {
            let below = |file: &usize| inputs.paths.get(*file).is_some_and(|path| path.starts_with(folder));
            let held: Vec<&str> = inputs
                .newest()
                .filter(|bundle| bundle.files.iter().any(below))
                .map(|bundle| bundle.name.as_str())
                .collect();
            if held.len() > 1 {
                let folder = folder.display().to_string();
                return Err(Stop::failed(texts.run_several_segments(&folder, &held.join(", "))));
            }
        }
        let (segment, before) = (self.segments.len(), self.sources.len());
        for index in inputs.newest().flat_map(|bundle| bundle.files.iter().copied()) {
            let path = &inputs.paths[index];
            let mut identity = FileIdentity { name: name(path), ..FileIdentity::default() };
            let mut look = |source: &FileSource| {
                (identity.size, identity.hash) = (source.length(), source.hash()?);
                Ok(())
            };
            let opened = inputs.open_with(index, &mut look).await?;
            match opened.and_then(|input| input.file.usable().map(|()| input)) {
                Ok(Input { source, file }) => {
                    self.sources.push(source);
                    self.inspected.push(file);
                    self.identities.push(identity);
                    self.owners.push(segment);
                }
                // A part without anybody is no reason to leave the others.
                Err(Refusal::Empty | Refusal::NoRows) => self.empty.push(identity.name),
                Err(refusal) => {
                    return Err(Stop::failed(texts.run_refused_file(&identity.name, &refused(texts, &refusal))));
                }
            }
        }
        if self.sources.len() == before {
            return Err(Stop::failed(texts.run_nobody(tag)));
        }
        let missing = inputs.newest().flat_map(|bundle| bundle.missing.clone()).collect();
        self.segments.push(Segment { tag: tag.to_owned(), missing });
        Ok(())
    }

    /// Checks all rows. Each file has to have every column that the recipe names.
    pub(super) async fn check(&self, recipe: &Recipe, now: Time, texts: Texts) -> Result<Checked, Stop> {
        for file in &self.inspected {
            has_columns(recipe, file, texts)?;
        }
        let Some(first) = self.inspected.first() else { return Err(Stop::failed(String::new())) };
        let applied = recipe.apply(&first.columns, &Matching::default());
        let rules = Rules {
            matching: applied.matching,
            mends: recipe.mends.clone(),
            cells: Vec::new(),
            country: recipe.country,
            orders: applied.orders,
            now: i64::try_from(now.0 / 1000).unwrap_or(i64::MAX),
        };
        let policy = Policy {
            winner: recipe.winner,
            strict: recipe.strict.clone(),
            says_no: recipe.says_no,
            ..Policy::default()
        };
        let go_on = &mut |_| ControlFlow::Continue(());
        let checked = check(&self.sources, self.inspected.clone(), rules, policy, &Native, go_on).await;
        let checked =
            checked.map_err(|refusal| Stop::failed(texts.run_refused_file(&first.name, &refused(texts, &refusal))))?;
        if self.is_changed() { Err(Stop::failed(texts.run_changed())) } else { Ok(checked) }
    }

    /// Whether somebody wrote into a file since it was opened.
    pub(super) fn is_changed(&self) -> bool {
        self.sources.iter().any(FileSource::is_changed)
    }

    /// What is worth knowing about the files as a whole.
    pub(super) fn notices(&self, checked: &Checked) -> Vec<Notice> {
        let mut inspected = self.inspected.clone();
        for (at, file) in inspected.iter_mut().enumerate() {
            file.rows = Some(checked.rows_of(at));
        }
        let missing: Vec<u32> = self.segments.iter().flat_map(|segment| segment.missing.clone()).collect();
        let mut notices = notices(&inspected, &missing);
        if !self.empty.is_empty() {
            notices.push(Notice::EmptyFiles { names: self.empty.clone() });
        }
        notices
    }

    /// Names of a segment's files, and how many rows each has.
    pub(super) fn of_segment(&self, segment: usize, checked: &Checked) -> Vec<(String, u64)> {
        let own = self.owners.iter().enumerate().filter(|(_, owner)| **owner == segment);
        own.map(|(at, _)| (self.inspected[at].name.clone(), checked.rows_of(at))).collect()
    }
}

/// Where a column is gone, nobody is there to be asked: the run stops.
fn has_columns(recipe: &Recipe, file: &Inspected, texts: Texts) -> Result<(), Stop> {
    let suggestions = matching::suggest(&file.columns);
    let applied = recipe.apply(&file.columns, &suggestions.matching());
    let Some(gone) = applied.gone.first() else { return Ok(()) };
    let field = gone.of.name();
    let perhaps = gone.perhaps.and_then(|column| file.columns.get(column));
    Err(Stop::failed(match perhaps {
        Some(column) => texts.run_gone_perhaps(&file.name, &gone.label, &field, &column.label),
        None => texts.run_gone(&file.name, &gone.label, &field),
    }))
}
