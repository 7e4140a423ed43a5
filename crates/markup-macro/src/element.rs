//! An element and its attributes, as they are written.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Error, Expr, Ident, Lit, Result, Token, token};

use crate::parse::{Node, short, text_of, until_closed, value};

/// Attributes that are there or not.
const FLAGS: [&str; 21] = [
    "allowfullscreen",
    "autofocus",
    "checked",
    "controls",
    "default",
    "disabled",
    "formnovalidate",
    "hidden",
    "inert",
    "itemscope",
    "loop",
    "multiple",
    "muted",
    "novalidate",
    "open",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "selected",
    "webkitdirectory",
];

/// An element of HTML or SVG.
pub(crate) struct Element {
    pub(crate) tag: String,
    /// In the order in which they are given.
    pub(crate) attributes: Vec<(String, Given)>,
    pub(crate) children: Vec<Node>,
}

/// What an attribute is given.
pub(crate) enum Given {
    /// A text that is known.
    Text(String),
    /// What becomes a text, or none.
    Value(TokenStream),
    /// Whether it is there.
    Flag(TokenStream),
    /// A key, a reference to the node or a listener: the method that takes it.
    Through(Ident, TokenStream),
}

impl Element {
    /// What comes after `<`.
    pub(crate) fn after_bracket(input: ParseStream<'_>) -> Result<Self> {
        let tag = dashed(input)?.1;
        let mut attributes: Vec<(String, Given)> = Vec::new();
        while !input.peek(Token![>]) && !input.peek(Token![/]) {
            let (at, name, value) = if input.peek(token::Brace) {
                let name = short(input)?;
                let value = syn::parse2(name.to_token_stream())?;
                (name.clone(), name.unraw().to_string(), value)
            } else {
                let (at, name) = dashed(input)?;
                input.parse::<Token![=]>()?;
                (at, name, value(input)?)
            };
            if attributes.iter().any(|(known, _)| *known == name) {
                return Err(Error::new(at.span(), "given twice"));
            }
            if let Some(given) = given(&at, &name, &value)? {
                attributes.push((name, given));
            }
        }
        let mut children = Vec::new();
        if input.parse::<Option<Token![/]>>()?.is_none() {
            input.parse::<Token![>]>()?;
            children = until_closed(input)?;
            let (at, closed) = dashed(input)?;
            if closed != tag {
                return Err(Error::new(at.span(), format!("`{tag}` is open")));
            }
        }
        input.parse::<Token![>]>()?;
        // The order of yew: what is read first comes first in HTML too, and `class` last.
        attributes.sort_by_key(|(name, given)| match (name.as_str(), given) {
            ("value" | "checked", _) => 0,
            ("key" | "ref", _) => 1,
            ("class", _) => 4,
            (_, Given::Text(_) | Given::Value(_)) => 2,
            (_, Given::Flag(_)) => 3,
            (_, Given::Through(..)) => 5,
        });
        Ok(Self { tag, attributes, children })
    }
}

fn given(at: &Ident, name: &str, value: &Expr) -> Result<Option<Given>> {
    let tokens = value.to_token_stream();
    if name == "defaultvalue" {
        return Err(Error::new(at.span(), "not known here"));
    }
    if name == "ref" {
        return Ok(Some(Given::Through(Ident::new("node_ref", at.span()), tokens)));
    }
    if name.starts_with("on") {
        return Ok(Some(Given::Through(at.clone(), tokens)));
    }
    if let Expr::Lit(literal) = value {
        return match &literal.lit {
            // A control is held to it either way.
            Lit::Bool(_) if name == "checked" => Ok(Some(Given::Flag(tokens))),
            Lit::Bool(there) if FLAGS.contains(&name) => Ok(there.value().then(|| Given::Text(name.to_owned()))),
            Lit::Str(text) if name == "class" && text.value().is_empty() => Ok(None),
            _ => match text_of(value) {
                Some(text) => Ok(Some(Given::Text(text))),
                None => Err(Error::new_spanned(value, "a text in quotation marks, or an expression in braces")),
            },
        };
    }
    Ok(Some(if name == "key" {
        Given::Through(at.clone(), tokens)
    } else if FLAGS.contains(&name) {
        Given::Flag(tokens)
    } else {
        Given::Value(tokens)
    }))
}

/// `aria-label`, `viewBox`, `type`: where it begins, and the whole.
fn dashed(input: ParseStream<'_>) -> Result<(Ident, String)> {
    let first = input.call(Ident::parse_any)?;
    let mut name = first.unraw().to_string();
    while input.parse::<Option<Token![-]>>()?.is_some() {
        name.push('-');
        name.push_str(&input.call(Ident::parse_any)?.unraw().to_string());
    }
    Ok((first, name))
}
