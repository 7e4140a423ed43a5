//! The members of an object, taken by name: what nobody took is not known.

use super::flaw::{Flaw, Wanted};
use super::node::Node;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Place<'n> {
    pub(super) at: String,
    pub(super) node: &'n Node,
}

impl<'n> Place<'n> {
    /// The value is not what may stand here.
    pub(super) fn value(&self, wanted: Wanted) -> Flaw {
        Flaw::Value { at: self.at.clone(), found: self.node.shown(), wanted }
    }

    /// The same where the value is nobody's to see.
    pub(super) fn hidden(&self, wanted: Wanted) -> Flaw {
        Flaw::Value { at: self.at.clone(), found: String::new(), wanted }
    }

    /// A text that holds something.
    pub(super) fn text(&self, wanted: Wanted) -> Result<&'n str, Flaw> {
        match self.node {
            Node::Text(text) if !text.trim().is_empty() => Ok(text),
            _ => Err(self.value(wanted)),
        }
    }

    /// The items of a list.
    pub(super) fn list(&self) -> Result<Vec<Place<'n>>, Flaw> {
        let Node::List(nodes) = self.node else { return Err(self.value(Wanted::List)) };
        let place = |(index, node)| Place { at: format!("{}[{index}]", self.at), node };
        Ok(nodes.iter().enumerate().map(place).collect())
    }

    /// What one of these words means.
    pub(super) fn one_of<T: Copy, const N: usize>(&self, names: &super::names::Names<T, N>) -> Result<T, Flaw> {
        let place = match self.node {
            Node::Text(text) => names.words.iter().position(|word| word == text),
            _ => None,
        };
        place.map(|place| names.meanings[place]).ok_or_else(|| self.value(Wanted::OneOf(names.words)))
    }
}

/// The members of one object that nobody took yet.
#[derive(Debug)]
pub(super) struct Members<'n> {
    at: String,
    left: Vec<(&'n str, &'n Node)>,
}

impl<'n> Members<'n> {
    /// Those of an object.
    pub(super) fn of(at: &str, node: &'n Node) -> Result<Self, Flaw> {
        let Node::Object(members) = node else {
            return Err(Place { at: at.to_owned(), node }.value(Wanted::Object));
        };
        let all = Self { at: at.to_owned(), left: members.iter().map(|(name, node)| (name.as_str(), node)).collect() };
        for (index, (name, _)) in all.left.iter().enumerate() {
            if all.left[..index].iter().any(|(other, _)| other == name) {
                return Err(Flaw::Twice { at: all.path(name) });
            }
        }
        Ok(all)
    }

    fn path(&self, name: &str) -> String {
        // A name is told as far as it is one: a whole text pasted in its place is not.
        let name: String = name.chars().take(80).collect();
        if self.at.is_empty() { name } else { format!("{}.{name}", self.at) }
    }

    /// The member with this name, if it is there.
    pub(super) fn take(&mut self, name: &str) -> Option<Place<'n>> {
        let index = self.left.iter().position(|(known, _)| *known == name)?;
        let (_, node) = self.left.remove(index);
        Some(Place { at: self.path(name), node })
    }

    /// The member with this name.
    pub(super) fn need(&mut self, name: &str) -> Result<Place<'n>, Flaw> {
        self.take(name).ok_or_else(|| Flaw::Missing { at: self.path(name) })
    }

    /// All that are left, in their order.
    pub(super) fn rest(self) -> impl Iterator<Item = (&'n str, Place<'n>)> {
        let places: Vec<_> =
            self.left.iter().map(|&(name, node)| (name, Place { at: self.path(name), node })).collect();
        places.into_iter()
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<(), Flaw> {
        match self.left.first() {
            None => Ok(()),
            Some((name, _)) => Err(Flaw::Unknown { at: self.path(name) }),
        }
    }
}
