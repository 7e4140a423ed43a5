//! The proxy from outside, over real sockets, against an upstream that writes down every byte.
//!
//! Requests are written by hand, so nothing that a well-behaved client would mend or refuse is out of reach. A second
//! listener, to which attacks point, must never be connected to.
#![allow(missing_docs)]

mod config;
mod cut;
mod forwarding;
mod framing;
mod guard;
mod harness;
mod limits;
mod lists;
mod log;
mod pages;
mod stop;
