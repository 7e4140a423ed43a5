//! International domains, by the browser's own tables.

use std::cell::RefCell;
use std::collections::BTreeMap;

use segment::email::Idna;

/// `URL`'s conversion, each domain asked for once.
///
/// `URL` is no validator: it turns `1.2` into `1.0.0.2`. [`Idna::to_ascii`] is asked only for domains of letters,
/// digits, hyphens and dots with a letter outside ASCII among them, and its answer is judged again.
#[derive(Debug, Default)]
pub struct UrlIdna(RefCell<BTreeMap<String, Option<String>>>);

/// How many domains are kept.
const KEPT: usize = 10_000;

impl Idna for UrlIdna {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        if let Some(known) = self.0.borrow().get(domain) {
            return known.clone();
        }
        let mut address = String::from("http://");
        address.push_str(domain);
        let ascii = web_sys::Url::new(&address).ok().map(|url| url.hostname()).filter(|host| !host.is_empty());
        let mut known = self.0.borrow_mut();
        if known.len() < KEPT {
            known.insert(domain.to_owned(), ascii.clone());
        }
        ascii
    }
}
