//! What columns are called: whole labels, spelled as keys (lower case, no accents, nothing between the words), so that
//! "E-mail address", `EMailAddress` and `email_address` are one.
//!
//! English, Estonian, Latvian, Lithuanian, Finnish, German, French, Spanish and their neighbours; Dynamics 365,
//! Mailchimp, Klaviyo, Shopify, `HubSpot`, Salesforce, `WooCommerce`, Outlook, Google Contacts, Excel.

use crate::ContactField;
use crate::hash::hash;

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
    /// It names the field together with another column ("Nom" beside "Prénom").
    Paired,
    /// It may name somebody else's: a person has to say.
    Doubt,
}

const RANKS: [Rank; 6] = [Rank::Plain, Rank::Main, Rank::Other, Rank::Vague, Rank::Paired, Rank::Doubt];

/// What a label says that a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) field: ContactField,
    pub(super) rank: Rank,
}

/// Labels by field, parted by spaces; by rank, parted by bars.
const WORDS: [(ContactField, &str); 12] = [
    (
        ContactField::Email,
        "email emailaddress emailaddr emailid email1 mail mailaddress mailadresse emails mailid useremail emailaddress1 \
         primaryemailaddress eaddress eposti epost epostiaadress epostaadress meil meiliaadress emailaadress mailiaadress \
         emailadresse emailadress epostadress epostadresse sahkoposti sahkopostiosoite sposti spostiosoite email1value \
         email1address epasts epastaadrese epastaadreses epastsadrese elpastas elpastoadresas elpastoadr \
         epastas elpasts courriel adressemail adresseemail adresseelectronique adressecourriel adressedecourriel mel \
         correo correoelectronico correoe direcciondecorreo direcciondecorreoelectronico direcciondeemail direccionemail \
         emailindirizzo indirizzoemail indirizzodiposta postaelettronica emailadres adresemail adrespocztyelektronicznej \
         eposta электроннаяпочта почта емейл адресэлектроннойпочты|\
         workemail personalemail emailwork emailhome emailprimary preferredemail privateemail homeemail|\
         email2 emailaddress2 email3 emailaddress3 secondaryemail alternateemail",
    ),
    (
        ContactField::FirstName,
        "firstname first fname givenname givennames firstnames forename forenames christianname namefirst firstnm fstname eesnimi eesnimed \
         vorname vornamen rufname etunimi etunimet kutsumanimi fornamn tilltalsnamn vards vardas prenom prenoms voornaam \
         roepnaam imie fornavn nombredepila primernombre primeiro primeironome jmeno krestnijmeno имя|\
         preferredfirstname|||nombre nombres nome ime",
    ),
    (
        ContactField::LastName,
        "lastname last lname surname familyname lastnames surnames secondname namelast lastnm lstname perekonnanimi perenimi perekonnimi \
         nachname familienname zuname sukunimi efternamn uzvards pavarde nomdefamille nomfamille apellido apellidos \
         primerapellido apellido1 cognome sobrenome apelido achternaam familienaam nazwisko efternavn etternavn prijmeni \
         priimek prezime фамилия||||nom",
    ),
    (
        ContactField::Address,
        "address address1 addressline addressline1 addressln1 address1line1 address1street1 address1street streetaddress \
         streetaddress1 streetaddressline1 street street1 streetline1 streetname streetandnumber addressstreet \
         addressaddress1 addressstreetaddress addr addr1 addrline1 addrln1 aadress tanav tanavaadress tanavmajanumber tanavmajakorter \
         aadressirida1 postiaadress elukohaaadress koduaadress adresse anschrift postanschrift strasse strassehausnummer \
         strassehausnr strasseundhausnummer strasseundhausnr strassenr strasseundnr strasseundnummer adresszeile1 \
         adresse1 osoite katuosoite lahiosoite postiosoite adress adress1 gatuadress gata postadress adrese iela \
         ielasadrese dzivesvietasadrese adresas gatve rue adressepostale numeroetrue rueetnumero ligne1 \
         adresseligne1 direccion direccion1 direccionpostal domicilio calle calleynumero indirizzo via adres straat \
         straatnaam straatenhuisnummer ulica ulicainumer endereco morada адрес улица|\
         fulladdress address1composite postaladdress address1formatted|address2line1 address2street1",
    ),
    (
        ContactField::Country,
        "country countryregion countryname countrytitle address1country address1countryregion addresscountry \
         countryofresidence residencecountry riik riiginimi elukohariik asukohariik elukohamaa staat wohnland maa \
         asuinmaa kotimaa valsts valstsnosaukums salis salisregionas pays paysderesidence pais paisregion \
         paisderesidencia paese nazione kraj страна|\
         countryorregion countryterritory||\
         land countrycode countrycode2 countryid countryiso countryiso2 isocountry countryisocode countryabbreviation \
         ctry ctrycode ctrycd countrycd riigikood riikkood maakoodi maakood laendercode landercode landcode landskod \
         valstskods saliskodas codepays codigopais codigodepais nation||\
         state county region staaten",
    ),
    (
        ContactField::State,
        "state province county stateprovince stateorprovince provincestate stateregion statename provincename \
         statecounty stateprovinceregion statecountyprovince provinceregion provinceterritory stateterritory countystate \
         address1stateorprovince address1stateprovince address1state addressstate addressprovince maakond maakondosariik \
         bundesland kanton maakunta lan provincia provinciaestado provincie wojewodztwo apskritis estado \
         estadoprovincia|\
         provincecode statecd stateabbrev stateabbreviation stateabbr usstate||\
         region regioon regionas regions addressregion address1region",
    ),
    (
        ContactField::City,
        "city town cityname citynm cityortown townorcity towncity citytown citylocality address1city addresscity citytownvillage \
         cityofresidence residencecity townname linn linnvald vald linnkula asula asustusuksus elukohalinn stadt ort \
         wohnort ortschaft stadtort kaupunki postitoimipaikka paikkakunta toimipaikka stad postort pilseta pilsetanovads \
         miestas miestasrajonas ville commune localite villederesidence ciudad poblacion localidad municipio \
         ciudaddresidencia ciudadderesidencia citta comune plaats woonplaats gemeente miasto miejscowosc cidade poststed \
         город населенныйпункт|locality villecommune suburb|kotikunta municipality omavalitsus gemeinde kunta|\
         elukoht gyvenamojivieta novads savivaldybe",
    ),
    (
        ContactField::PostalCode,
        "postalcode postcode zip zipcode postalzip zippostal zippostalcode postalzipcode zippostcode postcodezip \
         postalcodezip address1postalcode address1zippostalcode address1zip addresszip addresspostalcode addresspostcode \
         addresszippostalcode pcode zipcd postalcd postzip postiindeks postindeks sihtnumber postikood postkood plz postleitzahl \
         postlz postinumero postinro postnummer postnr pastaindekss pastokodas pastoindeksas pastoind codepostal cp \
         codpostal codigopostal codpost cap codicepostale codiceavviamentopostale kodpocztowy psc cep индекс \
         почтовыйиндекс||address2postalcode address2zippostalcode|indeks index postal zipp indekss indeksas",
    ),
    (
        ContactField::Phone,
        "phone phonenumber phoneno phonenr phone1 phonenum phonenbr telephone telephone1 telephonenumber telephoneno tel telno telnr \
         telnumber mobile mobilephone mobilephone1 mobilenumber mobileno mobilephonenumber mob mobno cell cellphone \
         cellphonenumber cellnumber contactnumber contactphone contactphonenumber phone1value sms smsnumber \
         smsphonenumber whatsapp whatsappnumber homephone workphone businessphone homephonenumber workphonenumber \
         addressphone addresstelephone daytimephone phonemobile phonehome phonework phonewithcountrycode \
         telefon telefon1 telefoninumber telefoninr telefoninro telefonnumber telefonnummer telefonnr mobiil mobiiltelefon \
         mobiilinumber mobiiltelefoninumber mobiilinr kontakttelefon kontakttelefonnummer kontaktnumber telefonmobil \
         handy handynummer handynr mobil mobilnummer mobilnr mobiltelefon mobiltel mobilfunk mobilfunknummer rufnummer \
         festnetz telefonprivat puhelin puhelinnumero puhelinnro puhnro puh puhnumero gsm matkapuhelin \
         matkapuhelinnumero kannykka talrunis talrunanumurs talrunanr talrnr talr telefons telefonanumurs telefonanr \
         mobilais mobilaistalrunis mobtel mobtelefons kontakttalrunis telefonas telefononumeris telefononr telnumeris \
         mobilustelefonas mobilusis mobilusistelefonas kontaktinistelefonas telephoneportable telephonemobile \
         numerodetelephone notelephone portable numeroportable telephonefixe telefono telefonomovil movil \
         celular numerodetelefono numerotelefono telefonodecontacto telf tlf tfno tlfno cellulare numerodicellulare \
         telefonocellulare numeroditelefono telefoon telefoonnummer mobiel mobielnummer telefonkomorkowy numertelefonu \
         nrtelefonu komorka telefone telemovel телефон мобильный мобильныйтелефон номертелефона",
    ),
    (
        ContactField::Birthdate,
        "birthday birthdate birthdt dateofbirth dob bday bdate birthdaydate dateofbirthddmmyyyy sunniaeg sunnikuupaev \
         sunnipaev sunnikp sunnaeg synniaeg synnikuupaev synnipaev geburtsdatum geburtstag gebdatum gebdat gebtag \
         geborenam geboren datedenaissance datenaissance ddn neele nele anniversaire fechadenacimiento fechanacimiento \
         fechanac fnacimiento fecnac cumpleanos syntymaaika syntymapaiva syntpvm syntymapvm dzimsanasdatums \
         dzimsanasdiena dzimdat dzimdatums gimimodata gimimodiena gimimodat gimtadienis fodelsedatum fodelsedag \
         fodselsdato fodselsdag datadinascita compleanno geboortedatum verjaardag dataurodzenia urodziny датарождения \
         деньрождения",
    ),
    (
        ContactField::Gender,
        "gender sex sugu geschlecht sukupuoli dzimums lytis sexe genre sexo genero kon kjonn sesso genere geslacht plec пол|\
         gendersex sexgender gendercode",
    ),
    (
        ContactField::Tags,
        "tags tag contacttags customertags taglist tagnames etiketid sildid silt marksonad margend margendid schlagworte \
         schlagworter schlagwort stichworte tagit tunnisteet etiquettes etiquetas etiqueta zymos birkas tagi taggar теги|\
         ||||labels label",
    ),
];

/// Labels as a hash table, with what they claim.
pub(super) struct Names {
    slots: Vec<Option<(u64, Claim)>>,
}

/// Slots of the table: a power of two, well above the number of labels.
const SLOTS: usize = 2048;

impl Names {
    pub(super) fn new() -> Self {
        let mut names = Self { slots: vec![None; SLOTS] };
        for (field, lists) in WORDS {
            for (list, rank) in lists.split('|').zip(RANKS) {
                for word in list.split_ascii_whitespace() {
                    let hash = hash(word);
                    let mut slot = start(hash);
                    while names.slots[slot].is_some() {
                        slot = (slot + 1) % SLOTS;
                    }
                    names.slots[slot] = Some((hash, Claim { field, rank }));
                }
            }
        }
        names
    }

    /// What a label, spelled as a key, claims.
    pub(super) fn claims(&self, name: &str) -> Vec<Claim> {
        let (hash, mut slot, mut claims) = (hash(name), start(hash(name)), Vec::new());
        while let Some((other, claim)) = self.slots[slot] {
            if other == hash {
                claims.push(claim);
            }
            slot = (slot + 1) % SLOTS;
        }
        claims
    }
}

fn start(hash: u64) -> usize {
    usize::try_from(hash % SLOTS as u64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Key;

    #[test]
    fn every_word_is_a_key_and_names_a_field_once() {
        let mut count = 0;
        for (field, lists) in WORDS {
            let mut words: Vec<&str> = lists.split(['|', ' ']).filter(|word| !word.is_empty()).collect();
            count += words.len();
            for word in &words {
                assert_eq!(Key::of(word).map(|key| key.as_bytes() == word.as_bytes()), Some(true), "{word}");
                assert!(Names::new().claims(word).iter().any(|claim| claim.field == field), "{word}");
            }
            words.sort_unstable();
            let twice = words.windows(2).find(|pair| pair[0] == pair[1]);
            assert_eq!(twice, None, "{field:?}");
            assert!(lists.split('|').count() <= RANKS.len());
        }
        assert!((600..SLOTS / 3 * 2).contains(&count), "{count}");
    }
}
