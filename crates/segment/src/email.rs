//! E-mail addresses: repair, then the syntax machine.

use serde::{Deserialize, Serialize};

use crate::Code;

/// An address that passed the syntax machine: repaired, lower case, domain in ASCII.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Unused until the machine is here.
pub type Judged = Result<EmailAddress, Code>;
