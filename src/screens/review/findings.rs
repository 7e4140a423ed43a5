//! What was found in the rows, by kind: how many, what it is, what to do, and the button that does it.

use markup::prelude::*;
use segment::email::typo::Typo;
use segment::preview::{Filter, Found, Summary};
use segment::{Code, Mend};
use texts::Texts;
use texts::codes::Family;

use super::duplicates::show_rows;
use super::groups::values;
use super::{Groups, ReviewAct};
use crate::parts::Pill;

/// Kinds that are shown at once; the rarer ones open on demand, so that the rows stay in sight.
const FIRST: usize = 4;

/// Properties of [`Findings`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindingsProps {
    /// Sentences.
    pub t: Texts,
    /// The result of the check.
    pub summary: Summary,
    /// Codes whose rows are left out.
    pub strict: Vec<Code>,
    /// What stands in the cells with one code.
    pub groups: Option<(Code, Groups)>,
    /// Whether mends are kept for the segment's next file.
    pub remembered: bool,
    /// The person mends, leaves out, or looks at rows or values.
    pub on_act: Callback<ReviewAct>,
    /// Back to Data matching.
    pub on_back: Callback<()>,
}

/// The findings, most frequent first, and what was repaired or not counted. Nothing where there is none.
#[component]
pub(super) fn Findings(props: &FindingsProps) -> Html {
    let FindingsProps { t, summary, strict, on_act, .. } = props;
    let t = *t;
    // The code whose values are shown.
    let open = use_state_eq(|| props.groups.as_ref().map(|(code, _)| *code));
    let has_notes = summary.repaired > 0 || summary.blank_lines > 0;
    if !has_notes && summary.found.is_empty() {
        return Html::default();
    }
    // Of rows that are left out as a whole it would not be true that they are sent.
    let is_sent = |found: &&Found| found.code.leaves_out() && !strict.contains(&found.code);
    let left_out = summary.found.iter().filter(is_sent).map(|found| found.rows).sum();
    let (first, rest) = summary.found.split_at(summary.found.len().min(FIRST));
    html! {
        <section class="sheet pad findings" aria-labelledby="findings-title">
            <h2 id="findings-title" tabindex="-1">{ t.findings() }</h2>
            if left_out > 0 {
                <p class="small muted">{ t.values_left_out(left_out) }</p>
            }
            { list(props, first, &open) }
            if !rest.is_empty() {
                <details>
                    <summary>{ t.more_findings(rest.len() as u64) }</summary>
                    { list(props, rest, &open) }
                </details>
            }
            if summary.repaired > 0 {
                <p class="line">
                    <span class="small muted">{ t.repaired(summary.repaired) }</span>
                    { show_rows(t, Filter::Repaired, t.are_repaired(), on_act) }
                </p>
            }
            if summary.blank_lines > 0 {
                <p class="small muted">{ t.blank_lines(summary.blank_lines) }</p>
            }
        </section>
    }
}

fn list(props: &FindingsProps, found: &[Found], open: &UseStateHandle<Option<Code>>) -> Html {
    html! {
        <ul>
            for found in found {
                { finding(props, *found, open) }
            }
        </ul>
    }
}

fn finding(props: &FindingsProps, Found { code, rows }: Found, open: &UseStateHandle<Option<Code>>) -> Html {
    let FindingsProps { t, summary, strict, groups, remembered, on_act, on_back } = props;
    let t = *t;
    let said = t.said(Family::Row, code.name());
    let is_open = **open == Some(code);
    html! {
        <li key={code.name()}>
            <span class="num count">{ t.number(rows) }</span>
            <div>
                <p class="what">
                    <Pill class={if code.is_warning() { "look" } else { "bad" }} text={said.what} />
                    <span class="small muted">{ said.todo }</span>
                </p>
                if code == Code::EmailTypo {
                    { typos(t, &summary.typos, on_act) }
                }
                <div class="acts">
                    { own_mend(t, code, &summary.typos, on_act, on_back) }
                    { show_rows(t, Filter::Code(code), said.what, on_act) }
                    if has_values(code) {
                        { see_values(t, code, open, on_act) }
                    }
                    if code.is_warning() {
                        { leave_out(t, code, strict.contains(&code), on_act) }
                    }
                </div>
                if let Some((_, groups)) = groups.as_ref().filter(|(of, _)| is_open && *of == code) {
                    { values(t, code, groups, *remembered, on_act) }
                }
            </div>
        </li>
    }
}

/// Whether cells with this code hold values that can be put right one by one: a whole row has none, and what is
/// missing or left undecided elsewhere is not mended by another value.
const fn has_values(code: Code) -> bool {
    !matches!(
        code,
        Code::EmailMissing | Code::EmailTypo | Code::RowTooLong | Code::RowShort | Code::RowLong | Code::Undecodable
    )
}

/// What mends all cells with this code at once, here or in Data matching.
fn own_mend(t: Texts, code: Code, typos: &[Typo], on_act: &Callback<ReviewAct>, on_back: &Callback<()>) -> Html {
    let mend = |label: &'static str, mend: Mend| {
        html! {
            <button type="button" class="btn small" onclick={on_act.reform(move |_| ReviewAct::Mend(mend.clone()))}>{ label }</button>
        }
    };
    let back = |label: &'static str| {
        html! { <button type="button" class="btn small" onclick={on_back.reform(|_| ())}>{ label }</button> }
    };
    match code {
        Code::EmailTypo if typos.len() > 1 => {
            let mends: Vec<Mend> = typos.iter().map(right_domain).collect();
            html! {
                <button type="button" class="btn small" onclick={on_act.reform(move |_| ReviewAct::MendAll(mends.clone()))}>
                    { t.fix_all() }
                </button>
            }
        }
        Code::PostalCodeZero => mend(t.put_zero_back(), Mend::Zeros),
        Code::TextMangled => html! { <>{ mend(t.put_letters_right(), Mend::Mangled) }{ back(t.change_encoding()) }</> },
        Code::Undecodable => back(t.change_encoding()),
        Code::DateOrderOpen | Code::ConsentDateOrder => back(t.say_order()),
        Code::PhoneNoCountry => back(t.choose_country()),
        _ => Html::default(),
    }
}

fn see_values(t: Texts, code: Code, open: &UseStateHandle<Option<Code>>, on_act: &Callback<ReviewAct>) -> Html {
    let is_open = **open == Some(code);
    let (open, on_act) = (open.clone(), on_act.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if is_open {
            open.set(None);
        } else {
            open.set(Some(code));
            on_act.emit(ReviewAct::Groups(code));
        }
    });
    html! {
        <button type="button" class="btn small plain" aria-expanded={is_open.to_string()} {onclick}>
            { if is_open { t.hide_values() } else { t.see_values() } }
        </button>
    }
}

fn leave_out(t: Texts, code: Code, is_strict: bool, on_act: &Callback<ReviewAct>) -> Html {
    html! {
        <label class="check small">
            <input type="checkbox" checked={is_strict} onchange={on_act.reform(move |_| ReviewAct::Strict(code, !is_strict))} />
            { t.leave_such_out() }
        </label>
    }
}

/// Domains that are likely mistyped, each with its one click.
fn typos(t: Texts, typos: &[Typo], on_act: &Callback<ReviewAct>) -> Html {
    html! {
        <ul class="typos">
            for typo in typos {
                <li key={typo.domain.clone()}>
                    <span class="num">{ t.number(typo.rows) }{ " ×" }</span>
                    <span class="change">{ &typo.domain }{ " → " }<strong>{ &typo.suggestion }</strong></span>
                    <button type="button" class="btn small" aria-label={t.fix_to(&typo.domain, &typo.suggestion)}
                        onclick={let mend = right_domain(typo); on_act.reform(move |_| ReviewAct::Mend(mend.clone()))}>{ t.fix() }</button>
                </li>
            }
        </ul>
    }
}

fn right_domain(typo: &Typo) -> Mend {
    Mend::Domain { from: typo.domain.clone(), to: typo.suggestion.clone() }
}
