//! What page and workers say to each other. Sent packed; files, ports and bytes travel beside it.

use std::fmt;

use export::memory::LastRun;
use export::{BrandFacts, Changes, Hold, Report, RunPlan, Time};
use segment::check::Task;
use segment::matching::Suggestions;
use segment::preview::{Inspected, Query, RowView, Summary};
use segment::{Choice, Code, Policy, Refusal, Rules};
use serde::{Deserialize, Serialize};
use texts::Lang;

/// What the check worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum CheckAsk {
    /// A run asks for its people through the port that comes along. It gets those of the check that is finished now,
    /// whatever is checked later. No answer.
    Run,
    /// A scan worker hears at the port that comes along. No answer.
    Scanner,
    /// Understand the files that come along, each as chosen. Answer: [`Looked`].
    Open(Vec<Choice>),
    /// Check the files that come along, each understood as chosen. Notes: [`segment::preview::Progress`]. Answer:
    /// `Reply<CheckedFiles>`.
    Check(Box<Rules>, Policy, Vec<Choice>),
    /// What was checked, by other rules and choices. Notes, where files have to be read again:
    /// [`segment::preview::Progress`]. Answer: `Reply<Summary>`.
    Revise(Box<Rules>, Policy),
    /// A window of rows. Answer: `Reply<RowsWindow>`.
    Rows(Query, u64, u32),
    /// What stands in cells with this code. Answer: `Reply<Vec<segment::check::Group>>`.
    Groups(Code),
    /// The requests that a run would send, as a file. Answer: `Reply<()>` and the file.
    Requests(Box<RunPlan>),
    /// A window of the people to send. Answer: `Reply<Vec<Contact>>`.
    Contacts(u64, u32),
    /// Hold the people against what was sent before; runs that begin then send those of whom something is new. Answer:
    /// `Reply<Compared>`.
    Compare(Box<Comparing>),
    /// Hashes of the files. Answer: `Reply<Vec<String>>`.
    Identities,
    /// People by their numbers among those to be sent, as runs. Answer: `Reply<Vec<export::Person>>`.
    People(Vec<(u64, u64)>),
    /// The numbers of these addresses among the people to be sent. Answer: `Reply<Vec<Option<u64>>>`.
    Find(Vec<String>),
    /// Addresses of leavers: of a segment, from one on, how many. Answer: `Reply<Vec<String>>`.
    Leavers(usize, u64, u64),
    /// The first problems. Answer: `Reply<Vec<Problem>>`.
    Problems(u32),
    /// The rows that need fixing as a CSV file with sentences in this language. Answer: `Reply<()>` and the
    /// file.
    ProblemsCsv(#[serde(with = "lang")] Lang),
    /// Stop opening and checking. No answer.
    Cancel,
}

/// Rows that a query finds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowsWindow {
    /// How many it finds in all.
    pub total: u64,
    /// Some of them.
    pub rows: Vec<RowView>,
}

/// Files as they were understood.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Looked {
    /// For each file, in order.
    pub files: Vec<Reply<Inspected>>,
    /// Suggestions for the first that can be used: they take a moment, which is not the page's to spend.
    pub suggestions: Suggestions,
}

/// What people are held against, and under which choices.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Comparing {
    /// The plan, of which the number of people is not known yet.
    pub plan: RunPlan,
    /// Whose browser it is.
    pub user: Option<String>,
    /// Digest of matching and choices.
    pub choices: u64,
    /// Whether everybody is sent, whatever was sent before.
    pub send_all: bool,
    /// Names of the files.
    pub names: Vec<String>,
    /// Numbers of parts that lack.
    pub missing: Vec<u32>,
    /// Who left, of a run that goes on; none where it is to be found out.
    pub leavers: Option<Vec<Vec<u8>>>,
}

/// What a run would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// How many people are what.
    pub changes: Changes,
    /// Why the removals of each segment wait for a person.
    pub holds: Vec<Vec<Hold>>,
    /// When was sent before.
    pub since: Option<Time>,
    /// How many people are remembered.
    pub known: u64,
    /// What is known of the store.
    pub facts: BrandFacts,
    /// Whether the browser can keep anything.
    pub keeps: bool,
    /// Who left each segment, as a run's journal needs it.
    pub leavers: Vec<Vec<u8>>,
    /// What the memories say of this run once it is over.
    pub last: LastRun,
}

/// What came of a check.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckedFiles {
    /// What was found.
    pub summary: Summary,
    /// The files, as they were understood, with their number of rows.
    pub files: Vec<Inspected>,
}

/// What a scan worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum ScanAsk {
    /// Scan a range of the file that comes along. Notes: [`Scanned`] so far. Answer: `Reply<()>`, and the
    /// part as bytes.
    Scan(Box<Task>),
    /// Stop. No answer.
    Cancel,
}

/// How far a scan has come on since the last note.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Scanned {
    /// Bytes.
    pub bytes: u64,
    /// Rows.
    pub rows: u64,
}

/// What a run worker is asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum RunAsk {
    /// Begin. People come through the port that comes along. Notes: [`export::RunProgress`]. Answer: [`RunEnd`].
    Start(Box<Start>),
    /// Hold.
    Pause,
    /// Go on.
    Resume,
    /// Stop for good.
    Cancel,
    /// Nobody hands people over any more.
    NoRows,
}

/// What a run begins with. It stays in memory: the value of the header is the key.
#[derive(Serialize, Deserialize)]
pub struct Start {
    /// The plan.
    pub plan: RunPlan,
    /// Address of the proxy's API.
    pub proxy: String,
    /// Value of the header `Authorization`.
    pub authorization: String,
    /// Seed of the jitter of waits.
    pub seed: u64,
    /// Whose browser it is.
    pub user: Option<String>,
    /// Name of the run among the journals.
    pub run: String,
    /// Whether it goes on from its journal.
    pub goes_on: bool,
    /// What has to be known to go on with it, as JSON.
    pub kept: String,
    /// Who left each segment.
    pub leavers: Vec<Vec<u8>>,
    /// What the memories say of this run once it is over.
    pub last: LastRun,
}

/// What a run comes to: the last answer of its worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum RunEnd {
    /// It is over.
    Over(Box<Report>),
    /// Another tab sends to this store.
    Busy,
    /// Its journal cannot be read.
    Lost,
}

impl fmt::Debug for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Start").field("plan", &self.plan).finish_non_exhaustive()
    }
}

/// The answer to a question that can be refused.
pub type Answered<T> = Result<T, Refusal>;

/// The same on the wire.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reply<T> {
    /// Here it is.
    Given(T),
    /// It is refused: which of [`Refusal::ALL`].
    Refused(usize),
}

impl<T> From<Answered<T>> for Reply<T> {
    fn from(answered: Answered<T>) -> Self {
        match answered {
            Ok(given) => Self::Given(given),
            Err(refusal) => {
                let known = Refusal::ALL.iter().position(|known| *known == refusal);
                Self::Refused(known.unwrap_or(Refusal::ALL.len() - 1))
            }
        }
    }
}

impl<T> From<Reply<T>> for Answered<T> {
    fn from(answer: Reply<T>) -> Self {
        match answer {
            Reply::Given(given) => Ok(given),
            Reply::Refused(which) => Err(Refusal::ALL.get(which).cloned().unwrap_or(Refusal::Broken)),
        }
    }
}

/// A language as its tag.
mod lang {
    use serde::{Deserialize as _, Deserializer, Serializer};
    use texts::Lang;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
    pub(super) fn serialize<S: Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(lang.tag())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Lang, D::Error> {
        Ok(Lang::from_tag(<&str>::deserialize(deserializer)?).unwrap_or_default())
    }
}
