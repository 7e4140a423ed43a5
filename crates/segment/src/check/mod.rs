//! From understood files to verdicts: every row judged, every address met once.
//!
//! A file is cut into byte ranges ([`Task`]); each is scanned by itself ([`scan`]), by any worker, in any order, and
//! the results ([`Part`]) are put together by the [`Checker`]. Whoever scans a range in the middle of a file guesses
//! where its first row begins; the Checker knows, since the part before says where it ended, and has a range that was
//! guessed wrong (a quoted cell with line ends lay across the cut) scanned again. What comes of it, [`Checked`], keeps
//! a few bytes a row and reads any window of rows back from the source.

mod bits;
mod cells;
mod checked;
mod checker;
mod domains;
mod facts;
mod find;
mod groups;
mod judge;
mod memory;
mod pages;
mod part;
mod people;
mod person;
mod problems;
mod revise;
mod rows;
mod scan;
mod sending;
mod store;
mod table;
mod verdicts;

pub use checked::Checked;
pub use checker::Checker;
pub use groups::Group;
pub use part::{BrokenPart, Part};
pub use people::{Carried, Memberships};
pub use problems::Sentence;
pub use revise::{Revised, Revision};
pub use scan::{Task, scan};

use crate::preview::Progress;
use crate::{Platform, Policy, Refusal, Rules, Source, preview};

/// Checks all files one range after another, without workers. `watch` hears of progress and may stop the check.
///
/// # Errors
/// [`Refusal::NoEmail`] where no column is matched to the address, [`Refusal::Gone`], [`Refusal::Canceled`].
pub async fn check<S: Source>(
    sources: &[S],
    files: Vec<preview::Inspected>,
    rules: Rules,
    policy: Policy,
    platform: &dyn Platform,
    watch: &mut dyn FnMut(Progress) -> std::ops::ControlFlow<()>,
) -> Result<Checked, Refusal> {
    let total = files.iter().map(|file| file.size).sum();
    let mut checker = Checker::new(files, rules, policy)?;
    let (mut bytes, mut rows) = (0, 0);
    while let Some(task) = checker.next_task() {
        let Some(source) = sources.get(task.file) else { return Err(Refusal::Gone) };
        let mut count = |more, more_rows| {
            (bytes, rows) = (bytes + more, rows + more_rows);
            watch(Progress { bytes, total, rows })
        };
        checker.part(scan(source, &task, platform, &mut count).await?);
    }
    Ok(checker.finish())
}
