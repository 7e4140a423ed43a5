//! A file on disk as a source of rows; what is packed is unpacked into a private temporary file first.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::SystemTime;

use anyhow::Context as _;
use flate2::bufread::MultiGzDecoder;
use segment::{FileHash, Refusal, Source, is_bomb, is_gzip};

/// An open file. A read past what another program cut off means that the file changed.
#[derive(Debug)]
pub struct FileSource {
    file: RefCell<File>,
    length: u64,
    /// When it was written last, as far as the system tells.
    written: Option<SystemTime>,
}

impl FileSource {
    /// Opens a file.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let context = || format!("cannot open {}", path.display());
        let file = File::open(path).with_context(context)?;
        let metadata = file.metadata().with_context(context)?;
        if metadata.is_dir() {
            anyhow::bail!("{} is a folder", path.display());
        }
        Ok(Self { file: RefCell::new(file), length: metadata.len(), written: metadata.modified().ok() })
    }

    /// How long it is, in bytes.
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// Whether somebody wrote into it since it was opened. One that took its place under its name does not matter.
    pub fn is_changed(&self) -> bool {
        let metadata = self.file.borrow().metadata();
        metadata.map_or(true, |now| now.len() != self.length || now.modified().ok() != self.written)
    }

    /// Hash of all its bytes, by which it is known again.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn hash(&self) -> io::Result<String> {
        let mut file = self.file.borrow_mut();
        file.rewind()?;
        let mut hash = FileHash::default();
        let mut piece = vec![0; 1 << 20];
        loop {
            match file.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => hash.add(&piece[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        file.rewind()?;
        Ok(hash.finish())
    }

    /// The file without its packing. The unpacked copy has no name on disk and ends with this source.
    ///
    /// # Errors
    /// [`Refusal::Gzip`], [`Refusal::Bomb`], [`Refusal::Gone`].
    pub fn unpacked(self) -> Result<Self, Refusal> {
        let Self { file, length: packed_length, written } = self;
        let mut file = file.into_inner();
        let mut first = [0; 3];
        let packed = packed_length >= 3 && file.read_exact(&mut first).is_ok() && is_gzip(&first);
        file.rewind().map_err(|_| Refusal::Gone)?;
        if !packed {
            return Ok(Self { file: RefCell::new(file), length: packed_length, written });
        }
        let mut reader = MultiGzDecoder::new(BufReader::with_capacity(1 << 20, file));
        let mut copy = tempfile::tempfile().map_err(|_| Refusal::Broken)?;
        let mut piece = vec![0; 1 << 20];
        let mut length = 0;
        loop {
            let read = match reader.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(_) => return Err(Refusal::Gzip),
            };
            length += read as u64;
            if is_bomb(packed_length, length) {
                return Err(Refusal::Bomb);
            }
            copy.write_all(&piece[..read]).map_err(|_| Refusal::Broken)?;
        }
        let written = copy.metadata().and_then(|metadata| metadata.modified()).ok();
        Ok(Self { file: RefCell::new(copy), length, written })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.length
    }

    async fn read(&self, from: u64, into: &mut [u8]) -> Result<(), Refusal> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(from)).and_then(|_| file.read_exact(into)).map_err(|_| Refusal::Gone)
    }
}

/// A file's name without folders, as screens and `--json` show it.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
