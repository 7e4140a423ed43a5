//! What is kept, as the screen lists it.

use export::memory::About;
use export::{Audience, Chosen, Report, Time};

use crate::app::convert;
use crate::app::state::BrokenOff;
use crate::screens::kept::{BrokenLine, Lists, MemoryLine, PastView, RunLine};
use crate::screens::report::{Outcomes, ReportView};
use crate::services::clock::written;
use crate::services::journals::open_runs;
use crate::services::json::{json, read};
use crate::services::store::{Change, Shelf, Store, Value};
use crate::services::{Setting, recipes};

/// So long it is kept which rows were refused: 30 days, in ms.
const ROWS: u64 = 30 * 86_400_000;

/// The first bytes of a memory, which say of what it is.
const ABOUT: u32 = 64 << 10;

/// All that is kept.
pub(super) async fn lists(setting: &Setting) -> Lists {
    let segments = recipes::segments(setting);
    let Ok(store) = Store::open(setting.user.as_deref()).await else { return Lists { segments, ..Lists::default() } };
    let mut runs: Vec<(Time, String, RunLine)> = Vec::new();
    for (name, report) in reports(&store).await {
        runs.push((report.plan.started_at, report.plan.brand.clone(), line(name, &report)));
    }
    runs.sort_by_key(|run| std::cmp::Reverse(run.0));
    let named = |(_, brand, run): &(Time, String, RunLine)| Some((brand.clone(), run.store.clone()?));
    let names: Vec<(String, String)> = runs.iter().filter_map(named).collect();
    let mut memories = Vec::new();
    for key in store.keys(Shelf::Memories).await {
        memories.push(memory(&store, key, &names).await);
    }
    let broken = open_runs(setting.user.as_deref()).await.into_iter().map(|run| {
        let known: Option<BrokenOff> = read(&run.kept);
        let (files, shop) = known.map(|broken| (broken.kept.names.join(", "), broken.plan.store)).unwrap_or_default();
        BrokenLine { when: when(&run.name), name: run.name, files, store: Some(shop).filter(|shop| !shop.is_empty()) }
    });
    let (broken, runs) = (broken.collect(), runs.into_iter().map(|(_, _, run)| run).collect());
    Lists { keeps: true, memories, runs, broken, segments }
}

async fn memory(store: &Store, key: String, names: &[(String, String)]) -> MemoryLine {
    let (bytes, size) = store.beginning(Shelf::Memories, &key, ABOUT).await.unwrap_or_default();
    let (brand, tag) = key.split_once(' ').unwrap_or((&key, ""));
    let about = About::of(&bytes).ok();
    MemoryLine {
        brand: brand.to_owned(),
        tag: tag.to_owned(),
        store: name_of(names, brand),
        people: about.as_ref().map(|about| about.people),
        last: about.and_then(|about| about.last).map(|last| export::time::day(last.at)),
        size,
        key,
    }
}

async fn reports(store: &Store) -> Vec<(String, Report)> {
    let read_one = |(name, value)| match value {
        Value::Text(text) => Some((name, read::<Report>(&text)?)),
        Value::Bytes(_) => None,
    };
    store.list(Shelf::Runs, "").await.into_iter().filter_map(read_one).collect()
}

/// Names of stores by brand, the newest run's first.
pub(super) async fn store_names(store: &Store) -> Vec<(String, String)> {
    let named = |(_, report): (String, Report)| (report.plan.brand, report.plan.store);
    reports(store).await.into_iter().rev().map(named).filter(|(_, name)| !name.is_empty()).collect()
}

/// The name of a brand's store, where one is known.
pub(super) fn name_of(names: &[(String, String)], brand: &str) -> Option<String> {
    names.iter().find(|(of, _)| of.eq_ignore_ascii_case(brand)).map(|(_, name)| name.clone())
}

/// Day and time of a run, by its name.
fn when(name: &str) -> String {
    begun(name).map_or_else(String::new, |ms| written(ms as f64))
}

/// When a run was started, by its name, in ms.
fn begun(name: &str) -> Option<u64> {
    name.rsplit(' ').next()?.parse().ok()
}

/// How many were refused: told by the others, since their rows may be erased.
fn refused(report: &Report) -> u64 {
    report.plan.total.saturating_sub(report.accepted + report.not_sent + report.unknown)
}

fn line(name: String, report: &Report) -> RunLine {
    let plan = &report.plan;
    let store = Some(plan.store.clone()).filter(|store| !store.is_empty());
    let ReportView { ending, outcomes, .. } = view(report);
    RunLine {
        name,
        when: written(plan.started_at.0 as f64),
        store,
        tag: plan.tags.join(", "),
        ending,
        outcomes: Outcomes { refused: refused(report), ..outcomes },
        removed: report.removed.iter().sum(),
    }
}

fn view(report: &Report) -> ReportView {
    // Whom the choice concerned is not kept row by row: everybody who was to be sent.
    let email = Audience { people: report.plan.total, ..Audience::default() };
    let consent = Chosen { plan: report.plan.consent.clone(), email, sms: None };
    convert::report(report, segment::Counts::default(), None, consent)
}

/// The report of a run.
pub(super) async fn past(store: &Store, name: &str) -> Option<PastView> {
    let Some(Value::Text(text)) = store.read(Shelf::Runs, name).await else { return None };
    let report: Report = read(&text)?;
    let line = line(name.to_owned(), &report);
    let ReportView { stop, consent, refused, support, .. } = view(&report);
    Some(PastView { line, stop, consent, refused, support })
}

/// Erases which rows were refused in runs that are older than 30 days; how many there were stays.
pub(super) async fn erase_old_rows(store: &Store, now: Time) {
    let mut changes = Vec::new();
    for key in store.keys(Shelf::Runs).await {
        if begun(&key).is_none_or(|begun| now.0.saturating_sub(begun) < ROWS) {
            continue;
        }
        let Some(Value::Text(text)) = store.read(Shelf::Runs, &key).await else { continue };
        let Some(report) = read::<Report>(&text).filter(|report| !report.rejected.is_empty()) else { continue };
        let value = Value::Text(json(&Report { rejected: Vec::new(), ..report }));
        changes.push(Change::Put { shelf: Shelf::Runs, key, value });
    }
    store.write(changes).await.ok();
}
