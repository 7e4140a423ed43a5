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
            _ => self.email(),
        }
    }
}
