//! The check and the table of its rows.

use std::rc::Rc;

use segment::Refusal;
use segment::preview::{Filter, Progress, RowView, Summary};

use super::Generation;
use crate::screens::review::{Download, Window, pages};

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
    pub filter: Filter,
    /// Which page of them (0-based).
    pub page: u64,
    /// Under which number they were asked for.
    pub asked: Generation,
    /// The rows.
    pub window: Window,
    /// The download of the rows that need fixing.
    pub download: Download,
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
                summary,
                filter: Filter::Everyone,
                page: 0,
                asked: generation,
                window: Window::Loading(Rc::default()),
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

    pub(super) fn paging(&mut self, generation: Generation, filter: Filter, page: u64) -> Option<()> {
        let Self::Checked(checked) = self else { return None };
        let shown = match &checked.window {
            // Rows of another filter would be taken for this one's.
            _ if checked.filter != filter => Rc::default(),
            Window::Loading(rows) | Window::Shown(rows) => Rc::clone(rows),
            Window::Refused(_) => Rc::default(),
        };
        checked.filter = filter;
        checked.page = page.min(pages(&checked.summary, filter) - 1);
        checked.asked = generation;
        checked.window = Window::Loading(shown);
        Some(())
    }

    pub(super) fn rows(&mut self, generation: Generation, rows: Result<Vec<RowView>, Refusal>) -> Option<()> {
        match self {
            Self::Checked(checked) if checked.asked == generation => {
                checked.window = match rows {
                    Ok(rows) => Window::Shown(Rc::new(rows)),
                    Err(refusal) => Window::Refused(refusal),
                };
                Some(())
            }
            _ => None,
        }
    }
}
