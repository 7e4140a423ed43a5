//! Which rows the table shows: tabs by what becomes of them, another choice in words, and a search in all of them.

use markup::prelude::*;
use segment::Verdict;
use segment::preview::{Filter, Query, Summary};
use texts::Texts;
use texts::codes::Family;
use web_sys::SubmitEvent;

use super::forms::{Typing, typed};
use crate::parts::{UNRECORDED, fate_word};

/// How many rows a tab finds.
fn count(summary: &Summary, filter: Filter) -> u64 {
    match filter {
        Filter::Verdict(verdict) => summary.counts.of(verdict),
        Filter::WorthALook => summary.worth_a_look,
        _ => summary.counts.rows,
    }
}

/// What a tab, or another choice, is called.
fn word(t: Texts, filter: Filter) -> &'static str {
    match filter {
        Filter::Everyone => t.everyone(),
        Filter::Verdict(verdict) => fate_word(t, verdict),
        Filter::WorthALook => t.worth_a_look(),
        Filter::Code(code) => t.said(Family::Row, code.name()).what,
        Filter::Mended => t.are_mended(),
        Filter::Repaired => t.are_repaired(),
        Filter::OtherName => t.are_other_names(),
        Filter::SaysNo => t.are_no(),
    }
}

/// One button a verdict that occurs, with its count; the chosen one is pressed. The text that is looked for stays.
pub(super) fn tabs(t: Texts, summary: &Summary, query: &Query, on_query: &Callback<Query>) -> Html {
    let verdicts = Verdict::ALL.into_iter().map(Filter::Verdict);
    let shown = [Filter::Everyone]
        .into_iter()
        .chain(verdicts.clone().take(1))
        .chain([Filter::WorthALook])
        .chain(verdicts.skip(1))
        .filter(|filter| *filter == Filter::Everyone || *filter == query.filter || count(summary, *filter) > 0);
    html! {
        <div class="tabs" role="group" aria-label={t.show_rows()}>
            for filter in shown {
                <button type="button" key={word(t, filter)} aria-pressed={(filter == query.filter).to_string()}
                    onclick={let text = query.text.clone(); on_query.reform(move |_| Query { filter, text: text.clone() })}>
                    { word(t, filter) }{ " " }<span class="num">{ t.number(count(summary, filter)) }</span>
                </button>
            }
        </div>
    }
}

/// The search, and what is shown where no tab says it.
pub(super) fn find(t: Texts, query: &Query, on_query: &Callback<Query>) -> Html {
    let onsubmit = {
        let (filter, on_query) = (query.filter, on_query.clone());
        Callback::from(move |event: SubmitEvent| {
            if let Some(text) = typed(&event) {
                on_query.emit(Query { filter, text: text.trim().to_owned() });
            }
        })
    };
    let clear = {
        let filter = query.filter;
        on_query.reform(move |_| filter.into())
    };
    let is_tab = matches!(query.filter, Filter::Everyone | Filter::Verdict(_) | Filter::WorthALook);
    html! {
        <div class="find">
            <form role="search" class={UNRECORDED} data-private="true" {onsubmit}>
                <label for="find-rows" class="hidden">{ t.find_rows() }</label>
                <Typing id="find-rows" value={query.text.clone()} label={t.find_rows()} placeholder={t.find_rows()} />
                <button type="submit" class="btn small">{ t.find() }</button>
                if !query.text.is_empty() {
                    <button type="button" class="btn small" onclick={clear}>{ t.find_clear() }</button>
                }
            </form>
            if !is_tab {
                <p class="small only">
                    <span>{ t.shown_are() }{ " " }<strong>{ word(t, query.filter) }</strong></span>
                    <button type="button" class="btn small" onclick={on_query.reform(|_| Filter::Everyone.into())}>{ t.show_all() }</button>
                </p>
            }
        </div>
    }
}
