//! Why a file cannot be used, by `segment::Refusal`.

use super::Entry;

pub(super) const REFUSAL: Entry = (
    "",
    ["It could not be read", "Choose it again, or another file."],
    ["Seda ei saanud lugeda", "Vali see uuesti või vali teine fail."],
);

pub(super) const REFUSALS: &[Entry] = &[
    (
        "empty",
        ["The file is empty", "Export the segment again and choose the new file."],
        ["Fail on tühi", "Ekspordi segment uuesti ja vali uus fail."],
    ),
    (
        "noRows",
        ["It has names of columns, but nobody in it", "See whether the segment has members, and export it again."],
        ["Veergude nimed on olemas, aga inimesi pole", "Vaata, kas segmendis on liikmeid, ja ekspordi see uuesti."],
    ),
    (
        "spreadsheet",
        [
            "This is a spreadsheet, not a CSV file",
            "Open it and save it as “CSV UTF-8”, or copy its cells and paste them here.",
        ],
        [
            "See on arvutustabel, mitte CSV-fail",
            "Ava see ja salvesta kujul „CSV UTF-8“ või kopeeri lahtrid ja kleebi need siia.",
        ],
    ),
    (
        "zip",
        ["This is a zip archive, whatever its name says", "Unpack it and choose the CSV file inside."],
        ["See on zip-arhiiv, mida iganes nimi ka ei ütleks", "Paki see lahti ja vali seest CSV-fail."],
    ),
    (
        "gzip",
        [
            "The file is packed and cannot be unpacked",
            "It may be damaged or cut off. Export it again, or unpack it yourself and choose the CSV file.",
        ],
        [
            "Fail on kokku pakitud ja seda ei saa lahti pakkida",
            "See võib olla rikutud või poolik. Ekspordi see uuesti või paki ise lahti ja vali CSV-fail.",
        ],
    ),
    (
        "bomb",
        [
            "The packed file swells to far more than a list of people could",
            "It was not opened. Look at where it comes from, and export the segment again.",
        ],
        [
            "Kokku pakitud fail paisub palju suuremaks, kui inimeste nimekiri olla saab",
            "Seda ei avatud. Vaata, kust see pärit on, ja ekspordi segment uuesti.",
        ],
    ),
    (
        "binary",
        [
            "This is a picture or another kind of file, whatever its name says",
            "Choose the CSV file that your tool exported.",
        ],
        ["See on pilt või muud liiki fail, mida iganes nimi ka ei ütleks", "Vali CSV-fail, mille tööriist eksportis."],
    ),
    (
        "noEmail",
        [
            "No column holds e-mail addresses",
            "Export the segment again with the e-mail column in it: Omnisend knows people by it.",
        ],
        [
            "Üheski veerus pole e-posti aadresse",
            "Ekspordi segment uuesti koos e-posti veeruga: selle järgi tunneb Omnisend inimesi.",
        ],
    ),
    (
        "whichEmail",
        ["It is not certain which column holds the e-mail addresses", "Say so: choose the column for Email."],
        ["Pole kindel, millises veerus on e-posti aadressid", "Ütle see ise: vali e-posti veerg."],
    ),
    (
        "membership",
        [
            "This is a segment's membership table: it holds numbers of people, not their addresses",
            "Export the segment itself, with the profile columns.",
        ],
        [
            "See on segmendi liikmete tabel: selles on inimeste numbrid, mitte aadressid",
            "Ekspordi segment ise koos profiili veergudega.",
        ],
    ),
    (
        "headerTooLong",
        [
            "The first row is far too long",
            "Most often a quotation mark is never closed. Look at the first line of the file.",
        ],
        ["Esimene rida on liiga pikk", "Enamasti on jutumärgid sulgemata. Vaata faili esimest rida."],
    ),
    (
        "gone",
        ["The file was changed, moved or removed while it was read", "Close it in other programs and choose it again."],
        ["Faili muudeti, see teisaldati või kustutati lugemise ajal", "Sulge see teistes programmides ja vali uuesti."],
    ),
    (
        "canceled",
        ["The reading was canceled", "Nothing was sent. Choose the file again to go on."],
        ["Lugemine katkestati", "Midagi ei saadetud. Jätkamiseks vali fail uuesti."],
    ),
    (
        "broken",
        ["The reading broke off", "The file is unharmed and nothing was sent. Choose it again to go on."],
        ["Lugemine jäi pooleli", "Failiga ei juhtunud midagi ja midagi ei saadetud. Jätkamiseks vali see uuesti."],
    ),
];
