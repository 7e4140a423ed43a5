//! One segment or several: asked once, with names and dates.

use markup::prelude::*;
use texts::Texts;
use web_sys::HtmlInputElement;

use crate::parts::Title;

/// Files that look like one segment.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Name.
    pub name: String,
    /// How many files.
    pub parts: usize,
    /// Bytes in all.
    pub size: u64,
    /// When it was exported or changed, as people write it.
    pub when: String,
    /// Whether another one of the same name is newer.
    pub older: bool,
    /// Whether it is used.
    pub used: bool,
}

/// Properties of [`Ask`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AskProps {
    /// Sentences.
    pub t: Texts,
    /// What was brought.
    pub offers: Vec<Offer>,
    /// Whether the title takes the focus.
    pub focus: bool,
    /// An offer is used, or not.
    pub on_use: Callback<(usize, bool)>,
    /// They are one segment.
    pub on_one: Callback<()>,
    /// They are several.
    pub on_several: Callback<()>,
    /// Other files are wanted.
    pub on_cancel: Callback<()>,
}

/// The question.
#[part]
pub(super) fn Ask(props: &AskProps) -> Html {
    let t = props.t;
    let used = props.offers.iter().filter(|offer| offer.used).count();
    let nobody = (used == 0).then_some("true");
    let if_any = |callback: &Callback<()>| {
        let callback = callback.clone();
        Callback::from(move |_: MouseEvent| {
            if used > 0 {
                callback.emit(());
            }
        })
    };
    html! {
        <section class="files" key="ask">
            <Title text={t.ask_title()} focus={props.focus} />
            <p class="lead">{ t.ask_lead() }</p>
            <div class="sheet">
                <table class="offers">
                    <caption class="hidden">{ t.ask_caption() }</caption>
                    <thead>
                        <tr>
                            <th scope="col"><span class="hidden">{ t.ask_use() }</span></th>
                            <th scope="col">{ t.ask_name() }</th>
                            <th scope="col" class="end">{ t.ask_size() }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (at, offer) in props.offers.iter().enumerate() {
                            { row(t, at, offer, &props.on_use) }
                        }
                    </tbody>
                </table>
            </div>
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_cancel.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go" aria-disabled={nobody} aria-describedby={nobody.map(|_| "why-not")}
                        onclick={if_any(&props.on_several)}>{ t.ask_several(used.max(1) as u64) }</button>
                    if used > 1 {
                        <button type="button" class="btn" onclick={if_any(&props.on_one)}>{ t.ask_one() }</button>
                    }
                    if used == 0 {
                        <span id="why-not" class="small muted">{ t.ask_none() }</span>
                    }
                </div>
            </div>
        </section>
    }
}

fn row(t: Texts, at: usize, offer: &Offer, on_use: &Callback<(usize, bool)>) -> Html {
    let id = format!("offer-{at}");
    let onchange = on_use.reform(move |event: Event| {
        let used = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        (at, used)
    });
    html! {
        <tr key={at}>
            <td><input type="checkbox" id={id.clone()} checked={offer.used} {onchange} /></td>
            <th scope="row">
                // Names may be alike: when they were exported tells them apart to a reader too.
                <label for={id}>
                    <strong>{ &offer.name }</strong>
                    <span class="small muted">
                        if offer.parts > 1 {
                            { t.ask_parts(offer.parts as u64) }{ " · " }
                        }
                        <span class="num">{ &offer.when }</span>
                        if offer.older {
                            { " · " }{ t.ask_older() }
                        }
                    </span>
                </label>
            </th>
            <td class="num end">{ t.size(offer.size) }</td>
        </tr>
    }
}
