//! `check` and `checkEmail`: what is in a segment file, without any screen.

use std::future::Future;

use js_sys::{Array, Function};
use segment::bundle::bundles;
use segment::email;
use segment::filling::Told;
use segment::matching::suggest;
use segment::preview::{Column, Inspected, Query};
use segment::sorted::SortedMap;
use segment::{ContactField, Filling, Matching, Policy, Refusal, Rules, Target, notices};
use serde::Serialize;
use texts::codes::Family;
use texts::{Lang, Texts};
use wasm_bindgen::prelude::*;
use web_sys::Blob;
use yew::Callback;

use super::options::{Location, Options, Place, files, wrong};
use super::{error, plain};
use crate::services::Desk;
use crate::services::clock::now_ms;
use crate::services::platform::Browser;

/// How many problems are listed.
const PROBLEMS: u32 = 1_000;

/// A finished check. It has workers of its own until it is freed.
#[wasm_bindgen]
pub struct Check {
    desk: Desk,
    lang: Lang,
    files: JsValue,
    matching: JsValue,
    counts: JsValue,
    problems: JsValue,
    notices: JsValue,
    elapsed_ms: f64,
}

/// A file, as it was understood.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FileOut<'a> {
    name: &'a str,
    size: u64,
    encoding: &'a str,
    delimiter: char,
    quote: Option<char>,
    header: Option<u64>,
    columns: Vec<&'a str>,
    rows: Option<u64>,
}

impl<'a> FileOut<'a> {
    fn of(file: &'a Inspected) -> Self {
        Self {
            name: &file.name,
            size: file.size,
            encoding: file.encoding.name(),
            delimiter: file.dialect.delimiter,
            quote: file.dialect.quote,
            header: file.header,
            columns: labels(&file.columns).collect(),
            rows: file.rows,
        }
    }
}

fn labels(columns: &[Column]) -> impl Iterator<Item = &str> {
    columns.iter().map(|column| column.label.as_str())
}

/// Checks files as one segment.
///
/// # Errors
/// An error whose `code` is the refusal's name, and `file` the position of the file that is refused.
#[wasm_bindgen]
pub async fn check(place: Location, given: JsValue, options: JsValue) -> Result<Check, JsValue> {
    let started = now_ms();
    let options = Options(&options);
    let setting = options.check_setting(&Place(place))?;
    let on_progress = progress(options.function("onProgress")?);
    let choice = options.choice()?;
    let scanners = scanners(options.get("scanners"))?;
    let given = files(&given)?;
    if given.is_empty() {
        return Err(wrong("files", "at least one file"));
    }
    let texts = setting.texts();
    let desk = Desk::with_scanners(&setting, scanners)
        .map_err(|unsupported| error("unsupported", &unsupported.to_string()))?;
    let choices = vec![choice; given.len()];
    let paths: Vec<String> = given.iter().map(|picked| picked.path.clone()).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let opened = desk.open(given, choices.clone()).await;
    let mut first = None;
    for (index, file) in opened.files.iter().enumerate() {
        let file = file.as_ref().map_err(|refusal| refused(texts, refusal, Some(index)))?;
        first = first.or(Some(file));
    }
    let columns = first.map(|file| file.columns.as_slice()).unwrap_or_default();
    let matching = chosen(columns, options.get("match").as_ref())?;
    if !matching.has_email() {
        return Err(refused(texts, &opened.suggestions.why_no_email(), None));
    }
    #[allow(clippy::cast_possible_truncation, reason = "the computer's clock is far before the year 292 billion")]
    let rules = Rules { now: (started / 1000.0) as i64, ..Rules::of(matching) };
    let checked = desk.check(rules, Policy::default(), choices, on_progress).await;
    let checked = checked.map_err(|refusal| refused(texts, &refusal, None))?;
    let problems = desk.problems(PROBLEMS).await.map_err(|refusal| refused(texts, &refusal, None))?;
    let matched = checked.summary.matching.filled().map(|(of, from)| (of.name(), Told::of(from, columns)));
    let missing: Vec<u32> = bundles(&paths).into_iter().flat_map(|bundle| bundle.missing).collect();
    Ok(Check {
        desk,
        lang: setting.lang,
        files: plain(&checked.files.iter().map(FileOut::of).collect::<Vec<_>>()),
        matching: plain(&matched.collect::<SortedMap<_, _>>()),
        counts: plain(&checked.summary.counts),
        problems: plain(&problems),
        notices: plain(&notices(&checked.files, &missing)),
        elapsed_ms: now_ms() - started,
    })
}

/// The suggested matching with what was chosen instead: `{field: column label}`, an empty label for no column.
fn chosen(columns: &[Column], choice: Option<&JsValue>) -> Result<Matching, JsValue> {
    let mut matching = suggest(columns).matching();
    let choice =
        choice.filter(|choice| choice.is_object()).map(|choice| js_sys::Object::entries(choice.unchecked_ref()));
    for entry in choice.into_iter().flat_map(|entries| entries.iter().collect::<Vec<_>>()) {
        let entry: Array = entry.unchecked_into();
        let of = entry.get(0).as_string().and_then(|name| Target::from_name(&name));
        let of = of.ok_or_else(|| wrong("match", "an object of names of fields"))?;
        let from = filling(columns, &entry.get(1))?;
        if of == Target::Field(ContactField::Email) && !matches!(from, None | Some(Filling::Column(_))) {
            return Err(wrong("match", "one column for email"));
        }
        matching.fill(&of, from);
    }
    Ok(matching)
}

/// What is given for a field: a label, a list of labels, `{value}`; nothing for an empty label.
fn filling(columns: &[Column], given: &JsValue) -> Result<Option<Filling>, JsValue> {
    let of = |label: &JsValue| {
        let label = label.as_string();
        let column = labels(columns).position(|known| Some(known) == label.as_deref());
        column.ok_or_else(|| wrong("match", "labels of columns that the first file has"))
    };
    if let Some(list) = given.dyn_ref::<Array>() {
        let columns = list.iter().map(|label| of(&label)).collect::<Result<Vec<usize>, _>>()?;
        return Ok((!columns.is_empty()).then_some(Filling::Joined(columns)));
    }
    if given.is_object() {
        return Ok(Options(given).get("value").and_then(|value| value.as_string()).map(Filling::Constant));
    }
    if given.is_null() || given.as_string().is_some_and(|label| label.is_empty()) {
        return Ok(None);
    }
    of(given).map(|column| Some(Filling::Column(column)))
}

fn scanners(count: Option<JsValue>) -> Result<Option<u32>, JsValue> {
    let Some(value) = count.filter(|count| !count.is_null()) else { return Ok(None) };
    let count = (1..=8).find(|count| value.as_f64() == Some(f64::from(*count)));
    count.map(Some).ok_or_else(|| wrong("scanners", "a whole number from 1 to 8"))
}

fn progress(hook: Option<Function>) -> Callback<segment::preview::Progress> {
    let Some(hook) = hook else { return Callback::noop() };
    Callback::from(move |progress| {
        hook.call1(&JsValue::NULL, &plain(&progress)).ok();
    })
}

fn refused(texts: Texts, refusal: &Refusal, file: Option<usize>) -> JsValue {
    let said = texts.said(Family::Refusal, refusal.name());
    let error = error(refusal.name(), &[said.what, ". ", said.todo].concat());
    if let Some(file) = file {
        js_sys::Reflect::set(&error, &"file".into(), &(file as f64).into()).ok();
    }
    error
}

#[wasm_bindgen]
impl Check {
    /// The files, as they were understood.
    #[wasm_bindgen(getter)]
    pub fn files(&self) -> JsValue {
        self.files.clone()
    }

    /// What was matched: field, label of the column.
    #[wasm_bindgen(getter, js_name = match)]
    pub fn matching(&self) -> JsValue {
        self.matching.clone()
    }

    /// Rows by verdict.
    #[wasm_bindgen(getter)]
    pub fn counts(&self) -> JsValue {
        self.counts.clone()
    }

    /// The first thousand problems and warnings.
    #[wasm_bindgen(getter)]
    pub fn problems(&self) -> JsValue {
        self.problems.clone()
    }

    /// What is worth knowing of the files as a whole.
    #[wasm_bindgen(getter)]
    pub fn notices(&self) -> JsValue {
        self.notices.clone()
    }

    /// How long it took, in ms.
    #[wasm_bindgen(getter, js_name = elapsedMs)]
    pub fn elapsed_ms(&self) -> f64 {
        self.elapsed_ms
    }

    /// A window of rows with their verdicts; `start` is 0-based over the data rows of all files.
    pub fn rows(&self, start: f64, count: f64) -> js_sys::Promise {
        let desk = self.desk.clone();
        self.promise(async move { Ok(plain(&desk.rows(Query::default(), whole(start), window(count)).await?.rows)) })
    }

    /// A window of the people to send.
    pub fn contacts(&self, start: f64, count: f64) -> js_sys::Promise {
        let desk = self.desk.clone();
        self.promise(async move { Ok(plain(&desk.contacts(whole(start), window(count)).await?)) })
    }

    /// The rows that need fixing, as a CSV file.
    #[wasm_bindgen(js_name = problemsCsv)]
    pub fn problems_csv(&self) -> js_sys::Promise {
        let (desk, lang) = (self.desk.clone(), self.lang);
        self.promise(async move { desk.problems_csv(lang).await.map(Blob::into) })
    }
}

impl Check {
    fn promise(&self, answer: impl Future<Output = Result<JsValue, Refusal>> + 'static) -> js_sys::Promise {
        let texts = Texts::new(self.lang, crate::services::numbers::number);
        wasm_bindgen_futures::future_to_promise(async move {
            answer.await.map_err(|refusal| refused(texts, &refusal, None))
        })
    }
}

impl Drop for Check {
    fn drop(&mut self) {
        self.desk.close();
    }
}

/// A number as JavaScript gives it, as a whole one: what is none is 0.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and NaN is 0")]
fn whole(number: f64) -> u64 {
    number as u64
}

/// At most this many rows are answered at once.
const WINDOW: f64 = 10_000.0;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and NaN is 0")]
fn window(count: f64) -> u32 {
    count.min(WINDOW) as u32
}

/// Judges one address as a check would.
#[wasm_bindgen(js_name = checkEmail)]
pub fn check_email(address: &str) -> JsValue {
    plain(&email::verdict(address, &Browser::default()))
}
