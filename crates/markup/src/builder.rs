//! From a template and what fills its gaps to nodes.

use std::mem::take;
use std::rc::Rc;

use yew::virtual_dom::{Key, Listener, VList, VNode, VTag, VText};
use yew::{AttrValue, NodeRef};

use crate::given::{Show, Value};
use crate::marks::{ATTRIBUTE, CLOSE, FRAGMENT, GAP, OPEN, TEXT, VALUE};

/// Reads a template up to its next gap, waits for what fills it, and goes on.
///
/// Not one of its methods is inlined, but those that only find out of what type something is: they are called in
/// hundreds of places.
pub struct Builder {
    /// What was not read yet of the template.
    rest: &'static str,
    /// What was not read yet of those around it.
    around: Vec<Around>,
    /// What is open.
    open: Vec<Open>,
    /// Nodes: those of what is open last come last.
    nodes: Vec<VNode>,
    /// The attribute that is waited for.
    name: &'static str,
}

/// The template that goes on when an inner one is read.
enum Around {
    /// It has this left.
    Branch(&'static str),
    /// It goes on when a loop is over.
    Loop(&'static str),
}

/// An element or a list that is open, and how many nodes were there before it.
struct Open {
    element: Option<VTag>,
    before: usize,
}

impl Builder {
    /// Begins to read a template.
    #[inline(never)]
    pub fn new(template: &'static str) -> Box<Self> {
        let mut builder = Self { rest: template, around: Vec::new(), open: Vec::new(), nodes: Vec::new(), name: "" };
        builder.read();
        Box::new(builder)
    }

    /// What came of it.
    #[inline(never)]
    #[allow(clippy::boxed_local, reason = "it is in its box, which goes with it")]
    pub fn finish(mut self: Box<Self>) -> VNode {
        one(take(&mut self.nodes))
    }

    /// Reads up to the next gap, or to the end.
    fn read(&mut self) {
        loop {
            let Some(mark) = self.rest.bytes().next() else {
                match self.around.pop() {
                    Some(Around::Branch(rest)) => {
                        self.close();
                        self.rest = rest;
                        continue;
                    }
                    Some(outer) => self.around.push(outer),
                    None => {}
                }
                return;
            };
            let text = &self.rest[1..];
            let length = text.bytes().position(|letter| letter <= FRAGMENT).unwrap_or(text.len());
            let (text, rest) = text.split_at(length);
            self.rest = rest;
            match mark {
                OPEN => self.begin(Some(VTag::new(AttrValue::Static(text)))),
                ATTRIBUTE => self.name = text,
                VALUE => self.attribute(AttrValue::Static(text)),
                TEXT => self.nodes.push(VText::new(AttrValue::Static(text)).into()),
                CLOSE => self.close(),
                FRAGMENT => self.begin(None),
                _ => {
                    debug_assert_eq!(mark, GAP, "no other mark is written");
                    return;
                }
            }
        }
    }

    fn begin(&mut self, element: Option<VTag>) {
        self.open.push(Open { element, before: self.nodes.len() });
    }

    fn close(&mut self) {
        let Some(Open { element, before }) = self.open.pop() else { return };
        let nodes = self.nodes.split_off(before);
        let node = match element {
            Some(mut element) => {
                if let Some(children) = element.children_mut()
                    && !nodes.is_empty()
                {
                    *children = one(nodes);
                }
                element.into()
            }
            None => VList::from(nodes).into(),
        };
        self.nodes.push(node);
    }

    fn element(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.element.as_mut()
    }

    /// Sets the attribute that is waited for.
    fn attribute(&mut self, value: AttrValue) {
        let name = self.name;
        let Some(element) = self.element() else { return };
        match name {
            "key" => element.key = Some(Key::from(value.as_str())),
            "value" if matches!(element.tag(), "input" | "textarea") => element.set_value(value),
            "checked" => element.set_checked(true),
            "class" if value.is_empty() => {}
            name => element.add_attribute(name, value),
        }
    }

    /// A value of an attribute.
    #[inline]
    pub fn value(&mut self, value: impl Value) {
        value.fill(self);
    }

    /// A text that is known beforehand, as the attribute's value.
    #[inline(never)]
    pub fn known_value(&mut self, value: Option<&'static str>) {
        self.set_value(value.map(AttrValue::Static));
    }

    /// A text as the attribute's value.
    #[inline(never)]
    pub fn made_value(&mut self, value: Option<String>) {
        self.set_value(value.map(AttrValue::from));
    }

    /// A text as the attribute's value.
    #[inline(never)]
    pub fn set_value(&mut self, value: Option<AttrValue>) {
        if let Some(value) = value {
            self.attribute(value);
        }
        self.read();
    }

    /// Whether the attribute is there.
    #[inline(never)]
    pub fn flag(&mut self, there: bool) {
        let name = self.name;
        if name == "checked" {
            if let Some(element) = self.element() {
                element.set_checked(there);
            }
        } else if there {
            self.attribute(AttrValue::Static(name));
        }
        self.read();
    }

    /// The element's key.
    #[inline]
    pub fn key(&mut self, key: impl Into<Key>) {
        self.set_key(key.into());
    }

    #[inline(never)]
    fn set_key(&mut self, key: Key) {
        if let Some(element) = self.element() {
            element.key = Some(key);
        }
        self.read();
    }

    /// The reference that is to lead to the element.
    #[inline(never)]
    pub fn node_ref(&mut self, node: impl yew::html::IntoPropValue<NodeRef>) {
        if let Some(element) = self.element() {
            element.node_ref = node.into_prop_value();
        }
        self.read();
    }

    #[inline(never)]
    pub(crate) fn listen(&mut self, listener: Option<Rc<dyn Listener>>) {
        if let (Some(element), Some(listener)) = (self.element(), listener) {
            element.add_listener(listener);
        }
        self.read();
    }

    /// Something that is shown.
    #[inline]
    pub fn show(&mut self, shown: impl Show) {
        shown.fill(self);
    }

    /// A node.
    #[inline(never)]
    pub fn node(&mut self, node: VNode) {
        self.nodes.push(node);
        self.read();
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.node(VText::new(AttrValue::from(text.to_owned())).into());
    }

    /// A text.
    #[inline(never)]
    pub fn made_text(&mut self, text: String) {
        self.node(VText::new(text).into());
    }

    /// A text.
    #[inline(never)]
    pub fn value_text(&mut self, text: AttrValue) {
        self.node(VText::new(text).into());
    }

    /// Nodes, as a list.
    #[inline(never)]
    pub fn list(&mut self, nodes: Vec<VNode>) {
        self.node(VList::from(nodes).into());
    }

    /// Nodes, as a list.
    #[inline]
    pub fn all(&mut self, nodes: impl IntoIterator<Item = VNode>) {
        self.list(nodes.into_iter().collect());
    }

    /// Nothing, which has a place all the same.
    #[inline(never)]
    pub fn nothing(&mut self) {
        self.node(VNode::default());
    }

    /// The branch that is taken: a list, whatever is in it, so that what follows keeps its place.
    #[inline(never)]
    pub fn branch(&mut self, template: &'static str) {
        self.around.push(Around::Branch(self.rest));
        self.rest = template;
        self.begin(None);
        self.read();
    }

    /// A loop begins.
    #[inline(never)]
    pub fn each(&mut self) {
        self.around.push(Around::Loop(self.rest));
        self.begin(None);
    }

    /// Once more.
    #[inline(never)]
    pub fn item(&mut self, template: &'static str) {
        self.rest = template;
        self.read();
    }

    /// The loop is over.
    #[inline(never)]
    pub fn end(&mut self) {
        if let Some(Around::Loop(rest) | Around::Branch(rest)) = self.around.pop() {
            self.close();
            self.rest = rest;
        }
        self.read();
    }
}

/// The only node, or a list of all.
fn one(mut nodes: Vec<VNode>) -> VNode {
    match nodes.pop() {
        Some(node) if nodes.is_empty() => node,
        Some(node) => {
            nodes.push(node);
            VList::from(nodes).into()
        }
        None => VNode::default(),
    }
}
