//! Sentences of Data matching.

use crate::lang::{Lang, Texts, counted, filled, plain};

plain! {
    matching_title: "Which column is what?", "Mis veerus on mis?";
    matching_lead: "Filled in from the names of the columns and from what is in them.", "Täidetud veergude nimede ja sisu järgi.";
    matching_caption: "Fields in Omnisend and the columns that fill them", "Omnisendi väljad ja veerud, millest need täidetakse";
    detected: "What was found", "Mis leiti";
    in_omnisend: "In Omnisend", "Omnisendis";
    in_file: "Column in your file", "Veerg sinu failis";
    example: "For example", "Näiteks";
    certainty: "How sure", "Kindlus";
    action: "Action", "Toiming";
    required: "required", "kohustuslik";
    choose_column: "Choose a column…", "Vali veerg…";
    sure: "sure", "kindel";
    your_call: "your call", "sinu otsustada";
    chosen: "your choice", "sinu valik";
    unmatched: "not filled", "täitmata";
    no_sample: "empty in the first rows", "esimestes ridades tühi";
    add_attribute: "Add attribute", "Lisa atribuut";
    attribute: "Attribute", "Atribuut";
    remove: "Remove", "Eemalda";
    all_used: "Every column is used.", "Kõik veerud on kasutusel.";
    stay_never: "They are not sent anywhere.", "Neid ei saadeta kuhugi.";
    stay_never_one: "It is not sent anywhere.", "Seda ei saadeta kuhugi.";
    email_needed_title: "Email is not matched yet", "E-post on vastendamata";
    email_needed_short: "First choose the column for Email.", "Vali kõigepealt e-posti veerg.";
    email_missing: "Choose the column that holds the e-mail addresses. Without them Omnisend cannot know who is who.",
        "Vali veerg, milles on e-posti aadressid. Ilma nendeta ei saa Omnisend aru, kes on kes.";
    email_unlikely: "No column looks like e-mail addresses. If the first rows look wrong, change above how they are read. If a column holds addresses all the same, choose it. Otherwise export the segment again with the e-mail column in it.",
        "Ükski veerg ei näe välja nagu e-posti aadressid. Kui esimesed read on valed, muuda ülal, kuidas neid loetakse. Kui aadressid on siiski mõnes veerus olemas, vali see. Muidu ekspordi segment uuesti koos e-posti veeruga.";
    go_review: "Review", "Vaata üle";
    comma: "comma", "koma";
    semicolon: "semicolon", "semikoolon";
    tab: "tab", "tabulaator";
    pipe: "vertical bar", "püstkriips";
    colon: "colon", "koolon";
    names_beside: "names from model.json", "nimed failist model.json";
    space: "space", "tühik";
    change: "Change", "Muuda";
    change_done: "Done", "Valmis";
    between_cells: "Between cells", "Lahtrite vahel";
    letters_stored: "Encoding", "Kodeering";
    names_of_columns: "Names of columns", "Veergude nimed";
    as_detected: "As detected", "Nagu leiti";
    first_rows: "The first rows", "Esimesed read";
    unreadable_title: "Some letters cannot be read", "Mõnda tähte ei saa lugeda";
    unread_title: "It cannot be read like that", "Nii ei saa seda lugeda";
    unread_stays: "It is read as before.", "Faili loetakse nagu enne.";
    row_heading: "Row", "Rida";
    no_names: "no names of columns", "veergudel pole nimesid";
}

filled! {
    column_for(field): "Column for {0}", "Veerg väljale {0}";
    remove_field(field): "Remove {0}", "Eemalda {0}";
    unreadable(encoding): "They are shown as \u{FFFD}. The file may not be stored as {0}: choose another encoding, and look whether names read well.",
        "Nende asemel on \u{FFFD}. Fail ei pruugi olla kodeeringus {0}: vali teine kodeering ja vaata, kas nimed on loetavad.";
    unread_other_columns(name, first): "{0} would have other columns than {1}.", "Faili {0} veerud erineksid siis faili {1} veergudest.";
    detected_as(what): "As detected: {0}", "Nagu leiti: {0}";
    line_of(line, text): "Line {0}: {1}", "{0}. rida: {1}";
    first_and_more(name, n): "{0} and {1} more", "{0} ja veel {1}";
    names_in(line): "names in line {0}", "nimed {0}. real";
    looks_like(columns): "Looks like it: {0}", "Sarnaneb: {0}";
    shared_with(field): "also fills {0}", "täidab ka välja {0}";
    column_number(n): "Column {0}", "Veerg {0}";
}

counted! {
    rows(n): "{n} row", "{n} rows", "{n} rida", "{n} rida";
    stay(n): "{n} column stays here", "{n} columns stay here", "{n} veerg jääb siia", "{n} veergu jääb siia";
}

impl Texts {
    /// The name of the character between cells.
    pub fn delimiter(self, delimiter: char) -> String {
        match delimiter {
            ',' => self.comma().into(),
            ';' => self.semicolon().into(),
            '\t' => self.tab().into(),
            '|' => self.pipe().into(),
            ':' => self.colon().into(),
            ' ' => self.space().into(),
            other => match self.lang {
                Lang::En => format!("“{other}”"),
                Lang::Et => format!("„{other}“"),
            },
        }
    }
}
