//! What a cell looks like, roughly: for weighing dialects and finding the header. Nothing is judged here.

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Nothing, or a word for nothing (`NA`, `-`).
    Empty,
    /// A number with whatever people put around it: sign, currency, percent, separators.
    Number,
    /// A date, with a time or without.
    Date,
    /// A time of day or a duration.
    Time,
    /// An e-mail address.
    Address,
    /// A web address.
    Url,
    /// Yes, no, true, false.
    Flag,
    /// One word or code.
    Word,
    /// Words.
    Text,
    /// Values between other delimiters: a list in a cell, or cells that were not cut.
    List,
    /// Half of something: an open bracket or mark, punctuation at an edge.
    Torn,
}

impl Look {
    /// Whether it is a value of a kind that names of columns are not.
    pub(super) fn is_typed(self) -> bool {
        matches!(self, Self::Number | Self::Date | Self::Time | Self::Address | Self::Url | Self::Flag)
    }
}

/// Looks at a cell, quotation marks undone.
pub(super) fn look(cell: &[u8]) -> Look {
    let cell = cell.trim_ascii();
    if is_nothing(cell) {
        return Look::Empty;
    }
    if is_address(cell) {
        return Look::Address;
    }
    if starts(cell, &["http://", "https://", "ftp://", "www.", "mailto:"]) && !cell.contains(&b' ') {
        return Look::Url;
    }
    if is_one_of(cell, &["true", "false", "yes", "no", "y", "n", "t", "f", "jah", "ei"]) {
        return Look::Flag;
    }
    if is_number(cell) {
        return Look::Number;
    }
    if is_time(cell) {
        return Look::Time;
    }
    if is_date(cell) {
        return Look::Date;
    }
    if is_torn(cell) {
        return Look::Torn;
    }
    if is_uncut(cell) {
        return Look::List;
    }
    if cell.contains(&b' ') {
        return Look::Text;
    }
    if cell.iter().any(|byte| matches!(byte, b';' | b'|' | b',')) { Look::List } else { Look::Word }
}

fn is_one_of(cell: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
}

fn starts(cell: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())))
}

fn is_nothing(cell: &[u8]) -> bool {
    cell.is_empty()
        || is_one_of(cell, &["na", "n/a", "nan", "null", "none", "nil", "-", "--", "\\n", "?", ".", "..", "*"])
}

/// A rough look; the machine in `email` judges.
pub(super) fn is_address(cell: &[u8]) -> bool {
    let cell = cell.trim_ascii();
    let Some(at) = cell.iter().position(|&byte| byte == b'@') else { return false };
    let odd = |&byte: &u8| matches!(byte, b'@' | b',' | b';' | b'\t' | b'|' | b':' | b' ' | b'"' | b'/');
    at > 0 && cell[at + 1..].contains(&b'.') && !cell[..at].iter().any(odd) && !cell[at + 1..].iter().any(odd)
}

/// Digits with separators between them, and before or behind no more than a sign, a currency or a percent.
fn is_number(cell: &[u8]) -> bool {
    let cell = strip(cell);
    let mut digits = 0;
    let mut at = 0;
    while at < cell.len() {
        let byte = cell[at];
        let within = at > 0 && at + 1 < cell.len();
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' | b',' => {}
            b' ' | b'\'' | b'_' if within && cell[at - 1].is_ascii_digit() && cell[at + 1].is_ascii_digit() => {}
            // A narrow or no-break space of UTF-8, or the latter of an old encoding.
            0xC2 | 0xA0 | 0xE2 | 0x80 | 0xAF if digits > 0 && at + 1 < cell.len() => {}
            b'e' | b'E' if digits > 0 && within => {
                let exponent = cell[at + 1..].strip_prefix(b"-").or_else(|| cell[at + 1..].strip_prefix(b"+"));
                let exponent = exponent.unwrap_or(&cell[at + 1..]);
                return !exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit);
            }
            _ => return false,
        }
        at += 1;
    }
    // More dots than one separate thousands, or the four numbers of an address of the net.
    let groups = || cell.split(|&byte| byte == b'.').skip(1);
    let count = groups().count();
    digits > 0
        && (count < 2
            || groups().all(|group| group.len() == 3)
            || count == 3 && groups().all(|group| (1..=3).contains(&group.len())))
}

/// Without sign, brackets, currency and percent.
fn strip(cell: &[u8]) -> &[u8] {
    const AROUND: [&[u8]; 12] =
        [b"-", b"+", b"$", b"%", "\u{20AC}".as_bytes(), "\u{A3}".as_bytes(), b"EUR", b"USD", b"GBP", b"<", b">", b"~"];
    let mut cell = cell;
    if let Some(inner) = cell.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b")")) {
        cell = inner;
    }
    loop {
        let before = cell.len();
        for around in AROUND {
            cell = cell.strip_prefix(around).unwrap_or(cell).trim_ascii();
            if around.len() > 1 || around == b"%" || around == b"$" {
                cell = cell.strip_suffix(around).unwrap_or(cell).trim_ascii();
            }
        }
        if cell.len() == before {
            return cell;
        }
    }
}

/// `9:30`, `09:30:15.25`, `9:30 PM`.
fn is_time(cell: &[u8]) -> bool {
    let cell = ["am", "pm", "z"].iter().find_map(|end| strip_end(cell, end)).unwrap_or(cell);
    let mut groups = cell.split(|&byte| byte == b':');
    let short = |group: &[u8]| (1..=2).contains(&group.len()) && group.iter().all(u8::is_ascii_digit);
    let Some(first) = groups.next().filter(|group| short(group)) else { return false };
    let rest: Vec<&[u8]> = groups.collect();
    let (Some((last, middle)), true) = (rest.split_last(), first.len() <= 2) else { return false };
    let seconds = |group: &[u8]| group.len() >= 2 && group.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    rest.len() <= 2 && middle.iter().all(|group| short(group)) && seconds(last)
}

fn strip_end<'c>(cell: &'c [u8], end: &str) -> Option<&'c [u8]> {
    let at = cell.len().checked_sub(end.len())?;
    cell[at..].eq_ignore_ascii_case(end.as_bytes()).then(|| cell[..at].trim_ascii())
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Two separators of one kind between digits, or a month's name between numbers; a time may follow.
fn is_date(cell: &[u8]) -> bool {
    let day = cell.split(|&byte| byte == b'T' || byte == b' ').next().unwrap_or_default();
    for separator in [b'-', b'/', b'.'] {
        let groups: Vec<&[u8]> = day.split(|&byte| byte == separator).collect();
        let number = |group: &&[u8]| (1..=4).contains(&group.len()) && group.iter().all(u8::is_ascii_digit);
        let month = |group: &&[u8]| number(group) || starts(group, &MONTHS);
        if groups.len() == 3 && number(&groups[0]) && month(&groups[1]) && number(&groups[2]) {
            let rest = &cell[day.len()..];
            return rest.is_empty() || rest.iter().any(u8::is_ascii_digit) && rest.len() < 24;
        }
    }
    let mut words = cell.split(|&byte| matches!(byte, b' ' | b'-' | b',' | b'.')).filter(|word| !word.is_empty());
    let (mut numbers, mut months, mut others) = (0, 0, 0);
    for word in words.by_ref().take(8) {
        if word.iter().all(|byte| byte.is_ascii_digit() || *byte == b':') {
            numbers += 1;
        } else if starts(word, &MONTHS) && word.len() <= 9 {
            months += 1;
        } else if !is_one_of(word, &["am", "pm", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "utc", "gmt"]) {
            others += 1;
        }
    }
    months == 1 && numbers >= 1 && others == 0
}

/// Whether the cell reads like half of something.
fn is_torn(cell: &[u8]) -> bool {
    let count = |byte: u8| cell.split(|&other| other == byte).count() - 1;
    let open = |left: u8, right: u8| count(left) != count(right);
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b',' | b';' | b'|' | b'=' | b'&'));
    open(b'(', b')')
        || open(b'[', b']')
        || open(b'{', b'}')
        || count(b'"') % 2 == 1
        || edge(cell.first())
        || edge(cell.last())
        || starts(cell, &["//"])
        || is_one_of(cell, &["http", "https", "mailto"])
}

/// Whether something between words reads like another delimiter, spaces in the cell or not: a tab, a bar or two colons
/// without spaces around, a quotation mark beside a delimiter. JSON and the like have those too, and brackets around.
fn is_uncut(cell: &[u8]) -> bool {
    let is_space = |at: Option<usize>| at.and_then(|at| cell.get(at)).is_none_or(|&byte| byte == b' ');
    let is_delimiter = |byte: u8| matches!(byte, b',' | b';' | b'|');
    cell.contains(&b'\t')
        || !matches!(cell[0], b'{' | b'[' | b'<')
            && cell.windows(2).enumerate().any(|(at, pair)| match pair {
                b"::" => true,
                [b'|', _] => !is_space(at.checked_sub(1)) && !is_space(Some(at + 1)),
                [b'"', other] | [other, b'"'] => is_delimiter(*other),
                _ => false,
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_cells_look_like() {
        for (look_like, cells) in [
            (Look::Empty, &["", " ", "NA", "n/a", "-", "NULL"][..]),
            (
                Look::Number,
                &[
                    "1",
                    "-1.5",
                    "1,234,567.89",
                    "1.234.567",
                    "1 234,5",
                    "$12.00",
                    "12 %",
                    "1e-5",
                    "(3.2)",
                    "€ 5",
                    "5 €",
                    ".5",
                    "10.0.0.12",
                ],
            ),
            (
                Look::Date,
                &[
                    "2020-01-31",
                    "5/8/1986",
                    "31.12.2020",
                    "2020-01-31T10:00:00Z",
                    "2020-01-31 10:00",
                    "12 Jan 2020",
                    "January 1, 2024 12:00 AM",
                    "03-Mar-19",
                ],
            ),
            (Look::Time, &["10:30", "9:30 PM", "10:30:15.250"]),
            (Look::Address, &["ana@example.com"]),
            (Look::Url, &["https://example.com/a,b", "www.example.com"]),
            (Look::Flag, &["yes", "FALSE", "Jah"]),
            (Look::Word, &["Tartu", "EE-123", "a1b2"]),
            (Look::Text, &["Tamm, Ana", "two words"]),
            (Look::List, &["1;2", "red|blue", "a\tb c", "1|two words", "1::two words", "1,\"Tamm, A\",x"]),
            (Look::Torn, &["{\"a\"", "(a", "b)", "//example.com", "say \"hi", "a;"]),
        ] {
            for cell in cells {
                assert_eq!(look(cell.as_bytes()), look_like, "{cell}");
            }
        }
    }
}
