//! The way to Omnisend: what is sent, what is read back, what is no answer.

use app::services::fetch::Transport;
use export::connect::ConnectProblem;
use omnisend::{ApiKey, BatchBody, Lost, request};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Network, PROXY, desk};

const KEY: &str = "64b0c0ffee64b0c0ffee64b0-s3cret";

fn key() -> ApiKey {
    ApiKey::parse(KEY).unwrap()
}

#[wasm_bindgen_test]
async fn the_key_is_a_header_and_nothing_else() {
    let _network = Network::answering(
        "self.seen.push({url, method: options.method, headers: options.headers, credentials: options.credentials,
            redirect: options.redirect, cache: options.cache, referrer: options.referrerPolicy,
            signal: options.signal instanceof AbortSignal, body: new TextDecoder().decode(options.body)});
        return new Response('{\"batchID\":\"b1\"}', {status: 201});",
    );
    let mut body = BatchBody::new();
    assert!(body.push(b"{}"));
    let answer = Transport::new(PROXY, &key()).ask(&request::create_batch(body.finish())).await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (201, br#"{"batchID":"b1"}"#.as_slice()));
    assert_eq!(
        Network::seen(),
        concat!(
            r#"[{"url":"https://proxy.example.com/api/batches","method":"POST","headers":{"#,
            r#""Authorization":"Omnisend-API-Key 64b0c0ffee64b0c0ffee64b0-s3cret","Omnisend-Version":"2026-03-15","#,
            r#""Accept":"application/json","Content-Type":"application/json"},"credentials":"omit","#,
            r#""redirect":"error","cache":"no-store","referrer":"no-referrer","signal":true,"#,
            r#""body":"{\"method\":\"POST\",\"endpoint\":\"contacts\",\"items\":[{}]}"}]"#
        )
    );
}

#[wasm_bindgen_test]
async fn hints_are_read_and_silence_is_told() {
    let network = Network::answering(
        "return new Response('', {status: 429, headers: {'Retry-After': '7', 'X-Rate-Limit-Remaining': '12',
            'Segue-Proxy': 'rate'}});",
    );
    let transport = Transport::new(PROXY, &key());
    let hints = transport.ask(&request::brand()).await.unwrap().hints;
    assert_eq!((hints.retry_after, hints.remaining, hints.limit), (Some(7), Some(12), None));
    assert_eq!(hints.proxy.as_deref(), Some("rate"));
    drop(network);
    let network = Network::answering("throw new TypeError('Failed to fetch');");
    assert_eq!(transport.ask(&request::brand()).await, Err(Lost));
    drop(network);
    let body = "new ReadableStream({pull(c) { c.error(new Error('cut')); }})";
    let _network = Network::answering(&["return new Response(", body, ");"].concat());
    assert_eq!(transport.ask(&request::brand()).await, Err(Lost), "cut off in the body");
}

#[wasm_bindgen_test]
async fn a_key_is_proved_by_reading() {
    let network = Network::answering(
        "self.seen.push(url.slice(29));
        const brand = {brandID: '64b0c0ffee64b0c0ffee64b0', name: 'Minu Pood'};
        return Response.json(url.endsWith('/brands/current') ? brand : {});",
    );
    let connected = desk().connect(&key()).await.unwrap();
    assert_eq!(connected.store.as_deref(), Some("Minu Pood"));
    assert_eq!(Network::seen(), r#"["/contacts?limit=1","/batches?endpoint=contacts&limit=1","/brands/current"]"#);
    drop(network);
    let _network = Network::answering("return new Response('<html>', {status: 403});");
    assert_eq!(desk().connect(&key()).await, Err(ConnectProblem::Gateway));
}
