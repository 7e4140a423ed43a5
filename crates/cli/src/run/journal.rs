//! The journal on disk: one line an append, so that an append is there whole or not at all.
//!
//! Before the first of them stands what a later start has to know to go on: which program, which export, which files.
//! Every line is durable before the run goes on. A last line that breaks off was never counted on, and is cut off.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use export::Record;
use export::memory::LastRun;
use serde::{Deserialize, Serialize};

use super::state::{durable, private_file, private_folder};

/// What a later start has to know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Meta {
    /// Version of the program: another one may judge rows otherwise.
    pub(super) program: String,
    /// Hash of the export as it was.
    pub(super) export: String,
    /// Whether everybody was to be sent again.
    pub(super) send_all: bool,
    /// Sums of the memories that it was planned with, segment by segment.
    pub(super) memories: Vec<String>,
    /// What is said of the run in them.
    pub(super) runs: Vec<LastRun>,
}

/// A journal that is being written.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    /// Not there before the first append.
    file: Option<File>,
    meta: Meta,
}

impl Journal {
    /// A new one at `path`.
    pub(super) const fn new(path: PathBuf, meta: Meta) -> Self {
        Self { path, file: None, meta }
    }

    /// Keeps records durably.
    ///
    /// # Errors
    /// Where the disk takes no more.
    pub(super) fn append(&mut self, records: &[Record]) -> io::Result<()> {
        let mut line = Vec::new();
        let file = if let Some(file) = &mut self.file {
            file
        } else {
            let folder = self.path.parent().unwrap_or(Path::new("."));
            private_folder(folder)?;
            let file = private_file(&self.path)?;
            file.set_len(0)?;
            durable(folder)?;
            serde_json::to_writer(&mut line, &self.meta)?;
            line.push(b'\n');
            self.file.insert(file)
        };
        serde_json::to_writer(&mut line, records)?;
        line.push(b'\n');
        file.write_all(&line)?;
        file.sync_data()
    }
}

/// A journal that an earlier run left.
#[derive(Debug)]
pub(super) struct Found {
    /// What its run was.
    pub(super) meta: Meta,
    path: PathBuf,
    /// Where its last whole line ends.
    end: u64,
}

/// Why a journal cannot be read.
#[derive(Debug)]
pub(super) struct Damaged;

impl Found {
    /// The journal at `path`; none where there is none, or where its run had not begun.
    pub(super) fn at(path: &Path) -> Result<Option<Self>, Damaged> {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(_) => return Err(Damaged),
        };
        let (mut lines, mut end, mut meta) = (Lines::of(file), 0, None);
        while lines.advance()? {
            end = lines.read;
            if meta.is_none() {
                meta = Some(serde_json::from_slice(&lines.line).map_err(|_| Damaged)?);
            }
        }
        // Only what is said before everything else, or not even that: nothing was sent.
        let begun = lines.count > 1;
        Ok(meta.filter(|_| begun).map(|meta| Self { meta, path: path.to_owned(), end }))
    }

    /// Hands out its records in their order.
    pub(super) fn each(&self, mut take: impl FnMut(Record)) -> Result<(), Damaged> {
        let mut lines = Lines::of(File::open(&self.path).map_err(|_| Damaged)?);
        lines.advance()?;
        while lines.advance()? {
            let records: Vec<Record> = serde_json::from_slice(&lines.line).map_err(|_| Damaged)?;
            records.into_iter().for_each(&mut take);
        }
        Ok(())
    }

    /// The journal to go on in.
    pub(super) fn go_on(self) -> io::Result<Journal> {
        let mut file = private_file(&self.path)?;
        file.set_len(self.end)?;
        file.seek(SeekFrom::End(0))?;
        Ok(Journal { path: self.path, file: Some(file), meta: self.meta })
    }
}

/// Whole lines of a file.
struct Lines {
    reader: BufReader<File>,
    line: Vec<u8>,
    /// Bytes and lines so far.
    read: u64,
    count: u64,
}

impl Lines {
    fn of(file: File) -> Self {
        Self { reader: BufReader::with_capacity(1 << 16, file), line: Vec::new(), read: 0, count: 0 }
    }

    /// Goes to the next line; whether there is one.
    fn advance(&mut self) -> Result<bool, Damaged> {
        self.line.clear();
        self.reader.read_until(b'\n', &mut self.line).map_err(|_| Damaged)?;
        if self.line.last() != Some(&b'\n') {
            return Ok(false);
        }
        self.read += self.line.len() as u64;
        self.count += 1;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use export::RunPlan;

    fn sending(batch: u64) -> Record {
        Record::Sending { batch, people: vec![(batch, 1)] }
    }

    fn told(found: &Found) -> Vec<Record> {
        let mut records = Vec::new();
        found.each(|record| records.push(record)).unwrap();
        records
    }

    #[test]
    fn what_was_kept_is_found_again_and_a_line_that_broke_off_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/journal.jsonl");
        let meta = Meta { program: "1".into(), ..Meta::default() };
        assert!(Found::at(&path).unwrap().is_none());
        let mut journal = Journal::new(path.clone(), meta.clone());
        let header = Record::Header { plan: RunPlan::default() };
        journal.append(std::slice::from_ref(&header)).unwrap();
        journal.append(&[sending(0), sending(1)]).unwrap();
        drop(journal);
        let whole = fs::read(&path).unwrap();
        // Wherever a crash cuts it off, it holds whole appends.
        for end in 0..=whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            let Some(found) = Found::at(&path).unwrap() else { continue };
            assert_eq!(found.meta, meta);
            let records = told(&found);
            assert!(records.len() == 1 || records.len() == 3, "{}", records.len());
            found.go_on().unwrap().append(&[sending(7)]).unwrap();
            assert_eq!(told(&Found::at(&path).unwrap().unwrap()), [records, vec![sending(7)]].concat());
        }
        fs::write(&path, b"no journal\n").unwrap();
        assert!(Found::at(&path).is_err());
    }
}
