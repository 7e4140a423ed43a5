//! Day before month or month before day: what the samples of a column of dates show, and the question where they do
//! not tell.

use markup::prelude::*;
use segment::preview::Column;
use segment::value::date::{self, DateOrder};
use segment::{Filling, PropertyKind};
use texts::Texts;
use web_sys::Event;

use super::MatchingAct;
use super::bits;
use super::samples::Who;
use super::view::View;
use crate::parts::short;

/// What the samples of a column show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Nothing to ask: the year comes first, the month is a word, or there are no dates.
    Given,
    /// This one can be read in one way only, and so the others are.
    As(DateOrder, String),
    /// This one can be read in both ways: its first and its second number.
    Open(String, u8, u8),
    /// Some can only be read in one way, some only in the other.
    Mixed,
}

/// What the first cells of a column show of the order of day and month.
pub(super) fn shown(column: &Column) -> Shown {
    let hints = column.hints;
    let told = || column.telling.clone().unwrap_or_default();
    match hints.order() {
        Some(order) => Shown::As(order, told()),
        None if hints.day_first > 0 => Shown::Mixed,
        None => match column.telling.as_deref().and_then(numbers) {
            Some((first, second)) => Shown::Open(told(), first, second),
            None => Shown::Given,
        },
    }
}

/// Day and month of a date that can be read both ways, in the order in which they stand.
fn numbers(sample: &str) -> Option<(u8, u8)> {
    Some(date::read(sample)?.moment(Some(DateOrder::DayFirst)).ok()?.date.day_and_month())
}

/// Whether day or month comes first in a column, as far as that is known: the person's word, else the samples'.
pub(super) fn order_of(view: &View<'_>, column: usize) -> Option<DateOrder> {
    let said = view.props.orders.get(&column).copied();
    said.or_else(|| match shown(view.columns.get(column)?) {
        Shown::As(order, _) => Some(order),
        _ => None,
    })
}

/// The first row that takes the column for dates: it asks for all of them.
fn first(view: &View<'_>, column: usize) -> Option<Who> {
    let from = Filling::Column(column);
    let fields = view.props.fields.iter().filter(|row| row.field.is_date() && row.from.as_ref() == Some(&from));
    let properties = view.props.properties.iter().enumerate();
    let properties = properties.filter(|(_, row)| row.kind == PropertyKind::Date && row.from == from);
    fields.map(|row| Who::Field(row.field)).chain(properties.map(|(place, _)| Who::Property(place))).next()
}

/// The question, or how the column is read and a way to read it otherwise. `row` makes its ids unique.
pub(super) fn ask(view: &View<'_>, who: Who, row: &str, column: usize) -> Html {
    if first(view, column) != Some(who) {
        return Html::default();
    }
    let (t, Some(content)) = (view.t, view.columns.get(column)) else { return Html::default() };
    let said = view.props.orders.get(&column).copied();
    let shown = shown(content);
    let question = match &shown {
        Shown::Given => return Html::default(),
        Shown::As(order, sample) => return settled(view, row, column, (*order, sample), said),
        Shown::Open(sample, first, second) => {
            t.date_open(&short(sample, 20), &t.day_of(*first, *second), &t.day_of(*second, *first))
        }
        Shown::Mixed => t.date_mixed().into(),
    };
    html! {
        <fieldset class={classes!("ask", said.is_none().then_some("look"))}>
            <legend><strong>{ question }</strong></legend>
            { choices(view, row, column, content, said) }
            if said.is_none() {
                { bits::said("small", t.date_until()) }
            }
        </fieldset>
    }
}

fn settled(
    view: &View<'_>,
    row: &str,
    column: usize,
    (order, sample): (DateOrder, &str),
    said: Option<DateOrder>,
) -> Html {
    let t = view.t;
    let sample = short(sample, 20);
    let words = match (said.filter(|said| *said != order), order) {
        (Some(DateOrder::DayFirst), _) => t.day_first_said().into(),
        (Some(DateOrder::MonthFirst), _) => t.month_first_said().into(),
        (None, DateOrder::DayFirst) => t.day_first_shown(&sample),
        (None, DateOrder::MonthFirst) => t.month_first_shown(&sample),
    };
    html! {
        <details class="small">
            <summary>{ words }</summary>
            <fieldset class="ask">
                <legend class="hidden">{ t.date_order() }</legend>
                { choices(view, row, column, &view.columns[column], said.or(Some(order))) }
            </fieldset>
        </details>
    }
}

fn choices(view: &View<'_>, row: &str, column: usize, content: &Column, chosen: Option<DateOrder>) -> Html {
    let t = view.t;
    // Where a date can be read both ways, the ways are named by what it would be.
    let open = match shown(content) {
        Shown::Open(_, first, second) => Some((first, second)),
        _ => None,
    };
    let ways = [
        (DateOrder::DayFirst, "day", t.day_first(), open),
        (DateOrder::MonthFirst, "month", t.month_first(), open.map(|(first, second)| (second, first))),
    ];
    html! {
        for (order, way, words, date) in ways {
            <label class="check">
                <input type="radio" name={[row, "-order"].concat()} id={[row, "-", way].concat()} checked={chosen == Some(order)}
                    onchange={view.act(move |_: Event| Some(MatchingAct::Order(column, Some(order))))} />
                { words }
                if let Some((day, month)) = date {
                    { read_as(t, day, month) }
                }
            </label>
        }
    }
}

fn read_as(t: Texts, day: u8, month: u8) -> String {
    [": ", &t.day_of(day, month)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(samples: &str) -> Shown {
        shown(&Column::new("Born", samples.split(", ")))
    }

    #[test]
    fn one_date_that_can_be_read_in_one_way_tells_of_all() {
        let day = |sample: &str| Shown::As(DateOrder::DayFirst, sample.into());
        assert_eq!(of("05/08/1986, 23/04/1986"), day("23/04/1986"));
        assert_eq!(of("5-8-86, 23-4-86 12:30"), day("23-4-86 12:30"));
        assert_eq!(of("05.08.1986"), day("05.08.1986"));
        assert_eq!(of("05/08/1986, 04/23/1986"), Shown::As(DateOrder::MonthFirst, "04/23/1986".into()));
    }

    #[test]
    fn what_can_be_read_both_ways_is_open() {
        assert_eq!(of("12/12/1986, 05/08/1986 09:30, 06/07/1990"), Shown::Open("05/08/1986 09:30".into(), 5, 8));
        assert_eq!(of("23/04/1986, 04/23/1986"), Shown::Mixed);
    }

    #[test]
    fn other_dates_leave_nothing_to_ask() {
        for samples in
            ["", "1986-05-08", "8 May 1986", "12/12/1986", "31/31/1986", "5/8", "05/08/198", "1/2/3/4", "ä/5/1986"]
        {
            assert_eq!(of(samples), Shown::Given, "{samples}");
        }
    }
}
