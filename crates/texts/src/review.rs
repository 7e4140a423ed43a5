//! Sentences of Review.

use crate::lang::{counted, filled, plain};

plain! {
    checking_title: "Checking every row", "Kontrollin iga rida";
    checking_lead: "On this computer. Nothing is sent.", "Selles arvutis. Midagi ei saadeta.";
    check_failed: "The check could not be finished", "Kontrolli ei saanud lõpetada";
    check_canceled: "The check was canceled", "Kontroll katkestati";
    check_canceled_lead: "Nothing was sent. Check again, or go back to the matching.",
        "Midagi ei saadetud. Kontrolli uuesti või mine tagasi vastendamise juurde.";
    check_again: "Check again", "Kontrolli uuesti";
    nobody_ready: "Nobody is ready yet", "Keegi pole veel valmis";
    nobody_lead: "Not one row can be sent. Most often another column holds the addresses: look at the matching again, or mend the file and choose it anew.",
        "Ühtegi rida ei saa saata. Enamasti on aadressid hoopis teises veerus: vaata vastendamine uuesti üle või paranda fail ja vali see uuesti.";
    look_at_matching: "Look at the matching", "Vaata vastendamist";
    everyone: "Everyone", "Kõik";
    show_rows: "Show", "Näita";
    review_caption: "Rows of the file and what becomes of each", "Faili read ja mis igast saab";
    counts_title: "Rows by what becomes of them", "Read selle järgi, mis neist saab";
    row: "Row", "Rida";
    file: "File", "Fail";
    fate: "What becomes of it", "Mis sellest saab";
    reason: "Reason", "Põhjus";
    empty_cell: "empty", "tühi";
    reading_rows: "Reading these rows", "Loen neid ridu";
    nobody_here: "No row is here.", "Siin pole ühtegi rida.";
    download_invalid: "Download rows that need fixing", "Laadi alla parandamist vajavad read";
    invalid_file: "Rows that need fixing.csv", "Parandamist vajavad read.csv";
    downloading: "Preparing the download…", "Valmistan allalaadimist ette…";
    rows_failed: "These rows could not be read.", "Neid ridu ei saanud lugeda.";
    findings: "What was found", "Mis leiti";
    rows_keys: "The arrow keys move from row to row, Enter opens one.", "Nooleklahvidega liigud realt reale, Enter avab rea.";
    find_rows: "Find in all rows", "Otsi kõigist ridadest";
    find: "Find", "Otsi";
    find_clear: "Clear", "Tühjenda";
    go_to_position: "Go to position", "Mine kohale";
    go: "Go", "Mine";
    shown_are: "Shown:", "Näidatakse:";
    show_all: "Show all rows", "Näita uuesti kõiki";
    are_mended: "Corrected by you", "Sinu parandatud";
    are_repaired: "Tidied addresses", "Korrastatud aadressid";
    are_other_names: "Duplicates of another name", "Teise nimega duplikaadid";
    are_no: "Say No to e-mail", "Ütlevad e-postile ei";
    show_these: "Show rows", "Näita ridu";
    leave_such_out: "Leave such rows out", "Jäta sellised read välja";
    see_values: "See values", "Vaata väärtusi";
    hide_values: "Hide values", "Peida väärtused";
    fix: "Fix", "Paranda";
    fix_all: "Fix all", "Paranda kõik";
    put_zero_back: "Put the zero back", "Pane null tagasi";
    put_letters_right: "Put the letters right", "Pane tähed õigeks";
    change_encoding: "Change the encoding", "Muuda kodeeringut";
    say_order: "Say which comes first", "Ütle, kumb on ees";
    choose_country: "Choose the country", "Vali riik";
    fix_everywhere: "Fix in all rows", "Paranda kõigis ridades";
    values_reading: "Reading the values", "Loen väärtusi";
    values_none: "Nothing stands in these cells.", "Neis lahtrites pole midagi.";
    values_hint: "A field left empty empties the cell.", "Tühjaks jäetud väli tühjendab lahtri.";
    values_kept: "Your corrections are kept for the next file too.", "Parandused kehtivad ka järgmise faili kohta.";
    values_failed: "These values could not be read", "Neid väärtusi ei saanud lugeda";
    duplicates_lead: "Several rows have one address, and one of them is sent. A No to marketing counts, in whichever of them it stands.",
        "Mitmel real on sama aadress ja saadetakse neist üks. Ei-sõna turundusele loeb, millisel real see ka poleks.";
    duplicates_which: "Which row is sent", "Milline rida saadetakse";
    winner_last: "The last row", "Viimane rida";
    winner_last_means: "Nothing is taken from the others. Two people may share an address.",
        "Teistest ridadest ei võeta midagi. Ühte aadressi võib jagada kaks inimest.";
    winner_first: "The first row", "Esimene rida";
    winner_first_means: "Nothing is taken from those that follow.", "Järgmistest ridadest ei võeta midagi.";
    winner_merged: "The last row, with what it lacks from the others", "Viimane rida, lisaks see, mis sellel puudub ja teistel olemas on";
    winner_merged_means: "Its empty cells are filled from earlier rows. Tags of all rows count.",
        "Tühjad lahtrid täidetakse varasematest ridadest. Sildid võetakse kõigilt ridadelt.";
    corrections: "Your corrections", "Sinu parandused";
    corrections_kept: "Those that concern all rows are kept for the next file of this segment.",
        "Kõiki ridu puudutavad parandused jäävad alles selle segmendi järgmise faili jaoks.";
    file_unchanged: "Your file is never changed.", "Sinu faili ei muudeta kunagi.";
    take_back: "Take back", "Tühista";
    take_back_everywhere: "Take back in all rows", "Tühista kõigis ridades";
    undo: "Undo", "Võta tagasi";
    redo: "Redo", "Tee uuesti";
    zeros_put_back: "Leading zeros of postal codes", "Postiindeksite algusnullid";
    letters_put_right: "Letters that came out wrong", "Moondunud tähed";
    revising: "Checking again with your change", "Kontrollin muudatusega uuesti";
    unrevised: "Your change could not be worked in", "Muudatust ei saanud arvesse võtta";
    nothing_found: "Nothing needs a hand.", "Midagi pole vaja parandada.";
    close: "Close", "Sulge";
    cells_in_file: "In the file", "Failis";
    cells_unsent: "Columns that are not sent", "Veerud, mida ei saadeta";
    would_be_sent: "What would be sent", "Mida saadetaks";
    sends_nothing: "Nothing: the address cannot be used.", "Mitte midagi: aadressi ei saa kasutada.";
    sends_not_this: "This row is not sent; this is what it holds.", "Seda rida ei saadeta; selles on järgmine.";
    mend: "Mend", "Paranda";
    save: "Save", "Salvesta";
    mend_everywhere: "Also in every other row with this value", "Ka kõigis teistes sama väärtusega ridades";
    mend_everywhere_kept: "Also in every other row with this value, and in the next file", "Ka kõigis teistes sama väärtusega ridades ja järgmises failis";
    leave_person_out: "Leave this person out", "Jäta see inimene välja";
    take_person_in: "Take this person in again", "Võta see inimene tagasi";
    person_left_out: "You left this person out: no row with this address is sent.", "Jätsid selle inimese välja: ühtegi selle aadressiga rida ei saadeta.";
    for_developers: "For developers", "Arendajale";
    yes_said: "Yes", "Jah";
    no_said: "No", "Ei";
    female: "Female", "Naine";
    male: "Male", "Mees";
}

filled! {
    checking_bytes(done, total): "{0} of {1}", "{0} / {1}";
    range(from, to, all): "Rows {0} to {1} of {2}", "Read {0} kuni {1}, kokku {2}";
    sent_instead(row): "Row {0} is sent instead", "Selle asemel läheb rida {0}";
    sent_instead_of(row, file): "Row {0} of {1} is sent instead", "Selle asemel läheb faili {1} rida {0}";
    meant(value): "Meant {0}?", "Kas mõtlesid {0}?";
    fix_to(from, to): "Fix: {0} → {1}", "Paranda: {0} → {1}";
    instead_of(value): "Instead of {0}", "Väärtuse {0} asemel";
    show_these_of(what): "Show rows: {0}", "Näita ridu: {0}";
    take_back_of(what): "Take back: {0}", "Tühista: {0}";
    row_number(row): "Row {0}", "Rida {0}";
    row_number_of(row, file): "Row {0} of {1}", "Faili {1} rida {0}";
    mend_cell(label): "Mend this cell: {0}", "Paranda lahter: {0}";
    stood_before(value): "Before: {0}", "Enne: {0}";
    use_value(value): "Use {0}", "Kasuta: {0}";
    since(said, date): "{0}, since {1}", "{0}, alates {1}";
}

counted! {
    checked_rows(n): "{n} row so far", "{n} rows so far", "seni {n} rida", "seni {n} rida";
    review_title(n): "{n} person is ready", "{n} people are ready", "Valmis on {n} inimene", "Valmis on {n} inimest";
    review_of(n): "Of {n} row. Empty cells change nothing in Omnisend.", "Of {n} rows. Empty cells change nothing in Omnisend.",
        "Failis on {n} rida. Tühjad lahtrid ei muuda Omnisendis midagi.", "Failis on {n} rida. Tühjad lahtrid ei muuda Omnisendis midagi.";
    count_ready(n): "{n} ready", "{n} ready", "{n} valmis", "{n} valmis";
    count_unchanged(n): "{n} already sent", "{n} already sent", "{n} juba saadetud", "{n} juba saadetud";
    count_duplicate(n): "{n} duplicate", "{n} duplicates", "{n} duplikaat", "{n} duplikaati";
    count_invalid(n): "{n} needs fixing", "{n} need fixing", "{n} vajab parandamist", "{n} vajab parandamist";
    count_left_out(n): "{n} left out", "{n} left out", "{n} välja jäetud", "{n} välja jäetud";
    repaired(n): "{n} address was tidied: spaces, capital letters and invisible characters taken out.",
        "{n} addresses were tidied: spaces, capital letters and invisible characters taken out.",
        "{n} aadress korrastati: tühikud, suurtähed ja nähtamatud märgid võeti välja.",
        "{n} aadressi korrastati: tühikud, suurtähed ja nähtamatud märgid võeti välja.";
    more_findings(n): "{n} more kind", "{n} more kinds", "Veel {n} liik", "Veel {n} liiki";
    values_left_out(n): "{n} value is left out. The person is sent all the same.", "{n} values are left out. Their people are sent all the same.",
        "{n} väärtus jäetakse välja. Inimene saadetakse ikkagi.", "{n} väärtust jäetakse välja. Inimesed saadetakse ikkagi.";
    values_most(n): "The most frequent value.", "The {n} most frequent values.", "Kõige sagedasem väärtus.", "{n} kõige sagedasemat väärtust.";
    other_names(n): "{n} duplicate carries another name", "{n} duplicates carry another name", "{n} duplikaadil on teine nimi", "{n} duplikaadil on teine nimi";
    single_cells(n): "{n} single cell, in this file only", "{n} single cells, in this file only",
        "{n} üksik lahter, ainult selles failis", "{n} üksikut lahtrit, ainult selles failis";
    rows_mended(n): "{n} row holds a correction of yours.", "{n} rows hold corrections of yours.", "Sinu parandus on {n} real.", "Sinu parandusi on {n} real.";
    blank_lines(n): "{n} blank line is not counted as a row.", "{n} blank lines are not counted as rows.",
        "{n} tühja rida ei loeta.", "{n} tühja rida ei loeta.";
    stay_out(n): "{n} row stays out unless it is fixed", "{n} rows stay out unless they are fixed",
        "{n} rida jääb parandamata kujul välja", "{n} rida jääb parandamata kujul välja";
    continue_with(n): "Continue with {n} person", "Continue with {n} people", "Jätka {n} inimesega", "Jätka {n} inimesega";
}
