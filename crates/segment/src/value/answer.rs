//! Yes or no, and what platforms call the states of a consent.

use super::words::meaning;
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

/// Words, spelled as keys, and what they mean. `y` and `n` are plain yes and no, in English, Estonian, Latvian,
/// Lithuanian, Finnish, German, French and Spanish, of spreadsheets, databases (Access writes -1) and Dynamics 365
/// (`Allow`, `Do Not Allow`). The capitals are states: Yes, No, Open, Pending, Undeliverable, as Mailchimp, Klaviyo,
/// Shopify, `HubSpot`, Dynamics 365 and Omnisend write them, and these languages.
const WORDS: &str = "0n 1y abbestelltN abgemeldetN abonetsY abonneY abonneeY abonniertY abuseN acceptedY acceptsmarketingY allowy \
    allowedy angemeldetY aplamsn atrakstijiesN atsisakeN atsisakiusiN atteiciesN ausstehendP awaitingconfirmationP \
    bajaN blacklistedN blockedN blocklistedN bounceU bouncedU checky checkedy cleanedU complainedN complaintN \
    confirmedY consentedY dadodebajaN declinedN deniedN desabonneN desabonneeN desconocidoO desinscritN \
    desinscriteN disabledn donotallown donotcontactN donotemailN donotsendN ein enabledy enattenteP epatosin fn \
    falschn falsen falson fauxn gaidaP grantedY hardbounceU hardbouncedU inactiveU inconnuO inscritY inscriteY \
    invalidU jy jay jaay jahy jooy keeldunudN kinnitamataP klaidingan kyllay lahkunudN laukiamaP liitunudY \
    loobunudN maaramataO nn nen neinn nejn nesutinkaN netiesan neversubscribedO nezinamsO nezinomaO non noabonadoN \
    noconsentO nonn noneO nonsubscribedO notallowedn notconfirmedP notoptedO notoptedinO notsetO notspecifiedO \
    notsubscribedO noustunudY odottaaP offn oky ony ootelP optedinY optedoutN optinY optintrueY optoutN ouiy \
    parakstijiesY patiessy pendienteP pendingP peruutettuN peruuttanutN piekritaY pierakstijiesY prenumeruojaY \
    rejectedN revokedN sy siy softbounceU softbouncedU spamN spamcomplaintN subscribedY subscriberY suppressedN \
    suscritaY suscritoY sutinkaY ty taipy taisnibay teadmataO tellijaY tellinudY tiesay tilaajaY tilannutY toeney \
    tosiy transactionalO truey tuntematonO unbekanntO unbestatigtP uncheckedn unconfirmedP undefinedO \
    undeliverableU unknownO unspecifiedO unsubscribedN uzsiprenumeravesY vaarn verdaderoy vraiy wahry widerrufenN \
    withdrawnN xy yy yesy zugestimmtY даy нетn ☐n ☑y ✅y ✓y ✔y ✗n ✘n ❌n";

/// Reads an answer or a state of consent; none where the word is not known.
pub fn read(cell: &str) -> Option<Answer> {
    match meaning(WORDS, Key::of(cell)?.as_bytes())? {
        b'y' | b'Y' => Some(Answer::Yes),
        b'n' | b'N' => Some(Answer::No),
        b'O' => Some(Answer::Open),
        b'P' => Some(Answer::Pending),
        b'U' => Some(Answer::Undeliverable),
        _ => None,
    }
}

/// Reads yes or no only, for properties that are true or false.
pub fn flag(cell: &str) -> Option<bool> {
    match meaning(WORDS, Key::of(cell)?.as_bytes())? {
        b'y' => Some(true),
        b'n' => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_can_be_found() {
        let mut words = 0;
        for (word, _) in super::super::words::all(WORDS) {
            assert!(read(word).is_some(), "{word}");
            words += 1;
        }
        assert!(words > 150 && WORDS.len() < 2500, "{words} words, {} bytes", WORDS.len());
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
