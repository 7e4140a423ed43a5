//! The configuration file: what it may say, and what it is told when it may not.

use segue_proxy::config::{BasePath, Host, Origin};
use segue_proxy::{Config, Pages, Upstream};

#[test]
fn nothing_said_is_right_for_a_first_start() {
    let config = Config::parse("").expect("an empty file");
    assert_eq!(config.listen.to_string(), "127.0.0.1:8787");
    assert_eq!(config.upstream, Upstream::parse("https://api.omnisend.com/api").expect("https"));
    assert!(config.hosts.is_empty() && config.origins.is_empty() && config.frame_ancestors.is_empty());
    assert!(config.brands.is_none() && matches!(config.pages, Pages::None));
    assert_eq!(config.limits.body_bytes.get(), 2 * 1024 * 1024);
    assert_eq!((config.limits.connect_seconds.get(), config.limits.upstream_seconds.get()), (5, 30));
}

#[test]
fn the_example_is_sound_as_it_stands_and_with_every_line_switched_on() {
    let example = include_str!("../../segue.toml");
    Config::parse(example).expect("as it stands");
    let on: String = example
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|rest| rest.contains(" = ")).unwrap_or(line))
        .flat_map(|line| [line, "\n"])
        .collect();
    let config = Config::parse(&on).expect("every line");
    // The commented values that are defaults say what the defaults are.
    let defaults = Config::default();
    assert_eq!(format!("{:?}", config.upstream), format!("{:?}", defaults.upstream));
    let without_bucket = |limits: &segue_proxy::Limits| {
        let mut limits = limits.clone();
        limits.brand_requests_per_minute = None;
        format!("{limits:?}")
    };
    assert_eq!(without_bucket(&config.limits), without_bucket(&defaults.limits));
    assert_eq!(config.listen, defaults.listen);
    // And every field is in it.
    for field in [
        "listen",
        "upstream",
        "base_path",
        "hosts",
        "origins",
        "frame_ancestors",
        "brands",
        "app",
        "log",
        "brand_requests_per_minute",
    ] {
        assert!(example.contains(&format!("# {field} = ")), "{field}");
    }
}

#[test]
fn what_is_unknown_or_wrong_is_refused_by_name() {
    for (text, named) in [
        ("upstraem = \"https://x.example\"", "upstraem"),
        ("[limits]\nbody = 1", "body"),
        ("[limits]\nbody_bytes = 0", "body_bytes"),
        ("listen = \"localhost\"", "listen"),
        ("upstream = \"http://api.omnisend.com/api\"", "must be https"),
        ("upstream = \"ftp://x.example\"", "must be https"),
        ("upstream = \"https://user:pw@x.example\"", "must not have a user"),
        ("upstream = \"https://x.example/?a=b\"", "must not have"),
        ("origins = [\"*\"]", "\"*\""),
        ("origins = [\"http://portal.example.com\"]", "must be https"),
        ("origins = [\"https://portal.example.com/path\"]", "no path"),
        ("hosts = [\"https://x.example\"]", "host name"),
        ("base_path = \"segue\"", "base path"),
        ("brands = [\"abc\"]", "24 hexadecimal"),
        ("log = \"everything\"", "everything"),
    ] {
        let error = Config::parse(text).expect_err(text).to_string();
        assert!(error.contains(named), "{text}: {error}");
    }
}

#[test]
fn a_key_to_hold_is_refused_by_name_and_not_repeated() {
    for text in [
        "key = \"pl4nted\"",
        "held_keys = [\"pl4nted\"]",
        "[keys]\nshop = \"pl4nted\"",
        "[[held]]\nkey = \"pl4nted\"",
        "api_key = \"pl4nted\"",
    ] {
        let error = Config::parse(text).expect_err(text).to_string();
        let name = text.trim_start_matches('[').split([' ', ']']).next().expect("a name");
        assert!(error.contains(&format!("`{name}`")) && error.contains("holds no keys"), "{text}: {error}");
        assert!(!error.contains("pl4nted"), "{error}");
    }
}

#[test]
fn values_are_held_to_their_shapes() {
    for upstream in
        ["http://localhost:1", "http://127.0.0.1:1/api/", "http://127.1.2.3", "http://[::1]:9/api", "https://x.example"]
    {
        assert!(Upstream::parse(upstream).is_ok(), "{upstream}");
    }
    for upstream in
        ["http://localhost.evil.example", "http://128.0.0.1", "http://0.0.0.0", "http://[::2]", "//x", "", "https://"]
    {
        assert!(Upstream::parse(upstream).is_err(), "{upstream}");
    }
    assert_eq!(Origin::parse("https://Portal.example.com:443/"), Origin::parse("https://portal.example.com"));
    for origin in [
        "null",
        "https://*.example.com",
        "https://a.example;script-src",
        "https://a,b",
        "https://a'b",
        "https://a.example https://b.example",
        "portal.example.com",
    ] {
        assert!(Origin::parse(origin).is_err(), "{origin}");
    }
    for host in ["", "a b", "x/y", "a@b", "*"] {
        assert!(Host::parse(host).is_err(), "{host:?}");
    }
    for path in ["/", "/segue", "/a/b/"] {
        assert!(BasePath::parse(path).is_ok(), "{path}");
    }
    for path in ["", "//", "/a//b", "/../x", "/a b", "/healthz", "/{x}", "/%2e"] {
        assert!(BasePath::parse(path).is_err(), "{path:?}");
    }
}
