//! A column that looks private asks before it is sent.

use markup::prelude::*;
use segment::preview::Column;
use segment::{Filling, Secret};
use web_sys::{Event, HtmlInputElement};

use super::fill::LABEL;
use super::samples::Who;
use super::view::View;
use super::{MatchingAct, PropertyRow};
use crate::parts::short;

/// The columns that look private.
fn private<'c>(columns: &'c [Column], from: &'c Filling) -> impl Iterator<Item = (usize, Secret)> + 'c {
    from.columns().iter().filter_map(|at| Some((*at, columns.get(*at)?.profile.secret()?)))
}

/// Whether a column asks, and has no answer yet. `allowed`: the columns that are sent all the same.
pub fn waits(columns: &[Column], allowed: &[usize], from: &Filling) -> bool {
    private(columns, from).any(|(at, _)| !allowed.contains(&at))
}

/// The act by which the column is left out, and where the focus goes then.
fn without(view: &View<'_>, who: Who, id: &str, from: &Filling, at: usize) -> (String, MatchingAct) {
    let others = match from {
        Filling::Joined(columns) => columns.iter().copied().filter(|column| *column != at).collect(),
        Filling::Column(_) | Filling::Constant(_) => Vec::new(),
    };
    let left = (!others.is_empty()).then_some(Filling::Joined(others));
    let act = match (who, view.props.properties.as_slice(), left) {
        (Who::Property(place), rows, Some(from)) if place < rows.len() => {
            MatchingAct::Property(place, PropertyRow { from, ..rows[place].clone() })
        }
        (Who::Property(place), _, _) => return ("#attribute".into(), MatchingAct::RemoveProperty(place)),
        (Who::Field(field), _, left) => MatchingAct::Fill(field, left),
    };
    (["#", id].concat(), act)
}

/// The question; nothing where no column looks private. `id` is that of the row's control.
pub(super) fn ask(view: &View<'_>, who: Who, id: &str, from: &Filling) -> Html {
    let (t, allowed) = (view.t, &view.props.allowed);
    // Of several, one that has no answer yet.
    let asks = private(view.columns, from).find(|(at, _)| !allowed.contains(at));
    let Some((at, looks)) = asks.or_else(|| private(view.columns, from).next()) else { return Html::default() };
    let label = short(view.label(at), LABEL);
    let title = match looks {
        Secret::Cards => t.private_cards(&label),
        Secret::PersonalCodes => t.private_codes(&label),
    };
    let (to, act) = without(view, who, id, from, at);
    let onchange = view.act(move |event: Event| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| MatchingAct::Private(at, input.checked()))
    });
    let is_allowed = asks.is_none();
    html! {
        <div class={classes!("ask", (!is_allowed).then_some("look"))} role="alert">
            <p><strong>{ title }</strong>{ " " }{ t.private_todo() }</p>
            <label class="check"><input type="checkbox" id={[id, "-private"].concat()} checked={is_allowed} {onchange} />
                { t.private_send() }</label>
            <button type="button" class="btn small" onclick={view.click(to, move || act.clone())}>{ t.private_leave() }</button>
        </div>
    }
}
