//! JSON as [`super::read`] goes through it: in the order of the types that are read, not in that of the text.

use json::Value;

use super::Unreadable;

/// What is still to be read, the next last.
pub(in crate::services) struct Nodes<'a>(Vec<Node<'a>>);

enum Node<'a> {
    Value(&'a Value),
    /// The key of an entry.
    Key(&'a str),
    /// A field that the object does not have, or what a variant holds that is only a name.
    Absent,
}

impl<'a> Nodes<'a> {
    pub(in crate::services) fn of(value: &'a Value) -> Self {
        Self(vec![Node::Value(value)])
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn value(&mut self) -> Option<&'a Value> {
        match self.0.pop()? {
            Node::Value(value) => Some(value),
            Node::Key(_) | Node::Absent => None,
        }
    }

    pub(super) fn number(&mut self) -> Result<u64, Unreadable> {
        self.value().and_then(Value::as_u64).ok_or(Unreadable)
    }

    pub(super) fn signed(&mut self) -> Result<i64, Unreadable> {
        self.value().and_then(Value::as_i64).ok_or(Unreadable)
    }

    pub(super) fn flag(&mut self) -> Result<bool, Unreadable> {
        self.value().and_then(Value::as_bool).ok_or(Unreadable)
    }

    pub(super) fn letter(&mut self) -> Option<char> {
        let mut letters = self.text().ok()?.chars();
        letters.next().filter(|_| letters.as_str().is_empty())
    }

    pub(super) fn text(&mut self) -> Result<&'a str, Unreadable> {
        match self.0.pop() {
            Some(Node::Key(text)) => Ok(text),
            Some(Node::Value(Value::String(text))) => Ok(text),
            _ => Err(Unreadable),
        }
    }

    /// Goes past a null.
    pub(super) fn is_some(&mut self) -> bool {
        self.0.pop_if(|node| matches!(node, Node::Value(Value::Null))).is_none()
    }

    pub(super) fn is_absent(&mut self) -> bool {
        self.0.pop_if(|node| matches!(node, Node::Absent)).is_some()
    }

    pub(super) fn unit(&mut self) -> Result<(), Unreadable> {
        match self.0.pop() {
            Some(Node::Absent | Node::Value(Value::Null)) => Ok(()),
            _ => Err(Unreadable),
        }
    }

    pub(super) fn list(&mut self) -> Result<usize, Unreadable> {
        let Some(Value::Array(list)) = self.value() else { return Err(Unreadable) };
        self.0.extend(list.iter().rev().map(Node::Value));
        Ok(list.len())
    }

    pub(super) fn map(&mut self) -> Result<usize, Unreadable> {
        let Some(Value::Object(map)) = self.value() else { return Err(Unreadable) };
        for (key, value) in map {
            self.0.extend([Node::Value(value), Node::Key(key)]);
        }
        Ok(map.len())
    }

    pub(super) fn fields(&mut self, names: &[&str]) -> Result<(), Unreadable> {
        let Some(value @ Value::Object(_)) = self.value() else { return Err(Unreadable) };
        self.0.extend(names.iter().rev().map(|name| value.get(name).map_or(Node::Absent, Node::Value)));
        Ok(())
    }

    pub(super) fn variant(&mut self, names: &[&str]) -> Result<u64, Unreadable> {
        let (name, held) = match self.0.pop() {
            Some(Node::Key(name)) => (name, Node::Absent),
            Some(Node::Value(Value::String(name))) => (name.as_str(), Node::Absent),
            Some(Node::Value(Value::Object(map))) => match map.as_slice() {
                [(name, value)] => (name.as_str(), Node::Value(value)),
                _ => return Err(Unreadable),
            },
            _ => return Err(Unreadable),
        };
        self.0.push(held);
        names.iter().position(|known| *known == name).map(|index| index as u64).ok_or(Unreadable)
    }
}
