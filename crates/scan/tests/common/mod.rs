//! What the tests of the scanner share with the fuzz target: a driver, two other readers, and the check of any bytes.

#![allow(dead_code, reason = "each test and the fuzz target use a part of it")]

pub(crate) mod any;
pub(crate) mod by_csv_core;
pub(crate) mod drive;
pub(crate) mod reference;
