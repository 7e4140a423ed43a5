//! `html!` that says in little code what to draw.
//!
//! yew's own writes out, wherever it stands, how every node is put together: in a browser that is code to be downloaded.
//! Here all that is known beforehand is one text, the template, with gaps in it; what fills a gap is given to one
//! [`Builder`] by one call. The nodes that come of it are yew's, and so is the way in which markup is written.
//!
//! ```
//! use markup::prelude::*;
//!
//! let (name, wrong) = ("Ana", true);
//! let html: Html = html! {
//!     <p class={classes!("line", wrong.then_some("bad"))}>
//!         <strong>{ name }</strong>
//!         if wrong {
//!             { ": look here" }
//!         }
//!     </p>
//! };
//! # drop(html);
//! ```

#![forbid(unsafe_code)]

mod builder;
mod component;
mod given;
mod listen;
mod marks;
mod properties;

pub mod prelude;

pub use builder::Builder;
pub use component::{Component, keyed};
pub use given::{Class, Show, Value, joined};
pub use markup_macro::{Properties, html, part};
pub use properties::{Collect, Has, Missing, There, missing};

/// Classes, of which some may be missing.
#[macro_export]
macro_rules! classes {
    ($($class:expr),+ $(,)?) => {
        $crate::joined(&[$($crate::Class::class(&$class)),+])
    };
}
