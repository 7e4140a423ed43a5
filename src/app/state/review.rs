//! The check, the table of its rows, and what a person mends, leaves out and chooses there.

use std::rc::Rc;

use segment::check::Group;
use segment::preview::{Filter, Progress, Query, Summary};
use segment::sorted::insert;
use segment::{CellMend, Code, Mend, Policy, Refusal};
use serde::{Deserialize, Serialize};

use super::Generation;
use crate::screens::review::{Download, Groups, ReviewAct, RowsView, Window};
use crate::worker::messages::RowsWindow;

/// The check.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Review {
    /// Not begun, or what was checked has changed since.
    #[default]
    Unchecked,
    /// Going on.
    Checking(Generation, Progress),
    /// Given up by the person.
    Canceled,
    /// Could not be finished.
    Refused(Refusal),
    /// Done.
    Checked(Box<Checked>),
}

/// A finished check and what of it is on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// What was found.
    pub summary: Summary,
    /// Which rows are shown.
    pub rows: RowsView,
    /// Under which number they were asked for.
    pub asked: Generation,
    /// Which row is shown by itself (0-based over all files).
    pub selected: Option<u64>,
    /// What stands in the cells with one code.
    pub groups: Option<(Code, Groups)>,
    /// Under which number the check is being made anew with other choices; 0 while it is not.
    pub revising: Generation,
    /// Why it could not be.
    pub unrevised: Option<Refusal>,
    /// The download of the rows that need fixing.
    pub download: Download,
}

/// What a person put right, and what becomes of people: what can be taken back.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Mends that are rules.
    pub mends: Vec<Mend>,
    /// Corrections of single cells.
    pub cells: Vec<CellMend>,
    /// What becomes of rows.
    pub policy: Policy,
}

/// How many steps can be taken back.
const STEPS: usize = 100;

/// The choices, and those before them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mending {
    /// As they are.
    pub now: Choices,
    past: Vec<Choices>,
    future: Vec<Choices>,
}

impl Mending {
    /// Begins with these.
    pub fn new(now: Choices) -> Self {
        Self { now, ..Self::default() }
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether something that was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Does what changes choices; none where it changes nothing.
    pub fn act(&mut self, act: &ReviewAct) -> Option<()> {
        match act {
            ReviewAct::Undo => {
                let before = self.past.pop()?;
                self.future.push(std::mem::replace(&mut self.now, before));
            }
            ReviewAct::Redo => {
                let after = self.future.pop()?;
                self.past.push(std::mem::replace(&mut self.now, after));
            }
            act => {
                let mut next = self.now.clone();
                next.act(act)?;
                if next == self.now {
                    return None;
                }
                self.future.clear();
                if self.past.len() == STEPS {
                    self.past.remove(0);
                }
                self.past.push(std::mem::replace(&mut self.now, next));
            }
        }
        Some(())
    }
}

impl Choices {
    fn act(&mut self, act: &ReviewAct) -> Option<()> {
        match act {
            ReviewAct::Mend(mend) => {
                let about = |known: &Mend| match (known, mend) {
                    (Mend::Domain { from, .. }, Mend::Domain { from: other, .. }) => from == other,
                    (Mend::Value { of, from, .. }, Mend::Value { of: one, from: other, .. }) => {
                        of == one && from == other
                    }
                    (known, mend) => known == mend,
                };
                self.mends.retain(|known| !about(known));
                self.mends.push(mend.clone());
            }
            ReviewAct::MendAll(mends) => {
                for mend in mends {
                    self.act(&ReviewAct::Mend(mend.clone()));
                }
            }
            ReviewAct::Unmend(place) => drop((*place < self.mends.len()).then(|| self.mends.remove(*place))?),
            ReviewAct::Cell(cell) => {
                self.cells.retain(|known| !is_same_cell(known, cell));
                self.cells.push(cell.clone());
            }
            ReviewAct::Uncell(cell) => self.cells.retain(|known| !is_same_cell(known, cell)),
            ReviewAct::LeaveOut(address) => {
                if self.policy.left_out.binary_search(address).is_err() {
                    insert(&mut self.policy.left_out, *address, u64::lt);
                }
            }
            ReviewAct::TakeIn(address) => self.policy.left_out.retain(|known| known != address),
            ReviewAct::Strict(code, is_strict) => {
                self.policy.strict.retain(|known| known != code);
                if *is_strict {
                    self.policy.strict.push(*code);
                }
            }
            ReviewAct::Winner(winner) => self.policy.winner = *winner,
            ReviewAct::SaysNo(says_no) => self.policy.says_no = *says_no,
            _ => return None,
        }
        Some(())
    }
}

fn is_same_cell(one: &CellMend, other: &CellMend) -> bool {
    (one.file, one.offset, one.column) == (other.file, other.offset, other.column)
}

impl Review {
    pub(super) fn progress(&mut self, generation: Generation, new: Progress) -> Option<()> {
        match self {
            Self::Checking(begun, progress) if *begun == generation => {
                *progress = new;
                Some(())
            }
            _ => None,
        }
    }

    pub(super) fn finish(&mut self, generation: Generation, result: Result<Summary, Refusal>) -> Option<()> {
        if !matches!(self, Self::Checking(begun, _) if *begun == generation) {
            return None;
        }
        *self = match result {
            Err(Refusal::Canceled) => Self::Canceled,
            Err(refusal) => Self::Refused(refusal),
            Ok(summary) => Self::Checked(Box::new(Checked {
                rows: RowsView {
                    query: Query::default(),
                    total: summary.counts.rows,
                    start: 0,
                    window: Window::Loading(Rc::default()),
                },
                summary,
                asked: generation,
                selected: None,
                groups: None,
                revising: 0,
                unrevised: None,
                download: Download::Idle,
            })),
        };
        Some(())
    }

    pub(super) fn cancel(&mut self) -> Option<()> {
        if !matches!(self, Self::Checking(..)) {
            return None;
        }
        *self = Self::Canceled;
        Some(())
    }

    /// What was checked, if it is finished.
    pub fn checked(&self) -> Option<&Checked> {
        match self {
            Self::Checked(checked) => Some(checked),
            _ => None,
        }
    }

    pub(super) fn checked_mut(&mut self) -> Option<&mut Checked> {
        match self {
            Self::Checked(checked) => Some(checked),
            _ => None,
        }
    }
}

impl Checked {
    /// Rows `start ..` of a query are being read.
    pub(super) fn asking(&mut self, generation: Generation, query: Query, start: u64) {
        let shown = match &self.rows.window {
            // Rows of another query would be taken for this one's.
            _ if self.rows.query != query => Rc::default(),
            Window::Loading(rows) | Window::Shown(rows) => Rc::clone(rows),
            Window::Refused(_) => Rc::default(),
        };
        if self.rows.query != query {
            self.rows.total = total(&self.summary, &query).unwrap_or(self.rows.total);
        }
        (self.asked, self.rows.query, self.rows.start) = (generation, query, start);
        self.rows.window = Window::Loading(shown);
    }

    pub(super) fn rows(&mut self, generation: Generation, rows: Result<RowsWindow, Refusal>) -> Option<()> {
        if self.asked != generation {
            return None;
        }
        self.rows.window = match rows {
            Ok(window) => {
                self.rows.total = window.total;
                Window::Shown(Rc::new(window.rows))
            }
            Err(refusal) => Window::Refused(refusal),
        };
        Some(())
    }

    pub(super) fn groups(&mut self, code: Code, groups: Result<Vec<Group>, Refusal>) -> Option<()> {
        if !matches!(&self.groups, Some((asked, _)) if *asked == code) {
            return None;
        }
        self.groups = Some((code, groups.map_or_else(Groups::Refused, |groups| Groups::Shown(Rc::new(groups)))));
        Some(())
    }

    pub(super) fn revised(&mut self, generation: Generation, result: Result<Summary, Refusal>) -> Option<()> {
        if self.revising != generation {
            return None;
        }
        self.revising = 0;
        match result {
            Ok(summary) => self.summary = summary,
            Err(refusal) => self.unrevised = Some(refusal),
        }
        Some(())
    }
}

/// How many rows a query finds, as far as the counts tell.
pub(super) fn total(summary: &Summary, query: &Query) -> Option<u64> {
    if !query.text.is_empty() {
        return None;
    }
    Some(match query.filter {
        Filter::Everyone => summary.counts.rows,
        Filter::Verdict(verdict) => summary.counts.of(verdict),
        Filter::WorthALook => summary.worth_a_look,
        Filter::Code(code) => summary.found.iter().find(|found| found.code == code).map_or(0, |found| found.rows),
        Filter::Mended => summary.mended,
        Filter::Repaired => summary.repaired,
        Filter::OtherName => summary.other_names,
        Filter::SaysNo => summary.says_no,
    })
}
