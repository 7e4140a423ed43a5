//! What a component is written with: yew's, with the macros of this crate in place of its own.

pub use yew::prelude::*;

pub use crate::{classes, html};
pub use markup_macro::{Properties, part};
