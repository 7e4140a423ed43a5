//! Preview changes: the page as it is after a run, in the subjunctive. Nothing of it has happened.

use export::Chosen;
use markup::prelude::*;
use segment::{ContactField, Counts};
use texts::Texts;

use super::super::review::{Download, VerdictCounts, counts_in_words};
use super::super::send::Tag;
use super::download;
use crate::parts::{Pill, Title};
use crate::screens::consent::{When, automations, consent_lines};

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewView {
    /// Name of the store, where a connection is there and may read it.
    pub store: Option<String>,
    /// How many people would be sent.
    pub people: u64,
    /// The fields that would be sent beside the address.
    pub fields: Vec<ContactField>,
    /// Custom properties that would be sent, by name.
    pub properties: Vec<String>,
    /// Labels of the columns that would not be sent.
    pub stay: Vec<String>,
    /// The tag, which may be still to be chosen.
    pub tag: Tag,
    /// What would happen to subscriptions; none while something is missing there.
    pub consent: Option<Chosen>,
    /// Share of Omnisend's limit, in percent.
    pub share: u32,
    /// How long it would take, in seconds.
    pub seconds: u64,
    /// What would become of every row.
    pub rows: Counts,
    /// The downloads: the requests, rows that need fixing.
    pub downloads: [Download; 2],
}

/// Properties of [`Preview`].
#[derive(Clone, PartialEq, Properties)]
pub struct PreviewProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: PreviewView,
    /// The requests are wanted as a file.
    pub on_requests: Callback<()>,
    /// The rows that need fixing are wanted as a file.
    pub on_invalid: Callback<()>,
    /// Whether it was opened from Review; else from the last look.
    #[prop_or(true)]
    pub of_review: bool,
    /// Back to where it was opened.
    pub on_back: Callback<()>,
}

/// The page.
#[part]
pub fn Preview(props: &PreviewProps) -> Html {
    let PreviewProps { t, view, .. } = props.clone();
    let [requests, invalid] = &view.downloads;
    html! {
        <section class="report preview" key="preview">
            <Pill text={t.preview_pill()} />
            <Title text={t.preview_title(view.people, view.store.as_deref())} />
            <p class="lead">{ t.preview_lead() }</p>
            if view.people > 0 {
                { facts(t, &view) }
                // What is still open would be in the requests.
                if view.consent.is_some() && view.tag.check().is_ok() {
                    <div class="preview-download">
                        { download(t, requests, t.preview_requests(), &props.on_requests) }
                        <p class="small muted">{ t.preview_requests_about() }</p>
                    </div>
                }
            }
            <section class="every" aria-labelledby="every-title">
                <h2 id="every-title">{ t.every_row() }</h2>
                <p class="muted small">{ t.rows(view.rows.rows) }{ ": " }{ counts_in_words(t, view.rows) }{ "." }</p>
                <VerdictCounts {t} counts={view.rows} />
                if view.rows.invalid > 0 {
                    <p>{ t.preview_invalid(view.rows.invalid) }</p>
                    { download(t, invalid, t.download_invalid(), &props.on_invalid) }
                }
            </section>
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ if props.of_review { t.preview_back() } else { t.back() } }</button>
            </div>
        </section>
    }
}

fn facts(t: Texts, view: &PreviewView) -> Html {
    let labels: Vec<&str> = view.stay.iter().map(String::as_str).collect();
    html! {
        <dl class="facts">
            { fact(t.preview_fields(), fields(t, view)) }
            { fact(t.tag(), tag(t, &view.tag)) }
            { fact(t.subscriptions(), view.consent.as_ref().map_or_else(
                || html! { <p>{ t.consent_open() }</p> },
                |chosen| consent_lines(t, chosen, When::Ahead),
            )) }
            { fact(t.leavers(), html! { <p>{ t.preview_leavers() }</p> }) }
            { fact(t.automations(), automations(t, &view.tag, view.people, view.consent.as_ref())) }
            { fact(t.preview_takes(), html! {
                <p><span class="num">{ t.estimate(view.seconds) }</span>{ " " }
                    <span class="muted">{ t.at_share(&view.share.to_string()) }</span></p>
            }) }
            { fact(t.preview_stays(), if labels.is_empty() {
                html! { <p>{ t.preview_stays_none() }</p> }
            } else {
                html! { <>{ chips(&labels) }<p class="small muted">{ t.preview_stays_about() }</p></> }
            }) }
        </dl>
    }
}

fn fact(name: &'static str, what: Html) -> Html {
    html! {
        <div><dt>{ name }</dt><dd>{ what }</dd></div>
    }
}

fn chips(names: &[&str]) -> Html {
    html! {
        <ul class="chips">
            for name in names {
                <li>{ *name }</li>
            }
        </ul>
    }
}

fn fields(t: Texts, view: &PreviewView) -> Html {
    let fields = view.fields.iter().filter(|field| **field != ContactField::Email && !field.is_consent());
    let names: Vec<&str> =
        fields.map(|field| t.field(field.name())).chain(view.properties.iter().map(String::as_str)).collect();
    if names.is_empty() {
        return html! { <p>{ t.preview_fields_none() }</p> };
    }
    html! {
        <>{ chips(&names) }<p class="small muted">{ t.preview_fields_about() }</p></>
    }
}

fn tag(t: Texts, tag: &Tag) -> Html {
    match tag.check() {
        Ok(Some(tag)) => html! {
            <><p><strong>{ tag }</strong></p><p class="small muted">{ t.preview_tag_about() }</p></>
        },
        Ok(None) => html! { <p>{ t.preview_tag_none() }</p> },
        Err(_) => html! { <p>{ t.preview_tag_open() }</p> },
    }
}
