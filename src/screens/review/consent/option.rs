//! One of several choices, its consequence beside it.

use markup::prelude::*;

/// A choice.
pub(super) struct Choice {
    /// Name of the group.
    pub group: &'static str,
    /// Its place in the group, by which ids are told apart.
    pub at: &'static str,
    /// What is chosen.
    pub label: &'static str,
    /// What follows, in whole sentences.
    pub about: Html,
    /// Whether it is chosen.
    pub chosen: bool,
    /// It is.
    pub on_choose: Callback<()>,
}

/// A radio button with its label, and what follows beneath. `more`: what the choice asks for, once it is chosen.
pub(super) fn option(choice: Choice, more: Html) -> Html {
    let Choice { group, at, label, about, chosen, on_choose } = choice;
    let id = [group, "-", at].concat();
    let about_id = [&id, "-about"].concat();
    html! {
        <div class={classes!("option", chosen.then_some("chosen"))}>
            <input type="radio" id={id.clone()} name={group} value={at} checked={chosen}
                aria-describedby={about_id.clone()} onchange={on_choose.reform(|_| ())} />
            <div class="option-text">
                <label for={id}>{ label }</label>
                <div class="small muted" id={about_id}>{ about }</div>
                if chosen {
                    { more }
                }
            </div>
        </div>
    }
}
