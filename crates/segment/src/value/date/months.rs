//! The names of months.

use crate::fold::Key;
use crate::value::words::meaning;

/// Names and abbreviations of months, spelled as keys, each with a letter: `a` for January to `l` for December. English,
/// Estonian, Latvian, Lithuanian, Finnish, German, French, Spanish and Swedish, with the cases that dates put them in
/// (Unicode CLDR, calendars). Finnish ones are without their `kuu`.
const NAMES: &str = "abrd abrild agoh agostoh aouth aprd aprild aprilid aprilisd aprilld augh augusth augustah augustih augustsh \
    avrd avrild bald balandisd balandziod birzf birzeliof birzelisf decl decemberl decembrel decembril decembrisl \
    detsl detsemberl dezl dezemberl dicl diciembrel eloh enea eneroa febb feberb febrb febrerob februarb februarib \
    februarisb februaryb fevb fevrb fevrierb gege geguzee geguzese gruodl gruodisl gruodziol heinag helmib huhtid \
    jaana jaanuara jana jannera januara januaria januarya janva janvaria janvarisa janviera joulul juilg juilletg \
    juinf julg julig julijag julijsg juliog julyg junf junef junif junijaf junijsf juniof juulig juunif kesaf kovc \
    kovasc kovoc lapkrk lapkriciok lapkritisk liepg liepag lieposg lokaj maalisc maie maijae maijse maje marc \
    marchc marrask marsc martsc marzc marzoc maye mayoe mrzc novk novemberk novembrek novembrik novembrisk \
    noviembrek octj octoberj octobrej octubrej oktj oktoberj oktobrij oktobrisj oktooberj rugph rugpjucioh \
    rugpjutish rugsi rugsejisi rugsejoi sausa sausioa sausisa sepi septi septemberi septembrei septembrii \
    septembrisi septiembrei setiembrei spalj spalioj spalisj syysi tammia toukoe vasb vasariob vasarisb veebrb \
    veebruarb";

/// The month (1 to 12) that a word names.
pub(super) fn month(word: &Key) -> Option<u8> {
    let word = word.as_bytes();
    let word = [&b"kuuta"[..], b"kuu"].iter().find_map(|ending| word.strip_suffix(*ending)).unwrap_or(word);
    meaning(NAMES, word).map(|letter| letter - b'a' + 1)
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
        for (name, letter) in crate::value::words::all(NAMES) {
            assert_eq!(number(name), Some(letter - b'a' + 1), "{name}");
        }
        assert_eq!(number("m"), None);
        assert!(NAMES.len() < 1200, "{} bytes", NAMES.len());
    }
}
