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
    (
        "emailTypo",
        [
            "The domain is likely mistyped",
            "See whether the suggested one is meant. Unless it is fixed, the address in the file is used.",
        ],
        [
            "Domeenis on ilmselt kirjaviga",
            "Vaata, kas mõeldud on pakutud domeeni. Kui seda ei paranda, kasutatakse failis olevat aadressi.",
        ],
    ),
    (
        "phoneInvalid",
        ["Not a phone number, left out", "Correct the number, or leave it. The person is sent all the same."],
        ["See pole telefoninumber, jäeti välja", "Paranda number või jäta nii. Inimene saadetakse ikkagi."],
    ),
    (
        "phoneNoCountry",
        [
            "Phone number without a country, left out",
            "Choose the country of such numbers in Data matching, or begin them with + and the country's code. The person is sent all the same.",
        ],
        [
            "Riigita telefoninumber jäeti välja",
            "Vali selliste numbrite riik andmete vastendamisel või lisa numbri ette + ja riigi suunakood. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "phoneShared",
        [
            "Several people have this phone number, left out",
            "In Omnisend a number belongs to one person. Keep it in that person's row only. All of them are sent all the same.",
        ],
        [
            "Sama telefoninumber on mitmel inimesel, jäeti välja",
            "Omnisendis kuulub number ühele inimesele. Jäta see ainult tema reale. Inimesed saadetakse ikkagi.",
        ],
    ),
    (
        "dateInvalid",
        ["Not a date, left out", "Write it like 2026-11-23. The person is sent all the same."],
        ["See pole kuupäev, jäeti välja", "Kirjuta see kujul 2026-11-23. Inimene saadetakse ikkagi."],
    ),
    (
        "dateOrderOpen",
        ["Day or month first? Date left out", "Say which in Data matching. The person is sent all the same."],
        ["Kas ees on päev või kuu? Jäeti välja", "Vali see andmete vastendamisel. Inimene saadetakse ikkagi."],
    ),
    (
        "birthdateUnlikely",
        [
            "Unlikely date of birth, left out",
            "It lies in the future or more than 130 years back. Correct it. The person is sent all the same.",
        ],
        [
            "Ebatõenäoline sünnikuupäev jäeti välja",
            "See on tulevikus või rohkem kui 130 aastat tagasi. Paranda see. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "genderUnknown",
        [
            "Gender not understood, left out",
            "Omnisend takes m for male and f for female. The person is sent all the same.",
        ],
        ["Arusaamatu sugu jäeti välja", "Omnisend tunneb väärtusi m (mees) ja f (naine). Inimene saadetakse ikkagi."],
    ),
    (
        "postalCodeZero",
        [
            "Postal code lost its leading zero, left out",
            "Spreadsheets take such zeros away. Put them back here. The person is sent all the same.",
        ],
        [
            "Postiindeksi algusest on kadunud null, jäeti välja",
            "Tabelarvutus kaotab sellised nullid. Pane need siin tagasi. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "tagTooLong",
        [
            "Tag too long or too many tags, left out",
            "A tag has at most 128 characters, a person at most 100 tags. The person is sent all the same.",
        ],
        [
            "Silt on liiga pikk või silte on liiga palju, jäeti välja",
            "Sildis võib olla kuni 128 märki ja inimesel kuni 100 silti. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "textTooLong",
        [
            "Too long for Omnisend, left out",
            "It takes at most 2,048 characters. Shorten the text. The person is sent all the same.",
        ],
        [
            "Omnisendi jaoks liiga pikk tekst jäeti välja",
            "Tekstis võib olla kuni 2048 märki. Lühenda teksti. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "textMangled",
        [
            "Letters came out wrong, left out",
            "For example Ã¤ in place of ä. Put the letters right here, or change the encoding. The person is sent all the same.",
        ],
        [
            "Täpitähed on moondunud, väärtus jäeti välja",
            "Näiteks on ä asemel Ã¤. Pane tähed siin õigeks või muuda kodeeringut. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "notANumber",
        [
            "Not a number, left out",
            "This attribute holds numbers. Correct the cell, or make the attribute a text in Data matching. The person is sent all the same.",
        ],
        [
            "See pole arv, jäeti välja",
            "Selle atribuudi väärtused on arvud. Paranda lahter või vali andmete vastendamisel tüübiks tekst. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "numberOpen",
        [
            "The comma or point may mean two things, left out",
            "1,234 may be over a thousand, or a little over one. Write it without a mark between thousands. The person is sent all the same.",
        ],
        [
            "Koma või punkt on mitmeti mõistetav, arv jäeti välja",
            "1,234 võib olla üle tuhande või veidi üle ühe. Kirjuta arv ilma tuhandete eraldajata. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "notYesNo",
        ["Neither yes nor no, left out", "Write yes or no. The person is sent all the same."],
        ["Pole ei „jah“ ega „ei“, jäeti välja", "Kirjuta „jah“ või „ei“. Inimene saadetakse ikkagi."],
    ),
    (
        "consentUnknown",
        [
            "Neither yes nor no to marketing",
            "It counts as no answer: the subscription stays as it is. Write yes or no, or leave it. The person is sent all the same.",
        ],
        [
            "Turundusele pole öeldud ei „jah“ ega „ei“",
            "Seda ei loeta vastuseks: tellimus jääb nii, nagu on. Kirjuta „jah“ või „ei“ või jäta nii. Inimene saadetakse ikkagi.",
        ],
    ),
    (
        "consentDateInvalid",
        ["The date of consent is no date", "The row is not sent. Write the date like 2026-11-23."],
        ["Nõusoleku kuupäev pole kuupäev", "Rida ei saadeta. Kirjuta kuupäev kujul 2026-11-23."],
    ),
    (
        "consentDateOrder",
        ["Day or month first in the date of consent?", "The row is not sent. Say which in Data matching."],
        ["Kas nõusoleku kuupäevas on ees päev või kuu?", "Rida ei saadeta. Vali see andmete vastendamisel."],
    ),
    (
        "consentDateFuture",
        ["The date of consent is in the future", "The row is not sent. Correct the date: nobody agrees in advance."],
        ["Nõusoleku kuupäev on tulevikus", "Rida ei saadeta. Paranda kuupäev: ette nõusolekut ei anta."],
    ),
];
