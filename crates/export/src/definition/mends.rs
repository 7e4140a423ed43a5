//! Mends in an export's file.

use segment::{Mend, Target};

use super::flaw::{Flaw, Wanted};
use super::members::{Members, Place};
use super::node::Node;

const ZEROS: &str = "zeros";
const MANGLED: &str = "mangled";

pub(super) fn read(place: &Place<'_>) -> Result<Vec<Mend>, Flaw> {
    place.list()?.iter().map(one).collect()
}

fn one(place: &Place<'_>) -> Result<Mend, Flaw> {
    match place.node {
        Node::Text(name) if name == ZEROS => Ok(Mend::Zeros),
        Node::Text(name) if name == MANGLED => Ok(Mend::Mangled),
        Node::Object(_) => {
            let mut members = Members::of(&place.at, place.node)?;
            let mend = match members.take("domain") {
                Some(from) => Mend::Domain { from: domain(&from)?, to: domain(&members.need("to")?)? },
                None => value(&mut members)?,
            };
            members.end().map(|()| mend)
        }
        _ => Err(place.value(Wanted::Mend)),
    }
}

fn value(members: &mut Members<'_>) -> Result<Mend, Flaw> {
    let of = members.need("of")?;
    let target = Target::from_name(of.text(Wanted::Field)?).ok_or_else(|| of.value(Wanted::Field))?;
    let from = members.need("from")?.text(Wanted::Text)?.trim().to_owned();
    let to = members.need("to")?;
    // Nothing: the cell is to be empty.
    let Node::Text(text) = to.node else { return Err(to.value(Wanted::Text)) };
    Ok(Mend::Value { of: target, from, to: text.clone() })
}

fn domain(place: &Place<'_>) -> Result<String, Flaw> {
    let text = place.text(Wanted::Domain)?;
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
    if text.bytes().all(fits) { Ok(text.to_owned()) } else { Err(place.value(Wanted::Domain)) }
}

pub(super) fn write(mends: &[Mend]) -> Node {
    let one = |mend: &Mend| match mend {
        Mend::Domain { from, to } => Node::object([("domain", Node::text(from)), ("to", Node::text(to))]),
        Mend::Value { of, from, to } => {
            Node::object([("of", Node::text(of.name())), ("from", Node::text(from)), ("to", Node::text(to))])
        }
        Mend::Zeros => Node::text(ZEROS),
        Mend::Mangled => Node::text(MANGLED),
    };
    Node::List(mends.iter().map(one).collect())
}
