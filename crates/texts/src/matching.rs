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
    several_joined: "Several columns joined…", "Mitu veergu koos…";
    same_for_all: "The same for everybody…", "Kõigil ühesugune…";
    join_column: "Join another column…", "Lisa veel üks veerg…";
    country_unknown: "No country is called this. Write its name or its code, such as Estonia or EE.",
        "Sellist riiki ei ole. Kirjuta riigi nimi või kood, näiteks Eesti või EE.";
    constant_misfit: "This does not fit the type.", "See ei sobi valitud tüübiga.";
    reason_consent: "It seems to say what people agreed to, so it waits for your yes.",
        "Siin paistab olevat see, millega inimesed on nõustunud. Seepärast ootab veerg sinu nõusolekut.";
    reason_phone: "A phone number is a way to reach people, so it waits for your yes.",
        "Telefoninumbri kaudu jõuab inimeseni. Seepärast ootab veerg sinu nõusolekut.";
    reason_several: "Several columns look like it.", "Sobivaid veerge on mitu.";
    reason_values: "Only what is in the column speaks for it.", "Selle kasuks räägib ainult veeru sisu.";
    reason_differ: "Its name speaks for it, but what is in it looks like something else.", "Nimi räägib selle kasuks, aga sisu näeb välja nagu midagi muud.";
    reason_others: "It may be about somebody else than the person in the row.", "See võib käia kellegi teise kohta kui inimene reas.";
    reason_parts: "It may be only a part: the rest stands in another column.", "See võib olla ainult osa: ülejäänu on teises veerus.";
    reason_label: "Only the name of the column speaks for it.", "Selle kasuks räägib ainult veeru nimi.";
    consent_sends_nothing: "Matching this sends nothing by itself: what happens to subscriptions is chosen on Review.",
        "Vastendamine üksi ei saada midagi: mis tellimustega juhtub, valid ülevaatusel.";
    tags_split: "Cells are split into tags at ; or , or |.", "Lahtrid jagatakse siltideks märgi ; või , või | kohalt.";
    private_todo: "Send it only if you must.", "Saada see ainult siis, kui muud moodi ei saa.";
    private_send: "I know, send it", "Tean seda, saada ikka";
    private_leave: "Leave it out", "Jäta välja";
    phone_country: "Country of numbers without a country code", "Riigikoodita numbrite riik";
    phone_no_country: "Choose a country…", "Vali riik…";
    day_first: "Day first", "Päev ees";
    month_first: "Month first", "Kuu ees";
    day_first_said: "Read day first, as you said", "Päev ees, nagu sa ütlesid";
    month_first_said: "Read month first, as you said", "Kuu ees, nagu sa ütlesid";
    date_order: "Order of day and month", "Päeva ja kuu järjekord";
    date_mixed: "Some of these dates begin with the day, some with the month. Which comes first?",
        "Osa kuupäevi algab päevaga, osa kuuga. Kumb on ees?";
    date_until: "Until you choose, dates that can be read both ways cannot be used.",
        "Kuni sa pole valinud, ei saa kahtepidi loetavaid kuupäevi kasutada.";
    custom_property: "Custom property", "Lisaväli";
    name_missing: "Give it a name.", "Pane sellele nimi.";
    name_wrong: "Only letters a to z, digits and _ are allowed, at most 128.",
        "Lubatud on ainult tähed a kuni z, numbrid ja _, kokku kuni 128.";
    name_twice: "Another property has this name already. Choose a different one.",
        "Selle nimega lisaväli on juba olemas. Vali teine nimi.";
    kind: "Type", "Tüüp";
    kind_text: "Text", "Tekst";
    kind_number: "Number", "Arv";
    kind_true_false: "True or false", "Tõene või väär";
    kind_date: "Date", "Kuupäev";
    kind_list: "List", "Loend";
    kind_between: "Split at", "Eraldaja";
    kind_hint: "Omnisend keeps the type that a custom property has when it is first used, so choose it with care.",
        "Omnisend jätab lisaväljale selle tüübi, millega seda esimest korda kasutatakse, nii et vali see hoolega.";
    value_true: "true", "tõene";
    value_false: "false", "väär";
    attribute_fields: "Fields", "Väljad";
    attribute_columns: "As a custom property", "Lisaväljana";
    stay_add: "Press + to send one as a custom property.", "Vajuta +, et saata mõni neist lisaväljana.";
    name_to_correct: "First correct the name of the custom property.", "Paranda kõigepealt lisavälja nimi.";
    constant_needed: "First correct the value that is the same for everybody.",
        "Paranda kõigepealt väärtus, mis on kõigil ühesugune.";
    private_needed: "First say whether the personal codes or card numbers are sent.",
        "Ütle kõigepealt, kas isikukoodid või kaardinumbrid saadetakse.";
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
    private_codes(label): "{0} looks like personal codes.", "{0}: need paistavad olevat isikukoodid.";
    private_cards(label): "{0} looks like card numbers.", "{0}: need paistavad olevat kaardinumbrid.";
    use_column(label): "Use {0}", "Kasuta: {0}";
    property_column(name): "Column for the custom property {0}", "Veerg lisaväljale {0}";
    same_for(name): "{0}, the same for everybody", "{0}, kõigil ühesugune";
    join_more(name): "Join another column to {0}", "Lisa veel üks veerg väljale {0}";
    take_out(label): "Take {0} out", "Võta välja: {0}";
    add_property(label): "Add {0} as a custom property", "Lisa {0} lisaväljana";
    name_case(other): "Capital letters count: Omnisend would keep this and {0} as two properties.",
        "Suur- ja väiketähtedel on vahe: Omnisendis oleksid see ja {0} kaks eri välja.";
    phone_read_as(example): "Numbers such as {0} are read as numbers of this country unless the row's own country says otherwise.",
        "Numbreid nagu {0} loetakse selle riigi numbriteks, kui rea oma riik ei ütle teisiti.";
    phone_left_out(example): "Until you choose, numbers such as {0} are left out unless the row's own country tells what they are.",
        "Kuni sa pole valinud, jäävad numbrid nagu {0} välja, kui rea oma riik neid ei selgita.";
    date_open(sample, one, other): "{0}: {1} or {2}?", "{0}: kas {1} või {2}?";
    day_first_shown(sample): "Read day first, as {0} shows", "Päev ees, nagu näitab {0}";
    month_first_shown(sample): "Read month first, as {0} shows", "Kuu ees, nagu näitab {0}";
}

counted! {
    rows(n): "{n} row", "{n} rows", "{n} rida", "{n} rida";
    more_columns(n): "{n} more in the choice", "{n} more in the choice", "valikus on veel {n}", "valikus on veel {n}";
    misfits(n, all): "{n} of {0} examples does not fit this type and would be left out.",
        "{n} of {0} examples do not fit this type and would be left out.",
        "{n} näide {0}-st ei sobi selle tüübiga ja jääks välja.", "{n} näidet {0}-st ei sobi selle tüübiga ja jääks välja.";
    stay(n): "{n} column stays here", "{n} columns stay here", "{n} veerg jääb siia", "{n} veergu jääb siia";
}

/// Months as they stand after a day.
const MONTHS: [&str; 2] = [
    "January February March April May June July August September October November December",
    "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
];

impl Texts {
    /// A day of a month (1 to 12) as a person says it: `5 August`, `5. august`.
    pub fn day_of(self, day: u8, month: u8) -> String {
        let (names, after) = match self.lang {
            Lang::En => (MONTHS[0], " "),
            Lang::Et => (MONTHS[1], ". "),
        };
        let name = names.split(' ').nth(usize::from(month).saturating_sub(1)).unwrap_or_default();
        [&self.number(day.into()), after, name].concat()
    }

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
