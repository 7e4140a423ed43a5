//! Data matching: which column fills which field, filled in from what was found, every choice the person's.

mod fields;
mod first_rows;
mod found;
mod reading;

use std::cell::RefCell;
use std::rc::Rc;

use segment::country::CountryCode;
use segment::matching::Suggestion;
use segment::preview::{Column, Inspected};
use segment::sorted::SortedMap;
use segment::value::DateOrder;
use segment::{Choice, ContactField, Filling, PropertyKind};
use serde::{Deserialize, Serialize};
use texts::Texts;
use texts::codes::Family;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::files::{Unusable, Why};
use crate::parts::{Notice, Title, Tone};
use fields::{AddAttribute, FieldTable};
pub use found::FoundLine;

/// A field with the column that fills it.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// The field.
    pub field: ContactField,
    /// What fills it; none while nothing does.
    pub from: Option<Filling>,
    /// What was suggested for it.
    pub suggestion: Suggestion,
}

/// A custom property as a person describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PropertyRow<C = usize> {
    /// Name, as typed.
    pub name: String,
    /// Type.
    pub kind: PropertyKind,
    /// What fills it.
    pub from: Filling<C>,
}

/// What a person changes on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum MatchingAct {
    /// A field is filled from there, or not.
    Fill(ContactField, Option<Filling>),
    /// A field more.
    Add(ContactField),
    /// A field less.
    Remove(ContactField),
    /// A custom property more, from this column.
    AddProperty(usize),
    /// A custom property is otherwise.
    Property(usize, PropertyRow),
    /// A custom property less.
    RemoveProperty(usize),
    /// The country of phone numbers and postal codes that do not name theirs.
    Country(Option<CountryCode>),
    /// Whether day or month comes first in a column.
    Order(usize, Option<DateOrder>),
}

/// How a field came to its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// As suggested, without doubt.
    Sure,
    /// Columns look like it; a person has to say.
    YourCall,
    /// A person said.
    Chosen,
    /// No column.
    Unmatched,
}

impl FieldRow {
    /// How the field came to its column.
    pub fn certainty(&self) -> Certainty {
        match (&self.from, &self.suggestion) {
            (Some(Filling::Column(column)), Suggestion::Sure(sure)) if column == sure => Certainty::Sure,
            (Some(_), _) => Certainty::Chosen,
            (None, Suggestion::Unsure(..)) => Certainty::YourCall,
            (None, _) => Certainty::Unmatched,
        }
    }
}

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
    /// Whether day or month comes first, by column, as the person said.
    pub orders: SortedMap<usize, DateOrder>,
    /// The person changes something.
    pub on_act: Callback<MatchingAct>,
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
    let email = props.fields.iter().find(|row| row.field == ContactField::Email);
    let has_email = email.is_some_and(|row| row.from.is_some());
    let unlikely = email.is_some_and(|row| row.certainty() == Certainty::Unmatched);
    let stay: Vec<&str> = columns
        .iter()
        .enumerate()
        .filter(|(at, _)| !props.uses(*at))
        .map(|(_, column)| column.label.as_str())
        .collect();
    // Whoever adds or removes a field works on by keyboard: the focus goes to the new field's column, or to the choice.
    let node = use_node_ref();
    let next = use_memo((), |()| RefCell::new(None::<String>));
    let on_add = {
        let (next, on_act) = (Rc::clone(&next), props.on_act.clone());
        Callback::from(move |field: ContactField| {
            next.replace(Some(format!("#column-{}", field.name())));
            on_act.emit(MatchingAct::Add(field));
        })
    };
    let on_remove = {
        let (next, on_act) = (Rc::clone(&next), props.on_act.clone());
        Callback::from(move |field: ContactField| {
            next.replace(Some("#attribute".into()));
            on_act.emit(MatchingAct::Remove(field));
        })
    };
    {
        let node = node.clone();
        use_effect_with(props.fields.len(), move |_| {
            if let Some((screen, selector)) = node.cast::<Element>().zip(next.take()) {
                let target = screen.query_selector(&selector).ok().flatten();
                if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
                    target.focus().ok();
                }
            }
        });
    }
    let onclick = {
        let on_review = props.on_review.clone();
        Callback::from(move |_: MouseEvent| {
            if has_email {
                on_review.emit(());
            }
        })
    };
    html! {
        <section class="matching" ref={node}>
            <Title text={t.matching_title()} />
            <p class="lead">{ t.matching_lead() }</p>
            <FoundLine {t} files={props.files.clone()} rows={props.rows} choice={props.choice.clone()}
                on_choice={&props.on_choice} on_change={&props.on_back} />
            { notices(props) }
            if !has_email {
                <Notice tone={Tone::Look} title={t.email_needed_title()}
                    text={if unlikely { t.email_unlikely() } else { t.email_missing() }}>
                    if unlikely {
                        <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.files_choose_another() }</button>
                    }
                </Notice>
            }
            <FieldTable {t} columns={columns.clone()} fields={props.fields.clone()} on_fill={props.on_act.reform(|(field, from)| MatchingAct::Fill(field, from))}
                {on_remove} />
            <AddAttribute {t} shown={props.fields.iter().map(|row| row.field).collect::<Vec<_>>()} {on_add} />
            { stay_here(t, &stay) }
            <div class="foot">
                <button type="button" class="btn" onclick={props.on_back.reform(|_| ())}>{ t.back() }</button>
                <div class="end">
                    <button type="button" class="btn go" aria-disabled={(!has_email).then_some("true")}
                        aria-describedby={(!has_email).then_some("why-not")} {onclick}>{ t.go_review() }</button>
                    if !has_email {
                        <span id="why-not" class="small muted">{ t.email_needed_short() }</span>
                    }
                </div>
            </div>
        </section>
    }
}

/// What is worth knowing about the files, before anything is matched.
fn notices(props: &MatchingProps) -> Html {
    let t = props.t;
    let unreadable = props.files.iter().find(|file| {
        let cells = file.first_rows.iter().flatten();
        let labels = file.columns.iter().flat_map(|column| column.samples.iter().chain([&column.label]));
        cells.chain(labels).any(|text| text.contains('\u{FFFD}'))
    });
    html! {
        <div class="notices">
            if !props.missing.is_empty() {
                <Notice tone={Tone::Look} title={t.missing_title(&props.missing)} text={t.missing_text(&props.missing)} />
            }
            if let Some(file) = unreadable {
                <Notice tone={Tone::Look} title={t.unreadable_title()} text={t.unreadable(file.encoding.name())} />
            }
            if let Some(file) = &props.unread {
                <Notice tone={Tone::Bad} alert={true} title={t.unread_title()} text={unread(t, file, props.files.len())} />
            }
            if !props.waiting.is_empty() {
                <p class="small muted">{ t.then_segments(&props.waiting.join(", ")) }</p>
            }
        </div>
    }
}

/// Why the files stay as they were read before; which of them, where there are several.
fn unread(t: Texts, file: &Unusable, files: usize) -> String {
    let mut text = match &file.why {
        Why::Refused(refusal) => {
            let what = t.said(Family::Refusal, refusal.name()).what;
            if files > 1 { format!("{}: {what}.", file.name) } else { format!("{what}.") }
        }
        Why::OtherColumns(first) => t.unread_other_columns(&file.name, first),
    };
    text.push(' ');
    text.push_str(t.unread_stays());
    text
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

/// The columns that are not sent, by name.
fn stay_here(t: Texts, labels: &[&str]) -> Html {
    let never = if labels.len() == 1 { t.stay_never_one() } else { t.stay_never() };
    html! {
        <section class="stay-here" aria-labelledby="stay-title">
            if labels.is_empty() {
                <p id="stay-title" class="muted">{ t.all_used() }</p>
            } else {
                <h2 id="stay-title">{ t.stay(labels.len() as u64) }</h2>
                <p class="small muted">{ never }</p>
                <ul class="chips">
                    for label in labels {
                        <li>{ *label }</li>
                    }
                </ul>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use segment::matching::Reason;

    use super::*;

    fn row(column: Option<usize>, suggestion: Suggestion) -> Certainty {
        FieldRow { field: ContactField::City, from: column.map(Filling::Column), suggestion }.certainty()
    }

    #[test]
    fn a_person_who_takes_the_sure_column_again_is_as_sure() {
        assert_eq!(row(Some(1), Suggestion::Sure(1)), Certainty::Sure);
        assert_eq!(row(Some(2), Suggestion::Sure(1)), Certainty::Chosen);
        assert_eq!(row(None, Suggestion::Sure(1)), Certainty::Unmatched);
        assert_eq!(row(None, Suggestion::Unsure(vec![1, 2], Reason::Several)), Certainty::YourCall);
        assert_eq!(row(Some(1), Suggestion::Unsure(vec![1, 2], Reason::Several)), Certainty::Chosen);
        assert_eq!(row(None, Suggestion::None), Certainty::Unmatched);
    }
}
