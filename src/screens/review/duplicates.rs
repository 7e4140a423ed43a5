//! Several rows with one address: which of them is sent.

use markup::prelude::*;
use segment::Winner;
use segment::preview::{Filter, Summary};
use texts::Texts;

use super::ReviewAct;

/// The choice, folded: what it is now stands in its summary. Nothing where no row is a duplicate.
pub(super) fn duplicates(t: Texts, summary: &Summary, winner: Winner, on_act: &Callback<ReviewAct>) -> Html {
    if summary.counts.duplicate == 0 {
        return Html::default();
    }
    let choices = [
        (Winner::Last, t.winner_last(), t.winner_last_means()),
        (Winner::First, t.winner_first(), t.winner_first_means()),
        (Winner::Merged, t.winner_merged(), t.winner_merged_means()),
    ];
    let chosen = choices.iter().find(|(known, ..)| *known == winner).map_or("", |choice| choice.1);
    html! {
        <section class="sheet fold duplicates" aria-labelledby="duplicates-title">
            <details>
                <summary>
                    <h2 id="duplicates-title" tabindex="-1">{ t.count_duplicate(summary.counts.duplicate) }</h2>
                    <span class="small muted">{ t.duplicates_which() }{ ": " }{ chosen }</span>
                </summary>
                <p class="small muted">{ t.duplicates_lead() }</p>
                <fieldset>
                    <legend class="hidden">{ t.duplicates_which() }</legend>
                    for (one, name, means) in choices {
                        <label class="choice">
                            <input type="radio" name="winner" checked={one == winner}
                                onchange={on_act.reform(move |_| ReviewAct::Winner(one))} />
                            <span>{ name }<span class="small muted">{ means }</span></span>
                        </label>
                    }
                </fieldset>
                if summary.other_names > 0 {
                    <p class="line">
                        <span class="small">{ t.other_names(summary.other_names) }</span>
                        { show_rows(t, Filter::OtherName, t.are_other_names(), on_act) }
                    </p>
                }
            </details>
        </section>
    }
}

/// A button that shows rows in the table below; `what` they are, for readers.
pub(super) fn show_rows(t: Texts, filter: Filter, what: &str, on_act: &Callback<ReviewAct>) -> Html {
    html! {
        <button type="button" class="btn small plain" aria-label={t.show_these_of(what)}
            onclick={on_act.reform(move |_| ReviewAct::Query(filter.into()))}>{ t.show_these() }</button>
    }
}
