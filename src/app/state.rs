//! What the page knows: one state, changed only by actions, pure and without the browser.
//!
//! Long work carries the number under which it was begun. An answer with another number is late: the person has gone
//! on, and the state stays as it is, which Yew does not even draw again. The key is not in here: it lives beside the
//! services, so that no earlier state keeps it.

mod action;
mod connection;
mod files;
mod kept;
mod kept_screen;
mod matching;
mod reach;
mod recall;
mod review;
mod run;
mod sending;

use std::rc::Rc;

use export::ConsentForm;
use segment::Choice;
use segment::country::CountryCode;
use segment::matching::Suggestions;
use segment::preview::{Inspected, Progress};
use segment::sorted::SortedMap;
use segment::value::DateOrder;
use texts::Lang;
use yew::Reducible;

pub use action::Action;
pub use connection::{Connection, Link, Store};
pub use files::{Brought, Files, Origin};
pub use kept::Kept;
pub use kept_screen::{KeptChange, KeptScreen};
pub use reach::{Ahead, NeverSent};
pub use recall::Recall;
pub use review::{Checked, Choices, Mending, Review};
pub use run::Run;
pub use sending::{Against, Before, BrokenOff, Sending};

use crate::parts::Step;
use crate::screens::files::{SampleOffer, Unusable};
use crate::screens::matching::{FieldRow, PropertyRow};
use crate::screens::report::ReportView;
use crate::screens::review::{Download, Groups, Tried};
use crate::screens::send::Tag;

/// Under which long work was begun.
pub type Generation = u64;

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Language.
    pub lang: Lang,
    /// The screen.
    pub step: Step,
    /// Whether a person has done anything yet; before that the page takes no focus.
    pub touched: bool,
    /// The files.
    pub files: Files,
    /// Whose the files are.
    pub origin: Origin,
    /// How they are read, as far as the person said.
    pub choice: Choice,
    /// Under which number they are being read once more, otherwise; 0 while they are not.
    pub again: Generation,
    /// How they were read before that.
    pub before: Choice,
    /// Which of them could not be read otherwise and why, so that they are read as before.
    pub unread: Option<Unusable>,
    /// Numbers of parts that lack.
    pub missing: Vec<u32>,
    /// Names of segments that wait for their turn.
    pub waiting: Vec<String>,
    /// Names of those that waited when the page was reloaded: their files have to be brought again.
    pub owed: Vec<String>,
    /// What the sample can do.
    pub sample: SampleOffer,
    /// The fields and what fills them.
    pub fields: Vec<FieldRow>,
    /// Custom properties.
    pub properties: Vec<PropertyRow>,
    /// The country of phone numbers and postal codes that do not name theirs.
    pub country: Option<CountryCode>,
    /// Whether day or month comes first, by column, as the person said.
    pub orders: SortedMap<usize, DateOrder>,
    /// Columns that look private, and that the person wants to send all the same.
    pub allowed: Vec<usize>,
    /// What the person put right and chose about rows.
    pub mending: Mending,
    /// What becomes of subscriptions, and who is reached.
    pub consent: ConsentForm,
    /// With what there the person wanted to go on although something is missing.
    pub tried: Tried,
    /// People who are never sent.
    pub never: NeverSent,
    /// Whether what would be sent is looked at.
    pub preview: Option<Ahead>,
    /// What is known of the segment from its last file.
    pub recall: Recall,
    /// What was suggested.
    pub suggestions: Suggestions,
    /// Whether the person was in Review or beyond before a reload, so that the check is to begin by itself.
    pub resume: bool,
    /// The check.
    pub review: Review,
    /// The connection, without its key.
    pub connection: Connection,
    /// The tag.
    pub tag: Tag,
    /// Share of Omnisend's limit, in percent.
    pub share: u32,
    /// What is known and chosen about the run.
    pub sending: Sending,
    /// Runs that broke off, to be offered.
    pub broken_off: Vec<Rc<BrokenOff>>,
    /// The run.
    pub run: Run,
    /// What this browser keeps, while it is looked at.
    pub kept_screen: Option<Box<KeptScreen>>,
}

impl State {
    /// An empty page.
    pub fn new(lang: Lang, sample: SampleOffer) -> Self {
        Self {
            lang,
            step: Step::Files,
            touched: false,
            files: Files::None,
            origin: Origin::Own,
            choice: Choice::default(),
            again: 0,
            before: Choice::default(),
            unread: None,
            missing: Vec::new(),
            waiting: Vec::new(),
            owed: Vec::new(),
            sample,
            fields: Vec::new(),
            properties: Vec::new(),
            country: None,
            orders: SortedMap::default(),
            allowed: Vec::new(),
            mending: Mending::default(),
            consent: ConsentForm::default(),
            tried: Tried::default(),
            never: NeverSent::default(),
            preview: None,
            recall: Recall::default(),
            suggestions: Suggestions::default(),
            resume: false,
            review: Review::Unchecked,
            connection: Connection::default(),
            tag: Tag::Untouched,
            share: 50,
            sending: Sending::default(),
            broken_off: Vec::new(),
            run: Run::None,
            kept_screen: None,
        }
    }

    /// A page on which a person had come so far before it was reloaded: the files are asked for again.
    pub fn again(lang: Lang, sample: SampleOffer, kept: Kept) -> Self {
        let mut state = Self::new(lang, sample);
        state.origin = kept.origin;
        state.tag = kept.tag.clone();
        state.share = kept.share;
        state.choice = kept.choice.clone();
        state.connection = Connection { name: kept.connection.clone(), agreed: kept.agreed, link: Link::None };
        state.owed.clone_from(&kept.waiting);
        if !kept.names.is_empty() {
            state.files = Files::Again(Box::new(kept));
        }
        state
    }

    /// Names of the segments that are still to be sent after this one.
    pub fn to_come(&self) -> Vec<String> {
        [self.waiting.as_slice(), &self.owed].concat()
    }

    /// The files that are open.
    pub fn open(&self) -> &[Inspected] {
        match &self.files {
            Files::Open(files) => files,
            _ => &[],
        }
    }

    /// How many people would be sent.
    pub fn people(&self) -> u64 {
        match &self.review {
            Review::Checked(checked) => checked.summary.counts.ready,
            _ => 0,
        }
    }

    /// Whether the way back is open: it is not while a run is going.
    pub fn may_go_back(&self) -> bool {
        !matches!(self.run, Run::Going(..))
    }

    fn act(&mut self, action: Action) -> Option<()> {
        match action {
            Action::Lang(lang) => self.lang = lang,
            Action::Back(step) => return self.back(step),
            Action::ForgetOwed => self.owed.clear(),
            Action::GoOn => self.step = if self.open().is_empty() { return None } else { Step::Matching },
            Action::Asked(offers) => self.asked(offers),
            Action::UseOffer(at, used) => return self.use_offer(at, used),
            Action::Reading { generation, brought } => self.reading(generation, brought),
            Action::ReadAs(generation, choice) => return self.read_as(generation, choice),
            Action::ReadAgain { generation, files, suggestions } => {
                return self.read_again(generation, files, suggestions);
            }
            Action::Opened { generation, files, suggestions, recipe } => {
                return self.opened(generation, files, suggestions, recipe);
            }
            Action::Remember(remember) => self.recall.remember = remember,
            Action::Gone(place, is_same) => return self.answer_gone(place, is_same),
            Action::SampleLost(generation) => return self.sample_lost(generation),
            Action::CancelReading => self.cancel_reading(),
            Action::StartOver => self.forget_files(),
            Action::Matching(act) => return self.act_matching(act),
            Action::NothingDropped => return self.nothing_dropped(),
            Action::ShowReview => self.step = Step::Review,
            Action::CheckWhenRead => self.resume = true,
            Action::Checking(generation) => self.checking(generation),
            Action::CheckProgress(generation, progress) => return self.review.progress(generation, progress),
            Action::CheckedAll(generation, result) => return self.review.finish(generation, result),
            Action::CancelCheck => return self.review.cancel(),
            Action::Asking { generation, query, start } => {
                self.review.checked_mut()?.asking(generation, query, start);
            }
            Action::Rows(generation, rows) => return self.review.checked_mut()?.rows(generation, rows),
            Action::Select(row) => self.review.checked_mut()?.selected = row,
            Action::AskingGroups(code) => self.review.checked_mut()?.groups = Some((code, Groups::Loading)),
            Action::GotGroups(code, groups) => return self.review.checked_mut()?.groups(code, groups),
            Action::Choose(act) => return self.mending.act(&act),
            Action::Revising(generation) => {
                let checked = self.review.checked_mut()?;
                (checked.revising, checked.unrevised) = (generation, None);
            }
            Action::Revised(generation, result) => {
                return self.review.checked_mut()?.revised(generation, result);
            }
            Action::InvalidDownload(download) => return self.invalid_download(download),
            Action::RefusedDownload(download) => return self.run.download(0, download),
            Action::Continue(now) => return self.go_on_to_send(now),
            Action::Consent(form) => self.consent = form,
            Action::Preview(looks) => self.preview = looks.then(Ahead::default),
            Action::RequestsDownload(download) => self.preview.as_mut()?.downloads[0] = download,
            Action::Never(never) => self.never = never,
            Action::ConnectionName(name) => self.connection.name = name,
            Action::Agreed(agreed) => self.connection.agreed = agreed,
            Action::Connecting(generation) => self.connection.link = Link::Connecting(generation),
            Action::Connected(generation, answer) => return self.connection.answered(generation, answer),
            Action::Disconnect => self.connection.link = Link::None,
            Action::Tag(tag) => self.tag = tag,
            Action::Share(share) => self.share = share,
            Action::Hindered(code) => self.run = Run::Hindered(code),
            Action::Comparing(generation) => self.sending.before = Before::Comparing(generation),
            Action::ComparedAll(generation, compared) => return self.sending.compared_as(generation, compared),
            Action::Trial(trial) => self.sending.trial = trial,
            Action::RememberSent(remember) => self.sending.remember = Some(remember),
            Action::SendAll(all) => self.sending.send_all = all,
            Action::TakeTag(take) => self.sending.take = Some(take),
            Action::FoundBroken(found) => self.broken_off = found,
            Action::GoOnWith(broken) => self.go_on_with(broken),
            Action::Vetoed(words) => self.run = Run::Vetoed(words),
            Action::Started(generation, view) => self.run = Run::Going(generation, Box::new(view)),
            Action::Running(generation, view) => return self.run.progress(generation, view),
            Action::CancelRun => return self.run.cancel(),
            Action::Finished(generation, report) => return self.finished(generation, report),
            Action::Another => self.another(),
            Action::Kept(change) => return self.act_kept(change),
        }
        Some(())
    }

    fn back(&mut self, step: Step) -> Option<()> {
        if step >= self.step || !self.may_go_back() {
            return None;
        }
        (self.step, self.preview) = (step, None);
        Some(())
    }

    /// Whether the check is to begin by itself: not past a question that is still open.
    pub fn wants_check(&self) -> bool {
        self.resume
            && self.again == 0
            && self.step == Step::Matching
            && self.matching().has_email()
            && !self.asks_about_private()
    }

    /// As after a reload: what was chosen is there again, and the files are asked for.
    fn go_on_with(&mut self, broken: Rc<BrokenOff>) {
        let (never, connection) = (self.never.clone(), std::mem::take(&mut self.connection));
        *self = Self { touched: true, never, ..Self::again(self.lang, self.sample, broken.kept.clone()) };
        self.connection.link = connection.link;
        self.sending.going_on = Some(broken);
    }

    fn invalid_download(&mut self, download: Download) -> Option<()> {
        if let Some(preview) = &mut self.preview {
            preview.downloads[1] = download;
            return Some(());
        }
        match &mut self.review {
            _ if self.step == Step::Report => self.run.download(1, download),
            Review::Checked(checked) => {
                checked.download = download;
                Some(())
            }
            _ => None,
        }
    }

    fn finished(&mut self, generation: Generation, report: Box<ReportView>) -> Option<()> {
        self.run.finish(generation, report)?;
        self.step = Step::Report;
        Some(())
    }

    fn another(&mut self) {
        let connection = std::mem::take(&mut self.connection);
        let (never, owed) = (self.never.clone(), std::mem::take(&mut self.owed));
        *self = Self { touched: true, share: self.share, never, owed, ..Self::new(self.lang, self.sample) };
        self.connection = connection;
    }

    fn checking(&mut self, generation: Generation) {
        self.step = Step::Review;
        (self.resume, self.unread) = (false, None);
        self.review = Review::Checking(generation, Progress::default());
    }
}

impl Reducible for State {
    type Action = Action;

    /// The next state; the same one where the action was late or changes nothing.
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let quiet = matches!(action, Action::Lang(_));
        let mut next = (*self).clone();
        if next.act(action).is_none() {
            return self;
        }
        next.touched |= !quiet;
        if next == *self { self } else { Rc::new(next) }
    }
}

#[cfg(test)]
mod tests;
