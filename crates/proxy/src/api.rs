//! One call of the API, from parsed request to answer, in the order in which a refusal is cheapest.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};

use crate::config::{Brand, Config, ConfigError};
use crate::forward::Forwarder;
use crate::key::Key;
use crate::limits::Gate;
use crate::log::Seen;
use crate::refusal::Refusal;
use crate::routes::Route;
use crate::{headers, log};

/// What calls share.
pub(crate) struct Api {
    /// The length of `<base>/api`.
    prefix: usize,
    brands: Option<Vec<Brand>>,
    gate: Gate,
    forwarder: Forwarder,
}

impl Api {
    /// Sets up limits and the way out.
    pub(crate) fn new(config: &Config) -> Result<Self, ConfigError> {
        Ok(Self {
            prefix: config.base_path.as_str().len() + "/api".len(),
            brands: config.brands.clone(),
            gate: Gate::new(&config.limits),
            forwarder: Forwarder::new(config)?,
        })
    }

    async fn call(&self, route: &Route, request: Request, received: &mut u64) -> Result<Response, Refusal> {
        headers::check(request.headers(), route.body(), self.gate.largest())?;
        let key = Key::from_headers(request.headers())?;
        let brand = key.brand();
        if let Some(brands) = &self.brands
            && !brand.is_some_and(|brand| brands.contains(&brand))
        {
            return Err(Refusal::Brand);
        }
        // Held until the answer is whole: it bounds memory as well as sockets.
        let _place = self.gate.enter()?;
        let body = self.gate.read(request.into_body()).await?;
        *received = body.len() as u64;
        route.body().check(&body)?;
        self.gate.take(brand)?;
        self.forwarder.send(route, key, body).await
    }
}

/// Answers a call under `<base>/api`.
pub(crate) async fn answer(State(api): State<Arc<Api>>, request: Request) -> Response {
    let path = request.uri().path().get(api.prefix..).unwrap_or_default();
    let route = match Route::parse(request.method(), path, request.uri().query()) {
        Ok(route) => route,
        Err(refusal) => return log::mark(refusal.into_response(), Seen { route: "api", received: 0 }),
    };
    let mut received = 0;
    let response = match api.call(&route, request, &mut received).await {
        Ok(response) => response,
        Err(refusal) => refusal.into_response(),
    };
    log::mark(response, Seen { route: route.name(), received })
}
