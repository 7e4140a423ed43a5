//! What columns are called: whole labels, spelled as keys (lower case, no accents, nothing between the words), so that
//! "E-mail address", `EMailAddress` and `email_address` are one.
//!
//! English, Estonian, German and their neighbours; Dynamics 365, Mailchimp, Klaviyo, Shopify, `HubSpot`, Salesforce.

use crate::ContactField;
use crate::fold::Key;

/// How well a label names a field; the better comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It names just the field.
    Plain,
    /// It names the field of the person's main or billing address, or something near it.
    Main,
    /// It names another one: delivery, a second address.
    Other,
    /// It may name the field; only values tell.
    Vague,
}

/// A field's labels, parted by spaces.
struct Words {
    field: ContactField,
    plain: &'static str,
    main: &'static str,
    other: &'static str,
    vague: &'static str,
}

const WORDS: [Words; 8] = [
    Words {
        field: ContactField::Email,
        plain: "email emailaddress emailaddress1 emailaddr emailid email1 mail mailaddress mailadresse emails \
            epost eposti epostiaadress epostaadress meil meiliaadress emailaadress \
            emailadresse emailadress epostadress epostadresse sahkoposti sahkopostiosoite \
            epasts epastaadrese elpastas elpastoadresas courriel adressemail adresseemail adresseelectronique \
            correo correoelectronico emailindirizzo indirizzoemail emailadres adresemail",
        main: "workemail personalemail emailwork emailprimary preferredemail",
        other: "email2 emailaddress2 email3 emailaddress3 secondaryemail alternateemail",
        vague: "",
    },
    Words {
        field: ContactField::FirstName,
        plain: "firstname first fname givenname forename christianname eesnimi vorname etunimi fornamn vards vardas \
            prenom voornaam imie fornavn имя",
        main: "preferredfirstname",
        other: "",
        vague: "",
    },
    Words {
        field: ContactField::LastName,
        plain: "lastname last lname surname familyname perekonnanimi perenimi nachname familienname zuname \
            sukunimi efternamn uzvards pavarde nomdefamille apellido apellidos cognome achternaam nazwisko efternavn \
            etternavn фамилия",
        main: "",
        other: "",
        vague: "",
    },
    Words {
        field: ContactField::Address,
        plain: "address address1 addressline1 address1line1 address1street1 streetaddress streetaddress1 street street1 \
            streetline1 addressstreet aadress tanav tanavaadress aadressirida1 postiaadress adresse anschrift strasse \
            strassehausnummer strasseundhausnummer strassenr strasseundnr adresszeile1 osoite katuosoite adress \
            gatuadress adrese adresas rue direccion indirizzo adres ulica адрес",
        main: "fulladdress address1composite postaladdress",
        other: "address2line1 address2street1",
        vague: "",
    },
    Words {
        field: ContactField::Country,
        plain: "country countryregion countryname address1country address1countryregion addresscountry riik elukohariik \
            staat maa valsts valstybe salis pays pais paese страна",
        main: "countryorregion countryterritory",
        other: "address2country address2countryregion",
        vague: "land countrycode countrycode2 countryiso isocountry countryisocode riigikood laendercode landercode \
            landcode nation",
    },
    Words {
        field: ContactField::State,
        plain: "state province county stateprovince stateorprovince provincestate stateregion statename provincename \
            statecounty stateprovinceregion statecountyprovince address1stateorprovince address1stateprovince \
            address1state addressstate maakond bundesland kanton maakunta provincia provincie wojewodztwo apskritis",
        main: "provincecode stateabbreviation",
        other: "address2stateorprovince address2stateprovince",
        vague: "region regioon",
    },
    Words {
        field: ContactField::City,
        plain: "city town cityname citytown towncity address1city addresscity linn linnvald asula stadt ort wohnort \
            kaupunki postitoimipaikka paikkakunta stad pilseta miestas ville ciudad citta plaats woonplaats miasto \
            город",
        main: "locality",
        other: "address2city",
        vague: "",
    },
    Words {
        field: ContactField::PostalCode,
        plain: "postalcode postcode zip zipcode postalzip zippostal zippostalcode postalzipcode zippostcode \
            address1postalcode address1zippostalcode address1zip addresszip addresspostalcode postiindeks sihtnumber \
            postikood plz postleitzahl postinumero postnummer postnr pastaindekss pastokodas codepostal codigopostal \
            cap codicepostale kodpocztowy индекс",
        main: "",
        other: "address2postalcode address2zippostalcode",
        vague: "indeks postal",
    },
];

/// What may stand before a label without making it another field's.
const MAIN_PREFIXES: &str = "primary main default defaultaddress customer contact subscriber user member profile person mailing home billing \
    kliendi kontakti kunden rechnungs";
const OTHER_PREFIXES: &str = "shipping delivery other secondary tarne liefer";

/// Marks of columns that hold other people's addresses.
const SOMEBODY_ELSE: &str = "owner manager sender modifiedby createdby updatedby assigned agent refer salesrep account \
    company parent partner friend spouse emergency alternate secondary haldur omanik saatja soovitaja looja muutja \
    ettevot betreuer besitzer ersteller bearbeiter absender firma";

/// The field that a label names.
pub(super) fn field_of(label: &str) -> Option<(ContactField, Rank)> {
    let key = Key::of(without_number(label))?;
    let name = key.as_bytes();
    look_up(name).or_else(|| {
        let after = |prefixes, rank| {
            words(prefixes).find_map(|prefix| {
                let (field, found) = look_up(name.strip_prefix(prefix)?)?;
                Some((field, if found == Rank::Vague { found } else { rank }))
            })
        };
        after(MAIN_PREFIXES, Rank::Main).or_else(|| after(OTHER_PREFIXES, Rank::Other))
    })
}

/// Whether the label says that the column is about somebody else than the row's person.
pub(super) fn names_somebody_else(label: &Key) -> bool {
    words(SOMEBODY_ELSE).any(|mark| label.as_bytes().windows(mark.len()).any(|window| window == mark))
}

fn look_up(name: &[u8]) -> Option<(ContactField, Rank)> {
    WORDS.iter().find_map(|entry| {
        let ranked = [
            (entry.plain, Rank::Plain),
            (entry.main, Rank::Main),
            (entry.other, Rank::Other),
            (entry.vague, Rank::Vague),
        ];
        let (_, rank) = ranked.into_iter().find(|(list, _)| words(list).any(|word| word == name))?;
        Some((entry.field, rank))
    })
}

fn words(list: &'static str) -> impl Iterator<Item = &'static [u8]> {
    list.split_ascii_whitespace().map(str::as_bytes)
}

/// The label without the number that tells apart columns of the same name: "Email (2)".
fn without_number(label: &str) -> &str {
    label
        .trim_end()
        .strip_suffix(')')
        .and_then(|label| label.rsplit_once(" ("))
        .filter(|(_, number)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(label, |(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_a_key_and_names_one_field() {
        let mut all = Vec::new();
        for entry in &WORDS {
            for word in
                [entry.plain, entry.main, entry.other, entry.vague].into_iter().flat_map(str::split_ascii_whitespace)
            {
                assert_eq!(Key::of(word).map(|key| key.as_bytes() == word.as_bytes()), Some(true), "{word}");
                all.push(word);
            }
        }
        let count = all.len();
        assert!(count > 200);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a word is there twice");
    }

    #[test]
    fn a_prefix_ranks_a_label_lower() {
        assert_eq!(field_of("City"), Some((ContactField::City, Rank::Plain)));
        assert_eq!(field_of("Billing City"), Some((ContactField::City, Rank::Main)));
        assert_eq!(field_of("shipping_city"), Some((ContactField::City, Rank::Other)));
        assert_eq!(field_of("Default Address Country Code"), Some((ContactField::Country, Rank::Vague)));
        assert_eq!(field_of("City (2)"), Some((ContactField::City, Rank::Plain)));
        assert_eq!(field_of("Company City"), None);
    }
}
