//! `html!`, as yew writes it, made into a template and the calls that fill it. See `segue-markup`, which it is part of.

#![forbid(unsafe_code)]

mod element;
mod parse;
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
