//! The country of telephone numbers that do not name theirs.

use std::rc::Rc;

use markup::prelude::*;
use segment::country::{self, CountryCode};
use segment::sorted::sorted;
use web_sys::Event;

use super::MatchingAct;
use super::bits::option;
use super::view::{View, chosen};
use crate::parts::short;

/// Countries with their names, in the order in which they are offered.
pub type Countries = Rc<[(CountryCode, String)]>;

/// All countries by their English names.
pub(super) fn english() -> Countries {
    sorted(country::all(), |one, other| one.name < other.name)
        .into_iter()
        .map(|country| (country.into(), country.name.to_owned()))
        .collect()
}

/// The choice, and what it does, told by a number of the column.
pub(super) fn country(view: &View<'_>, column: usize) -> Html {
    let (t, props) = (view.t, view.props);
    let samples = view.columns.get(column).map(|column| column.samples.as_slice()).unwrap_or_default();
    let local =
        samples.iter().find(|sample| !sample.trim().starts_with(['+', '(']) && !sample.trim().starts_with("00"));
    let example = local.map_or_else(|| "5551 2345".to_owned(), |sample| short(sample, 30));
    let onchange =
        view.act(|event: Event| Some(MatchingAct::Country(chosen(&event).and_then(|code| CountryCode::parse(&code)))));
    html! {
        <div class="beside">
            <label class="small" for="phone-country">{ t.phone_country() }</label>
            <select id="phone-country" aria-describedby="phone-hint" {onchange}>
                { option("", t.phone_no_country(), props.country.is_none()) }
                for (code, name) in &*props.countries {
                    { option(code.as_str(), name, props.country == Some(*code)) }
                }
            </select>
            <p id="phone-hint" class="small muted">
                { if props.country.is_some() { t.phone_read_as(&example) } else { t.phone_left_out(&example) } }
            </p>
        </div>
    }
}
