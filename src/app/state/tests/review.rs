//! The check, what is chosen on it, and the run.

use super::*;

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
fn late_judgements_change_nothing() {
    let revising = all(&checked(9), [Action::Revising(5), Action::Revising(6)]);
    assert!(Rc::ptr_eq(&revising, &act(&revising, Action::Revised(5, Ok(summary(1, 1))))));
    let revised = act(&revising, Action::Revised(6, Ok(summary(10, 0))));
    assert_eq!((revised.people(), revised.review.checked().map(|checked| checked.revising)), (10, Some(0)));
    let refused = act(&revising, Action::Revised(6, Err(Refusal::Gone)));
    let checked = refused.review.checked().expect("what was checked stays");
    assert_eq!((refused.people(), checked.unrevised.as_ref()), (9, Some(&Refusal::Gone)));
}
