//! What is wrong with a row (a problem) or with one of its cells (a warning).

use serde::{Deserialize, Serialize};

/// What was found. The code is part of `check --json`, `segue emails` and the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[repr(u8)]
pub enum Code {
    /// The address cell is empty.
    EmailMissing,
    /// No `@`.
    EmailNoAt,
    /// More than one `@`.
    EmailManyAt,
    /// Nothing before the `@`.
    EmailNoLocal,
    /// Nothing after the `@`.
    EmailNoDomain,
    /// A character that an address cannot hold, before the `@`.
    EmailLocalCharacter,
    /// A character that a domain cannot hold.
    EmailDomainCharacter,
    /// A dot at the start or end of the local part, or two in a row.
    EmailLocalDots,
    /// A dot at the start or end of the domain, or two in a row.
    EmailDomainDots,
    /// The domain has no dot (`anna@localhost`).
    EmailNoTopLevel,
    /// The last label of the domain is all digits, as in an IP address.
    EmailTopLevelDigits,
    /// A label that begins or ends with a hyphen.
    EmailHyphen,
    /// Local part over 64 octets, a label over 63, or an address over 254 (RFC 5321 4.5.3.1).
    EmailTooLong,
    /// Quoted local part, address literal, comment or display name: legal in mail, not in Omnisend.
    EmailForm,
    /// A control character inside.
    EmailControl,
    /// One of the 40 local parts that Omnisend blocks (support article 1061861).
    EmailRole,
    /// Warning: letters outside ASCII before the `@`; many servers cannot deliver to it (RFC 6531).
    EmailUnicodeLocal,
    /// Warning: the domain is likely mistyped; the row stays ready.
    EmailTypo,
    /// The row is longer than a row can be (see `scan`); usually a quotation mark that never closes.
    RowTooLong,
    /// Warning: the country is neither a known name nor a known code; the value is left out.
    CountryUnknown,
    /// Warning: the row has fewer cells than the header.
    RowShort,
    /// Warning: the row has more cells than the header.
    RowLong,
    /// Warning: bytes that are no text in the file's encoding were replaced.
    Undecodable,
    /// Warning: no phone number; left out.
    PhoneInvalid,
    /// Warning: a national phone number, and no country to read it by; left out.
    PhoneNoCountry,
    /// Warning: several people have this phone number; left out, since Omnisend gives it to one of them.
    PhoneShared,
    /// Warning: no date; left out.
    DateInvalid,
    /// Warning: day or month may come first, and nobody said which; left out.
    DateOrderOpen,
    /// Warning: a date of birth in the future, or more than 130 years ago; left out.
    BirthdateUnlikely,
    /// Warning: neither male nor female in a known language; left out.
    GenderUnknown,
    /// Warning: a postal code that lost its leading zero; left out.
    PostalCodeZero,
    /// Warning: a tag of more than 128 characters, or more than 100 tags; left out.
    TagTooLong,
    /// Warning: longer than Omnisend takes (2,048 characters); left out.
    TextTooLong,
    /// Warning: letters that look like UTF-8 taken for another encoding; left out.
    TextMangled,
    /// Warning: a number was expected; left out.
    NotANumber,
    /// Warning: a number in which a comma or point may part thousands or decimals; left out.
    NumberOpen,
    /// Warning: yes or no was expected; left out.
    NotYesNo,
    /// Warning: neither yes nor no to marketing in a known language; taken for no answer.
    ConsentUnknown,
    /// The date of consent is no date.
    ConsentDateInvalid,
    /// In the date of consent day or month may come first, and nobody said which.
    ConsentDateOrder,
    /// The date of consent is in the future.
    ConsentDateFuture,
}

impl Code {
    /// All codes.
    pub const ALL: [Self; 41] = [
        Self::EmailMissing,
        Self::EmailNoAt,
        Self::EmailManyAt,
        Self::EmailNoLocal,
        Self::EmailNoDomain,
        Self::EmailLocalCharacter,
        Self::EmailDomainCharacter,
        Self::EmailLocalDots,
        Self::EmailDomainDots,
        Self::EmailNoTopLevel,
        Self::EmailTopLevelDigits,
        Self::EmailHyphen,
        Self::EmailTooLong,
        Self::EmailForm,
        Self::EmailControl,
        Self::EmailRole,
        Self::EmailUnicodeLocal,
        Self::EmailTypo,
        Self::RowTooLong,
        Self::CountryUnknown,
        Self::RowShort,
        Self::RowLong,
        Self::Undecodable,
        Self::PhoneInvalid,
        Self::PhoneNoCountry,
        Self::PhoneShared,
        Self::DateInvalid,
        Self::DateOrderOpen,
        Self::BirthdateUnlikely,
        Self::GenderUnknown,
        Self::PostalCodeZero,
        Self::TagTooLong,
        Self::TextTooLong,
        Self::TextMangled,
        Self::NotANumber,
        Self::NumberOpen,
        Self::NotYesNo,
        Self::ConsentUnknown,
        Self::ConsentDateInvalid,
        Self::ConsentDateOrder,
        Self::ConsentDateFuture,
    ];

    /// Whether the row stays ready all the same.
    pub const fn is_warning(self) -> bool {
        self.leaves_out()
            || matches!(
                self,
                Self::EmailUnicodeLocal | Self::EmailTypo | Self::RowShort | Self::RowLong | Self::ConsentUnknown
            )
    }

    /// Whether a value is left out of the contact for it.
    pub const fn leaves_out(self) -> bool {
        matches!(
            self,
            Self::CountryUnknown
                | Self::Undecodable
                | Self::PhoneInvalid
                | Self::PhoneNoCountry
                | Self::PhoneShared
                | Self::DateInvalid
                | Self::DateOrderOpen
                | Self::BirthdateUnlikely
                | Self::GenderUnknown
                | Self::PostalCodeZero
                | Self::TagTooLong
                | Self::TextTooLong
                | Self::TextMangled
                | Self::NotANumber
                | Self::NumberOpen
                | Self::NotYesNo
        )
    }

    /// The code's name, as in `check --json` (`emailNoAt`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmailMissing => "emailMissing",
            Self::EmailNoAt => "emailNoAt",
            Self::EmailManyAt => "emailManyAt",
            Self::EmailNoLocal => "emailNoLocal",
            Self::EmailNoDomain => "emailNoDomain",
            Self::EmailLocalCharacter => "emailLocalCharacter",
            Self::EmailDomainCharacter => "emailDomainCharacter",
            Self::EmailLocalDots => "emailLocalDots",
            Self::EmailDomainDots => "emailDomainDots",
            Self::EmailNoTopLevel => "emailNoTopLevel",
            Self::EmailTopLevelDigits => "emailTopLevelDigits",
            Self::EmailHyphen => "emailHyphen",
            Self::EmailTooLong => "emailTooLong",
            Self::EmailForm => "emailForm",
            Self::EmailControl => "emailControl",
            Self::EmailRole => "emailRole",
            Self::EmailUnicodeLocal => "emailUnicodeLocal",
            Self::EmailTypo => "emailTypo",
            Self::RowTooLong => "rowTooLong",
            Self::CountryUnknown => "countryUnknown",
            Self::RowShort => "rowShort",
            Self::RowLong => "rowLong",
            Self::Undecodable => "undecodable",
            Self::PhoneInvalid => "phoneInvalid",
            Self::PhoneNoCountry => "phoneNoCountry",
            Self::PhoneShared => "phoneShared",
            Self::DateInvalid => "dateInvalid",
            Self::DateOrderOpen => "dateOrderOpen",
            Self::BirthdateUnlikely => "birthdateUnlikely",
            Self::GenderUnknown => "genderUnknown",
            Self::PostalCodeZero => "postalCodeZero",
            Self::TagTooLong => "tagTooLong",
            Self::TextTooLong => "textTooLong",
            Self::TextMangled => "textMangled",
            Self::NotANumber => "notANumber",
            Self::NumberOpen => "numberOpen",
            Self::NotYesNo => "notYesNo",
            Self::ConsentUnknown => "consentUnknown",
            Self::ConsentDateInvalid => "consentDateInvalid",
            Self::ConsentDateOrder => "consentDateOrder",
            Self::ConsentDateFuture => "consentDateFuture",
        }
    }
}

/// One finding at one place of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Which file (0-based).
    pub file: usize,
    /// The physical line on which the row begins (1-based), as an editor shows it.
    pub row: u64,
    /// The column's label; none where the whole row is meant.
    pub column: Option<String>,
    /// What was found.
    pub code: Code,
    /// The cell as it stands in the file.
    pub value: String,
    /// What it may have been meant to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// Whether the row stays ready.
    pub warning: bool,
}
