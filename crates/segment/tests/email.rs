//! The address machine on our own vectors: what passes, what is refused and why, what is offered instead.

use segue_segment::Code;
use segue_segment::email::{EmailAddress, Idna, Judged, NoIdna, judge, repair, suggestion};

struct Tables;

impl Idna for Tables {
    fn to_ascii(&self, domain: &str) -> Option<String> {
        idna::domain_to_ascii(domain).ok()
    }
}

fn parse(cell: &str) -> Result<(String, Option<Code>), Code> {
    EmailAddress::parse(cell, &Tables).map(|(address, warning)| (String::from(address), warning))
}

fn local(length: usize) -> String {
    format!("{}@example.com", "a".repeat(length))
}

#[test]
fn addresses_that_can_be_sent_pass_as_they_are() {
    let long_label = format!("anna@{}.ee", "b".repeat(63));
    let longest = format!("{}@{}.{}.{}.ee", "a".repeat(64), "b".repeat(63), "c".repeat(63), "d".repeat(58));
    assert_eq!(longest.len(), 254);
    for cell in [
        "anna@example.com",
        "a@b.ee",
        "anna.kask+uudised@post.example.co.uk",
        "!#$%&'*+-/=?^_`{|}~@example.com",
        "o'brien@example.com",
        "-anna-@example.com",
        "123@123.com",
        "anna@xn--un-bka.ee",
        "anna@a--b.com",
        "anna@example.1a",
        "sales@example.com",
        "info+shop@example.com",
        "information@example.com",
        &local(64),
        &long_label,
        &longest,
    ] {
        assert_eq!(parse(cell), Ok((cell.to_owned(), None)), "{cell}");
        let mut scratch = String::new();
        assert!(matches!(judge(cell, &NoIdna, &mut scratch), Judged::Usable { repaired: false, .. }), "{cell}");
        assert!(scratch.is_empty(), "{cell} was copied");
        assert_eq!(suggestion(cell), None, "{cell}");
    }
}

#[test]
fn repairs_are_made_and_told() {
    for (cell, address) in [
        ("Anna@Example.COM", "anna@example.com"),
        ("  anna@example.com\u{A0}", "anna@example.com"),
        ("\u{FEFF}anna@exam\u{AD}ple.com\r\n", "anna@example.com"),
        ("anna@ÕUN.ee", "anna@xn--un-bka.ee"),
        ("anna@ＥＸＡＭＰＬＥ.com", "anna@example.com"),
        ("anna@例え。テスト", "anna@xn--r8jz45g.xn--zckzah"),
    ] {
        let mut scratch = String::new();
        match judge(cell, &Tables, &mut scratch) {
            Judged::Usable { address: judged, repaired: true, warning: None } => assert_eq!(judged.as_str(), address),
            other => panic!("{cell:?}: {other:?}"),
        }
    }
}

#[test]
fn letters_outside_ascii_before_the_at_are_a_warning() {
    assert_eq!(parse("Jüri@example.com"), Ok(("jüri@example.com".to_owned(), Some(Code::EmailUnicodeLocal))));
    assert_eq!(parse("юрий@пример.рф"), Ok(("юрий@xn--e1afmkfd.xn--p1ai".to_owned(), Some(Code::EmailUnicodeLocal))));
}

/// Cell, why it is refused, what is offered.
const REFUSED: &[(&str, Code, Option<&str>)] = &[
    ("", Code::EmailMissing, None),
    (" \u{A0}\u{200B}", Code::EmailMissing, None),
    ("n/a", Code::EmailNoAt, None),
    ("anna.example.com", Code::EmailNoAt, None),
    ("liam(at)example.com", Code::EmailNoAt, Some("liam@example.com")),
    ("liam [at] example [dot] com", Code::EmailNoAt, Some("liam@example.com")),
    ("liam at example.com", Code::EmailNoAt, Some("liam@example.com")),
    ("liam＠example.com", Code::EmailNoAt, Some("liam@example.com")),
    ("a@b@c", Code::EmailManyAt, None),
    ("anna@@example.com", Code::EmailManyAt, Some("anna@example.com")),
    ("anna@example.com; bob@example.com", Code::EmailManyAt, None),
    ("Anna <anna@example.com>, Bob <bob@example.com>", Code::EmailManyAt, None),
    ("anna@example.com <bob@example.com>", Code::EmailManyAt, None),
    ("anna@example.com <anna@example.com>", Code::EmailManyAt, Some("anna@example.com")),
    ("@example.com", Code::EmailNoLocal, None),
    ("@", Code::EmailNoLocal, None),
    ("@õun.ee", Code::EmailNoLocal, None),
    ("anna@", Code::EmailNoDomain, None),
    ("anna kask@example.com", Code::EmailLocalCharacter, None),
    ("anna @example.com", Code::EmailLocalCharacter, Some("anna@example.com")),
    ("anna,kask@example.com", Code::EmailLocalCharacter, None),
    ("anna\\@example.com", Code::EmailLocalCharacter, None),
    ("an\u{FFFD}na@example.com", Code::EmailLocalCharacter, None),
    ("o\u{2019}brien@example.com", Code::EmailLocalCharacter, Some("o'brien@example.com")),
    ("\"anna@example.com\"", Code::EmailLocalCharacter, Some("anna@example.com")),
    ("anna@example,com", Code::EmailDomainCharacter, Some("anna@example.com")),
    ("anna@example.com,", Code::EmailDomainCharacter, Some("anna@example.com")),
    ("anna@example.com;", Code::EmailDomainCharacter, Some("anna@example.com")),
    ("anna@example.com, Tallinn", Code::EmailDomainCharacter, None),
    ("anna@exa mple.com", Code::EmailDomainCharacter, None),
    ("anna@example. com", Code::EmailDomainCharacter, Some("anna@example.com")),
    ("anna@exam_ple.com", Code::EmailDomainCharacter, None),
    ("anna@example.com/", Code::EmailDomainCharacter, None),
    ("anna@example.com:25", Code::EmailDomainCharacter, None),
    ("anna@€.com", Code::EmailDomainCharacter, None),
    ("anna@\u{FFFD}un.ee", Code::EmailDomainCharacter, None),
    ("anna@-õun-.ee", Code::EmailHyphen, None),
    (".anna@example.com", Code::EmailLocalDots, Some("anna@example.com")),
    ("anna.@example.com", Code::EmailLocalDots, Some("anna@example.com")),
    ("anna..kask@example.com", Code::EmailLocalDots, Some("anna.kask@example.com")),
    ("anna@example.com.", Code::EmailDomainDots, Some("anna@example.com")),
    ("anna@.example.com", Code::EmailDomainDots, Some("anna@example.com")),
    ("anna@example..com", Code::EmailDomainDots, Some("anna@example.com")),
    ("anna@õun..ee", Code::EmailDomainDots, None),
    ("anna@localhost", Code::EmailNoTopLevel, None),
    ("anna@192.0.2.1", Code::EmailTopLevelDigits, None),
    ("anna@１９２.０.２.１", Code::EmailTopLevelDigits, None),
    ("anna@-example.com", Code::EmailHyphen, None),
    ("anna@example-.com", Code::EmailHyphen, None),
    ("anna@example.com-", Code::EmailHyphen, None),
    ("Anna <anna@example.com>", Code::EmailForm, Some("anna@example.com")),
    ("\"Kask, Anna\" <Anna@example.com>", Code::EmailForm, Some("anna@example.com")),
    ("<anna@example.com>", Code::EmailForm, Some("anna@example.com")),
    ("mailto:anna@example.com", Code::EmailForm, Some("anna@example.com")),
    ("mailto:anna@example.com?subject=tere", Code::EmailForm, Some("anna@example.com")),
    ("anna@example.com (work)", Code::EmailForm, Some("anna@example.com")),
    ("(work) anna@example.com", Code::EmailForm, Some("anna@example.com")),
    ("\"anna\"@example.com", Code::EmailForm, Some("anna@example.com")),
    ("\"a@b\"@example.com", Code::EmailForm, None),
    ("anna@[192.0.2.1]", Code::EmailForm, None),
    ("Info <info@example.com>", Code::EmailForm, None),
    ("anna\u{7}@example.com", Code::EmailControl, None),
    ("anna@exam\u{0}ple.com", Code::EmailControl, None),
    ("anna@example.com\u{85}x", Code::EmailControl, None),
    ("anna@example.com\nbob@example.com", Code::EmailControl, None),
    ("info@example.com", Code::EmailRole, None),
    ("INFO@example.com", Code::EmailRole, None),
    ("undisclosed-recipients@example.com", Code::EmailRole, None),
];

#[test]
fn what_cannot_be_sent_is_refused_with_the_most_helpful_code() {
    for &(cell, code, offered) in REFUSED {
        assert_eq!(parse(cell), Err(code), "{cell:?}");
        assert_eq!(suggestion(cell).as_deref(), offered, "{cell:?}");
    }
}

#[test]
fn lengths_are_those_of_rfc_5321() {
    let label = format!("anna@{}.ee", "b".repeat(64));
    let whole = format!("{}@{}.{}.{}.ee", "a".repeat(64), "b".repeat(63), "c".repeat(63), "d".repeat(59));
    let last = format!("anna@example.{}", "b".repeat(64));
    let local_in_octets = format!("{}@example.com", "õ".repeat(33));
    for cell in [local(65), label, whole, last, local_in_octets, "a".repeat(100_000) + "@example.com"] {
        assert_eq!(parse(&cell), Err(Code::EmailTooLong), "{cell}");
    }
}

#[test]
fn all_forty_blocked_names_are_blocked() {
    let names = "abuse abuses compliance devnull dns domains donotreply ftp hostmaster info inoc ispsupport ispfeedback list \
        list-request maildaemon no-reply no_reply noc noreply null paypal phish phishing post postmaster privacy registrar \
        reportabuse root security spam sysadmin tech unsubscribe undisclosed-recipients usenet uucp webmaster www";
    assert_eq!(names.split_whitespace().count(), 40);
    for name in names.split_whitespace() {
        assert_eq!(parse(&format!("{name}@example.com")), Err(Code::EmailRole));
        assert_eq!(parse(&format!("{name}s.x@example.com")), Ok((format!("{name}s.x@example.com"), None)));
    }
}

#[test]
fn without_tables_an_international_domain_is_refused() {
    assert_eq!(EmailAddress::parse("anna@õun.ee", &NoIdna), Err(Code::EmailDomainCharacter));
}

/// Whatever the conversion answers, it is judged again.
#[test]
fn a_conversion_is_not_trusted() {
    struct Answers(Option<&'static str>);
    impl Idna for Answers {
        fn to_ascii(&self, domain: &str) -> Option<String> {
            assert_eq!(domain, "õun.ee");
            self.0.map(str::to_owned)
        }
    }
    for (answer, verdict) in [
        (None, Err(Code::EmailDomainCharacter)),
        (Some("õun.ee"), Err(Code::EmailDomainCharacter)),
        (Some("a/c.ee"), Err(Code::EmailDomainCharacter)),
        (Some("a@b.ee"), Err(Code::EmailManyAt)),
        (Some("192.0.2.1"), Err(Code::EmailTopLevelDigits)),
        (Some(""), Err(Code::EmailNoDomain)),
        (Some("XN--UN-BKA.EE"), Ok("anna@xn--un-bka.ee".to_owned())),
    ] {
        let parsed = EmailAddress::parse("anna@Õun.ee", &Answers(answer));
        assert_eq!(parsed.map(|(address, _)| String::from(address)), verdict, "{answer:?}");
    }
}

#[test]
fn the_conversion_is_never_asked_about_odd_characters() {
    struct Never;
    impl Idna for Never {
        fn to_ascii(&self, domain: &str) -> Option<String> {
            panic!("asked about {domain}")
        }
    }
    for cell in [
        "anna@õun.ee/x",
        "anna@õun.ee:80",
        "anna@b@õun.ee",
        "anna@õ un.ee",
        "anna@õun.ee?",
        "anna@õun%2e.ee",
        "anna@example.com",
    ] {
        let _ = judge(cell, &Never, &mut String::new());
    }
}

#[test]
fn addresses_read_back_are_not_repaired_but_checked() {
    let read = |text: &str| serde_json::from_str::<EmailAddress>(&format!("\"{text}\"")).ok().map(String::from);
    for good in ["anna@example.com", "jüri@example.com", "anna@xn--un-bka.ee"] {
        assert_eq!(read(good).as_deref(), Some(good));
    }
    for bad in ["Anna@example.com", " anna@example.com", "anna", "anna@õun.ee", "info@example.com", ""] {
        assert_eq!(read(bad), None, "{bad}");
    }
    let (address, _) = EmailAddress::parse("Anna@example.com", &NoIdna).expect("an address");
    assert_eq!(serde_json::to_string(&address).ok().as_deref(), Some("\"anna@example.com\""));
}

#[test]
fn a_scratch_text_carries_nothing_over() {
    let mut scratch = String::new();
    for _ in 0..2 {
        assert!(matches!(judge("ANNA@EXAMPLE.COM", &NoIdna, &mut scratch), Judged::Usable { repaired: true, .. }));
        assert_eq!(judge("", &NoIdna, &mut scratch), Judged::Unusable(Code::EmailMissing));
    }
    assert_eq!(repair("ANNA@EXAMPLE.COM"), "anna@example.com");
}
