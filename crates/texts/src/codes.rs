//! What the other crates say by code, in sentences: what happened, and what to do.
//!
//! Codes come as names, so this crate needs none of ours. A name without a sentence gets a general one rather than
//! nothing; the app's tests see to it that no known name does.

mod connect;
mod refusals;
mod rows;
mod stops;
mod waits;

use crate::lang::{Lang, Texts};
use connect::CONNECT;
use refusals::{REFUSAL, REFUSALS};
use rows::{ROW, ROWS};
use stops::{STOP, STOPS};
use waits::{REASON, REASONS, WAIT, WAITS};

/// What happened, and what a person can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What happened, short enough for a table cell; no full stop.
    pub what: &'static str,
    /// What to do: whole sentences.
    pub todo: &'static str,
}

/// A code's name with its sentences: English, Estonian.
type Entry = (&'static str, [&'static str; 2], [&'static str; 2]);

/// A family of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `segment::Code`: what is wrong with a row or a cell.
    Row,
    /// `segment::Refusal`: why a file cannot be used.
    Refusal,
    /// Why a connection could not be made.
    Connect,
    /// Why a run stopped.
    Stop,
    /// What a run waits for.
    Wait,
    /// Reasons of Omnisend's for refusing one person, as far as they are known.
    Reason,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 6] = [Self::Row, Self::Refusal, Self::Connect, Self::Stop, Self::Wait, Self::Reason];

    /// The names that have sentences of their own.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.entries().iter().map(|entry| entry.0)
    }

    const fn entries(self) -> &'static [Entry] {
        match self {
            Self::Row => ROWS,
            Self::Refusal => REFUSALS,
            Self::Connect => CONNECT,
            Self::Stop => STOPS,
            Self::Wait => WAITS,
            Self::Reason => REASONS,
        }
    }

    const fn otherwise(self) -> &'static Entry {
        match self {
            Self::Row => &ROW,
            Self::Refusal => &REFUSAL,
            Self::Connect | Self::Stop => &STOP,
            Self::Wait => &WAIT,
            Self::Reason => &REASON,
        }
    }
}

impl Texts {
    /// The sentences for a code's name.
    pub fn said(self, family: Family, name: &str) -> Said {
        let (_, en, et) = family.entries().iter().find(|entry| entry.0 == name).unwrap_or(family.otherwise());
        let [what, todo] = match self.lang {
            Lang::En => *en,
            Lang::Et => *et,
        };
        Said { what, todo }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_says_something_in_both_languages_and_once() {
        for family in Family::ALL {
            let names: Vec<_> = family.names().collect();
            for (index, (name, en, et)) in family.entries().iter().enumerate() {
                assert!(!names[..index].contains(name), "{name} stands twice");
                for text in en.iter().chain(et) {
                    assert!(!text.is_empty(), "{name} lacks a sentence");
                }
                assert!(en[0] != et[0] && en[1] != et[1], "{name} is not translated");
                assert!(!en[0].ends_with('.') && en[1].ends_with('.'), "{name}: {en:?}");
                assert!(!et[0].ends_with('.') && et[1].ends_with('.'), "{name}: {et:?}");
            }
        }
    }

    #[test]
    fn an_unknown_code_gets_a_general_sentence() {
        let texts = Texts::new(Lang::En, crate::group);
        assert_eq!(texts.said(Family::Row, "brewing").what, ROW.1[0]);
        assert_eq!(texts.said(Family::Row, "emailNoAt").what, "No @ in the address");
    }
}
