//! Yes or no, and what platforms call the states of a consent.

use crate::fold::Key;

/// What a cell answers to "may we write to this person?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Yes; subscribed.
    Yes,
    /// No; unsubscribed, objected, complained.
    No,
    /// Never asked, or nothing known: neither yes nor no.
    Open,
    /// Asked, and not yet confirmed (double opt-in).
    Pending,
    /// The platform stopped writing, since nothing arrived: it says nothing about what the person wants.
    Undeliverable,
}

/// Words, spelled as keys, in English, Estonian, Latvian, Lithuanian, Finnish, German, French and Spanish; spreadsheets,
/// databases (Access writes -1) and Dynamics 365 (`Allow`, `Do Not Allow`).
const YES: &str = "1 yes y true t on x ok check checked allow allowed enabled jah j ja joo kylla jaa taip oui si s \
    toene tosi wahr vrai verdadero patiess taisniba tiesa ✓ ✔ ☑ ✅ да";
const NO: &str = "0 no n false f off unchecked donotallow notallowed disabled ei ne nein non nej vaar epatosi falsch faux \
    falso aplams klaidinga netiesa ✗ ✘ ☐ ❌ нет";

/// What Mailchimp, Klaviyo, Shopify, `HubSpot`, Dynamics 365 and Omnisend write, and the languages' words.
const SUBSCRIBED: &str = "subscribed subscriber optedin optin optintrue confirmed consented granted accepted acceptsmarketing \
    liitunud tellija tellinud noustunud abonets pierakstijies parakstijies piekrita prenumeruoja uzsiprenumeraves \
    sutinka tilaaja tilannut abonniert angemeldet zugestimmt abonne abonnee inscrit inscrite suscrito suscrita";
const UNSUBSCRIBED: &str = "unsubscribed optedout optout donotcontact donotemail donotsend declined rejected denied revoked \
    withdrawn suppressed blocked blocklisted blacklisted complained complaint spam abuse spamcomplaint loobunud \
    lahkunud keeldunud atrakstijies atteicies atsisake atsisakiusi nesutinka peruuttanut peruutettu abgemeldet \
    abbestellt widerrufen desabonne desabonnee desinscrit desinscrite noabonado dadodebaja baja";
const OPEN: &str = "neversubscribed nonsubscribed notsubscribed notoptedin notopted transactional unknown unspecified \
    notspecified notset none noconsent undefined teadmata maaramata nezinams nezinoma tuntematon unbekannt inconnu \
    desconocido";
const PENDING: &str = "pending unconfirmed notconfirmed awaitingconfirmation ootel kinnitamata gaida laukiama odottaa \
    ausstehend unbestatigt enattente pendiente";
const UNDELIVERABLE: &str = "cleaned bounced bounce hardbounce hardbounced softbounce softbounced undeliverable invalid \
    inactive";

/// Reads an answer or a state of consent; none where the word is not known.
pub fn read(cell: &str) -> Option<Answer> {
    let key = Key::of(cell)?;
    if let Some(answer) = flag_of(&key) {
        return Some(if answer { Answer::Yes } else { Answer::No });
    }
    let states = [
        (SUBSCRIBED, Answer::Yes),
        (UNSUBSCRIBED, Answer::No),
        (OPEN, Answer::Open),
        (PENDING, Answer::Pending),
        (UNDELIVERABLE, Answer::Undeliverable),
    ];
    states.into_iter().find(|(words, _)| holds(words, &key)).map(|(_, answer)| answer)
}

/// Reads yes or no only, for properties that are true or false.
pub fn flag(cell: &str) -> Option<bool> {
    flag_of(&Key::of(cell)?)
}

fn flag_of(key: &Key) -> Option<bool> {
    if holds(YES, key) { Some(true) } else { holds(NO, key).then_some(false) }
}

fn holds(words: &str, key: &Key) -> bool {
    words.split(' ').any(|word| word.as_bytes() == key.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [(&str, Answer); 7] = [
        (YES, Answer::Yes),
        (NO, Answer::No),
        (SUBSCRIBED, Answer::Yes),
        (UNSUBSCRIBED, Answer::No),
        (OPEN, Answer::Open),
        (PENDING, Answer::Pending),
        (UNDELIVERABLE, Answer::Undeliverable),
    ];

    #[test]
    fn every_word_can_be_found_and_has_one_meaning() {
        let mut size = 0;
        for (words, answer) in ALL {
            size += words.len();
            for word in words.split(' ') {
                assert_eq!(read(word), Some(answer), "{word}");
            }
        }
        assert!(size < 2500, "{size} bytes");
    }

    #[test]
    fn platforms_and_people_are_understood() {
        for (cell, answer) in [
            ("SUBSCRIBED", Answer::Yes),
            ("Opted in", Answer::Yes),
            ("Opt-in", Answer::Yes),
            ("NEVER_SUBSCRIBED", Answer::Open),
            ("nonSubscribed", Answer::Open),
            ("Not specified", Answer::Open),
            ("Opted Out", Answer::No),
            ("unsubscribed", Answer::No),
            ("Do Not Allow", Answer::No),
            ("Allow", Answer::Yes),
            ("Kyllä", Answer::Yes),
            ("Sí", Answer::Yes),
            ("nē", Answer::No),
            ("Désabonné", Answer::No),
            ("-1", Answer::Yes),
            ("pending", Answer::Pending),
            ("cleaned", Answer::Undeliverable),
        ] {
            assert_eq!(read(cell), Some(answer), "{cell}");
        }
        for cell in ["", " ", "2", "maybe", "2024-01-05", "anna@example.com", "1.5"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_flag_is_yes_or_no_only() {
        assert_eq!((flag("TRUE"), flag(" off "), flag("✓")), (Some(true), Some(false), Some(true)));
        assert_eq!((flag("subscribed"), flag("pending"), flag("")), (None, None, None));
    }
}
