//! The table of fields and custom properties.

use std::rc::Rc;

use markup::prelude::*;
use segment::matching::{Reason, Suggestion};
use segment::{ContactField, Filling};
use texts::Texts;

use super::bits::{quiet, said};
use super::fill::{Fill, LABEL, Ways, fill};
use super::properties::property;
use super::samples::{Who, of_column, samples};
use super::view::View;
use super::{Certainty, FieldRow, MatchingAct, ask, bits, order, phone};
use crate::parts::{Pill, short};

/// Columns that are named where several look like a field; all are in the choice.
const LIKELY: usize = 3;

/// One row a field or property: what fills it, what is in there, how sure it is.
pub(super) fn table(view: &View<'_>) -> Html {
    let t = view.t;
    html! {
        <div class="sheet">
            <table class="match" role="table">
                <caption class="hidden">{ t.matching_caption() }</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        for head in [t.in_omnisend(), t.in_file(), t.example(), t.certainty()] {
                            <th role="columnheader" scope="col">{ head }</th>
                        }
                        <th role="columnheader" scope="col"><span class="hidden">{ t.action() }</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    for row in &view.props.fields {
                        { field(view, row) }
                    }
                    for (place, row) in view.props.properties.iter().enumerate() {
                        { property(view, place, row) }
                    }
                </tbody>
            </table>
        </div>
    }
}

/// The field's control is named after this.
pub(super) fn id_of(field: ContactField) -> String {
    ["column-", field.name()].concat()
}

/// Whether anything can come from there.
pub(super) fn is_filled(from: &Filling) -> bool {
    match from {
        Filling::Column(_) => true,
        Filling::Joined(columns) => !columns.is_empty(),
        Filling::Constant(text) => !text.trim().is_empty(),
    }
}

/// What is wrong with the same for everybody.
pub(super) fn constant_error(t: Texts, row: &FieldRow) -> Option<&'static str> {
    let Some(Filling::Constant(text)) = &row.from else { return None };
    let unknown =
        row.field == ContactField::Country && !text.trim().is_empty() && segment::country::find(text).is_none();
    unknown.then(|| t.country_unknown())
}

/// Why a field waits for the person, in words; none where it does not.
pub(super) fn reason(t: Texts, row: &FieldRow) -> Option<&'static str> {
    let Suggestion::Unsure(_, reason) = &row.suggestion else { return None };
    Some(match reason {
        Reason::Consent => t.reason_consent(),
        Reason::Phone => t.reason_phone(),
        Reason::LabelOnly => t.reason_label(),
        Reason::ValuesOnly => t.reason_values(),
        Reason::ValuesDiffer => t.reason_differ(),
        Reason::SomebodyElse => t.reason_others(),
        Reason::Parts => t.reason_parts(),
        Reason::Several => t.reason_several(),
    })
}

fn field(view: &View<'_>, row: &FieldRow) -> Html {
    let (t, field) = (view.t, row.field);
    let (id, name) = (id_of(field), t.field(field.name()));
    let required = field == ContactField::Email;
    let likely = match &row.suggestion {
        Suggestion::Unsure(likely, _) => likely.as_slice(),
        Suggestion::Sure(_) | Suggestion::None => &[],
    };
    let filling = Fill {
        id: &id,
        name,
        label: None,
        from: row.from.as_ref(),
        likely,
        ways: Ways::of_field(field),
        error: constant_error(t, row),
        may_be_empty: true,
        required,
        act: Rc::new(move |from| Some(MatchingAct::Fill(field, from))),
    };
    let remove = view.click("#attribute".into(), move || MatchingAct::Remove(field));
    let head = html! {
        <>
            <label for={id.clone()}><span class="hidden">{ t.column_for(name) }</span><span aria-hidden="true">{ name }</span></label>
            if required {
                <span class="small muted">{ " " }{ t.required() }</span>
            }
        </>
    };
    let filled = html! {
        <>
            { fill(view, &filling) }
            if let (ContactField::Phone, Some(Filling::Column(column))) = (field, &row.from) {
                { phone::country(view, *column) }
            }
        </>
    };
    let end = if required { Html::default() } else { bits::cross(t.remove_field(name), remove) };
    let sure = pill(t, row.certainty(), if required { "look" } else { "" });
    bits::row(None, field.name().into(), head, [filled, about(view, &id, row, likely), sure, end])
}

/// What is in the columns of a field, and what is to be known or asked about it.
fn about(view: &View<'_>, id: &str, row: &FieldRow, likely: &[usize]) -> Html {
    let (t, field) = (view.t, row.field);
    let who = Who::Field(field);
    let Some(from) = &row.from else { return offers(view, id, row, likely) };
    // The first of them says it for all.
    let is_first_consent = view.props.fields.iter().find(|row| row.field.is_consent() && row.from.is_some());
    html! {
        <>
            { samples(view, who, from) }
            if is_first_consent.is_some_and(|first| first.field == field) {
                { quiet(t.consent_sends_nothing()) }
            }
            if field == ContactField::Tags {
                { quiet(t.tags_split()) }
            }
            if let (true, Filling::Column(column)) = (field.is_date(), from) {
                { order::ask(view, who, id, *column) }
            }
            { ask::ask(view, who, id, from) }
        </>
    }
}

/// For a field that waits for the person: why, and the columns that look like it, each to be taken by one press.
fn offers(view: &View<'_>, id: &str, row: &FieldRow, likely: &[usize]) -> Html {
    let (t, field) = (view.t, row.field);
    let Some(reason) = reason(t, row) else { return Html::default() };
    let likely: Vec<usize> = likely.iter().copied().filter(|at| *at < view.columns.len()).collect();
    html! {
        <>
            { said("small", reason) }
            <ul class="likely">
                for at in likely.iter().copied().take(LIKELY) {
                    <li key={at}>
                        <button type="button" class="btn small" title={view.label(at).to_owned()}
                            onclick={view.click(["#", id].concat(), move || MatchingAct::Fill(field, Some(Filling::Column(at))))}>
                            { t.use_column(&short(view.label(at), LABEL)) }
                        </button>
                        { of_column(view, at) }
                    </li>
                }
            </ul>
            if likely.len() > LIKELY {
                { quiet(&t.more_columns((likely.len() - LIKELY) as u64)) }
            }
        </>
    }
}

/// How sure a row is; what is not filled has `unfilled`'s colour.
pub(super) fn pill(t: Texts, certainty: Certainty, unfilled: &'static str) -> Html {
    let (text, class) = match certainty {
        Certainty::Sure => (t.sure(), "good"),
        Certainty::YourCall => (t.your_call(), "look"),
        Certainty::Chosen => (t.chosen(), ""),
        Certainty::Unmatched => (t.unmatched(), unfilled),
    };
    html! {
        <Pill {text} {class} />
    }
}
