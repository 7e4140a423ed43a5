//! How a run is going, and what it came to: every row accounted for.

use omnisend::{BatchId, Scope, Trouble};
use segment::csv::{cell, end};
use segment::sorted::sorted;
use serde::{Deserialize, Serialize};

use crate::outcome::{Fate, Rejected};
use crate::proof::Harm;
use crate::{RunPlan, Time};

/// Where a run stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RunState {
    /// Nothing was sent yet.
    Queued,
    /// Under way.
    Processing,
    /// Waits for a person to go on.
    Paused,
    /// Everybody was accepted.
    Successful,
    /// It came to its end; somebody was refused or cannot be told of.
    CompletedWithErrors,
    /// It stopped by itself.
    Failed(StopReason),
    /// A person stopped it.
    Canceled,
    /// It broke off without an end: a crash, a reload, a closed lid.
    Interrupted,
}

/// Why a run stopped by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum StopReason {
    /// Omnisend does not know the key.
    Key,
    /// The key lacks a permission.
    Permission {
        /// Which.
        scope: Scope,
    },
    /// Omnisend blocked the key for a time.
    Blocked,
    /// This version of the API is switched off.
    Retired,
    /// The store's plan takes no more contacts.
    ContactLimit,
    /// Nearly everybody was refused.
    MostlyRefused,
    /// No answer for too long.
    Unreachable,
    /// Omnisend answered with errors of its own for too long.
    OmnisendErrors,
    /// Something between us and Omnisend answered in its place.
    Gateway,
    /// The proxy refused.
    Proxy {
        /// Its code.
        proxy: String,
    },
    /// The file changed or vanished.
    FileChanged,
    /// What was remembered of the people who were sent changed while the run went on.
    MemoryChanged,
    /// In this store, tags that are sent replace those that people carry: the first ones lost some, and got them back.
    TagsReplaced,
    /// In this store, subscriptions of the first people changed although they were to stay.
    SubscriptionChanged,
    /// Omnisend did not show in time what became of the first people.
    Unproven,
}

impl StopReason {
    /// All names.
    pub const NAMES: [&'static str; 15] = [
        "key",
        "permission",
        "blocked",
        "retired",
        "contactLimit",
        "mostlyRefused",
        "unreachable",
        "omnisendErrors",
        "gateway",
        "proxy",
        "fileChanged",
        "memoryChanged",
        "tagsReplaced",
        "subscriptionChanged",
        "unproven",
    ];

    /// The reason's name, as in JSON and in the texts.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Permission { .. } => "permission",
            Self::Blocked => "blocked",
            Self::Retired => "retired",
            Self::ContactLimit => "contactLimit",
            Self::MostlyRefused => "mostlyRefused",
            Self::Unreachable => "unreachable",
            Self::OmnisendErrors => "omnisendErrors",
            Self::Gateway => "gateway",
            Self::Proxy { .. } => "proxy",
            Self::FileChanged => "fileChanged",
            Self::MemoryChanged => "memoryChanged",
            Self::TagsReplaced => "tagsReplaced",
            Self::SubscriptionChanged => "subscriptionChanged",
            Self::Unproven => "unproven",
        }
    }

    /// Why a run has to stop at this trouble, having tried as often as it may.
    pub(crate) fn of(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Key => Self::Key,
            Trouble::Permission { scope } => Self::Permission { scope },
            Trouble::Blocked => Self::Blocked,
            Trouble::Retired => Self::Retired,
            Trouble::ContactLimit => Self::ContactLimit,
            Trouble::Lost => Self::Unreachable,
            Trouble::Proxy { code } if code.starts_with("upstream-") => Self::Unreachable,
            Trouble::Proxy { code } => Self::Proxy { proxy: code },
            Trouble::Gateway { .. } => Self::Gateway,
            Trouble::TooMany { .. } | Trouble::Passing { .. } | Trouble::NotFound | Trouble::Refused { .. } => {
                Self::OmnisendErrors
            }
        }
    }
}

/// What a run waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Waiting {
    /// Omnisend asked for a pause: its limit is used up.
    RateLimit,
    /// The computer is offline.
    Offline,
    /// A request failed and is tried again shortly.
    Retry,
    /// The first small batch's outcome.
    FirstBatch,
    /// Everything is sent; Omnisend works on it.
    Omnisend,
    /// The first people were sent; a person wanted to look at them before the others follow.
    Trial,
}

impl Waiting {
    /// All, in no order.
    pub const ALL: [Self; 6] =
        [Self::RateLimit, Self::Offline, Self::Retry, Self::FirstBatch, Self::Omnisend, Self::Trial];

    /// The name, as in JSON and in the texts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RateLimit => "rateLimit",
            Self::Offline => "offline",
            Self::Retry => "retry",
            Self::FirstBatch => "firstBatch",
            Self::Omnisend => "omnisend",
            Self::Trial => "trial",
        }
    }
}

/// How a run is going.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunProgress {
    /// Where it stands.
    pub state: RunState,
    /// People to be sent.
    pub total: u64,
    /// Accepted by Omnisend.
    pub accepted: u64,
    /// Refused by Omnisend.
    pub rejected: u64,
    /// Sent, outcome not known yet.
    pub under_way: u64,
    /// Leavers who were asked to lose their tag, and how many there are.
    pub removed: u64,
    /// Leavers.
    pub leavers: u64,
    /// Requests made.
    pub requests: u64,
    /// People a minute whose outcome became known, over the last while.
    pub a_minute: u64,
    /// Seconds until the end at this rate; none where it cannot be told.
    pub seconds_left: Option<u64>,
    /// What the run waits for; none where it goes on.
    pub waiting: Option<Waiting>,
}

/// What a run came to. `total = accepted + rejected + not_sent + unknown`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The plan.
    pub plan: RunPlan,
    /// How it ended.
    pub state: RunState,
    /// When it ended, or when this was asked.
    pub ended_at: Time,
    /// Accepted by Omnisend.
    pub accepted: u64,
    /// Not sent, or the whole request was refused.
    pub not_sent: u64,
    /// Sent, outcome unknown: goes again with the next run.
    pub unknown: u64,
    /// Refused by Omnisend, each with its reason.
    pub rejected: Vec<Rejected>,
    /// How many leavers of each segment Omnisend was asked to take the tag from, in the order of the plan's tags.
    pub removed: Vec<u64>,
    /// What Omnisend did to the first people that nobody wanted; nobody, if the run went on.
    pub harmed: Vec<Harm>,
    /// Requests made.
    pub requests: u64,
    /// Omnisend's names of the batches, for its support.
    pub batches: Vec<BatchId>,
    /// Omnisend's names of requests that it refused, for its support.
    pub instances: Vec<String>,
}

/// Refusals for the same reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReasonGroup {
    /// The kind, as far as it is known: a name in the texts, else empty.
    pub kind: String,
    /// Omnisend's words for the first of them.
    pub words: String,
    /// How many people.
    pub people: u64,
    /// The first of them.
    pub example: Rejected,
}

impl Report {
    /// The report without anybody's address: the refused are told by their rows alone.
    #[must_use]
    pub fn without_people(&self) -> Self {
        let nameless = |one: &Rejected| Rejected { email: String::new(), ..one.clone() };
        Self { rejected: self.rejected.iter().map(nameless).collect(), ..self.clone() }
    }

    /// The rejected, grouped by reason, the most frequent first.
    pub fn reasons(&self) -> Vec<ReasonGroup> {
        let mut groups: Vec<ReasonGroup> = Vec::new();
        for rejected in &self.rejected {
            let kind = kind_of(rejected.status, &rejected.reason.text);
            let same = |group: &&mut ReasonGroup| {
                group.kind == kind && (!kind.is_empty() || group.words == rejected.reason.text)
            };
            if let Some(group) = groups.iter_mut().find(same) {
                group.people += 1;
            } else {
                groups.push(ReasonGroup {
                    kind: kind.to_string(),
                    words: rejected.reason.text.clone(),
                    people: 1,
                    example: rejected.clone(),
                });
            }
        }
        sorted(groups, |one, other| one.people > other.people)
    }

    /// The rejected as CSV: file, row, address, status, Omnisend's words; cells guarded against formulas.
    pub fn rejected_csv(&self, headings: [&str; 5]) -> String {
        let mut csv = Vec::from("\u{FEFF}");
        let row = |csv: &mut Vec<u8>, cells: [&str; 5]| {
            for text in cells {
                cell(text, b',', csv);
            }
            end(csv);
        };
        row(&mut csv, headings);
        for rejected in &self.rejected {
            let file = self.plan.files.get(rejected.file).map_or("", |file| file.name.as_str());
            let (line, status) = (rejected.row.to_string(), rejected.status.to_string());
            row(&mut csv, [file, &line, &rejected.email, &status, &rejected.reason.text]);
        }
        String::from_utf8(csv).unwrap_or_default()
    }
}

/// Names of Omnisend's reasons that are known: the texts say what to do.
pub const KINDS: [&str; 4] = ["phoneTaken", "addressRefused", "contactLimit", "tryLater"];

/// The kind of a refusal, by its status and words; empty where it is not known. Omnisend publishes no codes.
fn kind_of(status: u16, words: &str) -> &'static str {
    let words = words.to_ascii_lowercase();
    if status == 408 || status == 429 || status >= 500 {
        "tryLater"
    } else if omnisend::trouble::is_contact_limit(&words) {
        "contactLimit"
    } else if words.contains("phone") {
        "phoneTaken"
    } else if words.contains("email") && (words.contains("invalid") || words.contains("not valid")) {
        "addressRefused"
    } else {
        ""
    }
}

/// Counts of a report or of progress, by fate.
pub(crate) const fn is_settled(fate: Fate) -> bool {
    matches!(fate, Fate::Accepted | Fate::Rejected)
}
