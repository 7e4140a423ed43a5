//! The names of months.

use crate::fold::Key;

/// A line a month: names and abbreviations, spelled as keys, in English, Estonian, Latvian, Lithuanian, Finnish,
/// German, French, Spanish and Swedish, with the cases that dates put them in (Unicode CLDR, calendars). Finnish ones
/// are without their `kuu`.
const NAMES: &str = "\
january jan jaanuar jaan janvaris janvari janv sausis sausio saus tammi januar janner janvier enero ene januari
february feb veebruar veebr februaris februari febr vasaris vasario vas helmi februar feber fevrier fevr fev febrero
march mar marts kovas kovo kov maalis marz mrz mars marzo
april apr aprill aprilis aprili balandis balandzio bal huhti avril avr abril abr
may mai maijs maija geguze geguzes geg touko mayo maj
june jun juuni junijs junija birzelis birzelio birz kesa juni juin junio
july jul juuli julijs julija liepa liepos liep heina juli juillet juil julio
august aug augusts augusta rugpjutis rugpjucio rugp elo aout agosto ago augusti
september sep sept septembris septembri rugsejis rugsejo rugs syys septembre septiembre setiembre
october oct oktoober okt oktobris oktobri spalis spalio spal loka oktober octobre octubre
november nov novembris novembri lapkritis lapkricio lapkr marras novembre noviembre
december dec detsember dets decembris decembri gruodis gruodzio gruod joulu dezember dez decembre diciembre dic";

/// The month (1 to 12) that a word names.
pub(super) fn month(word: &Key) -> Option<u8> {
    let word = word.as_bytes();
    let word = [&b"kuuta"[..], b"kuu"].iter().find_map(|ending| word.strip_suffix(*ending)).unwrap_or(word);
    let line = NAMES.lines().position(|line| line.split(' ').any(|name| name.as_bytes() == word))?;
    u8::try_from(line + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_one_month_each() {
        let number = |word: &str| month(&Key::of(word).unwrap());
        for (word, expected) in
            [("Märts", 3), ("toukokuuta", 5), ("gegužės", 5), ("février", 2), ("AOÛT", 8), ("Dec", 12)]
        {
            assert_eq!(number(word), Some(expected), "{word}");
        }
        for (index, line) in NAMES.lines().enumerate() {
            for name in line.split(' ') {
                assert_eq!(number(name), u8::try_from(index + 1).ok(), "{name}");
            }
        }
        assert_eq!(number("m"), None);
        assert!(NAMES.len() < 1200, "{} bytes", NAMES.len());
    }
}
