//! The columns that are not sent, by name, and the way to take one along.

use markup::prelude::*;

use super::MatchingAct;
use super::view::View;

/// The columns that stay here.
pub(super) fn stay_here(view: &View<'_>) -> Html {
    let t = view.t;
    let stay: Vec<usize> = (0..view.columns.len()).filter(|at| !view.props.uses(*at)).collect();
    let never = if stay.len() == 1 { t.stay_never_one() } else { t.stay_never() };
    html! {
        <section class="stay-here" aria-labelledby="stay-title">
            if stay.is_empty() {
                <p id="stay-title" class="muted">{ t.all_used() }</p>
            } else {
                <h2 id="stay-title">{ t.stay(stay.len() as u64) }</h2>
                <p class="small muted">{ never }{ " " }{ t.stay_add() }</p>
                <ul class="chips">
                    for at in stay {
                        { chip(view, at) }
                    }
                </ul>
            }
        </section>
    }
}

fn chip(view: &View<'_>, at: usize) -> Html {
    let words = view.t.add_property(view.label(at));
    html! {
        <li key={at}>
            { view.label(at) }
            <button type="button" aria-label={words.clone()} title={words} onclick={add(view, at)}>{ "+" }</button>
        </li>
    }
}

/// A custom property from a column; its name is where a person goes on.
pub(super) fn add(view: &View<'_>, column: usize) -> Callback<MouseEvent> {
    view.click(name_of(view.props.properties.len()), move || MatchingAct::AddProperty(column))
}

/// The selector of the name of the property at `place`.
pub(super) fn name_of(place: usize) -> String {
    ["#property-", &place.to_string(), "-name"].concat()
}
