//! The ways through the state, and the answers that come late.

use segment::preview::{Column, Filter, RowStart, RowView, Summary};
use segment::{ContactField, Counts, Dialect, Encoding, Filling, Mend, Refusal, Verdict};

use super::*;
use crate::screens::files::Why;
use crate::screens::matching::MatchingAct;
use crate::screens::report::{Ending, Outcomes, SupportView};
use crate::screens::review::{ReviewAct, Window};
use crate::screens::send::{RunningView, Sent, Standing};
use crate::worker::messages::RowsWindow;

fn act(state: &Rc<State>, action: Action) -> Rc<State> {
    Rc::clone(state).reduce(action)
}

fn all(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), |state, action| act(&state, action))
}

fn file(name: &str, labels: &[&str]) -> Inspected {
    let start = RowStart { offset: 0, line: 1 };
    let samples = |label: &str| if label == "EMail" { &["ana@example.com", "bo@example.com"][..] } else { &[] };
    Inspected {
        name: name.into(),
        size: 1,
        encoding: Encoding::UTF_8,
        guarded: false,
        dialect: Dialect { delimiter: ',', quote: Some('"'), escape: None, padded: false },
        header: Some(1),
        columns: labels.iter().map(|label| Column::new(*label, samples(label).iter().copied())).collect(),
        top_rows: Vec::new(),
        first_rows: Vec::new(),
        rows: Some(1),
        first: start,
        data: start,
    }
}

fn opened(generation: Generation, files: &[Inspected]) -> Action {
    let suggestions = segment::matching::suggest(&files[0].columns);
    let files = files.iter().map(|file| (file.name.clone(), Ok(file.clone()))).collect();
    Action::Opened { generation, files, suggestions, recipe: None }
}

fn reading(generation: Generation, origin: Origin) -> Action {
    let names = vec!["VIP_2026-11-23.csv".into()];
    Action::Reading { generation, brought: Brought { names, origin, ..Brought::default() } }
}

fn column(field: ContactField, column: usize) -> Action {
    Action::Matching(MatchingAct::Fill(field, Some(Filling::Column(column))))
}

fn vip() -> Inspected {
    file("VIP_2026-11-23.csv", &["EMail", "FirstName", "Points"])
}

fn matched() -> Rc<State> {
    all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), opened(1, &[vip()])])
}

fn summary(ready: u64, invalid: u64) -> Summary {
    Summary { counts: Counts { rows: ready + invalid, ready, invalid, ..Counts::default() }, ..Summary::default() }
}

fn checked(ready: u64) -> Rc<State> {
    all(&matched(), [Action::Checking(2), Action::CheckedAll(2, Ok(summary(ready, 120)))])
}

fn asking(generation: Generation, filter: Filter, start: u64) -> Action {
    Action::Asking { generation, query: filter.into(), start }
}

const NOW: export::Time = export::Time(1_795_564_800_000);

fn view(standing: Standing, accepted: u64) -> RunningView {
    let sent = Sent { accepted, ..Sent::default() };
    RunningView { store: None, standing, people: 100, sent, rate: None, left: None }
}

fn report() -> Box<ReportView> {
    Box::new(ReportView {
        ending: Ending::Successful,
        stop: None,
        store: None,
        tag: None,
        outcomes: Outcomes::default(),
        rows: Counts::default(),
        consent: export::Chosen::default(),
        refused: Vec::new(),
        support: SupportView::default(),
        downloads: [Download::Idle, Download::Idle],
    })
}

#[test]
fn a_file_leads_to_a_filled_in_matching_and_a_tag() {
    let state = matched();
    assert_eq!(state.step, Step::Matching);
    assert_eq!(state.tag, Tag::With("VIP".into()));
    assert_eq!(state.matching().column(ContactField::Email), Some(0));
    assert_eq!(state.matching().column(ContactField::FirstName), Some(1));
    assert!(state.fields.iter().all(|row| row.field != ContactField::City), "nothing speaks for a city");
}

#[test]
fn late_answers_change_nothing_and_draw_nothing() {
    let reading_again =
        all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), reading(2, Origin::Own)]);
    assert!(Rc::ptr_eq(&reading_again, &act(&reading_again, opened(1, &[vip()]))));
    let canceled = act(&reading_again, Action::CancelReading);
    assert_eq!(canceled.files, Files::None);
    assert!(Rc::ptr_eq(&canceled, &act(&canceled, opened(2, &[vip()]))));

    let checking = act(&matched(), Action::Checking(5));
    assert!(Rc::ptr_eq(&checking, &act(&checking, Action::CheckedAll(4, Ok(summary(1, 0))))));
    let stopped = act(&checking, Action::CancelCheck);
    assert_eq!(stopped.review, Review::Canceled);
    assert!(Rc::ptr_eq(&stopped, &act(&stopped, Action::CheckedAll(5, Ok(summary(1, 0))))));
    assert!(Rc::ptr_eq(&stopped, &act(&stopped, Action::CheckProgress(5, Progress::default()))));

    let paged = all(&checked(1), [asking(3, Filter::Everyone, 0), asking(4, Filter::Verdict(Verdict::Invalid), 0)]);
    assert!(Rc::ptr_eq(&paged, &act(&paged, Action::Rows(3, Ok(RowsWindow { total: 0, rows: Vec::new() })))));
}

#[test]
fn a_changed_matching_has_to_be_checked_again() {
    let state = checked(7);
    assert_eq!(state.people(), 7);
    let changed = act(&state, column(ContactField::FirstName, 2));
    assert_eq!((changed.people(), &changed.review), (0, &Review::Unchecked));
    let removed = act(&state, Action::Matching(MatchingAct::Remove(ContactField::FirstName)));
    assert_eq!(removed.review, Review::Unchecked);
    assert!(
        Rc::ptr_eq(&removed, &act(&removed, Action::Matching(MatchingAct::Remove(ContactField::Email)))),
        "Email is required"
    );
    let added = act(&removed, Action::Matching(MatchingAct::Add(ContactField::FirstName)));
    assert_eq!(added.fields[1].field, ContactField::FirstName, "in the order of the screen");
    let beyond = act(&added, column(ContactField::FirstName, 99));
    assert_eq!(beyond.fields[1].from, None);
}

#[test]
fn nobody_goes_to_send_without_people() {
    let none = checked(0);
    assert!(Rc::ptr_eq(&none, &act(&none, Action::Continue(NOW))));
    assert_eq!(act(&checked(1), Action::Continue(NOW)).step, Step::Send);
}

#[test]
fn what_lacks_is_counted_by_the_choice_with_which_it_was_tried() {
    let with = |choice| {
        let email = export::ChannelForm { choice, ..export::ChannelForm::default() };
        Action::Consent(ConsentForm { email, ..ConsentForm::default() })
    };
    let tried = all(&checked(1), [with(export::ChannelChoice::Subscribed), Action::Continue(NOW)]);
    assert_eq!((tried.step, tried.tried.times), (Step::Review, 1));
    let other = act(&tried, with(export::ChannelChoice::Unsubscribed));
    assert_eq!(other.tried.email, [export::ChannelChoice::Subscribed], "the other was only looked at");
    let again = act(&other, Action::Continue(NOW));
    assert_eq!((again.tried.times, again.tried.email.len()), (2, 2));
}

#[test]
fn files_of_other_columns_are_no_parts_and_the_rest_can_go_on() {
    let files = [vip(), file("VIP_2.csv", &["Points", "EMail", "FirstName"]), file("Other.csv", &["EMail"])];
    let state =
        all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), opened(1, &files)]);
    let Files::Refused(unusable, good, _) = &state.files else { panic!("{:?}", state.files) };
    assert_eq!(good, &[(0, "VIP_2026-11-23.csv".into()), (1, "VIP_2.csv".into())]);
    assert_eq!(unusable.len(), 1);
    assert_eq!(unusable[0].why, Why::OtherColumns("VIP_2026-11-23.csv".into()));
    assert_eq!(state.step, Step::Files);
}

#[test]
fn a_file_without_rows_is_refused_with_its_own_reason() {
    let mut empty = vip();
    empty.rows = Some(0);
    let state =
        all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), opened(1, &[empty])]);
    let Files::Refused(unusable, good, _) = &state.files else { panic!("{:?}", state.files) };
    assert!(good.is_empty());
    assert_eq!(unusable[0].why, Why::Refused(Refusal::NoRows));
}

fn read_again(generation: Generation, file: &Inspected) -> Action {
    let suggestions = segment::matching::suggest(&file.columns);
    Action::ReadAgain { generation, files: vec![(file.name.clone(), Ok(file.clone()))], suggestions }
}

fn with_header(line: u64) -> Choice {
    Choice { header: Some(segment::HeaderChoice::Line(line)), ..Choice::default() }
}

#[test]
fn other_letters_keep_what_a_person_chose_and_other_columns_do_not() {
    let chosen = all(
        &matched(),
        [
            Action::Matching(MatchingAct::Add(ContactField::City)),
            column(ContactField::City, 2),
            Action::ReadAs(2, with_header(1)),
        ],
    );
    let of = |state: &State, field| state.matching().column(field);
    let same = act(&chosen, read_again(2, &vip()));
    assert_eq!(same.fields, chosen.fields);
    // The label of the first name could not be read before; the city is the person's choice.
    let mut garbled = vip();
    garbled.columns[1].label = "Eesn\u{FFFD}mi".into();
    let unread = act(&chosen, read_again(2, &garbled));
    assert_eq!(of(&unread, ContactField::City), Some(2));
    assert_eq!(of(&unread, ContactField::FirstName), None);
    let clear = all(&unread, [Action::ReadAs(3, with_header(1)), read_again(3, &vip())]);
    assert_eq!(of(&clear, ContactField::City), Some(2));
    assert_eq!(of(&clear, ContactField::FirstName), Some(1));
    let one = act(&chosen, read_again(2, &file("VIP_2026-11-23.csv", &["EMail;FirstName;Points"])));
    assert_eq!(of(&one, ContactField::City), None);
}

#[test]
fn what_cannot_be_read_otherwise_is_told_and_read_as_before() {
    let before = act(&matched(), Action::ReadAs(2, with_header(1)));
    let before = act(&before, read_again(2, &vip()));
    let mut nobody = vip();
    nobody.rows = Some(0);
    // Of two choices in a row, the one that was read last counts.
    let refused =
        all(&before, [Action::ReadAs(3, with_header(8)), Action::ReadAs(4, with_header(9)), read_again(4, &nobody)]);
    assert_eq!((refused.step, &refused.choice, refused.open()), (Step::Matching, &with_header(1), before.open()));
    assert_eq!(refused.unread.as_ref().map(|file| &file.why), Some(&Why::Refused(Refusal::NoRows)));
    assert_eq!(act(&refused, Action::ReadAs(5, with_header(2))).unread, None);
    // One that is gone is asked for again, and nothing else is lost.
    let gone = vec![("VIP_2026-11-23.csv".to_owned(), Err(Refusal::Gone))];
    let gone = Action::ReadAgain { generation: 3, files: gone, suggestions: Suggestions::default() };
    let gone = all(&before, [Action::ReadAs(3, with_header(1)), gone]);
    assert!(matches!(&gone.files, Files::Refused(files, _, Some(_)) if files[0].why == Why::Refused(Refusal::Gone)));
    let back = all(&gone, [reading(4, Origin::Own), opened(4, &[vip()])]);
    assert_eq!((&back.choice, &back.fields), (&with_header(1), &before.fields));
}

#[test]
fn a_check_waits_until_the_files_are_read_once_more() {
    let reading = all(&matched(), [Action::ReadAs(2, with_header(1)), Action::CheckWhenRead]);
    assert!(!reading.wants_check());
    assert!(act(&reading, read_again(2, &vip())).wants_check());
    let without = file("VIP_2026-11-23.csv", &["EMail;FirstName;Points"]);
    assert!(!act(&reading, read_again(2, &without)).resume, "whoever has to match Email first begins it again");
}

#[test]
fn a_reload_loses_nothing_that_was_typed() {
    let state = all(
        &matched(),
        [
            column(ContactField::FirstName, 2),
            Action::Matching(MatchingAct::Add(ContactField::City)),
            Action::Tag(Tag::Without("VIP 1".into())),
            Action::Share(75),
            Action::ConnectionName("VIP to Minu Pood".into()),
            Action::Agreed(true),
        ],
    );
    let kept = state.kept().expect("a file is open");
    assert_eq!(kept.names, ["VIP_2026-11-23.csv"]);
    let reloaded = Rc::new(State::again(Lang::En, SampleOffer::Practice, kept.clone()));
    assert_eq!(reloaded.step, Step::Files);
    assert_eq!(reloaded.kept().as_ref(), Some(&kept), "a second reload before the file is there loses nothing either");
    let wrong = vec![("x.csv".to_owned(), Err(Refusal::Binary))];
    let wrong = Action::Opened { generation: 0, files: wrong, suggestions: Suggestions::default(), recipe: None };
    let refused = all(&reloaded, [reading(0, Origin::Own), wrong]);
    assert_eq!(refused.kept().as_ref(), Some(&kept), "nor does a wrong file");
    // The columns may stand in another order by now.
    let moved = file("VIP_2026-11-30.csv", &["Points", "FirstName", "EMail"]);
    let back = all(&reloaded, [reading(1, Origin::Own), opened(1, &[moved])]);
    assert_eq!(back.matching().column(ContactField::Email), Some(2));
    assert_eq!(back.matching().column(ContactField::FirstName), Some(0));
    assert!(back.fields.iter().any(|row| row.field == ContactField::City && row.from.is_none()));
    assert_eq!(back.tag, Tag::Without("VIP 1".into()));
    assert_eq!((back.share, back.connection.agreed), (75, true));
    assert_eq!(back.connection.name, "VIP to Minu Pood");
    assert_eq!(back.connection.link, Link::None, "the key is not kept");
}

#[test]
fn the_sample_never_meets_a_real_connection_nor_the_other_way_round() {
    let connected =
        all(&checked(1), [Action::Continue(NOW), Action::Connecting(9), Action::Connected(9, Ok(Store::default()))]);
    assert_eq!(connected.connection.link, Link::Connected(Store::default()));
    let sample = act(&connected, reading(10, Origin::Sample));
    assert_eq!(sample.connection.link, Link::None);
    let practice =
        all(&sample, [Action::Connecting(11), Action::Connected(11, Ok(Store::default())), reading(12, Origin::Own)]);
    assert_eq!(practice.connection.link, Link::None);
    let same = act(&connected, reading(13, Origin::Own));
    assert_eq!(same.connection.link, connected.connection.link, "another file of one's own keeps it");
}

#[test]
fn while_a_run_goes_there_is_no_way_back_and_canceling_stays() {
    let state = all(&checked(100), [Action::Continue(NOW), Action::Started(20, view(Standing::Queued, 0))]);
    assert!(Rc::ptr_eq(&state, &act(&state, Action::Back(Step::Files))));
    let going = act(&state, Action::Running(20, view(Standing::Processing { waiting: None }, 10)));
    assert!(Rc::ptr_eq(&going, &act(&going, Action::Running(19, view(Standing::Paused, 0)))));
    let canceled =
        all(&going, [Action::CancelRun, Action::Running(20, view(Standing::Processing { waiting: None }, 20))]);
    let Run::Going(_, shown) = &canceled.run else { panic!("{:?}", canceled.run) };
    assert_eq!((&shown.standing, shown.sent.accepted), (&Standing::Canceling, 20));
    let done = act(&canceled, Action::Finished(20, report()));
    assert_eq!(done.step, Step::Report);
    let downloading = act(&done, Action::InvalidDownload(Download::Preparing));
    let Run::Done(shown) = &downloading.run else { panic!("{:?}", downloading.run) };
    assert_eq!(shown.downloads, [Download::Idle, Download::Preparing]);
    let another = act(&downloading, Action::Another);
    assert_eq!((another.step, &another.files, &another.run), (Step::Files, &Files::None, &Run::None));
}

#[test]
fn rows_of_another_filter_are_not_shown_in_the_meantime() {
    let row = RowView {
        file: 0,
        row: 2,
        index: 0,
        offset: 0,
        cells: Vec::new(),
        verdict: Verdict::Ready,
        mended: Vec::new(),
        problems: Vec::new(),
        contact: None,
        instead: None,
    };
    let shown = act(&checked(1), Action::Rows(2, Ok(RowsWindow { total: 121, rows: vec![row] })));
    let rows = |state: &Rc<State>| state.review.checked().expect("a check").rows.clone();
    let next = act(&shown, asking(3, Filter::Everyone, 50));
    assert!(matches!(rows(&next).window, Window::Loading(rows) if rows.len() == 1));
    let filtered = act(&next, asking(4, Filter::Verdict(Verdict::Invalid), 0));
    assert!(matches!(rows(&filtered).window, Window::Loading(rows) if rows.is_empty()));
    assert_eq!(rows(&filtered).total, 120, "the counts tell how many there will be");
}

#[test]
fn what_was_chosen_can_be_taken_back_and_done_again() {
    let typo = |from: &str| Action::Choose(ReviewAct::Mend(Mend::Domain { from: from.into(), to: "gmail.com".into() }));
    let start = checked(9);
    let mended = all(&start, [typo("gmial.com"), typo("gmail.con"), typo("gmial.com")]);
    assert_eq!(mended.mending.now.mends.len(), 2);
    assert!(Rc::ptr_eq(&mended, &act(&mended, typo("gmial.com"))), "the same once more is no step");
    let out = all(&mended, [Action::Choose(ReviewAct::LeaveOut(9)), Action::Choose(ReviewAct::LeaveOut(3))]);
    assert_eq!(out.mending.now.policy.left_out, [3, 9]);
    let undone = all(&out, (0..4).map(|_| Action::Choose(ReviewAct::Undo)));
    assert_eq!(undone.mending.now.mends.len(), 1);
    assert!(undone.mending.can_redo() && undone.mending.can_undo());
    let redone = all(&undone, (0..4).map(|_| Action::Choose(ReviewAct::Redo)));
    assert_eq!(redone.mending.now, out.mending.now);
    assert!(Rc::ptr_eq(&redone, &act(&redone, Action::Choose(ReviewAct::Redo))));
    let other = all(&undone, [Action::Choose(ReviewAct::TakeIn(9)), Action::Choose(ReviewAct::Unmend(0))]);
    assert!(other.mending.now.mends.is_empty() && !other.mending.can_redo(), "a new step has no future");
    assert_eq!(out.rules(7).mends, out.mending.now.mends);
    assert_eq!(out.rules(7).now, 7);
}

#[test]
fn what_was_chosen_for_the_last_file_is_taken_for_the_next() {
    let typo = Mend::Domain { from: "gmial.com".into(), to: "gmail.com".into() };
    let first = all(
        &checked(9),
        [
            column(ContactField::FirstName, 2),
            Action::Matching(MatchingAct::AddProperty(1)),
            Action::Checking(4),
            Action::CheckedAll(4, Ok(summary(9, 0))),
            Action::Choose(ReviewAct::Mend(typo.clone())),
        ],
    );
    assert_eq!(first.recipe(), None, "nothing is kept without a yes");
    let recipe = act(&first, Action::Remember(true)).recipe().expect("a yes");
    let next = |labels: &[&str]| {
        let file = file("VIP_2026-11-30.csv", labels);
        let suggestions = segment::matching::suggest(&file.columns);
        let files = vec![(file.name.clone(), Ok(file))];
        let recipe = Some(Box::new(recipe.clone()));
        let opened = Action::Opened { generation: 1, files, suggestions, recipe };
        all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), opened])
    };
    let same = next(&["Points", "EMail", "FirstName"]);
    assert_eq!(same.matching().column(ContactField::FirstName), Some(0), "as chosen, not as suggested");
    assert_eq!((same.properties[0].name.as_str(), &same.properties[0].from), ("FirstName", &Filling::Column(2)));
    assert_eq!(same.mending.now.mends, [typo]);
    assert!(same.recall.taken && same.recall.remember && same.recall.gone.is_empty());
    assert_eq!(same.recall.segment, "VIP");
    let renamed = next(&["Points", "E-Mail", "FirstName"]);
    assert_eq!(renamed.matching().column(ContactField::Email), None);
    assert_eq!((renamed.recall.gone[0].label.as_str(), renamed.recall.gone[0].perhaps), ("EMail", Some(1)));
    assert_eq!(act(&renamed, Action::Gone(0, true)).matching().column(ContactField::Email), Some(1));
    let no = act(&renamed, Action::Gone(0, false));
    assert!(no.recall.gone.is_empty() && no.matching().column(ContactField::Email).is_none());
}

#[test]
fn late_judgements_change_nothing() {
    let revising = all(&checked(9), [Action::Revising(5), Action::Revising(6)]);
    assert!(Rc::ptr_eq(&revising, &act(&revising, Action::Revised(5, Ok(summary(1, 1))))));
    let revised = act(&revising, Action::Revised(6, Ok(summary(10, 0))));
    assert_eq!((revised.people(), revised.review.checked().map(|checked| checked.revising)), (10, Some(0)));
    let refused = act(&revising, Action::Revised(6, Err(Refusal::Gone)));
    let checked = refused.review.checked().expect("what was checked stays");
    assert_eq!((refused.people(), checked.unrevised.as_ref()), (9, Some(&Refusal::Gone)));
}

#[test]
fn a_lost_sample_says_so_and_leaves_the_way_open() {
    let state =
        all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Sample), Action::SampleLost(1)]);
    assert_eq!((&state.files, state.sample, state.origin), (&Files::None, SampleOffer::Failed, Origin::Own));
}

#[test]
fn whoever_was_in_review_gets_the_check_again_by_itself() {
    let kept = Kept { step: Step::Send, ..checked(1).kept().expect("a file is open") };
    let state = Rc::new(State::again(Lang::En, SampleOffer::Practice, kept));
    let back = all(&state, [reading(1, Origin::Own), opened(1, &[vip()])]);
    assert!(back.wants_check());
    assert!(!act(&back, Action::Checking(2)).wants_check());
    assert!(!matched().wants_check());
}

#[test]
fn the_word_that_a_private_column_is_sent_is_kept_with_the_matching() {
    let mut cards = vip();
    cards.columns.push(Column::new("Card", ["4111111111111111", "5500 0000 0000 0004"].into_iter()));
    let start = Rc::new(State::new(Lang::En, SampleOffer::Practice));
    let opened_again = || opened(1, std::slice::from_ref(&cards));
    let matched = all(
        &start,
        [reading(1, Origin::Own), opened_again(), Action::Matching(MatchingAct::AddProperty(3)), Action::Checking(2)],
    );
    let reloaded = |state: &State| {
        let kept = Kept { step: Step::Review, ..state.kept().expect("a file is open") };
        // As the tab's storage has it.
        let kept: Kept = serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap();
        let state = Rc::new(State::again(Lang::En, SampleOffer::Practice, kept));
        all(&state, [reading(1, Origin::Own), opened_again()])
    };
    let said = act(&matched, Action::Matching(MatchingAct::Private(3, true)));
    assert_eq!(said.review, matched.review, "nothing has to be checked again for it");
    let back = reloaded(&said);
    assert_eq!(back.allowed, [3]);
    assert!(back.wants_check(), "it is not asked again");
    assert!(!reloaded(&matched).wants_check(), "no check goes past the question");
    let taken_back = act(&said, Action::Matching(MatchingAct::Private(3, false)));
    assert!(taken_back.allowed.is_empty() && !reloaded(&taken_back).wants_check());
    let other = all(&back, [reading(5, Origin::Own), opened(5, &[vip()])]);
    assert!(other.allowed.is_empty(), "another file has other columns");
}

#[test]
fn segments_that_wait_are_named_after_a_reload_until_they_are_brought() {
    let brought = |segments: &[&str], waiting: &[&str]| Brought {
        names: vec![[segments[0], ".csv"].concat()],
        segments: segments.iter().map(|name| (*name).into()).collect(),
        waiting: waiting.iter().map(|name| (*name).into()).collect(),
        ..Brought::default()
    };
    let bring = |generation, brought| Action::Reading { generation, brought };
    let reloaded = |state: &State| {
        Rc::new(State::again(Lang::En, SampleOffer::Practice, state.kept().expect("something is to come")))
    };
    let start = Rc::new(State::new(Lang::En, SampleOffer::Practice));
    let first = all(&start, [bring(1, brought(&["A"], &["B", "C"])), opened(1, &[vip()])]);
    let back = reloaded(&first);
    assert!(matches!(&back.files, Files::Again(_)));
    assert_eq!(back.owed, ["B", "C"]);
    assert_eq!(reloaded(&back).owed, ["B", "C"], "nor does a second reload forget them");
    let again = all(&back, [bring(2, brought(&["A"], &[])), opened(2, &[vip()])]);
    assert_eq!(again.to_come(), ["B", "C"]);
    // After the report they are asked for, and a reload there loses nothing either.
    let done = all(
        &again,
        [
            Action::Checking(3),
            Action::CheckedAll(3, Ok(summary(1, 0))),
            Action::Continue(NOW),
            Action::Started(4, view(Standing::Queued, 0)),
            Action::Finished(4, report()),
        ],
    );
    let after = reloaded(&done);
    assert_eq!((&after.files, &after.owed[..]), (&Files::None, &["B".to_owned(), "C".to_owned()][..]));
    let next = act(&done, Action::Another);
    assert_eq!((&next.files, next.owed.len()), (&Files::None, 2));
    let second = act(&next, bring(5, brought(&["B"], &[])));
    assert_eq!(second.to_come(), ["C"]);
    assert_eq!(reloaded(&second).owed, ["B.csv", "C"], "what is just being read is not sent yet");
    assert_eq!(act(&second, Action::CancelReading).owed, ["C"]);
    assert!(act(&next, bring(5, brought(&["B", "C"], &[]))).to_come().is_empty(), "both, joined to one");
    assert!(act(&next, bring(5, brought(&["B"], &["C"]))).owed.is_empty());
    assert!(act(&next, Action::ForgetOwed).kept().is_none());
    assert!(act(&back, Action::StartOver).kept().is_none());
}
