//! A connection: proved, and its key held for as long as it is wanted.

use omnisend::ApiKey;
use wasm_bindgen_futures::spawn_local;

use super::Effects;
use crate::app::convert::connect_code;
use crate::app::state::{Action, Generation, Link, Origin, Store};
use crate::screens::send::ConnectForm;

impl Effects {
    /// Connects with what a person entered.
    pub(in crate::app) fn connect(&self, form: ConnectForm) {
        self.act(Action::ConnectionName(form.name));
        self.prove(form.key);
    }

    /// Connects by the key that comes by itself, if there is one.
    pub(in crate::app) fn connect_by_itself(&self) {
        let setting = &self.0.setting;
        let key = match self.state().origin {
            Origin::Sample => setting.practice.clone(),
            Origin::Own => setting.connection.as_ref().and_then(|given| given.key.clone()),
        };
        if let Some(key) = key {
            self.prove(key);
        }
    }

    fn prove(&self, key: ApiKey) {
        let (generation, origin) = (self.next(), self.state().origin);
        self.act(Action::Connecting(generation));
        let effects = self.clone();
        spawn_local(async move {
            let answer = effects.0.desk.connect(&key).await;
            if !effects.0.alive.get() {
                return;
            }
            // A late answer leaves no key behind.
            if answer.is_ok() && effects.state().origin == origin && effects.is_wanted(generation) {
                effects.0.key.replace(Some((origin, key)));
            }
            let answer = match answer {
                Ok(connected) => {
                    Ok(Store { name: connected.store, brand: connected.brand.map(|brand| brand.to_ascii_lowercase()) })
                }
                Err(problem) => Err(connect_code(&problem).into()),
            };
            effects.act(Action::Connected(generation, answer));
        });
    }

    /// Forgets the connection and its key.
    pub(in crate::app) fn disconnect(&self) {
        self.0.key.take();
        self.act(Action::Disconnect);
    }

    /// Whether the connection that was begun under this number is still wanted.
    fn is_wanted(&self, generation: Generation) -> bool {
        self.state().connection.link == Link::Connecting(generation)
    }
}
