//! What a row says by itself, in a byte.

/// What was found in a row, whatever the others say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts(pub(super) u8);

impl Facts {
    /// It has an address that can be used.
    pub(super) const ADDRESS: Self = Self(1);
    /// It cannot be sent as it is.
    pub(super) const BAD: Self = Self(1 << 1);
    /// Something was found in it: a problem or a warning.
    pub(super) const FOUND: Self = Self(1 << 2);
    /// It says No to e-mail.
    pub(super) const SAYS_NO: Self = Self(1 << 3);
    /// It says Yes to e-mail.
    pub(super) const SAYS_YES: Self = Self(1 << 4);
    /// Its address was trimmed, lower-cased, rid of invisible characters or converted.
    pub(super) const REPAIRED: Self = Self(1 << 5);
    /// A person's mend is in it.
    pub(super) const MENDED: Self = Self(1 << 6);
    /// It says Yes to e-mail, and since when.
    pub(super) const DATED: Self = Self(1 << 7);

    /// Whether `fact` is one of them.
    pub(super) const fn has(self, fact: Self) -> bool {
        self.0 & fact.0 != 0
    }

    /// With `fact` if it `holds`.
    pub(super) const fn with(self, fact: Self, holds: bool) -> Self {
        if holds { Self(self.0 | fact.0) } else { self }
    }
}
