//! Sentences of `segue run`: what it refuses, warns of, shows on the way and tells at its end.

use crate::lang::{counted, filled, plain};

plain! {
    run_no_key: "There is no API key. Put it into the variable SEGUE_KEY, or into a file and name that with --key-file.",
        "API-võti puudub. Pane see muutujasse SEGUE_KEY või faili, mille nimetad valikuga --key-file.";
    run_key_wrong: "What is given as the API key holds characters that no key holds. Copy it anew from Omnisend: Store settings → API → API keys.",
        "API-võtmena antud tekstis on märke, mida üheski võtmes pole. Kopeeri see uuesti Omnisendist: Store settings → API → API keys.";
    run_no_brand: "Omnisend does not say which store the key belongs to, so it cannot be held against the export. Allow Brands: read for the key.",
        "Omnisend ei ütle, millise poe võti see on, seega ei saa seda ekspordiga võrrelda. Luba võtmele Brands: read.";
    run_no_home: "There is no home folder to keep the state in. Name a folder with --state.",
        "Kodukausta, kus olekut hoida, pole. Nimeta kaust valikuga --state.";
    run_busy: "Another run for this store is under way. Try again when it is over.",
        "Sellele poele käib juba teine saatmine. Proovi uuesti, kui see on läbi.";
    run_changed: "A file changed while it was read. Wait until it is written, then run again.",
        "Fail muutus lugemise ajal. Oota, kuni see on valmis kirjutatud, ja käivita siis uuesti.";
    run_disk_full: "The journal cannot be written, so the run stopped: nothing is sent that is not kept first. Make room and run again; it goes on.",
        "Päevikut ei saa kirjutada, seega saatmine peatus: midagi ei saadeta, mida enne üles ei märgita. Tee ruumi ja käivita uuesti; saatmine läheb edasi.";
    run_goes_on: "An interrupted run of these files goes on.", "Nende failide pooleli jäänud saatmine läheb edasi.";
    run_wound_up: "An interrupted run of other files was wound up: what Omnisend had accepted is remembered, everybody else is judged anew.",
        "Teiste failide pooleli jäänud saatmine lõpetati: mida Omnisend oli vastu võtnud, on meeles, kõiki teisi hinnatakse uuesti.";
    run_interrupted: "Interrupted. Run the same command again, and it goes on where it stopped.",
        "Katkestatud. Käivita sama käsk uuesti ja saatmine läheb edasi sealt, kus pooleli jäi.";
    run_dry: "Nothing was sent and nothing kept: this is what would happen.",
        "Midagi ei saadetud ega jäetud meelde: nii läheks.";
    run_choices_changed: "Matching, corrections or choices are others than last time, so people count as changed whose rows did not change.",
        "Vastendus, parandused või valikud on teised kui eelmine kord, seega lähevad muutunute alla ka inimesed, kelle read ei muutunud.";
    run_tags_replaced: "From now on tags are given to this store's people by requests of their own: run again.",
        "Edaspidi antakse selle poe inimestele sildid eraldi päringutega: käivita uuesti.";
    run_rows: "Rows", "Ridu";
    run_ready: "Ready", "Valmis";
    run_new: "of them new", "neist uusi";
    run_changed_people: "of them changed", "neist muutunud";
    run_unchanged: "Already sent", "Juba saadetud";
    run_duplicate: "Duplicate", "Duplikaate";
    run_invalid: "Needs fixing", "Vajab parandamist";
    run_left_out: "Left out", "Välja jäetud";
    run_accepted: "Accepted", "Vastu võetud";
    run_refused: "Refused", "Tagasi lükatud";
    run_not_sent: "Not sent", "Saatmata";
    run_unknown: "of them with an unknown outcome", "neist teadmata tulemusega";
    run_refusals: "Refused by Omnisend", "Omnisend keeldus";
    wanted_object: "It has to be an object in braces.", "Siin peab olema objekt looksulgudes.";
    wanted_list: "It has to be a list in brackets.", "Siin peab olema loend nurksulgudes.";
    wanted_text: "It has to be a text with something in it.", "Siin peab olema tekst, mis pole tühi.";
    wanted_brand: "It has to be the store's brand id: the 24 hexadecimal digits with which its keys begin, and no more of a key.",
        "Siin peab olema poe tunnus: 24 kuueteistkümnendnumbrit, millega algavad selle võtmed, ja ei midagi muud võtmest.";
    wanted_segments: "It has to be a list of 1 to 32 segments.", "Siin peab olema loend 1 kuni 32 segmendiga.";
    wanted_tag: "It has to be a tag of at most 128 characters.", "Siin peab olema kuni 128 märgiga silt.";
    wanted_other_tag: "Another segment has this tag already; capital and small letters count the same.",
        "See silt on juba teisel segmendil; suured ja väikesed tähed on samad.";
    wanted_filling: "It has to be a column's label, a list of labels, or an object with column or value.",
        "Siin peab olema veeru nimi, nimede loend või objekt, milles on column või value.";
    wanted_column: "It has to be one column's label.", "Siin peab olema ühe veeru nimi.";
    wanted_same_order: "The same column has another order of day and month elsewhere.",
        "Samal veerul on mujal teine päeva ja kuu järjekord.";
    wanted_separator: "It has to be one character.", "Siin peab olema üks märk.";
    wanted_mend: "It has to be zeros, mangled, or an object with domain or of.",
        "Siin peab olema zeros, mangled või objekt, milles on domain või of.";
    wanted_domain: "It has to be a domain in lower case.", "Siin peab olema väiketähtedega domeen.";
    wanted_field: "It has to be a field, or customProperties. and a name.",
        "Siin peab olema väli või customProperties. ja nimi.";
    wanted_code: "It has to be the code of a problem, as segue check tells it.",
        "Siin peab olema probleemi kood, nagu segue check seda ütleb.";
    wanted_country: "It has to be a country's two letters, or null.", "Siin peavad olema riigi kaks tähte või null.";
    wanted_day: "It has to be a day like 2024-05-01.", "Siin peab olema päev kujul 2024-05-01.";
    wanted_words: "It has to say in at least 10 characters what consent there is.",
        "Siin peab vähemalt 10 märgiga seisma, mis nõusolek see on.";
    wanted_share: "It has to be a whole number from 1 to 100.", "Siin peab olema täisarv 1 kuni 100.";
}

filled! {
    run_unreadable(path): "{0} cannot be read.", "Faili {0} ei saa lugeda.";
    run_unwritable(path): "{0} cannot be written.", "Faili {0} ei saa kirjutada.";
    run_key_file(path): "The key file {0} cannot be read.", "Võtmefaili {0} ei saa lugeda.";
    run_key_open(path): "Others on this computer may read the key file {0}. Take that away: chmod 600.",
        "Võtmefaili {0} võivad lugeda ka teised selle arvuti kasutajad. Võta see õigus ära: chmod 600.";
    run_not_json(path, line, column): "{0} is no JSON: look at line {1}, column {2}.", "{0} pole JSON: vaata rida {1}, veergu {2}.";
    run_version(path, found): "{0} is of the version {1}, which this program does not know. Save the export anew, or use the program that it was saved with.",
        "{0} on versiooniga {1}, mida see programm ei tunne. Salvesta eksport uuesti või kasuta programmi, millega see salvestati.";
    run_field_unknown(path, at): "{0}: the field {1} is not known.", "{0}: välja {1} ei tunta.";
    run_field_twice(path, at): "{0}: the field {1} stands there twice.", "{0}: väli {1} on seal kaks korda.";
    run_field_missing(path, at): "{0}: the field {1} is missing.", "{0}: väli {1} puudub.";
    run_field_value(path, at, why): "{0}: the value of {1} is not known. {2}", "{0}: välja {1} väärtust ei tunta. {2}";
    run_field_value_shown(path, at, found, why): "{0}: the value {2} of {1} is not known. {3}", "{0}: välja {1} väärtust {2} ei tunta. {3}";
    wanted_one_of(words): "It has to be one of: {0}.", "Siin peab olema üks neist: {0}.";
    run_future(path, at): "{0}: the date at {1} is still to come; it would outweigh whoever unsubscribes until then.",
        "{0}: kuupäev väljal {1} on alles tulevikus; see kaaluks üles kõik, kes sinnani loobuvad.";
    run_no_segment(tag, tags): "The export has no segment {0}; it has {1}.", "Ekspordis pole segmenti {0}; seal on {1}.";
    run_other_brand(ours, theirs): "The key belongs to another store than the export: the export is for {0}, the key is of {1}. Nothing was sent.",
        "Võti on teise poe oma kui eksport: eksport on poele {0}, võti on poe {1} oma. Midagi ei saadetud.";
    run_several_segments(path, names): "{0} holds several segments: {1}. Name the folder or the files of one.",
        "Kaustas {0} on mitu segmenti: {1}. Nimeta neist ühe kaust või failid.";
    run_nobody(tag): "Nobody is in the files of {0}. If the segment is really empty, take its tag from the people in Omnisend.",
        "Segmendi {0} failides pole kedagi. Kui segment ongi tühi, võta selle silt inimestelt ära Omnisendis.";
    run_refused_file(name, why): "{0}: {1}", "{0}: {1}";
    run_gone(file, label, field): "{0} has no column {1} any more; it filled {2}. Look at the export in the app and save it anew.",
        "Failis {0} pole enam veergu {1}; sellest täideti väli {2}. Vaata eksport rakenduses üle ja salvesta uuesti.";
    run_gone_perhaps(file, label, field, perhaps): "{0} has no column {1} any more; it filled {2}. It may be {3} now: look at the export in the app and save it anew.",
        "Failis {0} pole enam veergu {1}; sellest täideti väli {2}. See võib nüüd olla {3}: vaata eksport rakenduses üle ja salvesta uuesti.";
    run_memory_broken(tag, path): "What was sent before with {0} cannot be used: {1}. Move the file away to begin anew; nobody is removed then.",
        "Seda, mida sildiga {0} varem saadeti, ei saa kasutada: {1}. Tõsta fail ära, et uuesti alustada; siis ei eemaldata kedagi.";
    run_journal_broken(path): "The journal of an interrupted run is damaged: {0}. Move it away; who was sent by that run is then sent again.",
        "Pooleli jäänud saatmise päevik on rikutud: {0}. Tõsta see ära; kelle see saatmine saatis, saadetakse siis uuesti.";
    run_title(export, store, state): "{0} → {1}: {2}", "{0} → {1}: {2}";
    run_removed(tag, n): "{0}: removal of the tag asked for {1}", "{0}: sildi eemaldamist paluti {1} inimesel";
    run_would_remove(tag, n): "{0}: {1} would lose the tag", "{0}: {1} inimest kaotaks sildi";
    run_held(tag, n, why): "{0}: {1} are no longer in the segment, but keep the tag until a person agrees. {2} To remove them all the same: --confirm-removals {1}",
        "{0}: {1} inimest pole enam segmendis, kuid silt jääb, kuni inimene nõustub. {2} Et nad ikkagi eemaldada: --confirm-removals {1}";
    hold_too_many(leavers, people): "{0} of {1} would leave, more than 30 in a hundred.", "Lahkuks {0} inimest {1}-st, rohkem kui 30 sajast.";
    hold_invalid_rose(before, rows_before, now, rows): "{2} of {3} rows need fixing, where it was {0} of {1} last time.",
        "Parandamist vajab {2} rida {3}-st, eelmine kord {0} rida {1}-st.";
    hold_part_missing(names): "Parts of last time are not there: {0}.", "Eelmise korra osi pole: {0}.";
    hold_cut_off(names): "{0} holds exactly 100,000 rows, where the download of Customer Insights stops.",
        "Failis {0} on täpselt 100 000 rida, millega Customer Insightsi allalaadimine lõpeb.";
    run_reason(n, words): "{0} × {1}", "{0} × {1}";
    run_progress(done, total, rate): "{0} of {1} done, {2} a minute", "{0} / {1} valmis, {2} minutis";
    run_progress_left(left): "about {0} left", "umbes {0} jäänud";
}

counted! {
    run_progress_refused(n): "{n} refused", "{n} refused", "{n} tagasi lükatud", "{n} tagasi lükatud";
    run_batches(n, ids): "{n} batch, for Omnisend's support: {0}", "{n} batches, for Omnisend's support: {0}",
        "{n} partii, Omnisendi toele: {0}", "{n} partiid, Omnisendi toele: {0}";
    run_requests(n, took): "{n} request in {0}", "{n} requests in {0}", "{n} päring, kestis {0}", "{n} päringut, kestis {0}";
}
