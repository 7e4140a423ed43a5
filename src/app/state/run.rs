//! The run, from its beginning to its report.

use super::Generation;
use crate::screens::report::ReportView;
use crate::screens::review::Download;
use crate::screens::send::{RunningView, Standing};

/// The run.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Run {
    /// Not begun.
    #[default]
    None,
    /// The page around did not allow it; its words, where it gave some.
    Vetoed(Option<String>),
    /// Something else stands in the way: the code's name.
    Hindered(&'static str),
    /// Going.
    Going(Generation, Box<RunningView>),
    /// Over.
    Done(Box<ReportView>),
}

impl Run {
    pub(super) fn progress(&mut self, generation: Generation, new: RunningView) -> Option<()> {
        match self {
            Self::Going(begun, view) if *begun == generation => {
                // What was canceled stays so until the report, whatever the run still says meanwhile.
                let canceling = view.standing == Standing::Canceling;
                **view = new;
                if canceling {
                    view.standing = Standing::Canceling;
                }
                Some(())
            }
            _ => None,
        }
    }

    pub(super) fn cancel(&mut self) -> Option<()> {
        let Self::Going(_, view) = self else { return None };
        view.standing = Standing::Canceling;
        Some(())
    }

    pub(super) fn finish(&mut self, generation: Generation, report: Box<ReportView>) -> Option<()> {
        if !matches!(self, Self::Going(begun, _) if *begun == generation) {
            return None;
        }
        *self = Self::Done(report);
        Some(())
    }

    pub(super) fn download(&mut self, which: usize, download: Download) -> Option<()> {
        let Self::Done(report) = self else { return None };
        *report.downloads.get_mut(which)? = download;
        Some(())
    }
}
