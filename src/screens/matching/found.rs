//! The line that says what was found: "VIP.csv · 48,233 rows · semicolon · UTF-8 · names in line 1", the first rows
//! below it, and the choices that read them otherwise.

use markup::prelude::*;
use segment::Choice;
use segment::preview::Inspected;
use texts::Texts;

use super::first_rows::FirstRows;
use super::reading::Reading;

/// Properties of [`FoundLine`].
#[derive(Clone, PartialEq, Properties)]
pub struct FoundLineProps {
    /// Sentences.
    pub t: Texts,
    /// The files.
    pub files: Vec<Inspected>,
    /// Rows of all files, once they were counted.
    pub rows: Option<u64>,
    /// How they are read, as far as the person said.
    pub choice: Choice,
    /// They are to be read so.
    pub on_choice: Callback<Choice>,
    /// Other files are wanted.
    pub on_change: Callback<()>,
}

/// Where the names of the columns come from.
pub(super) fn names(t: Texts, file: &Inspected) -> String {
    match file.header {
        Some(line) => t.names_in(&t.number(line)),
        None if file.is_unnamed() => t.no_names().into(),
        None => t.names_beside().into(),
    }
}

/// The line.
#[component]
pub fn FoundLine(props: &FoundLineProps) -> Html {
    let t = props.t;
    let changing = use_state_eq(|| false);
    let Some(first) = props.files.first() else { return Html::default() };
    let name = match props.files.len() {
        1 => first.name.clone(),
        several => t.first_and_more(&first.name, &t.number(several as u64 - 1)),
    };
    let rows = props.rows.or_else(|| props.files.iter().map(|file| file.rows).sum());
    let size = props.files.iter().map(|file| file.size).sum();
    let facts = [
        rows.map_or_else(|| t.size(size), |rows| t.rows(rows)),
        t.delimiter(first.dialect.delimiter),
        first.encoding.to_string(),
        names(t, first),
    ];
    let toggle = {
        let (now, set) = (*changing, changing.setter());
        Callback::from(move |_: MouseEvent| set.set(!now))
    };
    html! {
        <div class="sheet found">
            <h2 class="hidden">{ t.detected() }</h2>
            <ul>
                <li><strong>{ name }</strong></li>
                for fact in facts {
                    <li>{ fact }</li>
                }
            </ul>
            <div class="found-end">
                <button type="button" class="btn small" onclick={props.on_change.reform(|_| ())}>{ t.files_choose_another() }</button>
                <button type="button" class="btn small" aria-expanded={changing.to_string()} aria-controls="reading" onclick={toggle}>
                    { if *changing { t.change_done() } else { t.change() } }
                </button>
            </div>
            <div id="reading" hidden={!*changing}>
                if *changing {
                    <Reading {t} file={first.clone()} choice={props.choice.clone()} on_choice={&props.on_choice} />
                }
            </div>
            <FirstRows {t} file={first.clone()} many={*changing} />
        </div>
    }
}
