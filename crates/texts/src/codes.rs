//! What the other crates say by code, in sentences: what happened, and what to do.
//!
//! Codes come as names, so this crate needs none of ours. A name without a sentence gets a general one rather than
//! nothing; the app's tests see to it that no known name does.

use crate::lang::{Lang, Texts};

/// What happened, and what a person can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// What happened, short enough for a table cell; no full stop.
    pub what: &'static str,
    /// What to do: whole sentences.
    pub todo: &'static str,
}

/// A code's name with its sentences: English, Estonian.
type Entry = (&'static str, [&'static str; 2], [&'static str; 2]);

/// A family of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `segment::Code`: what is wrong with a row or a cell.
    Row,
    /// `segment::Refusal`: why a file cannot be used.
    Refusal,
    /// Why a connection could not be made.
    Connect,
    /// Why a run stopped.
    Stop,
    /// What a run waits for.
    Wait,
    /// Reasons of Omnisend's for refusing one person, as far as they are known.
    Reason,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 6] = [Self::Row, Self::Refusal, Self::Connect, Self::Stop, Self::Wait, Self::Reason];

    /// The names that have sentences of their own.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.entries().iter().map(|entry| entry.0)
    }

    const fn entries(self) -> &'static [Entry] {
        match self {
            Self::Row => ROWS,
            Self::Refusal => REFUSALS,
            Self::Connect => CONNECT,
            Self::Stop => STOPS,
            Self::Wait => WAITS,
            Self::Reason => REASONS,
        }
    }

    const fn otherwise(self) -> &'static Entry {
        match self {
            Self::Row => &ROW,
            Self::Refusal => &REFUSAL,
            Self::Connect | Self::Stop => &STOP,
            Self::Wait => &WAIT,
            Self::Reason => &REASON,
        }
    }
}

impl Texts {
    /// The sentences for a code's name.
    pub fn said(self, family: Family, name: &str) -> Said {
        let (_, en, et) = family.entries().iter().find(|entry| entry.0 == name).unwrap_or(family.otherwise());
        let [what, todo] = match self.lang {
            Lang::En => *en,
            Lang::Et => *et,
        };
        Said { what, todo }
    }
}

const ROW: Entry = (
    "",
    ["Something is wrong with this row", "Look at the row in the file."],
    ["Selle reaga on midagi valesti", "Vaata rida failis."],
);

const ROWS: &[Entry] = &[
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
        ["Characters that cannot be read", "They are shown as �. Save the file as UTF-8 and choose it again."],
        ["Märgid, mida ei saa lugeda", "Nende asemel on �. Salvesta fail UTF-8 kujul ja vali see uuesti."],
    ),
];

const REFUSAL: Entry = (
    "",
    ["It could not be read", "Choose it again, or another file."],
    ["Seda ei saanud lugeda", "Vali see uuesti või vali teine fail."],
);

const REFUSALS: &[Entry] = &[
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
        ["The file is packed with gzip", "Unpack it and choose the CSV file inside."],
        ["Fail on gzip-iga kokku pakitud", "Paki see lahti ja vali seest CSV-fail."],
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
        "encoding",
        ["The text is not stored as UTF-8", "Save it as “CSV UTF-8” and choose it again."],
        ["Tekst pole salvestatud UTF-8 kujul", "Salvesta see kujul „CSV UTF-8“ ja vali uuesti."],
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

const STOP: Entry = (
    "",
    ["Something unforeseen went wrong", "Try again in some minutes. If it stays, tell whoever runs this page."],
    ["Juhtus midagi ettenägematut", "Proovi mõne minuti pärast uuesti. Kui see kordub, räägi lehe haldurile."],
);

const CONNECT: &[Entry] = &[
    (
        "key",
        [
            "Omnisend does not know this key",
            "Copy it again from Omnisend, whole. If it was deleted there, make a new one.",
        ],
        [
            "Omnisend ei tunne seda võtit",
            "Kopeeri see Omnisendist uuesti ja tervikuna. Kui see on seal kustutatud, loo uus.",
        ],
    ),
    (
        "permissionContactsRead",
        [
            "The key may not read contacts",
            "In Omnisend, allow Contacts: read and write for it. The change takes up to 5 minutes; then connect again.",
        ],
        [
            "Võtmel pole kontaktide lugemise õigust",
            "Luba sellele Omnisendis Contacts: read ja write. Muudatus võtab kuni 5 minutit; siis ühenda uuesti.",
        ],
    ),
    (
        "permissionContactsWrite",
        [
            "The key may not write contacts",
            "In Omnisend, allow Contacts: read and write for it. The change takes up to 5 minutes; then try again.",
        ],
        [
            "Võtmel pole kontaktide kirjutamise õigust",
            "Luba sellele Omnisendis Contacts: read ja write. Muudatus võtab kuni 5 minutit; siis proovi uuesti.",
        ],
    ),
    (
        "permissionBrandsRead",
        [
            "The key may not read the store",
            "In Omnisend, allow Brands: read for it. The change takes up to 5 minutes; then connect again.",
        ],
        [
            "Võtmel pole poe andmete lugemise õigust",
            "Luba sellele Omnisendis Brands: read. Muudatus võtab kuni 5 minutit; siis ühenda uuesti.",
        ],
    ),
    (
        "blocked",
        [
            "Omnisend has blocked this key for a while, after too many errors",
            "Wait some minutes and connect again. Store settings → API → API Issues in Omnisend shows which errors.",
        ],
        [
            "Omnisend on selle võtme liiga paljude vigade tõttu mõneks ajaks blokeerinud",
            "Oota mõni minut ja ühenda uuesti. Vead leiad Omnisendist: Store settings → API → API Issues.",
        ],
    ),
    (
        "retired",
        [
            "Omnisend has switched off the way in which Segue speaks with it",
            "Segue has to be updated. Tell whoever runs this page.",
        ],
        ["Omnisend on lõpetanud viisi, kuidas Segue temaga suhtleb", "Segue vajab uuendamist. Räägi lehe haldurile."],
    ),
    (
        "busy",
        ["Other tools are using up Omnisend's limit just now", "The key may well be right. Connect again in a minute."],
        [
            "Teised tööriistad kasutavad praegu kogu Omnisendi piiri ära",
            "Võti võib õige olla. Ühenda minuti pärast uuesti.",
        ],
    ),
    (
        "proxyUnreachable",
        [
            "The proxy does not answer",
            "Check the internet connection and try again. If only this fails, tell whoever runs this page.",
        ],
        [
            "Puhverserver ei vasta",
            "Kontrolli internetiühendust ja proovi uuesti. Kui ainult see ei toimi, räägi lehe haldurile.",
        ],
    ),
    (
        "proxyRefused",
        [
            "The proxy does not let this through",
            "It may allow only certain stores or pages. Tell whoever runs this page.",
        ],
        ["Puhverserver ei lase seda läbi", "Võib-olla lubab see ainult teatud poode või lehti. Räägi lehe haldurile."],
    ),
    (
        "omnisendUnreachable",
        ["The proxy answers, but Omnisend does not", "Omnisend may be down for a while. Try again in some minutes."],
        [
            "Puhverserver vastab, aga Omnisend mitte",
            "Omnisend võib ajutiselt maas olla. Proovi mõne minuti pärast uuesti.",
        ],
    ),
    (
        "omnisendErrors",
        ["Omnisend answers with an error of its own", "It says nothing about the key. Try again in some minutes."],
        ["Omnisend vastab omaenda veaga", "Võtme kohta see midagi ei ütle. Proovi mõne minuti pärast uuesti."],
    ),
    (
        "gateway",
        [
            "Something between here and Omnisend answers in its place",
            "Often a company network asks for a sign-in first. Sign in there, or try another network.",
        ],
        [
            "Omnisendi asemel vastab midagi vahepealset",
            "Sageli nõuab ettevõtte võrk enne sisselogimist. Logi seal sisse või proovi teist võrku.",
        ],
    ),
];

const STOPS: &[Entry] = &[
    (
        "key",
        [
            "Omnisend no longer knows the key",
            "It was deleted or replaced during the run. Connect with a new one and send the file again.",
        ],
        [
            "Omnisend ei tunne võtit enam",
            "See kustutati või vahetati saatmise ajal. Ühenda uue võtmega ja saada fail uuesti.",
        ],
    ),
    (
        "permissionContactsRead",
        [
            "The key may not read contacts",
            "In Omnisend, allow Contacts: read and write for it. The change takes up to 5 minutes; then send again.",
        ],
        [
            "Võtmel pole kontaktide lugemise õigust",
            "Luba sellele Omnisendis Contacts: read ja write. Muudatus võtab kuni 5 minutit; siis saada uuesti.",
        ],
    ),
    (
        "permissionContactsWrite",
        [
            "The key may not write contacts",
            "In Omnisend, allow Contacts: read and write for it. The change takes up to 5 minutes; then send again.",
        ],
        [
            "Võtmel pole kontaktide kirjutamise õigust",
            "Luba sellele Omnisendis Contacts: read ja write. Muudatus võtab kuni 5 minutit; siis saada uuesti.",
        ],
    ),
    (
        "permissionBrandsRead",
        ["The key may not read the store", "In Omnisend, allow Brands: read for it, wait 5 minutes and send again."],
        [
            "Võtmel pole poe andmete lugemise õigust",
            "Luba sellele Omnisendis Brands: read, oota 5 minutit ja saada uuesti.",
        ],
    ),
    (
        "blocked",
        [
            "Omnisend blocked the key for a while, after too many errors",
            "Look at the reasons below, wait some minutes and send again.",
        ],
        [
            "Omnisend blokeeris võtme liiga paljude vigade tõttu mõneks ajaks",
            "Vaata allpool põhjuseid, oota mõni minut ja saada uuesti.",
        ],
    ),
    (
        "retired",
        [
            "Omnisend has switched off the way in which Segue speaks with it",
            "Segue has to be updated. Tell whoever runs this page.",
        ],
        ["Omnisend on lõpetanud viisi, kuidas Segue temaga suhtleb", "Segue vajab uuendamist. Räägi lehe haldurile."],
    ),
    (
        "contactLimit",
        [
            "Your Omnisend plan takes no more contacts",
            "Enlarge the plan or remove contacts in Omnisend, then send the file again.",
        ],
        [
            "Sinu Omnisendi paketti ei mahu rohkem kontakte",
            "Suurenda paketti või eemalda Omnisendis kontakte ja saada fail siis uuesti.",
        ],
    ),
    (
        "mostlyRefused",
        [
            "Omnisend refused nearly everyone, so the run stopped by itself",
            "Look at the reasons below: most often one column is matched wrongly.",
        ],
        [
            "Omnisend keeldus peaaegu kõigist, seega saatmine peatus ise",
            "Vaata allpool põhjuseid: enamasti on üks veerg valesti vastendatud.",
        ],
    ),
    (
        "unreachable",
        [
            "Omnisend did not answer for too long",
            "Check the internet connection and send the file again: nobody is harmed by arriving twice.",
        ],
        [
            "Omnisend ei vastanud liiga kaua",
            "Kontrolli internetiühendust ja saada fail uuesti: topelt saatmine ei tee kellelegi kahju.",
        ],
    ),
    (
        "omnisendErrors",
        [
            "Omnisend answered with errors of its own for too long",
            "Try again later. The names under “For support” help Omnisend find out why.",
        ],
        [
            "Omnisend vastas liiga kaua omaenda vigadega",
            "Proovi hiljem uuesti. Jaotises „Kasutajatoele“ on nimed, mis aitavad Omnisendil põhjuse leida.",
        ],
    ),
    (
        "gateway",
        [
            "Something between here and Omnisend answered in its place",
            "Often a company network asks for a sign-in. Sign in there and send the file again.",
        ],
        [
            "Omnisendi asemel vastas midagi vahepealset",
            "Sageli nõuab ettevõtte võrk sisselogimist. Logi seal sisse ja saada fail uuesti.",
        ],
    ),
    (
        "proxy",
        ["The proxy no longer let requests through", "Tell whoever runs this page, then send the file again."],
        ["Puhverserver ei lasknud päringuid enam läbi", "Räägi lehe haldurile ja saada fail siis uuesti."],
    ),
    (
        "fileChanged",
        [
            "The file was changed, moved or removed during the run",
            "Choose it again and send it: who arrived already only gets the same data once more.",
        ],
        [
            "Faili muudeti, see teisaldati või kustutati saatmise ajal",
            "Vali see uuesti ja saada: kes on juba kohal, saab lihtsalt samad andmed uuesti.",
        ],
    ),
    (
        "broken",
        ["The run broke off", "Send the file again: who arrived already only gets the same data once more."],
        ["Saatmine katkes", "Saada fail uuesti: kes on juba kohal, saab lihtsalt samad andmed uuesti."],
    ),
    (
        "vetoed",
        ["The page around Segue did not allow sending", "Ask whoever runs that page."],
        ["Leht, millel Segue on, ei lubanud saata", "Küsi selle lehe haldurilt."],
    ),
];

const WAIT: Entry = ("", ["Waiting", "It goes on by itself."], ["Ootan", "Jätkub iseenesest."]);

const WAITS: &[Entry] = &[
    (
        "rateLimit",
        ["Omnisend asked for a pause", "Its limit is used up for the moment; it goes on by itself."],
        ["Omnisend palus pausi", "Selle piir on hetkel täis; jätkub iseenesest."],
    ),
    (
        "offline",
        ["This computer is offline", "It goes on by itself once the connection is back."],
        ["See arvuti on võrgust väljas", "Jätkub iseenesest, kui ühendus taastub."],
    ),
    (
        "retry",
        ["A request failed", "It is tried again shortly, by itself."],
        ["Üks päring ebaõnnestus", "Seda proovitakse varsti iseenesest uuesti."],
    ),
    (
        "firstBatch",
        ["A few people go first", "The others follow once Omnisend has taken them."],
        ["Kõigepealt läheb mõni inimene", "Ülejäänud järgnevad, kui Omnisend on nad vastu võtnud."],
    ),
    (
        "omnisend",
        ["Everyone is sent", "Omnisend is still taking them in, which can take a few minutes."],
        ["Kõik on saadetud", "Omnisend alles võtab neid vastu, see võib kesta mõne minuti."],
    ),
];

const REASON: Entry = (
    "",
    ["Refused for a reason of Omnisend's", "Its own words are beside it. Correct the row and send it again."],
    ["Omnisend keeldus omal põhjusel", "Selle sõnad on kõrval. Paranda rida ja saada see uuesti."],
);

const REASONS: &[Entry] = &[
    (
        "phoneTaken",
        ["The phone number belongs to somebody else", "Take the phone number out of the row and send it again."],
        ["Telefoninumber kuulub kellelegi teisele", "Võta telefoninumber reast välja ja saada uuesti."],
    ),
    (
        "addressRefused",
        ["Omnisend does not accept the address", "Ask the person for the right one and correct the row."],
        ["Omnisend ei võta seda aadressi vastu", "Küsi inimeselt õige aadress ja paranda rida."],
    ),
    (
        "contactLimit",
        [
            "Your Omnisend plan takes no more contacts",
            "Enlarge the plan or remove contacts in Omnisend, then send again.",
        ],
        [
            "Sinu Omnisendi paketti ei mahu rohkem kontakte",
            "Suurenda paketti või eemalda Omnisendis kontakte ja saada uuesti.",
        ],
    ),
    (
        "tryLater",
        ["Omnisend had trouble of its own", "Nothing is wrong with the row. Send the file again later."],
        ["Omnisendil endal oli tõrge", "Reaga on kõik korras. Saada fail hiljem uuesti."],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_says_something_in_both_languages_and_once() {
        for family in Family::ALL {
            let names: Vec<_> = family.names().collect();
            for (index, (name, en, et)) in family.entries().iter().enumerate() {
                assert!(!names[..index].contains(name), "{name} stands twice");
                for text in en.iter().chain(et) {
                    assert!(!text.is_empty(), "{name} lacks a sentence");
                }
                assert!(en[0] != et[0] && en[1] != et[1], "{name} is not translated");
                assert!(!en[0].ends_with('.') && en[1].ends_with('.'), "{name}: {en:?}");
                assert!(!et[0].ends_with('.') && et[1].ends_with('.'), "{name}: {et:?}");
            }
        }
    }

    #[test]
    fn an_unknown_code_gets_a_general_sentence() {
        let texts = Texts::new(Lang::En, crate::group);
        assert_eq!(texts.said(Family::Row, "brewing").what, ROW.1[0]);
        assert_eq!(texts.said(Family::Row, "emailNoAt").what, "No @ in the address");
    }
}
