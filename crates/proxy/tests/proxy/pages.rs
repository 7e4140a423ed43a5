//! The app's files: types, forms, caching, policy, and no way out of the folder.

use std::fs;
use std::path::Path;

use segue_proxy::config::{BasePath, Origin};
use segue_proxy::{Config, ConfigError, EmbeddedFile, Pages, router};
use tempfile::TempDir;

use crate::harness::{Answer, Server, json, start};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; \
                      connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

fn app() -> TempDir {
    let parent = TempDir::new().expect("a folder");
    write(parent.path(), "secret.txt", "secret");
    let root = parent.path().join("app");
    for (name, text) in [
        ("index.html", "<!doctype html>"),
        ("segue.js", "export {}"),
        ("page.js", "page"),
        (".hidden", "hidden"),
        ("0.1.0/app.js", "app"),
        ("0.1.0/app.js.gz", "app, gzip"),
        ("0.1.0/app.js.br", "app, brotli"),
        ("0.1.0/app_bg.wasm", "\0asm"),
        ("0.1.0/app_bg.wasm.gz", "wasm, gzip"),
        ("0.1.0/style.css", "css"),
        ("0.1.0/countries.bin", "bin"),
        ("sample.csv", "email\n"),
        ("logo.svg", "<svg/>"),
    ] {
        write(&root, name, text);
    }
    parent
}

async fn serve_app(parent: &TempDir, configure: impl FnOnce(&mut Config)) -> Server {
    start(json(200, "", "{}"), |config| {
        config.pages = Pages::Folder(parent.path().join("app"));
        configure(config);
    })
    .await
}

async fn page(server: &Server, target: &str, lines: &str) -> Answer {
    server.ask("GET", target, lines, "").await
}

#[tokio::test]
async fn files_have_their_types_and_caching() {
    let app = app();
    let server = serve_app(&app, |_| {}).await;
    let for_ever = "public, max-age=31536000, immutable";
    for (target, kind, caching) in [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/segue.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/page.js?x=1", "text/javascript; charset=utf-8", "no-cache"),
        ("/0.1.0/app.js", "text/javascript; charset=utf-8", for_ever),
        ("/0.1.0/app_bg.wasm", "application/wasm", for_ever),
        ("/0.1.0/style.css", "text/css; charset=utf-8", for_ever),
        ("/0.1.0/countries.bin", "application/octet-stream", for_ever),
        ("/sample.csv", "text/csv; charset=utf-8", "no-cache"),
        ("/logo.svg", "image/svg+xml", "no-cache"),
    ] {
        let answer = page(&server, target, "").await;
        assert_eq!(
            (answer.status, answer.header("content-type"), answer.header("cache-control")),
            (200, Some(kind), Some(caching)),
            "{target}"
        );
    }
    server.assert_untouched();
}

#[tokio::test]
async fn every_answer_carries_the_policy() {
    let app = app();
    let server = serve_app(&app, |_| {}).await;
    for target in ["/", "/segue.js", "/0.1.0/app.js", "/0.1.0/app_bg.wasm", "/missing"] {
        let answer = page(&server, target, "").await;
        assert_eq!(answer.header("content-security-policy"), Some(POLICY), "{target}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cross-origin-opener-policy"), Some("same-origin"));
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert!(answer.header("permissions-policy").is_some_and(|policy| policy.contains("camera=()")));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn compressed_forms_go_to_those_who_take_them() {
    let app = app();
    let server = serve_app(&app, |_| {}).await;
    for (target, accepted, encoding, body) in [
        ("/0.1.0/app.js", "gzip, deflate, br", Some("br"), "app, brotli"),
        ("/0.1.0/app.js", "gzip", Some("gzip"), "app, gzip"),
        ("/0.1.0/app.js", "br;q=0, gzip", Some("gzip"), "app, gzip"),
        ("/0.1.0/app.js", "zstd", None, "app"),
        ("/0.1.0/app_bg.wasm", "br, gzip", Some("gzip"), "wasm, gzip"),
        ("/segue.js", "br, gzip", None, "export {}"),
    ] {
        let answer = page(&server, target, &format!("Accept-Encoding: {accepted}\r\n")).await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body),
            "{target} {accepted}"
        );
        assert_eq!(answer.header("vary"), Some("accept-encoding, origin"));
        assert_eq!(answer.header("content-length"), Some(body.len().to_string().as_str()));
    }
    // The forms are no files of their own.
    assert_eq!(page(&server, "/0.1.0/app.js.br", "").await.status, 404);
}

#[tokio::test]
async fn a_known_form_is_not_sent_again() {
    let app = app();
    let server = serve_app(&app, |_| {}).await;
    let first = page(&server, "/0.1.0/app.js", "Accept-Encoding: br\r\n").await;
    let tag = first.header("etag").expect("a tag").to_owned();
    for named in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let again = page(&server, "/0.1.0/app.js", &format!("Accept-Encoding: br\r\nIf-None-Match: {named}\r\n")).await;
        assert_eq!(
            (again.status, again.text().as_str(), again.header("etag")),
            (304, "", Some(tag.as_str())),
            "{named}"
        );
        assert_eq!(again.header("content-security-policy"), Some(POLICY));
    }
    let gzip = page(&server, "/0.1.0/app.js", &format!("Accept-Encoding: gzip\r\nIf-None-Match: {tag}\r\n")).await;
    assert_eq!(gzip.status, 200, "another form is another entity");
    let head = server.ask("HEAD", "/segue.js", "", "").await;
    assert_eq!((head.status, head.header("content-length"), head.text().as_str()), (200, Some("9"), ""));
}

#[tokio::test]
async fn there_is_no_way_out_of_the_folder() {
    let app = app();
    let server = serve_app(&app, |_| {}).await;
    for target in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e%252fsecret.txt",
        "/0.1.0/../../secret.txt",
        "/0.1.0/..\\..\\secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/0.1.0/app.js%00.html",
        "/.hidden",
        "/0.1.0",
        "/0.1.0/",
        "/segue.js/",
        "/./segue.js",
        "/secret.txt",
    ] {
        let answer = page(&server, target, "").await;
        assert_eq!((answer.status, answer.text().as_str()), (404, "Not found\n"), "{target}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"] {
        let answer = server.ask(method, "/segue.js", "", "").await;
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[tokio::test]
async fn a_listed_portal_may_load_the_files_and_frame_the_page() {
    let app = app();
    let portal = Origin::parse("https://portal.example.com").expect("an origin");
    let frames = vec![portal.clone(), Origin::parse("https://two.example.com:8443").expect("an origin")];
    let server = serve_app(&app, |config| {
        config.origins = vec![portal];
        config.frame_ancestors = frames;
    })
    .await;
    let listed =
        page(&server, "/segue.js", "Origin: https://portal.example.com\r\nSec-Fetch-Site: cross-site\r\n").await;
    assert_eq!(listed.status, 200);
    assert_eq!(listed.header("access-control-allow-origin"), Some("https://portal.example.com"));
    assert_eq!(listed.header("cross-origin-resource-policy"), Some("cross-origin"));
    assert_eq!(listed.header("access-control-allow-credentials"), None);
    assert!(listed.header("content-security-policy").is_some_and(|policy| {
        policy.ends_with("; frame-ancestors https://portal.example.com https://two.example.com:8443")
    }));
    let other = page(&server, "/segue.js", "Origin: https://evil.example\r\n").await;
    assert_eq!(other.header("access-control-allow-origin"), None);
    let index = page(&server, "/", "").await;
    assert_eq!(index.header("cross-origin-resource-policy"), Some("same-origin"));
}

#[tokio::test]
async fn everything_lives_under_the_base_path() {
    let app = app();
    let server = serve_app(&app, |config| config.base_path = BasePath::parse("/tools/segue/").expect("a path")).await;
    let bare = page(&server, "/tools/segue", "").await;
    assert_eq!((bare.status, bare.header("location")), (308, Some("/tools/segue/")));
    for (target, status) in [
        ("/tools/segue/", 200),
        ("/tools/segue/segue.js", 200),
        ("/tools/segue/0.1.0/app.js", 200),
        ("/tools/seguesegue.js", 404),
        ("/segue.js", 404),
        ("/", 404),
        ("/healthz", 200),
    ] {
        assert_eq!(page(&server, target, "").await.status, status, "{target}");
    }
    server.get("/api/contacts").await.assert_passed_over();
    server.assert_untouched();
    server.get("/tools/segue/api/contacts?limit=1").await.assert_passed(200);
    assert!(server.seen()[0].starts_with("GET /base/contacts?limit=1 "));
    server.get("/tools/segue/api/products").await.assert_refused(404, "not-allowed");
}

impl Answer {
    /// Not found among the pages: no refusal of the API.
    fn assert_passed_over(&self) {
        assert_eq!((self.status, self.header("segue-proxy")), (404, None), "{self:?}");
    }
}

#[tokio::test]
async fn files_inside_the_program_are_served_alike() {
    static FILES: [EmbeddedFile; 3] = [
        EmbeddedFile { path: "index.html", bytes: b"<!doctype html>" },
        EmbeddedFile { path: "0.1.0/app.js", bytes: b"app" },
        EmbeddedFile { path: "0.1.0/app.js.br", bytes: b"app, brotli" },
    ];
    let server = start(json(200, "", "{}"), |config| config.pages = Pages::Embedded(&FILES)).await;
    assert_eq!(page(&server, "/", "").await.text(), "<!doctype html>");
    assert_eq!(page(&server, "/0.1.0/app.js", "Accept-Encoding: br\r\n").await.text(), "app, brotli");
    assert_eq!(page(&server, "/0.1.0/app.js.br", "").await.status, 404);
}

#[test]
fn a_wrong_folder_is_found_at_the_start() {
    let build = |root: &Path| router(Config { pages: Pages::Folder(root.to_owned()), ..Config::default() }).err();
    let parent = TempDir::new().expect("a folder");
    assert!(matches!(build(&parent.path().join("missing")), Some(ConfigError::AppUnreadable { .. })));
    assert!(matches!(build(parent.path()), Some(ConfigError::AppWithoutIndex)));
    write(parent.path(), "index.html", "");
    assert!(build(parent.path()).is_none());
    write(parent.path(), "with space.js", "");
    assert!(matches!(build(parent.path()), Some(ConfigError::AppFileName { name }) if name == "with space.js"));
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    let app = app();
    let root = app.path().join("app");
    let build = || router(Config { pages: Pages::Folder(root.clone()), ..Config::default() }).err();
    std::os::unix::fs::symlink(root.join("segue.js"), root.join("inside.js")).expect("linked");
    assert!(build().is_none());
    for (target, name) in [(app.path().join("secret.txt"), "outside.txt"), (root.clone(), "loop")] {
        std::os::unix::fs::symlink(&target, root.join(name)).expect("linked");
        assert!(matches!(build(), Some(ConfigError::AppFileName { name: found }) if found == name), "{name}");
        fs::remove_file(root.join(name)).expect("removed");
    }
}
