//! The look at what this browser keeps.

use super::*;
use crate::screens::kept::{Found, Lists, Word};

fn kept(change: KeptChange) -> Action {
    Action::Kept(change)
}

fn shown(state: &State) -> &KeptScreen {
    state.kept_screen.as_ref().expect("it is open")
}

#[test]
fn it_opens_from_any_step_but_not_while_a_run_goes_and_leads_back() {
    for before in [Rc::new(State::new(Lang::En, SampleOffer::Practice)), matched(), checked(9)] {
        let open = act(&before, kept(KeptChange::Open));
        assert!(open.kept_screen.is_some());
        let back = act(&open, kept(KeptChange::Close));
        assert_eq!((back.step, &back.kept_screen), (before.step, &None));
        assert_eq!(back.kept(), before.kept());
    }
    let going = act(&checked(9), Action::Started(5, view(Standing::Queued, 0)));
    assert!(Rc::ptr_eq(&act(&going, kept(KeptChange::Open)), &going));
}

#[test]
fn late_lists_and_late_findings_are_not_shown() {
    let open = all(&matched(), [kept(KeptChange::Open), kept(KeptChange::Listing(7)), kept(KeptChange::Listing(8))]);
    let late = act(&open, kept(KeptChange::Listed(7, Rc::default())));
    assert!(Rc::ptr_eq(&late, &open));
    let lists = Rc::new(Lists { keeps: true, ..Lists::default() });
    let listed = act(&open, kept(KeptChange::Listed(8, Rc::clone(&lists))));
    assert_eq!(shown(&listed).view.lists, Some(lists));
    let person = || Found::Person { address: "a@example.com".into(), places: Vec::new(), listed: false, broken: false };
    let looking = all(&open, [kept(KeptChange::Found(Found::Looking(9)))]);
    let late = act(&looking, kept(KeptChange::FoundAs(8, person())));
    assert_eq!(shown(&late).view.found, Found::Looking(9));
    let found = act(&looking, kept(KeptChange::FoundAs(9, person())));
    assert_eq!(shown(&found).view.found, person());
    let closed = act(&found, kept(KeptChange::Close));
    assert!(Rc::ptr_eq(&act(&closed, kept(KeptChange::FoundAs(9, person()))), &closed));
}

#[test]
fn what_became_of_it_is_told_and_takes_the_question_away() {
    let asks = all(&matched(), [kept(KeptChange::Open), kept(KeptChange::Asks(true))]);
    assert!(shown(&asks).view.asks);
    let told = act(&asks, kept(KeptChange::Told(3, Word::Erased)));
    assert_eq!((shown(&told).view.told, shown(&told).view.asks), (Some((3, Word::Erased)), false));
}
