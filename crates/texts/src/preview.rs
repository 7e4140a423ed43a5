//! Sentences of the preview of changes: what sending would do, in the subjunctive. Nothing of it has happened.

use crate::lang::{Texts, counted, plain};

plain! {
    preview: "Preview changes", "Muudatuste eelvaade";
    preview_pill: "Preview", "Eelvaade";
    preview_nobody: "Nobody would be sent", "Kedagi ei saadetaks";
    preview_lead: "Nothing was sent. This is what Send would do with the file and your choices as they are now.",
        "Midagi ei saadetud. Nii mõjuks saatmine praeguse faili ja praeguste valikutega.";
    preview_fields: "Fields", "Väljad";
    preview_fields_about: "New values would replace what Omnisend has. Empty cells would change nothing.",
        "Uued väärtused asendaksid Omnisendis olevad. Tühjad lahtrid ei muudaks midagi.";
    preview_fields_none: "Only the addresses would be sent.", "Saadetaks ainult aadressid.";
    preview_tag_about: "Each of these people would get it; their other tags would stay.", "Selle saaks igaüks neist; nende muud sildid jääksid alles.";
    preview_tag_none: "None. Nothing in Omnisend would say that these people belong together.", "Silti poleks. Miski ei ütleks Omnisendis, et need inimesed kuuluvad kokku.";
    preview_tag_open: "Still to be chosen before sending.", "Tuleb enne saatmist veel valida.";
    preview_leavers: "Nobody would be removed. Only people in this file would be touched.", "Kedagi ei eemaldataks. Puudutataks ainult selle faili inimesi.";
    preview_takes: "Would take about", "Kestaks umbes";
    preview_requests: "Download what would be sent", "Laadi alla, mis saadetaks";
    preview_requests_about: "Every request as one line of JSON, without the key. The file holds personal data: it is yours to keep or delete.",
        "Iga päring on üks JSON-i rida, võtit seal pole. Fail sisaldab isikuandmeid: hoia seda või kustuta see ise.";
    preview_requests_file: "What would be sent.jsonl", "Mis saadetaks.jsonl";
    preview_back: "Back to Review", "Tagasi ülevaatusse";
    preview_stays: "Stays here", "Jääb siia";
    preview_stays_none: "Every column is matched and would be sent.", "Iga veerg on vastendatud ja saadetaks.";
    preview_stays_about: "These columns are not matched. They would not be sent.", "Need veerud on vastendamata. Neid ei saadetaks.";
}

counted! {
    preview_title_to(n, store): "{n} person would be sent to {0}", "{n} people would be sent to {0}", "Poodi {0} saadetaks {n} inimene", "Poodi {0} saadetaks {n} inimest";
    preview_title_unnamed(n): "{n} person would be sent", "{n} people would be sent", "Saadetaks {n} inimene", "Saadetaks {n} inimest";
    preview_invalid(n): "{n} row needs fixing and would not be sent.", "{n} rows need fixing and would not be sent.",
        "{n} rida vajab parandamist ja seda ei saadetaks.", "{n} rida vajab parandamist ja neid ei saadetaks.";
}

impl Texts {
    /// The title: how many people would be sent, and where to.
    pub fn preview_title(self, n: u64, store: Option<&str>) -> String {
        match (n, store) {
            (0, _) => self.preview_nobody().into(),
            (n, Some(store)) => self.preview_title_to(n, store),
            (n, None) => self.preview_title_unnamed(n),
        }
    }
}
