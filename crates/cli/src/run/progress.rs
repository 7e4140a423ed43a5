//! How a run is going, on standard error: one line that is rewritten on a terminal, else a line now and then.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::time::Duration;

use export::RunProgress;
use texts::Texts;
use texts::codes::Family;
use tokio::time::Instant;

/// How often a line is rewritten, and how often one is written where it stays.
const REWRITTEN: Duration = Duration::from_millis(300);
const WRITTEN: Duration = Duration::from_secs(10);

/// Tells how it is going.
#[derive(Debug)]
pub(super) struct Progress {
    is_terminal: bool,
    due: Instant,
    /// The line that stands there now has so many characters.
    shown: usize,
}

impl Default for Progress {
    fn default() -> Self {
        let is_terminal = stderr().is_terminal();
        let first = if is_terminal { Duration::ZERO } else { WRITTEN };
        Self { is_terminal, due: Instant::now() + first, shown: 0 }
    }
}

impl Progress {
    /// When the next line is due.
    pub(super) const fn due(&self) -> Instant {
        self.due
    }

    /// Tells, if it is time.
    pub(super) fn tell(&mut self, progress: &RunProgress, texts: Texts) {
        if Instant::now() < self.due {
            return;
        }
        self.due = Instant::now() + if self.is_terminal { REWRITTEN } else { WRITTEN };
        let line = line(progress, texts);
        // Where nobody can read it, nothing is lost.
        if self.is_terminal {
            let length = line.chars().count();
            write!(stderr(), "\r{line}{}", " ".repeat(self.shown.saturating_sub(length))).ok();
            self.shown = length;
        } else {
            writeln!(stderr(), "{line}").ok();
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if self.shown > 0 {
            write!(stderr(), "\r{}\r", " ".repeat(self.shown)).ok();
            self.shown = 0;
        }
    }
}

fn line(progress: &RunProgress, texts: Texts) -> String {
    let done = progress.accepted + progress.rejected + progress.removed;
    let total = progress.total + progress.leavers;
    let number = |n| texts.number(n);
    let mut parts = vec![texts.run_progress(&number(done), &number(total), &number(progress.a_minute))];
    if progress.rejected > 0 {
        parts.push(texts.run_progress_refused(progress.rejected));
    }
    if let Some(seconds) = progress.seconds_left.filter(|seconds| *seconds > 0) {
        parts.push(texts.run_progress_left(&texts.duration(seconds)));
    }
    if let Some(waiting) = progress.waiting {
        parts.push(texts.said(Family::Wait, waiting.name()).what.to_owned());
    }
    parts.join(" · ")
}
