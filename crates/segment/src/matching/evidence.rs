//! What a column's values say for or against a field.

use crate::{ContactField, Profile, Shape};

/// What values say to a label's claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// They are just what the field holds.
    Confirms,
    /// They may be: most fields hold any text. Or there are none.
    Silent,
    /// They may be, but look like something else rather: a person has to say.
    Odd,
    /// They are something else.
    Contradicts,
}

/// What the cells with this profile say to the claim that they are values of `field`.
pub(super) fn of(field: ContactField, profile: &Profile) -> Proof {
    let filled = profile.filled();
    let most = |count: u16| count * 2 > filled;
    let some = |count: u16| count > 0 && count * 10 >= filled;
    let count = |shape| profile.count(shape);
    let contradicted = |by: bool| if by { Proof::Contradicts } else { Proof::Silent };
    let confirmed = |by: bool, otherwise| if by { Proof::Confirms } else { otherwise };
    if filled == 0 {
        return Proof::Silent;
    }
    if field == ContactField::Email {
        let meant = count(Shape::Address) + count(Shape::BadAddress);
        return match count(Shape::Address) {
            1.. if meant * 3 >= filled => Proof::Confirms,
            _ if some(count(Shape::At)) || some(meant) => Proof::Silent,
            _ => Proof::Contradicts,
        };
    }
    // A stray one is a row whose cells have slipped.
    if count(Shape::At) > 0 && count(Shape::At) * 5 >= filled {
        return Proof::Contradicts;
    }
    let is_text = !matches!(
        field,
        ContactField::Country | ContactField::Gender | ContactField::EmailStatus | ContactField::SmsStatus
    );
    if is_text && (most(count(Shape::Answer)) || some(count(Shape::Link))) {
        return Proof::Contradicts;
    }
    match field {
        ContactField::FirstName if most(count(Shape::Digit)) => Proof::Contradicts,
        ContactField::FirstName if count(Shape::Words) * 3 >= filled * 2 && filled > 1 => Proof::Odd,
        ContactField::FirstName | ContactField::LastName => contradicted(most(count(Shape::Digit))),
        ContactField::Address => contradicted(most(count(Shape::NoLetter)) || most(count(Shape::Status))),
        ContactField::Country if count(Shape::Country) * 2 >= filled => Proof::Confirms,
        ContactField::Country
            if most(count(Shape::NoLetter)) || most(count(Shape::Answer)) || most(count(Shape::Status)) =>
        {
            Proof::Contradicts
        }
        ContactField::Country if filled > 3 && count(Shape::Country) == 0 => Proof::Odd,
        ContactField::State | ContactField::City
            if most(count(Shape::NoLetter)) || some(count(Shape::Status)) && !most(count(Shape::Country)) =>
        {
            Proof::Contradicts
        }
        ContactField::State | ContactField::City if most(count(Shape::CountryName)) && profile.different() > 1 => {
            Proof::Odd
        }
        ContactField::State | ContactField::City if most(count(Shape::Digit)) => Proof::Odd,
        ContactField::PostalCode => confirmed(most(count(Shape::Postal)), Proof::Contradicts),
        ContactField::Phone if count(Shape::Phone) * 2 >= filled => Proof::Confirms,
        ContactField::Phone => contradicted(count(Shape::Phone) == 0),
        ContactField::Birthdate if most(count(Shape::Date)) => Proof::Confirms,
        ContactField::Birthdate if most(count(Shape::Date) + count(Shape::DayAndMonth)) => Proof::Odd,
        ContactField::Gender if most(count(Shape::Gender)) && profile.different() < 8 => Proof::Confirms,
        ContactField::Gender if most(count(Shape::Number)) && profile.different() < 4 => Proof::Odd,
        ContactField::Birthdate | ContactField::Gender => Proof::Contradicts,
        ContactField::Tags => confirmed(!most(count(Shape::NoLetter)), Proof::Contradicts),
        ContactField::EmailStatus | ContactField::SmsStatus => {
            let told = count(Shape::Answer) + count(Shape::Subscription);
            confirmed(told * 2 >= filled, Proof::Contradicts)
        }
        ContactField::EmailOptIn | ContactField::EmailOptOut | ContactField::SmsOptIn | ContactField::SmsOptOut => {
            confirmed(count(Shape::Date) * 2 >= filled, Proof::Contradicts)
        }
        ContactField::Email | ContactField::Country | ContactField::State | ContactField::City => Proof::Silent,
    }
}

/// Whether the cells are addresses, if some bad ones.
pub(super) fn are_addresses(profile: &Profile) -> bool {
    let meant = profile.count(Shape::Address) + profile.count(Shape::BadAddress);
    profile.count(Shape::Address) > 0 && u32::from(meant) * 10 >= u32::from(profile.filled()) * 9
}
