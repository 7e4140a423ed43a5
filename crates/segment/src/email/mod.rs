//! E-mail addresses: repair, then the syntax machine.
//!
//! The profile is that of marketing mail, not of RFC 5322: what WHATWG's `input type=email` takes, with dots only
//! inside the local part, at least one dot in the domain, a last label that is not all digits and the lengths of
//! RFC 5321; international domains are converted to ASCII; quoted local parts, address literals, comments and display
//! names are refused, as are the local parts that Omnisend blocks. Nothing here asks the network, and no address is
//! changed beyond what [`repair`] and the conversion of the domain say.

mod diagnosis;
mod machine;
mod mend;
mod repair;
mod role;
pub mod typo;
mod verdict;

use core::fmt;

use serde::{Deserialize, Serialize};

pub use mend::suggestion;
pub(crate) use repair::is_invisible;
pub use repair::repair;
pub use verdict::{Verdict, verdict};

use crate::Code;
use machine::Local;

/// An address that passed the syntax machine: repaired, lower case, domain in ASCII.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Repairs and judges one cell. The code beside the address is a warning.
    ///
    /// # Errors
    /// The code of what makes the address unusable.
    pub fn parse(cell: &str, idna: &dyn Idna) -> Result<(Self, Option<Code>), Code> {
        match judge(cell, idna, &mut String::new()) {
            Judged::Usable { address, warning, .. } => Ok((address.to_owned(), warning)),
            Judged::Unusable(code) => Err(code),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for EmailAddress {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.0
    }
}

/// Reads back what [`EmailAddress::parse`] once made. Nothing is repaired or converted on this way.
impl TryFrom<String> for EmailAddress {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, NotAnAddress> {
        match judge(&text, &NoIdna, &mut String::new()) {
            Judged::Usable { repaired: false, .. } => Ok(Self(text)),
            Judged::Usable { repaired: true, .. } | Judged::Unusable(_) => Err(NotAnAddress),
        }
    }
}

/// A text that should be an address as [`EmailAddress`] holds them, and is none. It does not carry the text, so that
/// no address gets into a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a checked e-mail address")]
pub struct NotAnAddress;

/// Conversion of an international domain (UTS 46, non-transitional): the browser's own in the browser, the crate
/// `idna` natively. The tables are too large to carry into wasm.
pub trait Idna {
    /// The domain in ASCII (`xn--…` labels), or none where it is no domain.
    ///
    /// Asked only for domains that hold a character outside ASCII, and whose ASCII characters are letters, digits,
    /// hyphens and dots. The answer is judged again.
    fn to_ascii(&self, domain: &str) -> Option<String>;
}

/// Converts nothing: every international domain is refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoIdna;

impl Idna for NoIdna {
    fn to_ascii(&self, _domain: &str) -> Option<String> {
        None
    }
}

/// An address that passed, borrowed from the cell or from the scratch text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address<'a>(&'a str);

impl<'a> Address<'a> {
    /// The address.
    pub const fn as_str(self) -> &'a str {
        self.0
    }

    /// What stands behind the `@`.
    pub fn domain(self) -> &'a str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// The address, owned.
    pub fn to_owned(self) -> EmailAddress {
        EmailAddress(self.0.to_owned())
    }
}

/// What came of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged<'a> {
    /// An address that can be sent.
    Usable {
        /// The address, repaired.
        address: Address<'a>,
        /// Whether it differs from the cell: trimmed, lower-cased, rid of invisible characters, domain converted.
        repaired: bool,
        /// What is worth a look.
        warning: Option<Code>,
    },
    /// No address that can be sent; why.
    Unusable(Code),
}

/// Judges one cell. `scratch` is only a place to work in; with the same one for a whole file nothing is allocated.
///
/// An ASCII address without need of repair is judged in one pass over its bytes and borrowed from the cell.
pub fn judge<'a>(cell: &'a str, idna: &dyn Idna, scratch: &'a mut String) -> Judged<'a> {
    match machine::run(cell.as_bytes()) {
        Some(accepted) if accepted.local == Local::Ascii => return usable(cell, accepted.at, false, None),
        _ => {}
    }
    repair::into(cell, scratch);
    convert_domain(scratch, idna);
    match machine::run(scratch.as_bytes()) {
        None => Judged::Unusable(diagnosis::of(scratch)),
        Some(accepted) => match accepted.local {
            Local::Ascii => usable(scratch, accepted.at, scratch != cell, None),
            Local::Unicode => match diagnosis::of_unicode_local(&scratch[..accepted.at]) {
                Some(code) => Judged::Unusable(code),
                None => usable(scratch, accepted.at, scratch != cell, Some(Code::EmailUnicodeLocal)),
            },
        },
    }
}

fn usable(address: &str, at: usize, repaired: bool, warning: Option<Code>) -> Judged<'_> {
    if role::is_blocked(&address.as_bytes()[..at]) {
        Judged::Unusable(Code::EmailRole)
    } else {
        Judged::Usable { address: Address(address), repaired, warning }
    }
}

/// Puts an international domain into ASCII, where there is one and it can be converted; else it stays for the machine
/// to refuse.
fn convert_domain(address: &mut String, idna: &dyn Idna) {
    let Some((local, domain)) = address.split_once('@') else { return };
    if domain.is_ascii() || !diagnosis::may_be_converted(domain) {
        return;
    }
    let start = local.len() + 1;
    if let Some(ascii) = idna.to_ascii(domain).filter(|ascii| ascii.is_ascii()) {
        address.truncate(start);
        address.extend(ascii.chars().map(|letter| letter.to_ascii_lowercase()));
    }
}
