//! The folder in which runs keep what they must know again: journals, what was sent before, facts of the brand, reports.
//!
//! Folders are the user's alone (0700), files too (0600). A file is there whole or not at all: it is written beside
//! itself, made durable and renamed. No name of a file says an address.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use segment::hash_of;

/// A brand's folder.
#[derive(Clone, Debug)]
pub(super) struct State {
    folder: PathBuf,
}

/// Where the state is kept, unless told otherwise; none where there is no home.
pub(super) fn default_folder() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute("XDG_STATE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".local/state")))?;
    Some(base.join("segue"))
}

impl State {
    /// The brand's folder below `root`; nothing is made yet. `brand`: 24 hexadecimal digits.
    pub(super) fn of(root: &Path, brand: &str) -> Self {
        Self { folder: root.join(brand) }
    }

    /// Makes the folder.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub(super) fn make(&self) -> io::Result<()> {
        private_folder(&self.folder)
    }

    /// The file by which only one run of the brand is under way.
    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    /// What is known of the brand.
    pub(super) fn brand(&self) -> PathBuf {
        self.folder.join("brand.json")
    }

    /// What was sent before with a tag.
    pub(super) fn memory(&self, tag: &str) -> PathBuf {
        self.folder.join("memory").join(file_name(tag) + ".memory")
    }

    /// The journal of an export's run.
    pub(super) fn journal(&self, export: &str) -> PathBuf {
        self.export(export).join("journal.jsonl")
    }

    /// Who left a segment (by its place in the plan) that the run takes a tag from.
    pub(super) fn leavers(&self, export: &str, segment: usize) -> PathBuf {
        self.export(export).join(format!("leavers-{segment}"))
    }

    /// Who the people of the run are, by their numbers.
    pub(super) fn people(&self, export: &str) -> PathBuf {
        self.export(export).join("people")
    }

    /// Reports of an export's runs.
    pub(super) fn reports(&self, export: &str) -> PathBuf {
        self.export(export).join("reports")
    }

    fn export(&self, export: &str) -> PathBuf {
        self.folder.join("exports").join(file_name(export))
    }
}

/// A name for what a person calls by any text: its plain letters, for people, and a hash, by which it is its own.
fn file_name(text: &str) -> String {
    const LETTERS: usize = 40;
    let hash = hash_of(text.as_bytes());
    // Something like an address does not stand in a file's name, not even in part.
    if text.contains('@') {
        return format!("{hash:016x}");
    }
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '-' { letter } else { '_' };
    let letters: String = text.chars().take(LETTERS).map(plain).collect();
    format!("{letters}-{hash:016x}")
}

/// Makes a folder and those above it; those that are new are the user's alone.
pub(super) fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Opens a file of the user's alone, to be read and written; a new one where it is not there.
pub(super) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Writes a file so that it is there whole, durably, or as it was before.
pub(super) fn replace(path: &Path, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    private_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    {
        let mut buffer = io::BufWriter::with_capacity(1 << 18, file.as_file_mut());
        write(&mut buffer)?;
        buffer.flush()?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    durable(folder)
}

/// Removes a file durably; one that is not there is removed already.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => path.parent().map_or(Ok(()), durable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes the names in a folder durable.
pub(super) fn durable(folder: &Path) -> io::Result<()> {
    // Where folders cannot be opened, their names are durable by themselves.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_say_what_they_are_of_and_no_address() {
        let of = |tag| State::of(Path::new("/s"), "b").memory(tag);
        let name = |tag| of(tag).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(name("VIP").starts_with("VIP-"));
        assert!(name("../Õun / a").starts_with("____un___a-"), "{}", name("../Õun / a"));
        assert_ne!(name("a b"), name("a_b"));
        assert_ne!(name("vip"), name("VIP"));
        for part in ["ana", "example"] {
            assert!(!name("ana@example.com").contains(part));
        }
        assert!(name(&"x".repeat(500)).len() < 80);
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a").join("file");
        replace(&path, |file| file.write_all(b"one")).unwrap();
        replace(&path, |_| Err(io::Error::other("full"))).unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"one");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&path), 0o600);
            assert_eq!(mode(path.parent().unwrap()), 0o700);
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside");
        remove(&path).unwrap();
        remove(&path).unwrap();
    }
}
