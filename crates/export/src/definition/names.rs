//! The words of an export's file, and what they mean.

use segment::value::DateOrder;
use segment::{Code, SaysNo, Winner};

use super::flaw::{Flaw, Wanted};
use super::members::Place;
use super::node::Node;
use crate::Reach;
use crate::consent_form::ChannelChoice;

/// Words and their meanings, side by side.
#[derive(Debug)]
pub(super) struct Names<T, const N: usize> {
    pub(super) words: &'static [&'static str; N],
    pub(super) meanings: [T; N],
}

pub(super) const REACH: Names<Reach, 2> =
    Names { words: &["everyone", "known"], meanings: [Reach::Everyone, Reach::Known] };

pub(super) const WINNER: Names<Winner, 3> =
    Names { words: &["last", "first", "merged"], meanings: [Winner::Last, Winner::First, Winner::Merged] };

pub(super) const SAYS_NO: Names<SaysNo, 3> = Names {
    words: &["unchanged", "leftOut", "unsubscribed"],
    meanings: [SaysNo::Unchanged, SaysNo::LeftOut, SaysNo::Unsubscribed],
};

pub(super) const ORDER: Names<DateOrder, 2> =
    Names { words: &["dayFirst", "monthFirst"], meanings: [DateOrder::DayFirst, DateOrder::MonthFirst] };

pub(super) const CHOICE: Names<ChannelChoice, 4> = Names {
    words: &["unchanged", "fromColumns", "subscribed", "unsubscribed"],
    meanings: [
        ChannelChoice::Unchanged,
        ChannelChoice::FromColumns,
        ChannelChoice::Subscribed,
        ChannelChoice::Unsubscribed,
    ],
};

/// Types of custom properties; `list` has a separator too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Number,
    TrueFalse,
    Date,
    List,
}

pub(super) const TYPE: Names<Type, 5> = Names {
    words: &["text", "number", "trueFalse", "date", "list"],
    meanings: [Type::Text, Type::Number, Type::TrueFalse, Type::Date, Type::List],
};

/// The word for a meaning.
pub(super) fn node<T: Copy + PartialEq, const N: usize>(names: &Names<T, N>, meaning: T) -> Node {
    let place = names.meanings.iter().position(|known| *known == meaning);
    Node::text(place.map_or("", |place| names.words[place]))
}

/// The code of a problem or warning.
pub(super) fn code(place: &Place<'_>) -> Result<Code, Flaw> {
    let name = place.text(Wanted::Code)?;
    Code::ALL.into_iter().find(|code| code.name() == name).ok_or_else(|| place.value(Wanted::Code))
}
