//! What a label says: whole, or without what people write around a field's name.

use super::words::{Claim, Names, Rank};
use crate::ContactField;
use crate::fold::{Key, lower};
use crate::preview::Column;

/// What may stand before a label without making it another field's.
const MAIN_BEFORE: &str = "primary main default address address1 customer contact contacts subscriber user member profile \
    person people personal client buyercontact shopper lead my your yourown enteryour pleaseenteryour whatisyour \
    whatsyour mailing home billing bill invoice properties property attributes attribute customfields fields data traits \
    merge contactinfo billto kliendi klient ostja kontakti kontakt isiku sinu teie arve kodu kunden kunde rechnungs \
    rechnungsadresse rechnung ihre deine privat asiakkaan asiakas votre client facturation adressedefacturation \
    cliente facturacion su klienta kliento pirkejo";

const OTHER_BEFORE: &str = "shipping shippingaddress shipto delivery deliveryaddress other secondary business work tarne \
    tarneaadress liefer lieferadresse toimitus livraison adressedelivraison envio piegades pristatymo";

/// People who may not be the row's own.
const DOUBT_BEFORE: &str = "attendee guest buyer participant student recipient applicant patient visitor donor payer \
    osaleja kylaline kulaline teilnehmer gast kaufer";

/// What may stand behind a label.
const MAIN_BEHIND: &str = "home work private personal primary main mobile value field 1 01 text privat kodune \
    osoba duclient descliente deskunden required optional";

/// Hints in brackets that change nothing.
const HINTS: &str = "required optional mandatory kohustuslik valikuline kohustuslikvali pflichtfeld pflicht optionales \
    obligatoire facultatif obligatorio opcional pakollinen valinnainen obligats neobligats privaloma home work mobile \
    cell private personal primary main privat kodu mobiil handy portable iso iso2 text latin en et eng est de fi mmddyyyy \
    ddmmyyyy ddmmyy yyyymmdd mmdd ddmm e164 ofresidence residence elukoht line1 utf8";

/// What a word in brackets or behind a dash specifies.
const HOLDERS: &str = "name address adresse aadress adress nimi contact kontakt person billingaddress mailingaddress \
    homeaddress";

/// Marks of columns that hold other people's addresses.
const SOMEBODY_ELSE: &str = "owner manager sender modifiedby createdby updatedby assigned agent refer salesrep account \
    company organi supplier vendor parent partner friend spouse emergency alternate secondary bookedby haldur \
    omanik saatja soovitaja looja muutja ettevot vanem betreuer besitzer ersteller bearbeiter absender firma \
    entreprise empresa uznemum imon yritys employer guardian billedby seller replyto fromemail replyemail";

/// Reads a file's labels.
pub(super) struct Reader {
    names: Names,
    /// What stands before most labels of the file, as a key.
    shared: Option<String>,
}

impl Reader {
    pub(super) fn new(columns: &[Column]) -> Self {
        Self { names: Names::new(), shared: shared(columns) }
    }

    /// What `label` claims; a claim of an address that may be somebody else's is none, since addresses are known by
    /// their looks.
    pub(super) fn claims(&self, label: &str) -> Vec<Claim> {
        let mut claims = self.of_label(without_number(label.trim()));
        claims.retain(|claim| (claim.field, claim.rank) != (ContactField::Email, Rank::Doubt));
        claims
    }

    fn of_label(&self, label: &str) -> Vec<Claim> {
        if label.starts_with('(') {
            return Vec::new();
        }
        if let Some((core, hint)) = hint(label) {
            return self.of_hinted(label, core, hint);
        }
        let Some(key) = text(label) else { return Vec::new() };
        let claims = self.of_key(&key, 0);
        if !claims.is_empty() {
            return claims;
        }
        let parts = self.of_parts(label);
        if !parts.is_empty() {
            return parts;
        }
        let rest = self.shared.as_deref().and_then(|shared| key.strip_prefix(shared));
        rest.map(|rest| worse(self.of_key(rest, 0), Rank::Main)).unwrap_or_default()
    }

    /// "Email (required)", "Name (First)", "Linn (vald)".
    fn of_hinted(&self, label: &str, core: &str, hint: &str) -> Vec<Claim> {
        let (whole, core_key, hint_key) = (text(label), text(core), text(hint));
        let Some(hint_key) = hint_key else { return self.of_label(core) };
        if let Some(claims) = whole.map(|key| self.names.claims(&key)).filter(|claims| !claims.is_empty()) {
            return claims;
        }
        let of_hint = self.of_key(&hint_key, 0);
        if core_key.is_some_and(|key| is_one_of(&key, HOLDERS)) && !of_hint.is_empty() {
            return worse(of_hint, Rank::Main);
        }
        let claims = self.of_label(core);
        if is_one_of(&hint_key, HINTS) || hint.contains("e.g.") || hint.contains("z.B.") || hint.contains("nt ") {
            claims
        } else if of_hint.is_empty() {
            worse(claims, Rank::Doubt)
        } else {
            common(&[claims, of_hint])
        }
    }

    /// "Linn / City": several names of one field. "PLZ / Ort" are two fields, and none.
    fn of_parts(&self, label: &str) -> Vec<Claim> {
        if let Some((before, last)) = label.rsplit_once(" - ").or_else(|| label.rsplit_once('.')) {
            let before: Vec<String> = before.split(['.', '-']).filter_map(text).collect();
            if before.iter().all(|part| is_one_of(part, MAIN_BEFORE) || is_one_of(part, HOLDERS)) {
                return worse(text(last).map(|key| self.of_key(&key, 0)).unwrap_or_default(), Rank::Main);
            }
            if text(last).is_some_and(|last| is_one_of(&last, MAIN_BEHIND)) {
                return worse(self.of_label(&label[..label.len() - last.len()]), Rank::Main);
            }
        }
        let parts: Vec<&str> = label.split(['/', '|', '\n']).collect();
        if parts.len() < 2 {
            return Vec::new();
        }
        let claims: Vec<Vec<Claim>> =
            parts.iter().map(|part| text(part).map(|key| self.of_key(&key, 0)).unwrap_or_default()).collect();
        common(&claims)
    }

    fn of_key(&self, key: &str, depth: u8) -> Vec<Claim> {
        let claims = self.names.claims(key);
        if !claims.is_empty() || depth == 3 {
            return claims;
        }
        let before = [(MAIN_BEFORE, Rank::Main), (OTHER_BEFORE, Rank::Other), (DOUBT_BEFORE, Rank::Doubt)];
        for (list, rank) in before {
            for word in list.split_ascii_whitespace() {
                if let Some(rest) = key.strip_prefix(word).filter(|rest| !rest.is_empty()) {
                    let claims = worse(self.of_key(rest, depth + 1), rank);
                    if !claims.is_empty() && !is_one_of(key, NOT_HOME) {
                        return claims;
                    }
                }
            }
        }
        for word in MAIN_BEHIND.split_ascii_whitespace() {
            if let Some(rest) = key.strip_suffix(word).filter(|rest| !rest.is_empty()) {
                let claims = worse(self.names.claims(rest), Rank::Main);
                if !claims.is_empty() {
                    return claims;
                }
            }
        }
        Vec::new()
    }
}

/// What begins like a prefix and a field, and is neither.
const NOT_HOME: &str = "hometown leadstate userstate subscriberstate profilestate memberstate";

/// The label without a hint behind it in brackets, and the hint.
fn hint(label: &str) -> Option<(&str, &str)> {
    let label = label.trim_end_matches(|letter: char| letter == '*' || letter == ':' || letter.is_whitespace());
    let open = match label.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let (core, hint) = label[..label.len() - 1].split_once(open)?;
    Some((core, hint))
}

/// Claims that are as good as `rank` at the best.
fn worse(claims: Vec<Claim>, rank: Rank) -> Vec<Claim> {
    let lower = |claim: Claim| Claim { rank: claim.rank.max(rank), ..claim };
    // A second address behind a prefix is a second one still.
    claims.into_iter().map(lower).collect()
}

/// What all parts claim, by the best of them.
fn common(parts: &[Vec<Claim>]) -> Vec<Claim> {
    let [first, others @ ..] = parts else { return Vec::new() };
    let best = |claim: &Claim| {
        others.iter().try_fold(*claim, |best, other| {
            let same = other.iter().find(|other| other.field == claim.field)?;
            Some(Claim { rank: best.rank.min(same.rank), ..best })
        })
    };
    first.iter().filter_map(best).collect()
}

/// The key of a label as text.
fn text(label: &str) -> Option<String> {
    Key::of(label).map(|key| String::from_utf8_lossy(key.as_bytes()).into_owned())
}

fn is_one_of(key: &str, list: &str) -> bool {
    list.split_ascii_whitespace().any(|word| word == key)
}

/// Whether the label says that the column is about somebody else than the row's person.
pub(super) fn names_somebody_else(label: &str) -> bool {
    text(label).is_some_and(|key| SOMEBODY_ELSE.split_ascii_whitespace().any(|mark| key.contains(mark)))
}

/// The first word of most labels, where it is no name of anybody else.
fn shared(columns: &[Column]) -> Option<String> {
    let firsts: Vec<Option<String>> = columns.iter().map(|column| text(first_word(&column.label))).collect();
    let most = |word: &String| firsts.iter().filter(|first| first.as_ref() == Some(word)).count() * 2 > columns.len();
    // A word of most labels is the first of one of the first two at least, but for few columns.
    let candidates = firsts.iter().take(columns.len() / 2 + 1).flatten().take(64);
    let word = candidates.into_iter().find(|word| most(word))?;
    (columns.len() > 3 && !names_somebody_else(word) && !is_one_of(word, DOUBT_BEFORE)).then(|| word.clone())
}

fn first_word(label: &str) -> &str {
    let mut before = 'A';
    let end = label.char_indices().find(|&(_, letter)| {
        let is_border = !letter.is_alphanumeric() || lower(letter) != letter && lower(before) == before;
        before = letter;
        is_border
    });
    end.map_or("", |(at, _)| &label[..at])
}

/// The label without the number that tells apart columns of the same name: "Email (2)".
fn without_number(label: &str) -> &str {
    label
        .strip_suffix(')')
        .and_then(|label| label.rsplit_once(" ("))
        .filter(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(label, |(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(label: &str) -> Option<(ContactField, Rank)> {
        let claims = Reader::new(&[]).claims(label);
        claims.first().map(|claim| (claim.field, claim.rank))
    }

    #[test]
    fn what_stands_around_a_name_ranks_it_lower() {
        assert_eq!(claim("City"), Some((ContactField::City, Rank::Plain)));
        assert_eq!(claim("Billing City"), Some((ContactField::City, Rank::Main)));
        assert_eq!(claim("shipping_city"), Some((ContactField::City, Rank::Other)));
        assert_eq!(claim("Default Address Country Code"), Some((ContactField::Country, Rank::Vague)));
        assert_eq!(claim("City (2)"), Some((ContactField::City, Rank::Plain)));
        assert_eq!(claim("City (optional) *"), Some((ContactField::City, Rank::Plain)));
        assert_eq!(claim("Name (First)"), Some((ContactField::FirstName, Rank::Plain)));
        assert_eq!(claim("Linn / City"), Some((ContactField::City, Rank::Plain)));
        assert_eq!(claim("person.address.city"), Some((ContactField::City, Rank::Main)));
        assert_eq!(claim("Guest first name"), Some((ContactField::FirstName, Rank::Doubt)));
        assert_eq!(claim("City (birth)"), Some((ContactField::City, Rank::Doubt)));
    }

    #[test]
    fn a_word_that_is_shared_is_none() {
        for label in [
            "Company City",
            "City of birth",
            "Hometown",
            "PLZ / Ort",
            "PLZ Ort",
            "Ees- ja perekonnanimi",
            "Name, Vorname",
            "City, State",
            "Email / Phone",
            "Email consent",
            "Phone model",
            "(Do Not Modify) Contact",
            "Name",
            "Nimi",
        ] {
            assert_eq!(claim(label), None, "{label}");
        }
    }

    #[test]
    fn what_stands_before_most_labels_says_nothing() {
        let columns = |prefix: &str| -> Vec<Column> {
            ["id", "zip", "first_name", "since"]
                .map(|name| Column::new(format!("{prefix}_{name}"), [].into_iter()))
                .into()
        };
        let of = |prefix: &str| Reader::new(&columns(prefix)).claims(&format!("{prefix}_zip"));
        assert_eq!(of("crm"), [Claim { field: ContactField::PostalCode, rank: Rank::Main }]);
        assert_eq!(of("company"), []);
    }
}
