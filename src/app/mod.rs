//! The app.
pub mod name;
mod shell;
pub mod state;
pub use shell::{Shell, ShellProps};
