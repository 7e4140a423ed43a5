//! What test runners print at their end, added up.

/// Tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Summary {
    /// Reads one line of a runner's output and adds what it sums up: `cargo test` and wasm-bindgen's runner
    /// (`test result: ok. 3 passed; 0 failed; …`), nextest (`Summary … 3 tests run: 3 passed, 0 skipped`), and node's
    /// (`# pass 3`, `ℹ pass 3`).
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("test result:") {
            self.pieces(rest, ';');
        } else if line.starts_with("Summary [") {
            self.pieces(line.rsplit(": ").next().unwrap_or_default(), ',');
        } else if let Some(rest) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) {
            match rest.split_once(' ') {
                Some(("pass", number)) => self.passed += number.parse().unwrap_or(0),
                Some(("fail", number)) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Adds what another came to.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    fn pieces(&mut self, text: &str, mark: char) {
        for piece in text.split([mark, '.']) {
            match piece.trim().split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed" | "timed out")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_every_runner() {
        let mut sum = Summary::default();
        for line in [
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored",
            "     Summary [   2.417s] 20 tests run: 19 passed (1 slow), 1 failed, 0 skipped",
            "ℹ pass 4",
            "ℹ fail 2",
            "# pass 1",
            "test reads ... ok",
        ] {
            sum.read(line);
        }
        assert_eq!(sum, Summary { passed: 10, failed: 4 });
    }
}
