//! A function that is a component without a state of its own.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, FnArg, ItemFn, Result, Type};

/// A type of the function's name, which is drawn by it.
pub(crate) fn part(function: &ItemFn) -> Result<TokenStream> {
    let ItemFn { attrs, vis, sig, block } = function;
    let properties = sig.inputs.first();
    let of = match properties {
        None => quote! { () },
        Some(FnArg::Typed(argument)) => match &*argument.ty {
            Type::Reference(of) => {
                let of = &of.elem;
                quote! { #of }
            }
            other => return Err(Error::new_spanned(other, "a reference to the properties")),
        },
        Some(other) => return Err(Error::new_spanned(other, "a part is no method")),
    };
    if sig.inputs.len() > 1 || !sig.generics.params.is_empty() {
        return Err(Error::new_spanned(&sig.inputs, "the properties alone"));
    }
    let (name, output) = (&sig.ident, &sig.output);
    let given = properties.map(|_| quote! { &properties });
    Ok(quote! {
        #(#attrs)*
        #[derive(Debug)]
        #vis struct #name;

        impl ::markup::Component for #name {
            type Properties = #of;

            fn node(
                properties: Self::Properties,
                key: ::std::option::Option<::yew::virtual_dom::Key>,
            ) -> ::yew::virtual_dom::VNode {
                fn draw(#properties) #output #block
                let _ = &properties;
                ::markup::keyed(draw(#given), key)
            }
        }
    })
}
