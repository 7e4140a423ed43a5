//! Why a connection could not be made.

use super::Entry;

pub(super) const CONNECT: &[Entry] = &[
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
