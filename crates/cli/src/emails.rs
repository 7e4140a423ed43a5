//! `segue emails`: a verdict for each line.

use std::io::{BufRead, Write};

use segment::email::{self, verdict};
use serde::Serialize;

use crate::platform::Native;

#[derive(Serialize)]
struct Line<'a> {
    input: &'a str,
    #[serde(flatten)]
    verdict: email::Verdict,
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
        serde_json::to_writer(&mut output, &Line { input: &text, verdict: verdict(&text, &Native) })?;
        output.write_all(b"\n")?;
        line.clear();
    }
    output.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_verdict_a_line() {
        let mut output = Vec::new();
        let input = " Ana@Example.com\r\nbo(at)example.org\nmari@õun.example\nBo@gmial.com\nbo@gmial,com\n";
        emails(input.as_bytes(), &mut output).unwrap();
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "{\"input\":\" Ana@Example.com\",\"ok\":true,\"address\":\"ana@example.com\"}\n\
             {\"input\":\"bo(at)example.org\",\"ok\":false,\"code\":\"emailNoAt\",\"suggestion\":\"bo@example.org\"}\n\
             {\"input\":\"mari@õun.example\",\"ok\":true,\"address\":\"mari@xn--un-bka.example\"}\n\
             {\"input\":\"Bo@gmial.com\",\"ok\":true,\"code\":\"emailTypo\",\"address\":\"bo@gmial.com\",\"suggestion\":\"bo@gmail.com\"}\n\
             {\"input\":\"bo@gmial,com\",\"ok\":false,\"code\":\"emailDomainCharacter\",\"suggestion\":\"bo@gmail.com\"}\n"
        );
    }

    /// Whatever bytes come in, each line gets one verdict, in JSON that can be read.
    #[test]
    fn odd_lines_get_a_verdict_each() {
        let long = [vec![b'a'; 3 << 20], b"(at)".to_vec(), vec![b'.'; 1 << 20], b"@<(,\"".to_vec()].concat();
        let lines: [&[u8]; 11] = [
            b"",
            b"\0",
            b"ana\0@example.com",
            b"ana@example.com\0",
            b"ana@\x1b[31mexample.com",
            b"ana\rbo@example.com",
            b"\xff\xfeana@example.com",
            b"an\xe4@example.com",
            b"ana@exampl\xc3",
            "ana\u{2028}@example.com\u{85}".as_bytes(),
            &long,
        ];
        for end in [b"\n".as_slice(), b"\r\n"] {
            let mut output = Vec::new();
            emails(lines.join(end).as_slice(), &mut output).unwrap();
            let output = String::from_utf8(output).unwrap();
            let verdicts: Vec<serde_json::Value> =
                output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(verdicts.len(), lines.len());
            for (verdict, line) in verdicts.iter().zip(lines) {
                assert_eq!(verdict["input"], String::from_utf8_lossy(line).as_ref());
                assert_eq!(verdict["ok"], false, "{}", verdict["code"]);
                assert!(verdict["code"].as_str().unwrap().starts_with("email"));
            }
        }
    }
}
