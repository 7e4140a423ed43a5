//! `segue run`: an export sent by nobody's hand, from cron, a timer, a pipeline.
//!
//! It does what the app does, and what the app would ask a person it refuses or leaves: a column that is gone, a key of
//! another store, removals past the guard. Whatever becomes of the program, the next start goes on from its journal or
//! winds it up. The key is in no argument, file, log or error.

mod compare;
mod definition;
mod drive;
mod files;
mod journal;
mod key;
mod lock;
mod numbered;
mod people;
mod progress;
mod report;
mod settling;
mod signals;
mod state;
mod stop;
mod store;
mod told;
mod transport;
mod unsettled;

use std::io::{Write, stderr};
use std::path::PathBuf;
use std::process::ExitCode;

use export::connect::ConnectProblem;
use export::{Definition, Engine, Report, RunState};
use omnisend::read::Brand;
use omnisend::{ApiKey, Trouble, request};
use texts::Texts;
use texts::codes::Family;

use crate::args::{Run, SegmentFile};
use compare::{Planned, Session};
use drive::{Drive, Ended, now};
use files::Files;
use journal::Journal;
use lock::Lock;
use progress::Progress;
use signals::Signals;
use state::State;
use stop::{Exit, Stop};
use told::{AllCounts, Told, ToldSegment, ToldSent};
use transport::Transport;

/// Runs, and writes the report.
///
/// # Errors
/// None: what goes wrong is told on standard error and by the exit code.
pub async fn run(args: &Run, texts: Texts, mut output: impl Write) -> anyhow::Result<ExitCode> {
    let exit = match execute(args, texts, &mut output).await {
        Ok(exit) => exit,
        Err(stop) => {
            warn(&stop.sentence);
            stop.exit
        }
    };
    Ok(ExitCode::from(exit as u8))
}

/// Where nobody reads it, nothing is lost.
fn warn(sentence: &str) {
    writeln!(stderr(), "segue: {sentence}").ok();
}

async fn execute(args: &Run, texts: Texts, output: &mut impl Write) -> Result<Exit, Stop> {
    let definition = definition::read(&args.export, now(), texts)?;
    let chosen = chosen(&definition, &args.files, texts)?;
    let key = key::find(args.key_file.as_deref(), texts, &mut |sentence| warn(&sentence))?;
    let told = key.as_ref().and_then(export::brand::brand_of_key);
    if let Some(brand) = told.filter(|brand| *brand != definition.brand) {
        return Err(Stop::failed(texts.run_other_brand(&definition.brand, &brand)));
    }
    let root = args.state.clone().or_else(state::default_folder);
    let state = State::of(&root.ok_or_else(|| Stop::failed(texts.run_no_home()))?, &definition.brand);
    let session = Session::new(definition, state.clone(), args, texts);
    if args.dry_run {
        let files = Files::open(&chosen, texts).await?;
        let planned = session.rehearse(files).await?;
        let told = told_of(&session, &planned, None);
        report::write(&told, args.json, texts, output).ok();
        return Ok(Exit::Successful);
    }
    let key = key.ok_or_else(|| Stop::failed(texts.run_no_key()))?;
    let transport = Transport::new(&args.api, &key)?;
    let store = ask_store(&transport, &key, &session.definition, texts).await?;
    let lock =
        Lock::take(&state).map_err(|_| Stop::failed(texts.run_unwritable(&state.lock().display().to_string())))?;
    let Some(_lock) = lock else {
        return Err(Stop { exit: Exit::Busy, sentence: texts.run_busy().to_owned() });
    };
    let mut signals = Signals::new().map_err(anyhow::Error::from)?;
    let files = Files::open(&chosen, texts).await?;
    let planned = session.plan(files, store, &transport, &mut |sentence| warn(sentence)).await?;
    send(&session, planned, &transport, &mut signals, output).await
}

/// The files of each segment that is named, in the export's order.
fn chosen(definition: &Definition, files: &[SegmentFile], texts: Texts) -> Result<Vec<(String, Vec<PathBuf>)>, Stop> {
    let tags = || definition.segments.iter().map(|segment| segment.tag.as_str());
    if let Some(stray) = files.iter().find(|file| tags().all(|tag| tag != file.tag)) {
        let all: Vec<&str> = tags().collect();
        return Err(Stop::usage(texts.run_no_segment(&stray.tag, &all.join(", "))));
    }
    let named = tags().map(|tag| {
        let own = files.iter().filter(|file| file.tag == tag);
        (tag.to_owned(), own.map(|file| file.path.clone()).collect::<Vec<_>>())
    });
    Ok(named.filter(|(_, paths)| !paths.is_empty()).collect())
}

/// Name of the store; none where the key may not read it. A key that does not tell its brand by itself has to.
async fn ask_store(transport: &Transport, key: &ApiKey, definition: &Definition, texts: Texts) -> Result<String, Stop> {
    let request = request::brand();
    let brand = match Trouble::judge(&request, transport.ask(&request).await) {
        Ok(response) => Brand::read(&response.body),
        // Nothing that comes later would go better.
        Err(Trouble::Key) => {
            let said = texts.said(Family::Connect, ConnectProblem::Key.name());
            return Err(Stop::failed(format!("{}. {}", said.what, said.todo)));
        }
        Err(_) => None,
    };
    let told = brand.as_ref().map(|brand| brand.id.to_ascii_lowercase()).filter(|id| !id.is_empty());
    match (export::brand::brand_of_key(key), told) {
        (Some(_), _) => {}
        (None, Some(told)) if told == definition.brand => {}
        (None, Some(told)) => return Err(Stop::failed(texts.run_other_brand(&definition.brand, &told))),
        (None, None) => return Err(Stop::failed(texts.run_no_brand())),
    }
    Ok(brand.map(|brand| brand.name).unwrap_or_default())
}

/// Drives the run to its end, puts its journal into the memories, and tells what came of it.
async fn send(
    session: &Session<'_>,
    mut planned: Planned,
    transport: &Transport,
    signals: &mut Signals,
    output: &mut impl Write,
) -> Result<Exit, Stop> {
    let (store, texts) = (&session.store, session.texts);
    let seed = planned.plan.started_at.0;
    let (mut engine, mut journal) = if let Some(found) = planned.left.take() {
        let mut records = Vec::new();
        found.each(|record| records.push(record)).map_err(|_| store.damaged())?;
        let engine = Engine::resume_from(records, seed).map_err(|_| store.damaged())?;
        (engine, found.go_on().map_err(|_| store.damaged())?)
    } else {
        store.keep_numbers(planned.people.numbered(), &planned.leavers)?;
        (Engine::new(planned.plan.clone(), seed), Journal::new(store.journal(), planned.meta.clone()))
    };
    let drive = Drive {
        people: &planned.people,
        memories: &planned.memories,
        leavers: &planned.leavers,
        transport,
        journal: &mut journal,
        progress: Progress::default(),
        texts,
    };
    let ended = drive.run(&mut engine, signals).await?;
    drop(journal);
    let report = engine.report();
    if ended == Ended::Interrupted {
        let told = told_of(session, &planned, Some(&report));
        report::write(&told, session.args.json, texts, output).ok();
        warn(texts.run_interrupted());
        return Ok(Exit::Interrupted);
    }
    if let Some(found) = store.left_behind()? {
        store.settle(&found, None).await?;
    }
    let told = told_of(session, &planned, Some(&report));
    let reports = store.reports();
    if report::keep(&told, planned.plan.started_at, now(), &reports).is_err() {
        warn(&texts.run_unwritable(&reports.display().to_string()));
    }
    report::write(&told, session.args.json, texts, output).ok();
    let waits = told.segments.iter().any(|segment| !segment.holds.is_empty());
    Ok(match report.state {
        RunState::Successful | RunState::CompletedWithErrors if waits => Exit::RemovalsWait,
        RunState::Successful => Exit::Successful,
        RunState::CompletedWithErrors => Exit::WithErrors,
        _ => Exit::Failed,
    })
}

fn told_of(session: &Session<'_>, planned: &Planned, report: Option<&Report>) -> Told {
    let Planned { plan, people, changes, judgements, .. } = planned;
    let removed = report.map(|report| report.removed.as_slice());
    let reason = report.and_then(|report| match &report.state {
        RunState::Failed(reason) => Some(told::reason(reason)),
        _ => None,
    });
    Told {
        export: session.definition.name.clone(),
        brand: session.definition.brand.clone(),
        store: plan.store.clone(),
        consent: plan.consent.clone(),
        reach: plan.reach,
        dry_run: report.is_none(),
        state: report.map(|report| told::state(&report.state)),
        reason,
        counts: AllCounts::of(people.checked.summary().counts, changes),
        choices_changed: changes.choices_changed,
        segments: ToldSegment::all(&people.files, judgements, &plan.leavers, removed),
        notices: people.files.notices(&people.checked),
        sent: report.map(ToldSent::of),
    }
}
