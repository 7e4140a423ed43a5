//! A column that looks private asks before it is sent.

use markup::prelude::*;
use segment::{Filling, Secret};
use web_sys::{Event, HtmlInputElement};

use super::fill::LABEL;
use super::samples::Who;
use super::view::View;
use super::{MatchingAct, PropertyRow};
use crate::parts::short;

/// The first of the columns that looks private.
fn private(view: &View<'_>, from: &Filling) -> Option<(usize, Secret)> {
    from.columns().iter().find_map(|at| Some((*at, view.columns.get(*at)?.profile.secret()?)))
}

/// Whether a column asks, and has no answer yet.
pub(super) fn waits(view: &View<'_>, from: &Filling) -> bool {
    private(view, from).is_some_and(|(at, _)| !is_allowed(view, at))
}

fn is_allowed(view: &View<'_>, at: usize) -> bool {
    view.allowed.iter().any(|label| label == view.label(at))
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
    let (t, Some((at, looks))) = (view.t, private(view, from)) else { return Html::default() };
    let label = short(view.label(at), LABEL);
    let title = match looks {
        Secret::Cards => t.private_cards(&label),
        Secret::PersonalCodes => t.private_codes(&label),
    };
    let (to, act) = without(view, who, id, from, at);
    let onchange = {
        let (allowed, label) = (view.allowed.clone(), view.label(at).to_owned());
        Callback::from(move |event: Event| {
            let mut labels: Vec<String> = allowed.iter().filter(|known| **known != label).cloned().collect();
            if event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked()) {
                labels.push(label.clone());
            }
            allowed.set(labels);
        })
    };
    let is_allowed = is_allowed(view, at);
    html! {
        <div class={classes!("ask", (!is_allowed).then_some("look"))} role="alert">
            <p><strong>{ title }</strong>{ " " }{ t.private_todo() }</p>
            <label class="check"><input type="checkbox" id={[id, "-private"].concat()} checked={is_allowed} {onchange} />
                { t.private_send() }</label>
            <button type="button" class="btn small" onclick={view.click(to, move || act.clone())}>{ t.private_leave() }</button>
        </div>
    }
}
