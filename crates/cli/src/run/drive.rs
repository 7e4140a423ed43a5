//! Does what the engine says: reads people, sends requests, keeps the journal, tells the time.

use std::time::{Duration, SystemTime};

use export::{Effect, Engine, Leavers, Memory, RequestId, Time};
use omnisend::Answer;
use texts::Texts;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep_until};

use super::journal::Journal;
use super::people::People;
use super::progress::Progress;
use super::signals::Signals;
use super::stop::Stop;
use super::transport::Transport;

/// The computer's time.
pub(super) fn now() -> Time {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Time(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// How long answers to requests under way are waited for once somebody interrupted the run.
const LAST_ANSWERS: Duration = Duration::from_secs(10);

/// How a drive ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The engine is done.
    Done,
    /// Somebody interrupted it; the journal has all that is known.
    Interrupted,
}

/// All that an engine is driven with.
#[derive(Debug)]
pub(super) struct Drive<'a> {
    /// The people.
    pub(super) people: &'a People,
    /// Memories of the segments, as they were when the run was planned.
    pub(super) memories: &'a [Memory],
    /// Who left them.
    pub(super) leavers: &'a [Leavers],
    /// The way to Omnisend.
    pub(super) transport: &'a Transport,
    /// The journal.
    pub(super) journal: &'a mut Journal,
    /// How it is told on the way.
    pub(super) progress: Progress,
    /// Sentences.
    pub(super) texts: Texts,
}

type Arrived = (RequestId, Answer);

impl Drive<'_> {
    /// Drives the engine to its end, or until somebody interrupts it.
    pub(super) async fn run(mut self, engine: &mut Engine, signals: &mut Signals) -> Result<Ended, Stop> {
        let (sender, mut arrived) = unbounded_channel::<Arrived>();
        let mut under_way = 0_usize;
        // Once interrupted: until when answers are waited for.
        let mut interrupted: Option<Instant> = None;
        // Somebody may have wanted an end while the files were read.
        if signals.came() {
            return Ok(Ended::Interrupted);
        }
        loop {
            while let Ok((id, answer)) = arrived.try_recv() {
                under_way -= 1;
                engine.answer(id, answer, now());
            }
            self.progress.tell(&engine.progress(), self.texts);
            match engine.poll(now()) {
                Effect::Done => break,
                // Nothing new goes out once somebody wants an end: what the journal has is enough to go on.
                Effect::Send { .. } if interrupted.is_some() => {}
                Effect::Send { id, request } => {
                    under_way += 1;
                    self.send(id, request, sender.clone());
                }
                Effect::Append { seq, records } => {
                    self.journal.append(&records).map_err(|_| Stop::failed(self.texts.run_disk_full()))?;
                    engine.saved(seq);
                }
                Effect::Read { people } => match self.people.read(&people).await {
                    Ok(people) => engine.rows(&people),
                    Err(_) => engine.unreadable(),
                },
                Effect::Find { emails } => engine.found(&self.people.find(&emails)),
                Effect::Leavers { segment, first, count } => engine.leavers(self.leavers(segment, first, count)),
                Effect::WaitUntil(until) => {
                    if interrupted.is_some_and(|until| under_way == 0 || until <= Instant::now()) {
                        self.progress.clear();
                        return Ok(Ended::Interrupted);
                    }
                    let wait = Duration::from_millis(until.0.saturating_sub(now().0).clamp(1, 60_000));
                    let wake = (Instant::now() + wait).min(interrupted.unwrap_or_else(|| self.progress.due()));
                    match self.wait(wake, &mut arrived, signals).await {
                        Woken::Answer(id, answer) => {
                            under_way -= 1;
                            engine.answer(id, answer, now());
                        }
                        Woken::Signal if interrupted.is_some() => {
                            self.progress.clear();
                            return Ok(Ended::Interrupted);
                        }
                        Woken::Signal => {
                            engine.pause();
                            interrupted = Some(Instant::now() + LAST_ANSWERS);
                        }
                        Woken::Time => {}
                    }
                }
            }
        }
        self.progress.clear();
        Ok(Ended::Done)
    }

    fn send(&self, id: RequestId, request: omnisend::Request, sender: UnboundedSender<Arrived>) {
        let transport = self.transport.clone();
        tokio::spawn(async move {
            let answer = transport.ask(&request).await;
            // Nobody listens any more where the run was interrupted.
            sender.send((id, answer)).ok();
        });
    }

    fn leavers(&self, segment: usize, first: u64, count: u64) -> Vec<String> {
        let (Some(leavers), Some(memory)) = (self.leavers.get(segment), self.memories.get(segment)) else {
            return Vec::new();
        };
        leavers.addresses(memory, first, u32::try_from(count).unwrap_or(u32::MAX))
    }

    async fn wait(&self, until: Instant, arrived: &mut UnboundedReceiver<Arrived>, signals: &mut Signals) -> Woken {
        tokio::select! {
            biased;
            () = signals.next() => Woken::Signal,
            Some((id, answer)) = arrived.recv() => Woken::Answer(id, answer),
            () = sleep_until(until) => Woken::Time,
        }
    }
}

/// What ended a wait.
enum Woken {
    Answer(RequestId, Answer),
    Signal,
    Time,
}
