//! Sentences about subscriptions, about who is reached, and about people who are never sent. An administrator answers
//! for these words: each says what will happen, to how many.

use crate::lang::{Texts, counted, filled, plain};

plain! {
    consent_title: "What happens to subscriptions", "Mis saab tellimustest";
    consent_lead: "Each channel has a choice of its own. It concerns the people whom you send; nothing happens before you press Send.",
        "Igal kanalil on oma valik. See puudutab inimesi, keda saadad; enne saatmist ei juhtu midagi.";
    channel_email: "E-mail", "E-post";
    channel_sms: "Text messages", "Tekstsõnumid";
    sms_apart: "What you choose for e-mail says nothing about text messages.", "E-posti valik tekstsõnumite kohta ei kehti.";
    choice_no_one_else: "Don't change anyone else's subscription", "Ära muuda kellegi teise tellimust";
    choice_columns: "As the columns of the file say", "Nii, nagu ütlevad faili veerud";
    choice_subscribed: "Everyone agreed: subscribe them", "Kõik on nõus: tee neist tellijad";
    choice_unsubscribed: "Unsubscribe everyone", "Lõpeta kõigi tellimused";
    columns_later: "Omnisend keeps what is dated later: whoever unsubscribed after the date in the row stays unsubscribed.",
        "Omnisendis jääb kehtima hilisem kuupäev: kes on loobunud pärast reas olevat kuupäeva, jääb loobunuks.";
    columns_none: "No column about consent is matched. Match one that holds yes and no, or dates of opting in and out.",
        "Ühtegi nõusoleku veergu pole vastendatud. Vastenda veerg, kus on jah ja ei või liitumise ja loobumise kuupäevad.";
    columns_match: "Match a column", "Vastenda veerg";
    undated_date: "Date of a Yes that has none (optional)", "Kuupäev neile, kelle jah-sõnal seda pole (valikuline)";
    undated_date_hint: "Left empty, the subscriptions of these people stay as they are.", "Kui jätad tühjaks, jäävad nende inimeste tellimused nii, nagu need on.";
    subscribed_warning: "This subscribes people again who left", "See teeb loobunutest uuesti tellijad";
    subscribed_warning_about: "Whoever unsubscribed before the date is subscribed again, and automations that start when somebody subscribes may start. Choose it only if you can prove the consent of every one of them.",
        "Kes on loobunud enne seda kuupäeva, saab uuesti tellijaks, ja käivituda võivad automatiseeringud, mis algavad tellijaks saamisel. Vali see ainult siis, kui suudad tõendada neist igaühe nõusolekut.";
    but_no_uncounted: "Whoever says No in the file is not among them.", "Tellijaks ei saa need, kelle rida ütleb „ei“.";
    unsubscribed_warning: "Segue cannot take this back", "Segue ei saa seda tagasi võtta";
    unsubscribed_warning_about: "Campaigns no longer reach these people, not even those who subscribed themselves. Only they themselves can subscribe again.",
        "Kampaaniad nende inimesteni enam ei jõua, ka mitte nendeni, kes ise tellijaks hakkasid. Uuesti tellijaks saavad nad hakata ainult ise.";
    words_label: "What consent there is", "Mis nõusolek neil on";
    words_hint: "For example: ticked “Yes, send me news” at the autumn fair in Tartu. It is kept with each person in Omnisend, and in the report.",
        "Näiteks: märkis Tartu sügismessil „Jah, soovin uudiseid“. See jääb alles Omnisendis iga inimese juurde ja aruandesse.";
    since_label: "Since when", "Mis ajast";
    since_hint: "In doubt the earlier day: whoever unsubscribed after it stays unsubscribed.", "Kahtluse korral varasem päev: kes on loobunud pärast seda, jääb loobunuks.";
    lack_words: "Say what consent there is, in at least 10 characters.", "Kirjelda nõusolekut vähemalt 10 tähemärgiga.";
    lack_date: "Choose the day.", "Vali päev.";
    lack_not_a_date: "There is no such day. Choose it anew.", "Sellist päeva pole. Vali see uuesti.";
    lack_future: "This day is still to come. Choose one that was.", "See päev on alles tulemas. Vali mõni möödunud päev.";
    lack_too_early: "The year looks mistyped: it has to be 1995 or later.", "Aasta paistab olevat valesti kirjutatud: see peab olema 1995 või hilisem.";
    no_lead: "What becomes of these people?", "Mis neist inimestest saab?";
    no_left_out: "Leave them out", "Jäta nad välja";
    no_left_out_about: "They are not sent at all.", "Neid ei saadeta üldse.";
    no_unchanged: "Send them and change nothing", "Saada nad ja ära muuda midagi";
    no_unchanged_about: "Their data is sent; their subscription stays as it is in Omnisend.", "Nende andmed saadetakse, tellimus jääb Omnisendis nii, nagu see on.";
    no_unsubscribed: "Unsubscribe them", "Lõpeta nende tellimused";
    no_unsubscribed_about_each: "Each since the date in their row; without one, from the moment at which sending begins.",
        "Igaüks alates kuupäevast oma reas; kui seda pole, siis saatmise algusest.";
    no_show: "Show these rows", "Näita neid ridu";
    likely_text: "It is not matched, so nobody's No counts. Match it first?", "See on vastendamata, nii et kellegi „ei“ ei loe. Kas vastendad selle enne?";
    reach_title: "Who is reached", "Kelleni jõutakse";
    reach_everyone: "Everyone in the file", "Kõik, kes on failis";
    reach_known: "Only people already in Omnisend", "Ainult need, kes on juba Omnisendis";
    reach_known_about: "They only get the tag: no new contact, no field, no subscription is touched.",
        "Nad saavad ainult sildi: ei lisata kontakte, ei muudeta välju ega tellimusi.";
    reach_later: "Sending only to people already in Omnisend comes later", "Ainult Omnisendis olevatele saatmine tuleb hiljem";
    reach_later_about: "Segue cannot do it yet, so Send stays closed with this choice.", "Segue ei oska seda veel, seepärast jääb saatmine selle valikuga suletuks.";
    reach_everyone_go: "Reach everyone in the file", "Jõua kõigini, kes on failis";
    never_title: "People who are never sent", "Inimesed, keda kunagi ei saadeta";
    never_lead: "For people who asked to be forgotten. Only fingerprints are kept, on this computer. Also delete them in Omnisend.",
        "Inimesed, kes palusid end unustada. Alles jäävad ainult sõrmejäljed, ainult selles arvutis. Kustuta need inimesed ka Omnisendis.";
    never_left_out: "Rows with their addresses are counted as left out.", "Nende aadressidega read loetakse välja jäetuks.";
    never_empty: "Nobody is on the list.", "Nimekirjas pole kedagi.";
    never_add_label: "Add addresses", "Lisa aadresse";
    never_add_hint: "One a line, or anywhere in what you paste. The addresses themselves are not kept.",
        "Igaüks eraldi real või ükskõik kus kleebitud tekstis. Aadresse endid alles ei hoita.";
    never_add: "Add to the list", "Lisa nimekirja";
    never_file: "Add from a file", "Lisa failist";
    never_known: "All of these addresses were on the list already.", "Kõik need aadressid olid juba nimekirjas.";
    never_nobody: "No address was found. Nothing was added.", "Ühtegi aadressi ei leitud. Midagi ei lisatud.";
    never_unreadable: "The file could not be read. Choose it anew, or paste the addresses.", "Faili ei saanud lugeda. Vali see uuesti või kleebi aadressid.";
    never_find_label: "Find a person", "Otsi inimest";
    never_find_hint: "The whole address.", "Terve aadress.";
    never_find: "Find", "Otsi";
    never_found: "This person is on the list and is not sent.", "See inimene on nimekirjas ja teda ei saadeta.";
    never_missing: "This person is not on the list.", "Seda inimest nimekirjas pole.";
    never_no_address: "This is no whole address.", "See pole terve aadress.";
    never_take_off: "Take off the list", "Võta nimekirjast välja";
    never_put_on: "Put on the list", "Pane nimekirja";
    never_taken_off: "Taken off. The person is sent if they are in the file.", "Nimekirjast välja võetud. Kui inimene on failis, siis ta saadetakse.";
    never_put: "Put on the list.", "Nimekirja pandud.";
    never_remember: "Remember the list on this computer", "Jäta nimekiri selles arvutis meelde";
    never_remember_all: "For every store that is used in this browser. Otherwise the list ends with this tab.",
        "Kõigi poodide jaoks, mida selles brauseris kasutatakse. Muidu kaob nimekiri koos selle vahelehega.";
    never_unkept: "The browser did not keep the list. It ends with this tab.", "Brauser ei jätnud nimekirja meelde. See kaob koos selle vahelehega.";
    consent_evidence: "Consent, as typed", "Nõusolek, nagu see kirjutati";
    consent_open: "Something is still missing there. Complete it on Review.", "Seal on midagi veel puudu. Täienda seda ülevaatuse lehel.";
    kept_sms: "Nobody's subscription to text messages was changed.", "Kellegi tekstsõnumite tellimust ei muudetud.";
}

filled! {
    number_label(n): "To confirm, type the number of people: {0}", "Kinnituseks kirjuta inimeste arv: {0}";
    lack_number(n): "Type {0}, the number of people whose subscriptions this changes.", "Kirjuta {0}: nii paljude inimeste tellimusi see muudab.";
    likely_title(label): "Column “{0}” may say who does not want e-mail", "Veerg „{0}“ võib öelda, kes e-kirju ei soovi";
    never_remember_for(store): "For {0}. Otherwise the list ends with this tab.", "Poe {0} jaoks. Muidu kaob nimekiri koos selle vahelehega.";
    line_subscribed(date): "Everyone subscribed since {0}", "Kõik tellijad alates {0}";
    columns_since(date): "A Yes without a date counts since {0}.", "Kuupäevata jah-sõna kehtib alates {0}.";
    planned(effect): "Planned: {0}. Whoever was not accepted keeps what they had.",
        "Kavas oli: {0}. Keda vastu ei võetud, selle tellimus jäi endiseks.";
}

counted! {
    keep_email(n): "{n} person keeps the subscription that they have. If new to Omnisend, they arrive non-subscribed: campaigns do not reach them, and your plan may count them.",
        "{n} people keep the subscription that they have. People new to Omnisend arrive non-subscribed: campaigns do not reach them, and your plan may count them.",
        "{n} inimese tellimus jääb nii, nagu see on. Kui ta on Omnisendile uus, saabub ta mittetellijana: kampaaniad temani ei jõua, aga sinu pakett võib teda arvesse võtta.",
        "{n} inimese tellimus jääb nii, nagu see on. Omnisendile uued inimesed saabuvad mittetellijatena: kampaaniad nendeni ei jõua, aga sinu pakett võib neid arvesse võtta.";
    keep_sms(n): "{n} person with a phone number keeps the subscription that they have. A number new to Omnisend arrives non-subscribed.",
        "{n} people with a phone number keep the subscription that they have. Numbers new to Omnisend arrive non-subscribed.",
        "{n} telefoninumbriga inimese tellimus jääb nii, nagu see on. Omnisendile uus number saabub mittetellijana.",
        "{n} telefoninumbriga inimese tellimus jääb nii, nagu see on. Omnisendile uued numbrid saabuvad mittetellijatena.";
    effect_subscribed(n): "{n} subscribed", "{n} subscribed", "{n} tellijaks", "{n} tellijaks";
    effect_unsubscribed(n): "{n} unsubscribed", "{n} unsubscribed", "{n} tellimus lõpetatud", "{n} tellimust lõpetatud";
    effect_unchanged(n): "{n} unchanged", "{n} unchanged", "{n} muutmata", "{n} muutmata";
    columns_uncounted(n): "{n} person with a phone number becomes what their row says: Yes subscribes them since its date, No unsubscribes them, otherwise nothing changes.",
        "{n} people with a phone number become what their rows say: Yes subscribes them since its date, No unsubscribes them, otherwise nothing changes.",
        "{n} telefoninumbriga inimese kohta kehtib see, mida ütleb tema rida: „jah“ teeb tellijaks oma kuupäevast, „ei“ lõpetab tellimuse, muidu ei muutu midagi.",
        "{n} telefoninumbriga inimese kohta kehtib see, mida ütleb tema rida: „jah“ teeb tellijaks oma kuupäevast, „ei“ lõpetab tellimuse, muidu ei muutu midagi.";
    undated(n): "{n} person says Yes without a date, and is not subscribed unless you give one.",
        "{n} people say Yes without a date, and are not subscribed unless you give one.",
        "{n} inimene ütleb „jah“ ilma kuupäevata ja saab tellijaks ainult siis, kui lisad kuupäeva.",
        "{n} inimest ütleb „jah“ ilma kuupäevata ja saab tellijaks ainult siis, kui lisad kuupäeva.";
    undated_stay(n): "{n} person says Yes without a date and stays as they are.", "{n} people say Yes without a date and stay as they are.",
        "{n} inimene ütleb „jah“ ilma kuupäevata ja tema tellimus jääb endiseks.", "{n} inimest ütleb „jah“ ilma kuupäevata ja nende tellimus jääb endiseks.";
    subscribe_people(n): "{n} person is subscribed, since the date that you give.", "{n} people are subscribed, since the date that you give.",
        "{n} inimene saab tellijaks sinu antud kuupäevast.", "{n} inimest saab tellijaks sinu antud kuupäevast.";
    but_no(n): "{n} person who says No is not among them.", "{n} people who say No are not among them.",
        "Tellijaks ei saa {n} inimene, kes ütleb „ei“.", "Tellijaks ei saa {n} inimest, kes ütlevad „ei“.";
    unsubscribe_people(n): "{n} person is unsubscribed, from the moment at which sending begins.", "{n} people are unsubscribed, from the moment at which sending begins.",
        "{n} inimese tellimus lõpetatakse, alates saatmise algusest.", "{n} inimese tellimus lõpetatakse, alates saatmise algusest.";
    no_rows(n): "{n} row says No to e-mail", "{n} rows say No to e-mail", "{n} rida ütleb e-kirjadele „ei“", "{n} rida ütleb e-kirjadele „ei“";
    no_unsubscribed_about(n): "{n} person, since the date in their row; without one, from the moment at which sending begins.",
        "{n} people, each since the date in their row; without one, from the moment at which sending begins.",
        "{n} inimene, alates kuupäevast tema reas; kui seda pole, siis saatmise algusest.",
        "{n} inimest, igaüks alates kuupäevast oma reas; kui seda pole, siis saatmise algusest.";
    reach_everyone_about(n): "{n} person. If new to Omnisend, they are added.", "{n} people. Whoever is new to Omnisend is added.",
        "{n} inimene. Kui ta on Omnisendile uus, siis ta lisatakse.", "{n} inimest. Kes on Omnisendile uus, see lisatakse.";
    reach_known_people(n): "{n} person would be asked for. If in Omnisend, they get the tag.", "{n} people would be asked for. Whoever of them is in Omnisend gets the tag.",
        "Küsitakse {n} inimese kohta. Kui ta on Omnisendis, saab ta sildi.", "Küsitakse {n} inimese kohta. Kes neist on Omnisendis, saab sildi.";
    never_count(n): "{n} person is on the list.", "{n} people are on the list.", "Nimekirjas on {n} inimene.", "Nimekirjas on {n} inimest.";
    never_added(n): "{n} person was added to the list.", "{n} people were added to the list.", "Nimekirja lisati {n} inimene.", "Nimekirja lisati {n} inimest.";
    automations_subscribed(n): "Those that start when somebody subscribes may start for {n} person.", "Those that start when somebody subscribes may start for up to {n} people.",
        "Tellijaks saamisel algavad võivad käivituda {n} inimesele.", "Tellijaks saamisel algavad võivad käivituda kuni {n} inimesele.";
}

impl Texts {
    /// What becomes of people's subscriptions, in numbers; who is in none of the groups is left out of the line.
    pub fn effect(self, subscribed: u64, unsubscribed: u64, unchanged: u64) -> String {
        let mut text = String::new();
        let parts = [
            (subscribed, self.effect_subscribed(subscribed)),
            (unsubscribed, self.effect_unsubscribed(unsubscribed)),
            (unchanged, self.effect_unchanged(unchanged)),
        ];
        for (count, words) in parts {
            if count > 0 {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text.push_str(&words);
            }
        }
        if text.is_empty() { self.effect_unchanged(0) } else { text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Lang, group};

    #[test]
    fn only_those_are_told_who_are_there() {
        let (en, et) = (Texts::new(Lang::En, group), Texts::new(Lang::Et, group));
        assert_eq!(en.effect(31_200, 1_912, 14_799), "31,200 subscribed, 1,912 unsubscribed, 14,799 unchanged");
        assert_eq!(et.effect(0, 1, 5), "1 tellimus lõpetatud, 5 muutmata");
        assert_eq!(en.effect(0, 0, 0), "0 unchanged");
    }
}
