//! A memory as a file: the very bytes in which it stands in memory, with who it is of before them and a sum behind.

use json::{Value, Writer};
use segment::{Source, hash_of, part};

use super::people::{BLOCK, LONGEST, People};
use super::walk::entry;
use super::{About, LastRun, Memory};
use crate::Time;

/// With what the file begins.
const MAGIC: &[u8; 8] = b"SEGUEMEM";

/// Version of the file's form.
const VERSION: u32 = 1;

/// Length of what stands before the description: the magic, the version, the description's length.
const HEAD: usize = 16;

/// The longest description. That of a hundred files takes a few kilobytes.
const DESCRIPTION: usize = 1 << 20;

/// How much is read at a time.
const CHUNK: usize = 256 << 10;

/// Why bytes are no memory that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MemoryError {
    /// Another kind of file.
    #[error("the file does not hold what was sent before")]
    Other,
    /// Written by a version of this program that does it otherwise.
    #[error("the file was written by another version ({0})")]
    Version(u32),
    /// Cut off or changed.
    #[error("the file is damaged")]
    Damaged,
    /// It could not be read.
    #[error("the file cannot be read")]
    Gone,
    /// Of another brand: it never meets this one's key.
    #[error("the file is of another brand")]
    Brand,
}

impl Memory {
    /// The memory as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.people.pages().map(<[u8]>::len).sum::<usize>() + 4096);
        self.write(&mut |part| bytes.extend_from_slice(part));
        bytes
    }

    /// Writes the file part by part, so that it need not be in memory twice.
    pub fn write(&self, put: &mut dyn FnMut(&[u8])) {
        let about = self.about.to_json();
        let mut head = Vec::with_capacity(HEAD + about.len());
        head.extend_from_slice(MAGIC);
        head.extend_from_slice(&VERSION.to_le_bytes());
        head.extend_from_slice(&u32::try_from(about.len()).unwrap_or_default().to_le_bytes());
        head.extend_from_slice(&about);
        put(&head);
        let mut sum = Sum::default();
        sum.add(&head);
        for page in self.people.pages() {
            let mut rest = page;
            while let Some((block, more)) = split_block(rest) {
                sum.add(block);
                rest = more;
            }
            put(page);
        }
        // A block of no length ends them.
        put(&[0; 2]);
        put(&sum.0.to_le_bytes());
    }

    /// Reads [`Memory::to_bytes`] back.
    ///
    /// # Errors
    /// [`MemoryError`]; whatever the bytes, nothing breaks.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, MemoryError> {
        let mut loader = Loader::default();
        for chunk in bytes.chunks(CHUNK) {
            loader.push(chunk)?;
        }
        loader.finish()
    }

    /// Reads a file part by part, so that it need not be in memory twice.
    ///
    /// # Errors
    /// [`MemoryError`]
    pub async fn read<S: Source + ?Sized>(source: &S) -> Result<Self, MemoryError> {
        let mut loader = Loader::default();
        for from in (0..source.len()).step_by(CHUNK) {
            loader.push(&part(source, from, CHUNK).await.map_err(|_| MemoryError::Gone)?)?;
        }
        loader.finish()
    }

    /// Takes a file that somebody brings, for a brand.
    ///
    /// # Errors
    /// [`MemoryError::Brand`] where it is of another one, else as [`Memory::from_bytes`].
    pub fn import(bytes: &[u8], brand: &str) -> Result<Self, MemoryError> {
        let about = About::of(bytes)?;
        if about.is_of(brand) { Self::from_bytes(bytes) } else { Err(MemoryError::Brand) }
    }
}

impl About {
    /// What the first bytes of a file say of it; the first 64 KiB are enough. Whether the rest is whole is not known.
    ///
    /// # Errors
    /// [`MemoryError`]
    pub fn of(bytes: &[u8]) -> Result<Self, MemoryError> {
        head(bytes)?.map(|(about, _)| about).ok_or(MemoryError::Damaged)
    }
}

impl About {
    fn to_json(&self) -> Vec<u8> {
        let mut text = Writer::default();
        let number = |text: &mut Writer, name: &str, number: u64| {
            text.name(name);
            text.raw(&number.to_string());
        };
        text.open(b'{');
        text.member("brand", &self.brand);
        text.member("tag", &self.tag);
        text.name("last");
        match &self.last {
            None => text.raw("null"),
            Some(last) => {
                text.open(b'{');
                number(&mut text, "at", last.at.0);
                number(&mut text, "rows", last.rows);
                number(&mut text, "invalid", last.invalid);
                text.list("files", &last.files);
                number(&mut text, "matching", last.matching);
                text.close(b'}');
            }
        }
        number(&mut text, "people", self.people);
        text.close(b'}');
        text.finish()
    }

    fn read(text: &[u8]) -> Option<Self> {
        let value = json::read(text)?;
        // An empty text is not written.
        let words = |name: &str| value.get(name).map_or(Some(String::new()), |text| Some(text.as_str()?.to_owned()));
        let last = match value.get("last") {
            None | Some(Value::Null) => None,
            Some(last) => {
                let number = |name: &str| last.get(name)?.as_u64();
                let files = last.get("files").and_then(Value::as_array).unwrap_or_default();
                Some(LastRun {
                    at: Time(number("at")?),
                    rows: number("rows")?,
                    invalid: number("invalid")?,
                    files: files.iter().filter_map(|name| Some(name.as_str()?.to_owned())).collect(),
                    matching: number("matching")?,
                })
            }
        };
        Some(Self { brand: words("brand")?, tag: words("tag")?, last, people: value.get("people")?.as_u64()? })
    }
}

/// What stands before the people, and its length; none where bytes lack.
fn head(bytes: &[u8]) -> Result<Option<(About, usize)>, MemoryError> {
    if !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) {
        return Err(MemoryError::Other);
    }
    let Some(fixed) = bytes.first_chunk::<HEAD>() else { return Ok(None) };
    let [_, _, numbers @ ..] = fixed.as_chunks::<4>().0 else { return Err(MemoryError::Damaged) };
    let mut numbers = numbers.iter().map(|number| u32::from_le_bytes(*number));
    let (version, length) = (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default());
    if version != VERSION {
        return Err(MemoryError::Version(version));
    }
    let end = HEAD + usize::try_from(length).unwrap_or(usize::MAX).min(DESCRIPTION);
    let Some(about) = bytes.get(HEAD..end) else { return Ok(None) };
    Ok(Some((About::read(about).ok_or(MemoryError::Damaged)?, end)))
}

/// A block with its length before it, and what follows; none where bytes lack.
fn split_block(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u16::from_le_bytes(*bytes.first_chunk()?);
    bytes.split_at_checked(2 + usize::from(length))
}

/// A sum over pieces. Every bit of every piece counts.
#[derive(Debug, Default)]
struct Sum(u64);

impl Sum {
    fn add(&mut self, piece: &[u8]) {
        let mut both = [0; 16];
        both[..8].copy_from_slice(&self.0.to_le_bytes());
        both[8..].copy_from_slice(&hash_of(piece).to_le_bytes());
        self.0 = hash_of(&both);
    }
}

/// Reads a file as its bytes come, and takes nothing on trust: what it lets through is never looked at twice.
#[derive(Debug, Default)]
struct Loader {
    /// Bytes that are not understood yet.
    rest: Vec<u8>,
    about: Option<About>,
    people: People,
    /// How many the last block holds.
    in_block: usize,
    key: Vec<u8>,
    sum: Sum,
    is_whole: bool,
}

impl Loader {
    fn push(&mut self, bytes: &[u8]) -> Result<(), MemoryError> {
        self.rest.extend_from_slice(bytes);
        let rest = std::mem::take(&mut self.rest);
        let mut at = 0;
        while let Some(length) = self.step(&rest[at..])? {
            at += length;
        }
        self.rest.extend_from_slice(&rest[at..]);
        Ok(())
    }

    /// Takes what comes next and says its length; none where bytes lack.
    fn step(&mut self, bytes: &[u8]) -> Result<Option<usize>, MemoryError> {
        if bytes.is_empty() {
            return Ok(None);
        }
        if self.is_whole {
            return Err(MemoryError::Damaged);
        }
        if self.about.is_none() {
            let Some((about, length)) = head(bytes)? else { return Ok(None) };
            self.sum.add(&bytes[..length]);
            self.about = Some(about);
            return Ok(Some(length));
        }
        let Some((block, after)) = split_block(bytes) else { return Ok(None) };
        if block.len() == 2 {
            let Some(sum) = after.first_chunk() else { return Ok(None) };
            self.is_whole = u64::from_le_bytes(*sum) == self.sum.0;
            return if self.is_whole { Ok(Some(10)) } else { Err(MemoryError::Damaged) };
        }
        self.sum.add(block);
        let people = self.block(&block[2..]).ok_or(MemoryError::Damaged)?;
        self.people.take(&block[2..], people);
        Ok(Some(block.len()))
    }

    /// How many people a block holds; none where it is not as it should be.
    fn block(&mut self, block: &[u8]) -> Option<usize> {
        if self.people.len() > 0 && self.in_block != BLOCK {
            return None;
        }
        let (mut at, mut people) = (0, 0_usize);
        let mut key = Vec::new();
        while at < block.len() {
            entry(block, &mut at, &mut key)?;
            let is_next = self.key < key && key.len() <= LONGEST && people < BLOCK;
            if !is_next || std::str::from_utf8(&key).is_err() {
                return None;
            }
            self.key.clone_from(&key);
            people += 1;
        }
        self.in_block = people;
        Some(people)
    }

    fn finish(self) -> Result<Memory, MemoryError> {
        let about = self.about.filter(|about| self.is_whole && about.people == self.people.len() as u64);
        // A file that is cut off within its first bytes may be any other.
        about.map(|about| Memory { about, people: self.people }).ok_or(MemoryError::Damaged)
    }
}
