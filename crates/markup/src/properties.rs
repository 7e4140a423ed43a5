//! Collecting what a component is given: each property it needs, once.

use std::marker::PhantomData;

use yew::html::Properties;

/// Tells the compiler which properties were given: a [`There`] or a [`Missing`] for each that is needed.
#[derive(Clone, Copy, Debug)]
pub struct Has<T>(PhantomData<T>);

/// A property that was given.
#[derive(Debug)]
pub struct There;

/// A property that was not given.
#[derive(Debug)]
pub struct Missing;

impl<T> Has<T> {
    /// Costs nothing.
    #[inline]
    #[allow(clippy::new_without_default, reason = "only derived code makes it")]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

/// Properties that can be collected: see the derive macro [`Properties`](macro@crate::Properties).
pub trait Collect: Properties {
    /// What holds those that were given, with a method for each.
    type Given;
    /// Nothing was given yet.
    type Nothing;
    /// All that is needed was given.
    type All;

    /// Where collecting begins.
    fn given() -> Self::Given;

    /// See [`Self::given`].
    #[inline]
    fn nothing() -> Has<Self::Nothing> {
        Has::new()
    }

    /// The properties, which all are there.
    fn collected(given: Self::Given, has: Has<Self::All>) -> Self;
}

/// A component without properties.
impl Collect for () {
    type Given = ();
    type Nothing = ();
    type All = ();

    #[inline]
    fn given() {}

    #[inline]
    fn collected((): (), _: Has<()>) {}
}

/// What cannot come about: the types do not allow it.
///
/// # Panics
/// Always.
#[cold]
#[inline(never)]
pub fn missing() -> ! {
    panic!("a property is missing")
}
