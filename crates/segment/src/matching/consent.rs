//! Columns that say what a person agreed to. They are never more than unsure, so that marks within a label are enough:
//! what they hold says which of the consent fields they may fill.
//!
//! A column that says Yes to being *out* ("Email Opt Out", `HasOptedOutOfEmail`) is no status: read as one it would
//! subscribe those who left. Only its dates are of use.

use crate::ContactField;

const AGREED: &str = "consent optin optedin optsin subscri emailstatus smsstatus marketingstatus statusemail acceptsmarketing \
    acceptsemailmarketing acceptssmsmarketing acceptsemail acceptssms marketingpermission marketingallowed allowmarketing \
    allowemail allowsms marketingopt permission newsletter confirmtime gdpr mailinglist donotallow uudiskir meililist \
    nousole nous turundusluba smsluba emaililuba reklaamiluba sooviduud einwilligung abonn zustimmung werbung \
    consentement infolettre offrescommerciales consentimiento suscri acepta boletin publicidad lupa suostumus uutiskirje \
    piekrisan jaunumi sutikim naujien prenumer samtycke nyhetsbrev nieuwsbrief toestemming zgoda consenso согласие \
    подписк рассылк";

const OUT: &str = "optout optedout unsub donotemail donotallow donotcontact donotsms nomarketing abgemeldet abmeldung \
    abbestellt desinscr desabonn baja loobu loobus atsisak atteik peruut отписк";

const SMS: &str = "sms textmessage textmarketing texting tekstiviesti mobilemessag whatsapp sonum";

const DATED: &str = "date time timestamp kuupaev kpv datum zeitpunkt fecha aeg paivays datums laiks data когда";

/// What is about a consent without being one, or about another.
const NOT: &str = "terms privacy cookie photo conditions tingimus agb cgv source method optinip optoutip consentip confirmip \
    ipaddress subscriberid subscriptionid count plan price product template url link token list hash page version \
    language";

/// The consent fields that a label, spelled as a key, may name; the likelier first.
pub(super) fn fields(label: &str) -> &'static [ContactField] {
    use ContactField::{EmailOptIn, EmailOptOut, EmailStatus, SmsOptIn, SmsOptOut, SmsStatus};
    let has = |marks: &str| marks.split_ascii_whitespace().any(|mark| label.contains(mark));
    let is_out = has(OUT);
    let is_status = label.contains("status");
    let at = label
        .strip_suffix("at")
        .is_some_and(|label| ["ed", "in", "out", "status"].iter().any(|end| label.ends_with(end)));
    if !is_out && !has(AGREED) || has(NOT) && !has("mailinglist meililist") {
        return &[];
    }
    match (has(SMS), is_out, has(DATED) || at) {
        // When a status changed says nothing without it.
        (_, false, true) if is_status => &[],
        (false, true, _) => &[EmailOptOut],
        (true, true, _) => &[SmsOptOut],
        (false, false, true) => &[EmailOptIn],
        (true, false, true) => &[SmsOptIn],
        (false, false, false) => &[EmailStatus, EmailOptIn],
        (true, false, false) => &[SmsStatus, SmsOptIn],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_yes_to_being_out_is_no_status() {
        for label in ["hasoptedoutofemail", "emailoptout", "unsubscribed", "donotallowemails"] {
            assert_eq!(fields(label), [ContactField::EmailOptOut], "{label}");
        }
    }

    #[test]
    fn marks_tell_channel_and_time() {
        assert_eq!(fields("smsmarketingconsenttimestamp"), [ContactField::SmsOptIn]);
        assert_eq!(fields("optintime"), [ContactField::EmailOptIn]);
        assert_eq!(fields("optedinat"), [ContactField::EmailOptIn]);
        assert_eq!(fields("acceptssmsmarketing")[0], ContactField::SmsStatus);
        assert_eq!(fields("newsletteranmeldung")[0], ContactField::EmailStatus);
        for label in ["optinip", "termsconsent", "emailopens", "company", "subscriberid"] {
            assert_eq!(fields(label), [], "{label}");
        }
    }
}
