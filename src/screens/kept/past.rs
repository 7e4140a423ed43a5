//! The report of a run that is over, as far as it goes without addresses.

use export::Chosen;
use markup::prelude::*;
use texts::Texts;
use texts::codes::{Family, Said};

use super::runs::{RunLine, ended};
use super::{KeptAct, act_button};
use crate::parts::{Notice, Share, ShareBar, ShareKey, Tint, Title, Tone};
use crate::screens::consent::{When, consent_lines};
use crate::screens::report::{Outcomes, RefusedGroup, Support, SupportView};

/// What is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct PastView {
    /// Its line in the history.
    pub line: RunLine,
    /// Why it stopped, where it did: the code's name.
    pub stop: Option<String>,
    /// What was chosen about subscriptions.
    pub consent: Chosen,
    /// Whom Omnisend refused, by reason.
    pub refused: Vec<RefusedGroup>,
    /// Names and figures for Omnisend's support.
    pub support: SupportView,
}

pub(super) fn past(t: Texts, view: &PastView, on_act: &Callback<KeptAct>) -> Html {
    let line = &view.line;
    html! {
        <section class="report" key="past">
            { ended(t, line.ending) }
            <Title text={t.kept_past_title(&line.when)} />
            <p class="lead cell">
                <span>{ line.store.as_deref().unwrap_or(t.some_store()) }</span>
                if !line.tag.is_empty() {
                    { " · " }<strong>{ &line.tag }</strong>
                }
            </p>
            if let Some(code) = &view.stop {
                { stop(t, code) }
            }
            { outcomes(t, line) }
            <section class="sheet pad" aria-labelledby="past-subscriptions">
                <h2 id="past-subscriptions">{ t.kept_wanted() }</h2>
                { consent_lines(t, &view.consent, When::Done) }
            </section>
            if line.outcomes.refused > 0 {
                { refused(t, &view.refused) }
            }
            <Support {t} view={view.support.clone()} />
            <div class="foot">{ act_button("btn", t.back().into(), None, on_act, KeptAct::Hide) }</div>
        </section>
    }
}

fn stop(t: Texts, code: &str) -> Html {
    let Said { what, todo } = t.said(Family::Stop, code);
    html! { <Notice tone={Tone::Bad} title={what} text={todo} /> }
}

fn outcomes(t: Texts, line: &RunLine) -> Html {
    let Outcomes { accepted, refused, not_sent, unknown } = line.outcomes;
    let share = |count, word, tint| Share { count, number: t.number(count), word, tint };
    let shares = vec![
        share(accepted, t.accepted(), Tint::Good),
        share(refused, t.refused(), Tint::Bad),
        share(not_sent, t.not_sent(), Tint::Line),
        share(unknown, t.unknown(), Tint::Look),
    ];
    let label =
        [t.count_accepted(accepted), t.count_refused(refused), t.count_not_sent(not_sent), t.count_unknown(unknown)];
    html! {
        <section class="sheet pad counts" aria-labelledby="past-outcomes">
            <h2 id="past-outcomes" class="hidden">{ t.outcomes() }</h2>
            <ShareBar shares={shares.clone()} label={label.join(", ")} />
            <ShareKey {shares} />
            if line.removed > 0 {
                <p class="small">{ t.kept_removed() }{ ": " }{ t.kept_people(line.removed) }</p>
            }
        </section>
    }
}

fn refused(t: Texts, groups: &[RefusedGroup]) -> Html {
    if groups.is_empty() {
        return html! { <p class="small muted">{ t.kept_rows_erased() }</p> };
    }
    let row = |group: &RefusedGroup| {
        let said = t.said(Family::Reason, group.code.as_deref().unwrap_or_default());
        let file = group.example.file.iter().map(|file| [file, ", "].concat());
        let place: String = file.chain([t.number(group.example.row)]).collect();
        html! {
            <tr>
                <th scope="row">{ said.what }</th>
                <td class="n">{ t.number(group.people) }</td>
                <td class="n kept-name">{ place }</td>
                <td>{ said.todo }</td>
            </tr>
        }
    };
    html! {
        <section class="sheet">
            <div class="scroll" role="region" tabindex="0" aria-label={t.refused_caption()}>
                <table>
                    <caption class="hidden">{ t.refused_caption() }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ t.refused_why() }</th>
                            <th scope="col" class="n">{ t.people() }</th>
                            <th scope="col" class="n">{ t.kept_first_row() }</th>
                            <th scope="col">{ t.what_to_do() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for group in groups {
                            { row(group) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}
