//! One row of the table, on one line: the cells as they are sent, what becomes of the row, and why.

use markup::prelude::*;
use segment::preview::RowView;
use segment::{Code, ContactField, Problem, Verdict, column_of};
use texts::Texts;
use texts::codes::Family;

use super::rows::FileColumns;
use crate::parts::{Fate, fate_word, short};

/// Characters shown of a cell; its row shown by itself has the rest.
const CELL: usize = 60;

/// What the rows of a table have in common.
pub(super) struct Columns<'a> {
    /// Sentences.
    pub t: Texts,
    /// The files.
    pub files: &'a [FileColumns],
    /// Fields that one column fills, and that column of the first file; the address first.
    pub fields: Vec<(ContactField, usize)>,
}

impl Columns<'_> {
    /// How many there are in the table.
    pub(super) fn count(&self) -> usize {
        self.fields.len() + 2 + usize::from(self.several())
    }

    /// Whether it has to be said from which file a row comes.
    pub(super) fn several(&self) -> bool {
        self.files.len() > 1
    }

    /// The column of a row's own file that is a column of the first one.
    fn own(&self, row: &RowView, column: usize) -> Option<usize> {
        let label = self.files.first()?.labels.get(column)?;
        column_of(label, self.files.get(row.file)?.labels.iter().map(String::as_str))
    }

    /// The row in words, for those who hear it: number, address, what becomes of it.
    pub(super) fn words(&self, row: &RowView) -> String {
        let own = self.fields.first().and_then(|(_, column)| self.own(row, *column));
        let address = own.map_or("", |own| now(row, own));
        [&self.t.row_number(&self.t.number(row.row)), address, fate_word(self.t, row.verdict)].join(", ")
    }
}

/// What a cell holds: a person's correction, else what stands in the file.
pub(super) fn now(row: &RowView, column: usize) -> &str {
    let mended = row.mended.iter().find(|(at, _)| *at == column).map(|(_, to)| to);
    mended.or_else(|| row.cells.get(column)).map_or("", String::as_str)
}

/// How a row is marked in the table.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    /// The keyboard is at it.
    pub here: bool,
    /// It is shown by itself.
    pub open: bool,
}

/// The row; `place` is its place among those looked for (0-based).
pub(super) fn row(columns: &Columns, row: &RowView, place: u64, marks: Marks, onclick: Callback<MouseEvent>) -> Html {
    let Columns { t, files, fields } = columns;
    let mut cells = fields.iter().map(|(field, column)| cell(columns, row, *field, *column));
    html! {
        <tr key={row.index} class={classes!(marks.here.then_some("here"), marks.open.then_some("open"))}
            aria-rowindex={(place + 2).to_string()} aria-current={marks.open.then_some("true")} {onclick}>
            <th scope="row" class="n">
                <button type="button" class="row-open" tabindex="-1" aria-label={t.row_number(&t.number(row.row))}>{ t.number(row.row) }</button>
            </th>
            if columns.several() {
                <td class="file muted">{ files.get(row.file).map(|file| file.name.clone()) }</td>
            }
            { cells.next() }
            <td class="fate">{ fate(columns, row) }</td>
            { for cells }
        </tr>
    }
}

/// A cell, marked where something was found or mended in it.
fn cell(columns: &Columns, row: &RowView, field: ContactField, column: usize) -> Html {
    let t = columns.t;
    let own = columns.own(row, column);
    let label = own.and_then(|own| columns.files.get(row.file)?.labels.get(own));
    let value = own.map_or("", |own| now(row, own));
    let worst = row
        .problems
        .iter()
        .filter(|problem| problem.column.is_some() && problem.column.as_ref() == label)
        .map(|problem| if problem.warning { "cell-look" } else { "cell-bad" })
        .min();
    let mended = row.mended.iter().any(|(at, _)| Some(*at) == own).then_some("cell-mended");
    html! {
        <td key={field.name()} class={(field == ContactField::Email).then_some("email")}>
            if value.is_empty() {
                <span class="muted" aria-label={t.empty_cell()} role="img">{ "–" }</span>
            } else {
                <span class={classes!("cell", worst.or(mended))}>{ short(value, CELL) }</span>
            }
        </td>
    }
}

/// The verdict, and beside it the reason.
fn fate(columns: &Columns, row: &RowView) -> Html {
    let t = columns.t;
    html! {
        <>
            <Fate {t} verdict={row.verdict} />
            <span class="why small">
                if let Some(said) = instead(columns.t, columns.files, row) {
                    { " " }{ said }
                }
                for (place, problem) in said_first(row).enumerate() {
                    { if place == 0 { " " } else { " · " } }{ why(t, problem) }
                }
            </span>
        </>
    }
}

/// What was found, problems before warnings.
fn said_first(row: &RowView) -> impl Iterator<Item = &Problem> {
    let of = |warning: bool| row.problems.iter().filter(move |problem| problem.warning == warning);
    of(false).chain(of(true))
}

fn why(t: Texts, problem: &Problem) -> Html {
    let what = t.said(Family::Row, problem.code.name()).what;
    html! {
        <>
            if problem.warning && problem.code != Code::EmailTypo {
                <span class="warns">{ what }</span>
            } else {
                <strong class={classes!(problem.warning.then_some("warns"))}>{ what }</strong>
            }
            if let Some(suggestion) = &problem.suggestion {
                { " " }{ t.meant(suggestion) }
            }
        </>
    }
}

/// Which row is sent in the stead of a duplicate.
pub(super) fn instead(t: Texts, files: &[FileColumns], row: &RowView) -> Option<String> {
    let instead = row.instead.filter(|_| row.verdict == Verdict::Duplicate)?;
    let line = t.number(instead.row);
    Some(match files.get(instead.file).filter(|_| instead.file != row.file) {
        Some(file) => t.sent_instead_of(&line, &file.name),
        None => t.sent_instead(&line),
    })
}
