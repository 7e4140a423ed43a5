//! The app.
mod shell;
pub use shell::{Shell, ShellProps};
