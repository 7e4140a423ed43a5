//! What the platform knows better than tables of our own would.

use crate::email::{Idna, NoIdna};
use crate::encoding::{Decode, Encoding, Utf8Only};

/// International domains and encodings: the browser's, or a native library's.
pub trait Platform: Idna + Decode {}

impl<T: Idna + Decode> Platform for T {}

/// Nothing but UTF-8 and domains of ASCII; for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bare;

impl Idna for Bare {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        NoIdna.to_ascii(domain)
    }
}

impl Decode for Bare {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Option<String> {
        Utf8Only.decode(encoding, bytes)
    }
}
