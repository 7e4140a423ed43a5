//! Pages of a long table: which rows are shown, and the buttons to others.

use texts::Texts;
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

/// How many pages `total` things make, `size` on each; at least one.
pub const fn pages_of(total: u64, size: u64) -> u64 {
    if total == 0 { 1 } else { total.div_ceil(size) }
}

/// Properties of [`Pager`].
#[derive(Clone, PartialEq, Properties)]
pub struct PagerProps {
    /// Sentences.
    pub t: Texts,
    /// The page that is shown (0-based).
    pub page: u64,
    /// Things in all.
    pub total: u64,
    /// Things on a page.
    pub size: u64,
    /// Another page is asked for (0-based, within the range).
    pub on_page: Callback<u64>,
}

/// Buttons to the first, previous, next and last page, and a field to jump to one. Which rows are shown is read out
/// when it changes. Buttons that lead nowhere keep the focus, so that the keyboard is never lost.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let PagerProps { t, page, total, size, on_page } = props.clone();
    let last = pages_of(total, size) - 1;
    let input = use_node_ref();
    let from = (page * size + 1).min(total);
    let to = ((page + 1) * size).min(total);
    let button = |label: &'static str, to: u64| {
        let there = to == page;
        let on_page = on_page.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if !there {
                on_page.emit(to);
            }
        });
        html! {
            <button type="button" class="btn small" aria-disabled={there.then_some("true")} {onclick}>{ label }</button>
        }
    };
    let onsubmit = {
        let (input, on_page) = (input.clone(), on_page.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            if let Ok(wanted) = input.value().trim().parse::<u64>() {
                on_page.emit(wanted.clamp(1, last + 1) - 1);
            }
        })
    };
    html! {
        <div class="pager">
            <p class="small muted" role="status">{ t.range(&t.number(from), &t.number(to), &t.number(total)) }</p>
            if last > 0 {
                <nav aria-label={t.pages()}>
                    { button(t.first_page(), 0) }
                    { button(t.previous_page(), page.saturating_sub(1)) }
                    { button(t.next_page(), (page + 1).min(last)) }
                    { button(t.last_page(), last) }
                    <form class="jump" {onsubmit}>
                        <label for="page">{ t.page() }</label>
                        <input id="page" ref={input} type="number" min="1" max={(last + 1).to_string()}
                            value={(page + 1).to_string()} />
                        <button type="submit" class="btn small">{ t.go_to_page() }</button>
                    </form>
                </nav>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::pages_of;

    #[test]
    fn there_is_always_a_page() {
        assert_eq!(pages_of(0, 50), 1);
        assert_eq!(pages_of(50, 50), 1);
        assert_eq!(pages_of(51, 50), 2);
    }
}
