//! Sentences of Send: the connection, the last look, the run.

use crate::lang::{Texts, counted, filled, plain};

plain! {
    connect_title: "Connect to Omnisend", "Ühenda Omnisendiga";
    connect_lead: "Once for this tab. Nothing is sent by connecting.", "Korra selle vahelehe jaoks. Ühendamine ei saada veel midagi.";
    display_name: "Display name", "Kuvatav nimi";
    display_name_hint: "Tells you later what this connection is for and where it leads, for example “VIP customers to Minu Pood”.",
        "Ütleb hiljem, milleks ühendus on ja kuhu see viib, näiteks „Püsikliendid poodi Minu Pood“.";
    api_key: "API key", "API võti";
    key_link: "Make a key in Omnisend", "Loo võti Omnisendis";
    key_scopes: "Permissions: Contacts, read and write.", "Õigused: Contacts, lugemine ja kirjutamine (read, write).";
    key_once: "Omnisend shows the key only once: copy it right away.", "Omnisend näitab võtit ainult üks kord: kopeeri see kohe.";
    key_name: "Don't name it after an app in Omnisend's App Market, or you end up on that app's page.",
        "Ära anna sellele mõne Omnisendi App Marketi rakenduse nime, muidu satud selle rakenduse lehele.";
    key_wait: "Changed permissions take up to 5 minutes.", "Muudetud õigused hakkavad kehtima kuni 5 minutiga.";
    key_kept: "The key stays in the memory of this tab and ends with it.", "Võti püsib ainult selle vahelehe mälus ja kaob koos sellega.";
    no_key: "I don't have the key", "Mul pole võtit";
    no_key_lead: "Send this to whoever administers your Omnisend store.", "Saada see inimesele, kes haldab teie Omnisendi poodi.";
    no_key_copy: "Copy the message", "Kopeeri sõnum";
    no_key_message_label: "Message for the administrator", "Sõnum haldurile";
    no_key_message: "Hello! I would like to bring a segment into our Omnisend store and need an API key for it.\n\n1. Open https://app.omnisend.com/integrations/api-keys (Store settings, API, API keys).\n2. Create a key. Don't give it the name of an app in the App Market; “Segments” is fine.\n3. Allow Contacts: read and write. If you like, also Brands: read, so that I see the store's name.\n4. The key is shown only once. Please hand it to me by a password manager, not by e-mail.\n\nThank you!",
        "Tere! Soovin tuua segmendi meie Omnisendi poodi ja vajan selleks API võtit.\n\n1. Ava https://app.omnisend.com/integrations/api-keys (Store settings, API, API keys).\n2. Loo võti. Ära anna sellele App Marketi rakenduse nime; sobib näiteks „Segmendid“.\n3. Luba Contacts: read ja write. Soovi korral ka Brands: read, siis näen poe nime.\n4. Võtit näidatakse ainult üks kord. Palun anna see mulle paroolihalduri kaudu, mitte e-kirjaga.\n\nAitäh!";
    privacy: "Data privacy and compliance", "Andmete privaatsus ja vastavus";
    agreement_you: "You answer for the consent of these people, and for Omnisend meeting your duties of privacy and security.",
        "Sina vastutad nende inimeste nõusoleku eest ja selle eest, et Omnisend vastaks sinu privaatsus- ja turvakohustustele.";
    agreement_end: "You can remove the connection at any time. Nothing more is sent then; what Omnisend already has stays there.",
        "Ühenduse võid igal ajal eemaldada. Siis ei saadeta enam midagi; mis on juba Omnisendis, jääb sinna.";
    agree: "I agree", "Nõustun";
    connect: "Connect", "Ühenda";
    connecting: "Asking Omnisend…", "Küsin Omnisendilt…";
    name_needed: "Give the connection a name.", "Anna ühendusele nimi.";
    key_needed: "Paste the API key.", "Kleebi API võti.";
    key_characters: "This is no API key: it holds spaces or letters that a key cannot have. Copy it again from Omnisend.",
        "See pole API võti: selles on tühikuid või tähti, mida võtmes olla ei saa. Kopeeri see Omnisendist uuesti.";
    agree_needed: "Nothing can be sent without your agreement.", "Ilma sinu nõusolekuta ei saa midagi saata.";
    connection: "Connection", "Ühendus";
    remove_connection: "Remove connection", "Eemalda ühendus";
    some_store: "your Omnisend store", "sinu Omnisendi pood";
    store_unnamed: "The key may not read the store's name. Check that it is the right one.",
        "Võti ei luba poe nime lugeda. Veendu, et see on õige võti.";
    last_look: "One last look", "Veel viimane pilk";
    last_look_lead: "This cannot be taken back with one click, so here is all of it.", "Seda ei saa ühe klõpsuga tagasi võtta, seega on siin kõik korraga.";
    store: "Store", "Pood";
    people: "People", "Inimesed";
    people_all: "everyone in the file who is ready", "kõik failis, kes on valmis";
    tag: "Tag", "Silt";
    tag_hint: "Everyone in this segment gets it; that is how you find them in Omnisend. Other tags stay.",
        "Selle saavad kõik segmendi inimesed ja selle järgi leiad nad Omnisendist. Teised sildid jäävad alles.";
    tag_none: "Send without a tag", "Saada ilma sildita";
    tag_none_hint: "They are added or updated, but nothing in Omnisend tells that they belong together.",
        "Inimesed lisatakse või nende andmed uuenevad, aga miski ei ütle Omnisendis, et nad kuuluvad kokku.";
    tag_needed: "Type a tag, or choose to send without one.", "Kirjuta silt või vali saatmine ilma sildita.";
    tag_control: "The tag holds a character that cannot be seen. Type it anew.", "Sildis on nähtamatu märk. Kirjuta see uuesti.";
    tag_long: "Omnisend takes tags of up to 128 characters. Make it shorter.", "Omnisend lubab sildis kuni 128 tähemärki. Tee see lühemaks.";
    subscriptions: "Subscriptions", "Tellimused";
    subscriptions_keep: "Don't change anyone's subscription", "Ära muuda kellegi tellimust";
    subscriptions_keep_about: "People new to Omnisend arrive non-subscribed: campaigns do not reach them, and your plan may count them.",
        "Omnisendile uued inimesed saabuvad mittetellijatena: kampaaniad nendeni ei jõua, aga sinu pakett võib neid arvesse võtta.";
    leavers: "No longer in the segment", "Pole enam segmendis";
    leavers_none: "Nobody is removed. Only people in this file are touched.", "Kedagi ei eemaldata. Puudutatakse ainult selle faili inimesi.";
    leavers_file_lacks: "They were sent before and are not in this file.", "Need saadeti varem ja selles failis neid pole.";
    leavers_keep: "Keep the tag: nobody is touched who is not in this file.", "Jäta silt alles: kedagi, keda failis pole, ei puudutata.";
    leavers_only_tag: "They lose only this tag. Their subscription, their data and their other tags stay.",
        "Nad kaotavad ainult selle sildi. Tellimus, andmed ja teised sildid jäävad.";
    leavers_held: "Look twice before they lose the tag:", "Vaata kaks korda, enne kui nad sildi kaotavad:";
    comparing: "Comparing with what was sent before…", "Võrdlen varem saadetuga…";
    compare_failed: "The file cannot be read any more. Go back and choose it again.", "Faili ei saa enam lugeda. Mine tagasi ja vali see uuesti.";
    nothing_new: "Nobody is new or changed since then, so there is nothing to send.", "Pärast seda pole keegi uus ega muutunud, seega pole midagi saata.";
    choices_changed: "You chose something otherwise than last time, so people count as changed whose rows did not change.",
        "Valisid midagi teisiti kui eelmine kord, seega lähevad muutunute alla ka inimesed, kelle read ei muutunud.";
    send_all: "Send everyone again", "Saada kõik uuesti";
    send_all_hint: "Also who is the same as last time. Nobody is removed by this.", "Ka need, kes on samad kui eelmine kord. See ei eemalda kedagi.";
    trial: "Try with 10 people first", "Proovi enne 10 inimesega";
    trial_hint: "Ten are sent, then Segue waits: look at them in Omnisend and go on here.",
        "Kümme saadetakse, siis Segue ootab: vaata neid Omnisendis ja jätka siin.";
    trial_done: "The first people are in Omnisend. Look at them there: Audience → Contacts, newest changes first. Then go on here.",
        "Esimesed inimesed on Omnisendis. Vaata neid seal: Audience → Contacts, viimati muudetud ees. Siis jätka siin.";
    remember_sent: "Remember who was sent", "Jäta saadetud meelde";
    remember_sent_hint: "This browser keeps the addresses with what was sent of each. Next time only who is new or changed is sent, and whoever left loses the tag. You can see and erase it under “Kept in this browser”.",
        "See brauser jätab meelde aadressid ja selle, mida igaühe kohta saadeti. Järgmine kord saadetakse ainult uued ja muutunud ning lahkunu kaotab sildi. Seda näed ja saad kustutada jaotises „Selles brauseris“.";
    remember_unable: "This browser keeps nothing here, as in a private window: every time counts as the first, and a run that breaks off cannot go on.",
        "See brauser ei jäta siin midagi meelde, näiteks privaatses aknas: iga kord on esimene ja katkenud saatmist ei saa jätkata.";
    proof_ahead: "First run for this store: up to 10 people go first, and Segue looks that none of them loses a tag or a subscription. Only then the others follow.",
        "Selle poe esimene saatmine: kõigepealt läheb kuni 10 inimest ja Segue vaatab, et ükski neist ei kaotaks silti ega tellimust. Alles siis järgnevad teised.";
    running_leaves: "What is needed to go on after a crash is kept in this browser until the end.",
        "Mida on vaja pärast katkestust jätkamiseks, püsib lõpuni selles brauseris.";
    going_on: "Go on with the run", "Jätka saatmist";
    going_on_title: "A run broke off", "Saatmine jäi pooleli";
    going_on_choose: "Choose the same file again", "Vali sama fail uuesti";
    going_on_forget: "Don't go on", "Ära jätka";
    going_on_other: "With this file and these choices others would be sent than then. Choose the same file, or don't go on with that run.",
        "Selle faili ja nende valikutega saadetaks teisi inimesi kui siis. Vali sama fail või ära seda saatmist jätka.";
    automations: "Automations", "Automatiseeringud";
    automations_without_tag: "Those that start when a contact changes may start.", "Käivituda võivad need, mis algavad kontakti muutumisel.";
    takes: "Takes about", "Kestab umbes";
    share: "How fast", "Kui kiiresti";
    share_hint: "Other tools of your store share the same limit.", "Sama piiri jagavad ka sinu poe teised tööriistad.";
    running_stay: "Keep this tab open until it is done.", "Hoia see vaheleht lõpuni lahti.";
    running_bar: "People whose outcome is known", "Inimesed, kelle tulemus on teada";
    pause: "Pause", "Peata";
    resume: "Go on", "Jätka";
    cancel_run: "Cancel the rest", "Katkesta ülejäänu";
    cancel_sure: "Stop here? Who was sent already stays in Omnisend; the rest is not sent.",
        "Kas peatada siin? Kes on juba saadetud, jääb Omnisendi; ülejäänuid ei saadeta.";
    cancel_yes: "Yes, stop", "Jah, peata";
    cancel_no: "No, go on", "Ei, jätka";
    canceling: "Stopping. What Omnisend already has is still being counted.", "Peatan. Omnisendis juba olev loetakse veel üle.";
    paused: "Paused. Nothing new is sent.", "Peatatud. Midagi uut ei saadeta.";
    practice_key: "The practice store is connected by itself: its key is no secret.", "Harjutuspood ühendatakse ise: selle võti pole saladus.";
    given_key: "This page brings its own connection.", "See leht toob oma ühenduse ise.";
    practice_none: "The sample is not sent to a real store, and there is no practice store behind this page. Bring a file of your own to send it.",
        "Näidist pärispoodi ei saadeta ja selle lehe taga pole harjutuspoodi. Saatmiseks too oma fail.";
    bring_own: "Bring a file of your own", "Too oma fail";
}

filled! {
    compared_since(date): "Compared with what this browser sent on {0}.", "Võrreldud sellega, mida see brauser saatis {0}.";
    going_on_about(names, store, date): "{0} to {1}, begun {2}. Nothing is lost: it goes on where it stopped.",
        "{0} → {1}, alustatud {2}. Midagi ei läinud kaotsi: see jätkub sealt, kus pooleli jäi.";
    take_tag(tag, people): "Take the tag {0} from {1}", "Võta silt {0} ära: {1}";
    agreement_data(host): "The data of the people you send leaves this computer and goes to your Omnisend store through the proxy at {0}, which keeps nothing of it.",
        "Saadetavate inimeste andmed lähevad sellest arvutist sinu Omnisendi poodi läbi puhverserveri {0}, mis neist midagi alles ei hoia.";
    through(host): "through {0}, which keeps nothing", "läbi puhverserveri {0}, mis midagi alles ei hoia";
    share_of(percent): "{0}% of Omnisend's limit", "{0}% Omnisendi piirist";
    at_share(percent): "at {0}% of Omnisend's limit", "kiirusel {0}% Omnisendi piirist";
    running_title(store): "Sending to {0}", "Saadan poodi {0}";
    running_of(done, all): "{0} of {1}", "{0} / {1}";
    running_rate(n): "{0} a minute", "{0} minutis";
    running_left(time): "about {0} left", "jäänud umbes {0}";
}

counted! {
    people_new(n): "{n} new", "{n} new", "{n} uus", "{n} uut";
    people_changed(n): "{n} changed", "{n} changed", "{n} muutunud", "{n} muutunud";
    people_unchanged(n): "{n} the same as last time: not sent again", "{n} the same as last time: not sent again",
        "{n} sama mis eelmine kord: ei saadeta uuesti", "{n} samad mis eelmine kord: ei saadeta uuesti";
    leavers_count(n): "{n} person is no longer in the segment", "{n} people are no longer in the segment",
        "{n} inimene pole enam segmendis", "{n} inimest pole enam segmendis";
    some_people(n): "{n} person", "{n} people", "{n} inimeselt", "{n} inimeselt";
    removed_asked(n): "Removal of the tag asked for {n} person", "Removal of the tag asked for {n} people",
        "Sildi eemaldamist palutud {n} inimesel", "Sildi eemaldamist palutud {n} inimesel";
    send_button(n, store): "Send {n} person to {0}", "Send {n} people to {0}", "Saada {n} inimene poodi {0}", "Saada {n} inimest poodi {0}";
    send_button_unnamed(n): "Send {n} person to Omnisend", "Send {n} people to Omnisend", "Saada {n} inimene Omnisendi", "Saada {n} inimest Omnisendi";
    automations_on_tag(n): "Those that start on this tag may start for {n} person.", "Those that start on this tag may start for up to {n} people.",
        "Selle sildi peale algavad võivad käivituda {n} inimesele.", "Selle sildi peale algavad võivad käivituda kuni {n} inimesele.";
}

impl Texts {
    /// What the button says that sends: how many people, and where to.
    pub fn send_to(self, n: u64, store: Option<&str>) -> String {
        store.map_or_else(|| self.send_button_unnamed(n), |store| self.send_button(n, store))
    }
}
