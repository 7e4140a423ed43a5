//! Files, domains, numbers, storage, the page around.

use app::services::blob::BlobSource;
use app::services::portal::{Hooks, Intent, Portal, PortalEvent, PortalState, Sent, Vetoed};
use app::services::setting::Proxy;
use app::services::{draft, files, numbers};
use segment::email::{EmailAddress, Idna};
use segment::{Code, Refusal, Source, part};
use texts::Lang;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::DataTransfer;

use crate::support::{file, function, setting, setting_of};

#[wasm_bindgen_test]
async fn any_range_of_a_file_is_read() {
    let source = BlobSource::new(file("a.csv", "0123456789").file.into());
    assert_eq!(source.len(), 10);
    assert_eq!(part(&source, 2, 3).await.unwrap(), b"234");
    assert_eq!(part(&source, 8, 100).await.unwrap(), b"89");
    assert_eq!(part(&source, 50, 5).await.unwrap(), b"");
    assert_eq!(source.read(8, &mut [0; 3]).await, Err(Refusal::Gone));

    // Long reads go through a stream; wherever the next one begins, it is the bytes from there on.
    let letters = || ('a'..='w').cycle();
    let text: String = letters().take(500_000).collect();
    let source = BlobSource::new(file("b.csv", &text.repeat(4)).file.into());
    for (from, length) in [(0, 600_000), (600_000, 700_000), (1_300_000, 9), (1_300_000, 700_000), (7, 524_288)] {
        let bytes = part(&source, from as u64, length).await.unwrap();
        let all = text.as_bytes().iter().cycle().skip(from).take(length);
        assert!(bytes.iter().eq(all), "{length} bytes from {from}");
    }
}

#[wasm_bindgen_test]
fn international_domains_are_converted_and_judged_again() {
    let idna = app::services::platform::Browser::default();
    assert_eq!(idna.to_ascii("õun.example").as_deref(), Some("xn--un-bka.example"));
    assert_eq!(idna.to_ascii("õun.example").as_deref(), Some("xn--un-bka.example"));
    let judge = |cell| EmailAddress::parse(cell, &idna).map(|(address, _)| String::from(address));
    assert_eq!(judge("Mari@ÕUN.example").as_deref(), Ok("mari@xn--un-bka.example"));
    assert_eq!(judge("mari@faß.example").as_deref(), Ok("mari@xn--fa-hia.example"));
    assert_eq!(judge("mari@õ..example"), Err(Code::EmailDomainDots));
}

#[wasm_bindgen_test]
fn numbers_are_written_as_people_do() {
    assert_eq!(numbers::number(Lang::En, 1_234_567), "1,234,567");
    assert_eq!(numbers::number(Lang::Et, 1_234_567).replace('\u{A0}', " "), "1 234 567");
}

#[wasm_bindgen_test]
fn a_draft_outlives_the_page_and_is_one_persons() {
    let (mine, yours) = (setting(), setting_of(Portal::default(), Some("yours")));
    draft::save(&mine, &("VIP", 3));
    assert_eq!(draft::load::<(String, u32)>(&setting()), Some(("VIP".into(), 3)));
    assert_eq!(draft::load::<(String, u32)>(&yours), None);
    assert_eq!(draft::load::<u32>(&mine), None, "of another build");
    draft::forget(&mine);
    assert_eq!(draft::load::<(String, u32)>(&mine), None);
}

#[wasm_bindgen_test]
fn the_proxy_is_safe_to_send_a_key_to() {
    for address in
        ["https://segue.example.com/api/", "http://localhost:8080/api", "http://127.0.0.1/api", "http://[::1]/"]
    {
        assert!(Proxy::parse(address).is_ok(), "{address}");
    }
    for address in [
        "http://segue.example.com/api",
        "http://127.0.0.1.example.com/",
        "https://user@example.com/",
        "https://example.com/?to=x",
        "ftp://localhost/",
        "//example.com",
        "",
    ] {
        assert!(Proxy::parse(address).is_err(), "{address}");
    }
    let proxy = Proxy::parse("https://segue.example.com:8443/segue/api/").unwrap();
    assert_eq!((proxy.base(), proxy.host()), ("https://segue.example.com:8443/segue/api", "segue.example.com:8443"));
}

#[wasm_bindgen_test]
async fn dropped_files_are_taken() {
    let data = DataTransfer::new().unwrap();
    data.items().add_with_file(&file("VIP_1.csv", "a").file).unwrap();
    data.items().add_with_str_and_type("no file", "text/plain").unwrap();
    data.items().add_with_file(&file("VIP_2.csv", "b").file).unwrap();
    let names: Vec<_> = files::dropped(&data).await.into_iter().map(|picked| picked.path).collect();
    assert_eq!(names, ["VIP_1.csv", "VIP_2.csv"]);
}

fn portal(before_send: Option<&str>, on_event: Option<&str>) -> Portal {
    Portal::new(Hooks {
        before_send: before_send.map(|body| function("intent", body)),
        on_event: on_event.map(|body| function("event", body)),
    })
}

#[wasm_bindgen_test]
async fn the_page_around_may_refuse() {
    let intent = Intent { people: 7, tag: Some("VIP".into()), display_name: "Shop".into(), store: None };
    let asked = async |body: Option<&str>| portal(body, None).before_send(&intent).await;
    assert_eq!(asked(None).await, Ok(()));
    assert_eq!(asked(Some("")).await, Ok(()));
    assert_eq!(asked(Some("return Promise.resolve(intent.people === 7 && intent.tag === 'VIP')")).await, Ok(()));
    assert_eq!(asked(Some("return false")).await, Err(Vetoed(None)));
    assert_eq!(asked(Some("return Promise.resolve('not today')")).await, Err(Vetoed(Some("not today".into()))));
    assert_eq!(asked(Some("throw new Error('closed')")).await, Err(Vetoed(Some("closed".into()))));
    assert_eq!(asked(Some("return Promise.reject()")).await, Err(Vetoed(None)));
}

#[wasm_bindgen_test]
fn the_page_around_is_told() {
    let portal = portal(None, Some("(self.told ??= []).push(event); throw 1"));
    portal.tell(&PortalEvent::Change(PortalState { step: "review", counts: None, sent: None }));
    let sent = Sent { people: 3, accepted: 2, rejected: 1, not_sent: 0 };
    portal.tell(&PortalEvent::Complete { ending: "completedWithErrors".into(), sent });
    let told = js_sys::Reflect::get(&js_sys::global(), &"told".into()).unwrap();
    assert_eq!(
        String::from(js_sys::JSON::stringify(&told).unwrap()),
        "[{\"type\":\"change\",\"step\":\"review\"},{\"type\":\"complete\",\"ending\":\"completedWithErrors\",\
         \"people\":3,\"accepted\":2,\"rejected\":1,\"notSent\":0}]"
    );
    assert_eq!(
        portal.state(),
        "{\"step\":\"review\",\"sent\":{\"people\":3,\"accepted\":2,\"rejected\":1,\"notSent\":0}}"
    );
    assert!(told.is_instance_of::<js_sys::Array>());
}
