//! Genders, as words of many languages and as letters, to what Omnisend takes: `m` or `f`.

use serde::{Deserialize, Serialize};

use crate::fold::{Key, lower};

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Gender {
    /// Sent as `m`.
    Male,
    /// Sent as `f`.
    Female,
    /// Understood, and neither: another gender, or not told. Left out without a warning, since nothing is wrong with the
    /// cell and Omnisend has no value for it.
    Other,
}

impl Gender {
    /// Omnisend's letter; none where there is no value for it.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Male => Some("m"),
            Self::Female => Some("f"),
            Self::Other => None,
        }
    }
}

/// Words, spelled as keys, in English, Estonian, Latvian, Lithuanian, Finnish, German, French, Spanish and Swedish, with
/// the forms of address that tell.
const MALE: &str = "male man men mr mees meessoost poiss harra hr virietis vyras mies mannlich maskulin mann herr herra \
    homme masculin monsieur hombre masculino varon senor";
const FEMALE: &str = "female woman women mrs ms miss naine naissoost tudruk proua pr sieviete moteris nainen weiblich feminin \
    frau rouva femme madame mme mademoiselle mujer femenino senora kvinna fru";
const OTHER: &str = "x o u d other unknown diverse divers nonbinary notspecified unspecified notset none undisclosed \
    prefernottosay rathernotsay na muu teadmata maaramata cits nezinams kita nezinoma muutuntematon andere keineangabe \
    unbekannt autre inconnu nonbinaire otro desconocido annat";

/// The pairs of letters in use, male first: English and French M F, Estonian and Finnish M N, German M W, Swedish M K,
/// French H F, Latvian V S, Lithuanian V M, Spanish H M.
const PAIRS: &[u8; 16] = b"mfmnmwmkhfvsvmhm";

/// The letters that a column has, which decide what each of them means: `M` is a man beside `F`, a woman beside `V`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letters(u32);

impl Letters {
    /// Takes note of a cell of the column; of single letters only.
    pub fn see(&mut self, cell: &str) {
        if let Some(letter) = letter(cell)
            && PAIRS.contains(&letter)
        {
            self.0 |= bit(letter);
        }
    }

    /// What a letter means in this column; none where the pairs that fit do not agree, or none fits.
    fn meaning(self, letter: u8) -> Option<Gender> {
        let pairs = PAIRS.as_chunks::<2>().0.iter();
        let mut fitting =
            pairs.filter(|[male, female]| self.0 & !(bit(*male) | bit(*female)) == 0).filter_map(|[male, female]| {
                match letter {
                    letter if letter == *male => Some(Gender::Male),
                    letter if letter == *female => Some(Gender::Female),
                    _ => None,
                }
            });
        let first = fitting.next()?;
        fitting.all(|other| other == first).then_some(first)
    }
}

fn bit(letter: u8) -> u32 {
    1 << (letter - b'a')
}

/// The cell's only letter, lower case.
fn letter(cell: &str) -> Option<u8> {
    match *super::trim(cell).trim_end_matches('.').as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => Some(letter.to_ascii_lowercase()),
        _ => None,
    }
}

/// Reads a gender. Single letters mean what `letters` of the column say; numbers such as `1` and `2` mean nothing.
pub fn read(cell: &str, letters: Letters) -> Option<Gender> {
    if let Some(letter) = letter(cell)
        && PAIRS.contains(&letter)
    {
        return letters.meaning(letter);
    }
    let key = Key::of(cell)?;
    let holds = |words: &str| words.split(' ').any(|word| word.as_bytes() == key.as_bytes());
    if holds(MALE) {
        Some(Gender::Male)
    } else if holds(FEMALE) {
        Some(Gender::Female)
    } else {
        let is_sign = |sign: char| super::trim(cell).chars().map(lower).eq([sign]);
        match () {
            () if is_sign('♂') => Some(Gender::Male),
            () if is_sign('♀') => Some(Gender::Female),
            () => holds(OTHER).then_some(Gender::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> Vec<Option<Gender>> {
        let mut letters = Letters::default();
        for cell in cells {
            letters.see(cell);
        }
        cells.iter().map(|cell| read(cell, letters)).collect()
    }

    #[test]
    fn words_have_one_meaning() {
        for (words, gender) in [(MALE, Gender::Male), (FEMALE, Gender::Female), (OTHER, Gender::Other)] {
            for word in words.split(' ') {
                assert_eq!(read(word, Letters::default()), Some(gender), "{word}");
            }
        }
        for (cell, gender) in [
            ("Vīrietis", Gender::Male),
            ("männlich", Gender::Male),
            ("Mr.", Gender::Male),
            ("Tüdruk", Gender::Female),
            ("Prefer not to say", Gender::Other),
            ("♀", Gender::Female),
        ] {
            assert_eq!(read(cell, Letters::default()), Some(gender), "{cell}");
        }
        for cell in ["", "1", "2", "anna", "-"] {
            assert_eq!(read(cell, Letters::default()), None, "{cell}");
        }
    }

    #[test]
    fn letters_mean_what_their_column_says() {
        let (male, female) = (Some(Gender::Male), Some(Gender::Female));
        for (cells, expected) in [
            (["M", "F"], [male, female]),
            (["m", "n"], [male, female]),
            (["M.", "W."], [male, female]),
            (["H", "F"], [male, female]),
            (["V", "S"], [male, female]),
            (["V", "M"], [male, female]),
            (["H", "M"], [male, female]),
            (["F", ""], [female, None]),
            (["M", "X"], [None, Some(Gender::Other)]),
            (["M", "male"], [None, male]),
            (["S", "F"], [None, None]),
        ] {
            assert_eq!(column(&cells), expected, "{cells:?}");
        }
        assert_eq!(Gender::Male.code(), Some("m"));
        assert_eq!((Gender::Female.code(), Gender::Other.code()), (Some("f"), None));
    }
}
