//! The language, how numbers are written in it, and how sentences with gaps are filled.

/// A language of the screens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Estonian.
    Et,
}

impl Lang {
    /// All languages, in the order in which the switch shows them.
    pub const ALL: [Self; 2] = [Self::En, Self::Et];

    /// The language's BCP 47 tag, for `lang` attributes and `Intl`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Et => "et",
        }
    }

    /// The language's name in itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Et => "Eesti",
        }
    }

    /// The language that best fits a BCP 47 tag (`et-EE`); none where we do not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }
}

/// The sentences in one language. Cheap to copy; pass it by value.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The language.
    pub lang: Lang,
    number: fn(Lang, u64) -> String,
}

/// Equal where the language is: the way of writing numbers is the same for a whole page.
impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        self.lang == other.lang
    }
}

impl Texts {
    /// Sentences in `lang`, numbers written by `number` (`Intl.NumberFormat` in the browser, [`crate::group`] else).
    pub const fn new(lang: Lang, number: fn(Lang, u64) -> String) -> Self {
        Self { lang, number }
    }

    /// The same in another language.
    #[must_use]
    pub const fn in_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// A number as people of the language write it.
    pub fn number(self, n: u64) -> String {
        (self.number)(self.lang, n)
    }

    pub(crate) fn fill(self, template: &str, n: Option<u64>, gaps: &[&str]) -> String {
        let mut text = String::with_capacity(template.len() + 16);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((gap, tail)) = after.split_once('}') else { break };
            match (gap, n) {
                ("n", Some(n)) => text.push_str(&self.number(n)),
                _ => text.push_str(gap.parse().ok().and_then(|at: usize| gaps.get(at).copied()).unwrap_or_default()),
            }
            rest = tail;
        }
        text.push_str(rest);
        text
    }
}

/// Sentences without gaps: name, English, Estonian.
macro_rules! plain {
    ($($name:ident: $en:literal, $et:literal;)*) => {
        impl $crate::Texts {
            $(
                #[doc = $en]
                #[allow(clippy::doc_markdown, reason = "the sentence itself, as a person reads it")]
                pub const fn $name(self) -> &'static str {
                    match self.lang {
                        $crate::Lang::En => $en,
                        $crate::Lang::Et => $et,
                    }
                }
            )*
        }
    };
}

/// Sentences with gaps `{0}`, `{1}`, …: name and gaps, English, Estonian.
macro_rules! filled {
    ($($name:ident($($gap:ident),+): $en:literal, $et:literal;)*) => {
        impl $crate::Texts {
            $(
                #[doc = $en]
                #[allow(clippy::doc_markdown, reason = "the sentence itself, as a person reads it")]
                pub fn $name(self, $($gap: &str),+) -> String {
                    let template = match self.lang {
                        $crate::Lang::En => $en,
                        $crate::Lang::Et => $et,
                    };
                    self.fill(template, None, &[$($gap),+])
                }
            )*
        }
    };
}

/// Sentences with a counted thing `{n}` and further gaps: name and gaps, English for one, for another number, then
/// Estonian for one, for another number.
macro_rules! counted {
    ($($name:ident($n:ident $(, $gap:ident)*): $en_one:literal, $en:literal, $et_one:literal, $et:literal;)*) => {
        impl $crate::Texts {
            $(
                #[doc = $en]
                #[allow(clippy::doc_markdown, reason = "the sentence itself, as a person reads it")]
                pub fn $name(self, $n: u64 $(, $gap: &str)*) -> String {
                    let template = match (self.lang, $n) {
                        ($crate::Lang::En, 1) => $en_one,
                        ($crate::Lang::En, _) => $en,
                        ($crate::Lang::Et, 1) => $et_one,
                        ($crate::Lang::Et, _) => $et,
                    };
                    self.fill(template, Some($n), &[$($gap),*])
                }
            )*
        }
    };
}

pub(crate) use {counted, filled, plain};

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Texts = Texts::new(Lang::En, crate::group);

    #[test]
    fn fills_gaps_in_any_order_and_keeps_braces_in_values() {
        assert_eq!(EN.fill("{1} and {0}, {n}", Some(1200), &["{0}", "b"]), "b and {0}, 1,200");
        assert_eq!(EN.fill("no gaps", None, &[]), "no gaps");
    }

    #[test]
    fn finds_the_language_of_a_tag() {
        assert_eq!(Lang::from_tag("et-EE"), Some(Lang::Et));
        assert_eq!(Lang::from_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::from_tag("estonian"), None);
        assert_eq!(Lang::from_tag(""), None);
    }
}
