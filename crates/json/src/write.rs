//! Writing JSON by hand: a contact is written for every row, and the browser downloads every byte of the code.

/// A JSON text in the making. Commas come by themselves; whoever writes closes what they opened.
#[derive(Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// Begins an object (`{`) or an array (`[`).
    pub fn open(&mut self, bracket: u8) {
        self.separate();
        self.0.push(bracket);
    }

    /// Ends an object (`}`) or an array (`]`).
    pub fn close(&mut self, bracket: u8) {
        self.0.push(bracket);
    }

    /// The name of a member; its value comes next.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.0.push(b':');
    }

    /// Makes a text that was just written the name of a member; none where it is not one.
    pub fn colon(&mut self) -> Option<()> {
        (self.0.last() == Some(&b'"')).then(|| self.0.push(b':'))
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        self.separate();
        self.0.push(b'"');
        for &byte in text.as_bytes() {
            // RFC 8259, section 7: quotation mark, reverse solidus and control characters must be escaped.
            let short = match byte {
                b'"' | b'\\' => byte,
                0x08 => b'b',
                0x0C => b'f',
                b'\n' => b'n',
                b'\r' => b'r',
                b'\t' => b't',
                0..0x20 => {
                    let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
                    self.0.extend_from_slice(b"\\u00");
                    self.0.extend_from_slice(&digits);
                    continue;
                }
                _ => {
                    self.0.push(byte);
                    continue;
                }
            };
            self.0.extend_from_slice(&[b'\\', short]);
        }
        self.0.push(b'"');
    }

    /// A value that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.separate();
        self.0.extend_from_slice(json.as_bytes());
    }

    /// A member with a text, unless it is empty.
    pub fn member(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.name(name);
            self.text(text);
        }
    }

    /// A member with a list of the texts that are not empty, unless all are.
    pub fn list(&mut self, name: &str, texts: &[String]) {
        if texts.iter().any(|text| !text.is_empty()) {
            self.name(name);
            self.open(b'[');
            for text in texts.iter().filter(|text| !text.is_empty()) {
                self.text(text);
            }
            self.close(b']');
        }
    }

    /// What was written.
    pub fn finish(self) -> Vec<u8> {
        self.0
    }

    /// A comma, unless this is the first in its object or array, or a member's value. A string ends with a quotation
    /// mark, so none can be taken for a bracket.
    fn separate(&mut self) {
        if !matches!(self.0.last(), None | Some(b'{' | b'[' | b':')) {
            self.0.push(b',');
        }
    }
}

/// Compact JSON with line breaks and indents of two spaces, to be read by people. What is not JSON comes out somehow.
pub fn pretty(json: &[u8]) -> String {
    let mut out = Vec::with_capacity(json.len() * 2);
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let line = |out: &mut Vec<u8>, depth: usize| {
        out.push(b'\n');
        out.resize(out.len() + 2 * depth, b' ');
    };
    for &byte in json {
        if quoted {
            out.push(byte);
            quoted = byte != b'"' || escaped;
            escaped = byte == b'\\' && !escaped;
            continue;
        }
        let empty = matches!(out.last(), Some(b'{' | b'['));
        if matches!(byte, b'}' | b']') {
            depth = depth.saturating_sub(1);
        }
        // The first of an object or array, or its end, unless it is both.
        if empty != matches!(byte, b'}' | b']') {
            line(&mut out, depth);
        }
        out.push(byte);
        match byte {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            b',' => line(&mut out, depth),
            b':' => out.push(b' '),
            _ => {}
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            r#"[\\"{}\[\],: ]{0,6}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..5).prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn texts_are_written_as_serde_json_writes_them(text in any::<String>(), short in "[\\x00-\\x7f]{0,20}") {
            for text in [text, short] {
                let mut writer = Writer::default();
                writer.text(&text);
                prop_assert_eq!(writer.finish(), serde_json::to_vec(&text).unwrap());
            }
        }

        #[test]
        fn indents_as_serde_json_does(value in value()) {
            let compact = serde_json::to_vec(&value).unwrap();
            prop_assert_eq!(pretty(&compact), serde_json::to_string_pretty(&value).unwrap());
        }

        #[test]
        fn what_is_not_json_does_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            pretty(&bytes);
        }
    }
}
