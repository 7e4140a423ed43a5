//! `html!`, as yew writes it, made into a template and the calls that fill it. See `segue-markup`, which it is part of.

#![forbid(unsafe_code)]

mod element;
mod parse;
mod part;
mod properties;
mod write;

use proc_macro::TokenStream;

/// Markup: elements, components, texts in braces, `if` and `for`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    match syn::parse::<parse::Nodes>(input) {
        Ok(nodes) => write::root(&nodes.0).into(),
        Err(error) => error.into_compile_error().into(),
    }
}

/// Properties of a component, as yew derives them: `#[prop_or_default]`, `#[prop_or(value)]` or
/// `#[prop_or_else(function)]` says what a property is that is not given.
#[proc_macro_derive(Properties, attributes(prop_or_default, prop_or, prop_or_else))]
pub fn properties(input: TokenStream) -> TokenStream {
    let derived = syn::parse(input).and_then(|input| properties::derive(&input));
    derived.unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a component without a state of its own of a function: it is drawn where it stands, whenever what is around it is
/// drawn. It takes the place of yew's `#[component]` where no hook is used, and where drawing is little work: a tenth of
/// the code, and nothing that keeps it.
#[proc_macro_attribute]
pub fn part(_: TokenStream, function: TokenStream) -> TokenStream {
    let part = syn::parse(function).and_then(|function| part::part(&function));
    part.unwrap_or_else(syn::Error::into_compile_error).into()
}
