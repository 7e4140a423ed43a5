//! The choice of what fills a field or property: a column, several joined, or the same for everybody.

use std::rc::Rc;

use markup::prelude::*;
use segment::{ContactField, Filling, PropertyKind};
use web_sys::{Event, HtmlSelectElement, InputEvent};

use super::MatchingAct;
use super::bits::{cross, option};
use super::view::{View, chosen, typed};
use crate::parts::short;

/// Characters shown of a label on a button.
pub(super) const LABEL: usize = 28;

/// Values of the options that are no columns.
const JOIN: &str = "join";
const SAME: &str = "same";

/// What is offered beside single columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ways {
    /// Several columns, joined.
    join: bool,
    /// The same for everybody.
    same: bool,
}

impl Ways {
    /// For a field. Addresses, numbers and dates are each person's own, and what people agreed to is said by them.
    pub(super) fn of_field(field: ContactField) -> Self {
        let own = field.is_consent() || field.is_date() || matches!(field, ContactField::Email | ContactField::Phone);
        let single = matches!(field, ContactField::Country | ContactField::PostalCode | ContactField::Gender);
        Self { join: !own && !single, same: !own }
    }

    /// For a property.
    pub(super) fn of_kind(kind: PropertyKind) -> Self {
        Self { join: matches!(kind, PropertyKind::Text | PropertyKind::List(_)), same: true }
    }
}

/// What fills a property once it is of another type: what cannot be joined then is filled from the first column.
pub(super) fn fitting(kind: PropertyKind, from: &Filling) -> Filling {
    match from {
        Filling::Joined(columns) if !Ways::of_kind(kind).join => {
            columns.first().map_or_else(|| from.clone(), |first| Filling::Column(*first))
        }
        _ => from.clone(),
    }
}

/// What a choice is drawn from.
pub(super) struct Fill<'a> {
    /// The control's id.
    pub(super) id: &'a str,
    /// The field or property, as a person calls it.
    pub(super) name: &'a str,
    /// The control's label where none stands beside it.
    pub(super) label: Option<String>,
    /// What fills it.
    pub(super) from: Option<&'a Filling>,
    /// Columns that come first among the options.
    pub(super) likely: &'a [usize],
    /// What else is offered.
    pub(super) ways: Ways,
    /// What is wrong with the same for everybody.
    pub(super) error: Option<&'static str>,
    /// Whether it may stay empty.
    pub(super) may_be_empty: bool,
    /// Whether nobody can be sent without it.
    pub(super) required: bool,
    /// It is to be filled otherwise.
    pub(super) act: Rc<dyn Fn(Option<Filling>) -> Option<MatchingAct>>,
}

/// The control, and what it takes beside.
pub(super) fn fill(view: &View<'_>, fill: &Fill<'_>) -> Html {
    let t = view.t;
    let now = fill.from.cloned();
    let act = Rc::clone(&fill.act);
    let onchange = view.act(move |event: Event| {
        let value = chosen(&event)?;
        act(match value.as_str() {
            JOIN => Some(Filling::Joined(now.as_ref().map_or(&[][..], Filling::columns).to_vec())),
            SAME => Some(Filling::Constant(String::new())),
            column => column.parse().ok().map(Filling::Column),
        })
    });
    let column = match fill.from {
        Some(Filling::Column(column)) => Some(*column),
        _ => None,
    };
    let joined = matches!(fill.from, Some(Filling::Joined(_)));
    let same = matches!(fill.from, Some(Filling::Constant(_)));
    html! {
        <>
            <select id={fill.id.to_owned()} {onchange} aria-label={fill.label.clone()} required={fill.required}
                aria-invalid={(fill.required && column.is_none()).then_some("true")}>
                if fill.may_be_empty {
                    { option("", t.choose_column(), fill.from.is_none()) }
                }
                for at in order(fill.likely, view.columns.len()) {
                    { option(&at.to_string(), view.label(at), column == Some(at)) }
                }
                if fill.ways.join || joined {
                    { option(JOIN, t.several_joined(), joined) }
                }
                if fill.ways.same || same {
                    { option(SAME, t.same_for_all(), same) }
                }
            </select>
            { match fill.from {
                Some(Filling::Joined(columns)) => several(view, fill, columns),
                Some(Filling::Constant(text)) => constant(view, fill, text),
                _ => Html::default(),
            } }
        </>
    }
}

/// The columns in the order of the file, those that look like the field first.
fn order(likely: &[usize], columns: usize) -> impl Iterator<Item = usize> {
    let first = likely.iter().copied().filter(move |at| *at < columns);
    first.chain((0..columns).filter(|at| !likely.contains(at)))
}

/// The joined columns, each to be taken out, and a choice of one more.
fn several(view: &View<'_>, fill: &Fill<'_>, columns: &[usize]) -> Html {
    let t = view.t;
    let more = [fill.id, "-more"].concat();
    let without = |place: usize| {
        let (act, mut columns) = (Rc::clone(&fill.act), columns.to_vec());
        columns.remove(place);
        let (next, on_act) = (Rc::clone(view.focus), view.props.on_act.clone());
        let to = ["#", &more].concat();
        Callback::from(move |_: MouseEvent| {
            if let Some(act) = act(Some(Filling::Joined(columns.clone()))) {
                next.replace(Some(to.clone()));
                on_act.emit(act);
            }
        })
    };
    let onchange = {
        let (act, columns) = (Rc::clone(&fill.act), columns.to_vec());
        view.act(move |event: Event| {
            let column = chosen(&event)?.parse().ok()?;
            // The choice is open for the next one.
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                select.set_value("");
            }
            act(Some(Filling::Joined(columns.iter().copied().chain([column]).collect())))
        })
    };
    html! {
        <>
            if !columns.is_empty() {
                <ol class="joined">
                    for (place, at) in columns.iter().enumerate() {
                        <li key={*at}>
                            <span>{ short(view.label(*at), LABEL) }</span>
                            { cross(t.take_out(view.label(*at)), without(place)) }
                        </li>
                    }
                </ol>
            }
            <select id={more.clone()} aria-label={t.join_more(fill.name)} {onchange}>
                { option("", if columns.is_empty() { t.choose_column() } else { t.join_column() }, true) }
                for at in (0..view.columns.len()).filter(|at| !columns.contains(at)) {
                    { option(&at.to_string(), view.label(at), false) }
                }
            </select>
        </>
    }
}

/// What everybody gets, typed.
fn constant(view: &View<'_>, fill: &Fill<'_>, text: &str) -> Html {
    let id = [fill.id, "-same"].concat();
    let error = [fill.id, "-same-error"].concat();
    let wrong = fill.error.is_some();
    let type_in = |act: Rc<dyn Fn(Option<Filling>) -> Option<MatchingAct>>| {
        move |text: Option<String>| act(Some(Filling::Constant(text?)))
    };
    let (now, done) = (type_in(Rc::clone(&fill.act)), type_in(Rc::clone(&fill.act)));
    let oninput = view.act(move |event: InputEvent| now(typed(&event)));
    // Spaces around are none of the value, but those within are typed one by one.
    let onchange = view.act(move |event: Event| done(typed(&event).map(|text| text.trim().to_owned())));
    html! {
        <>
            <input {id} type="text" value={text.to_owned()} autocomplete="off" aria-label={view.t.same_for(fill.name)}
                aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| error.clone())} {oninput} {onchange} />
            if let Some(words) = fill.error {
                <p class="error small" id={error}>{ words }</p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_come_from_one_column() {
        let joined = Filling::Joined(vec![3, 4]);
        for kind in [PropertyKind::Number, PropertyKind::TrueFalse, PropertyKind::Date] {
            assert_eq!(fitting(kind, &joined), Filling::Column(3));
        }
        assert_eq!(fitting(PropertyKind::List('|'), &joined), joined);
        let typed = Filling::Constant("7".into());
        assert_eq!(fitting(PropertyKind::Number, &typed), typed);
    }
}
