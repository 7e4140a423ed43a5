//! What the browser knows by itself: international domains and encodings.

use std::cell::RefCell;

use segment::email::Idna;
use segment::encoding::{Decode, Encoding};
use segment::sorted::SortedMap;
use web_sys::TextDecoder;

/// The browser's tables. Each domain and each encoding is asked for once.
///
/// `URL` is no validator: it turns `1.2` into `1.0.0.2`. [`Idna::to_ascii`] is asked only for domains of letters,
/// digits, hyphens and dots with a letter outside ASCII among them, and its answer is judged again.
#[derive(Debug, Default)]
pub struct Browser {
    domains: RefCell<SortedMap<String, Option<String>>>,
    decoders: RefCell<Vec<(Encoding, TextDecoder)>>,
}

/// How many domains are kept.
const KEPT: usize = 10_000;

impl Idna for Browser {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        if let Some(known) = self.domains.borrow().get(domain) {
            return known.clone();
        }
        let mut address = String::from("http://");
        address.push_str(domain);
        let ascii = web_sys::Url::new(&address).ok().map(|url| url.hostname()).filter(|host| !host.is_empty());
        let mut known = self.domains.borrow_mut();
        if known.len() < KEPT {
            known.insert(domain.to_owned(), ascii.clone());
        }
        ascii
    }
}

impl Decode for Browser {
    fn decode(&self, encoding: Encoding, bytes: &[u8]) -> Option<String> {
        let mut decoders = self.decoders.borrow_mut();
        let known = decoders.iter().position(|(known, _)| *known == encoding);
        let at = if let Some(known) = known {
            known
        } else {
            decoders.push((encoding, TextDecoder::new_with_label(encoding.name()).ok()?));
            decoders.len() - 1
        };
        decoders[at].1.decode_with_u8_array(bytes).ok()
    }
}
