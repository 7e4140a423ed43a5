//! Files, and the answers that come late.

use super::*;

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
fn a_lost_sample_says_so_and_leaves_the_way_open() {
    let state =
        all(&Rc::new(State::new(Lang::En, SampleOffer::Practice)), [reading(1, Origin::Sample), Action::SampleLost(1)]);
    assert_eq!((&state.files, state.sample, state.origin), (&Files::None, SampleOffer::Failed, Origin::Own));
}
