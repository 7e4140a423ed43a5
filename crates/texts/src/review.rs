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
    first_page: "First", "Esimene";
    previous_page: "Previous", "Eelmine";
    next_page: "Next", "Järgmine";
    last_page: "Last", "Viimane";
    pages: "Pages", "Leheküljed";
    page: "Page", "Lehekülg";
    go_to_page: "Go", "Mine";
    findings: "What was found", "Mis leiti";
}

filled! {
    checking_bytes(done, total): "{0} of {1}", "{0} / {1}";
    range(from, to, all): "Rows {0} to {1} of {2}", "Read {0} kuni {1}, kokku {2}";
    sent_instead(row): "Row {0} is sent instead", "Selle asemel läheb rida {0}";
    sent_instead_of(row, file): "Row {0} of {1} is sent instead", "Selle asemel läheb faili {1} rida {0}";
    meant(value): "Meant {0}?", "Kas mõtlesid {0}?";
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
    blank_lines(n): "{n} blank line is not counted as a row.", "{n} blank lines are not counted as rows.",
        "{n} tühja rida ei loeta.", "{n} tühja rida ei loeta.";
    stay_out(n): "{n} row stays out unless it is fixed", "{n} rows stay out unless they are fixed",
        "{n} rida jääb parandamata kujul välja", "{n} rida jääb parandamata kujul välja";
    continue_with(n): "Continue with {n} person", "Continue with {n} people", "Jätka {n} inimesega", "Jätka {n} inimesega";
}
