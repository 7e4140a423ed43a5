//! Listeners: what is told that something happened.

use std::rc::Rc;

use yew::Callback;
use yew::html::IntoEventCallback;

use crate::Builder;

macro_rules! listeners {
    ($($name:ident: $event:ident),+) => {
        impl Builder {
            $(
                #[doc = concat!("A listener: `", stringify!($name), "`.")]
                #[inline]
                pub fn $name(&mut self, listener: impl IntoEventCallback<web_sys::$event>) {
                    #[inline(never)]
                    fn listen(builder: &mut Builder, callback: Option<Callback<web_sys::$event>>) {
                        builder.listen(callback.map(|callback| Rc::new(yew::html::$name::Wrapper::new(callback)) as _));
                    }
                    listen(self, listener.into_event_callback());
                }
            )+
        }
    };
}

listeners! {
    onchange: Event, onclick: MouseEvent, ondragenter: DragEvent, ondragleave: DragEvent, ondragover: DragEvent,
    ondrop: DragEvent, oninput: InputEvent, onkeydown: KeyboardEvent, onscroll: Event, onsubmit: SubmitEvent
}
