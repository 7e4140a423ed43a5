//! The matching in an export's file: a field, and the labels of the columns that fill it.

use segment::value::DateOrder;
use segment::{ContactField, Filling, PropertyKind, Target};

use super::flaw::{Flaw, Wanted};
use super::members::{Members, Place};
use super::names::{ORDER, TYPE, Type, node};
use super::node::Node;
use crate::recipe::{NamedProperty, Recipe};

pub(super) fn read(place: &Place<'_>, recipe: &mut Recipe) -> Result<(), Flaw> {
    for (name, place) in Members::of(&place.at, place.node)?.rest() {
        let of = Target::from_name(name).ok_or_else(|| Flaw::Unknown { at: place.at.clone() })?;
        let Filled { from, kind, order } = filled(&place, matches!(of, Target::Property(_)))?;
        if let (Filling::Column(label), Some(order)) = (&from, order) {
            match recipe.orders.iter().find(|(known, _)| known == label) {
                Some((_, known)) if *known != order => return Err(place.value(Wanted::SameOrder)),
                Some(_) => {}
                None => recipe.orders.push((label.clone(), order)),
            }
        }
        match of {
            Target::Field(ContactField::Email) if !matches!(from, Filling::Column(_)) => {
                return Err(place.value(Wanted::Column));
            }
            Target::Field(field) => recipe.fields.insert(field, from),
            Target::Property(name) => recipe.properties.push(NamedProperty { name, kind, from }),
        }
    }
    if recipe.fields.get(&ContactField::Email).is_none() {
        return Err(Flaw::Missing { at: format!("{}.email", place.at) });
    }
    Ok(())
}

/// What stands beside a field.
struct Filled {
    from: Filling<String>,
    kind: PropertyKind,
    order: Option<DateOrder>,
}

fn filled(place: &Place<'_>, is_property: bool) -> Result<Filled, Flaw> {
    let plain = |from| Filled { from, kind: PropertyKind::default(), order: None };
    match place.node {
        Node::Text(_) | Node::List(_) => columns(place).map(plain),
        Node::Object(_) => {
            let mut members = Members::of(&place.at, place.node)?;
            let from = match members.take("value") {
                Some(value) => Filling::Constant(value.text(Wanted::Text)?.to_owned()),
                None => columns(&members.need("column")?)?,
            };
            let kind = if is_property { kind(&mut members)? } else { PropertyKind::default() };
            let order = match &from {
                Filling::Column(_) => members.take("order").map(|order| order.one_of(&ORDER)).transpose()?,
                _ => None,
            };
            members.end().map(|()| Filled { from, kind, order })
        }
        _ => Err(place.value(Wanted::Filling)),
    }
}

/// A label, or several.
fn columns(place: &Place<'_>) -> Result<Filling<String>, Flaw> {
    match place.node {
        Node::Text(_) => Ok(Filling::Column(place.text(Wanted::Filling)?.to_owned())),
        Node::List(nodes) if !nodes.is_empty() => {
            let labels = place.list()?;
            let labels = labels.iter().map(|label| Ok(label.text(Wanted::Column)?.to_owned()));
            labels.collect::<Result<_, _>>().map(Filling::Joined)
        }
        _ => Err(place.value(Wanted::Filling)),
    }
}

fn kind(members: &mut Members<'_>) -> Result<PropertyKind, Flaw> {
    let kind = members.take("type").map(|kind| kind.one_of(&TYPE)).transpose()?;
    Ok(match kind.unwrap_or(Type::Text) {
        Type::Text => PropertyKind::Text,
        Type::Number => PropertyKind::Number,
        Type::TrueFalse => PropertyKind::TrueFalse,
        Type::Date => PropertyKind::Date,
        Type::List => {
            let place = members.need("separator")?;
            let Node::Text(text) = place.node else { return Err(place.value(Wanted::Separator)) };
            let mut letters = text.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => PropertyKind::List(letter),
                _ => return Err(place.value(Wanted::Separator)),
            }
        }
    })
}

pub(super) fn write(recipe: &Recipe) -> Node {
    let fields = recipe.fields.iter().map(|(field, from)| {
        let told = told(recipe, from, PropertyKind::default());
        (field.name().to_owned(), told)
    });
    let properties = recipe.properties.iter().map(|property| {
        let name = Target::Property(property.name.clone()).name();
        (name, told(recipe, &property.from, property.kind))
    });
    Node::Object(fields.chain(properties).collect())
}

fn told(recipe: &Recipe, from: &Filling<String>, kind: PropertyKind) -> Node {
    let (name, source) = match from {
        Filling::Column(label) => ("column", Node::text(label)),
        Filling::Joined(labels) => ("column", Node::List(labels.iter().map(Node::text).collect())),
        Filling::Constant(value) => ("value", Node::text(value)),
    };
    let mut more = Vec::new();
    let (kind, separator) = match kind {
        PropertyKind::Text => (Type::Text, None),
        PropertyKind::Number => (Type::Number, None),
        PropertyKind::TrueFalse => (Type::TrueFalse, None),
        PropertyKind::Date => (Type::Date, None),
        PropertyKind::List(separator) => (Type::List, Some(separator)),
    };
    if kind != Type::Text {
        more.push(("type".to_owned(), node(&TYPE, kind)));
    }
    more.extend(separator.map(|separator| ("separator".to_owned(), Node::text(separator))));
    if let Filling::Column(label) = from
        && let Some((_, order)) = recipe.orders.iter().find(|(known, _)| known == label)
    {
        more.push(("order".to_owned(), node(&ORDER, *order)));
    }
    if more.is_empty() && name == "column" {
        return source;
    }
    more.insert(0, (name.to_owned(), source));
    Node::Object(more)
}
