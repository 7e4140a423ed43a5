//! Sentences of the screen that shows what this browser keeps.

use crate::lang::{counted, filled, plain};

plain! {
    kept_title: "Kept in this browser", "Selles brauseris";
    kept_lead: "All that Segue keeps on this computer, for how long, and how to erase it. Whoever uses this browser can see it. No file and no API key is kept.",
        "Kõik, mida Segue selles arvutis hoiab, kui kaua ja kuidas see kustutada. Seda näeb igaüks, kes seda brauserit kasutab. Faile ega API-võtit ei hoita.";
    kept_tab: "What you typed and chose in this tab ends with the tab.",
        "See, mida sellel vahelehel sisestasid ja valisid, kaob koos vahelehega.";
    kept_loading: "Looking at what is kept…", "Vaatan, mida hoitakse…";
    kept_closed: "This browser keeps nothing here", "See brauser ei hoia siin midagi";
    kept_closed_text: "It is a private window, or the browser's settings forbid it. Sending works; who was sent, and how runs ended, is forgotten with the tab.",
        "See on privaataken või keelavad selle brauseri seaded. Saata saab; kellele saadeti ja kuidas saatmised lõppesid, ununeb koos vahelehega.";
    kept_memories: "What was sent before", "Mida varem saadeti";
    kept_memories_about: "Kept where “Remember who was sent” was ticked, until you forget it. With it the next run sends only who is new or changed, and finds who left the segment.",
        "Hoitakse, kui „Jäta meelde, kellele saadeti“ oli märgitud, kuni selle unustad. Selle järgi saadab järgmine saatmine ainult uued ja muutunud ning leiab, kes segmendist lahkusid.";
    kept_memories_none: "It is remembered of nobody that they were sent.", "Kellegi kohta pole meeles, et ta saadeti.";
    kept_memory_clear: "In clear: addresses, and fingerprints of what was sent.", "Loetaval kujul: aadressid ja saadetud andmete sõrmejäljed.";
    kept_memory_broken: "It cannot be read any more; the next run sends everybody.", "Seda ei saa enam lugeda; järgmine saatmine saadab kõik.";
    kept_no_tag: "Without a tag", "Ilma sildita";
    kept_save: "Save as a file", "Salvesta failina";
    kept_forget: "Forget", "Unusta";
    kept_bring: "Bring a saved file", "Too salvestatud fail";
    kept_bring_about: "What was sent before, as it was saved in another browser.", "Mida varem saadeti, nii nagu see teises brauseris salvestati.";
    kept_find: "Find a person", "Leia inimene";
    kept_find_about: "In which segments somebody is remembered, and when they were sent last.",
        "Millistes segmentides keegi meeles on ja millal ta viimati saadeti.";
    kept_find_go: "Find", "Leia";
    kept_find_label: "Address of the person", "Inimese aadress";
    kept_find_hint: "One whole e-mail address.", "Üks terve e-posti aadress.";
    kept_find_wrong: "That is no whole address. Type it as in anna@example.com.", "See pole terve aadress. Kirjuta see nagu anna@example.com.";
    kept_found_none: "This person is not remembered in any segment.", "See inimene pole üheski segmendis meeles.";
    kept_found_broken: "A run that broke off may hold them too. Go on with it or forget it, then look again.",
        "Ta võib olla ka pooleli jäänud saatmises. Jätka seda või unusta see ja otsi siis uuesti.";
    kept_found_listed: "They are on the never-send list.", "Ta on nimekirjas, kellele ei saadeta kunagi.";
    kept_person_forget: "Forget this person and never send them", "Unusta see inimene ja ära saada teda kunagi";
    kept_person_omnisend: "Omnisend itself keeps them: delete them there too, under Audience → Contacts. Segue deletes nobody in Omnisend.",
        "Omnisend ise hoiab teda edasi: kustuta ta ka seal, Audience → Contacts. Segue ei kustuta Omnisendis kedagi.";
    kept_runs: "History of runs", "Saatmiste ajalugu";
    kept_runs_about: "Counts, choices and reasons, without addresses, until you forget them. Which rows were refused is erased after 30 days.",
        "Arvud, valikud ja põhjused, ilma aadressideta, kuni need unustad. Millistest ridadest keelduti, kustutatakse 30 päeva pärast.";
    kept_runs_none: "No run came to its end here yet.", "Ükski saatmine pole siin veel lõpuni jõudnud.";
    kept_when: "When", "Millal";
    kept_store: "Store", "Pood";
    kept_tag: "Tag", "Silt";
    kept_ended: "Ended", "Lõpp";
    kept_removed: "Tag taken from", "Silt võeti ära";
    kept_broken_runs: "Runs that broke off", "Pooleli jäänud saatmised";
    kept_broken_about: "Kept with addresses, in clear, so that a run can go on: until it came to its end or you forget it. Once forgotten, whoever it sent counts as new.",
        "Hoitakse koos aadressidega, loetaval kujul, et saatmine saaks jätkuda: kuni see jõuab lõpuni või selle unustad. Pärast unustamist on kõik, kelle see saatis, jälle uued.";
    kept_segments: "Matching and corrections of segments", "Segmentide vastendused ja parandused";
    kept_segments_about: "Kept where you ticked it in Review, until you take it away: names of columns and corrections, an address only where a correction names it.",
        "Hoitakse, kui selle ülevaatuses märkisid, kuni selle eemaldad: veergude nimed ja parandused, aadress ainult siis, kui parandus seda nimetab.";
    kept_segments_none: "Nothing is kept of any segment's choices.", "Ühegi segmendi valikuid ei hoita.";
    kept_never: "Never-send list", "Nimekiri, kellele ei saadeta kunagi";
    kept_never_about: "Fingerprints of addresses, not the addresses, until you take it away.", "Aadresside sõrmejäljed, mitte aadressid, kuni selle eemaldad.";
    kept_never_none: "No list is kept. What is on it in this tab ends with the tab.",
        "Nimekirja ei hoita. Mis selles vahelehes kirjas on, kaob koos vahelehega.";
    kept_never_forget: "Do not keep the list", "Ära hoia nimekirja";
    kept_never_forget_about: "Whoever asked never to be sent is sent again in later tabs, if a file names them.",
        "Kes palus endale mitte saata, saadetakse edaspidi uutel vahelehtedel jälle, kui mõni fail teda nimetab.";
    kept_erase: "Erase everything", "Kustuta kõik";
    kept_erase_ask: "Erase everything that Segue keeps in this browser?", "Kas kustutada kõik, mida Segue selles brauseris hoiab?";
    kept_erase_about: "Also the never-send list, and runs that broke off. The next run of each segment sends everybody and finds nobody who left. It cannot be taken back. Omnisend is not touched.",
        "Ka nimekiri, kellele ei saadeta kunagi, ja pooleli jäänud saatmised. Iga segmendi järgmine saatmine saadab kõik ja ei leia kedagi, kes lahkus. Tagasi võtta ei saa. Omnisendi see ei puuduta.";
    kept_erase_yes: "Yes, erase everything", "Jah, kustuta kõik";
    kept_erase_no: "No, keep it", "Ei, jäta alles";
    kept_done_memory: "Forgotten. The next run of this segment sends everybody.", "Unustatud. Selle segmendi järgmine saatmine saadab kõik.";
    kept_done: "Forgotten.", "Unustatud.";
    kept_done_person: "Forgotten in this browser, and on the never-send list.", "Selles brauseris unustatud ja lisatud nende hulka, kellele ei saadeta kunagi.";
    kept_done_erased: "Erased. Nothing is kept in this browser now.", "Kustutatud. Selles brauseris ei hoita nüüd midagi.";
    kept_busy: "A run to this store is under way in another tab. Try again when it is over.",
        "Sellesse poodi käib teisel vahelehel saatmine. Proovi uuesti, kui see on läbi.";
    kept_unfinished: "A run to this store broke off and still needs what was sent before. Go on with it or forget it first.",
        "Saatmine sellesse poodi jäi pooleli ja vajab veel seda, mida varem saadeti. Jätka seda või unusta see enne.";
    kept_other: "This file does not hold what was sent before. Choose one that Segue saved.",
        "Selles failis pole seda, mida varem saadeti. Vali fail, mille Segue salvestas.";
    kept_version: "This file was saved by another version of Segue. Save it again with this one.",
        "Selle faili salvestas Segue teine versioon. Salvesta see uuesti selle versiooniga.";
    kept_damaged: "This file is damaged. Save it again where it comes from.", "See fail on vigane. Salvesta see uuesti seal, kust see pärineb.";
    kept_unreadable: "This file cannot be read. Choose it again.", "Seda faili ei saa lugeda. Vali see uuesti.";
    kept_other_store: "This file is of another store than the one that is connected.", "See fail on teise poe oma kui see, millega oled ühendatud.";
    kept_exists: "What was sent of this segment is remembered here already. Forget that first if the file is to count.",
        "Selle segmendi kohta on siin juba meeles, mida saadeti. Kui peab kehtima fail, unusta see enne.";
    kept_not_kept: "The browser did not keep the change: there is no room, or it forbids it.",
        "Brauser ei salvestanud muudatust: ruumi pole või keelab ta selle.";
    kept_gone: "This is not there any more, or cannot be read.", "Seda enam pole või ei saa seda lugeda.";
    kept_rows_erased: "Which rows were refused was erased after 30 days. Their number stays.",
        "Millistest ridadest keelduti, kustutati 30 päeva pärast. Nende arv jäi alles.";
    kept_first_row: "First row", "Esimene rida";
    kept_wanted: "What was chosen about subscriptions", "Mida tellimuste kohta valiti";
}

filled! {
    kept_save_of(tag): "Save as a file: {0}", "Salvesta failina: {0}";
    kept_forget_of(what): "Forget: {0}", "Unusta: {0}";
    kept_open_run(when): "Open the report of {0}", "Ava aruanne: {0}";
    kept_memory_file(tag): "Sent before – {0}.segue", "Varem saadetud – {0}.segue";
    kept_unnamed_store(brand): "store {0}", "pood {0}";
    kept_last(day): "sent last on {0}", "viimati saadeti {0}";
    kept_past_title(when): "Run of {0}", "Saatmine {0}";
    kept_broken_run(files, when): "{0}, begun {1}", "{0}, algus {1}";
}

counted! {
    kept_people(n): "{n} person", "{n} people", "{n} inimene", "{n} inimest";
    kept_found(n): "This person is remembered in {n} segment:", "This person is remembered in {n} segments:",
        "See inimene on meeles {n} segmendis:", "See inimene on meeles {n} segmendis:";
    kept_never_count(n): "{n} person is on it.", "{n} people are on it.", "Selles on {n} inimene.", "Selles on {n} inimest.";
    kept_brought(n): "{n} person is remembered now as the file says.", "{n} people are remembered now as the file says.",
        "Nüüd on meeles {n} inimene, nagu failis kirjas.", "Nüüd on meeles {n} inimest, nagu failis kirjas.";
}
