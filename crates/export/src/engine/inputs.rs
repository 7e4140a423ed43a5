//! What comes in: answers, kept appends, wishes, the network.

use omnisend::{Answer, Limit, Trouble};

use super::{Engine, Purpose, RequestId, Wish};
use crate::Time;
use crate::report::is_settled;

impl Engine {
    /// The answer to a request. One that was answered already, or never sent, changes nothing.
    pub fn answer(&mut self, id: RequestId, answer: Answer, now: Time) {
        let at = self.clock.at(now);
        let Some((request, purpose)) = self.under_way.remove(&id) else { return };
        let pace = if request.limit() == Limit::Tags { &mut self.tag_pace } else { &mut self.pace };
        if let Ok(response) = &answer
            && response.status != 429
        {
            pace.answered(at, &response.hints);
        }
        let judged = Trouble::judge(&request, answer);
        if let Err(Trouble::TooMany { wait }) = judged {
            pace.refused(at, wait, &mut self.random);
        }
        match purpose {
            Purpose::Post(group) => self.posted(at, group, judged),
            Purpose::Tag(group) => self.tagged(at, group, judged),
            Purpose::List { offset } => self.listed(at, offset, judged),
            Purpose::State(number) => self.state_read(at, number, judged),
            Purpose::Items(number) => self.items_read(at, number, judged),
            Purpose::Proof => self.proof_read(at, judged),
            Purpose::Remove => self.removal_answered(at, judged),
        }
    }

    /// Append `seq` and all before it are kept.
    pub fn saved(&mut self, seq: u64) {
        for settled in self.journal.kept(seq) {
            for (fate, first, length) in settled.people {
                self.recent.add(fate, length);
                for index in first..first + length {
                    self.fates.set(index, fate);
                }
                if is_settled(fate) {
                    self.rate.add(self.clock.steady(), length);
                }
            }
            self.rejected.extend(settled.rejected.into_iter().map(|(_, rejected)| rejected));
        }
    }

    /// A person wants the run to wait. What is under way is followed.
    pub fn pause(&mut self) {
        if self.wish == Wish::Go {
            self.wish = Wish::Pause;
        }
    }

    /// A person wants the run to go on.
    pub fn resume(&mut self) {
        if matches!(self.wish, Wish::Pause | Wish::Trial) {
            self.wish = Wish::Go;
        }
    }

    /// A person wants no more people to be sent. What is under way is followed to its end for a while.
    pub fn cancel(&mut self) {
        self.wish = Wish::Cancel;
    }

    /// The computer is online again.
    pub fn online(&mut self) {
        self.online = true;
    }

    /// The computer is offline: nothing is sent.
    pub fn offline(&mut self) {
        self.online = false;
    }
}
