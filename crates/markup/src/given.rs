//! What can fill a gap: texts of all kinds as values of attributes, as classes and to be shown, and nodes.

use yew::AttrValue;
use yew::virtual_dom::VNode;

use crate::Builder;

/// What can be an attribute's value.
pub trait Value {
    /// Fills the gap.
    fn fill(self, builder: &mut Builder);
}

/// What can be shown.
pub trait Show {
    /// Fills the gap.
    fn fill(self, builder: &mut Builder);
}

/// What can be one of several classes.
pub trait Class {
    /// Its name; nothing where it is missing.
    fn class(&self) -> &str;
}

macro_rules! given {
    ($of:ident: $($given:ty => |$builder:ident, $it:ident| $fill:expr;)+) => {
        $(
            impl $of for $given {
                #[inline]
                fn fill(self, $builder: &mut Builder) {
                    let $it = self;
                    $fill;
                }
            }
        )+
    };
}

given! { Value:
    &'static str => |builder, value| builder.known_value(Some(value));
    Option<&'static str> => |builder, value| builder.known_value(value);
    String => |builder, value| builder.made_value(Some(value));
    Option<String> => |builder, value| builder.made_value(value);
    AttrValue => |builder, value| builder.set_value(Some(value));
    Option<AttrValue> => |builder, value| builder.set_value(value);
    &AttrValue => |builder, value| builder.set_value(Some(value.clone()));
    &Option<AttrValue> => |builder, value| builder.set_value(value.clone());
}

given! { Show:
    &str => |builder, text| builder.text(text);
    &&str => |builder, text| builder.text(text);
    &String => |builder, text| builder.text(text);
    String => |builder, text| builder.made_text(text);
    AttrValue => |builder, text| builder.value_text(text);
    &AttrValue => |builder, text| builder.value_text(text.clone());
    VNode => |builder, node| builder.node(node);
    Vec<VNode> => |builder, nodes| builder.list(nodes);
}

impl<T: Show> Show for Option<T> {
    #[inline]
    fn fill(self, builder: &mut Builder) {
        match self {
            Some(shown) => shown.fill(builder),
            None => builder.nothing(),
        }
    }
}

impl Class for &str {
    #[inline]
    fn class(&self) -> &str {
        self
    }
}

impl Class for Option<&str> {
    #[inline]
    fn class(&self) -> &str {
        self.unwrap_or_default()
    }
}

/// The names that there are, with a space between each two.
#[inline(never)]
pub fn joined(classes: &[&str]) -> String {
    let mut all = String::new();
    for class in classes.iter().filter(|class| !class.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(class);
    }
    all
}
