//! Rendered HTML taken apart, as far as the tests look at it. What Yew renders is well-formed.

use std::collections::BTreeMap;

/// An element with its attributes and the texts below it.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    /// Tag name.
    pub name: String,
    /// Attributes; those without a value have an empty one.
    pub attributes: BTreeMap<String, String>,
    /// Names of the elements around it, outermost first.
    pub around: Vec<String>,
    /// All texts below it.
    pub text: String,
}

impl Element {
    /// An attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it is within an element of this name.
    pub(crate) fn within(&self, name: &str) -> bool {
        self.around.iter().any(|around| around == name)
    }

    /// What a reader hears of it: its label, else its text.
    pub(crate) fn says(&self) -> &str {
        self.get("aria-label").unwrap_or_else(|| self.text.trim())
    }
}

/// A page taken apart: its elements, and its single texts in order.
#[derive(Debug)]
pub(crate) struct Page {
    /// Elements in the order in which they begin.
    pub elements: Vec<Element>,
    /// Texts that are not empty.
    pub texts: Vec<String>,
}

const VOID: [&str; 4] = ["input", "br", "meta", "link"];

impl Page {
    /// Takes a page apart.
    pub(crate) fn read(html: &str) -> Self {
        let mut page = Self { elements: Vec::new(), texts: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            page.text(text, &open);
            let end = end_of_tag(after);
            let (tag, tail) = (&after[..end], &after[end + 1..]);
            rest = tail;
            if tag.starts_with('!') {
                continue;
            }
            if tag.starts_with('/') {
                open.pop();
                continue;
            }
            let element = element(tag.trim_end_matches('/'), &page.elements, &open);
            let void = VOID.contains(&element.name.as_str());
            page.elements.push(element);
            if !void {
                open.push(page.elements.len() - 1);
            }
        }
        page.text(rest, &open);
        assert!(open.is_empty(), "every element is closed");
        page
    }

    fn text(&mut self, text: &str, open: &[usize]) {
        let text = decode(text);
        if text.trim().is_empty() && text.is_empty() {
            return;
        }
        for at in open {
            self.elements[*at].text.push_str(&text);
        }
        if !text.trim().is_empty() {
            self.texts.push(text.trim().to_owned());
        }
    }

    /// Elements of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The element with this id.
    pub(crate) fn by_id(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.get("id") == Some(id))
    }

    /// The only button that says this.
    pub(crate) fn button(&self, says: &str) -> &Element {
        let found: Vec<&Element> = self.all("button").filter(|button| button.says() == says).collect();
        assert_eq!(found.len(), 1, "buttons that say {says:?}");
        found[0]
    }

    /// Whether some text is on the page.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.elements.iter().any(|element| element.text.contains(text))
    }
}

/// Where the tag ends: a `>` outside quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quoted = false;
    text.bytes()
        .position(|byte| {
            quoted ^= byte == b'"';
            byte == b'>' && !quoted
        })
        .expect("a tag that ends")
}

fn element(tag: &str, elements: &[Element], open: &[usize]) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        rest = &rest[start..];
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let value = after.strip_prefix("=\"").map(|value| value.split_once('"').expect("a value that ends"));
        let (value, after) = value.unwrap_or(("", after));
        let before = attributes.insert(key.to_owned(), decode(value));
        assert!(before.is_none(), "{key} stands twice in <{tag}>");
        rest = after;
    }
    let around = open.iter().map(|at| elements[*at].name.clone()).collect();
    Element { name: name.into(), attributes, around, text: String::new() }
}

fn decode(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&#x27;", "'").replace("&#x2F;", "/").replace("&amp;", "&")
}
