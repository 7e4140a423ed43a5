//! People whose row says No to e-mail: pointed out under every choice.

use export::ChannelChoice;
use markup::prelude::*;
use segment::SaysNo;
use segment::preview::Filter;

use super::super::ReviewAct;
use super::ConsentProps;
use super::option::{Choice, option};

/// What becomes of them. Where the choice for all unsubscribes them in any case, "change nothing" is not offered: it
/// would not be true.
pub(super) fn says_no(props: &ConsentProps) -> Html {
    let ConsentProps { t, view, on_act, .. } = props.clone();
    if view.no_rows == 0 {
        return Html::default();
    }
    let choice = view.form.email.choice(&view.email);
    let unsubscribes = matches!(choice, ChannelChoice::FromColumns | ChannelChoice::Unsubscribed);
    let chosen = match view.says_no {
        SaysNo::Unchanged if unsubscribes => SaysNo::Unsubscribed,
        chosen => chosen,
    };
    let one = |says_no: SaysNo, at, label, about: String| {
        let on_choose = on_act.reform(move |()| ReviewAct::SaysNo(says_no));
        let choice = Choice { group: "says-no", at, label, about: about.into(), chosen: chosen == says_no, on_choose };
        option(choice, Html::default())
    };
    // Who is left out is not counted among those who are ready, and may have several rows.
    let about = match view.email.said.map(|said| said.no) {
        Some(people) if people > 0 => t.no_unsubscribed_about(people),
        _ => t.no_unsubscribed_about_each().into(),
    };
    let show = on_act.reform(|_: MouseEvent| ReviewAct::Query(Filter::SaysNo.into()));
    html! {
        <fieldset class="options says-no">
            <legend>{ t.no_rows(view.no_rows) }</legend>
            <p class="small">{ t.no_lead() }{ " " }<button type="button" class="btn plain small" onclick={show}>{ t.no_show() }</button></p>
            { one(SaysNo::LeftOut, "out", t.no_left_out(), t.no_left_out_about().into()) }
            if !unsubscribes {
                { one(SaysNo::Unchanged, "unchanged", t.no_unchanged(), t.no_unchanged_about().into()) }
            }
            { one(SaysNo::Unsubscribed, "unsubscribed", t.no_unsubscribed(), about) }
        </fieldset>
    }
}
