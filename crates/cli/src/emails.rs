//! `segue emails`: a verdict for each line.

use std::io::{BufRead, Write};

use segment::Code;
use segment::email::{EmailAddress, suggestion};
use serde::Serialize;

use crate::platform::Native;

#[derive(Serialize)]
struct Verdict<'a> {
    input: &'a str,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
}

/// Judges each line of `input` and writes one JSON object a line.
///
/// # Errors
/// Where reading or writing fails.
pub fn emails(mut input: impl BufRead, mut output: impl Write) -> anyhow::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        let text = String::from_utf8_lossy(text.strip_suffix(b"\r").unwrap_or(text));
        serde_json::to_writer(&mut output, &judge(&text))?;
        output.write_all(b"\n")?;
        line.clear();
    }
    output.flush()?;
    Ok(())
}

fn judge(input: &str) -> Verdict<'_> {
    match EmailAddress::parse(input, &Native) {
        Ok((address, code)) => Verdict { input, ok: true, code, address: Some(address.into()), suggestion: None },
        Err(code) => Verdict { input, ok: false, code: Some(code), address: None, suggestion: suggestion(input) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_verdict_a_line() {
        let mut output = Vec::new();
        emails(" Ana@Example.com\r\nbo(at)example.org\nmari@õun.example\n".as_bytes(), &mut output).unwrap();
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "{\"input\":\" Ana@Example.com\",\"ok\":true,\"address\":\"ana@example.com\"}\n\
             {\"input\":\"bo(at)example.org\",\"ok\":false,\"code\":\"emailNoAt\",\"suggestion\":\"bo@example.org\"}\n\
             {\"input\":\"mari@õun.example\",\"ok\":true,\"address\":\"mari@xn--un-bka.example\"}\n"
        );
    }
}
