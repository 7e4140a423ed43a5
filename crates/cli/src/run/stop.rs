//! How a run ends for whoever started it: an exit code, and why.

use std::fmt;

/// Exit codes of `segue run`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Exit {
    /// Everybody was accepted.
    Successful = 0,
    /// It came to its end; somebody was refused or cannot be told of.
    WithErrors = 2,
    /// It did not begin, or stopped by itself.
    Failed = 3,
    /// It was interrupted; run again, it goes on.
    Interrupted = 4,
    /// Everything was sent; removals wait for a person.
    RemovalsWait = 5,
    /// Wrong usage, as sysexits(3) has it.
    Usage = 64,
    /// Another run of the brand is under way, likewise.
    Busy = 75,
}

/// Why a run did not come to a report.
#[derive(Debug)]
pub(super) struct Stop {
    /// The code.
    pub(super) exit: Exit,
    /// What to tell, in whole sentences.
    pub(super) sentence: String,
}

impl Stop {
    /// It failed.
    pub(super) fn failed(sentence: impl Into<String>) -> Self {
        Self { exit: Exit::Failed, sentence: sentence.into() }
    }

    /// It was started wrongly.
    pub(super) fn usage(sentence: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, sentence: sentence.into() }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Stop {}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::failed(format!("{error:#}"))
    }
}
