//! The sample as a table: people, the dirt on them, and the rows as the export writes them.

mod dirt;
mod names;
mod people;
mod random;

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

/// The whole file.
pub(crate) fn csv() -> Vec<u8> {
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
    text
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
