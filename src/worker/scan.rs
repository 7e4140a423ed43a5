//! A scan worker: one range at a time, no memory of the last.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;

use segment::Refusal;
use segment::check::{Part, Task, scan};
use wasm_bindgen_futures::spawn_local;

use super::hear;
use super::messages::{Answered, Reply, ScanAsk, Scanned};
use crate::services::blob::BlobSource;
use crate::services::platform::Browser;
use crate::services::wire::{Letter, Parcel, Port};

/// How many bytes are scanned between two notes of it.
const TELL_EVERY: u64 = 4 << 20;

#[derive(Default)]
struct Host {
    /// Grows with each cancel; a scan of an older number stops.
    canceled: Cell<u32>,
    platform: Browser,
}

pub(super) fn serve(port: &Port) {
    let host = Rc::new(Host::default());
    let answers = port.clone();
    hear(port, move |parcel| match parcel.read() {
        Ok(ScanAsk::Scan(task)) => {
            let (host, answers) = (Rc::clone(&host), answers.clone());
            let number = host.canceled.get();
            spawn_local(async move {
                let part = host.scan(&parcel, &task, number, &answers).await;
                answer(&answers, parcel.id(), part);
            });
        }
        Ok(ScanAsk::Cancel) => host.canceled.set(host.canceled.get().wrapping_add(1)),
        Err(_) => {}
    });
}

impl Host {
    async fn scan(&self, parcel: &Parcel, task: &Task, number: u32, answers: &Port) -> Answered<Part> {
        let file = parcel.files().into_iter().next().ok_or(Refusal::Gone)?;
        let mut scanned = Scanned::default();
        let mut watch = |bytes, rows| {
            if self.canceled.get() != number {
                return ControlFlow::Break(());
            }
            scanned = Scanned { bytes: scanned.bytes + bytes, rows: scanned.rows + rows };
            if scanned.bytes >= TELL_EVERY {
                Letter::new(parcel.id(), &scanned).note().post(answers);
                scanned = Scanned::default();
            }
            ControlFlow::Continue(())
        };
        let part = scan(&BlobSource::new(file.into()), task, &self.platform, &mut watch).await;
        Letter::new(parcel.id(), &scanned).note().post(answers);
        part
    }
}

fn answer(port: &Port, id: u32, part: Answered<Part>) {
    let letter = |answered: Answered<()>| Letter::new(id, &Reply::from(answered));
    match part {
        Ok(part) => letter(Ok(())).bytes(&part.to_bytes()).post(port),
        Err(refusal) => letter(Err(refusal)).post(port),
    }
}
