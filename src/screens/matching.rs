//! Data matching: what fills which field and custom property, filled in from what was found, every choice the
//! person's. It decides nothing about rows; whatever a person changes goes out as a [`MatchingAct`].

mod add;
mod ask;
mod bits;
mod fields;
mod fill;
mod first_rows;
mod found;
mod model;
mod names;
mod notices;
mod order;
mod phone;
mod properties;
mod reading;
mod recalled;
mod samples;
mod sent;
mod stay;
mod stop;
mod view;

use std::cell::RefCell;
use std::rc::Rc;

use markup::prelude::*;
use segment::country::CountryCode;
use segment::preview::{Column, Inspected};
use segment::sorted::SortedMap;
use segment::value::DateOrder;
use segment::{Choice, ContactField};
use texts::Texts;

use super::files::Unusable;
use crate::parts::{Notice, Title, Tone};
pub use ask::waits;
pub use found::FoundLine;
pub use model::{Certainty, FieldRow, MatchingAct, PropertyRow};
pub use phone::Countries;
pub use recalled::GoneView;
use view::{View, lead};

/// Properties of [`Matching`].
#[derive(Clone, PartialEq, Properties)]
pub struct MatchingProps {
    /// Sentences.
    pub t: Texts,
    /// The files, all with the same columns; the first one's are shown.
    pub files: Vec<Inspected>,
    /// Rows of all files, once they were counted.
    pub rows: Option<u64>,
    /// How the files are read, as far as the person said.
    pub choice: Choice,
    /// Which of them could not be read otherwise, so that they are read as before.
    pub unread: Option<Unusable>,
    /// Numbers of parts that lack.
    pub missing: Vec<u32>,
    /// Names of segments that wait for their turn.
    pub waiting: Vec<String>,
    /// The fields that are shown, Email first.
    pub fields: Vec<FieldRow>,
    /// Custom properties.
    pub properties: Vec<PropertyRow>,
    /// The country of phone numbers and postal codes that do not name theirs.
    pub country: Option<CountryCode>,
    /// The countries that can be chosen, by name.
    #[prop_or_else(phone::english)]
    pub countries: Countries,
    /// Whether day or month comes first, by column, as the person said.
    pub orders: SortedMap<usize, DateOrder>,
    /// Columns that look private, and that the person wants to send all the same.
    #[prop_or_default]
    pub allowed: Vec<usize>,
    /// Columns that are gone since the segment's last file; none where its choices were not taken.
    #[prop_or_default]
    pub gone: Option<Vec<GoneView>>,
    /// The person changes something.
    pub on_act: Callback<MatchingAct>,
    /// Whether a column that is gone, by its place, is the one that it may be now.
    #[prop_or_default]
    pub on_gone: Callback<(usize, bool)>,
    /// The files are to be read otherwise.
    pub on_choice: Callback<Choice>,
    /// Back to the files.
    pub on_back: Callback<()>,
    /// On to the check.
    pub on_review: Callback<()>,
}

impl MatchingProps {
    /// Whether a column is sent in some way.
    fn uses(&self, column: usize) -> bool {
        let fields = self.fields.iter().filter_map(|row| row.from.as_ref());
        let mut from = fields.chain(self.properties.iter().map(|row| &row.from));
        from.any(|from| from.columns().contains(&column))
    }
}

/// The screen.
#[component]
pub fn Matching(props: &MatchingProps) -> Html {
    let t = props.t;
    let columns = props.files.first().map(|file| columns(t, file)).unwrap_or_default();
    let (node, attribute) = (use_node_ref(), use_node_ref());
    let focus = use_memo((), |()| RefCell::new(None::<String>));
    {
        let (node, focus) = (node.clone(), Rc::clone(&focus));
        use_effect(move || {
            if let Some(selector) = focus.take() {
                lead(&node, &selector);
            }
        });
    }
    let view = View { t, props, columns: &columns, focus: &focus };
    let stop = stop::stop(&view);
    let email = props.fields.iter().find(|row| row.field == ContactField::Email);
    let unlikely = email.is_some_and(|row| row.certainty() == Certainty::Unmatched);
    let why = stop.as_ref().map(|stop| stop.text);
    let onclick = {
        let (node, on_review) = (node.clone(), props.on_review.clone());
        Callback::from(move |_: MouseEvent| match &stop {
            Some(stop) => lead(&node, &stop.at),
            None => on_review.emit(()),
        })
    };
    html! {
        <section class="matching" ref={node}>
            <Title text={t.matching_title()} />
            <p class="lead">{ t.matching_lead() }</p>
            <FoundLine {t} files={props.files.clone()} rows={props.rows} choice={props.choice.clone()}
                on_choice={&props.on_choice} on_change={&props.on_back} />
            { notices::notices(props) }
            { recalled::recalled(t, props.gone.as_deref(), &props.on_gone) }
            if !stop::has_email(&view) {
                <Notice tone={Tone::Look} title={t.email_needed_title()}
                    text={if unlikely { t.email_unlikely() } else { t.email_missing() }}>
                    if unlikely {
                        <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.files_choose_another() }</button>
                    }
                </Notice>
            }
            { fields::table(&view) }
            if !props.properties.is_empty() {
                <p id="kind-hint" class="small muted kind-hint">{ t.kind_hint() }</p>
            }
            { add::add_attribute(&view, &attribute) }
            { stay::stay_here(&view) }
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go" aria-disabled={why.map(|_| "true")}
                        aria-describedby={why.map(|_| "why-not")} {onclick}>{ t.go_review() }</button>
                    if let Some(why) = why {
                        <span id="why-not" class="small muted">{ why }</span>
                    }
                </div>
            </div>
        </section>
    }
}

/// The columns, labels as people read them: a file without names gets them in the person's language.
fn columns(t: Texts, file: &Inspected) -> Vec<Column> {
    let mut columns = file.columns.clone();
    if file.is_unnamed() {
        for (at, column) in columns.iter_mut().enumerate() {
            column.label = t.column_number(&t.number(at as u64 + 1));
        }
    }
    columns
}
