//! Whom Omnisend refused, by reason.

use markup::prelude::*;
use texts::Texts;
use texts::codes::Family;

use crate::parts::UNRECORDED;

/// People refused for the same reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedGroup {
    /// The reason's name, where it is a known one.
    pub code: Option<String>,
    /// Omnisend's own words.
    pub words: String,
    /// How many.
    pub people: u64,
    /// One of them.
    pub example: Example,
}

/// One of the refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Physical line in the file.
    pub row: u64,
    /// Name of the file, where there are several.
    pub file: Option<String>,
    /// The address.
    pub address: String,
}

/// Properties of [`RefusedTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct RefusedTableProps {
    /// Sentences.
    pub t: Texts,
    /// The groups, largest first.
    pub groups: Vec<RefusedGroup>,
}

/// One row a reason: why, how many, for example, what to do.
#[part]
pub fn RefusedTable(props: &RefusedTableProps) -> Html {
    let t = props.t;
    html! {
        <div class={classes!("scroll", UNRECORDED)} role="region" tabindex="0" aria-label={t.refused_caption()}
            data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true">
            <table>
                <caption class="hidden">{ t.refused_caption() }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ t.refused_why() }</th>
                        <th scope="col" class="n">{ t.people() }</th>
                        <th scope="col">{ t.example() }</th>
                        <th scope="col">{ t.what_to_do() }</th>
                    </tr>
                </thead>
                <tbody>
                    for group in &props.groups {
                        { row(t, group) }
                    }
                </tbody>
            </table>
        </div>
    }
}

fn row(t: Texts, group: &RefusedGroup) -> Html {
    let said = t.said(Family::Reason, group.code.as_deref().unwrap_or_default());
    html! {
        <tr>
            <th scope="row" class="why">
                { said.what }
                if !group.words.is_empty() {
                    <span class="small muted">{ t.omnisend_says() }{ ": " }<q lang="en">{ &group.words }</q></span>
                }
            </th>
            <td class="n">{ t.number(group.people) }</td>
            <td class="muted">{ say(t, &group.example) }</td>
            <td>{ said.todo }</td>
        </tr>
    }
}

fn say(t: Texts, example: &Example) -> String {
    let row = t.number(example.row);
    match &example.file {
        Some(file) => t.sample_row_in(file, &row, &example.address),
        None => t.sample_row(&row, &example.address),
    }
}
