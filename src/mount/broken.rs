//! A panic on the page is the end of this app: what is drawn gives way to a sentence, and the page around is told.

use std::cell::RefCell;

use texts::Texts;
use web_sys::Element;

use crate::services::portal::{Portal, PortalEvent};
use crate::services::setting::Setting;

/// What there is to say, and where.
struct Place {
    root: Element,
    texts: Texts,
    portal: Portal,
}

thread_local! {
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

/// Prepares for a panic while the app is drawn into `root`. To be called before the first rendering.
pub(super) fn watch(root: &Element, setting: &Setting) {
    PLACES.with_borrow_mut(|places| {
        if places.is_empty() {
            yew::set_custom_panic_hook(Box::new(|_| tell()));
        }
        places.retain(|place| place.root.is_connected());
        places.push(Place { root: root.clone(), texts: setting.texts(), portal: setting.portal.clone() });
    });
}

/// What the panic says may hold a cell, so it is not repeated.
///
/// A function of its own, by this name: building for the web lets panics call it in place of the hook (`shrink.mjs`).
#[inline(never)]
fn tell() {
    // Whatever goes wrong in here must not panic again.
    let places = PLACES.with(|places| places.try_borrow_mut().map(|mut places| std::mem::take(&mut *places)));
    for place in places.unwrap_or_default() {
        show(&place);
        place.portal.tell(&PortalEvent::Error { code: "broken".into() });
    }
}

fn show(place: &Place) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let make = |name: &str, class: &str, text: &str| {
        let element = document.create_element(name).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };
    let frame = make("div", "segue", "")?;
    let main = make("main", "", "")?;
    main.set_attribute("role", "alert").ok()?;
    let (title, lead) = (make("h1", "", place.texts.broken_title())?, make("p", "lead", place.texts.broken_lead())?);
    main.append_with_node_2(&title, &lead).ok()?;
    frame.append_child(&main).ok()?;
    place.root.set_text_content(None);
    place.root.append_child(&frame).ok()?;
    Some(())
}
