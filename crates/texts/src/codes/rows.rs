//! What is wrong with a row or a cell, by `segment::Code`.

use super::Entry;

pub(super) const ROW: Entry = (
    "",
    ["Something is wrong with this row", "Look at the row in the file."],
    ["Selle reaga on midagi valesti", "Vaata rida failis."],
);

pub(super) const ROWS: &[Entry] = &[
    (
        "emailMissing",
        ["No e-mail address", "Add the address in the file, or leave the row."],
        ["E-posti aadress puudub", "Lisa aadress failis või jäta rida nii."],
    ),
    (
        "emailNoAt",
        ["No @ in the address", "Write the address as name@example.com."],
        ["Aadressis pole märki @", "Kirjuta aadress kujul nimi@example.com."],
    ),
    (
        "emailManyAt",
        ["More than one @", "Keep one address in the cell, with one @."],
        ["Mitu märki @", "Jäta lahtrisse üks aadress, milles on üks @."],
    ),
    (
        "emailNoLocal",
        ["Nothing before the @", "Add the name in front of the @."],
        ["Märgi @ ees pole midagi", "Lisa märgi @ ette nimi."],
    ),
    (
        "emailNoDomain",
        ["Nothing after the @", "Add the domain, for example example.com."],
        ["Märgi @ järel pole midagi", "Lisa domeen, näiteks example.com."],
    ),
    (
        "emailLocalCharacter",
        ["A character that an address cannot have", "Look for spaces, commas or brackets before the @."],
        ["Märk, mida aadressis olla ei saa", "Otsi enne märki @ tühikuid, komasid või sulge."],
    ),
    (
        "emailDomainCharacter",
        ["A character that a domain cannot have", "Look for spaces, commas or underscores after the @."],
        ["Märk, mida domeenis olla ei saa", "Otsi märgi @ järelt tühikuid, komasid või allkriipse."],
    ),
    (
        "emailLocalDots",
        ["A dot too many before the @", "Take out the dot at the edge, or one of two in a row."],
        ["Enne märki @ on liigne punkt", "Eemalda punkt algusest või lõpust või üks kahest järjestikusest."],
    ),
    (
        "emailDomainDots",
        ["A dot too many after the @", "Take out the dot at the edge, or one of two in a row."],
        ["Märgi @ järel on liigne punkt", "Eemalda punkt algusest või lõpust või üks kahest järjestikusest."],
    ),
    (
        "emailNoTopLevel",
        ["The domain has no ending", "Add the ending, such as .com or .ee."],
        ["Domeenil pole lõppu", "Lisa lõpp, näiteks .com või .ee."],
    ),
    (
        "emailTopLevelDigits",
        ["The domain ends in digits", "Correct the ending, such as .com or .ee."],
        ["Domeeni lõpus on numbrid", "Paranda lõpp, näiteks .com või .ee."],
    ),
    (
        "emailHyphen",
        ["A hyphen at the edge of the domain", "Take the hyphen out."],
        ["Sidekriips domeeni osa servas", "Eemalda sidekriips."],
    ),
    (
        "emailTooLong",
        ["Too long for an address", "Look whether more than an address is in the cell."],
        ["Aadressi jaoks liiga pikk", "Vaata, kas lahtris on peale aadressi veel midagi."],
    ),
    (
        "emailForm",
        ["A form that Omnisend does not take", "Write the bare address: no quotes, brackets or names around it."],
        ["Kuju, mida Omnisend ei tunne", "Kirjuta ainult aadress, ilma jutumärkide, sulgude ja nimeta."],
    ),
    (
        "emailControl",
        ["An invisible control character inside", "Type the address anew."],
        ["Aadressis on nähtamatu juhtmärk", "Kirjuta aadress uuesti."],
    ),
    (
        "emailRole",
        ["Omnisend blocks this address", "It belongs to a role, not to a person. Use the person's own address."],
        ["Omnisend ei luba seda aadressi", "See kuulub ametikohale, mitte inimesele. Kasuta inimese enda aadressi."],
    ),
    (
        "emailUnicodeLocal",
        ["Unusual letters before the @", "Many servers cannot deliver to it. Ask the person whether it is right."],
        [
            "Enne märki @ on ebatavalisi tähti",
            "Paljud serverid ei oska sinna kirju saata. Küsi inimeselt, kas see on õige.",
        ],
    ),
    (
        "emailTypo",
        ["The domain is likely mistyped", "See whether the suggestion is meant. The person is sent all the same."],
        ["Domeenis on tõenäoliselt trükiviga", "Vaata, kas mõeldud on pakutut. Inimene saadetakse ikkagi."],
    ),
    (
        "rowTooLong",
        ["The row is far too long", "Most often a quotation mark is never closed. Look at this line in the file."],
        ["Rida on liiga pikk", "Enamasti on jutumärgid sulgemata. Vaata seda rida failis."],
    ),
    (
        "countryUnknown",
        ["Country not known, left out", "Write its name or its two-letter code. The person is sent all the same."],
        ["Tundmatu riik jäeti välja", "Kirjuta riigi nimi või kahetäheline kood. Inimene saadetakse ikkagi."],
    ),
    (
        "rowShort",
        ["Fewer cells than columns", "The missing cells count as empty. See whether the right ones are filled."],
        ["Lahtreid on vähem kui veerge", "Puuduvad lahtrid loetakse tühjaks. Vaata, kas täidetud on õiged."],
    ),
    (
        "rowLong",
        ["More cells than columns", "The surplus is left out. Often a comma stands inside a value without quotes."],
        ["Lahtreid on rohkem kui veerge", "Ülearused jäetakse välja. Sageli on väärtuse sees jutumärkideta koma."],
    ),
    (
        "undecodable",
        [
            "Characters that cannot be read",
            "They are shown as �. Go back and change the encoding, or save the file as UTF-8.",
        ],
        [
            "Märgid, mida ei saa lugeda",
            "Nende asemel on �. Mine tagasi ja muuda kodeeringut või salvesta fail UTF-8 kujul.",
        ],
    ),
];
