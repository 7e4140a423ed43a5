//! Mistyped domains: `gmial.com`, `hotmail.con`, and slips in the names that a file itself is full of.
//!
//! Judged once for each distinct domain, and only offered, never made. A domain is called mistyped where it is not
//! known to be genuine, is rare in its file, and lies one slip of the fingers ([`edit`]) from a big provider or from a
//! domain that the file is full of. How far a slip is believed depends on the name: one letter more or less proves
//! nothing in a name of three.

mod edit;
mod providers;
mod slip;

use serde::{Deserialize, Serialize};

use crate::sorted;
use slip::Trust;

/// A domain of a file that is likely mistyped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Typo {
    /// As it stands in the addresses: lower case, ASCII.
    pub domain: String,
    /// What it was likely meant to be.
    pub suggestion: String,
    /// How many rows have it.
    pub rows: u64,
}

/// Whether the domain is a known mail provider's and so never mistyped. Cheap enough to be asked for each row: such a
/// domain need not be counted.
pub fn is_well_known(domain: &str) -> bool {
    providers::is_known(domain)
}

/// What a domain without a file around it was likely meant to be. Only big providers count.
pub fn of_alone(domain: &str) -> Option<String> {
    let mut nearest = Nearest::default();
    if may_be_mistyped(domain) {
        nearest.seek_provider(domain);
    }
    nearest.suggestion()
}

/// The likely mistyped domains of a file, those of most rows first.
///
/// `domains` are its distinct domains with the number of their rows (those that [`is_well_known`] may be missing),
/// `rows` the number of all rows with an address.
pub fn of_file<T: AsRef<str>>(domains: &[(T, u64)], rows: u64) -> Vec<Typo> {
    let frequent = frequent(domains);
    let mut typos = Vec::new();
    for (domain, count) in domains {
        let (domain, count) = (domain.as_ref(), *count);
        if !may_be_mistyped(domain) {
            continue;
        }
        let mut nearest = Nearest::default();
        if count <= FEW.max(rows / A_FIFTIETH) {
            nearest.seek_provider(domain);
        }
        for &(meant, often) in &frequent {
            if is_rare_beside(count, often) {
                nearest.see(domain, meant, Trust::Own);
            }
        }
        if let Some(suggestion) = nearest.suggestion() {
            let typo = Typo { domain: domain.to_owned(), suggestion, rows: count };
            sorted::insert(&mut typos, typo, |one, other| one.rows > other.rows);
        }
    }
    typos
}

/// So few rows say nothing about a domain in a small file.
const FEW: u64 = 5;

/// What more than one row in fifty has is no slip but somebody's domain: of all ways to mistype a provider, none comes
/// near that share.
const A_FIFTIETH: u64 = 50;

/// From so many rows on a domain is frequent in its file.
const FREQUENT: u64 = 20;

/// How many of a file's most frequent domains are compared with: the rest of a long tail has no slips to speak of, and
/// each is compared with each.
const COMPARED: usize = 256;

/// Whether a domain of `count` rows may be a slip in one of `often` rows. People mistype a domain in less than one row
/// of a hundred, whichever way; once or twice may happen by chance in fewer. Two that are both used are both genuine.
const fn is_rare_beside(count: u64, often: u64) -> bool {
    count <= often / 100 || (count <= 2 && count <= often / FREQUENT)
}

fn frequent<T: AsRef<str>>(domains: &[(T, u64)]) -> Vec<(&str, u64)> {
    let mut frequent = Vec::new();
    for (domain, count) in domains {
        if *count >= FREQUENT && is_typed(domain.as_ref()) {
            sorted::insert(&mut frequent, (domain.as_ref(), *count), |one: &(&str, u64), other| one.1 > other.1);
            frequent.truncate(COMPARED);
        }
    }
    frequent
}

fn may_be_mistyped(domain: &str) -> bool {
    is_typed(domain) && !is_well_known(domain)
}

/// Whether it is a domain, and as fingers typed it: nobody types punycode (RFC 3492).
fn is_typed(domain: &str) -> bool {
    let typed = |label: &str| !label.is_empty() && !label.starts_with("xn--");
    domain.is_ascii() && domain.contains('.') && domain.split('.').all(typed)
}

/// The nearest of the domains seen; none where two are as near.
#[derive(Default)]
struct Nearest {
    /// How far, and what; no text after a tie.
    best: Option<(u8, String)>,
}

impl Nearest {
    fn seek_provider(&mut self, domain: &str) {
        providers::big(domain.len(), &mut |meant, trust| self.see(domain, meant, trust));
    }

    fn see(&mut self, domain: &str, meant: &str, trust: Trust) {
        let Some(far) = slip::distance(domain, meant, trust) else { return };
        match &mut self.best {
            Some((best, text)) if *best == far => {
                if text != meant {
                    text.clear();
                }
            }
            Some((best, _)) if *best < far => {}
            _ => self.best = Some((far, meant.to_owned())),
        }
    }

    fn suggestion(self) -> Option<String> {
        self.best.map(|(_, text)| text).filter(|text| !text.is_empty())
    }
}
