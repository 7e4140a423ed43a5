//! What is kept over a reload, and for a segment's next file.

use super::*;

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
