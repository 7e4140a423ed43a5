//! Samples of a custom property as they would be sent.

use segment::PropertyKind;
use segment::value::list::{self, Limit, Separator};
use segment::value::{DateOrder, Hints, answer, date, length, number};
use texts::Texts;

/// What would be sent of a cell, for reading; none where it does not fit the type.
pub(super) fn as_sent(
    t: Texts,
    kind: PropertyKind,
    hints: Hints,
    order: Option<DateOrder>,
    cell: &str,
) -> Option<String> {
    let cell = cell.trim();
    match kind {
        PropertyKind::Text => length::fits(cell, length::PROPERTY_TEXT).then(|| cell.to_owned()),
        PropertyKind::Number => Some(number::read(cell, hints.decimal_mark()).ok()?.json_text()),
        PropertyKind::TrueFalse => {
            answer::flag(cell).map(|answer| if answer { t.value_true() } else { t.value_false() }.into())
        }
        PropertyKind::Date => Some(date::read(cell)?.moment(order).ok()?.date_text()),
        PropertyKind::List(between) => {
            let separator = Separator::ALL.into_iter().find(|separator| separator.character() == between);
            Some(list::read(cell, separator, Limit::TEXTS).ok()?.join(" · "))
        }
    }
}
