//! `segue run` through the built program, against the simulator's HTTP face.

#![allow(clippy::unwrap_used)]

mod crash;
mod ordinary;
mod refused;
mod world;
