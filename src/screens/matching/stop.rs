//! What keeps a person from going on to Review: the first thing that only they can say or mend.

use segment::{ContactField, Filling};

use super::names::Remark;
use super::view::View;
use super::{ask, fields, properties};

/// Why nobody goes on yet.
pub(super) struct Stop {
    /// What to do.
    pub(super) text: &'static str,
    /// The control where it is done: a selector.
    pub(super) at: String,
}

/// The first reason; none where the way is open.
pub(super) fn stop(view: &View<'_>) -> Option<Stop> {
    let (t, props) = (view.t, view.props);
    let on = |text, id: &str, part: &str| Some(Stop { text, at: ["#", id, part].concat() });
    if !has_email(view) {
        return on(t.email_needed_short(), &fields::id_of(ContactField::Email), "");
    }
    for row in &props.fields {
        let id = fields::id_of(row.field);
        if fields::constant_error(t, row).is_some() {
            return on(t.constant_needed(), &id, "-same");
        }
        if row.from.as_ref().is_some_and(|from| ask::waits(view.columns, &props.allowed, from)) {
            return on(t.private_needed(), &id, "-private");
        }
    }
    for (place, row) in props.properties.iter().enumerate() {
        let id = properties::id_of(place);
        if Remark::of(&props.properties, place).is_some_and(|remark| remark.is_error()) {
            return on(t.name_to_correct(), &id, "-name");
        }
        if properties::constant_error(view, row).is_some() {
            return on(t.constant_needed(), &id, "-column-same");
        }
        if ask::waits(view.columns, &props.allowed, &row.from) {
            return on(t.private_needed(), &id, "-column-private");
        }
    }
    None
}

/// Whether a column holds the addresses.
pub(super) fn has_email(view: &View<'_>) -> bool {
    let email = view.props.fields.iter().find(|row| row.field == ContactField::Email);
    email.is_some_and(|row| matches!(row.from, Some(Filling::Column(_))))
}
