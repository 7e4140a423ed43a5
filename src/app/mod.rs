//! The app: one state, the effects that act on it, and the screen of the step where a person is.
//!
//! Screens are drawn from the state and speak through callbacks; only [`effects`] asks the services, and only actions
//! change the state.

pub mod convert;
mod effects;
mod screen;
mod shell;
pub mod state;
mod way;

use markup::prelude::*;
use texts::Texts;

use crate::parts::{Step, Title};
use crate::services::{Desk, Setting};
pub use shell::{Shell, ShellProps};
use way::Way;

/// Properties of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the page was given.
    pub setting: Setting,
}

/// The whole app. A browser that cannot do the work is told so.
#[component]
pub fn App(props: &AppProps) -> Html {
    let setting = props.setting.clone();
    let desk = use_memo((), move |()| Desk::new(&setting).ok());
    html! {
        if let Some(desk) = &*desk {
            <Way setting={props.setting.clone()} desk={desk.clone()} />
        } else {
            <Unsupported t={props.setting.texts()} />
        }
    }
}

/// Properties of [`Unsupported`].
#[derive(Clone, PartialEq, Properties)]
pub struct UnsupportedProps {
    /// Sentences.
    pub t: Texts,
}

/// What a browser is told that cannot do the work.
#[component]
pub fn Unsupported(props: &UnsupportedProps) -> Html {
    let lang = use_state_eq(|| props.t.lang);
    let t = props.t.in_lang(*lang);
    let on_lang = {
        let lang = lang.setter();
        Callback::from(move |chosen| lang.set(chosen))
    };
    html! {
        <Shell {t} step={Step::Report} practice={false} back={false} {on_lang} on_step={Callback::noop()}>
            <Title text={t.unsupported_title()} focus={false} />
            <p class="lead">{ t.unsupported_lead() }</p>
        </Shell>
    }
}
