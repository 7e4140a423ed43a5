//! Markup as it is written.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Block, Error, Expr, ExprBlock, ExprLit, Ident, Lit, Pat, Result, Stmt, Token, Type, braced, token};

use crate::element::Element;

/// A piece of markup.
pub(crate) enum Node {
    /// An element of HTML or SVG.
    Element(Element),
    /// `<></>`.
    Fragment(Vec<Node>),
    /// `<Component … />`.
    Component(Box<Component>),
    /// A text that is known.
    Text(String),
    /// Anything that can be shown.
    Shown(Expr),
    /// `{ for nodes }`.
    All(Expr),
    /// `if`, with its conditions and branches; the last one is `else`.
    If(Vec<(Option<Expr>, Vec<Node>)>),
    /// `for`.
    For(Box<(Pat, Expr)>, Vec<Node>),
}

/// A component, what it is given, and what is in it.
pub(crate) struct Component {
    pub(crate) of: Type,
    pub(crate) props: Vec<(Ident, TokenStream)>,
    /// `..base`
    pub(crate) base: Option<Expr>,
    pub(crate) key: Option<TokenStream>,
    pub(crate) children: Vec<Node>,
}

/// Pieces one after the other.
pub(crate) struct Nodes(pub(crate) Vec<Node>);

impl Parse for Nodes {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut nodes = Vec::new();
        while !input.is_empty() {
            nodes.push(input.parse()?);
        }
        Ok(Self(nodes))
    }
}

impl Parse for Node {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if input.peek(token::Brace) {
            return shown(input);
        }
        if input.peek(Token![if]) {
            return branches(input).map(Self::If);
        }
        if input.peek(Token![for]) {
            input.parse::<Token![for]>()?;
            let pattern = Pat::parse_single(input)?;
            input.parse::<Token![in]>()?;
            let of = Expr::parse_without_eager_brace(input)?;
            return Ok(Self::For(Box::new((pattern, of)), block(input)?));
        }
        if !input.peek(Token![<]) {
            // `html! { expression }`, which alone is the whole.
            return input.parse().map(Self::Shown);
        }
        if input.peek2(Token![/]) {
            return Err(input.error("nothing is open that could be closed here"));
        }
        input.parse::<Token![<]>()?;
        if input.parse::<Option<Token![>]>>()?.is_some() {
            let children = until_closed(input)?;
            input.parse::<Token![>]>()?;
            return Ok(Self::Fragment(children));
        }
        if input.peek(Token![@]) {
            return Err(input.error("an element needs a name that is known here"));
        }
        let name = input.fork().call(Ident::parse_any)?;
        if name.to_string().starts_with(char::is_uppercase) {
            Component::after_bracket(input).map(|component| Self::Component(Box::new(component)))
        } else {
            Element::after_bracket(input).map(Self::Element)
        }
    }
}

/// `{ expression }`, or `{ "text" }`.
fn shown(input: ParseStream<'_>) -> Result<Node> {
    let content;
    braced!(content in input);
    let all = content.parse::<Option<Token![for]>>()?.is_some();
    let shown: Expr = content.parse()?;
    if !content.is_empty() {
        return Err(content.error("one expression can be shown"));
    }
    Ok(match text_of(&shown) {
        Some(text) => Node::Text(text),
        None if all => Node::All(shown),
        None => Node::Shown(shown),
    })
}

/// The text of a literal one.
pub(crate) fn text_of(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn block(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let content;
    braced!(content in input);
    content.parse().map(|nodes: Nodes| nodes.0)
}

fn branches(input: ParseStream<'_>) -> Result<Vec<(Option<Expr>, Vec<Node>)>> {
    let mut branches = Vec::new();
    loop {
        input.parse::<Token![if]>()?;
        let condition = Expr::parse_without_eager_brace(input)?;
        branches.push((Some(condition), block(input)?));
        if input.parse::<Option<Token![else]>>()?.is_none() {
            branches.push((None, Vec::new()));
            return Ok(branches);
        }
        if !input.peek(Token![if]) {
            branches.push((None, block(input)?));
            return Ok(branches);
        }
    }
}

/// What is inside, up to `</`, which is read too.
pub(crate) fn until_closed(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let mut children = Vec::new();
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.is_empty() {
            return Err(input.error("something is not closed"));
        }
        children.push(input.parse()?);
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    Ok(children)
}

/// What comes after `name=`: a literal, or an expression in braces.
pub(crate) fn value(input: ParseStream<'_>) -> Result<Expr> {
    if !input.peek(token::Brace) {
        return input.parse().map(|lit: Lit| ExprLit { attrs: Vec::new(), lit }.into());
    }
    let block: Block = input.parse()?;
    Ok(match block.stmts.as_slice() {
        [Stmt::Expr(alone, None)] => alone.clone(),
        _ => ExprBlock { attrs: Vec::new(), label: None, block }.into(),
    })
}

/// `{name}`, short for `name={name}`.
pub(crate) fn short(input: ParseStream<'_>) -> Result<Ident> {
    let content;
    braced!(content in input);
    let name = content.parse()?;
    if content.is_empty() { Ok(name) } else { Err(content.error("only a name stands for itself and its value")) }
}

/// An expression that is not in braces: up to `>` or `/>`, which it may not hold.
fn until_bracket(input: ParseStream<'_>) -> Result<Expr> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![>]) && !input.peek(Token![/]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    syn::parse2(tokens)
}

impl Component {
    fn after_bracket(input: ParseStream<'_>) -> Result<Self> {
        let of: Type = input.parse()?;
        let (mut props, mut key, mut base) = (Vec::new(), None, None);
        while !input.peek(Token![>]) && !input.peek(Token![/]) {
            if input.parse::<Option<Token![..]>>()?.is_some() {
                base = Some(until_bracket(input)?);
                break;
            }
            let (name, value) = if input.peek(token::Brace) {
                let name = short(input)?;
                let value = name.to_token_stream();
                (name, value)
            } else {
                let name = input.call(Ident::parse_any)?;
                input.parse::<Token![=]>()?;
                (name, value(input)?.into_token_stream())
            };
            if name == "key" {
                key = Some(value);
            } else if props.iter().any(|(known, _)| *known == name) {
                return Err(Error::new(name.span(), "given twice"));
            } else {
                props.push((name, value));
            }
        }
        let mut children = Vec::new();
        if input.parse::<Option<Token![/]>>()?.is_none() {
            input.parse::<Token![>]>()?;
            children = until_closed(input)?;
            let closed: Type = input.parse()?;
            if closed.to_token_stream().to_string() != of.to_token_stream().to_string() {
                return Err(Error::new_spanned(closed, "another component is open"));
            }
        }
        input.parse::<Token![>]>()?;
        Ok(Self { of, props, base, key, children })
    }
}
