//! A row of the table for a custom property: its name, its column, its type, and its examples as they would be sent.

use std::rc::Rc;

use markup::prelude::*;
use segment::value::{DateOrder, Hints};
use segment::{Filling, PropertyKind};
use web_sys::{Event, InputEvent};

use super::bits::{option, said};
use super::fields::{is_filled, pill};
use super::fill::{Fill, Ways, fill, fitting};
use super::names::Remark;
use super::order::{self, order_of};
use super::samples::{Who, listed, personal, samples, shared};
use super::sent::as_sent;
use super::view::{View, chosen, typed};
use super::{Certainty, MatchingAct, PropertyRow, ask, bits};
use crate::parts::short;

/// Characters shown of an example.
const SAMPLE: usize = 40;

/// What may stand between the texts of a list.
const BETWEEN: [char; 3] = [',', ';', '|'];

/// The property's controls are named after this.
pub(super) fn id_of(place: usize) -> String {
    ["property-", &place.to_string()].concat()
}

/// What is wrong with the same for everybody.
pub(super) fn constant_error(view: &View<'_>, row: &PropertyRow) -> Option<&'static str> {
    let Filling::Constant(text) = &row.from else { return None };
    let fits = text.trim().is_empty() || as_sent(view.t, row.kind, Hints::default(), None, text).is_some();
    (!fits).then(|| view.t.constant_misfit())
}

/// The row.
pub(super) fn property(view: &View<'_>, place: usize, row: &PropertyRow) -> Html {
    let t = view.t;
    let id = id_of(place);
    let column = [id.as_str(), "-column"].concat();
    let name = if row.name.is_empty() { t.custom_property() } else { row.name.as_str() };
    let act: Rc<dyn Fn(Option<Filling>) -> Option<MatchingAct>> = {
        let row = row.clone();
        Rc::new(move |from| Some(MatchingAct::Property(place, PropertyRow { from: from?, ..row.clone() })))
    };
    let filling = Fill {
        id: &column,
        name,
        label: Some(t.property_column(name)),
        from: Some(&row.from),
        likely: &[],
        ways: Ways::of_kind(row.kind),
        error: constant_error(view, row),
        may_be_empty: false,
        required: false,
        act,
    };
    let remove = view.click("#attribute".into(), move || MatchingAct::RemoveProperty(place));
    let certainty = if is_filled(&row.from) { Certainty::Chosen } else { Certainty::Unmatched };
    let filled = html! {
        <>
            { fill(view, &filling) }
            { kind(view, place, &id, row) }
        </>
    };
    let end = bits::cross(t.remove_field(name), remove);
    let (head, about) = (named(view, place, &id, row), about(view, place, &column, row));
    bits::row(Some("property"), id, head, [filled, about, pill(t, certainty, ""), end])
}

/// The name, to be typed, and what is to be said of it.
fn named(view: &View<'_>, place: usize, id: &str, row: &PropertyRow) -> Html {
    let input = [id, "-name"].concat();
    let remark = Remark::of(&view.props.properties, place);
    let about = [id, "-name-remark"].concat();
    let is_error = remark.as_ref().is_some_and(Remark::is_error);
    let oninput = {
        let row = row.clone();
        view.act(move |event: InputEvent| {
            Some(MatchingAct::Property(place, PropertyRow { name: typed(&event)?, ..row.clone() }))
        })
    };
    html! {
        <div class="field">
            <input id={input.clone()} type="text" value={row.name.clone()} autocomplete="off" spellcheck="false"
                aria-invalid={is_error.then_some("true")} aria-describedby={remark.is_some().then(|| about.clone())} {oninput} />
            <label class="small muted" for={input}>{ view.t.custom_property() }</label>
            if let Some(remark) = remark {
                <p id={about} class={classes!("small", if is_error { "error" } else { "look" })}>{ remark.text(view.t) }</p>
            }
        </div>
    }
}

/// The type, and for a list what parts its texts.
fn kind(view: &View<'_>, place: usize, id: &str, row: &PropertyRow) -> Html {
    let t = view.t;
    let select = [id, "-kind"].concat();
    let between = [id, "-between"].concat();
    let now = match row.kind {
        PropertyKind::List(between) => between,
        _ => BETWEEN[0],
    };
    let kinds = [
        (PropertyKind::Text, t.kind_text()),
        (PropertyKind::Number, t.kind_number()),
        (PropertyKind::TrueFalse, t.kind_true_false()),
        (PropertyKind::Date, t.kind_date()),
        (PropertyKind::List(now), t.kind_list()),
    ];
    let to = |kinds: Vec<PropertyKind>| {
        let row = row.clone();
        view.act(move |event: Event| {
            let kind = *kinds.get(chosen(&event)?.parse::<usize>().ok()?)?;
            Some(MatchingAct::Property(
                place,
                PropertyRow { kind, from: fitting(kind, &row.from), name: row.name.clone() },
            ))
        })
    };
    html! {
        <div class="kind">
            <label class="small muted" for={select.clone()}>{ t.kind() }</label>
            <select id={select} aria-describedby="kind-hint" onchange={to(kinds.map(|(kind, _)| kind).to_vec())}>
                for (at, (kind, words)) in kinds.into_iter().enumerate() {
                    { option(&at.to_string(), words, kind == row.kind) }
                }
            </select>
            if matches!(row.kind, PropertyKind::List(_)) {
                <label class="small muted" for={between.clone()}>{ t.kind_between() }</label>
                <select id={between} onchange={to(BETWEEN.map(PropertyKind::List).to_vec())}>
                    for (at, one) in BETWEEN.into_iter().enumerate() {
                        { option(&at.to_string(), &t.delimiter(one), one == now) }
                    }
                </select>
            }
        </div>
    }
}

/// What would be sent of a cell; a date whose order of day and month is still asked stays as it is.
fn sent(view: &View<'_>, kind: PropertyKind, column: usize, cell: &str) -> Option<String> {
    let order = order_of(view, column);
    let hints = view.columns.get(column).map(|column| column.hints).unwrap_or_default();
    as_sent(view.t, kind, hints, order, cell).or_else(|| {
        let fits = |order| as_sent(view.t, kind, hints, Some(order), cell).is_some();
        let open = order.is_none() && (fits(DateOrder::DayFirst) || fits(DateOrder::MonthFirst));
        open.then(|| cell.to_owned())
    })
}

/// Examples as they would be sent, how many do not fit, and what is asked.
fn about(view: &View<'_>, place: usize, id: &str, row: &PropertyRow) -> Html {
    let (t, who) = (view.t, Who::Property(place));
    let shown = match &row.from {
        Filling::Column(at) => {
            let cells = view.columns.get(*at).map(|column| column.samples.as_slice()).unwrap_or_default();
            let sent: Vec<String> = cells.iter().filter_map(|cell| sent(view, row.kind, *at, cell)).collect();
            let misfits = cells.len() - sent.len();
            html! {
                <>
                    if cells.is_empty() {
                        { personal(html! { <em>{ t.no_sample() }</em> }) }
                    } else if !sent.is_empty() {
                        { personal(listed(sent.iter().map(|text| short(text, SAMPLE)))) }
                    }
                    if misfits > 0 {
                        { said("small look", &t.misfits(misfits as u64, &t.number(cells.len() as u64))) }
                    }
                    { shared(view, who, *at) }
                    if row.kind == PropertyKind::Date {
                        { order::ask(view, who, id, *at) }
                    }
                </>
            }
        }
        other => samples(view, who, other),
    };
    html! {
        <>
            { shown }
            { ask::ask(view, who, id, &row.from) }
        </>
    }
}
