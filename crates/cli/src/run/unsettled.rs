//! Batches of an interrupted run that cannot go on, since its files are others now: whom Omnisend accepted in them is
//! asked of Omnisend. What was sent of them is not known any more, so they are sent again if they are still in the files;
//! but it is known that they have the tag, and so they lose it if they are not.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use export::memory::{Fingerprint, Sent};
use export::{Record, RunPlan, Segments};
use omnisend::{BatchId, BatchState, ItemOutcome, PAGE, Request, Response, Trouble, request, utc_day};
use segment::hash_of;
use tokio::time::{Instant, sleep};

use super::journal::{Damaged, Found};
use super::transport::Transport;

/// How long all batches together are waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// How much clocks may differ, in milliseconds.
const SKEW: u64 = 120_000;

/// Pages of the list of batches that are read at the most.
const PAGES: u32 = 20;

/// Between two requests: half of what Omnisend allows.
const PAUSE: Duration = Duration::from_millis(300);

/// Before a batch that is not done is looked at again.
const AGAIN: Duration = Duration::from_secs(2);

/// Batches of nobody's that are looked through at the most.
const STRANGERS: usize = 60;

/// People whom Omnisend accepted and of whom the journal does not know it. `doubtful`: who may be among them.
pub(super) async fn ask(
    transport: &Transport,
    found: &Found,
    plan: &RunPlan,
    doubtful: &HashMap<u64, Segments>,
) -> Result<Vec<Sent>, Damaged> {
    let mut late: HashMap<u64, Sent> = HashMap::new();
    if doubtful.is_empty() {
        return Ok(Vec::new());
    }
    let mut take = |items: Vec<ItemOutcome>| {
        for email in items.into_iter().filter(ItemOutcome::accepted).filter_map(|item| item.email) {
            let hash = hash_of(email.as_bytes());
            if let Some(&segments) = doubtful.get(&hash) {
                late.insert(hash, Sent { email, segments, fingerprint: Fingerprint::default() });
            }
        }
        late.len() == doubtful.len()
    };
    let end = Instant::now() + PATIENCE;
    let Batches { open, ids } = Batches::of(found)?;
    let mut all = false;
    for (id, people) in open {
        all = items(transport, &id, people, end).await.is_some_and(&mut take) || all;
    }
    if !all {
        // A batch may have arrived of which no answer came back: it is among those that nobody here knows.
        for (id, people) in strangers(transport, plan, &ids, end).await {
            if items(transport, &id, people, end).await.is_some_and(&mut take) {
                break;
            }
        }
    }
    Ok(late.into_values().collect())
}

/// Batches since the run was started that are not known to be its own.
async fn strangers(
    transport: &Transport,
    plan: &RunPlan,
    ids: &HashSet<BatchId>,
    end: Instant,
) -> Vec<(BatchId, usize)> {
    // Clocks differ a little.
    let since = plan.started_at.0.saturating_sub(SKEW);
    let (day, moment) = (utc_day(since), moment(since));
    let mut strangers = Vec::new();
    for page in 0..PAGES {
        let request = request::batches(PAGE, page * PAGE, Some(&day));
        let Some(response) = get(transport, &request, end).await else { break };
        let states = BatchState::read_list(&response.body).unwrap_or_default();
        let length = states.len();
        let is_new = |state: &BatchState| state.created_at.as_ref().is_none_or(|created| *created >= moment);
        strangers.extend(states.into_iter().filter(|state| !ids.contains(&state.id) && is_new(state)));
        sleep(PAUSE).await;
        if length < PAGE as usize || Instant::now() > end {
            break;
        }
    }
    strangers.sort_by(|one, other| one.created_at.cmp(&other.created_at));
    let people = |state: &BatchState| usize::try_from(state.finished).unwrap_or_default().max(1);
    strangers.iter().take(STRANGERS).map(|state| (state.id.clone(), people(state))).collect()
}

/// A moment as Omnisend writes it, to the second and without the `Z`: moments in this form sort as they follow.
fn moment(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000 % 86_400;
    format!("{}T{:02}:{:02}:{:02}", utc_day(milliseconds), seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// What became of the items of a batch of so many people, as far as it is known in time.
async fn items(transport: &Transport, id: &BatchId, people: usize, end: Instant) -> Option<Vec<ItemOutcome>> {
    let request = request::batch_items(id);
    loop {
        let response = get(transport, &request, end).await?;
        let items = ItemOutcome::read_list(&response.body);
        let all = items.as_ref().is_some_and(|items| items.len() >= people);
        sleep(if all { PAUSE } else { AGAIN }).await;
        if all || Instant::now() >= end {
            return items;
        }
    }
}

/// The answer to a request, tried as long as there is time and it may come.
async fn get(transport: &Transport, request: &Request, end: Instant) -> Option<Response> {
    while Instant::now() < end {
        let wait = match Trouble::judge(request, transport.ask(request).await) {
            Ok(response) => return Some(response),
            Err(Trouble::TooMany { wait }) => Duration::from_secs(wait.unwrap_or(5).into()),
            Err(Trouble::Lost | Trouble::Passing { .. } | Trouble::Gateway { .. } | Trouble::Proxy { .. }) => AGAIN,
            Err(_) => return None,
        };
        sleep(wait).await;
    }
    None
}

/// What a journal tells of batches.
#[derive(Debug, Default)]
struct Batches {
    /// Those that Omnisend took in and of whose people some have no outcome, with how many there are.
    open: Vec<(BatchId, usize)>,
    /// All that it took in.
    ids: HashSet<BatchId>,
}

impl Batches {
    fn of(found: &Found) -> Result<Self, Damaged> {
        let (mut sending, mut created, mut settled) = (Vec::new(), Vec::new(), HashSet::new());
        found.each(|record| match record {
            Record::Sending { batch, people } => sending.push((batch, people)),
            Record::Created { batch, id } => created.push((batch, id)),
            Record::Outcome { people, .. } => {
                settled.extend(people.into_iter().flat_map(|(_, first, length)| first..first + length));
            }
            _ => {}
        })?;
        let mut batches = Self::default();
        for (batch, id) in created {
            batches.ids.insert(id.clone());
            let Some((_, people)) = sending.iter().rev().find(|(number, _)| *number == batch) else { continue };
            let all = || people.iter().flat_map(|&(first, length)| first..first + length);
            if all().any(|person| !settled.contains(&person)) {
                batches.open.push((id, all().count()));
            }
        }
        Ok(batches)
    }
}
