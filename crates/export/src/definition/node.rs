//! JSON as it stands in a text: members in their order, and a name that stands twice stays there twice.

use std::fmt;

use json::Writer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// `null`, true or false: nothing that an export says.
    Other,
    /// A number; none where it is no whole one from 0 on.
    Number(Option<u64>),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object with these members.
    pub(super) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
    }

    /// Writes the value.
    pub(super) fn write(&self, writer: &mut Writer) {
        match self {
            Self::Other | Self::Number(None) => writer.raw("null"),
            Self::Number(Some(number)) => writer.raw(&number.to_string()),
            Self::Text(text) => writer.text(text),
            Self::List(nodes) => {
                writer.open(b'[');
                for node in nodes {
                    node.write(writer);
                }
                writer.close(b']');
            }
            Self::Object(members) => {
                writer.open(b'{');
                for (name, node) in members {
                    writer.name(name);
                    node.write(writer);
                }
                writer.close(b'}');
            }
        }
    }

    /// The value in a few letters, for whoever has to find it; nothing of what may be a key, an address, or long.
    pub(super) fn shown(&self) -> String {
        const LONGEST: usize = 24;
        match self {
            Self::Text(text)
                if (1..=LONGEST).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                text.clone()
            }
            Self::Number(Some(number)) => number.to_string(),
            _ => String::new(),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Other)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Number(Some(number)))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Number(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Number(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = access.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = access.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }
}
