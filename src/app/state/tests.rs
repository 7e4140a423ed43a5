//! The ways through the state, and the answers that come late.

use segment::preview::{Column, Filter, RowStart, RowView, Summary};
use segment::{Counts, Dialect, Encoding, Refusal, Verdict};

use super::*;
use crate::screens::files::Why;
use crate::screens::report::{Ending, Outcomes, SupportView};
use crate::screens::send::{RunningView, Sent, Standing};

fn act(state: &Rc<State>, action: Action) -> Rc<State> {
    Rc::clone(state).reduce(action)
}

fn all(state: &Rc<State>, actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::clone(state), |state, action| act(&state, action))
}

fn file(name: &str, labels: &[&str]) -> Inspected {
    let start = RowStart { offset: 0, line: 1 };
    let samples = |label: &str| {
        if label == "EMail" { ["ana@example.com", "bo@example.com"].as_slice() } else { &[] }.iter().copied()
    };
    Inspected {
        name: name.into(),
        size: 1,
        encoding: Encoding::UTF_8,
        dialect: Dialect { delimiter: ',', quote: Some('"'), escape: None, padded: false },
        header: Some(1),
        columns: labels.iter().map(|label| Column::new(*label, samples(label))).collect(),
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
    Action::Opened { generation, files, suggestions }
}

fn reading(generation: Generation, origin: Origin) -> Action {
    let names = vec!["VIP_2026-11-23.csv".into()];
    Action::Reading { generation, brought: Brought { names, origin, ..Brought::default() } }
}

fn vip() -> Inspected {
    file("VIP_2026-11-23.csv", &["EMail", "FirstName", "Points"])
}

fn matched() -> Rc<State> {
    all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Own), opened(1, &[vip()])])
}

fn summary(ready: u64, invalid: u64) -> Summary {
    Summary {
        counts: Counts { rows: ready + invalid, ready, invalid, ..Counts::default() },
        worth_a_look: 0,
        found: Vec::new(),
        blank_lines: 0,
        repaired: 0,
        matching: Matching::default(),
    }
}

fn checked(ready: u64) -> Rc<State> {
    all(&matched(), [Action::Checking(2), Action::CheckedAll(2, Ok(summary(ready, 120)))])
}

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

    let paged = all(
        &checked(1),
        [
            Action::Paging { generation: 3, filter: Filter::Everyone, page: 0 },
            Action::Paging { generation: 4, filter: Filter::Verdict(Verdict::Invalid), page: 0 },
        ],
    );
    assert!(Rc::ptr_eq(&paged, &act(&paged, Action::Rows(3, Ok(Vec::new())))));
}

#[test]
fn a_changed_matching_has_to_be_checked_again() {
    let state = checked(7);
    assert_eq!(state.people(), 7);
    let changed = act(&state, Action::Column(ContactField::FirstName, Some(2)));
    assert_eq!((changed.people(), &changed.review), (0, &Review::Unchecked));
    let removed = act(&state, Action::RemoveField(ContactField::FirstName));
    assert_eq!(removed.review, Review::Unchecked);
    assert!(Rc::ptr_eq(&removed, &act(&removed, Action::RemoveField(ContactField::Email))), "Email is required");
    let added = act(&removed, Action::AddField(ContactField::FirstName));
    assert_eq!(added.fields[1].field, ContactField::FirstName, "in the order of the screen");
    let beyond = act(&added, Action::Column(ContactField::FirstName, Some(99)));
    assert_eq!(beyond.fields[1].column, None);
}

#[test]
fn nobody_goes_to_send_without_people() {
    let none = checked(0);
    assert!(Rc::ptr_eq(&none, &act(&none, Action::Continue)));
    assert_eq!(act(&checked(1), Action::Continue).step, Step::Send);
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
            Action::AddField(ContactField::City),
            Action::Column(ContactField::City, Some(2)),
            Action::ReadAs(2, with_header(1)),
        ],
    );
    let column = |state: &State, field| state.matching().column(field);
    let same = act(&chosen, read_again(2, &vip()));
    assert_eq!(same.fields, chosen.fields);
    // The label of the first name could not be read before; the city is the person's choice.
    let mut garbled = vip();
    garbled.columns[1].label = "Eesn\u{FFFD}mi".into();
    let unread = act(&chosen, read_again(2, &garbled));
    assert_eq!(column(&unread, ContactField::City), Some(2));
    assert_eq!(column(&unread, ContactField::FirstName), None);
    let clear = all(&unread, [Action::ReadAs(3, with_header(1)), read_again(3, &vip())]);
    assert_eq!(column(&clear, ContactField::City), Some(2));
    assert_eq!(column(&clear, ContactField::FirstName), Some(1));
    let one = act(&chosen, read_again(2, &file("VIP_2026-11-23.csv", &["EMail;FirstName;Points"])));
    assert_eq!(column(&one, ContactField::City), None);
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
            Action::Column(ContactField::FirstName, Some(2)),
            Action::AddField(ContactField::City),
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
    let wrong = Action::Opened { generation: 0, files: wrong, suggestions: Suggestions::default() };
    let refused = all(&reloaded, [reading(0, Origin::Own), wrong]);
    assert_eq!(refused.kept().as_ref(), Some(&kept), "nor does a wrong file");
    // The columns may stand in another order by now.
    let moved = file("VIP_2026-11-30.csv", &["Points", "FirstName", "EMail"]);
    let back = all(&reloaded, [reading(1, Origin::Own), opened(1, &[moved])]);
    assert_eq!(back.matching().column(ContactField::Email), Some(2));
    assert_eq!(back.matching().column(ContactField::FirstName), Some(0));
    assert!(back.fields.iter().any(|row| row.field == ContactField::City && row.column.is_none()));
    assert_eq!(back.tag, Tag::Without("VIP 1".into()));
    assert_eq!((back.share, back.connection.agreed), (75, true));
    assert_eq!(back.connection.name, "VIP to Minu Pood");
    assert_eq!(back.connection.link, Link::None, "the key is not kept");
}

#[test]
fn the_sample_never_meets_a_real_connection_nor_the_other_way_round() {
    let connected =
        all(&checked(1), [Action::Continue, Action::Connecting(9), Action::Connected(9, Ok(Store::default()))]);
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
    let state = all(&checked(100), [Action::Continue, Action::Started(20, view(Standing::Queued, 0))]);
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
        cells: Vec::new(),
        verdict: Verdict::Ready,
        problems: Vec::new(),
        contact: None,
        instead: None,
    };
    let shown = act(&checked(1), Action::Rows(2, Ok(vec![row])));
    let window = |state: &Rc<State>| match &state.review {
        Review::Checked(checked) => checked.window.clone(),
        other => panic!("{other:?}"),
    };
    let next = act(&shown, Action::Paging { generation: 3, filter: Filter::Everyone, page: 1 });
    assert!(matches!(window(&next), crate::screens::review::Window::Loading(rows) if rows.len() == 1));
    let filtered = act(&next, Action::Paging { generation: 4, filter: Filter::Verdict(Verdict::Invalid), page: 99 });
    assert!(matches!(window(&filtered), crate::screens::review::Window::Loading(rows) if rows.is_empty()));
    let Review::Checked(checked) = &filtered.review else { panic!() };
    assert_eq!(checked.page, 2, "120 rows make three pages");
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
