//! The letters that divide a template. `segue-markup-macro` writes them.

/// A gap: something is given by a call.
pub(crate) const GAP: u8 = 1;
/// An element begins; its name follows.
pub(crate) const OPEN: u8 = 2;
/// An attribute of it; its name follows, then [`VALUE`] or [`GAP`].
pub(crate) const ATTRIBUTE: u8 = 3;
/// The attribute's value follows.
pub(crate) const VALUE: u8 = 4;
/// A text follows.
pub(crate) const TEXT: u8 = 5;
/// What was begun last ends.
pub(crate) const CLOSE: u8 = 6;
/// A fragment begins.
pub(crate) const FRAGMENT: u8 = 7;
