//! What stands in the cells with one code: the same mistake many times is mended once.

use markup::prelude::*;
use segment::check::Group;
use segment::{Code, ContactField, Mend, Target};
use texts::Texts;
use web_sys::SubmitEvent;

use super::forms::{Typing, typed};
use super::waiting::said;
use super::{Groups, ReviewAct};
use crate::parts::{Notice, ProgressBar, Tone, UNRECORDED, short};

/// How many values are told at the most (`segment::check`).
const TOLD: usize = 100;

/// Characters shown of a value.
const LONGEST: usize = 80;

/// The values, the most frequent first, each with a field for what it is to be.
/// `remembered`: whether corrections are kept for the next file.
pub(super) fn values(t: Texts, code: Code, groups: &Groups, remembered: bool, on_act: &Callback<ReviewAct>) -> Html {
    let groups = match groups {
        Groups::Loading => return html! { <div class="values"><ProgressBar label={t.values_reading()} /></div> },
        Groups::Refused(refusal) => {
            return html! {
                <Notice tone={Tone::Bad} alert={true} title={t.values_failed()} text={said(t, refusal)}>
                    <button type="button" class="btn" onclick={on_act.reform(move |_| ReviewAct::Groups(code))}>{ t.try_again() }</button>
                </Notice>
            };
        }
        Groups::Shown(groups) => groups,
    };
    if groups.iter().all(|group| group.value.is_empty()) {
        return html! { <p class="small muted">{ t.values_none() }</p> };
    }
    html! {
        <div class={classes!("values", UNRECORDED)} data-private="true" data-hj-suppress="true" data-dd-privacy="mask"
            data-clarity-mask="true">
            <p class="small muted">
                if groups.len() >= TOLD {
                    { t.values_most(groups.len() as u64) }{ " " }
                }
                if remembered {
                    { t.values_kept() }{ " " }
                }
                { t.values_hint() }
            </p>
            <ul>
                for (place, group) in groups.iter().enumerate().filter(|(_, group)| !group.value.is_empty()) {
                    { value(t, code, place, group, on_act) }
                }
            </ul>
        </div>
    }
}

fn value(t: Texts, code: Code, place: usize, group: &Group, on_act: &Callback<ReviewAct>) -> Html {
    let id = ["value-", code.name(), "-", &place.to_string()].concat();
    let onsubmit = {
        let (of, from, on_act) = (group.of.clone(), group.value.clone(), on_act.clone());
        Callback::from(move |event: SubmitEvent| {
            if let Some(to) = typed(&event).map(|to| to.trim().to_owned()).filter(|to| *to != from) {
                on_act.emit(ReviewAct::Mend(Mend::Value { of: of.clone(), from: from.clone(), to }));
            }
        })
    };
    let shown = short(&group.value, LONGEST);
    html! {
        <li key={group.of.name() + "=" + &group.value}>
            <form {onsubmit}>
                <label for={id.clone()}>
                    <span class="hidden">{ t.instead_of(&shown) }</span>
                    <span class="change" aria-hidden="true">{ &shown }</span>
                </label>
                <span class="num small muted">{ t.rows(group.rows) }</span>
                <Typing {id} required={group.of == Target::Field(ContactField::Email)}
                    value={group.suggestion.clone().unwrap_or_else(|| group.value.clone())} />
                <button type="submit" class="btn small">{ t.fix_everywhere() }</button>
            </form>
        </li>
    }
}
