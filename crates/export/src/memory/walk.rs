//! People read one after the other out of their blocks.

use std::cmp::Ordering;

use super::Fingerprint;

/// Goes through blocks in pages. Bytes that are no such blocks end it; nothing is taken on trust.
#[derive(Clone, Debug)]
pub(super) struct Walk<I: Iterator> {
    pages: I,
    page: Option<I::Item>,
    at: usize,
    /// Where the block at hand ends.
    end: usize,
    key: Vec<u8>,
}

impl<I: Iterator<Item: AsRef<[u8]>>> Walk<I> {
    pub(super) fn new(pages: I) -> Self {
        Self { pages, page: None, at: 0, end: 0, key: Vec::new() }
    }

    /// From the block on that begins at `at` in the first page.
    pub(super) fn within(mut pages: I, at: usize) -> Self {
        let page = pages.next();
        // Its length stands before it.
        let at = at.saturating_sub(2);
        Self { pages, page, at, end: at, key: Vec::new() }
    }

    /// Goes on to the next one and says their fingerprint; none behind the last.
    pub(super) fn advance(&mut self) -> Option<Fingerprint> {
        loop {
            if let Some(page) = &self.page {
                let page = page.as_ref();
                if self.at < self.end {
                    return entry(page.get(..self.end)?, &mut self.at, &mut self.key);
                }
                if let Some(length) = page.get(self.at..).and_then(|rest| rest.first_chunk::<2>()) {
                    self.at += 2;
                    self.end = self.at + usize::from(u16::from_le_bytes(*length));
                    self.key.clear();
                    continue;
                }
            }
            self.page = Some(self.pages.next()?);
            (self.at, self.end) = (0, 0);
        }
    }

    /// The key of the one at hand.
    pub(super) fn key(&self) -> &[u8] {
        &self.key
    }
}

/// Reads one person: what the key shares with the one before and whether there is a consent, the rest of the key, the
/// fingerprint.
pub(super) fn entry(bytes: &[u8], at: &mut usize, key: &mut Vec<u8>) -> Option<Fingerprint> {
    let head = number(bytes, at)?;
    let length = number(bytes, at)?;
    if head >> 1 > key.len() {
        return None;
    }
    key.truncate(head >> 1);
    key.extend_from_slice(bytes.get(*at..at.checked_add(length)?)?);
    *at += length;
    fingerprint(bytes, at, head)
}

/// Looks for a key in a block without putting the others together. `alike` counts the bytes that the key has in common
/// with the one at hand, which comes before it.
pub(super) fn find(block: &[u8], key: &[u8]) -> Option<Fingerprint> {
    let (mut at, mut alike) = (0, 0);
    loop {
        let head = number(block, &mut at)?;
        let length = number(block, &mut at)?;
        let rest = block.get(at..at + length)?;
        at += length;
        match (head >> 1).cmp(&alike) {
            // It differs from the one before, and so from the key, where that one still was like the key: it is behind.
            Ordering::Less => return None,
            Ordering::Greater => {}
            Ordering::Equal => {
                let wanted = &key[alike..];
                let more = wanted.iter().zip(rest).take_while(|(one, other)| one == other).count();
                alike += more;
                match (wanted.get(more), rest.get(more)) {
                    (None, None) => return fingerprint(block, &mut at, head),
                    (Some(wanted), Some(found)) if wanted < found => return None,
                    (None, Some(_)) => return None,
                    (Some(_), _) => {}
                }
            }
        }
        at += if head & 1 == 1 { 16 } else { 8 };
    }
}

fn fingerprint(bytes: &[u8], at: &mut usize, head: usize) -> Option<Fingerprint> {
    let profile = fixed(bytes, at)?;
    let consent = if head & 1 == 1 { fixed(bytes, at)? } else { 0 };
    Some(Fingerprint { profile, consent })
}

fn fixed(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let word = bytes.get(*at..)?.first_chunk::<8>()?;
    *at += 8;
    Some(u64::from_le_bytes(*word))
}

/// Reads a number as [`super::people::put`] wrote it; none is longer than three bytes.
pub(super) fn number(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0;
    for shift in [0, 7, 14] {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= usize::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// An address turned around: domain, `@`, what stands before it.
pub(super) fn turn(address: &str, key: &mut Vec<u8>) {
    key.clear();
    let (before, domain) = address.rsplit_once('@').map_or((None, address), |(before, domain)| (Some(before), domain));
    key.extend_from_slice(domain.as_bytes());
    if let Some(before) = before {
        key.push(b'@');
        key.extend_from_slice(before.as_bytes());
    }
}

/// The bytes of the address of a key.
pub(super) fn turn_back(key: &[u8], address: &mut Vec<u8>) {
    address.clear();
    match key.iter().position(|&byte| byte == b'@') {
        Some(at) => {
            address.extend_from_slice(&key[at + 1..]);
            address.push(b'@');
            address.extend_from_slice(&key[..at]);
        }
        None => address.extend_from_slice(key),
    }
}

/// The address of a key.
pub(super) fn address_of(key: &[u8]) -> String {
    let mut address = Vec::with_capacity(key.len());
    turn_back(key, &mut address);
    String::from_utf8(address).unwrap_or_default()
}
