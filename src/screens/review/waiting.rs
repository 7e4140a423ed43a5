//! Before the rows are checked, and where they could not be.

use markup::prelude::*;
use segment::Refusal;
use segment::preview::Progress;
use texts::Texts;
use texts::codes::Family;

use super::ReviewProps;
use crate::parts::{ProgressBar, Title};

/// Rows are being checked.
pub(super) fn checking(t: Texts, progress: &Progress, on_cancel: &Callback<()>) -> Html {
    html! {
        <section class="review" key="checking">
            <Title text={t.checking_title()} />
            <p class="lead">{ t.checking_lead() }</p>
            <div class="sheet pad work">
                <ProgressBar label={t.checking_title()} done={Some(progress.bytes)} total={progress.total} />
                <p class="num muted">
                    { t.checked_rows(progress.rows) }{ " · " }
                    { t.checking_bytes(&t.size(progress.bytes), &t.size(progress.total)) }
                </p>
                <button type="button" class="btn" onclick={on_cancel.reform(|_| ())}>{ t.cancel() }</button>
            </div>
        </section>
    }
}

/// The check could not be finished.
pub(super) fn refused(props: &ReviewProps, refusal: &Refusal) -> Html {
    stopped(props, props.t.check_failed(), said(props.t, refusal))
}

/// There is no result.
pub(super) fn stopped(props: &ReviewProps, title: &'static str, text: String) -> Html {
    let t = props.t;
    html! {
        <section class="review" key="stopped">
            <Title text={title} />
            <p class="lead">{ text }</p>
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go" onclick={props.on_check.reform(|_| ())}>{ t.check_again() }</button>
                </div>
            </div>
        </section>
    }
}

/// A refusal in whole sentences: what happened, what to do.
pub(super) fn said(t: Texts, refusal: &Refusal) -> String {
    let said = t.said(Family::Refusal, refusal.name());
    [said.what, ". ", said.todo].concat()
}
