//! The few icons, drawn in the colour of the text beside them. They never carry meaning alone.

use markup::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An arrow out of a tray: bring a file.
    Bring,
    /// A cross: take away.
    Cross,
    /// A tick: done.
    Tick,
}

/// Properties of [`Icon`].
#[derive(Clone, PartialEq, Properties)]
pub struct IconProps {
    /// Which.
    pub shape: Shape,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Bring => "M22 30V10m-8 8 8-8 8 8M8 28v6a2 2 0 0 0 2 2h24a2 2 0 0 0 2-2v-6",
            Self::Cross => "M13 13l18 18m0-18L13 31",
            Self::Tick => "M10 23l8 8 16-18",
        }
    }
}

/// An icon as tall as its class says.
#[part]
pub fn Icon(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 44 44" fill="none" aria-hidden="true"><path d={props.shape.path()} /></svg>
    }
}

/// Segue's mark: a square that turns from one colour into another.
#[part]
pub fn Mark() -> Html {
    html! {
        <svg class="mark-sign" viewBox="0 0 22 22" aria-hidden="true">
            <rect class="t-wash" width="22" height="22" rx="7" />
            <path class="t-accent" d="M0 22V7a7 7 0 0 1 7-7h15z" />
        </svg>
    }
}
