//! What is in the columns beside every choice, as examples.

use markup::prelude::*;
use segment::{ContactField, Filling};

use super::bits::{quiet, said};
use super::view::View;
use crate::parts::{UNRECORDED, short};

/// Characters shown of an example.
const SAMPLE: usize = 40;

/// Characters shown of joined columns' example.
const JOINED: usize = 80;

/// Examples of joined columns.
const ROWS: usize = 2;

/// Which row asks: its own filling is none that it shares with others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// A field.
    Field(ContactField),
    /// A custom property, by its place.
    Property(usize),
}

/// A place for examples, which are people's own: tools that record sessions leave them out.
pub(super) fn personal(content: Html) -> Html {
    html! {
        <div class={classes!("muted", "samples", UNRECORDED)} data-private="true" data-hj-suppress="true"
            data-dd-privacy="mask" data-clarity-mask="true">{ content }</div>
    }
}

/// Examples of what fills a field, and what else is filled by the same column.
pub(super) fn samples(view: &View<'_>, who: Who, from: &Filling) -> Html {
    let t = view.t;
    match from {
        Filling::Column(at) => html! {
            <>
                { of_column(view, *at) }
                { shared(view, who, *at) }
            </>
        },
        Filling::Joined(columns) if columns.is_empty() => Html::default(),
        Filling::Joined(columns) => {
            let joined = joined(view, columns);
            personal(if joined.is_empty() {
                html! { <em>{ t.no_sample() }</em> }
            } else {
                html! { for text in joined { <span class="line">{ short(&text, JOINED) }</span> } }
            })
        }
        Filling::Constant(text) if who == Who::Field(ContactField::Country) => country(view, text),
        Filling::Constant(_) => Html::default(),
    }
}

/// The country that a text was taken for.
fn country(view: &View<'_>, text: &str) -> Html {
    let Some(country) = segment::country::find(text) else { return Html::default() };
    let named = view.props.countries.iter().find(|(code, _)| code.as_str() == country.code);
    let name = named.map_or(country.name, |(_, name)| name.as_str());
    said("muted", &[name, " (", country.code, ")"].concat())
}

/// Examples of what is in a column.
pub(super) fn of_column(view: &View<'_>, at: usize) -> Html {
    let Some(column) = view.columns.get(at) else { return Html::default() };
    personal(if column.samples.is_empty() {
        html! { <em>{ view.t.no_sample() }</em> }
    } else {
        listed(column.samples.iter().map(|sample| short(sample, SAMPLE)))
    })
}

/// Examples side by side.
pub(super) fn listed(samples: impl Iterator<Item = String>) -> Html {
    html! { { samples.collect::<Vec<_>>().join(", ") } }
}

/// What else the column fills.
pub(super) fn shared(view: &View<'_>, who: Who, at: usize) -> Html {
    let fields = view.props.fields.iter().filter(|row| {
        who != Who::Field(row.field) && row.from.as_ref().is_some_and(|from| from.columns().contains(&at))
    });
    let properties = view.props.properties.iter().enumerate();
    let properties = properties.filter(|(place, row)| who != Who::Property(*place) && row.from.columns().contains(&at));
    let names = fields.map(|row| view.t.field(row.field.name()));
    let properties = properties.map(|(_, row)| row.name.as_str()).filter(|name| !name.is_empty());
    html! {
        for name in names.chain(properties) {
            { quiet(&view.t.shared_with(name)) }
        }
    }
}

/// What the first rows have in these columns, joined as it is sent.
fn joined(view: &View<'_>, columns: &[usize]) -> Vec<String> {
    let rows = view.props.files.first().map(|file| file.first_rows.as_slice()).unwrap_or_default();
    let joined = rows.iter().map(|row| {
        let cells = columns.iter().filter_map(|at| row.get(*at)).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
    });
    joined.filter(|text| !text.is_empty()).take(ROWS).collect()
}
