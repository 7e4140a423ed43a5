//! One run of a brand at a time. The system gives the lock back whatever becomes of the program.

use std::fs::{File, TryLockError};
use std::io;

use super::state::{State, private_file};

/// The brand is this run's until it is dropped.
#[derive(Debug)]
pub(super) struct Lock(File);

impl Lock {
    /// Takes the brand; none where another run has it.
    ///
    /// # Errors
    /// Where the file cannot be made, or the folder's disk knows no locks.
    pub(super) fn take(state: &State) -> io::Result<Option<Self>> {
        state.make()?;
        let file = private_file(&state.lock())?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file gives it back as well.
        self.0.unlock().ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_has_one_run_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let [ours, other] = ["a", "b"].map(|brand| State::of(folder.path(), brand));
        let lock = Lock::take(&ours).unwrap();
        assert!(lock.is_some());
        assert!(Lock::take(&ours).unwrap().is_none());
        assert!(Lock::take(&other).unwrap().is_some());
        drop(lock);
        assert!(Lock::take(&ours).unwrap().is_some());
    }
}
