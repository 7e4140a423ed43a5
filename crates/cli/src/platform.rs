//! What the browser knows by itself: international domains by the crate `idna`, encodings by `encoding_rs`.

use segment::email::Idna;
use segment::encoding::{Decode, Encoding};

/// UTS 46 and the Encoding Standard, as browsers do them.
#[derive(Clone, Copy, Debug)]
pub struct Native;

impl Idna for Native {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        idna::domain_to_ascii(domain).ok()
    }
}

impl Decode for Native {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Option<String> {
        let tables = encoding_rs::Encoding::for_label(encoding.name().as_bytes())?;
        Some(tables.decode_without_bom_handling(bytes).0.into_owned())
    }
}
