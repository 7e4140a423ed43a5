//! A file on disk as a source of rows.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use anyhow::Context as _;
use segment::{Refusal, Source};

/// An open file. A read past what another program cut off means that the file changed.
#[derive(Debug)]
pub struct FileSource {
    file: RefCell<File>,
    length: u64,
}

impl FileSource {
    /// Opens a file.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let context = || format!("cannot open {}", path.display());
        let file = File::open(path).with_context(context)?;
        let length = file.metadata().with_context(context)?.len();
        Ok(Self { file: RefCell::new(file), length })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.length
    }

    async fn read(&self, from: u64, length: usize, into: &mut Vec<u8>) -> Result<(), Refusal> {
        let mut file = self.file.borrow_mut();
        let wanted = self.length.saturating_sub(from).min(length as u64);
        let before = into.len();
        let gone = |_| Refusal::Gone;
        file.seek(SeekFrom::Start(from)).map_err(gone)?;
        (&mut *file).take(wanted).read_to_end(into).map_err(gone)?;
        if (into.len() - before) as u64 == wanted { Ok(()) } else { Err(Refusal::Gone) }
    }
}

/// A file's name without folders, as screens and `--json` show it.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
