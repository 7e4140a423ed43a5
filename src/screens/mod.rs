//! The screens: Files → Data matching → Review → Send → Report.
//!
//! A screen is a function of plain values and tells what a person did through callbacks. It holds no state but what
//! is being typed or dragged at this moment, asks no service, and knows no other screen.

pub mod consent;
pub mod files;
pub mod kept;
pub mod matching;
pub mod report;
pub mod review;
pub mod send;
