//! What stands in markup by a name of its own.

use std::rc::Rc;

use yew::BaseComponent;
use yew::virtual_dom::{Key, VComp, VList, VNode};

use crate::Collect;

/// What can be drawn from properties: yew's components, and parts, which see [`part`](macro@crate::part).
pub trait Component {
    /// What it is drawn from.
    type Properties: Collect;
    /// The node that it is.
    fn node(properties: Self::Properties, key: Option<Key>) -> VNode;
}

impl<C: BaseComponent> Component for C
where
    C::Properties: Collect,
{
    type Properties = C::Properties;

    #[inline(never)]
    fn node(properties: Self::Properties, key: Option<Key>) -> VNode {
        VComp::new::<C>(Rc::new(properties), key).into()
    }
}

/// A part's node, found again by its key where it has one.
#[inline]
pub fn keyed(node: VNode, key: Option<Key>) -> VNode {
    if key.is_some() { VList::with_children(vec![node], key).into() } else { node }
}
