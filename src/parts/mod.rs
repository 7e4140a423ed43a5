//! The small parts that screens are made of: plain HTML elements, their labels and their classes.
//!
//! Parts take values and callbacks, know no state and no service, and never carry a `style` attribute: the page's
//! policy forbids it, so widths are attributes of SVG and `<progress>`.

mod bar;
mod copy;
mod fate;
mod field;
mod icon;
mod notice;
mod progress;
mod stepper;
mod title;
mod topbar;

pub use bar::{Share, ShareBar, ShareKey, Tint};
pub use copy::CopyButton;
pub use fate::{Fate, Pill, fate_word};
pub use field::{Field, described_by};
pub use icon::{Icon, Mark, Shape};
pub use notice::{Notice, Tone};
pub use progress::ProgressBar;
pub use stepper::{Step, Stepper};
pub use title::Title;
pub use topbar::TopBar;

/// Classes by which tools that record sessions leave out or mask what holds personal data or secrets. They stand beside
/// the attributes `data-private`, `data-hj-suppress`, `data-dd-privacy` and `data-clarity-mask`.
pub const UNRECORDED: &str = "ph-no-capture fs-mask rr-mask sentry-mask";

/// A text cut to `longest` characters where it is longer, with an ellipsis that says so. For showing only.
pub fn short(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.into(),
    }
}
