//! A queue between futures of one thread: the answers to a question, the results of several workers.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

struct Shared<T> {
    items: VecDeque<T>,
    waker: Option<Waker>,
}

/// Puts items into a queue.
pub struct Sender<T>(Rc<RefCell<Shared<T>>>);

/// Takes items out of a queue.
pub struct Receiver<T>(Rc<RefCell<Shared<T>>>);

/// An empty queue.
pub fn queue<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Rc::new(RefCell::new(Shared { items: VecDeque::new(), waker: None }));
    (Sender(Rc::clone(&shared)), Receiver(shared))
}

impl<T> Sender<T> {
    /// Puts an item at the end. Nobody need be waiting for it.
    pub fn send(&self, item: T) {
        self.0.borrow_mut().items.push_back(item);
        self.wake();
    }

    fn wake(&self) {
        let waker = self.0.borrow_mut().waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        // The receiver looks again and finds itself alone.
        self.wake();
    }
}

impl<T> Receiver<T> {
    /// The next item; none where the queue is empty and every sender is gone.
    pub async fn next(&mut self) -> Option<T> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The next item, unless `limit` ends before there is one.
    pub async fn next_within(&mut self, limit: impl Future<Output = ()>) -> Option<T> {
        let mut limit = pin!(limit);
        poll_fn(|context| match self.poll(context) {
            Poll::Pending => limit.as_mut().poll(context).map(|()| None),
            next @ Poll::Ready(_) => next,
        })
        .await
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut shared = self.0.borrow_mut();
        if let Some(item) = shared.items.pop_front() {
            return Poll::Ready(Some(item));
        }
        if Rc::strong_count(&self.0) == 1 {
            return Poll::Ready(None);
        }
        shared.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    fn poll<T>(future: impl Future<Output = T>) -> Poll<T> {
        pin!(future).poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn gives_what_was_put_in_and_ends_with_the_last_sender() {
        let (sender, mut receiver) = queue();
        assert_eq!(poll(receiver.next()), Poll::Pending);
        let other = sender.clone();
        sender.send(1);
        drop(sender);
        other.send(2);
        assert_eq!(poll(receiver.next()), Poll::Ready(Some(1)));
        assert_eq!(poll(receiver.next()), Poll::Ready(Some(2)));
        assert_eq!(poll(receiver.next()), Poll::Pending);
        drop(other);
        assert_eq!(poll(receiver.next()), Poll::Ready(None));
    }

    #[test]
    fn waits_no_longer_than_the_limit_and_prefers_what_is_there() {
        let (sender, mut receiver) = queue();
        assert_eq!(poll(receiver.next_within(pending())), Poll::Pending);
        assert_eq!(poll(receiver.next_within(ready(()))), Poll::Ready(None));
        sender.send(1);
        assert_eq!(poll(receiver.next_within(ready(()))), Poll::Ready(Some(1)));
    }
}
