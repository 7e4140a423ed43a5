//! The app.
pub mod convert;
mod shell;
pub mod state;
pub use shell::{Shell, ShellProps};
