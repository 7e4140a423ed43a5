//! Words for where a row ends, and for the fields of a contact, by the names that the other crates use.

use crate::lang::{Texts, plain};

plain! {
    ready: "Ready", "Valmis";
    unchanged: "Already sent", "Juba saadetud";
    duplicate: "Duplicate", "Duplikaat";
    invalid: "Needs fixing", "Vajab parandamist";
    left_out: "Left out", "Välja jäetud";
    worth_a_look: "Worth a look", "Tasub vaadata";
    accepted: "Accepted", "Vastu võetud";
    refused: "Refused by Omnisend", "Omnisend keeldus";
    not_sent: "Not sent", "Saatmata";
    under_way: "On the way", "Teel";
    to_go: "Still to send", "Veel saata";
    unknown: "Outcome unknown", "Tulemus teadmata";
    email: "Email", "E-post";
    first_name: "First name", "Eesnimi";
    last_name: "Last name", "Perekonnanimi";
    address: "Address", "Aadress";
    country: "Country/Region", "Riik/regioon";
    state: "State", "Osariik/maakond";
    city: "City", "Linn";
    postal_code: "Postal code", "Postiindeks";
    phone: "Phone", "Telefon";
    birthdate: "Birthdate", "Sünnikuupäev";
    gender: "Gender", "Sugu";
    tags: "Tags", "Sildid";
    email_status: "Consent (email)", "E-posti nõusolek";
    email_opt_in: "Opt-in date (email)", "E-posti nõusoleku kuupäev";
    email_opt_out: "Opt-out date (email)", "E-postist loobumise kuupäev";
    sms_status: "Consent (SMS)", "SMS-i nõusolek";
    sms_opt_in: "Opt-in date (SMS)", "SMS-i nõusoleku kuupäev";
    sms_opt_out: "Opt-out date (SMS)", "SMS-idest loobumise kuupäev";
}

impl Texts {
    /// The field with Omnisend's name `name` (`firstName`), as a screen calls it.
    pub fn field(self, name: &str) -> &'static str {
        match name {
            "firstName" => self.first_name(),
            "lastName" => self.last_name(),
            "address" => self.address(),
            "country" => self.country(),
            "state" => self.state(),
            "city" => self.city(),
            "postalCode" => self.postal_code(),
            "phone" => self.phone(),
            "birthdate" => self.birthdate(),
            "gender" => self.gender(),
            "tags" => self.tags(),
            "emailStatus" => self.email_status(),
            "emailOptIn" => self.email_opt_in(),
            "emailOptOut" => self.email_opt_out(),
            "smsStatus" => self.sms_status(),
            "smsOptIn" => self.sms_opt_in(),
            "smsOptOut" => self.sms_opt_out(),
            _ => self.email(),
        }
    }
}
