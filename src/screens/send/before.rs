//! Before sending: who is new, changed or the same as last time, who left, and what is remembered.

use export::{Changes, Hold};
use markup::prelude::*;
use texts::Texts;
use web_sys::{Event, HtmlInputElement};

/// What is known of what was sent before.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Known {
    /// It is being looked at.
    #[default]
    Comparing,
    /// The file is gone.
    Failed,
    /// It is known.
    Compared,
}

/// What the screen shows of it.
#[allow(clippy::struct_excessive_bools, reason = "each is a tick of its own, or a fact by itself")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BeforeView {
    /// Whether it is known.
    pub known: Known,
    /// How many people are what.
    pub changes: Changes,
    /// The day of the last run, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Why leavers are not taken the tag from without a person's word.
    pub holds: Vec<Hold>,
    /// Whether they are.
    pub take: bool,
    /// Whether the first people have to show that nobody is harmed.
    pub proof: bool,
    /// Whether ten people go first.
    pub trial: bool,
    /// Whether everybody is sent again.
    pub send_all: bool,
    /// Whether it is remembered who was sent.
    pub remember: bool,
    /// Whether this browser can remember anything.
    pub keeps: bool,
    /// Whether a run that broke off goes on: then nothing of this can be chosen any more.
    pub goes_on: bool,
}

impl BeforeView {
    /// How many people are sent.
    pub fn people(&self) -> u64 {
        self.changes.to_send()
    }

    /// How many lose the tag.
    pub fn leavers(&self) -> u64 {
        if self.take { self.changes.leavers.iter().sum() } else { 0 }
    }

    /// Whether there is anything to send.
    pub fn is_ready(&self) -> bool {
        self.known == Known::Compared && self.people() + self.leavers() > 0
    }
}

/// A choice about the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Ten people go first.
    Trial(bool),
    /// It is remembered who was sent.
    Remember(bool),
    /// Everybody is sent again.
    SendAll(bool),
    /// Leavers lose the tag.
    Take(bool),
}

/// How many people go, and as what.
pub(super) fn people(t: Texts, view: &BeforeView) -> Html {
    let Changes { new, changed, unchanged, choices_changed, .. } = view.changes;
    html! {
        <>
            <strong class="num">{ t.number(view.people()) }</strong>{ " " }
            if view.known == Known::Comparing {
                <span class="muted" role="status">{ t.comparing() }</span>
            } else if let Some(since) = &view.since {
                <span class="muted">{ t.people_new(new) }{ " · " }{ t.people_changed(changed) }</span>
                if unchanged > 0 {
                    <p class="small muted">{ t.people_unchanged(unchanged) }</p>
                }
                <p class="small muted">{ t.compared_since(since) }</p>
                if choices_changed {
                    <p class="small">{ t.run_choices_changed() }</p>
                }
                if view.people() == 0 {
                    <p class="small">{ t.nothing_new() }</p>
                }
            } else {
                <span class="muted">{ t.people_all() }</span>
            }
            if view.known == Known::Failed {
                <p class="error" role="alert">{ t.compare_failed() }</p>
            }
            if view.proof && view.known == Known::Compared {
                <p class="small muted">{ t.proof_ahead() }</p>
            }
        </>
    }
}

/// Who left, and whether they lose the tag.
pub(super) fn leavers(t: Texts, view: &BeforeView, tag: Option<&str>, on_choice: &Callback<Choice>) -> Html {
    let all: u64 = view.changes.leavers.iter().sum();
    let Some(tag) = tag.filter(|_| all > 0) else {
        return html! { <>{ t.leavers_none() }</> };
    };
    html! {
        <>
            <strong>{ t.leavers_count(all) }</strong>
            <p class="small muted">{ t.leavers_file_lacks() }{ " " }{ t.leavers_only_tag() }</p>
            if !view.holds.is_empty() {
                <p class="small">{ t.leavers_held() }</p>
                <ul class="holds small">
                    for hold in &view.holds {
                        <li>{ hold_text(t, hold) }</li>
                    }
                </ul>
            }
            { tick("take", t.take_tag(tag, &t.some_people(all)), None, view.take, view.goes_on, on_choice, Choice::Take) }
        </>
    }
}

/// What can be chosen about the run.
pub(super) fn choices(t: Texts, view: &BeforeView, on_choice: &Callback<Choice>) -> Html {
    if view.goes_on {
        return Html::default();
    }
    let ticks = |name, label: &'static str, hint: &'static str, checked, choice: fn(bool) -> Choice| {
        tick(name, label.to_owned(), Some(hint), checked, false, on_choice, choice)
    };
    html! {
        <div class="sheet pad run-choices">
            { ticks("trial", t.trial(), t.trial_hint(), view.trial, Choice::Trial) }
            if view.keeps {
                { ticks("remember-sent", t.remember_sent(), t.remember_sent_hint(), view.remember, Choice::Remember) }
            } else if view.known == Known::Compared {
                <p class="small muted">{ t.remember_unable() }</p>
            }
            if view.since.is_some() {
                { ticks("send-all", t.send_all(), t.send_all_hint(), view.send_all, Choice::SendAll) }
            }
        </div>
    }
}

fn tick(
    name: &'static str,
    label: String,
    hint: Option<&'static str>,
    checked: bool,
    disabled: bool,
    on_choice: &Callback<Choice>,
    choice: fn(bool) -> Choice,
) -> Html {
    let on_choice = on_choice.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_choice.emit(choice(input.checked()));
        }
    });
    let about = hint.map(|_| format!("{name}-about"));
    html! {
        <div class="tick">
            <label class="check"><input type="checkbox" id={name} {checked} {disabled} {onchange} aria-describedby={about.clone()} />{ label }</label>
            if let Some(hint) = hint {
                <p class="small muted" id={about.unwrap_or_default()}>{ hint }</p>
            }
        </div>
    }
}

/// Why removals wait, as a sentence.
pub(super) fn hold_text(t: Texts, hold: &Hold) -> String {
    match hold {
        Hold::TooMany { leavers, people } => t.hold_too_many(&t.number(*leavers), &t.number(*people)),
        Hold::InvalidRose { before, now } => {
            t.hold_invalid_rose(&t.number(before.0), &t.number(before.1), &t.number(now.0), &t.number(now.1))
        }
        Hold::PartMissing { names } => t.hold_part_missing(&names.join(", ")),
        Hold::CutOff { names } => t.hold_cut_off(&names.join(", ")),
    }
}
