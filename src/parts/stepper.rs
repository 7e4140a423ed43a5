//! The steps of the way, and the way back.

use markup::prelude::*;
use serde::{Deserialize, Serialize};
use texts::Texts;

/// A screen of the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Step {
    /// Bringing files.
    #[default]
    Files,
    /// Data matching.
    Matching,
    /// Review.
    Review,
    /// Connection, last look, run.
    Send,
    /// What became of everyone.
    Report,
}

impl Step {
    /// The steps that the stepper shows; the report is what they lead to.
    const SHOWN: [Self; 4] = [Self::Files, Self::Matching, Self::Review, Self::Send];

    /// The step's name, as the page around is told.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Matching => "matching",
            Self::Review => "review",
            Self::Send => "send",
            Self::Report => "report",
        }
    }

    const fn word(self, t: Texts) -> &'static str {
        match self {
            Self::Files => t.step_files(),
            Self::Matching => t.step_matching(),
            Self::Review => t.step_review(),
            Self::Send => t.step_send(),
            Self::Report => t.step_report(),
        }
    }
}

/// Properties of [`Stepper`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepperProps {
    /// Sentences.
    pub t: Texts,
    /// Where the person is.
    pub here: Step,
    /// Whether the way back is open; it is not while a run is going.
    pub back: bool,
    /// A step that is done was chosen.
    pub on_step: Callback<Step>,
}

/// The steps as a list; those that are done are buttons back.
#[part]
pub fn Stepper(props: &StepperProps) -> Html {
    let StepperProps { t, here, back, on_step } = props.clone();
    html! {
        <nav aria-label={t.steps()}>
            <ol class="steps">
                for step in Step::SHOWN {
                    if step == here {
                        <li class="here" aria-current="step"><span>{ step.word(t) }</span></li>
                    } else if step < here && back {
                        <li class="done">
                            <button type="button" onclick={let on_step = on_step.clone(); move |_| on_step.emit(step)}>
                                { step.word(t) }<span class="hidden">{ ", " }{ t.step_done() }</span>
                            </button>
                        </li>
                    } else {
                        <li class={(step < here).then_some("done")}><span>{ step.word(t) }</span></li>
                    }
                }
            </ol>
        </nav>
    }
}
