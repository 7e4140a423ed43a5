//! The first screen: bringing files, cells or the sample; what is wrong with them; asking for them again.

mod ask;
mod drop;
mod paste;

use markup::prelude::*;
use segment::Refusal;
use texts::Texts;
use texts::codes::Family;
use web_sys::{DataTransfer, FileList};

use crate::parts::{Notice, ProgressBar, Title, Tone};
use ask::Ask;
pub use ask::Offer;
use drop::DropZone;
use paste::PasteCells;

/// What the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesView {
    /// Nothing was brought yet.
    Empty,
    /// The page was reloaded: these files are asked for again.
    Again(Vec<String>),
    /// These files are open: the person came back to look, or to bring others.
    Open(Vec<String>),
    /// It is asked which of these are one segment.
    Asked(Vec<Offer>),
    /// These files are being read.
    Reading(Vec<String>),
    /// Some or all files cannot be used.
    Refused {
        /// Which, and why; none where no file was brought at all.
        files: Vec<Unusable>,
        /// The others, which could be used alone.
        others: Vec<String>,
    },
}

/// A file that cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusable {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It is refused.
    Refused(Refusal),
    /// Its columns are not those of the first file, which has this name.
    OtherColumns(String),
}

/// A run that broke off.
#[derive(Clone, Debug, PartialEq)]
pub struct BrokenView {
    /// Names of its files.
    pub names: String,
    /// The store.
    pub store: Option<String>,
    /// The day on which it began, `YYYY-MM-DD`.
    pub day: String,
}

/// What the sample can do here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SampleOffer {
    /// Be looked at; there is no practice store behind this page.
    #[default]
    Alone,
    /// Be sent to the practice store.
    Practice,
    /// Nothing: it could not be loaded.
    Failed,
}

/// Properties of [`Files`].
#[derive(Clone, PartialEq, Properties)]
pub struct FilesProps {
    /// Sentences.
    pub t: Texts,
    /// What to show.
    pub view: FilesView,
    /// What the sample can do.
    pub sample: SampleOffer,
    /// Names of segments that waited for their turn when the page was reloaded.
    #[prop_or_default]
    pub owed: Vec<String>,
    /// Runs that broke off.
    #[prop_or_default]
    pub broken: Vec<BrokenView>,
    /// One of them goes on, by its place.
    #[prop_or_default]
    pub on_resume: Callback<usize>,
    /// One of them does not.
    #[prop_or_default]
    pub on_give_up: Callback<usize>,
    /// Whether the title takes the focus.
    pub focus: bool,
    /// Files were chosen.
    pub on_choose: Callback<FileList>,
    /// Something was dropped.
    pub on_drop: Callback<DataTransfer>,
    /// Cells were pasted.
    pub on_paste: Callback<String>,
    /// The sample is wanted.
    pub on_sample: Callback<()>,
    /// A file that was brought is used, or not.
    pub on_use: Callback<(usize, bool)>,
    /// Those used are one segment.
    pub on_one: Callback<()>,
    /// They are several.
    pub on_several: Callback<()>,
    /// The reading is to stop.
    pub on_cancel: Callback<()>,
    /// The files that are open, or those that can be used, are enough.
    pub on_go_on: Callback<()>,
    /// The segments that waited are not to be brought any more.
    #[prop_or_default]
    pub on_forget: Callback<()>,
    /// Everything kept from before the reload is to be forgotten.
    pub on_start_over: Callback<()>,
}

/// The screen.
#[part]
pub fn Files(props: &FilesProps) -> Html {
    let t = props.t;
    if let FilesView::Reading(names) = &props.view {
        return reading(t, names, props.focus, &props.on_cancel);
    }
    if let FilesView::Asked(offers) = &props.view {
        return html! {
            <Ask {t} offers={offers.clone()} focus={props.focus} on_use={&props.on_use} on_one={&props.on_one}
                on_several={&props.on_several} on_cancel={&props.on_cancel} />
        };
    }
    let title = match &props.view {
        FilesView::Again(names) => again_title(t, names),
        _ => t.files_title().into(),
    };
    // Another state is another screen to a reader: its title takes the focus, and a file refused can be chosen again.
    let kind = match &props.view {
        FilesView::Again(_) => "again",
        FilesView::Refused { .. } => "refused",
        _ => "bring",
    };
    // Where there is a way on, choosing again is not the first thing to do.
    let aside = match &props.view {
        FilesView::Refused { others, .. } => !others.is_empty(),
        view => matches!(view, FilesView::Open(_)),
    };
    html! {
        <section class="files" key={kind}>
            <Title text={title} focus={props.focus} />
            if let FilesView::Again(_) = props.view {
                <p class="lead">{ t.again_lead() }</p>
            } else {
                <p class="lead">{ t.files_lead() }</p>
            }
            if matches!(props.view, FilesView::Empty) {
                for (place, broken) in props.broken.iter().enumerate() {
                    { broken_off(props, place, broken) }
                }
            }
            if !props.owed.is_empty() {
                <Notice tone={Tone::Look} title={t.owed_title(&props.owed.join(", "))} text={t.owed_text()}>
                    <button type="button" class="btn small" onclick={props.on_forget.reform(|_| ())}>{ t.owed_forget() }</button>
                </Notice>
            }
            if let FilesView::Open(names) = &props.view {
                { open(t, names, &props.on_go_on) }
            }
            if let FilesView::Refused { files, others } = &props.view {
                { refusals(t, files, others, &props.on_go_on) }
            }
            <DropZone {t} again={matches!(props.view, FilesView::Refused { .. } | FilesView::Open(_))} {aside}
                on_choose={&props.on_choose} on_drop={&props.on_drop} />
            <p class="stay small muted">{ t.files_stay() }</p>
            <div class="others">
                <PasteCells {t} on_paste={&props.on_paste} />
                if let FilesView::Again(_) = props.view {
                    <button type="button" class="btn plain" onclick={props.on_start_over.reform(|_| ())}>
                        { t.files_start_over() }
                    </button>
                } else {
                    { sample(t, props.sample, &props.on_sample) }
                }
            </div>
        </section>
    }
}

fn broken_off(props: &FilesProps, place: usize, broken: &BrokenView) -> Html {
    let t = props.t;
    let store = broken.store.clone().unwrap_or_else(|| t.some_store().into());
    html! {
        <Notice tone={Tone::Look} title={t.going_on_title()} text={t.going_on_about(&broken.names, &store, &broken.day)}>
            <button type="button" class="btn go small" onclick={props.on_resume.reform(move |_| place)}>{ t.going_on_choose() }</button>
            <button type="button" class="btn plain small" onclick={props.on_give_up.reform(move |_| place)}>{ t.going_on_forget() }</button>
        </Notice>
    }
}

fn again_title(t: Texts, names: &[String]) -> String {
    match names {
        [name] => t.again_title(name),
        names => t.again_title_many(names.len() as u64),
    }
}

fn reading(t: Texts, names: &[String], focus: bool, on_cancel: &Callback<()>) -> Html {
    let title = match names {
        [name] => t.files_reading(name),
        names => t.files_reading_many(names.len() as u64),
    };
    html! {
        <section class="files" key="reading">
            <Title text={title.clone()} {focus} />
            <p class="lead">{ t.files_stay() }</p>
            <div class="sheet pad work">
                <ProgressBar label={title} />
                <button type="button" class="btn" onclick={on_cancel.reform(|_| ())}>{ t.cancel() }</button>
            </div>
        </section>
    }
}

fn open(t: Texts, names: &[String], on_go_on: &Callback<()>) -> Html {
    let (title, go_on) = match names {
        [name] => (t.files_open(name), t.files_go_on_with()),
        names => (t.files_open_many(names.len() as u64), t.files_go_on_with_all()),
    };
    html! {
        <Notice {title}>
            <button type="button" class="btn go" onclick={on_go_on.reform(|_| ())}>{ go_on }</button>
        </Notice>
    }
}

fn refusals(t: Texts, files: &[Unusable], others: &[String], on_go_on: &Callback<()>) -> Html {
    let go_on = match others {
        [name] => t.files_go_on_with_one(name),
        others => t.files_go_on(others.len() as u64),
    };
    html! {
        <div class="notes" role="alert">
            for file in files {
                { refusal(t, file) }
            }
            if files.is_empty() {
                <Notice tone={Tone::Look} title={t.files_none()} />
            }
            if !others.is_empty() {
                <p><button type="button" class="btn go" onclick={on_go_on.reform(|_| ())}>{ go_on }</button></p>
            }
        </div>
    }
}

fn refusal(t: Texts, file: &Unusable) -> Html {
    let text = match &file.why {
        Why::Refused(refusal) => {
            let said = t.said(Family::Refusal, refusal.name());
            format!("{}. {}", said.what, said.todo)
        }
        Why::OtherColumns(first) => t.files_other_columns(first),
    };
    html! {
        <Notice tone={Tone::Bad} title={t.refused_title(&file.name)} {text} />
    }
}

fn sample(t: Texts, offer: SampleOffer, on_sample: &Callback<()>) -> Html {
    let about = match offer {
        SampleOffer::Alone => t.files_sample_alone(),
        SampleOffer::Practice => t.files_sample_about(),
        SampleOffer::Failed => t.files_sample_failed(),
    };
    html! {
        <div class="sample">
            <p><strong>{ t.files_no_file() }</strong></p>
            <button type="button" class="btn" aria-describedby="sample-about" onclick={on_sample.reform(|_| ())}>
                { t.files_sample() }
            </button>
            <p id="sample-about" class="small muted" role={(offer == SampleOffer::Failed).then_some("alert")}>{ about }</p>
        </div>
    }
}
