//! What is written in markup comes out as HTML, as yew's own macro has it.

#![cfg(not(target_arch = "wasm32"))]

use markup::prelude::*;
use yew::LocalServerRenderer;
use yew::virtual_dom::VNode;

#[derive(Clone, PartialEq, Properties)]
struct ShowProps {
    html: Html,
}

#[component]
fn Show(props: &ShowProps) -> Html {
    props.html.clone()
}

async fn drawn(html: Html) -> String {
    LocalServerRenderer::<Show>::with_props(ShowProps { html }).hydratable(false).render().await
}

#[derive(Clone, PartialEq, Properties)]
struct CardProps {
    title: AttrValue,
    #[prop_or_default]
    note: Option<AttrValue>,
    #[prop_or(true)]
    open: bool,
    #[prop_or_default]
    children: Html,
}

#[part]
fn Card(props: &CardProps) -> Html {
    html! {
        <details open={props.open}>
            <summary>{ &props.title }</summary>
            { props.note.clone() }
            { props.children.clone() }
        </details>
    }
}

/// A component of yew's with the properties of a part.
#[component]
fn Counter(props: &CardProps) -> Html {
    let count = use_state(|| 7_u32);
    html! { <b title={props.title.clone()}>{ count.to_string() }{ props.children.clone() }</b> }
}

#[part]
fn Line() -> Html {
    html! { <hr /> }
}

#[tokio::test(flavor = "current_thread")]
async fn what_is_known_is_drawn_as_it_is_written() {
    let html = html! {
        <p class="lead" data-at="1" aria-hidden="true">{ "a < b & \"c\"" }<br /><i class="" /></p>
    };
    assert_eq!(
        drawn(html).await,
        r#"<p data-at="1" aria-hidden="true" class="lead">a &lt; b &amp; "c"<br><i></i></p>"#
    );
    assert_eq!(drawn(html! {}).await, "");
    assert_eq!(drawn(html! { <>{ "a" }<b />{ "c" }</> }).await, "a<b></b>c");
}

#[tokio::test(flavor = "current_thread")]
async fn attributes_may_be_missing() {
    let (some, none) = (Some("x\""), None::<&str>);
    let (wrong, id, hidden) = (false, "me", true);
    let made = Some(String::from("made"));
    let html = html! {
        <div {id} title={some} lang={none} role={made} data-own={AttrValue::from("own")} {hidden} inert={wrong}
            class={classes!("a", wrong.then_some("b"), "c")} />
    };
    assert_eq!(
        drawn(html).await,
        r#"<div id="me" title="x&quot;" role="made" data-own="own" hidden="hidden" class="a c"></div>"#
    );
    assert_eq!(drawn(html! { <i class={classes!(wrong.then_some("b"))} /> }).await, "<i></i>");
    assert_eq!(drawn(html! { <i class={none} /> }).await, "<i></i>");
    assert_eq!(drawn(html! { <button type="button" disabled=true hidden=false /> }).await, {
        r#"<button type="button" disabled="disabled"></button>"#
    });
}

#[tokio::test(flavor = "current_thread")]
async fn values_of_controls_are_properties() {
    let html = html! { <input type="text" value={String::from("ä")} /> };
    let VNode::VTag(tag) = &html else { panic!("an element") };
    assert_eq!(tag.value().map(AttrValue::as_str), Some("ä"));
    assert_eq!(drawn(html).await, r#"<input value="ä" type="text">"#);

    let html = html! { <input type="checkbox" checked={false} /> };
    let VNode::VTag(tag) = &html else { panic!("an element") };
    assert_eq!(tag.checked(), Some(false), "it is held to what it is given");
    assert_eq!(drawn(html! { <input checked={true} value="known" /> }).await, r#"<input value="known" checked>"#);
    assert_eq!(drawn(html! { <textarea value={"a<b"} rows="3" /> }).await, r#"<textarea rows="3">a&lt;b</textarea>"#);
    assert_eq!(drawn(html! { <option value="1" selected={true} /> }).await, {
        r#"<option value="1" selected="selected"></option>"#
    });
}

#[tokio::test(flavor = "current_thread")]
async fn listeners_keys_and_references_are_kept_and_not_drawn() {
    let node = NodeRef::default();
    let (name, onclick) = (String::from("k"), Callback::from(|_: MouseEvent| ()));
    let html = html! { <button key={name} ref={&node} {onclick} onkeydown={|_: KeyboardEvent| ()}>{ 'x'.to_string() }</button> };
    let VNode::VTag(tag) = &html else { panic!("an element") };
    assert_eq!(tag.key.as_deref(), Some("k"));
    assert_eq!(tag.node_ref, node);
    assert_eq!(html.key().map(ToString::to_string), Some("k".into()));
    assert_eq!(drawn(html).await, "<button>x</button>");
}

#[tokio::test(flavor = "current_thread")]
async fn branches_and_loops_keep_their_place() {
    let of = |count: usize, last: Option<&str>| {
        html! {
            <ul>
                if count == 0 {
                    <li>{ "none" }</li>
                } else if count == 1 {
                    <li>{ "one" }</li><li class="more" />
                }
                for at in 0..count {
                    <li key={at}>{ at.to_string() }</li>
                    if at == 1 {
                        { "!" }
                    }
                }
                if let Some(last) = last {
                    { last }
                }
            </ul>
        }
    };
    assert_eq!(drawn(of(0, None)).await, "<ul><li>none</li></ul>");
    assert_eq!(drawn(of(1, None)).await, r#"<ul><li>one</li><li class="more"></li><li>0</li></ul>"#);
    assert_eq!(drawn(of(3, Some("z"))).await, "<ul><li>0</li><li>1</li>!<li>2</li>z</ul>");
    for html in [of(0, None), of(2, Some("z"))] {
        let VNode::VTag(tag) = &html else { panic!("an element") };
        let Some(VNode::VList(children)) = tag.children() else { panic!("several children") };
        assert_eq!(children.len(), 3, "whatever is drawn of them");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn lists_whose_nodes_all_have_a_key_are_lists_of_their_own() {
    let items = ["a", "b"].map(|name| html! { <li key={name}>{ name }</li> });
    let html = html! { <ul><li class="first" />{ for items.clone() }{ items.to_vec() }{ None::<Html> }</ul> };
    let VNode::VTag(tag) = &html else { panic!("an element") };
    let Some(VNode::VList(children)) = tag.children() else { panic!("several children") };
    assert!(matches!(&children[1], VNode::VList(list) if list.len() == 2 && list.iter().all(VNode::has_key)));
    assert_eq!(children.len(), 4);
    assert_eq!(drawn(html).await, r#"<ul><li class="first"></li><li>a</li><li>b</li><li>a</li><li>b</li></ul>"#);
}

#[tokio::test(flavor = "current_thread")]
async fn components_and_parts_are_given_what_they_need() {
    let title = AttrValue::from("T");
    let html = html! {
        <div>
            <Card {title} open={false}><b>{ "1" }</b>{ "2" }</Card>
            <Card title="U" note={AttrValue::from("n")} />
            <Counter key="c" title="V">{ "!" }</Counter>
            <Line />
        </div>
    };
    assert_eq!(
        drawn(html).await,
        concat!(
            "<div><details><summary>T</summary><b>1</b>2</details>",
            r#"<details open="open"><summary>U</summary>n</details><b title="V">7!</b><hr></div>"#
        )
    );
    let base = CardProps { title: "base".into(), note: None, open: false, children: Html::default() };
    assert_eq!(drawn(html! { <Card ..base.clone() /> }).await, "<details><summary>base</summary></details>");
    let html = html! { <Card key="k" note={None::<AttrValue>} ..base /> };
    assert_eq!(html.key().map(ToString::to_string), Some("k".into()));
}
