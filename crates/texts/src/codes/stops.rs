//! Why a run stopped.

use super::Entry;

pub(super) const STOP: Entry = (
    "",
    ["Something unforeseen went wrong", "Try again in some minutes. If it stays, tell whoever runs this page."],
    ["Juhtus midagi ettenägematut", "Proovi mõne minuti pärast uuesti. Kui see kordub, räägi lehe haldurile."],
);

pub(super) const STOPS: &[Entry] = &[
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
        "memoryChanged",
        [
            "What was remembered of the people sent before changed during the run",
            "Another window may have cleared it. Everybody is sent; send the file again to take the tag from who left.",
        ],
        [
            "Varem saadetute mälu muutus saatmise ajal",
            "Võib-olla kustutas selle teine aken. Kõik on saadetud; saada fail uuesti, et lahkunutelt silt ära võtta.",
        ],
    ),
    (
        "tagsReplaced",
        [
            "Stopped after the first people: in this store, new tags replace the old ones",
            "They got their tags back, and nobody else was touched. Send again: Segue then adds the tag in another way.",
        ],
        [
            "Peatatud pärast esimesi inimesi: selles poes asendab uus silt vanad",
            "Nad said oma sildid tagasi ja kedagi teist ei puudutatud. Saada uuesti: siis lisab Segue sildi teisel viisil.",
        ],
    ),
    (
        "subscriptionChanged",
        [
            "Stopped after the first people: Omnisend changed a subscription that was to stay",
            "Nobody else was touched. The report names them; correct them in Omnisend, and tell its support.",
        ],
        [
            "Peatatud pärast esimesi inimesi: Omnisend muutis tellimust, mis pidi samaks jääma",
            "Kedagi teist ei puudutatud. Aruanne nimetab nad; paranda need Omnisendis ja teata selle kasutajatoele.",
        ],
    ),
    (
        "unproven",
        [
            "Stopped after the first people: Omnisend does not show yet what became of them",
            "Wait some minutes and send again. Nobody else was touched.",
        ],
        [
            "Peatatud pärast esimesi inimesi: Omnisend ei näita veel, mis neist sai",
            "Oota mõni minut ja saada uuesti. Kedagi teist ei puudutatud.",
        ],
    ),
    (
        "broken",
        ["The run broke off", "Send the file again: who arrived already only gets the same data once more."],
        ["Saatmine katkes", "Saada fail uuesti: kes on juba kohal, saab lihtsalt samad andmed uuesti."],
    ),
    (
        "busy",
        ["Another tab or window is sending to this store", "Wait until it is done, then send here."],
        ["Sellesse poodi saadab juba teine vaheleht või aken", "Oota, kuni see lõpetab, siis saada siit."],
    ),
    (
        "journalLost",
        [
            "What was kept of that run cannot be read",
            "Send the file again: who arrived already only gets the same data once more.",
        ],
        [
            "Seda, mis sellest saatmisest meelde jäi, ei saa lugeda",
            "Saada fail uuesti: kes on juba kohal, saab lihtsalt samad andmed uuesti.",
        ],
    ),
    (
        "otherFile",
        ["This is not the file of that run", "Choose the same file again, unchanged, or don't go on with that run."],
        ["See pole selle saatmise fail", "Vali sama fail muutmata kujul uuesti või ära seda saatmist jätka."],
    ),
    (
        "vetoed",
        ["The page around Segue did not allow sending", "Ask whoever runs that page."],
        ["Leht, millel Segue on, ei lubanud saata", "Küsi selle lehe haldurilt."],
    ),
];
