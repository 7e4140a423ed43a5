//! Makes the sample segment, `www/sample.csv`: what Customer Insights would give for a segment of 2,000 people, with
//! the dirt of real files. Nobody in it exists, and their addresses are on domains that nobody can own (RFC 2606).
//!
//! ```sh
//! cargo run -p segue-segment --example sample > www/sample.csv
//! ```
//!
//! The same bytes every time. Its columns are those of a unified customer table.

mod dirt;
mod names;
mod people;
mod random;

use std::io::{self, Write as _};

use dirt::Dirt;
use people::Person;
use random::Random;

/// Rows of the sample.
const ROWS: usize = 2_000;

const HEADER: [&str; 22] = [
    "CustomerId",
    "FirstName",
    "LastName",
    "FullName",
    "DateOfBirth",
    "Gender",
    "EMail",
    "Telephone",
    "CreatedOn",
    "PostCode",
    "StreetAddress",
    "City",
    "State",
    "Country",
    "Loyalty Tier",
    "Email Subscriber",
    "RewardPoints",
    "ContactId",
    "eCommerce_eCommerceContacts_ContactId",
    "eCommerce_eCommerceContacts_ContactId_Alternate",
    "Loyalty_loyCustomers_LoyaltyId",
    "Loyalty_loyCustomers_LoyaltyId_Alternate",
];

fn main() -> io::Result<()> {
    let mut random = Random::new(2026);
    let mut people: Vec<Person> = names::PRACTICE.iter().map(Person::known).collect();
    let mut used = people.iter().map(|person| person.email.clone()).collect();
    while people.len() < ROWS - Dirt::TWICE {
        people.push(Person::invent(&mut random, &mut used));
    }
    let mut rows = Dirt::on(&people, &mut random);
    random.shuffle(&mut rows);
    let mut text = Vec::new();
    write_row(&mut text, HEADER.into_iter());
    for row in &rows {
        write_row(&mut text, row.iter().map(String::as_str));
    }
    io::stdout().write_all(&text)
}

/// Quoted where it has to be, as the export does it; lines end with a line feed.
fn write_row<'a>(text: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(b',');
        }
        if cell.contains(['"', ',', '\n']) {
            text.push(b'"');
            text.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            text.push(b'"');
        } else {
            text.extend_from_slice(cell.as_bytes());
        }
    }
    text.push(b'\n');
}
