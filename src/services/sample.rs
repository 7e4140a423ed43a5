//! The sample segment: a file that comes with the app.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::fetch::get;
use super::files::{Picked, of_part};
use super::setting::Setting;

/// Name of the sample, as Customer Insights would give it.
pub const NAME: &str = "VIP_2026-11-23.csv";

/// Loads the sample; none where it cannot be had.
pub async fn load(setting: &Setting) -> Option<Picked> {
    let mut url = setting.base.clone();
    url.push_str("sample.csv");
    let response: Response = get(&url).await.ok()?;
    if !response.ok() {
        return None;
    }
    let blob = JsFuture::from(response.blob().ok()?).await.ok()?;
    of_part(blob.unchecked_ref(), NAME)
}
