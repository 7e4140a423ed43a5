//! The table of fields, and the way to add one.

use segment::matching::Suggestion;
use segment::preview::Column;
use segment::{ContactField, Filling};
use texts::Texts;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Certainty, FieldRow};
use crate::parts::{Icon, Pill, Shape, UNRECORDED, short};

/// Characters shown of an example.
const SAMPLE: usize = 40;

/// Properties of [`FieldTable`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FieldTableProps {
    /// Sentences.
    pub t: Texts,
    /// The columns to choose from.
    pub columns: Vec<Column>,
    /// The fields.
    pub fields: Vec<FieldRow>,
    /// A column was chosen for a field, or taken from it.
    pub on_fill: Callback<(ContactField, Option<Filling>)>,
    /// A field is not to be filled after all.
    pub on_remove: Callback<ContactField>,
}

/// One row a field: its column, what is in that column, how sure it is. The roles are named because narrow screens
/// lay the table out as blocks, which takes its meaning from some browsers.
#[component]
pub(super) fn FieldTable(props: &FieldTableProps) -> Html {
    let t = props.t;
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
                    for row in &props.fields {
                        { field(props, row) }
                    }
                </tbody>
            </table>
        </div>
    }
}

fn field(props: &FieldTableProps, row: &FieldRow) -> Html {
    let t = props.t;
    let (field, name) = (row.field, t.field(row.field.name()));
    let id = format!("column-{}", field.name());
    let required = field == ContactField::Email;
    let onchange = {
        let on_fill = props.on_fill.clone();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            on_fill.emit((field, select.value().parse().ok().map(Filling::Column)));
        })
    };
    let remove = props.on_remove.reform(move |_: MouseEvent| field);
    html! {
        <tr role="row" key={field.name()}>
            <th role="rowheader" scope="row">
                <label for={id.clone()}><span class="hidden">{ t.column_for(name) }</span><span aria-hidden="true">{ name }</span></label>
                if required {
                    <span class="small muted">{ " " }{ t.required() }</span>
                }
            </th>
            <td role="cell">
                <select {id} {onchange} required={required} aria-invalid={(required && row.from.is_none()).then_some("true")}>
                    <option value="" selected={row.from.is_none()}>{ t.choose_column() }</option>
                    for at in order(row, props.columns.len()) {
                        <option value={at.to_string()} selected={row.from == Some(Filling::Column(at))}>{ &props.columns[at].label }</option>
                    }
                </select>
            </td>
            <td role="cell" class={classes!("muted", "samples", UNRECORDED)} data-private="true" data-hj-suppress="true"
                data-dd-privacy="mask" data-clarity-mask="true">{ samples(t, props, row) }</td>
            <td role="cell">{ certainty(t, row) }</td>
            <td role="cell" class="end">
                if !required {
                    <button type="button" class="btn icon-only" aria-label={t.remove_field(name)} title={t.remove_field(name)}
                        onclick={remove}><Icon shape={Shape::Cross} /></button>
                }
            </td>
        </tr>
    }
}

/// The columns in the order of the file, those that look like the field first.
fn order(row: &FieldRow, columns: usize) -> impl Iterator<Item = usize> {
    let likely = match &row.suggestion {
        Suggestion::Unsure(likely, _) => likely.clone(),
        Suggestion::Sure(_) | Suggestion::None => Vec::new(),
    };
    let others: Vec<usize> = (0..columns).filter(|at| !likely.contains(at)).collect();
    likely.into_iter().filter(move |at| *at < columns).chain(others)
}

fn samples(t: Texts, props: &FieldTableProps, row: &FieldRow) -> Html {
    let Some(&Filling::Column(at)) = row.from.as_ref() else { return likely(t, props, row) };
    let Some(column) = props.columns.get(at) else { return Html::default() };
    let others: Vec<&str> = props
        .fields
        .iter()
        .filter(|other| other.field != row.field && other.from == Some(Filling::Column(at)))
        .map(|other| t.field(other.field.name()))
        .collect();
    html! {
        <>
            if column.samples.is_empty() {
                <em>{ t.no_sample() }</em>
            } else {
                { column.samples.iter().map(|sample| short(sample, SAMPLE)).collect::<Vec<_>>().join(", ") }
            }
            for other in others {
                <span class="shared small">{ t.shared_with(other) }</span>
            }
        </>
    }
}

/// For a field that waits for the person: the columns that look like it.
fn likely(t: Texts, props: &FieldTableProps, row: &FieldRow) -> Html {
    let Suggestion::Unsure(columns, _) = &row.suggestion else { return Html::default() };
    let labels: Vec<&str> =
        columns.iter().take(3).filter_map(|at| props.columns.get(*at)).map(|column| column.label.as_str()).collect();
    html! {
        { t.looks_like(&labels.join(", ")) }
    }
}

fn certainty(t: Texts, row: &FieldRow) -> Html {
    let (text, class) = match row.certainty() {
        Certainty::Sure => (t.sure(), "good"),
        Certainty::YourCall => (t.your_call(), "look"),
        Certainty::Chosen => (t.chosen(), ""),
        Certainty::Unmatched => (t.unmatched(), if row.field == ContactField::Email { "look" } else { "" }),
    };
    html! {
        <Pill {text} {class} />
    }
}

/// Properties of [`AddAttribute`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddAttributeProps {
    /// Sentences.
    pub t: Texts,
    /// The fields that are shown already.
    pub shown: Vec<ContactField>,
    /// A field is to be shown.
    pub on_add: Callback<ContactField>,
}

/// A choice of the fields that are not shown yet; nothing where all are.
#[component]
pub(super) fn AddAttribute(props: &AddAttributeProps) -> Html {
    let t = props.t;
    let node = use_node_ref();
    let hidden: Vec<ContactField> =
        ContactField::ALL.into_iter().filter(|field| !props.shown.contains(field)).collect();
    if hidden.is_empty() {
        return Html::default();
    }
    let onclick = {
        let (node, on_add) = (node.clone(), props.on_add.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(select) = node.cast::<HtmlSelectElement>() else { return };
            if let Some(field) = ContactField::from_name(&select.value()) {
                on_add.emit(field);
            }
        })
    };
    html! {
        <div class="add">
            <label for="attribute">{ t.attribute() }</label>
            <select id="attribute" ref={node}>
                for field in hidden {
                    <option key={field.name()} value={field.name()}>{ t.field(field.name()) }</option>
                }
            </select>
            <button type="button" class="btn" {onclick}>{ t.add_attribute() }</button>
        </div>
    }
}
