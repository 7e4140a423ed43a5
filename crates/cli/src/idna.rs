//! International domains, by the crate `idna`; the browser has its own.

/// UTS 46, as browsers do it.
#[derive(Clone, Copy, Debug)]
pub struct Uts46;

impl segment::email::Idna for Uts46 {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        idna::domain_to_ascii(domain).ok()
    }
}
