//! Send: the connection, one last look at all that cannot be taken back, the run.

mod before;
mod connect;
mod last_look;
mod no_key;
mod running;
mod tag;

use markup::prelude::*;
use texts::Texts;

use crate::parts::Title;
pub use before::{BeforeView, Choice, Known};
pub use connect::{Connect, ConnectForm, Entry, Phase};
pub use last_look::{LastLook, LastLookView, SHARES};
pub use running::{Running, RunningView, Sent, Standing};
pub use tag::{Tag, TagProblem};

/// Properties of [`NoPractice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoPracticeProps {
    /// Sentences.
    pub t: Texts,
    /// Back to Review.
    pub on_back: Callback<()>,
    /// A file of one's own is wanted.
    pub on_files: Callback<()>,
}

/// What Send shows for the sample where there is no practice store: it never goes to a real one.
#[part]
pub fn NoPractice(props: &NoPracticeProps) -> Html {
    let t = props.t;
    html! {
        <section class="send" key="no-practice">
            <Title text={t.step_send()} />
            <p class="lead">{ t.practice_none() }</p>
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go" onclick={props.on_files.reform(|_| ())}>{ t.bring_own() }</button>
                </div>
            </div>
        </section>
    }
}
