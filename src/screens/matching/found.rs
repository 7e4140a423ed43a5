//! The line that says what was found: "VIP.csv · 48,233 rows · semicolon · UTF-8 · names in line 1".

use segment::preview::Inspected;
use texts::Texts;
use yew::prelude::*;

/// Properties of [`FoundLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct FoundLineProps {
    /// Sentences.
    pub t: Texts,
    /// The files.
    pub files: Vec<Inspected>,
    /// Rows of all files, once they were counted.
    pub rows: Option<u64>,
    /// Other files are wanted.
    pub on_change: Callback<()>,
}

/// The line.
#[component]
pub fn FoundLine(props: &FoundLineProps) -> Html {
    let t = props.t;
    let Some(first) = props.files.first() else { return Html::default() };
    let name = match props.files.len() {
        1 => first.name.clone(),
        several => t.file_count(several as u64),
    };
    let rows = props.rows.or_else(|| props.files.iter().map(|file| file.rows).sum());
    let size = props.files.iter().map(|file| file.size).sum();
    let facts = [
        rows.map_or_else(|| t.size(size), |rows| t.rows(rows)),
        t.delimiter(first.delimiter),
        first.encoding.clone(),
        first.header.map_or_else(|| t.no_names().into(), |line| t.names_in(&t.number(line))),
    ];
    html! {
        <div class="sheet found">
            <h2 class="hidden">{ t.detected() }</h2>
            <ul>
                <li><strong>{ name }</strong></li>
                for fact in facts {
                    <li>{ fact }</li>
                }
            </ul>
            <button type="button" class="btn small" onclick={props.on_change.reform(|_| ())}>{ t.files_choose_another() }</button>
        </div>
    }
}
