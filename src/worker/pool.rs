//! Shares the ranges of a check out among scan workers, or scans them here where there are none.

use std::ops::ControlFlow;
use std::rc::Rc;

use segment::Refusal;
use segment::check::{Checked, Checker, Part, Task, scan};
use wasm_bindgen_futures::spawn_local;

use super::messages::{Answered, Reply, ScanAsk, Scanned};
use crate::services::blob::BlobSource;
use crate::services::caller::Caller;
use crate::services::platform::Browser;
use crate::services::queue::queue;
use crate::services::wire::Parcel;

/// The files of a check, as they are sent and as they are read.
pub(super) struct Files {
    pub(super) handles: Vec<web_sys::Blob>,
    pub(super) sources: Vec<BlobSource>,
}

/// Hears of progress since the last time; may stop the check.
pub(super) type Watch = Rc<dyn Fn(Scanned) -> ControlFlow<()>>;

/// Where a range is scanned.
#[derive(Clone)]
enum Lane {
    Here(Rc<Browser>),
    There(Caller),
}

/// How many ranges a scan worker has at once: while one is read, another is scanned.
const DEPTH: usize = 2;

/// Runs a check to its end.
pub(super) async fn run(
    mut checker: Checker,
    files: &Rc<Files>,
    scanners: Vec<Caller>,
    platform: &Rc<Browser>,
    watch: &Watch,
) -> Answered<Checked> {
    let mut idle: Vec<Lane> = scanners.iter().cycle().take(scanners.len() * DEPTH).cloned().map(Lane::There).collect();
    if idle.is_empty() {
        idle.push(Lane::Here(Rc::clone(platform)));
    }
    let (done, mut results) = queue();
    while !checker.is_done() {
        while let Some(lane) = idle.pop() {
            let Some(task) = checker.next_task() else {
                idle.push(lane);
                break;
            };
            let (done, files, watch) = (done.clone(), Rc::clone(files), Rc::clone(watch));
            spawn_local(async move {
                let part = lane.scan(&task, &files, &watch).await;
                done.send((lane, part));
            });
        }
        // A sender is held here, so there is always a next result: each lane that is not idle sends one.
        let Some((lane, part)) = results.next().await else { return Err(Refusal::Broken) };
        checker.part(part?);
        idle.push(lane);
    }
    Ok(checker.finish())
}

impl Lane {
    async fn scan(&self, task: &Task, files: &Files, watch: &Watch) -> Answered<Part> {
        match self {
            Self::Here(platform) => {
                let source = files.sources.get(task.file).ok_or(Refusal::Gone)?;
                scan(source, task, &**platform, &mut |bytes, rows| watch(Scanned { bytes, rows })).await
            }
            Self::There(scanner) => {
                let file = files.handles.get(task.file).ok_or(Refusal::Gone)?;
                let question =
                    scanner.ask(&ScanAsk::Scan(Box::new(task.clone())), |letter| letter.files([file].into_iter()));
                let note = |parcel: &Parcel| {
                    // Whoever cancels tells the scan workers himself; a late note must not stop the next check.
                    if let Ok(scanned) = parcel.read() {
                        let _ = watch(scanned);
                    }
                };
                let answer = question.answer(note).await.map_err(|_| Refusal::Broken)?;
                Answered::from(answer.read::<Reply<()>>().map_err(|_| Refusal::Broken)?)?;
                Part::from_bytes(&answer.bytes()).map_err(|_| Refusal::Broken)
            }
        }
    }
}
