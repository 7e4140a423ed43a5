//! Which people are read, and where they go.

use super::{Effect, Engine, Item, Phase, Wish};
use crate::Person;
use crate::report::StopReason;
use crate::runs::numbers;

/// People read ahead of sending.
const AHEAD: u64 = 400;

/// A read under way.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    people: Vec<(u64, u64)>,
    aim: Aim,
}

/// What people are read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    /// They are sent in their turn.
    Stock,
    /// They are sent before all others: the proof needs them.
    First,
    /// They were sent before the run broke off, or have to be named in its report.
    Restore,
}

impl Engine {
    /// Whether nobody is left to be read.
    pub(super) fn all_read(&self) -> bool {
        self.left.is_empty() && self.reading.is_none()
    }

    pub(super) fn may_post(&self) -> bool {
        self.wish == Wish::Go
            && self.restore.is_none()
            && self.stopped.is_none()
            && matches!(self.phase, Phase::First | Phase::Sending)
    }

    /// The people to read, if some are needed.
    pub(super) fn wants_rows(&mut self) -> Option<Effect> {
        if self.reading.is_some() || matches!(self.phase, Phase::Ending { .. } | Phase::Closing { .. }) {
            return None;
        }
        let (people, aim) = if let Some(restore) = &mut self.restore {
            (restore.people.take(AHEAD), Aim::Restore)
        } else if let Some(chosen) = self.proof.take_chosen() {
            (chosen.into_iter().map(|index| (index, 1)).collect(), Aim::First)
        } else if self.may_post() && (self.stock.len() as u64) < AHEAD / 2 && self.proof.wants_people() {
            (self.left.take(AHEAD), Aim::Stock)
        } else {
            return None;
        };
        if people.is_empty() {
            return None;
        }
        self.reading = Some(Reading { people: people.clone(), aim });
        Some(Effect::Read { people })
    }

    /// The people that [`Effect::Read`] asked for, in its order.
    pub fn rows(&mut self, people: &[Person]) {
        let Some(reading) = self.reading.take() else { return };
        let asked = numbers(&reading.people);
        if asked.count() != people.len() {
            self.stop(StopReason::FileChanged);
            return;
        }
        let items = numbers(&reading.people).zip(people).map(|(index, person)| Item::new(index, person, &self.plan));
        match reading.aim {
            Aim::Stock => self.stock.extend(items),
            Aim::First => {
                let items: Vec<Item> = items.collect();
                items.into_iter().rev().for_each(|item| self.stock.push_front(item));
            }
            Aim::Restore => {
                let items: Vec<Item> = items.collect();
                self.restored(items);
            }
        }
    }

    /// The people who were asked for cannot be read: the file vanished or changed.
    pub fn unreadable(&mut self) {
        self.reading = None;
        self.stop(StopReason::FileChanged);
    }
}
