//! The properties of a component, and what collects them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Attribute, Data, DeriveInput, Error, Expr, Fields, Ident, Path, Result, Type};

/// A property.
struct Property<'a> {
    name: &'a Ident,
    of: &'a Type,
    /// What it is where it is not given; nothing where it has to be.
    otherwise: Option<TokenStream>,
}

/// What is derived: a struct that holds each property where it was given. Its methods are inlined wherever they are
/// called, so that nothing of it is left but the properties.
pub(crate) fn derive(input: &DeriveInput) -> Result<TokenStream> {
    let Data::Struct(data) = &input.data else {
        return Err(Error::new_spanned(input, "properties are a struct"));
    };
    let Fields::Named(fields) = &data.fields else {
        return Err(Error::new_spanned(input, "properties have names"));
    };
    if !input.generics.params.is_empty() {
        return Err(Error::new_spanned(&input.generics, "properties are of one type each"));
    }
    let mut properties = Vec::new();
    for field in &fields.named {
        let Some(name) = &field.ident else { continue };
        properties.push(Property { name, of: &field.ty, otherwise: otherwise(&field.attrs)? });
    }
    Ok(write(input, &properties))
}

fn otherwise(attributes: &[Attribute]) -> Result<Option<TokenStream>> {
    for attribute in attributes {
        if attribute.path().is_ident("prop_or_default") {
            return Ok(Some(quote! { ::std::default::Default::default() }));
        }
        if attribute.path().is_ident("prop_or") {
            let value: Expr = attribute.parse_args()?;
            return Ok(Some(quote! { #value }));
        }
        if attribute.path().is_ident("prop_or_else") {
            let made: Path = attribute.parse_args()?;
            return Ok(Some(quote! { #made() }));
        }
    }
    Ok(None)
}

fn write(input: &DeriveInput, properties: &[Property<'_>]) -> TokenStream {
    let (name, visibility) = (&input.ident, &input.vis);
    let given = format_ident!("{name}Given");
    let needed: Vec<&Ident> =
        properties.iter().filter(|property| property.otherwise.is_none()).map(|property| property.name).collect();
    let marks: Vec<Ident> = (0..needed.len()).map(|at| format_ident!("Mark{at}")).collect();
    let (names, types): (Vec<_>, Vec<_>) = properties.iter().map(|property| (property.name, property.of)).unzip();
    let setters = properties.iter().map(|Property { name, of, .. }| {
        let after: Vec<TokenStream> = needed
            .iter()
            .zip(&marks)
            .map(|(needed, mark)| {
                if needed == name {
                    quote! { ::markup::There }
                } else {
                    quote! { #mark }
                }
            })
            .collect();
        quote! {
            #[doc(hidden)]
            #[inline(always)]
            #visibility fn #name<#(#marks),*>(
                &mut self,
                _: ::markup::Has<(#(#marks,)*)>,
                value: impl ::yew::html::IntoPropValue<#of>,
            ) -> ::markup::Has<(#(#after,)*)> {
                // Nothing is there before: to drop it would be code.
                ::std::mem::forget(self.#name.replace(value.into_prop_value()));
                ::markup::Has::new()
            }
        }
    });
    let built = properties.iter().map(|Property { name, otherwise, .. }| {
        let otherwise = otherwise.clone().unwrap_or_else(|| quote! { ::markup::missing() });
        quote! {
            #name: match given.#name {
                ::std::option::Option::Some(value) => value,
                ::std::option::Option::None => #otherwise,
            }
        }
    });
    let missing = needed.iter().map(|_| quote! { ::markup::Missing });
    let there = needed.iter().map(|_| quote! { ::markup::There });
    quote! {
        #[doc(hidden)]
        #visibility struct #given { #(#names: ::std::option::Option<#types>,)* }

        /// Collected by other means than yew's.
        #[automatically_derived]
        impl ::yew::html::Properties for #name {
            type Builder = ();
            fn builder() {}
        }

        #[allow(clippy::all, clippy::pedantic, unreachable_pub)]
        impl #given { #(#setters)* }

        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic)]
        impl ::markup::Collect for #name {
            type Given = #given;
            type Nothing = (#(#missing,)*);
            type All = (#(#there,)*);
            #[inline(always)]
            fn given() -> #given {
                #given { #(#names: ::std::option::Option::None,)* }
            }
            #[inline(always)]
            fn collected(given: #given, _: ::markup::Has<Self::All>) -> Self {
                Self { #(#built,)* }
            }
        }
    }
}
