//! Sentences of the first screen: bringing files.

use crate::lang::{Texts, counted, filled, plain};

plain! {
    files_title: "Bring a segment into Omnisend", "Too segment Omnisendi";
    files_lead: "Drop the file that Customer Insights, or any other tool, made of it. You see who is in it and what would happen before anything does.",
        "Lohista siia fail, mille Customer Insights või mõni muu tööriist sellest tegi. Kõigepealt näed, kes selles on ja mis juhtuma hakkab.";
    files_drop: "Drop CSV files or a folder here", "Lohista siia CSV-failid või kaust";
    files_drop_now: "Let go to open", "Lase lahti, et avada";
    files_choose: "Choose files", "Vali failid";
    files_choose_folder: "Choose a folder", "Vali kaust";
    files_paste: "Paste cells", "Kleebi lahtrid";
    files_kinds: ".csv, .txt, .tsv or .csv.gz, any size", ".csv, .txt, .tsv või .csv.gz, suurus pole oluline";
    part_missing: "The people in it would be left out. Bring all parts together, or go on if it is not needed.",
        "Selles olevad inimesed jääksid välja. Too kõik osad koos või jätka, kui seda pole vaja.";
    parts_missing: "The people in them would be left out. Bring all parts together, or go on if they are not needed.",
        "Neis olevad inimesed jääksid välja. Too kõik osad koos või jätka, kui neid pole vaja.";
    files_stay: "Your file stays here. Nothing is sent until you press Send.",
        "Sinu fail jääb siia. Midagi ei saadeta enne, kui vajutad nuppu Saada.";
    files_no_file: "No file at hand?", "Faili pole käepärast?";
    files_sample: "Try a sample", "Proovi näidisega";
    files_sample_about: "2,000 invented people, sent to a practice store only.",
        "2000 väljamõeldud inimest, kes lähevad ainult harjutuspoodi.";
    files_sample_alone: "2,000 invented people to look at. Sending needs a practice store, which this page does not have.",
        "2000 väljamõeldud inimest vaatamiseks. Saatmiseks on vaja harjutuspoodi, mida sellel lehel pole.";
    files_sample_failed: "The sample could not be loaded. Check the connection and try again.",
        "Näidist ei saanud laadida. Kontrolli ühendust ja proovi uuesti.";
    paste_label: "Cells from a spreadsheet", "Lahtrid tabelist";
    paste_hint: "Copy the cells together with their header row and paste them here.",
        "Kopeeri lahtrid koos päisereaga ja kleebi need siia.";
    paste_open: "Use these cells", "Kasuta neid lahtreid";
    paste_empty: "There is nothing here yet. Paste cells first.", "Siin pole veel midagi. Kleebi kõigepealt lahtrid.";
    paste_file: "Pasted cells.csv", "Kleebitud lahtrid.csv";
    files_none: "There is no file in what you dropped. Drop CSV files or a folder that holds some.",
        "Lohistatu hulgas pole ühtegi faili. Lohista siia CSV-failid või kaust, milles neid on.";
    files_choose_another: "Choose another file", "Vali teine fail";
    files_go_on_with: "Go on with it", "Jätka sellega";
    files_go_on_with_all: "Go on with them", "Jätka nendega";
    files_start_over: "Start over", "Alusta otsast";
    ask_title: "One segment or several?", "Üks segment või mitu?";
    ask_lead: "One segment becomes one tag in Omnisend. Several are brought one after the other, each with its own tag and matching.",
        "Ühest segmendist saab Omnisendis üks silt. Mitu segmenti tuuakse üksteise järel, igaüks oma sildi ja vastendusega.";
    ask_caption: "What you brought", "Mille sa tõid";
    ask_use: "Use", "Kasuta";
    ask_name: "Name", "Nimi";
    ask_size: "Size", "Suurus";
    ask_older: "an older export of the same name", "sama nime vanem eksport";
    ask_one: "They are one segment", "Need on üks segment";
    ask_none: "Choose at least one.", "Vali vähemalt üks.";
    empty_files: "Nobody is in it, so it is left out.", "Selles pole kedagi, nii et see jäetakse välja.";
    other_columns: "Columns are found by their names; what is not there stays empty.", "Veerud leitakse nime järgi; mida seal pole, jääb tühjaks.";
    hundred_thousand_title: "Exactly 100,000 rows", "Täpselt 100 000 rida";
    hundred_thousand: "The download of Customer Insights stops there, so people may be missing. Compare with the size of the segment; an export to Azure or SFTP holds them all.",
        "Customer Insightsi allalaadimine lõpeb selle koha peal, nii et inimesi võib puudu olla. Võrdle segmendi suurusega; Azure’i või SFTP-eksport sisaldab kõiki.";
    again_lead: "The page was reloaded, and a page cannot keep a file. Everything else that you chose and typed is still here.",
        "Leht laaditi uuesti ja leht ei saa faili alles hoida. Kõik muu, mille valisid ja sisestasid, on alles.";
    owed_text: "They waited for their turn when the page was reloaded, and a page cannot keep files. Bring them again.",
        "Need ootasid oma korda, kui leht uuesti laaditi, ja leht ei saa faile alles hoida. Too need uuesti.";
    owed_forget: "Leave them out", "Jäta need kõrvale";
}

filled! {
    files_reading(name): "Reading {0}", "Loen faili {0}";
    refused_title(name): "{0} cannot be used", "Faili {0} ei saa kasutada";
    files_other_columns(first): "Its columns are not those of {0}, so it is no part of the same segment. Bring it by itself.",
        "Selle veerud erinevad faili {0} veergudest, seega pole see sama segmendi osa. Too see eraldi.";
    files_open(name): "{0} is open", "{0} on avatud";
    again_title(name): "Choose {0} again", "Vali {0} uuesti";
    files_go_on_with_one(name): "Go on with {0}", "Jätka failiga {0}";
    empty_files_title(names): "Empty: {0}", "Tühi: {0}";
    other_columns_title(names): "Other columns than the first file: {0}", "Teised veerud kui esimesel failil: {0}";
    part_missing_title(number): "Part {0} is missing", "Osa {0} on puudu";
    parts_missing_title(numbers): "Parts {0} are missing", "Osad {0} on puudu";
    next_segment(name): "Go on with {0}", "Jätka segmendiga {0}";
    owed_title(names): "Still to come: {0}", "Veel toomata: {0}";
    then_segments(names): "After that: {0}", "Seejärel: {0}";
}

counted! {
    files_reading_many(n): "Reading {n} file", "Reading {n} files", "Loen {n} faili", "Loen {n} faili";
    files_open_many(n): "{n} file is open", "{n} files are open", "{n} fail on avatud", "{n} faili on avatud";
    files_go_on(n): "Go on with the other {n} file", "Go on with the other {n} files", "Jätka ülejäänud {n} failiga", "Jätka ülejäänud {n} failiga";
    ask_several(n): "It is one segment", "They are {n} segments", "See on üks segment", "Need on {n} segmenti";
    ask_parts(n): "{n} part", "{n} parts", "{n} osa", "{n} osa";
    again_title_many(n): "Choose your {n} file again", "Choose your {n} files again", "Vali oma {n} fail uuesti", "Vali oma {n} faili uuesti";
}

impl Texts {
    /// That parts of these numbers lack: "Parts 2, 4–9 are missing".
    pub fn missing_title(self, numbers: &[u32]) -> String {
        let runs: Vec<String> = numbers
            .chunk_by(|one, next| one + 1 == *next)
            .map(|run| match run {
                [first, .., last] if run.len() > 2 => format!("{first}–{last}"),
                _ => run.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            })
            .collect();
        let listed = runs.join(", ");
        if numbers.len() == 1 { self.part_missing_title(&listed) } else { self.parts_missing_title(&listed) }
    }

    /// What that means, and what to do.
    pub fn missing_text(self, numbers: &[u32]) -> &'static str {
        if numbers.len() == 1 { self.part_missing() } else { self.parts_missing() }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Lang, Texts, group};

    #[test]
    fn parts_that_lack_are_listed_in_runs() {
        let t = Texts::new(Lang::En, group);
        assert_eq!(t.missing_title(&[3]), "Part 3 is missing");
        assert_eq!(t.missing_title(&[3, 4]), "Parts 3, 4 are missing");
        assert_eq!(t.missing_title(&[0, 2, 4, 5, 6, 7, 9, 10]), "Parts 0, 2, 4–7, 9, 10 are missing");
    }
}
