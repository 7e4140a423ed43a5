//! From markup to a template and the calls that fill it, in the order of the template's gaps.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::element::{Element, Given};
use crate::parse::{Component, Node};

/// A gap: something is given by a call.
const GAP: char = '\u{1}';
/// An element begins; its name follows.
const OPEN: char = '\u{2}';
/// An attribute of it; its name follows, then [`VALUE`] or [`GAP`].
const ATTRIBUTE: char = '\u{3}';
/// The attribute's value follows.
const VALUE: char = '\u{4}';
/// A text follows.
const TEXT: char = '\u{5}';
/// What was begun last ends.
const CLOSE: char = '\u{6}';
/// A fragment begins.
const FRAGMENT: char = '\u{7}';

/// The whole of it.
pub(crate) fn root(nodes: &[Node]) -> TokenStream {
    match nodes {
        [] => quote! { <::yew::virtual_dom::VNode as ::std::default::Default>::default() },
        [Node::Component(component)] => made(component),
        nodes => {
            let builder = Ident::new("builder", Span::mixed_site());
            let Piece { template, calls, .. } = Piece::of(&builder, nodes);
            // Without a gap there is nothing to call.
            let mutable = (!calls.is_empty()).then(|| quote! { mut });
            quote! {{
                let #mutable #builder = ::markup::Builder::new(#template);
                #calls
                #builder.finish()
            }}
        }
    }
}

/// A template and the calls for its gaps.
struct Piece<'a> {
    builder: &'a Ident,
    template: String,
    calls: TokenStream,
}

impl<'a> Piece<'a> {
    fn of(builder: &'a Ident, nodes: &[Node]) -> Self {
        let mut piece = Self { builder, template: String::new(), calls: TokenStream::new() };
        piece.nodes(nodes);
        piece
    }

    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        let builder = self.builder;
        match node {
            Node::Element(element) => self.element(element),
            Node::Fragment(children) => {
                self.template.push(FRAGMENT);
                self.nodes(children);
                self.template.push(CLOSE);
            }
            Node::Text(text) => self.text(TEXT, text),
            Node::Component(component) => {
                let made = made(component);
                self.gap(quote! { #builder.node(#made); });
            }
            Node::Shown(shown) => self.gap(quote_spanned! { shown.span() => #builder.show(#shown); }),
            Node::All(nodes) => self.gap(quote_spanned! { nodes.span() => #builder.all(#nodes); }),
            Node::If(branches) => {
                let branches = branches.iter().map(|(condition, nodes)| {
                    let Self { template, calls, .. } = Self::of(builder, nodes);
                    let condition = condition.as_ref().map(|condition| quote! { if #condition });
                    if nodes.is_empty() {
                        quote! { #condition { #builder.nothing(); } }
                    } else {
                        quote! { #condition { #builder.branch(#template); #calls } }
                    }
                });
                self.gap(quote! { #(#branches) else * });
            }
            Node::For(of, nodes) => {
                let (pattern, of) = &**of;
                let Self { template, calls, .. } = Self::of(builder, nodes);
                self.gap(quote! {
                    #builder.each();
                    for #pattern in #of {
                        #builder.item(#template);
                        #calls
                    }
                    #builder.end();
                });
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let builder = self.builder;
        self.text(OPEN, &element.tag);
        for (name, given) in &element.attributes {
            match given {
                Given::Text(text) => {
                    self.text(ATTRIBUTE, name);
                    self.text(VALUE, text);
                }
                Given::Value(value) => {
                    self.text(ATTRIBUTE, name);
                    self.gap(quote_spanned! { value.span() => #builder.value(#value); });
                }
                Given::Flag(flag) => {
                    self.text(ATTRIBUTE, name);
                    self.gap(quote_spanned! { flag.span() => #builder.flag(#flag); });
                }
                Given::Through(method, value) => {
                    self.gap(quote_spanned! { method.span() => #builder.#method(#value); });
                }
            }
        }
        self.nodes(&element.children);
        self.template.push(CLOSE);
    }

    fn gap(&mut self, call: TokenStream) {
        self.template.push(GAP);
        self.calls.extend(call);
    }

    fn text(&mut self, mark: char, text: &str) {
        self.template.push(mark);
        // The marks are no text.
        self.template.extend(text.chars().filter(|letter| *letter > FRAGMENT));
    }
}

/// A component with what it is given.
fn made(component: &Component) -> TokenStream {
    let Component { of, props, base, key, children } = component;
    let key = if let Some(key) = key {
        quote! { ::std::option::Option::Some(::std::convert::Into::into(#key)) }
    } else {
        quote! { ::std::option::Option::None }
    };
    let children = (!children.is_empty()).then(|| (Ident::new("children", of.span()), root(children)));
    let given = Ident::new("given", Span::mixed_site());
    let props = if let Some(base) = base {
        let set = props.iter().chain(&children).map(|(name, value)| {
            quote_spanned! { value.span() => #given.#name = ::yew::html::IntoPropValue::into_prop_value(#value); }
        });
        let mutable = (!props.is_empty() || children.is_some()).then(|| quote! { mut });
        quote! {{ let #mutable #given = #base; #(#set)* #given }}
    } else {
        let all = Ident::new("all", Span::mixed_site());
        let set = props.iter().chain(&children).map(|(name, value)| {
            quote_spanned! { value.span() => let #all = #given.#name(#all, #value); }
        });
        let mutable = (!props.is_empty() || children.is_some()).then(|| quote! { mut });
        let collect = quote_spanned! { of.span() =>
            <<#of as ::markup::Component>::Properties as ::markup::Collect>
        };
        quote_spanned! { of.span() => {
            let #mutable #given = #collect::given();
            let #all = #collect::nothing();
            #(#set)*
            #collect::collected(#given, #all)
        }}
    };
    quote_spanned! { of.span() => <#of as ::markup::Component>::node(#props, #key) }
}
