//! The history of runs.

use markup::prelude::*;
use texts::Texts;

use super::{KeptAct, act_button, part};
use crate::parts::Pill;
use crate::screens::report::{Ending, Outcomes};

/// A run that is over.
#[derive(Clone, Debug, PartialEq)]
pub struct RunLine {
    /// Its name.
    pub name: String,
    /// When it was started: day and time.
    pub when: String,
    /// Name of the store, where it is known.
    pub store: Option<String>,
    /// The tags; empty where there is none.
    pub tag: String,
    /// How it ended.
    pub ending: Ending,
    /// What became of the people.
    pub outcomes: Outcomes,
    /// From how many the tag was taken.
    pub removed: u64,
}

/// How a run ended, in its colour.
pub(super) fn ended(t: Texts, ending: Ending) -> Html {
    let (text, class) = match ending {
        Ending::Successful => (t.state_successful(), "good"),
        Ending::CompletedWithErrors => (t.state_completed_with_errors(), "look"),
        Ending::Failed => (t.state_failed(), "bad"),
        Ending::Canceled => (t.state_canceled(), "look"),
        Ending::Interrupted => (t.state_interrupted(), "look"),
    };
    html! { <Pill {text} {class} /> }
}

pub(super) fn runs(t: Texts, runs: &[RunLine], on_act: &Callback<KeptAct>) -> Html {
    let what = if runs.is_empty() {
        html! { <p>{ t.kept_runs_none() }</p> }
    } else {
        html! {
            <div class="scroll kept-runs" role="group" tabindex="0" aria-label={t.kept_runs()}>
                <table>
                    <caption class="hidden">{ t.kept_runs() }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ t.kept_when() }</th>
                            <th scope="col">{ t.kept_store() }</th>
                            <th scope="col">{ t.kept_tag() }</th>
                            <th scope="col">{ t.kept_ended() }</th>
                            <th scope="col" class="n">{ t.accepted() }</th>
                            <th scope="col" class="n">{ t.refused() }</th>
                            <th scope="col" class="n">{ t.not_sent() }</th>
                            <th scope="col" class="n">{ t.kept_removed() }</th>
                            <th scope="col">{ t.kept_forget() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for run in runs {
                            { row(t, run, on_act) }
                        }
                    </tbody>
                </table>
            </div>
        }
    };
    part(t.kept_runs(), "kept-runs", t.kept_runs_about(), what)
}

fn row(t: Texts, run: &RunLine, on_act: &Callback<KeptAct>) -> Html {
    let Outcomes { accepted, refused, not_sent, unknown } = run.outcomes;
    let open = act_button(
        "btn plain small",
        run.when.clone().into(),
        Some(t.kept_open_run(&run.when)),
        on_act,
        KeptAct::Show(run.name.clone()),
    );
    let forget = act_button(
        "btn small",
        t.kept_forget().into(),
        Some(t.kept_forget_of(&run.when)),
        on_act,
        KeptAct::ForgetRun(run.name.clone()),
    );
    html! {
        <tr>
            <th scope="row" class="num">{ open }</th>
            <td class="kept-name">{ run.store.as_deref().unwrap_or("–") }</td>
            <td class="kept-name">{ if run.tag.is_empty() { "–" } else { run.tag.as_str() } }</td>
            <td>{ ended(t, run.ending) }</td>
            <td class="n">{ t.number(accepted) }</td>
            <td class="n">{ t.number(refused) }</td>
            <td class="n">{ t.number(not_sent + unknown) }</td>
            <td class="n">{ t.number(run.removed) }</td>
            <td>{ forget }</td>
        </tr>
    }
}
