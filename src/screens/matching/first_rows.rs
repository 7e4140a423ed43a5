//! The first rows of a file, as they are read.

use markup::prelude::*;
use segment::preview::Inspected;
use texts::Texts;

use super::columns;
use crate::parts::{UNRECORDED, short};

/// Rows shown, and when a person changes how they are read.
const ROWS: usize = 3;
const MANY_ROWS: usize = 8;

/// Columns shown; the fields below show what is in the others.
const COLUMNS: usize = 40;

/// Characters shown of a cell.
const CELL: usize = 60;

/// Properties of [`FirstRows`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FirstRowsProps {
    /// Sentences.
    pub t: Texts,
    /// The file.
    pub file: Inspected,
    /// Whether more of them are shown.
    pub many: bool,
}

/// The rows.
#[part]
pub(super) fn FirstRows(props: &FirstRowsProps) -> Html {
    let (t, file) = (props.t, &props.file);
    let columns = columns(t, file);
    let rows = file.first_rows.iter().take(if props.many { MANY_ROWS } else { ROWS });
    html! {
        <div class={classes!("scroll", "first-rows", UNRECORDED)} role="region" tabindex="0" aria-label={t.first_rows()}
            data-private="true" data-hj-suppress="true" data-dd-privacy="mask" data-clarity-mask="true">
            <table>
                <caption class="hidden">{ t.first_rows() }</caption>
                <thead>
                    <tr>
                        for column in columns.iter().take(COLUMNS) {
                            <th scope="col">{ short(&column.label, CELL) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in rows {
                        <tr>
                            for at in 0..columns.len().min(COLUMNS) {
                                <td>{ row.get(at).map(|cell| short(cell, CELL)).unwrap_or_default() }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
