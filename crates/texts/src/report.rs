//! Sentences of the report.

use crate::lang::{Texts, counted, filled, plain};

plain! {
    report_nobody: "Nobody was sent", "Kedagi ei saadetud";
    report_unconfirmed: "Nobody is confirmed yet", "Kellegi kohalejõudmine pole veel kinnitatud";
    where_to_look: "In Omnisend: Audience → Segments → tag is", "Omnisendis: Audience → Segments → tag is";
    where_no_tag: "In Omnisend: Audience → Contacts.", "Omnisendis: Audience → Contacts.";
    where_wait: "It can take some minutes to show.", "Nähtavale jõudmiseks võib kuluda mõni minut.";
    copy_tag: "Copy the tag", "Kopeeri silt";
    outcomes: "People by what became of them", "Inimesed selle järgi, mis neist sai";
    refused_caption: "People whom Omnisend refused, by reason", "Inimesed, kellest Omnisend keeldus, põhjuste kaupa";
    refused_why: "Why Omnisend refused", "Miks Omnisend keeldus";
    what_to_do: "What to do", "Mida teha";
    omnisend_says: "Omnisend says", "Omnisend ütleb";
    download_refused: "Download refused rows", "Laadi alla tagasi lükatud read";
    refused_file: "Refused by Omnisend.csv", "Omnisend keeldus.csv";
    status: "Status", "Olek";
    every_row: "Every row of the file", "Faili kõik read";
    subscriptions_kept: "Nobody's subscription was changed. People new to Omnisend arrived non-subscribed.",
        "Kellegi tellimust ei muudetud. Omnisendile uued inimesed saabusid mittetellijatena.";
    unknown_about: "Omnisend gave no readable answer about these people. They may be there already; sending them again does no harm.",
        "Nende inimeste kohta ei andnud Omnisend loetavat vastust. Nad võivad juba seal olla; uuesti saatmine ei tee kahju.";
    not_sent_about: "These people were not sent. Send the file again to reach them: who is there already only gets the same data once more.",
        "Neid inimesi ei saadetud. Saada fail uuesti, et nad kohale jõuaksid: kes on juba seal, saab lihtsalt samad andmed uuesti.";
    for_support: "For support", "Kasutajatoele";
    for_support_lead: "Omnisend's support finds the run by these.", "Nende järgi leiab Omnisendi tugi selle saatmise üles.";
    requests_title: "Requests", "Päringud";
    batches: "Batches", "Partiid";
    instances: "Omnisend's names of refused requests", "Omnisendi nimed tagasi lükatud päringutele";
    took: "Took", "Kestis";
    start_another: "Bring another segment", "Too järgmine segment";
    state_queued: "Queued", "Järjekorras";
    state_processing: "Processing", "Töös";
    state_paused: "Paused", "Peatatud";
    state_successful: "Successful", "Õnnestus";
    state_completed_with_errors: "Completed with errors", "Lõpetatud vigadega";
    state_failed: "Failed", "Ebaõnnestus";
    state_canceled: "Canceled", "Katkestatud";
    state_interrupted: "Interrupted", "Jäi pooleli";
}

filled! {
    sample_row(row, address): "row {0}, {1}", "rida {0}, {1}";
    sample_row_in(file, row, address): "{0}, row {1}, {2}", "{0}, rida {1}, {2}";
}

counted! {
    report_title(n, store): "{n} person is in {0}", "{n} people are in {0}", "{n} inimene on poes {0}", "{n} inimest on poes {0}";
    report_title_unnamed(n): "{n} person is in Omnisend", "{n} people are in Omnisend", "{n} inimene on Omnisendis", "{n} inimest on Omnisendis";
    count_accepted(n): "{n} accepted", "{n} accepted", "{n} vastu võetud", "{n} vastu võetud";
    count_refused(n): "{n} refused", "{n} refused", "{n} tagasi lükatud", "{n} tagasi lükatud";
    count_not_sent(n): "{n} not sent", "{n} not sent", "{n} saatmata", "{n} saatmata";
    count_unknown(n): "{n} with an unknown outcome", "{n} with an unknown outcome", "{n} teadmata tulemusega", "{n} teadmata tulemusega";
    invalid_not_sent(n): "{n} row needs fixing and was not sent.", "{n} rows need fixing and were not sent.",
        "{n} rida vajab parandamist ja jäi saatmata.", "{n} rida vajab parandamist ja jäi saatmata.";
}

impl Texts {
    /// The report's title: how many people arrived, and where. `unknown`: of how many nobody knows whether they did.
    pub fn arrived(self, n: u64, unknown: u64, store: Option<&str>) -> String {
        match (n, store) {
            (0, _) if unknown > 0 => self.report_unconfirmed().into(),
            (0, _) => self.report_nobody().into(),
            (n, Some(store)) => self.report_title(n, store),
            (n, None) => self.report_title_unnamed(n),
        }
    }
}
