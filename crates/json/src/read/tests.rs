//! Reading, held against `serde_json`.

use proptest::prelude::*;

use super::*;

/// What `serde_json` reads, in our shape; its numbers lose how they are written.
fn by_serde_json(text: &str) -> Option<Value> {
    fn of(value: serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(yes) => Value::Bool(yes),
            serde_json::Value::Number(number) => {
                Value::Number(number.as_f64().map(|number| number.to_string()).unwrap_or_default())
            }
            serde_json::Value::String(text) => Value::String(text),
            serde_json::Value::Array(list) => Value::Array(list.into_iter().map(of).collect()),
            serde_json::Value::Object(map) => {
                Value::Object(map.into_iter().map(|(name, value)| (name, of(value))).collect())
            }
        }
    }
    serde_json::from_str(text).ok().map(of)
}

fn alike(value: Value) -> Value {
    match value {
        Value::Number(text) => Value::Number(text.parse::<f64>().unwrap().to_string()),
        Value::Array(list) => Value::Array(list.into_iter().map(alike).collect()),
        Value::Object(members) => {
            let map: std::collections::BTreeMap<String, Value> = members.into_iter().collect();
            Value::Object(map.into_iter().map(|(name, value)| (name, alike(value))).collect())
        }
        other => other,
    }
}

fn same(text: &str) {
    assert_eq!(read(text.as_bytes()).map(alike), by_serde_json(text), "{text}");
}

#[test]
fn reads_what_serde_json_reads() {
    for text in [
        "",
        " ",
        "nul",
        "null",
        "nulll",
        " true ",
        "false,",
        "-0",
        "-",
        "01",
        "1.",
        ".5",
        "-12.50e+3",
        "1e",
        "1E-2",
        "+1",
        "18446744073709551615",
        "[]",
        "[ ]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "{}",
        r#"{"a":1,"b":[{"c":null}],"a":2}"#,
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        "{a:1}",
        r#"{"a" : 1 , "b" : 2}"#,
        r#"{"a":1}{"#,
        r#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#,
        r#""\uD83D""#,
        r#""\uD83Dx""#,
        r#""\uD83D\u0041""#,
        r#""\uDE00""#,
        r#""\u12""#,
        r#""\x""#,
        "\"a\nb\"",
        "\"\u{0}\"",
        "\"õ",
        "\u{FEFF}1",
    ] {
        same(text);
    }
    for depth in [126, 127, 128, 129] {
        same(&["[".repeat(depth), "]".repeat(depth)].concat());
        same(&["{\"a\":".repeat(depth), "1".into(), "}".repeat(depth)].concat());
    }
    assert_eq!(read(b"\"\xFF\""), None);
    assert_eq!(read(b"1\0"), None);
}

#[test]
fn members_and_numbers_are_found() {
    let value = read(br#"{"a":1,"b":-2,"c":1.0,"a":"x","d":18446744073709551615,"e":true}"#).unwrap();
    assert_eq!(value.get("a").and_then(Value::as_str), Some("x"));
    assert_eq!(value.get("b").map(|number| (number.as_u64(), number.as_i64())), Some((None, Some(-2))));
    assert_eq!(value.get("c").and_then(Value::as_u64), None);
    assert_eq!(value.get("d").and_then(Value::as_u64), Some(u64::MAX));
    assert_eq!(value.get("e").and_then(Value::as_bool), Some(true));
    assert_eq!((value.get("f"), Value::Null.get("a"), value.as_array()), (None, None, None));
}

proptest! {
    #[test]
    fn of_any_text_the_same_is_read(
        text in r#"[\[\]{}:,"\\ux0-3dDeE.+\-a ]{0,14}"#,
        inner in r#"(\\[nu"\\]|[a-d0-9]|\\uD8[0-9a-f]{2}|\\uDC[0-9a-f]{2}|õ){0,8}"#,
    ) {
        // A number that is too large for a float is none to it.
        prop_assume!(!text.contains(['e', 'E']));
        same(&text);
        same(&["{\"", &inner, "\": [", &text, "]}"].concat());
    }

    #[test]
    fn any_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        prop_assert_eq!(read(&bytes).is_some(), serde_json::from_slice::<serde_json::Value>(&bytes).is_ok());
    }
}
