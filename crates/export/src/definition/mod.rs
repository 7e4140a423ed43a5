//! An export as a file: what a person chose in the app, for runs that nobody watches (`EXPORT.json`).
//!
//! It holds no key, no row, and no address but those that a mend names. The reader takes nothing that it does not know
//! by name: a run must not leave out silently what its file asks for. Columns are named by their labels, as `check
//! --json` tells a matching:
//!
//! ```json
//! {
//!   "segue": 1, "name": "Customers", "brand": "64b0c0ffee64b0c0ffee64b0",
//!   "segments": [{"tag": "VIP", "files": ["VIP.csv"]}],
//!   "match": {
//!     "email": "EMail", "address": ["Street", "House"], "country": {"value": "EE"},
//!     "birthdate": {"column": "Born", "order": "dayFirst"},
//!     "customProperties.Tier": {"column": "Loyalty Tier", "type": "number"}
//!   },
//!   "mends": [{"domain": "gmial.com", "to": "gmail.com"}, {"of": "city", "from": "Talinn", "to": "Tallinn"}, "zeros"],
//!   "consent": {"email": "unchanged", "sms": "unchanged", "saysNo": "leftOut"},
//!   "reach": "everyone", "duplicates": "last", "leaveOut": ["phoneInvalid"], "defaultCountry": "EE", "share": 50
//! }
//! ```

mod flaw;
mod matching;
mod members;
mod mends;
mod names;
mod node;
mod subscriptions;

use json::{Writer, pretty};
use segment::country::CountryCode;

pub use flaw::{Flaw, Wanted};

use self::members::Members;
use self::node::Node;
use crate::consent::instant;
use crate::consent_form::{ChannelChoice, ChannelForm};
use crate::{ConsentChoice, ConsentForm, ConsentPlan, Reach, RunPlan, Segments, Time, recipe::Recipe, tag};

/// The version of the file.
pub const VERSION: u64 = 1;

/// An export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// What a person calls it.
    pub name: String,
    /// Omnisend's id of the brand that it is for, 24 hexadecimal digits in lower case.
    pub brand: String,
    /// The segments, at most [`Segments::MOST`].
    pub segments: Vec<NamedSegment>,
    /// Matching, mends and choices about rows. Its `says_no` is the plan's.
    pub recipe: Recipe,
    /// What becomes of subscriptions.
    pub consent: ConsentPlan,
    /// Who is reached.
    pub reach: Reach,
    /// Share of Omnisend's limit that its runs may use, in percent (1–100).
    pub share: u8,
}

/// A segment of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedSegment {
    /// Its tag in Omnisend.
    pub tag: String,
    /// Names of the files that it came from last, for people to know it by; they are not opened.
    pub files: Vec<String>,
}

impl Definition {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Flaw`]: the first thing that is not as it has to be.
    pub fn read(text: &str) -> Result<Self, Flaw> {
        let node: Node = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
            .map_err(|error| Flaw::NotJson { line: error.line(), column: error.column() })?;
        let mut all = Members::of("", &node)?;
        let version = all.need("segue")?;
        if *version.node != Node::Number(Some(VERSION)) {
            return Err(Flaw::Version { found: version.node.shown() });
        }
        let name = all.need("name")?.text(Wanted::Text)?.to_owned();
        let brand = brand(&all.need("brand")?)?;
        let segments = segments(&all.need("segments")?)?;
        let mut recipe = Recipe::default();
        matching::read(&all.need("match")?, &mut recipe)?;
        if let Some(place) = all.take("mends") {
            recipe.mends = mends::read(&place)?;
        }
        let consent =
            all.take("consent").map_or_else(|| Ok(ConsentPlan::default()), |place| subscriptions::read(&place))?;
        recipe.says_no = consent.says_no;
        let reach = all.take("reach").map_or(Ok(Reach::default()), |place| place.one_of(&names::REACH))?;
        if let Some(place) = all.take("duplicates") {
            recipe.winner = place.one_of(&names::WINNER)?;
        }
        if let Some(place) = all.take("leaveOut") {
            recipe.strict = place.list()?.iter().map(names::code).collect::<Result<_, _>>()?;
        }
        if let Some(place) = all.take("defaultCountry").filter(|place| *place.node != Node::Other) {
            let country = CountryCode::parse(place.text(Wanted::Country)?);
            recipe.country = Some(country.ok_or_else(|| place.value(Wanted::Country))?);
        }
        let share = all.take("share").map_or(Ok(RunPlan::SHARE), |place| match *place.node {
            Node::Number(Some(share @ 1..=100)) => Ok(u8::try_from(share).unwrap_or(RunPlan::SHARE)),
            _ => Err(place.value(Wanted::Share)),
        })?;
        all.end()?;
        Ok(Self { name, brand, segments, recipe, consent, reach, share })
    }

    /// The file. What [`Definition::read`] makes of it is the same, but for the order of day and month in columns that
    /// fill nothing.
    pub fn write(&self) -> String {
        let texts = |texts: &[String]| Node::List(texts.iter().map(Node::text).collect());
        let segments = self.segments.iter().map(|segment| {
            let mut members = vec![("tag".to_owned(), Node::text(&segment.tag))];
            if !segment.files.is_empty() {
                members.push(("files".to_owned(), texts(&segment.files)));
            }
            Node::Object(members)
        });
        let recipe = &self.recipe;
        let strict = recipe.strict.iter().map(|code| Node::text(code.name()));
        let country = recipe.country.map_or(Node::Other, |country| Node::text(country.as_str()));
        let node = Node::object([
            ("segue", Node::Number(Some(VERSION))),
            ("name", Node::text(&self.name)),
            ("brand", Node::text(&self.brand)),
            ("segments", Node::List(segments.collect())),
            ("match", matching::write(recipe)),
            ("mends", mends::write(&recipe.mends)),
            ("consent", subscriptions::write(&self.consent)),
            ("reach", names::node(&names::REACH, self.reach)),
            ("duplicates", names::node(&names::WINNER, recipe.winner)),
            ("leaveOut", Node::List(strict.collect())),
            ("defaultCountry", country),
            ("share", Node::Number(Some(self.share.into()))),
        ]);
        let mut writer = Writer::default();
        node.write(&mut writer);
        pretty(&writer.finish())
    }

    /// What a person would have chosen and typed for its subscriptions; the number of people is theirs to type anew.
    pub fn form(&self) -> ConsentForm {
        let channel = |choice: &ConsentChoice| {
            let (choice, since, words) = match choice {
                ConsentChoice::Unchanged => (ChannelChoice::Unchanged, None, None),
                ConsentChoice::FromColumns { since } => (ChannelChoice::FromColumns, since.as_deref(), None),
                ConsentChoice::Subscribed { since, source } => {
                    (ChannelChoice::Subscribed, Some(since.as_str()), Some(source.as_str()))
                }
                ConsentChoice::Unsubscribed => (ChannelChoice::Unsubscribed, None, None),
            };
            let day = since.and_then(|since| since.split('T').next()).unwrap_or_default();
            ChannelForm {
                choice,
                date: day.to_owned(),
                words: words.unwrap_or_default().to_owned(),
                number: String::new(),
            }
        };
        ConsentForm { email: channel(&self.consent.email), sms: channel(&self.consent.sms), reach: self.reach }
    }

    /// Where a date of consent stands that is still to come, if one does: it would outweigh whoever unsubscribes until
    /// then.
    pub fn future_date(&self, now: Time) -> Option<&'static str> {
        let now = instant(now);
        let is_future = |choice: &ConsentChoice| match choice {
            ConsentChoice::FromColumns { since: Some(since) } | ConsentChoice::Subscribed { since, .. } => *since > now,
            _ => false,
        };
        let channels = [(&self.consent.email, "consent.email.since"), (&self.consent.sms, "consent.sms.since")];
        channels.into_iter().find(|(choice, _)| is_future(choice)).map(|(_, at)| at)
    }
}

fn brand(place: &members::Place<'_>) -> Result<String, Flaw> {
    let Node::Text(text) = place.node else { return Err(place.hidden(Wanted::Brand)) };
    if text.len() == 24 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(text.to_ascii_lowercase())
    } else {
        // Who pastes a whole key here does not find it again in an error.
        Err(place.hidden(Wanted::Brand))
    }
}

fn segments(place: &members::Place<'_>) -> Result<Vec<NamedSegment>, Flaw> {
    let places = place.list()?;
    if !(1..=Segments::MOST).contains(&places.len()) {
        return Err(place.value(Wanted::Segments));
    }
    let mut segments: Vec<NamedSegment> = Vec::with_capacity(places.len());
    for one in places {
        let mut members = Members::of(&one.at, one.node)?;
        let named = members.need("tag")?;
        let tag = tag::parse(named.text(Wanted::Tag)?).ok().flatten().ok_or_else(|| named.value(Wanted::Tag))?;
        if segments.iter().any(|other| fold(&other.tag) == fold(&tag)) {
            return Err(named.value(Wanted::OtherTag));
        }
        let files = match members.take("files") {
            Some(files) => {
                files.list()?.iter().map(|file| Ok(file.text(Wanted::Text)?.to_owned())).collect::<Result<_, _>>()?
            }
            None => Vec::new(),
        };
        members.end()?;
        segments.push(NamedSegment { tag, files });
    }
    Ok(segments)
}

/// Tags that differ only by case are one for people.
fn fold(tag: &str) -> String {
    tag.chars().flat_map(char::to_lowercase).collect()
}
