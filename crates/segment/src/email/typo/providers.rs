//! Mail providers of the world: the big ones, whose names are mistyped, and others, which are genuine however near they
//! are to a big one.

use super::slip::{Trust, is_slip_of_com};

/// One name a line, by name: the first label of its domains, a mark, the endings.
///
/// `!`: a big provider with a coined name. `+`: a big one whose name may also be a word. Both are genuine under the
/// ending of any country, too. `*`: not compared with, but genuine under any ending. A space: genuine under the endings
/// named only.
const TABLE: &str = include_str!("providers.txt");

/// The two-letter codes of ISO 3166-1, and what is delegated besides: `ac`, `eu`, `su`, `uk`.
const COUNTRIES: &str = "acadaeafagaialamaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcgchcickclcmcnco\
    crcucvcwcxcyczdedjdkdmdodzeceeegehereseteufifjfkfmfofrgagbgdgegfggghgiglgmgngpgqgrgsgtgugwgyhkhmhnhr\
    hthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblclilklrlsltlulvlymamcmdmemfmgmhmkmlmmmnmo\
    mpmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompapepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesg\
    shsisjskslsmsnsosrssstsusvsxsysztctdtftgthtjtktltmtntotrtttvtwtzuaugukumusuyuzvavcvevgvivnvuwfwsyeyt\
    zazmzw";

/// One bit for each second letter, by first letter.
const SECOND_LETTERS: [u32; 26] = {
    let mut letters = [0; 26];
    let codes = COUNTRIES.as_bytes();
    let mut at = 0;
    while at < codes.len() {
        letters[(codes[at] - b'a') as usize] |= 1 << (codes[at + 1] - b'a');
        at += 2;
    }
    letters
};

fn is_country(label: &str) -> bool {
    match *label.as_bytes() {
        [first @ b'a'..=b'z', second @ b'a'..=b'z'] => {
            SECOND_LETTERS[usize::from(first - b'a')] & (1 << (second - b'a')) != 0
        }
        _ => false,
    }
}

/// Whether there is such an ending: of a country (`ee`, `co.uk`), or one of the old general ones.
pub(super) fn is_real_suffix(suffix: &str) -> bool {
    match suffix.split_once('.') {
        None => is_country(suffix) || matches!(suffix, "com" | "net" | "org" | "info" | "biz" | "edu" | "gov"),
        Some((second, country)) => {
            is_country(country)
                && matches!(second, "co" | "com" | "net" | "org" | "ac" | "edu" | "gov" | "gob" | "ne" | "or")
        }
    }
}

/// Where the ending begins: the last label, or the last two where a short one stands before it (`co.uk`).
pub(super) fn suffix_start(domain: &str) -> usize {
    let Some(last) = domain.rfind('.') else { return domain.len() };
    match domain[..last].rfind('.') {
        Some(second) if last - second <= 4 => second + 1,
        _ => last + 1,
    }
}

/// A line: the label, its mark, its endings.
fn line(text: &str) -> Option<(&str, u8, &str)> {
    let mark = text.bytes().position(|byte| matches!(byte, b'!' | b'+' | b'*' | b' '))?;
    Some((&text[..mark], text.as_bytes()[mark], &text[mark + 1..]))
}

/// The line of a label, by halving the text.
fn find(label: &str) -> Option<(u8, &'static str)> {
    let (mut from, mut to) = (0, TABLE.len());
    while from < to {
        let middle = from.midpoint(to);
        let start =
            TABLE.as_bytes()[from..middle].iter().rposition(|&byte| byte == b'\n').map_or(from, |at| from + at + 1);
        let end = TABLE.as_bytes()[middle..to].iter().position(|&byte| byte == b'\n').map_or(to, |at| middle + at);
        let (known, mark, suffixes) = line(&TABLE[start..end])?;
        match known.cmp(label) {
            core::cmp::Ordering::Less => from = end + 1,
            core::cmp::Ordering::Greater => to = start,
            core::cmp::Ordering::Equal => return Some((mark, suffixes)),
        }
    }
    None
}

/// Whether the domain is a mail provider's.
pub(super) fn is_known(domain: &str) -> bool {
    let Some((label, suffix)) = domain.split_once('.') else { return false };
    let Some((mark, suffixes)) = find(label) else { return false };
    let listed = |suffix: &str| suffixes.split(' ').any(|known| known == suffix);
    listed(suffix) || (mark != b' ' && is_real_suffix(suffix) && !(is_slip_of_com(suffix) && listed("com")))
}

/// Hands the big providers' domains whose length differs from `length` by one at most to `see`.
pub(super) fn big(length: usize, see: &mut dyn FnMut(&str, Trust)) {
    let mut domain = String::new();
    for (label, mark, suffixes) in TABLE.lines().filter_map(line) {
        let trust = match mark {
            b'!' => Trust::Coined,
            b'+' => Trust::Word,
            _ => continue,
        };
        for suffix in suffixes.split(' ') {
            if (label.len() + 1 + suffix.len()).abs_diff(length) <= 1 {
                domain.clear();
                domain.push_str(label);
                domain.push('.');
                domain.push_str(suffix);
                see(&domain, trust);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_each_line_is_found() {
        assert!(TABLE.lines().map(|text| line(text).unwrap().0).is_sorted_by(|one, other| one < other));
        for text in TABLE.lines() {
            let (label, mark, suffixes) = line(text).unwrap();
            assert_eq!(find(label), Some((mark, suffixes)), "{text}");
            for suffix in suffixes.split(' ').filter(|suffix| !suffix.is_empty()) {
                assert!(is_known(&[label, ".", suffix].concat()), "{text}");
            }
        }
        for unknown in ["", "a", "zzz", "gmai", "gmaill", "hotmai"] {
            assert_eq!(find(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn the_table_is_small_enough_to_be_downloaded() {
        assert!(TABLE.len() <= 3_000, "{}", TABLE.len());
    }

    /// Each country has its ending, but for Kosovo, whose code is no delegated one.
    #[test]
    fn countries_are_those_of_the_table_of_countries() {
        let mut codes: Vec<String> = crate::country::all().map(|country| country.code.to_ascii_lowercase()).collect();
        codes.retain(|code| code != "xk");
        codes.extend(["ac", "eu", "su", "uk"].map(String::from));
        codes.sort();
        assert_eq!(COUNTRIES, codes.concat());
    }

    #[test]
    fn endings_begin_where_names_end() {
        for (domain, suffix) in [
            ("gmail.com", "com"),
            ("yahoo.co.uk", "co.uk"),
            ("live.com.mx", "com.mx"),
            ("post.example.ee", "ee"),
            ("a.ee", "ee"),
        ] {
            assert_eq!(&domain[suffix_start(domain)..], suffix);
        }
    }
}
