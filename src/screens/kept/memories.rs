//! What was sent before: a line a segment.

use markup::prelude::*;
use texts::Texts;
use web_sys::{Event, HtmlInputElement};

use super::{KeptAct, act_button, line, part};

/// What is remembered of one segment of one store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryLine {
    /// Where it lies.
    pub key: String,
    /// Omnisend's id of the brand.
    pub brand: String,
    /// The tag; empty for people who were sent without one.
    pub tag: String,
    /// Name of the store, where a report tells it.
    pub store: Option<String>,
    /// How many people; none where it cannot be read.
    pub people: Option<u64>,
    /// The day of the last run, `YYYY-MM-DD`.
    pub last: Option<String>,
    /// How many bytes it takes.
    pub size: u64,
}

/// The tag of a segment, as it is called here.
pub(super) fn tag_of(t: Texts, tag: &str) -> String {
    if tag.is_empty() { t.kept_no_tag().into() } else { tag.into() }
}

/// All of them, and the way in for one that was saved.
pub(super) fn memories(t: Texts, memories: &[MemoryLine], on_act: &Callback<KeptAct>) -> Html {
    let on_act = on_act.clone();
    let onchange = {
        let on_act = on_act.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_act.emit(KeptAct::Bring(file));
            }
            // The same file may be chosen once more.
            input.set_value("");
        })
    };
    let what = html! {
        <>
            if memories.is_empty() {
                <p>{ t.kept_memories_none() }</p>
            }
            <ul class="kept-lines" hidden={memories.is_empty()}>
                for memory in memories {
                    { one(t, memory, &on_act) }
                }
            </ul>
            <p class="never-buttons">
                <input class="hidden" id="kept-bring" type="file" accept=".segue" aria-describedby="kept-bring-about" {onchange} />
                <label class="btn small" for="kept-bring">{ t.kept_bring() }</label>
                <span class="small muted" id="kept-bring-about">{ t.kept_bring_about() }</span>
            </p>
        </>
    };
    part(t.kept_memories(), "kept-memories", t.kept_memories_about(), what)
}

fn one(t: Texts, memory: &MemoryLine, on_act: &Callback<KeptAct>) -> Html {
    let tag = tag_of(t, &memory.tag);
    let store = memory.store.clone().unwrap_or_else(|| t.kept_unnamed_store(&memory.brand));
    let facts = memory.people.map(|people| t.kept_people(people)).into_iter();
    let facts = facts.chain(memory.last.as_deref().map(|day| t.kept_last(day))).chain([t.size(memory.size)]);
    let facts: Vec<String> = facts.collect();
    let what = html! {
        <>
            <p class="cell"><strong>{ &tag }</strong>{ " " }<span class="muted">{ store }</span></p>
            <p class="small num">{ facts.join(" · ") }</p>
            <p class="small muted">{ if memory.people.is_some() { t.kept_memory_clear() } else { t.kept_memory_broken() } }</p>
        </>
    };
    let save = memory.people.map(|_| {
        act_button(
            "btn small",
            t.kept_save().into(),
            Some(t.kept_save_of(&tag)),
            on_act,
            KeptAct::SaveMemory(memory.key.clone()),
        )
    });
    let forget = act_button(
        "btn small",
        t.kept_forget().into(),
        Some(t.kept_forget_of(&tag)),
        on_act,
        KeptAct::ForgetMemory(memory.key.clone()),
    );
    line(what, html! { <>{ save }{ forget }</> })
}
