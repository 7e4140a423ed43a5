//! How a file is read, each piece to be flipped: what stands between cells, the encoding, the line of names.

use markup::prelude::*;
use segment::preview::Inspected;
use segment::{Choice, Encoding, HeaderChoice};
use texts::Texts;
use web_sys::HtmlSelectElement;

use super::found::names;

/// What can stand between cells.
const DELIMITERS: [char; 8] = [',', ';', '\t', '|', '^', '~', ':', ' '];

/// Properties of [`Reading`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReadingProps {
    /// Sentences.
    pub t: Texts,
    /// The file as it is read now.
    pub file: Inspected,
    /// What the person said.
    pub choice: Choice,
    /// It is to be read so.
    pub on_choice: Callback<Choice>,
}

/// An entry of a choice: its value, its words, whether it is chosen.
type Entry = (String, String, bool);

/// The three choices.
#[part]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    let ReadingProps { t, file, choice, .. } = props;
    let t = *t;
    let detected = |known: Option<String>| known.map_or_else(|| t.as_detected().into(), |what| t.detected_as(&what));
    let delimiter = file.dialect.delimiter;
    let said = choice.delimiter.is_none().then(|| t.delimiter(delimiter));
    let delimiters = std::iter::once((String::new(), detected(said), choice.delimiter.is_none())).chain(
        DELIMITERS
            .into_iter()
            .enumerate()
            .map(|(at, one)| (at.to_string(), t.delimiter(one), choice.delimiter == Some(one))),
    );
    let said = choice.encoding.is_none().then(|| file.encoding.to_string());
    let encodings = std::iter::once((String::new(), detected(said), choice.encoding.is_none()))
        .chain(Encoding::all().map(|one| (one.name().into(), one.name().into(), choice.encoding == Some(one))));
    let said = choice.header.is_none().then(|| names(t, file));
    let lines = file.top_rows.iter().map(|row| {
        let chosen = choice.header == Some(HeaderChoice::Line(row.line));
        (row.line.to_string(), t.line_of(&t.number(row.line), &row.text), chosen)
    });
    let headers = [
        (String::new(), detected(said), choice.header.is_none()),
        ("0".into(), t.no_names().into(), choice.header == Some(HeaderChoice::Absent)),
    ];
    let change = |with: fn(&mut Choice, &str)| {
        let (choice, on_choice) = (choice.clone(), props.on_choice.clone());
        Callback::from(move |value: String| {
            let mut choice = choice.clone();
            with(&mut choice, &value);
            on_choice.emit(choice);
        })
    };
    html! {
        <div class="reading">
            { one("reading-delimiter", t.between_cells(), delimiters.collect(), change(|choice, value| {
                choice.delimiter = value.parse().ok().and_then(|at: usize| DELIMITERS.get(at).copied());
            })) }
            { one("reading-encoding", t.letters_stored(), encodings.collect(), change(|choice, value| {
                choice.encoding = Encoding::from_name(value);
            })) }
            { one("reading-header", t.names_of_columns(), headers.into_iter().chain(lines).collect(), change(|choice, value| {
                choice.header = value.parse().ok().map(|line| match line {
                    0 => HeaderChoice::Absent,
                    line => HeaderChoice::Line(line),
                });
            })) }
        </div>
    }
}

fn one(id: &'static str, label: &'static str, entries: Vec<Entry>, on_value: Callback<String>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            on_value.emit(select.value());
        }
    });
    html! {
        <div>
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                for (value, words, selected) in entries {
                    <option value={value} {selected}>{ words }</option>
                }
            </select>
        </div>
    }
}
