//! The look at what this browser keeps, from any step but not while a run goes.

use std::rc::Rc;

use super::{BrokenOff, Generation, Run, State};
use crate::screens::kept::{Found, KeptView, Lists, PastView, Word};

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeptScreen {
    /// What is shown.
    pub view: KeptView,
    /// Under which number it is being looked at what is kept.
    generation: Generation,
}

/// What happens there.
#[derive(Clone, Debug)]
pub enum KeptChange {
    /// It is opened.
    Open,
    /// Back to where the person was.
    Close,
    /// What is kept is being looked at.
    Listing(Generation),
    /// It was.
    Listed(Generation, Rc<Lists>),
    /// A run's report is shown, or no more.
    Past(Option<Rc<PastView>>),
    /// Somebody is looked for, or was.
    Found(Found),
    /// What became of looking for somebody under a number.
    FoundAs(Generation, Found),
    /// What became of what was asked.
    Told(Generation, Word),
    /// It is asked whether everything is to be erased, or no more.
    Asks(bool),
    /// These runs that broke off are gone; none: all.
    Gone(Option<String>),
}

impl State {
    pub(super) fn act_kept(&mut self, change: KeptChange) -> Option<()> {
        if let KeptChange::Open = change {
            if matches!(self.run, Run::Going(..)) || self.kept_screen.is_some() {
                return None;
            }
            self.kept_screen = Some(Box::default());
            return Some(());
        }
        if let KeptChange::Gone(name) = &change {
            let stays = |broken: &Rc<BrokenOff>| name.as_ref().is_some_and(|name| *name != broken.run);
            self.broken_off.retain(stays);
            return Some(());
        }
        let KeptScreen { view, generation } = &mut **self.kept_screen.as_mut()?;
        match change {
            KeptChange::Open | KeptChange::Gone(_) => {}
            KeptChange::Close => self.kept_screen = None,
            KeptChange::Listing(number) => *generation = number,
            KeptChange::Listed(number, lists) => {
                if number != *generation {
                    return None;
                }
                view.lists = Some(lists);
            }
            KeptChange::Past(past) => (view.past, view.told) = (past, None),
            KeptChange::Found(found) => (view.found, view.told) = (found, None),
            KeptChange::FoundAs(number, found) => {
                if view.found != Found::Looking(number) {
                    return None;
                }
                view.found = found;
            }
            KeptChange::Told(number, word) => {
                (view.told, view.asks) = (Some((number, word)), false);
                // Whoever was shown there may be forgotten now.
                view.found = Found::Idle;
            }
            KeptChange::Asks(asks) => view.asks = asks,
        }
        Some(())
    }
}
