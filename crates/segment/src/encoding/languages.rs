//! The letters outside ASCII of the languages that people write old encodings in, the more frequent first.

/// A language and what its texts are stored in.
pub(super) struct Language {
    /// Primary language tag (BCP 47).
    pub(super) tag: &'static str,
    /// Lower-case letters.
    pub(super) letters: &'static str,
    /// Encodings by name, the likelier first.
    pub(super) encodings: &'static [&'static str],
}

const fn language(tag: &'static str, letters: &'static str, encodings: &'static [&'static str]) -> Language {
    Language { tag, letters, encodings }
}

const WEST: &[&str] = &["windows-1252", "ISO-8859-15", "macintosh"];
const BALTIC: &[&str] = &["windows-1257", "ISO-8859-13", "ISO-8859-4", "ISO-8859-10"];
const CENTRAL: &[&str] = &["windows-1250", "ISO-8859-2"];
const CYRILLIC: &[&str] = &["windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5", "x-mac-cyrillic"];

/// The languages. Where two explain a text alike, the earlier wins.
pub(super) const LANGUAGES: &[Language] = &[
    language("de", "üäößéèáç", WEST),
    language("fr", "éèêàçôëîïâûùœü", WEST),
    language("es", "áéíóñúüçºª", WEST),
    language("pt", "ãáçéíóâêõúôàº", WEST),
    language("it", "àèéìòù", WEST),
    language("sv", "åäöéü", WEST),
    language("da", "øæåéöäü", WEST),
    language("no", "øåæéöä", WEST),
    language("fi", "äöåéšž", WEST),
    language("nl", "ëéïèöüáó", WEST),
    language("is", "áíðóéöúþýæ", WEST),
    language("et", "äõüöšž", &["windows-1257", "windows-1252", "ISO-8859-13", "ISO-8859-15", "ISO-8859-4"]),
    language("lv", "āšīēņūļžčģķ", BALTIC),
    language("lt", "ėšžūąčįęų", BALTIC),
    language("pl", "łóęąśćńżź", CENTRAL),
    language("cs", "áíéěřčšžýůúňťďó", CENTRAL),
    language("sk", "áíčéšžúýľňôťďäóĺŕ", CENTRAL),
    language("hu", "áéöíóőüúű", CENTRAL),
    language("hr", "čšćžđ", CENTRAL),
    language("ro", "ăâîşţșț", &["windows-1250", "ISO-8859-16", "ISO-8859-2"]),
    language("tr", "ıüşöçğâî", &["windows-1254"]),
    language("ru", "оаеинтсрвлкмдпугяыьзбчйхжшюцщэфъё", CYRILLIC),
    language("uk", "оаинітрвескдлмупяюзьгчбхйцжїшєщфґ", CYRILLIC),
    language("bg", "аоеитнрсвлдкпмзябугчъцхжшщйюфь", CYRILLIC),
    language("el", "αιοσητςνρεπυκλμίόάέήύώδγχθφβωξζψϊϋΐΰ", &["windows-1253", "ISO-8859-7"]),
    language("he", "יולהרמאבנתשדקעחפסגטכםצןזךףץ", &["windows-1255"]),
    language("ar", "اليمنرتبدعسحهوقفكشجصخةطضىأزغئثذظءإؤآپچژگ", &["windows-1256", "ISO-8859-6"]),
    language("th", "านรกอวงมยลตสทบดคปผชพหจขซณฐธถศภ่้ีัิ์็เแไใโุูะำ", &["windows-874"]),
    language("vi", "đôươâêă\u{300}\u{301}\u{303}\u{309}\u{323}áàéèíìóòúùýãõ", &["windows-1258"]),
];
