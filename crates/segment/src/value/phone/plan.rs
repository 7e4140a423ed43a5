//! The numbering plans of the world: calling code, trunk prefix and lengths of each country's numbers.

use crate::country::CountryCode;

/// Nine characters a country: ISO 3166-1 alpha-2, calling code padded to three, trunk prefix, and as three hexadecimal
/// digits the lengths that a number has without both, bit 0 for four digits, bit 11 for fifteen.
///
/// In the order of calling codes; where countries share one, the country whose plan holds for all comes first.
///
/// Sources: ITU-T E.164 (assigned country codes) and the national plans published in ITU's Operational Bulletin, as
/// libphonenumber 9.0 gathers them (fixed, mobile and personal numbers; no short numbers). Lengths that no subscriber
/// has today, such as fifteen digits in Germany, are left out.
const PLANS: &str = "\
    US1  1040AG1  1040AI1  1040AS1  1040BB1  1040BM1  1040BS1  1040CA1  1040DM1  1040DO1  1040GD1  1040GU1  1040\
    JM1  1040KN1  1040KY1  1040LC1  1040MP1  1040MS1  1040PR1  1040SX1  1040TC1  1040TT1  1040VC1  1040VG1  1040\
    VI1  1040EG20 0070SS2110020MA2120020EH2120020DZ2130030TN216-010LY2180020GM220-028SN221-020MR222-010ML223-010\
    GN224-030CI225-040BF226-010NE227-010TG228-010BJ229-040MU230-018LR2310038SL2320010GH2330020NG2340040TD235-010\
    CF236-010CM237-020CV238-008ST239-008GQ240-020GA241-018CG242-020CD2430078AO244-020GW245-028IO246-008AC247-002\
    SC248-008SD2490020RW2500030ET2510020SO2520038DJ253-010KE2540038TZ2550020UG2560020BI257-010MZ258-030ZM2600020\
    MG2610020RE2620020YT2620020ZW2630060NA2640030MW2650028LS266-010BW267-018SZ268-010KM269-008ZA27 0038SH290-002\
    ER2910008AW297-008FO298-004GL299-004GR30 -040NL31 00a0BE32 0030FR33 0020ES34 -020GI350-010PT351-020LU352-0fc\
    IE3530078IS354-028AL3550030MT356-010CY357-010FI3580078AX3580078BG3590038HU36 H030LT370L010LV371-010EE372-018\
    MD3730010AM3740010BY375B020AD376-020MC3770030SM378-050UA3800020RS3810070ME3820010XK3830030HR3850030SI3860010\
    BA3870030MK3890010IT39 -0fcVA39 -0fcRO40 0020CH41 0020CZ420-020SK4210020LI4230028AT43 01f8GB44 0060GG44 0040\
    IM44 0040JE44 0040DK45 -010SE46 0038NO47 -010SJ47 -010PL48 -020DE49 00f8FK500-002BZ501-008GT502-010SV503-010\
    HN504-010NI505-010CR506-010PA507-018PM5080024HT509-010PE51 0030MX52 -040CU53 0058AR54 00c0BR55 00c0CL56 -020\
    CO57 0050VE58 0040GP5900020BL5900020MF5900020BO5910010GY592-008EC5930030GF5940020PY5950038MQ5960020SR597-008\
    UY5980010CW599-018BQ599-008MY60 0070AU61 0020CC61 0020CX61 0020ID62 01f0PH63 0070NZ64 0070SG65 -010TH66 0030\
    TL670-010NF672-004BN673-008NR674-008PG675-018TO676-008SB677-008VU678-008FJ679-008PW680-008WF681-004CK682-002\
    NU683-008WS685-048KI6860010NC687-004TV688-008PF689-010TK690-008FM691-008MH6921008RU7  8040KZ7  8040JP81 0060\
    KR82 00f0VN84 0060KP8500050HK852-010MO853-010KH8550030LA8560070CN86 00f8BD8800078TW88600f0TR90 0040IN91 0040\
    PK92 0060AF93 0020LK94 0020MM95 0078MV960-008LB9610018JO9620030SY9630030IQ9640070KW965-010SA9660020YE9670038\
    OM968-010PS9700030AE9710030IL9720030BH973-010QA974-010BT975-018MN9760070NP9770050IR98 0048TJ992-020TM9938010\
    AZ9940020GE9950020KG9960020UZ998-020";

/// How a country's numbers are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan(&'static [u8; Self::SIZE]);

impl Plan {
    const SIZE: usize = 9;

    fn all() -> &'static [[u8; Self::SIZE]] {
        PLANS.as_bytes().as_chunks().0
    }

    /// The plan of a country.
    pub(super) fn of(country: CountryCode) -> Option<Self> {
        let [one, two] = country.letters();
        Self::all().iter().find(|plan| plan[0] == one && plan[1] == two).map(Self)
    }

    /// The plan whose calling code begins these digits. No code begins another (ITU-T E.164).
    pub(super) fn at(digits: &[u8]) -> Option<Self> {
        (1..=3).find_map(|length| {
            let mut code = [b' '; 3];
            code[..length].copy_from_slice(digits.get(..length)?);
            let at = Self::all().partition_point(|plan| plan[2..5] < code[..]);
            Self::all().get(at).filter(|plan| plan[2..5] == code[..]).map(Self)
        })
    }

    /// The calling code.
    pub(super) fn code(self) -> &'static [u8] {
        self.0[2..5].trim_ascii_end()
    }

    /// What is dialled before a number within the country: a digit, `-` for nothing, or a letter for a custom of its
    /// own: `H` in Hungary (06), `L` in Lithuania (0, and 8 until 2024), `B` in Belarus (8 and then 0, or 0).
    pub(super) fn trunk(self) -> u8 {
        self.0[5]
    }

    /// The lengths in digits as bits, bit 4 for four.
    pub(super) fn lengths(self) -> u32 {
        self.0[6..].iter().fold(0, |mask, &digit| mask << 4 | char::from(digit).to_digit(16).unwrap_or(0)) << 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole_in_order_and_small() {
        assert_eq!(PLANS.len() % Plan::SIZE, 0);
        assert!(PLANS.len() < 2500, "{} bytes", PLANS.len());
        assert!(Plan::all().is_sorted_by(|one, next| one[2..5] <= next[2..5]));
        for plan in Plan::all().iter().map(Plan) {
            let country = CountryCode::parse(std::str::from_utf8(&plan.0[..2]).unwrap()).unwrap();
            assert_eq!(Plan::of(country), Some(plan), "{country} is there twice");
            assert!(plan.lengths() > 0, "{country}");
            assert_eq!(Plan::at(plan.code()).map(Plan::code), Some(plan.code()), "{country}");
        }
    }

    #[test]
    fn nearly_every_country_has_a_plan() {
        let without: String = crate::country::all()
            .map(|country| country.code)
            .filter(|code| Plan::of(CountryCode::parse(code).unwrap()).is_none())
            .collect();
        // Uninhabited, or (Pitcairn) fifty people with New Zealand's code.
        assert_eq!(without, "AQBVGSHMPNTFUM");
    }

    #[test]
    fn calling_codes_are_found_at_the_start_of_digits() {
        let code = |digits: &str| Plan::at(digits.as_bytes()).map(Plan::code);
        assert_eq!(code("37255512345"), Some(&b"372"[..]));
        assert_eq!(code("12025550123"), Some(&b"1"[..]));
        assert_eq!(code("79161234567"), Some(&b"7"[..]));
        assert_eq!(code("21012345"), None);
        assert_eq!(code("99"), None);
    }
}
