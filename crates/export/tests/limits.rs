//! What a file is checked for is what Omnisend takes: both crates name the limits, and neither knows the other.

use segment::PropertyName;
use segment::value::length;

#[test]
fn a_file_is_checked_for_the_limits_of_the_requests() {
    let checked = [length::PROPERTY_NAME, length::PROPERTY_TEXT, length::TAG, length::TAGS];
    let sent =
        [omnisend::property::PROPERTY_NAME, omnisend::property::PROPERTY_TEXT, omnisend::TAG_LENGTH, omnisend::TAGS];
    assert_eq!(checked, sent);
}

#[test]
fn both_take_the_same_names_of_properties() {
    let long = "a".repeat(length::PROPERTY_NAME);
    let longer = "a".repeat(length::PROPERTY_NAME + 1);
    for name in ["", "a", "_", "Loyalty_Tier9", "a b", "a-b", "õ", "a.b", "$a", &long, &longer] {
        assert_eq!(PropertyName::parse(name).is_some(), omnisend::is_property_name(name), "{name}");
    }
}
