//! One address by itself, without a file around it: for `segue emails` and `checkEmail`.

use serde::Serialize;

use super::{EmailAddress, Idna, suggestion, typo};
use crate::Code;

/// What became of one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Whether a row with this address would be ready.
    pub ok: bool,
    /// What is wrong or, where it is ok, worth a look.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// The address as it would be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<EmailAddress>,
    /// The whole address that was likely meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// Judges one address as a check would that has seen no other. Only slips in the names of big providers are told.
pub fn verdict(cell: &str, idna: &dyn Idna) -> Verdict {
    match EmailAddress::parse(cell, idna) {
        Ok((address, warning)) => {
            let suggestion = corrected(address.as_str());
            let code = if suggestion.is_some() { Some(Code::EmailTypo) } else { warning };
            Verdict { ok: true, code, address: Some(address), suggestion }
        }
        Err(code) => {
            let mended = suggestion(cell).map(|mended| corrected(&mended).unwrap_or(mended));
            Verdict { ok: false, code: Some(code), address: None, suggestion: mended }
        }
    }
}

/// The address with the domain that was likely meant.
fn corrected(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    typo::of_alone(domain).map(|meant| [local, "@", &meant].concat())
}
